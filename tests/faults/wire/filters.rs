//! Filters that a gateway ignores or reads in its own way: the list is right all the same, and it is said.

use super::answered;
use crate::support::{
    Home,
    faulty_server::{FaultyServer, ReceivedRequest, Reply},
};

/// A gateway's treatment of its parameters.
#[derive(Clone, Copy, Debug, Default)]
struct Gateway {
    /// Filters that it ignores.
    ignores: &'static [&'static str],
    /// How it reads the end date.
    end: End,
    /// A field that its records lack.
    lacks: &'static str,
}

/// How an end date is read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum End {
    /// As the whole day.
    #[default]
    Day,
    /// As the midnight at its beginning.
    Midnight,
    /// As the midnight at its beginning, whatever time of day stands behind it.
    TimeCutOff,
}

/// Number, day, time, status, overdue, quality, order, type.
type Complaint = (&'static str, &'static str, &'static str, u32, bool, u32, &'static str, u32);

const COMPLAINTS: &[Complaint] = &[
    ("W1", "2026-11-01", "08:00:00", 1, true, 1, "D1", 2),
    ("W2", "2026-11-01", "23:59:59", 30, false, 2, "D2", 3),
    ("W3", "2026-11-02", "00:00:00", 30, true, 3, "D1", 4),
    ("W4", "2026-11-02", "10:20:30", 17, false, 1, "D4", 2),
    ("W5", "2026-11-03", "00:00:00", 1, false, 2, "D5", 3),
    ("W6", "2026-11-03", "12:00:00", 30, true, 1, "D6", 2),
];

impl Gateway {
    fn answer(self, request: &ReceivedRequest) -> Reply {
        let number = |name: &str| request.get(name).parse::<usize>().expect("a number");
        let (page, size) = (number("pageNo"), number("pageSize"));
        let found: Vec<_> = COMPLAINTS.iter().filter(|one| self.finds(one, request)).collect();
        let rows = found.iter().skip((page - 1) * size).take(size).map(|one| self.record(one));
        let body = format!(
            r#"{{"{}_response":{{"result":{{"ComplaintVOs":[{}],"totalCount":{}}}}}}}"#,
            request.get("$method").replace('.', "_"),
            rows.collect::<Vec<_>>().join(","),
            found.len()
        );
        Reply::answer(200, "", body)
    }

    fn finds(
        self,
        (no, day, time, status, overdue, quality, order, kind): &Complaint,
        request: &ReceivedRequest,
    ) -> bool {
        let own = [
            ("workOrderNo", (*no).to_owned()),
            ("status", status.to_string()),
            ("isOverTime", overdue.to_string()),
            ("qualityTestFlag", quality.to_string()),
            ("orderNo", (*order).to_owned()),
            ("complaintType", kind.to_string()),
        ];
        let asked = |name: &&str| !request.get(name).is_empty() && !self.ignores.contains(name);
        let at = format!("{day} {time}");
        let (start, end) = (request.get("complaintDateStart"), request.get("complaintDateEnd"));
        let end = match self.end {
            End::Day if end.len() == 10 => format!("{end} 23:59:59"),
            End::TimeCutOff => format!("{} 00:00:00", end.get(..10).unwrap_or_default()),
            End::Midnight if end.len() == 10 => format!("{end} 00:00:00"),
            End::Day | End::Midnight => end.to_owned(),
        };
        own.iter().all(|(name, value)| !asked(name) || request.get(name) == value)
            && (!asked(&"complaintDateStart") || at.as_str() >= start)
            && (!asked(&"complaintDateEnd") || at <= end)
    }

    fn record(self, (no, day, time, status, overdue, quality, order, kind): &Complaint) -> String {
        let fields = [
            ("workOrderNo", format!("\"{no}\"")),
            ("cmlntTime", format!("\"{day} {time}\"")),
            ("status", status.to_string()),
            ("isOverTime", overdue.to_string()),
            ("qualityTestFlag", quality.to_string()),
            ("orderNo", format!("\"{order}\"")),
            ("complaintType", format!("\"{kind}\"")),
        ];
        let fields = fields.iter().filter(|(name, _)| *name != self.lacks);
        let fields = fields.map(|(name, value)| format!("\"{name}\":{value}"));
        format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
    }
}

