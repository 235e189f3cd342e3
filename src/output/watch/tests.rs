//! The picture and the lines, without a terminal.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use proptest::prelude::*;

use super::*;
use crate::{
    lang::Lang,
    output::samples::{COLUMNS, hostile_text, options},
    record::{Column, Layout, Row},
    text::{Ambiguous, is_hidden},
};

/// So many seconds after noon.
fn after(seconds: i64) -> ZonedDateTime {
    let noon: Timestamp = "2026-11-22T12:00:00+08:00".parse().unwrap();
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    noon.checked_add(SignedDuration::from_secs(seconds)).unwrap().to_zoned_datetime(zone)
}

fn context(seconds: i64, size: (usize, usize)) -> FrameContext {
    FrameContext { now: after(seconds), next: Some(after(seconds + 52)), word: String::new(), size }
}

fn drawn() -> Options {
    let mut options = Options { terminal: true, ..options(Format::Table) };
    options.question.command = "kefu complaints list --watch 60s --since 7d".to_owned();
    options
}

fn watcher(options: Options) -> Watcher {
    Watcher::new(options, COLUMNS.into(), 1, Duration::from_secs(60)).unwrap()
}

fn row(id: &str, status: u8, count: u32, content: &str) -> Record {
    let value = serde_json::json!({ "id": id, "status": status, "count": count, "content": content });
    read(COLUMNS, value.to_string())
}

fn read(columns: &[Column], text: String) -> Record {
    Layout::new(columns.into()).read(Row::made(text)).unwrap()
}

