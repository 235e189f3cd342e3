//! Compares kefu with the alternatives for fetching a long list: `cargo bench --bench rivals`.
//!
//! All contestants ask the same server on loopback for the same prepared pages and write the same columns into a
//! file: kefu, `curl` piped into `jq`, `gojq` or `jaq`, and a script with Python's orjson. `curl` alone, which discards
//! the pages, shows the cost of fetching, from a server that answers at once and from two with a delay. The figures are
//! printed and not asserted; the equality of the written records is asserted. A rival that is not installed is named
//! and skipped.

#![expect(clippy::print_stdout, reason = "a benchmark's figures are its result")]

#[path = "records/median.rs"]
mod median;
mod server;
#[path = "records/tickets.rs"]
mod tickets;

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::Value;

const PAGE: u64 = 100;
const JQ: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/rivals/tickets.jq");
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/rivals/tickets.py");
/// The contestant that the others are compared with.
const ALONE: &str = "curl to nowhere";
/// The contestants that fetching alone and the rivals are compared with.
const OURS: &str = "kefu -o csv to nowhere";
const OURS_IN_A_FILE: &str = "kefu -o csv --to FILE";
/// The delays of the slower servers. Every real vendor is slower.
const MOMENTS: [Duration; 2] = [Duration::from_micros(100), Duration::from_millis(1)];

fn main() {
    // `cargo test --benches` only checks that it runs.
    let quick = std::env::args().any(|arg| arg == "--test");
    let (pages, runs) = if quick { (3, 1) } else { (2_000, 5) };
    let folder = tempfile::tempdir().expect("a folder for the results");
    let answers = answers(pages);
    println!(
        "{} tickets in {pages} pages: medians of {runs} rounds, and of the ratios in a round",
        pages * PAGE
    );
    let all = contestants(&serve(&answers, Duration::ZERO), pages, folder.path());
    agree(&raced(all, runs), pages * PAGE);
    for moment in MOMENTS {
        println!("from a server that takes {moment:?} a page");
        let mut two = contestants(&serve(&answers, moment), pages, folder.path());
        two.retain(|one| [ALONE, OURS].contains(&one.name));
        raced(two, runs);
    }
}

/// Runs all contestants several times and prints their times.
fn raced(mut all: Vec<Contestant>, runs: u32) -> Vec<Contestant> {
    for _ in 0..runs {
        // Interleaved in every round, so that other load on the machine affects all of them.
        all.iter_mut().for_each(Contestant::run);
    }
    for one in &all {
        let ratios: String =
            [ALONE, OURS_IN_A_FILE].iter().filter_map(|name| one.beside(name, &all)).collect();
        println!("{:24} {:6.2} s{ratios}", one.name, median::median(one.times.clone()));
    }
    all
}

/// One way to fetch the records.
struct Contestant {
    name: &'static str,
    command: Command,
    /// The file that it writes.
    to: PathBuf,
    /// The seconds that each round took.
    times: Vec<f64>,
}

impl Contestant {
    fn new(name: &'static str, command: Command, to: &Path) -> Self {
        Self { name, command, to: to.to_owned(), times: Vec::new() }
    }

    /// Runs it to its end.
    fn run(&mut self) {
        let started = Instant::now();
        let status = self.command.status().expect("it starts");
        assert!(status.success(), "{}: {status}", self.name);
        self.times.push(started.elapsed().as_secs_f64());
    }

    /// The ratio of its time to another one's.
    fn beside(&self, name: &str, all: &[Self]) -> Option<String> {
        let other = all.iter().find(|other| other.name == name)?;
        let ratios = self.times.iter().zip(&other.times).map(|(own, other)| own / other);
        Some(format!("   {:5.2} x {name}", median::median(ratios.collect())))
    }

