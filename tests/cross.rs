//! Two fields make a cross table for people and rows for programs; both have the same numbers. Counts for people have
//! totals, and workbooks a chart.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read as _},
};

use crate::support::{Home, Run};

fn kefu(line: &str) -> Run {
    Home::new().kefu(&format!("--demo -q {line}")).run().exits(0)
}

/// The cells of a table in Markdown: headings, rows, totals.
fn table(run: &Run) -> Vec<Vec<String>> {
    let lines = run.stdout.lines().enumerate().filter(|(number, _)| *number != 1);
    let cells = |line: &str| {
        let line = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")).expect("a row");
        let plain =
            |cell: &str| cell.strip_prefix("**").and_then(|cell| cell.strip_suffix("**")).map(str::to_owned);
        line.split(" | ").map(|cell| plain(cell).unwrap_or_else(|| cell.trim().to_owned())).collect()
    };
    lines.map(|(_, line)| cells(line)).collect()
}

fn number(cell: &str) -> u64 {
    cell.parse().unwrap_or_else(|e| panic!("{e}: {cell:?}"))
}

/// The counts of pairs, as programs get them.
fn pairs(line: &str) -> BTreeMap<[String; 2], u64> {
    let rows = kefu(&format!("{line} -o csv --labels")).csv();
    let pair = |row: Vec<String>| ([row[0].clone(), row[1].clone()], number(&row[2]));
    rows.into_iter().skip(1).map(pair).collect()
}

/// Whether a heading is that of a value. Days of one year stand without it.
fn means(heading: &str, value: &str) -> bool {
    heading == value || heading.len() == 5 && value.strip_suffix(heading).is_some_and(|year| year.len() == 5)
}

#[test]
fn a_cross_table_has_the_counts_of_the_pairs_and_the_totals_of_both() {
    for by in
        ["type,status", "status,type", "brand,status", "day,type", "type,day", "reply_user_name,goods_name"]
    {
        let line = format!("complaints stats --since 20d --by {by}");
        let (cross, pairs) = (kefu(&format!("{line} -o md")), pairs(&line));
        let lines = table(&cross);
        let (head, rest) = lines.split_first().expect("headings");
        let (total, rows) = rest.split_last().expect("totals");
        assert_eq!((&*head[head.len() - 1], &*total[0]), ("Total", "Total"), "{cross}");
        let mut found = 0;
        for row in rows {
            let counts: Vec<_> = row[1..].iter().map(|cell| number(cell)).collect();
            let (sum, counts) = counts.split_last().expect("a total");
            assert_eq!(*sum, counts.iter().sum::<u64>(), "{cross}");
            for (heading, count) in head[1..].iter().zip(counts) {
                let plain = |value: &str| value.replace("(none)", "").replace('\\', "");
                let is_it =
                    |pair: &[String; 2]| pair[0] == plain(&row[0]) && means(&plain(heading), &pair[1]);
                let known = pairs.iter().find(|(pair, _)| is_it(pair)).map_or(0, |(_, count)| *count);
                assert_eq!(*count, known, "{by}: {heading}, {row:?}\n{cross}");
                found += count;
            }
        }
        assert!(rows.iter().all(|row| !row[0].is_empty()), "{cross}");
        assert_eq!(found, pairs.values().sum::<u64>(), "{cross}");
        for (column, sum) in total.iter().enumerate().skip(1) {
            assert_eq!(rows.iter().map(|row| number(&row[column])).sum::<u64>(), number(sum), "{cross}");
        }
    }
}

#[test]
fn programs_get_a_row_a_pair_and_no_totals() {
    let line = "complaints stats --since 20d --by status,overdue --top 3";
    for (format, first) in [
        ("csv", "status,overdue,count,share"),
        ("tsv", "status\toverdue\tcount\tshare"),
        ("csv-excel", "\u{feff}Status,Overdue,Count,Share"),
    ] {
        let run = kefu(&format!("{line} -o {format}"));
        assert_eq!(run.stdout.lines().next(), Some(first), "{run}");
        assert_eq!(run.stdout.lines().count(), 5, "{run}");
    }
    let json = kefu(&format!("{line} -o json"));
    assert_eq!(json.json().as_array().map(Vec::len), Some(4), "{json}");
    assert!(!json.stdout.contains("total"), "{json}");
}

