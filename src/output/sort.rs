//! `--sort`: the order of records. All of them are held until the last one has come, each as its own text.

use std::{cmp::Ordering, iter::Peekable, str::Chars, sync::Arc};

use super::{Options, column_name::position};
use crate::{
    error::Result,
    record::{Cell, Code, Column, Kind, ReadOptions, Record, Row, has_profile},
    spelling::{ascii, folded, is_dash},
};

/// The digits after the decimal point that numbers are compared by.
const DECIMALS: usize = 9;

/// The order of records: the columns that decide, the first one most.
#[derive(Clone, Debug)]
pub(super) struct Order(Vec<By>);

#[derive(Clone, Copy, Debug)]
struct By {
    /// The index of the column.
    index: usize,
    descending: bool,
}

/// The value that a record is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A number, a time, a flag or a code's place in its table, in billionths.
    Number(i128),
    Text(Natural),
}

impl Order {
    /// The order that the options ask for, if they do.
    ///
    /// # Errors
    /// [`crate::error::Kind::Usage`] for a column that does not exist.
    pub(super) fn new(options: &Options, columns: &[Column]) -> Result<Option<Self>> {
        let Some(keys) = &options.sort else { return Ok(None) };
        let by = |key: &String| {
            let key = key.trim();
            let name = key.strip_prefix(|c| is_dash(c) || c == '-');
            let index = position("--sort", name.unwrap_or(key).trim(), columns)?;
            Ok(By { index, descending: name.is_some() })
        };
        keys.iter().map(by).collect::<Result<_>>().map(Self).map(Some)
    }

    /// Puts records into the order. Equal ones stay as they came, and those without a value come last.
    pub(super) fn apply(&self, records: &mut [&Record], read_options: &ReadOptions) {
        let mut shops = Shops::default();
        for record in &*records {
            shops.rank(record);
        }
        records.sort_by_cached_key(|record| Place {
            order: self,
            keys: self.keys(record, shops.rank(record), read_options),
        });
    }

    /// The keys that a record is ordered by. Shops stay in the order in which they were named.
    fn keys(&self, record: &Record, shop: Option<i64>, read_options: &ReadOptions) -> Vec<Option<Key>> {
        let key = |by: &By| match shop {
            Some(rank) if by.index == 0 => Some(number(rank)),
            _ => key(record.cell(by.index, read_options), record.columns()[by.index].kind),
        };
        self.0.iter().map(key).collect()
    }
}

/// The shops whose records stand together, in the order in which they came.
#[derive(Default)]
struct Shops(Vec<Arc<str>>);

impl Shops {
    /// The place of a record's shop among them, if there are several and a column says so.
    fn rank(&mut self, record: &Record) -> Option<i64> {
        let shop = record.shared_profile().filter(|_| has_profile(record.columns()))?;
        let known = self.0.iter().rposition(|known| known == shop);
        let rank = known.unwrap_or_else(|| {
            self.0.push(Arc::clone(shop));
            self.0.len() - 1
        });
        i64::try_from(rank).ok()
    }
}

/// Where a record stands in an order.
struct Place<'o> {
    order: &'o Order,
    keys: Vec<Option<Key>>,
}

impl Ord for Place<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let pairs = self.keys.iter().zip(&other.keys).zip(&self.order.0);
        let compared = pairs.map(|((one, other), by)| match (one, other) {
            (Some(one), Some(other)) if by.descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        });
        compared.fold(Ordering::Equal, Ordering::then)
    }
}

impl PartialOrd for Place<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place<'_> {}

/// Records that wait to be put into an order.
pub(super) struct Sorting {
    order: Order,
    shops: Shops,
    waiting: Vec<(Vec<Option<Key>>, Held)>,
}

/// A record's own text, and the profile that it belongs to.
pub(super) type Held = (Row, Option<Arc<str>>);

impl Sorting {
    pub(super) fn new(order: Order) -> Self {
        Self { order, shops: Shops::default(), waiting: Vec::new() }
    }

    /// Holds a record: its own text and what it is ordered by.
    pub(super) fn hold(&mut self, record: &Record, read_options: &ReadOptions) {
        let keys = self.order.keys(record, self.shops.rank(record), read_options);
        self.waiting.push((keys, (record.row().bare(), record.shared_profile().cloned())));
    }

