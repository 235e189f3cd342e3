//! The report of a run.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    archive::FileChange,
    error::{Error, Kind},
    lang::Message,
};

/// The hint for files that a guard has kept from being replaced.
pub const GUARDED_HINT: Message = Message::new(
    "look at the files and at the vendor's records; the next run makes anew what is moved away, and \
     --max-shrink 100% lets a file be replaced by a shorter one",
);

/// The maximum number of days that one line lists.
const NAMED: usize = 12;

/// The counts and failures of a run.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Files that were created.
    pub(super) new: u64,
    /// Files that were replaced.
    pub(super) replaced: u64,
    /// Days that were fetched without a change.
    pub(super) same: u64,
    /// Days that were not fetched, because their records are final.
    pub(super) settled: u64,
    /// Records that were fetched.
    pub(super) rows: u64,
    /// Records that were dropped because they do not match the question.
    pub(super) dropped: u64,
    /// Files that `--keep` removed.
    pub(super) removed: usize,
    /// Days that could not be fetched.
    pub(super) failed: BTreeMap<Date, Error>,
    /// The reason why a file is incomplete that was written nevertheless.
    pub(super) partial: Option<Error>,
    /// Days that were not requested, because the vendor could not be reached.
    pub(super) unasked: u64,
    /// Days whose file a guard kept from being replaced.
    pub(super) guarded: BTreeMap<Date, Error>,
}

impl Report {
    /// Counts a file.
    pub(super) fn count(&mut self, put: FileChange) {
        match put {
            FileChange::New => self.new += 1,
            FileChange::Replaced => self.replaced += 1,
            FileChange::Same => self.same += 1,
        }
    }

    /// The summary of a run without failures.
    pub(super) fn words(&self) -> String {
        let Self { new, replaced, rows, removed, .. } = self;
        let same = self.same + self.settled;
        match removed {
            0 => tr!(
                "{new} new, {replaced} replaced, {same} unchanged; {n} record fetched"
                    | "{new} new, {replaced} replaced, {same} unchanged; {n} records fetched" % *rows,
                new,
                replaced,
                same
            ),
            removed => tr!(
                "{new} new, {replaced} replaced, {same} unchanged, {removed} removed; {n} record fetched"
                    | "{new} new, {replaced} replaced, {same} unchanged, {removed} removed; {n} records fetched"
                        % *rows,
                new,
                replaced,
                same,
                removed
            ),
        }
    }

    /// The error that the run ends with, if any day failed. If all days failed for one reason, it is that reason.
    pub(super) fn failure(&self) -> Option<Error> {
        if let Some(error) = &self.partial {
            return Some(
                error.clone().hint(tr!("what came is in the file; `-v` shows what happened to the rest")),
            );
        }
        let nothing_worked = self.new + self.replaced + self.same + self.settled == 0;
        if let Some(first) = self.failed.values().next()
            && nothing_worked
            && self.guarded.is_empty()
            && self.failed.values().all(|error| error.kind() == first.kind())
        {
            return Some(first.clone());
        }
        let all = self.failed.len() + self.guarded.len();
        let (kind, mut reasons) = match self.failed.is_empty() {
            true => (Kind::Guarded, Vec::new()),
            false => (Kind::Partial, by_reason(&self.failed)),
        };
        reasons.extend(by_reason(&self.guarded));
        if self.unasked > 0 {
            reasons.push(tr!("{n} more was not asked for" | "{n} more were not asked for" % self.unasked));
        }
        let first = self.failed.values().chain(self.guarded.values()).next()?;
        let what = tr!("{n} day was not exported; the others are in place"
            | "{n} days were not exported; the others are in place" % all);
        let error = Error::new(kind, what)
            .why(reasons.join(&tr!("; ")))
            .with_vendor_error(first.vendor_error().clone());
        Some(match kind {
            Kind::Guarded => error.hint(GUARDED_HINT.to_string()),
            _ => error.because(self.failed.values().chain(self.guarded.values())),
        })
    }
}

/// The days of each reason.
fn by_reason(days: &BTreeMap<Date, Error>) -> Vec<String> {
    let mut reasons: BTreeMap<String, Vec<Date>> = BTreeMap::new();
    for (day, error) in days {
        reasons.entry(error.detail()).or_default().push(*day);
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, days)| days[0]);
    reasons.iter().map(|(reason, days)| tr!("{days}: {reason}", days = list(days), reason)).collect()
}

/// A list of days, shortened.
pub fn list(days: &[Date]) -> String {
    let named: Vec<_> = days.iter().take(NAMED).map(ToString::to_string).collect();
    let named = named.join(&tr!(", "));
    match days.len().saturating_sub(NAMED) {
        0 => named,
        more => tr!("{days} and {more} more", days = named, more),
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan as _, civil::date};

    use super::*;

    fn failed(days: i64, reason: &str) -> BTreeMap<Date, Error> {
        let error = Error::new(Kind::Unreachable, reason);
        (0..days).map(|day| (date(2026, 11, 1) + day.days(), error.clone())).collect()
    }

    #[test]
    fn days_of_one_reason_stand_together() {
        let report = Report { new: 1, failed: failed(14, "down"), ..Report::default() };
        insta::assert_snapshot!(report.failure().unwrap().lines().join("\n"), @r"
        error: 14 days were not exported; the others are in place
        why: 2026-11-01, 2026-11-02, 2026-11-03, 2026-11-04, 2026-11-05, 2026-11-06, 2026-11-07, 2026-11-08, 2026-11-09, 2026-11-10, 2026-11-11, 2026-11-12 and 2 more: down
        hint: check the network and the vendor's `base_url`, then run it again
        ");
    }

    #[test]
    fn one_reason_for_everything_is_the_runs_own() {
        let report = Report { failed: failed(3, "down"), ..Report::default() };
        assert_eq!(report.failure().map(|error| error.kind()), Some(Kind::Unreachable));
        let some = Report { settled: 1, ..report };
        assert_eq!(some.failure().map(|error| error.kind()), Some(Kind::Partial));
        assert!(Report::default().failure().is_none());
    }

    #[test]
    fn only_guards_end_with_9_and_failures_beside_them_with_3() {
        let guarded = Report { same: 1, guarded: failed(1, "shrinks"), ..Report::default() };
        assert_eq!(guarded.failure().map(|error| error.kind()), Some(Kind::Guarded));
        let both = Report { failed: failed(1, "down"), ..guarded };
        assert_eq!(both.failure().map(|error| error.kind()), Some(Kind::Partial));
    }
}
