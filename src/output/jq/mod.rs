//! `--jq`: runs a program over the complete JSON document, or over its records one by one if that comes to the same.
//!
//! The program runs on its own thread, because it may not end, and Ctrl-C must end the run even then.

mod library;
mod records;
mod source;
mod steps;
mod value;
mod words;

use std::{
    io::{self, Write},
    sync::{Arc, OnceLock, mpsc},
    thread,
};

use jaq_core::{
    Compiler, Ctx, Exn, Vars, data,
    load::{
        self, Arena, File, Loader,
        parse::{Def, Term},
    },
};
use jaq_json::Val;

pub use self::source::program;
use self::{records::Records, steps::Steps, value::write_value};
use super::{Notes, Sink, View, json};
use crate::{
    error::{Error, Kind, Result},
    lang::{of_library, translated},
    record::{Cell, Shape},
    secret::redact,
    stop::{self, End},
    text::{self, Ambiguous},
};

type Data = data::JustLut<Val>;
type Filter = jaq_core::Filter<Data>;

/// The maximum nesting of a record: parsing and dropping it recurse.
const DEEPEST: usize = 2000;
/// The stack for recursive programs, and for records with the maximum nesting.
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
    let (shape, terminal) = (view.shape, view.screen.terminal);
    let records = json::begin_lines(view, Records::default())?;
    Ok(Box::new(Jq { program, shape, terminal, records, out }))
}

struct Jq<W> {
    program: Program,
    shape: Shape,
    terminal: bool,
    records: Box<dyn Sink<Records>>,
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
        self.records.row(cells)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<(W, Notes)> {
        let Self { program, shape, terminal, records, mut out } = *self;
        let (records, notes) = records.finish()?;
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
            let pass_on = |value: &Val| words.send(Word::Value(line(value, &program, terminal))).is_ok();
            let end = run(&program.text, shape, records, pass_on).map_or_else(Word::Failed, |()| Word::Done);
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
    compile(&program.text, None).map(drop)
}

/// What a program does with each record, and with the array of all that comes out, if it does anything with that.
fn steps(program: &str, shape: Shape) -> Result<(Filter, Option<Filter>)> {
    if shape == Shape::One {
        return Ok((compile(program, None)?, None));
    }
    let part = |part| compile(program, Some(part));
    match load::parse(program, |parser| parser.term()).map(Steps::new) {
        Some(Steps { each, rest }) => Ok((part(each)?, rest.map(part).transpose()?)),
        // It begins with a directive.
        None => Ok((part(Term::Id)?, Some(compile(program, None)?))),
    }
}

/// Compiles a program, or a part of it.
fn compile<'p>(program: &'p str, part: Option<Term<&'p str>>) -> Result<Filter> {
    let arena = Arena::default();
    let code = if part.is_some() { "part" } else { program };
    let file = File { code, path: () };
    let mut definitions: Vec<Def<&str>> = library::definitions().collect();
    definitions.extend(part.map(|body| Def { name: code, args: Vec::new(), body }));
    let modules = Loader::new(definitions).load(&arena, file).map_err(|errors| {
        let wrong = errors.first().map(|(_, error)| misread(program, error));
        cannot_read(wrong)
    })?;
    Compiler::default().with_funs(library::functions()).compile(modules).map_err(|errors| {
        let wrong = errors.first().and_then(|(_, errors)| {
            let (name, undefined) = errors.first()?;
            let (place, kind) = (offset(program, name), translated(undefined.as_str()));
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

/// Runs a program over records and passes its values on, as long as somebody takes them.
fn run(program: &str, shape: Shape, records: Records, pass_on: impl Fn(&Val) -> bool) -> Result<()> {
    let (each, rest) = steps(program, shape)?;
    let mut gathered = Vec::new();
    for record in records.values() {
        let goes_on = hand_on(&each, record?, |value| match rest {
            None => pass_on(&value),
            Some(_) => {
                gathered.push(value);
                true
            }
        })?;
        if !goes_on {
            return Ok(());
        }
    }
    if let Some(rest) = rest {
        hand_on(&rest, Val::Arr(gathered.into()), |value| pass_on(&value))?;
    }
    Ok(())
}

/// Hands on what becomes of a value, until the program ends or `take` says so. Returns whether neither has.
fn hand_on(filter: &Filter, input: Val, mut take: impl FnMut(Val) -> bool) -> Result<bool> {
    for value in filter.id.run((Ctx::<Data>::new(&filter.lut, Vars::new([])), input)) {
        match value {
            Ok(value) => {
                if !take(value) {
                    return Ok(false);
                }
            }
            Err(end) => return ended(end).map(|()| false),
        }
    }
    Ok(true)
}

/// A value as a line of the output.
fn line(value: &Val, program: &Program, terminal: bool) -> Vec<u8> {
    let mut line = match value {
        Val::TStr(text) | Val::BStr(text) if !program.json => raw(text, terminal),
        _ => {
            let mut text = String::new();
            write_value(&mut text, value, 0);
            text.into_bytes()
        }
    };
    line.push(b'\n');
    line
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
