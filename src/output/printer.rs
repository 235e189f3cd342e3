//! Prepares what a format gets: the columns are selected, the options checked, and each record's cells made
//! once.

use std::{
    io::{self, Write},
    mem,
    path::PathBuf,
};

use super::{
    Encoding, Format, Misfits, Notes, Options, Program, Sink, Target,
    format::{Begin, Bytes},
    jq,
    select::Selection,
    sort::{Order, Sorting},
    target::cannot_write,
    view::View,
};
use crate::{
    error::{Error, Kind, Result},
    record::{Cell, Column, Columns, Kind as ColumnKind, Layout, ReadOptions, Record, Row, Shape},
    whole_file::PendingFile,
};

/// Writes the records of one answer: selects their cells, expands a tenant's fields, masks, and passes them to a sink.
pub struct Printer<W = Target> {
    layout: Layout,
    shown: Selection,
    read_options: ReadOptions,
    shape: Shape,
    raw: bool,
    rows: u64,
    /// The records that wait for their order, and how many of them are to be written.
    sorting: Option<Sorting>,
    /// The totals of the records, if the format has them.
    total: Option<Record>,
    has_totals: bool,
    first: Option<u64>,
    /// Whether the format needs every record before it writes the first one.
    holds_all: bool,
    misfits: Vec<Misfits>,
    to: Option<PathBuf>,
    document: Document<W>,
}

/// The document. It begins with its first record or at a complete end, so an earlier failure writes nothing.
enum Document<W> {
    Ahead(Box<View>, Option<Program>, Begin<W>, W),
    Begun(Box<dyn Sink<W>>),
    /// Its begin failed.
    Broken,
}

