//! `--jq`: runs a program over the complete JSON document.
//!
//! The program runs on its own thread, because it may not end, and Ctrl-C must end the run even then.

mod library;
mod source;
mod value;
mod words;

use std::{
    io::{self, Write},
    sync::{
        Arc, OnceLock,
        mpsc::{self, SyncSender},
    },
    thread,
};

use jaq_core::{
    Compiler, Ctx, Exn, Vars, data,
    load::{self, Arena, File, Loader},
};
use jaq_json::Val;

pub use self::source::program;
use self::value::write_value;
use super::{Notes, Sink, View, json};
use crate::{
    error::{Error, Kind, Result},
    lang::{of_library, original, translated},
    record::Cell,
    secret::redact,
    stop::{self, End},
    text::{self, Ambiguous},
};

type Data = data::JustLut<Val>;
type Filter = jaq_core::Filter<Data>;

/// The maximum nesting of a document: parsing and dropping it recurse.
const DEEPEST: usize = 2000;
/// The stack for recursive programs, and for documents with the maximum nesting.
const STACK: usize = 64 << 20;
/// The number of characters of a value that an error shows.
const SHOWN: usize = 200;

/// A program and the form of its output.
#[derive(Clone, Debug)]
pub struct Program {
    /// The program in jq.
    pub text: String,
    /// Whether texts are written as JSON; otherwise they are written raw, as shells expect.
    pub json: bool,
}

/// Begins a document that a program reads.
pub(super) fn begin<W: Write + 'static>(
    program: Program,
    view: View,
    out: W,
) -> io::Result<Box<dyn Sink<W>>> {
    let terminal = view.screen.terminal;
    Ok(Box::new(Jq { program, terminal, document: json::begin_document(view, Vec::new())?, out }))
}

struct Jq<W> {
    program: Program,
    terminal: bool,
    document: Box<dyn Sink<Vec<u8>>>,
    out: W,
}

/// A message from the program's thread.
enum Word {
    /// A value in its written form.
    Value(Vec<u8>),
    /// Wakes the loop.
    Nothing,
    Done,
    Failed(Error),
}

impl<W: Write> Sink<W> for Jq<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.document.row(cells)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<(W, Notes)> {
        let Self { program, terminal, document, mut out } = *self;
        let (document, notes) = document.finish()?;
        let (words, heard) = mpsc::sync_channel(64);
        let told = Arc::new(OnceLock::new());
        let _listening = stop::on_end({
            let (told, words) = (Arc::clone(&told), words.clone());
            move |end| {
                let _ = told.set(given_up(end));
                // If the channel is full, the loop wakes anyway.
                let _ = words.try_send(Word::Nothing);
            }
        });
        let run = move || {
            let end = run(&program, terminal, &document, &words).map_or_else(Word::Failed, |()| Word::Done);
            // The receiver is gone once the output is closed.
            let _ = words.send(end);
        };
        let running = thread::Builder::new().stack_size(STACK).spawn(run)?;
        loop {
            if let Some(error) = told.get() {
                return Err(io::Error::other(error.clone()));
            }
            match heard.recv_timeout(std::time::Duration::from_millis(500)) {
                Ok(Word::Nothing) => {}
                Ok(Word::Value(value)) => out.write_all(&value)?,
                Ok(Word::Done) => return Ok((out, notes)),
                Ok(Word::Failed(error)) => return Err(io::Error::other(error)),
                // The thread may have panicked, which this error does not tell.
                Err(_) if running.is_finished() && heard.try_iter().next().is_none() => {
                    return Err(io::Error::other(Error::new(
                        Kind::Bug,
                        tr!("--jq: the program came to a halt"),
                    )));
                }
                Err(_) => out.flush()?,
            }
        }
    }
}

/// The error for a program that has not ended by itself.
fn given_up(end: End) -> Error {
    match end {
        End::Stopped(error) => error,
        End::Late => Error::new(Kind::Usage, tr!("--jq: the program did not end before the deadline"))
            .hint(tr!("give a longer --deadline, or a program that ends")),
    }
}

/// Checks that a program can be parsed.
///
/// # Errors
/// [`Kind::Usage`] with the position and the reason.
pub(super) fn check(program: &Program) -> Result<()> {
    compile(&program.text).map(drop)
}

