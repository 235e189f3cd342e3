//! Records of the other reading methods, which kefu reaches by raw calls only.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::Row;
use crate::sandbox::{
    invent::{Invent, day_number, days, plain},
    phrases::GOODS,
};

/// The shop that the token belongs to.
pub fn shop() -> Value {
    json!({ "shopId": "80001234", "shopName": "沙盒电器专营店", "shopType": "1", "status": "1" })
}

/// Questions about goods: one a day.
pub fn inquiries(seed: u64, today: Date) -> Vec<Row> {
    daily(seed, today, "inquiry", |invent, day, at| {
        let (_, goods, _) = invent.pick(GOODS);
        let product = format!("A{:08}", 1000 + invent.below(9000));
        let (kind, status) = (invent.pick(&["1", "2", "3"]), invent.pick(&["0", "1"]));
        let record = json!({
            "questionId": 3_100_000_000_000_000_000_u64 + day_number(day),
            "questionType": kind,
            "status": status,
            "questionDate": at,
            "productName": goods,
            "productNo": product,
            "question": "请问这款什么时候有货？",
            "memberName": invent.name(),
        });
        let found_by = vec![
            ("questionType", kind.to_owned()),
            ("status", status.to_owned()),
            ("productName", goods.to_owned()),
            ("productNo", product),
        ];
        (found_by, record)
    })
}

/// Customers' ratings: one a day.
pub fn scores(seed: u64, today: Date) -> Vec<Row> {
    daily(seed, today, "score", |invent, day, at| {
        let given: [&str; 3] = std::array::from_fn(|_| invent.pick(&["3", "4", "5", "5"]));
        let names = ["scoreForGoods", "scoreForDelivery", "scoreForVendor"];
        let record = json!({
            "gradeId": 3_200_000_000_000_000_000_u64 + day_number(day),
            "postTime": at,
            names[0]: given[0],
            names[1]: given[1],
            names[2]: given[2],
        });
        (names.into_iter().zip(given.map(str::to_owned)).collect(), record)
    })
}

/// Orders: one a day.
pub fn orders(seed: u64, today: Date) -> Vec<Row> {
    daily(seed, today, "order", |invent, day, at| {
        let (_, goods, _) = invent.pick(GOODS);
        let record = json!({
            "orderNo": format!("{}9999", 250_000 + day_number(day)),
            "createTime": at,
            "goodsName": goods,
            "amount": format!("{}.00", 199 + invent.below(5000)),
            "status": invent.pick(&["PR", "DL", "EX"]),
        });
        (Vec::new(), record)
    })
}

type Found = Vec<(&'static str, String)>;

fn daily(
    seed: u64,
    today: Date,
    what: &str,
    make: impl Fn(&mut Invent, Date, String) -> (Found, Value),
) -> Vec<Row> {
    days(today)
        .map(|(day, _)| {
            let mut invent = Invent::new(seed, what, day, 1);
            let at = invent.moment(day, 1);
            let (found_by, record) = make(&mut invent, day, plain(at));
            Row { at, found_by, record }
        })
        .collect()
}
