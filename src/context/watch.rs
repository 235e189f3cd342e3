//! Repeats a question, shows the changes, and survives failures.

use std::{
    borrow::Cow,
    future::pending,
    ops::ControlFlow,
    pin::{Pin, pin},
    time::Duration,
};

use clap::Args;
use tokio::time::{Instant, sleep, sleep_until};

use super::{
    Context,
    answer::{Asking, named},
    counts::{Shop, rows, total},
    gathered::Answer,
    groupings::Counted,
};
use crate::{
    adapter::{Query, Vendor as _},
    dates::{Clock, duration},
    error::{Error, Kind, Result},
    metrics::Counting,
    output::{FrameContext, Watcher},
    pages::{Event, Outcome, Progress, Sizes},
    record::{Record, has_profile},
    stop::{Pauses, stopped, until},
    ui::TerminalLock,
};

/// The shortest interval, because vendors limit the number of requests.
const SHORTEST: Duration = Duration::from_secs(5);
/// The interval at which the displayed age is updated.
const TICK: Duration = Duration::from_secs(1);

/// The options of a watch.
#[derive(Args, Clone, Copy, Debug)]
pub struct Watch {
    /// Ask again and again, e.g. every 60s, until Ctrl-C
    ///
    /// The shortest time is 5s. What has changed is marked.
    #[arg(long = "watch", value_name = "TIME", value_parser = interval)]
    every: Option<Duration>,
}

fn interval(text: &str) -> std::result::Result<Duration, String> {
    match duration(text)? {
        short if short < SHORTEST => Err(tr!("the shortest time is {n} s", n = SHORTEST.as_secs())),
        every => Ok(every),
    }
}

impl Context {
    /// Asks a question and writes the answer, repeatedly if the user watches it.
    ///
    /// # Errors
    /// As [`Self::answer`]. After the first answer, only a requested end or the deadline ends a watch.
    pub async fn watch<Q: Query>(&self, query: &Q, watch: Watch) -> Result<()> {
        let Some(every) = watch.every else { return self.answer(query).await };
        let columns = self.known_columns(query);
        let options = self.sorted(query);
        let first = options.first;
        // Doubles are told apart by profile and id.
        let keys = 1 + usize::from(has_profile(&columns));
        let watcher = Watcher::new(options, columns, keys, every)?;
        let read = async |asking: &Asking| {
            let mut records = Vec::new();
            let mut deliver = |event: Event<'_>| {
                match event {
                    Event::Row(record) => records.push(record.clone()),
                    Event::Page(Progress { came, total, .. }) => self.ui.progress(came, total, false),
                }
                Ok(())
            };
            let answer = self.ask(query, asking, pending(), &mut deliver).await?;
            Ok((records, answer))
        };
        let watching = Watching { first, ..Watching::new::<Q>(self, every, watcher, Record::profile) };
        watching.run(query, read, |records| Ok((Cow::Borrowed(records), None))).await
    }

    /// Asks a question and writes the number of its records by groups, repeatedly if the user watches it.
    ///
    /// # Errors
    /// As [`Self::watch`].
    pub(super) async fn watch_count<Q: Counted>(&self, query: &Q, by: &Counting, watch: Watch) -> Result<()> {
        let Some(every) = watch.every else { return self.count(query, by).await };
        let tally = self.tally(query, by);
        let (columns, keys) = (tally.columns(), tally.keys());
        let watcher = Watcher::new(self.output_of_counts(), columns, keys, every)?;
        let named = watcher.is_drawn();
        let read = async |asking: &Asking| self.counted(query, by, asking, pending()).await;
        let watching = Watching::new::<Q>(self, every, watcher, Shop::name);
        watching.run(query, read, |shops| Ok((Cow::Owned(rows(shops, named)?), total(shops)?))).await
    }
}

