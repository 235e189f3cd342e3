//! Evaluates the formulas of a definition over records, one after the other.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    hash::BuildHasher as _,
};

use foldhash::fast::FixedState;
use jiff::civil::Date;

use super::{
    Definition, Formula, Group, GroupKey, Grouping, Groups, Measured, Number, Value,
    measured::Day,
    minutes::Seconds,
    share,
    test::{Check, Fields},
};
use crate::{
    dates::Period,
    record::{Cell, Column, Columns, Kind, PROFILE, PROFILE_KEY},
    spelling,
};

/// The number of late records that are kept to be shown.
const MOST_LATE: usize = 5_000;

/// How often each value has occurred, by its hash.
type Occurrences = HashMap<u64, u32, FixedState>;

/// How often each value of a field occurs. An id is one of its profile's own.
type Occurring = HashMap<(Option<String>, GroupKey), u64>;

/// Measures records as they come. It keeps counts, identifiers as hashes, and times.
#[derive(Debug)]
pub struct Measure {
    definition: &'static Definition,
    columns: Columns,
    fields: Fields,
    period: Period,
    counts: Vec<(Formula, Check, u64)>,
    repeated: Vec<(Formula, Vec<usize>, Occurrences)>,
    times: Vec<(Formula, [usize; 2], Seconds)>,
    time: usize,
    by_day: BTreeMap<Date, Vec<u64>>,
    by: Vec<(Option<usize>, Occurring)>,
    is_late: Option<Check>,
    shown: Vec<usize>,
    /// The number of fields that formulas look at; those that are only shown follow.
    essential: usize,
    late: Vec<Vec<Cell<'static>>>,
    late_count: u64,
    records: u64,
}

impl Measure {
    /// Nothing yet of a definition, over records with these columns.
    pub fn new(definition: &'static Definition, columns: Columns, period: Period) -> Self {
        let mut fields = Fields::new(&columns);
        let mut counts: Vec<(Formula, Check, u64)> = Vec::new();
        let (mut repeated, mut times) = (Vec::new(), Vec::new());
        for formula in definition.metrics.iter().flat_map(|metric| metric.formula.parts()) {
            match formula {
                Formula::Count(test) => {
                    if counts.iter().all(|(known, ..)| *known != formula) {
                        counts.push((formula, fields.check(test), 0));
                    }
                }
                Formula::Repeated(names) => {
                    let slots = names.iter().map(|name| fields.slot(name)).collect();
                    repeated.push((formula, slots, HashMap::default()));
                }
                Formula::Minutes { from, until } => {
                    times.push((formula, [fields.slot(from), fields.slot(until)], Seconds::default()));
                }
                Formula::Before(_) | Formula::Asked | Formula::Rate(..) => {}
            }
        }
        repeated.dedup_by_key(|(formula, ..)| *formula);
        let by = definition.by.iter().map(|field| {
            let slot = (*field != PROFILE_KEY).then(|| fields.slot(field));
            (slot, HashMap::new())
        });
        let by = by.collect();
        let time = fields.slot(definition.time);
        let is_late = definition.late.as_ref().map(|late| fields.check(late.test));
        Self {
            by,
            time,
            is_late,
            essential: fields.columns.len(),
            shown: definition
                .late
                .iter()
                .flat_map(|late| late.fields)
                .map(|field| fields.slot(field))
                .collect(),
            definition,
            columns,
            fields,
            period,
            counts,
            repeated,
            times,
            by_day: BTreeMap::new(),
            late: Vec::new(),
            late_count: 0,
            records: 0,
        }
    }

