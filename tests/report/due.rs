//! `due_soon`: what is open, has no reply and reaches its reply limit within two hours of the run.

use jiff::{SignedDuration, Timestamp, ZonedDateTime, tz::TimeZone};
use serde_json::Value;

use crate::support::{
    Home,
    faulty_server::{FaultyServer, Reply},
};

/// A complaint with a limit in hours, that many minutes before it, in a state, with or without a reply.
type Complaint = (&'static str, i64, &'static str, &'static str);

fn made_at((limit, minutes, ..): &Complaint, now: &ZonedDateTime) -> ZonedDateTime {
    now + SignedDuration::from_mins(*minutes) - SignedDuration::from_hours(limit.parse().unwrap())
}

/// Gome with these complaints, which it finds by their limit, their state and their days.
fn gome(complaints: Vec<Complaint>, now: ZonedDateTime) -> FaultyServer {
    FaultyServer::start(move |request| {
        let days = request.get("complaintDateStart").to_owned()..=request.get("complaintDateEnd").to_owned();
        let limit = request.get("replyLimitTime");
        let state = request.get("status");
        let records = complaints.iter().enumerate().filter_map(|(number, complaint)| {
            let (own, _, status, reply) = complaint;
            let made = made_at(complaint, &now);
            let is_asked = (limit.is_empty() || limit == *own)
                && (state.is_empty() || state == *status)
                && days.contains(&made.date().to_string());
            let made = made.strftime("%Y-%m-%d %H:%M:%S");
            is_asked.then(|| {
                format!(
                    r#"{{"workOrderNo":"made-up-{number}","status":"{status}","cmlntTime":"{made}","replyTime":{reply}}}"#
                )
            })
        });
        let records: Vec<_> = records.collect();
        Reply::answer(
            200,
            "",
            format!(
                r#"{{"gome_custom_complaints_phoneGet_response":{{"result":{{"ComplaintVOs":[{}],"totalCount":{}}}}}}}"#,
                records.join(","),
                records.len()
            ),
        )
    })
}

/// The complaints of a report about a day, asked of such a server.
fn report(complaints: &[Complaint], on: &str) -> Value {
    let now = Timestamp::now().to_zoned_datetime(TimeZone::get("Asia/Shanghai").unwrap());
    let server = gome(complaints.to_vec(), now);
    let kefu = Home::new().kefu(&format!("-q report daily --on {on} -o json"));
    let kefu = kefu.env("KEFU_GOME_BASE_URL", server.url());
    let kefu = kefu.env("KEFU_GOME_APP_SECRET", "fixture-secret").env("KEFU_GOME_TOKEN", "fixture-token");
    kefu.run().ok().json()["complaints"].clone()
}

#[test]
fn what_is_due_within_two_hours_counts_whatever_its_limit_and_its_day() {
    for (complaint, due) in [
        (("8", 2, "1", "null"), 1),
        (("8", 118, "1", "null"), 1),
        (("8", 122, "1", "null"), 0),
        (("8", -2, "1", "null"), 0),
        (("4", 60, "17", "null"), 1),
        (("2", 60, "31", "\"\""), 1),
        (("1", 60, "32", "\"0000-00-00 00:00:00\""), 1),
        (("1", 30, "1", "\"2026-01-01 08:00:00\""), 0),
        (("2", 30, "30", "null"), 0),
        (("4", 30, "34", "null"), 0),
        // Neither open nor closed, as far as the vendor's page says.
        (("4", 30, "99", "null"), 0),
    ] {
        assert_eq!(report(&[complaint], "today")["due_soon"], due, "{complaint:?}");
    }
    let all = [("8", 30, "1", "null"), ("1", 30, "1", "null"), ("2", 30, "30", "null")];
    assert_eq!(report(&all, "today")["due_soon"], 2);
}

#[test]
fn a_past_period_has_nothing_that_is_due_soon() {
    assert!(report(&[("8", 30, "1", "null")], "yesterday")["due_soon"].is_null());
}
