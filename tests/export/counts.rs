//! Lists and counts as they are now: a file a day, and rows below rows.

use std::fs;

use jiff::civil::date;

use crate::{
    export::{clock, data, manifest},
    support::{
        Home,
        faulty_server::{FaultyServer, Reply},
    },
};

/// A Bangwo8 with two views; a request more, a ticket more.
fn vendor() -> FaultyServer {
    FaultyServer::start(|request| {
        let body = match &request.path[..] {
            "/api/v1/ticketviews.json" => {
                r#"{"ticketviews":[{"id":"15","title":"售中","active":"1"},{"id":"16","title":"=1+1","active":"1"}],"count":"2"}"#.to_owned()
            }
            "/api/v1/ticketviews/show_many.json" => format!(
                r#"{{"ticketview_counts":[{{"ticketview_id":"15","count":"{}"}},{{"ticketview_id":"16","count":"0"}}]}}"#,
                request.before
            ),
            "/api/v1/ticketviews/15/tickets.json" => format!(
                r#"{{"tickets":[{{"ticketId":"501000000000000000{}","subject":"咨询"}}],"count":"1"}}"#,
                request.before
            ),
            other => panic!("{other}"),
        };
        Reply::answer(200, "", body)
    })
}

fn kefu(home: &Home, server: &FaultyServer, line: &str, day: i8, hour: i8) -> crate::support::Run {
    let kefu = home.kefu(line).env("KEFU_BANGWO8_BASE_URL", server.url());
    let kefu = kefu.env("KEFU_BANGWO8_ACCOUNT", "agent").env("KEFU_BANGWO8_PASSWORD", "pass");
    clock::at(kefu, date(2026, 1, day).at(hour, 0, 0, 0)).run()
}

#[test]
fn counts_are_added_below_those_that_are_there_in_every_format() {
    if !clock::can_be_set() {
        return;
    }
    let (server, home) = (vendor(), Home::new());
    for hour in [9, 10, 11] {
        kefu(&home, &server, "-q export counts --dir csv", 20, hour).ok();
    }
    kefu(&home, &server, "-q export counts --dir csv", 21, 9).ok();
    let text = String::from_utf8(data(&home.path("csv"))["counts-2026-01-20.csv"].clone()).unwrap();
    insta::assert_snapshot!(text.replace('\r', ""), @"
    id,title,count,counted_at
    15,售中,0,2026-01-20 09:00:00
    16,=1+1,0,2026-01-20 09:00:00
    15,售中,1,2026-01-20 10:00:00
    16,=1+1,0,2026-01-20 10:00:00
    15,售中,2,2026-01-20 11:00:00
    16,=1+1,0,2026-01-20 11:00:00
    ");
    assert_eq!(manifest(&home.path("csv"))["files"]["2026-01-20"]["rows"], 6);
    assert_eq!(data(&home.path("csv")).len(), 2);
    for (format, name) in [("csv-excel", "csv"), ("jsonl", "jsonl"), ("csv --encoding gb18030", "csv")] {
        let dir = format.replace(' ', "");
        for hour in [9, 10] {
            kefu(&home, &server, &format!("-q export counts --dir {dir} -o {format}"), 20, hour).ok();
        }
        let bytes = &data(&home.path(&dir))[&format!("counts-2026-01-20.{name}")];
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
        assert_eq!(lines, if name == "jsonl" { 4 } else { 5 }, "{format}");
        let marks = bytes.windows(3).filter(|three| *three == "\u{feff}".as_bytes()).count();
        assert_eq!(marks, usize::from(format == "csv-excel"));
    }
    let run = kefu(&home, &server, "export counts --dir xlsx -o xlsx", 20, 9).exits(2);
    assert!(run.stderr.contains("cannot be added to"), "{run}");
}

#[test]
fn counts_go_on_below_what_somebody_wrote_but_not_under_other_headings() {
    if !clock::can_be_set() {
        return;
    }
    let (server, home) = (vendor(), Home::new());
    kefu(&home, &server, "-q export counts --dir out", 20, 9).ok();
    let file = home.path("out/counts-2026-01-20.csv");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}15,售中,7,by hand")).unwrap();
    kefu(&home, &server, "-q export counts --dir out", 20, 10).ok();
    let more = fs::read_to_string(&file).unwrap();
    assert!(more.starts_with(&format!("{text}15,售中,7,by hand\n15,售中,1,")), "{more}");
    for theirs in ["id,title,count\n15,售中,3\n", "查询器,数量\n"] {
        fs::write(&file, theirs).unwrap();
        let run = kefu(&home, &server, "-q export counts --dir out", 20, 11).exits(9);
        assert!(run.stderr.contains("has another header"), "{run}");
        assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
    }
}

#[test]
fn tickets_are_a_file_a_day_and_a_clock_that_went_back_does_not_overwrite_a_later_one() {
    if !clock::can_be_set() {
        return;
    }
    let (server, home) = (vendor(), Home::new());
    let line = "-q export tickets --view 售中 --dir out --columns id,subject --latest";
    kefu(&home, &server, line, 20, 9).ok();
    kefu(&home, &server, line, 20, 12).ok();
    kefu(&home, &server, line, 22, 9).ok();
    let files = data(&home.path("out"));
    assert_eq!(
        files["tickets-2026-01-20.csv"],
        b"id,subject\n5010000000000000001,\xe5\x92\xa8\xe8\xaf\xa2\n"
    );
    assert_eq!(files["latest.csv"], files["tickets-2026-01-22.csv"]);
    let run = kefu(&home, &server, line, 20, 13).exits(9);
    assert!(run.stderr.contains("which is in the future"), "{run}");
    assert_eq!(data(&home.path("out")), files);
    kefu(&home, &server, line, 22, 9).ok();
    // A list as it was on the 21st can never be had again: it is a gap, and nothing to do.
    let status = kefu(&home, &server, "export status --dir out -o json -q", 22, 10).ok().json();
    assert_eq!(status[1]["state"], "missing");
    let status = kefu(&home, &server, "export status --dir out -q", 24, 10).exits(3);
    assert!(status.stderr.contains("not up to date: 2026-01-23"), "{status}");
}

#[test]
fn rows_are_counted_right_when_a_run_was_ended_before_its_file_took_its_place() {
    if !clock::can_be_set() {
        return;
    }
    let (server, home) = (vendor(), Home::new());
    let file = home.path("out/counts-2026-01-20.csv");
    let rows = || manifest(&home.path("out"))["files"]["2026-01-20"]["rows"].clone();
    kefu(&home, &server, "-q export counts --dir out", 20, 9).ok();
    let first = fs::read(&file).unwrap();
    kefu(&home, &server, "-q export counts --dir out", 20, 10).ok();
    // As if the manifest were written and the file not yet.
    fs::write(&file, &first).unwrap();
    kefu(&home, &server, "-q export counts --dir out", 20, 11).ok();
    assert_eq!((rows(), fs::read_to_string(&file).unwrap().lines().count()), (4.into(), 5));
    fs::remove_file(&file).unwrap();
    kefu(&home, &server, "-q export counts --dir out", 20, 12).ok();
    assert_eq!((rows(), fs::read_to_string(&file).unwrap().lines().count()), (2.into(), 3));
}
