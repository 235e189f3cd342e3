//! The metrics of phone complaints. The contract of the morning report fixes keys and formulas.

use crate::{
    adapter::{PROFILE_KEY, Tone},
    lang::Words,
    metrics::{AskedBy, Definition, Formula, Late, Metric, Test},
};

use super::columns::{PHONE_DONE, PHONE_OPEN};

const NEW: Formula = Formula::Count(Test::Every);
const CLOSED: Formula = Formula::Count(Test::Code("status", PHONE_DONE));
const CLOSED_FIRST_TIME: Formula = Formula::Count(Test::Code("status", &["30"]));
const OPEN: Test = Test::Code("status", PHONE_OPEN);
const OVERDUE: Formula = Formula::Count(Test::Flag("overdue"));
const REPLIED: Formula = Formula::Count(Test::Present("replied_at"));
const REOPENED: Formula = Formula::Count(Test::Code("status", &["31", "32", "33", "34"]));
const REOPENED_TWICE: Formula = Formula::Count(Test::Code("status", &["32", "34"]));
const REPEATED: Formula = Formula::Repeated(&["order_no", "member_no"]);
const CHECKED: Formula = Formula::Count(Test::Code("quality", &["2", "3"]));
const CHECK_PASSED: Formula = Formula::Count(Test::Code("quality", &["2"]));
const REPLY_MINUTES: Formula = Formula::Minutes { from: "complained_at", until: "replied_at" };

/// The metrics of phone complaints.
pub(super) static COMPLAINTS: Definition = Definition {
    key: "complaints",
    title: Words::new("电话投诉", "Phone complaints"),
    metrics: METRICS,
    time: "complained_at",
    by_day: &["new", "overdue"],
    by: &["type", "brand", "goods_name", "reply_region", "reply_user_name", PROFILE_KEY],
    asked_by: Some(AskedBy {
        key: "by_limit",
        name: "limit",
        title: Words::new("回复时限", "Reply limit"),
        metrics: &["new", "overdue", "overdue_rate"],
    }),
    late: Some(Late {
        title: Words::new("超时投诉", "Overdue complaints"),
        test: Test::Flag("overdue"),
        fields: &[
            "work_order_no",
            "complained_at",
            "status",
            "type",
            "brand",
            "goods_name",
            "contact_name",
            "contact_mobile",
            "reply_user_name",
            "replied_at",
            "content",
        ],
    }),
};

