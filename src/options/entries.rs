//! The profile and the options in force, each with where it comes from: what `kefu config show` says of them.

use super::{Options, spec::Spec, table::TABLE};
use crate::{
    config::{Config, Entry, Source},
    lang::by_surroundings,
    output::Format,
};

impl Options {
    /// A line for the profile, the configuration file and every option that has a value.
    pub fn entries(&self, config: &Config) -> Vec<Entry> {
        let (in_file, others): (Vec<_>, Vec<_>) = TABLE.iter().partition(|spec| spec.in_file.is_some());
        let entry = |spec: &'static Spec| {
            let (value, source) = self.in_force(spec, config)?;
            Some(Entry { vendor: None, key: spec.name, value, source })
        };
        others.into_iter().chain(in_file).filter_map(entry).collect()
    }

    /// The value of an option and where it comes from.
    fn in_force(&self, spec: &Spec, config: &Config) -> Option<(String, Source)> {
        let given = self.given.of(spec.name);
        let source = given.map(|found| found.source.clone());
        match spec.name {
            "profile" => {
                let names = Some(self.profiles.names.join(",")).filter(|_| !self.values.demo)?;
                Some((names, source.unwrap_or_else(|| config.source_of_profiles())))
            }
            "config" => {
                Some((config.paths.config.display().to_string(), source.unwrap_or_else(|| config.home())))
            }
            _ => given
                .map(|found| (found.text.clone(), found.source.clone()))
                .or_else(|| self.implied(spec))
                .or_else(|| spoken(spec, config))
                .or_else(|| Some((spec.built_in?.to_owned(), Source::Default))),
        }
    }

    /// The format that a file's name or a program for JSON asks for.
    fn implied(&self, spec: &Spec) -> Option<(String, Source)> {
        let is_named = self.output.to.as_deref().and_then(Format::for_path).is_some();
        let by_name = || self.given.of("to").filter(|_| is_named);
        let by = self.given.of("jq").or_else(by_name).filter(|_| spec.name == "output")?;
        Some((self.output.format.name(), by.source.clone()))
    }
}

/// The language where none is given, and the variable that decides.
fn spoken(spec: &Spec, config: &Config) -> Option<(String, Source)> {
    let variable = |name: &str| config.variable(name).ok().flatten();
    let (lang, by) = Some(by_surroundings(variable)).filter(|_| spec.name == "lang")?;
    Some((lang.name().to_owned(), by.map_or(Source::Default, |name| Source::Environment(name.to_owned()))))
}
