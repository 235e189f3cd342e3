//! The numbers of a report, computed slowly and obviously from the records of a list.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use serde_json::{Value, json};

/// The numbers of complaints made in a period.
pub fn complaints(records: &[Value], from: &str, until: &str, top: usize) -> Value {
    let new = records.len();
    let with_status =
        |codes: &[&str]| records.iter().filter(|one| codes.contains(&text(one, "status"))).count();
    let with_quality =
        |codes: &[&str]| records.iter().filter(|one| codes.contains(&text(one, "quality"))).count();
    let closed = with_status(&["30", "33", "34"]);
    let overdue = records.iter().filter(|one| one["overdue"] == true).count();
    let replied = records.iter().filter(|one| !one["replied_at"].is_null()).count();
    let reopened = with_status(&["31", "32", "33", "34"]);
    let reopened_twice = with_status(&["32", "34"]);
    let (checked, check_passed) = (with_quality(&["2", "3"]), with_quality(&["2"]));
    let repeated = records.iter().filter(|one| {
        identifier(one).is_some()
            && records.iter().filter(|other| identifier(one) == identifier(other)).count() > 1
    });
    let repeated = repeated.count();
    let days = days(from, until).map(|day| {
        let made = || records.iter().filter(move |one| text(one, "complained_at").starts_with(&day.to_string()));
        json!({"day": day.to_string(), "new": made().count(), "overdue": made().filter(|one| one["overdue"] == true).count()})
    });
    json!({
        "new": new, "closed": closed, "open": open(records), "overdue": overdue, "replied": replied,
        "reopened": reopened, "reopened_twice": reopened_twice, "repeated": repeated, "checked": checked,
        "check_passed": check_passed,
        "closed_rate": rate(closed, new), "overdue_rate": rate(overdue, new), "reply_rate": rate(replied, new),
        "reopened_rate": rate(reopened, new), "reopened_twice_rate": rate(reopened_twice, new),
        "closed_first_time_rate": rate(with_status(&["30"]), closed), "repeated_rate": rate(repeated, new),
        "checked_rate": rate(checked, new), "check_passed_rate": rate(check_passed, checked),
        "reply_minutes": minutes(records),
        "by_day": days.collect::<Vec<_>>(),
        "by": {
            "type": by(records, "type", top), "brand": by(records, "brand", top),
            "goods_name": by(records, "goods_name", top), "reply_region": by(records, "reply_region", top),
            "reply_user_name": by(records, "reply_user_name", top),
            "profile": if new > 0 { json!([{"value": "default", "label": "default", "count": new, "share": 1.0}]) } else { json!([]) },
        },
    })
}

/// The numbers of a view's tickets.
pub fn tickets(records: &[Value], from: &str, until: &str, top: usize) -> Value {
    let new: Vec<_> = records
        .iter()
        .filter(|one| days(from, until).any(|day| text(one, "created_at").starts_with(&day.to_string())))
        .collect();
    let solved = new.iter().filter(|one| ["4", "5", "6"].contains(&text(one, "status"))).count();
    let by = |field| by(records, field, top);
    json!({
        "total": records.len(), "new": new.len(), "solved": solved, "solved_rate": rate(solved, new.len()),
        "by": {"status": by("status"), "priority": by("priority"), "source": by("source"), "assignee_id": by("assignee_id")},
    })
}

/// How many complaints are open.
pub fn open(records: &[Value]) -> usize {
    records.iter().filter(|one| ["1", "17", "31", "32"].contains(&text(one, "status"))).count()
}

fn text<'r>(record: &'r Value, key: &str) -> &'r str {
    record[key].as_str().unwrap_or_default()
}

fn rate(part: usize, whole: usize) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "few records")]
    let rate = part as f64 / whole as f64;
    if whole == 0 { Value::Null } else { rate.into() }
}

/// The days of a period up to today.
fn days(from: &str, until: &str) -> impl Iterator<Item = Date> + use<> {
    let [from, until]: [Date; 2] = [from, until].map(|day| day.parse().expect("a day"));
    let today = Timestamp::now().to_zoned_datetime(TimeZone::get("Asia/Shanghai").expect("a zone")).date();
    from.series(1.day()).take_while(move |day| *day <= until.min(today))
}

/// The order number, or else the member number.
fn identifier(record: &Value) -> Option<(&str, &str)> {
    ["order_no", "member_no"].into_iter().find_map(|key| Some((key, record[key].as_str()?)))
}

fn minutes(records: &[Value]) -> Value {
    let at = |one: &Value, key: &str| one[key].as_str().and_then(|text| text.parse::<Timestamp>().ok());
    let mut all: Vec<i64> = records
        .iter()
        .filter_map(|one| Some(at(one, "replied_at")?.as_second() - at(one, "complained_at")?.as_second()))
        .collect();
    all.sort_unstable();
    if all.is_empty() {
        return json!({"mean": null, "median": null, "p90": null});
    }
    #[expect(clippy::cast_precision_loss, reason = "few records")]
    let minutes = |seconds: i64| seconds as f64 / 60.0;
    let (count, middle) = (all.len(), all.len() / 2);
    let median = if count % 2 == 1 {
        minutes(all[middle])
    } else {
        f64::midpoint(minutes(all[middle - 1]), minutes(all[middle]))
    };
    // The least value that at least 90 % of the values do not exceed.
    let p90 = all.iter().find(|value| all.iter().filter(|other| other <= value).count() * 10 >= count * 9);
    #[expect(clippy::cast_precision_loss, reason = "few records")]
    let mean = minutes(all.iter().sum()) / count as f64;
    json!({"mean": mean, "median": median, "p90": p90.map(|value| minutes(*value))})
}

/// The words of the codes that occur.
const WORDS: &[(&str, &str, &str)] = &[
    ("type", "2", "物流问题"),
    ("type", "3", "售后问题"),
    ("type", "4", "退款问题"),
    ("type", "5", "促销问题"),
    ("type", "6", "网站问题"),
    ("type", "10", "安装问题"),
    ("status", "1", "新建"),
    ("status", "2", "已开启"),
    ("status", "3", "待回应"),
    ("status", "4", "已解决"),
    ("status", "5", "自动关闭"),
    ("status", "6", "手动关闭"),
    ("priority", "1", "低"),
    ("priority", "2", "正常"),
    ("priority", "3", "高"),
    ("priority", "4", "紧急"),
    ("source", "1", "远程"),
    ("source", "2", "聊天"),
    ("source", "3", "呼叫中心"),
    ("source", "4", "留言"),
    ("source", "5", "系统创建"),
    ("source", "7", "API"),
    ("source", "8", "工单模板发布"),
    ("source", "9", "邮件接入"),
];

/// The most frequent values: codes in the order of their table, then texts, then none.
fn by(records: &[Value], field: &str, top: usize) -> Value {
    let mut counts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for record in records {
        let value = record[field].as_str();
        let known = WORDS.iter().position(|(of, code, _)| *of == field && Some(*code) == value);
        let rank = known.unwrap_or(if value.is_some() { WORDS.len() } else { WORDS.len() + 1 });
        *counts.entry((rank, value.unwrap_or_default())).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let row = |((rank, value), count): ((usize, &str), usize)| {
        let value = (rank <= WORDS.len()).then_some(value);
        let label = WORDS.get(rank).map_or(value, |(.., word)| Some(*word));
        json!({"value": value, "label": label, "count": count, "share": rate(count, records.len())})
    };
    rows.into_iter().take(top).map(row).collect()
}
