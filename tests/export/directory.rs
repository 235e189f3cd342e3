//! The files of a directory after various runs.

use std::{collections::BTreeSet, fs};

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};

use crate::{
    export::{
        clock, data, lines, manifest,
        vendor::{Records, Vendor},
    },
    support::{Home, Run},
};

/// Days that end on the 20th of January 2026, so many complaints each.
fn records(days: i32, each: u32) -> Records {
    let day = |age: i32| (date(2026, 1, 20) - age.days(), (1..=each).map(|no| (no, 0)).collect());
    Records { days: (0..days).map(day).collect(), ..Records::default() }
}

/// An export at half past six on a day of January 2026.
fn run_on(day: i8, vendor: &Vendor, home: &Home, options: &str) -> Run {
    let line = format!("export complaints --dir out -q {options}");
    clock::at(vendor.kefu(home, &line), date(2026, 1, day).at(6, 30, 0, 0)).run()
}

fn day(day: i8) -> Date {
    date(2026, 1, day)
}

#[test]
fn a_first_run_writes_every_day_and_a_second_one_changes_nothing() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(10, 150)), Home::new());
    run_on(20, &vendor, &home, "--since 2026-01-11").ok();
    let first = data(&home.path("out"));
    assert_eq!(first.len(), 10);
    assert!(first.values().all(|bytes| lines(bytes) == 151));
    let written = |name: &str| fs::metadata(home.path("out").join(name)).unwrap().modified().unwrap();
    let times: Vec<_> = first.keys().map(|name| written(name)).collect();
    let before = vendor.requests();
    run_on(20, &vendor, &home, "--since 2026-01-11").ok();
    assert_eq!(data(&home.path("out")), first);
    assert_eq!(first.keys().map(|name| written(name)).collect::<Vec<_>>(), times, "not even touched");
    let expected: BTreeSet<_> = (14..=20).map(|number| day(number).to_string()).collect();
    assert_eq!(vendor.asked_since(before), expected, "the last 7 days and no others");
}

#[test]
fn a_run_in_another_language_asks_the_same_question() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(3, 2)), Home::new());
    let filters = "--since 2026-01-18 --reply-limit 8h";
    run_on(20, &vendor, &home, &format!("{filters} --lang en")).ok();
    let (first, described) = (data(&home.path("out")), manifest(&home.path("out")));
    run_on(20, &vendor, &home, &format!("{filters} --lang zh-CN")).ok();
    assert_eq!(data(&home.path("out")), first);
    let question = |manifest: &serde_json::Value| manifest["files"]["2026-01-18"]["question"].clone();
    assert!(question(&described).is_string(), "{described}");
    assert_eq!(question(&manifest(&home.path("out"))), question(&described));
}

#[test]
fn days_are_fetched_until_they_cannot_change_any_more_and_then_left_alone() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(12, 2)), Home::new());
    run_on(18, &vendor, &home, "--since 2026-01-09 --refresh 3d").ok();
    let before = vendor.requests();
    run_on(20, &vendor, &home, "--since 2026-01-09 --refresh 3d").ok();
    // 18 to 20 are refreshed, 16 and 17 were when they were fetched last.
    let expected: BTreeSet<_> = (16..=20).map(|number| day(number).to_string()).collect();
    assert_eq!(vendor.asked_since(before), expected);
    let before = vendor.requests();
    run_on(20, &vendor, &home, "--since 2026-01-09 --refresh 0").ok();
    assert_eq!(vendor.asked_since(before), BTreeSet::from([day(20).to_string()]), "today is not over");
}