/// Filters, the parameters they are sent as, the field by which records do not fit, and what is left.
const FILTERS: &[(&str, &[&str], &str, &str)] = &[
    ("--status closed", &["status"], "status", "W2 W3 W6"),
    ("--status pending,processing", &["status"], "status", "W1 W5 W4"),
    ("--overdue", &["isOverTime"], "overdue", "W1 W3 W6"),
    ("--on-time", &["isOverTime"], "overdue", "W2 W4 W5"),
    ("--quality failed", &["qualityTestFlag"], "quality", "W3"),
    ("--order D1", &["orderNo"], "order_no", "W1 W3"),
    ("--work-order W4", &["workOrderNo"], "work_order_no", "W4"),
    ("--channel web --type logistics", &["complaintType"], "type", "W1 W4 W6"),
    ("--on 2026-11-02", &["complaintDateStart", "complaintDateEnd"], "complained_at", "W3 W4"),
    ("--since 2026-11-03", &["complaintDateStart"], "complained_at", "W5 W6"),
    ("--until 2026-11-01", &["complaintDateEnd"], "complained_at", "W1 W2"),
];

fn listed(filters: &str, gateway: Gateway) -> crate::support::Run {
    let line = format!("complaints list {filters} --columns work_order_no -o json");
    answered(&line, move |request| gateway.answer(request))
}

#[test]
fn a_filter_that_is_ignored_costs_a_warning_and_never_a_wrong_list() {
    for (filters, parameters, field, left) in FILTERS {
        let run = listed(filters, Gateway::default()).ok();
        assert_eq!(run.column("work_order_no").join(" "), *left, "{run}");
        let run = listed(filters, Gateway { ignores: parameters, ..Gateway::default() }).exits(0);
        let mut ids = run.column("work_order_no");
        ids.sort_unstable();
        let mut expected: Vec<_> = left.split(' ').collect();
        expected.sort_unstable();
        assert_eq!(ids, expected, "{run}");
        assert_eq!(run.stderr.matches("were not asked for").count(), 1, "{run}");
        assert!(run.stderr.contains(&format!("{field} (")), "{run}");
    }
}

#[test]
fn a_record_that_lacks_the_field_is_kept() {
    let run =
        listed("--status closed", Gateway { ignores: &["status"], lacks: "status", ..Gateway::default() });
    assert_eq!(run.ok().column("work_order_no").len(), 6);
    let gateway = Gateway { ignores: &["complaintDateStart"], lacks: "cmlntTime", ..Gateway::default() };
    assert_eq!(listed("--since 2026-11-03", gateway).ok().column("work_order_no").len(), 6);
}

#[test]
fn an_answer_of_which_nothing_is_left_is_not_understood() {
    for filters in ["--status closed-reopened-2", "--order D9", "--on 2025-01-01"] {
        let ignores = &["status", "orderNo", "complaintDateStart", "complaintDateEnd"];
        let run = listed(filters, Gateway { ignores, ..Gateway::default() }).exits(65);
        assert!(run.stderr.contains("other complaints than were asked for"), "{run}");
        assert!(run.stderr.contains("none of 6 records fits"), "{run}");
    }
}

#[test]
fn a_record_that_fits_another_part_is_not_lost() {
    let run =
        listed("--status pending,processing,closed", Gateway { ignores: &["status"], ..Gateway::default() });
    assert_eq!(run.exits(0).column("work_order_no").len(), 6);
}

#[test]
fn a_check_counts_what_was_asked_for() {
    let gateway = Gateway { ignores: &["status"], ..Gateway::default() };
    let run =
        answered("check complaints --status closed -w 100 -c 200", move |request| gateway.answer(request));
    let run = run.exits(0);
    assert!(run.stdout.contains("3 complaints"), "{run}");
}

