//! Walks against servers that misbehave in random combinations.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeSet, HashSet},
    future::ready,
};

use faststr::FastStr;
use proptest::prelude::*;

use super::*;
use crate::{
    adapter::{About, Accepted, Setup, Vendor},
    dates::Clock,
    lang::{Things, Words},
    record::{Column, Columns, Kind as ColumnKind, Row},
};

static COLUMNS: [Column; 1] = [Column::new("id", Words::new("", ""), ColumnKind::Id, &["id"])];

/// The misbehaviour of a server.
#[derive(Clone, Debug, Default)]
struct Behavior {
    /// Silently caps the page size.
    cap: Option<u32>,
    /// Sends this page size whatever is requested.
    ignores_size: Option<u32>,
    /// Omits the total.
    no_total: bool,
    /// Ignores the page number.
    repeats: bool,
    /// After this many requests, inserts a row at the top (true) or deletes one there.
    moves: Vec<(u32, bool)>,
    /// Fails from this request on.
    fails_after: Option<u32>,
    /// Sends a row that is no record.
    breaks: Option<u32>,
    /// Names the next page instead of counting pages.
    cursors: Option<CursorRule>,
}

/// How a server names the next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CursorRule {
    /// On each page but the last one.
    Exact,
    /// On each page that has rows, the last one too.
    Eager,
    /// On each page; an empty one names itself.
    Always,
    /// On each page the same.
    Stuck,
    /// On the last page the second one.
    Circle,
    /// On each page another one, for ever.
    Endless,
}

struct Server {
    behavior: Behavior,
    rows: RefCell<Vec<u32>>,
    /// The rows that exist during the whole walk.
    steady: RefCell<BTreeSet<u32>>,
    requests: Cell<u32>,
    /// The number of requests sent, answered or not.
    begun: Cell<u32>,
    in_flight: Cell<u32>,
    most_in_flight: Cell<u32>,
}

impl Server {
    fn new(total: u32, behavior: Behavior) -> Self {
        let rows: Vec<u32> = (0..total).collect();
        Self {
            behavior,
            steady: RefCell::new(rows.iter().copied().collect()),
            rows: RefCell::new(rows),
            requests: Cell::new(0),
            begun: Cell::new(0),
            in_flight: Cell::new(0),
            most_in_flight: Cell::new(0),
        }
    }

    fn answer(&self, page: &PageRequest) -> Result<Page> {
        let count = self.requests.replace(self.requests.get() + 1);
        if self.behavior.fails_after.is_some_and(|after| count >= after) {
            return Err(Error::new(Kind::Unreachable, "down"));
        }
        for (index, (at, insert)) in self.behavior.moves.iter().enumerate() {
            let mut rows = self.rows.borrow_mut();
            if *at == count && *insert {
                rows.insert(0, 10_000 + u32::try_from(index).unwrap());
            } else if *at == count && !rows.is_empty() {
                let gone = rows.remove(0);
                self.steady.borrow_mut().remove(&gone);
            }
        }
        if let Some(rule) = self.behavior.cursors {
            return Ok(self.page_by_cursor(rule, page));
        }
        let rows = self.rows.borrow();
        let size = self.behavior.ignores_size.unwrap_or(page.size).min(self.behavior.cap.unwrap_or(u32::MAX));
        let number = if self.behavior.repeats { 1 } else { page.number };
        let held = rows.iter().skip(((number - 1) * size) as usize).take(size as usize);
        let record = |id: &u32| match self.behavior.breaks == Some(*id) {
            true => format!("[{id}]"),
            false => format!("{{\"id\":{id}}}"),
        };
        let held = held.map(|id| Row::made(record(id))).collect();
        Ok(Page::paged(held, (!self.behavior.no_total).then_some(rows.len() as u64), false))
    }
}

