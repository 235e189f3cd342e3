//! The state of a file, compared with what the manifest says.

use std::{
    io::{self, Read as _},
    path::Path,
};

use sha2::{Digest as _, Sha256};

use super::{Entry, State};
use crate::{
    error::{Error, Kind, Result},
    lang::system,
    whole_file,
};

/// The state of a file, compared with its entry.
///
/// # Errors
/// [`Kind::Guarded`] if it is no regular file, [`Kind::CannotWrite`] if it cannot be read.
pub fn state(path: &Path, known: Option<&Entry>) -> Result<State> {
    let found = match digest(path) {
        Ok((sha256, _)) => sha256,
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            return Ok(if known.is_some_and(Entry::has_no_file) { State::Whole } else { State::Missing });
        }
        Err(e) => return Err(cannot_read(path, &e)),
    };
    Ok(compared(&found, known))
}

/// The state of a file with this SHA-256.
pub(super) fn compared(sha256: &str, known: Option<&Entry>) -> State {
    match known {
        None => State::Unknown,
        Some(entry) if entry.sha256 == sha256 => State::Whole,
        Some(entry) if entry.replaces.as_ref().is_some_and(|old| old.sha256 == sha256) => State::Interrupted,
        Some(_) => State::Edited,
    }
}

pub(super) fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of a file in hex, and its size in bytes.
pub(super) fn digest(path: &Path) -> io::Result<(String, u64)> {
    let mut file = whole_file::open(path)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    let mut length = 0;
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok((hex(digest), length));
        }
        digest.update(&piece[..read]);
        length += read as u64;
    }
}

pub(super) fn cannot_read(path: &Path, error: &io::Error) -> Error {
    let what = tr!("cannot read {path}", path = path.display());
    match whole_file::is_special(error) {
        // The other days are not affected.
        true => Error::new(Kind::Guarded, what)
            .why(system(error))
            .hint(tr!("move it away; the next run makes the file")),
        false => Error::new(Kind::CannotWrite, what).why(system(error)),
    }
}
