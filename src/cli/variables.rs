//! Options from environment variables. An error about a value names the variable instead of the flag.

use tr::tr;

use super::{clap_report::Report, examples, wrong};
use crate::{
    error::{Error, Kind},
    options::{Reason, Spec, WrongValue},
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
        Kind::Usage | Kind::Config => {
            let reword = |error: Error, spec: &&Spec| {
                error.reworded(|text| renamed(text, &format!("--{}", spec.name), &spec.variable()))
            };
            variables.iter().fold(error, reword)
        }
        _ => error,
    }
}

/// Replaces a flag, with or without a value, by its variable.
fn renamed(text: &str, flag: &str, variable: &str) -> String {
    let mut reworded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(flag) {
        let (before, after) = (&rest[..at], &rest[at + flag.len()..]);
        let is_longer = after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        reworded.push_str(before);
        reworded.push_str(if is_longer { flag } else { variable });
        // A shell takes a quoted value after an equals sign.
        let value = after.strip_prefix(' ').filter(|value| value.starts_with('\''));
        reworded.push_str(if value.is_some() { "=" } else { "" });
        rest = value.unwrap_or(after);
    }
    reworded + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_named_where_its_flag_was() {
        for (text, reworded) in [
            ("--to: no format", "KEFU_TO: no format"),
            ("leave --to out", "leave KEFU_TO out"),
            ("--top and --to-day", "--top and --to-day"),
            ("write --to 'a.csv' or --to", "write KEFU_TO='a.csv' or KEFU_TO"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(renamed(text, "--to", "KEFU_TO"), reworded);
        }
    }
}
