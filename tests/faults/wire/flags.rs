//! Flags, counts and codes in every spelling that PHP, Java and ASP.NET give them: read alike everywhere.

use super::answered;
use crate::{
    faults::vendors::good,
    support::{
        Run,
        faulty_server::{ReceivedRequest, Reply},
    },
};

/// Asks a Bangwo8 with one view, whose flag is written like this.
fn with_active(line: &str, active: &'static str) -> Run {
    answered(line, move |request| match &request.path[..] {
        "/api/v1/ticketviews.json" => {
            json(&format!(r#"{{"ticketviews":[{{"id":"1","title":"V1"{active}}}],"count":"1"}}"#))
        }
        "/api/v1/ticketviews/1/count.json" => {
            json(r#"{"ticketview_count":[{"ticketview_id":"1","count":"7"}]}"#)
        }
        _ => good(request),
    })
}

fn json(body: &str) -> Reply {
    Reply::answer(200, "Content-Type: application/json\r\n", body)
}

const ACTIVE: [&str; 3] = ["views list --active -o json", "views count -o json", "views list -o json"];

#[test]
fn a_yes_is_a_yes_in_every_spelling_and_for_every_command() {
    for yes in [
        r#""1""#,
        "1",
        "true",
        r#""true""#,
        r#""TRUE""#,
        r#""Y""#,
        r#"" 1""#,
        r#""1 ""#,
        "1.0",
        r#""1.0""#,
        r#""是""#,
        r#""１""#,
    ] {
        let written: &'static str = format!(r#","active":{yes}"#).leak();
        for line in ACTIVE {
            let run = with_active(line, written).ok();
            assert_eq!(run.column("id"), ["1"], "{yes}: {run}");
        }
        assert_eq!(with_active(ACTIVE[2], written).column("active"), ["true"], "{yes}");
    }
}

#[test]
fn a_no_is_a_no_in_every_spelling_and_for_every_command() {
    for no in [r#""0""#, "0", "false", r#""False""#, r#""N""#, r#"" 0 ""#, "0.0", r#""否""#] {
        let written: &'static str = format!(r#","active":{no}"#).leak();
        for line in &ACTIVE[..2] {
            let run = with_active(line, written).exits(0);
            assert!(run.column("id").is_empty() && run.stderr.contains("no views"), "{no}: {run}");
        }
        assert_eq!(with_active(ACTIVE[2], written).ok().column("active"), ["false"], "{no}");
    }
}

#[test]
fn what_says_neither_is_kept_and_that_is_said() {
    for neither in [r#","active":"maybe""#, r#","active":2"#, r#","active":null"#, r#","active":"""#, ""] {
        for line in &ACTIVE[..2] {
            let run = with_active(line, neither).exits(0);
            assert_eq!(run.column("id"), ["1"], "{run}");
            let said = "neither yes nor no about view 1 (V1) being active";
            assert_eq!(run.stderr.matches(said).count(), 1, "{neither}: {run}");
        }
    }
}

/// A complaint with these members.
fn complaint(line: &str, members: &str) -> Run {
    let body = format!(
        r#"{{"gome_custom_complaints_phoneGet_response":{{"result":{{"ComplaintVOs":[{{"workOrderNo":"W1",{members}}}],"totalCount":1}}}}}}"#
    );
    answered(
        line,
        move |request: &ReceivedRequest| if request.path == "/router" { json(&body) } else { good(request) },
    )
}

#[test]
fn codes_are_found_in_every_spelling_and_unknown_ones_stay() {
    for (written, code) in [
        ("30", r#""30""#),
        (r#""30""#, r#""30""#),
        (r#"" 30 ""#, r#""30""#),
        ("30.0", r#""30""#),
        (r#""３０""#, r#""30""#),
        ("3E1", r#""30""#),
        (r#""已结单""#, r#""30""#),
        (r#""　已结单 ""#, r#""30""#),
        (r#""CLOSED""#, r#""30""#),
        ("99", r#""99""#),
        (r#""新状态""#, r#""新状态""#),
        (r#"" ""#, "null"),
        (r#""-""#, "null"),
        (r#""""#, "null"),
        ("null", "null"),
    ] {
        let run = complaint("complaints list -o json", &format!(r#""status":{written}"#)).ok();
        assert_eq!(run.json()[0]["status"].to_string(), code, "{written}: {run}");
    }
}

#[test]
fn counts_are_whole_numbers_and_nothing_is_rounded() {
    for (written, count) in [
        ("7", "7"),
        (r#""7""#, "7"),
        (r#"" 7 ""#, "7"),
        ("7.0", "7"),
        (r#""７""#, "7"),
        (r#""1,234""#, "1234"),
        (r#"" ""#, "null"),
        ("7.5", r#""7.5""#),
        (r#""many""#, r#""many""#),
    ] {
        let run = answered("views count 1 -o json", move |request| match &request.path[..] {
            "/api/v1/ticketviews/1/count.json" => {
                let count = format!(r#"{{"ticketview_id":"1","count":{written}}}"#);
                json(&format!(r#"{{"ticketview_count":[{count}]}}"#))
            }
            _ => good(request),
        });
        assert_eq!(run.exits(0).json()[0]["count"].to_string(), count, "{written}");
    }
}
