//! Sets, removes and reads one line of the file. Comments stay.

use toml_edit::{Item, Table, TableLike, Value};

use super::{super::UNIVERSAL, ConfigEdit, Key, PresentValue, below, implicit, insert, present};
use crate::{
    error::{Error, Kind, Result},
    lang::Lang,
    spelling,
    text::is_hidden,
};

impl ConfigEdit {
    /// Sets a line to a value. What surrounds the line stays.
    ///
    /// # Errors
    /// [`Kind::Bug`] if the file's structure has no room for it.
    pub fn put(&mut self, key: &Key, mut new: Value, lang: Lang) -> Result<()> {
        if let Key::Setting { profile, about, .. } = key {
            self.profile.clone_from(profile);
            self.section_mut(about, lang)?;
        } else if let Some(profile) = key.profile() {
            profile.clone_into(&mut self.profile);
            self.choose_default(lang);
        }
        let (tables, name) = key.path();
        let table = tables.iter().try_fold(self.document.as_item_mut(), |item, table| {
            below(item, table, if tables.len() == 1 { Table::new } else { implicit })
        })?;
        let table = if tables.is_empty() { self.document.as_item_mut() } else { table };
        let name = spelled(table, name);
        match (table.get_mut(&name), key.setting()) {
            (Some(Item::Value(old)), _) => {
                *new.decor_mut() = old.decor().clone();
                *old = new;
            }
            // A table of its own below the section: `[profiles.main.gome.token]`.
            (Some(old), _) => *old = Item::Value(new),
            (None, Some(setting)) => insert(table, setting, new, lang),
            (None, None) => {
                let no_room = || Error::new(Kind::Bug, tr!("the file has no room for `{key}`", key = name));
                let _ = table.as_table_like_mut().ok_or_else(no_room)?.insert(&name, Item::Value(new));
            }
        }
        Ok(())
    }

    /// Removes a line; its comments stay. Returns whether there was one.
    pub fn remove(&mut self, key: &Key) -> bool {
        let (tables, name) = key.path();
        let mut item = self.document.as_item_mut();
        for table in tables {
            match item.get_mut(table) {
                Some(below) => item = below,
                None => return false,
            }
        }
        let name = spelled(item, name);
        let helps = key.setting().map(|setting| [setting.help.zh, setting.help.en]).unwrap_or_default();
        let Some(table) = item.as_table_like_mut().filter(|table| table.contains_key(&name)) else {
            return false;
        };
        let kept = comments(&*table, &name, helps);
        let next = table.iter().map(|(key, _)| key.to_owned()).skip_while(|key| *key != name).nth(1);
        table.remove(&name);
        if kept.is_empty() {
            return true;
        }
        match next.and_then(|next| Some((table.get(&next)?.is_value(), next))) {
            Some((true, next)) => {
                if let Some(mut key) = table.key_mut(&next) {
                    let before = key.leaf_decor().prefix().and_then(|text| text.as_str()).unwrap_or_default();
                    let before = format!("{kept}{before}");
                    key.leaf_decor_mut().set_prefix(before);
                }
            }
            _ => self.left_over(&kept),
        }
        true
    }

    /// Keeps the comments of a line that was the last of its table: at the end of the file.
    fn left_over(&mut self, comments: &str) {
        let trailing = self.document.trailing().as_str().unwrap_or_default().to_owned();
        self.document.set_trailing(format!("{trailing}{comments}"));
    }

    /// The value of a line.
    pub fn value(&self, key: &Key) -> PresentValue {
        let (tables, name) = key.path();
        let item = tables.iter().try_fold(self.document.as_item(), |item, table| item.get(table));
        let found = item.and_then(|item| item.get(spelled(item, name)));
        found.map_or(PresentValue::Nothing, present)
    }
}

/// The name of an option in a table, which may have hyphens or underscores; with underscores if it is absent.
fn spelled(table: &Item, name: &str) -> String {
    let written = name.replace('-', "_");
    match table.get(name).is_some() && table.get(&written).is_none() {
        true => name.to_owned(),
        false => written,
    }
}

