//! A report as a web page in one file: no script, no address, charts as SVG, light and dark, an A4 page on paper.
//!
//! Every text is escaped by the templates; nothing but the style sheet is written as it stands.

mod chart;

use std::borrow::Cow;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Amount, Document, Figure, Records, Section, Series, Table, with_rates};
use crate::{
    lang::Lang,
    output::{Options, view},
    record::{Cell, Column, Kind, Tone},
    text::{Ambiguous, clean_line},
};

const STYLE: &str = include_str!("style.css");
/// Nothing is loaded, whatever a text contains.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/// The number of figures that are shown large.
const TILES: usize = 8;
/// The number of records that are shown; on paper it is [`ON_PAPER`].
const MOST_RECORDS: usize = 50;
/// The number of records that fit on the page.
const ON_PAPER: usize = 8;
/// The widths in cells up to which ids and names, and other values stay in one line.
const SHORT_NAME: usize = 24;
const SHORT: usize = 16;
/// The greatest number of days whose numbers stand beside the chart.
const MOST_DAYS: usize = 7;

/// The page.
pub(super) fn page(document: &Document, options: &Options) -> String {
    let Document { title, period, notes, sections, .. } = document;
    let page = html! {
        (DOCTYPE)
        html lang=(options.lang.name()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                link rel="icon" href="data:,";
                title { (line(title)) " " (line(period)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    header {
                        h1 { (line(title)) " " span { (line(period)) } }
                        p { (line(&document.about())) }
                    }
                    @if !notes.is_empty() {
                        div.notes role="note" { @for note in notes { p { (line(note)) } } }
                    }
                    @for (index, one) in sections.iter().enumerate() { (section(one, index, options.lang)) }
                    footer { (line(&document.made())) " · kefu " (env!("CARGO_PKG_VERSION")) }
                }
            }
        }
    };
    page.into_string() + "\n"
}

fn section(section: &Section, index: usize, lang: Lang) -> Markup {
    let all = with_rates(&section.figures);
    let (large, rest) = all.split_at(all.len().min(TILES));
    html! {
        section aria-labelledby={"s" (index)} {
            h2 id={"s" (index)} { (line(&section.title)) }
            @if !large.is_empty() {
                ul.tiles { @for (figure, rate) in large { (tile(figure, *rate)) } }
            }
            div.cards {
                @if let Some(series) = section.series.as_ref().filter(|series| series.days.len() > 1) {
                    (days(series, index))
                }
                @if !rest.is_empty() { (figures(rest)) }
                @for table in section.tables.iter().filter(|table| !table.rows.is_empty()) { (ranking(table)) }
            }
            @if let Some(all) = &section.records { (records(all, lang)) }
        }
    }
}

/// A number, large, with its rate and the numbers before.
fn tile(figure: &Figure, rate: Option<&Figure>) -> Markup {
    html! {
        li.tile {
            p.name { (line(&figure.title)) }
            p.value {
                b { (marked(figure.value, figure.incomplete)) }
                @if let Some(rate) = rate {
                    span { (line(&rate.title)) " " (marked(rate.value, rate.incomplete)) }
                }
            }
            p.before {
                (changed(figure))
                @if figure.previous != Amount::Unknown {
                    span {
                        (tr!("Before")) " " (marked(figure.previous, figure.previous_incomplete))
                        @if let Some(rate) = rate { " · " (marked(rate.previous, rate.previous_incomplete)) }
                    }
                }
            }
        }
    }
}

/// A change with an arrow, in the colour of its meaning.
fn changed(figure: &Figure) -> Markup {
    let arrow = match figure.change {
        Some(change) if change > 0.0 => "▲ ",
        Some(change) if change < 0.0 => "▼ ",
        _ => "",
    };
    html! {
        @if figure.change.is_some() {
            span class={"change " (class(figure.tone()))} { (arrow) (figure.change_text()) }
        }
    }
}

/// The numbers that are not shown large.
fn figures(rest: &[(&Figure, Option<&Figure>)]) -> Markup {
    html! {
        div.card.figures {
            h3 { (tr!("Further numbers")) }
            table {
                thead { tr {
                    th scope="col" {}
                    th.number scope="col" { (tr!("Now")) }
                    th.number scope="col" { (tr!("Before")) }
                    th.number scope="col" { (tr!("Change")) }
                } }
                tbody { @for (figure, rate) in rest {
                    tr {
                        th scope="row" { (line(&figure.title)) }
                        td.number { (with_rate(figure, *rate, |one| (one.value, one.incomplete))) }
                        td.number { (with_rate(figure, *rate, |one| (one.previous, one.previous_incomplete))) }
                        td.number { (changed(figure)) }
                    }
                } }
            }
        }
    }
}

fn with_rate(figure: &Figure, rate: Option<&Figure>, number: impl Fn(&Figure) -> (Amount, bool)) -> Markup {
    let [(amount, incomplete), rated] = [number(figure), rate.map_or((Amount::Unknown, false), number)];
    html! {
        (marked(amount, incomplete))
        @if rate.is_some() { " · " (marked(rated.0, rated.1)) }
    }
}

