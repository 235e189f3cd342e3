//! Edits the configuration file without losing anything in it.
//!
//! The text is edited in place, so comments, other profiles and the order of the lines stay. Every change is read
//! back by [`reader`], which also reads the file in later runs, before the file is written.

mod key;
mod line;

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, TableLike, Value, value};

pub use self::{
    key::Key,
    line::{cleaned, written},
};
use super::{Config, Environment, KnownKeys, Paths, file, profiles::DEFAULT_PROFILE, reader};
use crate::{
    adapter::{About, Setting},
    error::{Error, Kind, Result},
    lang::{Lang, Words},
    secret::Secret,
    text::utf8,
    whole_file::{self, PartFile, cannot_create},
};

/// The name of the first profile.
const FIRST_PROFILE: &str = "main";
/// The first lines of a new file.
const HEAD: Words = Words::new(
    "# kefu 的配置。密钥也可以写成 { env = \"变量\" }、{ file = \"路径\" }、{ command = \"命令\" } 等。\n\
     # kefu config example 列出全部设置项；kefu config show 显示生效的设置项。\n",
    "# Configuration of kefu. Secrets can also be { env = \"NAME\" }, { file = \"path\" }, { command = \"…\" }, ….\n\
     # `kefu config example` shows every setting; `kefu config show` shows those in force.\n",
);

/// The configuration file with unsaved changes, all in one profile.
#[derive(Clone, Debug)]
pub struct ConfigEdit {
    /// The profile that is changed.
    pub profile: String,
    paths: Paths,
    known: KnownKeys,
    /// The file's text; `None` if there is no file.
    original: Option<String>,
    document: DocumentMut,
    /// The profiles that the file had.
    names: Vec<String>,
    /// Whether the file named its default profile.
    is_clear: bool,
}

/// The value of a setting in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresentValue {
    /// The setting is absent.
    Nothing,
    /// The value itself.
    Text(Secret),
    /// A reference to the value, as the file writes it; the text of a command is hidden.
    Elsewhere(String),
}

impl ConfigEdit {
    /// Opens the file, or begins a new one. Without a given profile, the file's own default is edited.
    ///
    /// # Errors
    /// [`Kind::Config`] for a file that cannot be read or has a mistake, with its line; [`Kind::Usage`] for an
    /// invalid profile name.
    pub fn open(paths: &Paths, known: KnownKeys, profile: Option<&str>) -> Result<Self> {
        profile.map_or(Ok(()), check_name)?;
        let original = read(&paths.config)?;
        let text = original.as_deref().unwrap_or_default();
        // The reader's error has the line number without the line's text; the error of `toml_edit` would show the
        // text.
        let config = Config::of_text(paths, known, text, Environment::default())?;
        let document = text.parse().map_err(|_| cannot_edit(&paths.config))?;
        let names: Vec<_> = config.file.profiles.keys().cloned().collect();
        let own = match (&config.file.default_profile, &names[..]) {
            (Some((name, _)), _) if reader::is_profile_name(name) => name.as_str(),
            (_, [only]) => only.as_str(),
            (_, []) => FIRST_PROFILE,
            _ => DEFAULT_PROFILE,
        };
        let profile = profile.unwrap_or(own).to_owned();
        let is_clear = config.file.default_profile.is_some();
        Ok(Self { profile, paths: paths.clone(), known, original, document, names, is_clear })
    }

    /// Changes another profile, which need not be there yet.
    ///
    /// # Errors
    /// [`Kind::Usage`] for an invalid name.
    pub fn rename(&mut self, profile: &str) -> Result<()> {
        check_name(profile)?;
        profile.clone_into(&mut self.profile);
        Ok(())
    }

