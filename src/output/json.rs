//! JSON: one document, or one object a line.

use std::io::{self, Write};

use jiff::ZonedDateTime;

use super::{Entry, Sink, View, view::Shown};
use crate::{
    adapter::{Kind, Shape},
    record::Cell,
    text::json,
};

/// Opens one document: an array, or an object for one record.
pub(super) fn open_document<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    let frame = match view.shape {
        Shape::List => Frame::Array,
        Shape::One => Frame::Object,
    };
    open(view, out, frame)
}

/// Opens a stream of lines.
pub(super) fn open_lines<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    open(view, out, Frame::Lines)
}

fn open<W: Write + 'static>(view: View, out: W, frame: Frame) -> Box<dyn Sink<W>> {
    Box::new(Json {
        view,
        out,
        frame,
        begun: false,
        text: String::new(),
    })
}

/// What stands around the records.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Array,
    Object,
    Lines,
}

struct Json<W> {
    view: View,
    out: W,
    frame: Frame,
    begun: bool,
    /// One record's text, kept for its room.
    text: String,
}

impl<W: Write> Sink<W> for Json<W> {
    fn row(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        self.text.clear();
        if self.frame == Frame::Array {
            self.text.push(if self.begun { ',' } else { '[' });
            json::write_break(&mut self.text, 1);
        }
        self.begun = true;
        match self.view.raw {
            true => json::write_compact(&mut self.text, entry.text),
            false => self.object(entry),
        }
        if self.frame != Frame::Array {
            self.text.push('\n');
        }
        self.out.write_all(self.text.as_bytes())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>, complete: bool) -> io::Result<W> {
        let end = match (self.frame, self.begun) {
            (Frame::Array, true) => "\n]\n",
            (Frame::Array, false) if complete => "[]\n",
            _ => "",
        };
        self.out.write_all(end.as_bytes())?;
        Ok(self.out)
    }
}

impl<W> Json<W> {
    fn object(&mut self, entry: &Entry<'_>) {
        let level = match self.frame {
            Frame::Array => Some(1),
            Frame::Object => Some(0),
            Frame::Lines => None,
        };
        let text = &mut self.text;
        text.push('{');
        for (index, (shown, cell)) in self.view.columns.iter().zip(&entry.cells).enumerate() {
            if index > 0 {
                text.push(',');
            }
            if let Some(level) = level {
                json::write_break(text, level + 1);
            }
            json::write_string(text, &shown.heading);
            text.push_str(if level.is_some() { ": " } else { ":" });
            write_value(text, &self.view, shown, cell, level.map(|level| level + 1));
        }
        if let Some(level) = level {
            json::write_break(text, level);
        }
        text.push('}');
    }
}

/// A value; `level` is how deep it stands where the document is indented.
fn write_value(text: &mut String, view: &View, shown: &Shown, cell: &Cell<'_>, level: Option<usize>) {
    match (cell, level) {
        (Cell::Missing, _) if matches!(shown.column.kind, Kind::Extra) => text.push_str("{}"),
        (Cell::Missing, _) => text.push_str("null"),
        (Cell::Count(number), _) => text.push_str(&number.to_string()),
        (Cell::Flag(flag), _) => text.push_str(if *flag { "true" } else { "false" }),
        (Cell::Time(time), _) => json::write_string(text, &rfc3339(time)),
        (Cell::Text(_) | Cell::Code { .. }, _) => json::write_string(text, &view.text(cell)),
        (Cell::Json(json) | Cell::Fields(json), Some(level)) => json::write_indented(text, json, level),
        (Cell::Json(json) | Cell::Fields(json), None) => json::write_compact(text, json),
    }
}

fn rfc3339(time: &ZonedDateTime) -> String {
    time.timestamp().display_with_offset(time.offset()).to_string()
}
