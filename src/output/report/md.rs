//! A report as Markdown, in the dialect of GitHub, GitLab and most others.

use std::io;

use super::{Document, Figure, Records, Section, Series, Table, with_rates};
use crate::{
    lang::Lang,
    output::{
        md::{escape, line},
        view,
    },
};

/// The number of records that are shown.
const MOST_RECORDS: usize = 10;

/// The report as a document.
pub(super) fn document(document: &Document, lang: Lang) -> String {
    let mut out = head(document);
    for section in &document.sections {
        out.extend(["\n## ", &escape(&section.title), "\n"]);
        out.push_str(&parts(section, lang).concat());
    }
    out
}

fn head(document: &Document) -> String {
    let Document { title, period, notes, .. } = document;
    let mut out = format!("# {} {}\n\n{}\n", escape(title), escape(period), escape(&document.line()));
    if !notes.is_empty() {
        let lines = notes.iter().map(|note| format!("> {}\n", escape(note)));
        out.extend(["\n", &lines.collect::<Vec<_>>().join(">\n")]);
    }
    out
}

fn parts(section: &Section, lang: Lang) -> Vec<String> {
    let figures = (!section.figures.is_empty()).then(|| figures(&section.figures));
    let series = section.series.as_ref().filter(|series| series.days.len() > 1).map(series);
    let tables = section.tables.iter().filter(|table| !table.rows.is_empty()).map(table);
    let records = section.records.as_ref().map(|all| records(all, lang));
    figures.into_iter().chain(series).chain(tables).chain(records).collect()
}

/// The numbers, each with its rate, beside those before.
fn figures(figures: &[Figure]) -> String {
    let headings = ["", &tr!("Now"), &tr!("Rate"), &tr!("Before"), &tr!("Rate"), &tr!("Change")];
    let rows = with_rates(figures).into_iter().map(|(figure, rate)| {
        let rates = rate
            .map(|rate| (rate.value.marked(rate.incomplete), rate.previous.marked(rate.previous_incomplete)));
        let (now, before) = rates.unwrap_or_default();
        vec![
            figure.title.clone(),
            figure.value.marked(figure.incomplete),
            now,
            figure.previous.marked(figure.previous_incomplete),
            before,
            figure.change_text(),
        ]
    });
    lines(&headings, rows)
}

fn series(series: &Series) -> String {
    let lines_of = || series.lines.iter().chain(&series.rate);
    let titles: Vec<_> =
        [series.title.as_str()].into_iter().chain(lines_of().map(|(name, _)| name.as_str())).collect();
    let rows = series.days.iter().enumerate().map(|(index, day)| {
        let amounts = lines_of().map(|(_, amounts)| amounts[index].marked(series.incomplete));
        [day.to_string()].into_iter().chain(amounts).collect()
    });
    lines(&titles, rows)
}

fn table(table: &Table) -> String {
    let headings: Vec<_> = table.headings.iter().map(String::as_str).collect();
    let rows = table.rows.iter().chain(&table.other).map(|(name, amounts)| {
        let amounts = amounts.iter().map(|amount| amount.marked(table.incomplete));
        [name.clone()].into_iter().chain(amounts).collect()
    });
    lines(&headings, rows)
}

fn records(records: &Records, lang: Lang) -> String {
    let headings: Vec<_> = records.columns.iter().map(|column| column.heading(lang)).collect();
    let shown = records.rows.iter().take(MOST_RECORDS);
    let rows =
        shown.clone().map(|row| row.iter().map(|cell| view::text(cell, true, lang).into_owned()).collect());
    let table = write(&headings, "---", rows).unwrap_or_default();
    let rest = records.more(shown.len()).map(|rest| format!("\n{}\n", escape(&rest))).unwrap_or_default();
    format!("\n### {}\n\n{table}{rest}", escape(&records.heading()))
}

/// A table of names and numbers.
fn lines(headings: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    format!("\n{}", write(headings, "---:", rows).unwrap_or_default())
}

/// A table; the rule below the headings of all columns but the first says how they are aligned.
pub(super) fn write(
    headings: &[&str],
    rule: &str,
    rows: impl Iterator<Item = Vec<String>>,
) -> io::Result<String> {
    let mut out = Vec::new();
    line(&mut out, headings.iter().copied())?;
    out.extend(format!("| --- |{}\n", format!(" {rule} |").repeat(headings.len() - 1)).bytes());
    for row in rows {
        line(&mut out, row.iter().map(String::as_str))?;
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}
