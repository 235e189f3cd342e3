//! Errors, each of a kind that decides the exit code and what the user can do.
//!
//! An [`Error`] quotes vendors, files and programs, and any of them can repeat a secret. So its texts leave only
//! through the methods of [`Error`], and each of them redacts.

mod kind;
mod object;

use std::{borrow::Cow, fmt};

pub use self::kind::Kind;
use crate::{lang::VendorName, secret::redact};

/// A vendor's own description of a failure, verbatim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorError {
    /// The vendor's name in kefu, as in `kefu api VENDOR`.
    pub vendor: VendorName,
    /// The vendor's error code, if it gave one.
    pub code: Option<String>,
    /// The vendor's message, if it gave one.
    pub message: Option<String>,
    /// The HTTP status of the answer, if there was one.
    pub status: Option<u16>,
}

/// A failure: what failed, why, and a hint.
#[derive(Clone, thiserror::Error)]
#[error("{}", self.summary())]
pub struct Error(Box<Facts>);

#[derive(Clone)]
struct Facts {
    kind: Kind,
    what: String,
    why: Option<String>,
    hint: Option<String>,
    /// Whether the hint proposes what to type.
    proposes: bool,
    vendor_error: VendorError,
    /// Whether a later run may succeed although the kind says otherwise.
    retryable: bool,
    /// Whether what was named does not exist there, but may exist at another shop.
    absent: bool,
    /// Of several profiles those that failed, each with its own error.
    profiles: Vec<(String, Error)>,
}

/// A part of an error as a person reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What failed.
    What,
    /// Why.
    Why,
    /// What to do.
    Hint,
}

impl Part {
    /// The label in front of it on stderr, with the blank that follows a colon in English.
    pub fn label(self) -> String {
        match self {
            Self::What => tr!("error: "),
            Self::Why => tr!("why: "),
            Self::Hint => tr!("hint: "),
        }
    }
}

