//! Columns: where a value is found in a record, what it is called and what kind of value it is.

use std::{borrow::Cow, collections::HashSet, sync::Arc};

use crate::{
    lang::{Lang, Words},
    spelling,
};

/// The columns of the records that answer a question. The first one is the id.
pub type Columns = Arc<[Column]>;

/// One column: one line of a noun's table, read by every format, `--columns`, completion and documentation.
#[derive(Clone, Debug)]
pub struct Column {
    /// The stable name: JSON key and CSV header.
    pub key: Cow<'static, str>,
    /// The heading for people; none for a tenant's own field, whose key is its name in any language.
    pub title: Option<Words>,
    /// What kind of value it holds.
    pub kind: Kind,
    /// The vendor's own names for it, in order of preference; none for [`Kind::Extra`] and for a tenant's own field.
    pub from: &'static [&'static str],
    /// For a tenant's own field: its label among the labelled values of the [`Kind::Fields`] column.
    pub label: Option<String>,
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
        Self {
            key: Cow::Borrowed(key),
            title: Some(title),
            kind,
            from,
            label: None,
            brief: false,
            spare: false,
            bar: false,
            tone: Tone::Plain,
        }
    }

    /// The heading for people.
    pub fn heading(&self, lang: Lang) -> &str {
        self.title.map_or(&*self.key, |title| title.get(lang))
    }

    /// Whether people call the column so: by its key, or by its heading in either language.
    pub fn is_called(&self, name: &str) -> bool {
        self.key.eq_ignore_ascii_case(name)
            || self.title.is_some_and(|title| title.zh == name || title.en.eq_ignore_ascii_case(name))
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

/// The columns with one more for each of a tenant's own fields, behind the column that holds their values.
///
/// A label that is there twice, or is the key of another column, gets a number: `电话 (2)`.
pub fn with_fields(columns: &[Column], labels: impl IntoIterator<Item = String>) -> Columns {
    let Some(place) = columns.iter().position(|column| matches!(column.kind, Kind::Fields)) else {
        return columns.into();
    };
    let mut taken = columns.iter().map(|column| column.key.to_string()).collect();
    let own = labels.into_iter().map(|label| Column {
        key: Cow::Owned(unique(&label, &mut taken)),
        title: None,
        kind: Kind::Text,
        from: &[],
        label: Some(label),
        ..columns[place].clone()
    });
    let (before, after) = columns.split_at(place + 1);
    before.iter().cloned().chain(own.collect::<Vec<_>>()).chain(after.iter().cloned()).collect()
}

/// A name that no other column has: the second `电话` is `电话 (2)`.
pub fn unique(name: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number: usize| format!("{name} ({number})"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    let free = names.find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    free
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
