//! Records with the irregularities that vendors send.

use super::*;
use crate::{
    json::same,
    lang::Words,
    record::{Code, Kind as Of},
};

const STATUS: &[Code] =
    &[Code::new("1", "待处理", "Pending", "pending"), Code::new("30", "已结单", "Closed", "closed")];

const COLUMNS: &[Column] = &[
    Column::new("id", Words::new("编号", "Id"), Of::Id, &["workOrderNo", "id"]),
    Column::new("text", Words::new("内容", "Text"), Of::Text, &["content"]),
    Column::new("count", Words::new("数量", "Count"), Of::Count, &["n"]),
    Column::new("overdue", Words::new("超时", "Overdue"), Of::Flag, &["isOverTime"]),
    Column::new("at", Words::new("时间", "At"), Of::Time, &["cmlntTime"]),
    Column::new("status", Words::new("状态", "Status"), Of::Code(STATUS), &["status"]),
    Column::new("custom", Words::new("自定义", "Custom"), Of::Json, &["custom_fields"]),
    Column::new("fields", Words::new("字段", "Fields"), Of::Fields, &["fields"]),
    Column::EXTRA,
];

fn show(json: &str) -> String {
    let layout = Layout::new(COLUMNS.into());
    let row = Row::made(json.to_owned());
    layout.read(row).map_or_else(|error| error.lines().join("\n"), |record| shown(&record))
}

