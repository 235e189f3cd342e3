//! The options and vendors' settings of one profile, each with its source.

use std::{collections::BTreeMap, path::Path};

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
    titles::Titles,
    whole_file::PrivateFile,
};

/// One profile of a configuration, together with the environment, which overrides it.
#[derive(Clone, Debug)]
pub struct Profile<'a> {
    /// Its name.
    pub name: String,
    pub(super) config: &'a Config,
    pub(super) section: Option<&'a Section>,
    /// Whether it is one of several that are asked, which all have the same environment.
    pub(super) is_one_of_several: bool,
}

/// One line of `config show`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The vendor's name; `None` for an option.
    pub vendor: Option<&'static str>,
    /// The key of the setting or the option.
    pub key: &'static str,
    /// The text to show: `***` for a secret, the reference for a value that is kept elsewhere. Nothing is fetched.
    pub value: String,
    /// The source of the value.
    pub source: Source,
}

/// A setting's value in the environment or the file.
enum SettingValue<'a> {
    Variable(String, &'a str),
    Line(&'a Value),
}

impl SettingValue<'_> {
    fn source(&self) -> Source {
        match self {
            Self::Variable(name, _) => Source::Environment(name.clone()),
            Self::Line(value) => Source::File(value.line.clone()),
        }
    }
}

impl Profile<'_> {
    /// The same profile, which may be one of several that a command is about.
    #[must_use]
    pub fn one_of_several(self, is_one_of_several: bool) -> Self {
        Self { is_one_of_several, ..self }
    }

    /// An option of this profile or of `[defaults]`, as the text that its flag would take, its source, and whether it is
    /// the profile's own. Hyphens and underscores in the key are equivalent. Flags and variables override it.
    pub fn option(&self, key: &str) -> Option<(&str, Source, bool)> {
        let name = |key: &str| key.replace('-', "_");
        let key = self.config.known.options.iter().find(|known| name(known) == name(key))?;
        let own = self.section.and_then(|section| section.options.get(key));
        let (text, line) = own.or_else(|| self.config.file.defaults.get(key))?;
        Some((text, Source::File(line.clone()), own.is_some()))
    }

    /// A vendor's settings with secrets fetched: environment over profile. Defaults are added by [`Settings::get`].
    /// Logs a warning for each variable with the vendor's prefix that is no setting.
    ///
    /// # Errors
    /// [`Kind::Config`] if a value cannot be fetched, does not fit its kind, or is an address that must not receive
    /// secrets.
    pub fn settings(&self, about: &'static About) -> Result<Settings> {
        for (name, near) in self.unknown_variables(about) {
            let told = match near {
                Some(near) => tr!("the variable {name} means nothing; did you mean {near}?", name, near),
                None => tr!("the variable {name} means nothing", name),
            };
            tracing::warn!("{told}");
        }
        let value = |key| Some(self.value(about, key).transpose()?.map(|value| (key, value)));
        self.of_values(about, keys(about).filter_map(value).collect::<Result<_>>()?)
    }

    /// The value of one setting, fetched from wherever it is kept.
    ///
    /// # Errors
    /// As [`Self::settings`].
    pub fn value(&self, about: &About, key: &str) -> Result<Option<Secret>> {
        let Some(given) = self.given(about, key)? else { return Ok(None) };
        let value = match &given {
            SettingValue::Variable(_, text) => Secret::new(without_marks(text)),
            SettingValue::Line(value) => {
                let name = format!("profiles.{}.{}.{key}", self.name, about.name.id);
                value.resolve(&name, &self.config.environment)?
            }
        };
        check(about, key, value.expose()).map_err(|error| error.why(given.source().in_words()))?;
        Ok(Some(value))
    }

    /// Checks a setting whose value stands in the file itself. What is kept elsewhere is not fetched.
    ///
    /// # Errors
    /// As [`Self::settings`].
    pub fn check_literal(&self, about: &'static About, key: &'static str) -> Result<()> {
        let literal = |key| match self.line(about, key).map(|value| &value.form) {
            Some(Form::Text(text)) => Some((key, text.clone())),
            _ => None,
        };
        let Some((key, text)) = literal(key) else { return Ok(()) };
        check(about, key, text.expose())?;
        let address = ["base_url", "allow_http"].contains(&key);
        let values = ["base_url", "allow_http"].into_iter().filter(|_| address).filter_map(literal);
        self.of_values(about, values.collect()).map(drop)
    }

    /// A vendor's settings with these values.
    ///
    /// # Errors
    /// [`Kind::Config`] for an address that must not receive secrets.
    pub fn of_values(
        &self,
        about: &'static About,
        values: BTreeMap<&'static str, Secret>,
    ) -> Result<Settings> {
        let allow_http = values.get("allow_http").is_some_and(|yes| yes.expose() == "true");
        if let (Some(url), Some(given)) = (values.get("base_url"), self.given(about, "base_url")?) {
            address::check(url.expose(), about, allow_http, &given.source())?;
        }
        Ok(Settings::new(about, values))
    }

    /// Every setting that has a value or a default, for every vendor. Shows no secret and fetches nothing.
    ///
    /// # Errors
    /// [`Kind::Config`] if a variable is not UTF-8.
    pub fn entries(&self) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for about in self.config.known.vendors {
            for key in keys(about) {
                entries.extend(self.entry(about, key)?);
            }
        }
        Ok(entries)
    }

    /// The stored titles of a vendor's lists.
    pub fn titles(&self, about: &'static About, cache: &Path) -> Titles {
        Titles::new(self.private_file("titles", about, cache))
    }

    /// A file of a kind about what this profile sees at a vendor. It belongs to this profile, address and account, as far as
    /// these are known without fetching anything.
    pub fn private_file(&self, kind: &str, about: &'static About, cache: &Path) -> PrivateFile {
        let settings = about.settings.iter().filter(|setting| !setting.secret);
        let shown = settings.map(|setting| match self.entry(about, setting.key) {
            Ok(Some(entry)) => entry.value,
            _ => String::new(),
        });
        let account: Vec<_> = [self.name.clone()].into_iter().chain(shown).collect();
        PrivateFile::new(cache, &format!("{kind}-{}", about.name.id), account.iter().map(String::as_str))
    }

    /// The vendors that have a setting other than a default: those that the user has configured. A variable says nothing
    /// about one of several profiles.
    pub fn configured(&self) -> Vec<&'static About> {
        let is_given = |about: &About, setting: &Setting| {
            let line = self.line(about, setting.key);
            let has_variable = || self.config.environment.has(&about.variable(setting.key));
            line.is_some() || (!self.is_one_of_several && has_variable())
        };
        let vendors = self.config.known.vendors.iter().copied();
        vendors
            .filter(|about| {
                let mut needed = about.settings.iter().filter(|setting| setting.default.is_none());
                needed.any(|setting| is_given(about, setting))
            })
            .collect()
    }

    /// The variables with the vendor's prefix that are no settings, each with the nearest setting.
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

    /// Refuses variables that give all of several profiles one secret.
    ///
    /// # Errors
    /// [`Kind::Config`] with the variable.
    pub fn check_variables(&self, about: &About) -> Result<()> {
        about.settings.iter().try_for_each(|setting| self.given(about, setting.key).map(drop))
    }

    fn given(&self, about: &About, key: &str) -> Result<Option<SettingValue<'_>>> {
        let variable = about.variable(key);
        if self.config.overridden
            && let Some(text) = self.config.environment.text(&variable)?
        {
            let is_secret = about.settings.iter().any(|setting| setting.key == key && setting.secret);
            return match is_secret && self.is_one_of_several {
                true => Err(one_for_all(&variable)),
                false => Ok(Some(SettingValue::Variable(variable, text))),
            };
        }
        Ok(self.line(about, key).map(SettingValue::Line))
    }

    fn line(&self, about: &About, key: &str) -> Option<&Value> {
        let value = self.section?.vendors.get(about.name.id)?.get(key)?;
        Some(value).filter(|value| value.is_given())
    }

    /// One line of `config show`; `None` for a setting without a value.
    ///
    /// # Errors
    /// As [`Self::entries`].
    pub fn entry(&self, about: &'static About, key: &'static str) -> Result<Option<Entry>> {
        let setting = about.settings.iter().find(|setting| setting.key == key);
        let secret = setting.is_some_and(|setting| setting.secret);
        let given = self.given(about, key)?;
        let shown = match &given {
            Some(SettingValue::Line(value)) if !matches!(value.form, Form::Text(_)) => {
                let mask = if secret { "*** from " } else { "from " };
                Some(format!("{mask}{}", value.form))
            }
            Some(_) if secret => Some(MASK.to_owned()),
            Some(SettingValue::Variable(_, text)) => Some(address::shown(text)),
            Some(SettingValue::Line(Value { form: Form::Text(text), .. })) => {
                Some(address::shown(text.expose()))
            }
            Some(SettingValue::Line(_)) | None => {
                setting.and_then(|setting| setting.default).map(str::to_owned)
            }
        };
        Ok(shown.map(|value| Entry {
            vendor: Some(about.name.id),
            key,
            value,
            source: given.map_or(Source::Default, |given| given.source()),
        }))
    }
}

