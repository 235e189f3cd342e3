//! A report on a terminal: tables with bars, and a spark line for the days.

use std::{
    cmp::Ordering,
    io::{self, Write as _},
};

use anstyle::Style;

use super::{Amount, Document, Figure, Records, Section, Series, Table, with_rates};
use crate::{
    lang::Words,
    output::{
        Notes, Options, Question, table,
        view::{Rank, Screen, Shown, View},
    },
    record::{Column, Kind, Shape, Tone},
    text::{Ambiguous, clean_line},
};

const TITLE: Style = Style::new().bold().underline();
const SECTION: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();
/// One to eight eighths of a line's height.
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The same where blocks cannot be drawn.
const PLAIN_LEVELS: [char; 8] = ['_', '_', '.', '.', '-', '-', '=', '#'];
/// The least number of days that make a line.
const FEWEST: usize = 3;
/// The number of records that are shown.
const MOST_RECORDS: usize = 10;

/// A text with its meaning for the reader.
type Text = (String, Tone);

/// Draws a report.
pub(super) fn draw(document: &Document, options: &Options) -> io::Result<(String, Notes)> {
    let mut drawing = Drawing { options, out: Vec::new(), notes: Notes::default() };
    drawing.head(document)?;
    document.sections.iter().try_for_each(|section| drawing.section(section))?;
    for note in &document.notes {
        drawing.line("", PLAIN)?;
        drawing.wrapped(note)?;
    }
    Ok((String::from_utf8_lossy(&drawing.out).into_owned(), drawing.notes))
}

struct Drawing<'d> {
    options: &'d Options,
    out: Vec<u8>,
    notes: Notes,
}

