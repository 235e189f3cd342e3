//! Vendors and disks that fail in the middle.

use std::{
    fs,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use jiff::ToSpan as _;

use crate::{
    export::{
        data, lines, manifest, today, until_today,
        vendor::{Records, Vendor},
    },
    support::{
        Home,
        faulty_server::{ConnectionEnd, FaultyServer, Reply},
        machine::SmallDisk,
    },
};

#[test]
fn a_day_that_the_vendor_cannot_answer_is_named_the_others_are_written_and_it_is_fetched_next_time() {
    let (vendor, home) = (Vendor::start(until_today(5, 2)), Home::new());
    let down = today() - 2.days();
    vendor.records().failing.insert(down);
    let run = vendor.kefu(&home, "-q export complaints --dir out --since 5d").run().exits(3);
    assert!(run.stderr.contains(&format!("{down}: gome answered HTTP 503")), "{run}");
    assert_eq!(data(&home.path("out")).len(), 4);
    let status = home.kefu("export status --dir out -q -o json").run().exits(3);
    let failed = status.json().as_array().unwrap().iter().find(|day| day["state"] != "ok").cloned().unwrap();
    assert_eq!((&failed["day"], &failed["state"]), (&down.to_string().into(), &"missing".into()));
    assert!(failed["error"].as_str().unwrap().contains("503"), "{status}");
    vendor.records().failing.clear();
    vendor.kefu(&home, "-q export complaints --dir out --since 5d").run().ok();
    assert_eq!(data(&home.path("out")).len(), 5);
    home.kefu("export status --dir out -q").run().exits(0);
    // A refresh that fails leaves the old file.
    let whole = data(&home.path("out"));
    vendor.records().failing.insert(down);
    vendor.kefu(&home, "-q export complaints --dir out --since 5d").run().exits(3);
    assert_eq!(data(&home.path("out")), whole);
    let status = home.kefu("export status --dir out -q -o json").run().exits(3);
    assert!(status.json().as_array().unwrap().iter().any(|day| day["state"] == "failed"), "{status}");
}

#[test]
fn a_vendor_that_answers_nothing_at_all_is_not_asked_about_every_day() {
    let server = FaultyServer::start(|_| Reply::raw("", ConnectionEnd::Close));
    let home = Home::new();
    let kefu = |url: &str| {
        let kefu = home.kefu("-q export complaints --dir out --since 365d --retries 0");
        kefu.env("KEFU_GOME_BASE_URL", url).env("KEFU_GOME_APP_SECRET", "s").env("KEFU_GOME_TOKEN", "t")
    };
    let run = kefu(&server.url()).run().exits(69);
    assert!(server.log().requests.len() < 20, "{run}");
    let last = manifest(&home.path("out"))["last_run"]["error"].to_string();
    assert!(last.contains("gome"), "{last}");
}

#[test]
fn rejected_credentials_end_the_run_at_once() {
    let server = FaultyServer::start(|_| {
        Reply::answer(200, "", r#"{"error_response":{"code":"20001","msg":"令牌已过期"}}"#)
    });
    let home = Home::new();
    let kefu = home.kefu("export complaints --dir out --since 30d").env("KEFU_GOME_BASE_URL", server.url());
    let run = kefu.env("KEFU_GOME_APP_SECRET", "s3cret").env("KEFU_GOME_TOKEN", "t0ken").run().exits(77);
    assert!(server.log().requests.len() <= 4, "{run}");
    assert!(!run.both().contains("s3cret") && !run.both().contains("t0ken"), "{run}");
    let known = fs::read_to_string(home.path("out/manifest.json")).unwrap();
    assert!(!known.contains("t0ken") && known.contains("20001"), "{known}");
    assert_eq!(manifest(&home.path("out"))["last_run"]["exit_code"], 77);
}

#[test]
fn a_disk_that_is_full_in_the_middle_exits_74_and_leaves_the_old_files() {
    let home = Home::new();
    let disk = home.path("disk");
    let Some(_mounted) = SmallDisk::mount(&disk, "256k") else { return };
    let vendor = Vendor::start(until_today(6, 20));
    vendor.kefu(&home, "-q export complaints --dir disk/out --since 6d").run().ok();
    let whole = data(&disk.join("out"));
    for (at, day) in vendor.records().days.values_mut().enumerate() {
        // The newest days come first and still have room.
        *day = (1..=if at < 3 { 2000 } else { 21 }).map(|no| (no, 1)).collect();
    }
    let run = vendor.kefu(&home, "-q export complaints --dir disk/out --since 6d").run();
    let left = data(&disk.join("out"));
    let waiting = fs::read_dir(disk.join("out")).unwrap().flatten();
    let waiting = waiting.filter(|file| file.file_name().to_string_lossy().ends_with(".part")).count();
    let run = run.exits(74);
    assert!(run.stderr.contains("cannot write to"), "{run}");
    assert_eq!(left.len(), whole.len());
    for (name, bytes) in &left {
        let rows = lines(bytes);
        assert!(*bytes == whole[name] || rows == 22, "{name}: {rows} rows");
    }
    assert_eq!(waiting, 0);
}

#[test]
fn a_directory_that_cannot_be_written_to_exits_73() {
    let (vendor, home) = (Vendor::start(Records::default()), Home::new());
    home.write("file", "");
    for dir in ["/proc", "/proc/kefu/out", "file", "file/out"] {
        let run = vendor.kefu(&home, &format!("export complaints --dir {dir} --since 1d")).run().exits(73);
        assert!(run.stderr.contains("cannot"), "{run}");
    }
    assert_eq!(vendor.requests(), 0);
}

#[test]
fn an_end_that_is_asked_for_leaves_whole_files_and_says_so() {
    let (vendor, home) = (Vendor::start(until_today(9, 2)), Home::new());
    vendor.records().silent_from = Some(5);
    let mut command = vendor.kefu(&home, "export complaints --dir out --since 9d").command();
    let child = command.stderr(Stdio::piped()).spawn().unwrap();
    vendor.server.wait_for("the sixth request", |log| log.requests.len() > 5);
    let ended = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(ended.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(143));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("the run is not in"), "{said}");
    let log = home.kefu("export log --columns exit_code -o csv").run();
    assert!(log.stdout.contains("143"), "{log}");
    assert_eq!(manifest(&home.path("out"))["last_run"]["exit_code"], 143);
    let waiting = crate::support::files(&home.path("out"), ".part");
    assert!(waiting.is_empty(), "{waiting:?}");
    vendor.records().silent_from = None;
    vendor.kefu(&home, "-q export complaints --dir out --since 9d").run().ok();
    assert_eq!(data(&home.path("out")).len(), 9);
}

#[test]
fn days_and_their_pages_share_the_requests_that_may_be_in_flight() {
    let (vendor, home) = (Vendor::start(until_today(12, 250)), Home::new());
    vendor.records().held_from = Some(2);
    let mut run = vendor.kefu(&home, "-q export complaints --dir out --since 12d --concurrency 3").command();
    let mut run = run.spawn().unwrap();
    let patience = Instant::now() + Duration::from_secs(60);
    while vendor.records().in_flight.0 < 3 {
        assert!(Instant::now() < patience, "never three at once");
        std::thread::yield_now();
    }
    vendor.go_on();
    assert!(run.wait().unwrap().success());
    assert_eq!(vendor.records().in_flight, (0, 3));
    assert_eq!(vendor.requests(), 12 * 3);
}
