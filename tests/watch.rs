//! `--watch`: what has changed is shown, in place on a terminal and as lines elsewhere; failures are survived.

#![cfg(unix)]

use std::{
    io::{BufRead as _, BufReader, Lines, Read as _},
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use crate::support::{
    Home, Kefu, chinese,
    faulty_server::{FaultyServer, ReceivedRequest, Reply},
    sandbox::Sandbox,
    terminal::Terminal,
};

const SECRET: &str = "gome+secret/1";
const BEGIN: &str = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[?7l";
const END: &str = "\u{1b}[?1049l";
const AS_BEFORE: &str = "\u{1b}[?7h\u{1b}[?25h";
const FRAME: &str = "\u{1b}[?2026h\u{1b}[H";
const FRAME_OVER: &str = "\u{1b}[J\u{1b}[?2026l";

/// Complaints as Gome sends them: number, status, content.
fn complaints(rows: &[(&str, u8, &str)]) -> Reply {
    let row = |(number, status, content): &(&str, u8, &str)| serde_json::json!({ "workOrderNo": number, "status": status, "content": content });
    let rows: Vec<_> = rows.iter().map(row).collect();
    let result = serde_json::json!({ "totalCount": rows.len(), "ComplaintVOs": rows });
    let envelope = serde_json::json!({ "gome_custom_complaints_phoneGet_response": { "result": result } });
    Reply::answer(200, "Content-Type: application/json\r\n", envelope.to_string())
}

/// Two complaints, then a failure that repeats a secret, then one changed, one new and one gone.
fn story(request: &ReceivedRequest) -> Reply {
    match request.before {
        0 => complaints(&[("W1", 1, "\u{1b}[2J\u{9b}2J\u{202e}hostile"), ("W2", 1, "two")]),
        1 => {
            Reply::answer(200, "", r#"{"error_response":{"code":"9000","msg":"gome+secret/1 is no number"}}"#)
        }
        _ => complaints(&[("W3", 1, "three"), ("W1", 30, "\u{1b}[2J\u{9b}2J\u{202e}hostile")]),
    }
}

fn configured(home: &Home, line: &str, url: &str) -> Kefu {
    home.kefu(line)
        .env("KEFU_GOME_BASE_URL", format!("{url}/router"))
        .env("KEFU_GOME_APP_SECRET", SECRET)
        .env("KEFU_GOME_TOKEN", "gome-token-1")
}

/// A watch whose lines are read while it goes on.
struct Watched {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Watched {
    fn start(kefu: Kefu) -> Self {
        let mut command = kefu.command();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("kefu");
        let lines = BufReader::new(child.stdout.take().expect("stdout")).lines();
        Self { child, lines }
    }

    /// The next change: which, the record's number and status, what they were.
    fn next(&mut self) -> [String; 4] {
        let line = self.lines.next().expect("a line").expect("text");
        let value: Value = serde_json::from_str(&line).unwrap_or_else(|e| panic!("{e}: {line}"));
        let keys: Vec<_> = value.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["at", "change", "record", "was"], "{line}");
        assert!(value["at"].as_str().is_some_and(|at| at.len() == 25 && at.ends_with("+08:00")), "{line}");
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let record = &value["record"];
        [&value["change"], &record["work_order_no"], &record["status"], &value["was"]["status"]].map(text)
    }

    /// Reads all lines until it ends by itself.
    fn end_with_lines(mut self) -> (Option<i32>, String) {
        self.lines.by_ref().for_each(|line| drop(line.expect("text")));
        self.end(None)
    }

    /// Sends it a signal, or closes its pipe; returns its exit status and what it said.
    fn end(mut self, signal: Option<&str>) -> (Option<i32>, String) {
        match signal {
            Some(signal) => kill(signal, &self.child.id().to_string()),
            None => drop(self.lines),
        }
        let mut said = String::new();
        let stderr = self.child.stderr.take();
        stderr.expect("stderr").read_to_string(&mut said).expect("text");
        (self.child.wait().expect("it ends").code(), said)
    }
}

fn kill(signal: &str, process: &str) {
    assert!(Command::new("kill").args([signal, process]).status().expect("kill").success());
}

#[test]
fn a_pipe_gets_a_line_for_each_change_and_failures_are_survived() {
    let server = FaultyServer::start(story);
    let home = Home::new();
    let mut watched = Watched::start(configured(&home, "complaints list --watch 5s", &server.url()));
    let change = |parts: [&str; 4]| parts.map(str::to_owned);
    assert_eq!(watched.next(), change(["initial", "W1", "1", "-"]));
    assert_eq!(watched.next(), change(["initial", "W2", "1", "-"]));
    assert_eq!(watched.next(), change(["new", "W3", "1", "-"]));
    assert_eq!(watched.next(), change(["changed", "W1", "30", "1"]));
    assert_eq!(watched.next(), change(["gone", "W2", "1", "-"]));
    let (code, said) = watched.end(Some("-TERM"));
    assert_eq!(code, Some(143), "{said}");
    let error: Value = serde_json::from_str(said.lines().next().expect("an error")).expect("JSON");
    assert_eq!((&error["exit_code"], &error["vendor_code"]), (&1.into(), &"9000".into()), "{said}");
    assert!(!said.contains(SECRET), "{said}");
    let log = server.log();
    let mut sizes: Vec<_> = log.requests.iter().map(|request| request.get("pageSize")).collect();
    sizes.dedup();
    assert_eq!(sizes.len(), 3, "{sizes:?}");
}

#[test]
fn a_reader_that_has_gone_ends_it_with_0_although_nothing_changes() {
    let server = FaultyServer::start(|_| complaints(&[("W1", 1, "one")]));
    let home = Home::new();
    let began = Instant::now();
    let line = "complaints list --watch 1h --deadline 20s";
    let mut watched = Watched::start(configured(&home, line, &server.url()));
    watched.next();
    assert_eq!(watched.end(None), (Some(0), String::new()));
    assert!(began.elapsed() < Duration::from_secs(15), "only the deadline ended it");
}

#[test]
fn at_the_deadline_the_last_reading_decides() {
    let good = || complaints(&[("W1", 1, "one")]);
    let refused = || Reply::answer(400, "", "");
    let home = Home::new();
    let line = "complaints list --watch 5s --deadline 7s --retries 0";
    // A first failure may pass: a screen on a wall is switched on before the network.
    let recovers = FaultyServer::start(move |request| if request.before == 0 { refused() } else { good() });
    let fails = FaultyServer::start(move |request| if request.before == 0 { good() } else { refused() });
    let hangs = FaultyServer::start(|_| Reply::raw("", crate::support::faulty_server::ConnectionEnd::Hang));
    let runs =
        [&recovers, &fails, &hangs].map(|server| Watched::start(configured(&home, line, &server.url())));
    let [recovers, fails, hangs] = runs.map(Watched::end_with_lines);
    let (code, said) = recovers;
    assert_eq!((code, said.lines().count()), (Some(0), 1), "{said}");
    let (code, said) = fails;
    assert_eq!(code, Some(1), "{said}");
    let (code, said) = hangs;
    assert!(code == Some(69) && said.contains("before the deadline"), "{said}");
}

#[test]
fn a_first_failure_that_will_not_pass_ends_it_at_once() {
    let rejects = r#"{"error_response":{"code":"20001","msg":"令牌已过期"}}"#;
    let server = FaultyServer::start(move |_| Reply::answer(200, "", rejects));
    let home = Home::new();
    configured(&home, "complaints list --watch 1h", &server.url()).run().exits(77);
    configured(&home, "complaints list --watch 1h --status nonsense", &server.url()).run().exits(2);
    home.kefu("views count --watch 1h").run().exits(78);
}

#[test]
fn what_cannot_be_watched_is_wrong_usage() {
    for (line, said) in [
        ("complaints list --watch 1s", "the shortest time is 5 s"),
        ("complaints list --watch soon", "write a duration like"),
        ("complaints list --watch 5s --to out.jsonl", "redirect the lines"),
        ("complaints list --watch 5s --jq .", "pipe the lines into jq"),
        ("complaints list --watch 5s -o csv", "-o jsonl"),
        ("complaints list --watch 5s -o jsonl --raw", "leave --raw out"),
        ("views count --watch 5s --columns nothing", "there is no column `nothing`"),
        ("views list --watch 5s", "unexpected argument '--watch'"),
    ] {
        let run = Home::new().kefu(&format!("--demo {line}")).run().exits(2);
        assert!(run.stderr.contains(said) && run.stdout.is_empty(), "{run}");
    }
}

#[test]
fn gome_does_not_take_readings_for_repeated_questions() {
    let sandbox = Sandbox::start("--fault gome:duplicates=90s");
    let home = Home::new();
    let line = "complaints list --since 14d --watch 5s --deadline 11s -v";
    let watched = Watched::start(home.kefu(line).envs(&sandbox.variables));
    let stats = "complaints stats --channel web --since 30d --watch 5s --deadline 11s -v --limit 3";
    let stats = Watched::start(home.kefu(stats).envs(&sandbox.variables));
    let compared = "complaints stats --since 9d --compare --top 2 --watch 5s --deadline 11s -v";
    let compared = Watched::start(home.kefu(compared).envs(&sandbox.variables));
    for watched in [watched, stats, compared] {
        let (code, said) = watched.end_with_lines();
        assert_eq!(code, Some(0), "{said}");
        assert!(!said.contains("8999") && !said.contains("trying again"), "{said}");
        assert!(said.matches("pageNo=1&").count() >= 3, "{said}");
    }
}

#[test]
fn a_watch_compares_each_shop_with_the_period_before() {
    let sandbox = Sandbox::start("--shops 2");
    let home = Home::new();
    home.write("config.toml", &sandbox.script);
    let line = "complaints stats --since 3d --by type --top 2 --compare -p all";
    let once = home.kefu(&format!("{line} -o json")).run().ok();
    let mut watched = Watched::start(home.kefu(&format!("{line} --watch 5s")));
    for expected in once.json().as_array().expect("rows") {
        let line = watched.lines.next().expect("a line").expect("text");
        let shown: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(shown["record"], *expected);
        assert!(expected["previous"].is_u64(), "{expected}");
    }
    assert_eq!(watched.end(Some("-INT")), (Some(0), String::new()));
}

#[test]
fn counts_are_watched_by_what_they_are_counted_by() {
    let sandbox = Sandbox::start("--fault gome:drift");
    let home = Home::new();
    let line = "complaints stats --on today --by status,overdue --watch 5s";
    let mut watched = Watched::start(home.kefu(line).envs(&sandbox.variables));
    let (before, now) = loop {
        let line = watched.lines.next().expect("a line").expect("text");
        let value: Value = serde_json::from_str(&line).expect("JSON");
        if value["change"] == "changed" {
            break (value["was"].clone(), value["record"].clone());
        }
    };
    assert!(now["count"].as_u64() > before["count"].as_u64(), "{before} {now}");
    assert_eq!((&now["status"], &now["overdue"]), (&before["status"], &before["overdue"]));
    assert_eq!(watched.end(Some("-INT")), (Some(0), String::new()));
}

/// The pictures that were drawn one over the other, each as its lines.
fn frames(screen: &str) -> Vec<Vec<&str>> {
    let (_, rest) = screen.split_once(BEGIN).expect("a beginning");
    let (drawn, _) = rest.split_once(END).expect("an end");
    let frames = drawn.split(FRAME).skip(1).map(|text| {
        // What is typed meanwhile is echoed behind it, and drawn over.
        let (text, _) = text.split_once(FRAME_OVER).expect("a whole frame");
        let text = text.strip_suffix("\r\n").expect("a last line");
        let lines = text.split("\r\n");
        lines.map(|line| line.strip_prefix("\u{1b}[K").expect("a cleared line")).collect()
    });
    frames.collect()
}

/// A watch in a shell at a terminal of this size, which first says what its process is called.
fn at_terminal(kefu: Kefu, (width, height): (u16, u16), line: &str) -> Terminal {
    let binary = env!("CARGO_BIN_EXE_kefu");
    let given = kefu.command();
    let mut shell = Command::new("sh");
    shell.env_clear().env("TERM", "xterm").current_dir(given.get_current_dir().expect("a home"));
    shell.envs(given.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let run = format!("sh -c 'echo process $$ runs; exec {binary} --color never {line}'");
    Terminal::start(shell, &format!("trap : INT; stty cols {width} rows {height}; {run}"))
}

#[test]
fn a_terminal_shows_one_picture_in_place_with_marks_a_banner_and_what_is_gone() {
    let server = FaultyServer::start(story);
    let home = Home::new();
    let kefu = configured(&home, "", &server.url());
    let mut terminal = at_terminal(
        kefu,
        (80, 24),
        "complaints list --columns work_order_no,status,content --watch 5s --lang zh-CN",
    );
    terminal.wait("W2");
    terminal.wait("✘ 国美");
    terminal.answer("少了 1：W2 two", "\u{3}");
    let screen = terminal.end(0);
    let frames = frames(&screen);
    let with = |text: &str| frames.iter().position(|frame| frame.iter().any(|line| line.contains(text)));
    // The failure comes after the first answer, goes with the next, and the answer stays meanwhile.
    let (failed, recovered) = (with("✘ 国美").expect("a failure"), with("变化 3").expect("changes"));
    assert!(0 < failed && failed < recovered, "{screen}");
    assert!(frames[failed].iter().any(|line| line.contains("W2")), "{screen}");
    assert!(with("次 · 正在重试").is_some_and(|at| at < recovered), "{screen}");
    let last = frames.last().expect("a frame");
    let shown: Vec<_> =
        last.iter().map(|line| line.split_whitespace().take(3).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        shown[3..],
        ["变化 投诉单号 状态", "──── ──────── ──────", "新 W3 待处理", "状态 W1 已结单", "少了 1：W2 two"]
    );
    // It ages before one's eyes, it fits, and it is all that was written: nothing scrolls.
    assert!(with("（1 秒前）").is_some() && with("（3 秒前）").is_some(), "{screen}");
    assert!(frames.iter().flatten().all(|line| line.width() <= 80), "{screen}");
    let (_, rest) = screen.split_once(END).expect("an end");
    let left = last.iter().flat_map(|line| [line, "\r\n"]).collect::<String>();
    assert!(rest.starts_with(&format!("{left}{AS_BEFORE}exit 0\r\n")), "{rest}");
    let written =
        screen.split(['\u{1b}']).skip(1).map(|rest| rest.chars().take_while(|c| !c.is_alphabetic()).count());
    assert!(written.into_iter().all(|length| length <= 6), "{screen}");
    assert!(!screen.contains("\u{1b}[2J") && !screen.contains(['\u{9b}', '\u{202e}']), "{screen}");
    assert!(screen.contains("␛[2J") && !screen.contains(SECRET), "{screen}");
}

#[test]
fn the_picture_speaks_its_readers_language() {
    for (lang, failure, over, words) in [
        ("zh-CN", "✘ 国美", "少了 1：W2 灯不亮", ["门不关", "灯不亮", "声音大"]),
        ("en", "✘ gome", "gone 1: W2 two", ["one", "two", "three"]),
    ] {
        let server = FaultyServer::start(move |request| match request.before {
            0 => complaints(&[("W1", 1, words[0]), ("W2", 1, words[1])]),
            1 => Reply::answer(200, "", r#"{"error_response":{"code":"9000","msg":"no"}}"#),
            _ => complaints(&[("W3", 1, words[2]), ("W1", 30, words[0])]),
        });
        let home = Home::new();
        let line = "complaints list --columns work_order_no,status,content --watch 5s";
        let line = format!("{line} --lang {lang}");
        let mut terminal = at_terminal(configured(&home, "", &server.url()), (80, 24), &line);
        terminal.wait(failure);
        terminal.answer(over, "\u{3}");
        let screen = terminal.end(0);
        let frames = frames(&screen);
        let said: Vec<_> = frames.iter().flatten().filter(|line| !line.contains("--columns")).collect();
        assert!(said.len() > 10, "{screen}");
        for line in said {
            let cells: Vec<_> = line.split("  ").flat_map(|cell| cell.split(" · ")).collect();
            let wrong = match lang {
                "en" => cells
                    .iter()
                    .filter(|cell| cell.contains(chinese::is_han))
                    .map(|cell| (*cell).to_owned())
                    .collect(),
                _ => cells.iter().flat_map(|cell| chinese::mistakes(cell)).collect::<Vec<_>>(),
            };
            assert!(wrong.is_empty(), "{line}: {wrong:?}\n{screen}");
        }
    }
}

#[test]
fn counts_on_a_terminal_have_their_total_also_while_a_shop_fails() {
    let server = FaultyServer::start(|request| match (request.path.contains("south"), request.before) {
        (true, 0) => complaints(&[("S1", 1, "one")]),
        (true, _) => Reply::answer(400, "", ""),
        (false, 0) => complaints(&[("N1", 1, "one"), ("N2", 30, "two")]),
        (false, _) => complaints(&[("N1", 30, "one"), ("N2", 30, "two"), ("N3", 30, "three")]),
    });
    let home = Home::new();
    let shop = |name: &str| {
        let gateway = format!("base_url = \"{}/{name}/router\"", server.url());
        format!("[profiles.{name}.gome]\n{gateway}\napp_secret = \"{SECRET}\"\ntoken = \"a-token\"\n")
    };
    home.write("config.toml", &["north", "south"].map(shop).concat());
    let line = "complaints stats --by status --watch 5s -p all --retries 0 --lang en";
    let mut terminal = at_terminal(home.kefu(""), (80, 24), line);
    terminal.answer("gone 1: north Pending", "\u{3}");
    let screen = terminal.end(0);
    let words = |line: &&str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let totals = |frame: &Vec<&str>| frame.iter().map(words).filter(|line| line.contains("Total ")).collect();
    let frames = frames(&screen);
    let ends = [frames.first(), frames.last()].map(|frame| frame.map_or_else(Vec::new, totals));
    assert_eq!(ends, [["Total 3 –"], ["+1 Total 4 –"]], "{screen}");
}

#[test]
fn a_small_terminal_has_a_small_picture_and_gets_its_cursor_back_when_it_is_terminated() {
    let names: Vec<_> = (10..40).map(|number| format!("W{number}")).collect();
    let server = FaultyServer::start(move |request| {
        let rows: Vec<_> =
            names.iter().skip(request.before.min(1)).map(|name| (&**name, 1, "一二三四五六七八")).collect();
        complaints(&rows)
    });
    let home = Home::new();
    let kefu = configured(&home, "", &server.url());
    let mut terminal = at_terminal(kefu, (40, 10), "complaints list --watch 5s --lang en");
    terminal.wait("process ");
    terminal.wait(" runs");
    let process = terminal.screen.split_whitespace().rev().nth(1).expect("a number").to_owned();
    terminal.wait("gone 1: W10");
    terminal.wait(FRAME_OVER);
    kill("-TERM", &process);
    let screen = terminal.end(143);
    for frame in frames(&screen) {
        assert!(frame.len() < 10 && frame.iter().all(|line| line.width() <= 40), "{frame:#?}");
        assert!(frame.iter().any(|line| line.contains(" more rows")), "{frame:#?}");
    }
    assert!(screen.contains(&format!("{AS_BEFORE}error: terminated")), "{screen}");
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_draws_again() {
    let server = FaultyServer::start(story);
    let home = Home::new();
    let kefu = configured(&home, "", &server.url());
    let mut terminal =
        at_terminal(kefu, (80, 24), "complaints list --columns work_order_no,status --watch 600s");
    terminal.wait("process ");
    terminal.wait(" runs");
    let process = terminal.screen.split_whitespace().rev().nth(1).expect("a number").to_owned();
    terminal.wait(FRAME_OVER);
    kill("-TSTP", &process);
    terminal.wait(AS_BEFORE);
    // Stopped, it answers nothing else; going on, it takes the terminal again.
    let stat = || std::fs::read_to_string(format!("/proc/{process}/stat")).expect("a process");
    while !stat().contains(") T ") {
        std::thread::yield_now();
    }
    kill("-CONT", &process);
    terminal.wait(BEGIN);
    terminal.wait(FRAME_OVER);
    kill("-INT", &process);
    terminal.end(0);
}
