//! Errors, each of a kind that decides the exit code and what the user can do.
//!
//! An [`Error`] quotes vendors, files and programs, and any of them can repeat a secret. So its texts leave only
//! through the methods of this file, and each of them redacts.

use std::{borrow::Cow, fmt};

use serde::Serialize;

use crate::{
    lang::{Message, VendorName},
    secret::redact,
};

/// The kinds of failure. Each calls for a different reaction of the user, and has its own exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The vendor understood the request and declined it.
    Refused,
    /// The command line is wrong; no request was sent.
    Usage,
    /// Part of the result was delivered.
    Partial,
    /// The requested id does not exist.
    NotFound,
    /// No record matched, and `--fail-empty` was given.
    Nothing,
    /// A guard refused to replace a file.
    Guarded,
    /// The vendor's answer does not have the documented form.
    Answer,
    /// The vendor cannot be reached, or keeps failing after the retries.
    Unreachable,
    /// A bug in kefu.
    Bug,
    /// The output file cannot be created.
    CannotCreate,
    /// Writing the output failed.
    CannotWrite,
    /// The request was throttled or a duplicate, or another run holds the lock.
    TryLater,
    /// The vendor rejected the credentials.
    Credentials,
    /// The configuration is missing or wrong.
    Config,
    /// Stopped by Ctrl-C.
    Interrupted,
    /// Stopped by SIGTERM.
    Terminated,
    /// The reader closed the pipe because it has read enough, which is a success.
    ClosedPipe,
    /// Nothing was sent, because the run only shows what it would send.
    NotSent,
}

impl Kind {
    /// The exit status of a process that ends with this kind of failure.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::ClosedPipe | Self::NotSent => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Partial => 3,
            Self::NotFound => 4,
            Self::Nothing => 5,
            Self::Guarded => 9,
            Self::Answer => 65,
            Self::Unreachable => 69,
            Self::Bug => 70,
            Self::CannotCreate => 73,
            Self::CannotWrite => 74,
            Self::TryLater => 75,
            Self::Credentials => 77,
            Self::Config => 78,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }

    /// Whether each further request of the same run would fail in the same way.
    pub fn fails_every_request(self) -> bool {
        matches!(self, Self::Credentials | Self::Config | Self::Usage | Self::Bug)
    }

    /// Whether the same command may succeed later without a change.
    fn retryable(self) -> bool {
        matches!(self, Self::Unreachable | Self::TryLater)
    }

    /// The hint for errors without a more specific one.
    fn hint(self) -> Option<Message> {
        Some(match self {
            Self::Usage => Message::new("`kefu -h` shows the commands, and -h after a command its options"),
            Self::Answer => {
                Message::new("run it again with -vv to see the answer; check the vendor's `base_url`")
            }
            Self::Unreachable => {
                Message::new("check the network and the vendor's `base_url`, then run it again")
            }
            Self::Bug => Message::new("please report it with the command and what -vv shows"),
            Self::TryLater => Message::new("wait a little and run it again"),
            Self::Credentials => {
                Message::new("`kefu config check` tries the credentials; `kefu config init` sets them")
            }
            Self::Config => {
                Message::new("`kefu config show` says what is set, and where; `kefu config init` sets it")
            }
            Self::CannotCreate | Self::CannotWrite => {
                Message::new("check the folder, its permissions and the free space")
            }
            Self::Refused => Message::new("the vendor's code and words say why; -vv shows the request"),
            Self::NotFound => Message::new("check the id"),
            Self::Partial => Message::new("run it again; -v shows what happened"),
            Self::Guarded => {
                Message::new("look at the file and at the vendor's records before you let it be replaced")
            }
            Self::Nothing | Self::Interrupted | Self::Terminated | Self::ClosedPipe | Self::NotSent => {
                return None;
            }
        })
    }
}

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

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.0.kind, self.detail())
    }
}
