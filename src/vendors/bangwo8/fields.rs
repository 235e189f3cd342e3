//! A tenant's custom fields: their definitions, and tickets with the fields' titles.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use faststr::FastStr;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    adapter::Row,
    error::{Error, Kind, Result},
    json::{self, Node, Scalar},
};

use super::{parse::parse, wire::VENDOR};

/// The member of a ticket that holds its custom fields.
const MEMBER: &str = "custom_fields";
/// The maximum nesting of options.
const DEEPEST: usize = 16;

/// The definitions of all custom fields, in the vendor's order.
#[derive(Debug, Default)]
pub struct Definitions {
    all: Vec<Definition>,
    indexes: HashMap<String, usize>,
}

#[derive(Debug)]
struct Definition {
    key: String,
    /// The field's title; with its key if another field has the same title.
    label: String,
    kind: Option<String>,
    /// The texts of its options by id, across all levels.
    options: HashMap<String, String>,
}

#[derive(Deserialize)]
struct WireValue<'a> {
    key: Scalar,
    #[serde(borrow, default)]
    value: Option<&'a RawValue>,
}

/// A field as kefu shows it among those of a list.
#[derive(Serialize)]
struct Field<'a> {
    key: &'a str,
    label: &'a str,
    /// The value as text.
    value: Option<String>,
    kind: Option<&'a str>,
    /// The value as the vendor sent it.
    #[serde(skip)]
    sent: Option<&'a RawValue>,
}

/// A field of a single ticket, with the vendor's own value: a ticket has codes where lists have texts.
#[derive(Serialize)]
struct SentField<'a> {
    key: &'a str,
    label: &'a str,
    value: Option<&'a RawValue>,
    text: Option<&'a str>,
    kind: Option<&'a str>,
}

impl Definitions {
    /// Reads `ticket_fields.json`, a bare array.
    pub(super) fn read(body: &FastStr) -> Result<Self> {
        let mut found = Vec::new();
        for node in Node::read(VENDOR, body)?.list()? {
            let wire = node.object()?;
            let key = wire.need("key")?.scalar().0;
            let mut options = HashMap::new();
            collect(wire.get("custom_field_options"), 0, &mut options);
            let (title, kind) = (wire.scalar("name").0, wire.scalar("type").0);
            found.extend(key.map(|key| (key, title.unwrap_or_default(), kind, options)));
        }
        let mut titles = HashMap::new();
        for (_, title, ..) in &found {
            *titles.entry(title.clone()).or_insert(0) += 1;
        }
        let label = |key: &str, title: String| match titles.get(&title) {
            _ if title.is_empty() => key.to_owned(),
            Some(1) => title,
            _ => format!("{title} ({key})"),
        };
        let mut definitions = Self::default();
        for (key, title, kind, options) in found {
            // Of a duplicate key, the first definition counts.
            if !definitions.indexes.contains_key(&key) {
                definitions.indexes.insert(key.clone(), definitions.all.len());
                definitions.all.push(Definition { label: label(&key, title), key, kind, options });
            }
        }
        Ok(definitions)
    }

    /// The labels of the fields, in the order of the definitions.
    pub(super) fn labels(&self) -> impl Iterator<Item = String> {
        self.all.iter().map(|known| known.label.clone())
    }

    /// The ticket with every defined field, in the order of the definitions, followed by undefined ones. A ticket of
    /// another shape stays unchanged.
    pub(super) fn expand(&self, row: Row) -> Result<Row> {
        self.with(row, |fields| serde_json::to_string(&fields))
    }

    /// The ticket with the fields that it has, in the same order, each with its name and its text beside its value.
    pub(super) fn explain(&self, row: Row) -> Result<Row> {
        self.with(row, |fields| {
            let sent = fields.iter().filter(|field| field.sent.is_some()).map(|field| SentField {
                key: field.key,
                label: field.label,
                value: field.sent,
                text: field.value.as_deref(),
                kind: field.kind,
            });
            serde_json::to_string(&sent.collect::<Vec<_>>())
        })
    }

