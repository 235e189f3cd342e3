//! Answers that no documentation describes: named with vendor and place, never taken for data, never a crash.

use std::fmt::Write as _;

use crate::support::{Home, Run, playback::Playback, sandbox::Sandbox};

/// A command of every question that is asked.
const COMMANDS: [&str; 12] = [
    "complaints list",
    "complaints list --channel web",
    "complaints show 20170101-gome-0001",
    "api gome gome.order.orders.get",
    "views list",
    "views show 15",
    "views tickets 15",
    "views count 15",
    "tickets show 7",
    "api bangwo8 tickets/ticket_fields",
    "project show p1 --network n1",
    "project show --serial SN-1",
];

/// Runs a command with every vendor at a server.
fn run(server: &Playback, line: &str) -> Run {
    let mut kefu = Home::new().kefu(&format!("{line} --retries 0"));
    for vendor in ["GOME", "BANGWO8", "ESHOUHOU"] {
        kefu = kefu.env(format!("KEFU_{vendor}_BASE_URL"), server.url());
    }
    for name in ["GOME_APP_SECRET", "GOME_TOKEN", "BANGWO8_CLIENT_ID", "BANGWO8_CLIENT_SECRET"] {
        kefu = kefu.env(format!("KEFU_{name}"), "fixture");
    }
    kefu.env("KEFU_ESHOUHOU_APP_ID", "fixture").env("KEFU_ESHOUHOU_APP_SECRET", "fixture").run()
}

/// Whom a command asks.
fn vendor(line: &str) -> &'static str {
    match line.split(' ').take(2).collect::<Vec<_>>()[..] {
        ["complaints", _] | ["api", "gome"] => "gome",
        ["project", _] => "eshouhou",
        _ => "bangwo8",
    }
}

