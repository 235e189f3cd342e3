//! Gome's rule about identical requests, across processes: a second run knows when the first one has asked.

use std::{
    collections::BTreeSet,
    fs,
    path::PathBuf,
    sync::{
        Barrier, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::support::{
    self, Home, Kefu, Run,
    faulty_server::{FaultyServer, ReceivedRequest, Reply},
};

const NOTHING: &str =
    r#"{"gome_custom_complaints_phoneGet_response":{"result":{"ComplaintVOs":[],"totalCount":0}}}"#;
const AGAIN: &str = r#"{"error_response":{"code":"8999","msg":"存在重复的请求,请在90秒之后再请求第二次"}}"#;

/// A gateway that rejects the first request that repeats an earlier one, or none.
fn gateway(rejects: bool) -> FaultyServer {
    let state = Mutex::new((BTreeSet::new(), rejects));
    FaultyServer::start(move |request| {
        let mut state = state.lock().expect("the requests");
        let is_new = state.0.insert(request.query.clone());
        let body = if !is_new && std::mem::take(&mut state.1) { AGAIN } else { NOTHING };
        Reply::answer(200, "Content-Type: application/json\r\n", body)
    })
}

fn ask(home: &Home, server: &FaultyServer, options: &str) -> Kefu {
    // A window in the past is asked for once.
    home.kefu(&format!("complaints list --on 2026-01-05 --limit 1 -o json {options}"))
        .env("KEFU_GOME_BASE_URL", format!("{}/router", server.url()))
        .env("KEFU_GOME_APP_SECRET", "gome+secret/1")
        .env("KEFU_GOME_TOKEN", "gome-token-1")
        .env("KEFU_RETRIES", "0")
}

/// The file with the times of the requests.
fn file(home: &Home) -> PathBuf {
    let mut files = support::files(&home.path("state"), "");
    files.retain(|file| file.to_string_lossy().contains("/sent-"));
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

/// Lets the requests be so much older.
fn age(home: &Home, by: Duration) {
    let text = fs::read_to_string(file(home)).expect("a text");
    let older = text.lines().map(|line| {
        let (digest, millis) = line.split_once(' ').expect("a digest and a time");
        let millis = millis.parse::<u128>().expect("a time") - by.as_millis();
        format!("{digest} {millis:013}\n")
    });
    fs::write(file(home), older.collect::<String>()).expect("written");
}

/// The seconds after which a rejected run is to be repeated.
fn seconds_left(run: &Run) -> u64 {
    let seconds = run.stderr.split("run it again in ").nth(1).and_then(|rest| rest.split(' ').next());
    seconds.and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{run}"))
}

#[test]
fn a_second_process_waits_until_90_s_after_the_first_one_has_asked() {
    let (server, home) = (gateway(true), Home::new());
    let one = |options: &str| ask(&home, &server, options).run();
    // As many requests as a run makes.
    one("-q").ok();
    let each = server.log().requests.len();
    assert!(each >= 1);
    age(&home, Duration::from_secs(50));
    let began = Instant::now();
    let refused = one("--deadline 15s").exits(75);
    assert!(began.elapsed() < Duration::from_secs(14), "it does not wait in vain: {refused}");
    assert!(
        (10..=40).contains(&seconds_left(&refused)),
        "90 s after the first request, which was 50 s ago: {refused}"
    );
    assert_eq!(server.log().requests.len(), each + 1, "{refused}");
}

#[test]
fn a_repetition_that_may_be_asked_soon_is_asked_then() {
    let (server, home) = (gateway(true), Home::new());
    ask(&home, &server, "-q").run().ok();
    age(&home, Duration::from_millis(89_200));
    let began = Instant::now();
    let run = ask(&home, &server, "-v").run().exits(0);
    assert!(began.elapsed() < Duration::from_secs(60), "{run}");
    assert_eq!(run.json(), serde_json::json!([]));
}

#[test]
fn of_two_processes_that_wait_together_one_asks_and_the_other_waits_on() {
    let home = Home::new();
    let (user, both) = (home.clone(), Barrier::new(2));
    let (known, repeated, again) = (Mutex::default(), AtomicUsize::new(0), Mutex::default());
    let is_new = |set: &Mutex<BTreeSet<_>>, request: &ReceivedRequest| {
        set.lock().expect("the requests").insert(request.query.clone())
    };
    let server = FaultyServer::start(move |request| {
        let is_rejected = !is_new(&known, request)
            && match repeated.fetch_add(1, Ordering::Relaxed) {
                // Both are rejected before either waits, and then they wait for the same moment.
                0 | 1 => {
                    if both.wait().is_leader() {
                        age(&user, Duration::from_millis(89_500));
                    }
                    both.wait();
                    true
                }
                _ => !is_new(&again, request),
            };
        let body = if is_rejected { AGAIN } else { NOTHING };
        Reply::answer(200, "Content-Type: application/json\r\n", body)
    });
    ask(&home, &server, "-q").run().ok();
    // As many requests as a run makes.
    let each = server.log().requests.len();
    let run = || ask(&home, &server, "--deadline 40s").run();
    let mut runs =
        thread::scope(|scope| [scope.spawn(run), scope.spawn(run)].map(|run| run.join().expect("a run")));
    runs.sort_by_key(|run| run.code);
    let [asked, waits_on] = &runs;
    assert_eq!((asked.code, waits_on.code), (Some(0), Some(75)), "{asked} {waits_on}");
    assert_eq!(asked.json(), serde_json::json!([]));
    assert!(seconds_left(waits_on) > 60, "90 s after the other one has asked: {waits_on}");
    assert_eq!(server.log().requests.len(), each + 2 + each, "{asked} {waits_on}");
}

#[test]
fn the_file_holds_digests_and_times_and_only_the_user_reads_it() {
    let (server, home) = (gateway(false), Home::new());
    ask(&home, &server, "-q").run().ok();
    let text = fs::read_to_string(file(&home)).expect("a text");
    for line in text.lines() {
        let (digest, millis) = line.split_once(' ').expect("a digest and a time");
        assert!(digest.len() == 16 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()), "{text}");
        assert!(millis.len() == 13 && millis.bytes().all(|byte| byte.is_ascii_digit()), "{text}");
    }
    assert!(!text.is_empty());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(file(&home)).expect("a file").permissions().mode() & 0o777, 0o600);
    }
    // A run that cannot use the file asks all the same.
    fs::remove_file(file(&home)).expect("removed");
    fs::remove_dir_all(home.path("state")).expect("removed");
    home.write("state", "no folder");
    let run = ask(&home, &server, "-v").run().exits(0);
    assert!(run.stderr.contains("other runs do not know what was asked"), "{run}");
}