#[test]
fn what_does_not_fit_into_a_cross_table_is_a_list() {
    let line = "complaints stats --since 7d --by type,overdue -o md";
    for (more, head) in [
        ("--compare", "Type | Overdue | Count | Share | Before | Change"),
        ("--rate overdue,closed", "Type | Overdue | Count | Share | Overdue rate | Closed rate"),
        ("--columns type,overdue,share", "Type | Overdue | Share"),
        ("--columns all", "Type | Overdue | Count | Share"),
        ("--sort -count", "Type | Overdue | Count | Share"),
        ("", "Type | Overdue: yes | Overdue: no | Total"),
        ("--rate closed", "Type | Overdue: yes | Overdue: no | Total"),
        ("--no-labels", "type | overdue: true | overdue: false | total"),
    ] {
        let run = kefu(&format!("{line} {more}"));
        let rows = table(&run);
        assert_eq!(rows[0].join(" | ").replace('\\', ""), head, "{run}");
        assert!(["Total", "total"].contains(&&*rows[rows.len() - 1][0]), "{run}");
    }
}

#[test]
fn the_rates_of_a_cross_table_are_those_of_its_rows_columns_and_of_all() {
    let filter = "complaints stats --since 30d --rate overdue -o";
    let cross = kefu(&format!("{filter} md --by type,status"));
    let lines = table(&cross);
    let rates = |by: &str| -> BTreeMap<String, String> {
        let rows = table(&kefu(&format!("{filter} md --by {by}")));
        rows.into_iter().skip(1).map(|row| (row[0].clone(), row[3].clone())).collect()
    };
    let (types, statuses) = (rates("type"), rates("status"));
    let last = lines[0].len() - 1;
    for row in &lines[1..] {
        assert_eq!(row[last], types[&row[0]], "{cross}");
    }
    let total = lines.last().expect("totals");
    for (heading, rate) in lines[0].iter().zip(total).skip(1) {
        assert_eq!(*rate, statuses[heading], "{heading}: {cross}");
    }
}

#[test]
fn the_largest_rows_stand_alone_or_columns_where_rows_are_days() {
    let line = "complaints stats --since 20d -o md --top 2";
    let rows = table(&kefu(&format!("{line} --by goods_name,status")));
    assert_eq!((rows.len(), &*rows[3][0]), (5, "other"), "{rows:?}");
    let totals: Vec<_> = rows[1..3].iter().map(|row| number(&row[row.len() - 1])).collect();
    assert!(totals[0] >= totals[1], "{rows:?}");
    let days = table(&kefu(&format!("{line} --by day,goods_name")));
    assert_eq!((days.len(), days[0].len(), &*days[0][3]), (22, 5, "other"), "{days:?}");
    assert_eq!(days[0][1..3], [rows[1][0].clone(), rows[2][0].clone()], "the same largest ones");
}

#[test]
fn names_are_masked_across_too_and_words_are_not() {
    let line = "complaints stats --since 20d --by type,reply_user_name -o md --mask";
    let head = &table(&kefu(line))[0];
    let names = &head[1..head.len() - 1];
    assert!(names.len() > 2 && names.iter().all(|name| name.contains('*') || name == "(none)"), "{head:?}");
    assert_eq!((&*head[0], &*head[head.len() - 1]), ("Type", "Total"));
}

#[test]
fn totals_are_the_last_row_also_of_several_shops_and_of_a_sorted_list() {
    let list = kefu("complaints list --since 20d -o json").column("work_order_no").len();
    for more in ["", "--sort -count", "--top 2", "--by day", "--by overdue --compare"] {
        let rows = table(&kefu(&format!("complaints stats --since 20d -o md {more}")));
        let total = rows.last().expect("a row");
        assert_eq!((&*total[0], &*total[1], &*total[2]), ("Total", &*list.to_string(), "100.0%"), "{rows:?}");
    }
    let shops = table(&kefu("complaints stats --since 20d -o md -p 甲,乙"));
    let total = shops.last().expect("a row");
    let sum: u64 = shops[1..shops.len() - 1].iter().map(|row| number(&row[2])).sum();
    // Shares are those of a shop.
    assert_eq!(total.join("|"), format!("Total||{sum}|–"), "{shops:?}");
    let cross = table(&kefu("complaints stats --since 20d -o md -p 甲,乙 --by status,overdue"));
    let total = cross.last().expect("a row");
    assert_eq!((&*total[0], number(&total[4])), ("Total", sum), "{cross:?}");
    let empty = kefu("complaints stats --order 0");
    assert_eq!(empty.stdout, "", "{empty}");
}

#[test]
fn a_narrow_table_keeps_the_totals_and_says_what_is_hidden() {
    let home = Home::new();
    let line = "--demo --lang zh-CN complaints stats --since 30d --by type,status";
    let run = home.kefu(line).env("COLUMNS", "50").run().exits(0);
    assert!(run.stdout.lines().next().is_some_and(|head| head.ends_with("合计")), "{run}");
    assert!(run.stderr.contains("已结单-二次重启") && run.stderr.contains("--wide"), "{run}");
    assert!(!run.stderr.contains("--columns"), "{run}");
}

