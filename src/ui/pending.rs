//! The rest of a paste: what the terminal holds behind the line that was read.

use std::{io, time::Duration};

/// The time in which the rest of a paste arrives, also through SSH, and in which nobody types.
const PAUSE: Duration = Duration::from_millis(50);

/// Takes everything that is pending. Returns whether it was more than blanks and line ends.
#[cfg(unix)]
pub(super) fn take() -> io::Result<bool> {
    use rustix::{
        event::{PollFd, PollFlags, Timespec, poll},
        io::{read, retry_on_intr},
    };
    let pause = Timespec::try_from(PAUSE).map_err(io::Error::other)?;
    let stdin = io::stdin();
    let (mut bytes, mut has_text) = ([0; 1024], false);
    loop {
        let mut input = [PollFd::new(&stdin, PollFlags::IN)];
        if retry_on_intr(|| poll(&mut input, Some(&pause)))? == 0 {
            return Ok(has_text);
        }
        let length = retry_on_intr(|| read(&stdin, &mut bytes))?;
        if length == 0 {
            return Ok(has_text);
        }
        has_text |= bytes[..length].iter().any(|byte| !byte.is_ascii_whitespace());
    }
}

/// Takes everything that is pending. The console also counts the release of keys, so text cannot be told from them.
#[cfg(not(unix))]
pub(super) fn take() -> io::Result<bool> {
    std::thread::sleep(PAUSE);
    #[cfg(windows)]
    let _ = win32console::console::WinConsole::input().flush_input();
    Ok(false)
}
