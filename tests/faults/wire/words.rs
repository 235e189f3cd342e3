//! The vendor's words come through, whatever its framework makes of them, and good answers are no refusals.

use super::answered;
use crate::{
    faults::vendors::{LISTS, Vendor, body, good},
    support::faulty_server::Reply,
};

/// A refusal in a shape that any gateway may give it, and the words to be seen.
const ANYBODYS: &[(&str, &str)] = &[
    (r#"{"code":"E-17","message":"没有权限"}"#, "E-17 没有权限"),
    (r#"{"code":17,"msg":"没有权限","data":null}"#, "17 没有权限"),
    (r#"{"Code":"17","Msg":"没有权限","Data":[]}"#, "17 没有权限"),
    (r#"{"Message":"没有权限"}"#, "没有权限"),
    (
        r#"{"Message":"出错","ExceptionMessage":"没有权限","ExceptionType":"X","StackTrace":"at"}"#,
        "出错 没有权限",
    ),
    (
        r#"{"timestamp":"2026-11-22T00:00:00","status":418,"error":"Teapot","message":"没有权限","path":"/x"}"#,
        "418 Teapot 没有权限",
    ),
    (r#"{"error":"invalid_scope","error_description":"没有权限"}"#, "invalid_scope 没有权限"),
    (r#"{"error":{"code":"E-17","message":"没有权限"}}"#, "E-17 没有权限"),
    (r#"{"success":false,"message":"没有权限"}"#, "没有权限"),
    (r#"{"ret":-1,"msg":"没有权限"}"#, "-1 没有权限"),
    (r#"{"retCode":"E-17","retMsg":"没有权限"}"#, "E-17 没有权限"),
    (r#"{"resp_code":"E-17","resp_msg":"没有权限","data":{}}"#, "E-17 没有权限"),
    (r#"{"code":-1,"desc":"没有权限"}"#, "-1 没有权限"),
    (r#"{"flag":false,"reason":"没有权限"}"#, "没有权限"),
    (r#"{"result":"false","message":"没有权限"}"#, "没有权限"),
    (r#"{"error":["没有权限"]}"#, "没有权限"),
    (r#"{"errors":{"token":["没有权限"]}}"#, "没有权限"),
    (r#"{"code":"E-17","message":{"zh":"没有权限"}}"#, "E-17 没有权限"),
    (r#"{"fault":{"faultstring":"没有权限","detail":{"errorcode":"x"}}}"#, "没有权限"),
    ("\u{feff}{\"code\":\"E-17\",\"message\":\"没有权限\"}", "E-17 没有权限"),
    (r#""{\"code\":\"E-17\",\"message\":\"没有权限\"}""#, "E-17 没有权限"),
    ("{\"code\":\"E-17\",\"message\":\"没有\n权限\\d\"}", "E-17 没有"),
];

const OWN: &[(Vendor, &str, &str)] = &[
    (Vendor::GOME, r#"{"error_response":"没有权限"}"#, "没有权限"),
    (Vendor::GOME, r#"{"error_response":{"code":"9999","msg":"没有权限"}}"#, "9999 没有权限"),
    (Vendor::GOME, r#"{"Error_Response":{"Code":9999,"Message":"没有权限"}}"#, "9999 没有权限"),
    (Vendor::GOME, r#"{"error_response":"{\"code\":9999,\"msg\":\"没有权限\"}"}"#, "9999 没有权限"),
    (Vendor::GOME, r#"{"{key}":{"code":"9999","msg":"没有权限"}}"#, "9999 没有权限"),
    (Vendor::GOME, r#"{"{key}":{"code":"9999","msg":"没有权限","result":null}}"#, "9999 没有权限"),
    (Vendor::GOME, r#"{"{key}":{"result":{"code":"9999","msg":"没有权限"}}}"#, "9999 没有权限"),
    (
        Vendor::GOME,
        r#"{"{key}":{"result":{"ComplaintVOs":null,"totalCount":0,"code":"9999","msg":"没有权限"}}}"#,
        "9999 没有权限",
    ),
    (
        Vendor::GOME,
        r#"{"{key}":{"code":"9999","msg":"没有权限","result":{"ComplaintVOs":[],"totalCount":"0"}}}"#,
        "9999 没有权限",
    ),
    (Vendor::GOME, r#"{"{key}":{"error_response":{"code":"9999","msg":"没有权限"}}}"#, "9999 没有权限"),
    (Vendor::BANGWO8, r#"{"ticketviews":"","tickets":null,"errcode":"","errmsg":"没有权限"}"#, "没有权限"),
    (Vendor::BANGWO8, r#"{"ticketviews":[],"tickets":[],"count":0,"error":"没有权限"}"#, "没有权限"),
    (Vendor::ESHOUHOU, r#"{"ResultCode":9999,"Message":"没有权限"}"#, "9999 没有权限"),
    (Vendor::ESHOUHOU, r#"{"ResultCode":9999,"ErrorMsg":null,"ResultValue":"没有权限"}"#, "9999 没有权限"),
    (Vendor::BANGWO8, r#"{"errcode":"9999","errmsg":"没有权限"}"#, "9999 没有权限"),
    (Vendor::BANGWO8, r#"{"ErrCode":9999,"ErrMsg":"没有权限"}"#, "9999 没有权限"),
    (Vendor::BANGWO8, r#"{"state":9999,"message":"没有权限"}"#, "9999 没有权限"),
    (
        Vendor::BANGWO8,
        r#"{"tickets":[],"ticketviews":null,"state":"9999","message":"没有权限"}"#,
        "9999 没有权限",
    ),
    (Vendor::ESHOUHOU, r#"{"ResultCode":9999,"ErrorMsg":"没有权限"}"#, "9999 没有权限"),
    (Vendor::ESHOUHOU, r#"{"resultCode":"9999","errorMsg":"没有权限"}"#, "9999 没有权限"),
    (Vendor::ESHOUHOU, r#"{"ResultCode":null,"ErrorMsg":"没有权限"}"#, "没有权限"),
    (Vendor::ESHOUHOU, r#"{"ResultCode":"","ErrorMsg":"没有权限","ResultValue":null}"#, "没有权限"),
    (Vendor::ESHOUHOU, r#"{"ErrorMsg":"没有权限"}"#, "没有权限"),
];

#[test]
fn words_come_through_with_any_status() {
    for list in LISTS.iter().copied() {
        let anybodys = ANYBODYS.iter().map(|(body, words)| (*body, *words));
        let own =
            OWN.iter().filter(|(vendor, ..)| *vendor == list.vendor).map(|(_, body, words)| (*body, *words));
        for (body, words) in anybodys.chain(own) {
            for (status, exit) in [(200, 1), (400, 1), (500, 69)] {
                let run = answered(&format!("{} -o csv", list.line), move |request| {
                    let key = format!("{}_response", request.get("$method").replace('.', "_"));
                    Reply::answer(status, "", body.replace("{key}", &key))
                });
                assert!(run.code == Some(exit) && run.stderr.contains(words), "{body} {status}: {run}");
            }
        }
    }
}

#[test]
fn a_code_of_the_standards_decides_the_exit_code() {
    for (body, status, exit) in [
        (r#"{"code":401,"message":"x"}"#, 200, 77),
        (r#"{"error":"invalid_token","error_description":"x"}"#, 200, 77),
        (r#"{"code":429,"message":"x"}"#, 200, 75),
        (r#"{"code":503,"message":"x"}"#, 200, 69),
        (r#"{"message":"x"}"#, 401, 77),
        (r#"{"message":"x"}"#, 429, 75),
    ] {
        for list in LISTS.iter().copied() {
            let run = answered(&format!("{} -o csv", list.line), move |_| Reply::answer(status, "", body));
            assert_eq!(run.code, Some(exit), "{body} {status}: {run}");
        }
    }
}

#[test]
fn innocent_members_are_no_refusal() {
    for members in [
        r#""error":null"#,
        r#""error":"","message":"""#,
        r#""error":0,"message":"hello""#,
        r#""error":false"#,
        r#""code":200,"message":"success""#,
        r#""code":"0","msg":"成功""#,
        r#""success":true,"message":"ok""#,
        r#""message":"系统将于今晚维护""#,
        r#""status":"1","state":"7","message":"hello""#,
    ] {
        for list in LISTS.iter().copied() {
            for first in [true, false] {
                let run = answered(&format!("{} -o json", list.line), move |request| {
                    let text = body(request, 3);
                    let text = text.trim_start_matches('{').trim_end_matches('}');
                    let braces =
                        "}".repeat(body(request, 3).len() - body(request, 3).trim_end_matches('}').len() - 1);
                    let text = match first {
                        true => format!("{{{members},{text}{braces}}}"),
                        false => format!("{{{text}{braces},{members}}}"),
                    };
                    Reply::answer(200, "", text)
                })
                .ok();
                assert_eq!(run.column(list.key).len(), list.records, "{members}: {run}");
            }
        }
    }
}

#[test]
fn a_record_that_speaks_of_errors_is_a_record() {
    let run = answered("complaints list -o json", |request| {
        let text = body(request, 3)
            .replace(r#""status":30"#, r#""status":30,"error_response":"x","content":"\"error\":7""#);
        Reply::answer(200, "", text)
    });
    assert_eq!(run.ok().column("work_order_no").len(), 3);
    assert_eq!(answered("views list -o json", good).ok().column("id").len(), 3);
}

#[test]
fn words_beside_a_success_without_a_project_are_shown() {
    let run = answered("project show P1", |_| {
        Reply::answer(200, "", r#"{"ResultCode":0,"ErrorMsg":"没有权限","ResultValue":null}"#)
    });
    assert!(run.exits(4).stderr.contains("eshouhou says: 没有权限"));
}
