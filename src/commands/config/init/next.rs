//! The next command to try, as the user's shell takes it.

use crate::{config::ConfigEdit, context::Context, error::Result, vendors::Name};

/// A command for what was set up that needs no id; none if nothing was.
pub(super) fn command(context: &Context, edit: &ConfigEdit, kept: &[Name]) -> Result<Option<String>> {
    if kept.is_empty() {
        return Ok(None);
    }
    let examples = kept.iter().flat_map(|name| name.about().habits).map(|habit| habit.example);
    let needs_no_id = |example: &&str| !example.contains(|c: char| c.is_ascii_digit());
    let example = examples.clone().find(needs_no_id).unwrap_or("kefu config check");
    let is_default = edit.config()?.profile(None).is_ok_and(|profile| profile.name == edit.profile);
    let shell = ShellKind::of(context);
    let mut words = vec!["kefu".to_owned()];
    words.extend(context.options.typed(&["config"]).iter().map(|word| shell.quoted(word)));
    if !is_default {
        words.extend(["-p".to_owned(), shell.quoted(&edit.profile)]);
    }
    words.push(example.trim_start_matches("kefu ").to_owned());
    Ok(Some(words.join(" ")))
}

/// A kind of shell, by its quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ShellKind {
    Posix,
    PowerShell,
    Cmd,
}

impl ShellKind {
    fn of(context: &Context) -> Self {
        let has = |name: &str| context.config.variable(name).ok().flatten().is_some();
        match (cfg!(windows), has("PSModulePath")) {
            (false, _) => Self::Posix,
            (true, true) => Self::PowerShell,
            (true, false) => Self::Cmd,
        }
    }

    /// A word as the shell takes it.
    fn quoted(self, word: &str) -> String {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:".contains(c);
        if word.chars().all(is_plain) {
            return word.to_owned();
        }
        match self {
            Self::Posix => format!("'{}'", word.replace('\'', r"'\''")),
            Self::PowerShell => format!("'{}'", word.replace('\'', "''")),
            Self::Cmd => format!("\"{word}\""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_quoted_as_each_shell_wants_it() {
        for (word, posix, powershell, cmd) in [
            ("main", "main", "main", "main"),
            ("上海店", "'上海店'", "'上海店'", "\"上海店\""),
            ("a b's", r"'a b'\''s'", "'a b''s'", "\"a b's\""),
            ("$HOME", "'$HOME'", "'$HOME'", "\"$HOME\""),
        ] {
            assert_eq!(ShellKind::Posix.quoted(word), posix);
            assert_eq!(ShellKind::PowerShell.quoted(word), powershell);
            assert_eq!(ShellKind::Cmd.quoted(word), cmd);
        }
    }
}
