//! Programs over documents: what they see, what they write, how they fail.

use proptest::prelude::*;

use super::super::{
    Format, Options, Program,
    samples::{COLUMNS, TWO, hostile_text, options, write, write_part},
};
use crate::{record::Shape, text::is_hidden};

fn jq(program: &str, rows: &[&str]) -> String {
    write(Options { jq: Some(as_json(program)), ..options(Format::Json) }, COLUMNS, rows)
}

fn as_json(program: &str) -> Program {
    Program { text: program.to_owned(), json: true }
}

#[test]
fn texts_are_written_as_they_are_unless_json_was_chosen() {
    let row = [r#"{"id":"a\"b","content":"1\n\u001b[31m\u202e国"}"#];
    let written = |json, terminal| {
        let jq = Some(Program { text: ".[] | .id, .content, [.id], null, 1".to_owned(), json });
        write(Options { terminal, jq, ..options(Format::Json) }, COLUMNS, &row)
    };
    let rest = "[\n  \"a\\\"b\"\n]\nnull\n1\n";
    assert_eq!(written(false, false), format!("a\"b\n1\n\u{1b}[31m\u{202e}国\n{rest}"));
    assert_eq!(written(false, true), format!("a\"b\n1\n␛[31m\u{fffd}国\n{rest}"));
    let json = "\"a\\\"b\"\n\"1\\n\\u001b[31m\\u202e国\"\n";
    assert_eq!(written(true, false), format!("{json}{rest}"));
}

#[test]
fn a_program_reads_the_whole_document() {
    insta::assert_snapshot!(jq(".[] | {id, status}, (.tags | type), []", TWO), @r#"
    {
      "id": "W1",
      "status": "30"
    }
    "array"
    []
    {
      "id": "12345678901234567890",
      "status": "工单工作台"
    }
    "string"
    []
    "#);
    assert_eq!(jq("length", &[]), "0\n");
    let matching = "map(select(.content | strings | test(\"制冷\")) | .id) | join(\",\")";
    assert_eq!(jq(matching, TWO), "\"W1\"\n");
}

#[test]
fn one_record_is_an_object_and_a_part_of_a_list_a_list() {
    let program = Options { jq: Some(as_json("type")), ..options(Format::Json) };
    let one = Options { shape: Shape::One, ..program.clone() };
    assert_eq!(write(one, COLUMNS, &TWO[..1]), "\"object\"\n");
    assert_eq!(write_part(program.clone(), COLUMNS, &TWO[..1], false), "\"array\"\n");
    assert_eq!(write_part(program, COLUMNS, &[], false), "");
}

#[test]
fn numbers_keep_every_digit() {
    let row = r#"{"id":"1","n":12345678901234567890,"d":1.50,"e":-1e400}"#;
    let extra = jq(".[].extra", &[row]);
    assert_eq!(extra, "{\n  \"n\": 12345678901234567890,\n  \"d\": 1.50,\n  \"e\": -1e400\n}\n");
    assert_eq!(
        jq("4/2, 1/3, infinite, -infinite, nan, 1e300, 0.1+0.2", &[]),
        "2\n0.3333333333333333\n1.7976931348623157e+308\n-1.7976931348623157e+308\nnull\n1e300\n0.30000000000000004\n"
    );
    assert_eq!(jq("{(1,[2]): 0}", &[]), "{\n  \"1\": 0\n}\n{\n  \"[2]\": 0\n}\n");
}

#[test]
fn what_cannot_be_read_is_shown_with_its_place() {
    let programs = [".[", ".[] | 国(", ".a |\n  fo", "$x", "env", "import \"a\" as a; 1", "\"\\q\"", "."];
    let hint = "\nhint: write it as for jq, in quotes: --jq '.[] | .status'";
    let shown = programs.map(|program| jq(program, &[]).replace(hint, "")).join("\n");
    insta::assert_snapshot!(shown, @r#"
    error: --jq: the program cannot be read
    why: line 1, column 3: expected closing bracket, found the end
    error: --jq: the program cannot be read
    why: line 1, column 7: expected token, found `国(`
    error: --jq: the program cannot be read
    why: line 2, column 3: there is no filter `fo`
    error: --jq: the program cannot be read
    why: line 1, column 1: there is no variable `$x`
    error: --jq: the program cannot be read
    why: line 1, column 1: there is no filter `env`
    error: --jq: the program cannot be read
    why: line 1, column 9: module loading not supported
    error: --jq: the program cannot be read
    why: line 1, column 3: expected string escape sequence, found `q"`
    []
    "#);
}

#[test]
fn what_fails_while_it_runs_is_an_error_of_the_program() {
    insta::assert_snapshot!(jq(".[0].id.x", TWO), @r#"
    error: --jq: the program failed
    why: cannot index "W1" with "x"
    hint: run it without --jq to see the records; `?` and `//` pass over what is not there
    "#);
    assert!(jq("error(\"no\")", TWO).contains("why: \"no\""));
    assert_eq!(jq("1, halt, 2", TWO), "1\n");
    assert!(jq("halt(3)", TWO).contains("it ended itself with 3"));
    for program in ["halt_error", "try halt_error catch 1", "[halt_error(1)]"] {
        let shown = jq(&format!("\"no order\" | {program}"), TWO);
        assert!(shown.contains("why: no order\n"), "{program}: {shown}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_stays_the_same_json_with_nothing_hidden(text in hostile_text()) {
        let row = serde_json::json!({ "id": text, "content": [text], text.clone(): text }).to_string();
        let plain = write(options(Format::Json), COLUMNS, &[&row]);
        let same = jq(".", &[&row]);
        prop_assert!(!same.chars().any(|c| is_hidden(c) && c != '\n'), "{same:?}");
        prop_assert_eq!(
            serde_json::from_str::<serde_json::Value>(&same).ok(),
            serde_json::from_str::<serde_json::Value>(&plain).ok()
        );
    }
}
