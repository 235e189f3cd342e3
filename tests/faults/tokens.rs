//! Tokens: requested once, stored readable by the user alone, renewed when they expire or are rejected.

use std::{
    fs,
    path::PathBuf,
    process::{Child, Stdio},
};

use crate::{
    faults::{
        left, three_words,
        vendors::{List, PROJECTS, VIEWS, Vendor, configured_with_oauth, good, is_for_token, token},
    },
    support,
    support::{
        Home, Kefu,
        faulty_server::{FaultyServer, ReceivedRequest, Reply},
    },
};

/// The two vendors that give out tokens, and a question to each.
const LISTS: [List; 2] = [VIEWS, PROJECTS];

fn ask(home: &Home, list: List, words: &str, server: &FaultyServer) -> Kefu {
    configured_with_oauth(home, &format!("{} {words}", list.line), &server.url())
}

/// How many tokens were asked for.
fn asked(server: &FaultyServer) -> usize {
    server.log().requests.iter().filter(|request| is_for_token(request)).count()
}

/// The file that keeps the one token of a home.
fn kept(home: &Home) -> PathBuf {
    let mut files = support::files(&home.path("cache"), ".json");
    // Titles of views are kept there too.
    files.retain(|file| !file.to_string_lossy().contains("titles-"));
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

/// Answers only requests whose token is good; how a vendor rejects the others is its own.
fn guarded(request: &ReceivedRequest, is_good: bool) -> Reply {
    match (is_for_token(request) || is_good, request.path.starts_with("/api/v1/")) {
        (true, _) => good(request),
        (false, true) => Reply::answer(401, "", ""),
        (false, false) => Reply::answer(200, "", r#"{"ResultCode":40001,"ErrorMsg":"access_token无效"}"#),
    }
}

#[test]
fn twenty_started_together_ask_for_one_token() {
    for list in LISTS {
        let server = FaultyServer::start(good);
        let home = Home::new();
        let start = |_| {
            let mut command = ask(&home, list, "-o json", &server).command();
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
        };
        let children: Vec<Child> = (0..20).map(start).collect();
        for child in children {
            let output = child.wait_with_output().expect("it ends");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        assert_eq!(asked(&server), 1, "{}", list.line);
        assert_eq!(left(&home), Vec::<String>::new());
    }
}

#[cfg(unix)]
#[test]
fn tokens_are_kept_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    for list in LISTS {
        let server = FaultyServer::start(good);
        let home = Home::new();
        ask(&home, list, "", &server).run().ok();
        let mode =
            |path: &std::path::Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(&home.path("cache")), 0o700);
        let files = support::files(&home.path("cache"), "");
        assert!(!files.is_empty() && files.iter().all(|file| mode(file) == 0o600), "{files:?}");
        assert!(fs::read_to_string(kept(&home)).expect("a token").contains("token-1"));
    }
}

#[test]
fn a_damaged_cache_is_replaced_without_a_word() {
    let damages: [&[u8]; 6] =
        [b"", b"{", b"\xff\xfe\0", b"[]", b"{\"token\":7}", b"{\"token\":\"x\",\"renew_at\":1e99}"];
    for list in LISTS {
        let server = FaultyServer::start(good);
        let home = Home::new();
        ask(&home, list, "", &server).run().ok();
        let file = kept(&home);
        for (so_far, damage) in damages.iter().enumerate() {
            fs::write(&file, damage).expect("it is damaged");
            ask(&home, list, "", &server).run().ok();
            assert_eq!(asked(&server), so_far + 2, "{damage:?}");
        }
        ask(&home, list, "", &server).run().ok();
        assert_eq!(asked(&server), damages.len() + 1, "the last one is kept");
    }
}

#[test]
fn a_cache_that_cannot_be_written_is_no_error() {
    for list in LISTS {
        let server = FaultyServer::start(good);
        let home = Home::new();
        // Not even root can make a folder below a file.
        home.write("cache", "no folder");
        for times in 1..=2 {
            let run = ask(&home, list, "-o json", &server).run().ok();
            assert_eq!(run.column(list.key).len(), list.records, "{run}");
            assert_eq!(asked(&server), times, "{run}");
        }
    }
}

#[test]
fn a_token_that_has_ended_is_renewed() {
    for list in LISTS {
        let server = FaultyServer::start(good);
        let home = Home::new();
        ask(&home, list, "", &server).run().ok();
        let file = kept(&home);
        let text = fs::read_to_string(&file).expect("a token");
        let (before, _) = text.split_once("\"renew_at\":").expect("its end");
        fs::write(&file, format!("{before}\"renew_at\":1000000000}}")).expect("it has ended");
        ask(&home, list, "", &server).run().ok();
        let log = server.log();
        let last = log.requests.last().expect("a question");
        assert_eq!((asked(&server), token(last)), (2, "token-2".to_owned()));
        assert!(fs::read_to_string(file).expect("a token").contains("token-2"));
    }
}

#[test]
fn a_token_rejected_on_the_way_is_renewed_once_and_the_list_goes_on() {
    for list in LISTS {
        for concurrency in [1, 4] {
            // The first token holds for the first record alone.
            let server = FaultyServer::start(move |request| {
                let first = request.get("page") == "1" || request.get("projectId") == "P1";
                guarded(request, first || token(request) == "token-2")
            });
            let home = Home::new();
            let words = format!("-o json --concurrency {concurrency}");
            let run = ask(&home, list, &words, &server).run().ok();
            assert_eq!(run.column(list.key).len(), list.records, "{run}");
            assert_eq!(asked(&server), 2, "{run}");
            ask(&home, list, &words, &server).run().ok();
            assert_eq!(asked(&server), 2, "the new one is kept");
        }
    }
}

#[test]
fn a_token_rejected_again_exits_77() {
    for list in LISTS {
        for concurrency in [1, 4] {
            let server = FaultyServer::start(|request| guarded(request, false));
            let words = format!("-o csv --concurrency {concurrency}");
            let run = ask(&Home::new(), list, &words, &server).run().exits(77);
            assert!(three_words(&run, false), "{run}");
            assert_eq!((asked(&server), &run.stdout[..]), (2, ""), "{run}");
        }
    }
}

#[test]
fn twenty_whose_token_is_rejected_together_ask_for_one_more() {
    for list in LISTS {
        let server = FaultyServer::start(|request| guarded(request, token(request) == "token-2"));
        let home = Home::new();
        let children: Vec<Child> = (0..20)
            .map(|_| {
                let mut command = ask(&home, list, "-o json", &server).command();
                command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts")
            })
            .collect();
        assert!(children.into_iter().all(|mut child| child.wait().expect("it ends").success()));
        assert_eq!(asked(&server), 2, "{}", list.line);
    }
}

#[test]
fn a_clock_that_is_wrong_exits_77_and_the_hint_names_the_clock() {
    let server = FaultyServer::start(|request| match is_for_token(request) {
        true => Reply::answer(200, "", r#"{"ResultCode":1001,"ErrorMsg":"timestamp已过期"}"#),
        false => good(request),
    });
    let home = Home::new();
    let run = ask(&home, PROJECTS, "", &server).run().exits(77);
    assert!(three_words(&run, false), "{run}");
    assert!(run.stderr.contains("1001 timestamp已过期"), "{run}");
    let hint = run.stderr.lines().last().expect("a hint");
    assert!(hint.contains("clock"), "{run}");
    assert_eq!(server.log().requests.len(), 1, "{run}");
    assert!(support::files(&home.path("cache"), ".json").is_empty());
}

#[test]
fn a_token_that_is_refused_or_no_token_at_all_is_said_and_not_kept() {
    let cases = [
        (401, "", 77),
        (200, "<html>", 65),
        (200, "{}", 65),
        (500, "", 69),
        (200, r#"{"error":"invalid_client","error_description":"The client credentials are invalid"}"#, 77),
    ];
    for list in LISTS {
        for (status, body, code) in cases {
            // eshouhou has a form of its own.
            let (own, code) = match (list.vendor, body.contains("invalid_client")) {
                (Vendor::ESHOUHOU, true) => (r#"{"ResultCode":9,"ErrorMsg":"sign error"}"#, 77),
                _ => (body, code),
            };
            let server = FaultyServer::start(move |request| match is_for_token(request) {
                true => Reply::answer(status, "", own),
                false => good(request),
            });
            let home = Home::new();
            let run = ask(&home, list, "--retries 0 --concurrency 1", &server).run().exits(code);
            assert!(three_words(&run, false), "{run}");
            assert!(support::files(&home.path("cache"), ".json").is_empty(), "{run}");
        }
    }
}
