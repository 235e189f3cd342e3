//! Appends new rows to the file of earlier runs on the same day.

use std::{io, path::Path};

use csv::ReaderBuilder;

use super::columns::{Form, cannot_read, completed, first_row};
use crate::{
    archive::State,
    error::{Error, Kind, Result},
    output::Format,
    whole_file::{self, PartFile, PendingFile},
};

/// The day's file with the rows of the new file appended, and the number of its earlier records; the new file itself if the
/// day has none yet. A file that was written before there were new columns gets them.
///
/// # Errors
/// [`Kind::Guarded`] if the old file has another header, so that rows would stand in the wrong columns;
/// [`Kind::CannotWrite`].
pub(super) fn appended(
    destination: &Path,
    new: PendingFile,
    form: Form,
    folder: &Path,
    state: State,
) -> Result<(PendingFile, u64)> {
    let format = form.format;
    let mut all = match whole_file::read(destination) {
        Ok(all) => all,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok((new, 0)),
        Err(e) => return Err(cannot_read(destination, &e)),
    };
    let rows = whole_file::read(new.path()).map_err(|e| cannot_read(new.path(), &e))?;
    let header = match format {
        Format::Jsonl => 0,
        // Keys and headings contain no line breaks.
        _ => rows.iter().position(|byte| *byte == b'\n').map_or(rows.len(), |at| at + 1),
    };
    if matches!(state, State::Whole | State::Interrupted)
        && !all.starts_with(&rows[..header])
        && let Ok(Some(model)) = first_row(new.path())
        && let Some(complete) = completed(&all, &model, form)
    {
        all = complete;
    }
    if !all.starts_with(&rows[..header]) {
        return Err(Error::new(
            Kind::Guarded,
            tr!("{path} has another header", path = destination.display()),
        )
        .why(tr!("somebody has changed it, and the new rows would stand under the wrong headings"))
        .hint(tr!("move the file away; the next run begins a new one")));
    }
    let before = records(&all, form);
    if all.last().is_some_and(|byte| *byte != b'\n') {
        all.extend_from_slice(if format == Format::CsvExcel { b"\r\n" } else { b"\n" });
    }
    all.extend_from_slice(&rows[header..]);
    Ok((PendingFile::of(&all, PartFile::waiting(folder, destination)?)?, before))
}

/// The number of records in a file: somebody may have changed it, or removed the manifest that counts them.
fn records(bytes: &[u8], form: Form) -> u64 {
    let mut reader = ReaderBuilder::new().has_headers(true).flexible(true).from_reader(bytes);
    let records = match form.is_csv() {
        true => reader.byte_records().count(),
        false => bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count(),
    };
    records as u64
}
