//! The screen of a watch: the question and the age of the answer, failures, the table, hidden and removed records.

use std::{io, time::Duration};

use anstyle::{AnsiColor, Style};
use jiff::ZonedDateTime;

use super::{Change, FailedRefresh, FrameContext, Item, Snapshot, Watcher};
use crate::{
    error::Result,
    output::{Options, mask, table, target::cannot_write, view::View},
    record::Cell,
    text::{Ambiguous, clean_line},
};

const BETWEEN: &str = " · ";
/// The gap between the word for a change and the table.
const GAP: &str = "  ";
/// The maximum width of a word for a change.
const LONGEST_MARK: usize = 12;
/// The width below which the question is not shown.
const SHORTEST_TITLE: usize = 12;
/// The height from which a blank line follows the header.
const SPACIOUS: usize = 16;
/// The maximum number of lines of an error.
const MOST_OF_ERROR: usize = 3;
/// Heading and rule of a table.
const HEAD: usize = 2;
/// Rule and totals.
const FOOT: usize = 2;
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const BAD: Style = AnsiColor::Red.on_default().bold();
const FRESH: Style = AnsiColor::Green.on_default().bold();
const OTHER: Style = AnsiColor::Yellow.on_default().bold();

impl Watcher {
    /// The lines of the screen, fewer than the terminal has.
    pub(super) fn frame(&self, context: &FrameContext) -> Result<Vec<String>> {
        let (width, height) = context.size;
        let most = height.saturating_sub(1).max(1);
        let spacious = height >= SPACIOUS;
        let mut lines = self.header(context, spacious);
        lines.extend(self.failure.iter().flat_map(|failure| self.banner(failure, context, spacious)));
        if !context.word.is_empty() {
            lines.push(self.line(&format!("  {}", clean_line(&context.word)), width, DIM));
        }
        if let Some(snapshot) = &self.snapshot {
            lines.extend(spacious.then(String::new));
            let below = self.gone(snapshot, width);
            let room = most.saturating_sub(lines.len() + below.iter().len());
            lines.extend(self.records(snapshot, width, room)?);
            lines.extend(below);
        }
        lines.truncate(most);
        Ok(lines)
    }

    /// The question and the age of the answer: in two lines, or in one as far as there is room.
    fn header(&self, context: &FrameContext, spacious: bool) -> Vec<String> {
        let (width, _) = context.size;
        let mut parts = self.state(context);
        while parts.len() > 1 && self.width(&parts.join(BETWEEN)) > width {
            parts.pop();
        }
        let state = parts.join(BETWEEN);
        let title = self.title();
        if spacious {
            return vec![self.line(&title, width, BOLD), self.line(&state, width, DIM)];
        }
        let room = width.saturating_sub(self.width(&state) + self.width(BETWEEN));
        if room < SHORTEST_TITLE {
            return vec![self.line(&state, width, DIM)];
        }
        let title = self.line(&title, room, BOLD);
        vec![format!("{title}{}", self.paint(&format!("{BETWEEN}{state}"), DIM))]
    }

    /// The age of the answer and its properties, the most important ones first.
    fn state(&self, context: &FrameContext) -> Vec<String> {
        let every = tr!("every {time}", time = span(self.every));
        let Some(snapshot) = &self.snapshot else {
            return vec![tr!("no data yet"), every];
        };
        let (clock, age) = (time(&snapshot.at), span(between(&snapshot.at, &context.now)));
        let mut parts = vec![tr!("updated {clock} ({age} ago)", clock, age)];
        parts.extend(snapshot.compared.then(|| changed(snapshot.changes.count())));
        parts.push(match context.next {
            Some(_) => every,
            None => tr!("updating"),
        });
        parts.push(tr!("{n} row" | "{n} rows" % snapshot.items.len()));
        if let Some((came, all)) = snapshot.limit {
            let all = all.map_or_else(|| "?".to_owned(), |all| all.to_string());
            // An important part must not be the first to be dropped.
            parts.insert(1, format!("--limit {came}/{all}"));
        }
        parts
    }

    /// The command, without the options that every screen shows.
    fn title(&self) -> String {
        let command = self.options.question.shown();
        let mut words = command.split(' ');
        let mut kept = Vec::new();
        while let Some(word) = words.next() {
            match word {
                "--watch" => drop(words.next()),
                _ if word.starts_with("--watch=") => {}
                _ => kept.push(word),
            }
        }
        let title = kept.join(" ");
        let title = if self.options.mask { mask::text(&title) } else { title };
        clean_line(&title).into_owned()
    }

    /// The failure, its beginning and the next attempt. The age of the data is shown above.
    fn banner(&self, failure: &FailedRefresh, context: &FrameContext, spacious: bool) -> Vec<String> {
        let (width, _) = context.size;
        let since = time(&failure.since);
        let failed =
            tr!("failed {n} time since {since}" | "failed {n} times since {since}" % failure.times, since);
        let next = match &context.next {
            Some(next) => tr!("next try in {left}", left = span(between(&context.now, next))),
            None => tr!("trying again"),
        };
        let error = format!("✘ {}", clean_line(&failure.error));
        let mut lines = self.ambiguous().wrap_words(&error, width);
        // The root cause is at the end.
        let most = if spacious { MOST_OF_ERROR } else { 1 };
        if lines.len() > most {
            lines.truncate(most - 1);
            let behind =
                |rest, line: &String| str::strip_prefix(rest, line.as_str()).unwrap_or(rest).trim_start();
            lines.push(lines.iter().fold(error.as_str(), behind).to_owned());
        }
        let lines = lines.iter().map(|line| self.line(line, width, BAD));
        lines.chain([self.line(&format!("  {failed}{BETWEEN}{next}"), width, OTHER)]).collect()
    }

