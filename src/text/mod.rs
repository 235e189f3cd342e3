//! Text for a terminal, with hidden characters made visible, and its width there.
//!
//! No character is removed: one that moves the cursor, changes a colour, reverses the reading direction or is
//! invisible is shown as a visible mark, so that it cannot be used to hide data.

pub mod block;
pub mod bytes;
mod hidden;
pub mod json_text;
mod shell;
mod utf8;
mod words;
mod wrap;

use std::borrow::Cow;

use clap::ValueEnum;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;
use wide::u8x16;

pub use self::block::Block;
pub use self::hidden::{is_hidden, is_modifier};

pub use self::shell::for_shell;
pub use self::utf8::utf8;
#[cfg(test)]
pub use self::words::{is_han, is_known, words};
pub use self::wrap::wrap;

/// The mark at the end of a shortened text.
const CUT: &str = "…";

/// The position of the first hidden character.
pub fn find_hidden(text: &str) -> Option<usize> {
    find_hidden_or(text, nothing)
}

/// Marks no byte.
fn nothing(_: u8x16) -> u8x16 {
    u8x16::ZERO
}

/// The position of the first hidden character, or of the first ASCII character that `also` marks, with the functions of
/// [`bytes`]. Most characters are known to be visible by their first byte: to decode every one takes much longer.
fn find_hidden_or(text: &str, also: impl Fn(u8x16) -> u8x16) -> Option<usize> {
    let is_hidden = |at: usize| text[at..].chars().next().is_some_and(|c| is_hidden_at(text, at, c));
    let text = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes::find(&text[at..], |part| also(part) | bytes::may_be_hidden(part));
        let byte = *text.get(at)?;
        if byte.is_ascii() || begins_hidden(&text[at..]) && is_hidden(at) {
            return Some(at);
        }
        // The others of its bytes are not marked.
        at += 1;
    }
}

/// Whether a text that begins with a byte that [`bytes::may_be_hidden`] has marked may begin with a hidden character.
pub fn begins_hidden(text: &[u8]) -> bool {
    match *text {
        [byte, next, ..] if !byte.is_ascii() => is_suspect(byte, next),
        [byte, ..] => byte.is_ascii(),
        [] => false,
    }
}

/// Whether two bytes may begin a hidden character that is not ASCII. Chinese punctuation also begins with 0xe3 or 0xef,
/// and emoji with 0xf0 0x9f.
#[inline]
fn is_suspect(byte: u8, next: u8) -> bool {
    match byte {
        0xc2 | 0xcd | 0xd8 | 0xe1 | 0xf3 => true,
        0xe2 => next < 0x82 || next == 0xa0,
        0xe3 => next == 0x85,
        0xef => next == 0xb8 || next >= 0xbb && !matches!(next, 0xbc | 0xbd),
        0xf0 => next < 0x9f,
        _ => false,
    }
}

/// Whether the character `c` at position `at` is invisible there.
fn is_hidden_at(text: &str, at: usize, c: char) -> bool {
    is_hidden_between(&text[..at], c, &text[at + c.len_utf8()..])
}

/// Whether a character is invisible between two texts.
fn is_hidden_between(before: &str, c: char, after: &str) -> bool {
    let is_idle = || hidden::is_idle(before.chars().next_back(), c, after.chars().next());
    is_hidden(c) || is_modifier(c) && is_idle()
}

/// The visible mark for a hidden character.
fn mark(c: char) -> char {
    let picture = match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('␡'),
        _ => None,
    };
    picture.unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The text for a terminal; line breaks and tabs stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    clean_but(text, |c| matches!(c, '\n' | '\t').then_some(c))
}

/// The text for a cell of one line; each line break or tab becomes a blank.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    clean_but(text, |c| matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}').then_some(' '))
}

