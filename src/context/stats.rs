//! Counts the records of a question by their values: the `stats` command of a noun.

use std::fmt;

use clap::{Args, ValueEnum};
use tr::tr;

use super::{Context, Watch};
use crate::{
    adapter::Query,
    choice::ListOf,
    error::{Error, Kind, Result},
    tally::Grouping,
};

/// A question whose records can be counted by their values.
pub trait Counted: Query {
    /// What they can be counted by.
    type By: ValueEnum + Copy + Into<Grouping> + fmt::Debug + Send + Sync + 'static;

    /// The name of what they are counted by without `--by`.
    const DEFAULT: &'static str;
}

/// The arguments of `stats`: those of the question, and what to count by.
#[derive(Args, Clone, Debug)]
pub struct Stats<Q: Args + Counted> {
    /// What to count by, one thing or two
    #[arg(long, value_name = "BY", value_enum, value_delimiter = ',', default_value = Q::DEFAULT)]
    by: Vec<ListOf<Q::By>>,
    #[command(flatten)]
    query: Q,
    #[command(flatten)]
    watch: Watch,
}

impl Context {
    /// Asks a question and writes the number of its records by groups, repeatedly if the user watches it.
    ///
    /// # Errors
    /// [`Kind::Usage`] for more than two groups; as [`Self::watch`].
    pub async fn stats<Q: Args + Counted>(&self, stats: Stats<Q>) -> Result<()> {
        let Stats { by, query, watch } = stats;
        let wrong = |what| Err(Error::new(Kind::Usage, what).hint(tr!("for example --by status,day")));
        let by: Vec<Grouping> = by.into_iter().flat_map(|list| list.0).map(Into::into).collect();
        match by[..] {
            [_] => {}
            [first, second] if first != second => {}
            [_, _] => return wrong(tr!("--by: the same thing is there twice")),
            _ => return wrong(tr!("--by takes one thing or two")),
        }
        self.watch_count(&query, &by, watch).await
    }
}
