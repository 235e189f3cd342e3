//! A report for people: a document of sections, with words in the user's language.

use jiff::civil::{Date, Weekday};

use super::{Answers, Length, data, hidden};
use crate::{
    context::{Context, Count, SectionBody},
    dates::Period,
    lang::{Lang, Words},
    metrics::{self, Definition, Formula, Groups, Measured, Metric, Number, Value},
    output::report::{Amount, Document, Figure, INCOMPLETE, Records, Section, Series, Table, masked},
    record::{PROFILE, Tone},
};

/// The document of a report.
pub(super) fn document(answers: &Answers, context: &Context) -> Document {
    let (lang, request) = (context.options.lang, &answers.request);
    let mut notes: Vec<_> = answers.sections.iter().flat_map(|section| section.notes.clone()).collect();
    if !answers.complete() {
        notes.push(tr!("{mark} records are missing: these numbers may be wrong", mark = INCOMPLETE));
        notes.extend(answers.missing());
    }
    Document {
        title: match answers.length {
            Length::Daily => tr!("Daily report"),
            Length::Weekly => tr!("Weekly report"),
            Length::Monthly => tr!("Monthly report"),
        },
        period: days(request.period, lang),
        compared: tr!("against {period}", period = days(request.previous, lang)),
        profiles: answers.profiles.clone(),
        made_at: context.clock().now.strftime("%Y-%m-%d %H:%M").to_string(),
        sections: answers.sections.iter().flat_map(|section| sections(section, answers, lang)).collect(),
        notes,
        data: data::data(answers),
    }
}

/// `2026-11-26 周四`, or a range.
fn days(period: Period, lang: Lang) -> String {
    match period.first == period.last {
        true => format!("{} {}", period.first, weekday(period.first, lang)),
        false => format!("{} .. {}", period.first, period.last),
    }
}

fn weekday(day: Date, lang: Lang) -> &'static str {
    let words = match day.weekday() {
        Weekday::Monday => Words::new("周一", "Monday"),
        Weekday::Tuesday => Words::new("周二", "Tuesday"),
        Weekday::Wednesday => Words::new("周三", "Wednesday"),
        Weekday::Thursday => Words::new("周四", "Thursday"),
        Weekday::Friday => Words::new("周五", "Friday"),
        Weekday::Saturday => Words::new("周六", "Saturday"),
        Weekday::Sunday => Words::new("周日", "Sunday"),
    };
    words.get(lang)
}

/// The sections that a vendor's section is shown as: each list is one of its own.
fn sections(section: &crate::context::Section, answers: &Answers, lang: Lang) -> Vec<Section> {
    let has_profiles = answers.has_profiles;
    let title = section.title.get(lang).to_owned();
    match &section.body {
        SectionBody::Period { definition, now, before } => {
            vec![Section {
                title,
                figures: figures(definition, now, before.as_ref(), lang),
                series: series(definition, now, lang),
                tables: asked_by(definition, now, lang)
                    .into_iter()
                    .chain(groups(now, answers, lang))
                    .collect(),
                records: records(definition, now, answers, lang),
            }]
        }
        SectionBody::Lists { definition, lists, .. } => {
            let one = |list: &crate::context::List| Section {
                title: tr!("{title}: {name}", title = title, name = list.name),
                figures: figures(definition, &list.measured, None, lang),
                series: None,
                tables: groups(&list.measured, answers, lang),
                records: None,
            };
            lists.iter().map(one).collect()
        }
        SectionBody::Counts { counts, incomplete } => {
            let tables = vec![counted(counts, *incomplete, has_profiles, lang)];
            vec![Section { title, figures: Vec::new(), series: None, tables, records: None }]
        }
    }
}

