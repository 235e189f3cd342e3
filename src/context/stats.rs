//! Counts the records of a question by their values: the `stats` command of a noun.

use std::{pin::pin, sync::Arc};

use clap::Args;

use super::{
    Context, Watch,
    answer::Asking,
    counts::{Counts, Shop},
    gathered::Answer,
    groupings::{By, Counted, Groupings},
    notes::{say, some},
    report::concerns_the_run,
};
use crate::{
    adapter::{Missing, Query},
    choice::number,
    dates::{Clock, Window},
    error::{Error, Kind, Result},
    lang::Lang,
    metrics::{Counting, Days, Definition, Grouping, Metric, Tally},
    nearest::nearest,
    output::{self, Printer, Target},
    pages::{Event, Progress},
    record::Shape,
    spelling::{list, same},
    stop::stopped,
};

/// The arguments of `stats`: those of the question, and what to count by.
#[derive(Args, Clone, Debug)]
pub struct Stats<Q: Args + Counted + 'static> {
    /// What to count by, one field or two: a code, a flag, a name, or day
    ///
    /// Two fields make a cross table in table, md and xlsx: the first one down, the second one across. Its numbers are the
    /// counts, or a rate if one is asked for. With more numbers, --columns, --sort or --watch, and in the other formats, each
    /// pair is a row; so are ids of several shops across, and what is too large to read: stderr says so.
    #[arg(long, value_name = "FIELD", value_parser = Groupings::<Q>::new(), hide_possible_values = true, default_value = Q::DEFAULT)]
    by: Vec<By>,
    /// With this rate of each group: overdue, reopened, replied, closed, …
    #[arg(long, value_name = "RATE", hide = Q::DEFINITION.is_none())]
    rate: Vec<String>,
    /// Only the N largest groups, and all others as one
    ///
    /// In a cross table these are the N largest rows, columns if the rows are days; where each pair is a row, the N largest
    /// pairs.
    #[arg(long, value_name = "N", value_parser = number::<usize>(1..=1_000_000))]
    top: Option<usize>,
    /// With the numbers of the period before, and the change
    ///
    /// The period before is as long as the one that is asked for, and ends just before it.
    #[arg(long, hide = !Q::TIMED)]
    compare: bool,
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
        let Stats { by, rate, top, compare, query, watch } = stats;
        let wrong = |what| Err(Error::new(Kind::Usage, what).hint(tr!("for example --by status,day")));
        let by: Vec<Grouping> = by.into_iter().flat_map(|list| list.0).collect();
        match by[..] {
            [_] => {}
            [first, second] if first != second => {}
            [_, _] => return wrong(tr!("--by: the same thing is there twice")),
            _ => return wrong(tr!("--by takes one thing or two")),
        }
        query.check()?;
        let counting = Counting { by, rates: rates(&query, &rate)?, top, compare, time: Q::TIME };
        self.watch_count(&query, &counting, watch).await
    }

    /// Asks a question and writes the number of its records by groups.
    ///
    /// # Errors
    /// As [`Self::answer`].
    pub(super) async fn count<Q: Counted>(&self, query: &Q, by: &Counting) -> Result<()> {
        if self.options.output.raw && self.options.is_typed("raw") {
            return Err(Error::new(
                Kind::Usage,
                tr!("--raw shows the vendor's own records, and counts are kefu's"),
            )
            .hint(tr!("leave --raw out; the list command with --raw has the records")));
        }
        let end = stopped();
        let list = self.tally(query, by).columns();
        let mut options = self.output_of_counts();
        options.question.window = query.window(&self.options.clock)?.map(|window| window.to_string());
        Printer::check(&options, &list)?;
        let target = Target::open(options.to.as_deref())?;
        let (shops, answer) = self.counted(query, by, &self.asking(), end).await?;
        let complete = answer.is_complete();
        let Counts { columns, records, total, is_cross, chart } = Counts::new(&shops, by, &options)?;
        let mut printer = Printer::new(target, output::Options { chart, ..options }, columns)?;
        records.iter().try_for_each(|record| printer.record(record))?;
        if let Some(total) = total {
            printer.total(total);
        }
        let mut notes = printer.finish(complete)?;
        if is_cross && !notes.hidden.is_empty() {
            let hidden = some(&std::mem::take(&mut notes.hidden));
            tracing::warn!("{}", tr!("columns hidden to fit the width: {hidden}; --wide shows all", hidden));
        }
        say(&notes);
        match complete {
            true => self.conclude(query, &answer.outcome, answer.outcome.progress.delivered),
            false => Err(self.partial(query.noun(), answer)),
        }
    }

    /// How counts are to be written. Defaults for what is shown of records, and in which order, are meant for the vendors'
    /// own.
    pub(super) fn output_of_counts(&self) -> output::Options {
        let is_meant = |name: &str| self.options.is_typed(name);
        let options = self.options.output.clone();
        output::Options {
            shape: Shape::List,
            raw: options.raw && is_meant("raw"),
            columns: options.columns.filter(|_| is_meant("columns")),
            sort: options.sort.filter(|_| is_meant("sort")),
            ..options
        }
    }

    /// An empty tally. Its rows begin with the profile where there are several.
    pub(super) fn tally<Q: Query>(&self, query: &Q, by: &Counting) -> Tally {
        Tally::new(&self.known_columns(query), by, self.read_options())
    }

    /// Asks a question and counts its records, each shop's by themselves, and beside them those of the period before if
    /// they are to be compared.
    pub(super) async fn counted<Q: Counted>(
        &self,
        query: &Q,
        by: &Counting,
        asking: &Asking,
        end: impl Future<Output = Error>,
    ) -> Result<(Vec<Shop>, Answer)> {
        let mut end = pin!(end);
        let days = query.window(&asking.clock)?.map(|window| Days::of(&window, asking.clock.today()));
        let before = by.compare.then(|| Before::of(query, &asking.clock)).transpose()?;
        let asked = self.tallied(query, by, asking, end.as_mut()).await;
        let (mut shops, mut answer) = match (asked, &before) {
            // A dry run shows both questions.
            (Err(error), Some(before)) if error.kind() == Kind::NotSent => {
                self.tallied(&before.query, by, asking, end.as_mut()).await?
            }
            (asked, _) => asked?,
        };
        if let Some(before) = before {
            let earlier = match self.tallied(&before.query, by, asking, end).await {
                Ok((earlier, other)) => {
                    answer = answer.beside(other);
                    earlier
                }
                Err(error) if concerns_the_run(error.kind()) => return Err(error),
                Err(error) => {
                    let part = before.window.in_words();
                    answer.outcome.missing.push(Missing { part, error });
                    Vec::new()
                }
            };
            compare(&mut shops, earlier, before.days);
        }
        for shop in shops.iter_mut().filter(|shop| shop.whole) {
            // A day that was not fetched must not be listed as empty.
            if let Some(days) = days
                && !shop.tally.fill(days)
            {
                let noun = query.noun();
                tracing::warn!(
                    "{}",
                    tr!("days without {noun} are left out, because they are too many", noun)
                );
            }
        }
        Ok((shops, answer))
    }

    /// Asks a question and counts the records of each shop that has answered.
    async fn tallied<Q: Query>(
        &self,
        query: &Q,
        by: &Counting,
        asking: &Asking,
        end: impl Future<Output = Error>,
    ) -> Result<(Vec<Shop>, Answer)> {
        let mut tallies: Vec<(Option<String>, Tally)> = Vec::new();
        let mut deliver = |event: Event<'_>| {
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
        };
        let answer = self.ask(query, asking, end, &mut deliver).await?;
        let shop = |(name, complete): &(Option<Arc<str>>, bool)| {
            let at = tallies.iter().position(|(own, _)| own.as_deref() == name.as_deref());
            Shop {
                name: name.clone(),
                whole: *complete && !answer.outcome.limited,
                tally: at.map_or_else(|| self.tally(query, by), |at| tallies.swap_remove(at).1),
            }
        };
        Ok((answer.shops.iter().map(shop).collect(), answer))
    }
}

