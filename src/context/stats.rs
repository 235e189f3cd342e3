//! Counts the records of a question by their values: the `stats` command of a noun.

use clap::Args;
use tr::tr;

use super::{
    Context, Watch,
    answer::Asking,
    gathered::Answer,
    groupings::{By, Counted, Groupings},
    notes::say,
};
use crate::{
    adapter::Query,
    choice::number,
    error::{Error, Kind, Result},
    metrics::{Counting, Days, Definition, Grouping, Metric, Tally},
    nearest::nearest,
    pages::{Event, Progress},
    record::{Layout, Record, Shape},
    spelling::{list, same},
    stop::stopped,
};

/// The arguments of `stats`: those of the question, and what to count by.
#[derive(Args, Clone, Debug)]
pub struct Stats<Q: Args + Counted + 'static> {
    /// What to count by, one field or two: a code, a flag, a name, or day
    #[arg(long, value_name = "FIELD", value_parser = Groupings::<Q>::new(), hide_possible_values = true, default_value = Q::DEFAULT)]
    by: Vec<By>,
    /// With this rate of each group: overdue, reopened, replied, closed, …
    #[arg(long, value_name = "RATE")]
    rate: Vec<String>,
    /// Only the N largest groups, and all others as one
    #[arg(long, value_name = "N", value_parser = number::<usize>(1..=1_000_000))]
    top: Option<usize>,
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
    pub async fn stats<Q: Args + Counted + 'static>(&self, stats: Stats<Q>) -> Result<()> {
        let Stats { by, rate, top, query, watch } = stats;
        let wrong = |what| Err(Error::new(Kind::Usage, what).hint(tr!("for example --by status,day")));
        let by: Vec<Grouping> = by.into_iter().flat_map(|list| list.0).collect();
        match by[..] {
            [_] => {}
            [first, second] if first != second => {}
            [_, _] => return wrong(tr!("--by: the same thing is there twice")),
            _ => return wrong(tr!("--by takes one thing or two")),
        }
        let counting = Counting {
            by,
            rates: rates::<Q>(&rate)?,
            top,
            lang: self.options.output.has_labels().then_some(self.options.lang),
        };
        self.watch_count(&query, &counting, watch).await
    }

    /// Asks a question and writes the number of its records by groups.
    ///
    /// # Errors
    /// As [`Self::answer`].
    pub(super) async fn count<Q: Query>(&self, query: &Q, by: &Counting) -> Result<()> {
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
    pub(super) fn tally<Q: Query>(&self, query: &Q, by: &Counting) -> Tally {
        Tally::new(&self.known_columns(query), by, self.read_options())
    }

    /// Asks a question and counts its records, each shop's by themselves.
    pub(super) async fn counted<Q: Query>(
        &self,
        query: &Q,
        by: &Counting,
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

/// The rates with the given names: the key of a rate, its name, or that of the number that it divides.
fn rates<Q: Counted>(given: &[String]) -> Result<Vec<&'static Metric>> {
    let known: Vec<_> = Q::DEFINITION.map(Definition::rates).into_iter().flatten().collect();
    let find = |name: &str| {
        let is_it = |(part, metric): &&(&str, &'static Metric)| {
            [*part, metric.key, metric.title.zh, metric.title.en].iter().any(|own| same(own, name))
        };
        known.iter().find(is_it).map(|(_, metric)| *metric).ok_or_else(|| {
            let names: Vec<_> = known.iter().map(|(part, _)| *part).collect();
            let error = Error::new(Kind::Usage, tr!("--rate: there is no rate `{name}`", name))
                .why(tr!("the rates are {names}", names = names.join(&tr!(", "))));
            match nearest(name, names.iter().copied()) {
                Some(meant) => error.meant(meant),
                None => error.hint(tr!("name one of these, or several with commas")),
            }
        })
    };
    given.iter().flat_map(|given| list(given)).map(find).collect()
}
