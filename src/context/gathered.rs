//! The answers of several shops as one: what came, which shops failed, and what none of them has.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    adapter::Missing,
    error::{Error, Kind, Result},
    lang::Things,
    pages::{Outcome, Progress},
};

/// The maximum number of shops that one reason lists.
const NAMED: usize = 12;

/// The answers of all shops.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// The answers together. Missing is what no shop has.
    pub(super) outcome: Outcome,
    /// The shops that were asked, in order, and whether their answer is complete. Where there is one it has no name.
    pub(super) shops: Vec<(Option<Arc<str>>, bool)>,
    /// The shops that could not be asked, or whose answer is incomplete.
    pub(super) failed: Vec<(String, Error)>,
}

impl Answer {
    /// The answer of the only shop.
    pub(super) fn of_one(outcome: Outcome) -> Self {
        Self { shops: vec![(None, outcome.missing.is_empty())], outcome, failed: Vec::new() }
    }

    /// Whether nothing is missing.
    pub(super) fn is_complete(&self) -> bool {
        self.outcome.missing.is_empty() && self.failed.is_empty()
    }

    /// This answer, and what is missing of another one that it is compared with.
    pub(super) fn beside(mut self, other: Self) -> Self {
        if !other.is_complete() {
            self.outcome.progress = self.outcome.progress.and(other.outcome.progress);
        }
        self.outcome.missing.extend(other.outcome.missing);
        let is_new = |(name, _): &(String, Error)| self.failed.iter().all(|(known, _)| known != name);
        let failed: Vec<_> = other.failed.into_iter().filter(is_new).collect();
        self.failed.extend(failed);
        self
    }

    /// The errors for what is missing.
    pub(super) fn errors(&self) -> impl Iterator<Item = &Error> {
        let missing = self.outcome.missing.iter().map(|missing| &missing.error);
        missing.chain(self.failed.iter().map(|(_, error)| error))
    }
}

/// The answers so far.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    answer: Answer,
    /// The shops that have nothing of what was named.
    lacking: Vec<(Arc<str>, Error)>,
    /// The parts that a shop lacks and another one may have, with the shop.
    absent: Vec<(Arc<str>, Missing)>,
}

impl Gathered {
    /// The progress so far.
    pub(super) fn progress(&self) -> Progress {
        self.answer.outcome.progress
    }

    /// The limit was reached before every shop was asked.
    pub(super) fn cut_short(&mut self) {
        self.answer.outcome.limited = true;
        self.answer.outcome.progress.total = None;
    }

    /// Takes the failure of a shop.
    pub(super) fn failure(&mut self, shop: &Arc<str>, error: Error) {
        match error.is_absent() {
            true => self.lacking.push((Arc::clone(shop), error)),
            false => self.answer.failed.push((shop.to_string(), error)),
        }
    }

    /// Takes the answer of a shop.
    pub(super) fn success(&mut self, noun: Things, shop: Arc<str>, outcome: Outcome) {
        let Outcome { progress, missing, unfit, limited, longest } = outcome;
        let (absent, missing): (Vec<_>, Vec<_>) =
            missing.into_iter().partition(|missing| missing.error.is_absent());
        self.absent.extend(absent.into_iter().map(|missing| (Arc::clone(&shop), missing)));
        let complete = missing.is_empty();
        if let Some(first) = missing.first() {
            let error = Error::new(Kind::Partial, came(noun, progress))
                .why(parts_missing(&missing))
                .because(missing.iter().map(|missing| &missing.error))
                .with_vendor_error(first.error.vendor_error().clone());
            self.answer.failed.push((shop.to_string(), error));
        }
        let whole = &mut self.answer.outcome;
        let is_first = self.answer.shops.is_empty();
        whole.progress = if is_first { progress } else { whole.progress.and(progress) };
        for (key, records) in unfit {
            *whole.unfit.entry(key).or_default() += records;
        }
        whole.limited |= limited;
        whole.longest = [whole.longest, longest].into_iter().flatten().min();
        self.answer.shops.push((Some(shop), complete));
    }

