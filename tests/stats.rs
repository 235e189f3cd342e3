//! `complaints stats`: the counts are those of the list, whatever they are counted by.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Home, Run, sandbox::Sandbox};

fn kefu(line: &str) -> Run {
    Home::new().kefu(&format!("--demo -q {line}")).run()
}

/// The sum of the counts.
fn sum(run: &Run) -> usize {
    run.column("count").iter().map(|count| count.parse::<usize>().expect("a number")).sum()
}

#[test]
fn the_counts_add_up_to_the_list() {
    for filter in ["--since 14d", "--since 14d --status open --overdue", "--channel web --since 30d"] {
        let list = kefu(&format!("complaints list -o json {filter}")).ok().column("work_order_no").len();
        for by in [
            "status",
            "day",
            "overdue",
            "quality",
            "type",
            "brand",
            "day,status",
            "reply_user_name",
            "回复时间",
        ] {
            let run = kefu(&format!("complaints stats -o json {filter} --by {by}")).ok();
            assert_eq!(sum(&run), list, "{run}");
        }
    }
}

#[test]
fn a_trend_has_every_day_and_a_status_its_place_in_the_table() {
    let days = kefu("complaints stats --since 10d --by day -o json --status 34").ok();
    assert_eq!(days.column("day").len(), 10, "{days}");
    assert!(days.column("day").is_sorted(), "{days}");
    assert!(days.column("count").contains(&"0".to_owned()), "{days}");
    let status = kefu("complaints stats --since 60d -o csv").ok();
    let codes: Vec<_> = status.csv().into_iter().map(|mut row| row.remove(0)).collect();
    assert_eq!(codes, ["status", "1", "17", "30", "31", "32", "33", "34"]);
}

#[test]
fn words_are_for_people() {
    let run = Home::new().kefu("--demo complaints stats --since 60d").run().ok();
    assert!(run.stdout.starts_with("Status"), "{run}");
    assert!(run.stdout.contains("Processing, reopened once"), "{run}");
    // Bars are for terminals.
    assert!(!run.stdout.contains(['█', '▏', '#']), "{run}");
}

#[test]
fn what_is_missing_is_said_and_no_day_is_called_empty() {
    let sandbox = Sandbox::start("--fault gome:status=500,skip=2");
    let line = "complaints stats --since 20d --by day --concurrency 1 --retries 0 -o json";
    let run = Home::new().kefu(line).envs(&sandbox.variables).run().exits(3);
    assert_eq!(sum(&run), 100, "{run}");
    assert!(!run.column("count").contains(&"0".to_owned()), "{run}");
    assert!(run.stderr.contains("not complete: 100 of "), "{run}");
}

/// The value of a key in each row, as a number.
fn numbers(run: &Run, key: &str) -> Vec<f64> {
    let rows = run.json();
    rows.as_array().expect("rows").iter().map(|row| row[key].as_f64().unwrap_or(-1.0)).collect()
}

#[test]
fn groups_have_shares_and_the_rates_that_are_asked_for() {
    let filter = "--since 30d -o json";
    let run = kefu(&format!(
        "complaints stats {filter} --by type --rate overdue,reopened --rate replied --rate 结单率"
    ))
    .ok();
    let all = kefu(&format!("complaints list {filter}")).ok().json();
    let all = all.as_array().expect("a list");
    #[expect(clippy::cast_precision_loss, reason = "few records")]
    let part = |part: usize, whole: usize| part as f64 / whole as f64;
    for row in run.json().as_array().expect("rows") {
        let of: Vec<_> = all.iter().filter(|one| one["type"] == row["type"]).collect();
        let count = |test: &dyn Fn(&serde_json::Value) -> bool| of.iter().filter(|one| test(one)).count();
        let is = |key: &str, codes: &[&str], one: &serde_json::Value| {
            codes.contains(&one[key].as_str().unwrap_or(""))
        };
        for (key, found) in [
            ("overdue_rate", count(&|one| one["overdue"] == true)),
            ("reopened_rate", count(&|one| is("status", &["31", "32", "33", "34"], one))),
            ("reply_rate", count(&|one| !one["replied_at"].is_null())),
            ("closed_rate", count(&|one| is("status", &["30", "33", "34"], one))),
        ] {
            assert!(
                (row[key].as_f64().expect("a rate") - part(found, of.len())).abs() < 1e-9,
                "{key}: {row}"
            );
        }
        assert!((row["share"].as_f64().expect("a share") - part(of.len(), all.len())).abs() < 1e-9, "{row}");
    }
    let table = Home::new().kefu("--demo complaints stats --since 30d --by type --rate overdue").run().ok();
    assert!(table.stdout.contains('%') && table.stdout.contains("Overdue rate"), "{table}");
}

