//! Suggests the English or Chinese word that was probably meant.
//!
//! An input method turns one reading into the wrong characters: 售钟 is meant to be 售中. So characters that are read alike
//! count as nearly the same, and a word in Latin letters is held against readings too: `shouzhong`.

use pinyin::ToPinyin as _;

use crate::spelling::typed;

/// The least likeness of what is proposed for a word in letters.
const LETTERS: f64 = 0.65;
/// The same for a word in Chinese characters: half of a word of two.
const CHARACTERS: f64 = 0.5;
/// The cost of taking one character for another that is read alike, almost alike, or otherwise.
const READ_ALIKE: f64 = 0.1;
const READ_ALMOST_ALIKE: f64 = 0.4;

/// The candidate most like what was given, if one is like it at all; the first of several. It is never what was given.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let others = candidates.into_iter().filter(|name| *name != given.trim());
    let given = typed(given);
    // Quotation marks around Chinese words are an input method's; around others they are the mistake itself.
    let bare = given.trim_matches(['"', '\'']);
    let given = if bare.is_ascii() { &given } else { bare };
    let scored = others.filter_map(|name| Some((likeness(given, name)?, name)));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, name)| name)
}

/// How much two words are alike, from 0 to 1; none for words of which one is not meant to be the other.
fn likeness(given: &str, name: &str) -> Option<f64> {
    let name = &*name.to_lowercase();
    let (likeness, least) = match (given.is_ascii(), name.is_ascii()) {
        (true, true) => (of_letters(given, name), LETTERS),
        (true, false) => (strsim::normalized_damerau_levenshtein(given, &reading(name)), 0.8),
        (false, true) => return None,
        (false, false) => (of_characters(given, name), CHARACTERS),
    };
    (likeness >= least).then_some(likeness)
}

fn of_letters(given: &str, name: &str) -> f64 {
    // The one sees swapped letters, the other a beginning that is right.
    strsim::normalized_damerau_levenshtein(given, name).max(strsim::jaro_winkler(given, name))
}

/// One less the edit distance, relative to the longer word.
fn of_characters(given: &str, name: &str) -> f64 {
    let (given, name): (Vec<_>, Vec<_>) = (given.chars().collect(), name.chars().collect());
    let mut above: Vec<f64> =
        std::iter::successors(Some(0.0), |cost| Some(cost + 1.0)).take(name.len() + 1).collect();
    for c in &given {
        let mut row = vec![above[0] + 1.0];
        for (index, other) in name.iter().enumerate() {
            let replaced = above[index] + difference(*c, *other);
            row.push(replaced.min(above[index + 1] + 1.0).min(row[index] + 1.0));
        }
        above = row;
    }
    let distance = above.last().copied().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a word is short")]
    let longest = given.len().max(name.len()).max(1) as f64;
    1.0 - distance / longest
}

/// How much two characters differ, from 0 to 1.
fn difference(a: char, b: char) -> f64 {
    if a == b {
        return 0.0;
    }
    match (a.to_pinyin(), b.to_pinyin()) {
        (Some(a), Some(b)) if a.plain() == b.plain() => READ_ALIKE,
        (Some(a), Some(b)) if blurred(a.plain()) == blurred(b.plain()) => READ_ALMOST_ALIKE,
        _ => 1.0,
    }
}

/// A syllable without what many speakers do not tell apart: zh and z, l and n, ang and an.
fn blurred(syllable: &str) -> String {
    let syllable = syllable.replacen('h', "", usize::from(syllable.starts_with(['z', 'c', 's'])));
    let syllable = syllable.strip_prefix('l').map_or(syllable.clone(), |rest| format!("n{rest}"));
    syllable.strip_suffix('g').map_or(syllable.clone(), str::to_owned)
}

/// A word as it is read, in Latin letters.
fn reading(word: &str) -> String {
    let letters =
        |c: char| c.to_pinyin().map_or_else(|| c.to_lowercase().to_string(), |one| one.plain().to_owned());
    word.chars().map(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_found() {
        let views = ["售前", "售中", "售后", "VIP 客户", "超时工单", "质检不合格"];
        for (given, meant) in [
            ("售钟", Some("售中")),
            ("售種", Some("售中")),
            ("售候", Some("售后")),
            ("首后", Some("售后")),
            ("售", Some("售前")),
            ("超时公单", Some("超时工单")),
            ("超市工单", Some("超时工单")),
            ("操时工单", Some("超时工单")),
            ("质检合格", Some("质检不合格")),
            ("shouzhong", Some("售中")),
            ("ShouHuo", Some("售后")),
            ("vip客户", Some("VIP 客户")),
            ("VIP客户", Some("VIP 客户")),
            ("“售后”", Some("售后")),
            ("投诉", None),
            ("售中", Some("售前")),
            ("refund", None),
        ] {
            assert_eq!(nearest(given, views), meant, "{given}");
        }
        let words = ["today", "yesterday", "今天", "昨天", "last-month"];
        for (given, meant) in
            [("yesterdya", "yesterday"), ("jintian", "今天"), ("做天", "昨天"), ("金天", "今天")]
        {
            assert_eq!(nearest(given, words), Some(meant), "{given}");
        }
    }

    #[test]
    fn what_was_given_is_never_proposed() {
        for given in ["售中", " 售中 ", "open", "open "] {
            let found = nearest(given, ["售中", "open"]);
            assert_eq!(found, None, "{given}");
        }
    }
}