    /// The table as far as it fits, and the number of hidden rows.
    fn records(&self, snapshot: &Snapshot, width: usize, room: usize) -> Result<Vec<String>> {
        let all = snapshot.items.len();
        if all == 0 {
            return Ok(vec![self.line(&tr!("(no records)"), width, DIM)]);
        }
        let foot = snapshot.total.as_ref().map_or(0, |_| FOOT);
        let around = HEAD + foot;
        let seen = if all + around <= room { all } else { room.saturating_sub(around + 1) };
        let mut lines = if seen > 0 { self.table(snapshot, width, seen)? } else { Vec::new() };
        if seen < all {
            let more = tr!("{n} more row" | "{n} more rows" % all - seen);
            let more = match snapshot.marks[seen..all].iter().filter(|mark| !mark.is_empty()).count() {
                0 => more,
                news => tr!("{more} ({changes})", more, changes = changed(news)),
            };
            lines.insert(lines.len().saturating_sub(foot), self.line(&more, width, DIM));
        }
        Ok(lines)
    }

    /// The table with a word before each changed row, and before the totals.
    fn table(&self, snapshot: &Snapshot, width: usize, seen: usize) -> Result<Vec<String>> {
        let heading = tr!("Change");
        let (rows, total) = snapshot.marks.split_at(snapshot.items.len());
        let marks = rows[..seen].iter().chain(total);
        let mut marks: Vec<_> = marks.map(|mark| self.ambiguous().shorten(mark, LONGEST_MARK)).collect();
        let left = marks.iter().map(|mark| self.width(mark)).fold(self.width(&heading), usize::max);
        let width = Some(width.saturating_sub(left + GAP.len()).max(1));
        let options = Options { width, ..self.options.clone() };
        let view = View::new(&options, &self.columns, &self.shown);
        let text = drawn(view, &snapshot.items[..seen], snapshot.total.as_deref());
        let text = text.map_err(|error| cannot_write(None, &error))?;
        let rule = match self.ambiguous() {
            Ambiguous::Narrow => "─",
            Ambiguous::Wide => "-",
        };
        let rule = || (rule.repeat(left), DIM);
        let total = marks.split_off(seen).into_iter().flat_map(|mark| [rule(), (mark.into_owned(), OTHER)]);
        let rows = marks.iter().zip(&snapshot.changes.now).map(|(mark, change)| match change {
            Change::New => (mark.clone().into_owned(), FRESH),
            _ => (mark.clone().into_owned(), OTHER),
        });
        let before = [(heading, BOLD), rule()].into_iter().chain(rows).chain(total);
        let line = |((word, style), line): ((String, Style), &str)| {
            let blanks = " ".repeat(left.saturating_sub(self.width(&word)));
            format!("{}{blanks}{GAP}{line}", self.paint(&word, style))
        };
        Ok(before.zip(String::from_utf8_lossy(&text).lines()).map(line).collect())
    }

    /// The names of removed records, on one line.
    fn gone(&self, snapshot: &Snapshot, width: usize) -> Option<String> {
        let gone = snapshot.gone.len();
        let names: Vec<_> = snapshot.gone.iter().map(|name| clean_line(name)).collect();
        let text = || tr!("gone {gone}: {names}", gone, names = names.join(&tr!(", ")));
        (gone > 0).then(|| self.line(&text(), width, OTHER))
    }

    fn line(&self, text: &str, width: usize, style: Style) -> String {
        self.paint(&self.ambiguous().shorten(text, width), style)
    }

    fn paint(&self, text: &str, style: Style) -> String {
        match self.options.color && !text.is_empty() {
            true => format!("{style}{text}{style:#}"),
            false => text.to_owned(),
        }
    }

    fn width(&self, text: &str) -> usize {
        self.ambiguous().width(text)
    }

    fn ambiguous(&self) -> Ambiguous {
        self.options.ambiguous
    }
}

/// The table as text. Its notes are dropped, because they would be repeated every second.
fn drawn(view: View, items: &[Item], total: Option<&[Cell<'_>]>) -> io::Result<Vec<u8>> {
    let mut table = table::begin(view, Vec::new())?;
    items.iter().try_for_each(|item| table.row(&item.shown))?;
    total.map_or(Ok(()), |total| table.total(total))?;
    table.finish().map(|(text, _)| text)
}

/// The number of changes.
fn changed(count: usize) -> String {
    match count {
        0 => tr!("no change"),
        _ => tr!("{n} change" | "{n} changes" % count),
    }
}

fn time(at: &ZonedDateTime) -> String {
    at.strftime("%H:%M:%S").to_string()
}

/// The time between two moments; `None` if the clock was set back in between.
fn between(first: &ZonedDateTime, second: &ZonedDateTime) -> Duration {
    Duration::try_from(second.duration_since(first)).unwrap_or_default()
}

/// A duration in at most two units, in seconds up to two minutes.
pub(super) fn span(time: Duration) -> String {
    let seconds = time.as_secs() + u64::from(time.subsec_millis() >= 500);
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let day = |n: u64| tr!("{n} d", n);
    let hour = |n: u64| tr!("{n} h", n);
    let minute = |n: u64| tr!("{n} min", n);
    let second = |n: u64| tr!("{n} s", n);
    let (first, rest) = match (days, hours, minutes) {
        (1.., ..) => (day(days), (hours % 24, hour(hours % 24))),
        (_, 1.., _) => (hour(hours), (minutes % 60, minute(minutes % 60))),
        (_, _, 2..) => (minute(minutes), (seconds % 60, second(seconds % 60))),
        _ => (second(seconds), (0, String::new())),
    };
    match rest {
        (0, _) => first,
        (_, rest) => format!("{first} {rest}"),
    }
}
