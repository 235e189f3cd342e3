//! Work that runs beside the main thread: taking answers apart while records are put in order and written.

use tokio::task::JoinSet;

/// Runs a future on the runtime's worker thread and waits for its result.
pub async fn on_worker<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    // A `JoinSet` aborts its tasks on drop, so a deadline or Ctrl-C cancels the work.
    let mut tasks = JoinSet::new();
    tasks.spawn(work);
    match tasks.join_next().await {
        Some(Ok(output)) => output,
        Some(Err(error)) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        // The task was aborted because the runtime shuts down, so no one awaits this future either.
        _ => std::future::pending().await,
    }
}
