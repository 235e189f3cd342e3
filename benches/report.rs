//! Measures a report from exported records: `cargo bench --bench report`.
//!
//! kefu exports 100,000 complaints of last month from its own sandbox, as `csv` and as `jsonl`, and makes the month's
//! report of each directory. In every round a list of as many complaints from the sandbox stands beside the reports:
//! what counts is how the times compare, and the peak memory. The figures are printed; only the number of complaints is
//! asserted.

#![expect(clippy::print_stdout, reason = "a benchmark's figures are its result")]

mod measured;
#[path = "records/median.rs"]
mod median;
mod sandbox;

use std::process::{Command, Stdio};

use measured::Measured;
use sandbox::Sandbox;

const FORMATS: [&str; 2] = ["csv", "jsonl"];
const LAST_MONTH: [&str; 2] = ["--on", "last-month"];
/// Days that contain the whole of last month, whatever day it is.
const DAYS: usize = 62;

fn main() {
    // `cargo bench --bench report -- --test` only checks that it runs.
    let quick = std::env::args().any(|arg| arg == "--test");
    let (a_day, rounds) = if quick { (2, 1) } else { (3_226, 5) };
    let home = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::start(home.path(), DAYS, a_day);
    let list = || run(&sandbox, &[&["complaints", "list", "-o", "csv"], &LAST_MONTH[..]].concat());
    let report = |format| run(&sandbox, &["report", "monthly", "--from", format, "-o", "json"]);
    for format in FORMATS {
        run(&sandbox, &[&["export", "complaints", "-o", format, "--dir", format], &LAST_MONTH[..]].concat());
    }
    println!("{} complaints; medians of {rounds} rounds, and of the ratios in a round", counted(&sandbox));
    let rounds: Vec<_> = (0..rounds).map(|_| (list(), FORMATS.map(report))).collect();
    let lists: Vec<_> = rounds.iter().map(|(list, _)| list).collect();
    println!("the list:          {}", told(&lists));
    for (at, format) in FORMATS.iter().enumerate() {
        let reports: Vec<_> = rounds.iter().map(|(_, reports)| &reports[at]).collect();
        let ratios = reports.iter().zip(&lists).map(|(report, list)| seconds(report) / seconds(list));
        println!(
            "report of {format:5}:   {}, {:.3} x the list",
            told(&reports),
            median::median(ratios.collect())
        );
    }
}

fn run(sandbox: &Sandbox, args: &[&str]) -> Measured {
    let mut kefu = sandbox.kefu(args);
    kefu.stdout(Stdio::null());
    measured::run(kefu)
}

/// The number of complaints, which both directories tell.
fn counted(sandbox: &Sandbox) -> u64 {
    let count = |format| {
        let mut kefu: Command =
            sandbox.kefu(&["report", "monthly", "--from", format, "-o", "json", "--jq", ".complaints.new"]);
        let output = kefu.output().expect("kefu starts");
        String::from_utf8_lossy(&output.stdout).trim().parse::<u64>().expect("a number")
    };
    let [first, second] = FORMATS.map(count);
    assert!(first == second && first > 0, "{first} and {second} complaints");
    first
}

/// The median of the times, and the greatest peak.
fn told(runs: &[&Measured]) -> String {
    let times = runs.iter().map(|run| seconds(run)).collect();
    let peak = runs.iter().map(|run| run.peak).fold(0.0, f64::max);
    format!("{:6.2} s, peak {peak:5.1} MiB", median::median(times))
}

fn seconds(run: &Measured) -> f64 {
    run.time.as_secs_f64()
}
