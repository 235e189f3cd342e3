//! Being told to end: by Ctrl-C or by the system.

use crate::error::{Error, Kind};

/// Waits until the user or the system wants an end.
pub async fn stopped() -> Error {
    let interrupted = || Error::new(Kind::Interrupted, "interrupted");
    #[cfg(unix)]
    {
        let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            return std::future::pending().await;
        };
        tokio::select! {
            _ = tokio::signal::ctrl_c() => interrupted(),
            _ = terminated.recv() => Error::new(Kind::Terminated, "terminated"),
        }
    }
    #[cfg(not(unix))]
    {
        let _ = tokio::signal::ctrl_c().await;
        interrupted()
    }
}