#[test]
fn a_day_that_is_missing_is_fetched_at_any_age_and_the_manifest_describes_it() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(20, 3)), Home::new());
    run_on(20, &vendor, &home, "--since 2026-01-01").ok();
    let whole = data(&home.path("out"));
    fs::remove_file(home.path("out/complaints-2026-01-02.csv")).unwrap();
    let status = home.kefu("export status --dir out -o json");
    let status = clock::at(status, day(20).at(7, 0, 0, 0)).run().exits(3);
    let missing: Vec<_> =
        status.json().as_array().unwrap().iter().filter(|day| day["state"] != "ok").cloned().collect();
    assert_eq!(missing.len(), 1, "{status}");
    assert_eq!((&missing[0]["day"], &missing[0]["state"]), (&"2026-01-02".into(), &"missing".into()));
    // Without --since, all days back to the oldest file.
    run_on(20, &vendor, &home, "").ok();
    for (name, bytes) in &whole {
        assert_eq!(data(&home.path("out")).get(name), Some(bytes));
    }
    let entry = &manifest(&home.path("out"))["files"]["2026-01-02"];
    assert_eq!(entry["file"], "complaints-2026-01-02.csv");
    assert_eq!((&entry["rows"], &entry["total"]), (&3.into(), &3.into()));
    assert_eq!(
        entry["window"],
        serde_json::json!(["2026-01-02T00:00:00+08:00", "2026-01-02T23:59:59+08:00"])
    );
    assert_eq!(entry["fetched_at"], "2026-01-20T06:30:00+08:00");
    assert_eq!(entry["version"], env!("CARGO_PKG_VERSION"));
    let sum =
        std::process::Command::new("sha256sum").arg(home.path("out/complaints-2026-01-02.csv")).output();
    if let Ok(sum) = sum {
        assert!(String::from_utf8_lossy(&sum.stdout).starts_with(entry["sha256"].as_str().unwrap()));
    }
    clock::at(home.kefu("export status --dir out -q"), day(20).at(7, 0, 0, 0)).run().exits(0);
}

#[test]
fn what_a_refresh_would_lose_too_much_of_is_kept_and_exits_9() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(5, 10)), Home::new());
    run_on(20, &vendor, &home, "--since 2026-01-16").ok();
    let whole = data(&home.path("out"));
    vendor.records().days.get_mut(&day(19)).unwrap().truncate(4);
    vendor.records().days.get_mut(&day(18)).unwrap().truncate(5);
    let run = run_on(20, &vendor, &home, "--since 2026-01-16").exits(9);
    assert!(run.stderr.contains("complaints-2026-01-19.csv would shrink from 10 to 4 rows"), "{run}");
    assert!(!run.stderr.contains("01-18"), "half may go: {run}");
    let now = data(&home.path("out"));
    assert_eq!(now["complaints-2026-01-19.csv"], whole["complaints-2026-01-19.csv"]);
    assert_ne!(now["complaints-2026-01-18.csv"], whole["complaints-2026-01-18.csv"]);
    // Without a manifest the row count is unknown, so the sizes are compared.
    fs::remove_file(home.path("out/manifest.json")).unwrap();
    vendor.records().days.get_mut(&day(17)).unwrap().clear();
    let run = run_on(20, &vendor, &home, "--since 2026-01-16").exits(9);
    assert!(
        run.stderr.contains("complaints-2026-01-17.csv would shrink") && run.stderr.contains("bytes"),
        "{run}"
    );
    assert_eq!(data(&home.path("out"))["complaints-2026-01-17.csv"], whole["complaints-2026-01-17.csv"]);
    run_on(20, &vendor, &home, "--since 2026-01-16 --max-shrink 100%").ok();
    assert_ne!(data(&home.path("out"))["complaints-2026-01-19.csv"], whole["complaints-2026-01-19.csv"]);
}

#[test]
fn a_file_that_somebody_edited_is_reported_and_replaced_only_while_its_day_is_refreshed() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(12, 2)), Home::new());
    run_on(20, &vendor, &home, "--since 2026-01-09").ok();
    let whole = data(&home.path("out"));
    for name in ["complaints-2026-01-10.csv", "complaints-2026-01-19.csv"] {
        fs::write(home.path("out").join(name), "mine").unwrap();
    }
    let line = "export complaints --dir out --since 2026-01-09";
    let run = clock::at(vendor.kefu(&home, line), day(20).at(7, 0, 0, 0)).run().exits(0);
    assert!(
        run.stderr.contains("changed by somebody since they were written: 2026-01-10, 2026-01-19"),
        "{run}"
    );
    let now = data(&home.path("out"));
    assert_eq!(now["complaints-2026-01-10.csv"], b"mine");
    assert_eq!(now["complaints-2026-01-19.csv"], whole["complaints-2026-01-19.csv"]);
    let status =
        clock::at(home.kefu("export status --dir out -o json -q"), day(20).at(7, 0, 0, 0)).run().ok();
    let edited = status.json().as_array().unwrap().iter().filter(|day| day["state"] == "edited").count();
    assert_eq!(edited, 1, "{status}");
    // --keep does not remove it either.
    run_on(20, &vendor, &home, "--since 2026-01-09 --keep 3").ok();
    let left: Vec<_> = data(&home.path("out")).into_keys().collect();
    let kept = ["10", "18", "19", "20"].map(|day| format!("complaints-2026-01-{day}.csv"));
    assert_eq!(left, kept);
}

