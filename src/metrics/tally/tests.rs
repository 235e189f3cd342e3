//! Tests of counts.

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

pub fn tally(by: &[Grouping], top: Option<usize>, records: &[&str]) -> Tally {
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
            Cell::Day(day) => day.to_string(),
            Cell::Text(text) | Cell::Code { code: text, .. } => text.to_string(),
            other => format!("{other:?}"),
        });
        cells.collect::<Vec<_>>().join(" ")
    };
    tally.rows(&Cell::Missing).iter().map(row).collect()
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
