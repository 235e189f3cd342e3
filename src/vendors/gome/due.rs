//! Complaints that are about to exceed their reply limit.
//!
//! A complaint does not contain its limit, but the gateway can filter by limit, so each limit is a part. The limit
//! counts from the complaint's time. Source: the vendor's page for phoneGet, `replyLimitTime`.

use std::{fmt, time::Duration};

use jiff::{SignedDuration, ZonedDateTime};

use crate::{
    adapter::{Cell, Columns, Page, PageRequest, Query, ReadOptions, Record, codes_for},
    dates::{Clock, Window},
    error::{Error, Kind, Result},
    lang::Things,
};

use super::{
    client::Gome,
    columns::{PHONE_DONE, REPLY_LIMIT},
    complaints::{Channel, Complaints},
    part,
};

/// Open complaints without a reply whose reply limit ends in the future and within a given time.
#[derive(Clone, Debug)]
pub struct Due {
    complaints: Complaints,
    within: SignedDuration,
    now: ZonedDateTime,
}

/// The complaints with one reply limit.
#[derive(Clone, Debug)]
pub struct Part {
    limit: SignedDuration,
    asked: part::Part,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.asked.fmt(f)
    }
}

impl Due {
    /// The due complaints among those that the filters select. A status filter replaces the default `open`.
    ///
    /// # Errors
    /// [`Kind::Usage`] for web complaints, which have no reply limit.
    pub fn new(complaints: Complaints, within: Duration, clock: &Clock) -> Result<Self> {
        complaints.only_for("--due-within", Channel::Phone)?;
        // Durations beyond jiff's range are longer than any reply limit.
        let within = SignedDuration::try_from(within).unwrap_or(SignedDuration::MAX);
        Ok(Self { complaints, within, now: clock.now.clone() })
    }

    /// The parts of the question. Open states are filtered here, because requesting each of them would need four
    /// times as many calls.
    fn questions(&self) -> Result<Vec<Part>> {
        let all = || REPLY_LIMIT.iter().map(|line| line.code).collect();
        let given = self.complaints.reply_limit.as_deref();
        let limits =
            given.map_or_else(|| Ok(all()), |given| codes_for("--reply-limit", given, REPLY_LIMIT, &[]));
        let mut parts = Vec::new();
        for code in limits? {
            let limit = hours(code)?;
            let mut complaints = self.complaints.clone();
            complaints.reply_limit = Some(code.to_owned());
            let asked = complaints.parts_in(&self.days(limit), &self.now)?;
            parts.extend(asked.into_iter().map(|asked| Part { limit, asked }));
        }
        Ok(parts)
    }

    /// The days whose complaints can be due in time.
    fn days(&self, limit: SignedDuration) -> Window {
        let first = self.now.saturating_sub(limit);
        let last = first.saturating_add(self.within);
        Window { from: Some(first.date().at(0, 0, 0, 0)), until: Some(last.date().at(23, 59, 59, 0)) }
    }

    /// Whether a complaint still needs a reply, and soon.
    fn is_due(&self, complaint: &Record, read_options: &ReadOptions, limit: SignedDuration) -> Result<bool> {
        // A null marker such as 0000-00-00 means that there is no reply.
        let is_replied = matches!(complaint.value("replied_at", read_options), Cell::Time(_));
        if is_replied || (self.complaints.status.is_empty() && is_done(complaint, read_options)) {
            return Ok(false);
        }
        let complained = match complaint.value("complained_at", read_options) {
            Cell::Time(time) => time,
            other => return Err(unreadable(complaint, &other)),
        };
        let due = complained.saturating_add(limit);
        Ok(self.now < due && due <= self.now.saturating_add(self.within))
    }
}

/// The code of a reply limit is its number of hours.
fn hours(code: &str) -> Result<SignedDuration> {
    let hours = code
        .parse()
        .map_err(|e| Error::new(Kind::Bug, tr!("the reply limit {code} is no number", code)).why(e));
    hours.map(SignedDuration::from_hours)
}

/// Whether a complaint is no longer processed. An undocumented state counts as open.
fn is_done(complaint: &Record, read_options: &ReadOptions) -> bool {
    matches!(complaint.value("status", read_options), Cell::Code { code, .. } if PHONE_DONE.contains(&&*code))
}

fn unreadable(complaint: &Record, time: &Cell<'_>) -> Error {
    let time = if let Cell::Text(time) = time { time } else { "" };
    let why = tr!("its time `{time}` cannot be read", time);
    match complaint.id() {
        Some(number) => {
            Error::new(Kind::Answer, tr!("nobody can say when complaint {number} is due", number))
                .why(why)
                .hint(tr!("`kefu complaints show {number}` shows it", number))
        }
        None => {
            Error::new(Kind::Answer, tr!("nobody can say when a complaint without a number is due")).why(why)
        }
    }
}

impl Query for Due {
    type Vendor = Gome;
    type Part = Part;

    fn known_columns(&self) -> Columns {
        self.complaints.known_columns()
    }

    fn noun(&self) -> Things {
        self.complaints.noun()
    }

    async fn parts(&self, _: &Gome, _: &Clock) -> Result<Vec<Part>> {
        self.questions()
    }

    async fn page(&self, gome: &Gome, part: &Part, page: PageRequest) -> Result<Page> {
        part.asked.page(gome, page).await
    }

    fn keeps(&self, part: &Part, record: &Record, read_options: &ReadOptions) -> Result<bool> {
        Ok(!part.asked.is_beyond(record, read_options) && self.is_due(record, read_options, part.limit)?)
    }

