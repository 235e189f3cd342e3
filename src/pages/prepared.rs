//! The parts of a question and the columns of its records, which are found before its first page.

use std::sync::Arc;

use super::Limits;
use crate::{adapter::Query, dates::Clock, error::Result, record::Columns};

/// A question that is ready to be asked: its parts and its columns are known.
pub struct Prepared<'q, Q: Query> {
    /// The question.
    pub query: &'q Q,
    /// Whom it asks.
    pub vendor: &'q Q::Vendor,
    /// The parts that it falls into.
    pub parts: Vec<Q::Part>,
    /// The columns of its records.
    pub columns: Columns,
    /// The profile that its records belong to, where records of several profiles stand together.
    pub profile: Option<Arc<str>>,
}

impl<'q, Q: Query> Prepared<'q, Q> {
    /// Finds the parts of a question and the columns of its records: with `own_fields` also those of a tenant's own
    /// fields, for which the vendor is asked within these limits.
    ///
    /// # Errors
    /// The vendor's failure, where it has to be asked; [`crate::error::Kind::Usage`] for arguments that do not go together.
    pub async fn new(
        query: &'q Q,
        vendor: &'q Q::Vendor,
        clock: &Clock,
        own_fields: Option<Limits>,
    ) -> Result<Self> {
        let parts = query.parts(vendor, clock).await?;
        let columns = match own_fields {
            Some(limits) => query.columns(vendor, &parts, limits.concurrency, limits.records).await?,
            None => query.known_columns(),
        };
        Ok(Self { query, vendor, parts, columns, profile: None })
    }
}
