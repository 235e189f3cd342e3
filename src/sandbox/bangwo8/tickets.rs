//! Invented tickets.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};
use serde_json::{Value, json};

use super::{
    BARE_BACKSLASH,
    fields::{self, FieldForm},
};
use crate::sandbox::{
    invent::{Invent, day_number, days, now, plain},
    phrases::{ATTACKS, DETAILS, GOODS, HOSTILE, SUBJECTS},
};

/// The agents; the account belongs to the first one.
pub const DESK: [(u32, &str); 5] =
    [(565_101, "陈晨"), (565_102, "刘敏"), (565_103, "高磊"), (565_104, "何婷"), (565_105, "林文博")];
/// The groups: before, during and after the sale.
pub const GROUPS: [(u16, &str); 3] = [(301, "售前组"), (302, "售中组"), (303, "售后组")];
/// The ticket templates.
pub const TEMPLATES: [(u16, &str); 2] = [(701, "标准工单"), (702, "上门维修单")];
/// The first customer's id, and the number of customers.
pub const CUSTOMERS: (u64, u64) = (21_130_001, 40);

const TYPES: [&str; 5] = ["", "问题", "事务", "故障", "任务"];
const PRIORITIES: [&str; 5] = ["", "低", "正常", "高", "紧急"];
const STATUSES: [&str; 7] = ["", "新建", "已开启", "待回应", "已解决", "自动关闭", "手动关闭"];
const SOURCES: [&str; 10] =
    ["工单工作台", "远程", "聊天", "呼叫中心", "留言", "系统创建", "", "API", "工单模板发布", "邮件接入"];

/// A ticket with the vendor's codes. A source of 0 has a label and no code.
pub struct Ticket {
    /// Its number.
    pub id: u64,
    /// The time it was created.
    pub created: DateTime,
    /// The time of its last change.
    pub updated: DateTime,
    /// The time it was solved.
    pub solved: Option<DateTime>,
    /// `ticketStatus`
    pub status: u8,
    /// `priorityLevel`
    pub priority: u8,
    /// `servicerGroupId`
    pub group: u16,
    /// `servicerUserId`
    pub assignee: Option<u32>,
    /// `subject`
    pub subject: String,
    kind: u8,
    source: u8,
    detail: &'static str,
    customer: u64,
    template: u16,
    custom: fields::Custom,
    /// Whether it has undocumented forms.
    odd: bool,
}

/// Five tickets a day, the newest first; three on the current day, and those that have been added since.
pub fn invent(seed: u64, today: Date, odd: bool, arrived: u64) -> Vec<Ticket> {
    let mut tickets: Vec<Ticket> = days(today)
        .flat_map(|(day, age)| {
            let count = if age == 0 { 3 + arrived } else { 5 };
            (1..=count).map(move |number| {
                let mut invent = Invent::new(seed, "ticket", day, number);
                Ticket::new(&mut invent, [day, today], age, number, odd)
            })
        })
        .collect();
    tickets.sort_by_key(|ticket| std::cmp::Reverse(ticket.id));
    tickets
}

impl Ticket {
    fn new(invent: &mut Invent, [day, today]: [Date; 2], age: i64, number: u64, odd: bool) -> Self {
        // The two tickets that the current day lacks are created in the afternoon.
        let created = invent.moment(day, if number > 3 { number * 3 - 6 } else { number });
        let index = invent.pick(&[0, 1, 1, 2, 2, 2]);
        let (_, goods, _) = invent.pick(GOODS);
        let subject = invent.pick(SUBJECTS[index]).replace("{}", goods);
        let unassigned = invent.one_in(if age < 2 { 2 } else { 15 });
        let somebody = invent.pick(&DESK).0;
        // The account always has an open ticket, and one ticket is always unassigned.
        let unassigned = number != 1 && (unassigned || (number == 3 && age == 0));
        let assignee = (!unassigned).then_some(if number == 1 { DESK[0].0 } else { somebody });
        let patience = i64::try_from(invent.below(14)).unwrap_or(0);
        let (end, waits) = (invent.pick(&[5, 6]), invent.one_in(3));
        let status = match age - patience {
            _ if unassigned => 1,
            4.. => end,
            1..=3 => 4,
            _ if waits => 3,
            _ => 2,
        };
        let solved = (status >= 4).then(|| created + patience.days() + 90.minutes());
        // Open tickets were changed this morning.
        let this_morning = now(today) - i64::try_from(invent.below(110)).unwrap_or(0).minutes();
        let touched = if unassigned { created } else { created + age.min(patience).days() + 2.hours() };
        Self {
            id: 5_000_000 + day_number(day) * 100 + number,
            created,
            updated: touched.min(this_morning).max(created),
            solved,
            status,
            priority: invent.pick(&[1, 2, 2, 2, 3, 3, 4]),
            group: GROUPS[index].0,
            assignee,
            subject: disturbed(subject, day, number, odd),
            odd,
            kind: invent.pick(&[0, 1, 1, 2, 3, 3, 4]),
            source: invent.pick(&[0, 0, 2, 3, 3, 4, 7, 9]),
            detail: invent.pick(DETAILS),
            customer: CUSTOMERS.0 + invent.below(CUSTOMERS.1),
            template: invent.pick(&TEMPLATES).0,
            custom: fields::Custom::new(invent, day),
        }
    }

