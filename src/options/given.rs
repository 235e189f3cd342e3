//! The given value of each option and its source: flag over variable over profile over `[defaults]`.

use std::{ffi::OsStr, sync::Arc};

use clap::{ArgMatches, parser::ValueSource};

use super::spec::Spec;
use crate::config::{Environment, Profile, Source};

/// Where options are given; the later counts more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    Defaults,
    Profile,
    Environment,
    Flag,
}

/// The options that are given: of each the one that counts most.
#[derive(Clone, Debug)]
pub struct Given {
    /// The options that there are.
    table: &'static [Spec],
    /// In the order of the table.
    found: Vec<Option<Found>>,
}

/// The given value of one option.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) layer: Layer,
    pub(super) source: Source,
    /// The value as it was written.
    pub(super) text: String,
    matches: Arc<ArgMatches>,
}

/// A value that is none.
pub struct WrongValue {
    /// The option.
    pub spec: &'static Spec,
    /// Where it is given.
    pub source: Source,
    /// The mistake.
    pub reason: Reason,
}

/// The mistake in a value.
pub enum Reason {
    /// The flag does not take it.
    Refused(Box<clap::Error>),
    /// A file may say only this.
    Allowed(String),
}

impl Given {
    /// The options on the command line. The tree's root knows those of every level.
    pub fn on_command_line(table: &'static [Spec], matches: ArgMatches) -> Self {
        let matches = Arc::new(matches);
        let typed = |spec: &'static Spec| {
            (matches.value_source(spec.name) == Some(ValueSource::CommandLine)).then(|| Found {
                layer: Layer::Flag,
                source: Source::Flag(format!("--{}", spec.name)),
                text: spec.text(&matches),
                matches: Arc::clone(&matches),
            })
        };
        Self { table, found: table.iter().map(typed).collect() }
    }

    /// No option.
    pub fn none(table: &'static [Spec]) -> Self {
        Self { table, found: vec![None; table.len()] }
    }

    /// The options in words that could not be read as a whole: those that make sense by themselves.
    pub fn in_words(table: &'static [Spec], words: &[(&str, &OsStr)], environment: &Environment) -> Self {
        let read = |spec: &'static Spec| {
            let typed = words.iter().rev().find(|(name, _)| *name == spec.name);
            let typed = typed.and_then(|(_, text)| {
                Found::read(spec, text, Layer::Flag, Source::Flag(format!("--{}", spec.name))).ok()
            });
            typed.or_else(|| Found::in_environment(spec, environment)?.ok())
        };
        Self { table, found: table.iter().map(read).collect() }
    }

    /// Adds what the environment says about options that are still open.
    ///
    /// # Errors
    /// The first value that its option does not take; the others are added all the same.
    pub fn add_environment(&mut self, environment: &Environment) -> Result<(), WrongValue> {
        self.add(|_, spec| Found::in_environment(spec, environment))
    }

    /// Adds what profiles, and then `[defaults]`, say about options that are still open. Of several profiles the first
    /// one that sets an option counts, but a flag that one of them turns on is on: `mask` must hold for all of them.
    ///
    /// # Errors
    /// As [`Self::add_environment`].
    pub fn add_profiles(&mut self, profiles: &[Profile<'_>]) -> Result<(), WrongValue> {
        self.add(|given, spec| {
            if spec.yields_to.iter().any(|name| given.of(name).is_some()) {
                return None;
            }
            let found: Vec<_> = profiles.iter().filter_map(|profile| profile.option(spec.name)).collect();
            let mut own = found.iter().filter(|(.., own)| *own);
            let on = own.clone().find(|(text, ..)| !spec.is_off(text));
            let (text, source, own) = on.or_else(|| own.next()).or_else(|| found.first())?.clone();
            if let Some(allowed) = spec.instead_in_file(text) {
                return Some(Err(WrongValue { spec, source, reason: Reason::Allowed(allowed) }));
            }
            let layer = if own { Layer::Profile } else { Layer::Defaults };
            Some(Found::read(spec, OsStr::new(text), layer, source))
        })
    }

    fn add(
        &mut self,
        read: impl Fn(&Self, &'static Spec) -> Option<Result<Found, WrongValue>>,
    ) -> Result<(), WrongValue> {
        let mut wrong = None;
        for (at, spec) in self.table.iter().enumerate() {
            if self.found[at].is_some() {
                continue;
            }
            match read(self, spec).transpose() {
                Ok(found) => self.found[at] = found,
                Err(error) => drop(wrong.get_or_insert(error)),
            }
        }
        wrong.map_or(Ok(()), Err)
    }

    /// The value of an option that takes one.
    pub fn one<T: Clone + Send + Sync + 'static>(&self, name: &str) -> Option<T> {
        let value = self.of(name)?.matches.try_get_one::<T>(name);
        debug_assert!(value.is_ok(), "{name} has a value of another type");
        value.ok().flatten().cloned()
    }

    /// Whether a flag is given.
    pub fn flag(&self, name: &str) -> bool {
        self.one(name).unwrap_or_default()
    }

    /// The values of an option that takes several.
    pub fn many<T: Clone + Send + Sync + 'static>(&self, name: &str) -> Option<Vec<T>> {
        let values = self.of(name)?.matches.try_get_many::<T>(name);
        debug_assert!(values.is_ok(), "{name} has values of another type");
        Some(values.ok().flatten()?.cloned().collect())
    }

    /// The given value of an option.
    pub(super) fn of(&self, name: &str) -> Option<&Found> {
        let at = self.table.iter().position(|spec| spec.name == name)?;
        self.found[at].as_ref()
    }

    /// Where an option is given, unless it says that a flag is not.
    pub(super) fn layer(&self, spec: &Spec) -> Option<Layer> {
        let found = self.of(spec.name).filter(|found| !spec.is_off(&found.text))?;
        Some(found.layer)
    }

    /// Whether an option was typed.
    pub(super) fn is_typed(&self, name: &str) -> bool {
        self.of(name).is_some_and(|found| found.layer == Layer::Flag)
    }

    /// Whether an option is set by the file.
    pub(super) fn is_general(&self, name: &str) -> bool {
        self.of(name).is_some_and(|found| found.layer < Layer::Environment)
    }

    /// Leaves an option without force.
    pub(super) fn overrule(&mut self, name: &str) {
        for (spec, found) in self.table.iter().zip(&mut self.found).filter(|(spec, _)| spec.name == name) {
            *found = found.take().filter(|found| spec.is_off(&found.text));
        }
    }

    /// The same with the options of another about vendors' records, which are in force for other commands.
    pub(super) fn with_those_of_vendors(mut self, other: &Self) -> Self {
        for (at, _) in self.table.iter().enumerate().filter(|(_, spec)| spec.of_vendors) {
            self.found[at].clone_from(&other.found[at]);
        }
        self
    }

    /// The options that variables have set.
    pub fn variables(&self) -> impl Iterator<Item = &'static Spec> {
        let all = self.table.iter().zip(&self.found);
        let set =
            all.filter(|(_, found)| found.as_ref().is_some_and(|found| found.layer == Layer::Environment));
        set.map(|(spec, _)| spec)
    }
}

impl Found {
    fn in_environment(spec: &'static Spec, environment: &Environment) -> Option<Result<Self, WrongValue>> {
        let name = spec.variable();
        let text = environment.value(&name)?;
        Some(Self::read(spec, text, Layer::Environment, Source::Environment(name)))
    }

    fn read(spec: &'static Spec, text: &OsStr, layer: Layer, source: Source) -> Result<Self, WrongValue> {
        match spec.read(text) {
            Ok(matches) => Ok(Self { layer, source, text: spec.text(&matches), matches: Arc::new(matches) }),
            Err(error) => Err(WrongValue { spec, source, reason: Reason::Refused(Box::new(error)) }),
        }
    }
}
