//! A 2xx is not a yes: credentials are accepted for the documented positive answer only.

use crate::{
    faults::vendors::{SECRETS, Vendor, configured, good, is_for_token},
    support::{
        Home,
        faulty_server::{FaultyServer, ReceivedRequest, Reply},
    },
};

const SHOP: &str = r#"{"gome_shop_shopInfo_get_response":{"result":{"shopId":"1"}}}"#;
const VIEWS: &str = r#"{"ticketviews":[{"id":"1","title":"V","active":"1"}],"count":"1"}"#;
const SPACE: &str = r#"{"ResultCode":0,"ErrorMsg":"","ResultValue":{"HQServiceNetworkID":"N1"}}"#;

fn asked(request: &ReceivedRequest) -> Vendor {
    let asked = |vendor: &Vendor| vendor.suite().check.path == request.path;
    Vendor::all().find(asked).expect("a vendor's check")
}

/// Checks the credentials at vendors of which one answers like this. Returns the exit code, whether each vendor
/// accepts, and what that one answered.
fn check(vendor: Vendor, status: u16, body: &'static str) -> (i32, Vec<bool>, String) {
    let answer = move |asked: Vendor| match (asked == vendor, status) {
        (true, 204) => {
            Reply::raw("HTTP/1.1 204 Said\r\n\r\n", crate::support::faulty_server::ConnectionEnd::Keep)
        }
        (true, _) => Reply::answer(status, "", body),
        (false, _) => Reply::answer(200, "", &asked.suite().check.body),
    };
    let server = FaultyServer::start(move |request| match is_for_token(request) {
        true => good(request),
        false => answer(asked(request)),
    });
    let run = configured(&Home::new(), "config check -o json --retries 0", &server.url()).run();
    let rows = run.json();
    let rows = rows.as_array().expect("a list");
    let accepted = rows.iter().map(|row| row["accepted"] == true).collect();
    assert!(!SECRETS.iter().any(|secret| run.both().contains(secret)), "{run}");
    (
        run.code.expect("a status"),
        accepted,
        rows[vendor.index()]["answer"].as_str().unwrap_or_default().to_owned(),
    )
}

