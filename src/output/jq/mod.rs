//! `--jq`: a program over the whole JSON document, so the document is kept until it is complete.
//!
//! The program runs on a thread of its own: it may go on forever, and Ctrl-C must end it even then.

use std::{
    io::{self, Write},
    sync::mpsc::{self, SyncSender},
    thread,
};

use jaq_core::{
    Compiler, Ctx, Exn, Vars, data,
    load::{self, Arena, File, Loader},
};
use jaq_json::{Num, Val};

use super::{Entry, Sink, View, json};
use crate::{
    error::{Error, Kind, Result},
    stop,
    text::{self, Ambiguous},
};

type Data = data::JustLut<Val>;
type Filter = jaq_core::Filter<Data>;

/// How deep a document may be nested: reading it and throwing it away go down level by level.
const DEEPEST: usize = 2000;
/// Room for a program that calls itself, and for documents that are as deep as they may be.
const STACK: usize = 64 << 20;
/// How much of a value an error shows.
const SHOWN: usize = 200;
/// What infinity becomes, which JSON does not have: the largest number, as in jq.
const LARGEST: &str = "1.7976931348623157e+308";

/// Opens a document that a program reads.
pub(super) fn open<W: Write + 'static>(program: String, view: View, out: W) -> Box<dyn Sink<W>> {
    Box::new(Jq { program, document: json::open_document(view, Vec::new()), out })
}

struct Jq<W> {
    program: String,
    document: Box<dyn Sink<Vec<u8>>>,
    out: W,
}

/// What the program's thread says.
enum Word {
    /// A value, as text.
    Value(String),
    Done,
    Failed(Error),
}

impl<W: Write> Sink<W> for Jq<W> {
    fn row(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        self.document.row(entry)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>, complete: bool) -> io::Result<W> {
        let Self { program, document, mut out } = *self;
        let document = document.finish(complete)?;
        if document.is_empty() {
            return Ok(out);
        }
        let (words, heard) = mpsc::sync_channel(64);
        watch(words.clone());
        let run = move || {
            let end = run(&program, &document, &words).map_or_else(Word::Failed, |()| Word::Done);
            // Nobody listens any more when the output is closed.
            let _ = words.send(end);
        };
        let running = thread::Builder::new().stack_size(STACK).spawn(run)?;
        loop {
            match heard.recv_timeout(std::time::Duration::from_millis(500)) {
                Ok(Word::Value(value)) => out.write_all(value.as_bytes())?,
                Ok(Word::Done) => return Ok(out),
                Ok(Word::Failed(error)) => return Err(io::Error::other(error)),
                // It may have ended in a panic, which says nothing here.
                Err(_) if running.is_finished() && heard.try_iter().next().is_none() => {
                    return Err(io::Error::other(Error::new(Kind::Bug, "--jq: the program came to a halt")));
                }
                Err(_) => out.flush()?,
            }
        }
    }
}

/// Passes Ctrl-C on. The run's own loop does not turn while it waits for the program.
fn watch(words: SyncSender<Word>) {
    thread::spawn(move || {
        if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
            let stopped = runtime.block_on(async { stop::stopped().await });
            let _ = words.send(Word::Failed(stopped));
        }
    });
}

/// Whether a program can be run.
///
/// # Errors
/// [`Kind::Usage`] with the place and what is wrong there.
pub(super) fn check(program: &str) -> Result<()> {
    compile(program).map(drop)
}

fn compile(program: &str) -> Result<Filter> {
    let arena = Arena::default();
    let definitions = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
    let file = File { code: program, path: () };
    let modules = Loader::new(definitions).load(&arena, file).map_err(|errors| {
        let wrong = errors.first().map(|(file, error)| misread(file.code, error));
        cannot_read(wrong)
    })?;
    // The environment holds secrets.
    let functions = jaq_std::funs::<Data>().filter(|(name, ..)| *name != "env");
    let functions = jaq_core::funs::<Data>().chain(functions).chain(jaq_json::funs());
    Compiler::default().with_funs(functions).compile(modules).map_err(|errors| {
        let wrong = errors.first().and_then(|(file, errors)| {
            let (name, undefined) = errors.first()?;
            Some(format!("{}: there is no {} `{name}`", place(file.code, name), undefined.as_str()))
        });
        cannot_read(wrong)
    })
}

/// What is wrong in a program, and where.
fn misread(code: &str, error: &load::Error<&str>) -> String {
    let (expected, found) = match error {
        load::Error::Io(errors) => {
            let found = errors.first().map(|(found, why)| format!("{}: {why}", place(code, found)));
            return found.unwrap_or_default();
        }
        load::Error::Lex(errors) => errors.first().map(|(expected, found)| (expected.as_str(), *found)),
        load::Error::Parse(errors) => errors.first().map(|(expected, found)| (expected.as_str(), *found)),
    }
    .unwrap_or_default();
    let shown = match found.is_empty() {
        true => "the end".to_owned(),
        false => format!("`{}`", shortened(found)),
    };
    format!("{}: expected {expected}, found {shown}", place(code, found))
}

