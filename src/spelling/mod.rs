//! One value, many spellings: blanks, full-width digits, case, `1.0` for 1, `Y` and 是 for yes; `ascii` has the marks that
//! input methods write.
//!
//! PHP, Java and ASP.NET write the same number or flag in different ways, and people type titles in others.
//! Every place that asks "is this a yes", "which number is this" or "is this the same title" asks here.

mod ascii;
mod none;

use unicode_normalization::UnicodeNormalization as _;

pub use self::ascii::{ascii, is_dash};
use self::none::NONE;

/// The largest whole number up to which a floating-point number is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The English names of months.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month that an English word in lower case names, in full or by three letters or more.
pub fn month(word: &str) -> Option<i8> {
    let is_named = |name: &&str| word.len() >= 3 && name.starts_with(word);
    MONTHS.iter().zip(1..).find(|(name, _)| is_named(name)).map(|(_, number)| number)
}

/// The text as it is compared: compatibility forms (full-width, half-width, composed or not) made one, in lower
/// case, invisible marks left out, and each run of blanks one space with none at the ends.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    }
    if is_folded(text) {
        return text.to_owned();
    }
    let visible = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let normal: String = text.nfkc().filter(visible).collect();
    // Lower case can take a text out of its normal form.
    let lower: String = normal.to_lowercase().nfkc().collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A typed text as it is compared: folded, with the marks of an input method (`，`, `、`, `—`, `～`, quotation
/// marks) as the ASCII ones.
pub fn typed(text: &str) -> String {
    folded(&ascii(text))
}

/// Whether two texts are the same to a person who types one of them.
pub fn same(a: &str, b: &str) -> bool {
    a == b || typed(a) == typed(b)
}

/// The parts of a list as people type it: between commas, also those of an input method (`，`, `、`), and its semicolon.
pub fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '，', '、', '；']).map(str::trim)
}

/// Whether a text is sure to be as it is compared already, as most Chinese words are.
pub fn is_folded(text: &str) -> bool {
    let is_plain = |c: char| {
        matches!(c, '\u{4e00}'..='\u{9fff}' | '-' | '_') || c.is_ascii_digit() || c.is_ascii_lowercase()
    };
    text.chars().all(is_plain)
}

/// Whether a flag says yes; none for a text that says neither yes nor no.
pub fn yes(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => return Some(true),
        "false" | "0" => return Some(false),
        _ => {}
    }
    match folded(text).as_str() {
        "true" | "t" | "yes" | "y" | "on" | "是" | "真" => Some(true),
        "false" | "f" | "no" | "n" | "off" | "否" | "假" => Some(false),
        text => match whole(text)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        },
    }
}

/// A whole number: `7`, `" 7 "`, `７`, `7.0`, `7E0`, `1,234`; none for `7.5` and for what is no number.
pub fn whole(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let text = folded(text);
    let text = without_groups(&text).unwrap_or(text);
    text.parse().ok().or_else(|| {
        let number: f64 = text.parse().ok()?;
        let exact = number.fract() == 0.0 && number.abs() <= EXACT;
        // A float that is whole is written without a fraction, whatever its exponent was.
        exact.then(|| format!("{number:.0}").parse().ok()).flatten()
    })
}

/// A number without the commas between its thousands.
fn without_groups(text: &str) -> Option<String> {
    let mut groups = text.split('.').next()?.trim_start_matches(['-', '+']).split(',');
    let first = groups.next()?;
    let mut rest = groups.peekable();
    rest.peek()?;
    let right = (1..=3).contains(&first.len()) && rest.all(|group| group.len() == 3);
    right.then(|| text.replace(',', ""))
}

/// Whether a text stands for nothing: blanks, marks like `-` without a letter or digit, or the word null.
pub fn is_nothing(text: &str) -> bool {
    // Most letters here are Chinese, and to find these among all letters takes long.
    let says_something = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric();
    !text.contains(says_something) || text.is_ascii() && text.trim().eq_ignore_ascii_case("null")
}

