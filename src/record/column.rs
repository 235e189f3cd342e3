//! Columns as data: the names of a value in a record, its heading and its kind.

use std::{borrow::Cow, collections::HashSet, sync::Arc};

use crate::{
    lang::{Lang, Words},
    spelling,
};

/// The columns of a question's records. The first one is the id.
pub type Columns = Arc<[Column]>;

/// One column of a noun, used by every format, `--columns`, completion and documentation.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Column {
    /// The stable name: JSON key and CSV header.
    pub key: Cow<'static, str>,
    /// The heading for people; `None` for a tenant's custom field, whose key is its name in any language.
    pub title: Option<Words>,
    /// The kind of its values.
    pub kind: Kind,
    /// The vendor's names for the value, in order of preference. Without any they are its key and its titles; [`Kind::Extra`]
    /// and custom fields have none.
    pub from: &'static [&'static str],
    /// For a custom field: its label among the labelled values of the [`Kind::Fields`] column.
    pub label: Option<String>,
    /// Whether a table shows it by default.
    pub brief: bool,
    /// Whether its values say nothing to a person: codes whose meaning the vendor does not publish. A record on a screen
    /// goes without it.
    pub opaque: bool,
    /// Whether a tenant's own fields are columns only where headings are for people, and one value elsewhere.
    pub in_one: bool,
    /// Whether it is dropped first if a terminal is too narrow for a table.
    pub spare: bool,
    /// Whether a table on a terminal draws bars beside its numbers.
    pub bar: bool,
    /// Whether its numbers are the totals of their rows: a table keeps it whatever else it has no room for.
    pub total: bool,
    /// The meaning of a yes for the reader.
    pub tone: Tone,
    /// Whether `--resolve` puts persons' names in place of its ids.
    pub person: bool,
}

impl Column {
    /// A column whose value has the names `from` in the vendor's record.
    pub const fn new(key: &'static str, title: Words, kind: Kind, from: &'static [&'static str]) -> Self {
        Self {
            key: Cow::Borrowed(key),
            title: Some(title),
            kind,
            from,
            label: None,
            brief: false,
            opaque: false,
            in_one: false,
            spare: false,
            bar: false,
            total: false,
            tone: Tone::Plain,
            person: false,
        }
    }

    /// The heading for people.
    pub fn heading(&self, lang: Lang) -> &str {
        self.title.map_or(&*self.key, |title| title.get(lang))
    }

    /// Whether only a member of the vendor's record can hold its value.
    #[inline]
    pub(super) fn is_of_members(&self) -> bool {
        !self.from.is_empty()
    }

    /// The names of the members that may hold its value.
    pub(super) fn members(&self) -> impl Iterator<Item = &'static str> {
        let is_special = matches!(self.kind, Kind::Extra) || self.key == PROFILE.key;
        let is_own = self.from.is_empty() && self.label.is_none() && !is_special;
        let key = if let Cow::Borrowed(key) = self.key { Some(key) } else { None };
        let titles = self.title.into_iter().flat_map(|title| [title.zh, title.en]);
        self.from.iter().copied().chain(key.into_iter().chain(titles).filter(move |_| is_own))
    }

    /// All that a user may type for it: its key, and its heading in either language.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let titles = self.title.map(|title| [title.zh, title.en]);
        [&*self.key].into_iter().chain(titles.into_iter().flatten())
    }

    /// Whether a typed name means the column, in whatever spelling.
    pub fn is_called(&self, name: &str) -> bool {
        self.names().any(|own| spelling::same(own, name))
    }

    /// The same column, shown in tables by default.
    #[must_use]
    pub const fn brief(mut self) -> Self {
        self.brief = true;
        self
    }

    /// The same column, shown in tables by default if there is room for it.
    #[must_use]
    pub const fn spare(mut self) -> Self {
        self.spare = true;
        self.brief()
    }

    /// The same column, whose values say nothing to a person.
    #[must_use]
    pub const fn opaque(mut self) -> Self {
        self.opaque = true;
        self
    }

    /// The same column of a tenant's own fields, which are one value for programs.
    #[must_use]
    pub const fn in_one(mut self) -> Self {
        self.in_one = true;
        self
    }

    /// The same column, with bars beside its numbers.
    #[must_use]
    pub const fn bar(mut self) -> Self {
        self.bar = true;
        self
    }

    /// The same column, whose numbers are the totals of their rows.
    #[must_use]
    pub const fn total(mut self) -> Self {
        self.total = true;
        self
    }

    /// The same column, with a meaning of a yes.
    #[must_use]
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The same column, whose ids may become persons' names.
    #[must_use]
    pub const fn person(mut self) -> Self {
        self.person = true;
        self
    }

    /// The column of everything that the vendor sends beyond the documented fields.
    pub const EXTRA: Self = Self::new("extra", Words::new("其他", "Extra"), Kind::Extra, &[]);
}

