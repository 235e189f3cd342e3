//! The values of one vendor's settings, each fetched from where it is kept.

use std::collections::BTreeMap;

use super::finding::Finding;
use crate::{
    adapter::{About, Settings},
    config::{Profile, keys},
    secret::learn,
};

/// The settings if all of them can be had, and a finding for each secret and each mistake.
pub(super) fn look(profile: &Profile<'_>, about: &'static About) -> (Option<Settings>, Vec<Finding>) {
    let (mut values, mut findings, mut is_whole) = (BTreeMap::new(), Vec::new(), true);
    for key in keys(about) {
        let is_secret = about.settings.iter().any(|setting| setting.key == key && setting.secret);
        let check = if is_secret { "secret" } else { "settings" };
        match profile.value(about, key) {
            Ok(None) => {}
            Ok(Some(value)) => {
                // Accounts are taken out of what is shown, too. One that is an ordinary word is left to what the vendor
                // says: kefu's own sentences may have the word.
                let is_account = about.auth_methods.iter().any(|method| method.keys.contains(&key));
                let is_word = value.expose().bytes().all(|byte| byte.is_ascii_alphabetic());
                if is_secret || is_account && !is_word {
                    learn(&value);
                }
                if is_secret {
                    findings.push(Finding::ok(check, kept(profile, about, key)));
                }
                values.insert(key, value);
            }
            Err(error) => {
                is_whole = false;
                findings.push(Finding::error(check, &error));
            }
        }
    }
    if !is_whole {
        return (None, findings);
    }
    match profile.of_values(about, values) {
        Ok(settings) => (Some(settings), findings),
        Err(error) => {
            findings.push(Finding::error("settings", &error));
            (None, findings)
        }
    }
}

/// Where a secret is kept.
fn kept(profile: &Profile<'_>, about: &'static About, key: &'static str) -> String {
    let source = profile.entry(about, key).ok().flatten();
    let source = source.map(|entry| entry.source.in_words()).unwrap_or_default();
    tr!("`{key}` can be read ({source})", key, source)
}