    /// The index of the column of a field.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == field)
    }

    /// The indexes of the columns without which the numbers would be wrong.
    pub fn needed(&self) -> Vec<usize> {
        self.fields.columns.iter().take(self.essential).copied().flatten().collect()
    }

    /// Adds a record of a profile; `cell` tells its value in the column with an index.
    pub fn add<'r>(&mut self, profile: &str, cell: impl Fn(usize) -> Cell<'r>) {
        let read = |column: &Option<usize>| column.map_or(Cell::Missing, &cell);
        let cells: Vec<_> = self.fields.columns.iter().take(self.essential).map(read).collect();
        self.records += 1;
        let mut passed = Vec::with_capacity(self.counts.len());
        for (_, check, count) in &mut self.counts {
            let is_met = check.passes(&cells, self.period);
            *count += u64::from(is_met);
            passed.push(is_met);
        }
        for (_, slots, seen) in &mut self.repeated {
            let identifier = slots.iter().zip(0_u8..).find_map(|(slot, rank)| match &cells[*slot] {
                Cell::Text(text) if !spelling::is_placeholder(text) => Some((profile, rank, text)),
                _ => None,
            });
            if let Some(identifier) = identifier {
                *seen.entry(FixedState::default().hash_one(identifier)).or_default() += 1;
            }
        }
        for (_, [from, until], seconds) in &mut self.times {
            if let (Cell::Time(from), Cell::Time(until)) = (&cells[*from], &cells[*until]) {
                seconds.add(until.timestamp().as_second() - from.timestamp().as_second());
            }
        }
        if let Cell::Time(time) = &cells[self.time] {
            let day = self.by_day.entry(time.date()).or_insert_with(|| vec![0; passed.len()]);
            day.iter_mut().zip(&passed).for_each(|(count, is_met)| *count += u64::from(*is_met));
        }
        for (slot, groups) in &mut self.by {
            let key = match *slot {
                Some(slot) => {
                    let kind = self.fields.kind(slot, &self.columns);
                    let key = GroupKey::of(&cells[slot], Grouping::Value(""), kind);
                    let is_id = matches!(kind, Kind::Id) && key != GroupKey::Missing;
                    (is_id.then(|| profile.to_owned()), key)
                }
                None => (None, GroupKey::Text(profile.to_owned())),
            };
            *groups.entry(key).or_default() += 1;
        }
        if self.is_late.as_ref().is_some_and(|late| late.passes(&cells, self.period)) {
            self.late_count += 1;
            if self.late.len() < MOST_LATE {
                let shown = self.shown.iter().map(|slot| read(&self.fields.columns[*slot]).into_owned());
                let profile = Cell::Text(profile.to_owned().into());
                self.late.push([profile].into_iter().chain(shown).collect());
            }
        }
    }

    /// The result: the `top` most frequent values of each field, and every day up to the `last` one unless records are
    /// missing.
    pub fn finish(self, top: usize, last: Date, incomplete: bool) -> Measured {
        let records = self.records;
        let groups = self.definition.by.iter().zip(&self.by);
        let by = groups.map(|(field, (slot, groups))| {
            let column = slot.and_then(|slot| self.fields.columns[slot]);
            let column = column.map_or(PROFILE, |column| self.columns[column].clone());
            most_frequent(field, column, groups, records, top)
        });
        let by = by.collect();
        let by_day = self.days(last, incomplete);
        let found: HashMap<_, _> = self
            .counts
            .into_iter()
            .map(|(formula, _, count)| (formula, Value::Count(count)))
            .chain(self.repeated.into_iter().map(|(formula, _, seen)| {
                let repeated = seen.into_values().filter(|times| *times > 1).map(u64::from).sum();
                (formula, Value::Count(repeated))
            }))
            .chain(
                self.times
                    .into_iter()
                    .filter_map(|(formula, _, seconds)| Some((formula, Value::Minutes(seconds.minutes()?)))),
            )
            .collect();
        let late_columns = self.shown.iter().filter_map(|slot| self.fields.columns[*slot]);
        let late_columns = late_columns.map(|column| self.columns[column].clone());
        let late_columns = [PROFILE].into_iter().chain(late_columns).collect();
        let numbers = self.definition.metrics.iter().map(|metric| Number {
            metric,
            value: value(metric.formula, &found),
            incomplete: incomplete && metric.formula.is_of_these(),
        });
        Measured {
            numbers: numbers.collect(),
            by_day,
            by,
            asked_by: None,
            late: (self.late, self.late_count),
            late_columns,
            incomplete,
        }
    }

    /// The counts of each day.
    fn days(&self, last: Date, incomplete: bool) -> Vec<Day> {
        let formulas = self.definition.by_day.iter().filter_map(|key| self.definition.metric(key));
        let indexes: Vec<_> = formulas
            .filter_map(|metric| self.counts.iter().position(|(formula, ..)| *formula == metric.formula))
            .collect();
        let all = self.period.days().filter(|day| *day <= last);
        let counts = |day| self.by_day.get(&day);
        let days = all.filter(|day| !incomplete || counts(*day).is_some());
        days.map(|day| Day {
            day,
            counts: indexes.iter().map(|index| counts(day).map_or(0, |counts| counts[*index])).collect(),
        })
        .collect()
    }
}

/// The value of a formula, from those of its parts.
fn value(formula: Formula, found: &HashMap<Formula, Value>) -> Option<Value> {
    let Formula::Rate(part, whole) = formula else { return found.get(&formula).copied() };
    let count = |formula: &Formula| match found.get(formula) {
        Some(Value::Count(count)) => Some(*count),
        _ => None,
    };
    share(count(part)?, count(whole)?).map(Value::Rate)
}

/// The most frequent groups; equally frequent ones in their own order.
fn most_frequent(
    field: &'static str,
    column: Column,
    groups: &Occurring,
    records: u64,
    top: usize,
) -> Groups {
    let mut all: Vec<_> = groups.iter().collect();
    all.sort_unstable_by_key(|(key, count)| (Reverse(**count), *key));
    let other = all.iter().skip(top).map(|(_, count)| **count).sum();
    let top = all.into_iter().take(top);
    let top = top.map(|((profile, key), count)| Group {
        profile: profile.clone(),
        key: key.clone(),
        count: *count,
        share: share(*count, records),
    });
    Groups { field, column, groups: top.collect(), other }
}
