//! All that an adapter's author has to read: what a vendor is, what a question is, what a column is.
//!
//! A vendor is data ([`About`]) and a way to connect. A question ([`Query`]) is the struct of its own
//! command-line arguments: it says which parts the vendor can be asked, and fetches one page of one part.
//! A record stays as the vendor wrote it ([`Row`]); columns ([`Column`]) say where each value is found
//! in it and what kind of value it is, and everything else follows from the kind.

use std::{collections::BTreeMap, fmt, path::PathBuf};

use faststr::FastStr;
use url::Url;

use crate::{
    dates::{Clock, Window},
    error::{Error, Kind as ErrorKind, Result},
    http::Http,
    lang::Words,
    nearest::nearest,
    secret::Secret,
};

/// A vendor as data: the single source for the wizard, validation, environment names and the example file.
#[derive(Debug)]
pub struct About {
    /// The name everywhere: folder, configuration key, environment prefix.
    pub name: &'static str,
    /// What people call it.
    pub title: Words,
    /// Where its API is documented.
    pub docs: &'static str,
    /// Its settings, in the order in which the wizard asks for them.
    pub settings: &'static [Setting],
    /// The sets of settings that prove who asks: any one of them is enough. What is in none is optional.
    pub ways: &'static [Way],
    /// How long one answer may take, in seconds, unless the user says otherwise.
    pub timeout_seconds: u32,
}

/// One setting of a vendor.
#[derive(Debug)]
pub struct Setting {
    /// Its key in the configuration; upper-cased behind `KEFU_<VENDOR>_` in the environment.
    pub key: &'static str,
    /// What it is and where to find it, a sentence.
    pub help: Words,
    /// Never shown, hidden while typing.
    pub secret: bool,
    /// What holds without it.
    pub default: Option<&'static str>,
    /// A made-up value for the example file.
    pub example: &'static str,
}

/// One way to prove to a vendor who asks.
#[derive(Debug)]
pub struct Way {
    /// What it is called.
    pub title: Words,
    /// The keys of its settings.
    pub keys: &'static [&'static str],
}

/// A vendor's settings as one command uses them: text and secrets by key, defaults filled in.
#[derive(Clone, Debug)]
pub struct Settings {
    vendor: &'static About,
    values: BTreeMap<&'static str, Secret>,
}

impl Settings {
    /// The settings of a vendor. Keys are those of its [`About`].
    pub fn new(vendor: &'static About, values: BTreeMap<&'static str, Secret>) -> Self {
        Self { vendor, values }
    }

    /// A setting's value, or its default; an empty text counts as absent.
    pub fn get(&self, key: &str) -> Option<&str> {
        let default = || self.vendor.settings.iter().find(|setting| setting.key == key)?.default;
        self.values.get(key).map(Secret::expose).filter(|value| !value.is_empty()).or_else(default)
    }

    /// A secret setting.
    pub fn secret(&self, key: &str) -> Option<Secret> {
        self.get(key).map(Secret::new)
    }

    /// A setting that the vendor cannot do without.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] with the ways to set it.
    pub fn required(&self, key: &str) -> Result<&str> {
        self.get(key).ok_or_else(|| self.missing(key))
    }

    /// The vendor's address.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] if it is not an address.
    pub fn base_url(&self) -> Result<Url> {
        let text = self.required("base_url")?;
        Url::parse(text).ok().filter(|url| !url.cannot_be_a_base() && url.has_host()).ok_or_else(|| {
            Error::new(ErrorKind::Config, format!("{}: `base_url` is not an address", self.vendor.name))
                .why(format!("`{text}` does not begin with http:// or https:// and a host"))
                .hint("write it like https://api.example.com")
        })
    }

    /// The error for a setting that is not there.
    pub fn missing(&self, key: &str) -> Error {
        let name = self.vendor.name;
        Error::new(ErrorKind::Config, format!("{name} is not configured: `{key}` is missing"))
            .why("neither the profile nor the environment sets it")
            .hint(format!(
                "run `kefu config init`, or set KEFU_{}_{}; `--demo` needs no configuration",
                name.to_uppercase(),
                key.to_uppercase()
            ))
    }
}

/// A vendor's API: how to reach it. Nouns are not here: each is a [`Query`] of its own.
pub trait Vendor: Sized {
    /// The vendor as data.
    const ABOUT: &'static About;

    /// Takes what is needed to ask; sends nothing.
    fn connect(setup: Setup) -> Result<Self>;

    /// Asks the cheapest question that the vendor answers only if it accepts the credentials.
    async fn check(&self) -> Result<()>;

    /// A raw, signed, read-only call: `target` is a method name or a path.
    async fn call(&self, target: &str, parameters: &[(String, String)]) -> Result<FastStr>;

    /// The names of the parameters that count pages and set their size, and the size to ask for,
    /// for a raw call that walks through all pages; none where the vendor does not count pages.
    const PAGING: Option<Paging>;
}

/// What a vendor needs in order to be asked.
#[derive(Debug)]
pub struct Setup {
    /// Its settings.
    pub settings: Settings,
    /// The client to ask with.
    pub http: Http,
    /// Where tokens may be kept between runs.
    pub cache: Option<PathBuf>,
}

