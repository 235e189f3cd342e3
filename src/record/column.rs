//! Columns: where a value is found in a record, what it is called and what kind of value it is.

use crate::{lang::Words, spelling};

/// One column: one line of a noun's table, read by every format, `--columns`, completion and documentation.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The stable name: JSON key and CSV header.
    pub key: &'static str,
    /// The heading for people.
    pub title: Words,
    /// What kind of value it holds.
    pub kind: Kind,
    /// The vendor's own names for it, in order of preference; none for [`Kind::Extra`].
    pub from: &'static [&'static str],
    /// Shown in a table unless the user chooses columns.
    pub brief: bool,
    /// The first to go where a terminal is too narrow for a table.
    pub spare: bool,
    /// Drawn as bars beside its numbers, in a table on a terminal.
    pub bar: bool,
    /// What a yes means to the reader.
    pub tone: Tone,
}

impl Column {
    /// A column that stands in the vendor's record under `from`.
    pub const fn new(key: &'static str, title: Words, kind: Kind, from: &'static [&'static str]) -> Self {
        Self { key, title, kind, from, brief: false, spare: false, bar: false, tone: Tone::Plain }
    }

    /// The same column, shown in tables by default.
    #[must_use]
    pub const fn brief(mut self) -> Self {
        self.brief = true;
        self
    }

    /// The same column, shown in tables by default where there is room for it.
    #[must_use]
    pub const fn spare(mut self) -> Self {
        self.spare = true;
        self.brief()
    }

    /// The same column, with bars beside its numbers.
    #[must_use]
    pub const fn bar(mut self) -> Self {
        self.bar = true;
        self
    }

    /// The same column, where a yes means something to the reader.
    #[must_use]
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The column that keeps whatever the vendor sends beyond the documented fields.
    pub const EXTRA: Self = Self::new("extra", Words::new("其他", "Extra"), Kind::Extra, &[]);
}

/// What records of one sort are called, and their columns: what `kefu fields` shows.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// What a user types for them.
    pub name: &'static str,
    /// Their columns, in order.
    pub columns: &'static [Column],
}

/// A column of a noun's table: key, titles, kind, the vendor's names for it.
pub const fn column(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    kind: Kind,
    from: &'static [&'static str],
) -> Column {
    Column::new(key, Words::new(zh, en), kind, from)
}

/// What kind of value a column holds. Alignment, guards, masking, words and cell types follow from it.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// An identifier: text, even where the vendor sends a number; never shortened.
    Id,
    /// Free text.
    Text,
    /// A whole number.
    Count,
    /// A moment, in the vendor's zone.
    Time,
    /// Yes or no.
    Flag,
    /// A code of a table.
    Code(&'static [Code]),
    /// A person's name.
    Person,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A postal address.
    Address,
    /// Nested data, kept as JSON.
    Json,
    /// A list of `{label, value, kind}` in the vendor's order: a column a label where a format has columns.
    Fields,
    /// All that no other column claims, as a JSON object.
    Extra,
}

/// What a value means to the reader, beside its word: where there is colour it has one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Something is wrong, or late.
    Alarm,
    /// Somebody has to do something.
    Notice,
    /// Somebody is at it.
    Running,
    /// It is done, and well.
    Good,
}

/// A line of a code table.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The vendor's code, as text.
    pub code: &'static str,
    /// The words for people; the Chinese ones are the vendor's.
    pub words: Words,
    /// What a user may type for it, in English.
    pub name: &'static str,
    /// What it means to the reader.
    pub tone: Tone,
}

impl Code {
    /// A line of a code table: code, the vendor's word, English, what a user may type.
    pub const fn new(code: &'static str, zh: &'static str, en: &'static str, name: &'static str) -> Self {
        Self { code, words: Words::new(zh, en), name, tone: Tone::Plain }
    }

    /// The same line with a meaning for the reader.
    #[must_use]
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The line of a table that a vendor's text means: vendors answer codes in one place and their words in
    /// another, codes as numbers and as text.
    pub fn find(table: &'static [Self], text: &str) -> Option<&'static Self> {
        table.iter().find(|line| line.code == text || line.words.zh == text).or_else(|| {
            // A word that would be compared as it is has been looked for.
            if spelling::is_folded(text) && !text.starts_with(|c: char| c.is_ascii()) {
                return None;
            }
            let given = spelling::folded(text);
            let code = spelling::whole(&given).map_or_else(|| given.clone(), |number| number.to_string());
            let says = |word: &str| word.eq_ignore_ascii_case(&given);
            table.iter().find(|line| line.code == code || says(line.words.zh) || says(line.words.en))
        })
    }
}
