//! Files and pipes: whole or not at all, silent when it has to be.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    process::Stdio,
};

use crate::support::{Home, sandbox::Sandbox};

#[test]
fn a_file_takes_its_format_from_its_name() {
    let home = Home::new();
    for (name, begins) in [
        ("views.csv", "id,title,"),
        ("views.json", "[\n"),
        ("views.jsonl", "{\"id\""),
        ("views.md", "| View ID"),
        ("views.txt", "View ID"),
    ] {
        home.kefu(&format!("--demo views list --to {name}")).run().ok();
        let text = fs::read_to_string(home.path(name)).expect("a file");
        assert!(text.starts_with(begins), "{name}: {text}");
        assert!(!text.contains('\u{1b}'));
    }
    home.kefu("--demo views list --to views.csv -o json").run().ok();
    assert!(fs::read_to_string(home.path("views.csv")).expect("a file").starts_with('['));
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let home = Home::new();
    home.write("tickets.csv", "as it was\n");
    let failing = Sandbox::start("--fault bangwo8:status=503,at=page=2");
    let run =
        home.kefu("views tickets 2 --to tickets.csv --retries 0").envs(&failing.variables).run().exits(3);
    assert!(run.stdout.is_empty() && run.stderr.contains("left as it was"), "{run}");
    assert_eq!(fs::read_to_string(home.path("tickets.csv")).expect("a file"), "as it was\n");
    let refusing = Sandbox::start("--fault bangwo8:status=503");
    home.kefu("views tickets 2 --to new.csv --retries 0").envs(&refusing.variables).run().exits(69);
    let left: Vec<_> =
        fs::read_dir(home.path("")).expect("a folder").flatten().map(|e| e.file_name()).collect();
    assert_eq!(left.iter().filter(|name| *name != "cache").count(), 1, "{left:?}");
    home.kefu("--demo views tickets 2 --to tickets.csv").run().ok();
    assert!(fs::read_to_string(home.path("tickets.csv")).expect("a file").starts_with("id,"));
}

#[test]
fn a_list_that_breaks_off_is_still_one_document_and_names_what_is_missing() {
    let sandbox = Sandbox::start("--fault bangwo8:status=503,at=page=2");
    let run = |format| {
        let line = format!("views tickets 2 --retries 0 -o {format}");
        Home::new().kefu(&line).envs(&sandbox.variables).run().exits(3)
    };
    let json = run("json");
    let rows = json.json().as_array().map(Vec::len);
    assert_eq!(rows, Some(50), "{json}");
    let error: serde_json::Value = serde_json::from_str(&json.stderr).expect("one object");
    assert_eq!(
        (&error["exit_code"], &error["http_status"], &error["vendor"]),
        (&3.into(), &503.into(), &"bangwo8".into())
    );
    assert!(error["error"].as_str().expect("text").contains("view 2, from page 2 on"), "{json}");
    assert_eq!(run("csv").csv().len(), 51);
    assert_eq!(run("jsonl").stdout.lines().count(), 50);
}

#[test]
fn quiet_success_prints_nothing() {
    let home = Home::new();
    for line in [
        "complaints list --order no-such-order --to none.csv",
        "views list --to views.json",
        "views tickets 2 --limit 3 --to some.csv",
        "project show demo-project-1 --to project.csv",
    ] {
        let run = home.kefu(&format!("--demo -q {line}")).run().ok();
        assert_eq!(run.stdout, "", "{run}");
    }
    let run = home.kefu("--demo -q views show 9999").run().exits(4);
    assert!(run.stderr.starts_with("error: "), "{run}");
}

#[test]
fn a_reader_that_has_seen_enough_is_success_without_a_word() {
    let home = Home::new();
    for format in ["table", "json", "jsonl", "csv", "md"] {
        let mut command = home.kefu(&format!("--demo complaints list --columns all -o {format}")).command();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("kefu");
        let mut reader = BufReader::with_capacity(64, child.stdout.take().expect("stdout"));
        reader.read_line(&mut String::new()).expect("a line");
        drop(reader);
        let mut words = String::new();
        child.stderr.take().expect("stderr").read_to_string(&mut words).expect("text");
        assert_eq!((child.wait().expect("an end").code(), &words[..]), (Some(0), ""), "{format}");
    }
    for line in ["--help", "completions bash", "config path"] {
        let mut child = home.kefu(line).command().stdout(Stdio::piped()).spawn().expect("kefu");
        drop(child.stdout.take());
        assert_eq!(child.wait().expect("an end").code(), Some(0), "{line}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_and_an_impossible_file_have_their_codes() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let home = Home::new();
    let status = home.kefu("--demo views list").command().stdout(full).stderr(Stdio::null()).status();
    assert_eq!(status.expect("an end").code(), Some(74));
    let run = Home::new().kefu("--demo views list --to no/such/folder/views.csv").run().exits(73);
    assert!(run.stderr.contains("no/such/folder"), "{run}");
    Home::new().kefu("--demo views list --to .").run().exits(73);
}

#[test]
fn an_empty_environment_is_enough() {
    let home = Home::new();
    let mut command = home.kefu("--demo views list -o csv").command();
    let output = command.env_clear().output().expect("kefu");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn the_machines_zone_means_nothing() {
    let (day, _) = super::a_past_day();
    let line = format!("--demo complaints list --on {day} --columns work_order_no,complained_at -o json");
    let in_zone = |zone| Home::new().kefu(&line).env("TZ", zone).run().ok().stdout;
    let here = in_zone("Asia/Shanghai");
    assert_eq!(in_zone("America/Los_Angeles"), here);
    assert_eq!(in_zone("Nowhere/At_All"), here);
    assert!(here.contains("+08:00"), "{here}");
}

#[test]
fn colour_is_for_those_who_want_it() {
    let colored = |line: &str, name: &str, value: &str| {
        Home::new().kefu(line).env(name, value).run().both().contains('\u{1b}')
    };
    assert!(!colored("--demo views show 9999", "TERM", "xterm"));
    assert!(colored("--demo views show 9999 --color always", "TERM", "xterm"));
    assert!(colored("--demo views show 9999", "CLICOLOR_FORCE", "1"));
    assert!(!colored("--demo views show 9999 --color never", "CLICOLOR_FORCE", "1"));
    assert!(!colored("--demo views list --color always -o csv", "TERM", "xterm"));
    assert!(!colored("--demo views list --color always --to views.txt", "TERM", "xterm"));
}

#[test]
fn columns_in_the_environment_bound_a_table_also_in_a_pipe() {
    let home = Home::new();
    let widest = |line: &str, columns: &str| {
        let run = home
            .kefu(&format!("--demo -q fields complaints --lang en {line}"))
            .env("COLUMNS", columns)
            .run()
            .ok();
        run.stdout.lines().map(|line| line.chars().count()).max().expect("lines")
    };
    let unbounded = widest("", "0");
    assert!(unbounded > 80, "{unbounded}");
    for columns in [60, 80] {
        assert!(widest("", &columns.to_string()) <= columns, "{columns}");
        assert_eq!(widest("--wide", &columns.to_string()), unbounded);
    }
    home.kefu("--demo -q fields complaints --lang en --to all.txt").env("COLUMNS", "60").run().ok();
    let file = std::fs::read_to_string(home.path("all.txt")).expect("the file");
    assert_eq!(file.lines().map(|line| line.chars().count()).max(), Some(unbounded));
}
