//! The kinds of failure: their exit codes, and what the user can do.

use crate::lang::Message;

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
    pub(super) fn retryable(self) -> bool {
        matches!(self, Self::Unreachable | Self::TryLater)
    }

    /// The hint for errors without a more specific one.
    pub(super) fn hint(self) -> Option<Message> {
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
