//! JSON: one document, or one object per line.

use std::io::{self, Write};

use jiff::{ZonedDateTime, fmt::temporal::DateTimePrinter};

use super::{Notes, Sink, View, view::Shown};
use crate::{
    record::{Cell, Kind, Shape},
    text::json_text,
};

/// Begins one document: an array, or an object for one record.
pub(super) fn begin_document<W: Write + 'static>(view: View, out: W) -> io::Result<Box<dyn Sink<W>>> {
    let frame = match view.shape {
        Shape::List | Shape::Several => Frame::Array,
        Shape::One => Frame::Object,
    };
    begin(view, out, frame)
}

/// Begins a stream of lines.
pub(super) fn begin_lines<W: Write + 'static>(view: View, out: W) -> io::Result<Box<dyn Sink<W>>> {
    begin(view, out, Frame::Lines)
}

fn begin<W: Write + 'static>(view: View, mut out: W, frame: Frame) -> io::Result<Box<dyn Sink<W>>> {
    if frame == Frame::Array {
        out.write_all(b"[")?;
    }
    let level = match frame {
        Frame::Array => Some(1),
        Frame::Object => Some(0),
        Frame::Lines => None,
    };
    let object = Object::new(&view, level);
    Ok(Box::new(Json { view, object, out, frame, rows: 0, text: String::new() }))
}

/// The text around the records.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Array,
    Object,
    Lines,
}

struct Json<W> {
    view: View,
    object: Object,
    out: W,
    frame: Frame,
    rows: u64,
    /// A buffer for one record's text.
    text: String,
}

impl<W: Write> Sink<W> for Json<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.text.clear();
        if self.frame == Frame::Array {
            self.text.push_str(if self.rows > 0 { "," } else { "" });
            json_text::write_break(&mut self.text, 1);
        }
        self.rows += 1;
        match cells {
            [Cell::Json(source)] if self.view.raw => self.text.push_str(&json_text::compact(source)),
            _ => self.object.write(&mut self.text, &self.view, cells),
        }
        if self.frame != Frame::Array {
            self.text.push('\n');
        }
        self.out.write_all(self.text.as_bytes())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>) -> io::Result<(W, Notes)> {
        let end = match (self.frame, self.rows) {
            (Frame::Array, 0) => "]\n",
            (Frame::Array, _) => "\n]\n",
            _ => "",
        };
        self.out.write_all(end.as_bytes())?;
        Ok((self.out, Notes::default()))
    }
}

/// The texts around the values of a record that is written as an object.
pub(super) struct Object {
    /// Before each value: a brace or a comma, the line's indentation and the name.
    leads: Vec<String>,
    end: String,
    /// The depth of the values in an indented document.
    level: Option<usize>,
}

impl Object {
    /// An object with the columns of a view; `level` is its depth in an indented document.
    pub(super) fn new(view: &View, level: Option<usize>) -> Self {
        let lead = |(index, shown): (usize, &Shown)| {
            let mut text = if index > 0 { "," } else { "{" }.to_owned();
            if let Some(level) = level {
                json_text::write_break(&mut text, level + 1);
            }
            text + &shown.name + if level.is_some() { ": " } else { ":" }
        };
        let mut end = if view.columns.is_empty() { "{" } else { "" }.to_owned();
        if let Some(level) = level {
            json_text::write_break(&mut end, level);
        }
        end.push('}');
        Self {
            leads: view.columns.iter().enumerate().map(lead).collect(),
            end,
            level: level.map(|level| level + 1),
        }
    }

