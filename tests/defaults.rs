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
fn a_default_for_one_noun_stops_no_export_and_no_record_with_own_fields() {
    let (sandbox, home) = (Sandbox::start(""), Home::new());
    let first = |dir: &str| {
        let file = fs::read_dir(home.path(dir)).expect("a folder").filter_map(|file| {
            let path = file.ok()?.path();
            path.extension().is_some_and(|extension| extension == "csv").then_some(path)
        });
        let text = fs::read_to_string(file.min().expect("a file")).expect("text");
        text.lines().next().unwrap_or_default().to_owned()
    };
    for (at, (columns, complaints)) in [
        ("id,title", "work_order_no,complaint_id,"),
        ("nothing", "work_order_no,complaint_id,"),
        ("work_order_no,status", "work_order_no,status"),
    ]
    .into_iter()
    .enumerate()
    {
        home.write("config.toml", &format!("[defaults]\ncolumns = \"{columns}\"\n"));
        let run = |line: &str| home.kefu(line).envs(&sandbox.variables).run().exits(0);
        run(&format!("export complaints --since yesterday --until yesterday --dir complaints-{at} -o csv"));
        assert!(first(&format!("complaints-{at}")).starts_with(complaints), "{columns}");
        run(&format!("export counts --dir counts-{at} -o csv"));
        run(&format!("export tickets --view 15 --dir tickets-{at} -o csv"));
        assert!(first(&format!("tickets-{at}")).starts_with("id,"), "{columns}");
        let ticket = run("views tickets 15 --limit 1 --columns id -o csv --no-header").stdout;
        run(&format!("tickets show {}", ticket.trim()));
        run("project show a6fa4a6c-f0a8-4684-b001-000000000002");
    }
}

#[test]
fn a_default_that_counts_nowhere_is_said() {
    let (sandbox, home) = (Sandbox::start(""), Home::new());
    for (default, said) in [
        ("columns = \"work_order_no,状态\"", ""),
        ("columns = \"all\"", ""),
        ("columns = \"id,title,门店\"", ""),
        ("columns = \"profile,id\"", ""),
        ("sort = \"-complained_at\"", ""),
        (
            "columns = \"nothing\"",
            "`columns` has no effect on any list: no list with the other columns has `nothing`",
        ),
        ("columns = \"work_order_no,statsu\"", "has `statsu`; did you mean `status`?"),
        ("sort = \"-complaned_at\"", "has `complaned_at`; did you mean `complained_at`?"),
    ] {
        home.write("config.toml", &format!("[defaults]\n{default}\n"));
        let run = home.kefu("config check --lang en").envs(&sandbox.variables).run().exits(0);
        assert_eq!(run.stderr.is_empty(), said.is_empty(), "{default}: {run}");
        assert!(run.stderr.contains(said), "{default}: {run}");
        assert!(said.is_empty() || run.stderr.contains("config.toml:2: `"), "{default}: {run}");
        let doctor = home.kefu("doctor --offline --lang en").envs(&sandbox.variables).run();
        assert!(doctor.stdout.contains(said.split("; ").next().unwrap_or_default()), "{doctor}");
    }
    let run = home.kefu("config set defaults.columns nothing --lang en").run().exits(0);
    assert!(run.stderr.contains("has no effect"), "{run}");
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
