//! eshouhou (易售后): customer projects.

mod client;
mod projects;
mod wire;

use clap::Subcommand;

use crate::{adapter::{CodeOption, Noun}, context::Context, error::Result};

pub use client::Eshouhou;

/// The options that take codes.
pub const CODE_OPTIONS: &[CodeOption] = &[];

/// The nouns of eshouhou.
pub const NOUNS: &[Noun] = &[Noun { name: "project", columns: &projects::PROJECT }];

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
        after_help = "Examples:\n  kefu project show demo-project-1 --demo\n  kefu project show --serial SN-0001 -o json"
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
