//! Ends a run early: on a signal, or at the deadline.
//!
//! The work runs on its own thread, while the main thread waits for its result, for signals and for the deadline.
//! Work that awaits [`stopped`] or [`bounded`] ends in order: it closes documents and records the run. Work that
//! blocks in a system call cannot, so the process ends without it after [`GRACE`].

use std::{
    future::pending,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    pin::pin,
    sync::{
        LazyLock, OnceLock,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use tokio::{
    runtime::{Builder, Handle},
    sync::{oneshot, watch},
    task::{AbortHandle, yield_now},
    time::{Instant, sleep_until},
};

use crate::error::{Error, Kind};

/// The time that work may take to end in order. A second signal ends it at once.
const GRACE: Duration = Duration::from_secs(2);
/// The stack size of the work's thread: that of a main thread.
const STACK: usize = 8 << 20;

/// The state of the process that decides about its end.
static RUN: LazyLock<Run> = LazyLock::new(|| Run {
    began: Instant::now(),
    asked: watch::Sender::new(None),
    deadline: watch::Sender::new(None),
    handle: OnceLock::new(),
    is_shielded: AtomicBool::new(false),
});

struct Run {
    began: Instant,
    /// The signal that asked for the end.
    asked: watch::Sender<Option<Kind>>,
    deadline: watch::Sender<Option<Instant>>,
    /// The main thread's runtime.
    handle: OnceLock<Handle>,
    /// Whether Ctrl-C is for another program on the terminal.
    is_shielded: AtomicBool,
}

/// The reason why blocking work was abandoned.
#[derive(Debug)]
pub enum End {
    /// A signal.
    Stopped(Error),
    /// The deadline.
    Late,
}

/// Runs the work of the whole process on another thread.
///
/// # Errors
/// [`Kind::Interrupted`], [`Kind::Terminated`], or [`Kind::CannotWrite`] at the deadline, if the work did not end in
/// time. It may still be running.
pub fn guard<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let cannot = |e: std::io::Error| Error::new(Kind::Bug, tr!("the run cannot be started")).why(e);
    LazyLock::force(&RUN);
    let runtime = Builder::new_current_thread().enable_all().build().map_err(cannot)?;
    let _ = RUN.handle.set(runtime.handle().clone());
    runtime.block_on(async {
        let mut signals = Signals::new().map_err(cannot)?;
        let (done, ended) = oneshot::channel();
        let work = move || drop(done.send(work()));
        let worker = thread::Builder::new().stack_size(STACK).spawn(work).map_err(cannot)?;
        let mut ended = pin!(ended);
        let mut late = pin!(late());
        // The error and the time at which the process ends, unless the work ends by itself.
        let mut forced: Option<(Instant, Error)> = None;
        loop {
            let patience = forced.as_ref().map(|(until, _)| *until);
            tokio::select! {
                biased;
                result = &mut ended => return result.or_else(|_| match worker.join() {
                    Err(panic) => resume_unwind(panic),
                    Ok(()) => Err(Error::new(Kind::Bug, tr!("the run ended without a result"))),
                }),
                kind = signals.next() => {
                    if kind == Kind::Interrupted && RUN.is_shielded.load(Ordering::SeqCst) {
                        continue;
                    }
                    // Counted before it is announced, because a receiver may stop listening as soon as it hears of
                    // it.
                    let alone = RUN.asked.receiver_count() == 0;
                    if RUN.asked.send_replace(Some(kind)).is_some() || alone {
                        return Err(signalled(kind));
                    }
                    forced = Some((Instant::now() + GRACE, signalled(kind)));
                }
                () = &mut late, if forced.is_none() => forced = Some((Instant::now() + GRACE, too_late())),
                () = until(patience) => return forced.map_or_else(|| Err(too_late()), |(_, error)| Err(error)),
            }
        }
    })
}

/// The error of the end that the user or the system has asked for, if one has.
pub fn requested() -> Option<Error> {
    RUN.asked.borrow().map(signalled)
}

/// Whether the deadline is over.
pub fn is_late() -> bool {
    RUN.deadline.borrow().is_some_and(|deadline| deadline <= Instant::now())
}

/// Runs work during which Ctrl-C is for another program on the terminal.
pub fn shielded<T>(work: impl FnOnce() -> T) -> T {
    RUN.is_shielded.store(true, Ordering::SeqCst);
    let result = work();
    // The main thread may not have noticed yet what was pressed meanwhile: it looks once more before the shield falls.
    let (fallen, wait) = mpsc::channel::<()>();
    let fall = move || {
        RUN.is_shielded.store(false, Ordering::SeqCst);
        drop(fallen);
    };
    match RUN.handle.get() {
        Some(main) => drop(main.spawn(async {
            yield_now().await;
            fall();
        })),
        None => fall(),
    }
    // Nothing is sent: the end is that the sender is gone.
    let _ = wait.recv();
    result
}

/// Sets the time limit of the process, counted from its start. Returns when it ends.
pub fn limit(time: Duration) -> Instant {
    let deadline = RUN.began + time;
    RUN.deadline.send_replace(Some(deadline));
    deadline
}

/// Waits until the user or the system asks for the end. An earlier request is not lost.
pub fn stopped() -> impl Future<Output = Error> {
    let mut asked = RUN.asked.subscribe();
    async move {
        let kind = asked.wait_for(Option::is_some).await.ok().and_then(|kind| *kind);
        match kind {
            Some(kind) => signalled(kind),
            None => pending().await,
        }
    }
}

/// Waits until the deadline, even if it is set later; for ever without one.
pub async fn late() {
    let mut set = RUN.deadline.subscribe();
    loop {
        let deadline = *set.borrow_and_update();
        tokio::select! {
            () = until(deadline) => return,
            Ok(()) = set.changed() => {}
        }
    }
}

/// Runs blocking work on its own thread, which is abandoned on a signal and at the deadline. It may continue until
/// the process ends.
pub fn bounded<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, End> {
    let (done, heard) = mpsc::channel();
    let ends = done.clone();
    let _listening = on_end(move |end| drop(ends.send(Err(end))));
    let work = move || drop(done.send(Ok(catch_unwind(AssertUnwindSafe(work)))));
    thread::spawn(work);
    match heard.recv() {
        Ok(Ok(Ok(result))) => Ok(result),
        Ok(Ok(Err(panic))) => resume_unwind(panic),
        Ok(Err(end)) => Err(end),
        Err(_) => Err(End::Late),
    }
}

/// Calls `told` on a signal and at the deadline, until the returned guard is dropped.
pub fn on_end(told: impl FnOnce(End) + Send + 'static) -> Listening {
    let stopped = stopped();
    let wait = async move {
        tokio::select! {
            biased;
            error = stopped => told(End::Stopped(error)),
            () = late() => told(End::Late),
        }
    };
    // Without a guard, as in unit tests, nothing ends it.
    Listening(RUN.handle.get().map(|handle| handle.spawn(wait).abort_handle()))
}

/// A registration that ends when it is dropped.
#[derive(Debug)]
pub struct Listening(Option<AbortHandle>);

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(task) = &self.0 {
            task.abort();
        }
    }
}

