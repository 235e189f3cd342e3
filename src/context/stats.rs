//! Counts the records of a question by their values: the `stats` command of a noun.

use std::fmt;

use clap::{Args, ValueEnum};
use tr::tr;

use super::{Context, Watch, answer::Asking, notes::say};
use crate::{
    adapter::Query,
    choice::ListOf,
    error::{Error, Kind, Result},
    metrics::{Days, Grouping, Tally},
    pages::{Event, Outcome, Progress},
    record::{Layout, Record, Shape},
    stop::stopped,
};

/// A question whose records can be counted by their values.
pub trait Counted: Query {
    /// The fields that they can be counted by.
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

    /// Asks a question and writes the number of its records by groups.
    ///
    /// # Errors
    /// As [`Self::answer`].
    pub(super) async fn count<Q: Query>(&self, query: &Q, by: &[Grouping]) -> Result<()> {
        if self.options.output.raw {
            return Err(Error::new(
                Kind::Usage,
                tr!("--raw shows the vendor's own records, and counts are kefu's"),
            )
            .hint(tr!("leave --raw out; the list command with --raw has the records")));
        }
        let end = stopped();
        let mut tally = self.tally(query, by);
        let mut printer = self.printer(tally.columns(), Shape::List)?;
        let (records, outcome) = self.counted(query, &mut tally, &self.asking(), end).await?;
        let complete = outcome.missing.is_empty();
        records.iter().try_for_each(|record| printer.record(record))?;
        say(&printer.finish(complete)?);
        match complete {
            true => self.conclude(query, &outcome, outcome.progress.delivered),
            false => Err(self.partial(query, &outcome)),
        }
    }

    /// An empty tally.
    pub(super) fn tally<Q: Query>(&self, query: &Q, by: &[Grouping]) -> Tally {
        Tally::new(&query.known_columns(), by, self.read_options())
    }

    /// Asks a question and counts its records.
    pub(super) async fn counted<Q: Query>(
        &self,
        query: &Q,
        tally: &mut Tally,
        asking: &Asking,
        end: impl Future<Output = Error>,
    ) -> Result<(Vec<Record>, Outcome)> {
        let days = query.window(&asking.clock)?.map(|window| Days::of(&window, asking.clock.today()));
        let walked = self.ask(query, asking, end, |event| match event {
            Event::Row(record) => {
                tally.add(record);
                Ok(())
            }
            Event::Page(Progress { came, total, .. }) => {
                self.ui.progress(came, total, false);
                Ok(())
            }
        });
        let walked = walked.await;
        // A day that was not fetched must not be listed as empty.
        let whole = walked.as_ref().is_ok_and(|outcome| outcome.missing.is_empty() && !outcome.limited);
        let rows = tally.rows(whole.then_some(days.unwrap_or_default()));
        let layout = Layout::new(tally.columns());
        let records = rows.into_iter().map(|row| layout.read(row)).collect::<Result<_>>()?;
        Ok((records, walked?))
    }
}
