//! The content of the configuration file as data.

use std::collections::BTreeMap;

use super::{FileLine, value::Value};

/// Options by their known name: the text that the flag would take, and its line.
pub type Options = BTreeMap<&'static str, (String, FileLine)>;

/// The checked content of the file. Secrets are not fetched yet.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The value of `default_profile`.
    pub default_profile: Option<(String, FileLine)>,
    /// `[defaults]`.
    pub defaults: Options,
    /// `[profiles.NAME]`, by name.
    pub profiles: BTreeMap<String, Section>,
}

/// One profile of the file.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its own options.
    pub options: Options,
    /// The vendors' settings, by vendor and key.
    pub vendors: BTreeMap<&'static str, BTreeMap<&'static str, Value>>,
}