/// The error for a variable that would give every one of several profiles the same secret.
fn one_for_all(variable: &str) -> Error {
    Error::new(Kind::Config, tr!("{variable} would be the secret of every profile that is asked", variable))
        .why(tr!("a variable overrides the configuration of all profiles, and each has a secret of its own"))
        .hint(tr!(
            "unset {variable} and let each profile name a variable of its own, {form}; or ask one profile with -p",
            variable,
            form = r#"{ env = "NAME" }"#
        ))
}

/// The keys that a vendor's section may have, in display order.
pub fn keys(about: &About) -> impl Iterator<Item = &'static str> {
    let own = about.settings.iter().map(|setting| setting.key);
    own.chain(UNIVERSAL)
}

/// Whether a character is invisible: a line break, which would end a header, another control character, a blank other
/// than the ordinary space, or a character without width.
pub(super) fn is_unseen(c: char) -> bool {
    let is_strange_blank = c.is_whitespace() && c != ' ';
    is_hidden(c) || is_strange_blank || Ambiguous::Narrow.width(c.encode_utf8(&mut [0; 4])) == 0
}

/// Checks a value: that nothing in it is invisible, and that it fits its setting. Errors never show the value.
fn check(about: &About, key: &str, value: &str) -> Result<()> {
    let Some(c) = value.chars().find(|c| is_unseen(*c)) else { return about.check(key, value) };
    let (vendor, code) = (about.name, format_args!("U+{:04X}", u32::from(c)).to_string());
    let what = tr!("{vendor}: `{key}` holds {code}, a character that nobody can see", vendor, key, code);
    Err(Error::new(Kind::Config, what)
        .hint(tr!("type it again: pasted text can bring such characters along")))
}