#[test]
fn the_largest_groups_stand_alone_and_the_others_are_one() {
    let line = "complaints stats --since 30d --by goods_name";
    let whole = kefu(&format!("{line} -o json")).ok();
    let top = kefu(&format!("{line} --top 3 --rate overdue -o json")).ok();
    let (mut all, few) = (numbers(&whole, "count"), numbers(&top, "count"));
    all.sort_by(|one, other| other.total_cmp(one));
    assert_eq!((few.len(), &few[..3]), (4, &all[..3]), "{top}");
    assert!(
        (few[3] - all[3..].iter().sum::<f64>()).abs() < 1e-9 && top.column("goods_name")[3] == "other",
        "{top}"
    );
    assert!((numbers(&top, "share").iter().sum::<f64>() - 1.0).abs() < 1e-9, "{top}");
    assert!(numbers(&top, "overdue_rate").iter().all(|rate| (0.0..=1.0).contains(rate)), "{top}");
    let table = Home::new().kefu(&format!("--demo --lang zh-CN {line} --top 3")).run().exits(0);
    assert!(table.stdout.contains("其他"), "{table}");
    let every = numbers(&kefu(&format!("{line} --top 900 -o json")).ok(), "count");
    assert_eq!(every, all, "the order does not depend on whether groups are cut");
}

#[test]
fn the_word_for_the_others_is_no_persons_name() {
    let line = "complaints stats --since 30d --by reply_user_name,goods_name --top 1 --mask";
    for (format, word) in [("json", "other"), ("csv", "other"), ("csv-excel", "其他")] {
        let run = Home::new().kefu(&format!("--demo --lang zh-CN {line} -o {format}")).run().exits(0);
        assert!(run.stdout.contains(word) && run.stdout.contains('*'), "{run}");
        assert!(!run.stdout.contains("其*") && !run.stdout.contains("o*"), "{run}");
    }
    // Nor is it a value that does not fit its column.
    let run =
        Home::new().kefu("--demo -v complaints stats --since 30d --by overdue,type --top 1").run().exits(0);
    assert!(!run.stderr.contains("yes or no"), "{run}");
}

#[test]
fn the_columns_of_two_times_have_two_names() {
    for (by, keys) in [
        ("day,replied_at", "day,replied_at,count,share"),
        ("complained_at,replied_at", "day,replied_at,count,share"),
        ("replied_at", "replied_at,count,share"),
        ("replied_at,modified_at", "replied_at,modified_at,count,share"),
        ("complained_at", "day,count,share"),
    ] {
        let run = kefu(&format!("complaints stats --since 7d --by {by} -o csv")).ok();
        assert_eq!(run.stdout.lines().next(), Some(keys), "{run}");
        assert_eq!(run.csv()[1][0].len(), 10, "days: {run}");
    }
    let twice = kefu("complaints stats --since 7d --rate overdue,overdue_rate --rate 超时率 -o csv").ok();
    assert_eq!(twice.stdout.lines().next(), Some("status,count,share,overdue_rate"), "{twice}");
}

#[test]
fn days_are_listed_for_the_window_that_is_asked_for_and_no_other_time() {
    let line = "complaints stats --since 7d --status 34 -o json --by";
    let all = kefu(&format!("{line} day")).ok();
    assert_eq!(all.column("day").len(), 7, "{all}");
    let replied = kefu(&format!("{line} replied_at")).ok();
    assert!(!replied.column("count").contains(&"0".to_owned()), "{replied}");
    let tickets = kefu("tickets stats 售后 --by day -o json").ok();
    assert!(!tickets.column("count").contains(&"0".to_owned()), "{tickets}");
    // Years of days for each of many texts would be a million rows: only days with records are listed, and it is said.
    let line = "--demo complaints stats --since 2020-01-01 --by day,content -o json";
    let run = Home::new().kefu(line).run().exits(0);
    assert!(run.stderr.contains("days without complaints are left out"), "{run}");
    assert!(!run.column("count").contains(&"0".to_owned()), "{run}");
}

