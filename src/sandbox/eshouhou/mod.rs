//! eshouhou: projects as rows of labels, behind a token in the query string.
//!
//! With every seed there are the projects `demo-project-1` and `a6fa4a6c-f0a8-4684-b001-000000000002` to `…012`,
//! and the serial numbers `SN-DEMO-0001` to `0012`.

mod projects;
mod siblings;
mod token;

use jiff::civil::Date;
use serde_json::{Value, json};

use self::projects::Project;
use super::{
    exchange::{Answer, Request},
    part::{Part, Source, Vendor},
};

/// eshouhou's part of the sandbox. The network is a parameter of each request, not a setting.
pub const PART: Part = Part {
    name: "eshouhou",
    path: "",
    settings: &[("app_id", APP_ID), ("app_secret", APP_SECRET)],
    is_own: |path| {
        path == "/api/TokenApi" || path.starts_with("/api/CustomerService/") || path.starts_with("/open/v2/")
    },
    invent: |source| Box::new(Eshouhou::new(source)),
    refuse: |code| refuse(code, ""),
    repetition: None,
};

const APP_ID: &str = "sandboxeshouhou1";
const APP_SECRET: &str = "5a4db0c0ffee45e19d1c86f2a07b3e11";
/// The head office's network, which belongs to type 1.
const HEAD_OFFICE: &str = "5f0e6a10-2c7d-4b1e-9a00-000000000001";
/// A branch's network, which belongs to type 2 and sees every second project.
const BRANCH: &str = "5f0e6a10-2c7d-4b1e-9a00-000000000002";
const SPACE: &str = "5f0e6a10-2c7d-4b1e-9a00-00000000000a";

/// The answer to one path; otherwise an error code and its subject.
type Outcome = Result<Value, (&'static str, String)>;

/// Error codes. The vendor publishes none, so these are invented, and clients can rely only on 0.
const BAD_TOKEN: &str = "40001";
const BAD_PARAMETER: &str = "40002";
const NOT_FOUND: &str = "40004";

/// The vendor's records.
pub struct Eshouhou {
    seed: u64,
    today: Date,
    projects: Vec<Project>,
}

impl Eshouhou {
    /// Invents the records. None are added later.
    pub fn new(source: &Source) -> Self {
        let Source { seed, today, disorder: odd, amount: _, arrived: _ } = *source;
        Self { seed, today, projects: projects::invent(seed, today, odd) }
    }

    fn resource(&self, request: &Request) -> Option<Outcome> {
        let v1 = request.path.strip_prefix("/api/CustomerService/");
        let v2 = request.path.strip_prefix("/open/v2/");
        Some(match (v1, v2) {
            (Some("GetServiceSpace"), _) => only(request, &[]).map(|()| siblings::service_space()),
            (Some("GetCustomerProductBySN"), _) => self.by_serial(request),
            (Some("GetWorkProcess"), _) => siblings::work_process(self, request),
            (Some("GetWorkOrders"), _) | (_, Some("WorkOrder/GetWorkOrders")) => {
                siblings::work_orders(self, request)
            }
            (_, Some("Customer/GetCustomerProject")) => self.project(request),
            (_, Some("Customer/GetCustomer")) => siblings::customer(self, request),
            (_, Some("Customer/GetCustomerProduct")) => siblings::product(self, request),
            (_, Some("Customer/GetCustomerProducts")) => siblings::products(self, request),
            (_, Some("Customer/GetCustomerContacts")) => siblings::contacts(self, request),
            _ => return None,
        })
    }

    fn project(&self, request: &Request) -> Outcome {
        let project = self.find(request, "projectId", |project, id| project.id == id)?;
        Ok(project.rows.clone())
    }

    fn by_serial(&self, request: &Request) -> Outcome {
        only(request, &["serialNumber"])?;
        let serial = required(request, "serialNumber")?;
        let found = self.projects.iter().find(|project| project.serial == serial);
        let project = found.ok_or((NOT_FOUND, format!("设备序列号不存在: {serial}")))?;
        Ok(json!({
            "SerialNumber": project.serial,
            "ProductID": project.product,
            "ProductName": project.goods,
            "CustomerID": project.customer,
            "CustomerName": project.customer_name,
            "ProjectID": project.id,
            "ProjectName": project.name,
        }))
    }

    /// The project that a network sees by one of its ids.
    fn find(
        &self,
        request: &Request,
        name: &'static str,
        is: fn(&Project, &str) -> bool,
    ) -> Result<&Project, (&'static str, String)> {
        only(request, &[name, "serviceNetworkId", "serviceNetworkType"])?;
        let id = required(request, name)?;
        let branch = network(request)?;
        let mut seen = self.projects.iter().filter(|project| !branch || project.number.is_multiple_of(2));
        seen.find(|project| is(project, id)).ok_or((NOT_FOUND, format!("{name}不存在: {id}")))
    }
}

impl Vendor for Eshouhou {
    /// Answers a GET. Refusals have HTTP 200, unknown paths 404.
    fn answer(&self, request: &Request) -> Answer {
        if request.method != "GET" {
            return Answer::text(405, "Method Not Allowed");
        }
        if request.path == "/api/TokenApi" {
            return envelope(token::grant(request));
        }
        match self.resource(request) {
            None => Answer::text(404, "Not Found"),
            Some(_) if !request.get("access_token").is_some_and(token::is_good) => {
                refuse(BAD_TOKEN, "access_token无效或已过期")
            }
            // Both are documented: the older calls answer "0" and null, the newer ones 0 and "".
            Some(Ok(value)) if request.path.starts_with("/api/") => {
                Answer::json(200, &json!({ "ResultCode": "0", "ErrorMsg": null, "ResultValue": value }))
            }
            Some(outcome) => envelope(outcome),
        }
    }
}

/// Whether the network is the branch. Both parameters are required and must belong together.
fn network(request: &Request) -> Result<bool, (&'static str, String)> {
    let id = required(request, "serviceNetworkId")?;
    match (id, required(request, "serviceNetworkType")?) {
        (HEAD_OFFICE, "1") => Ok(false),
        (BRANCH, "2") => Ok(true),
        (_, kind) => Err((NOT_FOUND, format!("服务网点不存在: {id} ({kind})"))),
    }
}

fn required<'a>(request: &'a Request, name: &str) -> Result<&'a str, (&'static str, String)> {
    request.get(name).ok_or((BAD_PARAMETER, format!("缺少参数{name}")))
}

/// Refuses a parameter that the path does not know.
fn only(request: &Request, allowed: &[&str]) -> Result<(), (&'static str, String)> {
    let known: Vec<&str> = allowed.iter().copied().chain(["access_token"]).collect();
    request.unexpected(&known).map_or(Ok(()), |name| Err((BAD_PARAMETER, format!("未知或重复的参数{name}"))))
}

fn envelope(outcome: Outcome) -> Answer {
    match outcome {
        Ok(value) => Answer::json(200, &json!({ "ResultCode": 0, "ErrorMsg": "", "ResultValue": value })),
        Err((code, about)) => refuse(code, &about),
    }
}

/// A refusal. The code is text here, because both text and number are documented.
pub fn refuse(code: &str, about: &str) -> Answer {
    let message = if about.is_empty() { "请求失败" } else { about };
    Answer::json(200, &json!({ "ResultCode": code, "ErrorMsg": message, "ResultValue": null }))
}

#[cfg(test)]
mod tests;