/// The key of [`PROFILE`].
pub const PROFILE_KEY: &str = "profile";

/// The column of the profile, which leads where records of several profiles stand together.
pub const PROFILE: Column = Column::new(PROFILE_KEY, Words::new("店铺", "Shop"), Kind::Id, &[]).brief();

/// Whether the profile's column leads.
pub fn has_profile(columns: &[Column]) -> bool {
    columns.first().is_some_and(|column| column.from.is_empty() && column.key == PROFILE.key)
}

/// The columns with the profile's in front. Records that have no columns get none.
pub fn with_profile(columns: &[Column]) -> Columns {
    let lead = (!columns.is_empty()).then_some(PROFILE);
    lead.into_iter().chain(columns.iter().cloned()).collect()
}

/// A kind of records with its columns, as `kefu fields` shows it.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The commands that show its records, by the words that tell them from others.
    pub commands: &'static [&'static str],
}

/// The columns with one more for each custom field, after the column that holds their values.
///
/// A duplicate label, or one that equals another column's key, gets a number: `电话 (2)`.
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

/// The columns with one more for each key that none of them has: the vendor no longer sends its values.
pub fn with_absent(columns: &[Column], keys: &[String]) -> Columns {
    let is_absent = |key: &&String| !columns.iter().any(|column| column.key == **key);
    let absent = keys.iter().filter(is_absent).map(|key| Column {
        key: Cow::Owned(key.clone()),
        title: None,
        label: Some(key.clone()),
        ..Column::new("", Words::new("", ""), Kind::Text, &[])
    });
    columns.iter().cloned().chain(absent).collect()
}

/// A name that no other column has: the second `电话` is `电话 (2)`.
pub fn unique(name: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number: usize| format!("{name} ({number})"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    let free = names.find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    free
}

/// A column of a noun: key, titles, kind, the vendor's names for it.
pub const fn column(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    kind: Kind,
    from: &'static [&'static str],
) -> Column {
    Column::new(key, Words::new(zh, en), kind, from)
}

/// The kind of a column's values. Alignment, guards, masking, words and cell types follow from it.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// An identifier: text, even if the vendor sends a number; never shortened.
    Id,
    /// Free text.
    Text,
    /// An integer.
    Count,
    /// A fraction, which people read as a percentage.
    Rate,
    /// A point in time, shown in the vendor's zone.
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
    /// A list of `{label, value, kind}` in the vendor's order; one column per label in formats with columns.
    Fields,
    /// Everything that no other column claims, as a JSON object.
    Extra,
}

/// The meaning of a value for the reader, shown by colour beside its word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// No special meaning.
    #[default]
    Plain,
    /// Something is wrong or late.
    Alarm,
    /// Someone has to act.
    Notice,
    /// The work is in progress.
    Running,
    /// The work is done, with a good result.
    Good,
}

/// A line of a code table.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The vendor's code, as text.
    pub code: &'static str,
    /// The words for people; the Chinese ones are the vendor's.
    pub words: Words,
    /// The English name on the command line.
    pub name: &'static str,
    /// Further names that a user may type.
    pub also: &'static [&'static str],
    /// Its meaning for the reader.
    pub tone: Tone,
}

impl Code {
    /// A line of a code table: code, the vendor's word, English, name on the command line.
    pub const fn new(code: &'static str, zh: &'static str, en: &'static str, name: &'static str) -> Self {
        Self { code, words: Words::new(zh, en), name, also: &[], tone: Tone::Plain }
    }

    /// The same line with a meaning for the reader.
    #[must_use]
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The same line with further names that a user may type.
    #[must_use]
    pub const fn also(mut self, names: &'static [&'static str]) -> Self {
        self.also = names;
        self
    }

    /// All that a user may type for it.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let own = [self.name, self.words.zh, self.words.en, self.code];
        own.into_iter().chain(self.also.iter().copied())
    }

    /// The line of a table for a vendor's text: vendors send codes in one place and their words in another, codes as
    /// numbers and as text.
    pub fn find(table: &'static [Self], text: &str) -> Option<&'static Self> {
        table.iter().find(|line| line.code == text || line.words.zh == text).or_else(|| {
            // A folded text that is not ASCII has no other spelling, so the first comparison was enough.
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
