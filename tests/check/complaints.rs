//! `kefu check complaints`: the count of the list, and what is about to pass its reply limit.

use jiff::{SignedDuration, Timestamp, ZonedDateTime, tz::TimeZone};

use crate::{
    check::says,
    support::{
        Home, Kefu, Run,
        faulty_server::{FaultyServer, Reply},
        sandbox::Sandbox,
    },
};

/// A complaint under a reply limit.
struct Complaint {
    limit: &'static str,
    /// As JSON: the state, the complaint's time, the reply's.
    status: &'static str,
    complained: String,
    replied: &'static str,
}

/// A complaint, open and without a reply, that is due in so many minutes.
fn due_in(limit: &'static str, minutes: i64) -> Complaint {
    let hours = SignedDuration::from_hours(limit.parse().expect("hours"));
    let made = now() + SignedDuration::from_mins(minutes) - hours;
    let complained = format!("\"{}\"", made.strftime("%Y-%m-%d %H:%M:%S"));
    Complaint { limit, status: "1", complained, replied: "null" }
}

/// Now where the vendors are.
fn now() -> ZonedDateTime {
    Timestamp::now().to_zoned_datetime(TimeZone::get("Asia/Shanghai").expect("a zone"))
}

/// Gome with these complaints, found by their reply limit and the days on which they were made.
fn gome(complaints: Vec<Complaint>) -> FaultyServer {
    FaultyServer::start(move |request| {
        let days = request.get("complaintDateStart")..=request.get("complaintDateEnd");
        let is_asked_for = |one: &Complaint| {
            // What has no time is on every day.
            let made = one.complained.trim_matches('"').get(..10).filter(|day| day.starts_with('2'));
            one.limit == request.get("replyLimitTime") && made.is_none_or(|day| days.contains(&day))
        };
        let found = complaints.iter().enumerate().filter(|(_, one)| is_asked_for(one));
        let record = |(number, one): (usize, &Complaint)| {
            let Complaint { status, complained, replied, .. } = one;
            format!(
                r#"{{"workOrderNo":"made-up-{number}","status":{status},"cmlntTime":{complained},"replyTime":{replied}}}"#
            )
        };
        let records: Vec<_> = found.map(record).collect();
        let body = format!(
            r#"{{"gome_custom_complaints_phoneGet_response":{{"result":{{"ComplaintVOs":[{}],"totalCount":{}}}}}}}"#,
            records.join(","),
            records.len()
        );
        Reply::answer(200, "", body)
    })
}

/// A command line with Gome at this server, on a machine far from the vendors.
fn asking(server: &FaultyServer, line: &str) -> Kefu {
    let kefu = Home::new().kefu(line).env("KEFU_GOME_BASE_URL", server.url()).env("TZ", "America/New_York");
    kefu.env("KEFU_GOME_APP_SECRET", "fixture-secret").env("KEFU_GOME_TOKEN", "fixture-token")
}

fn demo(line: &str) -> Run {
    Home::new().kefu(&format!("--demo {line}")).run()
}

#[test]
fn what_is_due_within_half_an_hour_counts_whatever_its_limit() {
    for limit in ["8", "4", "2", "1"] {
        for (minutes, due) in [(-1, 0), (2, 1), (29, 1), (31, 0), (600, 0)] {
            let run = asking(&gome(vec![due_in(limit, minutes)]), "check complaints --due-within 30m").run();
            let words = if due == 1 { "WARNING - 1 complaint" } else { "OK - 0 complaints" };
            says(&run, &format!("COMPLAINTS {words} due within 30 min | complaints={due};0;;0"), due);
        }
    }
}

#[test]
fn the_line_is_that_of_the_contract() {
    let seven = ["8", "8", "8", "4", "4", "2", "1"].map(|limit| due_in(limit, 20));
    let server = gome(seven.into_iter().chain([due_in("8", 40), due_in("1", -20)]).collect());
    let run = asking(&server, "check complaints --due-within 30m -w 0 -c 5").run();
    says(&run, "COMPLAINTS CRITICAL - 7 complaints due within 30 min | complaints=7;0;5;0", 2);
    let run = asking(&server, "check complaints --due-within 30m -c 10").run();
    says(&run, "COMPLAINTS OK - 7 complaints due within 30 min | complaints=7;;10;0", 0);
    let run = asking(&server, "check complaints --due-within 1h --reply-limit 8h -w 3").run();
    says(&run, "COMPLAINTS WARNING - 4 complaints due within 1 h | complaints=4;3;;0", 1);
}

#[test]
fn each_limit_is_asked_for_once_and_by_days_of_the_vendors_zone() {
    let server = gome(Vec::new());
    let before = now();
    says(
        &asking(&server, "check complaints --due-within 30m").run(),
        "COMPLAINTS OK - 0 complaints due within 30 min | complaints=0;0;;0",
        0,
    );
    let log = server.log();
    let mut limits: Vec<_> = log.requests.iter().map(|request| request.get("replyLimitTime")).collect();
    limits.sort_unstable();
    // Each once more where its last day is empty: an end date may mean the midnight at its beginning.
    limits.dedup();
    assert_eq!(limits, ["1", "2", "4", "8"]);
    for request in &log.requests {
        let limit = SignedDuration::from_hours(request.get("replyLimitTime").parse().expect("hours"));
        // The day may change while this runs, and within the 30 minutes.
        let half_an_hour = SignedDuration::from_mins(30);
        let ends = [before.clone(), now(), &before + half_an_hour, now() + half_an_hour];
        let days = ends.map(|now| (now - limit).date().to_string());
        assert!(days.contains(&request.get("complaintDateStart").to_owned()), "{request:?}");
        assert_eq!(request.get("status"), "");
    }
    let narrow = gome(Vec::new());
    asking(&narrow, "check complaints --due-within 30m --reply-limit 2h --order 7 --quality unchecked")
        .run()
        .exits(0);
    let log = narrow.log();
    assert_eq!(log.requests.len(), 2, "{log:?}");
    let sent = ["replyLimitTime", "orderNo", "qualityTestFlag"].map(|name| log.requests[0].get(name));
    assert_eq!(sent, ["2", "7", "1"]);
}

