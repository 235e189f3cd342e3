//! Secrets: values that may be sent to a vendor and shown to nobody.

use std::{fmt, sync::Mutex};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands where a secret stood.
pub const MASK: &str = "***";

/// A secret. Debug and Display show `***`; only [`Secret::expose`] gives the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a text in.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for signing and sending only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

/// Takes every secret that the process has met out of a text, in every spelling it can have there.
#[derive(Debug, Default)]
pub struct Redactor {
    spellings: Mutex<Vec<Secret>>,
}

impl Redactor {
    /// Learns a secret. Very short ones are left alone: they would blank out ordinary text.
    pub fn learn(&self, secret: &str) {
        if secret.chars().count() < 4 {
            return;
        }
        let mut known = self.spellings.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for spelling in spellings(secret) {
            if !known.iter().any(|one| one.expose() == spelling) {
                known.push(Secret::new(spelling));
            }
        }
        // The longest first: a secret that holds another must not leave its rest standing.
        known.sort_by_key(|one| std::cmp::Reverse(one.expose().len()));
    }

    /// The text with `***` for every known secret.
    pub fn redact(&self, text: &str) -> String {
        let known = self.spellings.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        known.iter().fold(text.to_owned(), |text, one| match text.contains(one.expose()) {
            true => text.replace(one.expose(), MASK),
            false => text,
        })
    }
}

/// The ways a secret can be written: plain, percent-encoded (either case, either spelling of a blank),
/// base64, and as a JSON string.
fn spellings(secret: &str) -> Vec<String> {
    let percent = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let json = serde_json::to_string(secret).unwrap_or_default();
    let base64 = STANDARD.encode(secret);
    let mut all = vec![
        secret.to_owned(),
        percent.to_lowercase(),
        percent,
        form.to_lowercase(),
        form,
        base64.trim_end_matches('=').to_owned(),
        json.trim_matches('"').to_owned(),
    ];
    all.retain(|spelling| !spelling.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_secret_never_prints() {
        let secret = Secret::new("s3cr3t-value");
        assert_eq!(format!("{secret} {secret:?}"), "*** ***");
    }

    proptest! {
        #[test]
        fn no_spelling_of_a_secret_survives(secret in "[a-zA-Z0-9+/=&% ]{4,24}", before in "[x-z]{0,5}") {
            let redactor = Redactor::default();
            redactor.learn(&secret);
            for spelling in spellings(&secret) {
                let shown = redactor.redact(&format!("{before}<{spelling}>"));
                prop_assert!(!shown.contains(&spelling), "{shown}");
            }
        }
    }
}
