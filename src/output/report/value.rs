//! Numbers of a report as people read them.

use super::INCOMPLETE;
use crate::output::view::{UNKNOWN, percent};

/// A number, or none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// Not known, or divided by zero.
    Unknown,
    /// A number of things.
    Count(i64),
    /// A fraction.
    Rate(f64),
    /// Minutes.
    Minutes(f64),
    /// A change, as a fraction of the number before.
    Change(f64),
}

impl Amount {
    /// The number as text.
    pub fn text(self) -> String {
        match self {
            Self::Unknown => UNKNOWN.to_owned(),
            Self::Count(count) => count.to_string(),
            Self::Rate(rate) => percent(rate),
            Self::Minutes(minutes) => time(minutes),
            Self::Change(fraction) => change(Some(fraction)),
        }
    }

    /// The number as text, with a mark if records are missing.
    pub(super) fn marked(self, incomplete: bool) -> String {
        match incomplete {
            true => format!("{}{INCOMPLETE}", self.text()),
            false => self.text(),
        }
    }

    /// The number itself.
    #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2⁵³")]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Unknown => None,
            Self::Count(count) => Some(count as f64),
            Self::Rate(number) | Self::Minutes(number) | Self::Change(number) => Some(number),
        }
    }
}

/// A change as text: `+12.5%`, `−3.0%`, `–` if there is none to tell.
fn change(change: Option<f64>) -> String {
    match change {
        None => UNKNOWN.to_owned(),
        Some(change) => {
            let text = percent(change.abs());
            match (text.as_str(), change < 0.0) {
                ("0.0%", _) => text,
                (_, true) => format!("-{text}"),
                (_, false) => format!("+{text}"),
            }
        }
    }
}

/// Minutes as hours and minutes.
fn time(minutes: f64) -> String {
    let sign = if minutes < 0.0 { "-" } else { "" };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked by saturation"
    )]
    let whole = minutes.abs().round() as u64;
    let (hours, rest) = (whole / 60, whole % 60);
    match hours {
        0 => format!("{sign}{}", tr!("{minutes} min", minutes = rest)),
        _ => format!("{sign}{}", tr!("{hours} h {minutes} min", hours, minutes = rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_texts_that_people_read() {
        let shown = [
            Amount::Unknown,
            Amount::Count(0),
            Amount::Rate(0.125),
            Amount::Rate(1.0),
            Amount::Minutes(0.4),
            Amount::Minutes(59.6),
            Amount::Minutes(200.0),
            Amount::Minutes(-61.0),
            Amount::Change(0.5),
        ]
        .map(Amount::text);
        assert_eq!(
            shown,
            ["–", "0", "12.5%", "100.0%", "0 min", "1 h 0 min", "3 h 20 min", "-1 h 1 min", "+50.0%"]
        );
        let changes = [None, Some(0.0), Some(0.1), Some(-0.25), Some(2.0), Some(-0.0001)].map(change);
        assert_eq!(changes, ["–", "0.0%", "+10.0%", "-25.0%", "+200.0%", "0.0%"]);
    }
}
