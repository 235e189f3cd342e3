//! A refused token is renewed once, whatever the refusal says, and only what can be sent is a token.

use super::answered;
use crate::support::vendors::SUITES;
use crate::{
    faults::vendors::{List, PROJECTS, VIEWS, configured, configured_with_oauth, good, is_for_token, token},
    support::{
        Home, Run,
        faulty_server::{FaultyServer, ReceivedRequest, Reply},
        files,
    },
};

const LISTS: [List; 2] = [VIEWS, PROJECTS];

fn run(home: &Home, line: &str, server: &FaultyServer) -> Run {
    configured_with_oauth(home, &format!("{line} -o json --retries 0"), &server.url()).run()
}

fn asked(server: &FaultyServer) -> usize {
    server.log().requests.iter().filter(|request| is_for_token(request)).count()
}

/// How each vendor refuses without a word about tokens.
fn no(request: &ReceivedRequest, words: &str) -> Reply {
    match request.path.starts_with("/api/v1/") {
        true => Reply::answer(200, "", format!(r#"{{"errcode":"4711","errmsg":"{words}"}}"#)),
        false => Reply::answer(200, "", format!(r#"{{"ResultCode":4711,"ErrorMsg":"{words}"}}"#)),
    }
}

#[test]
fn a_kept_token_is_renewed_once_whatever_the_refusal_says() {
    for words in ["凭证已失效", "登录超时", "access_token invalid", "系统繁忙", "Unauthorized", "签名过期"]
    {
        for list in LISTS {
            // The first run's token is revoked after it.
            let server = FaultyServer::start(move |request| {
                match is_for_token(request) || request.before == 0 || token(request) == "token-2" {
                    true => good(request),
                    false => no(request, words),
                }
            });
            let home = Home::new();
            let first = if list.by_id { "project show P1" } else { "api bangwo8 ticketviews" };
            run(&home, first, &server).exits(0);
            let again = run(&home, list.line, &server).ok();
            assert_eq!((again.column(list.key).len(), asked(&server)), (list.records, 2), "{words}: {again}");
            run(&home, list.line, &server).ok();
            assert_eq!(asked(&server), 2, "the new one is kept: {words}");
        }
    }
}

#[test]
fn a_refusal_that_stays_is_reported_and_costs_one_token_a_run() {
    let ids: Vec<_> = (1..=20).map(|id| format!("P{id}")).collect();
    let line = format!("project show {}", ids.join(" "));
    for concurrency in [1, 4] {
        let server = FaultyServer::start(|request| {
            match is_for_token(request) || request.get("projectId") == "GOOD" {
                true => good(request),
                false => no(request, "参数错误"),
            }
        });
        let home = Home::new();
        // Fetched by the run itself: the token is not at fault.
        let fresh = run(&home, &format!("{line} --concurrency {concurrency}"), &server).exits(1);
        assert!(fresh.stderr.contains("4711") && fresh.stderr.contains("参数错误"), "{fresh}");
        assert_eq!((asked(&server), server.log().requests.len()), (1, 21));
        // Kept from before: it may be.
        let kept = run(&home, &format!("{line} --concurrency {concurrency}"), &server).exits(1);
        assert!(kept.stderr.contains("参数错误"), "{kept}");
        assert_eq!(asked(&server), 2, "{kept}");
    }
}

#[test]
fn an_id_that_is_not_known_and_a_throttle_cost_no_token() {
    for (list, status, body, exit) in [
        (PROJECTS, 200, r#"{"ResultCode":7,"ErrorMsg":"客户项目不存在"}"#, 4),
        (PROJECTS, 429, "", 75),
        (VIEWS, 429, "", 75),
        (VIEWS, 503, "", 69),
    ] {
        let server = FaultyServer::start(move |request| match is_for_token(request) || request.before == 0 {
            true => good(request),
            false => Reply::answer(status, "", body),
        });
        let home = Home::new();
        run(&home, if list.by_id { "project show P1" } else { "api bangwo8 ticketviews" }, &server).exits(0);
        run(&home, if list.by_id { "project show P9" } else { "views list" }, &server).exits(exit);
        assert_eq!(asked(&server), 1, "{body}");
    }
}

/// A token answer with these members, in each vendor's form.
fn grant(request: &ReceivedRequest, members: &str) -> Reply {
    let text = match request.path.ends_with("TokenApi") {
        true => format!(r#"{{"ResultCode":0,"ResultValue":{{{members}}}}}"#),
        false => format!("{{{members}}}"),
    };
    Reply::answer(200, "", text)
}

#[test]
fn what_cannot_be_sent_is_no_token_and_is_not_shown() {
    for members in [
        "",
        r#""expires_in":7200"#,
        r#""access_token":null"#,
        r#""access_token":"""#,
        r#""access_token":12345678"#,
        r#""access_token":["s3cret-token"]"#,
        r#""access_token":"s3cret-token\n""#,
        r#""access_token":"s3cret\r\ntoken""#,
        r#""access_token":"s3cret token""#,
        r#""access_token":"s3cret-token\u0000""#,
    ] {
        for list in LISTS {
            let server = FaultyServer::start(move |request| {
                if is_for_token(request) { grant(request, members) } else { good(request) }
            });
            let home = Home::new();
            let run = run(&home, &format!("{} --concurrency 1", list.line), &server).exits(65);
            assert!(run.stderr.contains("token answer") || members.is_empty(), "{members}: {run}");
            assert!(!run.stderr.contains("s3cret") && !run.stderr.contains("network"), "{members}: {run}");
            assert_eq!(server.log().requests.iter().filter(|request| !is_for_token(request)).count(), 0);
            assert!(files(&home.path("cache"), ".json").is_empty(), "{members}");
        }
    }
}

#[test]
fn a_lifetime_that_cannot_be_is_not_believed() {
    // How many tokens two runs ask for.
    for (members, tokens) in [
        (r#""access_token":"a+/=""#, 1),
        (r#""access_token":"a+/=","expires_in":null"#, 1),
        (r#""access_token":"a+/=","expires_in":"7200.0""#, 1),
        (r#""access_token":"a+/=","expires_in":"never""#, 1),
        (r#""access_token":"a+/=","expires_in":1e18"#, 1),
        (r#""ACCESS_TOKEN":"a+/=","expiresIn":99999999999999999999"#, 1),
        (r#""access_token":"a+/=","expires_in":0"#, 2),
        (r#""access_token":"a+/=","expires_in":"-1""#, 2),
    ] {
        for list in LISTS {
            let server = FaultyServer::start(move |request| {
                if is_for_token(request) { grant(request, members) } else { good(request) }
            });
            let home = Home::new();
            for _ in 0..2 {
                let run = run(&home, list.line, &server).ok();
                assert_eq!(run.column(list.key).len(), list.records, "{members}: {run}");
            }
            assert_eq!(asked(&server), tokens, "{members}");
            let sent = server
                .log()
                .requests
                .iter()
                .filter(|request| !is_for_token(request))
                .all(|request| token(request) == "a+/=");
            assert!(sent, "{members}");
        }
    }
}

#[test]
fn gomes_token_needs_a_person_and_when_is_said_where_gome_says_it() {
    let no = r#"{"error_response":{"code":"20001","msg":"令牌已过期","expire_time":"2026-11-20 08:00:00"}}"#;
    let run = answered("complaints list", move |_| Reply::answer(200, "", no)).exits(77);
    for said in ["20001 令牌已过期", "expire_time 2026-11-20 08:00:00", "only a person can renew it"] {
        assert!(run.stderr.contains(said), "{said}: {run}");
    }
    let shop = r#"{"gome_shop_shopInfo_get_response":{"result":{"shopId":1,"tokenExpireTime":"2026-12-24 08:00:00"}}}"#;
    let server = FaultyServer::start(move |_| Reply::answer(200, "", shop));
    let home = Home::new();
    let others = SUITES.iter().filter(|suite| suite.name != "gome");
    let settings = others.flat_map(|suite| suite.settings.keys().map(move |key| (suite.name, key)));
    let check = settings.fold(configured(&home, "config check", &server.url()), |kefu, (vendor, key)| {
        kefu.without(&format!("KEFU_{vendor}_{key}").to_uppercase())
    });
    let run = check.run().exits(0);
    assert!(run.stderr.contains("tokenExpireTime 2026-12-24 08:00:00; then a person"), "{run}");
}
