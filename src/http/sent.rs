//! The requests that a vendor may reject as repetitions: when each was first sent, by any run on this machine.
//!
//! A small file has a line for each: a digest of its address, which contains the request's signature, and the time. Its
//! lock is held only while it is read and written. A run that cannot use the file remembers its own requests.

use std::{
    collections::HashMap,
    fs::{File, TryLockError},
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, SystemTime},
};

use tokio::time::Instant;

use super::{Http, message::Request, pace::name_of};
use crate::{lang::system, whole_file};

/// The maximum number of lines; the oldest ones go first.
const MOST: usize = 2048;
/// The length of a line: a digest, a blank, milliseconds, a line break.
const LINE: usize = 16 + 1 + 13 + 1;
/// The attempts to get the lock, a millisecond apart, which another run needs for less than that.
const ATTEMPTS: u32 = 50;

/// The requests of one account that its vendor may reject as repetitions.
#[derive(Debug)]
pub(super) struct Sent {
    /// Those of this run.
    own: Mutex<HashMap<String, Instant>>,
    /// The file with those of all runs; `None` if there is no folder for it.
    file: Option<PathBuf>,
}

impl Sent {
    /// The requests of an account, which all runs with the same folder know.
    pub(super) fn new(account: &str, folder: Option<&Path>) -> Self {
        Self { own: Mutex::default(), file: folder.map(|folder| folder.join(name_of("sent", account))) }
    }

    /// The time at which a request was first sent within so long ago. If there is none, `now` is from here on: of
    /// several callers, also in other runs, one alone is told `None`.
    fn claim(&self, digest: &str, within: Duration, now: Instant) -> Option<Instant> {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        own.retain(|_, at| at.elapsed() < within);
        if let Some(at) = own.get(digest) {
            return Some(*at);
        }
        let others = self.file.as_ref().and_then(|file| {
            claim_in(file, digest, within).unwrap_or_else(|e| {
                let why = system(&e);
                tracing::info!("{}", tr!("other runs do not know what was asked: {why}", why));
                None
            })
        });
        let others = others.and_then(|age| now.checked_sub(age));
        if others.is_none() {
            own.insert(digest.to_owned(), now);
        }
        others
    }
}

impl Http {
    /// The time at which any run on this machine first sent the same request, while the vendor may reject a repetition.
    /// If there is none, the request counts as sent from now on, and the caller sends it.
    pub async fn claim(&self, request: &Request) -> Option<Instant> {
        let within = request.once_within?;
        let digest = whole_file::short_digest([request.address().as_str()]);
        let http = self.clone();
        let now = Instant::now();
        let claimed = tokio::task::spawn_blocking(move || http.0.sent.claim(&digest, within, now));
        // Only a panic fails here, and what was sent is then unknown.
        claimed.await.unwrap_or_default()
    }
}

/// The time since a request was first sent by any run, within so long ago. Adds it if it is not there.
fn claim_in(path: &Path, digest: &str, within: Duration) -> io::Result<Option<Duration>> {
    path.parent().map_or(Ok(()), whole_file::private_folder)?;
    let mut file = whole_file::open_or_create_private(path)?;
    lock(&file)?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let mut text = String::new();
    // A damaged file knows nothing.
    let _ = (&file).take((MOST * LINE) as u64).read_to_string(&mut text);
    let recent: Vec<_> = text.lines().filter(|line| age(line, now).is_some_and(|age| age < within)).collect();
    let known = recent.iter().find(|line| line.starts_with(digest)).and_then(|line| age(line, now));
    if known.is_none() {
        let kept = recent.len().saturating_sub(MOST - 1);
        let own = format!("{digest} {:013}", now.as_millis());
        let lines: String = recent[kept..].iter().chain([&&*own]).map(|line| format!("{line}\n")).collect();
        file.rewind()?;
        file.write_all(lines.as_bytes())?;
        file.set_len(lines.len() as u64)?;
    }
    Ok(known)
}

/// The age of a line; `None` if it is damaged, or from before the clock was set back.
fn age(line: &str, now: Duration) -> Option<Duration> {
    let (digest, millis) = line.split_once(' ')?;
    let at = Duration::from_millis(millis.parse().ok()?);
    (digest.len() == 16).then(|| now.checked_sub(at))?
}

#[expect(clippy::disallowed_methods, reason = "it is on a thread for blocking work")]
fn lock(file: &File) -> io::Result<()> {
    for _ in 0..ATTEMPTS {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(1)),
            Err(TryLockError::Error(e)) => return Err(e),
        }
    }
    Err(io::Error::new(io::ErrorKind::WouldBlock, tr!("another run holds its lock")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WITHIN: Duration = Duration::from_secs(90);

    #[test]
    fn one_of_several_runs_claims_a_request_and_the_others_learn_when() {
        let folder = tempfile::tempdir().unwrap();
        for folder in [Some(folder.path()), None] {
            let run = || Sent::new("account", folder);
            let runs = if folder.is_some() { vec![run(), run(), run()] } else { vec![run()] };
            let claim = |run: &Sent| run.claim(&digest(1), WITHIN, Instant::now());
            let claims: Vec<_> = thread::scope(|scope| {
                let threads: Vec<_> =
                    runs.iter().chain(&runs).map(|run| scope.spawn(|| claim(run))).collect();
                threads.into_iter().map(|thread| thread.join().unwrap()).collect()
            });
            assert_eq!(claims.iter().filter(|claim| claim.is_none()).count(), 1, "{claims:?}");
            assert!(claims.iter().flatten().all(|at| at.elapsed() < WITHIN), "{claims:?}");
        }
    }

    fn digest(number: usize) -> String {
        format!("{number:016x}")
    }

    #[test]
    fn a_request_is_remembered_with_its_first_time_until_it_may_be_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/sent");
        let claim = |number| claim_in(&path, &digest(number), WITHIN).unwrap();
        assert_eq!(claim(1), None);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(claim(1).is_some_and(|age| age < WITHIN));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "the first time stays");
        assert_eq!(claim(2), None);
        let ago = |seconds| {
            let at = SystemTime::now() - Duration::from_secs(seconds);
            let millis = at.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis();
            std::fs::write(&path, format!("{} {millis:013}\n", digest(1))).unwrap();
        };
        ago(80);
        assert!(claim(1).is_some_and(|age| age.as_secs() == 80));
        ago(90);
        assert_eq!(claim(1), None);
        assert!(claim(1).is_some_and(|age| age.as_secs() < 80), "it counts from the new time");
    }

    #[test]
    fn a_file_that_is_full_or_damaged_forgets_the_oldest_or_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sent");
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis();
        let full: String = (0..MOST).map(|number| format!("{} {now:013}\n", digest(number))).collect();
        std::fs::write(&path, full).unwrap();
        let claim = |number| claim_in(&path, &digest(number), WITHIN).unwrap();
        assert_eq!(claim(MOST), None);
        assert_eq!(std::fs::metadata(&path).unwrap().len(), (MOST * LINE) as u64);
        assert!(claim(1).is_some() && claim(MOST).is_some());
        assert_eq!(claim(0), None, "the oldest one has gone");
        for damaged in
            ["\u{0}\u{0}", "x", "0000000000000003 99999999999999999\n", "0000000000000003 -1\n\n\n"]
        {
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(claim(3), None, "{damaged}");
            assert!(claim(3).is_some(), "{damaged}");
        }
    }
}
