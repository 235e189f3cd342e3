//! The registry of vendors: a few lines per vendor.

mod bangwo8;
mod eshouhou;
mod gome;
mod raw;

use clap::{Subcommand, ValueEnum};

use crate::{
    adapter::{About, Noun, Vendor as _},
    context::Context,
    error::Result,
};

pub use bangwo8::{Counts, Tickets};
pub use gome::{Complaints, Due};
pub use raw::Call;

/// Every vendor as data.
pub const ALL: &[&About] = &[gome::Gome::ABOUT, bangwo8::Bangwo8::ABOUT, eshouhou::Eshouhou::ABOUT];

/// Every vendor's nouns, in the same order.
pub const NOUNS: &[&[Noun]] = &[gome::NOUNS, bangwo8::NOUNS, eshouhou::NOUNS];

/// The vendors' commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(subcommand)]
    Complaints(gome::Command),
    #[command(subcommand)]
    Views(bangwo8::ViewsCommand),
    #[command(subcommand)]
    Tickets(bangwo8::TicketsCommand),
    #[command(subcommand)]
    Project(eshouhou::Command),
}

impl Command {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Complaints(command) => command.run(context).await,
            Self::Views(command) => command.run(context).await,
            Self::Tickets(command) => command.run(context).await,
            Self::Project(command) => command.run(context).await,
        }
    }
}

/// A vendor by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Name {
    /// 国美 GMOS: phone and web complaints
    Gome,
    /// 帮我吧: ticket views and tickets
    Bangwo8,
    /// 易售后: customer projects
    Eshouhou,
}

impl Name {
    /// The vendor as data.
    pub fn about(self) -> &'static About {
        match self {
            Self::Gome => gome::Gome::ABOUT,
            Self::Bangwo8 => bangwo8::Bangwo8::ABOUT,
            Self::Eshouhou => eshouhou::Eshouhou::ABOUT,
        }
    }

    /// Makes a raw call.
    pub async fn call(self, context: &Context, call: Call) -> Result<()> {
        match self {
            Self::Gome => context.answer(&raw::CallTo::<gome::Gome>::new(call)).await,
            Self::Bangwo8 => context.answer(&raw::CallTo::<bangwo8::Bangwo8>::new(call)).await,
            Self::Eshouhou => context.answer(&raw::CallTo::<eshouhou::Eshouhou>::new(call)).await,
        }
    }

    /// Checks whether the vendor accepts the credentials.
    pub async fn check(self, context: &Context) -> Result<()> {
        match self {
            Self::Gome => context.connect::<gome::Gome>().await?.check().await,
            Self::Bangwo8 => context.connect::<bangwo8::Bangwo8>().await?.check().await,
            Self::Eshouhou => context.connect::<eshouhou::Eshouhou>().await?.check().await,
        }
    }
}
