//! Runs that are killed, and runs that meet.

use std::{
    collections::BTreeMap,
    process::Stdio,
    time::{Duration, Instant},
};

use jiff::{ToSpan as _, civil::Date};

use crate::{
    export::{
        data,
        vendor::{Records, Vendor},
    },
    support::{Home, files},
};

const LINE: &str = "-q export complaints --dir out --since 24d --refresh 24d";

fn days(version: u32) -> BTreeMap<Date, Vec<(u32, u32)>> {
    let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
    let today = jiff::Timestamp::now().to_zoned_datetime(zone).date();
    (0..24).map(|age| (today - age.days(), (1..=30).map(|no| (no, version)).collect())).collect()
}

/// The files of an undisturbed run.
fn undisturbed(version: u32) -> BTreeMap<String, Vec<u8>> {
    let (vendor, home) = (Vendor::start(Records { days: days(version), ..Records::default() }), Home::new());
    vendor.kefu(&home, LINE).run().ok();
    data(&home.path("out"))
}

#[test]
fn after_a_kill_at_any_moment_every_file_is_whole_and_the_next_run_completes_the_rest() {
    let (old, new) = (undisturbed(1), undisturbed(2));
    assert_eq!((old.len(), new.len()), (24, 24));
    let mut random = fastrand::Rng::with_seed(7);
    let (mut killed, mut between) = (0, 0);
    for moment in 0..50 {
        let (vendor, home) = (Vendor::start(Records { days: days(1), ..Records::default() }), Home::new());
        // Every other time there is nothing yet.
        let begun = moment % 2 == 0;
        if begun {
            vendor.kefu(&home, LINE).run().ok();
        }
        vendor.records().days = days(2);
        let requests = vendor.requests();
        let mut child = vendor.kefu(&home, LINE).command().stderr(Stdio::null()).spawn().unwrap();
        let wanted = requests + random.usize(1..=24);
        vendor.server.wait_for("the request", |log| log.requests.len() >= wanted);
        let until = Instant::now() + Duration::from_micros(random.u64(0..6000));
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().code().is_none());
        let left = data(&home.path("out"));
        for (name, bytes) in &left {
            assert!(*bytes == new[name] || (begun && *bytes == old[name]), "{moment}: {name} is half a file");
        }
        assert!(!begun || left.len() == 24, "{moment}: a file is gone");
        let done = left.iter().filter(|(name, bytes)| **bytes == new[*name]).count();
        between += u32::from(done > 0 && done < 24);
        let run = vendor.kefu(&home, &LINE.replace("-q ", "")).run().exits(0);
        // The remains of a killed run are not taken for another program's files.
        assert!(!run.stderr.contains("changed by somebody"), "{moment}: {run}");
        assert_eq!(data(&home.path("out")), new, "{moment}");
        assert!(files(&home.path("out"), ".part").is_empty(), "{moment}: it is tidy again");
    }
    assert!(killed > 40 && between > 20, "{killed} kills, {between} of them in the middle");
}

#[test]
fn of_fifty_runs_together_one_writes_and_the_others_exit_75_and_name_it() {
    let records = Records { days: days(1), held_from: Some(1), ..Records::default() };
    let (vendor, home) = (Vendor::start(records), Home::new());
    let start = || vendor.kefu(&home, LINE).command().stderr(Stdio::piped()).spawn().unwrap();
    let mut runs: Vec<_> = (0..50).map(|_| start()).collect();
    let patience = Instant::now() + Duration::from_secs(120);
    // The one that writes waits for the vendor, and the vendor for the others.
    while runs.iter_mut().filter_map(|run| run.try_wait().unwrap()).count() < 49 {
        assert!(Instant::now() < patience, "more than one run goes on");
        std::thread::yield_now();
    }
    vendor.go_on();
    let mut writers = Vec::new();
    let mut said = Vec::new();
    for run in runs {
        let process = run.id();
        let output = run.wait_with_output().unwrap();
        match output.status.code() {
            Some(0) => writers.push(process),
            code => {
                assert_eq!(code, Some(75));
                said.push(String::from_utf8_lossy(&output.stderr).into_owned());
            }
        }
    }
    assert_eq!((writers.len(), said.len()), (1, 49));
    for words in said {
        assert!(words.contains(&format!("process {} has held it since", writers[0])), "{words}");
        assert!(words.contains("kefu -q export complaints --dir out"), "{words}");
    }
    assert_eq!(data(&home.path("out")), undisturbed(1));
}

#[test]
fn a_run_that_waits_begins_when_the_other_has_ended_or_gives_up_at_its_deadline() {
    let records = Records { days: days(1), held_from: Some(1), ..Records::default() };
    let (vendor, home) = (Vendor::start(records), Home::new());
    let mut first = vendor.kefu(&home, LINE).command().spawn().unwrap();
    vendor.server.wait_for("a request of the first run", |log| !log.requests.is_empty());
    let run = vendor.kefu(&home, &format!("{LINE} --wait --deadline 300ms")).run().exits(75);
    assert!(run.stderr.contains("not free before the deadline"), "{run}");
    let second =
        vendor.kefu(&home, &format!("{LINE} --wait -v")).command().stderr(Stdio::piped()).spawn().unwrap();
    vendor.go_on();
    assert!(first.wait().unwrap().success());
    let second = second.wait_with_output().unwrap();
    assert!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
    assert_eq!(data(&home.path("out")), undisturbed(1));
}