    fn mismatch(&self, part: &Part, record: &Record, read_options: &ReadOptions) -> Option<&'static str> {
        part.asked.mismatch(record, read_options)
    }

    fn follow_up(&self, gome: &Gome, part: &Part) -> Option<Part> {
        part.asked.follow_up(gome).map(|asked| Part { limit: part.limit, asked })
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};

    use crate::record::{Layout, Row};

    use super::*;

    /// Twelve minutes past midnight in Shanghai.
    const NOW: &str = "2026-11-22T16:12:00Z";

    fn due(within: &str, now: &str) -> Due {
        let clock = Clock::at(now.parse::<Timestamp>().unwrap(), TimeZone::get("Asia/Shanghai").unwrap());
        let within = within.parse::<SignedDuration>().unwrap();
        Due::new(Complaints::default(), Duration::try_from(within).unwrap(), &clock).unwrap()
    }

    /// Whether a record with one of the reply limits is due within half an hour.
    fn keeps(due: &Due, limit: &str, record: &str) -> Result<bool> {
        let parts = due.questions().unwrap();
        let part = parts.iter().find(|part| part.limit == hours(limit).unwrap()).unwrap();
        let record = Layout::new(due.known_columns()).read(Row::made(record.to_owned()))?;
        due.is_due(&record, &ReadOptions { zone: due.now.time_zone().clone() }, part.limit)
    }

    fn made_at(limit: &str, time: &str) -> bool {
        let record = format!(r#"{{"workOrderNo":"1","status":"1","cmlntTime":"{time}","replyTime":null}}"#);
        keeps(&due("30m", NOW), limit, &record).unwrap()
    }

    #[test]
    fn each_limit_counts_from_the_complaints_time_to_the_second() {
        for (limit, passed, first, last, later) in [
            ("8", "2026-11-22 16:12:00", "2026-11-22 16:12:01", "2026-11-22 16:42:00", "2026-11-22 16:42:01"),
            ("4", "2026-11-22 20:12:00", "2026-11-22 20:12:01", "2026-11-22 20:42:00", "2026-11-22 20:42:01"),
            ("2", "2026-11-22 22:12:00", "2026-11-22 22:12:01", "2026-11-22 22:42:00", "2026-11-22 22:42:01"),
            ("1", "2026-11-22 23:12:00", "2026-11-22 23:12:01", "2026-11-22 23:42:00", "2026-11-22 23:42:01"),
        ] {
            let found = [passed, first, last, later].map(|time| made_at(limit, time));
            assert_eq!(found, [false, true, true, false], "{limit} h");
        }
        // The time has any form and zone that the vendor may use.
        assert!(
            made_at("1", "2026/11/22 23:30")
                && made_at("1", "2026-11-22T15:30:00Z")
                && !made_at("1", "2026-11-22T23:30:00Z")
        );
    }

    #[test]
    fn whole_days_are_asked_for_and_no_more_than_are_touched() {
        let asked = |within, now| {
            due(within, now).questions().unwrap().iter().map(Part::to_string).collect::<Vec<_>>()
        };
        let parts = asked("30m", NOW);
        let limits = ["8", "4", "2", "1"];
        assert_eq!(parts, limits.map(|limit| {
            format!("complaints with replyLimitTime {limit}, complaintDateStart 2026-11-22, complaintDateEnd 2026-11-22")
        }));
        assert!(asked("1h", NOW)[3].ends_with("complaintDateStart 2026-11-22, complaintDateEnd 2026-11-23"));
        assert!(
            asked("8h", "2026-11-23T04:00:00Z")[0]
                .ends_with("complaintDateStart 2026-11-23, complaintDateEnd 2026-11-23")
        );
    }

    #[test]
    fn only_open_ones_without_a_reply_count() {
        let due = due("30m", NOW);
        let is_due = |status: &str, reply: &str| {
            let record =
                format!(r#"{{"status":{status},"cmlntTime":"2026-11-22 23:30:00","replyTime":{reply}}}"#);
            keeps(&due, "1", &record).unwrap()
        };
        for open in ["1", "17", "31", "32", "\"1\"", "\"处理中\"", "null", "99", "\"新状态\""] {
            assert!(is_due(open, "null"), "{open}");
        }
        for done in ["30", "\"33\"", "34", "\"已结单\"", "\"已结单-二次重启\""] {
            assert!(!is_due(done, "null"), "{done}");
        }
        for none in ["\"\"", "\" \"", "\"0000-00-00 00:00:00\"", "\"-\""] {
            assert!(is_due("1", none), "{none}");
        }
        assert!(!is_due("1", "\"2026-11-22 23:59:59\"") && !is_due("1", "1795363199000"));
    }

    #[test]
    fn a_status_among_the_filters_is_left_to_the_gateway() {
        let mut due = due("30m", NOW);
        due.complaints.status = vec!["done".to_owned()];
        assert_eq!(due.questions().unwrap().len(), 12);
        assert!(keeps(&due, "1", r#"{"status":30,"cmlntTime":"2026-11-22 23:30:00"}"#).unwrap());
    }

    #[test]
    fn a_complaint_whose_time_cannot_be_read_is_named_unless_it_does_not_matter() {
        let due = due("30m", NOW);
        for time in ["null", "\"\"", "\"0000-00-00 00:00:00\"", "\"soon\"", "2026112"] {
            let record = format!(r#"{{"workOrderNo":"20261122-gome-0007","status":1,"cmlntTime":{time}}}"#);
            let error = keeps(&due, "8", &record).unwrap_err();
            assert!(
                error.kind() == Kind::Answer && error.summary().contains("20261122-gome-0007"),
                "{error:?}"
            );
        }
        assert!(!keeps(&due, "8", r#"{"status":30,"cmlntTime":"soon"}"#).unwrap());
        assert!(keeps(&due, "8", r#"["not an object"]"#).is_err());
    }
}
