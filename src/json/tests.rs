//! Answers in the shapes that PHP, Java and ASP.NET give the same data.

use faststr::FastStr;

use super::*;

const ACME: VendorName = VendorName::new("acme", "甲");

const LISTING: Listing<'static> = Listing {
    path: &["a_response", "result"],
    list: "Rows",
    totals: &["total", "totalResult"],
    next: &["next"],
};

/// The records of a list and the total, or the error with its path.
fn listed_in(body: &str) -> String {
    match LISTING.read(ACME, &FastStr::new(body), |_, members| members.all.len()) {
        Ok(found) => format!("{:?} of {:?}", found.records, found.total),
        Err(e) => e.lines()[..2].join(": ").replace("error: acme sent an answer of another shape: why: ", ""),
    }
}

fn of(list: &str) -> String {
    listed_in(&format!(r#"{{"a_response":{{"result":{{"Rows":{list},"total":2}}}}}}"#))
}

#[test]
fn lists_are_lists_in_every_shape() {
    for list in [
        r#"[{"id":1,"n":2},{"id":2,"n":2}]"#,
        r#"{"0":{"id":1,"n":2},"1":{"id":2,"n":2}}"#,
        r#"{"1001":{"id":1,"n":2},"7":{"id":2,"n":2}}"#,
        r#""[{\"id\":1,\"n\":2},{\"id\":2,\"n\":2}]""#,
        r#""\"[{\\\"id\\\":1,\\\"n\\\":2},{\\\"id\\\":2,\\\"n\\\":2}]\"""#,
        r#"["{\"id\":1,\"n\":2}",[{"id":2,"n":2}]]"#,
    ] {
        assert_eq!(of(list), "[2, 2] of Some(2)", "{list}");
    }
    for empty in ["[]", "null", "\"\"", "\" \"", "false", "{}", "\"[]\"", "\"{}\"", "\"null\"", " [ ] "] {
        assert_eq!(of(empty), "[] of Some(2)", "{empty}");
    }
    assert_eq!(of(r#"{"id":1,"n":2}"#), "[2] of Some(2)");
    assert_eq!(of("[{},[]]"), "[0, 0] of Some(2)");
}

#[test]
fn what_is_no_list_is_named_by_its_place_and_never_quoted() {
    for (list, why) in [
        ("7", "at `a_response.result.Rows`: a number instead of a list"),
        ("true", "at `a_response.result.Rows`: a truth value instead of a list"),
        ("\"s3cret\"", "at `a_response.result.Rows`: text instead of a list"),
        ("[{},\"s3cret\"]", "at `a_response.result.Rows[1]`: text instead of an object"),
        ("[{},[1,2]]", "at `a_response.result.Rows[1]`: 2 elements instead of one object"),
        ("[null]", "at `a_response.result.Rows[0]`: null instead of an object"),
        ("[[[{}]]]", "at `a_response.result.Rows[0][0]`: an array instead of an object"),
        (r#"{"0":7}"#, "at `a_response.result.Rows.0`: a number instead of an object"),
    ] {
        assert_eq!(of(list), why, "{list}");
    }
}

#[test]
fn what_stands_around_a_list_is_found_whatever_its_shape() {
    for body in [
        r#"{"a_response":{"result":{"Rows":[{"id":1}],"total":"1"}}}"#,
        r#" {"other":[1],"a_response":{"result":{"total":" 1.0 ","Rows":[{"id":1}]}}} "#,
        r#"{"A_RESPONSE":{"Result":{"rows":[{"id":1}],"Total":1}}}"#,
        r#"{"aResponse":{"result":{"ROWS":[{"id":1}],"total_result":1}}}"#,
        r#"{"a_response":{"result":{"Rows":[{"id":1}],"total":"many","totalResult":1}}}"#,
        r#"{"a_response":[{"result":[{"Rows":[{"id":1}],"total":1}]}]}"#,
        r#"{"a_response":{"result":"{\"Rows\":[{\"id\":1}],\"total\":1}"}}"#,
        r#""{\"a_response\":{\"result\":{\"Rows\":[{\"id\":1}],\"total\":1}}}""#,
        r#"{"a_response":"{\"result\":\"{\\\"Rows\\\":[{\\\"id\\\":1}],\\\"total\\\":1}\"}"}"#,
        r#"{"a_response":{"result":{"Rows":7,"Rows":[{"id":1}],"total":1}}}"#,
        r#"{"a_response":{"result":{"rows":7,"Rows":[{"id":1}],"ROWS":8,"total":1}}}"#,
        r#"{"a_\u0072esponse":{"result":{"R\u006fws":[{"id":1}],"total":1}}}"#,
        "{\"a_response\":{\"result\":{\"Rows\":[{\"id\":\"1\n\\d\"}],\"total\":1}}}",
    ] {
        assert_eq!(listed_in(body), "[1] of Some(1)", "{body}");
    }
    assert_eq!(listed_in(r#"{"a_response":{"result":{"total":"0"}}}"#), "[] of Some(0)");
    assert_eq!(listed_in(r#"{"a_response":{"result":{"Rows":[]}}}"#), "[] of None");
}

#[test]
fn what_came_instead_is_said_by_name_and_place() {
    for (body, why) in [
        ("", "error: acme sent an empty answer: hint"),
        ("{\"list\":[1", "error: acme sent an answer that was cut off: why: EOF"),
        ("not json", "error: acme sent an answer that is not JSON: why: expected ident"),
        ("{}{}", "error: acme sent an answer that is not JSON: why: trailing characters"),
        ("[]", "`a_response` is missing"),
        ("[1,2]", "at the top: 2 elements instead of one object"),
        ("null", "at the top: null instead of an object"),
        ("\"s3cret\"", "at the top: text instead of an object"),
        ("{}", "`a_response` is missing"),
        (r#"{"b":"s3cret","":1}"#, "`a_response` is missing; there is `b`"),
        (r#"{"a_response":7}"#, "at `a_response`: a number instead of an object"),
        (r#"{"a_response":{"x":1}}"#, "`a_response.result` is missing; there is `x`"),
        (r#"{"a_response":{"result":null}}"#, "at `a_response.result`: null instead of an object"),
        (r#"{"a_response":{"result":{}}}"#, "`a_response.result.Rows` is missing"),
        (r#"{"a_response":{"result":{"total":1}}}"#, "`a_response.result.Rows` is missing; there is `total`"),
    ] {
        let said = listed_in(body);
        assert!(said.starts_with(why) && !said.contains("s3cret"), "{body}: {said}");
    }
}

#[test]
fn a_list_without_end_is_refused() {
    let long = |length: usize| of(&format!("[{}{{}}]", "{},".repeat(length - 1)));
    assert!(long(100_000).ends_with("of Some(2)"));
    assert!(long(100_001).contains("more than 100000 elements"), "{}", long(100_001));
}

#[test]
fn the_one_object_of_a_list_comes_with_or_without_the_list() {
    let only = |body: &str| match Node::read(ACME, &FastStr::new(body)).unwrap().only() {
        Ok(object) => {
            object.map_or("nothing".to_owned(), |object| object.names().collect::<Vec<_>>().join(","))
        }
        Err(e) => e.reason(),
    };
    for one in [r#"{"id":1}"#, r#"[{"id":1}]"#, r#"{"0":{"id":1}}"#, r#""{\"id\":1}""#, r#""[{\"id\":1}]""#] {
        assert_eq!(only(one), "id", "{one}");
    }
    for nothing in ["[]", "{}", "null", "\"\"", "false", "[[]]", "[{}]", "[null]", "\"[]\""] {
        assert_eq!(only(nothing), "nothing", "{nothing}");
    }
    assert_eq!(only(r#"[{"id":1},{"id":2}]"#), "at the top: 2 elements instead of one");
    assert_eq!(only("7"), "at the top: a number instead of a list");
}

#[test]
fn scalars_are_the_same_as_number_text_or_truth_value() {
    let read = |text| serde_json::from_str::<Scalar>(text).unwrap();
    for seven in ["7", "\"7\"", "\" 7\"", "\"7.0\"", "7.00", "\"07\""] {
        assert_eq!(read(seven).number(), Some(7), "{seven}");
    }
    for none in ["7.5", "\"many\"", "-7", "null", "\"\"", "true"] {
        assert_eq!(read(none).number(), None, "{none}");
    }
    for yes in ["true", "1", "\"1\"", "\" 1\"", "\"Y\"", "\"TRUE\"", "\"是\""] {
        assert_eq!(read(yes).flag(), Some(true), "{yes}");
    }
    for no in ["false", "0", "\"0\"", "\"n\"", "\"否\""] {
        assert_eq!(read(no).flag(), Some(false), "{no}");
    }
    for neither in ["null", "\"\"", "2", "\"maybe\""] {
        assert_eq!(read(neither).flag(), None, "{neither}");
    }
    assert_eq!(read("1234567890123456789012").text(), Some("1234567890123456789012"));
    assert_eq!(read(r#""half \ud83d""#).text(), Some(r"half \ud83d"));
    assert_eq!(read("null").text(), None);
    assert_eq!(read("\" \"").text(), None);
}

#[test]
fn a_refusal_is_found_in_the_shapes_of_frameworks() {
    let said = |status, body: &str| {
        let object = Node::peek(ACME, &FastStr::new(body)).unwrap().object().unwrap();
        let refusal = refusal::Refusal::usual(&object, status)?;
        Some([refusal.code.unwrap_or_default(), refusal.message.unwrap_or_default()].join("|"))
    };
    for (body, words) in [
        (r#"{"code":"7","message":"no"}"#, "7|no"),
        (r#"{"code":7,"msg":"no","data":null}"#, "7|no"),
        (r#"{"Code":"7","Msg":"no","data":[]}"#, "7|no"),
        (r#"{"error_code":7,"error_msg":"no"}"#, "7|no"),
        (r#"{"success":false,"message":"no"}"#, "|no"),
        (r#"{"error":true,"message":"no"}"#, "|no"),
        (r#"{"Message":"no"}"#, "|no"),
        (r#"{"message":"no"}"#, "|no"),
        (
            r#"{"Message":"An error.","ExceptionMessage":"no","ExceptionType":"X","StackTrace":"at"}"#,
            "|An error. no",
        ),
        (r#"{"Message":"no","MessageDetail":"at all"}"#, "|no at all"),
        (r#"{"Message":"no","ModelState":{"id":["required"]}}"#, "|no"),
        (
            r#"{"timestamp":"2026","status":401,"error":"Unauthorized","message":"no","path":"/x"}"#,
            "401|Unauthorized no",
        ),
        (r#"{"timestamp":1,"status":404,"error":"Not Found","path":"/x"}"#, "404|Not Found"),
        (r#"{"error":"invalid_client","error_description":"no"}"#, "invalid_client|no"),
        (r#"{"error":"invalid_client"}"#, "invalid_client|"),
        (r#"{"error":{"code":7,"message":"no"}}"#, "7|no"),
        (r#"{"errors":[{"code":7,"message":"no"}]}"#, "7|no"),
    ] {
        assert_eq!(said(200, body).as_deref(), Some(words), "{body}");
        assert_eq!(said(400, body).as_deref(), Some(words), "{body}");
    }
    for innocent in [
        "{}",
        r#"{"id":7}"#,
        r#"{"code":0,"message":"success"}"#,
        r#"{"code":"200","message":"成功","data":{"id":1}}"#,
        r#"{"code":"ok","msg":"x"}"#,
        r#"{"success":true,"message":"done"}"#,
        r#"{"error":null,"message":"hello","id":7}"#,
        r#"{"error":"","data":{"id":7}}"#,
        r#"{"error":0,"message":"hello"}"#,
        r#"{"error":false,"id":7}"#,
        r#"{"message":"hello","id":7}"#,
        r#"{"code":"A7","message":"hello","order":{"id":7}}"#,
    ] {
        assert_eq!(said(200, innocent), None, "{innocent}");
    }
    assert_eq!(said(400, r#"{"message":"no","id":7}"#).as_deref(), Some("|no"));
    assert_eq!(
        said(400, r#"{"type":"about:blank","title":"no","status":400,"detail":"at all"}"#).as_deref(),
        Some("400|no at all")
    );
}

#[test]
fn a_good_answer_is_known_by_its_beginning() {
    let begins = |body| refusal::begins(body, &[&|name| name == "a", &|name| name == "b"]);
    assert!(begins(r#" { "a" : {"b":[ {"#) && begins(r#"{"a":{"b":{"c":1}}}"#));
    assert!(begins(r#"{"a":{"total": 7, "x":null,"b":[{"#));
    let any = |body| refusal::begins(body, &[&|name| name == "a", &refusal::is_data]);
    assert!(any(r#"{"a":{"total": 7, "x":null,"b":[{"#) && !any(r#"{"a":{"total":7,"code":"1","errors":[{"#));
    for other in [
        "",
        "{",
        "[]",
        r#"{"a":{"b":[]}}"#,
        r#"{"a":{"b":{} }}"#,
        r#"{"a":{"b":7}}"#,
        r#"{"a":{"c":[1]}}"#,
        r#"{"a":{"c":[1],"b":[1]}}"#,
        r#"{"x":1,"a":{"b":[1]}}"#,
        r#"{"a""#,
    ] {
        assert!(!begins(other), "{other}");
    }
}
