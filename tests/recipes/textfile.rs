//! `kefu-textfile`: what `node_exporter` reads, and what it says when something cannot be had.

use std::fs;

use crate::{
    recipes::{
        exposition::{self, Samples},
        host::{Ended, Host},
    },
    support::faulty_server::{FaultyServer, Reply},
};

const EXPORTS: [&str; 4] = [
    "kefu_export_fetched_timestamp_seconds",
    "kefu_export_gaps",
    "kefu_export_last_exit_code",
    "kefu_export_rows",
];

/// Runs the script for these, and reads its file.
fn textfile(host: &Host, of: &str) -> (Ended, Samples) {
    let ended = host.sh(&format!("kefu-textfile /var/lib/node_exporter/kefu.prom {of}"));
    let samples = exposition::read(&host.read("/var/lib/node_exporter/kefu.prom"));
    let files = fs::read_dir(host.path("/var/lib/node_exporter")).expect("a folder").count();
    assert_eq!(files, 1, "nothing is left beside it");
    (ended, samples)
}

/// A number; none if there is no such sample.
fn number(samples: &Samples, name: &str, label: &str, value: &str) -> Option<f64> {
    samples.get(&(name.to_owned(), label.to_owned(), value.to_owned())).copied()
}

/// The output of kefu itself.
fn kefu(host: &Host, line: &str) -> f64 {
    let said = host.sh(line);
    said.stdout.trim().parse().unwrap_or_else(|_| panic!("{line}: {said:?}"))
}

#[test]
fn the_numbers_are_those_of_kefu() {
    let host = Host::new();
    let dir = host.here("/var/lib/kefu/complaints");
    host.sh(&format!("kefu -q export complaints --since 3d --dir {dir}")).silently();
    let (ended, samples) = textfile(&host, &format!("{dir} 售中 15 所有工单"));
    ended.silently();
    let export = |name: &str| number(&samples, &format!("kefu_export_{name}"), "dir", &dir);
    let rows = kefu(&host, &format!("kefu -q export status --dir {dir} --jq 'map(.rows) | add'"));
    assert!(rows > 0.0);
    assert_eq!(export("rows"), Some(rows));
    assert_eq!(export("gaps"), Some(0.0));
    assert_eq!(export("last_exit_code"), Some(0.0));
    let age = kefu(&host, "date +%s") - export("fetched_timestamp_seconds").expect("a time");
    assert!((0.0..600.0).contains(&age), "{age}");
    for view in ["售中", "所有工单"] {
        let count = kefu(&host, &format!("kefu views count {view} --jq '.[].count'"));
        assert_eq!(number(&samples, "kefu_view_tickets", "view", view), Some(count));
    }
    assert_eq!(samples.len(), EXPORTS.len() + 4, "15 is 售中: {samples:?}");
}

#[test]
fn a_gap_and_a_failed_run_are_numbers_and_no_failure() {
    let host = Host::new();
    let dir = host.here("/var/lib/kefu/complaints");
    host.sh(&format!("kefu -q export complaints --since 3d --dir {dir}")).silently();
    let file = host.sh(&format!("kefu -q export status --dir {dir} --jq '.[1].file'")).stdout;
    fs::remove_file(format!("{dir}/{}", file.trim().trim_matches('"'))).expect("removed");
    host.write("/etc/kefu/gome-token", "wrong-token\n");
    // Of more days, an earlier one that is refused first would be a gap, too.
    assert_eq!(host.sh(&format!("kefu -q export complaints --since 3d --dir {dir}")).code, Some(77));
    let (ended, samples) = textfile(&host, &dir);
    ended.silently();
    assert_eq!(number(&samples, "kefu_export_gaps", "dir", &dir), Some(1.0));
    assert_eq!(number(&samples, "kefu_export_last_exit_code", "dir", &dir), Some(77.0));
}

#[test]
fn what_cannot_be_had_is_absent_and_said() {
    let host = Host::new();
    let dir = host.here("/var/lib/kefu/complaints");
    host.sh(&format!("kefu -q export complaints --since 2d --dir {dir}")).silently();
    let (ended, _) = textfile(&host, "售中");
    ended.silently();
    host.write("/etc/kefu/bangwo8-password", "wrong-password\n");
    let nothing = host.here("/var/lib/kefu/nothing");
    let (ended, samples) = textfile(&host, &format!("{nothing} {dir} 售中"));
    assert_eq!(ended.code, Some(1));
    assert!(ended.stdout.is_empty() && ended.stderr.contains("bangwo8"), "{ended:?}");
    host.no_secret_in(&ended.stderr);
    let names: Vec<_> = samples.keys().map(|(name, _, of)| (name.as_str(), of.as_str())).collect();
    assert_eq!(names, EXPORTS.map(|name| (name, dir.as_str())));
}

#[test]
fn two_views_of_one_title_are_two_series() {
    let host = Host::new();
    let vendor = FaultyServer::start(|request| match request.path.as_str() {
        "/api/v1/ticketviews.json" => {
            let views =
                ["15", "16"].map(|id| format!(r#"{{"id":"{id}","title":"售中","active":"1"}}"#)).join(",");
            Reply::answer(200, "", format!(r#"{{"ticketviews":[{views}],"count":"2"}}"#))
        }
        _ => Reply::answer(
            200,
            "",
            r#"{"ticketview_counts":[{"ticketview_id":"15","count":"15"},{"ticketview_id":"16","count":"16"}]}"#,
        ),
    });
    host.configure(&vendor.url());
    let (ended, samples) = textfile(&host, "15 16 15");
    ended.silently();
    for (id, count) in [("15", 15.0), ("16", 16.0)] {
        assert_eq!(number(&samples, "kefu_view_tickets", "id", id), Some(count), "{samples:?}");
    }
}

#[test]
fn no_name_can_break_the_format() {
    let host = Host::new();
    // As JSON has it: a quote, backslashes that look like an escape, a line break, an escape sequence, reversed text.
    let title = r#""售\"中\\u4e00\\\"\n\t\u001b[31m\u202e{x=\u0022y\u0022} 1""#;
    let shown = "售\"中\\u4e00\\\"   [31m {x=\"y\"} 1";
    let vendor = FaultyServer::start(move |request| {
        let views = format!(r#"{{"ticketviews":[{{"id":"15","title":{title},"active":"1"}}],"count":"1"}}"#);
        match request.path.as_str() {
            "/api/v1/ticketviews.json" => Reply::answer(200, "", views),
            "/api/v1/ticketviews/15/count.json" => {
                Reply::answer(200, "", r#"{"ticketview_count":[{"ticketview_id":"15","count":"7"}]}"#)
            }
            path => unreachable!("{path}"),
        }
    });
    host.configure(&vendor.url());
    let dir = host.here(r#"/var/lib/kefu/投诉 "a\b""#);
    host.sh(&format!("kefu -q export complaints --since 2d --dir '{dir}'")).silently();
    let (ended, samples) = textfile(&host, &format!("15 '{dir}'"));
    ended.silently();
    assert_eq!(number(&samples, "kefu_view_tickets", "view", shown), Some(7.0), "{samples:?}");
    assert_eq!(number(&samples, "kefu_view_tickets", "id", "15"), Some(7.0), "{samples:?}");
    for name in EXPORTS {
        assert!(number(&samples, name, "dir", &dir).is_some(), "{name}: {samples:?}");
    }
}
