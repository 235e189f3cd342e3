//! The dotted name of a line in the file: `profiles.main.gome.app_key`, `gome.app_key`, `defaults.output`.

use super::super::{KnownKeys, keys, reader};
use crate::{
    adapter::{About, Setting},
    error::{Error, Kind, Result},
    nearest::nearest,
    spelling,
};

/// The name of the line that chooses the profile.
const DEFAULT_PROFILE: &str = "default_profile";

/// A line of the file.
#[derive(Clone, Debug)]
pub enum Key {
    /// `default_profile`.
    DefaultProfile,
    /// An option in `[defaults]`, by its flag.
    Default(&'static str),
    /// An option of one profile, by its flag.
    Option {
        /// The profile.
        profile: String,
        /// The option.
        option: &'static str,
    },
    /// A vendor's setting in one profile.
    Setting {
        /// The profile.
        profile: String,
        /// The vendor.
        about: &'static About,
        /// The setting.
        key: &'static str,
    },
}

impl Key {
    /// Reads a dotted name. Without a profile it means the one in force.
    ///
    /// # Errors
    /// [`Kind::Usage`] with the names that are allowed.
    pub fn read(typed: &str, known: KnownKeys, in_force: &str) -> Result<Self> {
        let text = spelling::ascii(typed.trim());
        if spelling::same(&text, DEFAULT_PROFILE) {
            return Ok(Self::DefaultProfile);
        }
        let wrong = || {
            Error::new(Kind::Usage, tr!("`{key}` is no line of the configuration file", key = typed))
                .hint(tr!("`kefu config example` lists every setting"))
        };
        if let Some(option) = text.strip_prefix("defaults.") {
            return option_named(option, known)
                .map(Self::Default)
                .ok_or_else(|| suggested(wrong(), option, known.options.iter().copied()));
        }
        let (profile, rest) = match text.strip_prefix("profiles.") {
            Some(rest) => divided(rest, known).ok_or_else(|| examples(wrong(), known))?,
            None => (in_force.to_owned(), text.to_string()),
        };
        if !reader::is_profile_name(&profile) {
            return Err(Error::new(Kind::Usage, tr!("`{name}` cannot be a profile's name", name = profile))
                .hint(reader::profile_name_rule()));
        }
        let vendor = rest.split_once('.').and_then(|(vendor, key)| {
            let about = known.vendors.iter().find(|about| about.name.id.eq_ignore_ascii_case(vendor))?;
            Some((*about, key))
        });
        match (vendor, option_named(&rest, known)) {
            (Some((about, key)), _) => {
                let found = keys(about).find(|own| spelling::same(own, key));
                let found = found.ok_or_else(|| suggested(wrong(), key, keys(about)))?;
                Ok(Self::Setting { profile, about, key: found })
            }
            (None, Some(option)) if text.starts_with("profiles.") => Ok(Self::Option { profile, option }),
            (None, Some(option)) => Err(wrong().meant(format!("defaults.{}", option.replace('-', "_")))),
            (None, None) => Err(examples(wrong(), known)),
        }
    }

    /// The vendor's setting that it is, with its properties.
    pub fn setting(&self) -> Option<&'static Setting> {
        let Self::Setting { about, key, .. } = self else { return None };
        about.settings.iter().find(|setting| setting.key == *key)
    }

    /// The vendor whose setting it is.
    pub fn vendor(&self) -> Option<&'static About> {
        match self {
            Self::Setting { about, .. } => Some(about),
            _ => None,
        }
    }

    /// The vendor's name for the setting that it is.
    pub fn setting_key(&self) -> Option<&'static str> {
        match self {
            Self::Setting { key, .. } => Some(key),
            _ => None,
        }
    }

    /// Whether its value is a secret.
    pub fn is_secret(&self) -> bool {
        self.setting().is_some_and(|setting| setting.secret)
    }

    /// The profile that it is in.
    pub fn profile(&self) -> Option<&str> {
        match self {
            Self::Option { profile, .. } | Self::Setting { profile, .. } => Some(profile),
            Self::DefaultProfile | Self::Default(_) => None,
        }
    }

    /// The tables that it is in, from the outermost, and its own name.
    pub(super) fn path(&self) -> (Vec<&str>, &'static str) {
        match self {
            Self::DefaultProfile => (Vec::new(), DEFAULT_PROFILE),
            Self::Default(option) => (vec!["defaults"], option),
            Self::Option { profile, option } => (vec!["profiles", profile], option),
            Self::Setting { profile, about, key } => (vec!["profiles", profile, about.name.id], key),
        }
    }
}

/// The name of the profile and the rest, of what stands behind `profiles.`; the name may have points and quotes.
fn divided(text: &str, known: KnownKeys) -> Option<(String, String)> {
    let (before, last) = text.rsplit_once('.')?;
    let vendor = before
        .rsplit_once('.')
        .filter(|(_, vendor)| known.vendors.iter().any(|about| about.name.id == *vendor));
    let (name, rest) = match vendor {
        Some((name, vendor)) => (name, format!("{vendor}.{last}")),
        None => (before, last.to_owned()),
    };
    let bare = |quote| name.strip_prefix(quote)?.strip_suffix(quote);
    Some((bare('"').or_else(|| bare('\'')).unwrap_or(name).to_owned(), rest))
}

fn option_named(typed: &str, known: KnownKeys) -> Option<&'static str> {
    let name = |text: &str| text.replace('_', "-");
    known.options.iter().find(|option| name(option) == name(typed)).copied()
}

fn suggested<'n>(error: Error, typed: &str, allowed: impl Iterator<Item = &'n str>) -> Error {
    let allowed: Vec<_> = allowed.map(|name| name.replace('-', "_")).collect();
    let error = error.why(tr!("allowed are {keys}", keys = allowed.join(&tr!("quoted" => ", "))));
    match nearest(&typed.replace('-', "_"), allowed.iter().map(String::as_str)) {
        Some(near) => error.meant(near),
        None => error,
    }
}

fn examples(error: Error, known: KnownKeys) -> Error {
    let about = known.vendors.first();
    let vendor = about.map_or("VENDOR", |about| about.name.id);
    let key = about.map_or("token", |about| about.example_key());
    error.hint(tr!(
        "write it like {vendor}.{key}, profiles.main.{vendor}.{key}, defaults.output or default_profile",
        vendor,
        key
    ))
}