/// The numbers beside those before.
fn figures(definition: &Definition, now: &Measured, before: Option<&Measured>, lang: Lang) -> Vec<Figure> {
    let of = |number: &Number| {
        let earlier = before.and_then(|before| before.number(number.metric.key));
        let now = amounts(number.metric, number.value, lang);
        let before = amounts(number.metric, earlier.and_then(|earlier| earlier.value), lang);
        let figure = |((title, value), (_, previous)): ((String, Amount), (String, Amount))| Figure {
            key: number.metric.key,
            title,
            value,
            previous,
            change: metrics::change(previous.number(), value.number()),
            incomplete: number.incomplete,
            previous_incomplete: earlier.is_some_and(|earlier| earlier.incomplete),
            growth: number.metric.growth,
            rate_of: rate_of(number.metric, definition),
        };
        now.into_iter().zip(before).map(figure).collect::<Vec<_>>()
    };
    now.numbers.iter().filter(|number| is_shown(number)).flat_map(of).collect()
}

/// The key of the number that a rate divides.
fn rate_of(metric: &Metric, definition: &Definition) -> Option<&'static str> {
    let Formula::Rate(part, _) = metric.formula else { return None };
    definition.metrics.iter().find(|number| number.formula == *part).map(|number| number.key)
}

/// Whether a number is shown: one that only some reports can tell is left out of the others.
fn is_shown(number: &Number) -> bool {
    number.metric.formula != Formula::Asked || number.value.is_some() || number.incomplete
}

/// The numbers of a metric, each with its title.
fn amounts(metric: &Metric, value: Option<Value>, lang: Lang) -> Vec<(String, Amount)> {
    let title = metric.title.get(lang);
    match (metric.formula, value) {
        (Formula::Minutes { .. }, value) => {
            let minutes = match value {
                Some(Value::Minutes(minutes)) => {
                    [minutes.mean, minutes.median, minutes.p90].map(Amount::Minutes)
                }
                _ => [Amount::Unknown; 3],
            };
            let names =
                [tr!("{title}, mean", title), tr!("{title}, median", title), tr!("{title}, P90", title)];
            names.into_iter().zip(minutes).collect()
        }
        (_, value) => vec![(title.to_owned(), amount(value))],
    }
}

fn amount(value: Option<Value>) -> Amount {
    match value {
        Some(Value::Count(count)) => Amount::Count(count.try_into().unwrap_or(i64::MAX)),
        Some(Value::Rate(rate)) => Amount::Rate(rate),
        Some(Value::Minutes(_)) | None => Amount::Unknown,
    }
}

fn rate(part: u64, whole: u64) -> Amount {
    metrics::share(part, whole).map_or(Amount::Unknown, Amount::Rate)
}

/// The numbers by day.
fn series(definition: &Definition, now: &Measured, lang: Lang) -> Option<Series> {
    let lines = definition.by_day.iter().enumerate().filter_map(|(index, key)| {
        let amounts = now.by_day.iter().map(|day| amount(Some(Value::Count(day.counts[index]))));
        Some((definition.metric(key)?.title.get(lang).to_owned(), amounts.collect::<Vec<_>>()))
    });
    let lines: Vec<_> = lines.collect();
    let days = now.by_day.iter().map(|day| day.day).collect();
    (!lines.is_empty()).then(|| Series {
        title: tr!("By day"),
        days,
        lines,
        rate: rate_by_day(definition, now, lang),
        incomplete: now.incomplete,
    })
}

/// The rate of two numbers that are counted by day.
fn rate_by_day(definition: &Definition, now: &Measured, lang: Lang) -> Option<(String, Vec<Amount>)> {
    let index = |formula: &Formula| {
        let is_it = |key: &&str| definition.metric(key).is_some_and(|metric| metric.formula == *formula);
        definition.by_day.iter().position(is_it)
    };
    definition.metrics.iter().find_map(|metric| {
        let Formula::Rate(part, whole) = metric.formula else { return None };
        let (part, whole) = (index(part)?, index(whole)?);
        let rates = now.by_day.iter().map(|day| rate(day.counts[part], day.counts[whole]));
        Some((metric.title.get(lang).to_owned(), rates.collect()))
    })
}

