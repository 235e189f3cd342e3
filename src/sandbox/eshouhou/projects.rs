//! Invented projects: ordered rows with labels that a tenant chose.

use jiff::{ToSpan as _, civil::Date};
use serde_json::{Value, json};

use crate::sandbox::{
    invent::Invent,
    phrases::{ATTACKS, GOODS, HOSTILE},
};

/// The number of projects.
const COUNT: u64 = 12;

/// A project with its customer and device.
pub struct Project {
    /// Its number, from 1.
    pub number: u64,
    /// Its id, which only the answer for a serial number contains.
    pub id: String,
    /// 项目名称
    pub name: String,
    /// The serial number of its device.
    pub serial: String,
    /// The id of its device.
    pub product: String,
    /// The name of its device.
    pub goods: &'static str,
    /// The id of its customer.
    pub customer: String,
    /// 所属客户
    pub customer_name: String,
    /// `[{"ShowType","Key","Value"}]`
    pub rows: Value,
}

/// Twelve projects. Their ids, numbers and serial numbers are the same with every seed, so that documentation can
/// mention them: `demo-project-1`, the others GUIDs; `CP00000001`…; `SN-DEMO-0001`….
pub fn invent(seed: u64, today: Date, odd: bool) -> Vec<Project> {
    (1..=COUNT).map(|number| project(seed, today, number, odd)).collect()
}

/// An id in the vendor's form.
pub fn guid(kind: u64, number: u64) -> String {
    format!("a6fa4a6c-f0a8-4684-{:04x}-{number:012x}", 0xb000 + kind)
}

/// A row of an answer.
pub fn row(kind: impl Into<Value>, key: &str, value: impl Into<Value>) -> Value {
    json!({ "ShowType": kind.into(), "Key": key, "Value": value.into() })
}

fn project(seed: u64, today: Date, number: u64, odd: bool) -> Project {
    let mut invent = Invent::new(seed, "project", Date::constant(2022, 10, 27), number);
    let (_, goods, group) = invent.pick(GOODS);
    let place = invent.pick(&["样例花园", "示范小学", "演示大厦", "范本公寓", "试行酒店"]);
    let name = format!("{place}{group}设备安装");
    let customer_name = invent.name();
    let mut rows = rows(&mut invent, today, number, &name, &customer_name);
    beyond_the_example(&mut rows, &mut invent, number, odd);
    Project {
        number,
        id: if number == 1 { "demo-project-1".to_owned() } else { guid(1, number) },
        name,
        serial: format!("SN-DEMO-{number:04}"),
        product: guid(2, number),
        goods,
        customer: guid(3, number),
        customer_name,
        rows: Value::Array(rows),
    }
}

fn rows(invent: &mut Invent, today: Date, number: u64, name: &str, customer: &str) -> Vec<Value> {
    // Old enough to have begun, recent enough that some warranties still run.
    let delivered = today - i64::try_from(40 + invent.below(500)).unwrap_or(40).days();
    let (term, months) = invent.pick(&[("六个月", 6), ("一年", 12), ("三年", 36)]);
    let city = invent.city();
    vec![
        row(0, "项目编号", format!("CP{number:08}")),
        row(0, "所属客户", customer),
        row(0, "项目名称", name),
        row(0, "保修类型", invent.pick(&["全保", "半保", "保内"])),
        row(0, "交付日期", delivered.to_string()),
        row(0, "详细地址", invent.address_in(city)),
        row(0, "所属区域", city),
        row(0, "联系电话", invent.mobile()),
        row(0, "联系人", invent.name()),
        row(0, "项目描述", invent.pick(&["共12台，分两批安装", "旧机拆除后安装", ""])),
        row(0, "验收日期", (delivered + 3.days()).to_string()),
        row(0, "保修期限", term),
        row(0, "保修开始日期", (delivered + 3.days()).to_string()),
        row(0, "保修截止日期", (delivered + 3.days() + months.months()).to_string()),
        row(0, "项目类型", invent.pick(&["企业项目", "家庭项目"])),
        row(0, "默认服务网点", "总部"),
        row(0, "备注", invent.pick(&["节假日不能施工", "", "车辆需要提前报备"])),
        row(0, "创建时间", (delivered - 6.days()).to_string()),
    ]
}

/// Rows of tenants beyond the documented example; most projects have some of them. Only odd projects have a text that
/// attacks a reader.
fn beyond_the_example(rows: &mut Vec<Value>, invent: &mut Invent, number: u64, odd: bool) {
    match number % 6 {
        2 => rows.push(row(0, "联系电话", invent.landline())),
        3 => {
            rows[9]["Value"] = Value::Null;
            rows.push(row("6", "客户标签", "重点客户,已回访"));
        }
        4 => {
            rows.push(json!({ "ShowType": "0", "Key": "第二联系人" }));
            rows.push(row(5, "客户签名", "https://files.example.com/sign/1.png"));
        }
        5 => {
            rows.push(row(
                1,
                "回单图片",
                json!(["https://files.example.com/a.jpg", "https://files.example.com/b.jpg"]),
            ));
            rows.push(row("2", "服务项目", json!([{ "Name": "安装", "Count": 2 }])));
        }
        0 => {
            let turn = usize::try_from(number / 6).unwrap_or(0) % HOSTILE.len();
            // Of the two projects here, the second has an unusual but harmless row.
            rows[16]["Value"] = HOSTILE[if odd { turn } else { turn + ATTACKS }].into();
            rows.push(row(7, "合同编号", "0012345678901234567"));
        }
        _ => {}
    }
}
