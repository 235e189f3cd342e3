//! Maps characters that input methods, chat programs and word processors write in place of ASCII ones.

use std::borrow::Cow;

/// The text with each such character replaced by its ASCII counterpart: `１` by `1`, `，` by `,`, `—` by `-`.
pub fn ascii(text: &str) -> Cow<'_, str> {
    match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().map(plain).collect()),
    }
}

/// Whether a character is not a hyphen but looks like one.
pub fn is_dash(c: char) -> bool {
    !c.is_ascii() && plain(c) == '-'
}

fn plain(c: char) -> char {
    match c {
        // The full-width forms are in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '“' | '”' | '„' | '‟' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        '、' => ',',
        '〜' | '∼' => '~',
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_input_methods_write_is_ascii() {
        assert_eq!(ascii("２０２６－ｇｏｍｅ，“a”　b、c"), "2026-gome,\"a\" b,c");
        assert_eq!(ascii("—–－−‑on＝‘x’"), "-----on='x'");
        assert_eq!(ascii("国美 №1 ～〜"), "国美 №1 ~~");
        assert!(is_dash('—') && !is_dash('-') && !is_dash('一'));
    }
}
