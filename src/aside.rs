//! Work on a thread of the runtime's own.

use tokio::task::JoinSet;

/// Does work on a thread of the runtime's own, while this one puts records in order and writes them.
pub async fn aside<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    // In a set, because what it holds ends with it: at a deadline, on Ctrl-C.
    let mut begun = JoinSet::new();
    begun.spawn(work);
    match begun.join_next().await {
        Some(Ok(done)) => done,
        Some(Err(error)) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        // The runtime ends, and nobody waits any more.
        _ => std::future::pending().await,
    }
}
