//! Options from environment variables. An error about a value names the variable instead of the flag.

use std::borrow::Cow;

use super::{examples, wrong};
use crate::{
    error::{Error, Kind},
    options::{Reason, Report, Spec, WrongValue},
};

/// The error for a variable with an invalid value.
pub(super) fn wrong(WrongValue { spec, reason, .. }: &WrongValue) -> Error {
    let name = spec.variable();
    let example = || {
        let value = examples::value(&spec.arg()).unwrap_or_else(|| "1".to_owned());
        tr!("write for example `{name}={value}`, or unset {name}", name, value)
    };
    match reason {
        Reason::Refused(error) => {
            let report = Report::of(error, &name);
            match wrong::nearest_value(error) {
                Some(value) => report.error().meant(value),
                None => report.error().hint(report.tip().unwrap_or_else(example)),
            }
        }
        Reason::Allowed(allowed) => {
            Error::new(Kind::Usage, tr!("{name} has to be {allowed}", name, allowed)).hint(example())
        }
    }
}

/// Rewords an error about an option that a variable set, so that it names the variable.
pub fn named(error: Error, variables: &[&'static Spec]) -> Error {
    match error.kind() {
        Kind::Usage | Kind::Config => variables.iter().fold(error, |error, spec| {
            let rename = |text: &str| renamed(text, spec);
            let texts = [Some(error.summary()), error.cause().map(Cow::into_owned)];
            // The hint of an error about something else proposes the flag.
            let is_about_it = texts.iter().flatten().any(|text| rename(text) != *text);
            if is_about_it { error.reworded(rename) } else { error }
        }),
        _ => error,
    }
}

/// Replaces an option's flags by its variable, with the value that follows.
fn renamed(text: &str, spec: &Spec) -> String {
    let arg = spec.arg();
    let values: Vec<_> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let short = arg.get_short().map(|short| format!("-{short}"));
    let flags = [Some(format!("--{}", spec.name)), short];
    flags
        .iter()
        .flatten()
        .fold(text.to_owned(), |text, flag| replaced(&text, flag, &spec.variable(), &values))
}

/// Replaces a flag by a variable.
fn replaced(text: &str, flag: &str, variable: &str, values: &[String]) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut reworded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(flag) {
        let (before, after) = (&rest[..at], &rest[at + flag.len()..]);
        let is_other = after.starts_with(is_part) || before.ends_with(is_part);
        reworded.push_str(before);
        reworded.push_str(if is_other { flag } else { variable });
        // A shell takes a value after an equals sign. A word that is no value belongs to the sentence.
        let value = after.strip_prefix(' ').filter(|value| {
            let word = value.split(|c: char| !is_part(c)).next().unwrap_or_default();
            !is_other && (value.starts_with('\'') || values.iter().any(|known| known == word))
        });
        reworded.push_str(if value.is_some() { "=" } else { "" });
        rest = value.unwrap_or(after);
    }
    reworded + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::TABLE;

    fn spec(name: &str) -> &'static Spec {
        TABLE.iter().find(|spec| spec.name == name).unwrap()
    }

    #[test]
    fn a_variable_is_named_where_its_flag_was() {
        for (name, text, reworded) in [
            ("to", "--to: no format", "KEFU_TO: no format"),
            ("to", "leave --to out", "leave KEFU_TO out"),
            ("to", "--top and --to-day and up--to", "--top and --to-day and up--to"),
            ("to", "write --to 'a.csv' or --to", "write KEFU_TO='a.csv' or KEFU_TO"),
            ("to", "`--to`后面是文件名", "`KEFU_TO`后面是文件名"),
            ("to", "nothing", "nothing"),
            ("output", "`-o xlsx` 不能显示在终端上", "`KEFU_OUTPUT=xlsx` 不能显示在终端上"),
            ("output", "-o csv-excel or --output json", "KEFU_OUTPUT=csv-excel or KEFU_OUTPUT=json"),
            ("output", "leave -o out; -ojson, no-o", "leave KEFU_OUTPUT out; -ojson, no-o"),
        ] {
            assert_eq!(renamed(text, spec(name)), reworded);
        }
    }

    #[test]
    fn the_hint_of_an_error_about_something_else_proposes_the_flag() {
        let hint = |what: &str| {
            let error = Error::new(Kind::Usage, what).hint("`--columns id` writes such a list");
            named(error, &[spec("columns")]).advice().unwrap_or_default().into_owned()
        };
        assert_eq!(hint("standard input"), "`--columns id` writes such a list");
        assert_eq!(hint("--columns: there is no `x`"), "`KEFU_COLUMNS id` writes such a list");
    }
}