impl Server {
    fn page_by_cursor(&self, rule: CursorRule, page: &PageRequest) -> Page {
        let rows = self.rows.borrow();
        let start: usize = page.cursor.as_ref().map_or(0, |cursor| cursor.parse().unwrap());
        assert_eq!(page.cursor.is_none(), page.number == 1);
        let held: Vec<_> = rows.iter().skip(start).take(page.size as usize).collect();
        let end = start + held.len();
        let next = match rule {
            CursorRule::Exact => Some(end).filter(|end| *end < rows.len()),
            CursorRule::Eager => Some(end).filter(|_| !held.is_empty()),
            CursorRule::Always => Some(end),
            CursorRule::Stuck => Some(page.size as usize),
            CursorRule::Circle => Some(if end < rows.len() { end } else { page.size as usize }),
            CursorRule::Endless => Some(start + page.size as usize),
        };
        let total = (!self.behavior.no_total).then_some(rows.len() as u64);
        let held = held.into_iter().map(|id| Row::made(format!("{{\"id\":{id}}}"))).collect();
        Page::by_cursor(held, total, next.map(|next| next.to_string().into()))
    }
}

struct Ask(u32);

impl Vendor for Vec<Server> {
    const ABOUT: &'static About = &About::TEST;

    fn connect(_: Setup) -> Result<Self> {
        Ok(Vec::new())
    }

    async fn check(&self) -> Result<Accepted> {
        Ok(Accepted::default())
    }

    async fn call(&self, _: &str, _: &[(String, String)]) -> Result<FastStr> {
        Ok(FastStr::empty())
    }
}

/// The same question to servers that list the newest first: an id is a time, too.
struct AskNewest(Ask);

static TIMED: [Column; 2] = [
    Column::new("id", Words::new("", ""), ColumnKind::Id, &["id"]),
    Column::new("at", Words::new("", ""), ColumnKind::Time, &["id"]),
];

impl Query for AskNewest {
    type Vendor = Vec<Server>;
    type Part = usize;

    const NEWEST_FIRST: Option<&'static str> = Some("at");

    fn known_columns(&self) -> Columns {
        TIMED.as_slice().into()
    }

    fn noun(&self) -> Things {
        self.0.noun()
    }

    /// Three parts beside each other, then the next three.
    fn is_beside(&self, one: &usize, other: &usize) -> bool {
        one / 3 == other / 3
    }

    async fn parts(&self, servers: &Vec<Server>, clock: &Clock) -> Result<Vec<usize>> {
        self.0.parts(servers, clock).await
    }

    async fn page(&self, servers: &Vec<Server>, part: &usize, page: PageRequest) -> Result<Page> {
        self.0.page(servers, part, page).await
    }
}

impl Query for Ask {
    type Vendor = Vec<Server>;
    type Part = usize;

    fn known_columns(&self) -> Columns {
        COLUMNS.as_slice().into()
    }

    fn noun(&self) -> Things {
        Things::new("rows", "行", "数据")
    }

    async fn parts(&self, servers: &Vec<Server>, _: &Clock) -> Result<Vec<usize>> {
        Ok((0..servers.len()).collect())
    }

    async fn page(&self, servers: &Vec<Server>, part: &usize, page: PageRequest) -> Result<Page> {
        let server = &servers[*part];
        server.begun.set(server.begun.get() + 1);
        server.in_flight.set(server.in_flight.get() + 1);
        server.most_in_flight.set(server.most_in_flight.get().max(server.in_flight.get()));
        // Answers arrive in another order than requests were sent.
        for _ in 0..(page.number * 7) % 5 {
            tokio::task::yield_now().await;
        }
        server.in_flight.set(server.in_flight.get() - 1);
        let size = PageRequest { size: page.size.min(self.0), ..page };
        server.answer(&size)
    }
}

struct Walked {
    result: Result<Outcome>,
    ids: Vec<u32>,
}

fn walk_all(servers: &Vec<Server>, size: u32, records: Option<u64>, concurrency: usize) -> Walked {
    walk_with(&Ask(size), servers, records, concurrency)
}

/// A question to every server, ready to be asked.
fn prepared<'q, Q: Query<Vendor = Vec<Server>, Part = usize>>(
    ask: &'q Q,
    servers: &'q Vec<Server>,
) -> Prepared<'q, Q> {
    let parts = (0..servers.len()).collect();
    Prepared { query: ask, vendor: servers, parts, columns: ask.known_columns(), profile: None }
}