#[test]
fn an_export_notes_in_its_manifest_how_many_were_dropped() {
    let gateway = Gateway { ignores: &["status"], ..Gateway::default() };
    let server = FaultyServer::start(move |request| gateway.answer(request));
    let home = Home::new();
    let line =
        "export complaints --dir out --since 2026-11-02 --until 2026-11-02 --status closed --retries 0";
    let run = crate::faults::vendors::configured(&home, line, &server.url()).run().exits(0);
    assert_eq!(run.stderr.matches("was not asked for").count(), 1, "{run}");
    let manifest = std::fs::read_to_string(home.path("out/manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    let entry = &manifest["files"]["2026-11-02"];
    assert_eq!((&entry["rows"], &entry["dropped"]), (&1.into(), &1.into()), "{manifest}");
}

#[test]
fn the_last_day_is_whole_however_its_end_is_read() {
    for end in [End::Day, End::Midnight, End::TimeCutOff] {
        for (window, ids) in [
            ("--on 2026-11-01", "W1 W2"),
            ("--on 2026-11-02", "W3 W4"),
            ("--on 2026-11-03", "W5 W6"),
            ("--on 2026-11-01..2026-11-02", "W1 W2 W3 W4"),
            ("--until 2026-11-02", "W1 W2 W3 W4"),
            ("--since 2026-11-02 --until 2026-11-04", "W3 W4 W5 W6"),
            ("--on 2026-11-04", ""),
        ] {
            let run = listed(window, Gateway { end, ..Gateway::default() }).exits(0);
            let mut found = run.column("work_order_no");
            found.sort_unstable();
            assert_eq!(found.join(" "), ids, "{end:?}: {run}");
            assert!(!run.stderr.contains("not asked for"), "{end:?}: {run}");
        }
        let gateway = Gateway { end, ..Gateway::default() };
        let check = "check complaints --on 2026-11-02 -w 100 -c 200";
        let run = answered(check, move |request| gateway.answer(request)).exits(0);
        assert!(run.stdout.contains("2 complaints"), "{end:?}: {run}");
    }
}

#[test]
fn a_time_of_day_at_the_end_is_kept_to() {
    for end in [End::Day, End::Midnight, End::TimeCutOff] {
        let gateway = Gateway { end, ..Gateway::default() };
        let words = ["complaints", "list", "--since", "2026-11-02", "--until", "2026-11-03 11:59:59"];
        let server = FaultyServer::start(move |request| gateway.answer(request));
        let home = Home::new();
        let mut kefu = crate::faults::vendors::configured(&home, "", &server.url());
        for word in words.into_iter().chain(["--columns", "work_order_no", "-o", "json"]) {
            kefu = kefu.arg(word);
        }
        let run = kefu.run().exits(0);
        let mut found = run.column("work_order_no");
        found.sort_unstable();
        assert_eq!(found.join(" "), "W3 W4 W5", "{end:?}: {run}");
    }
}

#[test]
fn the_reading_of_the_end_is_asked_for_once() {
    // A whole month of empty days but for the first ones: one day tells how all are read.
    for (end, further) in [(End::Day, 1), (End::Midnight, 1)] {
        let gateway = Gateway { end, ..Gateway::default() };
        let server = FaultyServer::start(move |request| gateway.answer(request));
        let home = Home::new();
        let line =
            "export complaints --dir out --since 2026-11-01 --until 2026-11-03 --concurrency 1 --retries 0";
        crate::faults::vendors::configured(&home, line, &server.url()).run().exits(0);
        let requests = server.log().requests.len();
        assert!(requests <= 3 + further, "{end:?}: {requests}");
        for (day, rows) in [("2026-11-01", 2), ("2026-11-02", 2), ("2026-11-03", 2)] {
            let file = home.path(&format!("out/complaints-{day}.csv"));
            let text = std::fs::read_to_string(file).expect("a file");
            assert_eq!(text.lines().count(), rows + 1, "{end:?} {day}: {text}");
        }
    }
}

#[test]
fn a_record_with_another_id_is_not_what_was_asked_for() {
    let ticket = |request: &ReceivedRequest| match &request.path[..] {
        "/api/v1/tickets/7.json" => Reply::answer(200, "", r#"{"ticket":[{"ticketId":"8","subject":"T"}]}"#),
        _ => Reply::answer(200, "", r#"{"ticket":[{"ticketId":"9","subject":"T"}]}"#),
    };
    let run = answered("tickets show 7", ticket).exits(65);
    assert!(run.stderr.contains("bangwo8 answered other tickets than ticket 7"), "{run}");
    let view =
        |_: &ReceivedRequest| Reply::answer(200, "", r#"{"ticketview":{"id":"2","title":"V","active":"1"}}"#);
    let run = answered("views show 15", view).exits(65);
    assert!(run.stderr.contains("bangwo8 answered other views than view 15"), "{run}");
    // A gateway that ignores the number answers another complaint.
    let gateway = Gateway { ignores: &["workOrderNo"], ..Gateway::default() };
    let run = answered("complaints show W9", move |request| gateway.answer(request)).exits(65);
    assert!(run.stderr.contains("gome answered other complaints"), "{run}");
    let run = answered("complaints show W4 -o json", move |request| gateway.answer(request)).exits(0);
    assert_eq!(run.json()["work_order_no"], "W4", "{run}");
    let run = answered("complaints show W9", |request| Gateway::default().answer(request)).exits(4);
    assert!(run.stderr.contains("there is no complaint W9"), "{run}");
}

#[test]
fn the_tickets_of_a_view_are_never_filtered() {
    let tickets = |_: &ReceivedRequest| {
        Reply::answer(
            200,
            "",
            r#"{"tickets":[{"ticketId":"1","queryIDs":"99","ticketStatus":"6"}],"count":"1"}"#,
        )
    };
    assert_eq!(answered("views tickets 15 -o json", tickets).ok().column("id"), ["1"]);
}
