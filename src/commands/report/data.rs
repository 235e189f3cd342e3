//! A report for programs: one object. Its keys are fixed by the contract with scripts.

use std::fmt::Write as _;

use serde_json::{Value as Json, json, value::RawValue};

use super::Answers;
use crate::{
    context::{Count, List, SectionBody},
    dates::Period,
    lang::{Lang, Words},
    metrics::{Definition, Groups, Measured, Number, Value},
    record::{Column, Columns, Kind, PROFILE_KEY, Row},
};

/// An object whose members stay in order.
#[derive(Default)]
struct Object {
    text: String,
    keys: Vec<&'static str>,
}

impl Object {
    fn add(&mut self, key: &'static str, value: &impl serde::Serialize) {
        let comma = if self.keys.is_empty() { "" } else { "," };
        // A value of texts, numbers and maps with text keys can be written.
        let value = serde_json::to_string(value).unwrap_or_default();
        // Writing into a String cannot fail.
        let _ = write!(self.text, "{comma}\"{key}\":{value}");
        self.keys.push(key);
    }

    fn with(mut self, key: &'static str, value: &impl serde::Serialize) -> Self {
        self.add(key, value);
        self
    }

    fn text(&self) -> String {
        format!("{{{}}}", self.text)
    }

    fn end(self) -> Box<RawValue> {
        // An object of members that are JSON is JSON.
        RawValue::from_string(self.text()).unwrap_or_default()
    }
}

/// The report as one record, and its members.
pub(super) fn data(answers: &Answers) -> (Row, Columns) {
    let mut object = Object::default()
        .with("period", &period(answers.request.period, answers.request.previous))
        .with("profiles", &answers.profiles)
        .with("complete", &answers.complete());
    let (mut previous, mut has_previous) = (Object::default(), false);
    for section in &answers.sections {
        match &section.body {
            SectionBody::Period { definition, now, before } => {
                object.add(section.key, &measured(definition, now, answers));
                if let Some(before) = before {
                    previous.add(section.key, &measured(definition, before, answers));
                }
                has_previous = true;
            }
            SectionBody::Lists { name, lists, .. } => {
                let lists: Vec<_> = lists.iter().map(|one| list(name, one, answers)).collect();
                object.add(section.key, &lists);
            }
            SectionBody::Counts { counts, .. } => {
                let counts = counts.iter().map(|one| count(one, answers.has_profiles));
                object.add(section.key, &counts.collect::<Vec<_>>());
            }
        }
    }
    if has_previous {
        let known = (!previous.keys.is_empty()).then(|| previous.end());
        object.add("previous", &known);
    }
    let columns = object.keys.iter().map(|key| {
        let kind = if *key == "complete" { Kind::Flag } else { Kind::Json };
        Column::new(key, Words::new(key, key), kind, &[])
    });
    (Row::made(object.text()), columns.collect())
}

fn period(now: Period, before: Period) -> Box<RawValue> {
    Object::default()
        .with("from", &now.first)
        .with("until", &now.last)
        .with("previous_from", &before.first)
        .with("previous_until", &before.last)
        .end()
}

fn measured(definition: &Definition, measured: &Measured, answers: &Answers) -> Box<RawValue> {
    let mut object = Object::default();
    numbers(&mut object, measured);
    if let Some(asked_by) = &definition.asked_by {
        let rows = measured.asked_by.as_ref().map(|all| {
            let row = |one: &crate::metrics::Asked| {
                let shown = asked_by.metrics.iter().filter_map(|key| one.measured.number(key));
                let object = Object::default().with(asked_by.name, &one.name);
                shown.fold(object, |object, found| object.with(found.metric.key, &number(found))).end()
            };
            all.iter().map(row).collect::<Vec<_>>()
        });
        object.add(asked_by.key, &rows);
    }
    if !definition.by_day.is_empty() {
        let days = measured.by_day.iter().map(|day| {
            let counts = definition.by_day.iter().zip(&day.counts);
            counts
                .fold(Object::default().with("day", &day.day), |object, (key, count)| object.with(key, count))
                .end()
        });
        object.add("by_day", &days.collect::<Vec<_>>());
    }
    object.add("by", &by(&measured.by, answers));
    object.end()
}

fn list(name: &'static str, list: &List, answers: &Answers) -> Box<RawValue> {
    let mut object = Object::default().with(name, &list.name);
    numbers(&mut object, &list.measured);
    object.add("by", &by(&list.measured.by, answers));
    object.end()
}

fn numbers(object: &mut Object, measured: &Measured) {
    for found in &measured.numbers {
        object.add(found.metric.key, &number(found));
    }
}

fn number(number: &Number) -> Json {
    let is_time = matches!(number.metric.formula, crate::metrics::Formula::Minutes { .. });
    match number.value {
        Some(Value::Count(count)) => count.into(),
        Some(Value::Rate(rate)) => rate.into(),
        Some(Value::Minutes(minutes)) => {
            json!({"mean": minutes.mean, "median": minutes.median, "p90": minutes.p90})
        }
        None if is_time => json!({"mean": null, "median": null, "p90": null}),
        None => Json::Null,
    }
}

fn by(all: &[Groups], answers: &Answers) -> Box<RawValue> {
    all.iter()
        .fold(Object::default(), |object, groups| {
            let rows = groups.groups.iter().map(|group| {
                // Machine formats are the same in every language: the vendor's own words are Chinese.
                let label = group.key.label(groups.column.kind, Lang::Zh);
                let object = match &group.profile {
                    Some(profile) if answers.has_profiles => Object::default().with(PROFILE_KEY, profile),
                    _ => Object::default(),
                };
                object
                    .with("value", &hidden(group.key.value(groups.column.kind), groups, answers.mask))
                    .with("label", &hidden(label.into(), groups, answers.mask))
                    .with("count", &group.count)
                    .with("share", &group.share)
                    .end()
            });
            object.with(groups.field, &rows.collect::<Vec<_>>())
        })
        .end()
}

/// A value without personal data.
fn hidden(value: Json, groups: &Groups, mask: bool) -> Json {
    match value {
        Json::String(text) if mask => super::hidden(text, &groups.column).into(),
        value => value,
    }
}

fn count(count: &Count, has_profiles: bool) -> Box<RawValue> {
    let object = Object::default();
    let object = if has_profiles { object.with(PROFILE_KEY, &count.profile) } else { object };
    object
        .with("id", &count.id)
        .with("title", &count.title)
        .with("count", &count.count)
        .with("previous", &count.previous)
        .end()
}
