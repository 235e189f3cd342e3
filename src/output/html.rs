//! The format `html` for records, which have none: it is one of reports.

use std::io::{self, Write};

use super::{Sink, view::View};
use crate::error::{Error, Kind};

/// The error for records that are wanted as a web page.
pub(super) fn not_of_records() -> Error {
    Error::new(Kind::Usage, tr!("-o html is a form of reports only"))
        .hint(tr!("use -o md or xlsx, or `kefu report daily -o html`"))
}

/// Refuses to write records as a web page.
pub(super) fn begin<W: Write + Send + 'static>(_: View, _: W) -> io::Result<Box<dyn Sink<W>>> {
    Err(io::Error::other(not_of_records()))
}
