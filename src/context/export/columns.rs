//! The columns of a directory's files: remembered in its manifest, so that every file has the same header.
//!
//! A new column comes last, and one that the vendor no longer has stays, without values. Older files of CSV, whose readers
//! find values by their position, get the new columns without asking the vendor. Lines of JSON name each value, and
//! workbooks are for people: their older files stay as they are.

use std::{io, mem, path::Path};

use csv::{ByteRecord, ReaderBuilder, Terminator, WriterBuilder};
use jiff::civil::Date;

use crate::{
    archive::{Archive, Entry, State},
    error::{Error, Kind, Result},
    lang::{Lang, system},
    output::{self, Encoding, Format, unguarded},
    record::Column,
    stop::is_late,
    whole_file::{self, PartFile, PendingFile},
};

/// The byte-order mark of CSV for Excel.
const MARK: &[u8] = "\u{feff}".as_bytes();
/// The number of rewritten files that are recorded together: the manifest has an entry for every day, so saving it for
/// each file takes the square of their number. Each is open until then.
const BATCH: usize = 16;

/// The form of a directory's files, as far as it concerns their columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// The format.
    pub(super) format: Format,
    /// The encoding.
    encoding: Encoding,
    /// The language of its headings; `None` if they are keys.
    lang: Option<Lang>,
}

