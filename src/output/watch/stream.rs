//! Changes as lines: one JSON object each, written at once.

use std::io::{self, Write as _};

use super::{Change, Item, Snapshot};

/// Writes the changes since the previous answer, or all records of the first one.
#[expect(clippy::disallowed_methods, reason = "where results leave")]
pub(super) fn write(
    before: Option<&[Item]>,
    snapshot: &Snapshot,
    record: impl Fn(&Item) -> String,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(lines(before, snapshot, record).as_bytes())?;
    out.flush()
}

fn lines(before: Option<&[Item]>, snapshot: &Snapshot, record: impl Fn(&Item) -> String) -> String {
    let at = snapshot.at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let line = |change: &str, item: &Item, was: Option<&Item>| {
        let (record, was) = (record(item), was.map_or_else(|| "null".to_owned(), &record));
        format!("{{\"at\":\"{at}\",\"change\":\"{change}\",\"record\":{record},\"was\":{was}}}\n")
    };
    let Some(before) = before else {
        return snapshot.items.iter().map(|item| line("initial", item, None)).collect();
    };
    let changed = snapshot.items.iter().zip(&snapshot.changes.now).map(|(item, change)| match change {
        Change::New => line("new", item, None),
        Change::Changed(index) => line("changed", item, Some(&before[*index])),
        Change::Same => String::new(),
    });
    // Its last known values, so that the id is in the same place in every line.
    let gone = snapshot.changes.gone.iter().map(|&index| line("gone", &before[index], None));
    changed.chain(gone).collect()
}

/// Checks whether the reader is still there, because without changes no write would tell.
///
/// # Errors
/// [`io::ErrorKind::BrokenPipe`] if the reader has closed the pipe.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "where results leave")]
pub(super) fn still_read() -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let out = io::stdout();
    let mut asked = [PollFd::new(&out, PollFlags::empty())];
    let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
    let gone = poll(&mut asked, Some(&at_once)).is_ok() && asked[0].revents().contains(PollFlags::ERR);
    if gone { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
}

/// Only the next change shows whether the reader is still there.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on Unix")]
pub(super) fn still_read() -> io::Result<()> {
    Ok(())
}
