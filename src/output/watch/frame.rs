//! The screen of a watch: the question and the age of the answer, failures, the table, hidden and removed records.

use std::{io, time::Duration};

use anstyle::{AnsiColor, Style};
use jiff::ZonedDateTime;

use super::{Change, FailedRefresh, FrameContext, Item, Snapshot, Watcher};
use crate::{
    error::Result,
    lang::{Lang, Words},
    output::{Options, mask, table, target::cannot_write, view::View},
    text::{Ambiguous, clean_line},
};

const CHANGE: Words = Words::new("变化", "Change");
const NOTHING: Words = Words::new("（没有记录）", "(no records)");
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
        let lang = self.options.lang;
        let every = span(self.every, lang);
        let every = say(lang, format!("每 {every}"), format!("every {every}"));
        let Some(snapshot) = &self.snapshot else {
            return vec![say(lang, "还没有数据".to_owned(), "no data yet".to_owned()), every];
        };
        let (clock, age) = (time(&snapshot.at), span(between(&snapshot.at, &context.now), lang));
        let mut parts =
            vec![say(lang, format!("更新于 {clock}（{age}前）"), format!("updated {clock} ({age} ago)"))];
        parts.extend(snapshot.compared.then(|| changed(snapshot.changes.count(), lang)));
        parts.push(match context.next {
            Some(_) => every,
            None => say(lang, "正在更新".to_owned(), "updating".to_owned()),
        });
        let rows = snapshot.items.len();
        parts.push(say(lang, format!("{rows} 行"), format!("{rows} row{}", plural(rows))));
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
        let (lang, (width, _)) = (self.options.lang, context.size);
        let (clock, times) = (time(&failure.since), failure.times);
        let next = match &context.next {
            Some(next) => {
                let left = span(between(&context.now, next), lang);
                say(lang, format!("{left}后再试"), format!("next try in {left}"))
            }
            None => say(lang, "正在重试".to_owned(), "trying again".to_owned()),
        };
        let zh = format!("  从 {clock} 起失败 {times} 次{BETWEEN}{next}");
        let en = format!("  failed {times} time{} since {clock}{BETWEEN}{next}", plural(times));
        let error = format!("✘ {}", clean_line(&failure.error));
        let mut lines = self.ambiguous().wrap(&error, width);
        // The root cause is at the end.
        let most = if spacious { MOST_OF_ERROR } else { 1 };
        if lines.len() > most {
            let rest = lines.split_off(most - 1).concat();
            lines.push(rest);
        }
        let lines = lines.iter().map(|line| self.line(line, width, BAD));
        lines.chain([self.line(&say(lang, zh, en), width, OTHER)]).collect()
    }

    /// The table as far as it fits, and the number of hidden rows.
    fn records(&self, snapshot: &Snapshot, width: usize, room: usize) -> Result<Vec<String>> {
        let lang = self.options.lang;
        let all = snapshot.items.len();
        if all == 0 {
            return Ok(vec![self.line(NOTHING.get(lang), width, DIM)]);
        }
        let seen = if all + HEAD <= room { all } else { room.saturating_sub(HEAD + 1) };
        let mut lines = if seen > 0 { self.table(snapshot, width, seen)? } else { Vec::new() };
        if seen < all {
            let (left, news) =
                (all - seen, snapshot.marks[seen..].iter().filter(|mark| !mark.is_empty()).count());
            let zh = if news > 0 { format!("（其中变化 {news}）") } else { String::new() };
            let en = if news > 0 { format!(" ({})", changed(news, lang)) } else { String::new() };
            let more =
                say(lang, format!("还有 {left} 行{zh}"), format!("{left} more row{}{en}", plural(left)));
            lines.push(self.line(&more, width, DIM));
        }
        Ok(lines)
    }

    /// The table with a word before each changed row.
    fn table(&self, snapshot: &Snapshot, width: usize, seen: usize) -> Result<Vec<String>> {
        let heading = CHANGE.get(self.options.lang);
        let marks = snapshot.marks[..seen].iter();
        let marks: Vec<_> = marks.map(|mark| self.ambiguous().shorten(mark, LONGEST_MARK)).collect();
        let left = marks.iter().map(|mark| self.width(mark)).fold(self.width(heading), usize::max);
        let width = Some(width.saturating_sub(left + GAP.len()).max(1));
        let options = Options { width, ..self.options.clone() };
        let text = drawn(View::new(&options, &self.columns, &self.shown), &snapshot.items[..seen]);
        let text = text.map_err(|error| cannot_write(None, &error))?;
        let rule = match self.ambiguous() {
            Ambiguous::Narrow => "─",
            Ambiguous::Wide => "-",
        };
        let rows = marks.iter().zip(&snapshot.changes.now).map(|(mark, change)| match change {
            Change::New => (mark.clone().into_owned(), FRESH),
            _ => (mark.clone().into_owned(), OTHER),
        });
        let before = [(heading.to_owned(), BOLD), (rule.repeat(left), DIM)].into_iter().chain(rows);
        let line = |((word, style), line): ((String, Style), &str)| {
            let blanks = " ".repeat(left.saturating_sub(self.width(&word)));
            format!("{}{blanks}{GAP}{line}", self.paint(&word, style))
        };
        Ok(before.zip(String::from_utf8_lossy(&text).lines()).map(line).collect())
    }

    /// The names of removed records, on one line.
    fn gone(&self, snapshot: &Snapshot, width: usize) -> Option<String> {
        let (lang, gone) = (self.options.lang, snapshot.gone.len());
        let names = |comma| snapshot.gone.iter().map(|name| clean_line(name)).collect::<Vec<_>>().join(comma);
        let text =
            say(lang, format!("少了 {gone}：{}", names("、")), format!("gone {gone}: {}", names(", ")));
        (gone > 0).then(|| self.line(&text, width, OTHER))
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
fn drawn(view: View, items: &[Item]) -> io::Result<Vec<u8>> {
    let mut table = table::begin(view, Vec::new())?;
    items.iter().try_for_each(|item| table.row(&item.shown))?;
    table.finish().map(|(text, _)| text)
}

fn say(lang: Lang, zh: String, en: String) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn changed(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, Lang::Zh) => "无变化".to_owned(),
        (0, Lang::En) => "no change".to_owned(),
        (_, Lang::Zh) => format!("变化 {count}"),
        (_, Lang::En) => format!("{count} change{}", plural(count)),
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn time(at: &ZonedDateTime) -> String {
    at.strftime("%H:%M:%S").to_string()
}

/// The time between two moments; `None` if the clock was set back in between.
fn between(first: &ZonedDateTime, second: &ZonedDateTime) -> Duration {
    Duration::try_from(second.duration_since(first)).unwrap_or_default()
}

/// A duration in at most two units, in seconds up to two minutes.
pub(super) fn span(time: Duration, lang: Lang) -> String {
    let seconds = time.as_secs() + u64::from(time.subsec_millis() >= 500);
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let (first, second) = match (days, hours, minutes) {
        (1.., ..) => ((days, " 天", " d"), (hours % 24, " 小时", " h")),
        (_, 1.., _) => ((hours, " 小时", " h"), (minutes % 60, " 分", " min")),
        (_, _, 2..) => ((minutes, " 分", " min"), (seconds % 60, " 秒", " s")),
        _ => ((seconds, " 秒", " s"), (0, "", "")),
    };
    let unit = |(count, zh, en): (u64, &'static str, &'static str)| {
        format!("{count}{}", Words::new(zh, en).get(lang))
    };
    match second.0 {
        0 => unit(first),
        _ => format!("{} {}", unit(first), unit(second)),
    }
}
