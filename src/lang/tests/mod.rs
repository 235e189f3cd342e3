//! The catalogue held against the source: every text is translated, nothing idle is kept, arguments agree, and Chinese is
//! written as it should be.
//!
//! `KEFU_UPDATE_CATALOGUE=1 cargo test --bin kefu lang` adds what is missing with an empty translation, takes out
//! what is idle, and sorts.

mod catalogue;
mod source;
mod tree;
pub(crate) mod typography;

use std::collections::BTreeMap;

use source::{Key, Used, places};

use crate::{
    cli::parts,
    text::{is_han, is_known, words},
};

/// Every text in use, and what is wrong in the source.
fn used() -> (Used, Vec<String>) {
    let source::Found { mut used, mut wrong, sentences, .. } = source::texts();
    for (key, places) in tree::texts_of_help() {
        // A file says best where a text is to be found.
        used.entry(key).or_insert(places);
    }
    let untold =
        sentences.into_iter().filter(|(_, text)| !parts(text).all(|part| used.contains_key(&Key::of(part))));
    wrong.extend(untold.map(|(file, text)| format!("{file}: neither in tr! nor in a Message: {text:?}")));
    (used, wrong)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "whoever works on the catalogue asks for it")]
fn the_catalogue_and_the_source_agree() {
    let (used, mut wrong) = used();
    let translations = catalogue::read();
    if std::env::var_os("KEFU_UPDATE_CATALOGUE").is_some() {
        catalogue::write(&used, &translations);
    }
    wrong.extend(missing(&used, &translations));
    let idle = translations.keys().filter(|key| !used.contains_key(key));
    wrong.extend(idle.map(|key| format!("{}: nowhere used: {:?}", catalogue::PATH, key.text)));
    wrong.extend(translations.iter().flat_map(|(key, text)| disagreements(key, text)));
    assert!(wrong.is_empty(), "{} mistakes:\n{}", wrong.len(), wrong.join("\n"));
}

fn missing(used: &Used, translations: &BTreeMap<Key, String>) -> Vec<String> {
    let is_missing = |key: &Key| translations.get(key).is_none_or(String::is_empty);
    let missing = used.iter().filter(|(key, _)| is_missing(key));
    missing
        .map(|(key, files)| {
            let files = files.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            format!("{files}: not translated: {:?}", key.text)
        })
        .collect()
}

/// Differences between a translation and its text, and mistakes in its typography.
fn disagreements(key: &Key, text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let meant = places(key.plural.as_ref().unwrap_or(&key.text));
    let said = places(text);
    let differ = (meant != said).then(|| format!("places for {meant:?} in English, for {said:?} in Chinese"));
    let doubled = meant.is_empty() && source::doubles_braces(text);
    let doubled = doubled.then(|| "braces are doubled in a text without arguments".to_owned());
    let wrong = differ
        .into_iter()
        .chain(doubled)
        .chain(typography::mistakes(text))
        .chain(foreign(text))
        .chain(unknown(text));
    wrong.map(|wrong| format!("{wrong}: {:?}: {text:?}", key.text)).collect()
}

/// The Latin words of a translation that are neither names nor typed as they stand: in backticks, in brackets or in an
/// example of a command.
fn foreign(text: &str) -> Vec<String> {
    let is_example = |line: &&str| line.starts_with("  ");
    let said =
        text.lines().filter(|line| !is_example(line)).map(typography::plain).collect::<Vec<_>>().join("\n");
    let said = said.split('[').map(|part| part.rsplit(']').next().unwrap_or_default()).collect::<String>();
    let words =
        said.split(|c: char| !(c.is_ascii_alphabetic() || c == '-')).map(|word| word.trim_matches('-'));
    let foreign = words.filter(|word| word.len() > 1 && !typography::is_name(word));
    foreign.map(|word| format!("`{word}` is no Chinese word")).collect()
}

/// The Chinese characters of a text that belong to no known word: a line might end in the middle of theirs.
fn unknown(text: &str) -> impl Iterator<Item = String> {
    let runs = text.split(|c| !is_han(c)).filter(|run| !run.is_empty());
    let wrong = runs.filter(|run| !words(run).into_iter().all(is_known));
    wrong.map(|run| format!("src/text/words.txt lacks a word: {}", words(run).join("|")))
}

/// A line of the glossary has the English words, the Chinese ones, and remarks. What is longer is a sentence.
#[test]
fn every_word_of_the_glossary_stays_whole_where_a_line_ends() {
    let glossary = std::fs::read_to_string("docs/glossary.md").expect("the glossary");
    let lines = glossary.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| English"));
    let chinese = lines.filter_map(|line| line.split('|').nth(2)?.split('；').next());
    let terms: Vec<_> = chinese.flat_map(|cell| cell.split(|c| !is_han(c))).collect();
    assert!(terms.len() > 100, "{terms:?}");
    let split: Vec<_> =
        terms.iter().filter(|term| (2..=5).contains(&term.chars().count()) && !is_known(term)).collect();
    assert!(split.is_empty(), "src/text/words.txt lacks {split:?}");
}
