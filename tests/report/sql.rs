//! Every number of a report from exported files is what the SQL of `docs/metrics.md` finds in the same files.

use std::{fmt::Write as _, fs, process::Command};

use jiff::{ToSpan as _, civil::Date};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{agrees, same};
use crate::support::{Home, machine::has, project};

#[path = "../../src/spelling/none.rs"]
mod none;

/// The week of the reports, and the first day that their backlogs reach back to.
const WEEK: [&str; 2] = ["2024-03-04", "2024-03-11"];
const BEFORE: [&str; 2] = ["2024-02-26", "2024-03-04"];
const FIRST: Date = Date::constant(2024, 1, 27);
const DAYS: i64 = 44;
const COMPLAINT: &str = "work_order_no,complained_at,status,overdue,replied_at,order_no,member_no,quality,type,brand,goods_name,reply_region,reply_user_name";
const TICKET: &str = "id,created_at,status,priority,source,assignee_id";
/// The fields that a report has rankings of.
const BY: [&str; 5] = ["type", "brand", "goods_name", "reply_region", "reply_user_name"];

/// The blocks of SQL that a page prints, in order: the view, the numbers, the minutes, the days, the ranking, the
/// backlog, the tickets; before them the commands that load the files.
fn printed(page: &str) -> (String, Vec<String>) {
    let page = fs::read_to_string(project(page)).unwrap();
    let blocks = |mark: &str| {
        let blocks = page.split(mark).skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned());
        blocks.collect::<Vec<_>>()
    };
    (blocks("```sh\n").concat(), blocks("```sql\n"))
}

/// A value of a field, of few, so that several records share it.
fn one_of(values: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(values)
}

/// An identifier: one of few, or what stands for none.
fn identifier(real: &'static [&'static str]) -> impl Strategy<Value = String> {
    let word = (one_of(none::NONE), any::<bool>(), one_of(&["", " "]));
    prop_oneof![
        3 => one_of(real).prop_map(str::to_owned),
        3 => word.prop_map(|(word, upper, blank)| {
            format!("{blank}{}", if upper { word.to_uppercase() } else { word.to_owned() })
        }),
        2 => "[-—/.。、#*_ 0０]{0,2}",
    ]
}

/// A complaint of one of the days: the day, and the line without its number.
fn complaint() -> impl Strategy<Value = (Date, String)> {
    // Most of them in the two weeks that are compared.
    let day = prop_oneof![1 => 0..DAYS, 4 => 30..DAYS];
    let fields = (
        one_of(&["1", "17", "30", "30", "31", "32", "33", "34", "99", ""]),
        one_of(&["true", "false", "false", ""]),
        identifier(&["A1", "A2", "A3", "１２", "无锡", "nano", "0a", "-1"]),
        identifier(&["M1", "M2", "A1"]),
        one_of(&["1", "2", "2", "3", ""]),
        one_of(&["2", "3", "10", "77", ""]),
        one_of(&["样例", "云屏", "-", ""]),
        one_of(&["电视", "\"冰箱, 对开\"", "a \"\"b\"\"", ""]),
    );
    (day, 0..86_400_i64, prop::option::weighted(0.7, -500..200_000_i64), fields).prop_map(
        |(day, second, reply, (status, overdue, order, member, quality, kind, brand, goods))| {
            let day = FIRST.saturating_add(day.days());
            let at = day.at(0, 0, 0, 0).saturating_add(second.seconds());
            let shown = |at: jiff::civil::DateTime| at.strftime("%Y-%m-%d %H:%M:%S").to_string();
            let replied = reply.map(|after| shown(at.saturating_add(after.seconds()))).unwrap_or_default();
            let goods = if goods.contains("\"\"") { format!("\"{goods}\"") } else { goods.to_owned() };
            let at = shown(at);
            let line = format!(
                "{at},{status},{overdue},{replied},{order},{member},{quality},{kind},{brand},{goods},{brand},客服{status}"
            );
            (day, line)
        },
    )
}

fn ticket() -> impl Strategy<Value = String> {
    let code = || one_of(&["1", "2", "3", "4", "5", "6", "9", ""]);
    (0..20_i64, code(), code(), code(), one_of(&["7", "8", ""])).prop_map(
        |(day, status, priority, source, who)| {
            let day = Date::constant(2024, 2, 26).saturating_add(day.days());
            format!("{day} 12:00:00,{status},{priority},{source},{who}")
        },
    )
}

/// A directory as an export leaves it.
fn keep(home: &Home, noun: &str, question: &str, header: &str, days: &[(Date, Vec<&str>)]) {
    let mut number = 0;
    let mut files = serde_json::Map::new();
    for (day, lines) in days {
        let mut text = format!("{header}\n");
        for line in lines {
            number += 1;
            let _ = writeln!(text, "N{number},{line}");
        }
        let file = format!("{noun}-{day}.csv");
        home.write(&format!("{noun}/{file}"), &text);
        let entry = json!({
            "file": file, "window": null, "rows": lines.len(), "total": null, "bytes": text.len(), "sha256": "",
            "fetched_at": "2024-06-01T08:00:00+08:00", "version": "0.1.0",
            "question": format!("{question} -o csv --profile default"),
        });
        files.insert(day.to_string(), entry);
    }
    home.write(&format!("{noun}/manifest.json"), &json!({ "files": files }).to_string());
}

