//! CSV as RFC 4180 has it, the data untouched: what a program reads. And the same for spreadsheet programs,
//! which guess: see `excel.rs`.

use std::{
    borrow::Cow,
    io::{self, Write},
    mem,
};

use csv::{Terminator, Writer, WriterBuilder};

use super::{Encoding, Entry, Sink, View, excel, spread::Spread, target::ROOM};
use crate::{
    record::{Cell, Kind},
    text,
};

/// What tells Excel that a file is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Opens a CSV document.
pub(super) fn open<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    Box::new(Csv::new(view, out, false))
}

/// Opens a CSV document for Excel.
pub(super) fn open_excel<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    Box::new(Csv::new(view, out, true))
}

struct Csv<W: Write> {
    view: View,
    out: Writer<Marked<W>>,
    /// The kinds of the columns, once the header is written.
    kinds: Vec<Kind>,
    spread: Option<Spread>,
    /// Whether a spreadsheet program opens it.
    excel: bool,
    /// How many characters the encoding could not hold.
    lost: u64,
}

impl<W: Write> Sink<W> for Csv<W> {
    fn row(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        if let Some(spread) = &mut self.spread {
            return spread.add(entry.cells());
        }
        self.begin()?;
        self.cells(entry.cells())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>, complete: bool) -> io::Result<W> {
        match self.spread.take() {
            Some(spread) if complete || !spread.is_empty() => {
                let mut rows = spread.onto(&mut self.view)?;
                self.begin()?;
                rows.try_for_each(|cells| self.cells(cells?))?;
            }
            None if complete => self.begin()?,
            _ => {}
        }
        if self.lost > 0 {
            tracing::warn!("{} characters became ?: the encoding cannot hold them", self.lost);
        }
        Ok(self.out.into_inner().map_err(csv::IntoInnerError::into_error)?.out)
    }
}

impl<W: Write> Csv<W> {
    fn new(view: View, out: W, excel: bool) -> Self {
        let marked = excel && view.encoding == Encoding::Utf8 && !view.screen.terminal;
        let out = Marked { mark: if marked { MARK } else { b"" }, out };
        let mut rules = WriterBuilder::new();
        rules.terminator(Terminator::CRLF).flexible(true).buffer_capacity(ROOM);
        let out = rules.from_writer(out);
        Self { spread: Spread::of(&view), view, out, kinds: Vec::new(), excel, lost: 0 }
    }

    /// Writes the header before anything else.
    fn begin(&mut self) -> io::Result<()> {
        if self.kinds.is_empty() { self.header(self.view.headings()) } else { Ok(()) }
    }

    fn header(&mut self, columns: Vec<(String, Kind)>) -> io::Result<()> {
        let (mut headings, kinds): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        if let Some(first) = headings.first_mut().filter(|_| self.excel) {
            excel::first_heading(first);
        }
        // A tenant's labels are texts like any other.
        self.kinds = vec![Kind::Text; headings.len()];
        self.cells(headings.into_iter().map(|heading| Cell::Text(heading.into())))?;
        self.kinds = kinds;
        Ok(())
    }