    /// Neither solved nor closed.
    pub fn unsolved(&self) -> bool {
        self.status < 4
    }

    /// The ticket in the vendor's form: every scalar is text, a missing value is `""`.
    pub fn record(&self, form: FieldForm) -> Value {
        let coded = |labels: &[&str], code: u8| match form {
            FieldForm::Labels => labels.get(usize::from(code)).copied().unwrap_or_default().to_owned(),
            FieldForm::Codes => code.to_string(),
        };
        let text = |at: Option<DateTime>| at.map(plain).unwrap_or_default();
        let assignee = self.assignee.map(|id| id.to_string()).unwrap_or_default();
        let mut record = json!({
            "ticketId": self.id.to_string(),
            "subject": self.subject,
            "descript": self.detail,
            "custUserId": self.customer.to_string(),
            "servicerUserId": assignee,
            "servicerGroupId": self.group.to_string(),
            "ticketType": coded(&TYPES, self.kind),
            "priorityLevel": coded(&PRIORITIES, self.priority),
            "ticketStatus": coded(&STATUSES, self.status),
            "ticketSource": if self.source == 0 { SOURCES[0].to_owned() } else { coded(&SOURCES, self.source) },
            "ticketTemplateId": self.template.to_string(),
            "tagList": if self.priority == 4 { "加急,回访" } else { "" },
            "createDT": plain(self.created),
            "updateDT": self.unpadded_now_and_then(self.updated),
            "custom_fields": self.custom.record(form),
        });
        if form == FieldForm::Codes {
            let closed = self.solved.filter(|_| self.status > 4).map(|at| at + 3.days());
            let more = [
                ("solveDT", text(self.solved)),
                ("openDT", text(self.assignee.map(|_| self.created))),
                ("waitDT", text((self.status == 3).then_some(self.updated))),
                ("closeDT", text(closed)),
                (
                    "createrId",
                    if self.source == 4 { self.customer.to_string() } else { DESK[0].0.to_string() },
                ),
                ("createrType", if self.source == 4 { "1" } else { "0" }.to_owned()),
                ("ccUserIdList", String::new()),
                ("ccGroupIdList", String::new()),
                ("agentId", assignee),
                ("customTemplateId", String::new()),
                ("isDeleted", "0".to_owned()),
            ];
            for (key, value) in more {
                record[key] = value.into();
            }
        }
        record
    }

    /// `2026-8-3 10:20:30` on one odd ticket a day, as seen in production.
    fn unpadded_now_and_then(&self, at: DateTime) -> String {
        match self.odd && self.id % 10 == 5 {
            true => at.strftime("%Y-%-m-%-d %H:%M:%S").to_string(),
            false => plain(at),
        }
    }
}

/// On every other day the fourth ticket has an unusual subject. Some of the odd subjects attack a reader, and once in
/// thirty days one has a bare backslash.
fn disturbed(subject: String, day: Date, number: u64, odd: bool) -> String {
    let turn = day_number(day);
    match number {
        1 if odd && turn.is_multiple_of(30) => {
            format!("日志目录 D:{BARE_BACKSLASH}售后{BARE_BACKSLASH}log {subject}")
        }
        4 => {
            let turn = usize::try_from(turn).unwrap_or(0) % 15;
            let hostile = HOSTILE.get(turn).filter(|_| odd || turn >= ATTACKS);
            hostile.map_or(subject, |text| (*text).to_owned())
        }
        _ => subject,
    }
}
