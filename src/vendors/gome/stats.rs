//! `kefu complaints stats`: counts of complaints.

use clap::{Args, ValueEnum};
use tr::tr;

use crate::{
    choice::ListOf,
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
    by: Vec<ListOf<GroupBy>>,
    #[command(flatten)]
    complaints: Complaints,
    #[command(flatten)]
    watch: Watch,
}

/// The value to group complaints by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum GroupBy {
    /// Where it stands
    #[value(alias = "状态")]
    Status,
    /// The day on which it was made; every day of the window, also without complaints
    #[value(aliases = ["complained_at", "日期", "天", "投诉时间"])]
    Day,
    /// Whether it is past its reply limit
    #[value(alias = "超时")]
    Overdue,
    /// The quality check
    #[value(aliases = ["质检状态", "质检"])]
    Quality,
    /// What it is about
    #[value(aliases = ["投诉类型", "类型"])]
    Type,
    /// The goods' brand
    #[value(alias = "品牌")]
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
        let wrong = |what| Err(Error::new(Kind::Usage, what).hint(tr!("for example --by status,day")));
        let by: Vec<_> = self.by.iter().flat_map(|list| list.0.iter().copied()).collect();
        match by[..] {
            [_] => {}
            [first, second] if first != second => {}
            [_, _] => return wrong(tr!("--by: the same thing is there twice")),
            _ => return wrong(tr!("--by takes one thing or two")),
        }
        let by: Vec<_> = by.into_iter().map(GroupBy::grouping).collect();
        context.watch_count(&self.complaints, &by, self.watch).await
    }
}
