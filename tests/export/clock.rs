//! Other days than today: a clock that a test sets, by the library of Debian's package `faketime`.

use std::{fs, path::PathBuf};

use jiff::civil::DateTime;

use crate::support::Kefu;

/// The library; none where it is not installed.
fn library() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    folders.map(|folder| folder.path().join("faketime/libfaketime.so.1")).find(|library| library.exists())
}

/// Whether clocks can be set here; a word about it if not. CI has to be able to.
pub fn can_be_set() -> bool {
    let can = library().is_some();
    if !can {
        crate::support::machine::skipped("the package faketime is not installed");
    }
    can
}

/// The same command line at another time, China's.
pub fn at(kefu: Kefu, time: DateTime) -> Kefu {
    kefu.env("LD_PRELOAD", library().expect("faketime"))
        .env("FAKETIME", time.strftime("@%Y-%m-%d %H:%M:%S").to_string())
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .env("TZ", "CST-8")
}
