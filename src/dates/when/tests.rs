//! The meaning of typed dates, by machine, time and spelling.

use jiff::{Timestamp, civil::datetime, tz::TimeZone};
use proptest::prelude::*;

use super::*;
use crate::dates::Span;

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
    let (first, last) = when.stretch(clock, None).expect(text);
    format!("{first} {last}")
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
        "2026—11—02",
        "2026.11.2",
        "2026．11．02",
        "2026年 11月 2日",
        "26年11月2日",
        "二〇二六年十一月二日",
        "今年11月2日",
        "11-02",
        "11/2",
        "11.2",
        "１１－２",
        "11月2日",
        "11月2号",
        "11月2",
        "十一月二日",
        "本月2日",
        "这个月2号",
        "2日",
        "2号",
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
        "11月2日 10:20",
        "11-2 10点20分",
        "11月2日上午10点20",
        "11月2日 上午10:20",
        "二日上午十点二十分",
        "20261102T10:20",
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
        ("this-quarter", "本季度", "2026-10-01T00:00:00 2026-12-31T23:59:59"),
        ("last-quarter", "上季度", "2026-07-01T00:00:00 2026-09-30T23:59:59"),
        ("this-year", "今年", "2026-01-01T00:00:00 2026-12-31T23:59:59"),
        ("last-year", "去年", "2025-01-01T00:00:00 2025-12-31T23:59:59"),
        ("last 7 days", "近7天", "2026-11-16T00:00:00 2026-11-22T23:59:59"),
        ("sunday", "周日", "2026-11-22T00:00:00 2026-11-22T23:59:59"),
        ("Mon", "星期一", "2026-11-16T00:00:00 2026-11-16T23:59:59"),
        ("yesterday 18:00", "昨天18点", "2026-11-21T18:00:00 2026-11-21T18:00:59"),
        ("24h", "近24小时", "2026-11-21T10:00:01 2026-11-22T10:00:00"),
    ];
    for (english, chinese, expected) in table {
        assert_eq!(bounds(english, &sunday()), expected, "{english}");
        assert_eq!(bounds(chinese, &sunday()), expected, "{chinese}");
    }
}

#[test]
fn chinese_dates_mean_what_people_mean_by_them() {
    let days = |first: &str, last: &str| format!("{first}T00:00:00 {last}T23:59:59");
    for (texts, first, last) in [
        (&["今日", "今天"][..], "2026-11-22", "2026-11-22"),
        (&["前天", "前日"], "2026-11-20", "2026-11-20"),
        (&["大前天"], "2026-11-19", "2026-11-19"),
        (
            &[
                "近7天",
                "最近7天",
                "过去7天",
                "近７日",
                "近七天",
                "近一周",
                "最近一周",
                "过去一周",
                "一周内",
                "7天内",
                "近7天内",
            ],
            "2026-11-16",
            "2026-11-22",
        ),
        (&["最近30天", "近三十天", "30天", "30 天", "近 30 日"], "2026-10-24", "2026-11-22"),
        (&["近两周", "最近2个星期"], "2026-11-09", "2026-11-22"),
        (&["近一个月", "最近1个月", "近1月", "1个月"], "2026-10-23", "2026-11-22"),
        (&["近3个月", "最近三个月", "近一个季度"], "2026-08-23", "2026-11-22"),
        (&["近半年", "半年内", "近6个月"], "2026-05-23", "2026-11-22"),
        (&["近一年", "最近1年", "过去12个月"], "2025-11-23", "2026-11-22"),
        (&["近半个月"], "2026-11-08", "2026-11-22"),
        (&["周一", "星期一", "礼拜一", "本周一", "这周一", "这个星期一"], "2026-11-16", "2026-11-16"),
        (&["周日", "星期天", "礼拜天", "星期日", "周天"], "2026-11-22", "2026-11-22"),
        (&["上周三", "上星期三", "上个礼拜三"], "2026-11-11", "2026-11-11"),
        (&["上上周", "上上个星期"], "2026-11-02", "2026-11-08"),
        (&["本周", "这周", "这个礼拜", "本星期", "当周"], "2026-11-16", "2026-11-22"),
        (&["上周", "上一周", "上个礼拜"], "2026-11-09", "2026-11-15"),
        (&["本月", "当月", "11月", "十一月", "2026年11月", "今年11月", "11月份"], "2026-11-01", "2026-11-30"),
        (&["上上个月", "9月", "今年九月"], "2026-09-01", "2026-09-30"),
        (&["12月", "去年12月", "2025年12月份"], "2025-12-01", "2025-12-31"),
        (&["上月15日", "上个月15号", "10月15"], "2026-10-15", "2026-10-15"),
        (&["12月31日", "12-31", "去年12月31日"], "2025-12-31", "2025-12-31"),
        (&["23日", "23号"], "2026-10-23", "2026-10-23"),
        (&["31日"], "2026-10-31", "2026-10-31"),
        (&["2月29日", "2-29"], "2024-02-29", "2024-02-29"),
        (&["本季度", "这个季度", "四季度", "第四季度", "第4季度"], "2026-10-01", "2026-12-31"),
        (&["上季度", "上个季度", "三季度", "今年三季度"], "2026-07-01", "2026-09-30"),
        (&["上半年", "今年上半年"], "2026-01-01", "2026-06-30"),
        (&["去年下半年"], "2025-07-01", "2025-12-31"),
        (&["今年", "本年", "2026年"], "2026-01-01", "2026-12-31"),
        (&["去年", "上年", "2025年", "25年"], "2025-01-01", "2025-12-31"),
        (&["前年"], "2024-01-01", "2024-12-31"),
    ] {
        for text in texts {
            assert_eq!(bounds(text, &sunday()), days(first, last), "{text}");
        }
    }
}

