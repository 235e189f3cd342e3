//! A watched answer: a screen that is redrawn in place on a terminal, one JSON line per change everywhere else.

mod changes;
mod frame;
mod screen;
mod stream;

use std::time::Duration;

use jiff::ZonedDateTime;
use serde_json::{Map, Value};

use self::{
    changes::{Change, Changes, Item, compare},
    screen::Screen,
};
use super::{Format, Options, Printer, printer::check, select::Selection, target::cannot_write, view};
use crate::{
    error::{Error, Kind as ErrorKind, Result},
    lang::{Lang, Words},
    record::{Columns, Kind, Row},
};

const NEW: Words = Words::new("新", "new");
const YES: Words = Words::new("是", "yes");
const NO: Words = Words::new("否", "no");

/// Shows successive answers to the same question, and the changes between them.
pub struct Watcher {
    options: Options,
    columns: Columns,
    shown: Selection,
    /// The number of leading columns that identify a record.
    keys: usize,
    every: Duration,
    snapshot: Option<Snapshot>,
    failure: Option<FailedRefresh>,
    /// `None` if changes are written as lines.
    screen: Option<Screen>,
}

/// The state beside the answer, for drawing.
#[derive(Clone, Debug)]
pub struct FrameContext {
    /// The current time.
    pub now: ZonedDateTime,
    /// The time of the next request; `None` while a request is running.
    pub next: Option<ZonedDateTime>,
    /// The last message since the request began.
    pub word: String,
    /// The terminal's width and height in cells.
    pub size: (usize, usize),
}

/// The last complete answer.
struct Snapshot {
    at: ZonedDateTime,
    /// Present if the answer is drawn.
    rows: Vec<Row>,
    limit: Option<(u64, Option<u64>)>,
    items: Vec<Item>,
    /// Whether an earlier answer was compared with it.
    compared: bool,
    changes: Changes,
    /// One word per row for its change.
    marks: Vec<String>,
    /// The names of the removed records.
    gone: Vec<String>,
}

/// The failures since the last complete answer.
struct FailedRefresh {
    error: String,
    since: ZonedDateTime,
    times: usize,
}

impl Watcher {
    /// Checks the options. `keys` is the number of leading columns that identify a record.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for options that do not go together.
    pub fn new(mut options: Options, columns: Columns, keys: usize, every: Duration) -> Result<Self> {
        let drawn = is_drawn(&options)?;
        options.format = if drawn { Format::Table } else { Format::Jsonl };
        options.labels = Some(options.labels.unwrap_or(drawn));
        check(&options)?;
        let shown = Selection::new(&options, &columns)?;
        let screen = drawn.then(Screen::default);
        Ok(Self { options, columns, shown, keys, every, snapshot: None, failure: None, screen })
    }

    /// Whether it draws on a terminal, so that messages must be held back.
    pub fn is_drawn(&self) -> bool {
        self.screen.is_some()
    }

    /// Takes a complete answer; `limit` is the number of its records and the total, if a limit omitted some.
    ///
    /// # Errors
    /// [`ErrorKind::Answer`] for what is no record, [`ErrorKind::CannotWrite`], [`ErrorKind::ClosedPipe`].
    pub fn take(
        &mut self,
        rows: Vec<Row>,
        limit: Option<(u64, Option<u64>)>,
        at: ZonedDateTime,
    ) -> Result<()> {
        let items = self.items(&rows)?;
        let changes = match &self.snapshot {
            Some(before) => compare(&before.items, &items),
            None => Changes { now: vec![Change::Same; items.len()], gone: Vec::new() },
        };
        self.failure = None;
        let mut snapshot = Snapshot {
            at,
            rows,
            limit,
            items,
            compared: self.snapshot.is_some(),
            changes,
            marks: Vec::new(),
            gone: Vec::new(),
        };
        if self.is_drawn() {
            snapshot.marks = self.marks(&snapshot);
            snapshot.gone = self.names_of_gone(&snapshot.changes)?;
        } else {
            let before = self.snapshot.as_ref().map(|before| &before.items[..]);
            stream::write(before, &snapshot).map_err(|error| cannot_write(None, &error))?;
            snapshot.rows.clear();
        }
        self.snapshot = Some(snapshot);
        Ok(())
    }

    /// Notes a failed request. The last answer stays.
    pub fn fail(&mut self, error: &Error, at: ZonedDateTime) {
        let failure = self.failure.get_or_insert(FailedRefresh { error: String::new(), since: at, times: 0 });
        failure.error = error.detail();
        failure.times += 1;
    }

    /// Whether there is something to draw: an answer or a failure.
    pub fn has_news(&self) -> bool {
        self.snapshot.is_some() || self.failure.is_some()
    }

    /// Restores the terminal for a while; the next drawing takes it again.
    pub fn put_away(&mut self) {
        if let Some(screen) = &mut self.screen {
            *screen = Screen::default();
        }
    }

    /// Redraws the screen. Nothing is drawn before the first answer or failure.
    ///
    /// # Errors
    /// [`ErrorKind::CannotWrite`]; [`ErrorKind::ClosedPipe`], also if the reader of the lines has closed the pipe.
    pub fn draw(&mut self, context: &FrameContext) -> Result<()> {
        let lines = if self.is_drawn() && self.has_news() { self.frame(context)? } else { Vec::new() };
        let drawn = match &mut self.screen {
            Some(screen) if !lines.is_empty() => screen.draw(lines),
            Some(_) => Ok(()),
            None => stream::still_read(),
        };
        drawn.map_err(|error| cannot_write(None, &error))
    }

