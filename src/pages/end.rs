//! How parts and walks end: what is missing, and why.

use super::{Outcome, Walk};
use crate::{
    adapter::{Missing, Query, Vendor as _},
    error::{Error, Kind, Result},
};

impl<Q: Query> Walk<'_, Q> {
    /// Ends a part that failed, and every other one that would fail for the same reason.
    pub(super) fn part_failed(&mut self, index: usize, error: Error) {
        let kind = error.kind();
        let part = &self.asked[index];
        let part = match self.lanes[index].part.taken {
            0 => part.to_string(),
            pages => tr!("{part}, from page {page} on", part, page = pages + 1),
        };
        self.missing.push(Missing { error: asked_for(&part, error), part });
        self.lanes[index].end();
        if kind.fails_every_request() {
            let error = Error::new(kind, tr!("not asked for any more"));
            for (lane, part) in self.lanes.iter_mut().zip(&self.asked).filter(|(lane, _)| !lane.is_done) {
                self.missing.push(Missing { part: part.to_string(), error: error.clone() });
                lane.end();
            }
        }
    }

    /// The outcome of the walk.
    pub(super) fn finish(mut self) -> Result<Outcome> {
        let progress = self.progress();
        let nothing_worked = self.missing.len() >= self.lanes.len() && progress.came == 0;
        if nothing_worked && !self.missing.is_empty() {
            return Err(self.missing.swap_remove(0).error);
        }
        if progress.came == 0 && !self.unfit.is_empty() && self.missing.is_empty() {
            return Err(self.nothing_fits());
        }
        if let Some(key) = Q::NEWEST_FIRST.filter(|_| self.is_unordered) {
            let vendor = Q::Vendor::ABOUT.name;
            let told =
                tr!("{vendor} does not list the newest first; --sort -{key} puts them in order", vendor, key);
            tracing::info!("{told}");
        }
        let limited =
            self.limits.records == Some(progress.delivered) && progress.total != Some(progress.delivered);
        let longest = self.lanes.iter().filter_map(|lane| lane.part.longest).min();
        let longest = longest.or(self.limits.sizes.longest);
        Ok(Outcome { progress, missing: self.missing, unfit: self.unfit, limited, longest })
    }

    /// The error for an answer without any matching record.
    fn nothing_fits(&self) -> Error {
        let (vendor, noun) = (Q::Vendor::ABOUT.name, self.query.noun());
        let records: u64 = self.unfit.values().sum();
        let fields: Vec<_> = self.unfit.keys().map(|key| format!("`{key}`")).collect();
        let fields = fields.join(&tr!(", "));
        Error::new(Kind::Answer, tr!("{vendor} answered other {noun} than were asked for", vendor, noun))
            .why(tr!("none of {records} records fits by {fields}", records, fields))
            .hint(tr!(
                "the vendor may ignore the filter or mean something else by it; ask without it to see its records"
            ))
    }
}

/// The failure of a part that the account does not have. A mistake in the command would end all parts.
pub(super) fn absent(error: &Error) -> Error {
    match error.kind() {
        Kind::Usage => error.clone().of_kind(Kind::NotFound),
        _ => error.clone(),
    }
}

/// Adds the requested part to an error.
pub(super) fn asked_for(part: &str, error: Error) -> Error {
    match error.summary().contains(part) {
        true => error,
        false => error.or_why(tr!("asked for {part}", part)),
    }
}
