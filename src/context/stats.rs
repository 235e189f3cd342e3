//! Counts the records of a question by their values: the `stats` command of a noun.

use std::fmt;

use clap::{Args, ValueEnum};
use tr::tr;

use super::{Context, Watch, answer::Asking, gathered::Answer, notes::say};
use crate::{
    adapter::Query,
    choice::ListOf,
    error::{Error, Kind, Result},
    metrics::{Days, Grouping, Tally},
    pages::{Event, Progress},
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
        let mut printer = self.printer(self.tally(query, by).columns(), Shape::List)?;
        let (records, answer) = self.counted(query, by, &self.asking(), end).await?;
        let complete = answer.is_complete();
        records.iter().try_for_each(|record| printer.record(record))?;
        say(&printer.finish(complete)?);
        match complete {
            true => self.conclude(query, &answer.outcome, answer.outcome.progress.delivered),
            false => Err(self.partial(query, answer)),
        }
    }

    /// An empty tally. Its rows begin with the profile where there are several.
    pub(super) fn tally<Q: Query>(&self, query: &Q, by: &[Grouping]) -> Tally {
        Tally::new(&self.known_columns(query), by, self.read_options())
    }

    /// Asks a question and counts its records, each shop's by themselves.
    pub(super) async fn counted<Q: Query>(
        &self,
        query: &Q,
        by: &[Grouping],
        asking: &Asking,
        end: impl Future<Output = Error>,
    ) -> Result<(Vec<Record>, Answer)> {
        let days = query.window(&asking.clock)?.map(|window| Days::of(&window, asking.clock.today()));
        let mut tallies: Vec<(Option<String>, Tally)> = Vec::new();
        let answer = self.ask(query, asking, end, |event| {
            match event {
                // Records come shop by shop.
                Event::Row(record) => match tallies.last_mut() {
                    Some((shop, tally)) if shop.as_deref() == record.profile() => tally.add(record),
                    _ => {
                        let mut tally = self.tally(query, by);
                        tally.add(record);
                        tallies.push((record.profile().map(str::to_owned), tally));
                    }
                },
                Event::Page(Progress { came, total, .. }) => self.ui.progress(came, total, false),
            }
            Ok(())
        });
        let answer = answer.await?;
        let mut records = Vec::new();
        for (shop, complete) in &answer.shops {
            let at = tallies.iter().position(|(name, _)| name.as_deref() == shop.as_deref());
            let mut tally = at.map_or_else(|| self.tally(query, by), |at| tallies.swap_remove(at).1);
            // A day that was not fetched must not be listed as empty.
            let whole = *complete && !answer.outcome.limited;
            let layout = Layout::new(tally.columns()).of_profile(shop.clone());
            for row in tally.rows(whole.then_some(days.unwrap_or_default())) {
                records.push(layout.read(row)?);
            }
        }
        Ok((records, answer))
    }
}