fn limits(concurrency: usize, records: Option<u64>) -> Limits {
    Limits { concurrency, records, grep: None, sizes: Sizes::default() }
}

fn walk_with<Q: Query<Vendor = Vec<Server>, Part = usize>>(
    ask: &Q,
    servers: &Vec<Server>,
    records: Option<u64>,
    concurrency: usize,
) -> Walked {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut ids = Vec::new();
    let result = runtime.block_on(walk(
        prepared(ask, servers),
        limits(concurrency, records),
        &ReadOptions { zone: jiff::tz::TimeZone::UTC },
        ready(records),
        &mut |event| {
            if let Event::Row(record) = event {
                ids.push(record.row().text()[6..].trim_end_matches('}').parse().unwrap());
            }
            Ok(())
        },
    ));
    Walked { result, ids }
}

fn behaviors() -> impl Strategy<Value = Behavior> {
    let moves = prop::collection::vec((1..12_u32, any::<bool>()), 0..3);
    (
        prop::option::of(1..60_u32),
        prop::option::of(1..120_u32),
        any::<bool>(),
        prop::bool::weighted(0.1),
        moves,
    )
        .prop_map(|(cap, ignores_size, no_total, repeats, moves)| Behavior {
            cap,
            ignores_size,
            no_total,
            repeats,
            moves,
            fails_after: None,
            breaks: None,
            cursors: None,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_row_that_was_there_throughout_comes_once_or_the_walk_says_that_it_is_short(
        total in 0..=1001_u32, size in 1..=100_u32, behavior in behaviors(), concurrency in 1..6_usize,
    ) {
        // Without a total, a skipped row cannot be noticed.
        let blind = behavior.no_total && !behavior.moves.is_empty();
        let servers = vec![Server::new(total, behavior)];
        let walked = walk_all(&servers, size, None, concurrency);
        let outcome = walked.result.unwrap();
        let different: HashSet<_> = walked.ids.iter().collect();
        prop_assert_eq!(different.len(), walked.ids.len(), "nothing twice");
        if outcome.missing.is_empty() && !blind {
            let came: BTreeSet<_> = walked.ids.iter().copied().collect();
            let steady = servers[0].steady.borrow();
            let lost: Vec<_> = steady.difference(&came).collect();
            prop_assert!(lost.is_empty(), "lost {:?}", lost);
        }
        prop_assert!(servers[0].most_in_flight.get() as usize <= concurrency);
    }

    #[test]
    fn a_steady_list_is_complete_in_order_and_costs_no_extra_page(
        total in 0..=1001_u32, size in 1..=100_u32, cap in prop::option::of(1..100_u32), concurrency in 1..6_usize,
    ) {
        let servers = vec![Server::new(total, Behavior { cap, ..Behavior::default() })];
        let walked = walk_all(&servers, size, None, concurrency);
        prop_assert!(walked.result.unwrap().missing.is_empty());
        prop_assert_eq!(walked.ids, (0..total).collect::<Vec<_>>());
        let held = size.min(cap.unwrap_or(size));
        // A full page whose length equals the total may be the first of several, so the next one is requested.
        let looks = u32::from(total == held && held == Ask::PAGE_SIZE);
        prop_assert_eq!(servers[0].requests.get(), total.div_ceil(held).max(1) + looks);
    }

    #[test]
    fn a_limit_fetches_no_page_that_it_does_not_need(
        total in 0..=500_u32, size in 1..=100_u32, limit in 1..=300_u32, concurrency in 1..6_usize,
    ) {
        let servers = vec![Server::new(total, Behavior::default())];
        let walked = walk_all(&servers, size, Some(limit.into()), concurrency);
        let outcome = walked.result.unwrap();
        prop_assert_eq!(walked.ids, (0..total.min(limit)).collect::<Vec<_>>());
        // Whether a full page is the last one is known only after another request.
        let unknown = total == limit && limit <= size.min(Ask::PAGE_SIZE);
        prop_assert_eq!(outcome.limited, total > limit || unknown);
        prop_assert!(servers[0].requests.get() <= total.min(limit).div_ceil(size.min(limit)).max(1));
    }
}

/// An id that is read as a time, the later the greater.
const EPOCH: u32 = 1_700_000_000;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn parts_beside_each_other_are_one_list_the_newest_first(
        parts in prop::collection::vec(prop::collection::btree_set(0..400_u32, 0..60), 1..7),
        size in 1..20_u32,
        limit in prop::option::of(1..80_u64),
        concurrency in 1..6_usize,
        cap in prop::option::of(1..15_u32),
    ) {
        // A record stands in one part.
        let mut taken = BTreeSet::new();
        let newest_first = |part: BTreeSet<u32>| {
            let own = part.into_iter().rev().filter(|id| taken.insert(*id)).map(|id| EPOCH + id);
            own.collect::<Vec<_>>()
        };
        let parts: Vec<_> = parts.into_iter().map(newest_first).collect();
        let servers: Vec<_> = parts.iter().map(|rows| {
            let server = Server::new(0, Behavior { cap, ..Behavior::default() });
            server.rows.replace(rows.clone());
            server
        }).collect();
        let walked = walk_with(&AskNewest(Ask(size)), &servers, limit, concurrency);
        let outcome = walked.result.unwrap();
        prop_assert!(outcome.missing.is_empty());
        let mut expected = Vec::new();
        for group in parts.chunks(3) {
            let mut rows = group.concat();
            rows.sort_by_key(|id| std::cmp::Reverse(*id));
            expected.extend(rows);
        }
        expected.truncate(limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap()));
        prop_assert_eq!(walked.ids, expected);
        prop_assert!(servers.iter().all(|server| server.most_in_flight.get() as usize <= concurrency));
    }

    #[test]
    fn parts_in_another_order_lose_nothing_and_a_failure_costs_its_part_alone(
        parts in prop::collection::vec(prop::collection::vec(0..400_u32, 0..40), 2..6),
        size in 1..20_u32,
        concurrency in 1..6_usize,
        down in prop::option::of((0..6_usize, 0..4_u32)),
    ) {
        let mut taken = BTreeSet::new();
        let servers: Vec<_> = parts.into_iter().enumerate().map(|(number, rows)| {
            let fails_after = down.filter(|(index, _)| *index == number).map(|(_, after)| after);
            let server = Server::new(0, Behavior { fails_after, ..Behavior::default() });
            let own = rows.into_iter().filter(|id| taken.insert(*id)).map(|id| EPOCH + id);
            server.rows.replace(own.collect());
            server
        }).collect();
        let walked = walk_with(&AskNewest(Ask(size)), &servers, None, concurrency);
        let came: BTreeSet<_> = walked.ids.iter().copied().collect();
        prop_assert_eq!(came.len(), walked.ids.len(), "no record comes twice");
        for server in &servers {
            let rows = server.rows.borrow();
            let left_out = rows.iter().filter(|id| !came.contains(id)).count();
            prop_assert!(left_out == 0 || server.behavior.fails_after.is_some());
        }
    }
}

