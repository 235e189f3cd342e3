//! The shapes that PHP, Java and ASP.NET give the same data.

use std::fmt::Write as _;

use super::answered;
use crate::{
    faults::vendors::{LISTS, List, body, good, lists},
    support::faulty_server::{ReceivedRequest, Reply},
};

/// One JSON value inside a string.
fn quoted(json: &str) -> String {
    serde_json::to_string(json).expect("a string")
}

/// The one array in an answer, and what stands before and after it.
fn parted(text: &str) -> (&str, &str, &str) {
    let (start, end) = (text.find('[').expect("a list"), text.rfind(']').expect("a list") + 1);
    (&text[..start], &text[start..end], &text[end..])
}

/// A good answer with its list in another shape.
fn with_list(request: &ReceivedRequest, shape: impl Fn(&str) -> String) -> String {
    let text = body(request, 3);
    let (before, list, after) = parted(&text);
    format!("{before}{}{after}", shape(list))
}

/// The elements of an array, numbered as PHP does it.
fn numbered(list: &str) -> String {
    let elements: Vec<serde_json::Value> = serde_json::from_str(list).expect("a list");
    let members = elements.iter().enumerate().map(|(at, element)| format!("\"{}\":{element}", at + 3));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// The only element of an array; the array itself if there are more.
fn alone(list: &str) -> String {
    let elements: Vec<serde_json::Value> = serde_json::from_str(list).expect("a list");
    if let [one] = &elements[..] { one.to_string() } else { list.to_owned() }
}

/// Every name in an answer with this change.
fn renamed(text: &str, name: fn(&str) -> String) -> String {
    let mut parts = text.split("\":");
    let mut out = String::new();
    let mut part = parts.next().unwrap_or_default();
    for next in parts {
        let (before, last) = part.rsplit_once('"').expect("a name");
        let _ = write!(out, "{before}\"{}\":", name(last));
        part = next;
    }
    out + part
}

fn capital(name: &str) -> String {
    name[..1].to_uppercase() + &name[1..]
}

fn holds(list: List, name: &str, script: impl Fn(&ReceivedRequest) -> String + Send + Sync + 'static) {
    let run =
        answered(&format!("{} -o json", list.line), move |request| Reply::answer(200, "", script(request)))
            .ok();
    let rows = answered(&format!("{} -o json", list.line), good).ok();
    assert_eq!(run.column(list.key), rows.column(list.key), "{name}: {run}");
}

#[test]
fn every_list_is_read_in_every_shape() {
    for list in LISTS.iter().copied() {
        holds(list, "numbered", |request| with_list(request, numbered));
        holds(list, "alone", |request| with_list(request, alone));
        holds(list, "quoted", |request| with_list(request, quoted));
        holds(list, "quoted twice", |request| with_list(request, |list| quoted(&quoted(list))));
        holds(list, "quoted whole", |request| quoted(&body(request, 3)));
        holds(list, "quoted whole, twice", |request| quoted(&quoted(&body(request, 3))));
        holds(list, "in an array", |request| format!("[{}]", body(request, 3)));
        holds(list, "upper case", |request| renamed(&body(request, 3), str::to_uppercase));
        holds(list, "lower case", |request| renamed(&body(request, 3), str::to_lowercase));
        holds(list, "capitals first", |request| renamed(&body(request, 3), capital));
        holds(list, "blanks", |request| body(request, 3).replace(':', " :\r\n\t"));
    }
}

#[test]
fn an_empty_list_is_empty_in_every_shape() {
    for list in LISTS.iter().copied().filter(|list| list.line != "views count" && !list.by_id) {
        for shape in ["[]", "null", "\"\"", "false", "{}", "\"[]\""] {
            let run = answered(&format!("{} -o json", list.line), move |request| {
                Reply::answer(
                    200,
                    "",
                    with_list(request, |_| shape.to_owned()).replace(":3", ":0").replace("\"3\"", "\"0\""),
                )
            });
            assert_eq!(run.exits(0).json(), serde_json::json!([]), "{shape}");
        }
    }
}

#[test]
fn an_object_or_an_array_of_one_is_one_record_and_nothing_is_not_found() {
    for (line, key, record, id) in [
        ("views show 15", "ticketview", r#"{"id":"15","title":"售中"}"#, "15"),
        ("tickets show 7", "ticket", r#"{"ticketId":7,"subject":"T"}"#, "7"),
    ] {
        let run = |value: String| {
            let text = format!(r#"{{"{key}":{value}}}"#);
            answered(&format!("{line} -o json"), move |_| Reply::answer(200, "", text.clone()))
        };
        for value in [
            record.to_owned(),
            format!("[{record}]"),
            format!(r#"{{"0":{record}}}"#),
            quoted(record),
            quoted(&format!("[{record}]")),
            renamed(record, str::to_uppercase),
        ] {
            assert_eq!(run(value.clone()).ok().json()["id"], id, "{value}");
        }
        for nothing in ["[]", "{}", "null", "\"\"", "false", "[[]]", "[{}]"] {
            assert!(run(nothing.to_owned()).exits(4).stderr.contains("there is no"), "{nothing}");
        }
        run(format!("[{record},{record}]")).exits(65);
        run("7".to_owned()).exits(65);
    }
    for nothing in ["[]", "{}", "null", "\"\"", "false"] {
        let text = format!(r#"{{"ResultCode":"0","ResultValue":{nothing}}}"#);
        answered("project show P1 -o json", move |_| Reply::answer(200, "", text.clone())).exits(4);
    }
}

#[test]
fn a_record_of_nothing_is_never_shown_as_blanks() {
    for list in LISTS.iter().copied().filter(|list| !list.by_id) {
        for (record, says) in [
            ("{}", ""),
            ("[]", ""),
            (r#"{"foo":"s3cret-value","bar":1}"#, "`foo`, `bar`"),
            ("null", ""),
            ("\"s3cret-value\"", ""),
            ("7", ""),
        ] {
            let run = answered(&format!("{} -o csv", list.line), move |request| {
                Reply::answer(200, "", with_list(request, |_| format!("[{record},{record}]")))
            });
            assert!(run.code == Some(65) && run.stdout.is_empty(), "{record}: {run}");
            assert!(run.stderr.contains(says) && !run.stderr.contains("s3cret"), "{record}: {run}");
        }
    }
    for line in ["{}", r#"{"foo":"s3cret-value"}"#, "7"] {
        let text = format!(r#"{{"ResultCode":0,"ResultValue":[{line}]}}"#);
        let run =
            answered("project show P1 -o json", move |_| Reply::answer(200, "", text.clone())).exits(65);
        assert!(run.stderr.contains("ResultValue[0]") && !run.stderr.contains("s3cret"), "{run}");
    }
}

#[test]
fn raw_control_characters_and_bare_backslashes_are_read_from_everybody() {
    for (list, old, key) in [
        (lists("complaints list"), r#""status":30"#, "content"),
        (lists("views list"), r#""active":"1""#, "title"),
        (lists("views tickets 15"), r#""subject":"T""#, "subject"),
    ] {
        let broken = move |request: &ReceivedRequest| {
            let text = body(request, 3).replace(r#""title":"V"#, r#""was":""#);
            Reply::answer(200, "", text.replace(old, &format!("\"{key}\":\"C:\\dir\tone\nline\"")))
        };
        let run = answered(&format!("{} -o json -v", list.line), broken).exits(0);
        assert_eq!(run.column(key)[0], "C:\\dir\tone\nline", "{run}");
        assert!(run.stderr.contains("control characters or bare backslashes"), "{run}");
    }
    let run = answered("project show P1 -o json", |request| {
        Reply::answer(200, "", body(request, 3).replace("项目编号", "C:\\dir\t"))
    });
    assert_eq!(run.ok().json()["fields"][0]["label"], "C:\\dir\t");
}
