//! How each shell hands over a command line, and how it takes candidates.

use std::ffi::OsString;

use clap_complete::Shell;

use super::Candidate;

/// A command line up to the cursor.
pub(super) struct Line {
    /// Its words without quotation; the last one is to be completed.
    pub(super) words: Vec<String>,
    /// How much of the last word the shell leaves alone, in bytes.
    kept: usize,
    /// The quotation mark that the last word stands in.
    quote: Option<char>,
}

/// Characters that a POSIX shell takes for something else, unless a backslash stands before them.
const SPECIAL: &str = " \t|&;<>()$`\\\"'*?[]#~!{}";

/// Reads what a shell's script hands over: bash the line and the part of its last word that is replaced, the others word by
/// word.
pub(super) fn line(shell: Shell, given: &[OsString]) -> Option<Line> {
    let given: Vec<_> = given.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    match (shell, &given[..]) {
        (Shell::Bash, [line, replaced]) => {
            let (words, quote) = split(line);
            let last = words.last()?;
            // bash breaks words at : and =, and replaces only what comes after.
            let replaced = split(replaced).0.pop().unwrap_or_default();
            let kept = last.strip_suffix(&*replaced).map_or(0, str::len);
            Some(Line { words, kept, quote })
        }
        (Shell::Bash, _) | (_, []) => None,
        (_, [before @ .., last]) => {
            // PowerShell loses an empty argument, so its script puts a mark before the last one.
            let last = if shell == Shell::PowerShell { last.strip_prefix('=').unwrap_or(last) } else { last };
            let (mut pieces, _) = split(last);
            let last = if pieces.len() > 1 { last.to_owned() } else { pieces.pop().unwrap_or_default() };
            Some(Line { words: before.iter().cloned().chain([last]).collect(), kept: 0, quote: None })
        }
    }
}

/// The words of a line without their quotation, and the quotation mark that the last one stands in. A line that ends with a
/// blank ends with an empty word.
fn split(line: &str) -> (Vec<String>, Option<char>) {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (None, ' ' | '\t' | '\n') => words.extend(word.take()),
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(characters.next()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.push(word.unwrap_or_default());
    (words, quote)
}

/// Candidates as the script takes them, a line each.
pub(super) fn show(shell: Shell, line: &Line, candidates: Vec<Candidate>) -> String {
    let lines = candidates.into_iter().filter_map(|Candidate { value, help }| {
        Some(match shell {
            Shell::Bash => format!("{}\n", quoted(value.get(line.kept..)?, line.quote)),
            Shell::Zsh => format!(
                "{}:{}\n",
                value.replace('\\', "\\\\").replace(':', "\\:"),
                help.replace('\\', "\\\\")
            ),
            Shell::PowerShell => format!("{}\t{value}\t{help}\n", powershell(&value)),
            _ => format!("{value}\t{help}\n"),
        })
    });
    lines.collect()
}

/// A text as bash takes it behind an open quotation mark or without any.
fn quoted(text: &str, quote: Option<char>) -> String {
    match quote {
        Some('\'') => text.replace('\'', "'\\''"),
        Some(_) => escaped(text, "\\\"$`"),
        None => escaped(text, SPECIAL),
    }
}

fn escaped(text: &str, special: &str) -> String {
    let escape = |c: char| special.contains(c).then_some('\\').into_iter().chain([c]);
    text.chars().flat_map(escape).collect()
}

/// A text as a word of PowerShell.
fn powershell(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:=".contains(c);
    match text.chars().all(is_plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_as_a_shell_does_it_also_where_it_is_not_finished() {
        for (line, words, quote) in [
            ("kefu views ", &["kefu", "views", ""][..], None),
            ("kefu  views  ti", &["kefu", "views", "ti"], None),
            ("kefu views tickets 售", &["kefu", "views", "tickets", "售"], None),
            ("kefu views tickets \"VIP 客", &["kefu", "views", "tickets", "VIP 客"], Some('"')),
            ("kefu views tickets 'VIP 客", &["kefu", "views", "tickets", "VIP 客"], Some('\'')),
            ("kefu views tickets VIP\\ 客", &["kefu", "views", "tickets", "VIP 客"], None),
            ("kefu --jq '.[] | \"a\"' views", &["kefu", "--jq", ".[] | \"a\"", "views"], None),
            ("", &[""], None),
        ] {
            let split = split(line);
            assert_eq!(
                (split.0.iter().map(String::as_str).collect::<Vec<_>>(), split.1),
                (words.to_vec(), quote)
            );
        }
    }

    #[test]
    fn bash_replaces_what_comes_after_its_word_breaks() {
        let shown = |line: &str, replaced: &str, value: &str| {
            let line = super::line(Shell::Bash, &[line.into(), replaced.into()]).unwrap();
            show(Shell::Bash, &line, vec![Candidate { value: value.to_owned(), help: String::new() }])
        };
        assert_eq!(shown("kefu --output=cs", "cs", "--output=csv"), "csv\n");
        assert_eq!(shown("kefu views tickets VIP", "VIP", "VIP 客户"), "VIP\\ 客户\n");
        assert_eq!(shown("kefu views tickets \"VIP", "VIP", "VIP 客户"), "VIP 客户\n");
        assert_eq!(shown("kefu views tickets a:b", "b", "a:bc d"), "bc\\ d\n");
        assert_eq!(shown("kefu views tickets 'it", "it", "it's"), "it'\\''s\n");
    }
}
