//! Allows one run per directory, by a lock of the operating system, which releases it even if the run is killed.

use std::{
    borrow::Cow,
    fs::{File, TryLockError},
    io::{self, Read as _, Seek as _, Write as _},
    path::Path,
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::in_words;
use crate::{
    error::{Error, Kind, Result},
    lang::system,
    whole_file,
};

/// The name of the lock file.
const NAME: &str = ".kefu.lock";
/// The first words of the text that names a lock's holder. It identifies lock files that kefu has written, also those
/// that a killed run left.
const BEGIN: &str = "{\"pid\":";
/// The interval between two attempts to take the lock.
const AGAIN: Duration = Duration::from_millis(200);
/// The time that a new holder may take to write its name into the file.
const INTRODUCTION: Duration = Duration::from_secs(1);

/// The run that holds a directory's lock.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Holder {
    /// Its process id.
    pub pid: u32,
    /// The time at which it took the lock, RFC 3339.
    pub since: String,
    /// Its command line, without secrets.
    pub command: String,
}

/// The exclusive right to write to a directory, released on drop.
#[derive(Debug)]
pub struct Lock {
    /// Holds the lock until it is closed.
    _file: File,
    /// The file with this run's name, which is cleared at the end; `None` if it has foreign content.
    introduced: Option<File>,
}

impl Lock {
    /// Takes the lock of a directory; with `wait`, waits until it is free.
    ///
    /// # Errors
    /// [`Kind::TryLater`] with the holder's name, [`Kind::CannotCreate`].
    pub async fn take(dir: &Path, own: &Holder, wait: bool) -> Result<Self> {
        let path = dir.join(NAME);
        let cannot = |e: io::Error| {
            Error::new(Kind::CannotCreate, tr!("cannot lock {path}", path = dir.display())).why(tr!(
                "{what}: {why}",
                what = path.display(),
                why = system(&e)
            ))
        };
        let file = whole_file::open_or_create(&path).map_err(cannot)?;
        let mut said = false;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(e)) => return Err(cannot(e)),
                Err(TryLockError::WouldBlock) if wait => {
                    if !said {
                        let holder = held_by(&introduction(&path)).await;
                        tracing::info!("{}", tr!("waiting: {holder}", holder));
                        said = true;
                    }
                    tokio::time::sleep(AGAIN).await;
                }
                Err(TryLockError::WouldBlock) => {
                    let what = tr!("another run writes to {path}", path = dir.display());
                    return Err(Error::new(Kind::TryLater, what)
                        .why(held_by(&introduction(&path)).await)
                        .hint(tr!("wait until it has ended, or start with --wait")));
                }
            }
        }
        let mut named = whole_file::open_or_create(&introduction(&path)).map_err(cannot)?;
        let introduced = introduce(&mut named, own).map_err(cannot)?.then_some(named);
        Ok(Self { _file: file, introduced })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The operating system releases the lock when the file is closed; the holder's name must not remain.
        if let Some(file) = &self.introduced {
            let _ = file.set_len(0);
        }
    }
}

/// The file that has the name of a lock's holder: the lock file itself, or on Windows one beside it, because there no other
/// process can read a locked file.
fn introduction(lock: &Path) -> Cow<'_, Path> {
    match cfg!(windows) {
        true => lock.with_extension("holder").into(),
        false => lock.into(),
    }
}

/// Writes the holder into the lock file unless it has foreign content. Returns whether it was written.
fn introduce(file: &mut File, own: &Holder) -> io::Result<bool> {
    let mut begin = [0; BEGIN.len()];
    let read = file.read(&mut begin)?;
    if !BEGIN.as_bytes().starts_with(&begin[..read]) {
        return Ok(false);
    }
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(serde_json::to_string(own)?.as_bytes())?;
    Ok(true)
}

/// The holder of a lock in words. A run that has just taken the lock gets a moment to write its name.
async fn held_by(path: &Path) -> String {
    let began = tokio::time::Instant::now();
    loop {
        let mut text = String::new();
        let read = whole_file::open(path).and_then(|mut file| file.read_to_string(&mut text));
        match read.ok().and_then(|_| serde_json::from_str::<Holder>(&text).ok()) {
            Some(Holder { pid, since, command }) => {
                let since = in_words(&since);
                return tr!("process {pid} has held it since {since}: {command}", pid, since, command);
            }
            None if began.elapsed() > INTRODUCTION => return tr!("it does not say who it is"),
            None => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}