/// How a vendor counts pages in a raw call.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// The parameter with the page's number, from 1.
    pub number: &'static str,
    /// The parameter with the number of records a page.
    pub size: &'static str,
    /// Where answers say how many records there are on all pages; the first that is there counts.
    pub totals: &'static [&'static str],
    /// The keys that lead from the top of an answer down to the object that holds list and total;
    /// `*` is any key.
    pub path: &'static [&'static str],
}

/// A question to a vendor: the struct that implements it is the command's arguments.
pub trait Query {
    /// Whom it asks.
    type Vendor: Vendor;

    /// What the vendor can be asked in one go, as data. Shown in messages about it.
    type Part: fmt::Display;

    /// The columns of its records; the first one is the id, and a record's id is unique in the answer.
    fn columns(&self) -> &'static [Column];

    /// What the records are called, in the plural.
    fn noun(&self) -> &'static str;

    /// A list, or a record asked for by its id.
    fn shape(&self) -> Shape {
        Shape::List
    }

    /// The span of time it asks about, if it asks about one: for the reader of what is kept.
    fn window(&self, _clock: &Clock) -> Result<Option<Window>> {
        Ok(None)
    }

    /// How many records to ask for at once.
    const PAGE_SIZE: u32 = 100;

    /// The parts the question falls into, in the order in which their records are shown. One value a
    /// parameter is all that some vendors take, so two statuses are two parts. Arguments are held against
    /// each other here, before anything is sent.
    async fn parts(&self, vendor: &Self::Vendor, clock: &Clock) -> Result<Vec<Self::Part>>;

    /// One page of one part.
    async fn page(&self, vendor: &Self::Vendor, part: &Self::Part, page: PageNumber) -> Result<Page>;

    /// A filter that the vendor does not offer, for a record of a part. It is applied after records are
    /// counted against the vendor's total.
    fn keeps(&self, _part: &Self::Part, _row: &Row) -> Result<bool> {
        Ok(true)
    }
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Any number of records.
    List,
    /// Records asked for by their ids: a list in which each is read whole.
    Several,
    /// Exactly one record; none is an error.
    One,
}

impl Shape {
    /// The shape of an answer to a question by id.
    pub fn of(ids: &[String]) -> Self {
        if ids.len() == 1 { Self::One } else { Self::Several }
    }
}

/// Which page, and how long a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber {
    /// From 1.
    pub number: u32,
    /// Records a page.
    pub size: u32,
}

/// One page of records.
#[derive(Debug, Default)]
pub struct Page {
    /// The records, in the vendor's order.
    pub rows: Vec<Row>,
    /// How many records all pages hold together, if the vendor says so.
    pub total: Option<u64>,
}

/// One record as the vendor wrote it: the text of a JSON object. Clones share the page's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    text: FastStr,
    source: Option<FastStr>,
}

impl Row {
    /// A record that is a part of a body: nothing is copied.
    ///
    /// `text` must be a slice of `body`.
    pub fn slice_of(body: &FastStr, text: &str) -> Self {
        Self { text: body.slice_ref(text), source: None }
    }

    /// A record that the adapter made.
    pub fn made(text: String) -> Self {
        Self { text: text.into(), source: None }
    }

    /// The same record, with what the vendor itself wrote where the adapter made the record from it.
    #[must_use]
    pub fn with_source(self, source: &Self) -> Self {
        Self { source: Some(source.text.clone()), ..self }
    }

    /// The record's text, in which columns are looked up.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the vendor wrote, for `--raw`.
    pub fn source(&self) -> &str {
        self.source.as_ref().unwrap_or(&self.text)
    }
}

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
}

/// Reads what a user typed for a code: the code itself, the vendor's word, or the English name.
/// `groups` are names that stand for several codes.
///
/// # Errors
/// [`ErrorKind::Usage`] with what was given, what is allowed and the nearest match.
pub fn codes_for(
    option: &str,
    given: &str,
    table: &[Code],
    groups: &[(&str, &[&'static str])],
) -> Result<Vec<&'static str>> {
    let wanted = given.trim().to_lowercase();
    if let Some((_, codes)) = groups.iter().find(|(name, _)| *name == wanted) {
        return Ok(codes.to_vec());
    }
    let fits = |line: &&Code| {
        [line.code, line.words.zh, line.name].contains(&wanted.as_str())
            || line.words.en.to_lowercase() == wanted
    };
    if let Some(line) = table.iter().find(fits) {
        return Ok(vec![line.code]);
    }
    let names =
        groups.iter().map(|(name, _)| *name).chain(table.iter().flat_map(|line| [line.name, line.words.zh]));
    let nearest = nearest(&wanted, names);
    let allowed = table.iter().map(|line| format!("{} ({}, {})", line.name, line.code, line.words.zh));
    let allowed: Vec<_> = allowed.chain(groups.iter().map(|(name, _)| (*name).to_owned())).collect();
    let error = Error::new(ErrorKind::Usage, format!("{option}: `{given}` is not one of its values"))
        .why(format!("allowed are {}", allowed.join(", ")));
    Err(match nearest {
        Some(name) => error.hint(format!("did you mean `{name}`?")),
        None => error.hint("give the code, the vendor's word or the English name"),
    })
}
