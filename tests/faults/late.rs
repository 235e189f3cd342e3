//! Late failures: earlier records are delivered, and the missing part is named.

use crate::{
    faults::{
        three_words,
        vendors::{COUNTS, LISTS, List, PROJECTS, body, configured, good, is_for_token, page_of},
    },
    support::{
        Home,
        faulty_server::{FaultyServer, ReceivedRequest, Reply},
    },
};

/// Whether a request is for what comes second: a page, a project, a call.
fn is_second(request: &ReceivedRequest) -> bool {
    page_of(request) == Some(2) || request.get("projectId") == "P2"
}

/// The lists whose second page fails.
fn paged() -> impl Iterator<Item = List> {
    LISTS.iter().copied().filter(|list| list.line != COUNTS.line)
}

#[test]
fn a_page_that_fails_late_is_missing_and_what_came_before_is_there() {
    for list in paged() {
        for concurrency in [1, 4] {
            let server = FaultyServer::start(|request| match is_second(request) {
                true => Reply::answer(500, "", ""),
                false => good(request),
            });
            let home = Home::new();
            let run = |words: &str| {
                let line = format!("{} {words} --retries 0 --concurrency {concurrency}", list.line);
                configured(&home, &line, &server.url()).run().exits(3)
            };
            let json = run("-o json");
            assert_eq!(json.column(list.key).len(), 1, "{json}");
            assert!(three_words(&json, true), "{json}");
            let csv = run("-o csv");
            assert_eq!(csv.csv().len(), 2, "{csv}");
            assert!(three_words(&csv, false), "{csv}");
            let missing = if list.by_id { "missing: project P2 (" } else { ", from page 2 on (" };
            assert!(csv.stderr.contains(missing), "{csv}");
            assert!(csv.stderr.contains("HTTP 500"), "{csv}");
            home.write("out.csv", "old");
            let file = run("--to out.csv");
            assert_eq!(crate::faults::left(&home), ["old"], "{file}");
            assert!(file.stderr.contains("out.csv was left as it was"), "{file}");
        }
    }
}

#[test]
fn a_batch_of_counts_that_fails_is_missing_and_the_others_are_there() {
    let server = FaultyServer::start(|request| match &request.path[..] {
        "/api/v1/ticketviews.json" => {
            let view = |id: usize| format!(r#"{{"id":"{id}","title":"V{id}","active":"1"}}"#);
            let views: Vec<_> = (1..=52).map(view).collect();
            Reply::answer(200, "", format!(r#"{{"ticketviews":[{}],"count":52}}"#, views.join(",")))
        }
        _ if request.get("ids").starts_with("51,") => Reply::answer(500, "", ""),
        _ => good(request),
    });
    let home = Home::new();
    let run = configured(&home, "views count -o json --retries 0", &server.url()).run().exits(3);
    assert_eq!(run.column("count"), vec!["7"; 50], "{run}");
    assert!(run.stderr.contains("missing: view 51 (V51), view 52 (V52) ("), "{run}");
}

#[test]
fn credentials_that_end_on_the_way_leave_the_rest_unasked_and_named() {
    let server = FaultyServer::start(|request| match request.get("projectId") {
        "P2" => Reply::answer(200, "", r#"{"ResultCode":7,"ErrorMsg":"无效的令牌"}"#),
        _ => good(request),
    });
    let home = Home::new();
    let line = "project show P1 P2 P3 P4 -o json --concurrency 1";
    let run = configured(&home, line, &server.url()).run().exits(3);
    assert_eq!(run.column("id"), ["P1"], "{run}");
    for missing in
        ["project P2 (eshouhou refused", "project P3 (not asked for any more)", "project P4 (not asked"]
    {
        assert!(run.stderr.contains(missing), "{missing}: {run}");
    }
    assert_eq!(server.log().requests.iter().filter(|request| request.get("projectId") > "P2").count(), 0);
}

#[test]
fn a_limit_asks_for_no_more_records_than_it_shows_and_has_no_others_columns() {
    let server = FaultyServer::start(|request| match request.get("projectId") {
        "P1" => Reply::answer(200, "", r#"{"ResultCode":7,"ErrorMsg":"客户项目不存在"}"#),
        "" => good(request),
        id => {
            let line = format!(r#"{{"Key":"label of {id}","Value":"1"}}"#);
            Reply::answer(200, "", format!(r#"{{"ResultCode":0,"ResultValue":[{line}]}}"#))
        }
    });
    let line = "project show P1 P2 P3 P4 -o csv --limit 1";
    let run = configured(&Home::new(), line, &server.url()).run().exits(3);
    assert_eq!(run.stdout, "id,network_id,network_type,label of P2\nP2,N1,1,1\n", "{run}");
    assert_eq!(server.log().requests.iter().filter(|request| request.get("projectId") > "P2").count(), 0);
}

#[test]
fn credentials_that_never_were_are_no_partial_answer() {
    let server = FaultyServer::start(|_| Reply::answer(401, "", ""));
    for line in ["complaints list --status open", "complaints list --since 2025-01-01", PROJECTS.line] {
        for concurrency in [1, 4] {
            let line = format!("{line} --concurrency {concurrency}");
            configured(&Home::new(), &line, &server.url()).run().exits(77);
        }
    }
}

#[test]
fn a_part_that_fails_leaves_the_others_alone() {
    let server = FaultyServer::start(|request| match request.get("status") {
        "17" => Reply::answer(404, "", ""),
        status => {
            let own = body(request, 1).replace("W1", &format!("W{status}"));
            let own = own.replace("\"status\":30", &format!("\"status\":{status}"));
            Reply::answer(200, "", own)
        }
    });
    let home = Home::new();
    let line = "complaints list --status pending,processing,closed -o json";
    let run = configured(&home, line, &server.url()).run().exits(3);
    assert_eq!(run.column("work_order_no"), ["W1", "W30"], "{run}");
    assert!(run.stderr.contains("missing: complaints with status 17 ("), "{run}");
}

#[test]
fn a_total_that_is_never_reached_is_said() {
    // One record of seven, and then nothing, however often it is asked.
    let server = FaultyServer::start(|request| {
        let text = body(request, 1)
            .replace("\"totalCount\":1", "\"totalCount\":7")
            .replace("\"count\":\"1\"", "\"count\":\"7\"");
        Reply::answer(200, "", text)
    });
    for list in paged().filter(|list| list.vendor.suite().has_totals()) {
        let home = Home::new();
        let run = configured(&home, &format!("{} -o json", list.line), &server.url()).run().exits(3);
        assert_eq!(run.column(list.key).len(), 1, "{run}");
        assert!(run.stderr.contains("1 of 7"), "{run}");
    }
    assert!(!server.log().requests.iter().any(is_for_token));
}