#[test]
fn a_damaged_manifest_is_put_aside_and_nothing_is_lost() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(9, 2)), Home::new());
    run_on(20, &vendor, &home, "--since 2026-01-12").ok();
    let whole = data(&home.path("out"));
    for damage in ["{\"files\": {\"2026-01-12\"", "[]", ""] {
        fs::write(home.path("out/manifest.json"), damage).unwrap();
        let status = clock::at(home.kefu("export status --dir out"), day(20).at(7, 0, 0, 0)).run().exits(3);
        assert!(status.stderr.contains("its manifest.json is damaged"), "{status}");
        let line = "export complaints --dir out --since 2026-01-12";
        let run = clock::at(vendor.kefu(&home, line), day(20).at(7, 0, 0, 0)).run().exits(0);
        assert!(run.stderr.contains("is damaged") && run.stderr.contains("manifest.damaged-"), "{run}");
        assert_eq!(data(&home.path("out")), whole);
        assert_eq!(manifest(&home.path("out"))["files"].as_object().unwrap().len(), 9);
    }
    let aside = fs::read_to_string(home.path("out/manifest.damaged-1.json")).unwrap();
    assert_eq!(aside, "{\"files\": {\"2026-01-12\"");
}

#[test]
fn a_clock_that_jumps_back_loses_nothing() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(15, 2)), Home::new());
    run_on(20, &vendor, &home, "--since 2026-01-06").ok();
    let whole = data(&home.path("out"));
    vendor.records().days.get_mut(&day(8)).unwrap().push((9, 0));
    let line = "export complaints --dir out --since 2026-01-06";
    let run = clock::at(vendor.kefu(&home, line), day(15).at(6, 30, 0, 0)).run().exits(0);
    assert!(run.stderr.contains("a file was written at 2026-01-20 06:30:00, and it is 2026-01-15 "), "{run}");
    let now = data(&home.path("out"));
    assert_eq!(now.len(), whole.len(), "the days to come are still there");
    // What was fetched by a clock that was wrong is not believed to be settled.
    assert_ne!(now["complaints-2026-01-08.csv"], whole["complaints-2026-01-08.csv"]);
    assert_eq!(now["complaints-2026-01-20.csv"], whole["complaints-2026-01-20.csv"]);
}

#[test]
fn files_stand_where_the_layout_says_and_latest_leads_to_the_newest() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(3, 2)), Home::new());
    run_on(20, &vendor, &home, "--since 2026-01-19 -o jsonl --latest").ok();
    let found: Vec<_> = data(&home.path("out")).into_keys().collect();
    assert_eq!(found, ["complaints-2026-01-19.jsonl", "complaints-2026-01-20.jsonl", "latest.jsonl"]);
    let link = fs::read_link(home.path("out/latest.jsonl")).unwrap();
    assert_eq!(link.to_str(), Some("complaints-2026-01-20.jsonl"));
    run_on(21, &vendor, &home, "--since 2026-01-19 -o jsonl --latest --keep 2").ok();
    let newest = fs::read_to_string(home.path("out/latest.jsonl")).unwrap();
    assert_eq!(newest, "", "nobody has complained yet today");
    let home = Home::new();
    run_on(20, &vendor, &home, "--since 2026-01-19 --layout hive -o jsonl").ok();
    run_on(21, &vendor, &home, "--since 2026-01-19 --layout hive -o jsonl --keep 2").ok();
    assert!(!home.path("out/dt=2026-01-19").exists(), "the folder of an old day goes with its file");
    assert!(
        !home.path("out/dt=2026-01-21").exists(),
        "nobody has complained yet today, and no file is empty"
    );
    assert!(home.path("out/dt=2026-01-20/complaints.jsonl").is_file());
}