    fn cells<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> io::Result<()> {
        for (cell, kind) in cells.into_iter().zip(&self.kinds) {
            let text = safe(self.view.text(&cell), self.view.screen.terminal);
            let text = if self.excel { excel::guarded(text, &cell, *kind) } else { text };
            let (bytes, lost) = self.view.encoding.encode(&text);
            self.lost += lost;
            self.out.write_field(bytes).map_err(plain)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(plain)
    }
}

/// A place to write to, with a mark before the first byte.
struct Marked<W> {
    mark: &'static [u8],
    out: W,
}

impl<W: Write> Write for Marked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(mem::take(&mut self.mark))?;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The failure beneath, which says whether the reader has gone.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Only a terminal obeys control characters; a program gets the data as it is.
fn safe(text: Cow<'_, str>, terminal: bool) -> Cow<'_, str> {
    if terminal { Cow::Owned(text::clean(&text).into_owned()) } else { text }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::{
        lang::Words,
        record::{Code, Column, Kind},
    };

    use super::super::{
        Encoding, Format, Options,
        samples::{COLUMNS, PROJECT, TWO, hostile_text, options, write, write_bytes, write_part},
    };

    const STATUS: &[Code] = &[Code::new("30", "已结单", "Closed", "closed")];
    /// A column of every kind that waits in its own way.
    const EVERY: &[Column] = &[
        Column::new("id", Words::new("编号", "No."), Kind::Id, &["id"]),
        Column::new("at", Words::new("时间", "At"), Kind::Time, &["at"]),
        Column::new("status", Words::new("状态", "Status"), Kind::Code(STATUS), &["status"]),
        Column::new("flag", Words::new("标志", "Flag"), Kind::Flag, &["flag"]),
        Column::new("n", Words::new("数", "Number"), Kind::Count, &["n"]),
        Column::new("json", Words::new("JSON", "JSON"), Kind::Json, &["json"]),
        Column::new("fields", Words::new("字段", "Fields"), Kind::Fields, &["fields"]),
    ];

    #[test]
    fn keys_codes_and_plain_times() {
        insta::assert_snapshot!(write(options(Format::Csv), COLUMNS, TWO).replace('\r', "␍"), @r#"
        id,at,status,overdue,count,content,tags,extra␍
        W1,2026-11-22 10:20:30,30,true,7,冰箱不制冷,"[""a"",{""b"":1}]","{""new"":1.50}"␍
        12345678901234567890,soon,工单工作台,false,1234,,x,␍
        "#);
    }

    #[test]
    fn labels_are_headings_and_words() {
        let options = Options { labels: Some(true), ..options(Format::Csv) };
        insta::assert_snapshot!(write(options, COLUMNS, &TWO[..1]).replace('\r', "␍"), @r#"
        编号,时间,状态,超时,数量,内容,标签,其他␍
        W1,2026-11-22 10:20:30,已结单,是,7,冰箱不制冷,"[""a"",{""b"":1}]","{""new"":1.50}"␍
        "#);
    }

    #[test]
    fn labelled_values_are_columns_and_repeats_are_numbered() {
        let rows = [
            r#"{"id":"P1","network":"N","fields":[{"label":"电话","value":"1"},{"label":"电话","value":2},{"label":"id","value":"x"}]}"#,
            r#"{"id":"P2","fields":[{"label":"新","value":["a"]},{"label":"电话","value":null}]}"#,
        ];
        insta::assert_snapshot!(write(options(Format::Csv), PROJECT, &rows).replace('\r', "␍"), @r#"
        id,电话,电话 (2),id (2),新,network_id␍
        P1,1,2,x,,N␍
        P2,,,,"[""a""]",␍
        "#);
        let odd = [r#"{"id":"P3","fields":"plain","network":"N"}"#];
        let csv = write(options(Format::Csv), PROJECT, &odd);
        assert_eq!(csv, "id,fields,network_id\r\nP3,plain,N\r\n");
        assert_eq!(write(options(Format::Csv), PROJECT, &[]), "id,network_id\r\n");
        assert_eq!(write_part(options(Format::Csv), PROJECT, &[], false), "");
    }

    #[test]
    fn records_that_wait_for_the_last_label_come_back_as_they_were() {
        // More than what waits in memory.
        let long = "国".repeat(50_000);
        let row = |number: usize| {
            format!(
                r#"{{"id":"{number}","at":"2026-11-22 10:20:30","status":30,"flag":true,"n":-7,"json":[1.50],"fields":[{{"label":"{}","value":"{long}"}}]}}"#,
                number / 50
            )
        };
        let rows: Vec<_> = (0..100).map(row).collect();
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        let labelled = Options { labels: Some(true), ..options(Format::Csv) };
        let csv = write(labelled, EVERY, &rows).replace(&long, "LONG");
        let lines: Vec<_> = csv.lines().collect();
        assert_eq!(lines.len(), 101);
        assert_eq!(lines[0], "编号,时间,状态,标志,数,JSON,0,1");
        assert_eq!(lines[1], "0,2026-11-22 10:20:30,已结单,是,-7,[1.50],LONG,");
        assert_eq!(lines[100], "99,2026-11-22 10:20:30,已结单,是,-7,[1.50],,LONG");
    }

    #[test]
    fn data_is_untouched_in_a_pipe_and_clean_on_a_terminal() {
        let row = ["{\"content\":\"=1+1\\u001b[31m\\r\\nx\\u202e\"}"];
        let content = |terminal| {
            let options =
                Options { terminal, columns: Some(vec!["content".to_owned()]), ..options(Format::Csv) };
            write(options, COLUMNS, &row)
        };
        assert_eq!(content(false), "content\r\n\"=1+1\u{1b}[31m\r\nx\u{202e}\"\r\n");
        assert_eq!(content(true), "content\r\n\"=1+1␛[31m\nx\u{fffd}\"\r\n");
    }

    #[test]
    fn a_spreadsheet_program_gets_a_mark_guards_and_no_sylk() {
        let row = r#"{"id":"00123456789012","at":"2026-11-22 10:20:30","status":"=A1","count":-7,"content":"=1+1,2","tags":"@x"}"#;
        let columns = |names: &[&str]| Some(names.iter().map(|&name| name.to_owned()).collect());
        let excel = Options {
            columns: columns(&["id", "at", "status", "count", "content", "tags"]),
            ..options(Format::CsvExcel)
        };
        insta::assert_snapshot!(write(excel.clone(), COLUMNS, &[row]).replace('\r', "␍").replace('\u{feff}', "<mark>"), @r#"
        <mark>id,at,status,count,content,tags␍
        "=""00123456789012""",2026-11-22 10:20:30,'=A1,-7,"'=1+1,2",'@x␍
        "#);
        let gbk = Options { encoding: Encoding::Gbk, columns: columns(&["content"]), ..excel };
        let bytes = write_bytes(gbk, COLUMNS, &[r#"{"content":"冰箱😀"}"#], true).unwrap_or_default();
        assert_eq!(bytes, [b"content\r\n".as_slice(), &encoding_rs::GBK.encode("冰箱?").0, b"\r\n"].concat());
    }

    #[test]
    fn only_csv_has_encodings() {
        let wrong = Options { encoding: Encoding::Gb18030, ..options(Format::Json) };
        insta::assert_snapshot!(write(wrong, COLUMNS, TWO), @r"
        error: -o json is always UTF-8
        hint: --encoding goes with -o csv and -o csv-excel
        ");
    }

    proptest! {
        #[test]
        fn any_text_reads_back(texts in prop::collection::vec(("\\PC{0,5}|(\r|\n|,|\"|a|;|国){0,8}", hostile_text()), 1..4)) {
            let rows: Vec<_> = texts
                .iter()
                .map(|(id, content)| serde_json::json!({ "id": id, "content": content, "count": 1 }).to_string())
                .collect();
            let rows: Vec<_> = rows.iter().map(String::as_str).collect();
            let options = Options {
                columns: Some(vec!["id".to_owned(), "content".to_owned()]),
                ..options(Format::Csv)
            };
            let csv = write(options, COLUMNS, &rows);
            let read = csv::Reader::from_reader(csv.as_bytes()).into_deserialize::<(String, String)>();
            let read: Vec<_> = read.filter_map(Result::ok).collect();
            prop_assert_eq!(read, texts);
        }
    }
}
