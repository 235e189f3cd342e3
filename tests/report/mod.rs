//! `kefu report`: every number against a slow reference, and what becomes of incomplete answers.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod due;
mod forms;
mod from;
mod reference;
mod sql;

use serde_json::Value;

use crate::support::{Home, sandbox::Sandbox};

/// Fails unless the numbers of a report are those of a reference.
#[track_caller]
fn agrees(report: &Value, reference: &Value) {
    for (key, expected) in reference.as_object().unwrap() {
        let found = &report[key];
        assert!(same(found, expected), "{key}: {found} instead of {expected}");
    }
}

/// Whether two values are the same, numbers but for rounding.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            (one.as_f64().unwrap() - other.as_f64().unwrap()).abs() < 1e-9
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| same(value, other)))
        }
        _ => one == other,
    }
}

#[test]
fn every_number_of_every_period_is_that_of_the_reference() {
    let (sandbox, home) = (Sandbox::start("--seed 7 --days 45 --a-day 40"), Home::new());
    let kefu = |line: &str| home.kefu(line).envs(&sandbox.variables).run().ok();
    for (length, on) in
        [("daily", "yesterday"), ("weekly", "last-week"), ("daily", "today"), ("daily", "9d..9d")]
    {
        let on = if on.contains("..") { "前天" } else { on };
        let report = kefu(&format!("-q report {length} --on {on} --top 3 --no-mask -o json")).json();
        let day = |key: &str| report["period"][key].as_str().unwrap().to_owned();
        let records = |from: &str, until: &str| {
            kefu(&format!("-q complaints list --on {from}..{until} -o json"))
                .json()
                .as_array()
                .unwrap()
                .clone()
        };
        let now = records(&day("from"), &day("until"));
        agrees(&report["complaints"], &reference::complaints(&now, &day("from"), &day("until"), 3));
        let before = records(&day("previous_from"), &day("previous_until"));
        let expected = reference::complaints(&before, &day("previous_from"), &day("previous_until"), 3);
        agrees(&report["previous"]["complaints"], &expected);
        let first: jiff::civil::Date = day("from").parse().unwrap();
        let backlog = records(
            &first.saturating_sub(jiff::ToSpan::days(30)).to_string(),
            &first.yesterday().unwrap().to_string(),
        );
        assert_eq!(report["complaints"]["carried_over"], reference::open(&backlog), "{length} {on}");
        for limit in report["complaints"]["by_limit"].as_array().unwrap() {
            let (from, until, hours) = (day("from"), day("until"), limit["limit"].as_str().unwrap());
            let all = kefu(&format!("-q complaints list --on {from}..{until} --reply-limit {hours} -o json"))
                .json();
            let expected = reference::complaints(all.as_array().unwrap(), &from, &until, 3);
            for key in ["new", "overdue", "overdue_rate"] {
                assert!(same(&limit[key], &expected[key]), "{limit}: {key}");
            }
        }
    }
}

#[test]
fn views_are_counted_and_the_tickets_of_each_named_view_measured() {
    let (sandbox, home) = (Sandbox::start("--seed 7"), Home::new());
    let kefu = |line: &str| home.kefu(line).envs(&sandbox.variables).run().ok();
    let report = kefu("-q report weekly --view 售中 --view 2 --top 2 --no-mask -o json").json();
    let counts = kefu("-q views count -o json").json();
    for (found, expected) in report["views"].as_array().unwrap().iter().zip(counts.as_array().unwrap()) {
        assert_eq!(
            (&found["id"], &found["title"], &found["count"]),
            (&expected["id"], &expected["title"], &expected["count"])
        );
        assert!(found["previous"].is_null());
    }
    assert_eq!(report["views"].as_array().unwrap().len(), counts.as_array().unwrap().len());
    let (from, until) =
        (report["period"]["from"].as_str().unwrap(), report["period"]["until"].as_str().unwrap());
    for (view, found) in ["售中", "2"].into_iter().zip(report["tickets"].as_array().unwrap()) {
        let tickets = kefu(&format!("-q views tickets {view} -o json")).json();
        assert_eq!(found["view"], view);
        agrees(found, &reference::tickets(tickets.as_array().unwrap(), from, until, 2));
    }
}
