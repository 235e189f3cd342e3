//! The value of `--on`: one date, or a range with an optional open end.

use std::str::FromStr;

use jiff::civil::Date;

use super::{When, when::DateError};
use crate::spelling::typed;

/// The separators of a range. A full-width wave is folded to one of them.
const BETWEEN: [&str; 6] = ["..", "~", "至", "到", " - ", "--"];
/// Words for the end of a range that goes on until now: `11月1日至今`.
const NOW: [&str; 3] = ["今", "现在", "now"];

/// One date, or a range `A..B` that includes both. An end may be left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins; `None` for an open beginning.
    pub from: Option<When>,
    /// Where it ends; `None` for an open end.
    pub until: Option<When>,
}

impl Span {
    /// A whole day.
    pub fn day(day: Date) -> Self {
        Self::one(When::day(day))
    }

    fn one(when: When) -> Self {
        Self { from: Some(when.clone()), until: Some(when) }
    }
}

impl FromStr for Span {
    type Err = DateError;

    fn from_str(given: &str) -> Result<Self, DateError> {
        // A dash between dates is a hyphen once it is folded, and 1 月 1 日 - 7 日 has blanks.
        let text = typed(given);
        let text = text.strip_prefix(['从', '自']).unwrap_or(&text).trim();
        let one = text.parse::<When>();
        if let Ok(one) = one {
            return Ok(Self::one(one));
        }
        if let Some((from, until)) = ends(text) {
            let end = |text: &str| (!text.is_empty()).then(|| text.parse()).transpose();
            let until = if NOW.contains(&until) { "today" } else { until };
            let span = Self { from: end(from)?, until: end(until)? };
            return match span.from.is_none() && span.until.is_none() {
                true => Err(DateError::new(tr!(
                    "`{given}` names no date: a range is 2026-11-01..2026-11-22",
                    given
                ))),
                false => Ok(span),
            };
        }
        let hyphens = text.match_indices('-').filter_map(|(at, _)| {
            let (from, until) = (text[..at].parse().ok()?, text[at + 1..].parse().ok()?);
            Some(Self { from: Some(from), until: Some(until) })
        });
        match (hyphens.into_iter().next(), given.parse::<When>()) {
            (Some(span), _) => Ok(span),
            (None, one) => one.map(Self::one),
        }
    }
}

/// The ends of a range, where something stands between them that stands in no date.
fn ends(text: &str) -> Option<(&str, &str)> {
    let (from, until) = BETWEEN.iter().find_map(|between| text.split_once(between))?;
    // An ellipsis is folded into three dots or six.
    Some((from.trim(), until.trim_start_matches('.').trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_takes_two_dates_or_one_and_an_open_end() {
        for (text, from, until) in [
            ("2026-11-01..today", "2026-11-01", "today"),
            ("2026-11-01 .. 2026-11-22", "2026-11-01", "2026-11-22"),
            ("2026-11-01…2026-11-22", "2026-11-01", "2026-11-22"),
            ("2026-11-01……2026-11-22", "2026-11-01", "2026-11-22"),
            ("2026-11-01至2026-11-22", "2026-11-01", "2026-11-22"),
            ("11月1日 到 11月22日", "11月1日", "11月22日"),
            ("从11月1日到11月22日", "11月1日", "11月22日"),
            ("11月1日～22日", "11月1日", "22日"),
            ("11-1~11-22", "11-1", "11-22"),
            ("11-1〜11-22", "11-1", "11-22"),
            ("11月1日—11月22日", "11月1日", "11月22日"),
            ("11月1日——11月22日", "11月1日", "11月22日"),
            ("11月1日-22日", "11月1日", "22日"),
            ("２０２６－１１－０１－２０２６－１１－２２", "2026-11-01", "2026-11-22"),
            ("20261101-20261122", "20261101", "20261122"),
            ("11-1-11-22", "11-1", "11-22"),
            ("2026-11-01 - 2026-11-22", "2026-11-01", "2026-11-22"),
            ("11月1日至今", "11月1日", "today"),
            ("周一至周五", "周一", "周五"),
            ("last-week ..", "last-week", "-"),
            ("..昨天", "-", "昨天"),
            ("～昨天", "-", "昨天"),
            ("昨天", "昨天", "昨天"),
            ("11-22", "11-22", "11-22"),
        ] {
            let span: Span = text.parse().expect(text);
            let given = |when: &Option<When>| when.as_ref().map_or("-", When::given).to_owned();
            assert_eq!((given(&span.from).as_str(), given(&span.until).as_str()), (from, until), "{text}");
        }
        for text in
            ["..", " .. ", "a..b", "2026-11-01..2026-11-02..2026-11-03", "...", "至", "11-1-22", "1-2-3-4-5"]
        {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }
}
