//! Reads dates and times from left to right: the parts that typed and received ones share.

use std::ops::RangeInclusive;

use super::numeral::numeral;

/// Year, month and day as written; not yet known to exist.
pub type Ymd = (i16, i8, i8);

/// Hour, minute and, where given, second as written; not yet known to exist.
pub type Hms = (i8, i8, Option<i8>);

/// The unread rest of a text. A method that returns `None` may have consumed a part of it, so the caller must give up.
#[derive(Clone, Debug)]
pub struct Scan<'a>(&'a str);

impl<'a> Scan<'a> {
    /// Begins at the start of a text.
    pub fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The unread rest.
    pub fn rest(&self) -> &'a str {
        self.0
    }

    /// All ASCII digits up to the next other character, if their number is within `digits`.
    pub fn digits(&mut self, digits: RangeInclusive<usize>) -> Option<&'a str> {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (number, rest) = self.0.split_at(end);
        self.0 = rest;
        digits.contains(&end).then_some(number)
    }

    /// All ASCII letters up to the next other character.
    pub fn letters(&mut self) -> &'a str {
        let end = self.0.find(|c: char| !c.is_ascii_alphabetic());
        let (word, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        word
    }

    /// One or two digits, as months, days, hours, minutes and seconds are written.
    pub fn short(&mut self) -> Option<i8> {
        self.digits(1..=2)?.parse().ok()
    }

    /// A whole number in ASCII digits or Chinese numerals: `22`, `二十二`, `两`.
    pub fn number(&mut self) -> Option<u32> {
        if self.0.starts_with(|c: char| c.is_ascii_digit()) {
            // More digits than a `u32` holds are too many for every caller.
            return Some(self.digits(1..=usize::MAX)?.parse().unwrap_or(u32::MAX));
        }
        let end = self.0.find(|c| numeral(c).is_none()).unwrap_or(self.0.len());
        let (number, rest) = self.0.split_at(end);
        self.0 = rest;
        super::numeral::read(number)
    }

    /// The longest of these words that the text begins with. A word of ASCII letters ends where the letters end, and a
    /// hyphen in it may be a blank or an underscore.
    pub fn word<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
        let word = words.into_iter().filter(|word| self.begins_with(word)).max_by_key(|word| word.len())?;
        self.0 = &self.0[word.len()..];
        Some(word)
    }

    fn begins_with(&self, word: &str) -> bool {
        let Some(start) = self.0.get(..word.len()) else { return false };
        let same = |(typed, wanted): (u8, u8)| typed == wanted || (wanted == b'-' && b" _".contains(&typed));
        let goes_on =
            |c: char| c.is_ascii_alphanumeric() && word.ends_with(|c: char| c.is_ascii_alphabetic());
        start.bytes().zip(word.bytes()).all(same) && !self.0[word.len()..].starts_with(goes_on)
    }

    /// The next character, if it is one of these.
    pub fn one_of(&mut self, allowed: &[char]) -> Option<char> {
        let next = self.0.chars().next().filter(|c| allowed.contains(c))?;
        self.0 = &self.0[next.len_utf8()..];
        Some(next)
    }

    /// Skips blanks of any kind; whether there were any.
    pub fn blanks(&mut self) -> bool {
        let rest = self.0.trim_start();
        let any = rest.len() < self.0.len();
        self.0 = rest;
        any
    }

    /// A date: `2026-11-22`, `2026/11/22`, `2026.11.22`, `2026年11月22日`, padded or not.
    pub fn date(&mut self) -> Option<Ymd> {
        let year = self.digits(4..=4)?.parse().ok()?;
        let first = self.one_of(&['-', '/', '.', '年'])?;
        let month = self.short()?;
        self.one_of(&[if first == '年' { '月' } else { first }])?;
        let day = self.short()?;
        if first == '年' {
            self.one_of(&['日', '号'])?;
        }
        Some((year, month, day))
    }

    /// A time of day: `10:20`, `10:20:30`, `10时20分`, `10点20分30秒`, padded or not.
    pub fn time(&mut self) -> Option<Hms> {
        let hour = self.short()?;
        let first = self.one_of(&[':', '时', '点'])?;
        let minute = self.short()?;
        let after = if first == ':' { ':' } else { '分' };
        let Some(_) = self.one_of(&[after]) else {
            return Some((hour, minute, None));
        };
        if after == '分' && !self.0.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((hour, minute, None));
        }
        let second = self.short()?;
        if after == '分' {
            self.one_of(&['秒'])?;
        }
        Some((hour, minute, Some(second)))
    }
}
