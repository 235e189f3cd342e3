//! `kefu check`: what a monitoring system reads of it, and that it never takes a failure for good news.

mod complaints;
mod export;
mod failures;

use crate::support::{
    Home, Kefu, Run,
    faulty_server::{FaultyServer, Reply},
    sandbox::Sandbox,
};

/// Bangwo8 with one view, 售中, whose title and count are these, as JSON.
fn views(title: &str, count: &str) -> FaultyServer {
    let list = format!(r#"{{"ticketviews":[{{"id":"15","title":{title},"active":"1"}}],"count":"1"}}"#);
    let counts = format!(r#"{{"ticketview_count":[{{"ticketview_id":"15","count":{count}}}]}}"#);
    FaultyServer::start(move |request| {
        Reply::answer(200, "", if request.path.ends_with("ticketviews.json") { &list } else { &counts })
    })
}

/// A command line with Bangwo8 at this server.
fn asking(server: &FaultyServer, line: &str) -> Kefu {
    asking_at(&Home::new(), server, line)
}

/// The same for a user with a home.
fn asking_at(home: &Home, server: &FaultyServer, line: &str) -> Kefu {
    let kefu = home.kefu(line).env("KEFU_BANGWO8_BASE_URL", server.url());
    kefu.env("KEFU_BANGWO8_ACCOUNT", "fixture").env("KEFU_BANGWO8_PASSWORD", "fixture-secret")
}

/// Fails unless a run says this in one line and nothing else, and exits with this.
#[track_caller]
fn says(run: &Run, line: &str, code: i32) {
    assert_eq!((run.stdout.as_str(), run.code), (format!("{line}\n").as_str(), Some(code)), "{run}");
    assert_eq!(run.stderr, "", "{run}");
}

#[test]
fn a_number_is_ok_a_warning_or_critical_and_the_line_says_so() {
    let server = views("\"售中\"", "\"12\"");
    for (ranges, line, code) in [
        ("-w 20 -c 30", "VIEWS OK - 售中 12 tickets | tickets=12;20;30;0", 0),
        ("-w 10 -c 20", "VIEWS WARNING - 售中 12 tickets | tickets=12;10;20;0", 1),
        ("--warning 5 --critical 10", "VIEWS CRITICAL - 售中 12 tickets | tickets=12;5;10;0", 2),
        ("-w 12", "VIEWS OK - 售中 12 tickets | tickets=12;12;;0", 0),
        ("-c 11.5", "VIEWS CRITICAL - 售中 12 tickets | tickets=12;;11.5;0", 2),
        ("-w 13: -c ~:11", "VIEWS CRITICAL - 售中 12 tickets | tickets=12;13:;~:11;0", 2),
        ("-w @10:20 -c @0", "VIEWS WARNING - 售中 12 tickets | tickets=12;@10:20;@0;0", 1),
        ("-w -5:-1", "VIEWS WARNING - 售中 12 tickets | tickets=12;-5:-1;;0", 1),
    ] {
        says(&asking(&server, &format!("check view 售中 {ranges}")).run(), line, code);
    }
    says(&asking(&server, "check view 15 -w 20").run(), "VIEWS OK - 售中 12 tickets | tickets=12;20;;0", 0);
    let one = views("\"售中\"", "1");
    says(&asking(&one, "check view 15 -w 0").run(), "VIEWS WARNING - 售中 1 ticket | tickets=1;0;;0", 1);
}

#[test]
fn json_is_one_object_whatever_comes_out() {
    let server = views("\"售中\"", "12");
    let run = asking(&server, "check view 售中 -w 10 -c 20 -o json").run().exits(1);
    let expected = r#"{"check":"view","status":"WARNING","exit_code":1,"summary":"售中 12 tickets","metrics":[{"name":"tickets","value":12,"warning":"10","critical":"20","min":0}]}"#;
    says(&run, expected, 1);
    let run = asking(&server, "check view 售中 -w 100 -o json").run().exits(0);
    assert_eq!(run.json()["metrics"][0]["critical"], serde_json::Value::Null, "{run}");
    for line in
        ["check view 售前 -w 1 -o json", "check view -o json", "check -o json", "check view 15 -o json -w x"]
    {
        let run = asking(&server, line).run().exits(3);
        let object = run.json();
        assert_eq!((&object["status"], &object["exit_code"]), (&"UNKNOWN".into(), &3.into()), "{run}");
        assert!(object["error"]["exit_code"] == 2 && object["error"]["hint"].is_string(), "{run}");
        assert_eq!((object["metrics"].as_array().map(Vec::len), run.stderr.as_str()), (Some(0), ""), "{run}");
    }
}

#[test]
fn a_title_does_not_break_the_line_or_move_the_cursor() {
    let hostile = r#""售|中\r\nVIEWS OK - \u001b[2J\u0007\u202e|'tickets'=0;;\u0085\u2028""#;
    let server = views(hostile, "12");
    let run = asking(&server, "check view 15 -w 10").run().exits(1);
    assert_eq!(run.stdout.matches('\n').count(), 1, "{run}");
    assert!(
        !run.stdout.trim_end().contains(|c: char| c.is_control() || "\u{202e}\u{2028}".contains(c)),
        "{run}"
    );
    let (words, numbers) = run.stdout.split_once('|').expect("performance data");
    assert!(words.starts_with("VIEWS WARNING - 售¦中 "), "{run}");
    assert_eq!(numbers, " tickets=12;10;;0\n", "{run}");
    assert_eq!(asking(&server, "check view 15 -w 10 -o json").run().json()["exit_code"], 1);
    let long = views(&format!("\"{}\"", "长标题".repeat(2000)), "12");
    let run = asking(&long, "check view 15 -w 10").run().exits(1);
    assert!(run.stdout.len() < 1024 && run.stdout.ends_with("… | tickets=12;10;;0\n"), "{run}");
}

#[test]
fn what_is_set_for_all_commands_does_not_change_a_check() {
    let server = views("\"售中\"", "12");
    let general =
        "[defaults]\noutput = \"csv\"\nlimit = 1\nraw = true\ncolumns = \"id\"\nfail-empty = true\n";
    let line = "VIEWS WARNING - 售中 12 tickets | tickets=12;10;;0";
    let home = Home::new();
    home.write("config.toml", general);
    says(&asking_at(&home, &server, "check view 售中 -w 10").run(), line, 1);
    let variables = [
        ("OUTPUT", "xlsx"),
        ("TO", "out.xlsx"),
        ("JQ", "."),
        ("LIMIT", "1"),
        ("COLUMNS", "id"),
        ("LANG", "en"),
    ];
    let set = variables.iter().fold(asking(&server, "check view 售中 -w 10"), |kefu, (name, value)| {
        kefu.env(format!("KEFU_{name}"), value)
    });
    says(&set.run(), line, 1);
    assert!(!home.path("out.xlsx").exists());
    // A format that fits is no other than the flag.
    let run = asking(&server, "check view 售中 -w 10").env("KEFU_OUTPUT", "json").run().exits(1);
    assert_eq!(run.json()["status"], "WARNING");
    says(&asking(&server, "check view 售中 -w 10 -o table").env("KEFU_OUTPUT", "json").run(), line, 1);
}

#[test]
fn the_readmes_plugin_runs_as_printed() {
    let sandbox = Sandbox::start("");
    for page in [include_str!("../../README.md"), include_str!("../../README.en.md")] {
        let line = page.lines().find_map(|line| line.trim().strip_prefix("command_line")).expect("a command");
        let words = line.split_once("/usr/local/bin/kefu ").expect("kefu").1;
        let run = Home::new().kefu(words).envs(&sandbox.variables).run();
        assert!(matches!(run.code, Some(0..=2)) && run.stdout.contains(" due within 30 min | "), "{run}");
        assert_eq!(run.stderr, "", "{run}");
    }
}

#[test]
fn it_runs_where_there_is_no_environment_at_all() {
    let bare = |line: &str| {
        let kefu = Home::new().kefu(line);
        ["PATH", "HOME", "KEFU_HOME"].into_iter().fold(kefu, Kefu::without).run()
    };
    let run = bare("--demo -q check view 15 -w 1000").exits(0);
    assert!(run.stdout.starts_with("VIEWS OK - 售中 ") && run.stderr.is_empty(), "{run}");
    let run = bare("check view 15 -w 1000").exits(3);
    assert!(run.stdout.starts_with("VIEWS UNKNOWN - "), "{run}");
}