impl Form {
    pub(super) fn of(options: &output::Options) -> Self {
        let lang = options.has_labels().then_some(options.lang);
        Self { format: options.format, encoding: options.encoding, lang }
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

    /// The keys of the columns with these headings; `None` if one of them is not certain.
    fn keys(self, header: &ByteRecord, known: &[Column]) -> Option<Vec<String>> {
        if header.iter().any(|name| stands_twice(header, name)) {
            return None;
        }
        header.iter().map(|name| self.key(&self.encoding.decode(name), known)).collect()
    }

    /// The key of the column with a heading. A tenant's own field has its name as both.
    fn key(self, heading: &str, known: &[Column]) -> Option<String> {
        let is_lost =
            |c: char| c == char::REPLACEMENT_CHARACTER || (c == '?' && self.encoding == Encoding::Gbk);
        if heading.contains(is_lost) {
            return None;
        }
        let heading = match self.format {
            Format::CsvExcel => unguarded(heading),
            _ => heading.into(),
        };
        let Some(lang) = self.lang else { return Some(heading.into_owned()) };
        // Excel does not get `ID` at the beginning of a file.
        let mut same = known.iter().filter(|column| column.heading(lang).eq_ignore_ascii_case(&heading));
        match (same.next(), same.next()) {
            (Some(column), None) => Some(column.key.to_string()),
            (None, _) if !is_numbered(&heading) => Some(heading.into_owned()),
            _ => None,
        }
    }
}

/// Whether a heading may have got its number because another one was equal.
fn is_numbered(heading: &str) -> bool {
    let number = heading.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    number.is_some_and(|(_, number)| number.parse::<usize>().is_ok())
}

/// The keys of a directory's columns: those that its manifest remembers, or else those that its files of CSV have, the
/// newest first. An earlier version remembered none.
pub(super) fn remembered(archive: &Archive, form: Form, known: &[Column]) -> Vec<String> {
    let mut columns = archive.manifest.columns.clone();
    if !columns.is_empty() || !form.is_csv() {
        return columns;
    }
    for day in archive.manifest.files.keys().rev() {
        let is_own = matches!(archive.inventory().state(*day), Ok(State::Whole | State::Interrupted));
        let header = is_own.then(|| first_row(&archive.path(*day)).ok().flatten()).flatten();
        let keys = header.and_then(|header| form.keys(&header, known)).unwrap_or_default();
        for key in keys {
            if !columns.contains(&key) {
                columns.push(key);
            }
        }
    }
    columns
}

/// Gives every file the columns that it lacks; returns the days whose files keep another header. `written` are the days
/// whose files this run has written.
///
/// # Errors
/// [`Kind::CannotWrite`]; [`Kind::TryLater`] at the deadline. The next run goes on where this one ended.
pub(super) async fn complete(archive: &mut Archive, form: Form, written: &[Date]) -> Result<Vec<Date>> {
    let (mut others, mut batch) = (Vec::new(), Vec::new());
    let Some(model) = model(archive, form, written) else { return Ok(others) };
    let with_file = |entry: &Entry| !entry.has_no_file();
    let days: Vec<_> =
        archive.manifest.files.iter().filter(|(_, entry)| with_file(entry)).map(|(day, _)| *day).collect();
    for day in days {
        // Lets a signal end the run, and the other shops go on.
        tokio::task::yield_now().await;
        if is_late() {
            archive.put_rewritten(batch)?;
            return Err(too_late(archive));
        }
        // Files that are missing, or are no regular files, are reported where their days are due.
        let Ok(Some(first)) = first_row(&archive.path(day)) else { continue };
        if first == model {
            continue;
        }
        match rewritten(archive, day, &model, form)? {
            Some(pending) => batch.push((day, pending)),
            None => others.push(day),
        }
        if batch.len() == BATCH {
            archive.put_rewritten(mem::take(&mut batch))?;
        }
    }
    archive.put_rewritten(batch)?;
    Ok(others)
}

/// The first row of a file that has every column: one of this run if it has written one, else the newest.
fn model(archive: &Archive, form: Form, written: &[Date]) -> Option<ByteRecord> {
    let width = archive.manifest.columns.len();
    let is_whole = |day: Date| archive.inventory().state(day).is_ok_and(|state| state == State::Whole);
    let model = |day: &Date| {
        let row = first_row(&archive.path(*day)).ok().flatten()?;
        (row.len() == width && is_whole(*day)).then_some(row)
    };
    let days = written.iter().rev().chain(archive.manifest.files.keys().rev());
    form.is_csv().then(|| days.into_iter().find_map(model)).flatten()
}

/// A day's file with the columns of a model. `None` if that is not certain, or the file is not the one that was written.
fn rewritten(archive: &Archive, day: Date, model: &ByteRecord, form: Form) -> Result<Option<PendingFile>> {
    let path = archive.path(day);
    let old = whole_file::read(&path).map_err(|e| cannot_read(&path, &e))?;
    let new = completed(&old, model, form).filter(|new| archive.may_rewrite(day, &old, new));
    let pending = new.map(|new| PendingFile::of(&new, PartFile::waiting(archive.dir(), &path)?));
    pending.transpose()
}

fn too_late(archive: &Archive) -> Error {
    let dir = archive.dir().display();
    Error::new(Kind::TryLater, tr!("{dir}: not every older file has the new columns yet", dir))
        .why(tr!("the deadline is over"))
        .hint(tr!("give a longer --deadline, or run it again: it goes on where it ended"))
}

/// The bytes of a file of CSV with the columns of another file's first row. `None` if it has them already, has one that
/// would be lost, or it is not certain which value belongs to which column.
pub(super) fn completed(old: &[u8], model: &ByteRecord, form: Form) -> Option<Vec<u8>> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(old);
    let mut rows = reader.byte_records();
    let first = rows.next()?.ok()?;
    let places = places(&first, model).filter(|_| first != *model)?;
    let mark = if old.starts_with(MARK) { MARK } else { b"" };
    let mut out = WriterBuilder::new().terminator(form.terminator()).from_writer(mark.to_vec());
    out.write_byte_record(model).ok()?;
    for row in rows {
        let row = row.ok().filter(|row| row.len() == first.len())?;
        let value = |place: &Option<usize>| place.and_then(|place| row.get(place)).unwrap_or_default();
        out.write_record(places.iter().map(value)).ok()?;
    }
    out.into_inner().ok()
}

