//! The question behind an answer, for files with results.

use std::{borrow::Cow, ffi::OsString, fmt::Display};

use jiff::ZonedDateTime;

use super::mask;
use crate::{
    lang::{Lang, Words},
    secret::{MASK, redact},
    text::for_shell,
};

/// The parts of a parameter's name that mark its value as a secret.
const SECRET: [&str; 5] = ["token", "secret", "password", "sign", "key"];

/// The question behind an answer.
#[derive(Clone, Debug)]
pub struct Question {
    /// The command line; for archives the question as text. [`Self::shown`] is its displayed form.
    pub command: String,
    /// The span of time that it is about, if any.
    pub window: Option<String>,
    /// The time of the request; `None` if equal answers must give equal files.
    pub at: Option<ZonedDateTime>,
}

impl Question {
    /// The question of a command line.
    pub fn new(args: &[OsString], at: ZonedDateTime) -> Self {
        let words = args.iter().skip(1).map(|arg| for_shell(&without_secrets(&arg.to_string_lossy())));
        let command = std::iter::once("kefu".to_owned()).chain(words).collect::<Vec<_>>().join(" ");
        Self { command, window: None, at: Some(at) }
    }

    /// The command line for display.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        redact(&self.command)
    }

    /// The command line without personal data.
    pub fn masked(&self) -> String {
        mask::text(&self.command)
    }

    /// The properties of the question as titles and values.
    pub(super) fn about(&self, records: impl Display, lang: Lang) -> Vec<(&'static str, String)> {
        let asked = match self.at {
            Some(_) => Words::new("命令", "Command"),
            None => Words::new("问题", "Question"),
        };
        let lines = [
            (asked, Some(self.shown().into_owned())),
            (Words::new("时间范围", "Window"), self.window.clone()),
            (
                Words::new("查询时间", "Asked at"),
                self.at.as_ref().map(|at| at.strftime("%Y-%m-%d %H:%M:%S %:z").to_string()),
            ),
            (Words::new("记录数", "Records"), Some(records.to_string())),
            (Words::new("版本", "Version"), Some(format!("kefu {}", env!("CARGO_PKG_VERSION")))),
        ];
        lines.into_iter().filter_map(|(title, value)| Some((title.get(lang), value?))).collect()
    }
}

/// No option takes a secret, but a raw call's parameters can contain one.
fn without_secrets(arg: &str) -> String {
    let parts = arg.split_inclusive(['?', '&']).map(|part| match part.split_once('=') {
        Some((name, _)) if SECRET.iter().any(|word| name.to_lowercase().contains(word)) => {
            format!("{name}={}{}", MASK, if part.ends_with('&') { "&" } else { "" })
        }
        _ => part.to_owned(),
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raw_calls_secrets_are_not_kept() {
        for (arg, kept) in [
            ("access_token=abc", "access_token=***"),
            ("api/x?page=1&appSecret=abc&size=2", "api/x?page=1&appSecret=***&size=2"),
            ("--since=7d", "--since=7d"),
        ] {
            assert_eq!(without_secrets(arg), kept);
        }
    }
}
