//! Asks a question at several shops: the profiles that are meant and have its vendor.
//!
//! The shops are asked at the same time, a bounded number of them, and delivered one after the other, in the order in
//! which they were named: the same command gives the same bytes. A shop that waits for its turn has its first pages ready.
//! One profile takes the same way.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    sync::Arc,
};

use futures_util::{StreamExt as _, future::LocalBoxFuture, stream};
use tokio::sync::{OnceCell, watch};

use super::{
    Context,
    answer::{Asking, unless, warn_of_unfit},
    gathered::{Answer, Gathered},
};
use crate::{
    adapter::{About, Query, Vendor},
    error::{Error, Kind, Result},
    pages::{self, Event, Limits, Outcome, Prepared, Progress},
    record::{Columns, ReadOptions, labels, with_fields, with_profile},
};

/// The number of shops that are asked at the same time.
const AT_ONCE: usize = 8;

/// A profile whose vendor is asked. It connects when it is first needed.
pub(super) struct Shop<V> {
    context: Context,
    /// Its name, where there are several.
    name: Option<Arc<str>>,
    vendor: OnceCell<V>,
}

/// A question that is about to be asked.
pub(super) struct Question<'s, Q: Query> {
    query: &'s Q,
    seats: Vec<Seat<'s, Q>>,
    /// The columns of its records, at whichever shop.
    pub(super) columns: Columns,
}

/// A shop, and the question as it is asked there.
struct Seat<'s, Q: Query> {
    shop: &'s Shop<Q::Vendor>,
    /// The question, if the columns depend on it; otherwise it is prepared when the shop is asked.
    prepared: Option<Result<Prepared<'s, Q>>>,
}

impl<V: Vendor> Shop<V> {
    /// Its name, where there are several.
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The vendor, as this shop asks it.
    pub(super) async fn vendor(&self) -> Result<&V> {
        self.vendor.get_or_try_init(|| self.context.connect()).await
    }
}

impl Context {
    /// The profiles to ask. Of several, those that lack the vendor are passed over.
    ///
    /// # Errors
    /// [`Kind::Config`] if none of several has the vendor, or a variable has one secret for all of them.
    pub fn of_vendor(&self, about: &'static About) -> Result<Vec<Self>> {
        let names = &self.options.profiles.names;
        if !self.options.profiles.several || self.options.values.demo {
            return Ok(names.iter().map(|name| self.of_profile(name)).collect());
        }
        let vendor = about.name;
        let mut found = Vec::new();
        for name in names {
            let profile = self.config_of(name)?;
            profile.check_variables(about)?;
            match profile.configured().iter().any(|known| known.name == vendor) {
                true => found.push(self.of_profile(name)),
                false => {
                    tracing::info!(
                        "{}",
                        tr!("{profile} is passed over: {vendor} is not configured", profile = name, vendor)
                    );
                }
            }
        }
        match found.is_empty() {
            true => Err(Error::new(Kind::Config, tr!("no profile has {vendor} configured", vendor))
                .why(tr!("asked were {profiles}", profiles = names.join(&tr!("quoted" => ", "))))
                .hint(tr!("run `kefu config init`; `--demo` needs no configuration"))),
            false => Ok(found),
        }
    }

    /// The shops of a question.
    ///
    /// # Errors
    /// As [`Self::of_vendor`].
    pub(super) fn shops<Q: Query>(&self) -> Result<Vec<Shop<Q::Vendor>>> {
        let shop = |context: Self| {
            let name = self.options.profiles.several.then(|| context.profile().into());
            Shop { context, name, vendor: OnceCell::new() }
        };
        Ok(self.of_vendor(Q::Vendor::ABOUT)?.into_iter().map(shop).collect())
    }

    /// The columns of a question's records that are known without asking.
    pub(super) fn known_columns<Q: Query>(&self, query: &Q) -> Columns {
        let known = query.known_columns();
        if self.options.profiles.several { with_profile(&known) } else { known }
    }

    /// Prepares a question. With `own_fields` every shop is asked for a tenant's own fields within these limits, and the
    /// columns are those of all shops.
    ///
    /// # Errors
    /// Those of a single shop; a failure of one of several is part of the [`Answer`].
    pub(super) async fn question<'s, Q: Query>(
        &self,
        query: &'s Q,
        shops: &'s [Shop<Q::Vendor>],
        asking: &Asking,
        own_fields: Option<Limits>,
    ) -> Result<Question<'s, Q>> {
        self.rehearse(query, shops, asking, own_fields.is_some()).await?;
        let seats = shops.iter().map(|shop| Seat { shop, prepared: None });
        if own_fields.is_none() {
            return Ok(Question { query, seats: seats.collect(), columns: self.known_columns(query) });
        }
        let own_fields = &own_fields;
        let prepared = seats.map(async |seat| {
            let prepared = prepare(query, seat.shop, asking, own_fields.clone()).await;
            Seat { prepared: Some(prepared), ..seat }
        });
        let mut seats: Vec<_> = stream::iter(prepared).buffered(AT_ONCE).collect().await;
        if !self.options.profiles.several
            && let Some(prepared) =
                seats.first_mut().and_then(|seat| seat.prepared.take_if(|found| found.is_err()))
        {
            prepared?;
        }
        let found = seats.iter().filter_map(|seat| Some(&seat.prepared.as_ref()?.as_ref().ok()?.columns));
        let own = found.map(|columns| columns.iter().filter_map(|column| column.label.as_deref()).collect());
        let columns = with_fields(&self.known_columns(query), labels(own));
        Ok(Question { query, seats, columns })
    }

    /// Asks a question at every shop and delivers the records, shop by shop, until the run is stopped.
    ///
    /// # Errors
    /// The error of `deliver`, or the requested end; if no shop could be asked, the first one's error, or
    /// [`Kind::NotFound`] if none has what was named. The failure of some shops is part of the [`Answer`].
    pub(super) async fn walk<Q: Query>(
        &self,
        Question { query, seats, columns }: Question<'_, Q>,
        asking: &Asking,
        end: Pin<&mut impl Future<Output = Error>>,
        deliver: &mut dyn FnMut(Event<'_>) -> Result<()>,
    ) -> Result<Answer> {
        let merge = Merge {
            query,
            limits: asking.limits.clone(),
            asking,
            columns,
            read_options: self.read_options(),
            several: self.options.profiles.several,
            turn: watch::Sender::new(0),
            before: Cell::default(),
            deliver: RefCell::new(deliver),
        };
        let answer = unless(end, Box::pin(merge.run(seats))).await;
        self.ui.progress_is_over();
        if let Ok(answer) = &answer {
            warn_of_unfit(Q::Vendor::ABOUT.name, query.noun(), &answer.outcome);
        }
        answer
    }
}

