//! Complaints, by telephone and on the web: the questions, and the pages of their answers.

use clap::{Args, ValueEnum};
use jiff::{ZonedDateTime, civil::Date};

use crate::{
    adapter::{
        ById, Code, CodeGroup, Column, Columns, Page, PageRequest, Query, ReadOptions, Record, codes_for,
    },
    choice::Choice,
    context::Counted,
    dates::{Clock, Period, Span, When, Window},
    error::{Error, Kind, Result},
    ids::{Ids, Of},
    lang::{Message, Things},
    metrics::Definition,
    spelling::list,
};

use super::{
    client::Gome,
    columns::{
        OPEN, PHONE, PHONE_STATUS, PHONE_STATUS_GROUPS, QUALITY, REPLY_LIMIT, WEB, WEB_STATUS, WEB_TYPE,
    },
    part::{COMPLAINED_AT, Part},
};

pub(super) const COMPLAINTS: Things = Things::new("complaints", "条", "投诉");
const PHONE_METHOD: &str = "gome.custom.complaints.phoneGet";
const WEB_METHOD: &str = "gome.custom.complaints.webGet";
/// The parameter that requests one complaint.
const WORK_ORDER_NO: &str = "workOrderNo";
/// The maximum number of days per request. A longer window is split, so that records that move during a pass cost
/// only one part.
const DAYS_A_PART: u16 = 31;

/// Which complaints: every filter narrows the list, several values of one filter widen it
#[derive(Args, Clone, Debug, Default)]
pub struct Complaints {
    /// Made on this day or later: yesterday, 7d, 2026-11-22, …
    ///
    /// Also 20261122, 11-22, monday/周一, this-week/本周, last-month/上月, 2026-10/10月, this-quarter/本季度. 7d is the last
    /// 7 days, today included.
    #[arg(long, value_name = "DATE")]
    since: Option<When>,
    /// Made on this day or earlier
    #[arg(long, value_name = "DATE")]
    until: Option<When>,
    /// Made on this day or in this range, e.g. 11-01..11-07
    #[arg(long, value_name = "DATE", conflicts_with_all = ["since", "until"])]
    on: Option<Span>,
    /// In this state: open, done, pending, processing, closed
    ///
    /// A code or the vendor's word does as well. open is every complaint that is not closed, done every one that is;
    /// `kefu fields complaints` shows all of them.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', allow_hyphen_values = true)]
    pub(super) status: Vec<String>,
    /// Only those past their reply limit
    #[arg(long, conflicts_with = "on_time")]
    overdue: bool,
    /// Only those within their reply limit
    #[arg(long, hide_short_help = true)]
    on_time: bool,
    /// Quality check: unchecked, passed or failed
    #[arg(long, value_name = "QUALITY", hide_short_help = true)]
    quality: Option<String>,
    /// Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)
    #[arg(long, value_name = "HOURS", hide_short_help = true)]
    pub(super) reply_limit: Option<String>,
    /// With this delivery order number
    ///
    /// `-` reads them from standard input, one a line.
    #[arg(long, value_name = "NO", value_parser = order_numbers, hide_short_help = true)]
    order: Vec<Ids>,
    /// With this work order number
    ///
    /// `-` reads them from standard input, one a line.
    #[arg(long, value_name = "NO", value_parser = work_order_numbers, hide_short_help = true)]
    work_order: Vec<Ids>,
    /// Where it was made
    #[arg(long, value_enum, value_parser = Choice::<Channel>::new(), default_value_t)]
    channel: Channel,
    /// About this (web only): refund, logistics, after-sales, …
    ///
    /// The others are promotion, website and installation.
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
}

fn order_numbers(given: &str) -> Result<Ids> {
    Ids::of(given, Of { key: "order_no", columns: &PHONE })
}

fn work_order_numbers(given: &str) -> Result<Ids> {
    Ids::of(given, Of { key: "work_order_no", columns: &PHONE })
}

/// The channel through which a complaint was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Channel {
    /// by telephone (电话投诉)
    #[default]
    #[value(aliases = ["电话", "电话投诉"])]
    Phone,
    /// on the web site (网站投诉)
    #[value(aliases = ["网站", "网站投诉", "网页"])]
    Web,
}

impl Query for Complaints {
    type Vendor = Gome;
    type Part = Part;