#[test]
fn ids_of_several_shops_do_not_share_a_column() {
    for (line, is_cross) in [
        ("-p 甲,乙 --by status,assignee_id", false),
        ("-p 甲,乙 --by assignee_id,status", true),
        ("-p 甲 --by status,assignee_id", true),
    ] {
        let run = Home::new().kefu(&format!("--demo tickets stats 售后 -o md {line}")).run().exits(0);
        let head = &table(&run)[0];
        assert_eq!(&*head[head.len() - 1], if is_cross { "Total" } else { "Share" }, "{run}");
        assert_eq!(run.stderr.contains("those of several shops"), !is_cross, "{run}");
    }
}

#[test]
fn a_table_that_nobody_could_read_is_a_list() {
    let line = "--demo complaints stats --since 2020-01-01 -o md -p 甲,乙 --by";
    for (by, is_cross) in [("type,status", true), ("order_no,content", false), ("order_no,type", true)] {
        let run = Home::new().kefu(&format!("{line} {by}")).run().exits(0);
        assert_eq!(
            run.stdout.lines().next().is_some_and(|head| head.ends_with("Total |")),
            is_cross,
            "{run}"
        );
        assert_eq!(run.stderr.contains("too many cells"), !is_cross, "{run}");
    }
}

#[test]
fn defaults_for_the_vendors_records_do_not_change_counts() {
    for line in ["complaints stats --since 3d", "complaints stats --since 3d --by type,status"] {
        let plain = kefu(line);
        for (variable, value) in [("KEFU_COLUMNS", "status"), ("KEFU_SORT", "status")] {
            let run = Home::new().kefu(&format!("--demo -q {line}")).env(variable, value).run().exits(0);
            assert_eq!(run.stdout, plain.stdout, "{variable}: {run}");
        }
        let home = Home::new();
        home.write("config.toml", "[defaults]\ncolumns = \"status\"\nsort = \"status\"\n");
        let run = home.kefu(&format!("--demo -q {line}")).run().exits(0);
        assert_eq!(run.stdout, plain.stdout, "{run}");
    }
}

#[test]
fn days_are_never_shortened_and_their_headings_are_short() {
    let home = Home::new();
    let line = "--demo complaints stats --since 7d --by";
    let down = home.kefu(&format!("{line} day,status")).env("COLUMNS", "72").run().exits(0);
    let is_day = |line: &&str| line.starts_with("20") && line.as_bytes()[10] == b' ';
    assert_eq!(down.stdout.lines().filter(is_day).count(), 7, "{down}");
    let across = home.kefu(&format!("{line} brand,day")).env("COLUMNS", "80").run().exits(0);
    assert!(!across.stderr.contains("hidden"), "{across}");
    let keys = table(&kefu("complaints stats --since 7d --by brand,day -o md --no-labels"));
    assert!(keys[0][1].len() == 10, "{keys:?}");
}

#[test]
fn a_message_names_the_first_hidden_columns_only() {
    let line = "--demo complaints stats --since 20d --by status,content";
    let run = Home::new().kefu(line).env("COLUMNS", "60").run().exits(0);
    assert!(run.stderr.contains(" more; --wide") && run.stderr.chars().count() < 1_200, "{run}");
}

#[test]
fn totals_are_named_in_the_first_column_without_numbers_or_left_out() {
    for (more, place) in [
        ("-p 甲,乙 --columns status,count", Some(0)),
        ("-p 甲,乙", Some(0)),
        ("--columns count,status", Some(1)),
        ("--columns count,share", None),
    ] {
        let line = format!("complaints stats --since 20d {more}");
        let (rows, records) = (table(&kefu(&format!("{line} -o md"))), kefu(&format!("{line} -o csv")).csv());
        assert_eq!(rows.len(), records.len() + usize::from(place.is_some()), "{rows:?}");
        let last = &rows[rows.len() - 1];
        assert_eq!(last.iter().position(|cell| cell == "Total"), place, "{rows:?}");
    }
}

