//! `kefu export`: directories that stay whole, whatever happens to the vendor, the disk, the clock and the run.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod clock;
mod columns;
mod counts;
mod directory;
mod faults;
mod history;
mod hostile;
mod kills;
mod plan;
mod shops;
mod vendor;

use std::{collections::BTreeMap, fs, path::Path};

use jiff::{ToSpan as _, civil::Date};

use self::vendor::Records;
use crate::support::files;

/// The data files of a directory: path and bytes.
fn data(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = |path: &Path| path.strip_prefix(dir).expect("below it").to_string_lossy().into_owned();
    let found = ["csv", "jsonl", "xlsx"].iter().flat_map(|ending| files(dir, &format!(".{ending}")));
    found.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect()
}

/// How many lines a file has.
fn lines(bytes: &[u8]) -> usize {
    String::from_utf8_lossy(bytes).lines().count()
}

/// The manifest of a directory.
fn manifest(dir: &Path) -> serde_json::Value {
    let text = fs::read(dir.join("manifest.json")).expect("a manifest");
    serde_json::from_slice(&text).expect("JSON")
}

fn today() -> Date {
    let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
    jiff::Timestamp::now().to_zoned_datetime(zone).date()
}

/// So many days that end today, with so many complaints each.
fn until_today(days: i32, each: u32) -> Records {
    let day = |age: i32| (today() - age.days(), (1..=each).map(|no| (no, 0)).collect());
    Records { days: (0..days).map(day).collect(), ..Records::default() }
}