fn compile(program: &str) -> Result<Filter> {
    let arena = Arena::default();
    let file = File { code: program, path: () };
    let modules = Loader::new(library::definitions()).load(&arena, file).map_err(|errors| {
        let wrong = errors.first().map(|(file, error)| misread(file.code, error));
        cannot_read(wrong)
    })?;
    Compiler::default().with_funs(library::functions()).compile(modules).map_err(|errors| {
        let wrong = errors.first().and_then(|(file, errors)| {
            let (name, undefined) = errors.first()?;
            let (place, kind) = (offset(file.code, name), translated(undefined.as_str()));
            Some(tr!("{place}: there is no {kind} `{name}`", place, kind, name))
        });
        cannot_read(wrong)
    })
}

/// The error in a program, and its position.
fn misread(code: &str, error: &load::Error<&str>) -> String {
    let (expected, found) = match error {
        load::Error::Io(errors) => {
            let found = errors
                .first()
                .map(|(found, why)| tr!("{what}: {why}", what = offset(code, found), why = of_library(why)));
            return found.unwrap_or_default();
        }
        load::Error::Lex(errors) => errors.first().map(|(expected, found)| (expected.as_str(), *found)),
        load::Error::Parse(errors) => errors.first().map(|(expected, found)| (expected.as_str(), *found)),
    }
    .unwrap_or_default();
    let shown = match found.is_empty() {
        true => tr!("the end"),
        false => format!("`{}`", shortened(found)),
    };
    let expected = words::expected(expected);
    tr!("{place}: expected {expected}, found {shown}", place = offset(code, found), expected, shown)
}

fn cannot_read(why: Option<String>) -> Error {
    Error::new(Kind::Usage, tr!("--jq: the program cannot be read"))
        .why(why.unwrap_or_default())
        .hint(tr!("write it as for jq, in quotes: --jq '.[] | .status'"))
}

/// The position of a part of a program, counted in characters like in an editor.
fn offset(code: &str, part: &str) -> String {
    let before = code.get(..load::span(code, part).start).unwrap_or_default();
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    tr!("line {line}, column {column}", line = before.matches('\n').count() + 1, column)
}

/// Runs a program over a document and passes its values on.
fn run(program: &Program, terminal: bool, document: &[u8], words: &SyncSender<Word>) -> Result<()> {
    let unreadable = |why: String| Error::new(Kind::Answer, tr!("--jq: the records cannot be read")).why(why);
    if text::json_text::is_deeper(&String::from_utf8_lossy(document), DEEPEST) {
        return Err(unreadable(tr!("they are nested deeper than {levels} levels", levels = DEEPEST)));
    }
    let input = jaq_json::read::parse_single(document).map_err(|e| unreadable(original(&e.to_string())))?;
    let filter = compile(&program.text)?;
    let context = Ctx::<Data>::new(&filter.lut, Vars::new([]));
    for value in filter.id.run((context, input)) {
        let value = match value {
            Ok(value) => value,
            Err(end) => return ended(end),
        };
        let mut line = match &value {
            Val::TStr(text) | Val::BStr(text) if !program.json => raw(text, terminal),
            _ => {
                let mut text = String::new();
                write_value(&mut text, &value, 0);
                text.into_bytes()
            }
        };
        line.push(b'\n');
        if words.send(Word::Value(line)).is_err() {
            break;
        }
    }
    Ok(())
}

/// A raw text; only a terminal obeys control characters.
fn raw(text: &[u8], terminal: bool) -> Vec<u8> {
    match terminal {
        true => text::clean(&String::from_utf8_lossy(text)).into_owned().into_bytes(),
        false => text.to_vec(),
    }
}

/// The error that an early end of a program means.
fn ended(end: Exn<'_, Val>) -> Result<()> {
    let why = match end.get_err() {
        Ok(error) => words::failure(&error.to_string()),
        Err(halt) => match halt.get_halt() {
            Ok(0) => return Ok(()),
            Ok(code) => match library::last_words() {
                Some(words) => shortened(&words),
                None => tr!("it ended itself with {code}", code),
            },
            Err(_) => tr!("a `break` without its label"),
        },
    };
    Err(Error::new(Kind::Usage, tr!("--jq: the program failed"))
        .why(why)
        .hint(tr!("run it without --jq to see the records; `?` and `//` pass over what is not there")))
}

/// A text for an error, redacted before it is shortened.
fn shortened(text: &str) -> String {
    Ambiguous::Narrow.shorten(&redact(text), SHOWN).into_owned()
}

#[cfg(test)]
mod manual;
#[cfg(test)]
mod tests;
