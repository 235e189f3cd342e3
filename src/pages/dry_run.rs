//! Shows what a question would ask: its requests that are known before any answer.

use super::Limits;
use crate::{
    adapter::{PageRequest, Query},
    dates::Clock,
    error::{Kind, Result},
    record::Shape,
};

/// Asks for everything that depends on no answer: what the parts and, with `own_fields`, the columns of a tenant need,
/// and the first page of each part. The vendor's client collects the requests; `then` gets a description of what
/// depends on their answers.
///
/// # Errors
/// [`Kind::Usage`] for arguments that do not go together.
pub async fn dry_run<Q: Query>(
    query: &Q,
    vendor: &Q::Vendor,
    clock: &Clock,
    limits: &Limits,
    own_fields: bool,
    mut then: impl FnMut(&str),
) -> Result<()> {
    let Some(parts) = sent(query.parts(vendor, clock).await)? else {
        then(&tr!("the {noun} that this answer leads to", noun = query.noun()));
        return Ok(());
    };
    if own_fields {
        sent(query.columns(vendor, &parts, limits.concurrency, limits.records).await)?;
    }
    let size = limits.page_size(Q::PAGE_SIZE);
    for part in &parts {
        let first = PageRequest { number: 1, size, cursor: None };
        sent(query.page(vendor, part, first).await)?;
        if query.asked_for_id(part).is_none() && query.shape() == Shape::List {
            then(&tr!("further pages of {part}, as many as there are", part));
        }
        if let Some(next) = query.follow_up(vendor, part) {
            then(&next.to_string());
        }
    }
    Ok(())
}

/// The result of some work, or `None` if it needs an answer.
fn sent<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == Kind::NotSent => Ok(None),
        Err(error) => Err(error),
    }
}
