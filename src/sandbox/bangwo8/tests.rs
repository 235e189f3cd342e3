//! Bangwo8's part compared with the documented interface.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::civil::date;
use serde_json::Value;

use super::{ACCOUNT, Answer, Bangwo8, CLIENT_ID, CLIENT_SECRET, PASSWORD, Request, Source, Vendor as _};

fn vendor() -> Bangwo8 {
    Bangwo8::new(&Source::TEST)
}

fn basic(name: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{name}:{password}")))
}

fn ask(path: &str) -> Answer {
    let authorization = basic(ACCOUNT, PASSWORD);
    vendor().answer(&Request { authorization, ..Request::new("GET", &format!("/api/v1/{path}")) })
}

fn json(path: &str) -> Value {
    let answer = ask(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON without any repair")
}

fn ids(path: &str) -> (Vec<String>, usize) {
    let (mut ids, mut number) = (Vec::new(), 1);
    loop {
        let page = json(&format!("{path}?page={number}&per_page=20"));
        let tickets = page["tickets"].as_array().expect("tickets");
        if tickets.is_empty() {
            let count = page["count"].as_str().expect("text").parse().expect("a number");
            return (ids, count);
        }
        ids.extend(tickets.iter().map(|ticket| ticket["ticketId"].to_string()));
        number += 1;
    }
}

#[test]
fn only_the_right_credentials_are_accepted() {
    let refused = |authorization| {
        vendor().answer(&Request { authorization, ..Request::new("GET", "/api/v1/ticketviews.json") }).status
    };
    assert_eq!(refused(String::new()), 401);
    assert_eq!(refused(basic(ACCOUNT, "wrong")), 401);
    assert_eq!(refused("Bearer 00".to_owned()), 401);
}

#[test]
fn a_token_is_given_for_a_multipart_form_and_opens_the_door() {
    let multipart =
        "--b\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\nclient_credentials\r\n--b--\r\n";
    let post = |secret, kind: &str, body: &'static str| {
        vendor().answer(&Request {
            authorization: basic(CLIENT_ID, secret),
            content_type: kind.to_owned(),
            body: body.into(),
            ..Request::new("POST", "/api/token.php")
        })
    };
    let form = "multipart/form-data; boundary=b";
    let answer = post(CLIENT_SECRET, form, multipart);
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    let authorization = format!("Bearer {}", body["access_token"].as_str().expect("a token"));
    let views = Request { authorization, ..Request::new("GET", "/api/v1/ticketviews.json") };
    assert_eq!(vendor().answer(&views).status, 200);
    assert_eq!(post("wrong", form, multipart).status, 401);
    let urlencoded =
        post(CLIENT_SECRET, "application/x-www-form-urlencoded", "grant_type=client_credentials");
    assert!(urlencoded.status == 401 && urlencoded.body.contains("invalid_client"));
}

#[test]
fn views_come_sorted_by_id_as_text_and_some_are_off() {
    let body = json("ticketviews.json?fields=show_tickets_num");
    let views = body["ticketviews"].as_array().expect("views");
    let ids: Vec<_> = views.iter().map(|view| view["id"].as_str().unwrap_or_default()).collect();
    assert!(ids.is_sorted() && ids.len() == 12);
    assert_eq!(views.iter().filter(|view| view["active"] == "0").count(), 4);
    assert!(views.iter().all(|view| view["ticket_count"] != "0"), "{body}");
    assert!(json("ticketviews.json")["ticketviews"][0].get("ticket_count").is_none());
}

#[test]
fn every_way_to_count_a_view_agrees() {
    let many = json("ticketviews/show_many.json?ids=15,2,999");
    let counts = many["ticketview_counts"].as_array().expect("counts");
    assert_eq!(counts.len(), 2);
    for count in counts {
        let id = count["ticketview_id"].as_str().expect("an id");
        assert_eq!(&json(&format!("ticketviews/{id}/count.json"))["ticketview_count"][0], count);
        let (found, total) = ids(&format!("ticketviews/{id}/tickets.json"));
        assert_eq!((count["count"].as_str(), found.len()), (Some(total.to_string().as_str()), total));
    }
}

#[test]
fn a_view_holds_what_its_title_says() {
    let all = ids("ticketviews/2/tickets.json");
    let distinct: BTreeSet<_> = all.0.iter().collect();
    assert_eq!((all.1, distinct.len()), (148, 148));
    let parts: usize =
        ["13", "15", "17"].iter().map(|id| ids(&format!("ticketviews/{id}/tickets.json")).1).sum();
    assert_eq!(parts, all.1);
    let page = json("ticketviews/4/tickets.json?per_page=50");
    for ticket in page["tickets"].as_array().expect("tickets") {
        assert_eq!(ticket["servicerUserId"], "");
        assert_eq!(ticket["ticketStatus"], "新建");
    }
}

#[test]
fn a_ticket_stays_what_it_is_when_the_day_moves_on() {
    let of = |today| {
        let tickets = Bangwo8::new(&Source { today, ..Source::TEST }).tickets.into_iter();
        let day = tickets.filter(|ticket| ticket.created.date() == date(2026, 11, 20));
        day.map(|ticket| (ticket.id, ticket.created, ticket.subject, ticket.group)).collect::<Vec<_>>()
    };
    let (first, later) = (of(date(2026, 11, 20)), of(date(2026, 11, 22)));
    assert_eq!((first.len(), later.len()), (3, 5));
    assert_eq!(later, of(date(2026, 12, 3)));
    assert_eq!(later[2..], first);
}

#[test]
fn a_new_ticket_comes_before_the_others() {
    let ids = |vendor: Bangwo8| vendor.tickets.iter().map(|ticket| ticket.id).collect::<Vec<_>>();
    let (before, after) = (ids(vendor()), ids(Bangwo8::new(&Source { arrived: 2, ..Source::TEST })));
    assert_eq!(after[2..], before);
}

