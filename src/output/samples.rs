//! Columns and records for the tests of the formats.

use std::io::Write;

use jiff::tz::TimeZone;
use proptest::prelude::*;
use serde_json::Value;

use super::{Encoding, Format, Options, Printer, Question, printer::check, select::Selection};
use crate::{
    error::Result,
    lang::{Lang, Words},
    record::{Code, Column, Columns, Kind, Row, Shape, Tone, fields, labels, with_fields},
    text::Ambiguous,
};

const STATUS: &[Code] = &[
    Code::new("1", "待处理", "Pending", "pending").tone(Tone::Notice),
    Code::new("30", "已结单", "Closed", "closed").tone(Tone::Good),
];

/// A column of every kind that formats treat differently.
pub(super) const COLUMNS: &[Column] = &[
    Column::new("id", Words::new("编号", "No."), Kind::Id, &["id"]).brief(),
    Column::new("at", Words::new("时间", "At"), Kind::Time, &["at"]).brief(),
    Column::new("status", Words::new("状态", "Status"), Kind::Code(STATUS), &["status"]).brief(),
    Column::new("overdue", Words::new("超时", "Overdue"), Kind::Flag, &["overdue"]).brief().tone(Tone::Alarm),
    Column::new("count", Words::new("数量", "Count"), Kind::Count, &["count"]).brief(),
    Column::new("content", Words::new("内容", "Content"), Kind::Text, &["content"]).brief(),
    Column::new("tags", Words::new("标签", "Tags"), Kind::Json, &["tags"]),
    Column::EXTRA,
];

/// Columns of records that hold labelled values.
pub(super) const PROJECT: &[Column] = &[
    Column::new("id", Words::new("项目编号", "Id"), Kind::Id, &["id"]).brief(),
    Column::new("fields", Words::new("字段", "Fields"), Kind::Fields, &["fields"]).brief(),
    Column::new("network_id", Words::new("网点", "Network"), Kind::Id, &["network"]),
];

/// Two ordinary records.
pub(super) const TWO: &[&str] = &[
    r#"{"id":"W1","at":"2026-11-22 10:20:30","status":30,"overdue":true,"count":7,"content":"冰箱不制冷","tags":["a",{"b":1}],"new":1.50}"#,
    r#"{"id":12345678901234567890,"at":"soon","status":"工单工作台","overdue":"0","count":"1234","content":null,"tags":"x"}"#,
];

/// Options for a format, everything else as it is in a pipe.
pub(super) fn options(format: Format) -> Options {
    Options {
        format,
        columns: None,
        kept: Vec::new(),
        sort: None,
        first: None,
        labels: None,
        header: true,
        raw: false,
        mask: false,
        lang: Lang::Zh,
        zone: TimeZone::get("Asia/Shanghai").unwrap_or(TimeZone::UTC),
        to: None,
        color: false,
        width: None,
        ambiguous: Ambiguous::Narrow,
        encoding: Encoding::Utf8,
        pager: None,
        terminal: false,
        blocks: true,
        shape: Shape::List,
        chart: None,
        question: Question {
            command: "kefu complaints list".to_owned(),
            window: None,
            at: Some(jiff::Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::UTC)),
        },
        jq: None,
    }
}

/// The output for records, or the error.
pub(super) fn write(options: Options, columns: &[Column], rows: &[&str]) -> String {
    write_part(options, columns, rows, true)
}

/// The output for records that may be incomplete.
pub(super) fn write_part(options: Options, columns: &[Column], rows: &[&str], complete: bool) -> String {
    match write_bytes(options, columns, rows, complete) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => error.lines().join("\n"),
    }
}

/// The bytes that are written for records that may not be all.
pub(super) fn write_bytes(
    options: Options,
    columns: &[Column],
    rows: &[&str],
    complete: bool,
) -> Result<Vec<u8>> {
    let mut printer = printer(Vec::new(), options, with_labels(columns, rows))?;
    for row in rows {
        printer.row(Row::made((*row).to_owned()))?;
        printer.flush()?;
    }
    printer.end(complete).map(|(bytes, _)| bytes)
}

/// A printer that has looked at its options.
pub(super) fn printer<W: Write + Send + 'static>(
    out: W,
    options: Options,
    columns: Columns,
) -> Result<Printer<W>> {
    check(&options)?;
    let shown = Selection::new(&options, &columns)?;
    Ok(Printer::onto(out, options, columns, shown))
}

/// The columns with those for the labels that records have, as a vendor knows them.
fn with_labels(columns: &[Column], rows: &[&str]) -> Columns {
    let records: Vec<_> =
        rows.iter().map(|row| serde_json::from_str::<Value>(row).unwrap_or_default()).collect();
    let lists: Vec<_> = records.iter().map(|record| record["fields"].to_string()).collect();
    let lists: Vec<_> = lists.iter().map(|list| fields(list).unwrap_or_default()).collect();
    let labelled = lists.iter().map(|list| list.iter().map(|field| &*field.label).collect());
    with_fields(columns, labels(labelled))
}

/// Any text, with more of what does harm than chance would bring.
pub(super) fn hostile_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\\x00-\\x1f\\x7f-\\x9f\u{202a}-\u{202e}\u{2066}-\u{2069}\u{200b}-\u{200f}\u{2028}\u{feff}\u{e0041}ab\"',|\\\\国👨]{0,20}",
        "(\\PC|[一-龥]|👨‍👩‍👧|\x1b\\[31m|لا|\u{301}|\t|\r\n){0,30}",
    ]
}
