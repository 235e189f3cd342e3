//! eshouhou's part compared with the documented interface.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::{
    APP_SECRET, BRANCH, Eshouhou, HEAD_OFFICE, Request, SPACE, Source, Vendor as _,
    token::tests::{fresh, question},
};

fn get(target: &str) -> Value {
    let vendor = Eshouhou::new(&Source::TEST);
    serde_json::from_str(&vendor.answer(&Request::new("GET", target)).body).expect("JSON")
}

fn ask(path_and_query: &str) -> Value {
    let token = fresh();
    get(&format!("{path_and_query}&access_token={}", utf8_percent_encode(&token, NON_ALPHANUMERIC)))
}

fn project(id: &str, network: &str, kind: &str) -> Value {
    ask(&format!(
        "/open/v2/Customer/GetCustomerProject?projectId={id}&serviceNetworkId={network}&serviceNetworkType={kind}"
    ))
}

#[test]
fn a_token_is_given_for_a_right_signature_only() {
    let answer = get(&question(APP_SECRET, 0));
    assert_eq!((&answer["ResultCode"], &answer["ResultValue"]["expires_in"]), (&0.into(), &7200.into()));
    assert_eq!(get(&(question(APP_SECRET, 0) + "&expire=24"))["ResultValue"]["expires_in"], 86400);
    for wrong in [
        question("wrong", 0),
        question(APP_SECRET, 3_600_000),
        question(APP_SECRET, 0) + "&expire=25",
        question(APP_SECRET, 0) + "&colour=red",
    ] {
        assert_ne!(get(&wrong)["ResultCode"], 0, "{wrong}");
    }
}

#[test]
fn a_token_that_is_missing_or_not_encoded_is_named() {
    let path = "/api/CustomerService/GetServiceSpace?x=1";
    let raw = format!("{path}&access_token={}", fresh());
    for target in [path.to_owned(), raw] {
        let answer = get(&target);
        assert_ne!(answer["ResultCode"], 0);
        assert!(answer["ErrorMsg"].as_str().is_some_and(|text| text.contains("token")), "{answer}");
    }
}

#[test]
fn a_serial_number_leads_to_a_project() {
    let network = &ask("/api/CustomerService/GetServiceSpace?")["ResultValue"]["HQServiceNetworkID"];
    let device = ask("/api/CustomerService/GetCustomerProductBySN?serialNumber=SN-DEMO-0003");
    let id = device["ResultValue"]["ProjectID"].as_str().expect("an id");
    let rows = project(id, network.as_str().expect("a network"), "1");
    let rows = rows["ResultValue"].as_array().expect("rows");
    assert_eq!((rows[0]["Key"].as_str(), rows[0]["Value"].as_str()), (Some("项目编号"), Some("CP00000003")));
    assert_eq!(rows[2]["Value"], device["ResultValue"]["ProjectName"]);
}

#[test]
fn all_three_parameters_are_required_and_go_together() {
    assert_eq!(project("demo-project-1", HEAD_OFFICE, "1")["ResultCode"], 0);
    for (id, network, kind) in [
        ("demo-project-1", HEAD_OFFICE, ""),
        ("demo-project-1", "", "1"),
        ("", HEAD_OFFICE, "1"),
        ("demo-project-1", HEAD_OFFICE, "2"),
        ("demo-project-1", BRANCH, "2"),
        ("nothing", HEAD_OFFICE, "1"),
        ("demo-project-1", HEAD_OFFICE, "1&colour=red"),
    ] {
        assert_ne!(project(id, network, kind)["ResultCode"], 0, "{id} {network} {kind}");
    }
}

#[test]
fn rows_have_the_oddities_of_a_tenant() {
    let vendor = Eshouhou::new(&Source::TEST);
    let rows: Vec<&Value> =
        vendor.projects.iter().filter_map(|project| project.rows.as_array()).flatten().collect();
    assert_eq!(vendor.projects.len(), 12);
    assert!(rows.iter().any(|row| row["ShowType"].is_string()));
    assert!(rows.iter().any(|row| row.get("Value").is_none()));
    assert!(rows.iter().any(|row| row.get("Value") == Some(&Value::Null)));
    let repeated = vendor.projects[1].rows.as_array().expect("rows");
    assert_eq!(repeated.iter().filter(|row| row["Key"] == "联系电话").count(), 2);
}

#[test]
fn work_orders_come_in_pages() {
    let ask = |page: u8| {
        ask(&format!(
            "/open/v2/WorkOrder/GetWorkOrders?serviceSpaceId={SPACE}&serviceNetworkId={HEAD_OFFICE}\
             &serviceNetworkType=1&condition=%7B%7D&pageSize=20&pageIndex={page}"
        ))["ResultValue"]
            .take()
    };
    let (first, second) = (ask(1), ask(2));
    let count = |page: &Value| page["WorkOrders"].as_array().map_or(0, Vec::len) as u64;
    assert_eq!(first["TotalCount"].as_u64(), Some(count(&first) + count(&second)));
}

#[test]
fn every_default_row_is_documented_and_attacks_nobody() {
    let attacks = |text: &str| text.starts_with(['=', '@', '+']) || text.contains(['\u{1b}', '\u{202e}']);
    let texts = |odd| {
        let vendor = Eshouhou::new(&Source { disorder: odd, ..Source::TEST });
        let rows = vendor.projects.iter().flat_map(|project| project.rows.as_array().expect("rows").clone());
        rows.collect::<Vec<_>>()
    };
    for row in texts(false) {
        let kind = &row["ShowType"];
        assert!(kind.is_u64() || kind.as_str().is_some_and(|kind| kind.parse::<u8>().is_ok()), "{row}");
        assert!(row["Key"].is_string() && !row["Value"].as_str().is_some_and(attacks), "{row}");
    }
    assert!(texts(true).iter().any(|row| row["Value"].as_str().is_some_and(attacks)));
}
