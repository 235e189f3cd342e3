//! The common value of records that are counted together.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde_json::Value;

use crate::{
    lang::Lang,
    record::{Cell, Kind},
};

/// A column or the day of a time to count records by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// The value of the column with this key.
    Value(&'static str),
    /// The day of the time in the column with this key.
    Day(&'static str),
}

/// The common value of a group's records, in display order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    /// An index into the column's code table.
    Code(usize),
    /// Yes comes first.
    Flag(Reverse<bool>),
    /// A day.
    Day(Date),
    /// A value that is neither a known code nor a time.
    Text(String),
    /// No value.
    Missing,
}

impl GroupKey {
    /// The group that a value belongs to.
    pub fn of(cell: &Cell<'_>, by: Grouping, kind: Kind) -> Self {
        match (cell, by, kind) {
            (Cell::Missing, ..) => Self::Missing,
            (Cell::Flag(flag), ..) => Self::Flag(Reverse(*flag)),
            (Cell::Time(time), Grouping::Day(_), _) => Self::Day(time.date()),
            (Cell::Code { code, .. }, _, Kind::Code(table)) => {
                let known = table.iter().position(|line| line.code == *code);
                known.map_or_else(|| Self::Text(code.to_string()), Self::Code)
            }
            (Cell::Time(time), ..) => Self::Text(time.to_string()),
            (Cell::Day(day), ..) => Self::Day(*day),
            (Cell::Count(number), ..) => Self::Text(number.to_string()),
            (Cell::Rate(rate), ..) => Self::Text(rate.to_string()),
            (
                Cell::Text(text) | Cell::Json(text) | Cell::Fields(text) | Cell::Code { code: text, .. },
                ..,
            ) => Self::Text(text.to_string()),
        }
    }

    /// The value as JSON has it: the code, yes or no, the day, the text.
    pub fn value(&self, kind: Kind) -> Value {
        match (self, kind) {
            (Self::Code(index), Kind::Code(table)) => table[*index].code.into(),
            (Self::Flag(Reverse(flag)), _) => (*flag).into(),
            (Self::Day(day), _) => day.to_string().into(),
            (Self::Text(text), _) => text.clone().into(),
            (Self::Missing | Self::Code(_), _) => Value::Null,
        }
    }

    /// The value as formats receive it.
    pub fn cell(&self, kind: Kind) -> Cell<'static> {
        match (self, kind) {
            (Self::Code(index), Kind::Code(table)) => {
                let line = &table[*index];
                Cell::Code { code: line.code.into(), words: Some(line.words) }
            }
            (Self::Text(code), Kind::Code(_)) => Cell::Code { code: code.clone().into(), words: None },
            (Self::Flag(Reverse(flag)), _) => Cell::Flag(*flag),
            (Self::Day(day), _) => Cell::Day(*day),
            (Self::Text(text), _) => Cell::Text(text.clone().into()),
            (Self::Missing | Self::Code(_), _) => Cell::Missing,
        }
    }

    /// The value as people read it; none if there is no value.
    pub fn label(&self, kind: Kind, lang: Lang) -> Option<String> {
        match (self, kind) {
            (Self::Code(index), Kind::Code(table)) => Some(table[*index].words.get(lang).to_owned()),
            (Self::Flag(Reverse(flag)), _) => Some(match (flag, lang) {
                (true, Lang::Zh) => "是".to_owned(),
                (false, Lang::Zh) => "否".to_owned(),
                (true, Lang::En) => "yes".to_owned(),
                (false, Lang::En) => "no".to_owned(),
            }),
            (Self::Day(day), _) => Some(day.to_string()),
            (Self::Text(text), _) => Some(text.clone()),
            (Self::Missing | Self::Code(_), _) => None,
        }
    }
}
