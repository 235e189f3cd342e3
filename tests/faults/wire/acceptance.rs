//! A 2xx is not a yes: credentials are accepted for the documented positive answer only.

use crate::{
    faults::vendors::{SECRETS, Who, configured, good, is_for_token},
    support::{
        Home,
        faulty::{Came, Does, Faulty},
    },
};

const VENDORS: [Who; 3] = [Who::Gome, Who::Bangwo8, Who::Eshouhou];

const SHOP: &str = r#"{"gome_shop_shopInfo_get_response":{"result":{"shopId":"1"}}}"#;
const VIEWS: &str = r#"{"ticketviews":[{"id":"1","title":"V","active":"1"}],"count":"1"}"#;
const SPACE: &str = r#"{"ResultCode":0,"ErrorMsg":"","ResultValue":{"HQServiceNetworkID":"N1"}}"#;

fn asked(came: &Came) -> Who {
    match &came.path[..] {
        "/router" => Who::Gome,
        "/api/v1/ticketviews.json" => Who::Bangwo8,
        _ => Who::Eshouhou,
    }
}

/// Checks the credentials at vendors of which one answers like this. Returns the exit code, whether each vendor
/// accepts, and what that one answered.
fn check(who: Who, status: u16, body: &'static str) -> (i32, Vec<bool>, String) {
    let server = Faulty::start(move |came| match asked(came) {
        _ if is_for_token(came) => good(came),
        asked if asked == who && status == 204 => {
            Does::raw("HTTP/1.1 204 Said\r\n\r\n", crate::support::faulty::Then::Keep)
        }
        asked if asked == who => Does::answer(status, "", body),
        Who::Gome => Does::answer(200, "", SHOP),
        Who::Bangwo8 => Does::answer(200, "", VIEWS),
        Who::Eshouhou => Does::answer(200, "", SPACE),
    });
    let run = configured(&Home::new(), "config check -o json --retries 0", &server.url()).run();
    let rows = run.json();
    let rows = rows.as_array().expect("a list");
    let accepted = rows.iter().map(|row| row["accepted"] == true).collect();
    assert!(!SECRETS.iter().any(|secret| run.both().contains(secret)), "{run}");
    (
        run.code.expect("a status"),
        accepted,
        rows[who as usize]["answer"].as_str().unwrap_or_default().to_owned(),
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
        for who in VENDORS {
            let (code, accepted, answer) = check(who, 200, body);
            let expected: Vec<_> = VENDORS.iter().map(|other| *other != who).collect();
            assert_eq!((code, accepted), (65, expected), "{body:?} of {who:?}: {answer}");
            assert!(answer.contains(said), "{body:?} of {who:?}: {answer}");
        }
    }
}

#[test]
fn what_is_nearly_the_answer_is_not_accepted() {
    for (who, body) in [
        (Who::Gome, VIEWS),
        (Who::Gome, r#"{"gome_shop_shopInfo_get_response":{}}"#),
        (Who::Gome, r#"{"gome_shop_shopInfo_get_response":{"result":null}}"#),
        (Who::Gome, r#"{"gome_shop_shopInfo_get_response":{"result":{}}}"#),
        (Who::Gome, r#"{"gome_shop_shopInfo_get_response":{"result":{"shopId":null,"name":""}}}"#),
        (Who::Gome, r#"{"gome_order_orders_get_response":{"result":{"orders":[]}}}"#),
        (Who::Bangwo8, SPACE),
        (Who::Bangwo8, r#"{"tickets":[],"count":"0"}"#),
        (Who::Bangwo8, r#"{"ticketviews":7}"#),
        (Who::Bangwo8, r#"{"ticketviews":[{"name":"another"}],"count":1}"#),
        (Who::Eshouhou, SHOP),
        (Who::Eshouhou, r#"{"ResultCode":0}"#),
        (Who::Eshouhou, r#"{"ResultCode":0,"ResultValue":null}"#),
        (Who::Eshouhou, r#"{"ResultCode":null,"ResultValue":{"HQServiceNetworkID":"N1"}}"#),
        (Who::Eshouhou, r#"{"ResultValue":{"HQServiceNetworkID":"N1"}}"#),
        (Who::Eshouhou, r#"{"ResultCode":0,"ResultValue":"N1"}"#),
    ] {
        let (code, accepted, answer) = check(who, 200, body);
        assert!(code == 65 && !accepted[who as usize], "{body}: {answer}");
    }
    for who in VENDORS {
        let (code, accepted, answer) = check(who, 204, "");
        assert!(code == 65 && !accepted[who as usize] && answer.contains("empty answer"), "{answer}");
    }
}

#[test]
fn the_answer_in_another_shape_is_accepted_and_a_refusal_says_its_words() {
    for (who, body) in [
        (Who::Gome, r#"{"Gome_Shop_ShopInfo_Get_Response":{"Result":{"shopId":"1"}}}"#),
        (Who::Gome, r#"{"gome_shop_shopInfo_get_response":{"result":"{\"shopId\":1}"}}"#),
        (Who::Bangwo8, r#"{"ticketviews":[],"count":"0"}"#),
        (Who::Bangwo8, r#"{"ticketViews":{"0":{"Id":10}},"count":1}"#),
        (Who::Eshouhou, r#"{"resultCode":"0","resultValue":"{\"HQServiceNetworkID\":\"N1\"}"}"#),
    ] {
        let (code, _, answer) = check(who, 200, body);
        assert_eq!((code, &answer[..]), (0, ""), "{body}");
    }
    for (who, body, exit, words) in [
        (Who::Gome, r#"{"error_response":"应用已停用"}"#, 1, "gome refused the request: 应用已停用"),
        (Who::Gome, r#"{"error_response":{"code":20001,"msg":"令牌已过期"}}"#, 77, "20001 令牌已过期"),
        (
            Who::Gome,
            r#"{"gome_shop_shopInfo_get_response":{"result":{"code":"401","msg":"无效"}}}"#,
            77,
            "401 无效",
        ),
        (
            Who::Gome,
            r#"{"gome_shop_shopInfo_get_response":{"result":{"success":false,"msg":"店铺不存在"}}}"#,
            1,
            "店铺不存在",
        ),
        (Who::Bangwo8, r#"{"state":401,"message":"认证失败"}"#, 77, "401 认证失败"),
        (Who::Eshouhou, r#"{"ResultCode":"","ErrorMsg":"未授权的应用"}"#, 1, "未授权的应用"),
        (Who::Eshouhou, r#"{"ResultCode":7,"ErrorMsg":"凭证已失效"}"#, 77, "7 凭证已失效"),
    ] {
        let (code, accepted, answer) = check(who, 200, body);
        assert!(code == exit && !accepted[who as usize] && answer.contains(words), "{code} {body}: {answer}");
    }
}
