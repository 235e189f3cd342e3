//! `--jq`: over lists and records, before and after what goes wrong.

use crate::support::{Home, Run, sandbox::Sandbox};

fn jq(line: &str, program: &str) -> Run {
    Home::new().kefu(line).arg("--jq").arg(program).run()
}

#[test]
fn a_list_is_an_array_and_a_record_an_object() {
    assert_eq!(jq("--demo views count 15 2", "map(.id)").ok().stdout, "[\n  \"15\",\n  \"2\"\n]\n");
    assert_eq!(jq("--demo views show 15", "keys[0], .title").ok().stdout, "active\n售中\n");
    assert_eq!(jq("fields views", ".[0].key").ok().stdout, "id\n");
}

#[test]
fn ids_keep_every_digit_as_text_and_as_numbers() {
    let ids = jq("--demo complaints list --limit 3 -o json", ".[].complaint_id | length").exits(0);
    assert_eq!(ids.stdout, "19\n19\n19\n", "{ids}");
    let raw = jq("--demo complaints list --limit 1 --raw", ".[0].complaintId | tostring | length").exits(0);
    assert_eq!(raw.stdout, "19\n", "{raw}");
}

#[test]
fn a_program_that_cannot_be_read_exits_2_before_anything_is_sent() {
    // Without an account, so that any request would fail.
    let run = jq("views count", ".[] |").exits(2);
    assert!(
        run.stderr.starts_with("{\"error\":\"--jq: the program cannot be read: line 1, column 6"),
        "{run}"
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn a_program_that_fails_exits_2_and_leaves_the_file_as_it_was() {
    let home = Home::new();
    home.write("ids.json", "before");
    let run = home.kefu("--demo views count 15 --to ids.json --jq .[0].id.x").run().exits(2);
    assert!(run.stderr.contains("--jq: the program failed"), "{run}");
    assert_eq!(std::fs::read_to_string(home.path("ids.json")).expect("the file"), "before");
    home.kefu("--demo views count 15 --to ids.json --jq .[0].id").run().exits(0);
    assert_eq!(std::fs::read_to_string(home.path("ids.json")).expect("the file"), "\"15\"\n");
}

#[test]
fn another_format_is_a_contradiction_only_where_both_are_typed() {
    let run = jq("--demo views count 15 -o csv", ".").exits(2);
    assert!(run.stderr.starts_with("{\"error\":\"--jq reads JSON"), "{run}");
    let home = Home::new();
    let run = home.kefu("--demo views count 15 --jq .[0].id").env("KEFU_OUTPUT", "csv").run().ok();
    assert_eq!(run.stdout, "15\n");
    let run = home.kefu("--demo views count 15 -o csv").env("KEFU_JQ", ".[0].id").run().ok();
    assert!(run.stdout.starts_with("id,title,count"), "{run}");
    let run = home.kefu("--demo views count 15").env("KEFU_JQ", ".[0].id").run().ok();
    assert_eq!(run.stdout, "15\n");
    home.write("config.toml", "[defaults]\noutput = \"csv\"\n");
    assert!(home.kefu("fields views --jq .[0].key").run().ok().stdout.starts_with("id"));
}

#[test]
fn what_came_of_an_incomplete_answer_is_read_and_the_exit_code_stays_3() {
    let sandbox = Sandbox::start("--fault gome:status=500,skip=2");
    let line = "complaints list --since 20d --concurrency 1 --retries 0";
    let run = Home::new().kefu(line).envs(&sandbox.variables).arg("--jq").arg("length").run().exits(3);
    assert_eq!(run.stdout, "100\n", "{run}");
    assert!(run.stderr.contains("not complete"), "{run}");
}

#[test]
fn the_environment_stays_out_of_reach() {
    for program in ["env", "$ENV", "input_filename", "include \"x\"; 1"] {
        jq("--demo views count 15", program).exits(2);
    }
}

#[test]
fn texts_are_json_only_where_json_was_chosen() {
    let home = Home::new();
    let line = "--demo -q views show 15 --jq .title";
    let shown = |run: Run| run.ok().stdout;
    assert_eq!(shown(home.kefu(line).run()), "售中\n");
    assert_eq!(shown(home.kefu(line).env("KEFU_OUTPUT", "jsonl").run()), "售中\n");
    assert_eq!(shown(home.kefu(&format!("{line} -o json")).run()), "\"售中\"\n");
    assert_eq!(shown(home.kefu(line).env("KEFU_OUTPUT", "json").run()), "\"售中\"\n");
    for (file, text) in [("out.json", "\"售中\"\n"), ("out.txt", "售中\n"), ("out.csv", "售中\n")] {
        home.kefu(&format!("{line} --to {file}")).run().ok();
        assert_eq!(std::fs::read_to_string(home.path(file)).expect("the file"), text);
    }
}

#[test]
fn a_program_may_be_in_a_file() {
    let home = Home::new();
    for text in ["\u{feff}# the title\r\n.title\r\n", ".title"] {
        home.write("title.jq", text);
        assert_eq!(home.kefu("--demo views show 15 --jq @title.jq").run().ok().stdout, "售中\n");
        assert_eq!(home.kefu("--demo views show 15").env("KEFU_JQ", "@title.jq").run().ok().stdout, "售中\n");
    }
    let utf16: Vec<u8> = ".title".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gbk = encoding_rs::GBK.encode(".title # 标题").0.into_owned();
    let wrong = [
        ("marked.jq", [b"\xff\xfe".as_slice(), &utf16].concat(), "UTF-16"),
        ("unmarked.jq", utf16, "UTF-16"),
        ("gbk.jq", gbk, "not UTF-8"),
        ("broken.jq", b".[".to_vec(), "line 1"),
    ];
    for (file, bytes, why) in wrong {
        std::fs::write(home.path(file), bytes).expect("written");
        let run = home.kefu(&format!("--demo views show 15 --jq @{file}")).run().exits(2);
        assert!(run.stdout.is_empty() && run.stderr.contains(why), "{run}");
        assert!(run.stderr.contains(file) || file == "broken.jq", "{run}");
    }
    for (file, why) in [("missing.jq", "missing.jq"), (".", "not a file"), ("csv", ". | @csv")] {
        let run = home.kefu(&format!("--demo views show 15 --jq @{file}")).run().exits(2);
        assert!(run.stderr.contains(why), "{run}");
    }
}

/// The program's own loop turns, not kefu's.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_program_without_end() {
    use std::{
        io::{BufRead as _, BufReader},
        process::{Command, Stdio},
    };
    let home = Home::new();
    let mut command = home.kefu("--demo -q views count 15 --jq").arg("1, (def f: f; f)").command();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut first = String::new();
    let mut out = BufReader::new(child.stdout.take().expect("stdout"));
    // What has been computed appears before the end.
    out.read_line(&mut first).expect("a value");
    assert_eq!(first, "1\n");
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(kill.success());
    assert_eq!(child.wait().expect("an end").code(), Some(130));
}
