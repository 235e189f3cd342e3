//! Gome's part compared with the published rules.

use std::collections::BTreeSet;

use jiff::civil::date;
use serde_json::Value;

use super::{APP_KEY, APP_SECRET, Gome, Request, Source, TOKEN, Vendor as _, sign::sign};
use crate::sandbox::Amount;

const PHONE: &str = "gome.custom.complaints.phoneGet";
const WEB: &str = "gome.custom.complaints.webGet";
const PAGE: [(&str, &str); 2] = [("pageNo", "1"), ("pageSize", "50")];

fn gome() -> Gome {
    Gome::new(&Source::TEST)
}

fn raw(parameters: &[(&str, &str)]) -> Request {
    let query = parameters.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    Request { method: "GET".to_owned(), query, ..Request::default() }
}

fn signed(method: &str, filters: &[(&str, &str)]) -> Request {
    let mut request = raw(&[&[("$method", method), ("$v", "1.0.0"), ("$token", TOKEN)], filters].concat());
    let signature = sign(APP_SECRET, &request.query);
    request.query.push(("$sign".to_owned(), signature));
    request
}

fn body(gome: &Gome, request: &Request) -> Value {
    let answer = gome.answer(request);
    assert_eq!(answer.status, 200);
    serde_json::from_str(&answer.body).expect("JSON")
}

fn code(request: &Request) -> String {
    let body = body(&gome(), request);
    body["error_response"]["code"].to_string().trim_matches('"').to_owned()
}

fn result(gome: &Gome, method: &str, filters: &[(&str, &str)]) -> Value {
    let envelope = format!("{}_response", method.replace('.', "_"));
    let mut body = body(gome, &signed(method, filters));
    body[&envelope]["result"].take()
}

/// Every matching record, page by page, and the stated total.
fn all(gome: &Gome, method: &str, filters: &[(&str, &str)]) -> (Vec<Value>, u64) {
    let (mut records, mut number) = (Vec::new(), 1);
    loop {
        let page = number.to_string();
        let filters = [filters, &[("pageNo", &*page), ("pageSize", "20")]].concat();
        let mut result = result(gome, method, &filters);
        let total = result["totalCount"].as_u64().expect("a total");
        let Value::Array(more) = result["ComplaintVOs"].take() else { panic!("no list in {result}") };
        if more.is_empty() {
            return (records, total);
        }
        records.extend(more);
        number += 1;
    }
}

#[test]
fn what_is_wrong_with_a_request_has_its_published_code() {
    let good = signed(PHONE, &PAGE);
    let without = |name: &str| Request {
        query: good.query.iter().filter(|(key, _)| key != name).cloned().collect(),
        ..good.clone()
    };
    let app = |key| {
        let mut request = raw(&[&[("$method", PHONE), ("$v", "1.0.0"), ("$app", key)], &PAGE[..]].concat());
        let signature = sign(APP_SECRET, &request.query);
        request.query.push(("$sign".to_owned(), signature));
        request
    };
    assert_eq!(code(&without("$method")), "10003");
    assert_eq!(code(&without("$v")), "10004");
    assert_eq!(code(&without("$token")), "8222");
    assert_eq!(code(&without("$sign")), "8224");
    assert_eq!(code(&without("pageNo")), "8225");
    assert_eq!(code(&app("wrong")), "8223");
    assert_eq!(code(&app(APP_KEY)), "8239");
    assert_eq!(code(&signed("gome.custom.complaints.phoneConfirm", &PAGE)), "10003");
    assert_eq!(code(&signed(PHONE, &PAGE[..1])), "9000");
    for wrong in [
        ("status", "2"),
        ("isOverTime", "yes"),
        ("complaintDateStart", "2026-11-1"),
        ("colour", "red"),
        ("complaintDateEnd", "2026-02-30"),
        ("pageNo", "2"),
        ("$format", "json"),
    ] {
        assert_eq!(code(&signed(PHONE, &[&PAGE[..], &[wrong]].concat())), "10001", "{wrong:?}");
    }
    assert_eq!(code(&signed(PHONE, &[("pageNo", "0"), ("pageSize", "1")])), "10001");
}

#[test]
fn a_missing_field_is_named() {
    let body = body(&gome(), &signed(PHONE, &PAGE[..1]));
    assert_eq!(body["error_response"]["msg"], "字段pageSize不能为空");
}

#[test]
fn a_form_that_is_posted_is_read_like_a_query_string() {
    let get = signed(PHONE, &PAGE);
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    let body = form.extend_pairs(&get.query).finish();
    let post = Request {
        method: "POST".to_owned(),
        content_type: "application/x-www-form-urlencoded; charset=UTF-8".to_owned(),
        body: body.into(),
        ..Request::default()
    };
    assert_eq!(gome().answer(&get), gome().answer(&post));
}

