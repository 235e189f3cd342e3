//! One part of a question: parameters, a window of time, and the check that records match it.
//!
//! The vendor's page does not say whether `complaintDateEnd` means the whole day or the midnight at its beginning.
//! So if the last day of a window has no records, it is requested once more with an end one day later; the answer
//! shows how the gateway reads the end, for the rest of the run.

use std::{fmt, sync::OnceLock};

use jiff::{
    ToSpan as _, ZonedDateTime,
    civil::{DateTime, Time},
    tz::TimeZone,
};

use crate::{
    adapter::{Cell, Page, PageRequest, ReadOptions, Record, Row},
    dates::Window,
    error::Result,
    lang::{Message, translated},
};

use super::{client::Gome, wire};

/// The parameters whose value is also in the record, and the key of its column.
const VERIFIABLE: &[(&str, &str)] = &[
    ("status", "status"),
    ("isOverTime", "overdue"),
    ("orderNo", "order_no"),
    ("workOrderNo", "work_order_no"),
    ("qualityTestFlag", "quality"),
    ("complaintType", "type"),
];
/// The names of the parameters, for the catalogue.
const _: [Message; 9] = [
    Message::new("status"),
    Message::new("isOverTime"),
    Message::new("orderNo"),
    Message::new("workOrderNo"),
    Message::new("qualityTestFlag"),
    Message::new("complaintType"),
    Message::new("replyLimitTime"),
    Message::new("complaintDateStart"),
    Message::new("complaintDateEnd"),
];
/// The question about all complaints as text.
pub(super) const ALL: &str = "all complaints";
/// The key of the column that a window applies to.
pub(super) const COMPLAINED_AT: &str = "complained_at";

/// The parameters of one part: the gateway takes one value for each.
#[derive(Clone, Debug)]
pub struct Part {
    method: &'static str,
    parameters: Vec<(&'static str, String)>,
    window: Window,
    /// The zone of the window, if its last day can have complaints already.
    last_day: Option<TimeZone>,
    /// Whether the end date is sent one day later; decided with the first page.
    widened: OnceLock<bool>,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameters = self.named(translated);
        f.write_str(&match parameters.is_empty() {
            true => tr!("all complaints"),
            false => tr!("complaints with {parameters}", parameters = parameters.join(&tr!(", "))),
        })
    }
}

impl Part {
    /// The part as text that does not depend on the language: it identifies the question of an export.
    pub(super) fn identity(&self) -> String {
        let parameters = self.named(str::to_owned);
        match parameters.is_empty() {
            true => ALL.to_owned(),
            false => format!("complaints with {}", parameters.join(", ")),
        }
    }

    /// The parameters with their values.
    fn named(&self, named: fn(&str) -> String) -> Vec<String> {
        let parameters = self.parameters.iter().cloned().chain(dates(&self.window, false));
        parameters.map(|(name, value)| format!("{} {value}", named(name))).collect()
    }

    /// All records of a method.
    pub(super) fn new(method: &'static str) -> Self {
        Self {
            method,
            parameters: Vec::new(),
            window: Window::default(),
            last_day: None,
            widened: OnceLock::new(),
        }
    }

    /// This part once for each value of a parameter, or unchanged without values.
    pub(super) fn each(self, name: &'static str, values: &[impl AsRef<str>]) -> Vec<Self> {
        if values.is_empty() {
            return vec![self];
        }
        values.iter().map(|value| self.clone().with(name, value.as_ref())).collect()
    }

