//! Measures records for a report: those that vendors are asked for, and in `sections` those of the exported files that
//! `from` has opened.
//!
//! A vendor's folder says which questions belong to its sections; here they are asked, and what goes wrong is kept
//! with the section, so that the others still stand.

mod directory;
mod file;
mod from;
mod kept;
mod sections;

use crate::{
    adapter::Query,
    dates::Period,
    error::{Error, Kind, Result},
    ids::Ids,
    lang::Words,
    metrics::{Definition, Measure, Measured},
    record::{ReadOptions, Record},
};

pub use self::kept::{Kept, KeptContent};
use super::Context;

/// The period, the filters and the profiles of a report.
#[derive(Clone, Debug)]
pub struct ReportRequest {
    /// The period.
    pub period: Period,
    /// The period before.
    pub previous: Period,
    /// The number of days before a period whose open records are carried over.
    pub backlog: i32,
    /// The number of values to name of each field.
    pub top: usize,
    /// The views whose tickets are measured.
    pub views: Vec<Ids>,
    /// The names of the profiles.
    pub profiles: Vec<String>,
}

/// A part of a report.
#[derive(Debug)]
pub struct Section {
    /// Its name: the key in JSON.
    pub key: &'static str,
    /// Its name for people.
    pub title: Words,
    /// Its content.
    pub body: SectionBody,
    /// The reasons why it is incomplete.
    pub trouble: Vec<Error>,
    /// Sentences about what it cannot tell.
    pub notes: Vec<String>,
    /// The number of questions that were answered, at least in part.
    pub answered: usize,
}

/// The content of a section.
#[derive(Debug)]
pub enum SectionBody {
    /// The records of a period and of the one before.
    Period {
        /// The metrics.
        definition: &'static Definition,
        /// The period.
        now: Measured,
        /// The period before, if it is known.
        before: Option<Measured>,
    },
    /// Lists as they are now.
    Lists {
        /// The metrics.
        definition: &'static Definition,
        /// The key in JSON that tells them apart.
        name: &'static str,
        /// The lists.
        lists: Vec<List>,
    },
    /// Numbers by name.
    Counts {
        /// The numbers.
        counts: Vec<Count>,
        /// Whether some are missing.
        incomplete: bool,
    },
}

/// A list as it is now.
#[derive(Debug)]
pub struct List {
    /// Its name.
    pub name: String,
    /// Its numbers.
    pub measured: Measured,
}

/// The number of records behind a name.
#[derive(Clone, Debug)]
pub struct Count {
    /// The profile that it is of, if there are several.
    pub profile: Option<String>,
    /// The id.
    pub id: Option<String>,
    /// The name.
    pub title: Option<String>,
    /// The number.
    pub count: Option<i64>,
    /// The number before.
    pub previous: Option<i64>,
}

impl Section {
    /// A section without content.
    pub fn new(key: &'static str, title: Words) -> Self {
        let body = SectionBody::Counts { counts: Vec::new(), incomplete: false };
        Self { key, title, body, trouble: Vec::new(), notes: Vec::new(), answered: 0 }
    }
}

impl Context {
    /// Asks a question and measures the records of its answer in a period.
    ///
    /// # Errors
    /// An error that concerns the whole run. Others are kept in the section, and the numbers are marked.
    pub async fn measure<Q: Query>(
        &self,
        query: &Q,
        definition: &'static Definition,
        period: Period,
        request: &ReportRequest,
        section: &mut Section,
    ) -> Result<Measured> {
        let mut measure = Measure::new(definition, self.known_columns(query), period);
        let answered = section.answered;
        let only = self.profile();
        let complete = self
            .gather(query, section, |record, read_options| {
                measure.add(record.profile().unwrap_or(only), |index| record.cell(index, read_options));
            })
            .await?;
        let today = self.options.clock.today();
        let mut measured = measure.finish(request.top, period.last.min(today.max(period.first)), !complete);
        if section.answered == answered {
            measured.know_nothing();
        }
        Ok(measured)
    }

    /// Asks a question and takes its records. Returns whether the answer is complete.
    ///
    /// # Errors
    /// As [`Self::measure`].
    pub async fn gather<Q: Query>(
        &self,
        query: &Q,
        section: &mut Section,
        mut take: impl FnMut(&Record, &ReadOptions),
    ) -> Result<bool> {
        let mut came = false;
        let answer = self.each(query, |record, read_options| {
            came = true;
            take(record, read_options);
            Ok(())
        });
        match answer.await {
            Ok(_) => {
                section.answered += 1;
                Ok(true)
            }
            Err(error) if concerns_the_run(error.kind()) => Err(error),
            Err(error) => {
                section.answered += usize::from(came);
                section.trouble.push(error);
                Ok(false)
            }
        }
    }
}

/// Whether nothing else can be measured after such an error either.
pub(super) fn concerns_the_run(kind: Kind) -> bool {
    matches!(kind, Kind::Usage | Kind::Bug | Kind::Interrupted | Kind::Terminated)
}