/// The counts by the values of some fields.
fn by_values(run: &Run, fields: &str) -> BTreeMap<String, f64> {
    let rows = run.json();
    let key = |row: &Value| fields.split(',').map(|field| row[field].to_string()).collect();
    let count = |row: &Value| (key(row), row["count"].as_f64().expect("a count"));
    rows.as_array().expect("rows").iter().map(count).collect()
}

#[test]
fn each_group_stands_beside_the_same_one_in_the_period_before() {
    // Two days and a half, and those before them.
    let days = kefu("complaints stats --since 9d --by day -o json").ok().column("day");
    let (from, until) = (format!("{}T12:00", days[3]), format!("{}T23:59", days[5]));
    let (earlier, end) = (format!("{}T00:00", days[1]), format!("{}T11:59", days[3]));
    for (this, before) in [
        ("--since 7d", &*format!("--since 14d --until {}", days[1])),
        ("--on yesterday", "--on 前天"),
        ("--on last-week", "--on 上上周"),
        (&*format!("--since {from} --until {until}"), &*format!("--since {earlier} --until {end}")),
    ] {
        for by in ["status", "goods_name", "overdue,type", "day"] {
            let line = format!("complaints stats --by {by} --rate overdue -o json");
            let before = kefu(&format!("{line} {before}")).ok();
            let now = kefu(&format!("{line} {this}")).ok();
            let compared = kefu(&format!("{line} {this} --compare")).ok();
            for row in compared.json().as_array().expect("rows") {
                let (count, previous) = (row["count"].as_f64().expect("a count"), row["previous"].as_f64());
                let change = previous.filter(|before| *before > 0.0).map(|before| (count - before) / before);
                let is_same = match (row["change"].as_f64(), change) {
                    (Some(shown), Some(change)) => (shown - change).abs() < 1e-9,
                    (shown, change) => shown == change,
                };
                assert!(is_same, "{this} {by}: {row}");
            }
            if by == "day" {
                // The days of both periods stand beside each other by their place.
                assert_eq!(numbers(&compared, "previous"), numbers(&before, "count"), "{this}: {compared}");
                assert_eq!(numbers(&compared, "count"), numbers(&now, "count"), "{this}: {compared}");
                continue;
            }
            let (now, before) = (by_values(&now, by), by_values(&before, by));
            let shown = by_values(&compared, by);
            let known: Vec<_> = now.keys().chain(before.keys()).collect();
            assert!(known.iter().all(|key| shown.contains_key(*key)), "{this} {by}: {compared}");
            for row in compared.json().as_array().expect("rows") {
                let key: String = by.split(',').map(|field| row[field].to_string()).collect();
                let number = |of: &BTreeMap<String, f64>| of.get(&key).copied().unwrap_or(0.0);
                assert_eq!(row["count"].as_f64(), Some(number(&now)), "{this} {by}: {row}");
                assert_eq!(row["previous"].as_f64(), Some(number(&before)), "{this} {by}: {row}");
            }
        }
    }
}

#[test]
fn the_others_and_each_profile_are_compared_too() {
    let line = "complaints stats --since 10d --by goods_name --compare -o json";
    let (all, top) = (kefu(line).ok(), kefu(&format!("{line} --top 2")).ok());
    let sum = |run: &Run| numbers(run, "previous").iter().sum::<f64>();
    assert!(top.column("goods_name").contains(&"other".to_owned()) && sum(&all) > 0.0, "{top}");
    assert!((sum(&all) - sum(&top)).abs() < 1e-9, "{top}");
    let shops = kefu(&format!("{line} -p all")).ok();
    let days = kefu("complaints stats --since 11d --by day -o json").ok().column("day");
    let before = format!("complaints stats --since 20d --until {} --by goods_name -o json -p all", days[0]);
    let before = by_values(&kefu(&before).ok(), "profile,goods_name");
    for row in shops.json().as_array().expect("rows") {
        let earlier = before.get(&format!("{}{}", row["profile"], row["goods_name"])).copied();
        assert_eq!(row["previous"].as_f64(), Some(earlier.unwrap_or(0.0)), "{row}");
    }
    let table = Home::new().kefu("--demo --lang zh-CN complaints stats --since 10d --compare").run().exits(0);
    assert!(table.stdout.contains("上期") && table.stdout.contains("变化"), "{table}");
}