/// The parts of the question at a shop, and the columns of its records.
async fn prepare<'s, Q: Query>(
    query: &'s Q,
    shop: &'s Shop<Q::Vendor>,
    asking: &Asking,
    own_fields: Option<Limits>,
) -> Result<Prepared<'s, Q>> {
    let prepared = Prepared::new(query, shop.vendor().await?, &asking.clock, own_fields).await;
    let prepared = prepared.map_err(|error| match error.vendor_error().vendor.id {
        "" => error,
        _ => error.or_why(tr!("asked for the {noun}", noun = query.noun())),
    })?;
    match prepared.parts.iter().find_map(|part| query.absent(part)).filter(|_| shop.name.is_none()) {
        Some(error) => Err(error.clone()),
        None => Ok(Prepared { profile: shop.name.clone(), ..prepared }),
    }
}

/// Where the records of all shops go.
type Deliver<'s> = RefCell<&'s mut dyn FnMut(Event<'_>) -> Result<()>>;

/// The walks of all shops, which deliver one after the other.
struct Merge<'s, Q> {
    query: &'s Q,
    limits: Limits,
    asking: &'s Asking,
    columns: Columns,
    read_options: ReadOptions,
    several: bool,
    /// The index of the shop whose turn it is.
    turn: watch::Sender<usize>,
    /// The progress of the shops before it.
    before: Cell<Progress>,
    deliver: Deliver<'s>,
}

impl<'s, Q: Query> Merge<'s, Q> {
    async fn run(&self, seats: Vec<Seat<'s, Q>>) -> Result<Answer> {
        let names: Vec<_> = seats.iter().map(|seat| seat.shop.name.clone()).collect();
        // With a limit, the records of the following shops may never be needed.
        let at_once = if self.limits.records.is_some() { 1 } else { AT_ONCE };
        let walks = seats
            .into_iter()
            .enumerate()
            .map(|(index, seat)| Box::pin(self.one(index, seat)) as LocalBoxFuture<'_, _>);
        let mut walks = stream::iter(walks).buffered(at_once);
        let mut gathered = Gathered::default();
        for name in names {
            if self.left() == Some(0) {
                gathered.cut_short();
                break;
            }
            let Some(walked) = walks.next().await else { break };
            match (walked, name) {
                (Err(error), None) => return Err(error),
                (Err(error), _) if ends_all(error.kind()) => return Err(error),
                (Err(error), Some(name)) => gathered.failure(&name, error),
                (Ok(outcome), None) => return Ok(Answer::of_one(outcome)),
                (Ok(outcome), Some(name)) => gathered.success(self.query.noun(), name, outcome),
            }
            self.before.set(gathered.progress());
            self.turn.send_modify(|turn| *turn += 1);
        }
        gathered.concluded()
    }

    /// The number of records that may still be delivered.
    fn left(&self) -> Option<u64> {
        self.limits.records.map(|limit| limit.saturating_sub(self.before.get().delivered))
    }

    /// The walk at one shop. It delivers when it is its turn.
    async fn one(&self, index: usize, seat: Seat<'s, Q>) -> Result<Outcome> {
        let prepared = match seat.prepared {
            Some(prepared) => prepared?,
            None => prepare(self.query, seat.shop, self.asking, None).await?,
        };
        let prepared = Prepared { columns: Arc::clone(&self.columns), ..prepared };
        let limits = Limits { records: self.left(), ..self.limits.clone() };
        let mut turns = self.turn.subscribe();
        let turn = async {
            // The sender lives as long as the walks.
            let _ = turns.wait_for(|turn| *turn == index).await;
            self.left()
        };
        let mut deliver = |event: Event<'_>| {
            let event = match event {
                // How many the following shops have is not known yet.
                Event::Page(progress) if self.several => {
                    Event::Page(self.before.get().and(Progress { total: None, ..progress }))
                }
                event => event,
            };
            (self.deliver.borrow_mut())(event)
        };
        pages::walk(prepared, limits, &self.read_options, turn, &mut deliver).await
    }
}

/// Whether a failure concerns the whole run, and no shop alone.
fn ends_all(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::CannotCreate
            | Kind::CannotWrite
            | Kind::ClosedPipe
            | Kind::Interrupted
            | Kind::Terminated
            | Kind::Bug
    )
}
