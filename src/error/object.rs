//! An error for a program: one JSON object.

use std::borrow::Cow;

use serde::Serialize;

use super::Error;
use crate::secret::redact;

impl Error {
    /// The error for a program, as one JSON object.
    pub fn json(&self) -> String {
        let vendor_error = &self.0.vendor_error;
        let what = redact(&self.0.what);
        let object = Object {
            error: match &self.0.why {
                Some(why) => tr!("{what}: {why}", what, why = redact(why)),
                None => what.into_owned(),
            },
            exit_code: self.0.kind.exit_code(),
            vendor: Some(vendor_error.vendor.id).filter(|vendor| !vendor.is_empty()),
            vendor_code: vendor_error.code.as_deref().map(redact),
            vendor_message: vendor_error.message.as_deref().map(redact),
            http_status: vendor_error.status,
            retryable: self.retryable(),
            hint: self.advice(),
            profiles: self.0.profiles.iter().map(FailedProfile::of).collect(),
        };
        serde_json::to_string(&object).unwrap_or_default()
    }
}

/// The keys of the error object, fixed by the contract with scripts.
#[derive(Serialize)]
struct Object<'a> {
    error: String,
    exit_code: u8,
    vendor: Option<&'static str>,
    vendor_code: Option<Cow<'a, str>>,
    vendor_message: Option<Cow<'a, str>>,
    http_status: Option<u16>,
    retryable: bool,
    hint: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    profiles: Vec<FailedProfile<'a>>,
}

/// One of several profiles that failed.
#[derive(Serialize)]
struct FailedProfile<'a> {
    profile: &'a str,
    error: String,
    exit_code: u8,
}

impl<'a> FailedProfile<'a> {
    fn of((profile, error): &'a (String, Error)) -> Self {
        Self { profile, error: error.detail(), exit_code: error.kind().exit_code() }
    }
}