#[test]
fn an_answer_that_is_not_whole_is_compared_with_nothing() {
    let line = "complaints stats --since 7d --concurrency 1 --retries 0 --compare -o json";
    for (fault, code) in [("skip=1", 3), ("skip=2", 3), ("skip=3", 3), ("skip=99", 0)] {
        let sandbox = Sandbox::start(&format!("--fault gome:status=500,{fault}"));
        let run = Home::new().kefu(line).envs(&sandbox.variables).run().exits(code);
        let rows = run.json();
        let rows = rows.as_array().expect("rows");
        assert!(rows.iter().any(|row| row["count"].as_u64() > Some(0)), "{fault}: {run}");
        let is_known = |row: &Value| !row["previous"].is_null();
        assert!(rows.iter().all(|row| is_known(row) == (code == 0)), "{fault}: {run}");
        assert!(rows.iter().all(|row| is_known(row) || row["change"].is_null()), "{fault}: {run}");
        assert!(code == 0 || run.stderr.contains("not complete: "), "{fault}: {run}");
    }
    let run = kefu("complaints stats --since 7d --compare --limit 3 -o json").ok();
    assert!(run.json().as_array().expect("rows").iter().all(|row| row["previous"].is_null()), "{run}");
    let run = kefu("complaints stats --since 3d --compare --dry-run");
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("curl")).count(), 2, "{run}");
}

#[test]
fn the_tickets_of_a_view_are_counted_too() {
    let list = kefu("views tickets 售后 -o json").ok().column("id").len();
    for by in ["status", "assignee_id", "day", "受理客服ID,优先级"] {
        let run = kefu(&format!("tickets stats 售后 --by {by} -o json")).ok();
        assert_eq!(sum(&run), list, "{run}");
    }
}

#[test]
fn two_people_with_one_name_are_two_groups() {
    let sandbox = Sandbox::start("--fault bangwo8:at=supports/,body={\"support\":{\"name\":\"王小明\"}}");
    let stats = |options: &str| {
        let line = format!("tickets stats 售后 --by assignee_id -o json {options}");
        Home::new().kefu(&line).envs(&sandbox.variables).run().ok()
    };
    let (ids, names) = (stats(""), stats("--resolve"));
    assert_eq!(numbers(&names, "count"), numbers(&ids, "count"), "{names}");
    let alike = names.column("assignee_id").iter().filter(|name| *name == "王小明").count();
    assert!(alike > 1, "{names}");
}

#[test]
fn an_option_that_means_nothing_there_is_neither_offered_nor_taken() {
    for (command, hidden) in [
        ("tickets stats", &["--rate", "--compare", "--expand-fields"][..]),
        ("complaints stats", &["--expand-fields"]),
    ] {
        let help = kefu(&format!("{command} --help")).exits(0);
        assert!(hidden.iter().all(|option| !help.stdout.contains(option)), "{help}");
        assert!(help.stdout.contains("--top"), "{help}");
    }
    for (options, said) in [
        ("--rate overdue", "--rate: tickets have no rates"),
        ("--compare", "tickets are not asked for by date"),
        ("--expand-fields", "--expand-fields is for lists of tickets"),
    ] {
        let run = kefu(&format!("tickets stats 售后 {options}")).exits(2);
        assert!(run.stderr.contains(said) && run.stderr.contains("out"), "{run}");
    }
}

#[test]
fn wrong_words_exit_2() {
    for (line, said) in [
        ("complaints stats --by day,day", "the same thing is there twice"),
        ("complaints stats --by day,投诉时间", "the same thing is there twice"),
        ("complaints stats --by type --by 类型", "the same thing is there twice"),
        ("complaints stats --by day,status,type", "one thing or two"),
        ("complaints stats --by dya", "did you mean `day`?"),
        ("complaints stats --by work_order_no", "work_order_no"),
        ("complaints stats --rate overdu", "did you mean `overdue`?"),
        ("complaints stats --compare", "--since 7d"),
        ("complaints stats --compare --until today", "a period that begins with a date"),
        ("tickets stats 售后 --compare", "are not asked for by date"),
        ("complaints stats --top 0", "from 1 to"),
        ("complaints stats --raw", "--raw shows the vendor's own records"),
    ] {
        let run = kefu(line).exits(2);
        assert!(run.stderr.contains(said), "{run}");
    }
    kefu("complaints stats --fail-empty --order 0").exits(5);
}