#[test]
fn times_of_day_are_read_in_chinese() {
    for (text, minute) in [
        ("昨天9点", "2026-11-21T09:00"),
        ("昨天9点整", "2026-11-21T09:00"),
        ("昨天 九点半", "2026-11-21T09:30"),
        ("昨天上午9点30分", "2026-11-21T09:30"),
        ("昨天下午3点一刻", "2026-11-21T15:15"),
        ("昨天下午3:05", "2026-11-21T15:05"),
        ("昨天中午12点", "2026-11-21T12:00"),
        ("昨天中午1点", "2026-11-21T13:00"),
        ("昨天凌晨12点半", "2026-11-21T00:30"),
        ("昨天晚上8点", "2026-11-21T20:00"),
        ("上周五18：00", "2026-11-13T18:00"),
        ("周五 18点", "2026-11-20T18:00"),
    ] {
        assert_eq!(bounds(text, &sunday()), format!("{minute}:00 {minute}:59"), "{text}");
    }
    assert_eq!(bounds("11月2日9点30分15秒", &sunday()), "2026-11-02T09:30:15 2026-11-02T09:30:15");
    for text in ["昨天25点", "昨天上午15点", "昨天晚上12点", "昨天下午0点"] {
        assert!(error(text).contains("no such time"), "{text}: {}", error(text));
    }
}

#[test]
fn what_comes_again_and_again_is_the_latest_up_to_today() {
    let thursday = clock("2026-01-01T00:30:00+08:00");
    for (text, day) in [
        ("周四", "2026-01-01"),
        ("周五", "2025-12-26"),
        ("1月1日", "2026-01-01"),
        ("1-2", "2025-01-02"),
        ("12-31", "2025-12-31"),
        ("31日", "2025-12-31"),
        ("1号", "2026-01-01"),
        ("昨天", "2025-12-31"),
    ] {
        assert_eq!(bounds(text, &thursday), format!("{day}T00:00:00 {day}T23:59:59"), "{text}");
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
    for text in [
        "2026-02-30",
        "2026-13-01",
        "2026-00-10",
        "20260230",
        "2025-02-29",
        "1899-12-31",
        "2-30",
        "13-01",
        "2月30日",
        "32日",
        "13月",
        "2026-13",
        "2026-0",
    ] {
        assert!(error(text).contains("no such day"), "{text}: {}", error(text));
    }
    for text in ["2026-11-22 24:00", "2026-11-22 10:60", "2026-11-22 10:20:60"] {
        assert!(error(text).contains("no such time"), "{text}: {}", error(text));
    }
    for text in ["0d", "36501d", "99999999999999999999d", "0天", "近0天", "近6000周", "近0个月"] {
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
        "2026-11-",
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
        "上周 10:20",
        "近7天 10:20",
        "第五季度",
        "周八",
        "一二月",
        "明天",
    ] {
        assert!(error(text).contains("allowed are"), "{text}: {}", error(text));
    }
    let meant = |text: &str| text.parse::<When>().expect_err(text).meant();
    assert_eq!(meant("yesterdya"), Some("yesterday"));
    assert_eq!(meant("近期天"), Some("近7天"));
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        let clock = sunday();
        if let Ok(when) = text.parse::<When>()
            && let Ok((first, last)) = when.stretch(&clock, None)
        {
            prop_assert!(first <= last);
        }
        let _ = text.parse::<Span>();
    }

    #[test]
    fn almost_dates_do_not_panic(text in "[0-9十]{0,5}[-/年]?[0-9二]{0,3}[-/月]?[0-9]{0,3}[日T ]?(下午)?[0-9]{0,3}[:时点]?[0-9]{0,3}[:分半]?[0-9]{0,3}[秒Z]?") {
        let _ = text.parse::<When>();
    }

    #[test]
    fn any_number_of_days_ends_today(days in 1..=36_500i32, at in 0..4_000_000_000i64) {
        let clock = Clock::at(Timestamp::from_second(at).expect("moment"), TimeZone::UTC);
        let when: When = format!("{days}d").parse().expect("days");
        let (first, last) = when.stretch(&clock, None).expect("days");
        prop_assert_eq!(last.date(), clock.today());
        let count = first.date().until(clock.today()).expect("days").get_days();
        prop_assert_eq!(count + 1, days);
    }
}
