//! What can go wrong, as a user can act on it: one kind each, the exit code from the kind alone.
//!
//! An [`Error`] quotes vendors, files and programs, and any of them can repeat a secret. So its texts leave
//! through this file's methods alone, and each of them redacts; no caller can forget to.

use std::{borrow::Cow, fmt};

use serde::Serialize;

use crate::secret::redact;

/// The kinds of failure. Each is something a user can do something about, and has its own exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The vendor understood the request and declined it.
    Refused,
    /// The command line is wrong; nothing was sent.
    Usage,
    /// Something was delivered, not everything.
    Partial,
    /// What was asked for by its id does not exist.
    NotFound,
    /// Nothing matched, and `--fail-empty` was given.
    Nothing,
    /// A guard refused to replace a file.
    Guarded,
    /// The vendor's answer is not what its documentation describes.
    Answer,
    /// The vendor cannot be reached, or keeps failing after the retries.
    Unreachable,
    /// A mistake in kefu itself.
    Bug,
    /// The output file cannot be created.
    CannotCreate,
    /// Writing the output failed.
    CannotWrite,
    /// Throttled, a duplicate request, or a lock held by another run.
    TryLater,
    /// The vendor rejected the credentials.
    Credentials,
    /// The configuration is missing or wrong.
    Config,
    /// Stopped by Ctrl-C.
    Interrupted,
    /// Stopped by SIGTERM.
    Terminated,
    /// Whoever read the output has seen enough: success, said by nobody.
    ClosedPipe,
}

impl Kind {
    /// The exit status of a process that ends with this kind of failure.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::ClosedPipe => 0,
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

    /// Whether the same command may succeed later with nothing changed.
    fn retryable(self) -> bool {
        matches!(self, Self::Unreachable | Self::TryLater)
    }

    /// What to do when nobody knows anything more particular.
    fn hint(self) -> Option<&'static str> {
        match self {
            Self::Usage => Some("`kefu -h` shows the commands, and -h after a command its options"),
            Self::Answer => Some("run it again with -vv to see the answer; check the vendor's `base_url`"),
            Self::Unreachable => Some("check the network and the vendor's `base_url`, then run it again"),
            Self::Bug => Some("please report it with the command and what -vv shows"),
            Self::TryLater => Some("wait a little and run it again"),
            Self::Credentials => {
                Some("`kefu config check` tries the credentials; `kefu config init` sets them")
            }
            Self::Config => {
                Some("`kefu config show` says what is set, and where; `kefu config init` sets it")
            }
            Self::CannotCreate | Self::CannotWrite => {
                Some("check the folder, its permissions and the free space")
            }
            Self::Refused => Some("the vendor's code and words say why; -vv shows the request"),
            Self::NotFound => Some("check the id"),
            Self::Partial => Some("run it again; -v shows what happened"),
            Self::Guarded => {
                Some("look at the file and at the vendor's records before you let it be replaced")
            }
            Self::Nothing | Self::Interrupted | Self::Terminated | Self::ClosedPipe => None,
        }
    }
}

/// A vendor's own words about a failure, as they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorError {
    /// The vendor's name in kefu: `gome`, `bangwo8`, `eshouhou`.
    pub vendor: &'static str,
    /// The vendor's error code, where it gave one.
    pub code: Option<String>,
    /// The vendor's message, where it gave one.
    pub message: Option<String>,
    /// The HTTP status of the answer, where there was one.
    pub status: Option<u16>,
}

/// A failure: what failed, why, and what to do about it.
#[derive(Clone, thiserror::Error)]
#[error("{}", self.summary())]
pub struct Error(Box<Facts>);

#[derive(Clone)]
struct Facts {
    kind: Kind,
    what: String,
    why: Option<String>,
    hint: Option<String>,
    vendor_error: VendorError,
    /// Whether to run the command again helps for more than what the kind says.
    retryable: bool,
}

