//! Counts of several moments in one file: what is there, and the new rows below it.

use std::{io, path::Path};

use crate::{
    error::{Error, Kind, Result},
    output::Format,
    whole_file::{self, PartFile, PendingFile},
};

/// A pending of the day's file with the new one's rows at its end; the new one itself if there is none yet.
///
/// # Errors
/// [`Kind::Guarded`] if somebody has given the file another header, so that rows would stand under the
/// wrong one; [`Kind::CannotWrite`].
pub(super) fn appended(
    destination: &Path,
    new: PendingFile,
    format: Format,
    folder: &Path,
) -> Result<PendingFile> {
    let cannot_read = |path: &Path, e: &io::Error| {
        Error::new(Kind::CannotWrite, format!("cannot read {}", path.display())).why(e)
    };
    let mut all = match whole_file::read(destination) {
        Ok(all) => all,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(new),
        Err(e) => return Err(cannot_read(destination, &e)),
    };
    let rows = whole_file::read(new.path()).map_err(|e| cannot_read(new.path(), &e))?;
    let header = match format {
        Format::Jsonl => 0,
        // Keys and headings have no line breaks in them.
        _ => rows.iter().position(|byte| *byte == b'\n').map_or(rows.len(), |at| at + 1),
    };
    if !all.starts_with(&rows[..header]) {
        return Err(Error::new(Kind::Guarded, format!("{} has another header", destination.display()))
            .why("somebody has changed it, and the new rows would stand under the wrong headings")
            .hint("move the file away; the next run begins a new one"));
    }
    if all.last().is_some_and(|byte| *byte != b'\n') {
        all.extend_from_slice(if format == Format::CsvExcel { b"\r\n" } else { b"\n" });
    }
    all.extend_from_slice(&rows[header..]);
    PendingFile::of(&all, PartFile::waiting(folder, destination)?)
}
