//! The folders that kefu writes to: whether it can, the space in them, and what killed runs have left there.

use std::path::{Path, PathBuf};

use super::{exports, finding::Finding};
use crate::{
    archive::Log,
    context::Context,
    lang::system,
    whole_file::{attainable, free_space, left_behind},
};

/// The free space in bytes below which exports may soon fail.
const LITTLE: u64 = 100 << 20;

pub(super) fn look(context: &Context) -> Vec<Finding> {
    let paths = &context.config.paths;
    let exports = exports::directories(context);
    let own = [paths.cache.clone(), paths.state.clone()];
    let config = paths.config.parent().map(Path::to_owned);
    let used: Vec<_> = own.iter().cloned().chain(exports).collect();
    let written: Vec<_> = used.iter().cloned().chain(config).collect();
    vec![cache(&paths.cache), state(&paths.state), space(&used), temporary(&written)]
}

fn cache(folder: &Path) -> Finding {
    let path = folder.display();
    // A file in it, because a file could stand in its place.
    match attainable(&folder.join("token")) {
        Ok(()) => Finding::ok("cache", tr!("{path} can be written", path)),
        Err(error) => Finding::warning(
            "cache",
            tr!("{path} cannot be written: {why}", path, why = system(&error)),
            tr!("make it writable: without it every run asks for tokens of its own"),
        ),
    }
}

fn state(folder: &Path) -> Finding {
    let path = folder.display();
    match Log::new(folder).trouble() {
        None => Finding::ok("state", tr!("{path} can be written", path)),
        Some(error) => Finding::warning(
            "state",
            tr!("{path} cannot be written: {why}", path, why = system(&error)),
            tr!("make it writable: without it `kefu export log` and `kefu check export` know no run"),
        ),
    }
}

/// The folder with the least space.
fn space(folders: &[PathBuf]) -> Finding {
    let free = folders.iter().filter_map(|folder| Some((free_space(folder)?, folder)));
    let Some((bytes, folder)) = free.min() else {
        return Finding::skipped("space", tr!("this system does not tell"));
    };
    let (mib, path) = (bytes >> 20, folder.display());
    match bytes < LITTLE {
        true => Finding::warning(
            "space",
            tr!("only {mib} MiB are free in {path}", mib, path),
            tr!("make room: a file that does not fit is not written at all"),
        ),
        false => Finding::ok("space", tr!("{mib} MiB are free in {path}", mib, path)),
    }
}

fn temporary(folders: &[PathBuf]) -> Finding {
    let left = folders.iter().map(|folder| (left_behind(folder).len(), folder));
    let left: Vec<_> = left.filter(|(count, _)| *count > 0).collect();
    let count: usize = left.iter().map(|(count, _)| count).sum();
    match left.first() {
        None => Finding::ok("temporary", tr!("none is left")),
        Some((_, folder)) => Finding::warning(
            "temporary",
            tr!(
                "{n} file of a killed run is left in {path}"
                    | "{n} files of killed runs are left, some in {path}" % count,
                path = folder.display()
            ),
            tr!("nothing is wrong with the results: the next run that writes there removes them"),
        ),
    }
}