/// The rows of a statement about a period.
fn ask(home: &Home, statement: &str, [from, until]: [&str; 2]) -> Vec<Value> {
    let statement = statement.replace("2026-11-16", from).replace("2026-11-23", until);
    let run =
        Command::new("sqlite3").arg("-json").arg(home.path("check.db")).arg(&statement).output().unwrap();
    assert!(run.status.success(), "{}: {statement}", String::from_utf8_lossy(&run.stderr));
    if run.stdout.is_empty() { Vec::new() } else { serde_json::from_slice(&run.stdout).unwrap() }
}

/// The numbers of complaints in a period, as SQL finds them.
fn complaints(home: &Home, sql: &[String], period: [&str; 2]) -> Value {
    ask(home, &format!("DROP VIEW IF EXISTS period; {}", sql[0]), period);
    let mut found = ask(home, &sql[1], period).remove(0);
    found.as_object_mut().unwrap().remove("closed_first_time");
    found["reply_minutes"] = ask(home, &sql[2], period).remove(0);
    found["carried_over"] = ask(home, &sql[5], period)[0]["carried_over"].clone();
    let counted = ask(home, &sql[3], period);
    let [first, end]: [Date; 2] = period.map(|day| day.parse().unwrap());
    let days = first.series(1.day()).take_while(|day| *day < end).map(|day| {
        let day = day.to_string();
        let known = counted.iter().find(|row| row["day"] == *day).cloned();
        known.unwrap_or_else(|| json!({"day": day, "new": 0, "overdue": 0}))
    });
    found["by_day"] = days.collect();
    found
}

/// The values of a field with their counts and shares; no value is null.
fn ranking(home: &Home, sql: &[String], field: &str) -> Vec<Value> {
    let mut rows = ask(home, &sql[4].replace("brand", field).replace("LIMIT 5", ""), WEEK);
    for row in &mut rows {
        if row["value"] == "" {
            row["value"] = Value::Null;
        }
    }
    rows
}

#[test]
fn both_pages_print_the_same_sql_with_every_word_for_none() {
    let (load, sql) = printed("docs/metrics.md");
    let words = none::NONE.iter().map(|word| format!("('{word}')")).collect::<Vec<_>>().join(", ");
    assert!(sql[0].contains(&format!("(VALUES {words})")), "{words}");
    assert_eq!((load, sql), printed("docs/metrics.en.md"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 30, ..ProptestConfig::default() })]
    #[test]
    fn every_number_is_what_sql_finds_in_the_files(
        all in prop::collection::vec(complaint(), 0..90),
        tickets in prop::collection::vec(ticket(), 0..30),
    ) {
        if !has("sqlite3") {
            return Ok(());
        }
        let (home, (load, sql)) = (Home::new(), printed("docs/metrics.md"));
        let days = FIRST.series(1.day()).take(usize::try_from(DAYS).unwrap()).map(|day| {
            (day, all.iter().filter(|(of, _)| *of == day).map(|(_, line)| &**line).collect())
        });
        keep(&home, "complaints", "all complaints", COMPLAINT, &days.collect::<Vec<_>>());
        let newest = Date::constant(2024, 3, 20);
        let lines = tickets.iter().map(|line| &**line).collect();
        keep(&home, "tickets", "tickets of view 15", TICKET, &[(newest, lines)]);
        // A second time in the same shell it begins anew.
        let loaded = Command::new("sh").arg("-ec").arg(format!("{load}\n{load}")).current_dir(home.path("")).output().unwrap();
        prop_assert!(loaded.status.success() && loaded.stderr.is_empty(), "{loaded:?}");

        let line = "-q report weekly --on 2024-03-05 --from complaints --from tickets --top 1000 --no-mask -o json";
        let report = home.kefu(line).run().ok().json();
        agrees(&report["complaints"], &complaints(&home, &sql, WEEK));
        for field in BY {
            let expected = ranking(&home, &sql, field);
            let rows = report["complaints"]["by"][field].as_array().unwrap();
            prop_assert_eq!(rows.len(), expected.len(), "{}", field);
            for row in rows {
                let is_it = |other: &&Value| ["value", "count", "share"].iter().all(|key| same(&row[*key], &other[*key]));
                prop_assert!(expected.iter().any(|other| is_it(&other)), "{}: {}", field, row);
            }
        }
        agrees(&report["previous"]["complaints"], &complaints(&home, &sql, BEFORE));
        agrees(&report["tickets"][0], &ask(&home, &sql[6], WEEK)[0]);
    }
}