    /// Writes a record.
    pub(super) fn write(&self, text: &mut String, view: &View, cells: &[Cell<'_>]) {
        for ((shown, lead), cell) in view.columns.iter().zip(&self.leads).zip(cells) {
            text.push_str(lead);
            write_value(text, view, shown, cell, self.level);
        }
        text.push_str(&self.end);
    }
}

/// Writes a value; `level` is its depth in an indented document.
fn write_value(text: &mut String, view: &View, shown: &Shown, cell: &Cell<'_>, level: Option<usize>) {
    match (cell, level) {
        (Cell::Missing, _) if matches!(shown.column.kind, Kind::Extra) => text.push_str("{}"),
        (Cell::Missing, _) => text.push_str("null"),
        (Cell::Count(number), _) => text.push_str(&number.to_string()),
        (Cell::Rate(rate), _) => text.push_str(&serde_json::Value::from(*rate).to_string()),
        (Cell::Flag(flag), _) => text.push_str(if *flag { "true" } else { "false" }),
        (Cell::Time(time), _) => write_time(text, time),
        (Cell::Text(_) | Cell::Day(_) | Cell::Code { .. }, _) => {
            json_text::write_string(text, &view.text(cell));
        }
        (Cell::Json(json) | Cell::Fields(json), Some(level)) => json_text::write_indented(text, json, level),
        (Cell::Json(json) | Cell::Fields(json), None) => text.push_str(json),
    }
}

/// Writes a point in time by RFC 3339, with the offset of its zone.
fn write_time(text: &mut String, time: &ZonedDateTime) {
    text.push('"');
    // Writing into a String cannot fail.
    let _ = DateTimePrinter::new().print_timestamp_with_offset(&time.timestamp(), time.offset(), &mut *text);
    text.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::{
        Format, Options,
        samples::{COLUMNS, PROJECT, TWO, hostile_text, options, write},
    };
    use crate::{record::Shape, text::is_hidden};

    #[test]
    fn a_list_is_an_array_with_every_key() {
        insta::assert_snapshot!(write(options(Format::Json), COLUMNS, TWO), @r#"
        [
          {
            "id": "W1",
            "at": "2026-11-22T10:20:30+08:00",
            "status": "30",
            "overdue": true,
            "count": 7,
            "content": "冰箱不制冷",
            "tags": [
              "a",
              {
                "b": 1
              }
            ],
            "extra": {
              "new": 1.50
            }
          },
          {
            "id": "12345678901234567890",
            "at": "soon",
            "status": "工单工作台",
            "overdue": false,
            "count": 1234,
            "content": null,
            "tags": "x",
            "extra": {}
          }
        ]
        "#);
    }

    #[test]
    fn lines_are_compact() {
        insta::assert_snapshot!(write(options(Format::Jsonl), COLUMNS, TWO), @r#"
        {"id":"W1","at":"2026-11-22T10:20:30+08:00","status":"30","overdue":true,"count":7,"content":"冰箱不制冷","tags":["a",{"b":1}],"extra":{"new":1.50}}
        {"id":"12345678901234567890","at":"soon","status":"工单工作台","overdue":false,"count":1234,"content":null,"tags":"x","extra":{}}
        "#);
    }

    #[test]
    fn one_record_is_an_object_with_its_fields_as_they_came() {
        let options = Options { shape: Shape::One, ..options(Format::Json) };
        let project = r#"{"id":"P1","fields":[{"label":"电话","value":"1","kind":"text"},{"label":"电话","value":null,"kind":"text"}]}"#;
        insta::assert_snapshot!(write(options, PROJECT, &[project]), @r#"
        {
          "id": "P1",
          "fields": [
            {
              "label": "电话",
              "value": "1",
              "kind": "text"
            },
            {
              "label": "电话",
              "value": null,
              "kind": "text"
            }
          ],
          "network_id": null
        }
        "#);
    }

    #[test]
    fn labels_are_headings_and_words() {
        let options = Options { labels: Some(true), ..options(Format::Jsonl) };
        insta::assert_snapshot!(write(options, COLUMNS, &TWO[..1]), @r#"{"编号":"W1","时间":"2026-11-22T10:20:30+08:00","状态":"已结单","超时":true,"数量":7,"内容":"冰箱不制冷","标签":["a",{"b":1}],"其他":{"new":1.50}}"#);
    }

    #[test]
    fn raw_records_keep_every_token() {
        let raw = |format| Options { raw: true, ..options(format) };
        let rows = [r#"{ "id" : 1.50, "a":12345678901234567890, "a":null }"#, "{\"id\":\"\u{202e}\u{9b}\"}"];
        insta::assert_snapshot!(write(raw(Format::Json), COLUMNS, &rows), @r#"
        [
          {"id":1.50,"a":12345678901234567890,"a":null},
          {"id":"\u202e\u009b"}
        ]
        "#);
        insta::assert_snapshot!(write(raw(Format::Jsonl), COLUMNS, &rows), @r#"
        {"id":1.50,"a":12345678901234567890,"a":null}
        {"id":"\u202e\u009b"}
        "#);
    }

    proptest! {
        #[test]
        fn any_text_is_valid_json_with_nothing_hidden(key in hostile_text(), text in hostile_text()) {
            let row = serde_json::json!({ "id": text, "content": text, "status": text, "tags": [text], key: text }).to_string();
            for raw in [true, false] {
                let json = write(Options { raw, ..options(Format::Json) }, COLUMNS, &[&row]);
                prop_assert!(!json.chars().any(|c| is_hidden(c) && c != '\n'), "{json:?}");
                prop_assert!(serde_json::from_str::<Vec<Value>>(&json).is_ok(), "{json}");
                let line = write(Options { raw, ..options(Format::Jsonl) }, COLUMNS, &[&row]);
                prop_assert_eq!(line.matches('\n').count(), 1);
                prop_assert!(serde_json::from_str::<Value>(&line).is_ok(), "{line}");
            }
        }
    }
}