/// kefu's result type.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A failure of a kind; `what` is half a sentence without a full stop.
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        let facts = Facts {
            kind,
            what: what.into(),
            why: None,
            hint: None,
            proposes: false,
            vendor_error: VendorError::default(),
            retryable: false,
            absent: false,
            profiles: Vec::new(),
        };
        Self(Box::new(facts))
    }

    /// Proposes what was probably meant.
    #[must_use]
    pub fn meant(mut self, proposal: impl fmt::Display) -> Self {
        self.0.hint = Some(tr!("did you mean `{proposal}`?", proposal));
        self.0.proposes = true;
        self
    }

    /// Whether the hint is such a proposal.
    pub fn proposes(&self) -> bool {
        self.0.proposes
    }

    /// Takes over the hint of another error.
    #[must_use]
    pub fn hint_of(mut self, other: &Self) -> Self {
        self.0.hint = other.advice().map(Cow::into_owned);
        self.0.proposes = other.0.proposes;
        self
    }

    /// The same failure as another kind.
    #[must_use]
    pub fn of_kind(mut self, kind: Kind) -> Self {
        self.0.kind = kind;
        self
    }

    /// The mistake is a name that does not exist there, and may exist at another shop.
    #[must_use]
    pub fn absent(mut self) -> Self {
        self.0.absent = true;
        self
    }

    /// Whether what was named does not exist there.
    pub fn is_absent(&self) -> bool {
        self.0.absent || self.0.kind == Kind::NotFound
    }

    /// Adds the profiles that failed, each with its own error.
    #[must_use]
    pub fn of_profiles(mut self, profiles: Vec<(String, Self)>) -> Self {
        self.0.profiles = profiles;
        self
    }

    /// Sets the reason.
    #[must_use]
    pub fn why(mut self, why: impl fmt::Display) -> Self {
        self.0.why = Some(why.to_string());
        self
    }

    /// Sets the reason if there is none yet.
    #[must_use]
    pub fn or_why(mut self, why: impl fmt::Display) -> Self {
        self.0.why.get_or_insert_with(|| why.to_string());
        self
    }

    /// Replaces the kind's general hint by a specific one.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// Sets the hint of an error of one kind, if it has no hint of its own.
    #[must_use]
    pub fn hint_for(mut self, kind: Kind, hint: &str) -> Self {
        if self.0.kind == kind {
            self.0.hint.get_or_insert_with(|| hint.to_owned());
        }
        self
    }

    /// Takes over the hints of an error's causes, the first of each kind. The error is retryable if any cause is.
    #[must_use]
    pub fn because<'a>(mut self, causes: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut kinds = Vec::new();
        let mut hints = Vec::new();
        for cause in causes {
            // Records that changed while a part was read may be stable in the next run.
            self.0.retryable |= cause.retryable() || cause.kind() == Kind::Partial;
            if !kinds.contains(&cause.kind()) {
                kinds.push(cause.kind());
                hints.extend(cause.advice().filter(|hint| !hints.contains(hint)));
            }
        }
        if !hints.is_empty() {
            self.0.hint = Some(hints.join(&tr!("; ")));
        }
        self
    }

    /// Whether the same command may succeed later without a change.
    fn retryable(&self) -> bool {
        self.0.retryable || self.0.kind.retryable()
    }

    /// Replaces text in all parts: what failed, why, and the hint.
    #[must_use]
    pub fn reworded(mut self, reword: impl Fn(&str) -> String) -> Self {
        self.0.what = reword(&self.0.what);
        self.0.why = self.0.why.as_deref().map(&reword);
        self.0.hint = self.0.hint.as_deref().map(reword);
        self
    }

    /// Adds the vendor's own description.
    #[must_use]
    pub fn with_vendor_error(mut self, vendor_error: VendorError) -> Self {
        self.0.vendor_error = vendor_error;
        self
    }

    /// Whether another failure is of the same profiles, and the vendor said the same.
    pub fn is_like(&self, other: &Self) -> bool {
        let of = |error: &Self| {
            let profiles = error.0.profiles.iter().map(|(name, error)| (name.clone(), error.0.kind));
            (error.0.kind, error.0.vendor_error.clone(), profiles.collect::<Vec<_>>())
        };
        self.0.vendor_error != VendorError::default() && of(self) == of(other)
    }

    /// The kind, which decides the exit code.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The vendor's own description, unredacted, for comparison and not for display; empty if the vendor gave none.
    pub fn vendor_error(&self) -> &VendorError {
        &self.0.vendor_error
    }

    /// The failure, including the vendor's own description, without the hint.
    pub fn summary(&self) -> String {
        let said = [self.0.vendor_error.code.as_deref(), self.0.vendor_error.message.as_deref()];
        let said: Vec<_> = said.into_iter().flatten().filter(|words| !words.is_empty()).collect();
        match said.is_empty() {
            true => redact(&self.0.what).into_owned(),
            false => redact(&tr!("{what}: {said}", what = self.0.what, said = said.join(" "))).into_owned(),
        }
    }

    /// The reason; without one, what failed.
    pub fn reason(&self) -> String {
        redact(self.0.why.as_deref().unwrap_or(&self.0.what)).into_owned()
    }

    /// The reason, if there is one.
    pub fn cause(&self) -> Option<Cow<'_, str>> {
        self.0.why.as_deref().map(redact)
    }

    /// The summary and the reason, on one line.
    pub fn detail(&self) -> String {
        match self.cause() {
            Some(why) => tr!("{what}: {why}", what = self.summary(), why),
            None => self.summary(),
        }
    }

    /// The hint.
    pub fn advice(&self) -> Option<Cow<'_, str>> {
        match &self.0.hint {
            Some(hint) => Some(redact(hint)),
            None => self.0.kind.hint().map(|hint| hint.to_string().into()),
        }
    }

    /// The parts for a person: what failed, why, and the hint.
    pub fn parts(&self) -> impl Iterator<Item = (Part, Cow<'_, str>)> {
        let parts = [
            (Part::What, Some(self.summary().into())),
            (Part::Why, self.cause()),
            (Part::Hint, self.advice()),
        ];
        parts.into_iter().filter_map(|(part, text)| Some((part, text?)))
    }

    /// The parts as stderr shows them, one line each.
    #[cfg(test)]
    pub fn lines(&self) -> Vec<String> {
        self.parts().map(|(part, text)| format!("{}{text}", part.label())).collect()
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.0.kind, self.detail())
    }
}
