//! Reads secrets from files and commands, up to a size limit and until a signal or the deadline.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
};

use crate::{
    error::Error,
    stop::{self, End},
};

/// The largest content in bytes that a file or a command may give.
const LONGEST: u64 = 1 << 20;

/// The reason why a file or a command gave no content.
pub(super) enum FetchError {
    /// A signal ended the run.
    Stopped(Error),
    /// An error of the operating system.
    System(io::Error),
    /// It did not end before the deadline.
    Late,
    /// It gives more than may be read.
    TooLong,
    /// The command ended with a failure.
    Failed(ExitStatus),
}

impl From<io::Error> for FetchError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Reads a file; returns its content and the file itself. It may be a pipe, such as `<(pass show gome)` in a shell.
pub(super) fn file(path: &Path) -> Result<(Vec<u8>, File), FetchError> {
    let path: PathBuf = path.to_owned();
    let read = stop::bounded(move || {
        let mut file = File::open(path)?;
        let bytes = limited(&mut file)?;
        Ok((bytes, file))
    });
    read.unwrap_or_else(|end| Err(given_up(end)))
}

/// Runs a command line and returns its standard output. Its standard error is discarded: it could contain the secret,
/// and kefu must be able to stay silent.
pub(super) fn output(line: &str) -> Result<Vec<u8>, FetchError> {
    match captured(shell(line))? {
        (bytes, status) if status.success() => Ok(bytes),
        (_, status) => Err(FetchError::Failed(status)),
    }
}

/// Runs a command to its end and returns its standard output.
pub(super) fn captured(mut command: Command) -> Result<(Vec<u8>, ExitStatus), FetchError> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let group = own_group(&mut command);
    let mut child = command.spawn()?;
    let pid = child.id();
    let read = stop::bounded(move || {
        let bytes = child.stdout.take().map_or(Ok(Vec::new()), |out| written(out, &mut child))?;
        Ok((bytes, child.wait()?))
    });
    let read = read.unwrap_or_else(|end| Err(given_up(end)));
    if read.is_err() {
        kill(pid, group);
    }
    read
}

fn given_up(end: End) -> FetchError {
    match end {
        End::Stopped(error) => FetchError::Stopped(error),
        End::Late => FetchError::Late,
    }
}

fn limited(from: &mut impl io::Read) -> Result<Vec<u8>, FetchError> {
    let mut bytes = Vec::new();
    from.take(LONGEST + 1).read_to_end(&mut bytes)?;
    within_limit(bytes)
}

fn within_limit(bytes: Vec<u8>) -> Result<Vec<u8>, FetchError> {
    match bytes.len() as u64 > LONGEST {
        true => Err(FetchError::TooLong),
        false => Ok(bytes),
    }
}

/// Reads a command's output until the command ends. A process that it leaves in the background may keep the pipe open
/// for ever, so the end of the pipe is not awaited.
#[cfg(unix)]
fn written(mut out: ChildStdout, child: &mut Child) -> Result<Vec<u8>, FetchError> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    /// The interval at which the command is checked for its end while no output arrives.
    const AGAIN: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
    let (mut bytes, mut piece) = (Vec::new(), [0; 1 << 14]);
    loop {
        // The command is checked before the pipe, so that its last output is in the pipe when the pipe is read.
        let ended = child.try_wait()?.is_some();
        let mut ready = [PollFd::new(&out, PollFlags::IN)];
        let ready = poll(&mut ready, Some(&AGAIN)).map_err(io::Error::from)?;
        if ready == 0 && ended {
            return Ok(bytes);
        }
        if ready > 0 {
            let read = out.read(&mut piece)?;
            bytes.extend_from_slice(&piece[..read]);
            if read == 0 || bytes.len() as u64 > LONGEST {
                return within_limit(bytes);
            }
        }
    }
}

#[cfg(not(unix))]
fn written(mut out: ChildStdout, _: &mut Child) -> Result<Vec<u8>, FetchError> {
    limited(&mut out)
}

/// Gives a command its own process group, so that it can be ended as a whole. At a terminal it stays in kefu's group,
/// because a background group could not ask for a password.
#[cfg(unix)]
fn own_group(command: &mut Command) -> bool {
    use std::os::unix::process::CommandExt as _;
    let apart = File::open("/dev/tty").is_err();
    if apart {
        command.process_group(0);
    }
    apart
}

#[cfg(not(unix))]
fn own_group(_: &mut Command) -> bool {
    false
}

/// Kills a command, and its process group if it has one of its own.
#[cfg(unix)]
fn kill(pid: u32, group: bool) {
    use rustix::process::{Pid, Signal, kill_process, kill_process_group};
    let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) else { return };
    // It may have ended just now.
    let _ = if group { kill_process_group(pid, Signal::KILL) } else { kill_process(pid, Signal::KILL) };
}

/// Kills a command and all that it has started.
#[cfg(not(unix))]
fn kill(pid: u32, _: bool) {
    // It may have ended just now.
    let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &pid.to_string()]).output();
}

#[cfg(not(windows))]
fn shell(line: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(line);
    command
}

#[cfg(windows)]
fn shell(line: &str) -> Command {
    use std::os::windows::process::CommandExt as _;
    let mut command = Command::new("cmd");
    // `cmd` has its own quoting rules, which the usual escaping would break.
    command.arg("/C").raw_arg(line);
    command
}
