//! The window of `--since`, `--until` and `--on` together, and the completeness of its pieces.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use proptest::prelude::*;

use super::*;

fn sunday() -> Clock {
    let zone = TimeZone::get("Asia/Shanghai").expect("bundled zone");
    let moment: Timestamp = "2026-11-22T10:00:00+08:00".parse().expect("moment");
    Clock::at(moment, zone)
}

fn resolve(since: &str, until: &str, on: &str) -> Result<Window> {
    let when = |text: &str| (!text.is_empty()).then(|| text.parse::<When>().expect("date"));
    let on = (!on.is_empty()).then(|| on.parse::<Span>().expect("range"));
    Window::resolve(when(since).as_ref(), when(until).as_ref(), on.as_ref(), &sunday())
}

#[test]
fn since_and_until_include_the_day_they_name() {
    let table = [
        ("2026-11-16", "2026-11-22", "", "2026-11-16 00:00:00 .. 2026-11-22 23:59:59"),
        ("last-week", "", "", "2026-11-09 00:00:00 .."),
        ("", "last-week", "", ".. 2026-11-15 23:59:59"),
        ("2026-11-16 10:20", "2026-11-16 10:20", "", "2026-11-16 10:20:00 .. 2026-11-16 10:20:59"),
        ("", "2026-11-16 10:20:30", "", ".. 2026-11-16 10:20:30"),
        ("", "", "上周", "2026-11-09 00:00:00 .. 2026-11-15 23:59:59"),
        ("", "", "last-week..yesterday", "2026-11-09 00:00:00 .. 2026-11-21 23:59:59"),
        ("", "", "2026-11-16..", "2026-11-16 00:00:00 .."),
        // Without a year: the latest up to today, and the end of a range behind its beginning.
        ("11-16", "", "", "2026-11-16 00:00:00 .."),
        ("11月23日", "", "", "2025-11-23 00:00:00 .."),
        ("11-16", "11-30", "", "2026-11-16 00:00:00 .. 2026-11-30 23:59:59"),
        ("12-28", "1-3", "", "2025-12-28 00:00:00 .. 2026-01-03 23:59:59"),
        ("2024-01-01", "11-21", "", "2024-01-01 00:00:00 .. 2026-11-21 23:59:59"),
        ("", "", "2024-11-01..11-21", "2024-11-01 00:00:00 .. 2024-11-21 23:59:59"),
        ("", "", "10月1日至7日", "2026-10-01 00:00:00 .. 2026-10-07 23:59:59"),
        ("", "", "10月28日至3日", "2026-10-28 00:00:00 .. 2026-11-03 23:59:59"),
        ("", "", "周一至周五", "2026-11-16 00:00:00 .. 2026-11-20 23:59:59"),
        ("", "", "周六至周三", "2026-11-21 00:00:00 .. 2026-11-25 23:59:59"),
        ("", "", "9月至10月", "2026-09-01 00:00:00 .. 2026-10-31 23:59:59"),
        ("", "", "2026-10", "2026-10-01 00:00:00 .. 2026-10-31 23:59:59"),
        ("", "", "2026/9..2026.10", "2026-09-01 00:00:00 .. 2026-10-31 23:59:59"),
        ("2025-2", "2025-02", "", "2025-02-01 00:00:00 .. 2025-02-28 23:59:59"),
        ("", "", "11月20日至今", "2026-11-20 00:00:00 .. 2026-11-22 23:59:59"),
        ("", "", "周三", "2026-11-18 00:00:00 .. 2026-11-18 23:59:59"),
        ("昨天 18:00", "今天9点", "", "2026-11-21 18:00:00 .. 2026-11-22 09:00:59"),
        ("", "", "", "any time"),
    ];
    for (since, until, on, expected) in table {
        let window = resolve(since, until, on).expect("window");
        assert_eq!(window.to_string(), expected);
    }
}