/// Parts that are read side by side.
struct Beside(AskNewest);

impl Query for Beside {
    type Vendor = Vec<Server>;
    type Part = usize;

    const NEWEST_FIRST: Option<&'static str> = Some("at");

    fn known_columns(&self) -> Columns {
        self.0.known_columns()
    }

    fn noun(&self) -> Things {
        self.0.noun()
    }

    async fn parts(&self, servers: &Vec<Server>, clock: &Clock) -> Result<Vec<usize>> {
        self.0.parts(servers, clock).await
    }

    async fn page(&self, servers: &Vec<Server>, part: &usize, page: PageRequest) -> Result<Page> {
        self.0.page(servers, part, page).await
    }
}

#[test]
fn many_parts_follow_each_other_so_that_the_first_record_comes_soon() {
    let servers: Vec<_> = (0..100).map(|_| Server::new(0, Behavior::default())).collect();
    for (server, id) in servers.iter().zip(EPOCH..) {
        server.rows.replace(vec![id]);
    }
    let walked = walk_with(&Beside(AskNewest(Ask(10))), &servers, Some(3), 4);
    assert_eq!(walked.ids, [EPOCH, EPOCH + 1, EPOCH + 2]);
    let asked: u32 = servers.iter().map(|server| server.begun.get()).sum();
    assert!(asked < 10, "{asked}");
}

