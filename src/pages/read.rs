//! Reads the records of a page and compares them with the requested id.

use crate::{
    adapter::{Page, Query, Vendor as _},
    error::{Error, Kind, Result},
    record::{Layout, Record},
};

/// Reads the records of a page.
pub(super) fn read<Q: Query>(page: Page, layout: &Layout) -> Result<Page<Record>> {
    let rows = layout.read_all(page.rows).map_err(|e| {
        let vendor = Q::Vendor::ABOUT.name;
        Error::new(e.kind(), tr!("{vendor} sent a record that cannot be read", vendor)).why(e.reason())
    })?;
    Ok(Page { rows, extent: page.extent })
}

/// The page of a part that asks for a record by its id, without other records.
///
/// # Errors
/// [`Kind::Answer`] if it has only others.
pub(super) fn by_id<Q: Query>(query: &Q, part: &Q::Part, mut page: Page<Record>) -> Result<Page<Record>> {
    let Some(id) = query.asked_for_id(part) else { return Ok(page) };
    let came = page.rows.len();
    page.rows.retain(|record| record.has_id(id));
    match came > 0 && page.rows.is_empty() {
        false => Ok(page),
        true => {
            let (vendor, noun) = (Q::Vendor::ABOUT.name, query.noun());
            Err(Error::new(
                Kind::Answer,
                tr!("{vendor} answered other {noun} than {part}", vendor, noun, part),
            )
            .why(tr!("{came} came, none with the id {id}", came, id)))
        }
    }
}
