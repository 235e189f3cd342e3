//! Words as shells take them: whatever a person may paste behind a prompt is quoted here.

/// A word for the shell of this system.
pub fn for_shell(word: &str) -> String {
    match () {
        () if is_plain(word) => word.to_owned(),
        () if cfg!(windows) => in_windows(word),
        () => in_posix(word),
    }
}

fn is_plain(word: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:=,@%+".contains(c);
    let is_windows = |c: char| cfg!(windows) && c == '\\';
    !word.is_empty() && word.chars().all(|c| is_plain(c) || is_windows(c))
}

fn in_posix(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// The command prompt knows double quotes alone; in `PowerShell` they keep everything but these marks.
fn in_windows(word: &str) -> String {
    match word.contains(['$', '`', '"']) {
        true => format!("'{}'", word.replace('\'', "''")),
        false => format!("\"{word}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_as_each_shell_wants_it() {
        for (word, posix, windows) in [
            ("a b's", r"'a b'\''s'", "\"a b's\""),
            ("$HOME", "'$HOME'", "'$HOME'"),
            ("VIP 客户", "'VIP 客户'", "\"VIP 客户\""),
            ("", "''", "\"\""),
            ("~/a", "'~/a'", "\"~/a\""),
            ("a;b", "'a;b'", "\"a;b\""),
            ("*", "'*'", "\"*\""),
        ] {
            assert!(!is_plain(word), "{word}");
            assert_eq!(in_posix(word), posix);
            assert_eq!(in_windows(word), windows);
        }
        for word in ["main", "上海店", "/home/客服/config.toml", "--since=7d", "agent@example.com"] {
            assert_eq!(for_shell(word), word);
        }
    }
}
