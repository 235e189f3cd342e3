//! Directories with files of other programs: nothing hangs, nothing outside is read, nothing is lost.

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::Path,
    process::Command,
};

use jiff::civil::{Date, date};

use crate::{
    export::{
        clock,
        clock::at,
        data, manifest,
        vendor::{Records, Vendor},
    },
    support::{Home, Run},
};

/// The 25th of November 2026 and some days before it, with two complaints each.
fn vendor() -> Vendor {
    let days = (16..=25).map(|day| (self::day(day), vec![(1, 0), (2, 0)]));
    Vendor::start(Records { days: days.collect(), ..Records::default() })
}

fn day(day: i8) -> Date {
    date(2026, 11, day)
}

/// A run at half past six.
fn on(day: i8, vendor: &Vendor, home: &Home, line: &str) -> Run {
    at(vendor.kefu(home, line), self::day(day).at(6, 30, 0, 0)).run()
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_file_of_another_time_does_not_make_a_run_fetch_all_the_years_since() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (vendor(), Home::new());
    fs::create_dir(home.path("out")).unwrap();
    fs::write(home.path("out/complaints-2010-01-01.csv"), "theirs").unwrap();
    let before = vendor.requests();
    on(25, &vendor, &home, "-q export complaints --dir out --deadline 20s").ok();
    assert_eq!(vendor.requests() - before, 30);
    assert_eq!(fs::read(home.path("out/complaints-2010-01-01.csv")).unwrap(), b"theirs");
    let status = on(25, &vendor, &home, "export status --dir out -q -o json").ok();
    assert_eq!(status.json().as_array().unwrap().len(), 30);
}

#[test]
fn entries_that_cannot_be_of_this_directory_are_left_out_with_a_word() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (vendor(), Home::new());
    on(25, &vendor, &home, "-q export complaints --dir out --since 3d").ok();
    let whole = manifest(&home.path("out"));
    let entry = &whole["files"]["2026-11-24"];
    for (day, file) in [
        ("2026-11-24", "/dev/zero"),
        ("2026-11-24", "../../secret"),
        ("2026-11-24", "dt=2026-11-24/../../secret.csv"),
        ("2026-11-24", "complaints-2026-11-23.csv"),
        ("2026-11-24", "complaints-20261124.csv"),
        ("1999-12-31", "complaints-1999-12-31.csv"),
        ("-009999-01-01", "complaints--009999-01-01.csv"),
    ] {
        let mut hostile = whole.clone();
        let mut own = entry.clone();
        own["file"] = file.into();
        hostile["files"][day] = own;
        fs::write(home.path("out/manifest.json"), hostile.to_string()).unwrap();
        let status = on(25, &vendor, &home, "export status --dir out");
        assert!(status.stderr.contains(file) && status.stderr.contains("left out"), "{file}: {status}");
        on(25, &vendor, &home, "-q export complaints --dir out --since 3d").exits(0);
        assert_eq!(manifest(&home.path("out"))["files"].as_object().unwrap().len(), 3, "{file}");
        on(25, &vendor, &home, "-q export status --dir out").exits(0);
    }
}

#[test]
fn a_manifest_with_absurd_days_and_numbers_ends_in_words() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (vendor(), Home::new());
    on(25, &vendor, &home, "-q export complaints --dir out --since 3d --latest").ok();
    let whole = manifest(&home.path("out"));
    let mut hostile = whole.clone();
    hostile["files"]["9999-12-31"] = whole["files"]["2026-11-24"].clone();
    hostile["files"]["9999-12-31"]["file"] = "complaints-9999-12-31.csv".into();
    for day in ["2026-11-23", "2026-11-24", "2026-11-25"] {
        hostile["files"][day]["rows"] = u64::MAX.into();
    }
    fs::write(home.path("out/manifest.json"), hostile.to_string()).unwrap();
    let status = on(25, &vendor, &home, "export status --dir out -o json").exits(0);
    assert_eq!(status.json().as_array().unwrap().len(), 3, "{status}");
    assert!(status.stderr.contains("1 file of a future day is left out"), "{status}");
    on(25, &vendor, &home, "check export --dir out").exits(0);
    for rows in ["-1", "1e30", "\"many\"", "18446744073709551616"] {
        let text = whole.to_string().replacen("\"rows\":2", &format!("\"rows\":{rows}"), 1);
        fs::write(home.path("out/manifest.json"), text).unwrap();
        let status = on(25, &vendor, &home, "export status --dir out").exits(3);
        assert!(status.stderr.contains("its manifest.json is damaged"), "{rows}: {status}");
    }
}

