//! Complaints, by telephone and on the web: the questions, and one page of an answer.

use std::fmt;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::{
    adapter::{Code, Column, Page, PageNumber, Query, Shape, codes_for},
    dates::{Clock, Span, When, Window},
    error::{Error, Kind, Result},
    ids::Ids,
};

use super::{
    client::Gome,
    columns::{PHONE, PHONE_STATUS, PHONE_STATUS_GROUPS, QUALITY, REPLY_LIMIT, WEB, WEB_STATUS, WEB_TYPE},
    wire,
};

const PHONE_METHOD: &str = "gome.custom.complaints.phoneGet";
const WEB_METHOD: &str = "gome.custom.complaints.webGet";
/// A longer stretch of days is asked for in pieces, so that records that move while it is read cost one piece.
const DAYS_A_PART: u16 = 31;

/// Which complaints: every filter narrows the list, several values of one filter widen it
#[derive(Args, Clone, Debug, Default)]
pub struct Complaints {
    /// Made on this day or later: 2026-11-22, yesterday/昨天, 7d, this-week/本周, last-month/上月, …
    #[arg(long, value_name = "DATE")]
    since: Option<When>,
    /// Made on this day or earlier, the day included
    #[arg(long, value_name = "DATE")]
    until: Option<When>,
    /// Made on this day, or in a range like 2026-11-01..2026-11-07
    #[arg(long, value_name = "DATE", conflicts_with_all = ["since", "until"])]
    on: Option<Span>,
    /// In this state: a code, the vendor's word, or pending, processing, closed, …; open and done stand for several
    #[arg(long, value_name = "STATUS", value_delimiter = ',', allow_hyphen_values = true)]
    pub(super) status: Vec<String>,
    /// Only those past their reply limit
    #[arg(long, conflicts_with = "on_time")]
    overdue: bool,
    /// Only those within their reply limit
    #[arg(long)]
    on_time: bool,
    /// Quality check: unchecked, passed or failed
    #[arg(long, value_name = "QUALITY")]
    quality: Option<String>,
    /// Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)
    #[arg(long, value_name = "HOURS")]
    pub(super) reply_limit: Option<String>,
    /// With this delivery order number (- reads numbers from standard input)
    #[arg(long, value_name = "NO", value_delimiter = ',', allow_hyphen_values = true)]
    order: Vec<Ids>,
    /// With this work order number (- reads numbers from standard input)
    #[arg(long, value_name = "NO", value_delimiter = ',', allow_hyphen_values = true)]
    work_order: Vec<Ids>,
    /// Where the complaint was made
    #[arg(long, value_enum, default_value_t)]
    channel: Channel,
    /// About this (web only): logistics, after-sales, refund, promotion, website, installation
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
}

/// Where a complaint was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Channel {
    /// By telephone (电话投诉)
    #[default]
    Phone,
    /// On the web site (网站投诉)
    Web,
}

/// One call's parameters without the page: the gateway takes one value for each.
#[derive(Clone, Debug)]
pub struct Part {
    method: &'static str,
    parameters: Vec<(&'static str, String)>,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameters: Vec<_> =
            self.parameters.iter().map(|(name, value)| format!("{name} {value}")).collect();
        match parameters.is_empty() {
            true => f.write_str("all complaints"),
            false => write!(f, "complaints with {}", parameters.join(", ")),
        }
    }
}

impl Part {
    /// This part once for each value of a parameter, or as it is when there is none.
    fn each(self, name: &'static str, values: &[impl AsRef<str>]) -> Vec<Self> {
        if values.is_empty() {
            return vec![self];
        }
        values.iter().map(|value| self.clone().with(name, value.as_ref())).collect()
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.push((name, value.into()));
        self
    }

    pub(super) async fn page(&self, gome: &Gome, page: PageNumber) -> Result<Page> {
        let paged =
            self.clone().with("pageSize", page.size.to_string()).with("pageNo", page.number.to_string());
        gome.page(self.method, &paged.parameters).await
    }
}

impl Query for Complaints {
    type Vendor = Gome;
    type Part = Part;

    fn columns(&self) -> &'static [Column] {
        match self.channel {
            Channel::Phone => &PHONE,
            Channel::Web => &WEB,
        }
    }

    fn window(&self, clock: &Clock) -> Result<Option<Window>> {
        self.whole_window(clock).map(|window| Some(window).filter(|window| *window != Window::default()))
    }

    fn noun(&self) -> &'static str {
        "complaints"
    }

    async fn parts(&self, _: &Gome, clock: &Clock) -> Result<Vec<Part>> {
        self.parts_in(&self.whole_window(clock)?)
    }

    async fn page(&self, gome: &Gome, part: &Part, page: PageNumber) -> Result<Page> {
        part.page(gome, page).await
    }
}

impl Complaints {
    /// The same question about one day.
    #[must_use]
    pub fn on_day(&self, day: Date) -> Self {
        Self { since: None, until: None, on: Some(Span::day(day)), ..self.clone() }
    }