    fn with(
        &self,
        mut row: Row,
        write: impl Fn(Vec<Field<'_>>) -> serde_json::Result<String>,
    ) -> Result<Row> {
        let Some(text) = self.expanded(&mut row, write)? else { return Ok(row) };
        Ok(Row::made(text).with_source(&row))
    }

    fn expanded(
        &self,
        row: &mut Row,
        write: impl Fn(Vec<Field<'_>>) -> serde_json::Result<String>,
    ) -> Result<Option<String>> {
        let Some(members) = row.find_members() else { return Ok(None) };
        let (custom, others): (Vec<_>, Vec<_>) = (0..members).partition(|member| is_holder(row, *member));
        let custom = custom.last().map(|member| row.value(*member));
        let values = match custom.filter(|custom| !is_blank(custom)) {
            Some(custom) => match serde_json::from_str::<Vec<WireValue<'_>>>(custom) {
                Ok(values) => values,
                Err(_) => return Ok(None),
            },
            None => Vec::new(),
        };
        let fields = write(self.fields(&values)).map_err(|e| Error::new(Kind::Bug, e.to_string()))?;
        let others = others.into_iter().map(|member| format!("{}:{}", row.name(member), row.value(member)));
        let made: Vec<_> = others.chain([format!("\"{MEMBER}\":{fields}")]).collect();
        Ok(Some(format!("{{{}}}", made.join(","))))
    }

    fn fields<'a>(&'a self, values: &'a [WireValue<'a>]) -> Vec<Field<'a>> {
        let mut fields: Vec<_> = self
            .all
            .iter()
            .map(|known| Field {
                key: &known.key,
                label: &known.label,
                value: None,
                kind: known.kind.as_deref(),
                sent: None,
            })
            .collect();
        let mut filled = HashSet::new();
        for wire in values {
            let key = wire.key.text().unwrap_or_default();
            let index = self.indexes.get(key).copied();
            let definition = index.map(|index| &self.all[index]);
            let value = wire.value.and_then(|value| {
                parse(value).words(&|text| definition.map_or(text.to_owned(), |known| known.word(text)))
            });
            match index.filter(|_| filled.insert(key)) {
                Some(index) => (fields[index].value, fields[index].sent) = (value, wire.value),
                None => {
                    let label = definition.map_or(key, |known| &known.label);
                    let kind = definition.and_then(|known| known.kind.as_deref());
                    fields.push(Field { key, label, value, kind, sent: wire.value });
                }
            }
        }
        fields
    }
}

/// Whether a ticket has values of custom fields.
pub(super) fn has_fields(row: &mut Row) -> bool {
    let members = row.find_members().unwrap_or_default();
    (0..members).any(|member| is_holder(row, member) && !is_blank(row.value(member)))
}

/// Whether a member of a ticket holds its custom fields.
fn is_holder(row: &Row, member: usize) -> bool {
    json::same(&json::decode(row.name(member)), MEMBER)
}

fn is_blank(custom: &str) -> bool {
    matches!(custom, "null" | "\"\"" | "[]")
}

impl Definition {
    /// The text that a value stands for: an option's text, several of them for ids with commas, or the value itself.
    fn word(&self, text: &str) -> String {
        let option = |id: &str| self.options.get(id.trim()).map(|word| Cow::Borrowed(word.as_str()));
        if let Some(word) = option(text) {
            return word.into_owned();
        }
        let several: Option<Vec<_>> = text.split([',', '，']).map(option).collect();
        several.map_or_else(|| text.to_owned(), |words| words.join(", "))
    }
}