    /// The records in their order. Each is dropped as it is taken.
    pub(super) fn sorted(self) -> impl Iterator<Item = Held> {
        let Self { order, waiting, .. } = self;
        let places = waiting.into_iter().map(|(keys, row)| (Place { order: &order, keys }, row));
        let mut places: Vec<_> = places.collect();
        places.sort_by(|(one, _), (other, _)| one.cmp(other));
        let rows: Vec<_> = places.into_iter().map(|(_, row)| row).collect();
        rows.into_iter()
    }
}

fn number(number: i64) -> Key {
    Key::Number(i128::from(number) * 10_i128.pow(9))
}

/// The value of a cell to order by; `None` if there is none.
fn key(cell: Cell<'_>, kind: Kind) -> Option<Key> {
    Some(match cell {
        Cell::Missing => return None,
        Cell::Count(count) => number(count),
        #[expect(clippy::cast_possible_truncation, reason = "a fraction in billionths")]
        Cell::Rate(rate) => Key::Number((rate * 1e9).round() as i128),
        Cell::Flag(flag) => number(flag.into()),
        Cell::Day(day) => text(&day.to_string()),
        Cell::Time(time) => Key::Number(time.timestamp().as_nanosecond()),
        Cell::Code { code, words } => match rank(&code, kind) {
            Some(rank) => number(rank),
            // A word of kefu's own stands in the place of a value.
            None if words.is_some() => return None,
            None => text(&code),
        },
        Cell::Text(value) | Cell::Json(value) | Cell::Fields(value) => text(&value),
    })
}

/// The place of a code in its table.
fn rank(code: &str, kind: Kind) -> Option<i64> {
    let Kind::Code(table) = kind else { return None };
    let is_it = |line: &Code| line.code == code;
    table.iter().position(is_it).and_then(|rank| i64::try_from(rank).ok())
}

fn text(text: &str) -> Key {
    let folded = folded(&ascii(text));
    decimal(&folded).map_or_else(|| Key::Text(Natural(folded)), Key::Number)
}

/// A decimal number in billionths; `None` for another text, and for one that is too long.
fn decimal(text: &str) -> Option<i128> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if digits.is_empty() || !is_number(digits) || !is_number(part) || part.len() > DECIMALS {
        return None;
    }
    format!("{whole}{part:0<DECIMALS$}").parse().ok()
}

