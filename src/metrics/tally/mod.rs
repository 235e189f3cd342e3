//! Counts records by the values of their columns, in one pass that keeps only the counts.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use jiff::{ToSpan as _, civil::Date};

use super::{
    Days, Formula, GroupKey, Grouping, Metric, change, share,
    test::{Check, Fields},
};
use crate::{
    dates::Period,
    lang::Words,
    record::{Cell, Column, Columns, Kind, Layout, PROFILE, ReadOptions, Record, Row, has_profile},
};

const DAY: Column = Column::new("day", Words::new("日期", "Day"), Kind::Time, &[]);
const COUNT: Column = Column::new("count", Words::new("数量", "Count"), Kind::Count, &[]).bar();
const SHARE: Column = Column::new("share", Words::new("占比", "Share"), Kind::Rate, &[]);
const PREVIOUS: Column = Column::new("previous", Words::new("上期", "Before"), Kind::Count, &[]);
const CHANGE: Column = Column::new("change", Words::new("变化", "Change"), Kind::Rate, &[]);
/// In the place of a value for all groups beyond the largest ones. It is a code, because no record has it.
pub(super) const OTHER: Cell<'static> = word("other", Words::new("其他", "other"));
/// The name of the group without a value.
pub const NOTHING: Words = Words::new("（无）", "(none)");
/// In the place of no value, where each group needs a name.
pub const NONE: Cell<'static> = word("none", NOTHING);

/// The groups, and the numbers that each has.
#[derive(Clone, Debug)]
pub struct Counting {
    /// The fields by whose values records are counted.
    pub by: Vec<Grouping>,
    /// The rates of each group.
    pub rates: Vec<&'static Metric>,
    /// The number of groups that stand alone; all others become one.
    pub top: Option<usize>,
    /// Whether each group has its number in the period before, too.
    pub compare: bool,
    /// The field with the time that records belong to.
    pub time: &'static str,
}

/// The counts of all groups.
#[derive(Debug)]
pub struct Tally {
    read_options: ReadOptions,
    pub(super) by: Vec<(Grouping, usize)>,
    pub(super) columns: Columns,
    pub(super) counting: Counting,
    fields: Fields,
    /// The numbers that rates divide, after the number of all records.
    checks: Vec<(Formula, Check)>,
    /// The numbers of each group: the count, those that rates divide, and the count in the period before.
    pub(super) groups: BTreeMap<Vec<GroupKey>, Vec<u64>>,
    /// The names that stand in the place of ids, by grouping: two people may have one name.
    pub(super) names: Vec<HashMap<GroupKey, GroupKey>>,
    /// Reads what the vendor has sent in the place of a name.
    sent: Option<Layout>,
    /// Whether the counts in the period before are known.
    compared: bool,
}

impl Tally {
    /// An empty tally. Groupings by columns that the records do not have are dropped.
    pub fn new(records: &[Column], counting: &Counting, read_options: ReadOptions) -> Self {
        let index = |by: &Grouping| {
            let (Grouping::Value(key) | Grouping::Day(key)) = *by;
            Some((*by, records.iter().position(|column| column.key == key)?))
        };
        let by: Vec<_> = counting.by.iter().filter_map(index).collect();
        let shown = by.iter().map(|(by, index)| match by {
            Grouping::Day(key) if *key == counting.time => DAY.brief(),
            // The days of another time are told from those of the records by its own name.
            Grouping::Day(_) | Grouping::Value(_) => {
                Column { spare: false, ..records[*index].clone() }.brief()
            }
        });
        let rates =
            counting.rates.iter().map(|rate| Column::new(rate.key, rate.title, Kind::Rate, &[]).brief());
        let lead = has_profile(records).then_some(PROFILE);
        let compared = counting.compare.then(|| [PREVIOUS.brief(), CHANGE.brief()]);
        let numbers = [COUNT.brief(), SHARE.brief()].into_iter().chain(compared.into_iter().flatten());
        let columns = lead.into_iter().chain(shown).chain(numbers).chain(rates).collect();
        let (mut fields, mut checks) = (Fields::new(records), Vec::new());
        for formula in counting.rates.iter().flat_map(|rate| rate.formula.parts()) {
            if let Formula::Count(test) = formula
                && checks.iter().all(|(known, _)| *known != formula)
            {
                checks.push((formula, fields.check(test)));
            }
        }
        Self {
            read_options,
            names: vec![HashMap::new(); by.len()],
            by,
            columns,
            counting: counting.clone(),
            fields,
            checks,
            groups: BTreeMap::new(),
            sent: None,
            compared: false,
        }
    }