/// The state of a watch. `P` is a part of an answer that belongs to one shop: a record, or a shop's counts.
struct Watching<'c, P> {
    context: &'c Context,
    every: Duration,
    watcher: Watcher,
    /// The requested end; `None` at the deadline.
    end: Pin<Box<dyn Future<Output = Option<Error>> + 'c>>,
    /// Ctrl-Z, while the screen is drawn.
    pauses: Pauses,
    /// The terminal's lock, once something is drawn.
    terminal_lock: Option<TerminalLock>,
    sizes: Sizes,
    /// How many records are shown of a sorted answer, all of which is asked for.
    first: Option<u64>,
    /// The last answer, for the shops that fail to answer the next time.
    last: Vec<P>,
    /// The name of a part's shop, where there are several.
    shop: fn(&P) -> Option<&str>,
}

/// An answer as it is shown: its rows, and the totals if it has some.
type Shown<'p> = (Cow<'p, [Record]>, Option<Record>);

impl<'c, P> Watching<'c, P> {
    fn new<Q: Query>(
        context: &'c Context,
        every: Duration,
        watcher: Watcher,
        shop: fn(&P) -> Option<&str>,
    ) -> Self {
        let stopped = stopped();
        let end = async move {
            tokio::select! {
                biased;
                error = stopped => Some(error),
                () = until(context.options.http.deadline) => None,
            }
        };
        // One more, in case requests take long.
        let remembered = u64::from(Q::Vendor::ABOUT.repeat_seconds.unwrap_or_default());
        let rounds = remembered / every.as_secs().max(1) + 2;
        let rounds = u32::try_from(rounds).unwrap_or(u32::MAX);
        let sizes = Sizes { rounds, ..Sizes::default() };
        let pauses = Pauses::new(watcher.is_drawn());
        let end: Pin<Box<dyn Future<Output = _>>> = Box::pin(end);
        Self {
            context,
            every,
            watcher,
            end,
            pauses,
            terminal_lock: None,
            sizes,
            first: None,
            last: Vec::new(),
            shop,
        }
    }

    /// Asks, shows and waits until the end. The last result decides how the watch ends.
    async fn run<Q: Query>(
        mut self,
        query: &Q,
        mut read: impl AsyncFnMut(&Asking) -> Result<(Vec<P>, Answer)>,
        show: impl Fn(&[P]) -> Result<Shown<'_>>,
    ) -> Result<()> {
        let mut last = None;
        loop {
            let began = Instant::now();
            let mut asking = self.context.asking();
            asking.clock = self.clock();
            asking.limits.sizes = self.sizes;
            asking.limits.records = asking.limits.records.filter(|_| self.first.is_none());
            let reading = match self.meanwhile(None, read(&asking)).await? {
                ControlFlow::Continue(answer) => answer.map_err(named::<Q::Vendor>),
                ControlFlow::Break(end) => return ended(end, last),
            };
            last = Some(match reading.and_then(|(parts, answer)| self.whole(query, parts, answer)) {
                Ok((parts, answer)) => {
                    let taken = self.take(query, show(&parts)?, &answer.outcome)?;
                    self.last = parts;
                    match answer.is_complete() {
                        true => taken,
                        false => self.fail(self.context.partial(query.noun(), answer)),
                    }
                }
                Err(error) if last.is_none() && is_hopeless(error.kind()) => return Err(error),
                Err(error) => self.fail(error),
            });
            self.rotate();
            let next = began + self.every;
            match self.meanwhile(Some(next), sleep_until(next)).await? {
                ControlFlow::Continue(()) => {}
                ControlFlow::Break(end) => return ended(end, last),
            }
        }
    }

    /// An answer, if it is complete. A shop that failed keeps the last parts that it had.
    fn whole<Q: Query>(&mut self, query: &Q, mut parts: Vec<P>, answer: Answer) -> Result<(Vec<P>, Answer)> {
        self.sizes.longest = answer.outcome.longest;
        if !answer.outcome.missing.is_empty() {
            return Err(self.context.partial(query.noun(), answer));
        }
        for (shop, _) in &answer.failed {
            let is_its = |part: &P| (self.shop)(part) == Some(shop);
            let kept: Vec<_> = self.last.extract_if(.., |part| is_its(part)).collect();
            if !kept.is_empty() {
                parts.retain(|part| !is_its(part));
                parts.extend(kept);
            }
        }
        let names = &self.context.options.profiles.names;
        parts.sort_by_key(|part| names.iter().position(|name| Some(&**name) == (self.shop)(part)));
        Ok((parts, answer))
    }

