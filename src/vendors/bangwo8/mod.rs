//! Bangwo8 (帮我吧): ticket views, their tickets and counts.

mod check;
mod client;
mod counts;
mod export;
mod fields;
mod parse;
mod people;
mod php;
mod report;
mod tickets;
mod value;
mod views;
mod wire;

#[cfg(feature = "fuzzing")]
#[path = "../../../fuzz/bangwo8.rs"]
pub mod fuzz;

use clap::Subcommand;

use crate::{
    adapter::{Habit, Noun},
    context::{Context, Stats, Watch},
    error::Result,
    lang::Message,
};

pub use check::{CHECKS, CheckCommand};
pub use client::Bangwo8;
pub use export::ExportCommand;
pub use report::{KEPT, report};

/// The nouns of Bangwo8.
const NOUNS: &[Noun] = &[
    Noun { name: "views", columns: &views::COUNTED_VIEW, commands: &["views"] },
    Noun { name: "view-counts", columns: &counts::COUNT, commands: &["views count", "export counts"] },
    Noun {
        name: "tickets",
        columns: &tickets::TICKET,
        commands: &["tickets", "views tickets", "export tickets"],
    },
];

/// Words that people type for Bangwo8's nouns.
const HABITS: &[Habit] = &[
    Habit::new("view bangwo8 查询器 视图 帮我吧", Message::new("kefu's word is views"), "kefu views list"),
    Habit::new("ticket 工单", Message::new("tickets are listed view by view"), "kefu views tickets 15"),
];

/// Examples of values, by an option's name or the name of its value in help.
const EXAMPLES: &[(&str, &str)] = &[("VIEW", "15")];

/// Bangwo8's commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(subcommand)]
    Views(ViewsCommand),
    #[command(subcommand)]
    Tickets(TicketsCommand),
}

impl Command {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Views(command) => command.run(context).await,
            Self::Tickets(command) => command.run(context).await,
        }
    }
}

/// Ticket views and tickets at Bangwo8 (帮我吧 查询器)
#[derive(Debug, Subcommand)]
pub enum ViewsCommand {
    /// List the views
    #[command(after_help = LIST_EXAMPLES)]
    List(views::Views),
    /// Show views with all their fields
    #[command(after_help = SHOW_EXAMPLES)]
    Show(views::OneView),
    /// List the tickets of a view, all pages of them
    #[command(after_help = TICKETS_EXAMPLES)]
    Tickets(tickets::Tickets),
    /// Count the tickets of views
    ///
    /// A ticket may be in several views, so their counts have no total and no shares.
    #[command(after_help = COUNT_EXAMPLES)]
    Count {
        #[command(flatten)]
        query: counts::Counts,
        #[command(flatten)]
        watch: Watch,
    },
}

const LIST_EXAMPLES: &str = "\
Examples:
  kefu views list
  kefu views list --active --counts
  kefu views list --counts --to views.xlsx";

const SHOW_EXAMPLES: &str = "\
Examples:
  kefu views show 售中
  kefu views show 售中 售后 -o json
  kefu views list --active --jq '.[].id' | kefu views show -";

const TICKETS_EXAMPLES: &str = "\
Examples:
  kefu views tickets 售中
  kefu views tickets 15 --to tickets.xlsx
  kefu views tickets 15 --expand-fields --to tickets.xlsx
  kefu views tickets 15 --columns id,subject,status,created_at --limit 20";

const COUNT_EXAMPLES: &str = "\
Examples:
  kefu views count
  kefu views count 售中 售后 --to counts.xlsx
  kefu views count --watch 60s";

const TICKET_EXAMPLES: &str = "\
Examples:
  kefu tickets show 7051801
  kefu tickets show 7051801,7051802 -o json
  kefu views tickets 15 --jq '.[].id' | kefu tickets show - --to tickets.xlsx";

impl ViewsCommand {
    async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::List(query) => context.answer(&query).await,
            Self::Show(query) => context.answer(&query).await,
            Self::Tickets(query) => context.answer(&query).await,
            Self::Count { query, watch } => context.watch(&query, watch).await,
        }
    }
}

/// Tickets at Bangwo8 (帮我吧 工单)
#[derive(Debug, Subcommand)]
pub enum TicketsCommand {
    /// Show tickets with all their fields
    #[command(after_help = TICKET_EXAMPLES)]
    Show(tickets::Ticket),
    /// Count the tickets of a view by status, priority, or what else they have
    #[command(after_help = TICKET_STATS_EXAMPLES, mut_arg("expand_fields", |arg| arg.hide(true)))]
    Stats(Stats<tickets::Tickets>),
}

const TICKET_STATS_EXAMPLES: &str = "\
Examples:
  kefu tickets stats 售中
  kefu tickets stats 15 --by assignee_id,status --top 10
  kefu tickets stats 15 --by day -o csv";

impl TicketsCommand {
    async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Show(query) => context.answer(&query).await,
            Self::Stats(stats) => context.stats(stats).await,
        }
    }
}
