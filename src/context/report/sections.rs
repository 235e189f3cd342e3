//! Counts exported records for the sections of a report.

use std::{collections::HashSet, hash::BuildHasher as _};

use foldhash::fast::FixedState;
use jiff::{Timestamp, civil::Date};

use super::{
    Count, List, ReportRequest, Section, SectionBody,
    directory::Directory,
    file::{File, FileRecord},
    kept::{Kept, KeptContent},
};
use crate::{
    archive::Entry,
    context::{Context, list as listed},
    dates::Period,
    error::{Error, Kind, Result},
    metrics::{Definition, Measure, Measured},
    record::{Cell, ReadOptions},
};

/// The report that files are read for.
pub(super) struct Reading<'a> {
    pub(super) context: &'a Context,
    pub(super) request: &'a ReportRequest,
    pub(super) read_options: ReadOptions,
}

impl Reading<'_> {
    /// The section of the records that directories hold.
    pub(super) fn section(&self, kept: &'static Kept, directories: &[&Directory]) -> Result<Section> {
        match kept.content {
            KeptContent::Days { definition, .. } => self.days(definition, directories),
            KeptContent::Lists { definition, name, .. } => self.lists(definition, name, directories),
            KeptContent::Counts { key, title, fields } => {
                let mut section = Section::new(key, title);
                self.counts(fields, directories, &mut section)?;
                Ok(section)
            }
        }
    }

    /// The records of the period and of the one before.
    fn days(&self, definition: &'static Definition, directories: &[&Directory]) -> Result<Section> {
        let mut section = Section::new(definition.key, definition.title);
        let (period, previous) = (self.request.period, self.request.previous);
        let mut now = self.period(definition, directories, period, &mut section)?;
        section.answered = usize::from(!now.is_unknown());
        self.carry_over(definition, directories, period, &mut now, &mut section)?;
        let before = match self.lacking(directories, previous) {
            Some(lacking) => {
                section.notes.push(tr!("nothing to compare with: {lacking}", lacking));
                None
            }
            None => {
                let mut before = self.period(definition, directories, previous, &mut section)?;
                self.carry_over(definition, directories, previous, &mut before, &mut section)?;
                Some(before)
            }
        };
        section.body = SectionBody::Period { definition, now, before };
        Ok(section)
    }

    /// The days that directories do not have, in words; none if they have all.
    fn lacking(&self, directories: &[&Directory], period: Period) -> Option<String> {
        let today = self.context.clock().today();
        let lacking = directories.iter().filter_map(|directory| {
            let days =
                period.days().filter(|day| *day <= today && directory.file(*day, self.context).is_none());
            let days: Vec<Date> = days.collect();
            let path = directory.path.display();
            (!days.is_empty()).then(|| tr!("{path} has not the whole of {days}", path, days = listed(&days)))
        });
        let lacking: Vec<_> = lacking.collect();
        (!lacking.is_empty()).then(|| lacking.join(&tr!("; ")))
    }

    /// The numbers of a period.
    fn period(
        &self,
        definition: &'static Definition,
        directories: &[&Directory],
        period: Period,
        section: &mut Section,
    ) -> Result<Measured> {
        let (mut known, mut trouble) = (0, Vec::new());
        if let Some(lacking) = self.lacking(directories, period) {
            trouble.push(
                Error::new(Kind::Partial, lacking)
                    .hint(tr!("run the export again: what is missing is fetched then")),
            );
        }
        let mut measure = Measure::new(definition, directories[0].kept.columns.into(), period);
        let mut seen = HashSet::with_hasher(FixedState::default());
        let time = measure.column(definition.time);
        let needed = measure.needed();
        for directory in directories {
            let profile = directory.profile(self.context);
            for entry in period.days().filter_map(|day| directory.file(day, self.context)) {
                known += 1;
                let add = |record: &FileRecord<'_>| {
                    let cell = |index| record.cell(index, &self.read_options);
                    let is_in = match time.map(cell) {
                        Some(Cell::Time(time)) => period.contains(time.date()),
                        _ => true,
                    };
                    let is_new = match cell(0) {
                        Cell::Text(id) => seen.insert(FixedState::default().hash_one((profile, &*id))),
                        _ => true,
                    };
                    if is_in && is_new {
                        measure.add(profile, cell);
                    }
                };
                read_entry(directory, entry, &needed, add, &mut trouble)?;
            }
        }
        let today = self.context.clock().today();
        let last = period.last.min(today.max(period.first));
        let mut measured = measure.finish(self.request.top, last, !trouble.is_empty());
        add(section, trouble);
        if known == 0 {
            measured.know_nothing();
        }
        Ok(measured)
    }

    /// The open records of the days before a period; not known unless all those days are there.
    fn carry_over(
        &self,
        definition: &'static Definition,
        directories: &[&Directory],
        period: Period,
        measured: &mut Measured,
        section: &mut Section,
    ) -> Result<()> {
        let backlog = period.before(self.request.backlog);
        match self.lacking(directories, backlog) {
            // Both periods mostly lack the same days, so one note is enough.
            Some(lacking) if section.notes.is_empty() => {
                let day = period.first;
                section.notes.push(tr!("carried over into {day} is not known: {lacking}", day, lacking));
            }
            Some(_) => {}
            None => measured.carry_over(&self.period(definition, directories, backlog, section)?),
        }
        Ok(())
    }

    /// The lists as they were kept last.
    fn lists(
        &self,
        definition: &'static Definition,
        name: &'static str,
        directories: &[&Directory],
    ) -> Result<Section> {
        let mut section = Section::new(definition.key, definition.title);
        let mut lists: Vec<List> = Vec::new();
        for first in directories {
            let name = first.list().unwrap_or_default();
            if lists.iter().all(|list| list.name != name) {
                let of: Vec<_> =
                    directories.iter().filter(|other| other.list() == Some(name)).copied().collect();
                lists.push(List {
                    name: name.to_owned(),
                    measured: self.list(definition, &of, &mut section)?,
                });
            }
        }
        section.body = SectionBody::Lists { definition, name, lists };
        Ok(section)
    }

    /// A list as each profile has kept it last.
    fn list(
        &self,
        definition: &'static Definition,
        directories: &[&Directory],
        section: &mut Section,
    ) -> Result<Measured> {
        let period = self.request.period;
        let mut measure = Measure::new(definition, directories[0].kept.columns.into(), period);
        let (before, answered) = (section.trouble.len(), section.answered);
        let needed = measure.needed();
        for directory in directories {
            let Some(entry) = directory.newest(period, self.context) else {
                section.trouble.push(not_after(directory, period));
                continue;
            };
            section.answered += 1;
            let profile = directory.profile(self.context);
            let add = |record: &FileRecord<'_>| {
                measure.add(profile, |index| record.cell(index, &self.read_options));
            };
            read_entry(directory, entry, &needed, add, &mut section.trouble)?;
        }
        let incomplete = section.trouble.len() > before;
        let mut measured = measure.finish(self.request.top, period.last, incomplete);
        if section.answered == answered {
            measured.know_nothing();
        }
        Ok(measured)
    }

    /// The last numbers of the period, and the last ones of the period before.
    fn counts(
        &self,
        fields: [&'static str; 4],
        directories: &[&Directory],
        section: &mut Section,
    ) -> Result<()> {
        let (mut counts, mut trouble) = (Vec::new(), Vec::new());
        if let Some(lacking) = self.lacking(directories, self.request.period) {
            trouble.push(Error::new(Kind::Partial, lacking).hint(tr!(
                "counts of past days cannot be fetched any more: run `kefu export counts` every day"
            )));
        }
        for directory in directories {
            let mut earlier = Vec::new();
            let mut before = self.last_counts(fields, directory, self.request.previous, &mut earlier)?;
            // The last number may be one of those that cannot be read.
            if !earlier.is_empty() {
                before.clear();
            }
            add(section, earlier);
            for (mut count, _) in self.last_counts(fields, directory, self.request.period, &mut trouble)? {
                section.answered += 1;
                let same = before.iter().find(|(earlier, _)| earlier.id == count.id);
                count.previous = same.and_then(|(earlier, _)| earlier.count);
                counts.push(count);
            }
        }
        section.body = SectionBody::Counts { counts, incomplete: !trouble.is_empty() };
        add(section, trouble);
        Ok(())
    }

    /// The last number of each name in a period, with its time.
    fn last_counts(
        &self,
        fields: [&'static str; 4],
        directory: &Directory,
        period: Period,
        trouble: &mut Vec<Error>,
    ) -> Result<Vec<(Count, Timestamp)>> {
        let columns = directory.kept.columns;
        let places = fields.map(|key| columns.iter().position(|column| column.key == key));
        let needed: Vec<_> = places.into_iter().flatten().collect();
        let profile = directory.profile(self.context);
        let mut last: Vec<(Count, Timestamp)> = Vec::new();
        for entry in period.days().filter_map(|day| directory.file(day, self.context)) {
            let take = |record: &FileRecord<'_>| {
                let [id, title, count, at] = places.map(|place| {
                    place.map_or(Cell::Missing, |index| record.cell(index, &self.read_options).into_owned())
                });
                let text = |cell| if let Cell::Text(text) = cell { Some(text.into_owned()) } else { None };
                let Cell::Time(at) = at else { return };
                let count = if let Cell::Count(count) = count { Some(count) } else { None };
                let (id, title, profile) = (text(id), text(title), Some(profile.to_owned()));
                let found = Count { profile, id, title, count, previous: None };
                let at = at.timestamp();
                match last.iter_mut().find(|(known, _)| known.id == found.id) {
                    Some(known) if known.1 <= at => *known = (found, at),
                    Some(_) => {}
                    None => last.push((found, at)),
                }
            };
            read_entry(directory, entry, &needed, take, trouble)?;
        }
        Ok(last)
    }
}

