//! Times in the forms of vendors' libraries, null markers, and unreadable texts.

use super::answered;
use crate::{
    faults::vendors::good,
    support::{Run, faulty_server::Reply},
};

/// Asks for a list of complaints, each with one of these complaint times.
fn complaints(line: &str, times: &[&str]) -> Run {
    let record = |(at, time): (usize, &&str)| format!(r#"{{"workOrderNo":"W{at}","cmlntTime":{time}}}"#);
    let records: Vec<_> = times.iter().enumerate().map(record).collect();
    let total = records.len();
    let list = records.join(",");
    let body = format!(
        r#"{{"gome_custom_complaints_phoneGet_response":{{"result":{{"ComplaintVOs":[{list}],"totalCount":{total}}}}}}}"#
    );
    answered(line, move |request| match request.path == "/router" {
        true => Reply::answer(200, "Content-Type: application/json\r\n", &body),
        false => good(request),
    })
}

#[test]
fn one_moment_is_read_in_every_form() {
    let forms = [
        r#""2026-01-02 10:20:30""#,
        r#""2026-1-2 10:20:30.0""#,
        r#""2026-01-02T02:20:30Z""#,
        r#""2026/1/2 上午10:20:30""#,
        r#""2026.1.2 10:20:30""#,
        r#""２０２６－０１－０２ １０：２０：３０""#,
        r#""20260102102030""#,
        "20260102102030",
        "1767320430",
        "1767320430000",
        "1.76732043E12",
        "1.76732043E9",
        r#""1767320430000""#,
        r#""1767320430.0""#,
        r#""/Date(1767320430000)/""#,
        r#""\/Date(1767320430000+0800)\/""#,
        r#""Fri Jan 02 10:20:30 CST 2026""#,
        r#""Fri, 02 Jan 2026 02:20:30 GMT""#,
        r#""Jan 2, 2026 10:20:30 AM""#,
        r#"{"date":2,"day":5,"hours":10,"minutes":20,"month":0,"seconds":30,"time":1767320430000,"timezoneOffset":-480,"year":126}"#,
        r#"{"date":"2026-01-02 10:20:30.000000","timezone_type":3,"timezone":"Asia/Shanghai"}"#,
        "[2026,1,2,10,20,30]",
    ];
    let run = complaints("complaints list -o json", &forms).ok();
    for (form, shown) in forms.iter().zip(run.column("complained_at")) {
        assert_eq!(shown, "2026-01-02T10:20:30+08:00", "{form}");
    }
    let csv = complaints("complaints list -o csv --columns complained_at", &forms).ok();
    assert!(csv.csv()[1..].iter().all(|row| row[0] == "2026-01-02 10:20:30"), "{csv}");
}

#[test]
fn a_null_marker_is_a_missing_value() {
    let markers = [
        "null",
        r#""""#,
        r#"" ""#,
        r#""-""#,
        r#""null""#,
        "0",
        r#""0""#,
        r#""0000-00-00""#,
        r#""0000-00-00 00:00:00""#,
        r#""0001-01-01T00:00:00""#,
        r#""0001/1/1 0:00:00""#,
        r#""1900-01-01 00:00:00""#,
        r#""1970-01-01 08:00:00""#,
        r#""\/Date(-62135596800000)\/""#,
        r#"{"time":0}"#,
        "{}",
        "[]",
    ];
    let run = complaints("complaints list -o json -v", &markers).exits(0);
    assert_eq!(run.column("complained_at"), ["null"; 17], "{run}");
    assert!(!run.stderr.contains("cannot be read"), "{run}");
    let csv = complaints("complaints list -o csv --columns work_order_no,complained_at", &markers).ok();
    assert!(csv.csv()[1..].iter().all(|row| row[1].is_empty()), "{csv}");
}

#[test]
fn what_cannot_be_read_stays_as_it_came_and_is_said_once_with_v() {
    let times = [r#""soon""#, r#""2026-02-30 10:20:30""#, "12345", "13900012345", r#""2026-01-02 10:20:30""#];
    let shown = ["soon", "2026-02-30 10:20:30", "12345", "13900012345", "2026-01-02T10:20:30+08:00"];
    let run = complaints("complaints list -o json", &times).ok();
    assert_eq!(run.column("complained_at"), shown);
    for format in ["json", "jsonl", "csv", "table", "md"] {
        let run = complaints(&format!("complaints list -v -o {format}"), &times).exits(0);
        let said = "complained_at: 4 values cannot be read as a time and are shown as they came";
        assert_eq!(run.stderr.matches(said).count(), 1, "{run}");
        assert!(!run.stderr.contains("soon"), "{run}");
    }
    let raw = complaints("complaints list -v -o json --raw", &times).exits(0);
    assert!(!raw.stderr.contains("cannot be read"), "{raw}");
}

#[test]
fn a_check_of_what_is_due_reads_times_in_every_shape() {
    let an_hour_ago = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(1);
    let milli = an_hour_ago.as_millisecond();
    let shapes =
        [format!("{milli}"), format!(r#"{{"time":{milli}}}"#), format!(r#"{{"$date":"{an_hour_ago}"}}"#)];
    for shape in shapes {
        for (reply, exit) in [("null", 2), (r#"{"time":0}"#, 2), ("[]", 2), (shape.as_str(), 0)] {
            let record =
                format!(r#"{{"workOrderNo":"W","status":17,"cmlntTime":{shape},"replyTime":{reply}}}"#);
            let run = answered("check complaints --due-within 8h -w 0 -c 0", move |request| {
                let records = if request.get("replyLimitTime") == "4" { record.as_str() } else { "" };
                let total = usize::from(!records.is_empty());
                Reply::answer(
                    200,
                    "",
                    format!(
                        r#"{{"gome_custom_complaints_phoneGet_response":{{"result":{{"ComplaintVOs":[{records}],"totalCount":{total}}}}}}}"#
                    ),
                )
            });
            assert_eq!(run.code, Some(exit), "{shape} {reply}: {run}");
        }
    }
}
