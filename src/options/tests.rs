//! The table of options, held against what is made of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
};

use super::{
    Given, Options, Purpose, resolve,
    spec::Spec,
    table::{TABLE, Values},
};
use crate::{
    config::{Config, Environment, KnownKeys, Profiles},
    output::Question,
};

/// A value for each option that differs from what is built in.
const SAMPLES: &[(&str, &str)] = &[
    ("profile", "branch"),
    ("config", "other.toml"),
    ("output", "jsonl"),
    ("encoding", "gbk"),
    ("to", "out.csv"),
    ("columns", "id,title"),
    ("jq", ".[]"),
    ("limit", "7"),
    ("sort", "-title"),
    ("grep", "退款"),
    ("pager", "never"),
    ("lang", "zh-CN"),
    ("timezone", "UTC"),
    ("color", "never"),
    ("ambiguous-width", "wide"),
    ("timeout", "9s"),
    ("deadline", "99m"),
    ("retries", "1"),
    ("concurrency", "9"),
    ("verbose", "1"),
];

fn sample(spec: &Spec) -> &'static str {
    SAMPLES.iter().find(|(name, _)| *name == spec.name).map_or("true", |(_, value)| value)
}

/// The typed values, by the options' names.
fn typed(words: &[(&str, &str)]) -> Given {
    let words: Vec<_> = words.iter().map(|(name, text)| (*name, OsStr::new(*text))).collect();
    Given::in_words(TABLE, &words, &Environment::from([]))
}

fn resolved(words: &[(&str, &str)], purpose: Purpose) -> Options {
    let config = Config::none(Environment::from([]), KnownKeys { vendors: &[], options: &[] });
    let options = resolve(typed(words), Profiles::default(), purpose, &config, &[]);
    options.unwrap_or_else(|error| panic!("{error:?}"))
}

#[test]
fn every_value_is_read_as_what_it_is() {
    for spec in TABLE {
        let given = typed(&[(spec.name, sample(spec))]);
        assert_eq!(given.of(spec.name).map(|found| found.text.as_str()), Some(sample(spec)), "{}", spec.name);
        // A value of another type panics in a test.
        let _ = Values::of(&given);
    }
}

#[test]
fn what_is_built_in_is_what_holds_without_a_word() {
    let without = format!("{:?}", Settled(&resolved(&[], Purpose::Records)));
    for (spec, built_in) in TABLE.iter().filter_map(|spec| Some((spec, spec.built_in?))) {
        let with = resolved(&[(spec.name, built_in)], Purpose::Records);
        assert_eq!(format!("{:?}", Settled(&with)), without, "{}", spec.name);
    }
}

/// Options without the moment, and without what was typed for them.
struct Settled<'a>(&'a Options);

impl std::fmt::Debug for Settled<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Options { output, http, lang, values, .. } = self.0;
        let output = crate::output::Options {
            question: Question::new(
                &[],
                jiff::Timestamp::UNIX_EPOCH.to_zoned_datetime(jiff::tz::TimeZone::UTC),
            ),
            ..output.clone()
        };
        (output, http, lang, values.color.unwrap_or_default()).fmt(f)
    }
}

#[test]
fn the_form_of_files_is_what_the_table_says_their_bytes_depend_on() {
    // A format in which each option shows.
    let base = [("output", "csv-excel")];
    let form = |spec: &Spec| {
        let words = if spec.name == "output" { vec![] } else { base.to_vec() };
        resolved(&[words, vec![(spec.name, sample(spec))]].concat(), Purpose::Export).form()
    };
    let without = resolved(&base, Purpose::Export).form();
    assert_eq!(without, "-o csv-excel --lang en");
    for spec in TABLE.iter().filter(|spec| !spec.refused_by.contains(&Purpose::Export)) {
        assert_eq!(form(spec) != without, spec.form.is_some(), "{}: {}", spec.name, form(spec));
    }
    let places: BTreeSet<_> = TABLE.iter().filter_map(|spec| spec.form).collect();
    assert_eq!(
        places.len(),
        TABLE.iter().filter(|spec| spec.form.is_some()).count(),
        "a place is taken twice"
    );
    let all =
        [("output", "csv"), ("encoding", "gbk"), ("columns", "id"), ("labels", "true"), ("mask", "true")];
    let all = resolved(&[&all[..], &[("timezone", "utc"), ("lang", "en")]].concat(), Purpose::Export).form();
    assert_eq!(all, "-o csv --columns id --labels --mask --lang en --encoding gbk --timezone UTC");
}

#[test]
fn a_command_refuses_only_what_it_has_no_use_for() {
    for spec in TABLE {
        for purpose in spec.refused_by {
            assert!(!spec.used_by.contains(purpose), "{} and {purpose:?}", spec.name);
        }
    }
}

#[test]
fn opposites_are_each_others() {
    let opposites: BTreeMap<_, _> =
        TABLE.iter().filter_map(|spec| Some((spec.name, spec.opposite?))).collect();
    assert!(opposites.len() > 3);
    for (one, other) in &opposites {
        assert_eq!(opposites.get(other), Some(one));
    }
}