    /// Shows a complete answer. Returns the result with which the watch would end.
    fn take<Q: Query>(
        &mut self,
        query: &Q,
        (records, total): Shown<'_>,
        outcome: &Outcome,
    ) -> Result<Result<()>> {
        let empty = records.is_empty();
        let Progress { delivered, total: all, .. } = outcome.progress;
        let shown = self.first.map_or(delivered, |first| first.min(delivered));
        let limit = (outcome.limited || shown < delivered).then_some((shown, all));
        let clock = self.clock();
        self.watcher.take(&records, total.as_ref(), limit, clock.now)?;
        Ok(match empty && self.context.options.values.fail_empty {
            true => Err(Error::new(Kind::Nothing, tr!("no {noun} matched", noun = query.noun()))),
            false => Ok(()),
        })
    }

    /// Shows a failure.
    fn fail(&mut self, error: Error) -> Result<()> {
        let clock = self.clock();
        self.watcher.fail(&error, clock.now);
        if !self.watcher.is_drawn() {
            self.context.ui.report(&error, true);
        }
        Err(error)
    }

    /// The next refresh asks for page sizes that the vendor has not seen recently.
    fn rotate(&mut self) {
        self.sizes.round = (self.sizes.round + 1) % self.sizes.rounds;
        if self.sizes.round == 0 {
            // A page that was short by chance must not limit the size for ever.
            self.sizes.longest = None;
        }
        self.terminal_lock.iter().for_each(TerminalLock::forget);
    }

    /// The result of some work, with the screen kept up to date. `next` is the time of the next request, `None`
    /// during a request. Breaks at the deadline.
    async fn meanwhile<T>(
        &mut self,
        next: Option<Instant>,
        work: impl Future<Output = T>,
    ) -> Result<ControlFlow<Option<Error>, T>> {
        let mut work = pin!(work);
        loop {
            self.draw(next)?;
            tokio::select! {
                biased;
                end = &mut self.end => return Ok(ControlFlow::Break(end)),
                () = self.pauses.asked() => {
                    self.watcher.put_away();
                    self.terminal_lock = None;
                    self.pauses.pause().await;
                }
                done = &mut work => return Ok(ControlFlow::Continue(done)),
                () = sleep(TICK) => {}
            }
        }
    }

    fn draw(&mut self, next: Option<Instant>) -> Result<()> {
        let now = self.clock().now;
        let left = next.map(|next| next.saturating_duration_since(Instant::now()));
        let moment = FrameContext {
            next: left.and_then(|left| now.checked_add(left).ok()),
            word: self.terminal_lock.as_ref().map(TerminalLock::last_event).unwrap_or_default(),
            size: self.context.screen(),
            now,
        };
        if self.watcher.has_news() && self.watcher.is_drawn() {
            self.terminal_lock.get_or_insert_with(|| self.context.ui.lock_terminal());
        }
        self.watcher.draw(&moment)
    }

    /// The current time. The machine may have been suspended, and the date may have changed.
    fn clock(&self) -> Clock {
        Clock::system(self.context.options.clock.now.time_zone().clone())
    }
}

/// The result of a watch: that of the last refresh at the deadline, and success when the user ends it.
fn ended(end: Option<Error>, last: Option<Result<()>>) -> Result<()> {
    match (end, last) {
        (Some(error), Some(_)) if error.kind() == Kind::Interrupted => Ok(()),
        (Some(error), _) => Err(error),
        (None, Some(last)) => last,
        (None, None) => Err(Error::new(Kind::Unreachable, tr!("no answer came before the deadline"))
            .hint(tr!("give a longer --deadline"))),
    }
}

/// Whether a first failure of this kind would only repeat.
fn is_hopeless(kind: Kind) -> bool {
    matches!(kind, Kind::Usage | Kind::Config | Kind::Credentials | Kind::NotSent)
}