/// Waits until a time, or for ever.
pub async fn until(moment: Option<Instant>) {
    match moment {
        Some(moment) => sleep_until(moment).await,
        None => pending().await,
    }
}

fn signalled(kind: Kind) -> Error {
    Error::new(kind, if kind == Kind::Interrupted { tr!("interrupted") } else { tr!("terminated") })
}

fn too_late() -> Error {
    Error::new(Kind::CannotWrite, tr!("the run did not end by its deadline"))
        .why(tr!("nobody reads what it writes, or a disk does not answer"))
        .hint(tr!("give a longer --deadline, or read its output to the end"))
}

/// Ctrl-Z, for code that has to restore the terminal before the process is suspended.
#[cfg(unix)]
pub struct Pauses {
    signals: Option<[tokio::signal::unix::Signal; 2]>,
}

#[cfg(unix)]
impl Pauses {
    /// Defers Ctrl-Z to [`Self::pause`], if `wanted`.
    pub fn new(wanted: bool) -> Self {
        use rustix::process::Signal;
        use tokio::signal::unix::{SignalKind, signal};
        let stream = |of: Signal| signal(SignalKind::from_raw(of.as_raw())).ok();
        let both = || Some([stream(Signal::TSTP)?, stream(Signal::CONT)?]);
        Self { signals: wanted.then(both).flatten() }
    }

