//! Bangwo8: ticket views, tickets and related records, behind Basic or a token.
//!
//! With every seed there is the view 15 `售中`.

mod access;
mod fields;
mod people;
mod php;
mod queries;
mod tickets;
mod views;

use jiff::civil::Date;
use serde_json::{Value, json};

use self::{fields::FieldForm, tickets::Ticket};
use super::{
    exchange::{Answer, Request, page},
    part::{Part, Source, Vendor},
};

/// Bangwo8's part of the sandbox. Either pair of credentials is accepted.
pub const PART: Part = Part {
    name: "bangwo8",
    path: "",
    settings: &[
        ("account", ACCOUNT),
        ("password", PASSWORD),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
    ],
    is_own: |path| path == "/api/token.php" || path.starts_with("/api/v1/"),
    invent: |source| Box::new(Bangwo8::new(source)),
    refuse: |code| refuse(200, code, ""),
    repetition: None,
};

const ACCOUNT: &str = "admin@example.com";
const PASSWORD: &str = "sandbox:bangwo8 pass";
const CLIENT_ID: &str = "sandbox-client";
const CLIENT_SECRET: &str = "sandbox-client-secret/2";
/// The largest page; more is silently capped.
const LARGEST_PAGE: usize = 50;
/// The prefix of its own links to other pages, whatever host was requested.
const OWN_HOST: &str = "https://www.bangwo8.com/api/v1";
/// Stands for one bare backslash, which a JSON serializer would escape.
const BARE_BACKSLASH: char = '\u{e000}';

/// The answer to one path.
type Outcome = Result<Value, Answer>;

/// The vendor's records.
pub struct Bangwo8 {
    seed: u64,
    today: Date,
    tickets: Vec<Ticket>,
}

impl Bangwo8 {
    /// Invents the records. Tickets are added later.
    pub fn new(source: &Source) -> Self {
        let Source { seed, today, disorder: odd, arrived, amount: _ } = *source;
        Self { seed, today, tickets: tickets::invent(seed, today, odd, arrived) }
    }

    fn resource(&self, request: &Request) -> Outcome {
        let path = request.path.strip_prefix("/api/v1/").unwrap_or_default();
        let steps: Vec<&str> = path.strip_suffix(".json").ok_or_else(unknown_path)?.split('/').collect();
        match steps.as_slice() {
            ["ticketviews"] => views::list(self, request),
            ["ticketviews", "show_many"] => views::show_many(self, request),
            ["ticketviews", id] => views::show(self, request, id),
            ["ticketviews", id, "count"] => views::count(self, request, id),
            ["ticketviews", id, "tickets"] => views::tickets(self, request, id),
            ["tickets"] => queries::list(self, request),
            ["tickets", "search"] => queries::search(self, request),
            ["tickets", "ticket_fields"] => only(request, &[]).map(|()| fields::definitions()),
            ["tickets", id] => match id.strip_suffix("_v2") {
                Some(id) => self.ticket(request, id).map(|ticket| json!({ "ticket": ticket })),
                None => self.ticket(request, id).map(|ticket| json!({ "ticket": [ticket] })),
            },
            [kind, id] => people::show(self.seed, request, kind, id),
            _ => Err(unknown_path()),
        }
    }

    fn ticket(&self, request: &Request, id: &str) -> Outcome {
        only(request, &[])?;
        let found = self.tickets.iter().find(|ticket| ticket.id.to_string() == id);
        found.map(|ticket| ticket.record(FieldForm::Codes)).ok_or_else(unknown_id)
    }
}

impl Vendor for Bangwo8 {
    /// Answers a GET, or the POST for a token.
    fn answer(&self, request: &Request) -> Answer {
        if request.path == "/api/token.php" {
            return access::token(request);
        }
        if request.method != "GET" {
            return Answer::text(405, "Method Not Allowed");
        }
        if !access::granted(request) {
            return refuse(401, "401", "认证失败");
        }
        match self.resource(request) {
            Ok(body) => Answer::text(200, body.to_string().replace(BARE_BACKSLASH, "\\")),
            Err(refused) => refused,
        }
    }
}

/// A refusal with a state and a message; an empty message stands for the code's usual one.
pub fn refuse(status: u16, state: &str, message: &str) -> Answer {
    let usual = match state {
        "401" => "认证失败",
        "403" => "权限不足",
        "404" => "资源不存在",
        _ => "请求失败",
    };
    let message = if message.is_empty() { usual } else { message };
    Answer::json(status, &json!({ "state": state, "message": message }))
}

fn unknown_path() -> Answer {
    Answer::json(404, &json!({ "errcode": "100047", "errmsg": "Invalid resource URI" }))
}

fn unknown_id() -> Answer {
    refuse(404, "404", "资源不存在")
}

fn wrong(what: &str) -> Answer {
    refuse(400, "400", &format!("参数错误: {what}"))
}

/// Refuses a parameter that the path does not know.
fn only(request: &Request, allowed: &[&str]) -> Result<(), Answer> {
    request.unexpected(allowed).map_or(Ok(()), |name| Err(wrong(name)))
}

/// A page of tickets with the vendor's paging keys.
fn paged(request: &Request, found: &[&Ticket], form: FieldForm) -> Result<Value, Answer> {
    let number = request.whole("page", 1).map_err(|text| wrong(&text))?;
    let size = request.whole("per_page", 10).map_err(|text| wrong(&text))?.min(LARGEST_PAGE);
    let tickets: Vec<Value> = page(found, number, size).iter().map(|ticket| ticket.record(form)).collect();
    let link = |exists: bool, number: usize| {
        let path = request.path.trim_start_matches("/api/v1");
        if exists { format!("{OWN_HOST}{path}?page={number}") } else { String::new() }
    };
    Ok(json!({
        "tickets": tickets,
        "count": found.len().to_string(),
        "previous_page": link(number > 1, number - 1),
        "next_page": link(found.len().div_ceil(size) > number, number.saturating_add(1)),
    }))
}

#[cfg(test)]
mod tests;
