//! eshouhou (易售后): customer projects.

mod client;
mod projects;
mod wire;

#[cfg(feature = "fuzzing")]
#[path = "../../../fuzz/eshouhou.rs"]
pub mod fuzz;

use clap::Subcommand;

use crate::{
    adapter::{Code, Habit, Noun},
    context::{Check, Context},
    error::Result,
    lang::Message,
};

pub use crate::context::{NoCommand as CheckCommand, NoCommand as ExportCommand, no_report as report};

/// The exported records that reports can measure.
pub const KEPT: &[crate::context::Kept] = &[];

pub use client::Eshouhou;

/// The type of the service network of the whole company.
const HEAD_OFFICE: &str = "1";
/// The types of service networks.
const NETWORK_TYPE: &[Code] =
    &[Code::new(HEAD_OFFICE, "总部", "Head office", "hq"), Code::new("2", "网点", "Branch", "branch")];

/// The nouns of eshouhou.
const NOUNS: &[Noun] = &[Noun { name: "project", columns: &projects::PROJECT, commands: &["project"] }];

/// eshouhou's checks.
pub const CHECKS: &[Check] = &[];

/// Words that people type for eshouhou's nouns.
const HABITS: &[Habit] = &[Habit::new(
    "projects eshouhou customer 项目 客户项目 易售后",
    Message::new("projects are asked for by their ids"),
    "kefu project show a6fa4a6c-f0a8-4684-b001-000000000002",
)];

/// Examples of values, by an option's name or the name of its value in help.
const EXAMPLES: &[(&str, &str)] =
    &[("PROJECT_ID", "a6fa4a6c-f0a8-4684-b001-000000000002"), ("SN", "SN-0001")];

/// eshouhou's commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(subcommand)]
    Project(ProjectCommand),
}

/// Customer projects at eshouhou (易售后 客户项目)
#[derive(Debug, Subcommand)]
pub enum ProjectCommand {
    /// Show projects with all their fields
    #[command(
        after_help = "Examples:\n  kefu project show demo-project-1\n  kefu project show --serial SN-DEMO-0001 -o json\n  \
            kefu project show demo-project-1 --to project.xlsx"
    )]
    Show(projects::Projects),
}

impl Command {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Project(ProjectCommand::Show(query)) => context.answer(&query).await,
        }
    }
}
