//! Measures the export of a year, and a second run that only refreshes: `cargo bench --bench year`.
//!
//! kefu exports from its own sandbox on loopback, which invents 200,000 complaints on 365 days while it is asked.
//! The figures are printed; only the number of files is asserted.

#![expect(clippy::print_stdout, reason = "a benchmark's figures are its result")]

mod sandbox;

use std::time::Instant;

use sandbox::Sandbox;

fn main() {
    // `cargo bench --bench year -- --test` only checks that it runs.
    let quick = std::env::args().any(|arg| arg == "--test");
    let (days, a_day) = if quick { (5, 3) } else { (365, 548) };
    let home = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::start(home.path(), days, a_day);
    let since = format!("{days}d");
    for what in ["first run", "second run, the last 7 days again"] {
        let began = Instant::now();
        let export = ["export", "complaints", "--dir", "out", "--since", &since];
        let status = sandbox.kefu(&export).status().expect("kefu starts");
        assert!(status.success(), "{status}");
        println!("{days} days of {a_day} complaints, {what}: {:.2} s", began.elapsed().as_secs_f64());
    }
    let files = std::fs::read_dir(home.path().join("out")).expect("the directory").flatten();
    let files = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "csv")).count();
    assert_eq!(files, days);
}