    /// The profiles of the file.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Sets `default_profile` if a profile that is added would make the default ambiguous.
    fn choose_default(&mut self, lang: Lang) {
        let grows = !self.names.contains(&self.profile);
        if !grows || self.is_clear || self.names.len() > 1 || self.document.contains_key("default_profile") {
            return;
        }
        self.document["default_profile"] = value(self.names.first().unwrap_or(&self.profile));
        if self.original.as_deref().is_none_or(|text| text.trim().is_empty())
            && let Some(mut key) = self.document.key_mut("default_profile")
        {
            key.leaf_decor_mut().set_prefix(HEAD.get(lang));
        }
    }

    /// Whether the profile has any setting of a vendor.
    pub fn has(&self, about: &About) -> bool {
        self.section(about).is_some_and(|section| !section.is_empty())
    }

    /// The profile's value of a setting.
    pub fn present(&self, about: &About, key: &str) -> PresentValue {
        let item = self.section(about).and_then(|section| section.get(key));
        item.map_or(PresentValue::Nothing, present)
    }

    /// Adds a section for the vendor to the profile, empty if need be.
    ///
    /// # Errors
    /// [`Kind::Bug`] if the file's structure has no room for the section.
    pub fn begin(&mut self, about: &About, lang: Lang) -> Result<()> {
        self.section_mut(about, lang).map(drop)
    }

    /// Sets a setting to a text. An equal value keeps its spelling.
    ///
    /// # Errors
    /// [`Kind::Bug`] if the file's structure has no room for the section.
    pub fn set(&mut self, about: &About, setting: &Setting, text: &str, lang: Lang) -> Result<()> {
        let key = setting.key;
        if self.present(about, key) == PresentValue::Text(Secret::new(text)) {
            return Ok(());
        }
        let section = self.section_mut(about, lang)?;
        match section.get_mut(key) {
            Some(Item::Value(old)) => {
                let decor = old.decor().clone();
                *old = Value::from(text);
                *old.decor_mut() = decor;
            }
            _ => insert(section, setting, text.into(), lang),
        }
        Ok(())
    }

    /// Removes a setting. A line with a comment stays, with an empty value, because the comment may be the user's.
    pub fn clear(&mut self, about: &About, key: &str) {
        let profile = self.document.get_mut("profiles").and_then(|profiles| profiles.get_mut(&self.profile));
        let section = profile.and_then(|profile| profile.get_mut(about.name.id)?.as_table_like_mut());
        let Some(section) = section else { return };
        let is_comment = |text: Option<&toml_edit::RawString>| {
            text.and_then(|text| text.as_str()).is_some_and(|text| text.contains('#'))
        };
        let before = section.key(key).is_some_and(|key| is_comment(key.leaf_decor().prefix()));
        match section.get_mut(key) {
            Some(Item::Value(old)) if before || is_comment(old.decor().suffix()) => {
                let decor = old.decor().clone();
                *old = Value::from("");
                *old.decor_mut() = decor;
            }
            _ => drop(section.remove(key)),
        }
    }

    /// The configuration that results from the changes, without the file on disk.
    ///
    /// # Errors
    /// [`Kind::Config`] if the changes make the file invalid.
    pub fn config(&self) -> Result<Config> {
        Config::of_text(&self.paths, self.known, &self.document.to_string(), Environment::of_process())
    }