#[test]
fn what_is_no_regular_file_is_named_and_costs_its_day_alone() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (vendor(), Home::new());
    on(25, &vendor, &home, "-q export complaints --dir out --since 3d").ok();
    let file = home.path("out/complaints-2026-11-24.csv");
    fs::write(home.path("secret"), "theirs").unwrap();
    for (what, words) in
        [("pipe", "a named pipe"), ("link", "a link"), ("folder", "a folder"), ("zero", "a link")]
    {
        let _ = fs::remove_file(&file);
        match what {
            "pipe" => pipe(&file),
            "link" => symlink(home.path("secret"), &file).unwrap(),
            "zero" => symlink("/dev/zero", &file).unwrap(),
            _ => fs::create_dir(&file).unwrap(),
        }
        let run = on(25, &vendor, &home, "export complaints --dir out --since 3d").exits(9);
        assert!(run.stderr.contains("complaints-2026-11-24.csv") && run.stderr.contains(words), "{run}");
        let status = on(25, &vendor, &home, "export status --dir out -q -o json");
        assert_eq!(status.column("state"), ["ok", "failed", "ok"], "{status}");
        // To run it again as it is helps nothing.
        for said in [&run.stderr, &status.stderr] {
            assert!(said.contains("makes anew what is moved away"), "{run} {status}");
            assert!(!said.contains("run the export again"), "{run} {status}");
        }
        if what == "folder" {
            fs::remove_dir(&file).unwrap();
        }
    }
    assert_eq!(fs::read(home.path("secret")).unwrap(), b"theirs");
    let _ = fs::remove_file(&file);
    on(25, &vendor, &home, "-q export complaints --dir out --since 3d").ok();
}

#[test]
fn a_manifest_a_lock_or_a_log_that_is_no_regular_file_is_refused() {
    for (name, line, code) in [
        ("out/manifest.json", "export complaints --dir out --since 1d --deadline 9s", 73),
        ("out/manifest.json", "export status --dir out --deadline 9s", 73),
        ("out/manifest.json", "check export --dir out --deadline 9s", 3),
        ("out/.kefu.lock", "export complaints --dir out --since 1d --deadline 9s", 73),
        ("state/runs.jsonl", "export log --deadline 9s", 73),
    ] {
        for link in [false, true] {
            let (vendor, home) = (vendor(), Home::new());
            let path = home.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(home.path("precious"), "theirs").unwrap();
            if link {
                symlink(home.path("precious"), &path).unwrap();
            } else {
                pipe(&path);
            }
            let run = vendor.kefu(&home, line).run().exits(code);
            let words = if link { "it is a link" } else { "it is a named pipe" };
            assert!(run.both().contains(words), "{run}");
            assert_eq!(fs::read(home.path("precious")).unwrap(), b"theirs", "{run}");
        }
    }
}

#[test]
fn a_lock_file_that_holds_something_else_keeps_it() {
    let (vendor, home) = (vendor(), Home::new());
    fs::create_dir(home.path("out")).unwrap();
    fs::write(home.path("out/.kefu.lock"), "theirs").unwrap();
    vendor.kefu(&home, "-q export complaints --dir out --since 1d").run().ok();
    assert_eq!(fs::read(home.path("out/.kefu.lock")).unwrap(), b"theirs");
}

#[test]
fn latest_is_a_link_of_its_own_and_nobody_elses_file() {
    let (vendor, home) = (vendor(), Home::new());
    let line = "-q export complaints --dir out --since 1d --latest";
    vendor.kefu(&home, line).run().ok();
    let latest = home.path("out/latest.csv");
    vendor.kefu(&home, line).run().ok();
    fs::write(home.path("theirs"), "theirs").unwrap();
    for link in [false, true] {
        fs::remove_file(&latest).unwrap();
        match link {
            true => symlink("../theirs", &latest).unwrap(),
            false => fs::write(&latest, "theirs").unwrap(),
        }
        let run = vendor.kefu(&home, line).run().exits(9);
        assert!(run.stderr.contains("latest.csv was not made by kefu"), "{run}");
        assert_eq!(fs::read(&latest).unwrap(), b"theirs");
    }
}

#[test]
fn a_line_of_the_log_that_is_torn_costs_itself_alone() {
    let (vendor, home) = (vendor(), Home::new());
    let line = "-q export complaints --dir out --since 1d";
    vendor.kefu(&home, line).run().ok();
    let log = home.path("state/runs.jsonl");
    let mut text = fs::read(&log).unwrap();
    // What a full disk, another encoding and a killed run leave.
    text.extend_from_slice(b"{\"at\": \"\xb3\xc9\"}\n\0\0\0\n{\"at\":\"2026-");
    fs::write(&log, text).unwrap();
    vendor.kefu(&home, line).run().ok();
    let runs = home.kefu("export log -o json").run().ok();
    assert_eq!(runs.column("exit_code"), ["0", "0"], "{runs}");
}

