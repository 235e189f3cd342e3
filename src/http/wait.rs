//! How long it is waited: for a turn, before another attempt, until the deadline.

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use super::{Http, failure::AttemptFailure};
use crate::error::Result;

/// The first pause before a retry is at most this long; each further one at most twice the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(400);
/// No pause of kefu's own choosing is longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
/// A `Retry-After` beyond this is not waited for unless `--deadline` allows it.
const PATIENCE: Duration = Duration::from_secs(120);
/// A shorter wait is not worth a word to somebody who did not ask for details.
const LONG_WAIT: Duration = Duration::from_secs(3);
/// The target of a wait's remaining seconds, which stand in one place on a terminal and nowhere else.
pub const COUNTDOWN: &str = "kefu::countdown";

impl Http {
    /// What some work comes to, if it is done before the deadline.
    ///
    /// # Errors
    /// That of the work; [`crate::error::Kind::Unreachable`] at the deadline.
    pub async fn in_time<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let left = self.time_left().unwrap_or_default();
        tokio::time::timeout(left, work).await.unwrap_or_else(|_| Err(self.out_of_time().error))
    }

    /// Waits until a moment, if the deadline allows it; says whether it did.
    pub async fn wait_until(&self, moment: Instant, why: &str) -> bool {
        if self.0.options.deadline.is_some_and(|deadline| moment >= deadline) {
            return false;
        }
        self.wait(moment, why).await;
        true
    }

    /// Waits, and says so: a long wait counts down before the user's eyes.
    pub(super) async fn wait(&self, moment: Instant, why: &str) {
        let left = moment.saturating_duration_since(Instant::now());
        if left < LONG_WAIT {
            tracing::info!("{why}; trying again in {} ms", left.as_millis());
            return tokio::time::sleep(left).await;
        }
        tracing::warn!("{why}; trying again in {} s", left.as_secs());
        loop {
            let left = moment.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            tracing::warn!(target: COUNTDOWN, "{why}; trying again in {} s", left.as_millis().div_ceil(1000));
            tokio::time::sleep(left.min(Duration::from_secs(1))).await;
        }
    }

    /// Takes a place in the queue when requests a second are limited; none before the deadline is an error.
    pub(super) async fn keep_pace(&self) -> std::result::Result<(), AttemptFailure> {
        let Some(rps) = self.0.options.max_rps else { return Ok(()) };
        let slot = {
            let mut next = self.0.next_slot.lock().await;
            let slot = next.map_or_else(Instant::now, |at| at.max(Instant::now()));
            *next = Some(slot + Duration::from_secs_f64(1.0 / rps));
            slot
        };
        if self.0.options.deadline.is_some_and(|deadline| slot >= deadline) {
            return Err(self.out_of_time());
        }
        tokio::time::sleep_until(slot).await;
        Ok(())
    }

    /// How long to pause before the next attempt; none if there should be none.
    pub(super) fn pause(&self, failure: &AttemptFailure, attempt: u32) -> Option<Duration> {
        if !failure.retry || attempt >= self.0.options.retries {
            return None;
        }
        let ceiling = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(attempt)).min(LONGEST_PAUSE);
        let pause = failure.after.unwrap_or_else(|| ceiling.mul_f64(fastrand::f64()));
        let longest = match self.0.options.deadline {
            Some(deadline) => deadline.saturating_duration_since(Instant::now()),
            None => PATIENCE,
        };
        (pause <= longest).then_some(pause)
    }

    /// The time until the deadline; none when it has passed.
    pub(super) fn time_left(&self) -> Option<Duration> {
        match self.0.options.deadline {
            None => Some(Duration::MAX),
            Some(deadline) => deadline.checked_duration_since(Instant::now()),
        }
    }
}

/// How long a `Retry-After` header asks to wait: seconds, or an HTTP date.
pub(super) fn wait_asked_for(header: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = header.trim().parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let then = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(header.trim()).ok()?;
    Some(Duration::try_from(then.duration_since(now)).unwrap_or(Duration::ZERO))
}
