//! The catalogue as a file: sorted by where a text is used, so that work on different folders merges.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use super::source::{Key, Used};

pub(super) const PATH: &str = "src/lang/zh_CN.po";

const HEADER: &str = "\
msgid \"\"
msgstr \"\"
\"Content-Type: text/plain; charset=UTF-8\\n\"
\"Language: zh_CN\\n\"
\"Plural-Forms: nplurals=1; plural=0;\\n\"
";

/// The translations that there are, empty ones too.
pub(super) fn read() -> BTreeMap<Key, String> {
    let (single, plural) = include_po::parse_po(PATH).expect("the catalogue");
    let mut entries = BTreeMap::new();
    let mut add = |key: Key, text: &str| {
        let entry: &mut String = entries.entry(key).or_default();
        // After a merge an entry may be there twice.
        if entry.is_empty() {
            *entry = unescaped(text);
        }
    };
    for message in single.iter().filter(|message| !message.id.is_empty()) {
        let context = message.context.as_deref().map(unescaped);
        add(Key { context, text: unescaped(&message.id), plural: None }, &message.text);
    }
    for message in &plural {
        let context = message.context.as_deref().map(unescaped);
        let plural = Some(unescaped(&message.plural));
        let text = message.texts.first().map(String::as_str).unwrap_or_default();
        add(Key { context, text: unescaped(&message.singular), plural }, text);
    }
    entries
}

/// Writes the catalogue anew: the texts in use, in order, with the translations that there are.
pub(super) fn write(used: &Used, translations: &BTreeMap<Key, String>) {
    let mut entries: Vec<_> = used.iter().map(|(key, files)| (files.first(), key)).collect();
    entries.sort();
    let mut po = HEADER.to_owned();
    for (_, key) in entries {
        let files = used[key].iter().map(|file| file.replace(' ', "\u{2068}")).collect::<Vec<_>>().join(" ");
        let _ = write!(po, "\n#: {}\n", files.replace('\u{2068}', " "));
        if let Some(context) = &key.context {
            let _ = writeln!(po, "msgctxt {}", quoted(context));
        }
        let _ = writeln!(po, "msgid {}", quoted(&key.text));
        let text = translations.get(key).map(String::as_str).unwrap_or_default();
        let _ = match &key.plural {
            Some(plural) => writeln!(po, "msgid_plural {}\nmsgstr[0] {}", quoted(plural), quoted(text)),
            None => writeln!(po, "msgstr {}", quoted(text)),
        };
    }
    fs::write(PATH, po).expect("the catalogue");
}

/// A text as the format has it: one of several lines begins with an empty line.
fn quoted(text: &str) -> String {
    let escaped = |line: &str| {
        format!(
            "\"{}\"",
            line.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t")
        )
    };
    match text.trim_end_matches('\n').contains('\n') {
        true => {
            let lines: Vec<_> = text.split_inclusive('\n').map(escaped).collect();
            format!("\"\"\n{}", lines.join("\n"))
        }
        false => escaped(text),
    }
}

/// The text of an escaped one.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => plain.push('\n'),
                Some('t') => plain.push('\t'),
                Some(other) => plain.push(other),
                None => {}
            },
            (c, false) => plain.push(c),
        }
    }
    plain
}
