//! `--resolve`: names in place of ids.

use crate::support::{
    Home,
    faulty_server::{FaultyServer, Reply},
};

const LINE: &str = "--demo -q views tickets 15 --resolve";
const COLUMNS: [&str; 4] = ["customer_id", "assignee_id", "group_id", "template_id"];

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn every_format_has_names_where_ids_were() {
    let ids = Home::new().kefu("--demo -q views tickets 15 -o json").run().ok();
    let names = Home::new().kefu(&format!("{LINE} -o json")).run().ok();
    for column in COLUMNS {
        let (ids, names) = (ids.column(column), names.column(column));
        assert_eq!(ids.len(), names.len());
        // The sandbox has tickets without an agent, and templates without a name.
        let is_missing = |text: &str| text == "null";
        assert!(ids.iter().all(|id| is_number(id) || is_missing(id)), "{ids:?}");
        let resolved = names.iter().filter(|name| !is_missing(name) && !is_number(name)).count();
        assert!(resolved * 2 > names.len(), "{column}: {names:?}");
    }
    assert_eq!(ids.column("id"), names.column("id"));
}

#[test]
fn a_ticket_and_counts_have_names_too() {
    let id = &Home::new().kefu(&format!("{LINE} -o csv --columns id,assignee_id")).run().ok().csv()[1];
    let ticket = Home::new().kefu(&format!("--demo -q tickets show {} --resolve -o json", id[0])).run().ok();
    assert_eq!(ticket.json()["assignee_id"].as_str().unwrap_or_default(), id[1]);
}

#[test]
fn the_vendors_own_records_stay_as_they_are() {
    let plain = Home::new().kefu("--demo -q views tickets 15 --raw").run().ok();
    assert_eq!(Home::new().kefu(&format!("{LINE} --raw")).run().ok().stdout, plain.stdout);
    let expanded = Home::new().kefu(&format!("{LINE} --expand-fields --raw")).run().ok();
    assert_eq!(expanded.stdout, plain.stdout);
}

#[test]
fn names_of_persons_are_masked_and_ids_are_not() {
    let line = format!("{LINE} --mask -o csv --columns id,customer_id,assignee_id,group_id");
    for row in &Home::new().kefu(&line).run().ok().csv()[1..] {
        assert!(is_number(&row[0]) && !row[3].contains('*'), "{row:?}");
        for person in &row[1..3] {
            let is_masked = person.ends_with('*') && person.chars().count() == 2;
            assert!(is_masked || is_number(person), "{row:?}");
        }
    }
}

/// A ticket view of two tickets, and what the vendor answers about those that they mention.
fn server(agent: Reply) -> FaultyServer {
    let agent = std::sync::Arc::new(agent);
    FaultyServer::start(move |request| match request.path.rsplit('/').next().unwrap_or_default() {
        "tickets.json" => {
            let ticket = |id: u8| format!(r#"{{"ticketId":"{id}","servicerUserId":"7","custUserId":"8"}}"#);
            Reply::answer(200, "", format!(r#"{{"tickets":[{},{}],"count":"2"}}"#, ticket(1), ticket(2)))
        }
        "7.json" => (*agent).clone(),
        _ => Reply::answer(200, "", r#"{"user":[]}"#),
    })
}

fn resolved(server: &FaultyServer, home: &Home) -> crate::support::Run {
    asked(server, home).exits(0)
}

fn asked(server: &FaultyServer, home: &Home) -> crate::support::Run {
    home.kefu("views tickets 15 --resolve -o json --columns id,assignee_id,customer_id --retries 0")
        .env("KEFU_BANGWO8_BASE_URL", server.url())
        .env("KEFU_BANGWO8_ACCOUNT", "a@example.com")
        .env("KEFU_BANGWO8_PASSWORD", "not-a-password")
        .run()
}

#[test]
fn a_name_is_asked_for_once_and_kept_for_the_next_run() {
    let server = server(Reply::answer(200, "", r#"{"support":{"name":"\u001b[31m张三"}}"#));
    let home = Home::new();
    for _ in 0..2 {
        let run = resolved(&server, &home);
        assert_eq!(run.column("customer_id"), ["8", "8"], "{run}");
        assert!(run.column("assignee_id").iter().all(|name| name.ends_with("张三")), "{run}");
    }
    let about =
        |request: &&crate::support::faulty_server::ReceivedRequest| !request.path.ends_with("tickets.json");
    assert_eq!(server.log().requests.iter().filter(about).count(), 2);
}

#[test]
fn ids_stay_where_the_vendor_tells_no_name_and_a_warning_says_why() {
    for (reply, why) in [
        (Reply::answer(403, "", r#"{"state":"403","message":"权限不足"}"#), "权限不足"),
        (Reply::answer(200, "", r#"{"state":"403","message":"权限不足"}"#), "权限不足"),
    ] {
        let run = resolved(&server(reply), &Home::new());
        assert_eq!(run.column("assignee_id"), ["7", "7"], "{run}");
        assert!(run.stderr.contains("agents are shown by their ids") && run.stderr.contains(why), "{run}");
    }
    let run =
        resolved(&server(Reply::answer(404, "", r#"{"state":"404","message":"资源不存在"}"#)), &Home::new());
    assert_eq!(
        (run.column("assignee_id").as_slice(), &run.stderr[..]),
        (&["7".to_owned(), "7".to_owned()][..], "")
    );
}

#[test]
fn names_that_may_come_another_time_are_missing_from_the_answer() {
    for (reply, code) in [
        (Reply::answer(500, "", "oops"), 69),
        (Reply::answer(503, "", "down for maintenance"), 69),
        (Reply::answer(429, "", "slow down"), 75),
        // Answers that cannot be read.
        (Reply::answer(200, "", ""), 65),
        (Reply::answer(200, "", "[]"), 65),
        (Reply::answer(200, "", r#"{"support":{"na"#), 65),
        (Reply::answer(200, "", "<html><title>Log in</title></html>"), 65),
    ] {
        let run = asked(&server(reply), &Home::new()).exits(code);
        assert_eq!(run.stdout, "", "{run}");
        assert!(!run.stderr.contains("are shown by their ids"), "{run}");
    }
}