impl Drawing<'_> {
    fn head(&mut self, document: &Document) -> io::Result<()> {
        self.line(&format!("{}  {}", document.title, document.period), TITLE)?;
        self.line(&document.line(), QUIET)
    }

    fn section(&mut self, section: &Section) -> io::Result<()> {
        self.heading(&section.title)?;
        self.figures(&section.figures)?;
        section.series.iter().try_for_each(|series| self.series(series))?;
        section.tables.iter().try_for_each(|table| self.table(table))?;
        section.records.iter().try_for_each(|records| self.records(records))
    }

    /// A line a number, with the rate that belongs to it.
    fn figures(&mut self, figures: &[Figure]) -> io::Result<()> {
        let all = with_rates(figures);
        let has_rates = all.iter().any(|(_, rate)| rate.is_some());
        let has_previous = figures.iter().any(|figure| figure.previous != Amount::Unknown);
        let wanted = [true, true, has_rates, has_previous, has_previous && has_rates, has_previous];
        let columns = [
            (String::new(), Kind::Text),
            (tr!("Now"), Kind::Count),
            (tr!("Rate"), Kind::Count),
            (tr!("Before"), Kind::Count),
            (tr!("Rate"), Kind::Count),
            (tr!("Change"), Kind::Count),
        ];
        let rows = all.into_iter().map(|(figure, rate)| {
            let now = |figure: &Figure| figure.value.marked(figure.incomplete);
            let before = |figure: &Figure| figure.previous.marked(figure.previous_incomplete);
            let row = [
                plain(figure.title.clone()),
                plain(now(figure)),
                plain(rate.map(now).unwrap_or_default()),
                plain(before(figure)),
                plain(rate.map(before).unwrap_or_default()),
                (figure.change_text(), figure.tone()),
            ];
            chosen(row, wanted)
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() { Ok(()) } else { self.list(chosen(columns, wanted), &rows, 0) }
    }

    /// The days as a spark line.
    fn series(&mut self, series: &Series) -> io::Result<()> {
        let [first, .., last] = &series.days[..] else { return Ok(()) };
        if series.days.len() < FEWEST {
            return Ok(());
        }
        self.line("", PLAIN)?;
        let columns = vec![
            (series.title.clone(), Kind::Text),
            (format!("{first} .. {last}"), Kind::Id),
            (tr!("Least"), Kind::Count),
            (tr!("Most"), Kind::Count),
        ];
        let rows = series.lines.iter().map(|(name, amounts)| {
            let size =
                |a: &&Amount, b: &&Amount| a.number().partial_cmp(&b.number()).unwrap_or(Ordering::Equal);
            let known = || amounts.iter().filter(|amount| amount.number().is_some());
            let ends = [known().min_by(size), known().max_by(size)];
            let [lowest, highest] = ends
                .map(|amount| plain(amount.copied().unwrap_or(Amount::Unknown).marked(series.incomplete)));
            vec![plain(name.clone()), plain(self.spark(amounts)), lowest, highest]
        });
        let rows: Vec<_> = rows.collect();
        self.list(columns, &rows, 0)
    }

    fn table(&mut self, shown: &Table) -> io::Result<()> {
        if shown.rows.is_empty() {
            return Ok(());
        }
        self.line("", PLAIN)?;
        let columns = shown.headings.iter().enumerate();
        let columns = columns
            .map(|(index, heading)| (heading.clone(), if index == 0 { Kind::Text } else { Kind::Count }));
        let rows = shown.rows.iter().chain(&shown.other).map(|(name, amounts)| {
            let amounts = amounts.iter().map(|amount| plain(amount.marked(shown.incomplete)));
            [plain(name.clone())].into_iter().chain(amounts).collect()
        });
        // All others are no rank, and the bars beside a much larger number would be too short to compare.
        self.list(columns.collect(), &rows.collect::<Vec<_>>(), shown.rows.len())
    }

    /// The first of the records.
    fn records(&mut self, records: &Records) -> io::Result<()> {
        self.heading(&records.heading())?;
        let columns = records.columns.iter().map(|column| {
            let heading = column.heading(self.options.lang).to_owned();
            (column.clone(), heading)
        });
        let mut sink = table::begin(self.view(columns), Vec::new())?;
        records.rows.iter().take(MOST_RECORDS).try_for_each(|row| sink.row(row))?;
        let (text, _) = sink.finish()?;
        self.out.write_all(&text)?;
        let more = records.more(records.rows.len().min(MOST_RECORDS));
        more.map_or(Ok(()), |more| self.line(&more, QUIET))
    }

    /// Draws rows as a list is drawn; the first number of so many rows has a bar.
    fn list(&mut self, columns: Vec<(String, Kind)>, rows: &[Vec<Text>], bars: usize) -> io::Result<()> {
        let columns = columns.into_iter().enumerate().map(|(index, (heading, kind))| {
            let column = Column::new("", Words::new("", ""), kind, &[]);
            (if index == 1 && bars > 0 { column.bar() } else { column }, heading)
        });
        let (text, notes) = table::draw(self.view(columns), rows, bars)?;
        self.notes.hidden.extend(notes.hidden);
        self.out.write_all(text.as_bytes())
    }

    fn view(&self, columns: impl Iterator<Item = (Column, String)>) -> View {
        let shown = columns.enumerate().map(|(index, (column, heading))| Shown {
            name: String::new(),
            typed: String::new(),
            rank: match index {
                0 => Rank::Id,
                _ if column.spare => Rank::Spare,
                _ => Rank::Ordinary,
            },
            column,
            heading,
        });
        View {
            columns: shown.collect(),
            labels: true,
            header: true,
            lang: self.options.lang,
            raw: false,
            shape: Shape::List,
            chosen: true,
            screen: Screen {
                terminal: self.options.terminal,
                color: self.options.color,
                width: self.options.width,
                blocks: self.blocks(),
                ambiguous: self.options.ambiguous,
            },
            encoding: self.options.encoding,
            question: Question { command: String::new(), window: None, at: None },
            chart: None,
        }
    }

    /// A character a number, as high as it is large.
    fn spark(&self, amounts: &[Amount]) -> String {
        let levels = if self.blocks() { LEVELS } else { PLAIN_LEVELS };
        let most = amounts.iter().filter_map(|amount| amount.number()).fold(0.0, f64::max);
        let level = |amount: &Amount| match amount.number() {
            None => ' ',
            Some(number) if most > 0.0 => {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 7")]
                let level = (number / most * 7.0).round().clamp(0.0, 7.0) as usize;
                levels[level]
            }
            Some(_) => levels[0],
        };
        amounts.iter().map(level).collect()
    }

    fn blocks(&self) -> bool {
        self.options.blocks && self.options.ambiguous == Ambiguous::Narrow
    }

    fn heading(&mut self, text: &str) -> io::Result<()> {
        self.line("", PLAIN)?;
        self.line(text, SECTION)
    }

    fn wrapped(&mut self, text: &str) -> io::Result<()> {
        let text = clean_line(text);
        let lines = match self.options.width {
            Some(width) => self.options.ambiguous.wrap_words(&text, width),
            None => vec![text.into_owned()],
        };
        lines.iter().try_for_each(|line| self.line(line, PLAIN))
    }

    fn line(&mut self, text: &str, style: Style) -> io::Result<()> {
        let text = clean_line(text);
        match self.options.color && !text.is_empty() {
            true => writeln!(self.out, "{style}{text}{style:#}"),
            false => writeln!(self.out, "{text}"),
        }
    }
}

/// Those of several values that are wanted.
fn chosen<T, const N: usize>(values: [T; N], wanted: [bool; N]) -> Vec<T> {
    values.into_iter().zip(wanted).filter_map(|(value, wanted)| wanted.then_some(value)).collect()
}

fn plain(text: String) -> Text {
    (text, Tone::Plain)
}