#[test]
fn one_directory_answers_one_question() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(2, 2)), Home::new());
    run_on(20, &vendor, &home, "--since 2026-01-19 --columns work_order_no,status").ok();
    let whole = data(&home.path("out"));
    for other in [
        "",
        "--columns work_order_no",
        "--columns work_order_no,status -o csv-excel",
        "--columns work_order_no,status --labels",
        "--columns work_order_no,status --mask",
        "--columns work_order_no,status --overdue",
        "--columns work_order_no,status --layout hive",
        "--columns work_order_no,status --timezone UTC",
        "--columns work_order_no,status --encoding gbk",
    ] {
        let run = run_on(20, &vendor, &home, other).exits(2);
        assert!(run.stderr.contains("out holds answers to another question"), "{run}");
    }
    assert_eq!(data(&home.path("out")), whole);
    run_on(20, &vendor, &home, "--columns work_order_no,status --since 2026-01-18 --refresh 1").ok();
}

#[test]
fn a_crontabs_bare_environment_is_enough_and_success_says_nothing() {
    let (vendor, home) = (Vendor::start(Records::default()), Home::new());
    let line = "-q export complaints --dir out --since 2d";
    let cron = |home: &Home| {
        let kefu = vendor.kefu(home, line).env("PATH", "/usr/bin:/bin").env("SHELL", "/bin/sh");
        kefu.env("LOGNAME", "ops").without("KEFU_HOME")
    };
    let run = cron(&home).run().ok();
    assert_eq!(run.stdout, "");
    assert_eq!(data(&home.path("out")).len(), 2);
    // Even a user without a home can export; only the run is not remembered.
    let homeless = Home::new();
    let run = cron(&homeless).env("HOME", "").run();
    assert!(matches!(run.code, Some(0 | 78)), "{run}");
}

#[test]
fn runs_are_remembered_with_how_they_ended() {
    let (vendor, home) = (Vendor::start(Records::default()), Home::new());
    vendor.kefu(&home, "-q export complaints --dir out --since 2d").run().ok();
    vendor.kefu(&home, "-q export complaints --dir out/manifest.json --since 2d").run().exits(73);
    let log = home.kefu("export log -o json").run().exits(0).json();
    assert_eq!((&log[0]["exit_code"], &log[0]["files"]), (&0.into(), &2.into()));
    assert_eq!(log[1]["exit_code"], 73);
    assert!(log[1]["error"].as_str().unwrap().contains("there is a file of that name"));
    let out = home.kefu("export log --dir out -o json").run().exits(0).json();
    assert_eq!(out.as_array().unwrap().len(), 1);
    let last = home.kefu("export log --limit 1 -o json").run().exits(0).json();
    assert_eq!(last, serde_json::json!([log[1]]));
}

#[test]
fn what_means_nothing_to_an_export_is_refused_where_it_is_typed_and_ignored_where_it_is_a_default() {
    let mut records = records(0, 0);
    let today =
        jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::get("Asia/Shanghai").unwrap()).date();
    records.days.insert(today, (1..=9).map(|no| (no, 0)).collect());
    let (vendor, home) = (Vendor::start(records), Home::new());
    for option in ["--limit 3", "--to x.csv", "--jq .", "--fail-empty"] {
        let run =
            vendor.kefu(&home, &format!("export complaints --dir out --since 1d {option}")).run().exits(2);
        assert!(run.stderr.contains("means nothing to `kefu export`"), "{run}");
    }
    for option in ["-o table", "-o json", "-o md", "--since 10:00"] {
        vendor.kefu(&home, &format!("export complaints --dir out {option}")).run().exits(2);
    }
    vendor.kefu(&home, "export complaints --dir out --columns no_such").run().exits(2);
    assert!(!home.path("out").exists(), "nothing was made");
    let defaults =
        [("KEFU_LIMIT", "3"), ("KEFU_OUTPUT", "table"), ("KEFU_JQ", "."), ("KEFU_FAIL_EMPTY", "1")];
    let kefu = vendor.kefu(&home, "-q export complaints --dir out --since 1d");
    defaults.iter().fold(kefu, |kefu, (name, value)| kefu.env(name, value)).run().ok();
    assert_eq!(manifest(&home.path("out"))["files"][today.to_string()]["rows"], 9);
}

#[test]
fn a_workbook_of_the_same_records_is_the_same_file_whenever_it_is_written() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (Vendor::start(records(3, 2)), Home::new());
    run_on(20, &vendor, &home, "--since 2026-01-18 -o xlsx").ok();
    let whole = data(&home.path("out"));
    run_on(21, &vendor, &home, "-v --since 2026-01-18 -o xlsx").exits(0);
    let again = data(&home.path("out"));
    assert!(whole.iter().all(|(name, bytes)| again[name] == *bytes));
    assert_eq!((whole.len(), again.len()), (3, 4));
}
