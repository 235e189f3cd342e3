//! Counts records by the values of their columns, in one pass that keeps only the counts.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use jiff::{ToSpan as _, civil::Date};

use super::{
    Days, Formula, GroupKey, Grouping, Metric, change,
    test::{Check, Fields},
};
use crate::{
    dates::Period,
    lang::Words,
    record::{Cell, Column, Columns, Kind, Layout, PROFILE, ReadOptions, Record, Row, has_profile},
};

const DAY: Column = Column::new("day", Words::new("日期", "Day"), Kind::Text, &[]);
const COUNT: Column = Column::new("count", Words::new("数量", "Count"), Kind::Count, &[]).bar();
const SHARE: Column = Column::new("share", Words::new("占比", "Share"), Kind::Rate, &[]);
const PREVIOUS: Column = Column::new("previous", Words::new("上期", "Before"), Kind::Count, &[]);
const CHANGE: Column = Column::new("change", Words::new("变化", "Change"), Kind::Rate, &[]);
/// In the place of a value for all groups beyond the largest ones. It is a code, because no record has it.
const OTHER: Cell<'static> = word("other", Words::new("其他", "other"));

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
    by: Vec<(Grouping, usize)>,
    columns: Columns,
    counting: Counting,
    fields: Fields,
    /// The numbers that rates divide, after the number of all records.
    checks: Vec<(Formula, Check)>,
    /// The numbers of each group: the count, those that rates divide, and the count in the period before.
    groups: BTreeMap<Vec<GroupKey>, Vec<u64>>,
    /// The names that stand in the place of ids, by grouping: two people may have one name.
    names: Vec<HashMap<GroupKey, GroupKey>>,
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
            Grouping::Day(_) => Column { spare: false, kind: Kind::Text, ..records[*index].clone() }.brief(),
            Grouping::Value(_) => Column { spare: false, ..records[*index].clone() }.brief(),
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

    /// The groups as rows.
    pub fn rows(&self) -> Vec<Row> {
        let total = self.groups.values().map(|numbers| numbers[0]).sum();
        let row = |(keys, numbers): (Vec<Cell<'static>>, Vec<u64>)| {
            Row::of_cells(keys.into_iter().chain(self.numbers(&numbers, total)).collect())
        };
        self.ordered().into_iter().map(row).collect()
    }

    /// The groups in the order of their values; or if only the largest ones stand alone, in that of their counts.
    fn ordered(&self) -> Vec<(Vec<Cell<'static>>, Vec<u64>)> {
        let cells =
            |keys: &Vec<GroupKey>| (0..).zip(keys).map(|(place, key)| self.cell(place, key)).collect();
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
    fn cell(&self, place: usize, key: &GroupKey) -> Cell<'static> {
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
    fn rate(&self, metric: &Metric, numbers: &[u64]) -> Cell<'static> {
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
const fn word(code: &'static str, words: Words) -> Cell<'static> {
    Cell::Code { code: std::borrow::Cow::Borrowed(code), words: Some(words) }
}

/// A count as a cell.
fn count(number: u64) -> Cell<'static> {
    Cell::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A fraction; missing if there is nothing to divide by.
#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2⁵³")]
fn rate(part: u64, whole: u64) -> Cell<'static> {
    if whole == 0 { Cell::Missing } else { Cell::Rate(part as f64 / whole as f64) }
}

/// Adds a group's numbers to others.
fn add(sums: &mut Vec<u64>, numbers: &[u64]) {
    sums.resize(numbers.len(), 0);
    sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
}

#[cfg(test)]
mod tests {
    use jiff::{civil::date, tz::TimeZone};

    use super::*;
    use crate::record::Code;

    const STATUS: &[Code] =
        &[Code::new("30", "已结单", "Closed", "closed"), Code::new("1", "待处理", "Pending", "pending")];
    static RECORD: [Column; 6] = [
        Column::new("id", Words::new("编号", "Id"), Kind::Id, &["no"]),
        Column::new("status", Words::new("状态", "Status"), Kind::Code(STATUS), &["stat"]),
        Column::new("overdue", Words::new("超时", "Overdue"), Kind::Flag, &["isOver"]),
        Column::new("at", Words::new("时间", "At"), Kind::Time, &["time"]),
        Column::new("done", Words::new("完成", "Done"), Kind::Time, &["finished"]),
        Column::new("who", Words::new("客服", "Who"), Kind::Id, &["who"]).person(),
    ];

    fn tally(by: &[Grouping], top: Option<usize>, records: &[&str]) -> Tally {
        let read_options = ReadOptions { zone: TimeZone::get("Asia/Shanghai").unwrap() };
        let counting = Counting { by: by.to_vec(), rates: Vec::new(), top, compare: false, time: "at" };
        let mut tally = Tally::new(&RECORD, &counting, read_options);
        let layout = Layout::new(RECORD.as_slice().into());
        for record in records {
            tally.add(&layout.read(Row::made((*record).to_owned())).unwrap());
        }
        tally
    }

    /// The rows without the share, which the test of the binary looks at.
    fn shown(tally: &Tally) -> Vec<String> {
        let row = |row: &Row| {
            let cells = row.cells().unwrap_or_default().iter().take(tally.keys() + 1);
            let cells = cells.map(|cell| match cell {
                Cell::Missing => "-".to_owned(),
                Cell::Count(number) => number.to_string(),
                Cell::Flag(flag) => flag.to_string(),
                Cell::Text(text) | Cell::Code { code: text, .. } => text.to_string(),
                other => format!("{other:?}"),
            });
            cells.collect::<Vec<_>>().join(" ")
        };
        tally.rows().iter().map(row).collect()
    }

    #[test]
    fn codes_come_in_table_order_then_what_the_table_does_not_know_then_nothing() {
        let records = [
            r#"{"no":1,"stat":""}"#,
            r#"{"stat":"99"}"#,
            r#"{"stat":"待处理"}"#,
            r#"{"stat":1}"#,
            r#"{"stat":"30"}"#,
        ];
        let of = |top| shown(&tally(&[Grouping::Value("status")], top, &records));
        assert_eq!(of(None), ["30 1", "1 2", "99 1", "- 1"]);
        // The order is that of the counts whether something is cut or not.
        assert_eq!(of(Some(4)), ["1 2", "30 1", "99 1", "- 1"]);
        assert_eq!(of(Some(900)), of(Some(4)));
        assert_eq!(of(Some(2)), ["1 2", "30 1", "other 2"]);
    }

    #[test]
    fn two_values_make_a_group_and_yes_comes_first() {
        let records =
            [r#"{"stat":1,"isOver":"0"}"#, r#"{"stat":1,"isOver":true}"#, r#"{"stat":1,"isOver":false}"#];
        let by = [Grouping::Value("status"), Grouping::Value("overdue")];
        assert_eq!(shown(&tally(&by, None, &records)), ["1 true 1", "1 false 2"]);
    }

    #[test]
    fn every_column_has_a_key_of_its_own() {
        for (by, expected) in [
            (&[Grouping::Day("at")][..], "day count share"),
            (&[Grouping::Day("done")], "done count share"),
            (&[Grouping::Day("at"), Grouping::Day("done")], "day done count share"),
            (&[Grouping::Day("done"), Grouping::Value("status")], "done status count share"),
        ] {
            let columns = tally(by, None, &[]).columns();
            let keys: Vec<_> = columns.iter().map(|column| &*column.key).collect();
            assert_eq!(keys.join(" "), expected);
        }
    }

    #[test]
    fn two_people_of_one_name_are_two_groups() {
        let mut tally = tally(&[Grouping::Value("who")], None, &[]);
        let layout = Layout::new(RECORD.as_slice().into());
        for (id, name) in [("7", "张三"), ("8", "张三"), ("7", "张三"), ("9", "9"), ("", "")] {
            let row = |who: &str| Row::made(format!(r#"{{"no":1,"who":"{who}"}}"#));
            tally.add(&layout.read(row(name).with_source(&row(id))).unwrap());
        }
        assert_eq!(shown(&tally), ["张三 2", "张三 1", "9 1", "- 1"]);
    }

    #[test]
    fn the_days_of_the_questions_window_are_there_and_no_others() {
        let records = [r#"{"time":"2026-11-20 23:59:59","stat":1}"#, r#"{"time":"2026-11-22","stat":30}"#];
        let filled = |by: &[Grouping], days: Days, records: &[&str]| {
            let mut tally = tally(by, None, records);
            tally.fill(days).then(|| shown(&tally))
        };
        let (at, done, status) = (Grouping::Day("at"), Grouping::Day("done"), Grouping::Value("status"));
        let days = Days { first: Some(date(2026, 11, 19)), last: None };
        let expected = ["2026-11-19 0", "2026-11-20 1", "2026-11-21 0", "2026-11-22 1"].map(str::to_owned);
        assert_eq!(filled(&[at], days, &records), Some(expected.to_vec()));
        let closed = Days { last: Some(date(2026, 11, 25)), ..days };
        let ages = Days { first: Some(date(-2000, 1, 1)), last: Some(date(2026, 11, 25)) };
        for (by, days, records, rows) in [
            (&[at, status][..], days, &records[..], Some(8)),
            (&[at], closed, &[], Some(7)),
            (&[at], Days::default(), &[], Some(0)),
            (&[at], Days::default(), &records, Some(2)),
            // The window is about another time.
            (&[done], closed, &records, Some(1)),
            (&[status], closed, &records, Some(2)),
            (&[at], ages, &records, None),
        ] {
            assert_eq!(filled(by, days, records).map(|rows| rows.len()), rows, "{by:?} {days:?}");
        }
    }
}
