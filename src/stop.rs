//! Being told to end: by Ctrl-C or by the system.

use crate::error::{Error, Kind};

/// Waits until the user or the system wants an end. What is wanted before the wait begins is not lost.
pub fn stopped() -> impl Future<Output = Error> {
    let interrupted = || Error::new(Kind::Interrupted, "interrupted");
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let signals =
            signal(SignalKind::interrupt()).and_then(|one| Ok((one, signal(SignalKind::terminate())?)));
        async move {
            let Ok((mut interrupt, mut terminate)) = signals else { return std::future::pending().await };
            tokio::select! {
                _ = interrupt.recv() => interrupted(),
                _ = terminate.recv() => Error::new(Kind::Terminated, "terminated"),
            }
        }
    }
    #[cfg(not(unix))]
    async move {
        let _ = tokio::signal::ctrl_c().await;
        interrupted()
    }
}
