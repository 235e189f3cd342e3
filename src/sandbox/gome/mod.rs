//! Gome GMOS: one address, signed parameters, refusals in the body of a 200.
//!
//! With every seed there are the work orders `YYYYMMDD-gome-0001` to `0003` of each of the thirty days that end
//! today, and `YYYYMMDD-gomeweb-0001` and `0002`.

mod complaints;
mod disorder;
mod methods;
mod oauth;
mod phone;
mod refusal;
mod siblings;
mod sign;

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde_json::{Value, json};

pub use self::refusal::refuse;
use self::{
    complaints::Draft,
    methods::{Method, Rule},
    phone::{Asked, Phone},
};
use super::{
    exchange::{Answer, Request, form, page},
    invent::moment,
    part::{Part, Source, Vendor},
};

/// Gome's part of the sandbox. It has one address for everything.
pub const PART: Part = Part {
    name: "gome",
    path: "/router",
    settings: &[("app_key", APP_KEY), ("app_secret", APP_SECRET), ("token", TOKEN)],
    is_own: |path| ["/router", oauth::AUTHORIZE, oauth::TOKEN_PATH].contains(&path),
    invent: |source| Box::new(Gome::new(source)),
    refuse: |code| refuse(code, ""),
    repetition: Some("8999"),
};

const APP_KEY: &str = "sandbox-gome-key";
const APP_SECRET: &str = "sandbox+gome/secret=";
const TOKEN: &str = "sandbox-gome-token+1";
/// The method with many records.
const PHONE: &str = "gome.custom.complaints.phoneGet";
/// The largest page; more is silently capped.
const LARGEST_PAGE: usize = 50;
/// System parameters. The last two are neither signed nor checked.
const SYSTEM: [&str; 7] = ["$method", "$v", "$token", "$app", "$sign", "$jsonpCallback", "_"];

