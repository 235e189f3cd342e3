//! A tenant's custom fields: the labelled values of a record, assigned to the columns of their labels.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::{
    Record,
    cell::{Cell, Field, fields},
    column::Kind,
};

/// The labels of several records, in order of first appearance; duplicates within a record are kept.
pub fn labels<'a>(records: impl IntoIterator<Item = Vec<&'a str>>) -> Vec<String> {
    let mut labels = Vec::new();
    let mut known = HashMap::new();
    for record in records {
        let mut count = HashMap::new();
        for label in record {
            let (here, known) = (count.entry(label).or_insert(0), known.entry(label).or_insert(0));
            *here += 1;
            if here > known {
                *known = *here;
                labels.push(label.to_owned());
            }
        }
    }
    labels
}

/// The labelled values of a record, assigned to columns.
#[derive(Debug)]
pub struct OwnFields<'r> {
    /// The values without a column, as JSON.
    pub rest: Option<String>,
    record: &'r Record,
    /// The index of the column that holds all labelled values.
    holder: Option<usize>,
    /// One value for each custom field's column after the holder; `None` if the record lacks the field.
    values: Vec<Option<Cell<'r>>>,
}

impl Record {
    /// Assigns the labelled values to columns.
    pub fn own_fields(&self) -> OwnFields<'_> {
        let holder = self.columns.iter().position(|column| matches!(column.kind, Kind::Fields));
        let mut own = OwnFields { record: self, holder, values: Vec::new(), rest: None };
        let Some(holder) = holder else { return own };
        let columns = &self.columns[holder + 1..];
        own.values.resize_with(columns.iter().take_while(|column| column.label.is_some()).count(), || None);
        let Some(member) = self.places.values[holder] else { return own };
        let json = self.row.value(member);
        match fields(json) {
            Some(fields) => own.claim(json, fields),
            None => own.rest = (!super::is_empty(json)).then(|| json.to_owned()),
        }
        own
    }
}

