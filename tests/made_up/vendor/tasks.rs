//! Acme's part of `kefu export` and `kefu check`.

use clap::{Args, Subcommand};

use crate::{
    context::{Check, Context, Days, Directory, Metric, Report, Task, Thresholds},
    error::Result,
};

use super::chats::{CHATS, Chats};

const CHECK: Check = Check { name: "chats", label: "CHATS" };

/// Acme's checks.
pub const CHECKS: &[Check] = &[CHECK];

/// The exports from Acme.
#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// Chats as they are now, a file a day
    Chats(ExportChats),
}

/// Exports chats, one file per day on which the command ran.
#[derive(Args, Clone, Debug)]
pub struct ExportChats {
    #[command(flatten)]
    directory: Directory,
    #[command(flatten)]
    chats: Chats,
}

/// Acme's part of `kefu check`.
#[derive(Debug, Subcommand)]
pub enum CheckCommand {
    /// Check how many chats there are
    Chats(CheckChats),
}

/// Checks the number of chats.
#[derive(Args, Debug)]
pub struct CheckChats {
    #[command(flatten)]
    thresholds: Thresholds,
    #[command(flatten)]
    chats: Chats,
}

impl ExportCommand {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<()> {
        let Self::Chats(ExportChats { directory, chats }) = self;
        let task = Task { noun: "chats", about: chats.about(), days: Days::Today };
        context.export(&directory, task, |_| chats.clone()).await
    }
}

impl CheckCommand {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<Report> {
        let Self::Chats(CheckChats { thresholds, chats }) = self;
        let thresholds = thresholds.required()?;
        let number = context.each(&chats, |_, _| Ok(())).await?;
        let metrics = vec![Metric::new("chats", number, thresholds)];
        Ok(Report { check: CHECK, summary: CHATS.counted(number), metrics })
    }
}
