//! Invented complaints, by telephone and on the web, in the vendor's documented shapes or in disorder.

use std::borrow::Cow;

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};
use serde_json::{Map, Value, json};

use super::{Row, disorder};
use crate::sandbox::{
    invent::{Invent, day_number, days, now},
    phrases::{GOODS, PROBLEMS, REPLIES, REPLIES_BY_KIND, WISHES},
};

/// Web complaints, the newest first: two a day.
pub fn web(seed: u64, today: Date, odd: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for (day, age) in days(today) {
        rows.extend((1..=2).map(|number| {
            let (mut invent, mut fate) = sources(seed, "web", day, number);
            let mut draft = Draft::new(&mut invent, day, today, number);
            draft.by_web(&mut fate, age);
            let found_by = FILTERS.iter().map(|name| (*name, draft.answer_to(name).into_owned())).collect();
            Row { at: draft.at, found_by, record: draft.record(&mut invent, &mut fate, odd) }
        }));
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    rows
}

/// The random sources for the content and the fate of a complaint. Its fate depends on its age and must not change
/// its content.
fn sources(seed: u64, what: &str, day: Date, number: u64) -> (Invent, Invent) {
    (Invent::new(seed, what, day, number), Invent::new(seed, &format!("{what} fate"), day, number))
}

/// The parameters that filter complaints.
const FILTERS: [&str; 7] =
    ["orderNo", "isOverTime", "status", "workOrderNo", "qualityTestFlag", "replyLimitTime", "complaintType"];

/// A phone complaint with the values for filters and order. [`phone_record`] makes its record.
pub fn by_phone(seed: u64, day: Date, today: Date, age: i64, number: u64) -> Draft {
    let (mut invent, mut fate) = sources(seed, "phone", day, number);
    let mut draft = Draft::new(&mut invent, day, today, number);
    draft.by_phone(&mut fate, age);
    draft
}

/// The same complaint in the vendor's form.
pub fn phone_record(seed: u64, day: Date, today: Date, age: i64, number: u64, odd: bool) -> Value {
    let (mut invent, mut fate) = sources(seed, "phone", day, number);
    let mut draft = Draft::new(&mut invent, day, today, number);
    draft.by_phone(&mut fate, age);
    draft.record(&mut invent, &mut fate, odd)
}

/// A complaint before it is formatted.
pub struct Draft {
    /// The time it was made.
    pub at: DateTime,
    today: Date,
    /// Its number on its day, from 1.
    pub number: u64,
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
        let at = invent.moment(day, number);
        let (kind, problem) = invent.pick(PROBLEMS);
        Self {
            at,
            today,
            number,
            // Nineteen digits: a reader that uses a double loses the last ones.
            id: 2_300_000_000_000_000_000 + day_number(day) * 1_000_003 + number,
            work_order: String::new(),
            order: format!("{}{:04}", 250_000 + day_number(day), 1000 + number * 7 + invent.below(7)),
            kind,
            problem,
            status: 1,
            quality: 1,
            limit: invent.pick(&[8, 8, 8, 4, 4, 2, 1]),
            replied: None,
            overdue: false,
        }
    }

    fn by_phone(&mut self, fate: &mut Invent, age: i64) {
        self.work_order = format!("{}-gome-{:04}", self.at.strftime("%Y%m%d"), self.number);
        self.reply(fate, age);
        // In rotation instead of at random, so that every status occurs with every seed.
        let restarts = match (day_number(self.at.date()) + self.number) % 16 {
            0 => 2,
            1 | 2 => 1,
            _ => 0,
        };
        // A reopened complaint takes longer.
        let closed_after = i64::try_from(fate.below(9)).unwrap_or(0) + 5 * i64::from(restarts);
        self.status = match (self.replied.is_some(), age > closed_after, restarts) {
            (false, ..) => 1,
            (true, false, 0) => 17,
            (true, true, 0) => 30,
            (true, false, times) => 30 + times,
            (true, true, times) => 32 + times,
        };
        if self.status == 30 || self.status > 32 {
            self.quality = fate.pick(&[1, 1, 2, 2, 2, 3]);
        }
    }

    fn by_web(&mut self, fate: &mut Invent, age: i64) {
        self.id += 400_000;
        self.work_order = format!("{}-gomeweb-{:04}", self.at.strftime("%Y%m%d"), self.number);
        self.reply(fate, age);
        // One of eight is still being written, one was rejected.
        self.status = match ((day_number(self.at.date()) + self.number) % 8, self.replied) {
            (0, _) => 1,
            (4, _) => -1001,
            (_, None) => -1000,
            (_, Some(_)) => 30,
        };
    }

    /// Most are answered in time, some too late; not all of the newest are answered yet.
    fn reply(&mut self, fate: &mut Invent, age: i64) {
        let late = fate.one_in(6);
        let minutes = if late { self.limit * 60 + 30 + age * 10 } else { self.limit * 25 };
        let replied = self.at + minutes.minutes();
        let forgotten = fate.one_in(if age < 3 { 4 } else { 40 });
        self.replied = (!forgotten && replied <= now(self.today)).then_some(replied);
        let due = self.at + self.limit.hours();
        self.overdue = self.replied.unwrap_or_else(|| now(self.today)) > due;
    }

    /// The value by which a parameter finds the complaint; `None` if the parameter finds none.
    pub fn answer_to(&self, parameter: &str) -> Cow<'_, str> {
        match parameter {
            "orderNo" => self.order.as_str().into(),
            "isOverTime" => self.overdue.to_string().into(),
            "status" => self.status.to_string().into(),
            "workOrderNo" => self.work_order.as_str().into(),
            "qualityTestFlag" => self.quality.to_string().into(),
            "replyLimitTime" => self.limit.to_string().into(),
            "complaintType" => self.kind.into(),
            _ => "".into(),
        }
    }

    fn record(&self, invent: &mut Invent, fate: &mut Invent, odd: bool) -> Value {
        let mut record = Map::new();
        self.matter(&mut record, invent, odd);
        Self::people(&mut record, invent);
        self.handling(&mut record, fate, odd);
        disorder::seldom(&mut record, invent, odd);
        // The current day has no fourth complaint, so the first ones that a user sees are harmless.
        if self.number == 4 {
            disorder::hostile(&mut record, self.at.date(), odd);
        }
        Value::Object(record)
    }

    fn matter(&self, record: &mut Map<String, Value>, invent: &mut Invent, odd: bool) {
        let (brand, goods, group) = invent.pick(GOODS);
        let content = format!("{}{}", self.problem.replace("{}", goods), invent.pick(WISHES));
        record.extend(disorder::object(json!({
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
            "cmlntTime": disorder::date_text(self.at, invent, odd),
        })));
    }

    fn people(record: &mut Map<String, Value>, invent: &mut Invent) {
        let name = invent.name();
        let mobile = invent.mobile();
        record.extend(disorder::object(json!({
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

    fn handling(&self, record: &mut Map<String, Value>, fate: &mut Invent, odd: bool) {
        let agent = fate.below(8);
        let limit = match self.limit {
            1 => "重大",
            2 => "加急",
            4 => "投诉",
            _ => "一般",
        };
        record.extend(disorder::object(json!({
            "replayType": limit,
            "replyRegion": fate.city().split('-').next(),
            "isMail": "0",
            "isPhone": "1",
            "optType": fate.pick(&["1", "2"]),
            "noPhoneReason": "",
            "modifyTime": disorder::date_text(self.replied.unwrap_or(self.at), fate, odd),
            "remarkTime": null,
            "replyTime": null,
        })));
        if let Some(replied) = self.replied {
            record.extend(disorder::object(json!({
                "reply": answer(self.kind, fate),
                "replyTime": disorder::date_text(replied, fate, odd),
                "replyUser": 7_000_000_000_000_000_001_u64 + agent,
                "replyUserName": format!("客服{:02}", agent + 1),
                "jobNumber": format!("GM{:04}", 1001 + agent),
            })));
        }
    }
}

/// Usually an answer to the complaint's problem.
fn answer(kind: &str, fate: &mut Invent) -> &'static str {
    if fate.one_in(4) {
        return fate.pick(REPLIES);
    }
    let fitting: Vec<&str> =
        REPLIES_BY_KIND.iter().filter(|(about, _)| *about == kind).map(|(_, answer)| *answer).collect();
    fate.pick(&fitting)
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