#[test]
fn parts_keep_their_order_and_share_no_record() {
    let servers = vec![
        Server::new(5, Behavior::default()),
        Server::new(250, Behavior::default()),
        Server::new(7, Behavior::default()),
    ];
    let walked = walk_all(&servers, 100, None, 4);
    assert!(walked.result.unwrap().missing.is_empty());
    assert_eq!(walked.ids, (0..250).collect::<Vec<_>>());
}

#[test]
fn one_part_that_fails_leaves_the_others_standing() {
    let down = Behavior { fails_after: Some(0), ..Behavior::default() };
    let servers = vec![
        Server::new(3, Behavior::default()),
        Server::new(9, down.clone()),
        Server::new(5, Behavior::default()),
    ];
    let walked = walk_all(&servers, 2, None, 4);
    let outcome = walked.result.unwrap();
    assert_eq!(walked.ids, [0, 1, 2, 3, 4]);
    assert_eq!(outcome.missing.len(), 1);
    assert_eq!(outcome.missing[0].part, "1");

    let all_down = vec![Server::new(3, down.clone()), Server::new(9, down)];
    assert_eq!(walk_all(&all_down, 2, None, 4).result.unwrap_err().kind(), Kind::Unreachable);
}

#[test]
fn a_late_failure_says_from_which_page_on() {
    let servers = vec![Server::new(10, Behavior { fails_after: Some(2), ..Behavior::default() })];
    let walked = walk_all(&servers, 2, None, 1);
    let outcome = walked.result.unwrap();
    assert_eq!(walked.ids, [0, 1, 2, 3]);
    assert_eq!(outcome.missing[0].part, "0, from page 3 on");
    assert_eq!(outcome.progress, Progress { delivered: 4, came: 4, total: Some(10) });
}

#[test]
fn a_record_that_cannot_be_read_costs_what_follows_in_its_part_and_no_more() {
    let broken = |id| Behavior { breaks: Some(id), ..Behavior::default() };
    let servers = vec![Server::new(10, broken(5)), Server::new(3, Behavior::default())];
    servers[1].rows.replace(vec![100, 101, 102]);
    let walked = walk_all(&servers, 2, None, 4);
    let outcome = walked.result.unwrap();
    assert_eq!(walked.ids, (0..4).chain(100..103).collect::<Vec<_>>());
    assert_eq!(outcome.missing.len(), 1);
    assert_eq!(outcome.missing[0].part, "0, from page 3 on");
    assert_eq!(outcome.missing[0].error.kind(), Kind::Answer);

    let servers = vec![Server::new(10, broken(0))];
    assert_eq!(walk_all(&servers, 2, None, 4).result.unwrap_err().kind(), Kind::Answer);
}

#[test]
fn the_next_questions_are_sent_before_a_page_is_handed_on() {
    let servers = vec![Server::new(100, Behavior::default())];
    let mut sent = Vec::new();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let read_options = ReadOptions { zone: jiff::tz::TimeZone::UTC };
    let ask = Ask(10);
    let mut deliver = |event: Event<'_>| {
        if let Event::Page(_) = event {
            sent.push(servers[0].begun.get());
        }
        Ok(())
    };
    let walked = walk(prepared(&ask, &servers), limits(4, None), &read_options, ready(None), &mut deliver);
    assert!(runtime.block_on(walked).unwrap().missing.is_empty());
    assert_eq!(sent.len(), 10);
    assert!(sent[0] > 1, "only the first page was asked for: {sent:?}");
}