    /// No page of the vendor's promises it.
    const NEWEST_FIRST: Option<&'static str> = Some(COMPLAINED_AT);

    fn known_columns(&self) -> Columns {
        match self.channel {
            Channel::Phone => PHONE.as_slice().into(),
            Channel::Web => WEB.as_slice().into(),
        }
    }

    fn window(&self, clock: &Clock) -> Result<Option<Window>> {
        self.whole_window(clock).map(Some)
    }

    fn noun(&self) -> Things {
        COMPLAINTS
    }

    async fn parts(&self, _: &Gome, clock: &Clock) -> Result<Vec<Part>> {
        self.parts_in(&self.whole_window(clock)?, &clock.now)
    }

    fn is_beside(&self, one: &Part, other: &Part) -> bool {
        one.window() == other.window()
    }

    async fn page(&self, gome: &Gome, part: &Part, page: PageRequest) -> Result<Page> {
        part.page(gome, page).await
    }

    fn keeps(&self, part: &Part, record: &Record, read_options: &ReadOptions) -> Result<bool> {
        Ok(!part.is_beyond(record, read_options))
    }

    fn mismatch(&self, part: &Part, record: &Record, read_options: &ReadOptions) -> Option<&'static str> {
        part.mismatch(record, read_options)
    }

    fn follow_up(&self, gome: &Gome, part: &Part) -> Option<Part> {
        part.follow_up(gome)
    }
}

impl Counted for Complaints {
    const COLUMNS: &'static [Column] = &PHONE;
    const TIME: &'static str = COMPLAINED_AT;
    const DEFAULT: &'static str = "status";
    const ALSO: &'static [(&'static str, &'static str)] = &[("质检", "quality"), ("类型", "type")];
    const DEFINITION: Option<&'static Definition> = Some(&super::metrics::COMPLAINTS);
    const TIMED: bool = true;

    fn within(&self, window: &Window) -> Option<Self> {
        let on = Span { from: window.from.map(When::at), until: window.until.map(When::at) };
        Some(Self { since: None, until: None, on: Some(on), ..self.clone() })
    }
}

impl Complaints {
    /// The same question about one day.
    #[must_use]
    pub fn on_day(&self, day: Date) -> Self {
        Self { since: None, until: None, on: Some(Span::day(day)), ..self.clone() }
    }

    /// All complaints made in a period.
    pub(super) fn made_in(period: Period) -> Self {
        let on = Span { from: Some(When::day(period.first)), until: Some(When::day(period.last)) };
        Self { on: Some(on), ..Self::default() }
    }

    /// The same question about open complaints.
    #[must_use]
    pub(super) fn open(self) -> Self {
        Self { status: vec![OPEN.to_owned()], ..self }
    }

    /// The same question about complaints with a reply limit, given by its code.
    #[must_use]
    pub(super) fn limited(self, code: &str) -> Self {
        Self { reply_limit: Some(code.to_owned()), ..self }
    }

    /// The question without its window as text, equal for equal questions whatever the language.
    ///
    /// # Errors
    /// [`Kind::Usage`] for arguments that do not go together.
    pub fn about(&self) -> Result<String> {
        let parts = self.of_any_time()?;
        let parts: Vec<_> = parts.iter().map(Part::identity).collect();
        let channel = match self.channel {
            Channel::Phone => "",
            Channel::Web => "web: ",
        };
        Ok(format!("{channel}{}", parts.join("; ")))
    }

    /// The parts of the question in a window.
    pub(super) fn parts_in(&self, window: &Window, now: &ZonedDateTime) -> Result<Vec<Part>> {
        let parts = self.of_any_time()?;
        tracing::info!("{}", tr!("complaints made {window}", window));
        let in_window = |window| {
            let within = move |part: &Part| part.clone().within(window, now);
            parts.iter().map(within).collect::<Vec<_>>()
        };
        Ok(windows(window).iter().flat_map(in_window).collect())
    }