#[test]
fn a_listing_has_labels_and_a_ticket_has_codes() {
    let listed = &json("ticketviews/17/tickets.json?per_page=1")["tickets"][0];
    let id = listed["ticketId"].as_str().expect("an id");
    let shown = &json(&format!("tickets/{id}.json"))["ticket"][0];
    assert_eq!(&json(&format!("tickets/{id}_v2.json"))["ticket"], shown);
    assert!(shown["ticketStatus"].as_str().is_some_and(|code| code.parse::<u8>().is_ok()));
    assert!(listed["ticketStatus"].as_str().is_some_and(|label| label.parse::<u8>().is_err()));
    let stage = |ticket: &Value| ticket["custom_fields"][0]["value"].as_str().map(str::to_owned);
    let defined = &json("tickets/ticket_fields.json")[0]["custom_field_options"];
    let option = defined
        .as_array()
        .and_then(|all| all.iter().find(|one| one["key"] == *stage(shown).unwrap_or_default()));
    assert_eq!(option.and_then(|one| one["value"].as_str().map(str::to_owned)), stage(listed));
}

#[test]
fn a_page_is_capped_and_links_to_the_vendors_own_host() {
    let page = json("ticketviews/2/tickets.json?page=1&per_page=100");
    assert_eq!(page["tickets"].as_array().map(Vec::len), Some(50));
    assert!(page["next_page"].as_str().is_some_and(|link| link.starts_with("https://www.bangwo8.com/")));
    assert_eq!(page["previous_page"], "");
}

#[test]
fn tickets_are_found_by_time_and_by_search() {
    let window =
        "tickets.json?per_page=50&created_start=2026-11-20%2000:00:00&created_end=2026-11-20%2023:59:59";
    let found = json(&format!("{window}&created_order=asc"));
    assert_eq!(found["count"], "5");
    let times: Vec<_> =
        found["tickets"].as_array().expect("tickets").iter().map(|one| one["createDT"].as_str()).collect();
    assert!(times.is_sorted());
    let searched =
        json("tickets/search.json?query=createDT:2026-11-20&sort_by=createDT&sort_order=asc&per_page=50");
    assert_eq!(searched["tickets"]["results"], found["tickets"]);
    assert_eq!(ask("tickets/search.json?query=colour:red").status, 400);
}

#[test]
fn what_is_unknown_is_refused() {
    assert!(ask("nonsense.json").body.contains("100047"));
    for (path, status) in [
        ("ticketviews/999.json", 404),
        ("ticketviews/999/tickets.json", 404),
        ("tickets/1.json", 404),
        ("supports/1.json", 404),
        ("ticketviews", 404),
        ("ticketviews.json?colour=red", 400),
        ("ticketviews/show_many.json?ids={15,2}", 400),
        ("ticketviews/2/tickets.json?page=0", 400),
    ] {
        assert_eq!(ask(path).status, status, "{path}");
    }
    assert_eq!(vendor().answer(&Request::new("POST", "/api/v1/tickets.json")).status, 405);
}

#[test]
fn a_tickets_neighbours_have_names() {
    for (path, top, key) in [
        ("supports/565101.json", "support", "name"),
        ("supportgroups/302.json", "supportgroup", "sgName"),
        ("users/21130001.json", "user", "name"),
        ("companies/8001.json", "company", "companyName"),
        ("tickettemplates/701.json", "tickettemplate", "ticketTemplateName"),
    ] {
        assert!(json(path)[top][key].is_string(), "{path}");
    }
    assert!(json("tickettemplates/702.json")["tickettemplate"][0]["ticketTemplateName"].is_string());
    assert_eq!(json("tickettemplates/1.json")["tickettemplate"].as_array().map(Vec::len), Some(0));
}

#[test]
fn every_default_scalar_is_text_and_nothing_attacks_a_reader() {
    let attacks = |text: &str| text.starts_with(['=', '@', '+']) || text.contains(['\u{1b}', '\u{202e}']);
    let is_time = |text: &str| text.is_empty() || crate::sandbox::invent::moment(text, false).is_some();
    for path in ["tickets.json", "ticketviews/15/tickets.json"] {
        for page in 1..=8 {
            let tickets = json(&format!("{path}?per_page=20&page={page}"));
            for ticket in tickets["tickets"].as_array().expect("tickets") {
                for (name, value) in ticket.as_object().expect("an object") {
                    match value.as_str() {
                        None => assert!(name == "custom_fields" && value.is_array(), "{name}: {value}"),
                        Some(text) if name.ends_with("DT") => assert!(is_time(text), "{name}: {text}"),
                        Some(text) => assert!(!attacks(text), "{name}: {text}"),
                    }
                }
            }
        }
    }
}

#[test]
fn disorder_brings_bare_backslashes_unpadded_times_and_attacks() {
    let odd = Bangwo8::new(&Source { disorder: true, ..Source::TEST });
    let request = |page: u8| {
        let target = format!("/api/v1/tickets.json?per_page=50&page={page}");
        Request { authorization: basic(ACCOUNT, PASSWORD), ..Request::new("GET", &target) }
    };
    let bodies: String = (1..=3).map(|page| odd.answer(&request(page)).body).collect();
    let broken = (1..=3).filter(|page| {
        let body = odd.answer(&request(*page)).body;
        serde_json::from_str::<Value>(&body).is_err()
    });
    assert_eq!(broken.count(), 1);
    for found in ["D:\\售后", "=1+1", "2026-11-8 "] {
        assert!(bodies.contains(found), "{found}");
    }
}
