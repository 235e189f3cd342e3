//! Gome (国美): complaints that customers made by telephone and on the web site.

mod check;
mod client;
mod columns;
mod complaints;
mod due;
mod export;
mod metrics;
mod part;
mod report;
mod wire;

#[cfg(feature = "fuzzing")]
#[path = "../../../fuzz/gome.rs"]
pub mod fuzz;

use clap::Subcommand;

use crate::{
    adapter::{Habit, Noun},
    context::{Context, Stats, Watch},
    error::Result,
    lang::Message,
};

pub use check::{CHECKS, CheckCommand};
pub use client::Gome;
pub use export::ExportCommand;
pub use report::{KEPT, report};

/// The nouns of Gome. The two kinds of complaints have different status codes.
const NOUNS: &[Noun] = &[
    Noun { name: "complaints", columns: &columns::PHONE, commands: &["complaints"] },
    Noun { name: "web-complaints", columns: &columns::WEB, commands: &[] },
];

/// Words that people type for Gome's nouns.
const HABITS: &[Habit] = &[
    Habit::new(
        "complaint gome gmos 投诉 投诉单 国美 网站投诉 电话投诉",
        Message::new("kefu's word is complaints"),
        "kefu complaints list",
    ),
    Habit::new(
        "order orders 订单",
        Message::new("complaints about an order"),
        "kefu complaints list --order 12345678901",
    ),
    Habit::new(
        "stats stat statistics count 统计 数量",
        Message::new("counts of complaints"),
        "kefu complaints stats --since 7d",
    ),
];

/// Examples of values, by an option's name or the name of its value in help.
const EXAMPLES: &[(&str, &str)] = &[
    ("reply-limit", "2h"),
    ("NO", "12345678901"),
    ("QUALITY", "passed"),
    ("STATUS", "open"),
    ("TYPE", "refund"),
    ("WORK_ORDER_NO", "20261122-gome-0007"),
];

/// Gome's commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(subcommand)]
    Complaints(ComplaintsCommand),
}

/// Complaints at Gome (国美): by telephone and on the web
#[derive(Debug, Subcommand)]
pub enum ComplaintsCommand {
    /// List complaints, all pages of them
    #[command(after_help = LIST_EXAMPLES)]
    List {
        #[command(flatten)]
        query: complaints::Complaints,
        #[command(flatten)]
        watch: Watch,
    },
    /// Show complaints with all their fields
    #[command(after_help = SHOW_EXAMPLES)]
    Show(complaints::Complaint),
    /// Count complaints by status, day, or what else they have
    #[command(after_help = STATS_EXAMPLES)]
    Stats(Stats<complaints::Complaints>),
}

const LIST_EXAMPLES: &str = "\
Examples:
  kefu complaints list --since 7d --status open --overdue
  kefu complaints list --on yesterday --to complaints.xlsx
  kefu complaints list --channel web --type refund --watch 60s
  kefu complaints list --since last-month --columns work_order_no,status,content
  kefu complaints list --on today --jq '.[].work_order_no'";

const SHOW_EXAMPLES: &str = "\
Examples:
  kefu complaints show 20261122-gome-0007
  kefu complaints show 20261122-gome-0007,20261122-gome-0008 --to two.xlsx
  kefu complaints show - --to found.xlsx < numbers.txt";

const STATS_EXAMPLES: &str = "\
Examples:
  kefu complaints stats --since 7d
  kefu complaints stats --since last-month --by day --to days.xlsx
  kefu complaints stats --since 30d --status open --by day,overdue
  kefu complaints stats --since last-month --by day,type --top 5 --to trend.xlsx
  kefu complaints stats --channel web --by type
  kefu complaints stats --since 上月 --by brand --top 5 --rate overdue,reopened
  kefu complaints stats --on last-week --by type --compare
  kefu complaints stats --on today --watch 60s";

impl Command {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Complaints(command) => command.run(context).await,
        }
    }
}

impl ComplaintsCommand {
    async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::List { query, watch } => context.watch(&query, watch).await,
            Self::Show(query) => context.answer(&query).await,
            Self::Stats(stats) => context.stats(stats).await,
        }
    }
}
