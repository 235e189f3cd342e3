//! Removes the temporary files of killed runs.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use super::{AFTER, BEFORE, held};

/// The folders that this process has searched.
static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Removes the temporary files in a folder that no living process has locked, once per run.
pub(super) fn sweep(folder: &Path) {
    let first = SWEPT.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
    let entries = first.then(|| fs::read_dir(folder).ok()).flatten();
    for entry in entries.into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_waiting) {
            remove(&entry.path());
        }
    }
}

/// The temporary files in a folder that no living process has locked.
pub fn left_behind(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let waiting = entries.filter(|entry| entry.file_name().to_str().is_some_and(is_waiting));
    let is_free = |path: &PathBuf| held::take(path).is_some();
    waiting.map(|entry| entry.path()).filter(is_free).collect()
}

fn is_waiting(name: &str) -> bool {
    name.starts_with(BEFORE) && name.ends_with(AFTER)
}

/// Removes a temporary file unless a process holds its lock. Failing to is harmless.
fn remove(path: &Path) {
    // While this process holds it, no other run can use the file.
    if let Some(_held) = held::take(path) {
        let _ = fs::remove_file(path);
    }
}
