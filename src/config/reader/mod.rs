//! Parses the TOML text and checks every key. Each mistake is reported with its line.

mod syntax;

use std::{collections::BTreeMap, ops::Range, path::Path};

use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use super::{
    FileLine, KnownKeys, UNIVERSAL,
    content::{Content, Options, Section},
    value::{Form, Value, forms},
};
use crate::{
    adapter::About,
    error::{Error, Kind, Result},
    nearest::nearest,
    secret::Secret,
};

/// A key and its value, with their positions in the text.
type Entry<'t, 'i> = (&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>);

/// A text to be read as [`Content`].
pub struct Reader<'a> {
    /// The path of the file, for messages.
    pub path: &'a Path,
    /// The text, without a byte-order mark.
    pub text: &'a str,
    /// The keys that it may contain.
    pub known: KnownKeys,
}

impl Reader<'_> {
    /// Reads the text.
    ///
    /// # Errors
    /// [`Kind::Config`] for the first mistake, with its line, the given and the allowed values.
    pub fn file(&self) -> Result<Content> {
        // Only the error's `message` is used: its Display would show the line, and the line may contain a secret.
        let table = DeTable::parse(self.text).map_err(|error| {
            let line = error.span().map(|span| self.line(&span));
            let at = line.map_or_else(|| self.path.display().to_string(), |line| line.to_string());
            Error::new(Kind::Config, tr!("{place} is not valid TOML", place = at))
                .why(syntax::mistake(error.message()))
                .hint(tr!("correct the line; texts stand in quotes"))
        })?;
        let mut file = Content::default();
        for (key, value) in in_order(table.get_ref()) {
            match key.get_ref().as_ref() {
                "default_profile" => {
                    let name = self.scalar(key, value)?;
                    file.default_profile = Some((name, self.line(&value.span())));
                }
                "defaults" => {
                    for entry in in_order(self.table(key, value)?) {
                        self.option(entry, &mut file.defaults, "[defaults]", &[])?;
                    }
                }
                "profiles" => file.profiles = self.profiles(self.table(key, value)?)?,
                _ => {
                    let allowed = ["default_profile", "defaults", "profiles"];
                    let what = tr!("`{key}` is not known in the file", key = key.get_ref());
                    return Err(self.unknown(key, &what, &allowed));
                }
            }
        }
        Ok(file)
    }

    fn profiles(&self, table: &DeTable) -> Result<BTreeMap<String, Section>> {
        let mut profiles = BTreeMap::new();
        for (key, value) in in_order(table) {
            let name = key.get_ref().as_ref();
            if !is_profile_name(name) {
                return Err(self
                    .wrong(&key.span(), &tr!("`{name}` cannot be a profile's name", name))
                    .hint(profile_name_rule()));
            }
            profiles.insert(name.to_owned(), self.section(name, self.table(key, value)?)?);
        }
        Ok(profiles)
    }

    fn section(&self, name: &str, table: &DeTable) -> Result<Section> {
        let mut section = Section::default();
        let vendors: Vec<_> = self.known.vendors.iter().map(|about| about.name.id).collect();
        for (key, value) in in_order(table) {
            let known = self.known.vendors.iter().find(|about| about.name.id == key.get_ref());
            if let Some(about) = known {
                let settings = self.settings(name, about, self.table(key, value)?)?;
                section.vendors.insert(about.name.id, settings);
            } else {
                let table_name = format!("[profiles.{name}]");
                self.option((key, value), &mut section.options, &table_name, &vendors)?;
            }
        }
        Ok(section)
    }

    /// Adds one option to `options`. `also` lists the other keys that the table allows, for the message.
    fn option(
        &self,
        (key, value): Entry,
        options: &mut Options,
        table_name: &str,
        also: &[&str],
    ) -> Result<()> {
        let given = key.get_ref().replace('-', "_");
        let mut known = self.known.options.iter();
        let Some(name) = known.find(|name| name.replace('-', "_") == given) else {
            return Err(self.unknown(key, &in_table(key, table_name), &[self.known.options, also].concat()));
        };
        let text = self.scalar(key, value)?;
        match options.insert(name, (text, self.line(&key.span()))) {
            Some((_, first)) => Err(self
                .wrong(&key.span(), &tr!("`{key}` stands here twice", key = given))
                .hint(tr!("take out this line or the one at {first}", first))),
            None => Ok(()),
        }
    }

    fn settings(&self, name: &str, about: &About, table: &DeTable) -> Result<BTreeMap<&'static str, Value>> {
        let own = about.settings.iter().map(|setting| setting.key);
        let allowed: Vec<_> = own.chain(UNIVERSAL).collect();
        let mut values = BTreeMap::new();
        for (key, value) in in_order(table) {
            let Some(known) = allowed.iter().find(|known| *known == key.get_ref()) else {
                let table_name = format!("[profiles.{name}.{}]", about.name.id);
                return Err(self.unknown(key, &in_table(key, &table_name), &allowed));
            };
            let form = match value.get_ref() {
                DeValue::Table(table) => self.form(key, table)?,
                _ => Form::Text(Secret::new(self.scalar(key, value)?)),
            };
            let line = self.line(&key.span());
            values.insert(*known, Value { form, line });
        }
        Ok(values)
    }

    /// Reads `{ env = … }`, `{ file = … }`, `{ command = … }` or `{ credential = … }`.
    fn form(&self, setting: &Spanned<DeString>, table: &DeTable) -> Result<Form> {
        let name = setting.get_ref();
        let wrong =
            |what: String| self.wrong(&setting.span(), &what).hint(tr!("write {forms}", forms = forms()));
        let [(key, value)] = in_order(table)[..] else {
            return Err(wrong(tr!("`{name}`: a value has exactly one source", name)));
        };
        let text = || match value.get_ref() {
            DeValue::String(text) if !text.is_empty() => Ok(text.as_ref().to_owned()),
            _ => Err(wrong(tr!("`{name}`: `{key}` takes a text in quotes", name, key = key.get_ref()))),
        };
        match key.get_ref().as_ref() {
            "env" => Ok(Form::Env(text()?)),
            "file" => Ok(Form::File(text()?.into())),
            "command" => Ok(Form::Command(Secret::new(text()?))),
            "credential" => match text()? {
                path if path.contains(['/', '\\']) || path.starts_with('.') => {
                    Err(wrong(tr!("`{name}`: a credential has a name and no path", name)))
                }
                credential => Ok(Form::Credential(credential)),
            },
            "keyring" => Err(wrong(tr!("`{name}`: this version cannot read a keyring", name)).why(tr!(
                "a `command` can ask one, such as {{ command = \"secret-tool lookup kefu {vendor}\" }}",
                vendor = self.example_vendor()
            ))),
            _ => {
                let table = format!("`{name}`");
                Err(self.unknown(key, &in_table(key, &table), &["env", "file", "command", "credential"]))
            }
        }
    }

    /// A text, number or boolean as the text that a flag would take.
    fn scalar(&self, key: &Spanned<DeString>, value: &Spanned<DeValue>) -> Result<String> {
        let name = key.get_ref();
        let what = match value.get_ref() {
            DeValue::String(text) => return Ok(text.as_ref().to_owned()),
            DeValue::Boolean(yes) => return Ok(yes.to_string()),
            DeValue::Integer(_) | DeValue::Float(_) => {
                // A number is accepted only if its text is unambiguous, because an id must keep every digit.
                let written = self.text.get(value.span()).unwrap_or_default();
                if written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
                    return Ok(written.to_owned());
                }
                tr!("`{name}` is a number in a form of TOML's own", name)
            }
            DeValue::Datetime(_) => tr!("`{name}` is a date", name),
            DeValue::Array(_) => tr!("`{name}` is a list", name),
            DeValue::Table(_) => tr!("`{name}` is a table", name),
        };
        Err(self.wrong(&key.span(), &what).hint(tr!("write it as a text in quotes")))
    }

    fn table<'t, 'i>(
        &self,
        key: &Spanned<DeString>,
        value: &'t Spanned<DeValue<'i>>,
    ) -> Result<&'t DeTable<'i>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Ok(table);
        }
        let what = tr!("`{name}` has to be a table", name = key.get_ref());
        Err(self.wrong(&key.span(), &what).hint(tr!(
            "write it as a line in brackets: [profiles.main.{vendor}], [defaults]",
            vendor = self.example_vendor()
        )))
    }

    /// The name of a vendor, to be named in an example.
    fn example_vendor(&self) -> &'static str {
        self.known.vendors.first().map_or("VENDOR", |about| about.name.id)
    }

    fn unknown(&self, key: &Spanned<DeString>, what: &str, allowed: &[&str]) -> Error {
        let error = self
            .wrong(&key.span(), what)
            .why(tr!("allowed are {keys}", keys = allowed.join(&tr!("quoted" => ", "))));
        match nearest(&key.get_ref().replace('-', "_"), allowed.iter().copied()) {
            Some(name) => error.meant(name),
            None => error.hint(tr!("take the line out, or correct its name")),
        }
    }

    fn wrong(&self, span: &Range<usize>, what: &str) -> Error {
        Error::new(Kind::Config, tr!("{line}: {mistake}", line = self.line(span), mistake = what))
    }

    fn line(&self, span: &Range<usize>) -> FileLine {
        let before = self.text.as_bytes().iter().take(span.start);
        FileLine::new(self.path, before.filter(|byte| **byte == b'\n').count() + 1)
    }
}

/// The error about a key that its table does not have.
fn in_table(key: &Spanned<DeString>, table: &str) -> String {
    tr!("`{key}` is not known in {table}", key = key.get_ref(), table)
}

/// The rule for a profile's name, as a hint.
pub fn profile_name_rule() -> String {
    tr!("a name has no `/`, `\\`, `,` or `=`, no blank at its ends and no dot in front, and is not `all`")
}

/// Whether `--profile` can select it, and a folder `profile=NAME` can be called so: the option takes a list, `all`
/// selects every profile, and what begins with a dot is hidden.
pub fn is_profile_name(name: &str) -> bool {
    let is_wrong = |c: char| matches!(c, '/' | '\\' | ',' | '=') || c.is_control();
    name != "all"
        && name.trim() == name
        && !name.is_empty()
        && !name.starts_with('.')
        && !name.contains(is_wrong)
}

/// A table's entries in file order, so that the first mistake is reported first.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Entry<'t, 'i>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

#[cfg(test)]
mod tests;
