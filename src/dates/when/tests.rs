//! What a typed date stands for, by machine, moment and spelling.

use jiff::{Timestamp, civil::datetime, tz::TimeZone};
use proptest::prelude::*;

use super::*;

fn clock(moment: &str) -> Clock {
    let zone = TimeZone::get("Asia/Shanghai").expect("bundled zone");
    Clock::at(moment.parse::<Timestamp>().expect("moment"), zone)
}

/// Sunday 22 November 2026, ten in the morning in Shanghai.
fn sunday() -> Clock {
    clock("2026-11-22T10:00:00+08:00")
}

fn bounds(text: &str, clock: &Clock) -> String {
    let when: When = text.parse().expect(text);
    format!("{} {}", when.first(clock), when.last(clock))
}

fn error(text: &str) -> String {
    text.parse::<When>().expect_err(text).to_string()
}

#[test]
fn every_spelling_of_a_day_is_that_day() {
    for text in [
        "2026-11-02",
        "2026-11-2",
        "20261102",
        "2026/11/02",
        "2026/11/2",
        "2026年11月02日",
        "2026年11月2日",
        "2026年11月2号",
        "２０２６-１１-０２",
        "２０２６／１１／２",
        "２０２６－１１－０２",
        " 2026-11-02 ",
        "2026-11-02\u{3000}",
    ] {
        assert_eq!(bounds(text, &sunday()), "2026-11-02T00:00:00 2026-11-02T23:59:59", "{text}");
    }
}

#[test]
fn a_time_to_the_minute_is_that_minute_and_one_to_the_second_is_that_second() {
    for text in [
        "2026-11-02 10:20",
        "2026-11-02T10:20",
        "2026-11-02t10:20",
        "20261102 10:20",
        "20261102T10:20",
        "2026/11/2 10:20",
        "2026年11月2日10时20分",
        "2026年11月2日 10点20分",
        "2026年11月2日10点20",
        "2026年11月2日10:20",
        "２０２６年１１月２日１０：２０",
    ] {
        let minute = "2026-11-02T10:20:00 2026-11-02T10:20:59";
        assert_eq!(bounds(text, &sunday()), minute, "{text}");
    }
    for text in [
        "2026-11-02 10:20:30",
        "2026-11-2T10:20:30",
        "2026-11-02   10:20:30",
        "2026年11月2日10点20分30秒",
        "2026年11月2日10时20分30秒",
    ] {
        let second = "2026-11-02T10:20:30 2026-11-02T10:20:30";
        assert_eq!(bounds(text, &sunday()), second, "{text}");
    }
}

#[test]
fn words_mean_the_same_in_both_languages() {
    let table = [
        ("today", "今天", "2026-11-22T00:00:00 2026-11-22T23:59:59"),
        ("Yesterday", "昨天", "2026-11-21T00:00:00 2026-11-21T23:59:59"),
        ("7d", "7天", "2026-11-16T00:00:00 2026-11-22T23:59:59"),
        ("1d", "１天", "2026-11-22T00:00:00 2026-11-22T23:59:59"),
        ("this-week", "本周", "2026-11-16T00:00:00 2026-11-22T23:59:59"),
        ("last week", "上周", "2026-11-09T00:00:00 2026-11-15T23:59:59"),
        ("this_month", "本月", "2026-11-01T00:00:00 2026-11-30T23:59:59"),
        ("LAST-MONTH", "上个月", "2026-10-01T00:00:00 2026-10-31T23:59:59"),
    ];
    for (english, chinese, expected) in table {
        assert_eq!(bounds(english, &sunday()), expected, "{english}");
        assert_eq!(bounds(chinese, &sunday()), expected, "{chinese}");
    }
}

#[test]
fn words_cross_months_and_years() {
    let new_year = clock("2027-01-01T00:00:00+08:00");
    let table = [
        ("yesterday", "2026-12-31T00:00:00 2026-12-31T23:59:59"),
        ("this-week", "2026-12-28T00:00:00 2027-01-03T23:59:59"),
        ("last-month", "2026-12-01T00:00:00 2026-12-31T23:59:59"),
    ];
    for (word, expected) in table {
        assert_eq!(bounds(word, &new_year), expected, "{word}");
    }
    let march = clock("2028-03-31T12:00:00+08:00");
    assert_eq!(bounds("last-month", &march), "2028-02-01T00:00:00 2028-02-29T23:59:59");
}