    /// The columns of its rows: the groupings, and the count.
    pub fn columns(&self) -> Columns {
        Arc::clone(&self.columns)
    }

    /// How many numbers a group has.
    fn width(&self) -> usize {
        self.checks.len() + 2
    }

    /// The number of columns before the count.
    pub fn keys(&self) -> usize {
        self.by.len() + usize::from(has_profile(&self.columns))
    }

    /// Counts a record.
    pub fn add(&mut self, record: &Record) {
        let group = (0..self.by.len()).map(|place| self.key(place, record)).collect();
        let cell = |column: &Option<usize>| {
            column.map_or(Cell::Missing, |index| record.cell(index, &self.read_options))
        };
        let cells: Vec<_> = self.fields.columns.iter().map(cell).collect();
        // No rate of groups depends on a period.
        let any = Period { first: Date::MIN, last: Date::MAX };
        let passed = self.checks.iter().map(|(_, check)| u64::from(check.passes(&cells, any)));
        let numbers: Vec<_> = [1].into_iter().chain(passed).chain([0]).collect();
        add(self.groups.entry(group).or_default(), &numbers);
    }

    /// The value of a record by a grouping. An id that a name stands in the place of remains the value.
    fn key(&mut self, place: usize, record: &Record) -> GroupKey {
        let (by, index) = self.by[place];
        let kind = record.columns()[index].kind;
        let shown = GroupKey::of(&record.cell(index, &self.read_options), by, kind);
        let Some(original) = record.row().original().filter(|_| matches!(kind, Kind::Id)) else {
            return shown;
        };
        let layout = self.sent.get_or_insert_with(|| Layout::new(record.columns().into()));
        let Ok(sent) = layout.read_of(original, record.shared_profile().cloned()) else { return shown };
        match GroupKey::of(&sent.cell(index, &self.read_options), by, kind) {
            GroupKey::Missing => shown,
            id => {
                if id != shown {
                    self.names[place].insert(id.clone(), shown);
                }
                id
            }
        }
    }

    /// Adds the counts of the period before, which began so many days earlier: a day stands beside the one at its place in
    /// the period.
    pub fn compare(&mut self, before: Self, days: i32) {
        self.compared = true;
        let (width, by) = (self.width(), &self.by);
        let moved = |(key, (by, _)): (GroupKey, &(Grouping, usize))| match (key, by) {
            (GroupKey::Day(day), Grouping::Day(_)) => GroupKey::Day(day.saturating_add(days.days())),
            (key, _) => key,
        };
        for (group, numbers) in before.groups {
            let group = group.into_iter().zip(by).map(moved).collect();
            let known = self.groups.entry(group).or_insert_with(|| vec![0; width]);
            known[width - 1] += numbers[0];
        }
        for (own, earlier) in self.names.iter_mut().zip(before.names) {
            for (id, name) in earlier {
                own.entry(id).or_insert(name);
            }
        }
    }

    /// Adds counts of 0 for the days without records, in each combination of the other groupings. Returns whether there
    /// was room for all of them.
    pub fn fill(&mut self, days: Days) -> bool {
        let own = |(by, _): &(Grouping, usize)| *by == Grouping::Day(self.counting.time);
        let Some(index) = self.by.iter().position(own) else { return true };
        let seen = |group: &Vec<GroupKey>| match group[index] {
            GroupKey::Day(day) => Some(day),
            _ => None,
        };
        let seen: BTreeSet<_> = self.groups.keys().filter_map(seen).collect();
        let without_day = |group: &Vec<GroupKey>| {
            let mut rest = group.clone();
            rest.remove(index);
            rest
        };
        let mut others: BTreeSet<_> = self.groups.keys().map(without_day).collect();
        if self.by.len() == 1 {
            others.insert(Vec::new());
        }
        let Some(all) = days.all(&seen, others.len()) else { return false };
        let width = self.width();
        for day in all {
            for other in &others {
                let mut group = other.clone();
                group.insert(index, GroupKey::Day(day));
                self.groups.entry(group).or_insert_with(|| vec![0; width]);
            }
        }
        true
    }