#[test]
fn the_same_seed_and_day_give_the_same_bytes() {
    let request = signed(PHONE, &PAGE);
    let bytes = |seed, day| Gome::new(&Source { seed, today: day, ..Source::TEST }).answer(&request).body;
    let day = date(2026, 11, 22);
    assert_eq!(bytes(1, day), bytes(1, day));
    assert_ne!(bytes(1, day), bytes(2, day));
    assert_ne!(bytes(1, day), bytes(1, date(2026, 11, 23)));
}

#[test]
fn no_complaint_is_lost_or_changed_when_the_day_moves_on() {
    let same = ["workOrderNo", "content", "ccName", "address", "cmlntTime", "sku"];
    let of = |today| {
        let day = [("complaintDateStart", "2026-11-20"), ("complaintDateEnd", "2026-11-20")];
        let (records, _) = all(&Gome::new(&Source { today, ..Source::TEST }), PHONE, &day);
        records.iter().map(|record| same.map(|key| record[key].to_string())).collect::<Vec<_>>()
    };
    let (first, later) = (of(date(2026, 11, 20)), of(date(2026, 11, 22)));
    assert_eq!(later, of(date(2026, 11, 30)));
    assert_eq!(first.len(), 3);
    assert!(later.len() > 3 && later.ends_with(&first));
}

#[test]
fn every_page_together_is_the_total_and_nothing_comes_twice() {
    for (method, least) in [(PHONE, 200), (WEB, 60)] {
        let (records, total) = all(&gome(), method, &[]);
        let ids: BTreeSet<_> = records.iter().map(|record| record["workOrderNo"].to_string()).collect();
        assert_eq!(records.len() as u64, total);
        assert_eq!(ids.len(), records.len());
        assert!(records.len() >= least, "{}", records.len());
    }
}

#[test]
fn each_filter_divides_the_whole() {
    for gome in [1, 2, 3, 7].map(|seed| Gome::new(&Source { seed, ..Source::TEST })) {
        divides(&gome);
    }
}

#[test]
fn each_filter_of_web_complaints_divides_the_whole() {
    let gome = gome();
    for (name, values) in [
        ("status", &["1", "30", "-1000", "-1001"][..]),
        ("complaintType", &["2", "3", "4", "5", "6", "10"]),
        ("isOverTime", &["true", "false"]),
    ] {
        let totals: Vec<u64> = values.iter().map(|value| all(&gome, WEB, &[(name, value)]).1).collect();
        assert_eq!(totals.iter().sum::<u64>(), 60, "{name}");
        assert!(totals.iter().all(|total| *total > 0), "{name}: {totals:?}");
    }
}

#[test]
fn a_new_complaint_comes_before_the_others() {
    let (before, _) = all(&gome(), PHONE, &[]);
    let (after, total) = all(&Gome::new(&Source { arrived: 1, ..Source::TEST }), PHONE, &[]);
    assert_eq!(total, before.len() as u64 + 1);
    assert_eq!(after[1..], before);
}

fn divides(gome: &Gome) {
    let (_, everything) = all(gome, PHONE, &[]);
    let groups: [(&str, &[&str]); 4] = [
        ("status", &["1", "17", "30", "31", "32", "33", "34"]),
        ("isOverTime", &["true", "false"]),
        ("qualityTestFlag", &["1", "2", "3"]),
        ("replyLimitTime", &["8", "4", "2", "1"]),
    ];
    for (name, values) in groups {
        let totals: Vec<u64> = values.iter().map(|value| all(gome, PHONE, &[(name, value)]).1).collect();
        assert_eq!(totals.iter().sum::<u64>(), everything, "{name}");
        assert!(totals.iter().all(|total| *total > 0), "{name}: {totals:?}");
    }
}

#[test]
fn a_filtered_record_has_what_was_asked_for() {
    let gome = gome();
    let (records, _) = all(&gome, PHONE, &[("status", "30"), ("isOverTime", "true")]);
    for record in records {
        assert_eq!(record["status"].to_string().trim_matches('"'), "30");
        assert_eq!(record["isOverTime"].to_string().trim_matches('"'), "true");
    }
    let (one, total) = all(&gome, PHONE, &[("workOrderNo", "20261121-gome-0001")]);
    assert_eq!((one[0]["workOrderNo"].as_str(), total), (Some("20261121-gome-0001"), 1));
    let order = one[0]["orderNo"].as_str().expect("an order");
    assert_eq!(all(&gome, PHONE, &[("orderNo", order)]).1, 1);
}

#[test]
fn a_window_of_two_days_is_both_days_whole() {
    let total =
        |start, end| all(&gome(), PHONE, &[("complaintDateStart", start), ("complaintDateEnd", end)]).1;
    let both = total("2026-11-19", "2026-11-20");
    assert_eq!(both, total("2026-11-19", "2026-11-19") + total("2026-11-20", "2026-11-20"));
    assert_eq!(both, total("2026-11-19 00:00:00", "2026-11-20 23:59:59"));
    assert!(both > 5);
    assert_eq!(total("2020-01-01", "2020-12-31"), 0);
}