    fn items(&self, rows: &[Row]) -> Result<Vec<Item>> {
        let keys = Selection::plain((0..self.keys).collect());
        // Two people stay distinct when their names are masked.
        let plain = Options { mask: false, labels: Some(false), ..self.options.clone() };
        let ids = self.lines(rows, plain, keys)?;
        let shown = self.lines(rows, self.options.clone(), self.shown.clone())?;
        Ok(ids.into_iter().zip(shown).map(|(id, shown)| Item { id, shown }).collect())
    }

    /// Records as lines of JSON.
    fn lines(&self, rows: &[Row], options: Options, shown: Selection) -> Result<Vec<String>> {
        let options = Options { format: Format::Jsonl, ..options };
        let mut printer = Printer::onto(Vec::new(), options, self.columns.clone(), shown);
        rows.iter().cloned().try_for_each(|row| printer.row(row))?;
        let bytes = printer.end(true)?;
        Ok(String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect())
    }

    /// One word for the change of each row.
    fn marks(&self, snapshot: &Snapshot) -> Vec<String> {
        let changes = snapshot.changes.now.iter().zip(&snapshot.items);
        let mark = |(change, item): (&Change, &Item)| match (change, &self.snapshot) {
            (Change::New, _) => NEW.get(self.options.lang).to_owned(),
            (Change::Changed(index), Some(before)) => {
                self.difference(&before.items[*index].shown, &item.shown)
            }
            _ => String::new(),
        };
        changes.map(mark).collect()
    }

    /// The difference of a number, or the heading of a changed column.
    fn difference(&self, before: &str, now: &str) -> String {
        let (before, now) = (object(before), object(now));
        let shown = self.headed(&self.shown.indexes);
        let mut changed = shown.iter().filter(|shown| before.get(&shown.heading) != now.get(&shown.heading));
        let Some(first) = changed.next() else { return String::new() };
        let number = |object: &Map<String, Value>| object.get(&first.heading).and_then(Value::as_i64);
        match (number(&before), number(&now), changed.next()) {
            (Some(before), Some(now), _) => format!("{:+}", i128::from(now) - i128::from(before)),
            (.., None) => first.heading.clone(),
            (.., Some(_)) => format!("{}…", first.heading),
        }
    }

    /// The names of removed records: their ids and their first text.
    fn names_of_gone(&self, changes: &Changes) -> Result<Vec<String>> {
        let Some(before) = &self.snapshot else { return Ok(Vec::new()) };
        let gone: Vec<_> = changes.gone.iter().map(|&index| before.rows[index].clone()).collect();
        let is_text = |index: &&usize| matches!(self.columns[**index].kind, Kind::Text);
        let text = self.shown.indexes.iter().find(is_text).filter(|index| **index >= self.keys);
        let columns = Selection { indexes: (0..self.keys).chain(text.copied()).collect(), ..self.shown };
        let headed = self.headed(&columns.indexes);
        let name = |line: &String| {
            let object = object(line);
            let values = headed.iter().filter_map(|shown| object.get(&shown.heading));
            values.map(|value| words(value, self.options.lang)).collect::<Vec<_>>().join(" ")
        };
        Ok(self.lines(&gone, self.options.clone(), columns)?.iter().map(name).collect())
    }

    fn headed(&self, shown: &[usize]) -> Vec<view::Shown> {
        view::headed(shown, &self.columns, self.options.labels.unwrap_or(true), &self.options)
    }
}

/// Whether the answer is drawn in place: on a capable terminal, unless lines are requested.
fn is_drawn(options: &Options) -> Result<bool> {
    let wrong = |what: &str, hint: &str| Err(Error::new(ErrorKind::Usage, what).hint(hint));
    match options {
        Options { to: Some(_), .. } => wrong(
            "--watch writes changes as they come, and --to a file that is whole",
            "leave --to out, and redirect the lines: kefu … --watch 60s > changes.jsonl",
        ),
        Options { jq: Some(_), .. } => wrong(
            "--jq reads a whole result, and with --watch it has no end",
            "pipe the lines into jq: kefu … --watch 60s -o jsonl | jq …",
        ),
        Options { raw: true, .. } => wrong(
            "--watch compares what kefu reads in a record, and --raw shows what the vendor sent",
            "leave --raw out; `extra` in the lines has what has no column",
        ),
        Options { format: Format::Table, terminal, blocks, .. } => Ok(*terminal && *blocks),
        Options { format: Format::Jsonl, .. } => Ok(false),
        Options { format, .. } => wrong(
            &format!("--watch cannot write -o {}", format.name()),
            "-o table draws on a terminal and writes lines elsewhere, -o jsonl writes lines everywhere",
        ),
    }
}

/// An object that kefu itself has written.
fn object(line: &str) -> Map<String, Value> {
    serde_json::from_str(line).unwrap_or_default()
}

fn words(value: &Value, lang: Lang) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(flag) => if *flag { YES } else { NO }.get(lang).to_owned(),
        Value::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
