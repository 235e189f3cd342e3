//! Tables in pipes and on terminals of any width.

use proptest::prelude::*;

use super::super::{
    Format, Options,
    samples::{COLUMNS, PROJECT, TWO, hostile_text, options, write},
};
use crate::{
    lang::{Lang, Words},
    record::{Column, Kind, Shape},
    text::Ambiguous,
};

fn within(cells: usize) -> Options {
    Options { width: Some(cells), ..options(Format::Table) }
}

#[test]
fn a_piped_table_is_as_wide_as_its_data() {
    insta::assert_snapshot!(write(options(Format::Table), COLUMNS, TWO), @r"
    编号                  时间                 状态        超时  数量  内容      
    ────────────────────  ───────────────────  ──────────  ────  ────  ──────────
    W1                    2026-11-22 10:20:30  已结单      是       7  冰箱不制冷
    12345678901234567890  soon                 工单工作台  否    1234
    ");
}

#[test]
fn english_headings_words_and_no_labels() {
    let english = Options { lang: Lang::En, ..options(Format::Table) };
    insta::assert_snapshot!(write(english, COLUMNS, TWO), @r"
    No.                   At                   Status      Overdue  Count  Content   
    ────────────────────  ───────────────────  ──────────  ───────  ─────  ──────────
    W1                    2026-11-22 10:20:30  Closed      yes          7  冰箱不制冷
    12345678901234567890  soon                 工单工作台  no        1234
    ");
    let plain = Options { labels: Some(false), ..options(Format::Table) };
    insta::assert_snapshot!(write(plain, COLUMNS, TWO), @r"
    id                    at                   status      overdue  count  content   
    ────────────────────  ───────────────────  ──────────  ───────  ─────  ──────────
    W1                    2026-11-22 10:20:30  30          true         7  冰箱不制冷
    12345678901234567890  soon                 工单工作台  false     1234
    ");
}

const LONG: &[&str] = &[
    r#"{"id":"W1","status":1,"content":"冰箱不制冷，客户要求今天之内上门维修，否则退货","tags":"abcdefghijklmnopqrstuvwxyz"}"#,
    r#"{"id":"W2","status":30,"content":"短","tags":"t"}"#,
];

#[test]
fn the_widest_text_is_shortened_first() {
    let options = Options {
        columns: Some(["id", "status", "content", "tags"].map(str::to_owned).to_vec()),
        ..within(60)
    };
    insta::assert_snapshot!(write(options.clone(), COLUMNS, LONG), @r"
    编号  状态    内容                   标签                  
    ────  ──────  ─────────────────────  ──────────────────────
    W1    待处理  冰箱不制冷，客户要求…  abcdefghijklmnopqrstu…
    W2    已结单  短                     t
    ");
    insta::assert_snapshot!(write(Options { width: Some(40), ..options }, COLUMNS, LONG), @r"
    编号  状态    内容         标签        
    ────  ──────  ───────────  ────────────
    W1    待处理  冰箱不制冷…  abcdefghijk…
    W2    已结单  短           t
    ");
}

#[test]
fn columns_without_room_are_left_out_from_the_right_but_never_the_id() {
    insta::assert_snapshot!(write(within(46), COLUMNS, TWO), @r"
    编号                  时间               
    ────────────────────  ───────────────────
    W1                    2026-11-22 10:20:30
    12345678901234567890  soon
    ");
    insta::assert_snapshot!(write(within(10), COLUMNS, TWO), @r"
    编号                
    ────────────────────
    W1                  
    12345678901234567890
    ");
}

#[test]
fn one_record_is_a_line_a_value_and_long_values_go_on_below() {
    let one = |width| Options { shape: Shape::One, width, ..options(Format::Table) };
    insta::assert_snapshot!(write(one(None), COLUMNS, &TWO[..1]), @r#"
    编号 │ W1
    时间 │ 2026-11-22 10:20:30
    状态 │ 已结单
    超时 │ 是
    数量 │ 7
    内容 │ 冰箱不制冷
    标签 │ ["a",{"b":1}]
    其他 │ {"new":1.50}
    "#);
    insta::assert_snapshot!(write(one(Some(24)), COLUMNS, &LONG[..1]), @r"
    编号 │ W1
    状态 │ 待处理
    内容 │ 冰箱不制冷，客户
         │ 要求今天之内上门
         │ 维修，否则退货
    标签 │ abcdefghijklmnopq
         │ rstuvwxyz
    ");
}

#[test]
fn labelled_values_of_one_record_are_its_last_lines() {
    let project = r#"{"id":"P1","fields":[{"label":"所属客户","value":"张"},{"label":"备注","value":""}],"network":"N1"}"#;
    let one = Options { shape: Shape::One, ..options(Format::Table) };
    insta::assert_snapshot!(write(one, PROJECT, &[project]), @r"
    项目编号 │ P1
    网点     │ N1
    所属客户 │ 张
    备注     │
    ");
}

#[test]
fn several_records_asked_for_by_id_come_one_below_the_other() {
    let several = Options { shape: Shape::Several, ..options(Format::Table) };
    insta::assert_snapshot!(write(several, PROJECT, LABELLED), @r"
    项目编号 │ P1
    网点     │ N1
    所属客户 │ 张
    空       │
    备注     │ 旧机拆除后安装，共十二台，分两批

    项目编号 │ P2
    网点     │ N1
    备注     │ 2
    电话     │ 139

    项目编号 │ P3
    字段     │ none
    网点     │ N1
    ");
}

const LABELLED: &[&str] = &[
    r#"{"id":"P1","network":"N1","fields":[{"label":"所属客户","value":"张"},{"label":"空","value":""},{"label":"备注","value":"旧机拆除后安装，共十二台，分两批"}]}"#,
    r#"{"id":"P2","network":"N1","fields":[{"label":"备注","value":"2"},{"label":"电话","value":"139"}]}"#,
    r#"{"id":"P3","network":"N1","fields":"none"}"#,
];

#[test]
fn labelled_values_of_a_list_are_columns() {
    insta::assert_snapshot!(write(options(Format::Table), PROJECT, &LABELLED[..2]), @r"
    项目编号  所属客户  空  备注                              电话
    ────────  ────────  ──  ────────────────────────────────  ────
    P1        张            旧机拆除后安装，共十二台，分两批      
    P2                      2                                 139
    ");
}

#[test]
fn a_label_without_values_goes_before_others_become_short() {
    insta::assert_snapshot!(write(within(36), PROJECT, LABELLED), @r"
    项目编号  所属客户  备注           
    ────────  ────────  ───────────────
    P1        张        旧机拆除后安装…
    P2                  2              
    P3
    ");
    insta::assert_snapshot!(write(within(26), PROJECT, LABELLED), @r"
    项目编号  所属客户
    ────────  ────────
    P1        张      
    P2                
    P3
    ");
}

/// A status behind labelled values.
fn both() -> Vec<Column> {
    [&COLUMNS[0], &PROJECT[1], &COLUMNS[2]].map(Clone::clone).into()
}

#[test]
fn colour_marks_headings_and_what_a_value_means() {
    let color = Options {
        color: true,
        columns: Some(["id", "status", "overdue"].map(str::to_owned).to_vec()),
        ..options(Format::Table)
    };
    let rows = [TWO[0], TWO[1], r#"{"id":"W3","status":"1"}"#];
    insta::assert_snapshot!(write(color.clone(), COLUMNS, &rows).replace('\x1b', "␛"), @r"
    ␛[1m编号                ␛[0m  ␛[1m状态      ␛[0m  ␛[1m超时␛[0m
    ␛[2m────────────────────␛[0m  ␛[2m──────────␛[0m  ␛[2m────␛[0m
    W1                    ␛[32m已结单    ␛[0m  ␛[1m␛[31m是  ␛[0m
    12345678901234567890  工单工作台  否  
    W3                    ␛[33m待处理    ␛[0m
    ");
    let one = Options { shape: Shape::One, width: Some(14), ..color.clone() };
    insta::assert_snapshot!(write(one, COLUMNS, &TWO[..1]).replace('\x1b', "␛"), @r"
    ␛[1m编号␛[0m␛[2m │␛[0m W1
    ␛[1m状态␛[0m␛[2m │␛[0m ␛[32m已结单␛[0m
    ␛[1m超时␛[0m␛[2m │␛[0m ␛[1m␛[31m是␛[0m
    ");
    // Also behind columns that come of labels, and with codes in place of words.
    let row = r#"{"id":"W1","status":30,"fields":[{"label":"a","value":"1"},{"label":"b","value":"2"}]}"#;
    let codes = Options { labels: Some(false), columns: None, ..color };
    insta::assert_snapshot!(write(codes, &both(), &[row]).replace('\x1b', "␛"), @r"
    ␛[1mid␛[0m  ␛[1ma␛[0m  ␛[1mb␛[0m  ␛[1mstatus␛[0m
    ␛[2m──␛[0m  ␛[2m─␛[0m  ␛[2m─␛[0m  ␛[2m──────␛[0m
    W1  1  2  ␛[32m30    ␛[0m
    ");
}

#[test]
fn spare_columns_go_before_texts_become_short() {
    const SPARE: &[Column] = &[
        Column::new("id", Words::new("编号", "No."), Kind::Id, &["id"]).brief(),
        Column::new("order", Words::new("订单", "Order"), Kind::Id, &["order"]).spare(),
        Column::new("content", Words::new("内容", "Content"), Kind::Text, &["content"]).brief(),
    ];
    let row = r#"{"id":"W1","order":"12345678901234","content":"冰箱不制冷，客户要求今天之内上门"}"#;
    insta::assert_snapshot!(write(within(42), SPARE, &[row]), @r"
    编号  订单            内容               
    ────  ──────────────  ───────────────────
    W1    12345678901234  冰箱不制冷，客户要…
    ");
    insta::assert_snapshot!(write(within(36), SPARE, &[row]), @r"
    编号  内容                         
    ────  ─────────────────────────────
    W1    冰箱不制冷，客户要求今天之内…
    ");
    let chosen = ["order", "id", "content"].map(str::to_owned).to_vec();
    let chosen = Options { columns: Some(chosen), ..within(27) };
    insta::assert_snapshot!(write(chosen, SPARE, &[row]), @r"
    订单            编号
    ──────────────  ────
    12345678901234  W1
    ");
}

#[test]
fn a_terminal_with_wide_ambiguous_characters_keeps_its_columns_straight() {
    let rows = [
        r#"{"id":"W1","content":"①②③ 冰箱…","tags":"°"}"#,
        r#"{"id":"W2","content":"abcdefghijklmnopqrstuvwxyz","tags":"t"}"#,
    ];
    let options = Options {
        ambiguous: Ambiguous::Wide,
        columns: Some(["id", "content", "tags"].map(str::to_owned).to_vec()),
        ..within(30)
    };
    insta::assert_snapshot!(write(options, COLUMNS, &rows), @r"
    编号  内容                标签
    ----  ------------------  ----
    W1    ①②③ 冰箱…       °  
    W2    abcdefghijklmnop…  t
    ");
}

#[test]
fn a_text_longer_than_any_line_ends_in_an_ellipsis() {
    let long = "国".repeat(40_000);
    let row = serde_json::json!({ "id": "W1", "content": long }).to_string();
    let list = write(options(Format::Table), COLUMNS, &[&row]);
    assert_eq!(list.lines().count(), 3);
    assert!(list.trim_end().ends_with("国…"));
    let one = write(Options { shape: Shape::One, ..options(Format::Table) }, COLUMNS, &[&row]);
    assert_eq!(one.matches('国').count(), 40_000);
}

#[test]
fn numbers_have_bars_where_a_terminal_has_room_for_them() {
    const COUNTS: &[Column] = &[
        Column::new("id", Words::new("编号", "No."), Kind::Id, &["id"]).brief(),
        Column::new("count", Words::new("数量", "Count"), Kind::Count, &["count"]).brief().bar(),
    ];
    let rows = [r#"{"id":"a","count":8}"#, r#"{"id":"b","count":3}"#, r#"{"id":"c","count":0}"#];
    let table = |width, ambiguous, terminal| {
        let options = Options { terminal, width: Some(width), ambiguous, ..options(Format::Table) };
        write(options, COUNTS, &rows).replace(' ', "·")
    };
    insta::assert_snapshot!(table(19, Ambiguous::Narrow, true), @r"
    编号··数量·········
    ────··─────────────
    a········8·████████
    b········3·███·····
    c········0·········
    ");
    insta::assert_snapshot!(table(19, Ambiguous::Wide, true), @r"
    编号··数量·········
    ----··-------------
    a········8·########
    b········3·###·····
    c········0·········
    ");
    insta::assert_snapshot!(table(12, Ambiguous::Narrow, true), @r"
    编号··数量
    ────··────
    a········8
    b········3
    c········0
    ");
    assert_eq!(table(19, Ambiguous::Narrow, false), table(12, Ambiguous::Narrow, true));
}

/// Labels that become columns, and bars.
const WITH_BARS: &[Column] = &[
    Column::new("id", Words::new("编号", "No."), Kind::Id, &["id"]).brief(),
    Column::new("fields", Words::new("字段", "Fields"), Kind::Fields, &["fields"]).brief(),
    Column::new("count", Words::new("数量", "Count"), Kind::Count, &["count"]).brief().bar(),
];

#[test]
fn a_label_without_a_word_has_a_cell_beside_bars_that_fill_the_line() {
    let row = r#"{"id":"A","fields":[{"label":"","value":""},{"label":"国","value":""}],"count":1}"#;
    let on = |width| Options { terminal: true, width: Some(width), ..options(Format::Table) };
    let widest =
        |width| write(on(width), WITH_BARS, &[row]).lines().map(|line| Ambiguous::Narrow.width(line)).max();
    assert_eq!([17, 18, 21, 22, 23].map(widest), [17, 17, 17, 22, 23].map(Some));
}

/// Whether all lines are as wide as the first and within the bound.
fn lines_up(table: &str, ambiguous: Ambiguous, bound: Option<usize>) -> Result<(), TestCaseError> {
    let widths: Vec<_> = table.lines().map(|line| ambiguous.width(line)).collect();
    prop_assert!(widths.iter().all(|one| *one == widths[0]), "{widths:?}\n{table}");
    prop_assert!(widths[0] <= bound.unwrap_or(usize::MAX), "{}\n{table}", widths[0]);
    Ok(())
}

proptest! {
    #[test]
    fn every_line_is_equally_wide_and_fits(
        texts in prop::collection::vec(("[A-Z0-9]{1,12}", hostile_text(), hostile_text()), 1..5),
        bound in prop::option::of(20_usize..300),
        wide: bool,
    ) {
        let rows: Vec<_> = texts
            .iter()
            .map(|(id, a, b)| serde_json::json!({ "id": id, "content": a, "tags": b, "count": a, "new": b }).to_string())
            .collect();
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let options = Options {
            width: bound,
            ambiguous,
            columns: Some(["id", "content", "tags", "count", "extra"].map(str::to_owned).to_vec()),
            ..options(Format::Table)
        };
        let table = write(options.clone(), COLUMNS, &rows);
        prop_assert!(table.ends_with('\n'));
        prop_assert_eq!(table.lines().count(), rows.len() + 2);
        lines_up(&table, ambiguous, bound)?;
        let card = write(Options { shape: Shape::One, ..options }, COLUMNS, &rows[..1]);
        let longest = card.lines().map(|line| ambiguous.width(line)).max();
        prop_assert!(longest <= bound.or(longest), "{longest:?}\n{card}");
    }

    #[test]
    fn every_line_is_equally_wide_and_fits_with_labels_and_bars(
        labelled in prop::collection::vec(("[A-Z0-9]{1,12}", hostile_text(), hostile_text(), 0..2000_u32), 1..5),
        bound in prop::option::of(20_usize..300),
        wide: bool,
        terminal: bool,
    ) {
        let row = |(id, label, value, count): &(String, String, String, u32)| {
            let fields = serde_json::json!([{ "label": label, "value": value }, { "label": "国", "value": label }]);
            serde_json::json!({ "id": id, "fields": fields, "count": count }).to_string()
        };
        let rows: Vec<_> = labelled.iter().map(row).collect();
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let options = Options { width: bound, ambiguous, terminal, ..options(Format::Table) };
        let table = write(options, WITH_BARS, &rows);
        prop_assert_eq!(table.lines().count(), rows.len() + 2);
        lines_up(&table, ambiguous, bound)?;
    }
}
