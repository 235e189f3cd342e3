//! Counts records by the values of their columns, in one pass that keeps only the counts.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};
use serde_json::{Map, Value};

use super::{
    Formula, GroupKey, Grouping, Metric, change,
    test::{Check, Fields},
};
use crate::{
    dates::{Period, Window},
    lang::{Lang, Words},
    record::{Cell, Column, Columns, Kind, PROFILE, ReadOptions, Record, Row, has_profile},
};

const DAY: Column = Column::new("day", Words::new("日期", "Day"), Kind::Text, &["day"]);
const COUNT: Column = Column::new("count", Words::new("数量", "Count"), Kind::Count, &["count"]).bar();

const SHARE: Column = Column::new("share", Words::new("占比", "Share"), Kind::Rate, &["share"]);
const PREVIOUS: Column = Column::new("previous", Words::new("上期", "Before"), Kind::Count, &["previous"]);
const CHANGE: Column = Column::new("change", Words::new("变化", "Change"), Kind::Rate, &["change"]);
/// The word in the place of a value for all groups beyond the largest ones.
const OTHER: Words = Words::new("其他", "other");

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
    /// The language of the word for the others; `other` without words for people.
    pub lang: Option<Lang>,
}

/// The days that are listed even if they are empty. An open end is the first or last day with records.
#[derive(Clone, Copy, Debug, Default)]
pub struct Days {
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
}

impl Days {
    /// The days of a window. If its end is open, the last day is today.
    pub fn of(window: &Window, today: Date) -> Self {
        let first = window.from.map(DateTime::date);
        Self { first, last: window.until.map(DateTime::date).or_else(|| first.map(|_| today)) }
    }
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
            Grouping::Value(_) => Column { spare: false, ..records[*index].clone() }.brief(),
            Grouping::Day(_) => DAY.brief(),
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
            by,
            columns,
            counting: counting.clone(),
            fields,
            checks,
            groups: BTreeMap::new(),
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
        let key = |(by, index): &(Grouping, usize)| {
            let kind = record.columns()[*index].kind;
            GroupKey::of(&record.cell(*index, &self.read_options), *by, kind)
        };
        let group = self.by.iter().map(key).collect();
        let cell = |column: &Option<usize>| {
            column.map_or(Cell::Missing, |index| record.cell(index, &self.read_options))
        };
        let cells: Vec<_> = self.fields.columns.iter().map(cell).collect();
        // No rate of groups depends on a period.
        let any = Period { first: Date::MIN, last: Date::MAX };
        let passed = self.checks.iter().map(|(_, check)| u64::from(check.passes(&cells, any)));
        let numbers: Vec<_> = [1].into_iter().chain(passed).chain([0]).collect();
        let known = self.groups.entry(group).or_insert_with(|| vec![0; numbers.len()]);
        known.iter_mut().zip(numbers).for_each(|(known, number)| *known += number);
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
    }

    /// The groups as rows; the tally is empty afterwards. With the `days` of a complete answer, days without records
    /// get a count of 0.
    pub fn rows(&mut self, days: Option<Days>) -> Vec<Row> {
        if let Some(days) = days {
            self.fill_days(days);
        }
        let mut groups: Vec<_> = std::mem::take(&mut self.groups).into_iter().collect();
        let total = groups.iter().map(|(_, numbers)| numbers[0]).sum();
        if let Some(top) = self.counting.top.filter(|top| *top < groups.len()) {
            groups.sort_by_key(|(_, numbers)| std::cmp::Reverse(numbers[0]));
            let other = groups.split_off(top);
            groups.push((self.other(), sum(other.iter().map(|(_, numbers)| numbers))));
        }
        groups.iter().map(|(group, numbers)| self.row(group, numbers, total)).collect()
    }

    /// The group of all others.
    fn other(&self) -> Vec<GroupKey> {
        let word = OTHER.get(self.counting.lang.unwrap_or(Lang::En)).to_owned();
        let rest = self.by.iter().skip(1).map(|_| GroupKey::Missing);
        [GroupKey::Text(word)].into_iter().chain(rest).collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2⁵³")]
    fn row(&self, group: &[GroupKey], numbers: &[u64], total: u64) -> Row {
        let mut row = Map::new();
        let grouped = self.columns.iter().skip(usize::from(has_profile(&self.columns)));
        for (key, column) in group.iter().zip(grouped) {
            // The column reads the value back under the vendor's name.
            row.insert(
                column.from.first().copied().unwrap_or(&column.key).to_owned(),
                key.value(column.kind),
            );
        }
        row.insert(COUNT.key.into_owned(), numbers[0].into());
        row.insert(SHARE.key.into_owned(), rate(numbers[0], total));
        let number = |formula: &Formula| {
            self.checks.iter().position(|(known, _)| known == formula).map_or(0, |index| numbers[index + 1])
        };
        if let Some(previous) = numbers.last().filter(|_| self.compared) {
            row.insert(PREVIOUS.key.into_owned(), (*previous).into());
            let change = change(Some(*previous as f64), Some(numbers[0] as f64));
            row.insert(CHANGE.key.into_owned(), change.into());
        }
        for metric in &self.counting.rates {
            if let Formula::Rate(part, whole) = metric.formula {
                row.insert(metric.key.to_owned(), rate(number(part), number(whole)));
            }
        }
        Row::made(Value::Object(row).to_string())
    }

    /// Adds counts of 0 for the days without records, in each combination of the other groupings.
    fn fill_days(&mut self, days: Days) {
        let Some(index) = self.by.iter().position(|(by, _)| matches!(by, Grouping::Day(_))) else { return };
        let seen = |group: &Vec<GroupKey>| match group[index] {
            GroupKey::Day(day) => Some(day),
            _ => None,
        };
        let first = days.first.or_else(|| self.groups.keys().filter_map(seen).min());
        let last = self.groups.keys().filter_map(seen).max().max(days.last);
        let (Some(mut day), Some(last)) = (first, last) else { return };
        let without_day = |group: &Vec<GroupKey>| {
            let mut rest = group.clone();
            rest.remove(index);
            rest
        };
        let mut others: BTreeSet<_> = self.groups.keys().map(without_day).collect();
        if self.by.len() == 1 {
            others.insert(Vec::new());
        }
        let width = self.width();
        while day <= last {
            for other in &others {
                let mut group = other.clone();
                group.insert(index, GroupKey::Day(day));
                self.groups.entry(group).or_insert_with(|| vec![0; width]);
            }
            // The calendar's last day has no successor.
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
    }
}

/// A fraction; null if there is nothing to divide by.
#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2⁵³")]
fn rate(part: u64, whole: u64) -> Value {
    if whole == 0 { Value::Null } else { (part as f64 / whole as f64).into() }
}

/// The sums of several groups' numbers.
fn sum<'n>(groups: impl Iterator<Item = &'n Vec<u64>>) -> Vec<u64> {
    groups.fold(Vec::new(), |mut sums, numbers| {
        sums.resize(numbers.len(), 0);
        sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
        sums
    })
}