    /// The values that could be lost: id, subject and custom fields. Empty for a contestant that writes nothing.
    /// Fields are compared as JSON, because gojq sorts the names of objects.
    fn records(&self) -> Option<Vec<([String; 2], Value)>> {
        self.to.extension()?;
        let mut csv = csv::ReaderBuilder::new().has_headers(false).from_path(&self.to).expect("a file");
        let records = csv.records().map(|record| record.expect("CSV"));
        // kefu writes a header.
        let records = records.filter(|record| &record[0] != "id");
        let fields = |text: &str| serde_json::from_str(text).expect("JSON");
        Some(
            records
                .map(|record| ([0, 1].map(|index| record[index].to_owned()), fields(&record[31])))
                .collect(),
        )
    }
}

/// The contestants that are installed.
fn contestants(server: &str, pages: u64, folder: &Path) -> Vec<Contestant> {
    let address = format!("{server}/api/v1/ticketviews/1/tickets.json");
    let curl =
        format!("curl -s -u bench@example.com:bench-password '{address}?page=[1-{pages}]&per_page={PAGE}'");
    let file = |name: &str| folder.join(name);
    let nowhere = Path::new("/dev/null");
    let ours = |name, format, to: &Path| {
        Contestant::new(name, server::kefu(server, &server::TICKETS, format, to), to)
    };
    let shell = |name, line: String, to: &Path| {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{line} > {}", to.display())]);
        Contestant::new(name, shell, to)
    };
    let mut all = Vec::new();
    let has_curl = is_here("curl", &["--version"]);
    if has_curl {
        all.push(shell(ALONE, curl.clone(), nowhere));
        all.push(shell("curl -Z to nowhere", format!("{curl} -Z --parallel-max 4 2> /dev/null"), nowhere));
    }
    all.push(ours(OURS, "csv", nowhere));
    all.push(ours("kefu -o jsonl to nowhere", "jsonl", nowhere));
    all.push(ours(OURS_IN_A_FILE, "csv", &file("kefu.csv")));
    for (name, program) in [("curl | jq", "jq"), ("curl | gojq", "gojq"), ("curl | jaq", "jaq")] {
        if has_curl && is_here(program, &["--version"]) {
            let to = file(&format!("{program}.csv"));
            all.push(shell(name, format!("{curl} | {program} -r -f {JQ}"), &to));
        }
    }
    if is_here("python3", &["-c", "import orjson"]) {
        all.push(shell(
            "Python with orjson",
            format!("python3 {PYTHON} {address} {pages}"),
            &file("python.csv"),
        ));
    }
    all
}

/// Whether a program can be run; prints a note if not.
fn is_here(program: &str, args: &[&str]) -> bool {
    let run = Command::new(program).args(args).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let here = run.is_ok_and(|status| status.success());
    if !here {
        println!("{program} {}: not on this machine, so it is left out", args.join(" "));
    }
    here
}

/// Compares the records of all contestants.
fn agree(all: &[Contestant], records: u64) {
    let mut wrote = all.iter().filter_map(|one| Some((one.name, one.records()?)));
    let Some((first, expected)) = wrote.next() else { return };
    assert_eq!(expected.len() as u64, records, "{first}");
    for (name, records) in wrote {
        assert!(records == expected, "{name} has other records than {first}");
    }
    println!("all wrote the same {records} records");
}

/// Every page as sent.
fn answers(pages: u64) -> Arc<[Arc<[u8]>]> {
    let page = |page| (page * PAGE..(page + 1) * PAGE).map(tickets::ticket).collect::<Vec<_>>();
    let answers: Arc<[_]> =
        (0..pages).map(|number| server::answer(&server::page(&page(number), pages * PAGE))).collect();
    let bytes: usize = answers.iter().map(|answer| answer.len()).sum();
    println!("{} MiB in all", bytes >> 20);
    answers
}

/// A server with prepared pages and a delay.
fn serve(answers: &Arc<[Arc<[u8]>]>, moment: Duration) -> String {
    let answers = Arc::clone(answers);
    server::start(moment, move |page, size| {
        assert_eq!(size, PAGE, "the pages are cut already");
        let page = usize::try_from(page - 1).expect("a page");
        Arc::clone(&answers[page])
    })
}