    /// The parts of the question without a window.
    fn of_any_time(&self) -> Result<Vec<Part>> {
        let (method, status) = match self.channel {
            Channel::Phone => (PHONE_METHOD, self.statuses(PHONE_STATUS, PHONE_STATUS_GROUPS)?),
            Channel::Web => (WEB_METHOD, self.statuses(WEB_STATUS, &[])?),
        };
        let mut part = Part::new(method);
        for (name, value) in self.single_values()? {
            part = part.with(name, value);
        }
        let mut parts = vec![part];
        for (name, values) in
            [("orderNo", Ids::all(&self.order)), (WORK_ORDER_NO, Ids::all(&self.work_order))]
        {
            parts = parts.into_iter().flat_map(|part| part.each(name, &values)).collect();
        }
        Ok(parts.into_iter().flat_map(|part| part.each("status", &status)).collect())
    }

    /// The window that the options ask for.
    fn whole_window(&self, clock: &Clock) -> Result<Window> {
        Window::resolve(self.since.as_ref(), self.until.as_ref(), self.on.as_ref(), clock)
    }

    /// The codes of all requested statuses, each once.
    fn statuses(&self, table: &[Code], groups: &[CodeGroup]) -> Result<Vec<&'static str>> {
        let mut codes = Vec::new();
        for given in self.status.iter().flat_map(|given| list(given)) {
            let found = codes_for("--status", given, table, groups)?;
            codes.extend(found.into_iter().filter(|code| !codes.contains(code)).collect::<Vec<_>>());
        }
        Ok(codes)
    }

    /// The parameters with a single value, checked against the channel.
    fn single_values(&self) -> Result<Vec<(&'static str, &'static str)>> {
        let mut values = Vec::new();
        if self.overdue || self.on_time {
            values.push(("isOverTime", if self.overdue { "true" } else { "false" }));
        }
        let choices = [
            ("--quality", "qualityTestFlag", &self.quality, QUALITY, Channel::Phone),
            ("--reply-limit", "replyLimitTime", &self.reply_limit, REPLY_LIMIT, Channel::Phone),
            ("--type", "complaintType", &self.kind, WEB_TYPE, Channel::Web),
        ];
        for (option, name, given, table, channel) in choices {
            let Some(given) = given else { continue };
            self.only_for(option, channel)?;
            values.extend(codes_for(option, given, table, &[])?.into_iter().map(|code| (name, code)));
        }
        if !self.work_order.is_empty() {
            self.only_for("--work-order", Channel::Phone)?;
        }
        Ok(values)
    }

    /// Fails unless the question is about the channel that an option belongs to.
    pub(super) fn only_for(&self, option: &str, channel: Channel) -> Result<()> {
        if self.channel == channel {
            return Ok(());
        }
        let (name, what, why) = match channel {
            Channel::Phone => (
                "phone",
                tr!("{option} is for phone complaints only", option),
                tr!("gome has no such filter for web complaints"),
            ),
            Channel::Web => (
                "web",
                tr!("{option} is for web complaints only", option),
                tr!("gome has no such filter for phone complaints"),
            ),
        };
        let hint = tr!("leave {option} out, or ask with --channel {name}", option, name);
        Err(Error::new(Kind::Usage, what).why(why).hint(hint))
    }
}

/// A long window in pieces, the newest first like the gateway's own order; an open one unchanged.
fn windows(window: &Window) -> Vec<Window> {
    let mut windows = window.split(DAYS_A_PART);
    windows.reverse();
    windows
}

/// Phone complaints by their work order numbers
#[derive(Args, Clone, Debug)]
pub struct Complaint {
    /// Work order numbers, e.g. 20261122-gome-0007
    ///
    /// `-` reads them from standard input, one a line.
    #[arg(value_name = "WORK_ORDER_NO", required = true, value_parser = work_order_numbers)]
    work_orders: Vec<Ids>,
}

impl ById for Complaint {
    type Vendor = Gome;

    const NOUN: Things = COMPLAINTS;
    const HINT: Message = Message::new("`kefu complaints list --order NO` finds it by its order");

    fn name(id: &str) -> String {
        tr!("complaint {id}", id)
    }

    fn table(&self) -> &'static [Column] {
        &PHONE
    }

    fn given(&self) -> &[Ids] {
        &self.work_orders
    }

    async fn fetch(&self, gome: &Gome, id: &str) -> Result<Page> {
        let only = PageRequest { number: 1, size: Self::PAGE_SIZE, cursor: None };
        Part::new(PHONE_METHOD).with(WORK_ORDER_NO, id).page(gome, only).await
    }
}