#[test]
fn what_is_no_json_exits_65_and_names_the_vendor() {
    let bodies: [(&str, &[u8]); 6] = [
        ("HTML", b"<html><body>login</body></html>"),
        ("nothing", b""),
        ("blanks", b" \n"),
        ("cut off", br#"{"ticketviews": [{"id": "1""#),
        ("no UTF-8", b"{\"a\": \"\xff\xfe\"}"),
        ("words", b"Forbidden"),
    ];
    for (name, body) in bodies {
        let server = Playback::always(200, body);
        for line in COMMANDS {
            let run = run(&server, line);
            // A word for a refusal is one of bangwo8's ways to refuse.
            let refusal = name == "words" && vendor(line) == "bangwo8";
            assert_eq!(run.code, Some(if refusal { 77 } else { 65 }), "{name}: {run}");
            assert!(run.stderr.contains(vendor(line)), "{name}: {run}");
            assert_eq!(run.stdout, "", "{name}: {run}");
        }
    }
}

#[test]
fn another_encoding_is_named_and_nothing_of_it_is_shown() {
    // GBK, in a member that no code reads.
    let server = Playback::always(
        200,
        b"{\"tickets\":[{\"ticketId\":\"1\"}],\"count\":\"1\",\"message\":\"\xb3\xc9\xb9\xa6\"}",
    );
    let run = run(&server, "views tickets 15").exits(65);
    insta::assert_snapshot!(run.stderr, @"
    error: bangwo8 sent an answer that is not UTF-8 text
    why: only the first 53 of 59 bytes are
    hint: run it again with -vv to see the answer; check the vendor's `base_url`
    ");
}

#[test]
fn json_of_another_shape_exits_65_and_names_the_place() {
    let mut shown = String::new();
    for body in [
        "null",
        "7",
        "[]",
        "{}",
        r#"{"tickets":7,"ticketviews":true,"ticket":"x","ResultCode":0,"ResultValue":7}"#,
    ] {
        let server = Playback::always(200, body.as_bytes());
        let _ = writeln!(shown, "{body}");
        for line in COMMANDS.iter().filter(|line| !line.starts_with("api ")) {
            let run = run(&server, line).exits(65);
            assert_eq!(run.stdout, "", "{body}: {run}");
            let words: Vec<_> = run.stderr.lines().take(2).collect();
            let _ = writeln!(shown, "  kefu {line}\n    {}", words.join("\n    "));
        }
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_record_of_another_shape_is_never_data() {
    let bodies = [
        r#"{"gome_custom_complaints_phoneGet_response":{"result":{"ComplaintVOs":[7],"totalCount":1}}}"#,
        r#"{"tickets":["x"],"count":1}"#,
        r#"{"ticketviews":[null],"count":1}"#,
        r#"{"ticketview":[7]}"#,
        r#"{"ticketview_count":[7]}"#,
        r#"{"ResultCode":0,"ResultValue":[7]}"#,
    ];
    let mut shown = String::new();
    for (body, line) in
        bodies.iter().zip([COMMANDS[0], COMMANDS[6], COMMANDS[4], COMMANDS[5], COMMANDS[7], COMMANDS[10]])
    {
        let server = Playback::always(200, body.as_bytes());
        let _ = writeln!(shown, "{body}\n{}", run(&server, line).exits(65));
        let json = run(&server, &format!("{line} -o json")).exits(65);
        assert!(json.stderr.contains(&format!(r#""vendor":"{}""#, vendor(line))), "{json}");
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn records_without_end_are_not_gathered_in_memory() {
    let many = vec!["{}"; 100_001].join(",");
    for (line, body) in [
        ("views tickets 15", format!(r#"{{"tickets":[{many}],"count":"100001"}}"#)),
        ("api bangwo8 tickets --paginate", format!("[{many}]")),
    ] {
        let run = run(&Playback::always(200, body.as_bytes()), line).exits(65);
        assert!(run.stderr.contains("more than 100000 elements") && run.stdout.is_empty(), "{run}");
    }
}

#[test]
fn no_depth_crashes_it() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let server = Playback::always(200, deep.as_bytes());
    for line in COMMANDS {
        assert!(matches!(run(&server, line).code, Some(0 | 65)), "{line}");
    }
    let deep_error = format!("{}1{}", r#"{"error":"#.repeat(200_000), "}".repeat(200_000));
    let server = Playback::always(200, deep_error.as_bytes());
    for line in COMMANDS {
        assert!(matches!(run(&server, line).code, Some(0 | 1 | 65)), "{line}");
    }
    let bodies = [
        format!(
            r#"{{"gome_custom_complaints_phoneGet_response":{{"result":{{"ComplaintVOs":[{{"content":{deep}}}],"totalCount":1}}}}}}"#
        ),
        format!(r#"{{"tickets":[{{"ticketId":"1","custom_fields":{deep}}}],"count":1}}"#),
        format!(r#"{{"ResultCode":0,"ResultValue":[{{"Key":"k","Value":{deep}}}]}}"#),
    ];
    for (body, line) in bodies.iter().zip([COMMANDS[0], COMMANDS[6], COMMANDS[10]]) {
        let server = Playback::always(200, body.as_bytes());
        for format in ["table", "json", "csv", "jsonl"] {
            let run = run(&server, &format!("{line} -o {format}"));
            assert!(matches!(run.code, Some(0 | 65 | 3)), "{line} -o {format}: {:?}", run.code);
        }
    }
}

#[test]
fn an_answer_that_ends_too_soon_exits_65() {
    let sandbox = Sandbox::start("--fault truncate");
    for line in ["complaints list", "views list", "project show demo-project-1"] {
        let run = Home::new().kefu(&format!("{line} --retries 0")).envs(&sandbox.variables).run().exits(65);
        assert!(run.stderr.contains(&format!("{} sent an answer that was cut off", vendor(line))), "{run}");
    }
}

#[test]
fn a_failure_in_words_keeps_its_status() {
    for (status, code) in
        [(400, 65), (401, 77), (403, 65), (404, 65), (429, 75), (500, 69), (502, 69), (301, 69)]
    {
        let server = Playback::always(status, b"<html>no</html>");
        for line in ["complaints list", "views list", "project show p1 --network n1"] {
            let run = run(&server, line).exits(code);
            assert!(run.stderr.contains(&format!("{} answered HTTP {status}", vendor(line))), "{run}");
        }
    }
}
