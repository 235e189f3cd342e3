//! `--deadline` holds, whatever the vendor does.

use std::time::{Duration, Instant};

use crate::{
    faults::{
        Disruption::{Half, Says, Status},
        VendorRefusal, left, three_words,
        vendors::{
            COUNTS, LISTS, PHONE, VIEWS, Vendor, configured, configured_with_oauth, good, is_for_token,
        },
    },
    support::{
        Home,
        faulty_server::{ConnectionEnd, FaultyServer, Reply},
    },
};

/// Far more than a busy machine needs beyond a short deadline, far less than any wait that is not cut off.
const NOISE: Duration = Duration::from_secs(8);

#[test]
fn no_wait_goes_past_the_deadline() {
    let disruption = [
        (Half(ConnectionEnd::Hang), "300ms", 69),
        (Status(503, "Retry-After: 60;"), "300ms", 69),
        // Only an answer that arrives in time says that it is to be tried later.
        (Status(429, "Retry-After: 60;"), "1500ms", 75),
        (Status(503, ""), "300ms", 69),
    ];
    for (met, deadline, code) in disruption {
        for list in LISTS.iter().copied() {
            let server = FaultyServer::start(move |request| match is_for_token(request) {
                true => good(request),
                false => met.instead_of(request, list.vendor, ""),
            });
            let home = Home::new();
            home.write("out.csv", "old");
            let began = Instant::now();
            // Without the deadline these retries would take about 40 s, and a hang 30 s and more each.
            let line = format!("{} --deadline {deadline} --retries 9 --to out.csv", list.line);
            let run = configured(&home, &line, &server.url()).run();
            assert!(began.elapsed() < NOISE, "{met:?}: {:?}: {run}", began.elapsed());
            let run = run.exits(code);
            assert!(three_words(&run, false), "{met:?}: {run}");
            assert_eq!(left(&home), ["old"], "{met:?}: {run}");
        }
    }
}

#[test]
fn what_came_before_the_deadline_is_delivered() {
    for list in [PHONE, VIEWS] {
        let server = FaultyServer::start(|request| {
            match ["page", "pageNo"].iter().any(|name| request.get(name) == "3") {
                true => Reply::raw("", ConnectionEnd::Hang),
                false => good(request),
            }
        });
        let began = Instant::now();
        let line = format!("{} -o json --deadline 3s", list.line);
        let run = configured(&Home::new(), &line, &server.url()).run().exits(3);
        assert!(began.elapsed() < NOISE, "{run}");
        assert_eq!(run.column(list.key).len(), 2, "{run}");
        assert!(run.stderr.contains("did not answer before the deadline"), "{run}");
    }
}

#[test]
fn waiting_for_another_process_to_fetch_the_token_ends_at_the_deadline() {
    // One process has the lock and no answer; another waits for it.
    let server = FaultyServer::start(|_| Reply::raw("", ConnectionEnd::Hang));
    for line in [VIEWS.line, "project show P1 P2"] {
        let home = Home::new();
        // It gives up long after the other one should have.
        let patient = format!("{line} --timeout 20s --retries 0");
        let mut first = configured_with_oauth(&home, &patient, &server.url()).command();
        let known = server.log().requests.len();
        let mut first = first.stderr(std::process::Stdio::null()).spawn().expect("it starts");
        server.wait_for("a question for a token", |log| log.requests.len() > known);
        let began = Instant::now();
        let line = format!("{line} --deadline 300ms");
        let run = configured_with_oauth(&home, &line, &server.url()).run();
        first.kill().expect("it still waits");
        first.wait().expect("it ends");
        assert!(began.elapsed() < NOISE, "{:?}: {run}", began.elapsed());
        let run = run.exits(69);
        assert!(run.stderr.contains("before the deadline"), "{run}");
        assert_eq!(server.log().requests.len(), known + 1, "{run}");
    }
}

#[test]
fn a_repeated_question_that_cannot_be_waited_for_exits_75_at_once() {
    let no = r#"{"error_response":{"code":8999,"msg":"存在重复的请求,请在90秒之后再请求第二次"}}"#;
    for line in LISTS.iter().filter(|list| list.vendor == Vendor::GOME).map(|list| list.line) {
        let server = FaultyServer::start(move |_| Reply::answer(200, "", no));
        let began = Instant::now();
        let line = format!("{line} --deadline 60s -o csv");
        let run = configured(&Home::new(), &line, &server.url()).run().exits(75);
        assert!(began.elapsed() < NOISE, "{run}");
        assert!(three_words(&run, false), "{run}");
        assert!(run.stderr.contains("8999 存在重复的请求,请在90秒之后再请求第二次"), "{run}");
        assert!(run.stderr.contains("hint: run it again in 90 s"), "{run}");
        assert_eq!(server.log().requests.len(), 1, "{run}");
    }
}

#[test]
fn a_pace_that_is_too_slow_for_the_deadline_ends_at_once() {
    let server = FaultyServer::start(good);
    let began = Instant::now();
    let home = Home::new();
    let kefu = configured(&home, &format!("{} --deadline 20s -o json", COUNTS.line), &server.url());
    let run = kefu.env("KEFU_BANGWO8_MAX_RPS", "0.01").run().exits(69);
    assert!(began.elapsed() < NOISE, "{run}");
    assert_eq!(server.log().requests.len(), 1, "{run}");
}

#[test]
fn a_vendor_that_is_ill_says_so_also_when_the_deadline_is_near() {
    let server =
        FaultyServer::start(|request| Says(503, VendorRefusal::Ill).instead_of(request, Vendor::GOME, ""));
    let line = format!("{} --deadline 300ms", PHONE.line);
    let run = configured(&Home::new(), &line, &server.url()).run();
    assert!(run.stderr.contains("HTTP 503") || run.stderr.contains("before the deadline"), "{run}");
    run.exits(69);
}
