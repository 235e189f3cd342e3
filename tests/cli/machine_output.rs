//! Programs read the same bytes in every language: every command, in every format that is for programs.

use serde_json::Value;

use super::{a_past_day, demo, pages::commands};
use crate::support::{Home, Run, files};

/// The formats that are for programs.
const FORMATS: [&str; 6] = ["json", "jsonl", "csv", "tsv", "json --raw", "jsonl --raw"];

/// Commands without a result on stdout that a program reads: they ask, serve, or write files or texts for people.
const OTHERS: &[&str] = &[
    "config example",
    "config init",
    "config set",
    "config unset",
    "config get",
    "doctor",
    "export complaints",
    "export counts",
    "export plan complaints",
    "export plan counts",
    "export plan tickets",
    "export tickets",
    "man",
    "sandbox",
    "skill",
];

/// A line for every other command.
fn lines() -> Vec<String> {
    let (day, number) = a_past_day();
    let ticket = &demo("views tickets 15 --limit 1 -o json").column("id")[0];
    [
        "api bangwo8 tickets/ticket_fields".to_owned(),
        "check complaints --status open -w 1".to_owned(),
        "check export --dir out".to_owned(),
        "check view 15 -w 1".to_owned(),
        format!("complaints list --on {day} --limit 3"),
        format!("complaints show {number}-gome-0001"),
        format!("complaints stats --on {day} --by status,overdue"),
        "completions bash".to_owned(),
        "config check".to_owned(),
        "config path".to_owned(),
        "config show".to_owned(),
        "export log".to_owned(),
        "export status --dir out".to_owned(),
        "fields".to_owned(),
        "project show demo-project-1".to_owned(),
        "report weekly --view 15 --no-mask".to_owned(),
        format!("tickets show {ticket}"),
        "tickets stats 15 --by assignee_id".to_owned(),
        "views count".to_owned(),
        "views list --counts".to_owned(),
        "views show 15".to_owned(),
        "views tickets 15 --limit 3".to_owned(),
    ]
    .to_vec()
}

/// Runs a line against the sandbox inside kefu, in English and in Chinese.
fn both(home: &Home, line: &str) -> [Run; 2] {
    ["en", "zh-CN"].map(|lang| home.kefu(&format!("--demo {line}")).env("KEFU_LANG", lang).run())
}

/// A check's line or object without the time since an export.
fn without_age(text: &str) -> String {
    ["age=", r#""age","value":"#, "fetched "].iter().fold(text.to_owned(), |text, mark| {
        let (before, after) = text.split_once(mark).unwrap_or((&text, ""));
        format!("{before}{}", after.trim_start_matches(|c: char| c.is_ascii_digit()))
    })
}

#[test]
fn what_a_program_reads_does_not_depend_on_the_language() {
    let home = Home::new();
    home.kefu("--demo -q export complaints --dir out --since 3d").run().ok();
    let lines = lines();
    let of = |command: &String| lines.iter().any(|line| line.starts_with(&**command));
    let parents = commands();
    let is_parent = |command: &String| parents.iter().any(|other| other.starts_with(&format!("{command} ")));
    let leaves = commands().into_iter().filter(|command| !command.is_empty() && !is_parent(command));
    let untried: Vec<_> = leaves.filter(|command| !of(command) && !OTHERS.contains(&&**command)).collect();
    assert!(untried.is_empty(), "no line for {untried:?}");
    let mut wrong = Vec::new();
    for line in &lines {
        for format in FORMATS {
            // A check says one line, or one object.
            let is_check = line.starts_with("check ");
            let line = match (is_check, format) {
                (true, "json" | "csv") => {
                    line.replace("check ", if format == "csv" { "check " } else { "-o json check " })
                }
                (true, _) => continue,
                (false, _) => format!("{line} -o {format}"),
            };
            let [english, chinese] = both(&home, &line);
            // The language in force is a setting like others, and an age grows from run to run.
            let said = without_age(&chinese.stdout.replace("zh-CN", "en"));
            if without_age(&english.stdout) != said
                || english.code != chinese.code
                || format == "json" && said.is_empty()
            {
                wrong.push(format!("{english}\n{chinese}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_that_are_asked_for_are_in_the_language() {
    for (line, english, chinese) in [
        ("config check -o json --labels", "Gome GMOS", "国美 GMOS"),
        ("config show -o csv --labels", "environment KEFU_LANG", "环境变量 KEFU_LANG"),
        ("fields complaints -o csv --labels", "Work order", "投诉单号"),
    ] {
        let [in_english, in_chinese] = both(&Home::new(), line);
        assert!(in_english.stdout.contains(english) && !in_english.stdout.contains(chinese), "{in_english}");
        assert!(in_chinese.stdout.contains(chinese) && !in_chinese.stdout.contains(english), "{in_chinese}");
    }
}

/// Takes out the texts of errors, which follow the language wherever they are.
fn without_messages(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for key in ["answer", "hint", "summary"] {
                members.remove(key);
            }
            members.retain(|key, value| key != "error" || !value.is_string());
            members.values_mut().for_each(without_messages);
        }
        Value::Array(values) => values.iter_mut().for_each(without_messages),
        _ => {}
    }
}

#[test]
fn of_an_error_only_its_message_and_its_hint_are_in_the_language() {
    for line in
        ["config check -o json --retries 0", "check complaints --status open -o json", "check nope -o json"]
    {
        let home = Home::new();
        let settings = [("KEY", "k"), ("SECRET", "s"), ("TOKEN", "t")].map(|(name, value)| {
            (format!("KEFU_GOME_{}{name}", if name == "TOKEN" { "" } else { "APP_" }), value.to_owned())
        });
        let [english, chinese] = ["en", "zh-CN"].map(|lang| {
            let run = home.kefu(line).envs(&settings).env("KEFU_LANG", lang);
            let run = run.env("KEFU_GOME_BASE_URL", "http://127.0.0.1:1").run();
            assert!(run.code != Some(0), "{run}");
            (run.json(), run)
        });
        assert_ne!(english.1.stdout, chinese.1.stdout, "{}", english.1);
        let same = [english.0, chinese.0].map(|mut value| {
            without_messages(&mut value);
            value
        });
        assert_eq!(same[0], same[1], "{line}");
    }
}

#[test]
fn exported_files_and_their_manifest_do_not_depend_on_the_language() {
    for command in ["complaints --since 2d", "counts", "tickets --view 15"] {
        for format in ["csv", "jsonl"] {
            let home = Home::new();
            let [english, chinese] = ["en", "zh-CN"].map(|lang| {
                let line = format!("--demo -q export {command} --dir {lang} -o {format}");
                home.kefu(&line).env("KEFU_LANG", lang).run().ok();
                let written = files(&home.path(lang), format).into_iter();
                let texts = written.map(|path| std::fs::read_to_string(path).expect("a file"));
                let manifest =
                    std::fs::read_to_string(home.path(lang).join("manifest.json")).expect("a manifest");
                let question = manifest.lines().find(|line| line.contains("\"question\"")).map(str::to_owned);
                (texts.collect::<Vec<_>>(), question)
            });
            assert!(!english.0.is_empty() && english.1.is_some(), "{command} {format}");
            assert_eq!(english.1, chinese.1, "{command} {format}");
            // The counts of views have the time of each count.
            if command != "counts" {
                assert_eq!(english.0, chinese.0, "{command} {format}");
            }
        }
    }
}
