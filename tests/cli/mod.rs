//! How the command line behaves, held against the sandbox: commands, exit codes, words, secrets.

mod answers;
mod broken;
mod chinese;
mod echoes;
mod exit_codes;
mod files;
mod habits;
mod hints;
mod ids;
mod languages;
mod line_ends;
mod machine_output;
mod man;
mod pages;
mod pipes;
mod sandbox;
mod secrets;
mod usage;
mod variables;

use crate::support::{Home, Run};

/// Runs a line against the sandbox inside kefu.
fn demo(line: &str) -> Run {
    Home::new().kefu(&format!("--demo {line}")).run()
}

/// A day that lies whole in the past, and its form in work order numbers. Its records no longer change in number.
fn a_past_day() -> (String, String) {
    let newest = demo("complaints list --limit 1 -o json").column("work_order_no");
    let day: jiff::civil::Date = newest[0][..8].parse().expect("a day");
    let day = day.checked_sub(jiff::Span::new().days(5)).expect("a day");
    (day.to_string(), day.strftime("%Y%m%d").to_string())
}
