//! Secrets: values that may be sent to a vendor and must never be shown.
//!
//! Secrets are registered for the whole process: the code that reads a secret registers it with [`learn`], and
//! every text that leaves the process as a message passes through [`redact`].

mod redactor;

use std::{borrow::Cow, fmt};

use redactor::Redactor;

/// The text that replaces a secret.
pub const MASK: &str = "***";

/// Every secret that this process has read.
static MET: Redactor = Redactor::new();

/// Registers a secret for redaction. A secret of fewer than four characters is ignored, because it would blank out
/// ordinary text.
pub fn learn(secret: &Secret) {
    MET.learn(secret.expose());
}

/// A text with `***` in place of every registered secret, in any encoding.
pub fn redact(text: &str) -> Cow<'_, str> {
    MET.redact(text)
}

/// A secret. Debug and Display show `***`; only [`Secret::expose`] returns the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
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