/// Marks the hidden characters, except those that `harmless` has a replacement for.
fn clean_but(text: &str, harmless: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if find_hidden(text).is_none() {
        return Cow::Borrowed(text);
    }
    // A carriage return is harmless only before a line feed: alone it makes the terminal overwrite the line.
    let text = text.replace("\r\n", "\n");
    let mut shown = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        // What is shown decides: behind a mark, nothing is left to be modified.
        shown.push(match is_hidden_between(&shown, c, &text[at + c.len_utf8()..]) {
            true => harmless(c).unwrap_or_else(|| mark(c)),
            false => c,
        });
    }
    Cow::Owned(shown)
}

/// The number of cells that a terminal uses for characters of ambiguous width: `…`, `─`, `①`, `°`. Terminals
/// configured for Chinese often use two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Ambiguous {
    /// One cell.
    #[default]
    #[value(alias = "窄")]
    Narrow,
    /// Two cells.
    #[value(alias = "宽")]
    Wide,
}

impl Ambiguous {
    /// The number of terminal cells that a text takes; a Chinese character takes two.
    pub fn width(self, text: &str) -> usize {
        match self {
            Self::Narrow => text.width(),
            Self::Wide => text.width_cjk(),
        }
    }

    /// The text shortened to a number of terminal cells, cut between grapheme clusters.
    pub fn shorten(self, text: &str, cells: usize) -> Cow<'_, str> {
        // A cell takes at least one byte, so a short text need not be measured.
        if text.len() <= cells || self.width(text) <= cells {
            return Cow::Borrowed(text);
        }
        let Some(mut room) = cells.checked_sub(self.width(CUT)) else {
            return Cow::Borrowed("");
        };
        let mut short = String::new();
        let mut ends = Vec::new();
        for character in text.graphemes(true) {
            let Some(left) = room.checked_sub(self.width(character)) else {
                break;
            };
            room = left;
            ends.push(short.len());
            short.push_str(character);
        }
        short.push_str(CUT);
        // Some scripts join across characters, so the whole can be narrower than the sum of its parts.
        while self.width(&short) > cells {
            short.truncate(ends.pop().unwrap_or_default());
            short.push_str(CUT);
        }
        Cow::Owned(short)
    }

    /// The lines of a text, none wider than `cells` unless a single character is.
    pub fn wrap(self, text: &str, cells: usize) -> Vec<String> {
        text.lines().flat_map(|line| self.wrap_line(line, cells)).collect()
    }

    /// The lines of a text that somebody reads: they end between words, where a word is not too wide.
    pub fn wrap_words(self, text: &str, cells: usize) -> Vec<String> {
        wrap(text, cells).iter().flat_map(|line| self.wrap_line(line, cells)).collect()
    }

    fn wrap_line(self, line: &str, cells: usize) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut used = 0;
        for character in line.graphemes(true) {
            let more = self.width(character);
            if used > 0 && used + more > cells {
                lines.push(String::new());
                used = 0;
            }
            used += more;
            lines.last_mut().into_iter().for_each(|last| last.push_str(character));
        }
        lines
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use Ambiguous::{Narrow, Wide};
    use proptest::prelude::*;

    #[test]
    fn an_escape_sequence_is_shown_not_obeyed() {
        assert_eq!(clean_line("\x1b[31mred\x07"), "␛[31mred␇");
        assert_eq!(clean_line("\u{9b}31m\x7f"), "\u{fffd}31m␡");
    }

    #[test]
    fn a_turned_reading_direction_is_shown() {
        assert_eq!(clean_line("a\u{202e}gpj.exe\u{2066}"), "a\u{fffd}gpj.exe\u{fffd}");
        assert_eq!(clean_line("zero\u{200b}width"), "zero\u{fffd}width");
    }

    #[test]
    fn line_breaks_become_one_blank_in_a_cell_and_stay_elsewhere() {
        assert_eq!(clean_line("a\r\nb\nc\td\u{2028}e"), "a b c d e");
        assert_eq!(clean("a\r\nb\tc\rd"), "a\nb\tc␍d");
    }

    #[test]
    fn joined_emoji_are_left_alone() {
        assert_eq!(clean_line("👨‍👩‍👧 国美"), "👨‍👩‍👧 国美");
    }

    #[test]
    fn chinese_is_cut_at_two_cells_a_character() {
        assert_eq!(Narrow.shorten("投诉单号", 8), "投诉单号");
        assert_eq!(Narrow.shorten("投诉单号", 7), "投诉单…");
        assert_eq!(Narrow.shorten("投诉单号", 6), "投诉…");
        assert_eq!(Narrow.shorten("ab👨‍👩‍👧c", 4), "ab…");
        assert_eq!(Narrow.shorten("ab", 1), "…");
        assert_eq!(Narrow.shorten("ab", 0), "");
    }

    #[test]
    fn characters_of_open_width_take_what_the_terminal_gives_them() {
        assert_eq!((Narrow.width("①…国"), Wide.width("①…国")), (4, 6));
        assert_eq!((Narrow.shorten("①②③④", 3), Wide.shorten("①②③④", 5)), ("①②…".into(), "①…".into()));
    }

    #[test]
    fn wrapping_keeps_every_character() {
        assert_eq!(Narrow.wrap("一二三四\nab", 5), ["一二", "三四", "ab"]);
    }

    #[test]
    fn every_hidden_character_is_found_and_no_other() {
        // At the end, in the middle of a chunk, and across two chunks.
        for (before, after) in
            [("国", ""), ("国", "，国。国（国）国“国”国…国"), ("一二三四五六七八九十a", "国，国。国（国）")]
        {
            for c in '\0'..=char::MAX {
                let text = format!("{before}{c}{after}");
                let hidden = is_hidden_at(&text, before.len(), c).then_some(before.len());
                assert_eq!(find_hidden(&text), hidden, "{c:?}");
            }
        }
    }

    /// Texts of modifiers and what they modify, legitimately or not.
    fn modified() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select(vec![
                "a",
                "0",
                "国",
                "ا",
                "ᠠ",
                "क",
                "\u{94d}",
                "❤",
                "😀",
                "\u{1f3fd}",
                "\u{20e3}",
                "\u{ad}",
                "\u{202e}",
                "\n",
                "\u{200c}",
                "\u{200d}",
                "\u{180d}",
                "\u{fe00}",
                "\u{fe0e}",
                "\u{fe0f}",
                "\u{e0100}",
            ]),
            0..8,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn what_is_shown_has_nothing_hidden_when_it_is_looked_at_again(text in modified()) {
            let line = clean_line(&text).into_owned();
            prop_assert_eq!(find_hidden(&line), None, "{:?}", line);
            prop_assert_eq!(clean_line(&line), line.as_str());
        }

        #[test]
        fn two_modifiers_follow_each_other_only_in_emoji(text in modified()) {
            let line = clean_line(&text);
            let pairs = line.chars().zip(line.chars().skip(1));
            for pair in pairs.filter(|(a, b)| is_modifier(*a) && is_modifier(*b)) {
                prop_assert_eq!(pair, ('\u{fe0f}', '\u{200d}'), "{:?}", line);
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_hidden_survives(text in any::<String>()) {
            prop_assert!(!clean_line(&text).contains(is_hidden));
            prop_assert!(!clean(&text).chars().any(|c| is_hidden(c) && !matches!(c, '\n' | '\t')));
        }

        #[test]
        fn a_shortened_text_fits(text in "(\\PC|[一-龥]|👨‍👩‍👧|\u{301}|لا){0,20}", cells in 0_usize..30) {
            for ambiguous in [Narrow, Wide] {
                let short = ambiguous.shorten(&text, cells);
                let width = ambiguous.width(&short);
                prop_assert!(width <= cells, "{short:?} is {width}");
                prop_assert!(ambiguous.width(&text) > cells || short == text);
            }
        }

        #[test]
        fn wrapped_lines_hold_the_whole_text(text in "\\PC{0,40}", cells in 2_usize..20) {
            let too_wide = |line: &String| Wide.width(line) > cells && line.graphemes(true).count() > 1;
            prop_assert!(!Wide.wrap_words(&text, cells).iter().any(too_wide));
            prop_assert_eq!(Narrow.wrap(&text, cells).concat(), text);
        }
    }
}