    /// Waits for Ctrl-Z.
    pub async fn asked(&mut self) {
        match &mut self.signals {
            Some([stop, _]) => drop(stop.recv().await),
            None => pending().await,
        }
    }

    /// Suspends the process; returns when it continues.
    pub async fn pause(&mut self) {
        use rustix::process::{Signal, getpid, kill_process};
        if let Some([_, go_on]) = &mut self.signals
            && kill_process(getpid(), Signal::STOP).is_ok()
        {
            go_on.recv().await;
        }
    }
}

/// Other platforms do not suspend processes.
#[cfg(not(unix))]
pub struct Pauses;

#[cfg(not(unix))]
impl Pauses {
    /// Nothing to wait for.
    pub fn new(_: bool) -> Self {
        Self
    }

    /// Waits for ever.
    pub async fn asked(&mut self) {
        pending().await
    }

    /// Does nothing.
    #[expect(clippy::unused_async, reason = "the same shape as on Unix")]
    pub async fn pause(&mut self) {}
}

/// The signals that ask for the end.
#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    others: Vec<tokio::signal::unix::Signal>,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let mut kinds = vec![SignalKind::terminate(), SignalKind::quit()];
        // `nohup` ignores the signal, and a handler would undo that.
        if !is_ignored(SignalKind::hangup().as_raw_value()) {
            kinds.push(SignalKind::hangup());
        }
        let others = kinds.into_iter().map(signal).collect::<std::io::Result<_>>()?;
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, others })
    }

    async fn next(&mut self) -> Kind {
        let Self { interrupt, others } = self;
        let others = futures_util::future::select_all(others.iter_mut().map(|one| Box::pin(one.recv())));
        tokio::select! {
            _ = interrupt.recv() => Kind::Interrupted,
            _ = others => Kind::Terminated,
        }
    }
}

/// Whether the process was started with a signal ignored, if the system can tell.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

/// The events of the console: Ctrl-C and Ctrl-Break interrupt; its window being closed, logging off and shutting down
/// terminate. After the last three Windows ends the process some seconds later.
#[cfg(windows)]
struct Signals {
    interrupt: tokio::signal::windows::CtrlC,
    pause: tokio::signal::windows::CtrlBreak,
    close: tokio::signal::windows::CtrlClose,
    log_off: tokio::signal::windows::CtrlLogoff,
    shut_down: tokio::signal::windows::CtrlShutdown,
}

#[cfg(windows)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};
        Ok(Self {
            interrupt: ctrl_c()?,
            pause: ctrl_break()?,
            close: ctrl_close()?,
            log_off: ctrl_logoff()?,
            shut_down: ctrl_shutdown()?,
        })
    }

    async fn next(&mut self) -> Kind {
        tokio::select! {
            _ = self.interrupt.recv() => Kind::Interrupted,
            _ = self.pause.recv() => Kind::Interrupted,
            _ = self.close.recv() => Kind::Terminated,
            _ = self.log_off.recv() => Kind::Terminated,
            _ = self.shut_down.recv() => Kind::Terminated,
        }
    }
}
