//! Complaints, counted.

use clap::{Args, ValueEnum};
use jiff::civil::DateTime;

use crate::{
    adapter::Query as _,
    context::Context,
    error::{Error, Kind, Result},
    record::Reading,
    tally::{By, Days, Tally},
};

use super::complaints::Complaints;

/// How many complaints of each sort; the filters are those of `list`
#[derive(Args, Clone, Debug)]
pub struct Stats {
    /// What to count by, one thing or two
    #[arg(long, value_name = "BY", value_enum, value_delimiter = ',', default_value = "status")]
    by: Vec<Thing>,
    #[command(flatten)]
    complaints: Complaints,
}

/// What complaints are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Thing {
    /// Where it stands
    Status,
    /// The day on which it was made; every day of the window, also without complaints
    Day,
    /// Whether it is past its reply limit
    Overdue,
    /// The quality check
    Quality,
    /// What it is about
    Type,
    /// The goods' brand
    Brand,
}

impl Thing {
    fn by(self) -> By {
        match self {
            Self::Status => By::Value("status"),
            Self::Day => By::Day("complained_at"),
            Self::Overdue => By::Value("overdue"),
            Self::Quality => By::Value("quality"),
            Self::Type => By::Value("type"),
            Self::Brand => By::Value("brand"),
        }
    }
}

impl Stats {
    /// Counts and writes the counts.
    pub(super) async fn run(self, context: &Context) -> Result<()> {
        let wrong = |what: &str| Err(Error::new(Kind::Usage, what));
        match self.by[..] {
            [_] => {}
            [first, second] if first != second => {}
            [_, _] => return wrong("--by: the same thing is there twice"),
            _ => return wrong("--by takes one thing or two"),
        }
        if context.globals.raw {
            return wrong("--raw shows the vendor's own records, and counts are kefu's").map_err(|error| {
                error.hint("leave --raw out; `kefu complaints list --raw` has the records")
            });
        }
        let window = self.complaints.whole_window(&context.clock)?;
        // Nobody has complained tomorrow yet: a window that is open there ends today.
        let today = || window.from.map(|_| context.clock.today());
        let days = Days {
            first: window.from.map(DateTime::date),
            last: window.until.map(DateTime::date).or_else(today),
        };
        let by: Vec<_> = self.by.iter().map(|thing| thing.by()).collect();
        let reading = Reading { zone: context.clock.now.time_zone().clone() };
        context.count(&self.complaints, Tally::new(self.complaints.columns(), &by, reading, days)).await
    }
}