/// A record with the values for its filters.
pub struct Row {
    /// The time that is compared with a window.
    at: DateTime,
    /// The parameters that find this record, with their values.
    found_by: Vec<(&'static str, String)>,
    record: Value,
}

/// The reason of a refusal: its code and its subject.
type Refused = (&'static str, String);

/// The vendor's records: phone complaints, and all others by method.
pub struct Gome {
    phone: Phone,
    rows: BTreeMap<&'static str, Vec<Row>>,
}

impl Gome {
    /// Invents the records. Phone complaints are added later.
    pub fn new(source: &Source) -> Self {
        let Source { seed, today, amount, disorder: odd, arrived } = *source;
        let rows = BTreeMap::from([
            ("gome.custom.complaints.webGet", complaints::web(seed, today, odd)),
            ("gome.custom.inquiries.get", siblings::inquiries(seed, today)),
            ("gome.custom.scores.get", siblings::scores(seed, today)),
            ("gome.order.orders.get", siblings::orders(seed, today)),
        ]);
        Self { phone: Phone::new(seed, today, arrived, amount, odd), rows }
    }

    fn result(&self, request: &Request) -> Result<(&'static Method, Value), Refused> {
        let method = system(request)?;
        parameters(method, request)?;
        if method.list.is_empty() {
            return Ok((method, siblings::shop()));
        }
        let number = positive(request, "pageNo")?;
        let size = positive(request, "pageSize")?.min(LARGEST_PAGE);
        let (records, total) = match method.name {
            PHONE => self.phone_page(method, request, number, size),
            name => {
                let rows = self.rows.get(name).into_iter().flatten();
                let found: Vec<&Row> = rows.filter(|row| fits(row, method, request)).collect();
                let records = page(&found, number, size).iter().map(|row| row.record.clone()).collect();
                (records, found.len())
            }
        };
        Ok((method, json!({ method.list: records, method.total: total })))
    }

    fn phone_page(
        &self,
        method: &Method,
        request: &Request,
        number: usize,
        size: usize,
    ) -> (Vec<Value>, usize) {
        let end = |name, whole_day| request.get(name).and_then(|value| moment(value, whole_day));
        let is_filter = |rule: &Rule| matches!(rule, Rule::Text | Rule::OneOf(_));
        let filters = method.rules.iter().filter(|(_, rule)| is_filter(rule));
        let given: Vec<_> = filters.filter_map(|(name, _)| Some((*name, request.get(name)?))).collect();
        let fits = |draft: &Draft| given.iter().all(|(name, value)| draft.answer_to(name) == *value);
        let asked = Asked {
            from: end("complaintDateStart", false),
            to: end("complaintDateEnd", true),
            fits: (!given.is_empty()).then_some(&fits),
        };
        self.phone.page(&asked, (number - 1).saturating_mul(size), size)
    }
}

impl Vendor for Gome {
    /// Answers a GET, or a POST of a form.
    fn answer(&self, request: &Request) -> Answer {
        if let Some(answer) = oauth::answer(request) {
            return answer;
        }
        let parameters = match request.method.as_str() {
            "GET" => request.query.clone(),
            "POST" if request.content_type.starts_with("application/x-www-form-urlencoded") => {
                request.query.iter().cloned().chain(form(&request.body)).collect()
            }
            _ => return Answer::text(405, "Method Not Allowed"),
        };
        let request = Request { query: parameters, ..Request::default() };
        match self.result(&request) {
            Ok((method, result)) => {
                let envelope = format!("{}_response", method.name.replace('.', "_"));
                Answer::json(200, &json!({ envelope: { "result": result } }))
            }
            Err((code, about)) => refuse(code, &about),
        }
    }
}

/// Checks the system parameters, in the order of the codes: the method, the application and token, the signature.
fn system(request: &Request) -> Result<&'static Method, Refused> {
    let name = request.get("$method").ok_or(("10003", "$method".to_owned()))?;
    let method =
        methods::METHODS.iter().find(|method| method.name == name).ok_or(("10003", name.to_owned()))?;
    match request.get("$v") {
        None => return Err(("10004", "$v".to_owned())),
        Some("1.0.0") => {}
        Some(other) => return Err(("10003", format!("$v={other}"))),
    }
    match (request.get("$token"), request.get("$app")) {
        (None, None) => return Err(("8222", "$app".to_owned())),
        (_, Some(key)) if key != APP_KEY => return Err(("8223", key.to_owned())),
        _ => {}
    }
    let sign = request.get("$sign").ok_or(("8224", "$sign".to_owned()))?;
    if sign != sign::sign(APP_SECRET, &request.query) {
        return Err(("8225", "$sign".to_owned()));
    }
    match request.get("$token") {
        None => Err(("8239", "$token".to_owned())),
        Some(TOKEN) => Ok(method),
        Some(_) => Err(("20001", "$token".to_owned())),
    }
}

fn parameters(method: &Method, request: &Request) -> Result<(), Refused> {
    let known: Vec<&str> = SYSTEM.into_iter().chain(method.rules.iter().map(|(name, _)| *name)).collect();
    if let Some(name) = request.unexpected(&known) {
        return Err(("10001", format!("unknown or repeated parameter {name}")));
    }
    for (name, rule) in method.rules {
        let good = match (rule, request.get(name)) {
            (Rule::Page, None) => return Err(("9000", (*name).to_owned())),
            (_, None) | (Rule::Text, _) => true,
            (Rule::Page, Some(_)) => positive(request, name).is_ok(),
            (Rule::From | Rule::To, Some(value)) => moment(value, false).is_some(),
            (Rule::OneOf(allowed), Some(value)) => allowed.contains(&value),
        };
        if !good {
            return Err(("10001", format!("{name}={}", request.get(name).unwrap_or_default())));
        }
    }
    Ok(())
}

fn positive(request: &Request, name: &str) -> Result<usize, Refused> {
    request.whole(name, 1).map_err(|wrong| ("10001", wrong))
}

fn fits(row: &Row, method: &Method, request: &Request) -> bool {
    method.rules.iter().all(|(name, rule)| match (rule, request.get(name)) {
        (Rule::Page, _) | (_, None) => true,
        (Rule::From, Some(value)) => moment(value, false).is_some_and(|start| row.at >= start),
        (Rule::To, Some(value)) => moment(value, true).is_some_and(|end| row.at <= end),
        (_, Some(value)) => row.found_by.iter().any(|(by, found)| by == name && found == value),
    })
}

#[cfg(test)]
mod tests;