/// The comments before and behind a line, without the help that kefu itself has written there.
fn comments(table: &dyn TableLike, name: &str, helps: [&str; 2]) -> String {
    let text = |text: Option<&toml_edit::RawString>| {
        text.and_then(|text| text.as_str()).unwrap_or_default().to_owned()
    };
    let before = text(table.key(name).and_then(|key| key.leaf_decor().prefix()));
    let behind = text(table.get(name).and_then(|item| item.as_value()?.decor().suffix()));
    let lines = before.lines().map(str::trim).chain([behind.trim()]);
    let own =
        lines.filter(|line| line.starts_with('#') && !helps.contains(&line.trim_start_matches(['#', ' '])));
    own.map(|line| format!("{line}\n")).collect()
}

/// A value as it was meant: blanks and invisible characters around it come of pasting, its own name in front of it comes
/// along from a note, and what is no secret may have been typed with an input method. Beside Chinese characters full-width
/// ones are meant: `客服（上海）`.
pub fn cleaned(key: &Key, text: &str) -> String {
    let Key::Setting { key: name, .. } = key else { return bare(text).to_owned() };
    let text = without_name(name, bare(text));
    let ascii = spelling::ascii(text);
    match !key.is_secret() && !text.starts_with('{') && ascii.is_ascii() {
        true => ascii.into_owned(),
        false => text.to_owned(),
    }
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_hidden(c))
}

/// The value behind its setting's name, in whatever spelling: `App Key：1000001`, `app_key = "1000001"`.
fn without_name<'t>(name: &str, text: &'t str) -> &'t str {
    let letters = |text: &str| {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let value = text.split_once([':', '：', '=']).filter(|(before, _)| {
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || [' ', '_', '-'].contains(&c);
        before.chars().all(is_of_name) && letters(before) == letters(name)
    });
    let value = value.map(|(_, value)| bare(value)).filter(|value| !value.is_empty());
    let quoted = value.and_then(|value| value.strip_prefix('"')?.strip_suffix('"'));
    quoted.or(value).unwrap_or(text)
}

/// The value that a text becomes in the file: a number or a truth value where the file has them, else a text; and what
/// stands in braces as it is.
///
/// # Errors
/// [`Kind::Usage`] for braces that are not TOML; the text is not shown, because it may contain a password.
pub fn written(key: &Key, text: &str) -> Result<Value> {
    let text = &*cleaned(key, text);
    if text.starts_with('{') {
        return text.parse().map_err(|_| {
            Error::new(Kind::Usage, tr!("the value in braces is not written as in TOML"))
                .hint(tr!("write {forms}", forms = super::super::value::forms()))
        });
    }
    let is_text = match key {
        Key::DefaultProfile => true,
        Key::Default(_) | Key::Option { .. } => false,
        Key::Setting { key, .. } => !UNIVERSAL.contains(key),
    };
    Ok(match (text, text.parse::<i64>()) {
        (text, _) if is_text => text.into(),
        ("true", _) => true.into(),
        ("false", _) => false.into(),
        // Only a number that reads back as it was typed.
        (_, Ok(number)) if number >= 0 && number.to_string() == text => number.into(),
        _ => text.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::testing::KNOWN;

    #[test]
    fn a_pasted_value_is_the_one_that_was_meant() {
        for (name, text, meant) in [
            ("gome.token", " s3cret\u{a0}\u{200b}\r\n", "s3cret"),
            ("gome.token", "token：s3cret", "s3cret"),
            ("gome.token", "Token = \"s3cret\"", "s3cret"),
            ("gome.token", "ａ：ｂ", "ａ：ｂ"),
            ("gome.token", "token:", "token:"),
            ("gome.token", "other:s3cret=", "other:s3cret="),
            ("gome.token", "\"s3cret\"", "\"s3cret\""),
            ("gome.app_key", "App Key：１０００００１", "1000001"),
            ("gome.base_url", "base_url：http：//127.0.0.1：8788", "http://127.0.0.1:8788"),
            ("gome.base_url", "http：//127.0.0.1：8788/a=b", "http://127.0.0.1:8788/a=b"),
        ] {
            let key = Key::read(name, KNOWN, "main").expect("a setting");
            assert_eq!(cleaned(&key, text), meant, "{text}");
        }
    }
}
