//! The columns of a directory's files: remembered in its manifest, so that every file has the same header.
//!
//! A new column comes last, and one that the vendor no longer has stays, without values. Older files of CSV, whose readers
//! find values by their position, get the new columns without asking the vendor. Lines of JSON name each value, and
//! workbooks are for people: their older files stay as they are.

use std::{io, path::Path};

use csv::{ByteRecord, ReaderBuilder, Terminator, WriterBuilder};
use jiff::civil::Date;
use tr::tr;

use crate::{
    archive::{Archive, Entry},
    error::{Error, Kind, Result},
    lang::system,
    output::{self, Format},
    whole_file::{self, PartFile, PendingFile},
};

/// The byte-order mark of CSV for Excel.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The form of a directory's files, as far as it concerns their columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// The format.
    pub(super) format: Format,
    /// Whether a file's first row names its columns.
    pub(super) header: bool,
    /// Whether these names are keys.
    pub(super) keys: bool,
}

impl Form {
    pub(super) fn of(options: &output::Options) -> Self {
        Self { format: options.format, header: options.header, keys: !options.has_labels() }
    }

    pub(super) fn is_csv(self) -> bool {
        matches!(self.format, Format::Csv | Format::CsvExcel)
    }

    fn terminator(self) -> Terminator {
        match self.format {
            Format::CsvExcel => Terminator::CRLF,
            _ => Terminator::Any(b'\n'),
        }
    }
}

/// The keys of a directory's columns: those that its manifest remembers, or else those that its files of CSV have, the
/// newest first. An earlier version remembered none.
pub(super) fn remembered(archive: &Archive, form: Form) -> Vec<String> {
    let mut columns = archive.manifest.columns.clone();
    if !columns.is_empty() || !form.is_csv() || !form.header || !form.keys {
        return columns;
    }
    for day in archive.manifest.files.keys().rev() {
        let header = first_row(&archive.path(*day)).ok().flatten().unwrap_or_default();
        let Some(names) =
            header.iter().map(|name| std::str::from_utf8(name).ok()).collect::<Option<Vec<_>>>()
        else {
            continue;
        };
        let new: Vec<_> = names.into_iter().filter(|name| !columns.iter().any(|key| key == name)).collect();
        columns.extend(new.into_iter().map(str::to_owned));
    }
    columns
}

/// Gives every file the columns that it lacks. `written` are the days whose files this run has written.
///
/// # Errors
/// [`Kind::CannotWrite`].
pub(super) fn complete(archive: &mut Archive, form: Form, written: &[Date]) -> Result<()> {
    if !form.is_csv() {
        return Ok(());
    }
    let width = archive.manifest.columns.len();
    let rows = written.iter().rev().filter_map(|day| first_row(&archive.path(*day)).ok().flatten());
    let Some(model) = rows.into_iter().find(|row| row.len() == width) else { return Ok(()) };
    let with_file = |entry: &Entry| !entry.has_no_file();
    let days: Vec<_> =
        archive.manifest.files.iter().filter(|(_, entry)| with_file(entry)).map(|(day, _)| *day).collect();
    for day in days {
        let path = archive.path(day);
        // Files that are missing, or are no regular files, are reported where their days are due.
        let Ok(Some(first)) = first_row(&path) else { continue };
        if first == model {
            continue;
        }
        let old = whole_file::read(&path).map_err(|e| cannot_read(&path, &e))?;
        let Some(new) = completed(&old, &model, form) else { continue };
        let pending = PendingFile::of(&new, PartFile::waiting(archive.dir(), &path)?)?;
        if archive.put_rewritten(day, pending)? {
            tracing::info!(
                "{}",
                tr!("{path}: has the new columns now, without values", path = path.display())
            );
        }
    }
    Ok(())
}