/// A text in which digits count as the number that they write: `W9` comes before `W10`.
#[derive(Clone, Debug)]
struct Natural(String);

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut one, mut two) = (self.0.chars().peekable(), other.0.chars().peekable());
        loop {
            let order = match (one.peek(), two.peek()) {
                (Some(a), Some(b)) if a.is_ascii_digit() && b.is_ascii_digit() => {
                    let (a, b) = (digits(&mut one), digits(&mut two));
                    a.len().cmp(&b.len()).then_with(|| a.cmp(&b))
                }
                (None, None) => return self.0.cmp(&other.0),
                _ => one.next().cmp(&two.next()),
            };
            if order.is_ne() {
                return order;
            }
        }
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Natural {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Natural {}

/// The digits at the beginning, without the zeros before them.
fn digits(text: &mut Peekable<Chars<'_>>) -> String {
    let all: String = std::iter::from_fn(|| text.next_if(char::is_ascii_digit)).collect();
    all.trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        output::{Format, samples::options},
        record::{Code, Layout, column},
    };

    const STATUS: &[Code] =
        &[Code::new("30", "已结单", "Closed", "closed"), Code::new("1", "待处理", "Pending", "pending")];
    const COLUMNS: &[Column] = &[
        column("id", "编号", "Id", Kind::Id, &["id"]),
        column("status", "状态", "Status", Kind::Code(STATUS), &["status"]),
        column("count", "数量", "Count", Kind::Count, &["count"]),
        column("at", "时间", "At", Kind::Time, &["at"]),
        column("late", "超时", "Late", Kind::Flag, &["late"]),
        column("text", "内容", "Text", Kind::Text, &["text"]),
    ];

    /// The values of one column, as it is sorted, with the place where each came.
    fn sorted(by: &[&str], values: &[&str]) -> Vec<usize> {
        let sort = by.iter().map(|key| (*key).to_owned()).collect();
        let options = Options { sort: Some(sort), ..options(Format::Csv) };
        let order = Order::new(&options, COLUMNS).unwrap().unwrap();
        let (layout, read_options) = (Layout::new(COLUMNS.into()), ReadOptions { zone: options.zone });
        let records = values.iter().enumerate().map(|(place, value)| {
            let member = if value.contains(':') { format!(",{value}") } else { String::default() };
            layout.read(Row::made(format!(r#"{{"id":"{place}"{member}}}"#))).unwrap()
        });
        let records: Vec<_> = records.collect();
        let place = |record: &Record| record.id().unwrap().parse::<usize>().unwrap();
        let mut refs: Vec<_> = records.iter().collect();
        order.apply(&mut refs, &read_options);
        let mut sorting = Sorting::new(order);
        for record in &records {
            sorting.hold(record, &read_options);
        }
        let held: Vec<_> = sorting.sorted().map(|(row, _)| place(&layout.read(row).unwrap())).collect();
        assert_eq!(refs.into_iter().map(place).collect::<Vec<_>>(), held, "both ways are one order");
        held
    }

    #[test]
    fn each_kind_has_its_order_and_nothing_comes_last_both_ways() {
        for (key, values, up, down) in [
            // By value, however they are written.
            (
                "count",
                vec![r#""count":"10""#, r#""count":9"#, "", r#""count":-1"#],
                [3, 1, 0, 2],
                [0, 1, 3, 2],
            ),
            // In the order of their table, then what it does not have.
            (
                "状态",
                vec![r#""status":"9""#, r#""status":1"#, "", r#""status":"已结单""#],
                [3, 1, 0, 2],
                [0, 1, 3, 2],
            ),
            // As moments, whatever the form; what is no time comes after all times.
            (
                "at",
                vec![r#""at":"soon""#, r#""at":"2026-11-22 10:00:00""#, "", r#""at":"2026-11-22T01:00:00Z""#],
                [3, 1, 0, 2],
                [0, 1, 3, 2],
            ),
            ("超时", vec![r#""late":"是""#, r#""late":0"#, "", r#""late":true"#], [1, 0, 3, 2], [0, 3, 1, 2]),
            // Numbers in a text count as numbers, also long ones; letters by their folded form.
            (
                "text",
                vec![r#""text":"Ｗ１０""#, r#""text":"w9""#, "", r#""text":"12.5""#],
                [3, 1, 0, 2],
                [0, 1, 3, 2],
            ),
            (
                "text",
                vec![r#""text":"1.9""#, r#""text":"1.10""#, "", r#""text":"-3""#],
                [3, 1, 0, 2],
                [0, 1, 3, 2],
            ),
            (
                "内容",
                vec![
                    r#""text":"99999999999999999999999""#,
                    r#""text":"9007199254740993""#,
                    "",
                    r#""text":"007""#,
                ],
                [3, 1, 0, 2],
                [0, 1, 3, 2],
            ),
            (
                "text",
                vec![
                    r#""text":"1111111111111111111111111111111111111112""#,
                    r#""text":"1111111111111111111111111111111111111111""#,
                    "",
                    r#""text":"2""#,
                ],
                [3, 1, 0, 2],
                [0, 1, 3, 2],
            ),
        ] {
            assert_eq!(sorted(&[key], &values), up, "{key}: {values:?}");
            for dash in ["-", "－", "—"] {
                assert_eq!(sorted(&[&format!("{dash}{key}")], &values), down, "{dash}{key}: {values:?}");
            }
        }
    }

    #[test]
    fn the_first_column_decides_most_and_equal_records_stay_as_they_came() {
        let values = [
            r#""status":1,"count":2"#,
            r#""status":30,"count":1"#,
            r#""status":1,"count":3"#,
            r#""status":30,"count":1"#,
        ];
        assert_eq!(sorted(&["status", "-count"], &values), [1, 3, 2, 0]);
        assert_eq!(sorted(&["-status"], &values), [0, 2, 1, 3]);
    }
}
