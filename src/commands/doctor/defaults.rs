//! Defaults in the file that no records have the columns of. Such a default counts nowhere, and no command refuses it.

use super::finding::Finding;
use crate::{
    config::{Config, Profile},
    nearest::nearest,
    record::{Column, Kind, Noun, PROFILE},
    vendors,
};

/// A default that counts nowhere.
pub struct IdleDefault {
    /// Its line and the mistake.
    pub what: String,
    /// The way to mend it.
    pub hint: String,
}

impl IdleDefault {
    /// The finding about it.
    pub(super) fn finding(self) -> Finding {
        Finding::warning("configuration", self.what, self.hint)
    }
}

/// The first default for columns that no records have, in any profile.
pub fn idle(config: &Config) -> Option<IdleDefault> {
    let names = config.profile_names();
    let profiles = names.iter().filter_map(|name| config.profile(Some(name)).ok());
    profiles
        .chain([config.no_profile()])
        .find_map(|profile| ["columns", "sort"].iter().find_map(|option| idle_option(&profile, option)))
}

fn idle_option(profile: &Profile<'_>, option: &str) -> Option<IdleDefault> {
    let (text, source, _) = profile.option(option)?;
    let names = text.split([',', '，', '、']).map(|name| name.trim().trim_start_matches(['-', '－']).trim());
    let name = unknown(&names.filter(|name| !name.is_empty() && *name != "all").collect::<Vec<_>>())?;
    let what = tr!(
        "{place}: `{option}` has no effect on any list: no list with the other columns has `{name}`",
        place = source.in_words(),
        option,
        name
    );
    let keys = nouns().flat_map(|noun| noun.columns).map(|column| &*column.key);
    let hint = match nearest(name, keys) {
        Some(near) => tr!("did you mean `{proposal}`?", proposal = near),
        None => tr!("`kefu fields` lists the columns of all records"),
    };
    Some(IdleDefault { what, hint })
}

/// The name that keeps the columns from being shown of any records; none if those of some noun have them all. A name
/// beside a known one may be a tenant's own field, where a noun has such fields.
fn unknown<'n>(names: &[&'n str]) -> Option<&'n str> {
    let absent =
        |noun: &Noun| names.iter().copied().filter(|name| !has(noun.columns, name)).collect::<Vec<_>>();
    let known = nouns().map(|noun| (noun, absent(noun))).filter(|(_, absent)| absent.len() < names.len());
    let fits = |(noun, absent): &(&Noun, Vec<&str>)| {
        absent.is_empty() || noun.columns.iter().any(|column| matches!(column.kind, Kind::Fields))
    };
    let known: Vec<_> = known.collect();
    if known.iter().any(fits) {
        return None;
    }
    let best = known.into_iter().min_by_key(|(_, absent)| absent.len());
    best.map_or_else(|| names.first().copied(), |(_, absent)| absent.first().copied())
}

fn nouns() -> impl Iterator<Item = &'static Noun> {
    vendors::ALL.iter().flat_map(|about| about.nouns)
}

fn has(columns: &[Column], name: &str) -> bool {
    columns.iter().chain([&PROFILE]).any(|column| column.is_called(name))
}
