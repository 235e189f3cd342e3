//! Records related to tickets: people, groups, companies and templates.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{
    Outcome, only,
    tickets::{CUSTOMERS, DESK, GROUPS, TEMPLATES},
    unknown_id, unknown_path,
};
use crate::sandbox::{exchange::Request, invent::Invent};

/// A company's id and name.
const COMPANIES: [(u64, &str); 3] =
    [(8001, "样例物业有限公司"), (8002, "示范酒店管理公司"), (8003, "演示学校")];

/// `/supports/{id}.json` and similar paths.
pub fn show(seed: u64, request: &Request, kind: &str, id: &str) -> Outcome {
    only(request, &[])?;
    let number: u64 = id.parse().unwrap_or(0);
    let found = match kind {
        "supports" => DESK.iter().find(|one| u64::from(one.0) == number).map(|(_, name)| {
            json!({ "support": { "id": id, "name": name, "email": format!("agent{id}@example.com") } })
        }),
        "supportgroups" => GROUPS
            .iter()
            .find(|one| u64::from(one.0) == number)
            .map(|(_, name)| json!({ "supportgroup": { "id": id, "sgName": name } })),
        "companies" => COMPANIES
            .iter()
            .find(|one| one.0 == number)
            .map(|(_, name)| json!({ "company": { "id": id, "companyName": name } })),
        "users" => user(seed, number),
        "tickettemplates" => Some(template(number)),
        _ => return Err(unknown_path()),
    };
    found.ok_or_else(unknown_id)
}

fn user(seed: u64, number: u64) -> Option<Value> {
    let index = number.checked_sub(CUSTOMERS.0).filter(|index| *index < CUSTOMERS.1)?;
    // A customer is the same person on every day.
    let mut invent = Invent::new(seed, "customer", Date::constant(2019, 8, 16), index);
    let company = if invent.one_in(3) { invent.pick(&COMPANIES).0.to_string() } else { String::new() };
    Some(json!({ "user": {
        "id": number.to_string(),
        "name": invent.name(),
        "mobile": invent.mobile(),
        "email": invent.email(),
        "companyId": company,
    } }))
}

/// An object, an array of one, or an empty array for none: all three were seen in production.
fn template(number: u64) -> Value {
    let record = TEMPLATES
        .iter()
        .find(|one| u64::from(one.0) == number)
        .map(|(id, name)| json!({ "id": id.to_string(), "ticketTemplateName": name }));
    match record {
        Some(record) if number.is_multiple_of(2) => json!({ "tickettemplate": [record] }),
        Some(record) => json!({ "tickettemplate": record }),
        None => json!({ "tickettemplate": [] }),
    }
}
