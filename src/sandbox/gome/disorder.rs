//! Irregularities of real records: other types, other dates, missing values, and cells that attack a reader.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};
use serde_json::{Map, Value};

use crate::sandbox::{
    invent::{Invent, day_number, plain},
    phrases::{ATTACKS, HOSTILE},
};

/// The keys for hostile cells, in the order of [`HOSTILE`].
const HOSTILE_FIELDS: [&str; HOSTILE.len()] =
    ["content", "goodsName", "reply", "ccName", "content", "memberName", "address"];
/// The average number of records per irregularity.
const SELDOM: u64 = 12;

/// Puts an unusual cell into a record; the day selects it, so that a week has them all. Only odd records get a cell
/// that attacks a reader.
pub fn hostile(record: &mut Map<String, Value>, day: Date, odd: bool) {
    let turn = usize::try_from(day_number(day)).unwrap_or(0) % HOSTILE.len();
    if turn < ATTACKS && !odd {
        return;
    }
    record.insert(HOSTILE_FIELDS[turn].to_owned(), HOSTILE[turn].into());
}

/// Empties a value now and then; odd records also get text for a number or flag, and an undocumented field. Both draw
/// the same random numbers, so that they are otherwise equal.
pub fn seldom(record: &mut Map<String, Value>, invent: &mut Invent, odd: bool) {
    for field in ["status", "qualityTestFlag", "isOverTime", "complaintId", "replyUser"] {
        if invent.one_in(SELDOM)
            && odd
            && let Some(value) = record.get_mut(field).filter(|value| !value.is_null())
        {
            *value = value.to_string().into();
        }
    }
    for field in ["remarkTime", "noPhoneReason", "optType", "memberName", "goodsType", "isMail"] {
        if invent.one_in(SELDOM) {
            record.remove(field);
        }
    }
    for field in ["brand", "replyRegion", "sku", "replayType"] {
        if invent.one_in(3 * SELDOM) {
            record.insert(field.to_owned(), Value::Null);
        }
    }
    if invent.one_in(SELDOM) && odd {
        record.insert("channelTag".to_owned(), invent.pick(&["APP", "小程序"]).into());
    }
}

/// A time in the documented form; in odd records now and then in another form that must be expected.
pub fn date_text(at: DateTime, invent: &mut Invent, odd: bool) -> Value {
    let utc = at - 8.hours();
    match invent.below(3 * SELDOM) {
        _ if !odd => plain(at).into(),
        0 => at.strftime("%Y-%-m-%-d %-H:%M:%S").to_string().into(),
        1 => utc.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().into(),
        2 => at.strftime("%b %-d, %Y %-I:%M:%S %p").to_string().into(),
        3 => (utc.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0)).as_secs() * 1000).into(),
        _ => plain(at).into(),
    }
}

/// The members of an object written with `json!`.
pub fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