/// The numbers of what was asked value by value.
fn asked_by(definition: &Definition, now: &Measured, lang: Lang) -> Option<Table> {
    let (asked_by, all) = (definition.asked_by.as_ref()?, now.asked_by.as_ref()?);
    let metrics = || asked_by.metrics.iter().filter_map(|key| definition.metric(key));
    let title = asked_by.title.get(lang).to_owned();
    let headings = metrics().map(|metric| metric.title.get(lang).to_owned());
    let rows = all.iter().map(|one| {
        let numbers =
            metrics().map(|metric| amount(one.measured.number(metric.key).and_then(|number| number.value)));
        (format!("{} {}", one.words.get(lang), one.name), numbers.collect())
    });
    Some(Table {
        headings: [title].into_iter().chain(headings).collect(),
        growth: metrics().map(|metric| metric.growth).collect(),
        rows: rows.collect(),
        other: None,
        incomplete: all.iter().any(|one| one.measured.incomplete),
    })
}

/// The most frequent values of each field.
fn groups(now: &Measured, answers: &Answers, lang: Lang) -> Vec<Table> {
    // A single value tells nothing that the total does not.
    let telling = now.by.iter().filter(|groups| groups.groups.len() > 1 || groups.other > 0);
    telling.map(|groups| table(groups, now.incomplete, answers, lang)).collect()
}

fn table(groups: &Groups, incomplete: bool, answers: &Answers, lang: Lang) -> Table {
    let title = groups.column.heading(lang).to_owned();
    let total = groups.groups.iter().map(|group| group.count).sum::<u64>() + groups.other;
    let numbers = |count: u64| vec![amount(Some(Value::Count(count))), rate(count, total)];
    let row = |group: &metrics::Group| {
        let name = match group.key.label(groups.column.kind, lang) {
            Some(label) if answers.mask => hidden(label, &groups.column),
            Some(label) => label,
            None => metrics::NOTHING.get(lang).to_owned(),
        };
        let profile = group.profile.as_deref().filter(|_| answers.has_profiles);
        (led(profile, &name), numbers(group.count))
    };
    Table {
        headings: vec![title, tr!("Number"), tr!("Share")],
        growth: vec![Tone::Plain; 2],
        rows: groups.groups.iter().map(row).collect(),
        other: (groups.other > 0).then(|| (tr!("(others)"), numbers(groups.other))),
        incomplete,
    }
}

/// Numbers by name, beside those before.
fn counted(counts: &[Count], incomplete: bool, has_profiles: bool, lang: Lang) -> Table {
    let has_previous = counts.iter().any(|count| count.previous.is_some());
    let known = |count: Option<i64>| count.map_or(Amount::Unknown, Amount::Count);
    let row = |count: &Count| {
        let (now, before) = (known(count.count), known(count.previous));
        let change = metrics::change(before.number(), now.number()).map_or(Amount::Unknown, Amount::Change);
        let name = count.title.clone().or_else(|| count.id.clone()).unwrap_or_default();
        let name = led(has_profiles.then(|| count.profile.as_deref().unwrap_or_default()), &name);
        (name, if has_previous { vec![now, before, change] } else { vec![now] })
    };
    let name = led(has_profiles.then_some(PROFILE.heading(lang)), &tr!("View"));
    let mut headings = vec![name, tr!("Tickets")];
    if has_previous {
        headings.extend([tr!("Before"), tr!("Change")]);
    }
    let growth = vec![Tone::Plain; headings.len() - 1];
    Table { headings, growth, rows: counts.iter().map(row).collect(), other: None, incomplete }
}

/// A name with another one before it, if there is one: `上海店 · 售中`.
fn led(before: Option<&str>, name: &str) -> String {
    before.map_or_else(|| name.to_owned(), |before| format!("{before} · {name}"))
}

/// The records that a person has to look at, with their profiles if there are several.
fn records(definition: &Definition, now: &Measured, answers: &Answers, lang: Lang) -> Option<Records> {
    let late = definition.late.as_ref()?;
    let (rows, total) = &now.late;
    // The profile comes first.
    let skipped = usize::from(!answers.has_profiles);
    let hide = |row: &Vec<_>| {
        let cells = row.iter().cloned().zip(&now.late_columns).skip(skipped);
        cells
            .map(|(cell, column)| if answers.mask { masked(cell, column).into_owned() } else { cell })
            .collect()
    };
    Some(Records {
        title: late.title.get(lang).to_owned(),
        columns: now.late_columns[skipped..].to_vec(),
        rows: rows.iter().map(hide).collect(),
        total: *total,
        incomplete: now.incomplete,
    })
    .filter(|records| records.total > 0)
}
