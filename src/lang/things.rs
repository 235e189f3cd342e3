//! The names of records, alone and behind a number.

use std::fmt;

use super::Lang;

/// The name of things that are counted: a vendor's word, so both languages stand in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Things {
    /// In English, in the plural, which ends in `s`.
    en: &'static str,
    /// The Chinese measure word between a number and the name.
    measure: &'static str,
    /// In Chinese.
    zh: &'static str,
}

impl Things {
    /// A name: English in the plural, the Chinese measure word, Chinese.
    pub const fn new(en: &'static str, measure: &'static str, zh: &'static str) -> Self {
        Self { en, measure, zh }
    }

    /// A number of them: `1 view`, `2 views`, `2 个查询器`.
    pub fn counted(self, number: u64) -> String {
        let Self { measure, zh, .. } = self;
        match Lang::current() {
            Lang::Zh => format!("{number} {measure}{zh}"),
            Lang::En => self.in_english(number),
        }
    }

    /// A number of them in English, whatever the language is: `1 view`, `2 views`.
    pub fn in_english(self, number: u64) -> String {
        let one = self.en.strip_suffix('s').filter(|_| number == 1);
        format!("{number} {}", one.unwrap_or(self.en))
    }
}

impl fmt::Display for Things {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match Lang::current() {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        })
    }
}