/// The short form of a result in kefu.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A failure of a kind; `what` is half a sentence without a full stop.
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        let facts = Facts {
            kind,
            what: what.into(),
            why: None,
            hint: None,
            vendor_error: VendorError::default(),
            retryable: false,
        };
        Self(Box::new(facts))
    }

    /// Adds the reason.
    #[must_use]
    pub fn why(mut self, why: impl fmt::Display) -> Self {
        self.0.why = Some(why.to_string());
        self
    }

    /// Adds the reason where none is given yet.
    #[must_use]
    pub fn or_why(mut self, why: impl fmt::Display) -> Self {
        self.0.why.get_or_insert_with(|| why.to_string());
        self
    }

    /// Replaces the kind's general hint by a particular one.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// Gives a failure of one kind a hint, if it has none of its own.
    #[must_use]
    pub fn hint_for(mut self, kind: Kind, hint: &str) -> Self {
        if self.0.kind == kind {
            self.0.hint.get_or_insert_with(|| hint.to_owned());
        }
        self
    }

    /// Lets the failures of its parts say what to do, the first one of each kind. To run the command again
    /// is worth while if any of them may pass.
    #[must_use]
    pub fn because<'a>(mut self, causes: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut kinds = Vec::new();
        let mut hints = Vec::new();
        for cause in causes {
            // Records that moved while a part was read may stand still the next time.
            self.0.retryable |= cause.retryable() || cause.kind() == Kind::Partial;
            if !kinds.contains(&cause.kind()) {
                kinds.push(cause.kind());
                hints.extend(cause.advice().filter(|hint| !hints.contains(hint)));
            }
        }
        if !hints.is_empty() {
            self.0.hint = Some(hints.join("; "));
        }
        self
    }

    /// Whether the same command may succeed later with nothing changed.
    fn retryable(&self) -> bool {
        self.0.retryable || self.0.kind.retryable()
    }

    /// Says the same in other words: `what` failed, why, and what to do.
    #[must_use]
    pub fn reworded(mut self, reword: impl Fn(&str) -> String) -> Self {
        self.0.what = reword(&self.0.what);
        self.0.why = self.0.why.as_deref().map(&reword);
        self.0.hint = self.0.hint.as_deref().map(reword);
        self
    }

    /// Adds the vendor's own words.
    #[must_use]
    pub fn with_vendor_error(mut self, vendor_error: VendorError) -> Self {
        self.0.vendor_error = vendor_error;
        self
    }

    /// The kind, which decides the exit code.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The vendor's own words as they came, to be told apart and not to be shown; empty where no vendor spoke.
    pub fn vendor_error(&self) -> &VendorError {
        &self.0.vendor_error
    }

    /// What failed, in the vendor's own words too, without what to do about it.
    pub fn summary(&self) -> String {
        let said = [self.0.vendor_error.code.as_deref(), self.0.vendor_error.message.as_deref()];
        let said: Vec<_> = said.into_iter().flatten().filter(|words| !words.is_empty()).collect();
        match said.is_empty() {
            true => redact(&self.0.what).into_owned(),
            false => redact(&format!("{}: {}", self.0.what, said.join(" "))).into_owned(),
        }
    }

    /// The reason; what failed, where none is given.
    pub fn reason(&self) -> String {
        redact(self.0.why.as_deref().unwrap_or(&self.0.what)).into_owned()
    }

    /// The reason, where one is given.
    pub fn cause(&self) -> Option<Cow<'_, str>> {
        self.0.why.as_deref().map(redact)
    }

    /// The summary and the reason, in one line.
    pub fn detail(&self) -> String {
        match self.cause() {
            Some(why) => format!("{}: {why}", self.summary()),
            None => self.summary(),
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> Option<Cow<'_, str>> {
        self.0.hint.as_deref().or_else(|| self.0.kind.hint()).map(redact)
    }

    /// The failure for a person: what failed, why, and what to do, each with the label it has on stderr.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
        let parts = [("error", Some(self.summary().into())), ("why", self.cause()), ("hint", self.advice())];
        parts.into_iter().filter_map(|(label, text)| Some((label, text?)))
    }

    /// The parts, a line each, as stderr shows them.
    #[cfg(test)]
    pub fn lines(&self) -> Vec<String> {
        self.parts().map(|(label, text)| format!("{label}: {text}")).collect()
    }

    /// The failure for a program, one JSON object.
    pub fn json(&self) -> String {
        let vendor_error = &self.0.vendor_error;
        let what = redact(&self.0.what);
        let object = Object {
            error: match &self.0.why {
                Some(why) => format!("{what}: {}", redact(why)),
                None => what.into_owned(),
            },
            exit_code: self.0.kind.exit_code(),
            vendor: Some(vendor_error.vendor).filter(|vendor| !vendor.is_empty()),
            vendor_code: vendor_error.code.as_deref().map(redact),
            vendor_message: vendor_error.message.as_deref().map(redact),
            http_status: vendor_error.status,
            retryable: self.retryable(),
            hint: self.advice(),
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
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.0.kind, self.detail())
    }
}