#[test]
fn today_is_the_vendors_day_whatever_zone_the_machine_is_in() {
    let shanghai = TimeZone::get("Asia/Shanghai").expect("bundled zone");
    let moments = [
        datetime(2026, 11, 22, 0, 0, 0, 0),
        datetime(2026, 11, 22, 7, 59, 59, 0),
        datetime(2026, 11, 22, 8, 0, 0, 0),
        datetime(2026, 11, 22, 23, 59, 59, 0),
    ];
    for moment in moments {
        for machine in ["UTC", "Asia/Shanghai", "America/New_York"] {
            let there = shanghai.to_zoned_datetime(moment).expect("moment");
            let here = there.in_tz(machine).expect("bundled zone");
            let clock = Clock::at(here.timestamp(), shanghai.clone());
            let today = "2026-11-22T00:00:00 2026-11-22T23:59:59";
            assert_eq!(bounds("today", &clock), today, "{moment} {machine}");
            let week = "2026-11-16T00:00:00 2026-11-22T23:59:59";
            assert_eq!(bounds("7d", &clock), week, "{moment} {machine}");
            assert_eq!(bounds("this-week", &clock), week, "{moment} {machine}");
        }
    }
}

#[test]
fn what_does_not_exist_is_an_error_that_says_so() {
    for text in ["2026-02-30", "2026-13-01", "2026-00-10", "20260230", "2025-02-29", "1899-12-31"] {
        assert!(error(text).contains("no such day"), "{text}: {}", error(text));
    }
    for text in ["2026-11-22 24:00", "2026-11-22 10:60", "2026-11-22 10:20:60"] {
        assert!(error(text).contains("no such time"), "{text}: {}", error(text));
    }
    for text in ["0d", "36501d", "99999999999999999999d", "0天"] {
        assert!(error(text).contains("number of days"), "{text}: {}", error(text));
    }
}

#[test]
fn nonsense_is_an_error_that_lists_what_is_allowed() {
    for text in [
        "",
        " ",
        "d",
        "-7d",
        "2026",
        "2026-11",
        "2026-11-22x",
        "2026-11-2210:20",
        "2026-11-22 10",
        "2026-11/22",
        "2026年11-22",
        "2026-11-22 10:20:30Z",
        "22.11.2026",
        "2026112",
        "202611220",
        "99999-01-01",
        "next-week",
        "2026-11-22..2026-11-23",
    ] {
        assert!(error(text).contains("allowed are"), "{text}: {}", error(text));
    }
    assert!(error("yesterdya").ends_with("did you mean `yesterday`?"));
    assert!(error("上个礼拜").contains("did you mean `上个"));
}

#[test]
fn a_range_takes_two_dates_or_one_and_an_open_end() {
    let whole: Span = "2026-11-01..today".parse().expect("range");
    assert_eq!(whole.from.as_ref().map(When::given), Some("2026-11-01"));
    assert_eq!(whole.until.as_ref().map(When::given), Some("today"));
    let open: Span = "last-week ..".parse().expect("range");
    assert_eq!((open.from.is_some(), open.until.is_some()), (true, false));
    let one: Span = "昨天".parse().expect("date");
    assert_eq!(one.from, one.until);
    for text in ["..", " .. ", "a..b", "2026-11-01..2026-11-02..2026-11-03", "..."] {
        assert!(text.parse::<Span>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        let clock = sunday();
        if let Ok(when) = text.parse::<When>() {
            prop_assert!(when.first(&clock) <= when.last(&clock));
        }
        let _ = text.parse::<Span>();
    }

    #[test]
    fn almost_dates_do_not_panic(text in "[0-9]{0,5}[-/年]?[0-9]{0,3}[-/月]?[0-9]{0,3}[日T ]?[0-9]{0,3}[:时]?[0-9]{0,3}[:分]?[0-9]{0,3}[秒Z]?") {
        let _ = text.parse::<When>();
    }

    #[test]
    fn any_number_of_days_ends_today(days in 1..=36_500i32, at in 0..4_000_000_000i64) {
        let clock = Clock::at(Timestamp::from_second(at).expect("moment"), TimeZone::UTC);
        let when: When = format!("{days}d").parse().expect("days");
        prop_assert_eq!(when.last(&clock).date(), clock.today());
        let count = when.first(&clock).date().until(clock.today()).expect("days").get_days();
        prop_assert_eq!(count + 1, days);
    }
}
