//! Custom fields: their definitions, and values of every known shape.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::php::Php;
use crate::sandbox::{
    invent::Invent,
    phrases::{GOODS, WISHES},
};

/// Options: the code that a ticket has, and its label.
type Choices = [(&'static str, &'static str)];

const STAGES: &Choices = &[("1201", "待核实"), ("1202", "处理方案"), ("1203", "等待配件"), ("1204", "回访")];
const CHANNELS: &Choices = &[("1901", "门店"), ("1902", "商城"), ("1903", "电话")];
const NORTH: &Choices = &[("2411", "北京"), ("2412", "天津")];
const SOUTH: &Choices = &[("2421", "广州"), ("2422", "深圳")];

/// Key, title and type of the fields, one of each type that the vendor has.
const DEFINITIONS: [(&str, &str, &str); 16] = [
    ("field_12", "处理阶段", "1"),
    ("field_14", "机型", "2"),
    ("field_15", "现场情况", "3"),
    ("field_16", "现场照片", "12"),
    ("field_17", "已上门次数", "4"),
    ("field_18", "需要回访", "6"),
    ("field_19", "购买渠道", "14"),
    ("field_20", "服务评分", "13"),
    ("field_21", "备用电话", "17"),
    ("field_24", "所属大区", "18"),
    ("field_25", "更换配件", "15"),
    ("field_26", "满意度", "16"),
    ("field_29", "收费金额", "5"),
    ("field_31", "上门记录", "11"),
    ("field_32", "预约日期", "8"),
    ("field_33", "客户设备", "20"),
];

/// `/tickets/ticket_fields.json`: a bare array.
pub fn definitions() -> Value {
    DEFINITIONS
        .iter()
        .map(|(key, name, kind)| {
            let options = match *key {
                "field_12" => options(STAGES),
                "field_19" => options(CHANNELS),
                "field_24" => vec![
                    json!({ "key": "2401", "value": "华北", "subset_value": options(NORTH) }),
                    json!({ "key": "2402", "value": "华南", "subset_value": options(SOUTH) }),
                ],
                _ => Vec::new(),
            };
            json!({
                "id": key.trim_start_matches("field_"),
                "name": name,
                "key": key,
                "type": kind,
                "is_required": "0",
                "custom_field_options": options,
            })
        })
        .collect()
}

fn options(choices: &Choices) -> Vec<Value> {
    choices.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect()
}

/// The form of coded fields: codes in a ticket, labels in a view's listing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FieldForm {
    /// `"1"`
    Codes,
    /// `"新建"`
    Labels,
}

/// The custom fields of one ticket, each with its value in the ticket and in a view's listing.
pub struct Custom(Vec<(&'static str, Value, Value)>);

impl Custom {
    /// Invents the fields. The set differs from ticket to ticket.
    pub fn new(invent: &mut Invent, day: Date) -> Self {
        let mut custom = Self(Vec::new());
        custom.choice("field_12", invent.pick(STAGES));
        custom.same("field_14", invent.pick(GOODS).1);
        custom.same("field_16", photographs(invent, day));
        custom.same("field_17", invent.below(4).to_string());
        custom.same("field_18", invent.below(2).to_string());
        custom.same("field_25", parts(invent));
        if invent.one_in(2) {
            custom.same("field_15", format!("{}\n第二次上门更换主板", invent.pick(WISHES)));
            custom.choice("field_19", invent.pick(CHANNELS));
            let both = if invent.one_in(2) { NORTH } else { SOUTH };
            custom.choice("field_24", invent.pick(both));
            custom.same("field_32", day.to_string());
        }
        if invent.one_in(3) {
            custom.same("field_20", invent.below(6).to_string());
            custom.same("field_21", invent.landline());
            custom.same("field_26", satisfaction(invent));
            custom.same("field_29", format!("{}.00", invent.below(500)));
            custom.same("field_31", visits(invent, day));
            custom.same("field_33", devices(invent));
            custom.same("sign", "sign0");
        }
        custom
    }

    /// `[{"key","value"}]`
    pub fn record(&self, form: FieldForm) -> Value {
        let values = self.0.iter().map(|(key, code, label)| match form {
            FieldForm::Codes => json!({ "key": key, "value": code }),
            FieldForm::Labels => json!({ "key": key, "value": label }),
        });
        values.collect()
    }

    fn same(&mut self, key: &'static str, value: impl Into<Value>) {
        let value = value.into();
        self.0.push((key, value.clone(), value));
    }

    fn choice(&mut self, key: &'static str, (code, label): (&str, &str)) {
        self.0.push((key, code.into(), label.into()));
    }
}

fn photographs(invent: &mut Invent, day: Date) -> Value {
    let count = invent.pick(&[0, 0, 1, 2]);
    let one = |_| {
        let name = invent.mark();
        json!({
            "name": format!("{name}.jpg"),
            "uri": format!("386279/{name}.jpg"),
            "datetime": format!("{day} 08:28:48"),
        })
    };
    (0..count).map(one).collect()
}

fn visits(invent: &mut Invent, day: Date) -> Value {
    let count = 1 + invent.below(2);
    let one = |row| json!({ "field_1": format!("{day}"), "field_2": invent.name(), "rowId": row });
    (1..=count).map(one).collect()
}

fn parts(invent: &mut Invent) -> String {
    let count = invent.below(3);
    let names = ["滤芯", "主控板", "排水泵", "密封圈"];
    let data = (0..count)
        .map(|_| {
            Php::Table(vec![
                ("name", Php::Text(invent.pick(&names).to_owned())),
                ("count", Php::Number(1 + invent.below(3))),
            ])
        })
        .collect();
    let table = Php::Table(vec![
        ("SN", Php::Text(invent.mark())),
        ("total", Php::Number(count)),
        ("data", Php::List(data)),
        ("isAppraise", Php::Number(0)),
    ]);
    table.text()
}

fn satisfaction(invent: &mut Invent) -> String {
    Php::Table(vec![
        ("SN", Php::Text(invent.mark())),
        ("total", Php::Number(1)),
        ("data", Php::List(vec![Php::Text(invent.pick(&["满意", "一般", "不满意"]).to_owned())])),
        ("isAppraise", Php::Number(1)),
    ])
    .text()
}

fn devices(invent: &mut Invent) -> String {
    Php::Table(vec![
        ("SN", Php::Text(invent.mark())),
        ("total", Php::Number(0)),
        ("data", Php::List(Vec::new())),
    ])
    .text()
}