/// Reads the file of an entry, which must have as many records as were exported. A day without records may have none.
fn read_entry(
    directory: &Directory,
    entry: &Entry,
    needed: &[usize],
    mut take: impl FnMut(&FileRecord<'_>),
    trouble: &mut Vec<Error>,
) -> Result<()> {
    if entry.has_no_file() {
        return Ok(());
    }
    let path = directory.path.join(&entry.file);
    let file = File { path: &path, form: directory.form, columns: directory.kept.columns, needed };
    let mut records = 0;
    let read = file.read(|record| {
        records += 1;
        take(record);
    });
    let whole = read.and_then(|()| match records == entry.rows {
        true => Ok(()),
        false => {
            let what = tr!("{path} was changed after the export", path = path.display());
            let why = tr!("it has {records} records instead of {rows}", records, rows = entry.rows);
            Err(Error::new(Kind::Partial, what).why(why))
        }
    });
    keep(whole.map_err(|error| with_hint(error, directory)), trouble)
}

/// An error about one file with the way to get a whole one.
fn with_hint(error: Error, directory: &Directory) -> Error {
    match (error.kind(), &directory.kept.content) {
        (Kind::Partial, KeptContent::Days { .. }) => {
            error.hint(tr!("the next export makes the file again if it is removed"))
        }
        (Kind::Partial, KeptContent::Lists { .. }) => {
            error.hint(tr!("run the export again, and then the report"))
        }
        (Kind::Partial, KeptContent::Counts { .. }) => {
            error.hint(tr!("take it from a backup: counts of past days cannot be fetched any more"))
        }
        _ => error,
    }
}

/// Adds reasons why a section is incomplete, each once: a file can be read for several periods.
fn add(section: &mut Section, trouble: Vec<Error>) {
    for error in trouble {
        if section.trouble.iter().all(|known| known.detail() != error.detail()) {
            section.trouble.push(error);
        }
    }
}

/// Keeps an error about one file with the others; a wrong directory ends the run.
fn keep(done: Result<()>, trouble: &mut Vec<Error>) -> Result<()> {
    match done {
        Err(error) if error.kind() == Kind::Partial => trouble.push(error),
        done => return done,
    }
    Ok(())
}

fn not_after(directory: &Directory, period: Period) -> Error {
    let (path, day) = (directory.path.display(), period.last);
    Error::new(Kind::Partial, tr!("{path} has no list from after {day}", path, day))
        .hint(tr!("run the export again, and then the report"))
}
