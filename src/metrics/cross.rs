//! The cross table of counts by two fields: one down, the other across, with the totals of both.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use super::{
    GroupKey, Grouping,
    tally::{NONE, OTHER, Tally, add, count},
};
use crate::{
    lang::Words,
    record::{Cell, Column, Columns, Kind, Row, has_profile},
};

/// The greatest number of values that go across, and of cells: each pair takes one, whether it occurs or not.
const MOST_ACROSS: usize = 400;
const MOST_CELLS: usize = 100_000;
/// The column of the totals of rows.
const TOTALS: Words = Words::new("合计", "Total");

/// A cross table. Its numbers are the counts, or the first rate that is asked for.
#[derive(Debug)]
pub struct Cross {
    /// The field that goes down, its values that go across, and the total.
    pub columns: Columns,
    /// The rows, each with the index of its shop.
    pub rows: Vec<(usize, Row)>,
    /// The totals of the columns.
    pub total: Row,
}

/// Why counts make no cross table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// They are not by two fields.
    Fields,
    /// The second field is an id, which is one of a shop's own, and a column would be that of several shops.
    Ids,
    /// It would be too large.
    Size,
}

/// The values of a field in their places; what is not among them is in the place after the last one.
struct Axis {
    places: HashMap<GroupKey, usize>,
    values: Vec<GroupKey>,
    has_others: bool,
}

impl Axis {
    /// The values with these counts: the largest `top` in the order of their counts, or all in their own order.
    fn new(counts: BTreeMap<GroupKey, u64>, top: Option<usize>) -> Self {
        let all = counts.len();
        let mut counts: Vec<_> = counts.into_iter().collect();
        if let Some(top) = top {
            counts.sort_by_key(|(_, count)| Reverse(*count));
            counts.truncate(top);
        }
        let values: Vec<_> = counts.into_iter().map(|(value, _)| value).collect();
        let places = values.iter().cloned().zip(0..).collect();
        Self { places, has_others: values.len() < all, values }
    }

    /// The number of places.
    fn len(&self) -> usize {
        self.values.len() + usize::from(self.has_others)
    }

    fn place(&self, value: &GroupKey) -> usize {
        self.places.get(value).copied().unwrap_or(self.values.len())
    }

    /// Whether there are days among the values, all of one year.
    fn is_one_year(&self) -> bool {
        let year = |value: &GroupKey| if let GroupKey::Day(day) = value { Some(day.year()) } else { None };
        let years: BTreeSet<_> = self.values.iter().filter_map(year).collect();
        years.len() == 1
    }

    /// The value in each place; none stands for all others.
    fn iter(&self) -> impl Iterator<Item = Option<&GroupKey>> {
        self.values.iter().map(Some).chain(self.has_others.then_some(None))
    }
}

impl Cross {
    /// The cross table of shops that count by the same two fields. `heading` is a value as the heading of its column; of days
    /// it is told whether all are of one year.
    ///
    /// # Errors
    /// The reason why there is none.
    pub fn new(
        shops: &[&Tally],
        heading: impl Fn(&Cell<'_>, &Column, bool) -> String,
    ) -> Result<Self, Unfit> {
        let first = *shops.first().ok_or(Unfit::Fields)?;
        let (axis, downs) = axes(shops)?;
        let lead = usize::from(has_profile(&first.columns));
        let (value_column, is_one_year) = (&first.columns[lead + 1], axis.is_one_year());
        let headings = axis.iter().map(|value| heading(&name(first, 1, value), value_column, is_one_year));
        let number = Column::new("total", TOTALS, first.number_kind(), &[]).brief();
        let own = |heading: String| Column { key: heading.into(), title: None, ..number.clone() };
        let columns = first.columns[..=lead].iter().cloned();
        let columns = columns.chain(headings.map(own)).chain([number.clone().total()]).collect();
        let mut sums = vec![Vec::new(); axis.len() + 1];
        let mut rows = Vec::new();
        for ((index, shop), own) in shops.iter().enumerate().zip(downs) {
            let mut grid = vec![vec![Vec::new(); axis.len() + 1]; own.len()];
            for (group, numbers) in &shop.groups {
                let (row, column) = (own.place(&group[0]), axis.place(&group[1]));
                for cell in [&mut grid[row][column], &mut sums[column]] {
                    add(cell, numbers);
                }
                for cell in [&mut grid[row][axis.len()], &mut sums[axis.len()]] {
                    add(cell, numbers);
                }
            }
            for (value, numbers) in own.iter().zip(grid) {
                let cells = numbers.iter().map(|numbers| shop.number(numbers));
                rows.push((index, Row::of_cells([name(shop, 0, value)].into_iter().chain(cells).collect())));
            }
        }
        let total = [Cell::Missing].into_iter().chain(sums.iter().map(|numbers| first.number(numbers)));
        Ok(Self { columns, rows, total: Row::of_cells(total.collect()) })
    }
}

impl Tally {
    /// The kind of the numbers of a cross table.
    fn number_kind(&self) -> Kind {
        if self.counting.rates.is_empty() { Kind::Count } else { Kind::Rate }
    }

    /// The number of a cross table's cell.
    fn number(&self, numbers: &[u64]) -> Cell<'static> {
        match (self.counting.rates.first(), numbers) {
            (Some(_), []) => Cell::Missing,
            (Some(metric), numbers) => self.rate(metric, numbers),
            (None, numbers) => count(numbers.first().copied().unwrap_or_default()),
        }
    }
}

fn is_day(by: Grouping) -> bool {
    matches!(by, Grouping::Day(_))
}

