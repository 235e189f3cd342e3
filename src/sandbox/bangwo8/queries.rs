//! Lists of tickets outside the views: by time, and by search.

use jiff::civil::DateTime;
use serde_json::json;

use super::{Answer, Bangwo8, Outcome, fields::FieldForm, only, paged, tickets::Ticket, wrong};
use crate::sandbox::{
    exchange::Request,
    invent::{moment, plain},
};

/// `/tickets.json` with its windows and orders.
pub fn list(all: &Bangwo8, request: &Request) -> Outcome {
    only(
        request,
        &[
            "page",
            "per_page",
            "created_start",
            "created_end",
            "updated_start",
            "updated_end",
            "created_order",
            "updated_order",
            "status_order",
        ],
    )?;
    let created = (bound(request, "created_start", false)?, bound(request, "created_end", true)?);
    let updated = (bound(request, "updated_start", false)?, bound(request, "updated_end", true)?);
    let mut found: Vec<&Ticket> = all
        .tickets
        .iter()
        .filter(|ticket| within(ticket.created, created) && within(ticket.updated, updated))
        .collect();
    if let Some(descending) = order(request, "created_order")? {
        sort(&mut found, descending, |ticket| plain(ticket.created));
    }
    if let Some(descending) = order(request, "updated_order")? {
        sort(&mut found, descending, |ticket| plain(ticket.updated));
    }
    if let Some(descending) = order(request, "status_order")? {
        sort(&mut found, descending, |ticket| ticket.status.to_string());
    }
    paged(request, &found, FieldForm::Codes)
}

/// `/tickets/search.json?query=createDT:2025-01`: a field and a prefix of its value, or a word of the subject.
pub fn search(all: &Bangwo8, request: &Request) -> Outcome {
    only(request, &["query", "sort_by", "sort_order", "page", "per_page"])?;
    let query = request.get("query").ok_or_else(|| wrong("query"))?;
    let mut found: Vec<&Ticket> = Vec::new();
    for ticket in &all.tickets {
        let fits = match query.split_once(':') {
            Some((field, start)) => key(ticket, field)?.starts_with(start),
            None => ticket.subject.contains(query),
        };
        found.extend(fits.then_some(ticket));
    }
    if let Some(field) = request.get("sort_by") {
        for ticket in all.tickets.iter().take(1) {
            key(ticket, field)?;
        }
        let descending = order(request, "sort_order")?.unwrap_or(true);
        sort(&mut found, descending, |ticket| key(ticket, field).unwrap_or_default());
    }
    let page = paged(request, &found, FieldForm::Codes)?;
    Ok(json!({ "tickets": { "count": page["count"], "results": page["tickets"] } }))
}

fn key(ticket: &Ticket, field: &str) -> Result<String, Answer> {
    match field {
        "ticketId" => Ok(ticket.id.to_string()),
        "createDT" => Ok(plain(ticket.created)),
        "updateDT" => Ok(plain(ticket.updated)),
        "ticketStatus" => Ok(ticket.status.to_string()),
        "priorityLevel" => Ok(ticket.priority.to_string()),
        "subject" => Ok(ticket.subject.clone()),
        _ => Err(wrong(field)),
    }
}

fn sort(found: &mut [&Ticket], descending: bool, key: impl Fn(&Ticket) -> String) {
    found.sort_by(|a, b| if descending { key(b).cmp(&key(a)) } else { key(a).cmp(&key(b)) });
}

/// Whether an order is descending, if there is one.
fn order(request: &Request, name: &str) -> Result<Option<bool>, Answer> {
    match request.get(name) {
        None => Ok(None),
        Some("asc") => Ok(Some(false)),
        Some("desc") => Ok(Some(true)),
        Some(other) => Err(wrong(&format!("{name}={other}"))),
    }
}

fn bound(request: &Request, name: &str, end: bool) -> Result<Option<DateTime>, Answer> {
    match request.get(name) {
        None => Ok(None),
        Some(text) => moment(text, end).map(Some).ok_or_else(|| wrong(&format!("{name}={text}"))),
    }
}

fn within(at: DateTime, (start, end): (Option<DateTime>, Option<DateTime>)) -> bool {
    start.is_none_or(|start| at >= start) && end.is_none_or(|end| at <= end)
}