/// Whether a text stands for nothing where zero is no value either, as in identifiers and times: as [`is_nothing`], zeros,
/// or a word for none.
pub fn is_placeholder(text: &str) -> bool {
    is_nothing(text)
        || text.chars().all(|c| matches!(c, '0' | '０') || !c.is_alphanumeric())
        || (text.len() <= LONGEST_NONE && NONE.contains(&folded(text.trim()).as_str()))
}

/// The most bytes of a text that may be a word for none, blanks included: longer texts are not folded in vain.
const LONGEST_NONE: usize = 16;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_text_are_the_same() {
        let table: [(&str, &[&str]); 4] = [
            ("vip 客户", &["VIP 客户", "ｖｉｐ　客户", " Vip\u{a0}\u{a0}客户\t", "\u{feff}vip\u{200b} 客户"]),
            ("café", &["cafe\u{301}", "CAFÉ", "CAFE\u{301}"]),
            ("ガス", &["ｶﾞｽ", "カ\u{3099}ス"]),
            ("(2)", &["（２）", "⑵"]),
        ];
        for (expected, spellings) in table {
            for text in spellings {
                assert_eq!(folded(text), expected, "{text:?}");
            }
        }
        assert_ne!(folded("VIP客户"), folded("VIP 客户"));
    }

    #[test]
    fn what_an_input_method_writes_is_the_same_as_what_a_keyboard_does() {
        for (a, b) in [
            ("CSV－Excel", "csv-excel"),
            ("处理中—首次重启", "处理中-首次重启"),
            ("１：２", "1:2"),
            ("未结\u{3000}", "未结"),
            ("“未结”", "\"未结\""),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
        assert!(!same("已结", "未结"));
        let parts: Vec<_> = list("待处理，处理中、已结单； 30,").collect();
        assert_eq!(parts, ["待处理", "处理中", "已结单", "30", ""]);
    }

    #[test]
    fn a_flag_is_yes_or_no_or_neither() {
        for text in ["1", "true", "TRUE", " True ", "Y", "yes", "是", "１", "1.0", "1 ", "\u{3000}是", "On"]
        {
            assert_eq!(yes(text), Some(true), "{text:?}");
        }
        for text in ["0", "false", "FALSE", "N", "no", "否", "０", "0.0", "-0", " 0"] {
            assert_eq!(yes(text), Some(false), "{text:?}");
        }
        for text in ["", " ", "-", "null", "2", "-1", "0.5", "maybe", "启用中", "NaN"] {
            assert_eq!(yes(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_whole_number_is_read_in_every_spelling_and_nothing_is_rounded() {
        let table = [
            ("7", Some(7)),
            (" 7 ", Some(7)),
            ("７", Some(7)),
            ("+7", Some(7)),
            ("-1000", Some(-1000)),
            ("7.0", Some(7)),
            ("1.5E3", Some(1500)),
            ("1,234", Some(1234)),
            ("1，234，567", Some(1_234_567)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9007199254740992.0", Some(9_007_199_254_740_992)),
            ("7.5", None),
            ("1,23", None),
            ("1e300", None),
            ("9223372036854775808", None),
            ("inf", None),
            ("NaN", None),
            ("", None),
            ("many", None),
            ("0x10", None),
        ];
        for (text, expected) in table {
            assert_eq!(whole(text), expected, "{text:?}");
        }
    }

    #[test]
    fn marks_and_blanks_are_nothing() {
        for text in ["", " ", "\u{3000}", "-", "--", "—", "/", "null", " NULL "] {
            assert!(is_nothing(text), "{text:?}");
        }
        for text in ["0", "无", "-1", "nullable"] {
            assert!(!is_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn zeros_and_words_for_none_stand_in_for_an_identifier() {
        for text in
            ["", "-", "null", "0", "000", "0-0", " 0 ", "０", "无", " 无 ", "暂无", "N/A", "None", "ＮＡ"]
        {
            assert!(is_placeholder(text), "{text:?}");
        }
        for text in ["1", "100", "-1", "无锡", "A0", "nano", "0a"] {
            assert!(!is_placeholder(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn a_number_that_was_written_is_read_back(number in any::<i64>()) {
            prop_assert_eq!(whole(&format!(" {number}\u{a0}")), Some(number));
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = (yes(&text), whole(&text), is_nothing(&text), is_placeholder(&text));
        }
    }
}
