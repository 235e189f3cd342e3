//! What holds in one profile: options and vendors' settings, each with where it comes from.

use std::collections::BTreeMap;

use super::{
    Config, Section, Source, UNIVERSAL, address,
    value::{Form, Value, without_marks},
};
use crate::{
    adapter::{About, Setting, Settings},
    error::{Error, Kind, Result},
    nearest::nearest,
    secret::{MASK, Secret},
    text::{Ambiguous, is_hidden},
};

/// One profile of a configuration, together with the environment, which overrides it.
#[derive(Clone, Debug)]
pub struct Profile<'a> {
    /// Its name.
    pub name: String,
    /// What chose it, where nobody named it.
    pub source: Source,
    pub(super) config: &'a Config,
    pub(super) section: Option<&'a Section>,
}

/// One line of `config show`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The vendor's name; none for an option.
    pub vendor: Option<&'static str>,
    /// The setting's or the option's key.
    pub key: &'static str,
    /// What to show: `***` for a secret; where a value that is kept elsewhere is kept. Nothing is fetched.
    pub value: String,
    /// Where it comes from.
    pub source: Source,
}

/// A setting as the environment or the file gives it.
enum Given<'a> {
    Variable(String, &'a str),
    Line(&'a Value),
}

impl Given<'_> {
    fn source(&self) -> Source {
        match self {
            Self::Variable(name, _) => Source::Environment(name.clone()),
            Self::Line(value) => Source::File(value.line.clone()),
        }
    }
}

impl Profile<'_> {
    /// An option of this profile or of `[defaults]`, as the text its flag would take, and where it stands.
    /// Hyphens and underscores are the same. Flags and variables come before it.
    pub fn option(&self, key: &str) -> Option<(&str, Source)> {
        let name = |key: &str| key.replace('-', "_");
        let key = self.config.known.options.iter().find(|known| name(known) == name(key))?;
        let own = self.section.and_then(|section| section.options.get(key));
        let (text, line) = own.or_else(|| self.config.file.defaults.get(key))?;
        Some((text, Source::File(line.clone())))
    }

    /// A vendor's settings, secrets fetched: environment, then profile. Defaults are [`Settings::get`]'s.
    /// Variables with the vendor's prefix that mean nothing are warned about.
    ///
    /// # Errors
    /// [`Kind::Config`] when a value cannot be fetched, is not of its kind, or is an address that secrets
    /// must not travel to.
    pub fn settings(&self, about: &'static About) -> Result<Settings> {
        for (name, near) in self.unknown_variables(about) {
            let near = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
            tracing::warn!("the variable {name} means nothing{near}");
        }
        let mut values = BTreeMap::new();
        let mut sources = BTreeMap::new();
        for key in keys(about) {
            let Some(given) = self.given(about, key)? else {
                continue;
            };
            let value = match &given {
                Given::Variable(_, text) => Secret::new(without_marks(text)),
                Given::Line(value) => {
                    let name = format!("profiles.{}.{}.{key}", self.name, about.name);
                    value.resolve(&name, &self.config.environment)?
                }
            };
            check(about, key, value.expose()).map_err(|error| error.why(given.source()))?;
            values.insert(key, value);
            sources.insert(key, given.source());
        }
        let allow_http = values.get("allow_http").is_some_and(|yes| yes.expose() == "true");
        if let (Some(url), Some(source)) = (values.get("base_url"), sources.get("base_url")) {
            address::check(url.expose(), about, allow_http, source)?;
        }
        Ok(Settings::new(about, values))
    }

    /// Every setting that is given or has a default, for every vendor. Shows no secret and fetches nothing.
    ///
    /// # Errors
    /// [`Kind::Config`] when a variable is not text.
    pub fn entries(&self) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for about in self.config.known.vendors {
            for key in keys(about) {
                entries.extend(self.entry(about, key)?);
            }
        }
        Ok(entries)
    }

    /// The vendors for which anything is given that has no default: those that somebody set up.
    pub fn configured(&self) -> Vec<&'static About> {
        let is_given = |about: &About, setting: &Setting| {
            let line = self.line(about, setting.key);
            line.is_some() || self.config.environment.has(&about.variable(setting.key))
        };
        let vendors = self.config.known.vendors.iter().copied();
        vendors
            .filter(|about| {
                let mut needed = about.settings.iter().filter(|setting| setting.default.is_none());
                needed.any(|setting| is_given(about, setting))
            })
            .collect()
    }

    /// The variables with the vendor's prefix that are none of its settings, each with the nearest that is.
    pub fn unknown_variables(&self, about: &About) -> Vec<(&str, Option<String>)> {
        let known: Vec<_> = keys(about).map(|key| about.variable(key)).collect();
        let prefix = about.variable("");
        let names = self.config.environment.names(&prefix);
        let near = |name: &str| {
            let keys = known.iter().filter_map(|known| known.strip_prefix(&prefix));
            nearest(&name[prefix.len()..], keys).map(|key| format!("{prefix}{key}"))
        };
        names.filter(|name| !known.iter().any(|known| known == name)).map(|name| (name, near(name))).collect()
    }

    fn given(&self, about: &About, key: &str) -> Result<Option<Given<'_>>> {
        let variable = about.variable(key);
        if self.config.overridden
            && let Some(text) = self.config.environment.text(&variable)?
        {
            return Ok(Some(Given::Variable(variable, text)));
        }
        Ok(self.line(about, key).map(Given::Line))
    }

    fn line(&self, about: &About, key: &str) -> Option<&Value> {
        let value = self.section?.vendors.get(about.name)?.get(key)?;
        Some(value).filter(|value| value.is_given())
    }

    fn entry(&self, about: &'static About, key: &'static str) -> Result<Option<Entry>> {
        let setting = about.settings.iter().find(|setting| setting.key == key);
        let secret = setting.is_some_and(|setting| setting.secret);
        let given = self.given(about, key)?;
        let shown = match &given {
            Some(Given::Line(value)) if !matches!(value.form, Form::Text(_)) => {
                let mask = if secret { "*** from " } else { "from " };
                Some(format!("{mask}{}", value.form))
            }
            Some(_) if secret => Some(MASK.to_owned()),
            Some(Given::Variable(_, text)) => Some(address::shown(text)),
            Some(Given::Line(Value { form: Form::Text(text), .. })) => Some(address::shown(text.expose())),
            Some(Given::Line(_)) | None => setting.and_then(|setting| setting.default).map(str::to_owned),
        };
        Ok(shown.map(|value| Entry {
            vendor: Some(about.name),
            key,
            value,
            source: given.map_or(Source::Default, |given| given.source()),
        }))
    }
}

