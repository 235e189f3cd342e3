//! Compares the builtins with jq's manual, example by example.

use super::{super::samples::*, super::*, *};

/// One case per line: program, input, and the resulting values.
const MANUAL: &str = include_str!("manual.txt");

/// The resulting values of a program, one per line; `error` if it cannot be parsed or fails.
fn values(program: &str, input: &str) -> Vec<String> {
    let program = Some(Program { text: format!("{input} | ({program}) | tojson"), json: false });
    let options = Options { jq: program, ..options(Format::Json) };
    match write_bytes(options, COLUMNS, &[], true) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect(),
        Err(_) => vec!["error".to_owned()],
    }
}

#[test]
fn a_program_for_jq_comes_to_the_same_here() {
    let cases = MANUAL.lines().filter(|line| !line.starts_with('#'));
    let wrong = cases.filter_map(|line| {
        let (program, rest) = line.split_once(" | ")?;
        let (input, expected) = rest.split_once(" |").unwrap_or((rest, ""));
        let program = program.trim().replace("\\|", "|");
        let expected: Vec<_> = expected.split(" ; ").map(|value| value.trim().to_owned()).collect();
        let expected = if expected == [""] { Vec::new() } else { expected };
        let found = values(&program, input.trim());
        (found != expected).then(|| format!("{program} of {input}: {found:?}, not {expected:?}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(MANUAL.lines().count() > 200 && wrong.is_empty(), "{}", wrong.join("\n"));
}