/// Its cells that have a value, one a line.
fn shown(record: &Record) -> String {
    let read_options =
        ReadOptions { zone: jiff::tz::TimeZone::get("Asia/Shanghai").unwrap_or(jiff::tz::TimeZone::UTC) };
    let cells = COLUMNS.iter().enumerate().map(|(index, column)| {
        let cell = match record.cell(index, &read_options) {
            Cell::Missing => return String::new(),
            Cell::Time(time) => time.to_string(),
            Cell::Code { code, words } => format!("{code} {:?}", words.map(|words| words.zh)),
            cell => format!("{cell:?}"),
        };
        format!("{} {cell}", column.key)
    });
    cells.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_ordinary_record() {
    insta::assert_snapshot!(show(r#"{"workOrderNo":"W1","content":"坏了","n":"7","isOverTime":true,
        "cmlntTime":"2026-11-22 10:20:30","status":30,"custom_fields":[1],"fields":[{"label":"a","value":null}]}"#), @r#"
    id Text("W1")
    text Text("坏了")
    count Count(7)
    overdue Flag(true)
    at 2026-11-22T10:20:30+08:00[Asia/Shanghai]
    status 30 Some("已结单")
    custom Json("[1]")
    fields Fields("[{\"label\":\"a\",\"value\":null}]")
    "#);
}

#[test]
fn long_ids_keep_every_digit() {
    insta::assert_snapshot!(show(r#"{"workOrderNo":12345678901234567890,"content":1.10}"#), @r#"
    id Text("12345678901234567890")
    text Text("1.10")
    "#);
}

#[test]
fn what_does_not_fit_its_kind_stays_as_it_came() {
    insta::assert_snapshot!(show(r#"{"content":{"a": [1]},"n":"many","isOverTime":"maybe","cmlntTime":"soon",
        "status":"工单工作台","custom_fields":"plain","fields":7}"#), @r#"
    text Text("{\"a\":[1]}")
    count Text("many")
    overdue Text("maybe")
    at Text("soon")
    status 工单工作台 None
    custom Text("plain")
    fields Text("7")
    "#);
}

#[test]
fn labels_lead_to_their_codes_and_words_to_flags() {
    insta::assert_snapshot!(show(r#"{"status":"待处理","isOverTime":"否","n":12.5}"#), @r#"
    count Text("12.5")
    overdue Flag(false)
    status 1 Some("待处理")
    "#);
}

#[test]
fn null_empty_and_absent_are_all_missing() {
    assert_eq!(
        show(
            r#"{"workOrderNo":"W1","content":"","n":"","isOverTime":null,"cmlntTime":"","status":"","custom_fields":""}"#
        ),
        r#"id Text("W1")"#
    );
}

#[test]
fn a_record_without_any_documented_value_is_a_wrong_answer_and_its_values_are_not_shown() {
    for (record, why) in [
        ("{}", "there is nothing in it"),
        (r#"{"workOrderNo":null,"content":""}"#, "none of its members has a value"),
        (
            r#"{"foo":"s3cret","bar":{"n":1}}"#,
            "none of the documented members has a value; there is `foo`, `bar`",
        ),
        (r#"{"foo":1,"content":null}"#, "none of the documented members has a value; there is `foo`"),
        (
            r#"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1}"#,
            "there is `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h`, …",
        ),
        (r#""s3cret""#, "text instead of an object"),
        ("null", "null instead of an object"),
    ] {
        let shown = show(record);
        assert!(shown.contains(why) && !shown.contains("s3cret"), "{record}: {shown}");
    }
}

#[test]
fn names_are_known_in_whatever_case_and_the_documented_one_wins() {
    for (record, expected) in [
        (r#"{"WorkOrderNO":"A"}"#, r#"id Text("A")"#),
        (r#"{"work_order_no":"A","ISOVERTIME":1}"#, "id Text(\"A\")\noverdue Flag(true)"),
        (r#"{"work\u004frderno":"A"}"#, r#"id Text("A")"#),
        (
            r#"{"WORKORDERNO":"B","workOrderNo":"A"}"#,
            "id Text(\"A\")\nextra Json(\"{\\\"WORKORDERNO\\\":\\\"B\\\"}\")",
        ),
        (
            r#"{"workOrderNo":"A","WORKORDERNO":"B"}"#,
            "id Text(\"A\")\nextra Json(\"{\\\"WORKORDERNO\\\":\\\"B\\\"}\")",
        ),
        (r#"{"workOrderNo":"","WORKORDERNO":"B"}"#, r#"id Text("B")"#),
        (r#"{"ID":"C","WORKORDERNO":"B"}"#, "id Text(\"B\")\nextra Json(\"{\\\"ID\\\":\\\"C\\\"}\")"),
        (
            r#"{"workOrderNo":"A","workOrderNumber":"B"}"#,
            "id Text(\"A\")\nextra Json(\"{\\\"workOrderNumber\\\":\\\"B\\\"}\")",
        ),
    ] {
        assert_eq!(show(record), expected, "{record}");
    }
}

#[test]
fn no_two_columns_of_a_noun_have_names_that_differ_in_case_alone() {
    let names: Vec<_> = COLUMNS.iter().flat_map(Column::members).collect();
    let is_alone = |one: &&str| names.iter().all(|other| one == other || !same(one, other));
    assert!(names.iter().all(is_alone));
}

#[test]
fn a_record_of_a_page_is_read_as_if_it_were_alone() {
    let records = [
        r#"{"workOrderNo":"A","content":"a","x":1}"#,
        r#"{"workOrderNo":"B","content":"b","x":2}"#,
        // Another order, another name, one name less, one more.
        r#"{"content":"c","workOrderNo":"C","x":3}"#,
        r#"{"content":"d","id":"D","x":4}"#,
        r#"{"content":"e","id":"E"}"#,
        r#"{"content":"f","id":"F","y":6,"x":6}"#,
        // Which of two names counts depends on their values.
        r#"{"workOrderNo":"G","id":"H"}"#,
        r#"{"workOrderNo":"","id":"I"}"#,
        r#"{"workOrderNo":"J","id":""}"#,
        r#"{"workOrderNo":"K","workOrderNo":"L"}"#,
        r#"{"content":"m","workOrderNo":"M","workOrderNo":""}"#,
        r#"{"workOrderNo":"N","x":1,"x":2}"#,
        r#"{"workOrderNo":"O","x":3,"x":4}"#,
        r#"{"WORKORDERNO":"P"}"#,
        r#"{"WORKORDERNO":"Q"}"#,
    ];
    let rows = records.iter().map(|record| Row::made((*record).to_owned()));
    let page = Layout::new(COLUMNS.into()).read_all(rows.collect()).unwrap();
    for (of_page, alone) in page.iter().zip(records) {
        assert_eq!(shown(of_page), show(alone), "{alone}");
    }
}

#[test]
fn unclaimed_names_are_extra_and_the_last_of_a_name_counts() {
    insta::assert_snapshot!(show(r#"{"content":"a","x":1,"y":{"z":null},"x":2,"content":"b"}"#), @r#"
    text Text("b")
    extra Json("{\"y\":{\"z\":null},\"x\":2}")
    "#);
}

#[test]
fn the_preferred_name_wins_unless_it_is_empty_and_nothing_is_lost() {
    insta::assert_snapshot!(show(r#"{"id":"B","workOrderNo":"A"}"#), @r#"
    id Text("A")
    extra Json("{\"id\":\"B\"}")
    "#);
    assert_eq!(show(r#"{"workOrderNo":"","id":"B"}"#), r#"id Text("B")"#);
    assert_eq!(show(r#"{"workOrderNo":"A","id":"A"}"#), r#"id Text("A")"#);
}

#[test]
fn an_escaped_name_and_half_a_character_are_understood() {
    assert_eq!(show(r#"{"con\u0074ent":"\u56fd\ud83d"}"#), "text Text(\"国\u{fffd}\")");
}

#[test]
fn a_record_that_is_no_object_is_a_wrong_answer() {
    insta::assert_snapshot!(show("[1]"), @r"
    error: a record of the vendor's answer cannot be read
    why: an array instead of an object
    hint: run it again with -vv to see the answer; check the vendor's `base_url`
    ");
}

#[test]
fn nesting_without_end_is_a_wrong_answer() {
    let deep = |levels| format!("{{\"id\":1,\"x\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    assert!(show(&deep(127)).contains("\nextra"));
    assert!(show(&deep(128)).contains("\"x\" is nested deeper than 128 levels"));
    assert!(show(&deep(100_000)).contains("deeper than 128 levels"));
}

#[test]
fn the_id_is_the_text_of_the_first_column() {
    let layout = Layout::new(COLUMNS.into());
    let id = |json: &str| {
        let row = Row::made(json.to_owned());
        layout.read(row).ok().and_then(|record| record.id().map(Cow::into_owned))
    };
    assert_eq!(id(r#"{"id":42}"#).as_deref(), Some("42"));
    assert_eq!(id(r#"{"workOrderNo":"国"}"#).as_deref(), Some("国"));
    assert_eq!(id(r#"{"workOrderNo":null}"#), None);
}

#[test]
fn fields_keep_the_vendors_order_and_repeats() {
    let all = fields(r#"[{"label":"电话","value":"1"},{"label":"电话","value":2},{"value":["x"]}]"#).unwrap();
    let shown: Vec<_> = all.iter().map(|field| format!("{}={}", field.label, field.value)).collect();
    assert_eq!(shown, ["电话=1", "电话=2", "=[\"x\"]"]);
}
