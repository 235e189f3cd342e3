//! The entry points of the fuzz targets: one function each, which passes generated data to kefu's parsers.
//!
//! The crate is empty without the feature `fuzzing`, and no binary that is shipped has that. A target fails by a panic:
//! of kefu's code, or of an `assert!` here that says what holds for all data.
#![cfg(feature = "fuzzing")]
#![allow(dead_code, unused_imports, reason = "the targets call a part of kefu")]

// The modules that src/main.rs declares, listed by the build script.
include!(concat!(env!("OUT_DIR"), "/modules.rs"));

use std::{fs, str::FromStr};

use jiff::{Timestamp, tz::TimeZone};

use adapter::About;
use archive::{Log, Manifest};
use config::{Config, Environment, Paths};
use dates::{Clock, Span};
use record::{Layout, ReadOptions, Row};
use text::Ambiguous;
pub use vendors::fuzz::{bangwo8, eshouhou, gome, php};

/// Texts that people type as arguments.
pub fn typed(text: &str) {
    dates(text);
    words(text);
}

/// Dates, ranges and lengths of time.
fn dates(text: &str) {
    let clock = Clock::at(Timestamp::UNIX_EPOCH, TimeZone::UTC);
    if let Ok(Span { from, until }) = Span::from_str(text) {
        for when in from.iter().chain(&until) {
            if let Ok((first, last)) = when.stretch(&clock, None) {
                assert!(first <= last, "{text:?} ends before it begins");
            }
        }
    }
    let _ = dates::duration(text);
    let _ = dates::days(text);
    let _ = times::parse(text, &TimeZone::UTC);
}

/// Ids, titles, codes and words of a command line. `-` would read standard input.
fn words(text: &str) {
    if text.trim().is_empty() || spelling::ascii(text).trim() == "-" {
        return;
    }
    let folded = spelling::folded(text);
    assert_eq!(spelling::folded(&folded), folded, "{text:?} is folded differently a second time");
    let _ = ids::Ids::or_titles(text);
    for vendor in vendors::ALL {
        for noun in vendor.nouns {
            let _ = ids::Ids::of(text, ids::Of { key: "id", columns: noun.columns });
        }
    }
    let _ = nearest::nearest(text, ["售中", "complaints", "--since"]);
}

/// A configuration.
pub fn config(text: &str) {
    let paths = Paths::default();
    if let Ok(config) = Config::of_text(&paths, commands::KNOWN, text, Environment::from([])) {
        for name in config.profile_names() {
            let _ = config.profile(Some(name));
        }
    }
}

/// A manifest and a log of runs.
///
/// # Panics
/// If a file of the manifest is outside its directory.
pub fn archive(data: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let _ = fs::write(folder.path().join("manifest.json"), data);
    if let Ok(Ok(manifest)) = Manifest::read(folder.path()) {
        for entry in manifest.files.values() {
            let path = std::path::Path::new(&entry.file);
            assert!(path.is_relative() && !entry.file.contains(".."), "{} is outside", entry.file);
        }
    }
    let log = Log::new(folder.path());
    let _ = fs::write(log.path(), data);
    let _ = log.runs();
}

/// Text on a terminal: nothing hidden is left, and what is shortened fits.
///
/// # Panics
/// If something hidden is left, or a text is too long.
pub fn text(text: &str) {
    let cleaned = text::clean_line(text);
    assert_eq!(text::find_hidden(&cleaned), None, "{cleaned:?} has hidden characters");
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        for cells in [1, 2, 7, 40] {
            let short = ambiguous.shorten(&cleaned, cells);
            assert!(ambiguous.width(&short) <= cells, "{short:?} does not fit {cells} cells");
            let _ = ambiguous.wrap(&cleaned, cells);
        }
    }
    let _ = (secret::redact(text), text::json_text::compact(text));
}

/// Reads a record by the columns of every noun of its vendor.
pub(crate) fn read(about: &About, row: &Row) {
    let options = ReadOptions { zone: TimeZone::UTC };
    for noun in about.nouns {
        let layout = Layout::new(noun.columns.into());
        if let Ok(record) = layout.read(row.clone()) {
            for index in 0..noun.columns.len() {
                let _ = record.cell(index, &options);
            }
        }
    }
}
