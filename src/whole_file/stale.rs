//! Waiting files that killed runs have left.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use super::{AFTER, BEFORE, read};

/// The folders that this process has looked through.
static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Removes the waiting files in a folder that no living process writes, once a run.
pub(super) fn sweep(folder: &Path) {
    let first = SWEPT.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
    let entries = first.then(|| fs::read_dir(folder).ok()).flatten();
    for entry in entries.into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_waiting) {
            remove(&entry.path());
        }
    }
}

fn is_waiting(name: &str) -> bool {
    name.starts_with(BEFORE) && name.ends_with(AFTER)
}

/// Removes a waiting file, unless a process holds its lock. One that stays is only untidy.
fn remove(path: &Path) {
    // While it is locked here, nobody takes it for a new one of their own.
    let Ok(file) = read::open(path) else { return };
    if file.try_lock().is_ok() {
        let _ = fs::remove_file(path);
    }
}
