//! Exports of many shops below one root.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use super::{
    until_today,
    vendor::{Records, Vendor},
};
use crate::support::{Home, files};

/// Waits for something that takes no time of its own.
fn wait(what: &str, is_so: impl Fn() -> bool) {
    let patience = Instant::now() + Duration::from_secs(60);
    while !is_so() {
        assert!(Instant::now() < patience, "never: {what}");
        std::thread::yield_now();
    }
}

/// Whether a run has ended well in a directory.
fn is_done(dir: &Path) -> bool {
    let text = fs::read(dir.join("manifest.json")).unwrap_or_default();
    let manifest: serde_json::Value = serde_json::from_slice(&text).unwrap_or_default();
    manifest["last_run"]["exit_code"] == 0
}

#[test]
fn shops_share_the_requests_that_may_be_in_flight() {
    for line in ["complaints list --on today", "export complaints --since 2d --root out"] {
        let (vendor, home) = (Vendor::start(until_today(2, 250)), Home::new());
        vendor.profiles(&home, 1..=12);
        vendor.records().held_from = Some(1);
        let mut run = home.kefu(&format!("{line} -q -p all --concurrency 3")).command();
        let mut run = run.stdout(Stdio::null()).spawn().unwrap();
        wait("three at once", || vendor.records().in_flight.0 >= 3);
        vendor.go_on();
        assert!(run.wait().unwrap().success());
        assert_eq!(vendor.records().in_flight, (0, 3), "{line}");
    }
}

#[test]
fn an_end_that_is_asked_for_leaves_a_line_in_the_log_for_every_shop_that_was_begun() {
    let names: Vec<_> = (1..=10).map(|number| format!("{number}号店")).collect();
    let (vendor, home) = (Vendor::start(Records { silent_from: Some(1), ..until_today(1, 2) }), Home::new());
    vendor.profiles(&home, &names);
    let mut command =
        home.kefu("export complaints --root out --since 1d -p all -q --concurrency 1").command();
    let child = command.stderr(Stdio::piped()).spawn().unwrap();
    wait("a shop is done", || is_done(&home.path("out/complaints/profile=10号店")));
    let ended = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(ended.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let said = String::from_utf8_lossy(&output.stderr);
    let state = |name: &str| {
        let states = ["done", "not finished", "not begun"];
        let is_in = |part: &str| {
            part.split(": ").last().is_some_and(|names| names.split(", ").any(|one| one == name))
        };
        let part = said
            .lines()
            .filter(|line| line.starts_with("why: "))
            .flat_map(|line| line.split("; "))
            .find(|part| is_in(part.trim()));
        let part = part.unwrap_or_else(|| panic!("{name}: {said}"));
        states.into_iter().find(|state| part.contains(&format!("{state}: "))).unwrap()
    };
    let states: Vec<_> = names.iter().map(|name| (name, state(name))).collect();
    let count = |wanted: &str| states.iter().filter(|(_, state)| *state == wanted).count();
    assert_eq!((count("done"), count("not begun") > 0), (1, true), "{said}");
    let log = home.kefu("export log -o json").run().ok();
    let codes = log.column("exit_code");
    let of = |code: &str| codes.iter().filter(|known| *known == code).count();
    assert_eq!((of("0"), of("130")), (1, count("not finished")), "{said}{log}");
    for (name, state) in states {
        let begun = home.path(&format!("out/complaints/profile={name}/manifest.json")).exists();
        assert_eq!(begun, state != "not begun", "{name}: {said}");
    }
    assert!(files(&home.path("out"), ".part").is_empty());
}