/// For each heading of a model the place in a file's first row; `None` if a heading would be lost or is ambiguous.
/// In GBK several names may be `?`. They are told apart only if new columns alone come after them.
fn places(first: &ByteRecord, model: &ByteRecord) -> Option<Vec<Option<usize>>> {
    let is_ambiguous = model.iter().any(|name| stands_twice(model, name));
    if is_ambiguous {
        let (own, new) = (first.iter(), model.iter().skip(first.len()));
        let is_begin = first.len() <= model.len() && own.eq(model.iter().take(first.len()));
        let are_new = new.into_iter().all(|name| first.iter().all(|own| own != name));
        return (is_begin && are_new)
            .then(|| (0..model.len()).map(|place| (place < first.len()).then_some(place)).collect());
    }
    let places: Vec<_> = model.iter().map(|name| first.iter().position(|own| own == name)).collect();
    (places.iter().flatten().count() == first.len()).then_some(places)
}

fn stands_twice(header: &ByteRecord, name: &[u8]) -> bool {
    header.iter().filter(|other| *other == name).count() > 1
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
    use crate::record::{self, column};

    const CSV: Form = Form { format: Format::Csv, encoding: Encoding::Utf8, lang: None };

    #[test]
    fn a_file_gets_the_columns_that_it_lacks_and_loses_none() {
        let excel = Form { format: Format::CsvExcel, ..CSV };
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
            // Headings that have become equal.
            (CSV, b"id,?a,?a\n1,2,3\n", &["id", "?a", "?a", "c"], Some(b"id,?a,?a,c\n1,2,3,\n")),
            (CSV, b"id,?a\n1,2\n", &["id", "?a", "?a"], None),
            (CSV, b"id,?a,b\n1,2,3\n", &["id", "?a", "?a", "b"], None),
            (CSV, b"id,?a,?a\n1,2,3\n", &["?a", "id", "?a", "c"], None),
            (CSV, b"id,?a,?a\n1,2,3\n", &["id", "?a", "c"], None),
            (CSV, b"id,?a\n1,2\n", &["id", "c", "c"], None),
            // Values without a heading, and rows that lack some.
            (CSV, b"a,b\n1,2,3\n", &["a", "b", "c"], None),
            (CSV, b"a,b\n1,2\n1\n", &["a", "b", "c"], None),
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

    #[test]
    fn a_heading_leads_back_to_its_key_or_is_left() {
        let known = [
            column("id", "工单ID", "ID", record::Kind::Id, &[]),
            column("phone", "电话", "Phone", record::Kind::Text, &[]),
        ];
        let labels = |lang| Form { format: Format::CsvExcel, encoding: Encoding::Utf8, lang: Some(lang) };
        let (zh, en) = (labels(Lang::Zh), labels(Lang::En));
        let gbk = |form| Form { encoding: Encoding::Gbk, ..form };
        for (form, header, keys) in [
            (CSV, &["id", "机型"][..], Some(&["id", "机型"][..])),
            (zh, &["工单ID", "'=机型"], Some(&["id", "=机型"])),
            (en, &["Id", "Phone"], Some(&["id", "phone"])),
            (gbk(CSV), &["id", "机型"], Some(&["id", "机型"])),
            (gbk(zh), &["工单ID", "电话", "机型"], Some(&["id", "phone", "机型"])),
            (gbk(zh), &["工单ID", "?机型"], None),
            (zh, &["工单ID", "电话 (2)"], None),
            (CSV, &["id", "机型", "机型"], None),
        ] {
            let encoded = header.iter().map(|name| match form.encoding {
                Encoding::Gbk => encoding_rs::GBK.encode(name).0,
                _ => name.as_bytes().into(),
            });
            let row = ByteRecord::from(encoded.collect::<Vec<_>>());
            let expected = keys.map(|keys| keys.iter().map(|key| (*key).to_owned()).collect());
            assert_eq!(form.keys(&row, &known), expected, "{header:?}");
        }
    }
}
