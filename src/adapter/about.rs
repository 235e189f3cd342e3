//! A vendor as data: its name, its settings, and their values for one command.

use std::collections::BTreeMap;

use url::Url;

use super::{Calls, Code, CodeOption, Habit, codes_for};
use crate::{
    dates::duration,
    error::{Error, Kind as ErrorKind, Result},
    lang::{VendorName, Words},
    record::Noun,
    secret::{self, Secret},
};

/// A vendor as data: the single source for the wizard, validation, environment names and the example file.
#[derive(Debug)]
pub struct About {
    /// The name in folders, configuration keys and environment prefixes.
    pub name: VendorName,
    /// The name for people, where there is room.
    pub title: Words,
    /// The address of its API documentation.
    pub docs: &'static str,
    /// Its settings, in the order in which the wizard asks for them.
    pub settings: &'static [Setting],
    /// The sets of settings to authenticate with; any one of them is enough. Settings in none of them are optional.
    pub auth_methods: &'static [AuthMethod],
    /// The setting with a token that a person obtains in the browser, if there is one.
    pub browser: Option<&'static str>,
    /// The content that kefu shows, in a few words: `Acme tickets`.
    pub offers: Words,
    /// Its nouns.
    pub nouns: &'static [Noun],
    /// Its options that take codes.
    pub code_options: &'static [CodeOption],
    /// The settings that take certain codes alone, each with them.
    pub coded_settings: &'static [(&'static str, &'static [Code])],
    /// Words that people type for its nouns.
    pub habits: &'static [Habit],
    /// Examples of values, by an option's name or the name of its value in help.
    pub examples: &'static [(&'static str, &'static str)],
    /// The default time limit of one answer, in seconds.
    pub timeout_seconds: u32,
    /// The published request limit per second, if there is one; it is the default limit.
    pub max_rps: Option<f64>,
    /// The time in seconds within which the vendor rejects a request that is identical to an earlier one, if it has
    /// such a rule.
    pub repeat_seconds: Option<u32>,
    /// The rules of its raw calls.
    pub calls: Calls,
}

/// One setting of a vendor.
#[derive(Debug)]
pub struct Setting {
    /// Its key in the configuration; in upper case after `KEFU_<VENDOR>_` in the environment.
    pub key: &'static str,
    /// A sentence that says what it is and where to find it.
    pub help: Words,
    /// Whether it is never shown, and hidden while typing.
    pub secret: bool,
    /// Its default value.
    pub default: Option<&'static str>,
    /// An invented value for the example file.
    pub example: &'static str,
}

/// One set of settings to authenticate with.
#[derive(Debug)]
pub struct AuthMethod {
    /// Its name for people.
    pub title: Words,
    /// The keys of its settings.
    pub keys: &'static [&'static str],
}

/// A vendor's settings for one command: texts and secrets by key, including defaults.
#[derive(Clone, Debug)]
pub struct Settings {
    vendor: &'static About,
    values: BTreeMap<&'static str, Secret>,
}

impl About {
    /// A vendor without special properties, for tests.
    #[cfg(test)]
    pub const TEST: Self = Self {
        name: VendorName::new("test", "试"),
        title: Words::new("", ""),
        docs: "",
        settings: &[],
        auth_methods: &[],
        browser: None,
        offers: Words::new("", ""),
        nouns: &[],
        code_options: &[],
        coded_settings: &[],
        habits: &[],
        examples: &[],
        timeout_seconds: 30,
        max_rps: None,
        repeat_seconds: None,
        calls: Calls {
            target: crate::lang::Message::new("a path"),
            examples: &["notes/1"],
            reads: super::Reads::Every,
            own_parameters: &[],
            paging: None,
        },
    };

