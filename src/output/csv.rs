//! CSV as RFC 4180 has it, in UTF-8, the data untouched: what a program reads.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use csv::{Terminator, Writer, WriterBuilder};

use super::{Entry, Sink, View, spread::Spread};
use crate::{record::Cell, text};

/// Opens a CSV document.
pub(super) fn open<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    let out = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(out);
    Box::new(Csv { spread: Spread::of(&view), view, out, begun: false })
}

struct Csv<W: Write> {
    view: View,
    out: Writer<W>,
    begun: bool,
    spread: Option<Spread>,
}

impl<W: Write> Sink<W> for Csv<W> {
    fn row(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        if let Some(spread) = &mut self.spread {
            spread.add(&entry.cells);
            return Ok(());
        }
        self.begin()?;
        self.cells(&entry.cells)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>, complete: bool) -> io::Result<W> {
        match self.spread.take() {
            Some(spread) if complete || !spread.is_empty() => self.all(&spread)?,
            None if complete => self.begin()?,
            _ => {}
        }
        self.out.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

impl<W: Write> Csv<W> {
    /// Writes the header before anything else.
    fn begin(&mut self) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        let headings = self.view.columns.iter().map(|shown| shown.heading.as_str());
        self.out.write_record(headings).map_err(plain)
    }

    fn all(&mut self, spread: &Spread) -> io::Result<()> {
        let headings = spread.headings(&self.view);
        let headings = headings.iter().map(|heading| safe(heading.into(), self.view.screen.terminal));
        self.out.write_record(headings.map(Cow::into_owned).map(String::into_bytes)).map_err(plain)?;
        spread.rows().try_for_each(|cells| self.cells(&cells))
    }

    fn cells(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            let text = safe(self.view.text(cell), self.view.screen.terminal);
            self.out.write_field(text.as_bytes()).map_err(plain)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(plain)
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

    use super::super::{
        Format, Options,
        samples::{COLUMNS, PROJECT, TWO, hostile_text, options, write, write_part},
    };

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
        assert_eq!(write(options(Format::Csv), PROJECT, &[]), "id,network_id\r\n");
        assert_eq!(write_part(options(Format::Csv), PROJECT, &[], false), "");
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

    proptest! {
        #[test]
        fn any_text_reads_back(texts in prop::collection::vec(("\\PC{0,5}|(\r|\n|,|\"|a|;|国){0,8}", hostile_text()), 1..4)) {
            let rows: Vec<_> = texts
                .iter()
                .map(|(id, content)| serde_json::json!({ "id": id, "content": content }).to_string())
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
