//! `max_rps` is an account's: it holds for all runs that share `KEFU_HOME`, and no run can keep the others waiting.

use std::{
    fs::{self, File},
    path::PathBuf,
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use crate::{
    faults::vendors::{COUNTS, SECRETS, configured, good},
    support::{
        self, Home, Kefu,
        faulty_server::{FaultyServer, Log},
    },
};

/// Far more than a busy machine needs, far less than a pace of one request in 100 s.
const NOISE: Duration = Duration::from_secs(20);

fn ask(home: &Home, words: &str, server: &FaultyServer, rps: &str) -> Kefu {
    let line = format!("{} {words} -o json", COUNTS.line);
    configured(home, &line, &server.url()).env("KEFU_BANGWO8_MAX_RPS", rps)
}

fn start(kefu: Kefu) -> Child {
    kefu.command().stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts")
}

/// The one file with the time of an account's last request.
fn file(home: &Home) -> PathBuf {
    let mut files = support::files(&home.path("state"), "");
    files.retain(|file| file.to_string_lossy().contains("max-rps-"));
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

/// The time from the first request to the last.
fn span(log: &Log) -> Duration {
    let times = || log.requests.iter().map(|request| request.at);
    times().max().expect("a request").duration_since(times().min().expect("a request"))
}

#[test]
fn runs_that_start_together_keep_one_pace() {
    let server = FaultyServer::start(good);
    let home = Home::new();
    let children: Vec<_> = (0..4).map(|_| start(ask(&home, "", &server, "10"))).collect();
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let log = server.log();
    let requests = u32::try_from(log.requests.len()).expect("a few");
    assert!(requests >= 12, "{requests}");
    // How late a request arrives is the machine's affair; how many come in a time is kefu's.
    let least = Duration::from_millis(100) * (requests - 1);
    assert!(span(&log) >= least.mul_f64(0.9), "{requests} requests in {:?}", span(&log));
    let (file, known) = (file(&home), fs::read_to_string(file(&home)).expect("a text"));
    assert!(known.trim().parse::<u64>().is_ok(), "{known}");
    let name = file.to_string_lossy();
    assert!(SECRETS.iter().all(|secret| !name.contains(secret)) && !name.contains("127.0.0.1"), "{name}");
}

#[test]
fn a_killed_run_leaves_nothing_to_wait_for() {
    let server = FaultyServer::start(good);
    let home = Home::new();
    // It has asked once and waits for 100 s.
    let mut waiting = start(ask(&home, "", &server, "0.01"));
    server.wait_for("the first request", |log| !log.requests.is_empty());
    waiting.kill().expect("it waits");
    waiting.wait().expect("it ends");
    let began = Instant::now();
    ask(&home, "", &server, "1000").run().ok();
    assert!(began.elapsed() < NOISE, "{:?}", began.elapsed());
}

#[test]
fn a_run_that_was_stopped_with_the_lock_holds_nobody_up() {
    let server = FaultyServer::start(good);
    let home = Home::new();
    ask(&home, "", &server, "1000").run().ok();
    let known = server.log().requests.len();
    let lock = File::open(file(&home)).expect("a file");
    lock.lock().expect("a lock");
    let run = ask(&home, "--deadline 500ms", &server, "1000").run().exits(69);
    assert!(run.stderr.contains("before the deadline"), "{run}");
    assert_eq!(server.log().requests.len(), known, "{run}");
    let run = ask(&home, "-v", &server, "1000").run().exits(0);
    let said = "`max_rps` holds within this run only: another run holds its lock";
    assert_eq!(run.stderr.matches(said).count(), 1, "{run}");
}

#[test]
fn a_time_that_is_damaged_or_to_come_counts_as_now() {
    let server = FaultyServer::start(good);
    let home = Home::new();
    ask(&home, "", &server, "1000").run().ok();
    for text in ["", "18446744073709551615\n", "\u{0}\u{0}", "-1", "soon", "123456789012345678901234567890"] {
        fs::write(file(&home), text).expect("it is damaged");
        let began = Instant::now();
        ask(&home, "", &server, "1000").run().ok();
        assert!(began.elapsed() < NOISE, "{text:?}: {:?}", began.elapsed());
        let known = fs::read_to_string(file(&home)).expect("a text");
        let at = known.lines().next().and_then(|line| line.parse::<u64>().ok());
        assert!(at.is_some_and(|at| at < u64::MAX), "{text:?}: {known}");
    }
}

#[test]
fn without_a_writable_folder_the_limit_holds_within_the_run() {
    let server = FaultyServer::start(good);
    let home = Home::new();
    // Not even root can make a folder below a file.
    home.write("state", "no folder");
    let run = ask(&home, "-v", &server, "50").run().exits(0);
    assert_eq!(run.stderr.matches("`max_rps` holds within this run only").count(), 1, "{run}");
    let log = server.log();
    let requests = u32::try_from(log.requests.len()).expect("a few");
    assert!(span(&log) >= Duration::from_millis(18) * (requests - 1), "{:?}", span(&log));
}

#[test]
fn no_limit_is_beyond_a_clock() {
    for rps in ["1e-300", "5e-324", "1e300"] {
        let server = FaultyServer::start(good);
        let run = ask(&Home::new(), "--deadline 20s", &server, rps).run();
        let (code, requests) = if rps == "1e300" { (0, 3) } else { (69, 1) };
        assert!(run.exits(code).stderr.len() < 500 && server.log().requests.len() >= requests, "{rps}");
    }
}
