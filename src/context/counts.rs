//! Counts as they are written: a row a group or a cross table, with the totals, and a chart for a workbook.

use std::sync::Arc;

use crate::{
    error::Result,
    lang::Words,
    metrics::{Counting, Cross, Grouping, TOTAL, Tally},
    output::{Chart, ChartForm, Options, heading},
    record::{Columns, Layout, PROFILE, Record, Row, has_profile},
};

/// The counts of a shop.
pub(super) struct Shop {
    /// Its name, where there are several.
    pub(super) name: Option<Arc<str>>,
    /// Whether every record of the question has come.
    pub(super) whole: bool,
    pub(super) tally: Tally,
}

/// The counts of all shops.
pub(super) struct Counts {
    pub(super) columns: Columns,
    pub(super) records: Vec<Record>,
    /// The totals of all records; none without any shop.
    pub(super) total: Option<Record>,
    /// Whether they are a cross table, whose columns nobody can choose.
    pub(super) is_cross: bool,
    /// The chart that a workbook has beside them.
    pub(super) chart: Option<Chart>,
}

impl Counts {
    /// The counts in the form for these options.
    pub(super) fn new(shops: &[Shop], by: &Counting, options: &Options) -> Result<Self> {
        let tallies: Vec<_> = shops.iter().map(|shop| &shop.tally).collect();
        let cross = match is_cross(by, options) {
            true => Cross::new(&tallies, |cell, column| heading(options, cell, column)),
            false => None,
        };
        if let Some(Cross { columns, rows, total }) = cross {
            let records = read(shops, &columns, rows)?;
            let chart = chart_of_cross(by, shops, &columns, options);
            let chart = Some(chart).filter(|chart| chart.is_readable(records.len()));
            return Ok(Self {
                total: Some(read_total(&columns, total, options)?),
                columns,
                records,
                chart,
                is_cross: true,
            });
        }
        let Some(first) = tallies.first() else {
            return Ok(Self {
                columns: Arc::default(),
                records: Vec::new(),
                total: None,
                chart: None,
                is_cross: false,
            });
        };
        let (columns, total) = (first.columns(), Tally::total(&tallies));
        let records = rows(shops)?;
        let chart = chart_of_list(by, first.keys(), &columns, options);
        let chart = chart.filter(|chart| chart.is_readable(records.len()));
        Ok(Self {
            records,
            total: total.map(|total| read_total(&columns, total, options)).transpose()?,
            chart,
            columns,
            is_cross: false,
        })
    }
}

/// The groups of each shop as records, in the order of the shops.
pub(super) fn rows(shops: &[Shop]) -> Result<Vec<Record>> {
    let Some(first) = shops.first() else { return Ok(Vec::new()) };
    let rows =
        (0..).zip(shops).flat_map(|(index, shop)| shop.tally.rows().into_iter().map(move |row| (index, row)));
    read(shops, &first.tally.columns(), rows.collect())
}

fn read(shops: &[Shop], columns: &Columns, rows: Vec<(usize, Row)>) -> Result<Vec<Record>> {
    let layout = Layout::new(Arc::clone(columns));
    rows.into_iter().map(|(shop, row)| layout.read_of(row, shops[shop].name.clone())).collect()
}

/// The totals as a record. Where there are several shops, their name is in the place of the shop's.
fn read_total(columns: &Columns, total: Row, options: &Options) -> Result<Record> {
    let name = has_profile(columns).then(|| heading(options, &TOTAL, &PROFILE).into());
    Layout::new(Arc::clone(columns)).read_of(total, name)
}

/// Whether two fields make a cross table. A list has what does not fit into one: several numbers of each pair, columns
/// that are chosen, and an order by them.
fn is_cross(by: &Counting, options: &Options) -> bool {
    let has_one_number = by.rates.len() < 2 && !by.compare;
    let is_list = options.columns.is_some() || options.sort.is_some() || options.jq.is_some();
    options.format.has_totals() && has_one_number && !is_list
}

/// The chart of a list: columns by day with a rate as a line, or bars; none for pairs.
fn chart_of_list(by: &Counting, keys: usize, columns: &Columns, options: &Options) -> Option<Chart> {
    let [field] = by.by[..] else { return None };
    let is_by_day = matches!(field, Grouping::Day(_));
    // Count and share follow the values, and the rates come last.
    let line = columns.len() - by.rates.len();
    Some(Chart {
        form: if is_by_day { ChartForm::Columns } else { ChartForm::Bars },
        by_day: is_by_day,
        title: titles(columns, &[keys - 1, keys], options),
        names: (0..keys).collect(),
        numbers: vec![keys],
        line: (is_by_day && !by.rates.is_empty()).then_some(line),
    })
}

/// The chart of records that are numbers with names, as a column of theirs says.
pub(super) fn bars(columns: &Columns, options: &Options) -> Option<Chart> {
    let number = columns.iter().position(|column| column.bar)?;
    let name = number.checked_sub(1)?;
    // The shops' views have the same names.
    let first = if has_profile(columns) { 0 } else { name };
    let title = titles(columns, &[name, number], options);
    let names = (first..=name).collect();
    Some(Chart { form: ChartForm::Bars, by_day: false, title, names, numbers: vec![number], line: None })
}

/// The chart of a cross table: stacked columns, or lines if its numbers are rates.
fn chart_of_cross(by: &Counting, shops: &[Shop], columns: &Columns, options: &Options) -> Chart {
    let keys = 1 + usize::from(has_profile(columns));
    let fields = shops.first().map(|shop| shop.tally.columns());
    let rate = by.rates.first().map(|rate| rate.title);
    let title = fields.map(|fields| titles(&fields, &[keys - 1, keys], options)).unwrap_or_default();
    Chart {
        form: if rate.is_some() { ChartForm::Lines } else { ChartForm::Stacked },
        by_day: matches!(by.by.first(), Some(Grouping::Day(_))),
        title: [title]
            .into_iter()
            .chain(rate.map(|rate: Words| rate.get(options.lang).to_owned()))
            .collect::<Vec<_>>()
            .join(&" · "),
        names: (0..keys).collect(),
        numbers: (keys..columns.len() - 1).collect(),
        line: None,
    }
}

/// The titles of some columns.
fn titles(columns: &Columns, which: &[usize], options: &Options) -> String {
    which.iter().map(|index| columns[*index].heading(options.lang)).collect::<Vec<_>>().join(" · ")
}
