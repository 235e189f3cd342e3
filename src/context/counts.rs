//! Counts as they are written: a row a group or a cross table, with the totals, and a chart for a workbook.

use std::sync::Arc;

use crate::{
    error::Result,
    lang::Words,
    metrics::{Counting, Cross, Grouping, NONE, Tally, Unfit},
    output::{Chart, ChartForm, Options, heading},
    record::{Cell, Column, Columns, Layout, Record, Row, has_profile},
};

/// The counts of a shop.
pub(super) struct Shop {
    /// Its name, where there are several.
    pub(super) name: Option<Arc<str>>,
    /// Whether every record of the question has come.
    pub(super) whole: bool,
    pub(super) tally: Tally,
}

impl Shop {
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
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
        if let Some(Cross { columns, rows, total }) = cross(&tallies, by, options) {
            let records = read(shops, &columns, rows)?;
            let chart = chart_of_cross(by, shops, &columns, options);
            return Ok(Self {
                total: Some(read_total(&columns, total)?),
                columns,
                records,
                chart: Some(chart),
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
        let columns = first.columns();
        Ok(Self {
            records: rows(shops, options.format.has_totals())?,
            total: total(shops)?,
            chart: chart_of_list(by, first.keys(), &columns, options),
            columns,
            is_cross: false,
        })
    }
}

/// The groups of each shop as records, in the order of the shops; `named` if the one without a value has a name, too.
pub(super) fn rows(shops: &[Shop], named: bool) -> Result<Vec<Record>> {
    let Some(first) = shops.first() else { return Ok(Vec::new()) };
    let none = if named { NONE } else { Cell::Missing };
    let of_shop = |(index, shop): (usize, &Shop)| {
        shop.tally.rows(&none).into_iter().map(|row| (index, row)).collect::<Vec<_>>()
    };
    let rows = (0..).zip(shops).flat_map(of_shop);
    read(shops, &first.tally.columns(), rows.collect())
}

/// The totals of all groups of the shops; none without any shop.
pub(super) fn total(shops: &[Shop]) -> Result<Option<Record>> {
    let tallies: Vec<_> = shops.iter().map(|shop| &shop.tally).collect();
    let Some(first) = tallies.first() else { return Ok(None) };
    Tally::total(&tallies).map(|total| read_total(&first.columns(), total)).transpose()
}

fn read(shops: &[Shop], columns: &Columns, rows: Vec<(usize, Row)>) -> Result<Vec<Record>> {
    let layout = Layout::new(Arc::clone(columns));
    rows.into_iter().map(|(shop, row)| layout.read_of(row, shops[shop].name.clone())).collect()
}

/// The totals as a record.
fn read_total(columns: &Columns, total: Row) -> Result<Record> {
    Layout::new(Arc::clone(columns)).read_of(total, None)
}

/// The cross table, if two fields make one.
fn cross(tallies: &[&Tally], by: &Counting, options: &Options) -> Option<Cross> {
    if !is_cross(by, options) {
        return None;
    }
    let is_short = options.has_labels();
    let head = |cell: &Cell<'_>, column: &Column, is_one_year: bool| match cell {
        Cell::Day(day) if is_one_year && is_short => day.strftime("%m-%d").to_string(),
        _ => heading(options, cell, column),
    };
    let why = match Cross::new(tallies, head) {
        Ok(cross) => return Some(cross),
        Err(Unfit::Fields) => return None,
        Err(Unfit::Ids) => {
            tr!("each pair is a row: the ids across would be those of several shops, which may be the same")
        }
        Err(Unfit::Size) => tr!("each pair is a row: as a cross table they would be too many cells to read"),
    };
    tracing::warn!("{why}");
    None
}

/// Whether two fields may make a cross table. A list has what does not fit into one: several numbers of each pair,
/// columns that are chosen, an order by them, and the largest pairs of two days, neither of which is a ranking.
fn is_cross(by: &Counting, options: &Options) -> bool {
    let has_one_number = by.rates.len() < 2 && !by.compare;
    let is_day = |by: &Grouping| matches!(by, Grouping::Day(_));
    let ranks_days = by.top.is_some() && by.by.iter().all(is_day);
    let is_list = options.columns.is_some() || options.sort.is_some() || ranks_days;
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
            .join(" · "),
        names: (0..keys).collect(),
        numbers: (keys..columns.len() - 1).collect(),
        line: None,
    }
}

/// The titles of some columns.
fn titles(columns: &Columns, which: &[usize], options: &Options) -> String {
    which.iter().map(|index| columns[*index].heading(options.lang)).collect::<Vec<_>>().join(" · ")
}
