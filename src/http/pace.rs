//! The pace of an account's requests: at least an interval between any two, of all runs on this machine.
//!
//! A small file has the time of the last request. Its lock is held only while it is read and written, and no request
//! is entered ahead of its time, so a killed or stopped run leaves nothing that the others have to wait for.

use std::{
    fs::File,
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tokio::{
    sync::{Mutex, Semaphore, SemaphorePermit},
    time::{Instant, sleep, sleep_until},
};

use crate::{lang::system, whole_file};

/// The longest time that another run may hold the lock, which it needs for less than a millisecond. Then it was stopped.
const PATIENCE: Duration = Duration::from_secs(2);
/// The longest pause between two attempts to get the lock, in milliseconds.
const PAUSE: u64 = 5;

/// The requests of one account.
#[derive(Debug)]
pub(super) struct Pace(Mutex<State>);

#[derive(Debug)]
struct State {
    /// The time of this run's last request.
    last: Option<Instant>,
    /// The file with the time of any run's last request; `None` if it cannot be used.
    file: Option<PathBuf>,
}

/// The answer to a claim for a request at this moment.
enum Claim {
    Granted,
    /// The last request was too short a time ago.
    In(Duration),
    /// Another run has the lock.
    Locked,
}

impl Pace {
    /// The pace of an account's requests, which all runs with the same folder keep together.
    pub(super) fn new(account: &str, folder: Option<&Path>) -> Self {
        let file = folder.map(|folder| folder.join(name_of("max-rps", account)));
        Self(Mutex::new(State { last: None, file }))
    }

    /// Waits for the time of the next request, and then for a permit of the run. `None` if the time is not before the
    /// deadline.
    pub(super) async fn permit<'p>(
        &self,
        interval: Duration,
        permits: &'p Semaphore,
        deadline: Option<Instant>,
    ) -> Option<SemaphorePermit<'p>> {
        // One task at a time waits for the time of a request; the others wait for the lock, in their order.
        let mut state = self.0.lock().await;
        let now = Instant::now();
        let mut due = state.last.and_then(|last| last.checked_add(interval)).map_or(now, |due| due.max(now));
        loop {
            if deadline.is_some_and(|deadline| due >= deadline) {
                return None;
            }
            sleep_until(due).await;
            // An account that waits for its time holds no permit: the run's other accounts need them.
            let permit = permits.acquire().await.ok()?;
            // A timer is late by a little, which must not lower the rate.
            let late = due.elapsed().min(interval / 10);
            match state.claim(interval, late).await {
                Some(left) => due = Instant::now() + left,
                None => {
                    state.last = Instant::now().checked_sub(late);
                    return Some(permit);
                }
            }
        }
    }
}

impl State {
    /// Enters a request in the file; otherwise the time to wait. Without a file nothing is entered.
    async fn claim(&mut self, interval: Duration, late: Duration) -> Option<Duration> {
        let file = self.file.clone()?;
        let began = Instant::now();
        loop {
            let path = file.clone();
            let claim = tokio::task::spawn_blocking(move || claim(&path, interval, late)).await;
            let why = match claim.unwrap_or_else(|e| Err(io::Error::other(e))) {
                Ok(Claim::Granted) => return None,
                Ok(Claim::In(left)) => return Some(left),
                Ok(Claim::Locked) if began.elapsed() < PATIENCE => {
                    sleep(Duration::from_millis(fastrand::u64(1..=PAUSE))).await;
                    continue;
                }
                Ok(Claim::Locked) => tr!("another run holds its lock"),
                Err(e) => system(&e),
            };
            tracing::info!("{}", tr!("`max_rps` holds within this run only: {why}", why));
            self.file = None;
            return None;
        }
    }
}

/// The name of a file about an account, which does not tell whose it is.
pub(super) fn name_of(about: &str, account: &str) -> String {
    format!("{about}-{}", whole_file::short_digest([account]))
}

/// Claims the present moment, less the time that the caller is late, for a request.
fn claim(path: &Path, interval: Duration, late: Duration) -> io::Result<Claim> {
    path.parent().map_or(Ok(()), whole_file::private_folder)?;
    let mut file = whole_file::open_or_create_private(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => return Ok(Claim::Locked),
        Err(std::fs::TryLockError::Error(e)) => return Err(e),
    }
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    // A time to come was written before the clock was set back, or it is damaged.
    let last = last(&mut file)?.filter(|last| *last <= now);
    let left = last.map_or(Duration::ZERO, |last| interval.saturating_sub(now.saturating_sub(last)));
    if !left.is_zero() {
        return Ok(Claim::In(left));
    }
    file.rewind()?;
    file.write_all(format!("{:020}\n", now.saturating_sub(late).as_nanos()).as_bytes())?;
    Ok(Claim::Granted)
}

/// The Unix time in the file; `None` in a new or damaged one.
fn last(file: &mut File) -> io::Result<Option<Duration>> {
    let mut bytes = Vec::new();
    file.take(21).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.trim().parse().ok().map(Duration::from_nanos))
}