#[test]
fn before_its_turn_a_walk_fetches_pages_and_delivers_nothing() {
    let servers = vec![Server::new(100, Behavior::default())];
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let read_options = ReadOptions { zone: jiff::tz::TimeZone::UTC };
    let ask = Ask(10);
    let delivered = Cell::new(0);
    let turn = async {
        for _ in 0..1000 {
            tokio::task::yield_now().await;
        }
        assert_eq!(delivered.get(), 0);
        assert_eq!(servers[0].begun.get(), 8, "as many pages as may wait");
        Some(15)
    };
    let mut deliver = |event: Event<'_>| {
        if let Event::Row(_) = event {
            delivered.set(delivered.get() + 1);
        }
        Ok(())
    };
    let walked = walk(prepared(&ask, &servers), limits(4, None), &read_options, turn, &mut deliver);
    let outcome = runtime.block_on(walked).unwrap();
    assert_eq!((delivered.get(), outcome.limited), (15, true));
}

#[test]
fn walks_that_are_made_again_ask_for_pages_of_other_sizes() {
    for (longest, limit) in
        [(None, None), (Some(50), None), (None, Some(5)), (Some(50), Some(49)), (None, Some(900))]
    {
        let size = |round| Sizes { longest, round, rounds: 20 }.size(100, limit);
        let sizes: BTreeSet<_> = (0..20).map(size).collect();
        assert_eq!(sizes.len(), 20, "{longest:?} {limit:?}: {sizes:?}");
        assert!(sizes.iter().all(|size| (1..=longest.unwrap_or(100)).contains(size)), "{sizes:?}");
        assert!(limit.is_some() || sizes.first() >= Some(&16), "{sizes:?}");
    }
    // The usual size is the first one, and also the only one if there is no other.
    assert_eq!(Sizes::default().size(100, None), 100);
    assert_eq!(Sizes::default().size(100, Some(7)), 7);
    assert_eq!(Sizes { longest: Some(1), round: 7, rounds: 20 }.size(100, None), 1);
}

#[test]
fn pages_that_name_the_next_one_come_one_by_one_until_the_list_is_over() {
    for rule in [CursorRule::Exact, CursorRule::Eager, CursorRule::Always] {
        for (rows, no_total) in [(0, true), (1, true), (6, true), (7, true), (7, false)] {
            let behavior = Behavior { cursors: Some(rule), no_total, ..Behavior::default() };
            let servers = vec![Server::new(rows, behavior)];
            let walked = walk_all(&servers, 3, None, 8);
            let outcome = walked.result.unwrap_or_else(|e| panic!("{rule:?} {rows}: {e:?}"));
            assert!(outcome.missing.is_empty(), "{rule:?} {rows}: {outcome:?}");
            assert_eq!(walked.ids, (0..rows).collect::<Vec<_>>(), "{rule:?}");
            assert_eq!(servers[0].most_in_flight.get(), 1, "{rule:?}");
        }
    }
}

#[test]
fn cursors_that_lead_nowhere_end_and_are_said() {
    for rule in [CursorRule::Stuck, CursorRule::Circle, CursorRule::Endless] {
        let behavior = Behavior { cursors: Some(rule), no_total: true, ..Behavior::default() };
        let servers = vec![Server::new(7, behavior), Server::new(2, Behavior::default())];
        let walked = walk_all(&servers, 3, None, 4);
        let outcome = walked.result.unwrap();
        let [missing] = &outcome.missing[..] else { panic!("{rule:?}: {outcome:?}") };
        assert_eq!(missing.error.kind(), Kind::Partial, "{rule:?}");
        let words = missing.error.reason();
        assert!(words.contains("next one"), "{rule:?}: {words}");
        assert!(servers[0].requests.get() < 100, "{rule:?}: {}", servers[0].requests.get());
    }
}

#[test]
fn a_total_tells_what_a_cursor_has_left_out() {
    let behavior = Behavior { cursors: Some(CursorRule::Exact), cap: None, ..Behavior::default() };
    let server = Server::new(7, behavior);
    server.rows.borrow_mut().push(3);
    let walked = walk_all(&vec![server], 3, None, 4);
    let outcome = walked.result.unwrap();
    assert_eq!(outcome.missing.len(), 1, "7 of 8 records came: {outcome:?}");
}
