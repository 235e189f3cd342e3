//! Predicts which texts spreadsheet programs convert to a number, a date, a time or another value when they open a
//! text file.
//!
//! The three programs differ, also by language. A text counts if any of them may convert it; guarding one more text
//! is harmless.

use crate::{spelling::month, text};

/// Words beside digits: powers of ten, halves of the day, marks of ISO 8601.
const WORDS: [&str; 8] = ["e", "a", "p", "am", "pm", "t", "z", "d"];
/// Marks beside digits in numbers, fractions, amounts, dates and times.
const MARKS: &str = " +-/:.,()%$¥€£";
/// Marks of Chinese dates and times.
const CHINESE_MARKS: &str = "年月日时分秒";
const CHINESE_WORDS: [&str; 2] = ["上午", "下午"];

/// Whether the programs strip a character around a value.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || text::is_hidden(c) || text::is_modifier(c)
}

/// Whether it is a plain number or a percentage, which is shown unchanged and whose sign does not make it a formula.
pub(super) fn is_number(text: &str) -> bool {
    let number = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = number.strip_suffix('%').unwrap_or(number);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first =
        groups.next().is_some_and(|group| all_digits(group) && (group.len() < 4 || !whole.contains(',')));
    first && groups.all(|group| all_digits(group) && group.len() == 3) && all_digits(fraction)
}

/// Whether a text without surrounding blanks may be converted. Such a text cannot end a quoted text or run.
pub(super) fn reads_as_value(text: &str) -> bool {
    let plain: String = text.chars().map(narrow).map(|c| c.to_ascii_lowercase()).take(256).collect();
    let is_error = plain.starts_with('#') && plain.len() > 2 && plain.ends_with(['!', '?', 'a']);
    match plain.as_str() {
        "true" | "false" => true,
        _ if is_error => plain[1..].chars().all(|c| c.is_ascii_lowercase() || "/0!?_".contains(c)),
        _ => is_made_of_digits(&plain),
    }
}

/// Whether it consists of digits and of marks or words that occur beside digits in values.
fn is_made_of_digits(text: &str) -> bool {
    let mut rest = text;
    let (mut numbers, mut dated, mut worded) = (0, false, false);
    while let Some(first) = rest.chars().next() {
        let letters = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits > 0 {
            numbers += 1;
            rest = &rest[digits..];
        } else if letters > 0 {
            let word = &rest[..letters];
            let in_place = numbers > 0 && WORDS.contains(&word);
            if !(month(word).is_some() || in_place) {
                return false;
            }
            rest = &rest[letters..];
        } else if let Some(after) = CHINESE_WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
            worded = true;
            rest = after;
        } else if MARKS.contains(first) || CHINESE_MARKS.contains(first) {
            dated |= CHINESE_MARKS.contains(first);
            rest = &rest[first.len_utf8()..];
        } else {
            return false;
        }
    }
    // 3月 and 10分 are durations.
    numbers > usize::from(dated && !worded)
}

/// The narrow form of a full-width character.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{a0}' | '\u{3000}' => ' ',
        '￥' => '¥',
        '\u{2212}' => '-',
        _ => c,
    }
}