#[test]
fn a_window_that_ends_before_it_begins_is_wrong_usage() {
    for (since, until, on) in [
        ("today", "yesterday", ""),
        ("", "", "2026-11-22..2026-11-21"),
        ("2026-11-22 10:20:30", "2026-11-22 10:20:29", ""),
        ("今天", "昨天", ""),
    ] {
        let error = resolve(since, until, on).expect_err("backwards");
        assert_eq!(error.kind(), Kind::Usage);
        assert_eq!(error.lines().len(), 3, "{error}");
    }
}

#[test]
fn on_does_not_go_together_with_since_or_until() {
    for (since, until) in [("today", ""), ("", "today"), ("today", "today")] {
        let error = resolve(since, until, "today").expect_err("both");
        assert_eq!(error.kind(), Kind::Usage);
    }
}

#[test]
fn whole_days_are_told_from_times_of_day() {
    for (since, until, whole) in [
        ("2026-11-16", "2026-11-22", true),
        ("2026-11-16", "", true),
        ("", "", true),
        ("2026-11-16 00:00", "2026-11-22 23:59", true),
        ("2026-11-16 00:01", "2026-11-22", false),
        ("2026-11-16", "2026-11-22 23:58", false),
    ] {
        let window = resolve(since, until, "").expect("window");
        assert_eq!(window.whole_days(), whole, "{window}");
    }
}

#[test]
fn the_last_day_of_the_calendar_can_be_split() {
    let window = resolve("9999-12-30", "9999-12-31", "").expect("window");
    assert_eq!(window.split(1).len(), 2);
    assert_eq!(window.split(u16::MAX).len(), 1);
    assert_eq!(Window::default().split(1), [Window::default()]);
}

/// Any second of this century's first hundred years.
fn second() -> impl Strategy<Value = DateTime> {
    (0..36_500i64, 0..86_400i64).prop_map(|(day, second)| {
        Date::constant(2000, 1, 1)
            .saturating_add(day.days())
            .to_datetime(Time::midnight())
            .saturating_add(second.seconds())
    })
}

proptest! {
    #[test]
    fn pieces_hold_every_second_exactly_once(from in second(), length in 0..20_000_000i64, days in 0..40u16) {
        let until = from.saturating_add(length.seconds());
        let window = Window { from: Some(from), until: Some(until) };
        let pieces = window.split(days);
        prop_assert_eq!(pieces.first().and_then(|piece| piece.from), Some(from));
        prop_assert_eq!(pieces.last().and_then(|piece| piece.until), Some(until));
        for pair in pieces.windows(2) {
            let end = pair[0].until.expect("closed");
            prop_assert_eq!(Some(end.saturating_add(1.seconds())), pair[1].from);
        }
        for piece in &pieces {
            let (first, last) = (piece.from.expect("closed"), piece.until.expect("closed"));
            prop_assert!(first <= last);
            let length = first.date().until(last.date()).expect("days").get_days() + 1;
            prop_assert!(length <= i32::from(days.max(1)), "{piece}");
        }
    }

    #[test]
    fn consecutive_days_touch_and_never_overlap(day in second()) {
        let day = day.date();
        let window = |day: Date| {
            let when: When = day.to_string().parse().expect("day");
            Window::resolve(Some(&when), Some(&when), None, &sunday()).expect("window")
        };
        let next = window(day.tomorrow().expect("day"));
        let end = window(day).until.expect("closed");
        prop_assert_eq!(next.from, Some(end.saturating_add(1.seconds())));
    }

    #[test]
    fn what_is_shown_can_be_typed(from in second(), length in 0..20_000_000i64, open in 0..3u8) {
        let until = from.saturating_add(length.seconds());
        let window = Window {
            from: (open != 1).then_some(from),
            until: (open != 2).then_some(until),
        };
        let span: Span = window.to_string().parse().expect("range");
        let again = Window::resolve(None, None, Some(&span), &sunday()).expect("window");
        prop_assert_eq!(again, window);
    }
}