impl<W: Write + 'static> Document<W> {
    fn begun(&mut self) -> io::Result<&mut Box<dyn Sink<W>>> {
        if matches!(self, Self::Ahead(..))
            && let Self::Ahead(view, program, begin, out) = mem::replace(self, Self::Broken)
        {
            *self = Self::Begun(match program {
                Some(program) => jq::begin(program, *view, out)?,
                None => begin(*view, out)?,
            });
        }
        match self {
            Self::Begun(sink) => Ok(sink),
            Self::Ahead(..) | Self::Broken => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl Printer {
    /// Checks the options against each other and against the columns, before anything is sent or opened. If a tenant
    /// may have custom fields, the names of columns are checked by [`Self::new`], which knows them all.
    ///
    /// # Errors
    /// [`Kind::Usage`] for options that do not go together.
    pub fn check(options: &Options, columns: &[Column]) -> Result<()> {
        check(options)?;
        if options.format == Format::Html {
            return Err(super::html::not_of_records());
        }
        let chosen = Selection::new(options, columns).and_then(|_| Order::new(options, columns));
        match chosen {
            Err(error) if !Self::needs_own_fields(options, columns) => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether the columns of a tenant's own fields have to be known before the first record is written.
    pub fn needs_own_fields(options: &Options, known: &[Column]) -> bool {
        let has_some = known.iter().any(|column| matches!(column.kind, ColumnKind::Fields));
        // A name that is not known may be one of theirs.
        let sorts_by_one = || has_some && Order::new(options, known).is_err();
        Selection::needs_own_fields(options, known) || sorts_by_one()
    }

    /// Whether records with these columns can be put into the order that the options ask for.
    pub fn can_sort(options: &Options, columns: &[Column]) -> bool {
        Order::new(options, columns).is_ok()
    }

    /// Whether records with these columns have the columns that the options ask for.
    pub fn can_show(options: &Options, columns: &[Column]) -> bool {
        Selection::new(options, columns).is_ok()
    }

    /// Whether records with these columns have the columns that the options ask for, or may have them among a tenant's
    /// own fields, which are not known yet.
    pub fn may_show(options: &Options, known: &[Column]) -> bool {
        Self::can_show(options, known) || Selection::needs_own_fields(options, known)
    }

    /// A printer that writes to a target. Nothing is written yet.
    ///
    /// # Errors
    /// [`Kind::Usage`] for options that do not go together.
    pub fn new(target: Target, mut options: Options, columns: Columns) -> Result<Self> {
        options.terminal = target.is_terminal(options.terminal);
        if options.to.is_some() {
            options.color = false;
            options.width = None;
        }
        let target = target.through(options.pager.take());
        let shown = Selection::new(&options, &columns)?;
        let order = Order::new(&options, &columns)?;
        Ok(Self { sorting: order.map(Sorting::new), ..Self::onto(target, options, columns, shown) })
    }

    /// The keys of the columns that it writes, in their order.
    pub fn keys(&self) -> Vec<String> {
        let columns = self.layout.columns();
        self.shown.indexes.iter().map(|index| columns[*index].key.to_string()).collect()
    }

    /// Closes the document. A file replaces its destination only if the answer is complete.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`], [`Kind::ClosedPipe`].
    pub fn finish(self, complete: bool) -> Result<Notes> {
        let to = self.to.clone();
        let (target, notes) = self.end(complete)?;
        let pager = target.close(complete).map_err(|error| cannot_write(to.as_deref(), &error))?;
        Ok(Notes { pager, ..notes })
    }

    /// Closes a complete document into a pending file.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`].
    pub fn finish_pending(self) -> Result<(PendingFile, Notes)> {
        let to = self.to.clone();
        let (target, notes) = self.end(true)?;
        let pending = target.pending().map_err(|error| cannot_write(to.as_deref(), &error))?;
        Ok((pending, notes))
    }
}

impl<W: Write + Send + 'static> Printer<W> {
    /// Writes some of the columns to `out`.
    pub(super) fn onto(out: W, options: Options, columns: Columns, shown: Selection) -> Self {
        let view = Box::new(View::new(&options, &columns, &shown));
        Self {
            misfits: Misfits::counters(shown.indexes.iter().map(|index| &columns[*index])),
            layout: Layout::new(columns),
            shown,
            read_options: ReadOptions { zone: options.zone },
            shape: options.shape,
            raw: options.raw,
            rows: 0,
            sorting: None,
            total: None,
            has_totals: options.format.has_totals(),
            first: options.first,
            holds_all: options.jq.is_some() || options.format == Format::Table,
            to: options.to,
            document: Document::Ahead(view, options.jq, options.format.spec().begin, out),
        }
    }

    /// Writes a record that has not been parsed yet.
    ///
    /// # Errors
    /// [`Kind::Answer`] if it is not a record, and as [`Self::record`].
    pub fn row(&mut self, row: Row) -> Result<()> {
        let record = self.layout.read(row)?;
        self.record(&record)
    }

    /// Writes a record that was read by the printer's columns, or holds it until all have come.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`], [`Kind::ClosedPipe`].
    pub fn record(&mut self, record: &Record) -> Result<()> {
        match &mut self.sorting {
            Some(sorting) => {
                sorting.hold(record, &self.read_options);
                Ok(())
            }
            None => self.put(record),
        }
    }

    /// Takes the totals of all records, which stand below them in formats that have totals, if a column has room for their
    /// name.
    pub fn total(&mut self, total: Record) {
        self.total = Some(total).filter(|_| self.has_totals);
    }

    /// Whether every record is in memory until the last one has come.
    pub fn holds_all(&self) -> bool {
        self.sorting.is_some() || self.holds_all
    }

    fn put(&mut self, record: &Record) -> Result<()> {
        if self.shape == Shape::One && self.rows > 0 {
            return Err(Error::new(Kind::Bug, tr!("two records where one was asked for")));
        }
        self.rows += 1;
        let mut cells = self.shown.cells(record, &self.read_options);
        for misfits in &mut self.misfits {
            misfits.look(&cells);
        }
        self.shown.mask(&mut cells, record.columns());
        if self.raw {
            cells = vec![Cell::Json(record.source())];
        }
        let written = self.document.begun().and_then(|sink| sink.row(&cells));
        written.map_err(|error| cannot_write(self.to.as_deref(), &error))
    }

    /// Flushes the records so far, if the format can.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`], [`Kind::ClosedPipe`].
    pub fn flush(&mut self) -> Result<()> {
        let Document::Begun(sink) = &mut self.document else { return Ok(()) };
        sink.flush().map_err(|error| cannot_write(self.to.as_deref(), &error))
    }

    /// Closes the document and returns the target.
    pub(super) fn end(mut self, complete: bool) -> Result<(W, Notes)> {
        if let Some(sorting) = self.sorting.take() {
            let most = self.first.and_then(|first| usize::try_from(first).ok());
            sorting.sorted().take(most.unwrap_or(usize::MAX)).try_for_each(|(row, profile)| {
                let record = self.layout.read_of(row, profile)?;
                self.put(&record)
            })?;
        }
        let total = self.total.take().filter(|_| self.rows > 0);
        if let Some(cells) = total.as_ref().and_then(|total| self.shown.total(total, &self.read_options)) {
            let written = self.document.begun().and_then(|sink| sink.total(&cells));
            written.map_err(|error| cannot_write(self.to.as_deref(), &error))?;
        }
        if complete {
            let begun = self.document.begun().map(drop);
            begun.map_err(|error| cannot_write(self.to.as_deref(), &error))?;
        }
        let ended = match self.document {
            Document::Ahead(.., out) => Ok((out, Notes::default())),
            Document::Begun(sink) => sink.finish(),
            Document::Broken => Err(io::ErrorKind::BrokenPipe.into()),
        };
        let (out, notes) = ended.map_err(|error| cannot_write(self.to.as_deref(), &error))?;
        self.misfits.retain(|misfits| misfits.count > 0);
        Ok((out, Notes { misfits: self.misfits, rows: self.rows, ..notes }))
    }
}

/// Checks the options against each other.
pub(super) fn check(options: &Options) -> Result<()> {
    let spec = options.format.spec::<Target>();
    options.jq.as_ref().map_or(Ok(()), jq::check)?;
    check_raw(options, spec.raw)?;
    if options.encoding != Encoding::Utf8 && spec.bytes != Bytes::Text {
        let what = tr!("-o {format} is always UTF-8", format = options.format.name());
        return Err(Error::new(Kind::Usage, what).hint(tr!("--encoding goes with -o csv and -o csv-excel")));
    }
    if !options.header && !options.format.can_be_bare() {
        let what = tr!("-o {format} is not read without its headings", format = options.format.name());
        return Err(
            Error::new(Kind::Usage, what).hint(tr!("--no-header goes with -o table, csv, tsv and csv-excel"))
        );
    }
    if spec.bytes == Bytes::Binary && options.terminal && options.to.is_none() {
        let what = tr!("-o {format} cannot be shown on a terminal", format = options.format.name());
        return Err(Error::new(Kind::Usage, what).hint(tr!("write it to a file with --to FILE")));
    }
    Ok(())
}

/// `--raw` writes the vendor's own records, so there is nothing to select or translate.
fn check_raw(options: &Options, possible: bool) -> Result<()> {
    let wrong = |other: &str| {
        Err(Error::new(Kind::Usage, tr!("--raw cannot be used with {other}", other))
            .hint(tr!("--raw shows what the vendor sent; leave one of the two out")))
    };
    match options {
        Options { raw: false, .. } => Ok(()),
        _ if !possible => wrong(&format!("-o {}", options.format.name()))
            .map_err(|error| error.hint(tr!("use -o json or -o jsonl"))),
        Options { columns: Some(_), .. } => wrong("--columns"),
        Options { labels: Some(true), .. } => wrong("--labels"),
        Options { mask: true, .. } => wrong("--mask"),
        _ => Ok(()),
    }
}