/// The bytes of a file of CSV with the columns of another file's first row. `None` if it has them already, or has one that
/// would be lost.
pub(super) fn completed(old: &[u8], model: &ByteRecord, form: Form) -> Option<Vec<u8>> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(old);
    let mut rows = reader.byte_records();
    let first = rows.next()?.ok()?;
    let places: Vec<_> = match form.header {
        true => model.iter().map(|name| first.iter().position(|own| own == name)).collect(),
        // New columns come last.
        false => (0..model.len()).map(|place| (place < first.len()).then_some(place)).collect(),
    };
    let has_all = first == *model || (!form.header && first.len() == model.len());
    if has_all || places.iter().flatten().count() < first.len() {
        return None;
    }
    let mark = if old.starts_with(MARK) { MARK } else { b"" };
    let mut out = WriterBuilder::new().terminator(form.terminator()).from_writer(mark.to_vec());
    let row = |row: &ByteRecord| {
        let value =
            |place: &Option<usize>| place.and_then(|place| row.get(place)).unwrap_or_default().to_vec();
        places.iter().map(value).collect::<Vec<_>>()
    };
    match form.header {
        true => out.write_byte_record(model).ok()?,
        false => out.write_record(row(&first)).ok()?,
    }
    for next in rows {
        out.write_record(row(&next.ok()?)).ok()?;
    }
    out.into_inner().ok()
}

/// The first row of a file of CSV; `None` if it is empty.
pub(super) fn first_row(path: &Path) -> io::Result<Option<ByteRecord>> {
    let file = whole_file::open(path)?;
    let mut reader = ReaderBuilder::new().has_headers(false).buffer_capacity(4096).from_reader(file);
    reader.byte_records().next().transpose().map_err(io::Error::other)
}

/// The error for a file that cannot be read.
pub(super) fn cannot_read(path: &Path, error: &io::Error) -> Error {
    Error::new(Kind::CannotWrite, tr!("cannot read {path}", path = path.display())).why(system(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: Form = Form { format: Format::Csv, header: true, keys: true };

    #[test]
    fn a_file_gets_the_columns_that_it_lacks_and_loses_none() {
        let excel = Form { format: Format::CsvExcel, ..CSV };
        let bare = Form { header: false, ..CSV };
        let hostile = "a,b\n\"1,\"\"x\"\"\",\"two\nlines\"\n,\n";
        let (gbk, _, _) = encoding_rs::GB18030.encode("编号,内容\n1,\"𠮷，\n\"\"\"\n");
        let (gbk_after, _, _) = encoding_rs::GB18030.encode("编号,内容,c\n1,\"𠮷，\n\"\"\",\n");
        for (form, old, model, new) in [
            (
                CSV,
                hostile.as_bytes(),
                &["a", "b", "c"][..],
                Some("a,b,c\n\"1,\"\"x\"\"\",\"two\nlines\",\n,,\n".as_bytes()),
            ),
            (CSV, b"a,b\n1,2\n", &["b", "c", "a"], Some(b"b,c,a\n2,,1\n")),
            (CSV, b"a\n\"\"\n", &["a", "c"], Some(b"a,c\n,\n")),
            (CSV, b"a,b\n", &["a", "b", "c d"], Some(b"a,b,c d\n")),
            (CSV, b"a,b\n1,2\n", &["a", "b"], None),
            (CSV, b"a,b\n1,2\n", &["a", "c"], None),
            (CSV, b"", &["a"], None),
            (excel, "\u{feff}a\r\n1\r\n".as_bytes(), &["a", "=c"], Some("\u{feff}a,=c\r\n1,\r\n".as_bytes())),
            (bare, b"1,2\n3,4\n", &["x", "y", "z"], Some(b"1,2,\n3,4,\n")),
            (bare, b"1,2\n", &["x", "y"], None),
        ] {
            let model: Vec<&[u8]> = model.iter().map(|name| name.as_bytes()).collect();
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let got = completed(old, &ByteRecord::from(model), form);
            assert_eq!(got.as_deref().map(text), new.map(text), "{}", text(old));
        }
        let header = gbk_after.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let model = ByteRecord::from(header.split(|byte| *byte == b',').collect::<Vec<_>>());
        assert_eq!(completed(&gbk, &model, CSV).as_deref(), Some(&*gbk_after));
    }
}