#[test]
fn a_log_that_cannot_be_written_is_said_where_the_runs_are_looked_at() {
    let (vendor, home) = (vendor(), Home::new());
    home.write("state", "a file");
    let run = vendor.kefu(&home, "export complaints --dir out --since 2d").run().exits(0);
    assert!(run.stderr.contains("the run is not in "), "{run}");
    for line in ["export log", "export status --dir out", "check export --dir out"] {
        let run = home.kefu(line).run();
        assert!(run.both().contains("state/runs.jsonl"), "{run}");
    }
}

#[test]
fn a_demo_is_not_remembered_and_missing_folders_are_made() {
    let home = Home::new();
    home.kefu("--demo -q export complaints --dir a/b/out --since 1d").run().ok();
    assert!(!home.path("state").exists() && home.path("a/b/out/manifest.json").exists());
}

#[test]
fn a_clock_that_was_ahead_once_is_forgotten_with_the_next_run() {
    if !clock::can_be_set() {
        return;
    }
    let (vendor, home) = (vendor(), Home::new());
    let line = "-q export complaints --dir out --since 2026-11-20 --latest";
    on(23, &vendor, &home, line).ok();
    // Ten days ahead, once.
    at(vendor.kefu(&home, line), date(2026, 12, 3).at(6, 30, 0, 0)).run().ok();
    let check = on(24, &vendor, &home, "check export --dir out").exits(3);
    assert!(check.stdout.contains("which is in the future"), "{check}");
    assert!(check.stderr.contains("if the clock is right now, run the export again"), "{check}");
    // What is advised helps.
    on(24, &vendor, &home, line).exits(0);
    let check = on(24, &vendor, &home, "check export --dir out").exits(0);
    assert!(check.stdout.starts_with("EXPORT OK - out fetched 0 min ago"), "{check}");
    let status = on(24, &vendor, &home, "export status --dir out -o json").exits(0);
    assert_eq!(status.column("day").last().map(String::as_str), Some("2026-11-24"));
    assert!(status.stderr.contains("no gap") && status.stderr.contains("9 files of future days"), "{status}");
    let latest = fs::read_link(home.path("out/latest.csv")).unwrap();
    assert_eq!(latest, Path::new("complaints-2026-11-24.csv"));
    let days = data(&home.path("out")).len();
    assert_eq!(on(25, &vendor, &home, line).exits(0).stdout, "");
    assert_eq!(data(&home.path("out")).len(), days);
}

#[test]
fn lists_are_exported_again_when_the_file_of_a_clock_that_was_ahead_is_moved_away() {
    if !clock::can_be_set() {
        return;
    }
    let home = Home::new();
    let line = "--demo -q export tickets --view 2 --dir out";
    let on = |day: i8, line: &str| at(home.kefu(line), self::day(day).at(6, 30, 0, 0)).run();
    on(20, line).ok();
    on(28, line).ok();
    let refused = on(21, line).exits(9);
    assert!(refused.stderr.contains("move tickets-2026-11-28.csv away"), "{refused}");
    fs::rename(home.path("out/tickets-2026-11-28.csv"), home.path("away.csv")).unwrap();
    on(21, line).ok();
    on(21, "export status --dir out -q").exits(0);
}

#[test]
fn what_a_killed_run_left_is_removed_and_what_another_one_writes_is_not() {
    let (vendor, home) = (vendor(), Home::new());
    fs::create_dir(home.path("out")).unwrap();
    let (left, held) = (home.path("out/.kefu-left.part"), home.path("out/.kefu-held.part"));
    fs::write(&left, "half").unwrap();
    let writer = fs::File::create(&held).unwrap();
    writer.lock().unwrap();
    vendor.kefu(&home, "-q export complaints --dir out --since 1d").run().ok();
    assert!(!left.exists() && held.exists());
    fs::write(&left, "half").unwrap();
    home.kefu("--demo views list --to out/views.csv").run().ok();
    assert!(!left.exists() && held.exists());
    drop(writer);
    home.kefu("--demo views list --to out/views.csv").run().ok();
    assert!(!held.exists());
    let mode = fs::metadata(home.path("out/views.csv")).unwrap().permissions().mode() & 0o777;
    fs::write(home.path("plain"), "").unwrap();
    assert_eq!(mode, fs::metadata(home.path("plain")).unwrap().permissions().mode() & 0o777);
}