/// The chart of the days, and its numbers as a table.
fn days(series: &Series, index: usize) -> Markup {
    let lines = || series.lines.iter().chain(&series.rate);
    let numbers = html! {
        table {
            thead { tr {
                th scope="col" { (line(&series.title)) }
                @for (name, _) in lines() { th.number scope="col" { (line(name)) } }
            } }
            tbody { @for (at, day) in series.days.iter().enumerate() {
                tr {
                    th scope="row" { (day.strftime("%m-%d")) }
                    @for (_, amounts) in lines() { td.number { (marked(amounts[at], series.incomplete)) } }
                }
            } }
        }
    };
    html! {
        div.card.days {
            h3 { (line(&series.title)) }
            div.beside {
                (chart::by_day(series, index))
                @if series.days.len() <= MOST_DAYS { (numbers) } @else {
                    details { summary { (tr!("Numbers by day")) } (numbers) }
                }
            }
        }
    }
}

/// Names with bars.
fn ranking(table: &Table) -> Markup {
    let first = |amounts: &[Amount]| amounts.first().and_then(|amount| amount.number()).unwrap_or_default();
    let first_text =
        |amounts: &[Amount]| marked(amounts.first().copied().unwrap_or(Amount::Unknown), table.incomplete);
    let most = table.rows.iter().map(|(_, amounts)| first(amounts)).fold(0.0, f64::max);
    let (title, headings) = table.headings.split_first().map_or(("", &[][..]), |(title, rest)| (title, rest));
    let row = |name: &str, amounts: &[Amount], is_other: bool| {
        html! {
            tr.other[is_other] {
                th scope="row" { (line(name)) }
                td.bar { @if !is_other { (chart::bar(name, &first_text(amounts), first(amounts), most)) } }
                @for (amount, growth) in amounts.iter().zip(&table.growth) {
                    td class={"number " (weight(*amount, *growth))} { (marked(*amount, table.incomplete)) }
                }
            }
        }
    };
    html! {
        div.card {
            h3 { (line(title)) }
            table.ranking {
                thead { tr {
                    th scope="col" { (line(title)) }
                    th.bar {}
                    @for heading in headings { th.number scope="col" { (line(heading)) } }
                } }
                tbody {
                    @for (name, amounts) in &table.rows { (row(name, amounts, false)) }
                    @if let Some((name, amounts)) = &table.other { (row(name, amounts, true)) }
                }
            }
        }
    }
}

/// A rate that is bad if it grows stands out where it is not zero.
fn weight(amount: Amount, growth: Tone) -> &'static str {
    match (amount, growth) {
        (Amount::Rate(rate), Tone::Alarm) if rate > 0.0 => "alarm",
        _ => "",
    }
}

/// The first of the records.
fn records(records: &Records, lang: Lang) -> Markup {
    let listed = records.rows.iter().take(MOST_RECORDS);
    let widest = longest(records, lang);
    let classes = |at: usize| if widest == Some(at) { "long" } else { kind(&records.columns[at]) };
    let [rest, rest_on_paper] = [listed.len(), listed.len().min(ON_PAPER)].map(|count| records.more(count));
    html! {
        div.card.records {
            h3 { (line(&records.heading())) }
            table {
                thead { tr { @for (at, column) in records.columns.iter().enumerate() {
                    th scope="col" class=(classes(at)) { (line(column.heading(lang))) }
                } } }
                tbody { @for (at, row) in listed.enumerate() {
                    tr.off-paper[at >= ON_PAPER] { @for (at, cell) in row.iter().enumerate() {
                        (field(cell, &records.columns[at], classes(at), lang))
                    } }
                } }
            }
            @if let Some(rest) = rest { p.more { (rest) } }
            @if let Some(rest) = rest_on_paper { p.more.on-paper { (rest) } }
        }
    }
}

/// The column with the longest text, which takes the room that is left.
fn longest(records: &Records, lang: Lang) -> Option<usize> {
    let length = |at: &usize| records.rows.iter().map(|row| view::text(&row[*at], true, lang).len()).max();
    (0..records.columns.len()).max_by_key(length)
}

fn field(cell: &Cell<'_>, column: &Column, classes: &str, lang: Lang) -> Markup {
    let text = view::text(cell, true, lang);
    let tone = class(view::tone(cell, column));
    html! {
        td.(classes).short[is_short(&text, column)] data-label=(line(column.heading(lang))) {
            @if tone.is_empty() { (line(&text)) } @else { span.tag.(tone) { (line(&text)) } }
        }
    }
}

/// The class of a column.
fn kind(column: &Column) -> &'static str {
    match column.kind {
        _ if column.spare => "spare",
        Kind::Time => "time",
        _ => "",
    }
}

/// Whether a value stays in one line; one that is longer than its kind's usually are would break the table.
fn is_short(text: &str, column: &Column) -> bool {
    let most = match column.kind {
        Kind::Id | Kind::Phone | Kind::Person => SHORT_NAME,
        _ => SHORT,
    };
    Ambiguous::Narrow.width(text) <= most
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Alarm => "alarm",
        Tone::Notice => "notice",
        Tone::Running => "running",
        Tone::Good => "good",
    }
}

fn marked(amount: Amount, incomplete: bool) -> String {
    amount.marked(incomplete)
}

/// A text in one line, without characters that turn lines around.
fn line(text: &str) -> Cow<'_, str> {
    clean_line(text)
}
