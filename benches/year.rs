//! Measures the export of a year, and a second run that only refreshes: `cargo bench --bench year`.
//!
//! kefu exports from its own sandbox on loopback, which invents 200,000 complaints on 365 days while it is asked.
//! The figures are printed; only the number of files is asserted.

#![expect(clippy::print_stdout, reason = "a benchmark's figures are its result")]

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};

const KEFU: &str = env!("CARGO_BIN_EXE_kefu");

fn main() {
    // `cargo bench --bench year -- --test` only checks that it runs.
    let quick = std::env::args().any(|arg| arg == "--test");
    let (days, a_day) = if quick { (5, 3) } else { (365, 548) };
    let home = tempfile::tempdir().expect("a folder");
    let (mut sandbox, variables) = sandbox(home.path(), days, a_day);
    let since = format!("{days}d");
    for what in ["first run", "second run, the last 7 days again"] {
        let began = Instant::now();
        let export = ["-q", "export", "complaints", "--dir", "out", "--since", &since];
        let mut kefu = Command::new(KEFU);
        kefu.args(export).envs(variables.iter().cloned()).env("KEFU_HOME", home.path());
        let status = kefu.current_dir(home.path()).status().expect("kefu starts");
        assert!(status.success(), "{status}");
        println!("{days} days of {a_day} complaints, {what}: {:.2} s", began.elapsed().as_secs_f64());
    }
    let files = std::fs::read_dir(home.path().join("out")).expect("the directory").flatten();
    let files = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "csv")).count();
    assert_eq!(files, days);
    sandbox.kill().and_then(|()| sandbox.wait()).expect("the sandbox ends");
}

/// A sandbox with this many days, and the variables that point to it.
fn sandbox(home: &Path, days: usize, a_day: usize) -> (Child, Vec<(String, String)>) {
    let amount = ["--days".to_owned(), days.to_string(), "--a-day".to_owned(), a_day.to_string()];
    let mut kefu = Command::new(KEFU);
    kefu.args(["sandbox", "--port", "0"]).args(amount).env("KEFU_HOME", home).stdout(Stdio::piped());
    let mut child = kefu.spawn().expect("the sandbox starts");
    let mut variables = Vec::new();
    for line in BufReader::new(child.stdout.take().expect("stdout")).lines().map_while(Result::ok) {
        if let Some((name, value)) = line.strip_prefix("export ").and_then(|line| line.split_once('=')) {
            variables.push((name.to_owned(), value.trim_matches('\'').to_owned()));
        }
        // The last of the variables; the sandbox itself keeps running.
        if line.contains("ESHOUHOU_APP_SECRET") {
            break;
        }
    }
    (child, variables)
}