/// The options of a field with those below them; empty for anything but a list.
fn collect(list: Option<Node>, depth: usize, options: &mut HashMap<String, String>) {
    let Some(list) = list.filter(|_| depth < DEEPEST) else { return };
    let objects = list.list().unwrap_or_default().into_iter().filter_map(|node| node.object().ok());
    for option in objects {
        if let (Some(id), Some(word)) = (option.scalar("key").0, option.scalar("value").0) {
            options.entry(id).or_insert(word);
        }
        collect(option.get("subset_value"), depth + 1, options);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFINED: &str = r#"[
        {"id":"1","name":"处理阶段","key":"field_12","type":"1","custom_field_options":[{"key":"1201","value":"待核实"},{"key":1202,"value":"回访"}]},
        {"id":2,"name":"电话","key":"field_13","type":17,"custom_field_options":""},
        {"name":"电话","key":"field_14","type":"17"},
        {"name":"大区","key":"field_24","type":"18","custom_field_options":[
            {"key":"2401","value":"华北","subset_value":[{"key":"2411","value":"北京","subset_value":[]}]}]},
        {"name":"再次","key":"field_12","type":"2"},
        {"name":"","key":"field_30"}]"#;

    fn expand(ticket: &str) -> String {
        let defined = Definitions::read(&FastStr::from_static_str(DEFINED)).unwrap();
        defined.expand(Row::made(ticket.to_owned())).unwrap().text().to_owned()
    }

    /// The fields that have a value.
    fn values(custom: &str) -> String {
        let ticket = expand(&format!(r#"{{"ticketId":"1","custom_fields":{custom}}}"#));
        let ticket: serde_json::Value = serde_json::from_str(&ticket).unwrap();
        let fields = ticket["custom_fields"].as_array().unwrap().iter();
        let with_value = fields.filter(|field| !field["value"].is_null());
        let shown = with_value.map(|field| {
            let text = |key: &str| field[key].as_str().unwrap_or("-").to_owned();
            format!("{} {}={}", text("key"), text("label"), text("value"))
        });
        shown.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn options_of_every_level_become_their_words() {
        let custom = r#"[{"key":"field_24","value":"2411"},{"key":"field_12","value":1202}]"#;
        assert_eq!(values(custom), "field_12 处理阶段=回访\nfield_24 大区=北京");
        let several =
            r#"[{"key":"field_24","value":["2401","2411"]},{"key":"field_12","value":"1201,1202"}]"#;
        assert_eq!(values(several), "field_12 处理阶段=待核实, 回访\nfield_24 大区=华北, 北京");
        let words = r#"[{"key":"field_12","value":"待核实"},{"key":"field_24","value":"1,2"}]"#;
        assert_eq!(values(words), "field_12 处理阶段=待核实\nfield_24 大区=1,2");
    }

    #[test]
    fn the_same_title_is_told_apart_and_what_nobody_defined_keeps_its_key() {
        let custom = r#"[{"key":"sign","value":"s"},{"key":"field_14","value":"b"},{"key":"field_13","value":"a"},
            {"key":"field_14","value":"c"},{"key":"field_30","value":"d"}]"#;
        insta::assert_snapshot!(values(custom), @r"
        field_13 电话 (field_13)=a
        field_14 电话 (field_14)=b
        field_30 field_30=d
        sign sign=s
        field_14 电话 (field_14)=c
        ");
    }

    #[test]
    fn every_defined_field_is_there_and_the_rest_of_the_ticket_as_it_came() {
        insta::assert_snapshot!(expand(r#"{"n":1.50,"custom_fields":"","k\"":"\ud83d"}"#), @r#"{"n":1.50,"k\"":"\ud83d","custom_fields":[{"key":"field_12","label":"处理阶段","value":null,"kind":"1"},{"key":"field_13","label":"电话 (field_13)","value":null,"kind":"17"},{"key":"field_14","label":"电话 (field_14)","value":null,"kind":"17"},{"key":"field_24","label":"大区","value":null,"kind":"18"},{"key":"field_30","label":"field_30","value":null,"kind":null}]}"#);
    }

    #[test]
    fn a_name_is_known_however_it_is_written() {
        let ticket = expand(r#"{"half \ud83d":1,"custom\u005ffields":[{"key":"field_13","value":"a"}]}"#);
        assert!(ticket.starts_with(r#"{"half \ud83d":1,"custom_fields":["#), "{ticket}");
        assert!(ticket.contains(r#""label":"电话 (field_13)","value":"a""#), "{ticket}");
    }

    #[test]
    fn a_ticket_of_another_shape_stays_as_it_is() {
        for ticket in ["[1]", r#"{"custom_fields":{"a":1}}"#, r#"{"custom_fields":[{"value":1}]}"#] {
            assert_eq!(expand(ticket), ticket);
        }
    }
}
