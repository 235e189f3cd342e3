//! Values of command-line options, read in every spelling: `csv`, `ＣＳＶ`, `表格`; `10`, `１０`.

use std::{ffi::OsStr, marker::PhantomData, ops::RangeInclusive};

use clap::{
    Arg, Command, ValueEnum,
    builder::{EnumValueParser, PossibleValue, TypedValueParser},
    error::{ContextKind, ContextValue},
};

use crate::{
    nearest::nearest,
    spelling::{ascii, same},
};

/// Reads one value of an enumeration by its name or an alias, which may be Chinese.
#[derive(Clone, Debug)]
pub struct Choice<T>(PhantomData<fn() -> T>);

impl<T> Choice<T> {
    /// A parser for `T`.
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

/// The value that a text names.
pub fn named<T: ValueEnum>(text: &str) -> Option<T> {
    let is_it = |value: &&T| names(*value).iter().any(|name| same(name, text));
    T::value_variants().iter().find(is_it).cloned()
}

/// All names of a value.
fn names<T: ValueEnum>(value: &T) -> Vec<String> {
    let possible = value.to_possible_value();
    possible.iter().flat_map(PossibleValue::get_name_and_aliases).map(str::to_owned).collect()
}

impl<T: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for Choice<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, clap::Error> {
        let text = value.to_string_lossy();
        if let Some(value) = named(&text) {
            return Ok(value);
        }
        EnumValueParser::<T>::new().parse_ref(command, arg, value).map_err(|mut error| {
            let all: Vec<_> = T::value_variants().iter().flat_map(names).collect();
            if let Some(meant) = nearest(&text, all.iter().map(String::as_str)) {
                error.insert(ContextKind::SuggestedValue, ContextValue::String(meant.to_owned()));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(T::value_variants().iter().filter_map(ValueEnum::to_possible_value)))
    }
}

/// Reads a whole number within a range. The error says which numbers are allowed, whatever is wrong with the text.
pub fn number<T: TryFrom<u64>>(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync {
    move |text| {
        let number = ascii(text).trim().parse().ok().filter(|number| range.contains(number));
        let (least, most) = (range.start(), range.end());
        number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| match *most {
            u64::MAX => tr!("write a whole number, {least} or more", least),
            _ => tr!("write a whole number from {least} to {most}", least, most),
        })
    }
}

/// Reads what another parser reads, in the characters of an input method too.
#[derive(Clone, Debug)]
pub struct InAscii<P>(pub P);

impl<P: TypedValueParser> TypedValueParser for InAscii<P> {
    type Value = P::Value;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<P::Value, clap::Error> {
        match value.to_str().filter(|text| !text.is_ascii()) {
            Some(text) => self.0.parse_ref(command, arg, OsStr::new(ascii(text).trim())),
            None => self.0.parse_ref(command, arg, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}
