//! Defaults of a file count for the commands that they are meant for, and stand in no other's way.

use std::fs;

use crate::support::{Home, sandbox::Sandbox};

/// Every option that a file can set, as the example shows it.
fn options() -> Vec<String> {
    let example = fs::read_to_string("config.example.toml").expect("the example");
    let options = example.split_once("\n[defaults]\n").and_then(|(_, rest)| rest.split_once("\n[profiles"));
    let options = options.expect("the defaults").0;
    let lines = options.lines().filter_map(|line| line.strip_prefix("# "));
    let key = |line: &&str| {
        line.split_once(" = ")
            .is_some_and(|(key, _)| key.bytes().all(|c| c.is_ascii_lowercase() || c == b'_'))
    };
    let lines: Vec<_> = lines.filter(key).map(str::to_owned).collect();
    assert!(lines.len() > 20, "{lines:?}");
    lines
}

/// Defaults that mean something to complaints alone, or to no record at all.
const OF_COMPLAINTS: [&str; 6] = [
    "columns = \"work_order_no,status\"",
    "columns = \"nothing\"",
    "sort = \"-complained_at\"",
    "sort = \"nothing\"",
    "limit = 1",
    "grep = \"nothing has this text\"",
];

/// Commands that write records of kefu's own.
const OWN: [&str; 7] = [
    "doctor --offline",
    "config show",
    "config check",
    "fields",
    "export log",
    "export status --dir kept",
    "export plan counts --dir kept",
];

#[test]
fn a_default_for_vendors_records_changes_nothing_of_kefus_own() {
    let (sandbox, home) = (Sandbox::start(""), Home::new());
    home.kefu("export counts --dir kept -q").envs(&sandbox.variables).run().ok();
    let run = |line: &str, defaults: &str| {
        home.write("config.toml", &format!("[defaults]\n{defaults}\n"));
        let run = home
            .kefu(line)
            .arg("--lang=en")
            .arg("--no-labels")
            .arg("-ojson")
            .envs(&sandbox.variables)
            .run()
            .exits(0);
        let rows = run.json();
        let rows = rows.as_array().unwrap_or_else(|| panic!("{defaults}: {run}")).clone();
        // Settings in force name the default itself.
        let is_fixed = |row: &&serde_json::Value| {
            !["export", "space", "token"].iter().any(|check| row["check"] == *check)
        };
        let keys = |row: &serde_json::Value| {
            row.as_object().map(|row| row.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
        };
        let rows: Vec<_> = rows.iter().filter(is_fixed).map(keys).collect();
        (rows.len(), rows.into_iter().next())
    };
    for line in OWN {
        let usual = run(line, "");
        assert!(usual.0 > 0, "{line}");
        for default in OF_COMPLAINTS.iter().map(|default| (*default).to_owned()).chain(options()) {
            let (rows, keys) = run(line, &default);
            let same = if line == "config show" { rows >= usual.0 } else { rows == usual.0 };
            assert!(same && keys == usual.1, "{line} with {default}: {rows} rows with {keys:?}");
        }
    }
}

#[test]
fn a_default_for_one_noun_does_not_stop_another() {
    let (sandbox, home) = (Sandbox::start(""), Home::new());
    for default in OF_COMPLAINTS.iter().map(|default| (*default).to_owned()).chain(options()) {
        home.write("config.toml", &format!("[defaults]\n{default}\n"));
        let is_empty = default.starts_with("grep") || default.starts_with("fail_empty");
        for line in [
            "views list",
            "views tickets 15 --limit 2",
            "complaints stats",
            "views count 15",
            "views show 15",
        ] {
            let run = home.kefu(line).envs(&sandbox.variables).run();
            let fits = run.code == Some(0) || is_empty && run.code == Some(5);
            assert!(fits, "{line} with {default}: {run}");
        }
    }
    home.write("config.toml", "[defaults]\ncolumns = \"work_order_no,status\"\n");
    let run = home.kefu("complaints list --limit 1 -o csv").envs(&sandbox.variables).run().exits(0);
    assert!(run.stdout.starts_with("work_order_no,status\n"), "{run}");
    let run = home.kefu("views list -o csv").envs(&sandbox.variables).run().exits(0);
    assert!(run.stdout.starts_with("id,title,"), "{run}");
}

#[test]
fn what_is_typed_counts_for_kefus_own_records_too() {
    let home = Home::new();
    let rows = |line: &str| home.kefu(line).run().exits(0).stdout.lines().count();
    assert_eq!(rows("fields complaints --limit 3 -o csv"), 4);
    assert_eq!(rows("fields complaints --sort key --limit 2 -o jsonl"), 2);
    assert_eq!(rows("config show --grep retries -o jsonl"), 2, "the line of grep itself is the other one");
    home.kefu("fields --grep nothing-has-it --fail-empty").run().exits(5);
    let run = home.kefu("fields complaints --columns work_order_no").run().exits(2);
    assert!(run.stderr.contains("--columns: there is no column"), "{run}");
    let run = home.kefu("doctor --resolve").run().exits(2);
    assert!(run.stderr.contains("leave --resolve out"), "{run}");
    let page = home.kefu("--demo doctor --offline --grep zone").run().exits(0);
    assert_eq!(page.stdout.lines().count(), 3, "{page}");
}
