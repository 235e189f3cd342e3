//! The values of `--by`: any field of a noun that is a code, a flag, a name, an identifier or a day.

use std::{borrow::Cow, ffi::OsStr, marker::PhantomData};

use clap::{
    Arg, Command,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
    error::{ContextKind, ContextValue},
};

use crate::{
    adapter::Query,
    dates::Window,
    error::Result,
    metrics::{Definition, Grouping},
    nearest::nearest,
    record::{Column, Kind},
    spelling::{list, same},
};

/// A question whose records can be counted by their values.
pub trait Counted: Query {
    /// The fields of the records.
    const COLUMNS: &'static [Column];

    /// The field with the time that a record belongs to: its day is `--by day`.
    const TIME: &'static str;

    /// The field that they are counted by without `--by`.
    const DEFAULT: &'static str;

    /// Further words for fields, each with the field.
    const ALSO: &'static [(&'static str, &'static str)] = &[];

    /// The metrics of the records, for `--rate`.
    const DEFINITION: Option<&'static Definition> = None;

    /// Whether it is about a window of time, so that it can be asked about the one before for `--compare`.
    const TIMED: bool = false;

    /// Refuses the question's own options that mean nothing where its records are counted.
    ///
    /// # Errors
    /// [`crate::error::Kind::Usage`] that names the option.
    fn check(&self) -> Result<()> {
        Ok(())
    }

    /// The same question about another window of time, if it has one.
    fn within(&self, _window: &Window) -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

/// The word for the day of a record's own time.
const DAY: &str = "day";
/// Other words for it.
const DAYS: [&str; 2] = ["日期", "天"];

/// The fields of one argument.
#[derive(Clone, Debug)]
pub struct By(pub(super) Vec<Grouping>);

/// Reads a list of fields by their names in either language.
#[derive(Debug)]
pub struct Groupings<Q>(PhantomData<fn() -> Q>);

impl<Q> Clone for Groupings<Q> {
    fn clone(&self) -> Self {
        Self(PhantomData)
    }
}

impl<Q: Counted> Groupings<Q> {
    /// A parser for the fields of a question's records.
    pub fn new() -> Self {
        Self(PhantomData)
    }

    /// The field that a text names.
    fn named(text: &str) -> Option<Grouping> {
        if [DAY].iter().chain(&DAYS).any(|word| same(word, text)) {
            return Some(Grouping::Day(Q::TIME));
        }
        let also = Q::ALSO.iter().find(|(word, _)| same(word, text)).map(|(_, key)| *key);
        let is_it = |column: &&Column| also.map_or_else(|| column.is_called(text), |key| column.key == key);
        // The record's own id would make as many groups as records.
        let column = Q::COLUMNS.iter().skip(1).find(is_it)?;
        let Cow::Borrowed(key) = column.key else { return None };
        match column.kind {
            Kind::Code(_) | Kind::Flag | Kind::Text | Kind::Person | Kind::Id => Some(Grouping::Value(key)),
            Kind::Time => Some(Grouping::Day(key)),
            _ => None,
        }
    }

    /// The fields to propose: those that many records share a value of.
    fn proposed() -> impl Iterator<Item = PossibleValue> {
        let is_shared = |column: &&Column| {
            matches!(column.kind, Kind::Code(_) | Kind::Flag | Kind::Text | Kind::Person | Kind::Time)
                && column.key != Q::TIME
        };
        let value = |column: &'static Column| {
            let (Cow::Borrowed(key), Some(title)) = (&column.key, column.title) else { return None };
            Some(PossibleValue::new(*key).alias(title.zh))
        };
        let day = PossibleValue::new(DAY).aliases(DAYS);
        [day].into_iter().chain(Q::COLUMNS.iter().filter(is_shared).filter_map(value))
    }
}

impl<Q: Counted + 'static> TypedValueParser for Groupings<Q> {
    type Value = By;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> std::result::Result<By, clap::Error> {
        let text = value.to_string_lossy();
        let one = |text: &str| {
            Self::named(text).ok_or_else(|| {
                let known = PossibleValuesParser::new(Self::proposed());
                let refused = known.parse_ref(command, arg, OsStr::new(text));
                let Err(mut error) = refused else {
                    return clap::Error::new(clap::error::ErrorKind::InvalidValue);
                };
                let all: Vec<_> = Self::proposed()
                    .flat_map(|value| value.get_name_and_aliases().map(str::to_owned).collect::<Vec<_>>())
                    .collect();
                if let Some(meant) = nearest(text, all.iter().map(String::as_str)) {
                    error.insert(ContextKind::SuggestedValue, ContextValue::String(meant.to_owned()));
                }
                error
            })
        };
        list(&text).map(one).collect::<std::result::Result<_, _>>().map(By)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Self::proposed()))
    }
}
