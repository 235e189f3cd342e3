//! A 2xx is not a yes: credentials are accepted for the documented positive answer only.

use crate::{
    faults::vendors::{SECRETS, Vendor, configured, good, is_for_token},
    support::{
        Home,
        faulty_server::{FaultyServer, ReceivedRequest, Reply},
    },
};

const VENDORS: [Vendor; 3] = [Vendor::Gome, Vendor::Bangwo8, Vendor::Eshouhou];

const SHOP: &str = r#"{"gome_shop_shopInfo_get_response":{"result":{"shopId":"1"}}}"#;
const VIEWS: &str = r#"{"ticketviews":[{"id":"1","title":"V","active":"1"}],"count":"1"}"#;
const SPACE: &str = r#"{"ResultCode":0,"ErrorMsg":"","ResultValue":{"HQServiceNetworkID":"N1"}}"#;

fn asked(request: &ReceivedRequest) -> Vendor {
    match &request.path[..] {
        "/router" => Vendor::Gome,
        "/api/v1/ticketviews.json" => Vendor::Bangwo8,
        _ => Vendor::Eshouhou,
    }
}

/// Checks the credentials at vendors of which one answers like this. Returns the exit code, whether each vendor
/// accepts, and what that one answered.
fn check(vendor: Vendor, status: u16, body: &'static str) -> (i32, Vec<bool>, String) {
    let server = FaultyServer::start(move |request| match asked(request) {
        _ if is_for_token(request) => good(request),
        asked if asked == vendor && status == 204 => {
            Reply::raw("HTTP/1.1 204 Said\r\n\r\n", crate::support::faulty_server::ConnectionEnd::Keep)
        }
        asked if asked == vendor => Reply::answer(status, "", body),
        Vendor::Gome => Reply::answer(200, "", SHOP),
        Vendor::Bangwo8 => Reply::answer(200, "", VIEWS),
        Vendor::Eshouhou => Reply::answer(200, "", SPACE),
    });
    let run = configured(&Home::new(), "config check -o json --retries 0", &server.url()).run();
    let rows = run.json();
    let rows = rows.as_array().expect("a list");
    let accepted = rows.iter().map(|row| row["accepted"] == true).collect();
    assert!(!SECRETS.iter().any(|secret| run.both().contains(secret)), "{run}");
    (
        run.code.expect("a status"),
        accepted,
        rows[vendor as usize]["answer"].as_str().unwrap_or_default().to_owned(),
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
        for vendor in VENDORS {
            let (code, accepted, answer) = check(vendor, 200, body);
            let expected: Vec<_> = VENDORS.iter().map(|other| *other != vendor).collect();
            assert_eq!((code, accepted), (65, expected), "{body:?} of {vendor:?}: {answer}");
            assert!(answer.contains(said), "{body:?} of {vendor:?}: {answer}");
        }
    }
}

#[test]
fn what_is_nearly_the_answer_is_not_accepted() {
    for (vendor, body) in [
        (Vendor::Gome, VIEWS),
        (Vendor::Gome, r#"{"gome_shop_shopInfo_get_response":{}}"#),
        (Vendor::Gome, r#"{"gome_shop_shopInfo_get_response":{"result":null}}"#),
        (Vendor::Gome, r#"{"gome_shop_shopInfo_get_response":{"result":{}}}"#),
        (Vendor::Gome, r#"{"gome_shop_shopInfo_get_response":{"result":{"shopId":null,"name":""}}}"#),
        (Vendor::Gome, r#"{"gome_order_orders_get_response":{"result":{"orders":[]}}}"#),
        (Vendor::Bangwo8, SPACE),
        (Vendor::Bangwo8, r#"{"tickets":[],"count":"0"}"#),
        (Vendor::Bangwo8, r#"{"ticketviews":7}"#),
        (Vendor::Bangwo8, r#"{"ticketviews":[{"name":"another"}],"count":1}"#),
        (Vendor::Eshouhou, SHOP),
        (Vendor::Eshouhou, r#"{"ResultCode":0}"#),
        (Vendor::Eshouhou, r#"{"ResultCode":0,"ResultValue":null}"#),
        (Vendor::Eshouhou, r#"{"ResultCode":null,"ResultValue":{"HQServiceNetworkID":"N1"}}"#),
        (Vendor::Eshouhou, r#"{"ResultValue":{"HQServiceNetworkID":"N1"}}"#),
        (Vendor::Eshouhou, r#"{"ResultCode":0,"ResultValue":"N1"}"#),
    ] {
        let (code, accepted, answer) = check(vendor, 200, body);
        assert!(code == 65 && !accepted[vendor as usize], "{body}: {answer}");
    }
    for vendor in VENDORS {
        let (code, accepted, answer) = check(vendor, 204, "");
        assert!(code == 65 && !accepted[vendor as usize] && answer.contains("empty answer"), "{answer}");
    }
}

#[test]
fn the_answer_in_another_shape_is_accepted_and_a_refusal_says_its_words() {
    for (vendor, body) in [
        (Vendor::Gome, r#"{"Gome_Shop_ShopInfo_Get_Response":{"Result":{"shopId":"1"}}}"#),
        (Vendor::Gome, r#"{"gome_shop_shopInfo_get_response":{"result":"{\"shopId\":1}"}}"#),
        (Vendor::Bangwo8, r#"{"ticketviews":[],"count":"0"}"#),
        (Vendor::Bangwo8, r#"{"ticketViews":{"0":{"Id":10}},"count":1}"#),
        (Vendor::Eshouhou, r#"{"resultCode":"0","resultValue":"{\"HQServiceNetworkID\":\"N1\"}"}"#),
    ] {
        let (code, _, answer) = check(vendor, 200, body);
        assert_eq!((code, &answer[..]), (0, ""), "{body}");
    }
    for (vendor, body, exit, words) in [
        (Vendor::Gome, r#"{"error_response":"应用已停用"}"#, 1, "gome refused the request: 应用已停用"),
        (Vendor::Gome, r#"{"error_response":{"code":20001,"msg":"令牌已过期"}}"#, 77, "20001 令牌已过期"),
        (
            Vendor::Gome,
            r#"{"gome_shop_shopInfo_get_response":{"result":{"code":"401","msg":"无效"}}}"#,
            77,
            "401 无效",
        ),
        (
            Vendor::Gome,
            r#"{"gome_shop_shopInfo_get_response":{"result":{"success":false,"msg":"店铺不存在"}}}"#,
            1,
            "店铺不存在",
        ),
        (Vendor::Bangwo8, r#"{"state":401,"message":"认证失败"}"#, 77, "401 认证失败"),
        (Vendor::Eshouhou, r#"{"ResultCode":"","ErrorMsg":"未授权的应用"}"#, 1, "未授权的应用"),
        (Vendor::Eshouhou, r#"{"ResultCode":7,"ErrorMsg":"凭证已失效"}"#, 77, "7 凭证已失效"),
    ] {
        let (code, accepted, answer) = check(vendor, 200, body);
        assert!(
            code == exit && !accepted[vendor as usize] && answer.contains(words),
            "{code} {body}: {answer}"
        );
    }
}
