//! Acme, which does not exist: a vendor that signs each attempt anew, is asked by POST and pages by cursor.
//!
//! The feature `made-up` puts it into the registries of vendors and of the sandbox, where it is held against the same
//! suites as every other vendor. Nothing outside this folder knows it.

mod chats;
mod client;
mod tasks;
mod wire;

use clap::Subcommand;

use crate::{
    adapter::{CodeOption, Noun},
    context::{Context, Stats, Watch},
    error::Result,
};

pub use crate::context::no_report as report;

/// What reports can measure of exported records.
pub const KEPT: &[crate::context::Kept] = &[];

pub use client::Acme;
pub use tasks::{CHECKS, CheckCommand, ExportCommand};

/// The nouns of Acme.
const NOUNS: &[Noun] = &[Noun { name: "chats", columns: &chats::CHAT, commands: &["chats"] }];

/// The options that take codes. Gome has one of the same name.
const CODE_OPTIONS: &[CodeOption] =
    &[CodeOption { name: "status", with: "", table: chats::STATUS, groups: &[] }];

/// Acme's commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(subcommand)]
    Chats(ChatsCommand),
}

/// Chats at Acme
#[derive(Debug, Subcommand)]
pub enum ChatsCommand {
    /// List chats, all pages of them
    List {
        #[command(flatten)]
        query: chats::Chats,
        #[command(flatten)]
        watch: Watch,
    },
    /// Show chats with all their fields
    Show(chats::Chat),
    /// Count chats by status or day
    Stats(Stats<chats::Chats>),
}

impl Command {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<()> {
        let Self::Chats(command) = self;
        match command {
            ChatsCommand::List { query, watch } => context.watch(&query, watch).await,
            ChatsCommand::Show(query) => context.answer(&query).await,
            ChatsCommand::Stats(stats) => context.stats(stats).await,
        }
    }
}