const METRICS: &[Metric] = &[
    Metric::new(
        "new",
        Words::new("新增", "New"),
        Words::new("统计期内的投诉", "complaints made in the period"),
        NEW,
    )
    .tone(Tone::Alarm),
    Metric::new(
        "closed",
        Words::new("结单", "Closed"),
        Words::new("状态为 30、33、34", "status 30, 33 or 34"),
        CLOSED,
    )
    .tone(Tone::Good),
    Metric::new(
        "open",
        Words::new("未结", "Open"),
        Words::new("状态为 1、17、31、32", "status 1, 17, 31 or 32"),
        Formula::Count(OPEN),
    )
    .tone(Tone::Alarm),
    Metric::new(
        "carried_over",
        Words::new("前期遗留", "Carried over"),
        Words::new(
            "统计期之前 `--backlog` 天内的投诉中，现在仍未结的",
            "of the complaints made in the `--backlog` days before the period, those still open",
        ),
        Formula::Before(OPEN),
    )
    .tone(Tone::Alarm),
    Metric::new(
        "overdue",
        Words::new("超时", "Overdue"),
        Words::new("超时标记为“是”", "the flag overdue says yes"),
        OVERDUE,
    )
    .tone(Tone::Alarm),
    Metric::new(
        "replied",
        Words::new("已回复", "Replied"),
        Words::new("有回复时间", "has a reply time"),
        REPLIED,
    )
    .tone(Tone::Good),
    Metric::new(
        "reopened",
        Words::new("重启", "Reopened"),
        Words::new("状态为 31 至 34", "status 31 to 34"),
        REOPENED,
    )
    .tone(Tone::Alarm),
    Metric::new(
        "reopened_twice",
        Words::new("二次重启", "Reopened twice"),
        Words::new("状态为 32、34", "status 32 or 34"),
        REOPENED_TWICE,
    )
    .tone(Tone::Alarm),
    Metric::new(
        "repeated",
        Words::new("重复投诉", "Repeated"),
        Words::new(
            "订单号（没有订单号的看会员号）在统计期内出现两次及以上",
            "the order number, or the member number where there is none, stands in the period twice or more",
        ),
        REPEATED,
    )
    .tone(Tone::Alarm),
    Metric::new(
        "checked",
        Words::new("已质检", "Checked"),
        Words::new("质检状态为 2、3", "quality 2 or 3"),
        CHECKED,
    ),
    Metric::new(
        "check_passed",
        Words::new("质检合格", "Check passed"),
        Words::new("质检状态为 2", "quality 2"),
        CHECK_PASSED,
    )
    .tone(Tone::Good),
    Metric::new(
        "due_soon",
        Words::new("即将超时", "Due soon"),
        Words::new(
            "未结、未回复，运行时起 2 小时内到回复时限",
            "open, unanswered, and due within 2 hours of the run",
        ),
        Formula::Asked,
    )
    .tone(Tone::Alarm),
    rate(
        "closed_rate",
        Words::new("结单率", "Closed rate"),
        Words::new("结单 ÷ 新增", "closed ÷ new"),
        &CLOSED,
    )
    .tone(Tone::Good),
    rate(
        "overdue_rate",
        Words::new("超时率", "Overdue rate"),
        Words::new("超时 ÷ 新增", "overdue ÷ new"),
        &OVERDUE,
    )
    .tone(Tone::Alarm),
    rate(
        "reply_rate",
        Words::new("回复率", "Reply rate"),
        Words::new("已回复 ÷ 新增", "replied ÷ new"),
        &REPLIED,
    )
    .tone(Tone::Good),
    rate(
        "reopened_rate",
        Words::new("重启率", "Reopened rate"),
        Words::new("重启 ÷ 新增", "reopened ÷ new"),
        &REOPENED,
    )
    .tone(Tone::Alarm),
    rate(
        "reopened_twice_rate",
        Words::new("二次重启率", "Reopened twice rate"),
        Words::new("二次重启 ÷ 新增", "reopened twice ÷ new"),
        &REOPENED_TWICE,
    )
    .tone(Tone::Alarm),
    Metric::new(
        "closed_first_time_rate",
        Words::new("一次结单率", "Closed first time rate"),
        Words::new("状态为 30 的 ÷ 结单", "status 30 ÷ closed"),
        Formula::Rate(&CLOSED_FIRST_TIME, &CLOSED),
    )
    .tone(Tone::Good),
    rate(
        "repeated_rate",
        Words::new("重复投诉率", "Repeated rate"),
        Words::new("重复投诉 ÷ 新增", "repeated ÷ new"),
        &REPEATED,
    )
    .tone(Tone::Alarm),
    rate(
        "checked_rate",
        Words::new("质检率", "Checked rate"),
        Words::new("已质检 ÷ 新增", "checked ÷ new"),
        &CHECKED,
    )
    .tone(Tone::Good),
    Metric::new(
        "check_passed_rate",
        Words::new("质检合格率", "Check passed rate"),
        Words::new("质检合格 ÷ 已质检", "check passed ÷ checked"),
        Formula::Rate(&CHECK_PASSED, &CHECKED),
    )
    .tone(Tone::Good),
    Metric::new(
        "reply_minutes",
        Words::new("回复时长", "Reply time"),
        Words::new(
            "回复时间减投诉时间，单位分钟：平均、中位数、P90（最近秩）",
            "reply time minus complaint time, in minutes: mean, median, p90 (nearest rank)",
        ),
        REPLY_MINUTES,
    )
    .tone(Tone::Alarm),
];

/// A share of all complaints.
const fn rate(key: &'static str, title: Words, meaning: Words, part: &'static Formula) -> Metric {
    Metric::new(key, title, meaning, Formula::Rate(part, &NEW))
}
