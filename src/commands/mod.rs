//! kefu's own commands: what belongs to no vendor.

mod api;
mod check;
mod completions;
mod config;
mod export;
mod fields;
mod sandbox;

use std::process::ExitCode;

use clap::Subcommand;

pub use check::Check;

use crate::{config::KnownKeys, context::Context, error::Result, globals::FILE_OPTIONS, vendors};

/// What a configuration can speak of.
pub const KNOWN: KnownKeys = KnownKeys { vendors: vendors::ALL, options: FILE_OPTIONS };

/// kefu's own part of the command line.
#[derive(Debug, Subcommand)]
pub enum Command {
    Api(api::Api),
    #[command(subcommand, arg_required_else_help = false)]
    Check(check::Command),
    #[command(subcommand)]
    Config(config::Command),
    #[command(subcommand)]
    Export(export::Export),
    Fields(fields::Fields),
    Sandbox(sandbox::Sandbox),
    Completions(completions::Completions),
}

impl Command {
    /// Whether the command asks a vendor, shows the configuration or results, so that a damaged one is in its way.
    pub fn needs_configuration(&self) -> bool {
        match self {
            Self::Api(_) | Self::Check(_) | Self::Export(_) | Self::Fields(_) => true,
            Self::Config(command) => command.needs_configuration(),
            Self::Sandbox(_) | Self::Completions(_) => false,
        }
    }

    /// Whether the command asks a vendor, for which a profile has to be chosen.
    pub fn needs_profile(&self) -> bool {
        match self {
            Self::Api(_) | Self::Config(_) => true,
            Self::Check(command) => command.asks(),
            Self::Export(export) => export.writes_archive(),
            Self::Fields(_) | Self::Sandbox(_) | Self::Completions(_) => false,
        }
    }

    /// Whether the command writes answers into a directory of its own.
    pub fn writes_archive(&self) -> bool {
        matches!(self, Self::Export(export) if export.writes_archive())
    }

    /// Runs the command and says with which status the process exits. `whole` is the command line that it is a part of.
    pub async fn run(self, context: &Context, whole: clap::Command) -> Result<ExitCode> {
        let done = match self {
            // What a check finds is no failure, and the exit status says it.
            Self::Check(command) => return command.run(context).await,
            Self::Api(command) => command.run(context).await,
            Self::Config(command) => command.run(context).await,
            Self::Export(command) => command.run(context).await,
            Self::Fields(command) => command.run(context),
            Self::Sandbox(command) => command.run(context).await,
            Self::Completions(command) => command.run(whole),
        };
        done.map(|()| ExitCode::SUCCESS)
    }
}
