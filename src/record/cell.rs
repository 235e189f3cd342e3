//! Parses one value according to its column's kind. A value that does not fit stays text, so no record fails here.

use std::borrow::Cow;

use jiff::{ZonedDateTime, civil::Date, fmt::temporal::DateTimePrinter, tz::TimeZone};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Code, Kind};
use crate::{
    json::scan::{self, Form, OneLine},
    lang::Words,
    spelling,
    text::json_text,
    times,
};

/// `2026-11-22 10:20:30`.
const PLAIN: DateTimePrinter = DateTimePrinter::new().separator(b' ').precision(Some(0));

/// A time as people read it, in its own zone: `2026-11-22 10:20:30`.
pub fn plain(time: &ZonedDateTime) -> String {
    PLAIN.datetime_to_string(&time.datetime())
}

/// The options for reading a record.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The time zone for timestamps without an offset.
    pub zone: TimeZone,
}

/// A value as formats receive it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Absent, null or empty.
    Missing,
    /// Text, including values that are not of the column's kind.
    Text(Cow<'a, str>),
    /// An integer.
    Count(i64),
    /// A fraction, which people read as a percentage.
    Rate(f64),
    /// Yes or no.
    Flag(bool),
    /// A point in time.
    Time(ZonedDateTime),
    /// A day.
    Day(Date),
    /// A code, with its words if its table has it.
    Code {
        /// The vendor's code; verbatim if the table does not have it.
        code: Cow<'a, str>,
        /// The words for people.
        words: Option<Words>,
    },
    /// An array or object, as JSON text on one line, with nothing hidden in it.
    Json(Cow<'a, str>),
    /// An array of labelled values, as such JSON text for [`fields`].
    Fields(Cow<'a, str>),
}

impl Cell<'_> {
    /// The same value, independent of the record.
    pub fn into_owned(self) -> Cell<'static> {
        match self {
            Cell::Missing => Cell::Missing,
            Cell::Text(text) => Cell::Text(text.into_owned().into()),
            Cell::Count(number) => Cell::Count(number),
            Cell::Rate(rate) => Cell::Rate(rate),
            Cell::Flag(flag) => Cell::Flag(flag),
            Cell::Time(time) => Cell::Time(time),
            Cell::Day(day) => Cell::Day(day),
            Cell::Code { code, words } => Cell::Code { code: code.into_owned().into(), words },
            Cell::Json(text) => Cell::Json(text.into_owned().into()),
            Cell::Fields(text) => Cell::Fields(text.into_owned().into()),
        }
    }
}

/// A labelled value of a [`Kind::Fields`] column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// The label, chosen by the vendor's tenant.
    pub label: Cow<'a, str>,
    /// The value as text; empty if there is none.
    pub value: Cow<'a, str>,
}

/// Parses a value from its JSON text, which is written in this form.
pub(super) fn read<'a>((json, form): (&'a str, Form), kind: Kind, read_options: &ReadOptions) -> Cell<'a> {
    let Some(text) = text((json, form)) else { return Cell::Missing };
    match (form, kind) {
        (Form::Nested { .. }, Kind::Fields) if list(json).is_some() => Cell::Fields(text),
        (Form::Nested { .. }, Kind::Json | Kind::Fields | Kind::Extra) => Cell::Json(text),
        _ => of_text(text, kind, read_options),
    }
}

/// Parses a value from its text, as formats for programs and people write it.
pub fn of_text<'a>(text: Cow<'a, str>, kind: Kind, read_options: &ReadOptions) -> Cell<'a> {
    if text.is_empty() {
        return Cell::Missing;
    }
    match kind {
        Kind::Count | Kind::Rate | Kind::Flag | Kind::Code(_) if spelling::is_nothing(&text) => Cell::Missing,
        Kind::Count => spelling::whole(&text).map_or(Cell::Text(text), Cell::Count),
        Kind::Rate => text.parse().map_or(Cell::Text(text), Cell::Rate),
        Kind::Flag => spelling::yes(&text).map_or(Cell::Text(text), Cell::Flag),
        Kind::Time => match times::read(&text, &read_options.zone) {
            times::TimeValue::Moment(moment) => Cell::Time(moment),
            times::TimeValue::Nothing => Cell::Missing,
            times::TimeValue::Unreadable => Cell::Text(text),
        },
        Kind::Code(table) => code(text, table),
        _ => Cell::Text(text),
    }
}

/// A value as text: strings decoded, numbers verbatim, nested values as JSON on one line. `None` for null and for the
/// empty string.
#[inline]
pub(super) fn text((json, form): (&str, Form)) -> Option<Cow<'_, str>> {
    let text = match form {
        Form::Null => return None,
        Form::Plain => Cow::Borrowed(json_text::inside(json)),
        Form::Escaped => json_text::decode(json),
        Form::Word | Form::Nested { one_line: OneLine::Verbatim, .. } => Cow::Borrowed(json),
        Form::Nested { one_line: OneLine::WithoutBlanks, .. } => json_text::without_blanks(json),
        Form::Nested { one_line: OneLine::Rewritten, .. } => json_text::compact(json),
    };
    Some(text).filter(|text| !text.is_empty())
}

fn code<'a>(text: Cow<'a, str>, table: &'static [Code]) -> Cell<'a> {
    match Code::find(table, &text) {
        Some(line) => Cell::Code { code: Cow::Borrowed(line.code), words: Some(line.words) },
        None => Cell::Code { code: text, words: None },
    }
}

/// A labelled value in the vendor's JSON.
#[derive(Deserialize)]
struct Wire<'a> {
    #[serde(borrow, default)]
    label: Option<&'a RawValue>,
    #[serde(borrow, default)]
    value: Option<&'a RawValue>,
    /// The value as people read it, where it is another one.
    #[serde(borrow, default)]
    text: Option<&'a RawValue>,
}

fn list(json: &str) -> Option<Vec<Wire<'_>>> {
    serde_json::from_str(json).ok()
}

/// The labelled values in [`Cell::Fields`], in the vendor's order; `None` for JSON that is no list of them.
pub fn fields(json: &str) -> Option<Vec<Field<'_>>> {
    let all = list(json)?.into_iter().map(|wire| Field {
        label: wire.label.and_then(scalar).unwrap_or_default(),
        value: wire.text.or(wire.value).and_then(scalar).unwrap_or_default(),
    });
    Some(all.collect())
}

fn scalar(raw: &RawValue) -> Option<Cow<'_, str>> {
    let form = scan::value(raw.get())?.form;
    text((raw.get(), form))
}
