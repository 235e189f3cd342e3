//! Every failure is UNKNOWN, 3, one line: never OK, and never an alarm about something else.

use std::process::Stdio;

use crate::{
    check::{asking, asking_at, says, views},
    support::{
        Home, Run,
        faulty_server::{ConnectionEnd, FaultyServer, Reply},
        sandbox::Sandbox,
    },
};

const LINE: &str = "check view 售中 -w 10 -c 20 --retries 0";

/// Fails unless nothing is known, and the line says it with these words.
#[track_caller]
fn unknown(run: &Run, words: &str) {
    assert_eq!(run.code, Some(3), "{run}");
    let (line, rest) = run.stdout.split_once('\n').expect("a line");
    assert!(rest.is_empty() && line.contains(" UNKNOWN - ") && line.contains(words), "{words}: {run}");
    assert!(!line.contains('|') && run.stderr.lines().all(|line| line.starts_with("hint: ")), "{run}");
}

#[test]
fn a_vendor_that_fails_is_unknown() {
    for (does, words) in [
        (Reply::answer(500, "", "{}"), "500"),
        (Reply::answer(503, "Retry-After: 900\r\n", "{}"), "503"),
        (Reply::answer(429, "", "{}"), "429"),
        (Reply::answer(401, "", r#"{"state":"401","message":"account wrong"}"#), "account wrong"),
        (Reply::answer(403, "", "{}"), "403"),
        (Reply::answer(404, "", r#"{"state":"404","message":"no such thing"}"#), "no such thing"),
        (Reply::answer(302, "Location: http://127.0.0.1:9/\r\n", ""), "302"),
        (Reply::answer(200, "", ""), "empty answer"),
        (Reply::answer(200, "", "<html>"), "web page"),
        (Reply::answer(200, "", "{}"), "ticketviews"),
        (Reply::answer(200, "", r#"{"ticketviews":[],"count":"0"}"#), "there is no view `售中`"),
        (Reply::raw("", ConnectionEnd::Close), "cannot be reached"),
        (Reply::raw("", ConnectionEnd::Reset), "cannot be reached"),
        (Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{", ConnectionEnd::Close), "cut off"),
        (Reply::raw("", ConnectionEnd::Hang), "in time"),
    ] {
        let server = FaultyServer::start(move |_| does.clone());
        let line = if words == "in time" { format!("{LINE} --timeout 250ms") } else { LINE.to_owned() };
        unknown(&asking(&server, &line).run(), words);
    }
    let server = FaultyServer::start(|_| Reply::raw("", ConnectionEnd::Hang));
    unknown(&asking(&server, &format!("{LINE} --deadline 250ms")).run(), "before the deadline");
    unknown(
        &asking(&server, LINE).env("KEFU_BANGWO8_BASE_URL", "http://127.0.0.1:9").run(),
        "cannot be reached",
    );
}

#[test]
fn a_number_that_the_vendor_leaves_open_is_unknown() {
    for count in ["null", "\"\"", "\"many\"", "-1", "1.5", "true", "[1]", "99999999999999999999"] {
        unknown(&asking(&views("\"售中\"", count), LINE).run(), "does not say how many");
    }
    let other = FaultyServer::start(|request| {
        let list = r#"{"ticketviews":[{"id":"15","title":"售中","active":"1"}],"count":"1"}"#;
        let none = r#"{"ticketview_count":[]}"#;
        Reply::answer(200, "", if request.path.ends_with("ticketviews.json") { list } else { none })
    });
    unknown(&asking(&other, LINE).run(), "answered no count of view 15");
}

#[test]
fn a_view_that_is_not_there_or_not_the_only_one_is_unknown() {
    let demo = |line: &str| Home::new().kefu(&format!("--demo check view {line} -w 1")).run();
    unknown(&demo("售钟"), "there is no view `售钟`");
    unknown(&demo("加急工单"), "is the title of 2 views");
    unknown(&demo("9999"), "asked for view 9999");
    let two = Home::new().kefu("--demo check view - -w 1").stdin("15\n17\n").run();
    unknown(&two, "a check counts one view, and 2 are named");
}

#[test]
fn a_wrong_command_line_is_unknown_and_no_false_alarm() {
    for (line, words) in [
        ("check", "requires a subcommand"),
        ("check veiw 15 -w 1", "unrecognized subcommand 'veiw'"),
        ("check view", "were not provided"),
        ("check view 15", "neither --warning nor --critical"),
        ("check view 15 17 -w 1", "unexpected argument '17'"),
        ("check view 15 -w", "a value is required"),
        ("check view 15 -w 20:10", "it begins with 20, above its end 10"),
        ("check view 15 -w ten", "~:10 (above 10)"),
        ("check view 15 -w 1 -w 2", "cannot be used multiple times"),
        ("check view 15 -w 1 --bogus", "unexpected argument '--bogus'"),
        ("--bogus check view 15 -w 1", "unexpected argument '--bogus'"),
        ("--timeout soon check view 15 -w 1", "invalid value 'soon'"),
        ("check view 15 -w 1 -o csv", "no such format"),
        ("check view 15 -w 1 -o jsn", "invalid value 'jsn'"),
        ("check view 15 -w 1 --to out.txt", "--to means nothing to a check"),
        ("check view 15 -w 1 --jq .", "--jq means nothing to a check"),
        ("check view 15 -w 1 --limit 1", "--limit means nothing to a check"),
        ("check view 15 -w 1 --raw", "--raw means nothing to a check"),
        ("check view 15 -w 1 --columns id", "--columns means nothing to a check"),
        ("check view 15 -w 1 --fail-empty", "--fail-empty means nothing to a check"),
    ] {
        let run = Home::new().kefu(&format!("--demo {line}")).run();
        let json = line.contains("--jq");
        match json {
            true => assert!(run.code == Some(3) && run.json()["error"]["exit_code"] == 2, "{run}"),
            false => unknown(&run, words),
        }
        assert!(run.stdout.contains(words), "{run}");
        let label = if line.contains("check view") { "VIEWS" } else { "CHECK" };
        assert!(json || run.stdout.starts_with(label), "{run}");
    }
}

#[test]
fn other_commands_with_the_same_word_keep_their_codes() {
    for (line, code) in [
        ("config check", 78),
        ("--bogus config check", 2),
        ("--demo complaints list --status check", 2),
        ("-p check views list", 78),
        ("views check", 2),
        ("help check view", 0),
        ("config check --help", 0),
    ] {
        let run = Home::new().kefu(line).run().exits(code);
        assert!(!run.stdout.contains("UNKNOWN"), "{run}");
    }
}

#[test]
fn help_is_shown_and_has_checked_nothing() {
    for line in
        ["check --help", "check -h", "check view --help", "check view 15 -w 1 --help", "check help view"]
    {
        let run = Home::new().kefu(line).run().exits(3);
        assert!(run.stdout.contains("Usage: kefu check") && run.stderr.is_empty(), "{run}");
    }
}

#[test]
fn a_missing_or_damaged_configuration_is_unknown() {
    unknown(&Home::new().kefu(LINE).run(), "bangwo8 is not configured");
    unknown(&Home::new().kefu(LINE).arg("--profile").arg("nobody").run(), "there is no profile `nobody`");
    for (file, words) in [
        ("[profiles.default.bangwo8]\naccount = [", "config.toml:2"),
        ("[defaults]\nlimit = \"many\"", "invalid value 'many'"),
        ("[profiles.default.bangwo8]\naccount = { command = \"false\" }\npassword = \"x\"", "account"),
    ] {
        let home = Home::new();
        home.write("config.toml", file);
        unknown(&home.kefu(LINE).run(), words);
    }
}

#[test]
fn credentials_that_are_rejected_are_unknown_and_stay_secret() {
    let sandbox = Sandbox::start("");
    let wrong = Home::new()
        .kefu(LINE)
        .envs(&sandbox.variables)
        .env("KEFU_BANGWO8_CLIENT_SECRET", "wrong-fixture-value");
    let run = wrong.run();
    unknown(&run, "bangwo8 gave no token");
    assert!(!run.both().contains("wrong-fixture-value"), "{run}");
    let echo = FaultyServer::start(|_| {
        Reply::answer(400, "", r#"{"state":"400","message":"fixture-secret is wrong"}"#)
    });
    for format in ["", " -o json"] {
        let run = asking(&echo, &format!("{LINE}{format}")).run().exits(3);
        assert!(run.stdout.contains("*** is wrong") && !run.both().contains("fixture-secret"), "{run}");
    }
}

#[test]
fn the_hint_stands_beside_the_line_and_not_with_quiet() {
    let run = Home::new().kefu(LINE).run().exits(3);
    assert!(
        run.stderr.starts_with("hint: run `kefu config init`") && run.stderr.lines().count() == 1,
        "{run}"
    );
    let quiet = Home::new().kefu(LINE).arg("-q").run();
    says(&quiet, run.stdout.trim_end(), 3);
    let damaged = Home::new();
    damaged.write("config.toml", "[profiles");
    for line in ["-q check view", "--bogus check view 15 -w 1 --quiet", "-q check view 15 -w 1"] {
        let run = damaged.kefu(line).run();
        says(&run, run.stdout.trim_end(), 3);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_line_that_nobody_gets_is_no_good_news() {
    let server = views("\"售中\"", "1");
    for code in [Some(3), None] {
        let home = Home::new();
        let mut command = asking_at(&home, &server, LINE).command();
        match code {
            Some(_) => {
                command.stdout(std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a device"))
            }
            None => command.stdout(Stdio::piped()),
        };
        let mut kefu = command.stderr(Stdio::piped()).spawn().expect("kefu");
        // Without its reader the pipe is closed.
        drop(kefu.stdout.take());
        let output = kefu.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.starts_with("error: cannot write to standard output"), "{said}");
    }
}

#[test]
#[cfg(unix)]
fn a_check_that_is_stopped_is_unknown() {
    for (signal, words) in [("INT", "interrupted"), ("TERM", "terminated")] {
        let server = FaultyServer::start(|_| Reply::raw("", ConnectionEnd::Hang));
        let home = Home::new();
        let kefu = asking_at(&home, &server, LINE).command().stdout(Stdio::piped()).spawn().expect("kefu");
        server.wait_for("a request", |log| !log.requests.is_empty());
        let id = kefu.id().to_string();
        assert!(
            std::process::Command::new("kill").args(["-s", signal, &id]).status().expect("kill").success()
        );
        let output = kefu.wait_with_output().expect("an end");
        assert_eq!(output.status.code(), Some(3));
        assert_eq!(String::from_utf8_lossy(&output.stdout), format!("VIEWS UNKNOWN - {words}\n"));
    }
}