#[cfg(test)]
mod tests {
    use jiff::{civil::date, tz::TimeZone};

    use super::*;
    use crate::record::{Code, Layout};

    const STATUS: &[Code] =
        &[Code::new("30", "已结单", "Closed", "closed"), Code::new("1", "待处理", "Pending", "pending")];
    static RECORD: [Column; 4] = [
        Column::new("id", Words::new("编号", "Id"), Kind::Id, &["no"]),
        Column::new("status", Words::new("状态", "Status"), Kind::Code(STATUS), &["stat"]),
        Column::new("overdue", Words::new("超时", "Overdue"), Kind::Flag, &["isOver"]),
        Column::new("at", Words::new("时间", "At"), Kind::Time, &["time"]),
    ];

    fn count(by: &[Grouping], days: Days, records: &[&str], complete: bool) -> Vec<String> {
        let read_options = ReadOptions { zone: TimeZone::get("Asia/Shanghai").unwrap() };
        let counting = Counting { by: by.to_vec(), rates: Vec::new(), top: None, compare: false, lang: None };
        let mut tally = Tally::new(&RECORD, &counting, read_options);
        let layout = Layout::new(RECORD.as_slice().into());
        for record in records {
            tally.add(&layout.read(Row::made((*record).to_owned())).unwrap());
        }
        // The share is that of the count, and the test of the binary looks at it.
        let shown = |row: &Row| {
            let mut row: Map<String, Value> = serde_json::from_str(row.text()).unwrap();
            row.remove("share");
            Value::Object(row).to_string().replace('"', "")
        };
        tally.rows(complete.then_some(days)).iter().map(shown).collect()
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
        let rows = count(&[Grouping::Value("status")], Days::default(), &records, true);
        assert_eq!(
            rows,
            ["{count:1,stat:30}", "{count:2,stat:1}", "{count:1,stat:99}", "{count:1,stat:null}"]
        );
    }

    #[test]
    fn two_values_make_a_group_and_yes_comes_first() {
        let records =
            [r#"{"stat":1,"isOver":"0"}"#, r#"{"stat":1,"isOver":true}"#, r#"{"stat":1,"isOver":false}"#];
        let rows =
            count(&[Grouping::Value("status"), Grouping::Value("overdue")], Days::default(), &records, true);
        assert_eq!(rows, ["{count:1,isOver:true,stat:1}", "{count:2,isOver:false,stat:1}"]);
    }

    #[test]
    fn every_day_is_there_unless_the_answer_is_not_complete() {
        let records = [r#"{"time":"2026-11-20 23:59:59","stat":1}"#, r#"{"time":"2026-11-22","stat":30}"#];
        let days = Days { first: Some(date(2026, 11, 19)), last: None };
        let rows = count(&[Grouping::Day("at")], days, &records, true);
        let shown = "{count:0,day:2026-11-19} {count:1,day:2026-11-20} {count:0,day:2026-11-21} {count:1,day:2026-11-22}";
        assert_eq!(rows.join(" "), shown);
        assert_eq!(count(&[Grouping::Day("at")], days, &records, false).len(), 2);
        assert_eq!(count(&[Grouping::Day("at"), Grouping::Value("status")], days, &records, true).len(), 8);
        let closed = Days { last: Some(date(2026, 11, 25)), ..days };
        assert_eq!(count(&[Grouping::Day("at")], closed, &[], true).len(), 7);
        assert_eq!(count(&[Grouping::Day("at")], Days::default(), &[], true).len(), 0);
    }
}