    /// The same part with one more parameter.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.push((name, value.into()));
        self
    }

    /// The same part within a window.
    pub(super) fn within(self, window: &Window, now: &ZonedDateTime) -> Self {
        let last = window.until.filter(|until| until.date() <= now.date());
        Self { window: window.clone(), last_day: last.map(|_| now.time_zone().clone()), ..self }
    }

    /// Its window.
    pub(super) fn window(&self) -> &Window {
        &self.window
    }

    /// The value of a parameter.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// One page of the part.
    pub(super) async fn page(&self, gome: &Gome, page: PageRequest) -> Result<Page> {
        let mut parameters = self.parameters.clone();
        parameters.extend(dates(&self.window, self.is_widened(gome)));
        parameters.push(("pageSize", page.size.to_string()));
        parameters.push(("pageNo", page.number.to_string()));
        let found = gome.page(self.method, &parameters).await?;
        Ok(self.learn_end(gome, found))
    }

    /// Whether the end date is sent one day later.
    fn is_widened(&self, gome: &Gome) -> bool {
        *self.widened.get_or_init(|| self.window.until.is_some() && gome.end_is_midnight() == Some(true))
    }

    /// Learns from a page how the gateway reads the end of a window. The page is emptied if it shows that the extra
    /// day was unnecessary.
    fn learn_end(&self, gome: &Gome, page: Page) -> Page {
        let (Some(zone), None) = (&self.last_day, gome.end_is_midnight()) else { return page };
        let times: Option<Vec<_>> = page.rows.iter().map(|row| complained_at(row, zone)).collect();
        // Unreadable times show nothing.
        let Some(times) = times else { return page };
        let widened = self.is_widened(gome);
        let last = self.window.until.map(DateTime::date);
        // A complaint made exactly at midnight is included under either reading.
        let mut times = times.into_iter().filter(|time| time.time() != Time::midnight());
        if times.clone().any(|time| self.holds(time) && last == Some(time.date())) {
            gome.learn_end_is_midnight(widened);
        } else if widened && times.any(|time| last < Some(time.date())) {
            gome.learn_end_is_midnight(false);
            return Page::whole(Vec::new());
        }
        page
    }

    /// Whether a time lies in the window.
    fn holds(&self, time: DateTime) -> bool {
        let Window { from, until } = self.window;
        // The window's last second belongs to it.
        let after = until.is_some_and(|until| time > until && time.duration_until(until).as_secs() < 0);
        !after && from.is_none_or(|from| time >= from)
    }

    /// The last day once more, with an end one day later, unless it is known that the gateway included it.
    pub(super) fn follow_up(&self, gome: &Gome) -> Option<Self> {
        self.last_day.as_ref()?;
        if self.is_widened(gome) || gome.end_is_midnight() == Some(false) {
            return None;
        }
        let midnight = self.window.until?.date().to_datetime(Time::midnight());
        let from = self.window.from.map_or(midnight, |from| from.max(midnight));
        let window = Window { from: Some(from), ..self.window.clone() };
        Some(Self { window, widened: OnceLock::from(true), ..self.clone() })
    }

    /// Whether a record belongs to the extra day after the last one.
    pub(super) fn is_beyond(&self, record: &Record, read_options: &ReadOptions) -> bool {
        let Cell::Time(time) = record.value(COMPLAINED_AT, read_options) else { return false };
        let last = self.window.until.map(DateTime::date);
        self.widened.get() == Some(&true) && !self.holds(time.datetime()) && last < Some(time.date())
    }

    /// The key of the field by which a record does not match the question.
    pub(super) fn mismatch(&self, record: &Record, read_options: &ReadOptions) -> Option<&'static str> {
        let other = VERIFIABLE.iter().find(|(name, key)| {
            self.value(name).is_some_and(|asked| record.contradicts(key, asked, read_options))
        });
        if let Some((_, key)) = other {
            return Some(key);
        }
        if self.window == Window::default() {
            return None;
        }
        let Cell::Time(time) = record.value(COMPLAINED_AT, read_options) else { return None };
        let fits = self.holds(time.datetime()) || self.is_beyond(record, read_options);
        (!fits).then_some(COMPLAINED_AT)
    }
}

/// The parameters of a window. Whole days are sent as dates, which is the documented form.
fn dates(window: &Window, widened: bool) -> impl Iterator<Item = (&'static str, String)> {
    let form = if window.whole_days() { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" };
    let next_day = |until: DateTime| until.date().saturating_add(1.day()).to_datetime(Time::midnight());
    let until = if widened { window.until.map(next_day) } else { window.until };
    let moments = [("complaintDateStart", window.from), ("complaintDateEnd", until)];
    moments.into_iter().filter_map(move |(name, moment)| Some((name, moment?.strftime(form).to_string())))
}

/// The time of a complaint in a zone.
fn complained_at(row: &Row, zone: &TimeZone) -> Option<DateTime> {
    wire::complained_at(row, zone).map(|time| time.datetime())
}
