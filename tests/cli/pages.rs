//! Every page of help, in both languages: all of it is there, it fits, and the Chinese one is Chinese.

use unicode_width::UnicodeWidthStr as _;

use crate::support::Home;

/// Words that a Chinese page may have outside of backticks: names, formats, and what is typed as it stands.
const NAMES: &[&str] = &[
    "API", "Bangwo8", "CSV", "Ctrl-C", "Excel", "GMOS", "Gome", "ID", "JSON", "Markdown", "Nagios", "PATH",
    "RFC", "SHELL", "WPS", "jq", "kefu", "profile", "shell",
];

/// Every command, by its path.
pub(super) fn commands() -> Vec<String> {
    let mut found = vec![String::new()];
    let mut next = 0;
    while next < found.len() {
        let path = found[next].clone();
        let page = page(&path, "-h", "en");
        let listed =
            page.split("\nCommands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or_default();
        let entries = listed.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
        let names = entries.filter(|name| !["", "help"].contains(name));
        found.extend(names.map(|name| format!("{path} {name}").trim().to_owned()));
        next += 1;
    }
    assert!(found.len() > 25, "{found:?}");
    found
}

pub(super) fn page(path: &str, flag: &str, lang: &str) -> String {
    Home::new().kefu(&format!("{path} {flag} --lang {lang}")).env("COLUMNS", "80").run().stdout
}

/// What a page says besides what is typed: without examples, entries' names, backticks and brackets.
fn prose(page: &str) -> String {
    let mut prose = String::new();
    for line in page.lines() {
        let text = line.trim();
        let is_entry = text.starts_with('-') || line.starts_with("  ") && !line.starts_with("   ");
        let text = match is_entry {
            // An entry and its meaning are two blanks or a colon apart.
            true => {
                text.split_once("  ").or_else(|| text.split_once('：')).map_or("", |(_, meaning)| meaning)
            }
            false => text,
        };
        if text.contains("kefu ") && !text.contains('`') {
            continue;
        }
        prose += &text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        prose.push('\n');
    }
    let mut outside = 0;
    let open = |c: char| "[<".contains(c);
    prose.retain(|c| {
        outside += i32::from(open(c));
        let keeps = outside == 0;
        outside -= i32::from("]>".contains(c));
        keeps
    });
    prose
}

#[test]
fn every_page_is_chinese_for_those_who_read_it() {
    let mut wrong = Vec::new();
    for path in commands() {
        for flag in ["-h", "--help"] {
            let prose = prose(&page(&path, flag, "zh-CN"));
            let words = prose.split(|c: char| !(c.is_ascii_alphabetic() || "-'".contains(c)));
            let latin = words.filter(|word| word.trim_matches('-').len() > 1 && !NAMES.contains(word));
            wrong.extend(latin.map(|word| format!("kefu {path} {flag}: {word}")));
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_fits_eighty_columns_and_has_its_parts() {
    let mut wrong = Vec::new();
    for path in commands() {
        for (lang, usage) in [("en", "Usage: kefu"), ("zh-CN", "用法：kefu")] {
            for flag in ["-h", "--help"] {
                let page = page(&path, flag, lang);
                assert!(page.contains(usage) && page.ends_with('\n') && !page.contains('\u{1b}'), "{page}");
                let wide = page.lines().filter(|line| line.width() > 80);
                wrong.extend(wide.map(|line| format!("kefu {path} {flag} --lang {lang}: {line}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