/// How often each value of a field occurs.
fn counts(shops: &[&Tally], place: usize) -> BTreeMap<GroupKey, u64> {
    let mut counts = BTreeMap::new();
    for (group, numbers) in shops.iter().flat_map(|shop| &shop.groups) {
        *counts.entry(group[place].clone()).or_default() += numbers[0];
    }
    counts
}

/// The values across, and those down of each shop. The largest ones of a field stand alone; days are no ranking.
fn axes(shops: &[&Tally]) -> Result<(Axis, Vec<Axis>), Unfit> {
    let first = *shops.first().ok_or(Unfit::Fields)?;
    let [(down, _), (across, _)] = first.by[..] else { return Err(Unfit::Fields) };
    let value_column = &first.columns[usize::from(has_profile(&first.columns)) + 1];
    if shops.len() > 1 && matches!(value_column.kind, Kind::Id) {
        return Err(Unfit::Ids);
    }
    let top = |cuts: bool| first.counting.top.filter(|_| cuts);
    let across = Axis::new(counts(shops, 1), top(is_day(down) && !is_day(across)));
    let of_shop = |shop: &&Tally| Axis::new(counts(&[*shop], 0), top(!is_day(down)));
    let downs: Vec<_> = shops.iter().map(of_shop).collect();
    let rows = downs.iter().map(Axis::len).sum::<usize>();
    let is_readable = across.len() <= MOST_ACROSS && rows.saturating_mul(across.len()) <= MOST_CELLS;
    if is_readable { Ok((across, downs)) } else { Err(Unfit::Size) }
}

/// A value with the name that a shop has for it.
fn name(shop: &Tally, place: usize, value: Option<&GroupKey>) -> Cell<'static> {
    match value.map(|value| shop.cell(place, value)) {
        None => OTHER,
        Some(Cell::Missing) => NONE,
        Some(cell) => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tally::tests::tally, *};

    /// The table as text: headings, rows, totals.
    fn shown(by: &[Grouping; 2], top: Option<usize>, records: &[&str]) -> Vec<String> {
        let tally = tally(by, top, records);
        let cross = Cross::new(&[&tally], |cell, _, _| text(cell)).expect("two fields");
        let headings = cross.columns.iter().map(|column| column.key.to_string());
        let lines = cross.rows.iter().map(|(_, row)| row).chain([&cross.total]);
        let lines = lines.map(|row| row.cells().unwrap_or_default().iter().map(text).collect());
        let lines = [headings.collect()].into_iter().chain(lines);
        lines.map(|line: Vec<String>| line.join(" ")).collect()
    }

    fn text(cell: &Cell<'_>) -> String {
        match cell {
            Cell::Missing => "-".to_owned(),
            Cell::Count(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Text(text) | Cell::Code { code: text, .. } => text.to_string(),
            other => format!("{other:?}"),
        }
    }

    const RECORDS: [&str; 6] = [
        r#"{"stat":1,"who":"a","time":"2026-11-20"}"#,
        r#"{"stat":1,"who":"b","time":"2026-11-20"}"#,
        r#"{"stat":1,"who":"b","time":"2026-11-21"}"#,
        r#"{"stat":30,"who":"b","time":"2026-11-21"}"#,
        r#"{"stat":99,"who":"c","time":"2026-11-21"}"#,
        r#"{"who":"c","time":"2026-11-21"}"#,
    ];

    #[test]
    fn one_field_goes_down_and_the_other_across_with_the_totals_of_both() {
        let by = [Grouping::Value("who"), Grouping::Value("status")];
        let lines = ["who 30 1 99 none total", "a 0 1 0 0 1", "b 1 2 0 0 3", "c 0 0 1 1 2", "- 1 3 1 1 6"];
        assert_eq!(shown(&by, None, &RECORDS), lines);
        assert_eq!(shown(&by, None, &[]), ["who total", "- 0"]);
    }

    #[test]
    fn what_would_be_too_large_is_none() {
        let of = |down: usize, across: usize| {
            let pairs = (0..down).map(|row| (row, 0)).chain((0..across).map(|column| (0, column)));
            let record = |(row, column)| format!(r#"{{"stat":"{row}","who":"{column}"}}"#);
            let records: Vec<_> = pairs.map(record).collect();
            let records: Vec<_> = records.iter().map(String::as_str).collect();
            let tally = tally(&[Grouping::Value("status"), Grouping::Value("who")], None, &records);
            Cross::new(&[&tally], |cell, _, _| text(cell)).map(|cross| cross.rows.len())
        };
        assert_eq!(of(1, MOST_ACROSS), Ok(1));
        assert_eq!(of(1, MOST_ACROSS + 1), Err(Unfit::Size));
        assert_eq!(of(MOST_CELLS / MOST_ACROSS, MOST_ACROSS), Ok(MOST_CELLS / MOST_ACROSS));
        assert_eq!(of(MOST_CELLS / MOST_ACROSS + 1, MOST_ACROSS), Err(Unfit::Size));
    }

    #[test]
    fn the_largest_rows_stand_alone_or_columns_where_rows_are_days() {
        let by = [Grouping::Value("who"), Grouping::Value("status")];
        let lines = ["who 30 1 99 none total", "b 1 2 0 0 3", "other 0 1 1 1 3", "- 1 3 1 1 6"];
        assert_eq!(shown(&by, Some(1), &RECORDS), lines);
        let by = [Grouping::Day("at"), Grouping::Value("who")];
        let lines = ["day b other total", "2026-11-20 1 1 2", "2026-11-21 2 2 4", "- 3 3 6"];
        assert_eq!(shown(&by, Some(1), &RECORDS), lines);
        let lines = ["day b c a total", "2026-11-20 1 0 1 2", "2026-11-21 2 2 0 4", "- 3 2 1 6"];
        assert_eq!(shown(&by, Some(9), &RECORDS), lines);
    }
}