    /// A setting that it authenticates with, to be named in an example.
    pub fn example_key(&self) -> &'static str {
        self.auth_methods.first().and_then(|method| method.keys.first()).copied().unwrap_or("base_url")
    }

    /// Checks a setting's value against what the setting is for. Errors never show the value.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] with the values that are allowed.
    pub fn check(&self, key: &str, value: &str) -> Result<()> {
        let vendor = self.name;
        let is_rate = |text: &str| text.parse().is_ok_and(|rate: f64| rate.is_finite() && rate > 0.0);
        let wrong = |what: String| Err(Error::new(ErrorKind::Config, what));
        let codes = self.coded_settings.iter().find(|(coded, _)| *coded == key).map(|(_, codes)| *codes);
        match (key, codes) {
            ("max_rps", _) if !is_rate(value) => {
                wrong(tr!("{vendor}: `{key}` has to be a number of requests a second above 0", vendor, key))
            }
            ("timeout", _) if duration(value).is_err() => {
                wrong(tr!("{vendor}: `{key}` has to be a duration like 30s", vendor, key))
            }
            ("allow_http", _) if !["true", "false"].contains(&value) => {
                wrong(tr!("{vendor}: `{key}` has to be true or false", vendor, key))
            }
            (_, Some(codes)) if codes_for(key, value, codes, &[]).is_err() => {
                let names: Vec<_> = codes.iter().map(|code| code.name).collect();
                wrong(tr!(
                    "{vendor}: `{key}` has to be one of `{names}`",
                    vendor,
                    key,
                    names = names.join(&tr!("quoted" => ", "))
                ))
            }
            _ => Ok(()),
        }
    }

    /// The environment variable of a setting.
    pub fn variable(&self, key: &str) -> String {
        format!("KEFU_{}_{key}", self.name.id).to_uppercase()
    }
}

impl Settings {
    /// The settings of a vendor, by the keys of its [`About`]. Registers the secrets among them for redaction.
    pub fn new(vendor: &'static About, values: BTreeMap<&'static str, Secret>) -> Self {
        let secrets = vendor.settings.iter().filter(|setting| setting.secret);
        secrets.filter_map(|setting| values.get(setting.key)).for_each(secret::learn);
        Self { vendor, values }
    }

    /// The vendor that the settings belong to.
    pub fn about(&self) -> &'static About {
        self.vendor
    }

    /// A setting's value, or its default; an empty text counts as absent.
    pub fn get(&self, key: &str) -> Option<&str> {
        let default = || self.vendor.settings.iter().find(|setting| setting.key == key)?.default;
        self.values.get(key).map(Secret::expose).filter(|value| !value.is_empty()).or_else(default)
    }

    /// A secret setting.
    pub fn secret(&self, key: &str) -> Option<Secret> {
        self.get(key).map(Secret::new)
    }

    /// A required secret setting.
    ///
    /// # Errors
    /// As [`Self::required`].
    pub fn required_secret(&self, key: &str) -> Result<Secret> {
        self.required(key).map(Secret::new)
    }

    /// A required setting.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] with the ways to set it.
    pub fn required(&self, key: &str) -> Result<&str> {
        self.get(key).ok_or_else(|| self.missing(key))
    }

    /// The vendor's address.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] if it is not an address.
    pub fn base_url(&self) -> Result<Url> {
        let text = self.required("base_url")?;
        Url::parse(text).ok().filter(|url| !url.cannot_be_a_base() && url.has_host()).ok_or_else(|| {
            let vendor = self.vendor.name;
            Error::new(ErrorKind::Config, tr!("{vendor}: `base_url` is not an address", vendor))
                .why(tr!("`{text}` does not begin with http:// or https:// and a host", text))
                .hint(tr!("write it like https://api.example.com"))
        })
    }

    /// The error for a missing setting.
    pub fn missing(&self, key: &str) -> Error {
        let (vendor, variable) = (self.vendor.name, self.vendor.variable(key));
        Error::new(ErrorKind::Config, tr!("{vendor} is not configured: `{key}` is missing", vendor, key))
            .why(tr!("neither the profile nor the environment sets it"))
            .hint(tr!("run `kefu config init`, or set {variable}; `--demo` needs no configuration", variable))
    }
}