fn picture(watcher: &Watcher, context: &FrameContext) -> String {
    watcher.frame(context).unwrap().iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Twelve records, and what became of them a minute later.
fn changed(options: Options) -> Watcher {
    let mut watcher = watcher(options);
    let rows =
        |from: u32| (from..13).map(|n| row(&format!("W{n:02}"), 30, n, "冰箱不制冷")).collect::<Vec<_>>();
    watcher.take(&rows(1), None, None, after(0)).unwrap();
    let mut now = rows(2);
    now[0] = row("W02", 1, 2, "冰箱不制冷");
    now[1] = row("W03", 30, 7, "冰箱不制冷");
    now[10] = row("W12", 1, 12, "冰箱修好了");
    now.insert(0, row("W13", 1, 0, "新来的"));
    watcher.take(&now, None, None, after(60)).unwrap();
    watcher
}

#[test]
fn a_picture_says_how_old_it_is_and_marks_what_changed() {
    insta::assert_snapshot!(picture(&changed(drawn()), &context(68, (80, 20))), @r"
    kefu complaints list --since 7d
    updated 12:01:00 (8 s ago) · 5 changes · every 60 s · 12 rows

    Change  编号  时间  状态    超时  数量  内容
    ──────  ────  ────  ──────  ────  ────  ──────────
    new     W13         待处理           0  新来的
    状态    W02         待处理           2  冰箱不制冷
    +4      W03         已结单           7  冰箱不制冷
            W04         已结单           4  冰箱不制冷
            W05         已结单           5  冰箱不制冷
            W06         已结单           6  冰箱不制冷
            W07         已结单           7  冰箱不制冷
            W08         已结单           8  冰箱不制冷
            W09         已结单           9  冰箱不制冷
            W10         已结单          10  冰箱不制冷
            W11         已结单          11  冰箱不制冷
    状态…   W12         待处理          12  冰箱修好了
    gone 1: W01 冰箱不制冷
    ");
}

#[test]
fn a_small_terminal_has_less_and_says_how_much() {
    let options = Options { lang: Lang::En, ..drawn() };
    insta::assert_snapshot!(picture(&changed(options), &context(200, (40, 10))), @r"
    updated 12:01:00 (2 min 20 s ago)
    Change  No.  At  Status   Overdue  Count
    ──────  ───  ──  ───────  ───────  ─────
    new     W13      Pending               0
    Status  W02      Pending               2
    +4      W03      Closed                7
            W04      Closed                4
    8 more rows (1 change)
    gone 1: W01 冰箱不制冷
    ");
}

#[test]
fn a_failure_stands_above_the_last_good_answer_until_the_next_one() {
    let mut watcher = changed(drawn());
    let error = Error::new(ErrorKind::Unreachable, "gome cannot be\u{1b}[2J reached").why("no route");
    watcher.fail(&error, after(120));
    watcher.fail(&error, after(180));
    let asking = FrameContext { next: None, word: "trying again in 3 s".to_owned(), ..context(190, (60, 9)) };
    insta::assert_snapshot!(picture(&watcher, &asking), @r"
    updated 12:01:00 (2 min 10 s ago) · 5 changes · updating
    ✘ gome cannot be␛[2J reached: no route
      failed 2 times since 12:02:00 · trying again
      trying again in 3 s
    12 more rows (4 changes)
    gone 1: W01 冰箱不制冷
    ");
    watcher.take(&[], None, None, after(240)).unwrap();
    insta::assert_snapshot!(picture(&watcher, &context(241, (60, 9))), @r"
    updated 12:04:00 (1 s ago) · 12 changes · every 60 s
    (no records)
    gone 12: W13 新来的, W02 冰箱不制冷, W03 冰箱不制冷, W04 冰…
    ");
}

#[test]
fn without_an_answer_there_is_only_the_failure() {
    let mut watcher = watcher(drawn());
    watcher.fail(&Error::new(ErrorKind::Unreachable, "gome cannot be reached"), after(0));
    insta::assert_snapshot!(picture(&watcher, &context(8, (60, 9))), @r"
    kefu complaints list --since 7d · no data yet · every 60 s
    ✘ gome cannot be reached
      failed 1 time since 12:00:00 · next try in 52 s
    ");
}

#[test]
fn groups_that_are_gone_are_named_by_what_they_are_counted_by() {
    let mut watcher = Watcher::new(drawn(), COLUMNS[2..5].into(), 2, Duration::from_secs(60)).unwrap();
    let group = |status: u8, overdue: bool, count: u8| {
        read(&COLUMNS[2..5], format!(r#"{{"status":{status},"overdue":{overdue},"count":{count}}}"#))
    };
    watcher.take(&[group(1, true, 3), group(30, false, 9)], None, None, after(0)).unwrap();
    watcher.take(&[group(30, false, 7), group(1, false, 1)], None, None, after(60)).unwrap();
    insta::assert_snapshot!(picture(&watcher, &context(60, (60, 9))), @r"
    updated 12:01:00 (0 s ago) · 3 changes · every 60 s · 2 rows
    Change  状态    超时  数量
    ──────  ──────  ────  ────
    -2      已结单  否       7
    new     待处理  否       1
    gone 1: 待处理 是
    ");
}

#[test]
fn totals_stand_below_all_rows_also_where_some_have_no_room() {
    let watcher = |rows: u8, more: u8| {
        let mut watcher = Watcher::new(drawn(), COLUMNS[2..5].into(), 1, Duration::from_secs(60)).unwrap();
        let read = |text: String| read(&COLUMNS[2..5], text);
        for more in [0, more] {
            let group = |n: u8| read(format!(r#"{{"status":{n},"overdue":true,"count":{}}}"#, n + more));
            let rows: Vec<_> = (1..=rows).map(group).collect();
            let total = read(format!(r#"{{"count":{}}}"#, 50 + rows.len() * usize::from(more)));
            watcher.take(&rows, Some(&total), None, after(0)).unwrap();
        }
        watcher
    };
    insta::assert_snapshot!(picture(&watcher(2, 3), &context(0, (60, 20))), @r"
    kefu complaints list --since 7d
    updated 12:00:00 (0 s ago) · 2 changes · every 60 s · 2 rows

    Change  状态    超时  数量
    ──────  ──────  ────  ────
    +3      待处理  是       4
    +3      2       是       5
    ──────  ──────  ────  ────
    +6      合计            56
    ");
    insta::assert_snapshot!(picture(&watcher(9, 0), &context(0, (60, 10))), @r"
    updated 12:00:00 (0 s ago) · no change · every 60 s · 9 rows
    Change  状态    超时  数量
    ──────  ──────  ────  ────
            待处理  是       1
            2       是       2
            3       是       3
    6 more rows
    ──────  ──────  ────  ────
            合计            50
    ");
    // Without a row there is nothing to sum up.
    assert!(!picture(&watcher(9, 0), &context(0, (60, 6))).contains("合计"));
    assert!(!picture(&watcher(0, 0), &context(0, (60, 20))).contains("合计"));
}

#[test]
fn a_limit_is_named_where_it_leaves_something_out() {
    let mut watcher = watcher(drawn());
    watcher.take(&[row("W1", 1, 5, "a")], None, Some((1, Some(24))), after(0)).unwrap();
    assert!(picture(&watcher, &context(0, (60, 20))).contains("(0 s ago) · --limit 1/24 · "));
}

#[test]
fn only_what_is_shown_can_change() {
    let mut watcher =
        watcher(Options { columns: Some(vec!["id".to_owned(), "count".to_owned()]), ..drawn() });
    watcher.take(&[row("W1", 1, 5, "a")], None, None, after(0)).unwrap();
    watcher.take(&[row("W1", 30, 5, "b")], None, None, after(60)).unwrap();
    assert!(picture(&watcher, &context(60, (80, 20))).contains("no change"));
}

#[test]
fn what_cannot_be_watched_is_said_with_what_can() {
    let refused = |options: Options| {
        let watcher = Watcher::new(options, COLUMNS.into(), 1, Duration::from_secs(60));
        watcher.err().map(|error| error.kind()) == Some(ErrorKind::Usage)
    };
    assert!(refused(Options { to: Some("out.csv".into()), ..drawn() }));
    assert!(refused(Options {
        jq: Some(super::super::Program { text: ".".to_owned(), json: true }),
        ..drawn()
    }));
    assert!(refused(Options { raw: true, ..drawn() }));
    assert!(refused(Options { format: Format::Csv, ..drawn() }));
    assert!(refused(Options { columns: Some(vec!["nothing".to_owned()]), ..drawn() }));
    // A terminal that cannot move its cursor gets lines.
    assert!(!watcher(Options { blocks: false, ..drawn() }).is_drawn());
    assert!(!watcher(options(Format::Table)).is_drawn());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_picture_fits_and_hides_nothing(
        before in prop::collection::vec((0..30_u8, hostile_text()), 0..30),
        now in prop::collection::vec((0..30_u8, hostile_text()), 0..30),
        (word, error) in (hostile_text(), hostile_text()),
        size in (24_usize..120, 3_usize..40),
        failed in any::<bool>(),
        ambiguous in prop_oneof![Just(Ambiguous::Narrow), Just(Ambiguous::Wide)],
    ) {
        let mut watcher = watcher(Options { ambiguous, ..drawn() });
        for rows in [before, now] {
            let rows = rows.iter().map(|(id, text)| row(&format!("W{id}"), 30, 1, text));
            watcher.take(&rows.collect::<Vec<_>>(), None, None, after(0)).unwrap();
        }
        if failed {
            watcher.fail(&Error::new(ErrorKind::Refused, error), after(60));
        }
        let lines = watcher.frame(&FrameContext { word, ..context(70, size) }).unwrap();
        prop_assert!(lines.len() < size.1, "{lines:#?}");
        for line in &lines {
            prop_assert!(ambiguous.width(line) <= size.0, "{line:?} in {size:?}");
            prop_assert!(!line.contains(is_hidden), "{line:?}");
        }
    }

    #[test]
    fn spans_are_whole_and_grow(seconds in 0..400_000_u64) {
        let span = |seconds| frame::span(Duration::from_secs(seconds));
        prop_assert!(span(seconds).split(' ').count() <= 4);
        prop_assert!(!span(seconds).contains(" 60 ") && !span(seconds).contains("24 h"));
    }
}