    /// The answers as one.
    ///
    /// # Errors
    /// If no shop has answered: the first one's failure, or that none has what was named.
    pub fn concluded(mut self) -> Result<Answer> {
        for (shop, error) in &self.lacking {
            tracing::info!("{}", tr!("{shop}: {why}", shop, why = error.summary()));
        }
        if self.answer.shops.is_empty() {
            return Err(self.nothing());
        }
        let mut named = BTreeSet::new();
        for (shop, missing) in &self.absent {
            let lack = self.absent.iter().filter(|(_, other)| other.part == missing.part).count();
            match lack < self.answer.shops.len() {
                true => tracing::info!("{}", tr!("{shop}: {why}", shop, why = missing.error.summary())),
                false if named.insert(&missing.part) => {
                    let Missing { part, error } = missing;
                    let missing = Missing { part: part.clone(), error: error.clone() };
                    self.answer.outcome.missing.push(missing);
                }
                false => {}
            }
        }
        if !self.answer.failed.is_empty() {
            // How many the others have is not known.
            self.answer.outcome.progress.total = None;
        }
        Ok(self.answer)
    }

    /// The error where no shop has answered.
    fn nothing(self) -> Error {
        let failed = self.answer.failed;
        match (failed.first(), self.lacking.first()) {
            (Some((_, first)), _) => {
                let first = first.clone();
                concluded(0, failed, true).err().unwrap_or(first)
            }
            (None, Some((_, first))) => {
                let shops: Vec<_> = self.lacking.iter().map(|(shop, _)| &**shop).collect();
                let error = first.clone().of_kind(Kind::NotFound);
                error.why(tr!("asked were {profiles}", profiles = listed(&shops)))
            }
            (None, None) => Error::new(Kind::Bug, tr!("no shop was asked")),
        }
    }
}

/// The result of something that was done for each of several profiles.
///
/// # Errors
/// The first failure if nothing was done; [`Kind::Partial`] if something was.
pub fn concluded(done: usize, failed: Vec<(String, Error)>, several: bool) -> Result<()> {
    let Some((_, first)) = failed.first() else { return Ok(()) };
    if !several {
        return Err(first.clone());
    }
    let is_same = failed.iter().all(|(_, error)| error.detail() == first.detail());
    let (kind, what) = match done {
        // A mistake in the command is the same everywhere.
        0 if is_same => return Err(first.clone().of_profiles(failed)),
        0 => (first.kind(), tr!("no shop could be asked")),
        _ => (
            Kind::Partial,
            tr!("{n} shop is done; others are not" | "{n} shops are done; others are not" % done),
        ),
    };
    let error = Error::new(kind, what)
        .why(reasons(&failed))
        .because(failed.iter().map(|(_, error)| error))
        .with_vendor_error(first.vendor_error().clone());
    Err(error.of_profiles(failed))
}

/// The missing parts, each with the reason.
pub(super) fn parts_missing(missing: &[Missing]) -> String {
    let parts = missing
        .iter()
        .map(|missing| tr!("{part} ({why})", part = missing.part, why = missing.error.detail()));
    parts.collect::<Vec<_>>().join(&tr!("; "))
}

/// The size of an incomplete answer.
pub(super) fn came(noun: Things, Progress { came, total, .. }: Progress) -> String {
    match total {
        Some(total) => tr!("not complete: {came} of {all} came", came, all = noun.counted(total)),
        None => tr!("not complete: {some} came", some = noun.counted(came)),
    }
}

/// The failures of shops with their exit codes: `北京店 (77: …); 广州店 (69: …)`.
pub(super) fn reasons(failed: &[(String, Error)]) -> String {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for (shop, error) in failed {
        let reason = tr!("{code}: {why}", code = error.kind().exit_code(), why = error.detail());
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, shops)) => shops.push(shop),
            None => reasons.push((reason, vec![shop])),
        }
    }
    let reasons = reasons.iter().map(|(why, shops)| tr!("{part} ({why})", part = listed(shops), why));
    reasons.collect::<Vec<_>>().join(&tr!("; "))
}

/// A list of shops, shortened.
pub(super) fn listed(shops: &[&str]) -> String {
    let named = shops.iter().take(NAMED).copied().collect::<Vec<_>>().join(&tr!(", "));
    match shops.len().saturating_sub(NAMED) {
        0 => named,
        more => tr!("{shops} and {more} more", shops = named, more),
    }
}