#[test]
fn what_is_answered_or_closed_is_not_due() {
    let others = [
        Complaint { replied: "\"2026-01-01 08:00:00\"", ..due_in("8", 20) },
        Complaint { status: "30", ..due_in("8", 20) },
        Complaint { status: "\"已结单-首次重启\"", ..due_in("4", 20) },
    ];
    let run = asking(&gome(others.into()), "check complaints --due-within 30m").run();
    says(&run, "COMPLAINTS OK - 0 complaints due within 30 min | complaints=0;0;;0", 0);
    let open = [
        Complaint { status: "\"处理中\"", replied: "\"\"", ..due_in("8", 20) },
        Complaint { status: "32", replied: "\"0000-00-00 00:00:00\"", ..due_in("1", 20) },
    ];
    let run = asking(&gome(open.into()), "check complaints --due-within 30m -c 1").run();
    says(&run, "COMPLAINTS CRITICAL - 2 complaints due within 30 min | complaints=2;;1;0", 2);
}

#[test]
fn a_complaint_whose_time_cannot_be_read_is_named_and_no_good_news() {
    let vague = Complaint { complained: "\"soon\"".to_owned(), ..due_in("8", 20) };
    let run = asking(&gome(vec![due_in("1", 20), vague]), "check complaints --due-within 30m").run().exits(3);
    assert!(
        run.stdout.starts_with("COMPLAINTS UNKNOWN - nobody can say when complaint made-up-1 is due: "),
        "{run}"
    );
    assert!(run.stderr.contains("kefu complaints show made-up-1"), "{run}");
}

#[test]
fn an_incomplete_answer_is_no_count() {
    let fails = |at: &str, line: &str| {
        let sandbox = Sandbox::with(["--fault", &format!("gome:status=500,at={at}")]);
        Home::new().kefu(&format!("{line} --retries 0 -q")).envs(&sandbox.variables).run().exits(3)
    };
    let run = fails("pageNo=2", "check complaints --since 30d -c 1000");
    assert!(run.stdout.starts_with("COMPLAINTS UNKNOWN - not complete: 50 of "), "{run}");
    assert!(run.stderr.is_empty() && run.stdout.lines().count() == 1, "{run}");
    let run = fails("replyLimitTime=1&", "check complaints --due-within 8h -c 1000");
    assert!(run.stdout.starts_with("COMPLAINTS UNKNOWN - not complete: "), "{run}");
}

#[test]
fn the_count_is_that_of_the_list_whatever_limit_is_set() {
    for filters in
        ["--since 30d", "--since 30d --status open --overdue", "--channel web --since 7d", "--on 1999-01-01"]
    {
        let list = demo(&format!("-q complaints list -o json {filters}")).ok().column("work_order_no").len();
        let home = Home::new();
        home.write("config.toml", "[defaults]\nlimit = 3\n");
        let line = format!("check complaints {filters} -w 0:{list}");
        let expected = format!("COMPLAINTS OK - {list} complaints | complaints={list};0:{list};;0");
        says(&demo(&line), &expected, 0);
        says(&home.kefu(&format!("--demo {line}")).env("KEFU_LIMIT", "2").run(), &expected, 0);
        let sandbox = Sandbox::start("");
        says(&home.kefu(&line).envs(&sandbox.variables).run(), &expected, 0);
    }
}

#[test]
fn wrong_words_are_unknown() {
    for (line, words) in [
        ("", "neither --warning nor --critical"),
        ("--due-within soon", "write a duration like"),
        ("--due-within 0", "write a duration like"),
        ("--due-within 30m --since 7d", "cannot be used with"),
        ("--due-within 30m --on today", "cannot be used with"),
        ("--due-within 30m --until today", "cannot be used with"),
        ("--due-within 30m --overdue", "cannot be used with"),
        ("--due-within 30m --channel web", "--due-within is for phone complaints only"),
        ("--due-within 30m --reply-limit 3h", "`3h` is not one of its values"),
        ("--status clsed -w 1", "`clsed` is not one of its values"),
        ("--since yesterdy -w 1", "yesterdy"),
    ] {
        let run = demo(&format!("check complaints {line}")).exits(3);
        assert!(run.stdout.starts_with("COMPLAINTS UNKNOWN - ") && run.stdout.contains(words), "{run}");
        assert_eq!(run.stdout.lines().count(), 1, "{run}");
    }
}

#[test]
fn json_has_the_count() {
    let run =
        asking(&gome(vec![due_in("2", 20)]), "check complaints --due-within 90s -o json").run().exits(0);
    let expected = serde_json::json!({
        "check": "complaints", "status": "OK", "exit_code": 0, "summary": "0 complaints due within 90 s",
        "metrics": [{"name": "complaints", "value": 0, "warning": "0", "critical": null, "min": 0}],
    });
    assert_eq!(run.json(), expected, "{run}");
}