/// The keys a vendor's section can have, in the order to show them.
fn keys(about: &About) -> impl Iterator<Item = &'static str> {
    let own = about.settings.iter().map(|setting| setting.key);
    own.chain(UNIVERSAL)
}

/// Whether a character can be seen neither by itself nor as a blank between others: a line break, which would end
/// a header, another control or blank than the usual one, and what takes no room.
pub(super) fn is_unseen(c: char) -> bool {
    let is_strange_blank = c.is_whitespace() && c != ' ';
    is_hidden(c) || is_strange_blank || Ambiguous::Narrow.width(c.encode_utf8(&mut [0; 4])) == 0
}

/// Holds a value against its kind. The value itself is never shown.
fn check(about: &About, key: &str, value: &str) -> Result<()> {
    let wrong = |what: &str| Err(Error::new(Kind::Config, format!("{}: `{key}` {what}", about.name)));
    let is_rate = |text: &str| text.parse().is_ok_and(|rate: f64| rate.is_finite() && rate > 0.0);
    if let Some(c) = value.chars().find(|c| is_unseen(*c)) {
        let what = format!("holds U+{:04X}, a character that nobody can see", u32::from(c));
        let hint = "type it again: pasted text can bring such characters along";
        return wrong(&what).map_err(|error| error.hint(hint));
    }
    match key {
        "max_rps" if !is_rate(value) => wrong("has to be a number of requests a second above 0"),
        "allow_http" if !["true", "false"].contains(&value) => wrong("has to be true or false"),
        _ => Ok(()),
    }
}
