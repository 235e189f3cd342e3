//! Scans of texts that are JSON, nearly JSON, or JSON that was cut or changed.

use proptest::prelude::*;
use serde_json::value::RawValue;

use super::*;
use crate::text::json_text;

/// Text like JSON, often broken.
fn nearly_json() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        "[\\[\\]{},: \n\t]",
        "-?[0-9]{0,2}([.][0-9]{0,2})?([eE][+-]?[0-9]{0,2})?",
        "true|false|null|nul|[a-z]",
        "\"(\\\\[\"\\\\/bfnrtux]|\\\\u[0-9a-fA-F]{3,4}|[a-z国\u{1f}\u{7f} ]){0,12}\"?",
        Just("\"a\":".to_owned()),
    ];
    prop::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat())
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_serde_json_accepts_is_accepted_and_nothing_else(text in nearly_json()) {
        let expected = serde_json::from_str::<&RawValue>(&text).ok().map(RawValue::get);
        prop_assert_eq!(value(&text).map(|value| &text[value.at]), expected, "{}", text);
    }

    #[test]
    fn a_json_text_that_is_cut_or_changed_is_judged_as_serde_json_judges_it(
        json in any_json(), pretty in any::<bool>(), at in any::<prop::sample::Index>(), byte in 0_u8..128
    ) {
        let text = if pretty { serde_json::to_string_pretty(&json) } else { serde_json::to_string(&json) };
        let text = text.unwrap();
        prop_assert_eq!(value(&text).map(|value| value.at), Some(0..text.len()));
        let mut changed = text.clone().into_bytes();
        changed[at.index(text.len())] = byte;
        for bytes in [&changed, &text.as_bytes()[..at.index(text.len())]] {
            let Ok(text) = std::str::from_utf8(bytes) else { continue };
            let accepted = serde_json::from_str::<&RawValue>(text).is_ok();
            prop_assert_eq!(value(text).is_some(), accepted, "{}", text);
        }
    }
}

#[test]
fn a_value_says_how_it_is_written() {
    let nested = |levels, one_line| Form::Nested { levels, one_line };
    let (verbatim, without_blanks, rewritten) =
        (OneLine::Verbatim, OneLine::WithoutBlanks, OneLine::Rewritten);
    for (text, form) in [
        ("null", Form::Null),
        ("-1.50e+03", Form::Word),
        ("true", Form::Word),
        (r#""a text of more than eight bytes""#, Form::Plain),
        (r#""a text of more than \" eight""#, Form::Escaped),
        (r#"[{"a":"\" \u56fd"},[],[[1]]]"#, nested(3, verbatim)),
        ("{}", nested(1, verbatim)),
        ("[ ]", nested(1, without_blanks)),
        ("[1 ,2]", nested(1, without_blanks)),
        ("[1,\n2]", nested(1, without_blanks)),
        (r#"{"a": 1}"#, nested(1, without_blanks)),
        (r#"["\ud83d\ude00"]"#, nested(1, rewritten)),
        ("[\"，国。“é”😀\"]", nested(1, rewritten)),
        ("[\"，国。😀\"]", nested(1, verbatim)),
        ("[1, \"\u{202e}\"]", nested(1, rewritten)),
        ("[\"a\u{7f}\"]", nested(1, rewritten)),
    ] {
        assert_eq!(value(text).map(|value| value.form), Some(form), "{text}");
    }
    let deep = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
    assert_eq!(value(&deep).map(|value| value.form), Some(nested(255, verbatim)));
    // What stands around a value says nothing about it.
    assert_eq!(value(" [[1],2]\n").map(|value| value.form), Some(nested(2, verbatim)));
}

proptest! {
    /// Wherever a hidden character stands: in the first block or a later one, or on the edge of two.
    #[test]
    fn a_value_that_is_copied_verbatim_has_nothing_hidden(texts in prop::collection::vec("[a国，é\u{7f}\u{202e}\u{ad}]{0,70}", 0..4)) {
        let json = serde_json::to_string(&texts).unwrap();
        let Some(Form::Nested { one_line, .. }) = value(&json).map(|value| value.form) else { panic!("{json}") };
        if one_line == OneLine::Verbatim {
            prop_assert_eq!(&json_text::compact(&json), &json);
        }
        let pretty = serde_json::to_string_pretty(&texts).unwrap();
        let Some(Form::Nested { one_line, .. }) = value(&pretty).map(|value| value.form) else { panic!("{pretty}") };
        if one_line == OneLine::WithoutBlanks {
            prop_assert_eq!(json_text::without_blanks(&pretty), json_text::compact(&pretty));
        }
    }
}

#[test]
fn members_and_elements_stand_where_they_are_said_to_stand() {
    let text = " {\"a\" : [ 1 ],\"\\u0061\":\"国\" } ";
    let Members { at, all } = members(text).unwrap();
    let object = &text[at];
    let all: Vec<_> = all.into_iter().map(|one| [&object[one.name], &object[one.value.at]]).collect();
    assert_eq!(all, [[r#""a""#, "[ 1 ]"], [r#""\u0061""#, r#""国""#]]);
    let text = "[1, \"x\"]";
    let all: Vec<_> = elements(text, 2).unwrap().into_iter().map(|one| &text[one.at]).collect();
    assert_eq!(all, ["1", "\"x\""]);
    assert_eq!(elements(text, 1), None);
    for other in ["[1]]", "{} {}", "", "7", "{\"a\"}", "[,]"] {
        assert!(members(other).is_none() && elements(other, 9).is_none(), "{other}");
    }
}
