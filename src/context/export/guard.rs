//! Guards against replacing a file by one that has lost too many of its records.

use std::{fmt, fs, path::Path, str::FromStr};

use jiff::civil::Date;

use super::super::to_file::FetchedFile;
use crate::{
    archive::{Archive, State},
    error::{Error, Kind},
    spelling::typed,
};

/// A share in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(u8);

impl FromStr for Percent {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let text = typed(text);
        let number = text.trim_end_matches('%').trim_end();
        let share = number.parse().ok().filter(|share| *share <= 100);
        share.map(Self).ok_or_else(|| tr!("write a share like 50%; 100% lets every file be replaced"))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}

impl Percent {
    /// Whether going from one number to another loses more than this share.
    fn is_exceeded(self, from: u64, to: u64) -> bool {
        let lost = u128::from(from.saturating_sub(to));
        lost * 100 > u128::from(self.0) * u128::from(from)
    }
}

/// The error if a new file must not replace the old one; `None` if it may.
pub(super) fn objection(
    archive: &Archive,
    day: Date,
    state: State,
    fetched: &FetchedFile,
    limit: Percent,
) -> Option<Error> {
    if state == State::Missing {
        return None;
    }
    let rows = archive.manifest.files.get(&day).and_then(|known| known.rows_of(state));
    let path = archive.path(day);
    let (from, to) = match rows {
        Some(rows) => (rows, fetched.rows),
        // The row count is unknown, so the sizes are compared.
        None => {
            let length = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
            (length(&path), length(fetched.pending.path()))
        }
    };
    if !limit.is_exceeded(from, to) {
        return None;
    }
    let path = path.display();
    let what = match rows {
        Some(_) => {
            tr!(
                "{path} would shrink from {from} to {to} rows, and --max-shrink is {limit}",
                path,
                from,
                to,
                limit
            )
        }
        None => {
            tr!(
                "{path} would shrink from {from} to {to} bytes, and --max-shrink is {limit}",
                path,
                from,
                to,
                limit
            )
        }
    };
    Some(Error::new(Kind::Guarded, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_share_may_be_lost_and_no_row_more() {
        let half: Percent = "50%".parse().unwrap();
        assert!(!half.is_exceeded(10, 5));
        assert!(half.is_exceeded(10, 4));
        assert!(half.is_exceeded(1, 0));
        assert!(!half.is_exceeded(0, 0));
        assert!(!half.is_exceeded(4, 10));
        let all: Percent = "100".parse().unwrap();
        assert!(!all.is_exceeded(u64::MAX, 0));
        let none: Percent = "0％".parse().unwrap();
        assert!(none.is_exceeded(1000, 999));
        for wrong in ["101%", "-1", "half", ""] {
            assert!(wrong.parse::<Percent>().is_err(), "{wrong}");
        }
    }
}
