//! Invented complaints, by telephone and on the web, in the vendor's shapes and with its disorder.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};
use serde_json::{Map, Value, json};

use super::Row;
use crate::sandbox::{
    invent::{Invent, day_number, days, now, plain},
    phrases::{GOODS, HOSTILE, PROBLEMS, REPLIES, WISHES},
};

/// Where a hostile cell is put: the place in this list is the place in [`HOSTILE`].
const HOSTILE_FIELDS: [&str; HOSTILE.len()] = [
    "content",
    "goodsName",
    "reply",
    "ccName",
    "content",
    "memberName",
    "address",
];
/// A disorder once in so many records.
const SELDOM: u64 = 12;

/// Phone complaints, the newest first: six to eleven a day, half of that at weekends, three on the running day.
pub fn phone(seed: u64, today: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    for (day, age) in days(today) {
        let weekend = day.weekday().to_monday_one_offset() > 5;
        let count = match (age, weekend) {
            (0, _) => 3,
            (_, true) => 5 + Invent::new(seed, "phone count", day, 0).below(3),
            (_, false) => 7 + Invent::new(seed, "phone count", day, 0).below(6),
        };
        rows.extend((1..=count).map(|number| {
            let mut invent = Invent::new(seed, "phone", day, number);
            let mut draft = Draft::new(&mut invent, day, today, number);
            draft.by_phone(&mut invent, age);
            draft.row(&mut invent, age)
        }));
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    rows
}

/// Web complaints, the newest first: two a day.
pub fn web(seed: u64, today: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    for (day, age) in days(today) {
        rows.extend((1..=2).map(|number| {
            let mut invent = Invent::new(seed, "web", day, number);
            let mut draft = Draft::new(&mut invent, day, today, number);
            draft.by_web(&mut invent, age);
            draft.row(&mut invent, age)
        }));
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    rows
}

/// A complaint before it is written down.
struct Draft {
    at: DateTime,
    today: Date,
    number: u64,
    id: u64,
    work_order: String,
    order: String,
    kind: &'static str,
    problem: &'static str,
    status: i32,
    quality: u8,
    limit: i64,
    replied: Option<DateTime>,
    overdue: bool,
}

impl Draft {
    fn new(invent: &mut Invent, day: Date, today: Date, number: u64) -> Self {
        let at = invent.moment(day, today);
        let (kind, problem) = invent.pick(PROBLEMS);
        Self {
            at,
            today,
            number,
            // Nineteen digits: a reader that goes through a double loses the last ones.
            id: 2_300_000_000_000_000_000 + day_number(day) * 1_000_003 + number,
            work_order: String::new(),
            order: format!(
                "{}{:04}",
                250_000 + day_number(day),
                1000 + number * 7 + invent.below(7)
            ),
            kind,
            problem,
            status: 1,
            quality: 1,
            limit: invent.pick(&[8, 8, 8, 4, 4, 2, 1]),
            replied: None,
            overdue: false,
        }
    }

    fn by_phone(&mut self, invent: &mut Invent, age: i64) {
        self.work_order = format!("{}-gome-{:04}", self.at.strftime("%Y%m%d"), self.number);
        self.reply(invent, age);
        let closed_after = i64::try_from(invent.below(7)).unwrap_or(0);
        let restarts = if invent.one_in(8) {
            1 + i32::from(invent.one_in(3))
        } else {
            0
        };
        self.status = match (self.replied.is_some(), age > closed_after, restarts) {
            (false, ..) => 1,
            (true, false, 0) => 17,
            (true, true, 0) => 30,
            (true, false, times) => 30 + times,
            (true, true, times) => 32 + times,
        };
        if self.status == 30 || self.status > 32 {
            self.quality = invent.pick(&[1, 1, 2, 2, 2, 3]);
        }
    }

    fn by_web(&mut self, invent: &mut Invent, age: i64) {
        self.id += 400_000;
        self.work_order = format!("{}-gomeweb-{:04}", self.at.strftime("%Y%m%d"), self.number);
        self.reply(invent, age);
        self.status = match (self.replied.is_some(), invent.below(8)) {
            (false, 0) => 1,
            (false, _) => -1000,
            (true, 0) => -1001,
            (true, _) => 30,
        };
    }

    /// Most are answered in time, some too late; the newest are not all answered yet.
    fn reply(&mut self, invent: &mut Invent, age: i64) {
        let late = invent.one_in(6);
        let minutes = if late {
            self.limit * 60 + 30 + age * 10
        } else {
            self.limit * 25
        };
        let replied = self.at + minutes.minutes();
        let forgotten = invent.one_in(if age < 3 { 4 } else { 40 });
        self.replied = (!forgotten && replied <= now(self.today)).then_some(replied);
        let due = self.at + self.limit.hours();
        self.overdue = self.replied.unwrap_or_else(|| now(self.today)) > due;
    }

    fn row(self, invent: &mut Invent, age: i64) -> Row {
        let mut record = Map::new();
        self.matter(&mut record, invent);
        self.people(&mut record, invent);
        self.handling(&mut record, invent);
        disorder(&mut record, invent);
        let turn = usize::try_from(day_number(self.at.date())).unwrap_or(0) % HOSTILE.len();
        if self.number == 2 && age > 0 {
            record.insert(HOSTILE_FIELDS[turn].to_owned(), HOSTILE[turn].into());
        }
        let found_by = vec![
            ("orderNo", self.order),
            ("isOverTime", self.overdue.to_string()),
            ("status", self.status.to_string()),
            ("workOrderNo", self.work_order),
            ("qualityTestFlag", self.quality.to_string()),
            ("replyLimitTime", self.limit.to_string()),
            ("complaintType", self.kind.to_owned()),
        ];
        Row {
            at: self.at,
            found_by,
            record: Value::Object(record),
        }
    }

    fn matter(&self, record: &mut Map<String, Value>, invent: &mut Invent) {
        let (brand, goods, group) = invent.pick(GOODS);
        let content = format!("{}{}", self.problem.replace("{}", goods), invent.pick(WISHES));
        record.extend(object(json!({
            "complaintId": self.id,
            "workOrderNo": self.work_order,
            "orderNo": self.order,
            "complaintType": self.kind,
            "workNoType": self.kind,
            "workNoTypeName": kind_name(self.kind),
            "content": content,
            "goodsName": goods,
            "brand": brand,
            "goodsType": group,
            "sku": 9_100_000_000_000_000_000_u64 + invent.below(90_000_000_000_000_000),
            "from": if self.work_order.contains("web") { "网站" } else { "400热线" },
            "status": self.status,
            "qualityTestFlag": self.quality,
            "isOverTime": self.overdue,
            "isTimeout": if self.overdue { "Y" } else { "N" },
            "cmlntTime": date_text(self.at, invent),
        })));
    }

    fn people(&self, record: &mut Map<String, Value>, invent: &mut Invent) {
        let name = invent.name();
        let mobile = invent.mobile();
        record.extend(object(json!({
            "memberNo": format!("M{:08}", 1_000_000 + invent.below(9_000_000)),
            "memberName": format!("gm_{}", mobile.get(5..).unwrap_or("user")),
            "ccName": name,
            "ccSex": invent.pick(&["男", "女"]),
            "ccMobile": mobile,
            "mobile": mobile,
            "ccPhone": if invent.one_in(3) { Value::from(invent.landline()) } else { Value::Null },
            "workPhone": if invent.one_in(5) { Value::from(invent.landline()) } else { Value::from("") },
            "email": if invent.one_in(2) { Value::from(invent.email()) } else { Value::Null },
            "address": invent.address(),
        })));
    }

    fn handling(&self, record: &mut Map<String, Value>, invent: &mut Invent) {
        let agent = invent.below(8);
        let limit = match self.limit {
            1 => "重大",
            2 => "加急",
            4 => "投诉",
            _ => "一般",
        };
        record.extend(object(json!({
            "replayType": limit,
            "replyRegion": invent.city().split('-').next(),
            "isMail": "0",
            "isPhone": "1",
            "optType": invent.pick(&["1", "2"]),
            "noPhoneReason": "",
            "modifyTime": date_text(self.replied.unwrap_or(self.at), invent),
            "remarkTime": null,
            "replyTime": null,
        })));
        if let Some(replied) = self.replied {
            record.extend(object(json!({
                "reply": invent.pick(REPLIES),
                "replyTime": date_text(replied, invent),
                "replyUser": 7_000_000_000_000_000_001_u64 + agent,
                "replyUserName": format!("客服{:02}", agent + 1),
                "jobNumber": format!("GM{:04}", 1001 + agent),
            })));
        }
    }
}

/// What a real record does now and then: text for a number or flag, nothing at all, a field nobody has described.
fn disorder(record: &mut Map<String, Value>, invent: &mut Invent) {
    for field in [
        "status",
        "qualityTestFlag",
        "isOverTime",
        "complaintId",
        "replyUser",
    ] {
        if invent.one_in(SELDOM)
            && let Some(value) = record.get_mut(field).filter(|value| !value.is_null())
        {
            *value = value.to_string().into();
        }
    }
    for field in [
        "remarkTime",
        "noPhoneReason",
        "optType",
        "memberName",
        "goodsType",
        "isMail",
    ] {
        if invent.one_in(SELDOM) {
            record.remove(field);
        }
    }
    for field in ["brand", "replyRegion", "sku", "replayType"] {
        if invent.one_in(3 * SELDOM) {
            record.insert(field.to_owned(), Value::Null);
        }
    }
    if invent.one_in(SELDOM) {
        record.insert("channelTag".to_owned(), invent.pick(&["APP", "小程序"]).into());
    }
}

fn kind_name(kind: &str) -> &'static str {
    match kind {
        "2" => "物流问题",
        "3" => "售后问题",
        "4" => "退款问题",
        "5" => "促销问题",
        "6" => "网站问题",
        _ => "安装问题",
    }
}

/// A time in one of the forms that have to be expected; the plain one mostly.
fn date_text(at: DateTime, invent: &mut Invent) -> Value {
    let utc = at - 8.hours();
    match invent.below(3 * SELDOM) {
        0 => at.strftime("%Y-%-m-%-d %-H:%M:%S").to_string().into(),
        1 => utc.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().into(),
        2 => at.strftime("%b %-d, %Y %-I:%M:%S %p").to_string().into(),
        3 => (utc
            .duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0))
            .as_secs()
            * 1000)
            .into(),
        _ => plain(at).into(),
    }
}

/// The fields of an object written with `json!`.
pub fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
