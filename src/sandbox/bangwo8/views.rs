//! The views 查询器, and the tickets that each contains.

use jiff::{ToSpan as _, civil::Date};
use serde_json::{Value, json};

use super::{
    Bangwo8, Outcome,
    fields::FieldForm,
    only, paged,
    tickets::{DESK, GROUPS, Ticket},
    unknown_id, wrong,
};
use crate::sandbox::exchange::{Request, page};

struct View {
    id: &'static str,
    title: &'static str,
    active: bool,
    /// The second of the day at which every view was created.
    made: i64,
    changed: Option<&'static str>,
    holds: fn(&Ticket, Date) -> bool,
}

/// In the vendor's order: ids compared as text. Two views share a title; one was changed before it was created.
const VIEWS: [View; 12] = [
    view("10", "最近解决的工单", true, 8, None, |ticket, today| {
        ticket.solved.is_some_and(|at| at.date() > today - 7.days())
    }),
    view("13", "售前", true, 9, Some("2019-12-08 16:13:40"), |ticket, _| ticket.group == GROUPS[0].0),
    view("15", "售中", true, 161, Some("2019-08-16 00:00:12"), |ticket, _| ticket.group == GROUPS[1].0),
    view("17", "售后", true, 170, Some("2019-12-08 16:14:41"), |ticket, _| ticket.group == GROUPS[2].0),
    view("2", "所有工单", true, 0, Some("2019-10-07 13:35:59"), |_, _| true),
    view("3", "您未解决的工单", true, 1, None, |ticket, _| {
        ticket.unsolved() && ticket.assignee == Some(DESK[0].0)
    }),
    view("4", "未分配的工单", true, 2, None, |ticket, _| ticket.assignee.is_none()),
    view("5", "所有未解决的工单", true, 3, None, |ticket, _| ticket.unsolved()),
    view("6", "最近更新的工单", false, 4, None, |ticket, today| {
        ticket.updated.date() > today - 2.days()
    }),
    view("7", "加急工单", false, 5, None, |ticket, _| ticket.unsolved() && ticket.priority == 4),
    view("8", "待回应的工单", false, 6, None, |ticket, _| ticket.status == 3),
    view("9", "加急工单", false, 7, None, |ticket, _| ticket.priority >= 3),
];

const fn view(
    id: &'static str,
    title: &'static str,
    active: bool,
    made: i64,
    changed: Option<&'static str>,
    holds: fn(&Ticket, Date) -> bool,
) -> View {
    View { id, title, active, made, changed, holds }
}

impl View {
    fn record(&self, ticket_count: Option<Value>) -> Value {
        let mut record = json!({
            "id": self.id,
            "title": self.title,
            "active": if self.active { "1" } else { "0" },
            "createDT": format!("2019-08-16 00:{:02}:{:02}", self.made / 60, self.made % 60),
            "updateDT": self.changed.unwrap_or_default(),
        });
        if let Some(count) = ticket_count {
            record["ticket_count"] = count;
        }
        record
    }

    fn found<'a>(&self, all: &'a Bangwo8) -> Vec<&'a Ticket> {
        all.tickets.iter().filter(|ticket| (self.holds)(ticket, all.today)).collect()
    }

    fn count(&self, all: &Bangwo8) -> Value {
        json!({ "ticketview_id": self.id, "count": self.found(all).len().to_string() })
    }
}

fn find(id: &str) -> Result<&'static View, super::Answer> {
    VIEWS.iter().find(|view| view.id == id).ok_or_else(unknown_id)
}

/// Whether `fields=show_tickets_num` was requested.
fn with_count(request: &Request) -> Result<bool, super::Answer> {
    match request.get("fields") {
        None => Ok(false),
        Some("show_tickets_num") => Ok(true),
        Some(other) => Err(wrong(other)),
    }
}

/// `/ticketviews.json`
pub fn list(all: &Bangwo8, request: &Request) -> Outcome {
    only(request, &["fields", "page", "per_page"])?;
    let counted = with_count(request)?;
    let number = request.whole("page", 1).map_err(|text| wrong(&text))?;
    let size = request.whole("per_page", 100).map_err(|text| wrong(&text))?;
    let views: Vec<Value> = page(&VIEWS, number, size)
        .iter()
        .map(|view| view.record(counted.then(|| view.found(all).len().to_string().into())))
        .collect();
    Ok(json!({ "ticketviews": views, "count": VIEWS.len().to_string() }))
}

/// `/ticketviews/{id}.json`. The count is a number here and text in the list, because the documentation leaves it
/// open.
pub fn show(all: &Bangwo8, request: &Request, id: &str) -> Outcome {
    only(request, &["fields"])?;
    let view = find(id)?;
    let count = with_count(request)?.then(|| view.found(all).len().into());
    Ok(json!({ "ticketview": view.record(count) }))
}

/// `/ticketviews/{id}/count.json`
pub fn count(all: &Bangwo8, request: &Request, id: &str) -> Outcome {
    only(request, &[])?;
    Ok(json!({ "ticketview_count": [find(id)?.count(all)] }))
}

/// `/ticketviews/show_many.json?ids=15,2`: unknown ids are omitted.
pub fn show_many(all: &Bangwo8, request: &Request) -> Outcome {
    only(request, &["ids"])?;
    let ids = request.get("ids").ok_or_else(|| wrong("ids"))?;
    if !ids.split(',').all(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(wrong(ids));
    }
    let counts: Vec<Value> = ids.split(',').filter_map(|id| Some(find(id).ok()?.count(all))).collect();
    Ok(json!({ "ticketview_counts": counts }))
}

/// `/ticketviews/{id}/tickets.json`: labels where the ticket itself has codes.
pub fn tickets(all: &Bangwo8, request: &Request, id: &str) -> Outcome {
    only(request, &["page", "per_page"])?;
    paged(request, &find(id)?.found(all), FieldForm::Labels)
}
