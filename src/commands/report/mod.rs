//! `kefu report`: the numbers of a day, a week or a month, beside those of the one before. What is measured is in the
//! vendors' folders; `data` is the report for programs, `document` the one for people.

mod data;
mod document;

use std::{fs, io, path::PathBuf};

use clap::{Args, ValueEnum};

use crate::{
    choice::{Choice, number},
    context::{Closing, Context, ReportRequest, Section, say},
    dates::{Every, When, Workdays, days},
    error::{Error, Kind, Result},
    ids::Ids,
    lang::system,
    output::report::{self as form, Robot, masked},
    record::{Cell, Column},
    vendors::{KEPT, Name},
};

/// The morning report of a day, a week or a month
///
/// What is new, late and piling up, against the period before.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Report {
    /// Of how many days
    #[arg(value_name = "PERIOD", value_enum, value_parser = Choice::<Length>::new())]
    length: Length,
    /// This day, or the week or month that has it
    ///
    /// Without it yesterday, last week or last month.
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// With the tickets of this view, by its id or title
    #[arg(long, value_name = "VIEW", value_parser = Ids::or_titles)]
    view: Vec<Ids>,
    /// From the files that `kefu export` keeps in this directory, or below this root; then no vendor is asked
    #[arg(long, value_name = "DIR")]
    from: Vec<PathBuf>,
    /// How many of the most frequent values to name
    #[arg(long, value_name = "N", default_value = "5", value_parser = number::<usize>(1..=1000))]
    top: usize,
    /// From how many days before it open records are carried over
    #[arg(long, value_name = "DAYS", default_value = "30d", value_parser = days)]
    backlog: i32,
    /// A file of days off and adjusted working days
    ///
    /// A line each: 2026-10-01..2026-10-07 休, 2026-10-10 班. The daily report is then of the last working day.
    #[arg(long, value_name = "FILE")]
    holidays: Option<PathBuf>,
    /// As a message that this group robot takes: Markdown in its dialect, cut to its size
    #[arg(long = "for", value_name = "ROBOT", value_enum, value_parser = Choice::<Robot>::new())]
    robot: Option<Robot>,
    /// With personal data, which is masked otherwise
    #[arg(long)]
    no_mask: bool,
}

/// How many days a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Length {
    /// A day
    #[value(aliases = ["日报", "日", "day"])]
    Daily,
    /// A week, from Monday on
    #[value(aliases = ["周报", "周", "week"])]
    Weekly,
    /// A month
    #[value(aliases = ["月报", "月", "month"])]
    Monthly,
}

const EXAMPLES: &str = "\
Examples:
  kefu report daily
  kefu report daily --view 售中
  kefu report weekly --on last-week --to report.html
  kefu report daily --for wecom
  kefu report monthly --top 10 -o json
  kefu report monthly --from complaints --from counts
  kefu report daily --holidays holidays.txt

Without a configuration: kefu --demo report daily. Numbers marked with * are of an incomplete answer (exit 3). \
Personal data is masked; --no-mask shows it.";

/// The answers of all vendors.
struct Answers {
    request: ReportRequest,
    length: Length,
    profiles: Vec<String>,
    sections: Vec<Section>,
    /// Whether records say which profile they are of.
    has_profiles: bool,
    mask: bool,
}

impl Report {
    /// Whether it sends requests to a vendor.
    pub(super) fn asks(&self) -> bool {
        self.from.is_empty()
    }

    pub(super) async fn run(self, context: &Context) -> Result<()> {
        let mut options = context.options.output.clone();
        form::check(&mut options, self.robot, context.options.has_typed_format())?;
        let robot = self.robot;
        let answers = self.answers(context).await?;
        context.end_of_dry_run()?;
        options.question.window = Some(answers.request.period.window().to_string());
        let notes = form::write(document::document(&answers, context), robot, options)?;
        say(&notes);
        answers.conclude()?;
        let (counted, window) = (tr!("the report is complete"), answers.request.period.window());
        Closing { counted, always: false, window: Some(&window), to: context.options.output.to.as_deref() }
            .say();
        Ok(())
    }

