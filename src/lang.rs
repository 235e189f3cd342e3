//! The two languages kefu speaks in headings and code words.

use clap::ValueEnum;

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Chinese, the users' own.
    #[default]
    #[value(name = "zh-CN", alias = "zh")]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

/// A number of things in English, by the name of several of them: `1 view`, `2 views`.
pub fn counted(number: u64, things: &str) -> String {
    let one = things.strip_suffix('s').filter(|_| number == 1);
    format!("{number} {}", one.unwrap_or(things))
}

/// The same words in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Words {
    /// A pair of words: Chinese, English.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The words in one language.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}
