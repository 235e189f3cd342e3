//! Ranges of the Nagios plugin convention: a value outside the range raises an alarm, with `@` a value inside it.
//!
//! Source: the Monitoring Plugins Development Guidelines, "Threshold and Ranges".

use std::{fmt, str::FromStr};

use serde::Serialize;

use crate::{lang::Message, spelling::ascii};

const ALLOWED: Message = Message::new(
    "write a range like 10 (alarm above 10 or below 0), 10: (below 10), ~:10 (above 10), 10:20 (outside) or \
     @10:20 (inside, ends included)",
);

/// The values that raise no alarm; with `@` the values that do.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Range {
    /// The text as typed, which performance data repeat.
    given: String,
    #[serde(skip)]
    inside: bool,
    #[serde(skip)]
    start: f64,
    #[serde(skip)]
    end: f64,
}

impl Range {
    /// Raises an alarm for every value except 0.
    pub fn nothing() -> Self {
        Self { given: "0".to_owned(), inside: false, start: 0.0, end: 0.0 }
    }

    /// Raises an alarm for every value above a number.
    pub fn up_to(most: u64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2⁵³")]
        Self { given: most.to_string(), inside: false, start: 0.0, end: most as f64 }
    }

    /// Whether a value raises an alarm.
    pub fn alarms(&self, value: f64) -> bool {
        (self.start..=self.end).contains(&value) == self.inside
    }
}

impl FromStr for Range {
    type Err = String;

    fn from_str(given: &str) -> Result<Self, String> {
        // Performance data repeat the range, and they are ASCII.
        let text = ascii(given.trim());
        let text = text.trim();
        let (inside, ends) = text.strip_prefix('@').map_or((false, text), |rest| (true, rest));
        let (start, end) = match ends.split_once(':') {
            Some(("~", end)) => (Some(f64::NEG_INFINITY), end),
            Some(("", end)) if !end.is_empty() => (Some(0.0), end),
            Some((start, end)) => (number(start), end),
            None => (Some(0.0), ends),
        };
        let end = match end {
            "" if ends.ends_with(':') => Some(f64::INFINITY),
            end => number(end),
        };
        match (start, end) {
            (Some(start), Some(end)) if start <= end => {
                Ok(Self { given: text.to_owned(), inside, start, end })
            }
            (Some(start), Some(end)) => Err(tr!(
                "it begins with {start}, above its end {end}; {allowed}",
                start,
                end,
                allowed = ALLOWED
            )),
            _ => Err(ALLOWED.to_string()),
        }
    }
}

/// A number in the form of performance data: digits, a sign, a point.
fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    text.parse().ok().filter(|_| plain)
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.given)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The values from `from` to `to` that raise an alarm.
    fn alarms(range: &str, from: i32, to: i32) -> Vec<i32> {
        let range: Range = range.parse().unwrap();
        (from..=to).filter(|value| range.alarms(f64::from(*value))).collect()
    }

    #[test]
    fn ranges_alarm_as_the_guidelines_say() {
        assert_eq!(alarms("10", -2, 12), [-2, -1, 11, 12]);
        assert_eq!(alarms("0", -1, 2), [-1, 1, 2]);
        assert_eq!(alarms("10:", 8, 12), [8, 9]);
        assert_eq!(alarms("~:10", -9, 12), [11, 12]);
        assert_eq!(alarms("10:12", 8, 14), [8, 9, 13, 14]);
        assert_eq!(alarms("@10:12", 8, 14), [10, 11, 12]);
        assert_eq!(alarms("@2", -1, 3), [0, 1, 2]);
        assert_eq!(alarms("@~:0", -2, 2), [-2, -1, 0]);
        assert_eq!(alarms("@1:", 0, 3), [1, 2, 3]);
        assert_eq!(alarms("-3:-1", -4, 0), [-4, 0]);
        assert_eq!(alarms(":1", -1, 2), [-1, 2]);
        assert_eq!(alarms("5:5", 4, 6), [4, 6]);
        assert_eq!(alarms(" 0.5:1.5 ", 0, 2), [0, 2]);
        assert_eq!(alarms("１０：１２", 8, 14), [8, 9, 13, 14]);
        assert_eq!(alarms("＠～：０", -2, 2), [-2, -1, 0]);
        assert_eq!(alarms("~:", -3, 3), [0; 0]);
    }

    #[test]
    fn what_is_no_range_is_said_with_what_is() {
        for wrong in [
            "", " ", "@", ":", "@:", "~", "10:~", "~10", "a", "10:b", "10-20", "1:2:3", "@@1", "1e3", "inf",
            "nan", "+5", "--5", "1.2.3", "10;20", "10 20", "١٠",
        ] {
            let said = wrong.parse::<Range>().expect_err(wrong);
            assert!(said.contains("~:10"), "{said}");
        }
        for backwards in ["20:10", "-5", "@5:1"] {
            let said = backwards.parse::<Range>().expect_err(backwards);
            assert!(said.starts_with("it begins with"), "{said}");
        }
    }

    proptest! {
        #[test]
        fn every_value_raises_the_alarm_of_a_range_or_that_of_its_complement(
            range in "(~|-?[0-9]{1,3}(\\.[0-9])?)?:-?[0-9]{1,3}|[0-9]{1,3}:?", value in -1500_i32..1500,
        ) {
            let value = f64::from(value) / 2.0;
            let (plain, complement) = (range.parse::<Range>(), format!("@{range}").parse::<Range>());
            prop_assert_eq!(plain.is_ok(), complement.is_ok());
            if let (Ok(plain), Ok(complement)) = (plain, complement) {
                prop_assert!(plain.alarms(value) != complement.alarms(value));
                prop_assert_eq!(plain.to_string(), range);
            }
        }

        #[test]
        fn no_text_panics_and_what_is_read_fits_into_performance_data(text in "\\PC{0,8}|[@~:.0-9-]{0,8}") {
            if let Ok(range) = text.parse::<Range>() {
                prop_assert!(range.to_string().bytes().all(|byte| b"@~:.-0123456789".contains(&byte)));
            }
        }
    }
}
