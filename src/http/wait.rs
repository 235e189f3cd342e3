//! Waits: for the rate limit, before a retry, until the deadline.

use std::time::Duration;

use tokio::{sync::SemaphorePermit, time::Instant};

use super::{Http, Inner, failure::AttemptFailure};
use crate::error::Result;

/// The longest first pause before a retry; each further pause may be twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(400);
/// The longest pause that kefu chooses by itself.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
/// The longest `Retry-After` that is honoured without `--deadline`.
const PATIENCE: Duration = Duration::from_secs(120);
/// The longest time between two requests, whatever `max_rps` is.
const LONGEST_INTERVAL: Duration = Duration::from_secs(24 * 60 * 60);
/// Shorter waits are logged only with -v.
const LONG_WAIT: Duration = Duration::from_secs(3);
/// The tracing target of a wait's remaining seconds. A terminal shows them in place; no other output has them.
pub const COUNTDOWN: &str = "kefu::countdown";

impl Http {
    /// The result of a future that completes before the deadline.
    ///
    /// # Errors
    /// The future's own error; [`crate::error::Kind::Unreachable`] at the deadline.
    pub async fn in_time<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let left = self.time_left().unwrap_or_default();
        tokio::time::timeout(left, work).await.unwrap_or_else(|_| Err(self.out_of_time().error))
    }

    /// Sleeps until a time unless the deadline comes first. Returns whether it slept.
    pub async fn wait_until(&self, moment: Instant, why: &str) -> bool {
        if self.0.options.deadline.is_some_and(|deadline| moment >= deadline) {
            return false;
        }
        self.wait(moment, why).await;
        true
    }

    /// Sleeps, with a countdown on the terminal if the wait is long.
    pub(super) async fn wait(&self, moment: Instant, why: &str) {
        let left = moment.saturating_duration_since(Instant::now());
        if left < LONG_WAIT {
            tracing::info!("{}", tr!("{why}; trying again in {n} ms", why, n = left.as_millis()));
            return tokio::time::sleep(left).await;
        }
        tracing::warn!("{}", tr!("{why}; trying again in {n} s", why, n = left.as_secs()));
        loop {
            let left = moment.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            let seconds = left.as_millis().div_ceil(1000);
            tracing::warn!(target: COUNTDOWN, "{}", tr!("{why}; trying again in {n} s", why, n = seconds));
            tokio::time::sleep(left.min(Duration::from_secs(1))).await;
        }
    }

    /// Waits until the next request may be in flight: for the time that the rate limit gives it, and for a permit. Fails
    /// if that is not before the deadline.
    pub(super) async fn permit(&self) -> std::result::Result<SemaphorePermit<'_>, AttemptFailure> {
        let Inner { options, pace, permits, .. } = &*self.0;
        let interval = options.max_rps.map_or(Duration::ZERO, |rps| {
            Duration::try_from_secs_f64(1.0 / rps).map_or(LONGEST_INTERVAL, |it| it.min(LONGEST_INTERVAL))
        });
        let permit = async {
            match interval.is_zero() {
                // The semaphore is never closed, so `acquire` cannot fail.
                true => permits.acquire().await.ok(),
                false => pace.permit(interval, permits, options.deadline).await,
            }
        };
        let permit = tokio::time::timeout(self.time_left().unwrap_or_default(), permit).await;
        permit.ok().flatten().ok_or_else(|| self.out_of_time())
    }

    /// The pause before the next attempt; `None` if there must be none.
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

    /// The time until the deadline; `None` when it has passed.
    pub(super) fn time_left(&self) -> Option<Duration> {
        match self.0.options.deadline {
            None => Some(Duration::MAX),
            Some(deadline) => deadline.checked_duration_since(Instant::now()),
        }
    }
}