    /// The groups as rows; `none` stands where a record has no value.
    pub fn rows(&self, none: &Cell<'static>) -> Vec<Row> {
        let total = self.groups.values().map(|numbers| numbers[0]).sum();
        let row = |(keys, numbers): (Vec<Cell<'static>>, Vec<u64>)| {
            Row::of_cells(keys.into_iter().chain(self.numbers(&numbers, total)).collect())
        };
        self.ordered(none).into_iter().map(row).collect()
    }

    /// The row of all records of some shops, which count alike. A share is that of a shop, so several have none.
    pub fn total(shops: &[&Self]) -> Option<Row> {
        let first = *shops.first()?;
        let mut sums = vec![0; first.width()];
        shops.iter().flat_map(|shop| shop.groups.values()).for_each(|numbers| add(&mut sums, numbers));
        let keys = first.by.iter().map(|_| Cell::Missing);
        let whole = if shops.len() == 1 { sums[0] } else { 0 };
        let mut numbers = first.numbers(&sums, whole);
        if first.counting.compare && !shops.iter().all(|shop| shop.compared) {
            numbers[2..4].fill(Cell::Missing);
        }
        Some(Row::of_cells(keys.chain(numbers).collect()))
    }

    /// The groups in the order of their values; or if only the largest ones stand alone, in that of their counts.
    fn ordered(&self, none: &Cell<'static>) -> Vec<(Vec<Cell<'static>>, Vec<u64>)> {
        let named = |(place, key): (usize, &GroupKey)| match self.cell(place, key) {
            Cell::Missing => none.clone(),
            cell => cell,
        };
        let cells = |keys: &Vec<GroupKey>| (0..).zip(keys).map(named).collect();
        let groups = self.groups.iter().map(|(keys, numbers)| (cells(keys), numbers.clone()));
        let mut groups: Vec<_> = groups.collect();
        let Some(top) = self.counting.top else { return groups };
        groups.sort_by_key(|(_, numbers)| std::cmp::Reverse(numbers[0]));
        if top < groups.len() {
            let mut sums = Vec::new();
            groups.drain(top..).for_each(|(_, numbers)| add(&mut sums, &numbers));
            let rest = self.by.iter().skip(1).map(|_| Cell::Missing);
            groups.push(([OTHER].into_iter().chain(rest).collect(), sums));
        }
        groups
    }

    /// The value of a group, with a name in the place of an id that has one.
    pub(super) fn cell(&self, place: usize, key: &GroupKey) -> Cell<'static> {
        let kind = self.columns[place + usize::from(has_profile(&self.columns))].kind;
        self.names[place].get(key).unwrap_or(key).cell(kind)
    }

    /// A group's numbers in the columns after its values.
    #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2⁵³")]
    fn numbers(&self, numbers: &[u64], total: u64) -> Vec<Cell<'static>> {
        let mut cells = vec![count(numbers[0]), rate(numbers[0], total)];
        if self.counting.compare {
            let previous = numbers.last().filter(|_| self.compared);
            let change = previous.and_then(|before| change(Some(*before as f64), Some(numbers[0] as f64)));
            cells.push(previous.map_or(Cell::Missing, |previous| count(*previous)));
            cells.push(change.map_or(Cell::Missing, Cell::Rate));
        }
        cells.extend(self.counting.rates.iter().map(|metric| self.rate(metric, numbers)));
        cells
    }

    /// A rate of a group with these numbers.
    pub(super) fn rate(&self, metric: &Metric, numbers: &[u64]) -> Cell<'static> {
        let number = |formula: &Formula| {
            self.checks.iter().position(|(known, _)| known == formula).map_or(0, |index| numbers[index + 1])
        };
        match metric.formula {
            Formula::Rate(part, whole) => rate(number(part), number(whole)),
            _ => Cell::Missing,
        }
    }
}

/// A word of kefu's own in the place of a value.
pub(super) const fn word(code: &'static str, words: Words) -> Cell<'static> {
    Cell::Code { code: std::borrow::Cow::Borrowed(code), words: Some(words) }
}

/// A count as a cell.
pub(super) fn count(number: u64) -> Cell<'static> {
    Cell::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A fraction; missing if there is nothing to divide by.
fn rate(part: u64, whole: u64) -> Cell<'static> {
    share(part, whole).map_or(Cell::Missing, Cell::Rate)
}

/// Adds a group's numbers to others.
pub(super) fn add(sums: &mut Vec<u64>, numbers: &[u64]) {
    sums.resize(numbers.len(), 0);
    sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
}

#[cfg(test)]
pub(super) mod tests;