#[test]
fn a_page_is_capped_without_a_word() {
    let result = result(&gome(), PHONE, &[("pageNo", "1"), ("pageSize", "100")]);
    assert_eq!(result["ComplaintVOs"].as_array().map(Vec::len), Some(50));
}

#[test]
fn the_disorder_of_real_records_is_there_when_it_is_asked_for() {
    let odd = Gome::new(&Source { disorder: true, ..Source::TEST });
    let (records, _) = all(&odd, PHONE, &[]);
    let some = |test: &dyn Fn(&Value) -> bool| assert!(records.iter().any(test));
    some(&|record| record["status"].is_string());
    some(&|record| record["isOverTime"].is_string());
    some(&|record| record["cmlntTime"].is_number());
    some(&|record| record.get("goodsType").is_none());
    some(&|record| record["email"].is_null());
    some(&|record| record.get("channelTag").is_some());
    some(&|record| record["content"] == "=1+1");
    some(&|record| record["reply"].as_str().is_some_and(|text| text.contains('\u{1b}')));
}

#[test]
fn the_other_reading_methods_answer() {
    let shop = result(&gome(), "gome.shop.shopInfo.get", &[]);
    assert_eq!(shop["shopId"], "80001234");
    for (method, list) in [
        ("gome.custom.inquiries.get", "GoodsQuestionVOs"),
        ("gome.custom.scores.get", "shopBusinessGradeVOs"),
        ("gome.order.orders.get", "orders"),
    ] {
        let result = result(&gome(), method, &PAGE);
        assert_eq!(result[list].as_array().map(Vec::len), Some(30), "{method}");
    }
}

/// The type of each field of a complaint in the vendor's own client.
#[test]
fn every_default_answer_is_of_the_documented_types() {
    const LONGS: [&str; 3] = ["complaintId", "replyUser", "sku"];
    const INTEGERS: [&str; 2] = ["status", "qualityTestFlag"];
    const TIMES: [&str; 4] = ["cmlntTime", "replyTime", "modifyTime", "remarkTime"];
    #[rustfmt::skip]
    const TEXTS: [&str; 30] = [
        "memberNo", "memberName", "from", "complaintType", "workOrderNo", "orderNo", "content", "reply", "replyUserName",
        "isMail", "isPhone", "ccSex", "ccMobile", "ccPhone", "jobNumber", "replyRegion", "replayType", "ccName", "email",
        "address", "workNoType", "goodsName", "brand", "goodsType", "workPhone", "mobile", "workNoTypeName",
        "noPhoneReason", "isTimeout", "optType",
    ];
    let amount = Amount { days: 400, a_day: None };
    let many = Gome::new(&Source { amount, ..Source::TEST });
    let mut seen = BTreeSet::new();
    for (method, gome) in [(PHONE, &many), (WEB, &gome())] {
        for record in all(gome, method, &[]).0 {
            for (name, value) in
                record.as_object().expect("an object").iter().filter(|(_, value)| !value.is_null())
            {
                let name = name.as_str();
                seen.insert(name.to_owned());
                let fits = match name {
                    "isOverTime" => value.is_boolean(),
                    _ if LONGS.contains(&name) => value.is_i64(),
                    _ if INTEGERS.contains(&name) => {
                        value.as_i64().is_some_and(|it| i32::try_from(it).is_ok())
                    }
                    _ if TIMES.contains(&name) => value.as_str().is_some_and(|text| {
                        text.len() == 19 && crate::sandbox::invent::moment(text, false).is_some()
                    }),
                    _ => TEXTS.contains(&name) && value.as_str().is_some_and(|text| !attacks(text)),
                };
                assert!(fits, "{name}: {value}");
            }
        }
    }
    assert!(seen.len() >= 38, "{seen:?}");
}

/// Whether a text would run as a formula, or change the terminal.
fn attacks(text: &str) -> bool {
    text.starts_with(['=', '@', '+', '-']) || text.contains(['\u{1b}', '\u{202e}'])
}

#[test]
fn pages_of_a_long_list_are_the_list_and_only_their_days_are_made() {
    let amount = Amount { days: 3660, a_day: Some(9999) };
    let gome = Gome::new(&Source { amount, ..Source::TEST });
    // Thirty-six million records, far too many to create for one page.
    let result = result(&gome, PHONE, &[("pageNo", "600000"), ("pageSize", "50")]);
    assert_eq!(result["totalCount"], 3659 * 9999 + 3);
    assert_eq!(result["ComplaintVOs"].as_array().map(Vec::len), Some(50));
}

#[test]
fn a_long_list_is_the_same_with_and_without_an_idle_filter() {
    let gome = Gome::new(&Source { amount: Amount { days: 5, a_day: Some(70) }, ..Source::TEST });
    let (plain, total) = all(&gome, PHONE, &[]);
    assert_eq!((plain.len(), total), (283, 283));
    let cut = [("complaintDateStart", "2026-11-18 00:00:01"), ("complaintDateEnd", "2026-11-22 23:59:58")];
    assert_eq!(all(&gome, PHONE, &cut), (plain, total));
}
