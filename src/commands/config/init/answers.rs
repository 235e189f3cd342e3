//! The answers on the command line: `--vendor gome --set app_key=1000001`.

use std::collections::BTreeMap;

use clap::ValueEnum as _;

use crate::{
    adapter::About,
    commands::KNOWN,
    config::Key,
    error::{Error, Kind, Result},
    secret::Secret,
    ui::Ui,
    vendors::Name,
};

/// The answers, by vendor and key.
#[derive(Debug, Default)]
pub(super) struct Answers {
    vendors: Vec<Name>,
    values: BTreeMap<(&'static str, &'static str), Secret>,
    /// Those that standard input gives, in the order of its lines.
    piped: Vec<(&'static str, &'static str)>,
}

impl Answers {
    /// Reads what was typed. A key without a vendor belongs to the only one that has it.
    ///
    /// # Errors
    /// [`Kind::Usage`] for an unknown key, or a secret in the open.
    pub(super) fn read(vendors: &[Name], typed: &[String]) -> Result<Self> {
        let mut answers = Self { vendors: vendors.to_vec(), ..Self::default() };
        for typed in typed {
            let (name, value) = typed.split_once('=').ok_or_else(|| {
                Error::new(Kind::Usage, tr!("--set: `{key}` has no value", key = typed))
                    .hint(tr!("write it like app_key=1000001"))
            })?;
            let (owner, key) = answers.key(name.trim())?;
            let about = owner.about();
            let is_secret = about.settings.iter().any(|setting| setting.key == key && setting.secret);
            if value == "-" {
                answers.piped.push((about.name.id, key));
            } else if is_secret && !value.trim_start().starts_with('{') {
                return Err(super::super::lines::in_the_open(key));
            } else {
                answers.values.insert((about.name.id, key), Secret::new(value));
            }
            if !answers.vendors.contains(&owner) {
                answers.vendors.push(owner);
            }
        }
        Ok(answers)
    }

    /// The vendor and the setting that a name means.
    fn key(&self, name: &str) -> Result<(Name, &'static str)> {
        let all = Name::value_variants();
        let candidates = if self.vendors.is_empty() { all } else { &self.vendors };
        let of = |vendor: &Name| {
            let key = Key::read(&format!("{}.{name}", vendor.about().name.id), KNOWN, "main").ok()?;
            Some((*vendor, key.setting_key()?))
        };
        if let Ok(key) = Key::read(name, KNOWN, "main")
            && let Some((about, key)) = key.vendor().zip(key.setting_key())
            && let Some(vendor) = all.iter().find(|vendor| vendor.about().name == about.name)
        {
            return Ok((*vendor, key));
        }
        match candidates.iter().filter_map(of).collect::<Vec<_>>()[..] {
            [found] => Ok(found),
            [] => Err(Error::new(Kind::Usage, tr!("--set: there is no setting `{key}`", key = name))
                .hint(tr!("`kefu config example` lists every setting"))),
            [(first, key), ..] => {
                let vendor = first.about().name.id;
                Err(Error::new(Kind::Usage, tr!("--set: several vendors have a setting `{key}`", key))
                    .hint(tr!("name the vendor: {vendor}.{key}=…, or --vendor {vendor}", vendor, key)))
            }
        }
    }

    /// Reads the answers that standard input gives, a line each.
    ///
    /// # Errors
    /// [`Kind::Usage`] if there are fewer lines.
    pub(super) async fn read_input(&mut self, ui: &Ui) -> Result<()> {
        if self.piped.is_empty() {
            return Ok(());
        }
        let text = ui.input().await?;
        let mut lines = text.expose().lines();
        for key in std::mem::take(&mut self.piped) {
            let missing = || {
                Error::new(Kind::Usage, tr!("standard input has no line for `{key}`", key = key.1))
                    .hint(tr!("give a line for each `-`, in their order"))
            };
            self.values.insert(key, Secret::new(lines.next().ok_or_else(missing)?));
        }
        Ok(())
    }

    /// The vendors to set up.
    pub(super) fn vendors(&self) -> &[Name] {
        &self.vendors
    }

    /// The answer to a setting, and the line of a profile that it is for.
    pub(super) fn to(&self, about: &'static About, key: &str, profile: &str) -> Option<(Key, &Secret)> {
        let ((_, key), value) =
            self.values.iter().find(|((vendor, own), _)| (*vendor, *own) == (about.name.id, key))?;
        Some((Key::Setting { profile: profile.to_owned(), about, key }, value))
    }
}