fn cannot_read(why: Option<String>) -> Error {
    Error::new(Kind::Usage, "--jq: the program cannot be read")
        .why(why.unwrap_or_default())
        .hint("write it as for jq, in quotes: --jq '.[] | .status'")
}

/// Where a part of a program stands, counted in characters as an editor does.
fn place(code: &str, part: &str) -> String {
    let before = code.get(..load::span(code, part).start).unwrap_or_default();
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("line {}, column {column}", before.matches('\n').count() + 1)
}

/// Runs a program over a document and hands its values on.
fn run(program: &str, document: &[u8], words: &SyncSender<Word>) -> Result<()> {
    let unreadable = |why: String| Error::new(Kind::Answer, "--jq: the records cannot be read").why(why);
    if text::json::is_deeper(&String::from_utf8_lossy(document), DEEPEST) {
        return Err(unreadable(format!("they are nested deeper than {DEEPEST} levels")));
    }
    let input = jaq_json::read::parse_single(document).map_err(|e| unreadable(e.to_string()))?;
    let filter = compile(program)?;
    let context = Ctx::<Data>::new(&filter.lut, Vars::new([]));
    for value in filter.id.run((context, input)) {
        let value = match value {
            Ok(value) => value,
            Err(end) => return ended(end),
        };
        let mut text = String::new();
        write_value(&mut text, &value, 0);
        text.push('\n');
        if words.send(Word::Value(text)).is_err() {
            break;
        }
    }
    Ok(())
}

/// What it means that a program ended early: by an error, or because it said so.
fn ended(end: Exn<'_, Val>) -> Result<()> {
    let why = match end.get_err() {
        Ok(error) => shortened(&error.to_string()),
        Err(halt) => match halt.get_halt() {
            Ok(0) => return Ok(()),
            Ok(code) => format!("it ended itself with {code}"),
            Err(_) => "a `break` without its label".to_owned(),
        },
    };
    Err(Error::new(Kind::Usage, "--jq: the program failed")
        .why(why)
        .hint("run it without --jq to see the records; `?` and `//` pass over what is not there"))
}

fn shortened(text: &str) -> String {
    Ambiguous::Narrow.shorten(text, SHOWN).into_owned()
}

/// A value as JSON that every program reads and a terminal can show.
fn write_value(out: &mut String, value: &Val, level: usize) {
    match value {
        Val::Null => out.push_str("null"),
        Val::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Val::Num(number) => out.push_str(&digits(number)),
        Val::TStr(bytes) | Val::BStr(bytes) => {
            text::json::write_string(out, &String::from_utf8_lossy(bytes));
        }
        Val::Arr(items) => {
            let write = |out: &mut String, item: &Val| write_value(out, item, level + 1);
            write_nested(out, ['[', ']'], level, items.iter(), write);
        }
        Val::Obj(members) => {
            let write = |out: &mut String, (key, value): (&Val, &Val)| {
                write_key(out, key);
                out.push_str(": ");
                write_value(out, value, level + 1);
            };
            write_nested(out, ['{', '}'], level, members.iter(), write);
        }
    }
}

fn write_nested<T>(
    out: &mut String,
    [open, close]: [char; 2],
    level: usize,
    items: impl ExactSizeIterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    out.push(open);
    let empty = items.len() == 0;
    for (index, item) in items.enumerate() {
        out.push_str(if index > 0 { "," } else { "" });
        text::json::write_break(out, level + 1);
        write(out, item);
    }
    if !empty {
        text::json::write_break(out, level);
    }
    out.push(close);
}

/// A key. Programs may make keys of any value, JSON knows texts only.
fn write_key(out: &mut String, key: &Val) {
    match key {
        Val::TStr(_) | Val::BStr(_) => write_value(out, key, 0),
        other => {
            let mut text = String::new();
            write_value(&mut text, other, 0);
            text::json::write_string(out, &text::json::compact(&text));
        }
    }
}

/// A number: every digit as it came, and what was computed as jq writes it.
fn digits(number: &Num) -> String {
    match number {
        Num::Int(_) | Num::BigInt(_) => number.to_string(),
        Num::Float(computed) => decimal(*computed),
        Num::Dec(written) => match serde_json::from_str::<serde::de::IgnoredAny>(written) {
            Ok(_) => written.to_string(),
            Err(_) => written.parse().map_or_else(|_| "null".to_owned(), decimal),
        },
    }
}

fn decimal(number: f64) -> String {
    match number {
        _ if number.is_nan() => "null".to_owned(),
        f64::INFINITY => LARGEST.to_owned(),
        f64::NEG_INFINITY => format!("-{LARGEST}"),
        _ => {
            let text = serde_json::Value::from(number).to_string();
            text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{
        Format, Options,
        samples::{COLUMNS, TWO, hostile_text, options, write, write_part},
    };
    use crate::{adapter::Shape, text::is_hidden};

    fn jq(program: &str, rows: &[&str]) -> String {
        write(Options { jq: Some(program.to_owned()), ..options(Format::Json) }, COLUMNS, rows)
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
        let program = Options { jq: Some("type".to_owned()), ..options(Format::Json) };
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
}
