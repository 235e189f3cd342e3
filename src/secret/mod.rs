//! Secrets: values that may be sent to a vendor and shown to nobody.
//!
//! They belong to the process, not to a part of it: whoever reads a secret makes it known here once
//! ([`learn`]), and whatever leaves as words for a person or a file is passed through [`redact`].

mod redactor;

use std::{borrow::Cow, fmt};

use redactor::Redactor;

/// What stands where a secret stood.
pub const MASK: &str = "***";

/// Every secret that this process has met.
static MET: Redactor = Redactor::new();

/// Makes a secret known, so that it is taken out of everything that is shown from now on. One of fewer than four
/// characters is not: it would blank out ordinary text.
pub fn learn(secret: &Secret) {
    MET.learn(secret.expose());
}

/// A text with `***` in place of every secret that is known, however it is escaped there.
pub fn redact(text: &str) -> Cow<'_, str> {
    MET.redact(text)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_never_prints() {
        let secret = Secret::new("s3cr3t-value");
        assert_eq!(format!("{secret} {secret:?}"), "*** ***");
    }
}
