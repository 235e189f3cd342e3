//! Counts the instructions that kefu executes for a list: `cargo bench --bench instructions`.
//!
//! Valgrind's callgrind counts them, so the figures do not depend on the load of the machine, and a regression of a
//! few per cent shows. The benchmark fails if a count exceeds its limit, and says that it is skipped where valgrind is
//! missing. The gungraun crate does the same, but requires a separately installed runner of exactly its own version.

#![expect(clippy::print_stdout, reason = "a benchmark's figures are its result")]

#[path = "records/complaints.rs"]
mod complaints;
#[path = "records/form.rs"]
mod form;
mod server;
#[path = "records/tickets.rs"]
mod tickets;

use std::{
    path::Path,
    process::{Command, ExitCode, Stdio},
    sync::Arc,
    time::Duration,
};

use form::Form;

const PAGE: u64 = 100;
const COMPLAINTS: [&str; 2] = ["complaints", "list"];

/// A question whose answer is written in a format.
struct Case {
    name: &'static str,
    form: Form,
    format: &'static str,
    /// The most millions of instructions that 10,000 records may take, to start and to end included.
    most: u64,
}

const fn case(name: &'static str, form: Form, format: &'static str, most: u64) -> Case {
    Case { name, form, format, most }
}

const CASES: &[Case] = &[
    case("tickets", Form::Compact, "csv", 335),
    case("tickets", Form::Compact, "jsonl", 310),
    case("tickets", Form::Blanks, "csv", 425),
    case("tickets", Form::Blanks, "jsonl", 400),
    case("tickets", Form::Escapes, "csv", 445),
    case("tickets", Form::Escapes, "jsonl", 415),
    case("complaints", Form::Compact, "csv", 450),
    case("complaints", Form::Compact, "jsonl", 460),
];

fn main() -> ExitCode {
    // `cargo test --benches` only wants to know that it runs.
    let quick = std::env::args().any(|arg| arg == "--test");
    let valgrind = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    if !valgrind.is_ok_and(|status| status.success()) {
        println!("skipped: valgrind is not on this machine");
        return ExitCode::SUCCESS;
    }
    let pages = if quick { 2 } else { 100 };
    let folder = tempfile::tempdir().expect("a folder for the counts");
    let mut within = true;
    for case in CASES {
        let counted = case.count(pages, &folder.path().join("counts"));
        let (millions, each) = (counted / 1_000_000, counted / (pages * PAGE));
        println!(
            "{:10} {:8} {:5}: {millions:4} M instructions, {each} a record; at most {} M",
            case.name,
            case.form.name(),
            case.format,
            case.most
        );
        within &= quick || millions <= case.most;
    }
    if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Makes the page of a number from a list of so many records.
type MakePage = fn(u64, u64) -> String;

impl Case {
    /// How many instructions it takes.
    fn count(&self, pages: u64, counts: &Path) -> u64 {
        let (question, page): (&[&str], MakePage) = match self.name {
            "tickets" => {
                (&server::TICKETS, |page, total| server::page(&records(page, tickets::ticket), total))
            }
            _ => (&COMPLAINTS, |page, total| complaints::page(&records(page, complaints::complaint), total)),
        };
        let answers: Arc<[_]> =
            (0..pages).map(|number| server::answer(&self.form.of(&page(number, pages * PAGE)))).collect();
        let address = server::start(Duration::ZERO, move |page, _| {
            Arc::clone(&answers[usize::try_from(page - 1).expect("a page")])
        });
        let kefu = server::kefu(&address, question, self.format, Path::new("/dev/null"));
        let status = under_valgrind(&kefu, counts).status().expect("valgrind starts");
        assert!(status.success(), "{status}");
        total(&std::fs::read_to_string(counts).expect("what callgrind has counted"))
    }
}

/// The records of a page.
fn records(page: u64, record: fn(u64) -> String) -> Vec<String> {
    (page * PAGE..(page + 1) * PAGE).map(record).collect()
}

/// The same command, its instructions counted into a file.
fn under_valgrind(command: &Command, counts: &Path) -> Command {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["-q", "--tool=callgrind"]).arg(format!("--callgrind-out-file={}", counts.display()));
    valgrind.arg(command.get_program()).args(command.get_args()).stdout(Stdio::null());
    valgrind.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    valgrind
}

/// The sum of all counts.
fn total(counts: &str) -> u64 {
    let line = counts.lines().find_map(|line| line.strip_prefix("totals: "));
    line.and_then(|number| number.trim().parse().ok()).expect("a sum")
}
