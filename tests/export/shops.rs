//! Exports of many shops below one root.

use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use super::{until_today, vendor::Vendor};
use crate::support::Home;

/// Waits for something that takes no time of its own.
fn wait(what: &str, is_so: impl Fn() -> bool) {
    let patience = Instant::now() + Duration::from_secs(60);
    while !is_so() {
        assert!(Instant::now() < patience, "never: {what}");
        std::thread::yield_now();
    }
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