#[test]
fn only_a_documented_positive_answer_is_accepted() {
    for (body, said) in [
        ("", "empty answer"),
        (" \r\n", "empty answer"),
        ("<html><title>登录</title></html>", "web page"),
        ("{}", "is missing"),
        ("[]", "is missing"),
        ("null", "null instead of an object"),
        ("true", "a truth value instead of an object"),
        ("\"welcome\"", "text instead of an object"),
        ("{\"gome_shop_shopInfo_get_response\":{\"resu", "cut off"),
        ("{\"ticketviews\":[{\"id\":", "cut off"),
        ("ok", "not JSON"),
        (r#"{"status":"UP","version":"1.2"}"#, "is missing; there is `status`, `version`"),
        (
            r#"{"code":0,"message":"success","data":{"id":1}}"#,
            "is missing; there is `code`, `message`, `data`",
        ),
    ] {
        for vendor in Vendor::all() {
            let (code, accepted, answer) = check(vendor, 200, body);
            let expected: Vec<_> = Vendor::all().map(|other| other != vendor).collect();
            assert_eq!((code, accepted), (65, expected), "{body:?} of {vendor:?}: {answer}");
            assert!(answer.contains(said), "{body:?} of {vendor:?}: {answer}");
        }
    }
}

#[test]
fn what_is_nearly_the_answer_is_not_accepted() {
    for (vendor, body) in [
        (Vendor::GOME, VIEWS),
        (Vendor::GOME, r#"{"gome_shop_shopInfo_get_response":{}}"#),
        (Vendor::GOME, r#"{"gome_shop_shopInfo_get_response":{"result":null}}"#),
        (Vendor::GOME, r#"{"gome_shop_shopInfo_get_response":{"result":{}}}"#),
        (Vendor::GOME, r#"{"gome_shop_shopInfo_get_response":{"result":{"shopId":null,"name":""}}}"#),
        (Vendor::GOME, r#"{"gome_order_orders_get_response":{"result":{"orders":[]}}}"#),
        (Vendor::BANGWO8, SPACE),
        (Vendor::BANGWO8, r#"{"tickets":[],"count":"0"}"#),
        (Vendor::BANGWO8, r#"{"ticketviews":7}"#),
        (Vendor::BANGWO8, r#"{"ticketviews":[{"name":"another"}],"count":1}"#),
        (Vendor::ESHOUHOU, SHOP),
        (Vendor::ESHOUHOU, r#"{"ResultCode":0}"#),
        (Vendor::ESHOUHOU, r#"{"ResultCode":0,"ResultValue":null}"#),
        (Vendor::ESHOUHOU, r#"{"ResultCode":null,"ResultValue":{"HQServiceNetworkID":"N1"}}"#),
        (Vendor::ESHOUHOU, r#"{"ResultValue":{"HQServiceNetworkID":"N1"}}"#),
        (Vendor::ESHOUHOU, r#"{"ResultCode":0,"ResultValue":"N1"}"#),
    ] {
        let (code, accepted, answer) = check(vendor, 200, body);
        assert!(code == 65 && !accepted[vendor.index()], "{body}: {answer}");
    }
    for vendor in Vendor::all() {
        let (code, accepted, answer) = check(vendor, 204, "");
        assert!(code == 65 && !accepted[vendor.index()] && answer.contains("empty answer"), "{answer}");
    }
}

#[test]
fn the_answer_in_another_shape_is_accepted_and_a_refusal_says_its_words() {
    for (vendor, body) in [
        (Vendor::GOME, r#"{"Gome_Shop_ShopInfo_Get_Response":{"Result":{"shopId":"1"}}}"#),
        (Vendor::GOME, r#"{"gome_shop_shopInfo_get_response":{"result":"{\"shopId\":1}"}}"#),
        (Vendor::BANGWO8, r#"{"ticketviews":[],"count":"0"}"#),
        (Vendor::BANGWO8, r#"{"ticketViews":{"0":{"Id":10}},"count":1}"#),
        (Vendor::ESHOUHOU, r#"{"resultCode":"0","resultValue":"{\"HQServiceNetworkID\":\"N1\"}"}"#),
    ] {
        let (code, _, answer) = check(vendor, 200, body);
        assert_eq!((code, &answer[..]), (0, ""), "{body}");
    }
    for (vendor, body, exit, words) in [
        (Vendor::GOME, r#"{"error_response":"应用已停用"}"#, 1, "gome refused the request: 应用已停用"),
        (Vendor::GOME, r#"{"error_response":{"code":20001,"msg":"令牌已过期"}}"#, 77, "20001 令牌已过期"),
        (
            Vendor::GOME,
            r#"{"gome_shop_shopInfo_get_response":{"result":{"code":"401","msg":"无效"}}}"#,
            77,
            "401 无效",
        ),
        (
            Vendor::GOME,
            r#"{"gome_shop_shopInfo_get_response":{"result":{"success":false,"msg":"店铺不存在"}}}"#,
            1,
            "店铺不存在",
        ),
        (Vendor::BANGWO8, r#"{"state":401,"message":"认证失败"}"#, 77, "401 认证失败"),
        (Vendor::ESHOUHOU, r#"{"ResultCode":"","ErrorMsg":"未授权的应用"}"#, 1, "未授权的应用"),
        (Vendor::ESHOUHOU, r#"{"ResultCode":7,"ErrorMsg":"凭证已失效"}"#, 77, "7 凭证已失效"),
    ] {
        let (code, accepted, answer) = check(vendor, 200, body);
        assert!(
            code == exit && !accepted[vendor.index()] && answer.contains(words),
            "{code} {body}: {answer}"
        );
    }
}
