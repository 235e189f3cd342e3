//! kefu's own commands, which belong to no vendor.

mod api;
mod check;
mod completions;
mod config;
mod doctor;
mod export;
mod fields;
mod report;
mod sandbox;
mod skill;

use std::process::ExitCode;

use clap::Subcommand;

pub use check::{UNKNOWN, named as check_named, unknown as check_unknown};

use crate::{
    config::KnownKeys,
    context::Context,
    error::Result,
    options::{IN_FILE, Purpose},
    vendors,
};

/// The keys that a configuration may contain.
pub const KNOWN: KnownKeys = KnownKeys { vendors: vendors::ALL, options: &IN_FILE };

/// kefu's own commands on the command line.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(add = Purpose::Call)]
    Api(api::Api),
    #[command(subcommand, arg_required_else_help = false, add = Purpose::Check)]
    Check(check::Command),
    #[command(subcommand, add = Purpose::Setup)]
    Config(config::Command),
    #[command(add = Purpose::Own)]
    Doctor(doctor::Doctor),
    #[command(subcommand, add = Purpose::Export)]
    Export(export::Export),
    #[command(add = Purpose::Own)]
    Fields(fields::Fields),
    #[command(add = Purpose::Report)]
    Report(report::Report),
    #[command(add = Purpose::Setup)]
    Sandbox(sandbox::Sandbox),
    #[command(add = Purpose::Setup)]
    Completions(completions::Completions),
    /// Print a page for an assistant program
    #[command(add = Purpose::Setup)]
    Skill,
}

impl Command {
    /// Whether the command uses the configuration, so that a damaged one is an error.
    pub fn needs_configuration(&self) -> bool {
        match self {
            Self::Api(_)
            | Self::Check(_)
            | Self::Doctor(_)
            | Self::Export(_)
            | Self::Fields(_)
            | Self::Report(_) => true,
            Self::Config(command) => command.needs_configuration(),
            Self::Sandbox(_) | Self::Completions(_) | Self::Skill => false,
        }
    }

    /// Whether the command sends requests to a vendor, which requires a profile.
    pub fn needs_profile(&self) -> bool {
        match self {
            Self::Api(_) | Self::Config(_) => true,
            Self::Report(report) => report.asks(),
            Self::Check(command) => command.asks(),
            Self::Export(export) => export.needs_profile(),
            Self::Doctor(_) | Self::Fields(_) | Self::Sandbox(_) | Self::Completions(_) | Self::Skill => {
                false
            }
        }
    }

    /// Runs the command and returns the exit status.
    pub async fn run(self, context: &Context) -> Result<ExitCode> {
        let done = match self {
            // What is found is not an error; the exit status tells it.
            Self::Check(command) => return command.run(context).await,
            Self::Doctor(command) => return command.run(context).await,
            Self::Api(command) => command.run(context).await,
            Self::Config(command) => command.run(context).await,
            Self::Export(command) => command.run(context).await,
            Self::Fields(command) => command.run(context),
            Self::Report(command) => command.run(context).await,
            Self::Sandbox(command) => command.run(context).await,
            Self::Completions(command) => command.run(),
            Self::Skill => skill::print(context),
        };
        done.map(|()| ExitCode::SUCCESS)
    }
}