/// The question about the period before.
struct Before<Q> {
    query: Q,
    window: Window,
    /// How many days earlier it begins.
    days: i32,
}

impl<Q: Counted> Before<Q> {
    /// The question about the period before that of a question.
    ///
    /// # Errors
    /// [`Kind::Usage`] if the question has no period that begins at some time.
    fn of(query: &Q, clock: &Clock) -> Result<Self> {
        let window = query.window(clock)?;
        let Some(window) = window else {
            let what = tr!("--compare: {noun} are not asked for by date", noun = query.noun());
            return Err(Error::new(Kind::Usage, what).hint(tr!("leave --compare out")));
        };
        let earlier = window.before(clock).and_then(|window| Some((query.within(&window)?, window)));
        let (Some(begins), Some((query, window))) = (window.from, earlier) else {
            return Err(Error::new(Kind::Usage, tr!("--compare needs a period that begins with a date"))
                .hint(tr!("give one, for example --since 7d or --on yesterday")));
        };
        let days = window.from.map_or(0, |from| (begins.date() - from.date()).get_days());
        Ok(Self { query, window, days })
    }
}

/// Sets the counts of the period before beside those of each shop. What is not whole is compared with nothing.
fn compare(shops: &mut [Shop], mut before: Vec<Shop>, days: i32) {
    before.retain(|shop| shop.whole);
    for shop in shops.iter_mut().filter(|shop| shop.whole) {
        if let Some(at) = before.iter().position(|other| other.name == shop.name) {
            shop.tally.compare(before.swap_remove(at).tally, days);
        }
    }
}

/// The rates with the given names: the key of a rate, its name, or that of the number that it divides.
fn rates<Q: Counted>(query: &Q, given: &[String]) -> Result<Vec<&'static Metric>> {
    let known: Vec<_> = Q::DEFINITION.map(Definition::rates).into_iter().flatten().collect();
    if known.is_empty() && !given.is_empty() {
        return Err(Error::new(Kind::Usage, tr!("--rate: {noun} have no rates", noun = query.noun()))
            .hint(tr!("leave --rate out")));
    }
    let find = |name: &str| {
        let is_it = |(part, metric): &&(&str, &'static Metric)| {
            [*part, metric.key, metric.title.zh, metric.title.en].iter().any(|own| same(own, name))
        };
        known.iter().find(is_it).map(|(_, metric)| *metric).ok_or_else(|| {
            let names: Vec<_> = known.iter().map(|(part, _)| *part).collect();
            let shown = known.iter().map(|(part, metric)| match Lang::current() {
                Lang::Zh => metric.title.zh,
                Lang::En => *part,
            });
            let shown = shown.collect::<Vec<_>>().join(&tr!("quoted" => ", "));
            let error = Error::new(Kind::Usage, tr!("--rate: there is no rate `{name}`", name))
                .why(tr!("the rates are {names}", names = shown));
            match nearest(name, names.iter().copied()) {
                Some(meant) => error.meant(meant),
                None => error.hint(tr!("name one of these, or several with commas")),
            }
        })
    };
    let mut found: Vec<&'static Metric> = Vec::new();
    for metric in given.iter().flat_map(|given| list(given)).map(find) {
        let metric = metric?;
        // The same rate may be named twice, by its key and by its title.
        if found.iter().all(|known| known.key != metric.key) {
            found.push(metric);
        }
    }
    Ok(found)
}
