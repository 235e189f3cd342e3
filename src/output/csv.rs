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
    let out = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(out);
    Box::new(Csv {
        spread: Spread::of(&view),
        view,
        out,
        begun: false,
    })
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
        Ok(self.out.write_record(headings)?)
    }

    fn all(&mut self, spread: &Spread) -> io::Result<()> {
        let headings = spread.headings(&self.view);
        let headings = headings
            .iter()
            .map(|heading| safe(heading.into(), self.view.screen.terminal));
        self.out
            .write_record(headings.map(Cow::into_owned).map(String::into_bytes))?;
        spread.rows().try_for_each(|cells| self.cells(&cells))
    }

    fn cells(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            let text = safe(self.view.text(cell), self.view.screen.terminal);
            self.out.write_field(text.as_bytes())?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }
}

/// Only a terminal obeys control characters; a program gets the data as it is.
fn safe(text: Cow<'_, str>, terminal: bool) -> Cow<'_, str> {
    match terminal {
        true => Cow::Owned(text::clean(&text).into_owned()),
        false => text,
    }
}