    /// Writes the file atomically, readable by its owner alone.
    ///
    /// # Errors
    /// [`Kind::Config`] if the file was changed in the meantime, [`Kind::CannotCreate`], [`Kind::CannotWrite`].
    pub fn save(&self) -> Result<()> {
        self.config()?;
        let path = &self.paths.config;
        if read(path)? != self.original {
            return Err(Error::new(Kind::Config, tr!("{file} was changed meanwhile", file = path.display()))
                .why(tr!("what is there now would be lost"))
                .hint(tr!("run it again")));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        whole_file::private_folder(folder).map_err(|error| cannot_create(path, &error))?;
        whole_file::PendingFile::of(self.document.to_string().as_bytes(), PartFile::private(path)?)?.commit()
    }

    /// The path of the file.
    pub fn path(&self) -> &PathBuf {
        &self.paths.config
    }

    fn section(&self, about: &About) -> Option<&dyn TableLike> {
        self.document.get("profiles")?.get(&self.profile)?.get(about.name.id)?.as_table_like()
    }

    /// The vendor's section, created if absent.
    fn section_mut(&mut self, about: &About, lang: Lang) -> Result<&mut Item> {
        self.choose_default(lang);
        let profiles = below(self.document.as_item_mut(), "profiles", implicit)?;
        let profile = below(profiles, &self.profile, implicit)?;
        below(profile, about.name.id, || {
            let mut table = Table::new();
            let title = about.title.get(lang);
            table.decor_mut().set_prefix(format!("\n# {title}: {}\n", about.docs));
            table
        })
    }
}

/// The table under a key, created if absent.
fn below<'a>(parent: &'a mut Item, key: &str, new: impl Fn() -> Table) -> Result<&'a mut Item> {
    let no_room = || Error::new(Kind::Bug, tr!("the file has no room for `{key}`", key));
    let parent = parent.as_table_like_mut().ok_or_else(no_room)?;
    if !parent.contains_key(key) {
        parent.insert(key, Item::Table(new()));
    }
    parent.get_mut(key).ok_or_else(no_room)
}

/// A table without a header line of its own.
fn implicit() -> Table {
    let mut table = Table::new();
    table.set_implicit(true);
    table
}

/// Inserts a line, with the setting's help as a comment above it where the table's form allows comments.
fn insert(section: &mut Item, setting: &Setting, new: Value, lang: Lang) {
    let Some(table) = section.as_table_like_mut() else { return };
    table.insert(setting.key, Item::Value(new));
    let has_lines = section.as_table().is_some_and(|table| !table.is_dotted());
    let table = section.as_table_mut().filter(|_| has_lines);
    if let Some(mut key) = table.and_then(|table| table.key_mut(setting.key)) {
        key.leaf_decor_mut().set_prefix(format!("# {}\n", setting.help.get(lang)));
    }
}

fn check_name(name: &str) -> Result<()> {
    if reader::is_profile_name(name) {
        return Ok(());
    }
    Err(Error::new(Kind::Usage, tr!("--profile: `{name}` cannot be a profile's name", name))
        .hint(tr!("name one profile; {rule}", rule = reader::profile_name_rule())))
}

/// The value that an item of the file is.
fn present(item: &Item) -> PresentValue {
    if let Some(table) = item.as_table_like() {
        let shown = table.iter().next().map(|(kind, origin)| match origin.as_str() {
            Some(origin) if kind != "command" => format!("{{ {kind} = {origin:?} }}"),
            _ => format!("{{ {kind} = … }}"),
        });
        return PresentValue::Elsewhere(shown.unwrap_or_default());
    }
    let text = item.as_value().map(|value| value.clone().decorated("", "").to_string()).unwrap_or_default();
    let text = item.as_str().map_or(text, str::to_owned);
    if text.is_empty() { PresentValue::Nothing } else { PresentValue::Text(Secret::new(text)) }
}

fn cannot_edit(path: &Path) -> Error {
    Error::new(Kind::Config, tr!("{file} cannot be edited", file = path.display()))
}

/// The file's text; `None` if there is no file.
fn read(path: &Path) -> Result<Option<String>> {
    let Some((bytes, file)) = file::read(path, false)? else { return Ok(None) };
    if !file.metadata().is_ok_and(|found| found.is_file()) {
        return Err(cannot_edit(path)
            .why(tr!("it is no regular file"))
            .hint(tr!("name another one with --config")));
    }
    let text = utf8(bytes)
        .map_err(|other| cannot_edit(path).why(tr!("it is {other}", other)).hint(tr!("save it as UTF-8")))?;
    Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
}

#[cfg(test)]
mod tests;