    /// What is asked for, whatever the time: the same words for the same question.
    ///
    /// # Errors
    /// [`Kind::Usage`] for arguments that do not go together.
    pub fn about(&self) -> Result<String> {
        let parts = self.of_any_time()?;
        let parts: Vec<_> = parts.iter().map(Part::to_string).collect();
        let channel = match self.channel {
            Channel::Phone => "",
            Channel::Web => "web: ",
        };
        Ok(format!("{channel}{}", parts.join("; ")))
    }

    /// The parts of the question in a window.
    pub(super) fn parts_in(&self, window: &Window) -> Result<Vec<Part>> {
        let parts = self.of_any_time()?;
        tracing::info!("complaints made {window}");
        let windows = windows(window);
        let in_windows = |part: Part| windows.iter().map(move |window| dated(part.clone(), window));
        Ok(parts.into_iter().flat_map(in_windows).collect())
    }

    /// The parts of the question as if it were about any time.
    fn of_any_time(&self) -> Result<Vec<Part>> {
        let (method, status) = match self.channel {
            Channel::Phone => (PHONE_METHOD, self.statuses(PHONE_STATUS, PHONE_STATUS_GROUPS)?),
            Channel::Web => (WEB_METHOD, self.statuses(WEB_STATUS, &[])?),
        };
        let mut part = Part { method, parameters: Vec::new() };
        for (name, value) in self.single_values()? {
            part = part.with(name, value);
        }
        let mut parts = vec![part];
        for (name, values) in
            [("orderNo", Ids::all(&self.order)), ("workOrderNo", Ids::all(&self.work_order))]
        {
            parts = parts.into_iter().flat_map(|part| part.each(name, &values)).collect();
        }
        Ok(parts.into_iter().flat_map(|part| part.each("status", &status)).collect())
    }

    /// The window that the options ask for.
    fn whole_window(&self, clock: &Clock) -> Result<Window> {
        Window::resolve(self.since.as_ref(), self.until.as_ref(), self.on.as_ref(), clock)
    }

    /// The codes of all statuses asked for, each once.
    fn statuses(&self, table: &[Code], groups: &[(&str, &[&'static str])]) -> Result<Vec<&'static str>> {
        let mut codes = Vec::new();
        for given in &self.status {
            let found = codes_for("--status", given, table, groups)?;
            codes.extend(found.into_iter().filter(|code| !codes.contains(code)).collect::<Vec<_>>());
        }
        Ok(codes)
    }

    /// The parameters that can be given once, after a look at whether the channel knows them.
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

    /// Fails unless it asks about the channel that an option is for.
    pub(super) fn only_for(&self, option: &str, channel: Channel) -> Result<()> {
        let (name, other) = match channel {
            Channel::Phone => ("phone", "web"),
            Channel::Web => ("web", "phone"),
        };
        match self.channel == channel {
            true => Ok(()),
            false => Err(Error::new(Kind::Usage, format!("{option} is for {name} complaints only"))
                .why(format!("gome has no such filter for {other} complaints"))
                .hint(format!("leave {option} out, or ask with --channel {name}"))),
        }
    }
}

/// A long window in pieces, the newest first as the gateway lists complaints; an open one as it is.
fn windows(window: &Window) -> Vec<Window> {
    let mut windows = window.split(DAYS_A_PART);
    windows.reverse();
    windows
}

/// The part within a window. Whole days are sent as days, which is the documented form.
fn dated(mut part: Part, window: &Window) -> Part {
    let form = if window.whole_days() { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" };
    for (name, moment) in [("complaintDateStart", window.from), ("complaintDateEnd", window.until)] {
        if let Some(moment) = moment {
            part = part.with(name, moment.strftime(form).to_string());
        }
    }
    part
}

/// One phone complaint by its work order number
#[derive(Args, Clone, Debug)]
pub struct Complaint {
    /// The work order number, e.g. 20261122-gome-0007 (- reads numbers from standard input)
    #[arg(value_name = "WORK_ORDER_NO", allow_hyphen_values = true)]
    work_order: Ids,
}

impl Query for Complaint {
    type Vendor = Gome;
    type Part = Part;

    fn columns(&self) -> &'static [Column] {
        &PHONE
    }

    fn noun(&self) -> &'static str {
        "complaints"
    }

    fn shape(&self) -> Shape {
        Shape::of(&Ids::all([&self.work_order]))
    }

    async fn parts(&self, _: &Gome, _: &Clock) -> Result<Vec<Part>> {
        let part = Part { method: PHONE_METHOD, parameters: Vec::new() };
        Ok(part.each("workOrderNo", &Ids::all([&self.work_order])))
    }

    async fn page(&self, gome: &Gome, part: &Part, page: PageNumber) -> Result<Page> {
        let mut found = part.page(gome, page).await?;
        let wanted = part.parameters.first().map(|(_, number)| number.as_str());
        // Held against the number itself: a gateway that ignores the filter would answer somebody else's.
        found.rows.retain(|row| wire::work_order_no(row).as_deref() == wanted);
        found.rows.truncate(1);
        found.total = Some(1);
        match found.rows.is_empty() {
            true => Err(Error::new(
                Kind::NotFound,
                format!("there is no complaint {}", wanted.unwrap_or_default()),
            )
            .hint("`kefu complaints list --order NO` finds it by its order")),
            false => Ok(found),
        }
    }
}
