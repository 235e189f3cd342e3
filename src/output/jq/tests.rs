//! Programs over documents: what they see, what they write, how they fail.

use proptest::prelude::*;

use super::{
    super::{
        Format, Options, Program,
        samples::{COLUMNS, TWO, hostile_text, options, write, write_part},
    },
    Steps, Term, load,
};
use crate::{
    record::Shape,
    text::{is_hidden, json_text::write_string},
};

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

/// Programs and what they read.
const STEPS: &[(&str, Reads)] = &[
    (".[]", Reads::Each),
    (".[] | .id", Reads::Each),
    (".[].id, 1", Reads::List),
    ("(.[] | .id, .count), 1", Reads::List),
    (".[].tags[]?", Reads::Each),
    (".[][\"id\"]", Reads::Each),
    (".[].tags[0]?", Reads::Each),
    (".[][.[0].id]?", Reads::List),
    (".[].tags[length:]?", Reads::List),
    (".[]? | (.id, .count) | tojson", Reads::Each),
    (".[] as $one | length", Reads::List),
    (". as $all | .[] | ($all | length)", Reads::List),
    (".[] | . as $one | .id", Reads::Each),
    (".[] | select(.count > 7) | {id, count}", Reads::Each),
    (".[] | select(.count == 7) | halt", Reads::Each),
    (".[] | .id, (.tags | keys)", Reads::Each),
    (".[] | try (.tags | keys) catch \"none\"", Reads::Each),
    (".[] | label $out | .id, break $out, .count", Reads::Each),
    ("label $out | .[] | .id, break $out", Reads::List),
    ("first(.[] | .id)", Reads::List),
    ("try (.[] | .tags | keys) catch \"none\"", Reads::List),
    ("def short: .[:2]; .[] | .id | short", Reads::Each),
    ("def ids: .[].id; ids", Reads::List),
    ("def f: length; def g: f; [.[] | f] | g", Reads::Array),
    ("map(.id)", Reads::Array),
    ("map(.id) | length, .[0]", Reads::Array),
    ("map(.count)[0], 1", Reads::List),
    ("map(.count)[1]", Reads::Array),
    ("map(.id)[]", Reads::Array),
    ("map(select(.overdue)) | map(.id) | join(\",\")", Reads::Array),
    ("map(.tags | keys) | 1", Reads::Array),
    ("map(empty) | length", Reads::Array),
    ("map(halt) | 1", Reads::Array),
    ("def map(f): f; map(length)", Reads::List),
    ("def map($a; f): f; map(.id)", Reads::Array),
    ("(def map(f): f; map(length)) | . + 1", Reads::List),
    ("(def one: 1; [.[] | one]) | add", Reads::Array),
    ("[.[].count]", Reads::Array),
    ("[[.[] | .count] | add]", Reads::Array),
    ("[.[] | .count] | add / length", Reads::Array),
    ("[.[] | {(.id): .count}] | add", Reads::Array),
    ("[.[]] | sort_by(.count) | .[0].id", Reads::Array),
    ("[.[] | .id, .count] as [$id, $count] | $count", Reads::List),
    ("[]", Reads::List),
    (".", Reads::List),
    ("length", Reads::List),
    (".[0].id", Reads::List),
    (".[:1][]", Reads::List),
    ("..|numbers", Reads::List),
    ("del(.[0]) | length", Reads::List),
    (".[] |= .id", Reads::List),
    (".[].count += 1 | map(.count)", Reads::List),
    ("path(.[])", Reads::List),
    ("reduce .[] as $one (0; . + $one.count)", Reads::List),
    ("group_by(.status) | map(length)", Reads::List),
];

#[derive(Debug, PartialEq, Eq)]
enum Reads {
    /// Each record, and nothing after it.
    Each,
    /// Each record, and the array of what comes out.
    Array,
    /// The array of all records.
    List,
}

#[test]
fn a_program_in_steps_comes_to_the_same_as_over_the_whole_list() {
    for (program, expected) in STEPS {
        let reads = match load::parse(program, |parser| parser.term()).map(Steps::new) {
            Some(Steps { rest: None, .. }) => Reads::Each,
            Some(Steps { each: Term::Id, .. }) => Reads::List,
            Some(_) => Reads::Array,
            None => panic!("{program} cannot be read"),
        };
        assert_eq!(reads, *expected, "{program}");
        for rows in [TWO, &[]] {
            // A program that begins with the list itself is not taken in steps.
            assert_eq!(jq(program, rows), jq(&format!(". | ({program})"), rows), "{program}");
        }
    }
}

#[test]
fn a_program_that_begins_with_a_directive_reads_the_list() {
    assert_eq!(jq("module {\"a\": 1}; length, .[].id", TWO), "2\n\"W1\"\n\"12345678901234567890\"\n");
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

#[test]
fn of_two_values_with_a_name_the_last_one_counts() {
    let row = r#"{"id":"1","x":{"a":1,"b":2,"a":[3]},"y":1,"y":2}"#;
    assert_eq!(jq(".[].extra | tojson", &[row]), "\"{\\\"x\\\":{\\\"a\\\":[3],\\\"b\\\":2},\\\"y\\\":2}\"\n");
}

/// A record with texts, numbers of any length and nested values. Some records have the same values in the same places.
fn record() -> impl Strategy<Value = String> {
    let number = "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?";
    let number = number.prop_filter("jaq has no -0", |number| number != "-0");
    let text = prop_oneof![Just("one text".to_owned()), Just("two text".to_owned()), hostile_text()];
    (text.clone(), text, number, 0..3).prop_map(|(one, other, number, order)| {
        let [one, other] = [one, other].map(|text| {
            let mut written = String::new();
            write_string(&mut written, &text);
            written
        });
        let nested = format!(r#"[{number},{{"a":{other},"b":[{{}},[],{one}]}},null]"#);
        let members = match order {
            0 => format!(r#""id":{one},"content":{nested},"n":{number}"#),
            1 => format!(r#""n":{number},"content":{other},"id":{one},"more":{nested}"#),
            _ => format!(r#""id":{one},"content":null,"n":{nested},{other}:{one}"#),
        };
        format!("{{{members}}}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn the_records_are_those_of_json_to_the_last_digit(rows in prop::collection::vec(record(), 0..5)) {
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        let json = write(options(Format::Json), COLUMNS, &rows);
        for program in [".", "map(.)"] {
            let same = jq(program, &rows);
            prop_assert_eq!(&same, &json, "{}", program);
            prop_assert!(!same.chars().any(|c| is_hidden(c) && c != '\n'), "{:?}", same);
        }
    }
}