impl<'r> OwnFields<'r> {
    /// The value in a field's column, by the column's index.
    pub fn take(&mut self, index: usize) -> Cell<'r> {
        let place = self.holder.and_then(|holder| index.checked_sub(holder + 1));
        let value = place.and_then(|place| self.values.get_mut(place)?.take());
        value.unwrap_or(Cell::Missing)
    }

    /// The members that no column claims, with the labelled values that have no column.
    pub fn extra(&self) -> Cell<'r> {
        let record = self.record;
        let name =
            self.holder.and_then(|holder| record.places.values[holder]).map(|member| record.row.name(member));
        record.extra(name.zip(self.rest.as_deref()))
    }

    /// Assigns each value to the first free column of its label. Usually the values are in the order of the columns.
    fn claim(&mut self, json: &'r str, fields: Vec<Field<'r>>) {
        let Some(holder) = self.holder else { return };
        let columns = &self.record.columns[holder + 1..];
        let mut left = Vec::new();
        for (number, Field { label, value }) in fields.into_iter().enumerate() {
            let is_free = |place: &usize| {
                self.values.get(*place).is_some_and(Option::is_none)
                    && columns[*place].label.as_deref() == Some(&label)
            };
            let place = Some(number).filter(is_free).or_else(|| (0..self.values.len()).find(is_free));
            match (place, value.is_empty()) {
                (Some(place), true) => self.values[place] = Some(Cell::Missing),
                (Some(place), false) => self.values[place] = Some(Cell::Text(value)),
                (None, true) => {}
                (None, false) => left.push(number),
            }
        }
        if !left.is_empty() {
            let all: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
            let left: Vec<_> = left.iter().filter_map(|number| Some(all.get(*number)?.get())).collect();
            self.rest = Some(format!("[{}]", left.join(",")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::record::{Column, Kind, Layout, ReadOptions, Row, column, with_fields};

    use super::*;

    const COLUMNS: &[Column] = &[
        column("id", "编号", "Id", Kind::Id, &["id"]),
        column("fields", "字段", "Fields", Kind::Fields, &["fields"]),
        Column::EXTRA,
    ];

    /// The values of the fields' columns, and the rest.
    fn split(known: &[&str], fields: &str) -> (Vec<String>, String) {
        let layout = Layout::new(with_fields(COLUMNS, known.iter().map(|label| (*label).to_owned())));
        let row = Row::made(format!(r#"{{"id":"1","new":1,"fields":{fields}}}"#));
        let record = layout.read(row).unwrap();
        let options = ReadOptions { zone: jiff::tz::TimeZone::UTC };
        let mut own = record.own_fields();
        let text = |cell: Cell<'_>| match cell {
            Cell::Text(text) | Cell::Json(text) => text.into_owned(),
            other => format!("{other:?}"),
        };
        let columns = 2..2 + known.len();
        // A single column contains the same as all of them together.
        let alone: Vec<_> = columns.clone().map(|index| text(record.cell(index, &options))).collect();
        let together: Vec<_> = columns.map(|index| text(own.take(index))).collect();
        assert_eq!(alone, together);
        (together, text(own.extra()))
    }

    #[test]
    fn each_value_stands_in_the_column_of_its_label_and_the_rest_is_extra() {
        for (known, fields, values, extra) in [
            (
                &["a", "b"][..],
                r#"[{"label":"a","value":"1"},{"label":"b","value":2}]"#,
                &["1", "2"][..],
                r#"{"new":1}"#,
            ),
            (
                &["a", "b"],
                r#"[{"label":"b","value":"2"},{"label":"a","value":null}]"#,
                &["Missing", "2"],
                r#"{"new":1}"#,
            ),
            (
                &["a", "a"],
                r#"[{"label":"a","value":""},{"label":"a","value":"2"}]"#,
                &["Missing", "2"],
                r#"{"new":1}"#,
            ),
            (
                &["a"],
                r#"[{"label":"a","value":"1"},{"label":"a","value":"2","key":"k"}]"#,
                &["1"],
                r#"{"new":1,"fields":[{"label":"a","value":"2","key":"k"}]}"#,
            ),
            (
                &["a"],
                r#"[{"label":"c","value":["x"]},{"label":"d","value":""}]"#,
                &["Missing"],
                r#"{"new":1,"fields":[{"label":"c","value":["x"]}]}"#,
            ),
            (&["a"], "[]", &["Missing"], r#"{"new":1}"#),
            (&["a"], "null", &["Missing"], r#"{"new":1}"#),
            (&["a"], r#""plain""#, &["Missing"], r#"{"new":1,"fields":"plain"}"#),
            (&["a"], r#"{"b":1}"#, &["Missing"], r#"{"new":1,"fields":{"b":1}}"#),
            (&[], r#"[{"label":"a","value":"1"}]"#, &[], r#"{"new":1,"fields":[{"label":"a","value":"1"}]}"#),
        ] {
            let values: Vec<_> = values.iter().map(|&value| value.to_owned()).collect();
            assert_eq!(split(known, fields), (values, extra.to_owned()), "{fields}");
        }
    }

    #[test]
    fn labels_come_in_the_order_of_their_first_appearance_and_as_often_as_a_record_has_them() {
        let records = [vec!["a", "b", "a"], vec!["c", "a"], vec![], vec!["a", "b", "b", "a", "a"]];
        assert_eq!(labels(records), ["a", "b", "a", "c", "b", "a"]);
    }

    #[test]
    fn keys_of_fields_are_those_of_no_other_column() {
        let labels = ["电话", "电话", "id", "电话 (2)", "extra", ""].map(str::to_owned);
        let columns = with_fields(COLUMNS, labels);
        let keys: Vec<_> = columns.iter().map(|column| &*column.key).collect();
        assert_eq!(
            keys,
            ["id", "fields", "电话", "电话 (2)", "id (2)", "电话 (2) (2)", "extra (2)", "", "extra"]
        );
    }
}