    async fn answers(self, context: &Context) -> Result<Answers> {
        let clock = context.clock();
        let workdays = self.holidays.as_ref().map(|file| workdays(file, context)).transpose()?;
        let every = self.length.every();
        let period = every.period(self.on.as_ref(), clock, workdays.as_ref())?;
        tracing::info!("{}", tr!("a report of {window}", window = period.window()));
        let request = ReportRequest {
            period,
            previous: every.previous(period, workdays.as_ref()),
            backlog: self.backlog,
            top: self.top,
            views: self.view,
            profiles: context.options.profiles.names.clone(),
        };
        let (mut profiles, mut sections) = (request.profiles.clone(), Vec::new());
        if self.from.is_empty() {
            for vendor in vendors(context, &request)? {
                sections.extend(vendor.report(context, &request).await?);
            }
        } else {
            let known: Vec<_> = KEPT.iter().copied().flatten().collect();
            let kept = context.kept(&self.from, &known, &request.views)?;
            profiles = kept.profiles(context);
            sections = kept.sections(context, &known, &request)?;
        }
        let has_profiles = context.options.profiles.several || profiles.len() > 1;
        Ok(Answers { request, length: self.length, profiles, sections, has_profiles, mask: !self.no_mask })
    }
}

/// The vendors to ask: those that are configured, or all of them if none is. Views are asked for in any case.
fn vendors(context: &Context, request: &ReportRequest) -> Result<Vec<Name>> {
    let demo = context.options.values.demo;
    let mut configured = Vec::new();
    for name in request.profiles.iter().filter(|_| !demo) {
        configured.extend(context.config_of(name)?.configured());
    }
    let is_configured = |vendor: &Name| configured.iter().any(|about| about.name == vendor.about().name);
    let has_views = |vendor: &Name| {
        !request.views.is_empty() && vendor.about().nouns.iter().any(|noun| noun.name == "views")
    };
    let reporting = Name::value_variants().iter().zip(KEPT).filter(|(_, kept)| !kept.is_empty());
    let all = reporting.map(|(vendor, _)| *vendor);
    let asked = |vendor: &Name| demo || configured.is_empty() || is_configured(vendor) || has_views(vendor);
    Ok(all.filter(asked).collect())
}

/// Reads a list of working days.
fn workdays(file: &PathBuf, context: &Context) -> Result<Workdays> {
    let wrong = |why: String| {
        Error::new(Kind::Usage, tr!("--holidays: {file} cannot be read", file = file.display()))
            .why(why)
            .hint(tr!("a line is a date or a range and what it is: 2026-10-01..2026-10-07 休, 2026-10-10 班"))
    };
    let text = fs::read(file).and_then(|bytes| {
        String::from_utf8(bytes)
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, tr!("it is not UTF-8 text")))
    });
    let text = text.map_err(|error| wrong(system(&error)))?;
    Workdays::read(&text, context.clock()).map_err(wrong)
}

impl Length {
    fn every(self) -> Every {
        match self {
            Self::Daily => Every::Day,
            Self::Weekly => Every::Week,
            Self::Monthly => Every::Month,
        }
    }
}

impl Answers {
    /// Whether nothing is missing.
    fn complete(&self) -> bool {
        self.trouble().next().is_none()
    }

    fn trouble(&self) -> impl Iterator<Item = &Error> {
        self.sections.iter().flat_map(|section| &section.trouble)
    }

    /// What is missing. Of several answers that lack the same for the same reason, only the first one is described.
    fn missing(&self) -> Vec<String> {
        let mut kinds: Vec<(&Error, usize)> = Vec::new();
        for error in self.trouble() {
            match kinds.iter_mut().find(|(first, _)| first.is_like(error)) {
                Some((_, more)) => *more += 1,
                None => kinds.push((error, 0)),
            }
        }
        let described = kinds.into_iter().map(|(first, more)| match more {
            0 => first.detail(),
            _ => tr!(
                "{why} (so is {n} more answer)" | "{why} (so are {n} more answers)" % more,
                why = first.detail()
            ),
        });
        described.collect()
    }

    /// The end of the run: an error if something is missing; the vendor's own one if nothing came at all.
    fn conclude(&self) -> Result<()> {
        let Some(first) = self.trouble().next() else { return Ok(()) };
        if self.sections.iter().all(|section| section.answered == 0) {
            return Err(first.clone());
        }
        Err(Error::new(Kind::Partial, tr!("the report is not complete"))
            .why(self.missing().join(&tr!("; ")))
            .because(self.trouble())
            .with_vendor_error(first.vendor_error().clone()))
    }
}

/// A text of a column without personal data.
fn hidden(text: String, column: &Column) -> String {
    match masked(Cell::Text(text.into()), column) {
        Cell::Text(text) => text.into_owned(),
        _ => String::new(),
    }
}
