//! `kefu complaints stats`: counts of complaints.

use clap::{Args, ValueEnum};

use crate::{
    context::{Context, Watch},
    error::{Error, Kind, Result},
    tally::Grouping,
};

use super::complaints::Complaints;

/// How many complaints of each sort; the filters are those of `list`
#[derive(Args, Clone, Debug)]
pub struct Stats {
    /// What to count by, one thing or two
    #[arg(long, value_name = "BY", value_enum, value_delimiter = ',', default_value = "status")]
    by: Vec<GroupBy>,
    #[command(flatten)]
    complaints: Complaints,
    #[command(flatten)]
    watch: Watch,
}

/// The value to group complaints by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum GroupBy {
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

impl GroupBy {
    fn grouping(self) -> Grouping {
        match self {
            Self::Status => Grouping::Value("status"),
            Self::Day => Grouping::Day("complained_at"),
            Self::Overdue => Grouping::Value("overdue"),
            Self::Quality => Grouping::Value("quality"),
            Self::Type => Grouping::Value("type"),
            Self::Brand => Grouping::Value("brand"),
        }
    }
}

impl Stats {
    /// Counts the complaints and writes the counts.
    pub(super) async fn run(self, context: &Context) -> Result<()> {
        let wrong = |what: &str| Err(Error::new(Kind::Usage, what).hint("for example --by status,day"));
        match self.by[..] {
            [_] => {}
            [first, second] if first != second => {}
            [_, _] => return wrong("--by: the same thing is there twice"),
            _ => return wrong("--by takes one thing or two"),
        }
        let by: Vec<_> = self.by.iter().map(|by| by.grouping()).collect();
        context.watch_count(&self.complaints, &by, self.watch).await
    }
}