#[test]
fn the_group_without_a_value_has_a_name_for_people_only() {
    for (by, options, named) in [
        ("reply_user_name", "-o md", "(none)"),
        ("reply_user_name", "-o md --no-labels", "none"),
        ("reply_user_name", "-o md --sort reply_user_name", "(none)"),
        ("reply_user_name,type", "-o md --no-labels", "none"),
        ("type,reply_user_name", "-o md --no-labels", "none"),
        ("type,reply_user_name", "-o md", "(none)"),
    ] {
        let run = kefu(&format!("complaints stats --since 20d --by {by} {options}"));
        let rows = table(&run);
        let down: Vec<_> = rows[1..].iter().map(|row| &*row[0]).collect();
        let across: Vec<_> = rows[0].iter().map(|heading| &**heading).collect();
        let names = if by.starts_with("type") { across } else { down };
        assert_eq!(names[names.len() - 2], named, "it is the last one: {run}");
        assert!(!names.contains(&""), "{run}");
    }
    let csv = kefu("complaints stats --since 20d --by reply_user_name -o csv").csv();
    assert!(csv.iter().any(|row| row[0].is_empty()), "{csv:?}");
}

#[test]
fn days_are_no_ranking() {
    let line = "complaints stats --since 7d --by day,replied_at -o md";
    let rows = table(&kefu(&format!("{line} --top 2")));
    assert_eq!(rows[0].join("|"), "Day|Replied at|Count|Share", "{rows:?}");
    assert_eq!((rows.len(), &*rows[3][0]), (5, "other"), "{rows:?}");
    let rows = table(&kefu(line));
    assert_eq!((rows.len(), &*rows[0][rows[0].len() - 1]), (9, "Total"), "{rows:?}");
}

#[test]
fn a_rate_of_nothing_is_a_dash_for_people() {
    let line = "complaints stats --since 10d --status 34 --by day --rate overdue";
    for (format, rate) in [("md", "–"), ("table", "–"), ("csv", "")] {
        let run = kefu(&format!("{line} -o {format}"));
        let rows = if format == "csv" { run.csv() } else { Vec::new() };
        let rows = if format == "md" { table(&run) } else { rows };
        let empty: Vec<_> = rows.iter().filter(|row| row[1] == "0").collect();
        assert!(empty.iter().all(|row| row[3] == rate), "{run}");
        assert!(!empty.is_empty() || run.stdout.contains(rate), "{run}");
    }
}

/// The parts of a workbook whose names contain a text.
fn part(line: &str, name: &str) -> String {
    let home = Home::new();
    home.kefu(&format!("--demo --lang zh-CN -q {line} --to a.xlsx")).run().exits(0);
    let file = fs::read(home.path("a.xlsx")).expect("a file");
    let mut book = zip::ZipArchive::new(Cursor::new(file)).expect("a workbook");
    let mut text = String::new();
    for at in 0..book.len() {
        let mut part = book.by_index(at).expect("a part");
        if part.name().expect("a name").contains(name) {
            part.read_to_string(&mut text).expect("text");
        }
    }
    text
}

#[test]
fn a_workbook_has_the_chart_of_its_counts() {
    for (line, has, has_not) in [
        ("complaints stats --since 20d", &["<c:barDir val=\"bar\"/>", "状态 · 数量"][..], "stacked"),
        ("complaints stats --since 20d --by day", &["<c:barDir val=\"col\"/>"], "lineChart"),
        (
            "complaints stats --since 20d --by day --rate overdue",
            &["<c:barDir val=\"col\"/>", "lineChart"],
            "stacked",
        ),
        ("complaints stats --since 20d --by day,type", &["stacked", "日期 · 投诉类型"], "lineChart"),
        ("complaints stats --since 20d --by day,type --rate closed", &["lineChart", "结单率"], "barChart"),
        ("complaints stats --since 20d -p 甲,乙", &["multiLvlStrRef"], "stacked"),
        ("views count", &["<c:barDir val=\"bar\"/>", "工单数"], "stacked"),
    ] {
        let chart = part(line, "charts/chart");
        assert!(has.iter().all(|text| chart.contains(text)) && !chart.contains(has_not), "{line}: {chart}");
    }
    for line in [
        // Nobody could read them.
        "complaints stats --since 60d --by content",
        "complaints stats --since 20d --by type,overdue --compare",
        "complaints list --since 2d",
    ] {
        assert_eq!(part(line, "charts/chart"), "", "{line}");
    }
}

#[test]
fn a_filter_leaves_the_totals_and_days_are_dates() {
    let sheet = part("complaints stats --since 20d --by day", "sheet1.xml");
    assert!(sheet.contains("<autoFilter ref=\"A1:C21\"/>"), "{sheet}");
    assert!(sheet.contains("<row r=\"22\""), "the totals: {sheet}");
    assert!(!sheet.contains("<c r=\"A2\" s=\"1\" t="), "a number: {sheet}");
}
