//! Errors of the operating system, which itself explains them in English or not at all.

use std::io::{Error, ErrorKind};

use super::{Lang, Message, original};

/// Part of what the standard library says of a name that cannot be resolved; the system's words follow.
const LOOKUP: &str = "lookup address";

/// The reason of an error in the current language, with its number. What is not known is said as the system says it.
pub fn system(error: &Error) -> String {
    if Lang::current() != Lang::Zh {
        return error.to_string();
    }
    let reason = known(error).or_else(|| lookup(&error.to_string()));
    match (reason, error.raw_os_error()) {
        (Some(reason), Some(code)) => tr!("{reason} (os error {code})", reason, code),
        (Some(reason), None) => reason.to_string(),
        // An error that kefu made has a text of its own.
        (None, None) if error.get_ref().is_some() => error.to_string(),
        (None, _) => original(&error.to_string()),
    }
}

/// The reason of an error that is the system's own.
fn known(error: &Error) -> Option<Message> {
    if error.get_ref().is_some() {
        return None;
    }
    of_kind(error.kind()).or_else(|| of_number(error.raw_os_error()?))
}

/// The reason why a name was not resolved, of the text of that error: it has no kind and no number.
fn lookup(text: &str) -> Option<Message> {
    let words = text.split_once(LOOKUP)?.1;
    // The system's words are the C library's.
    let is_passing = ["Temporary failure", "Try again"].iter().any(|passing| words.contains(passing));
    Some(match is_passing {
        true => Message::new("no name server answers"),
        false => Message::new("no name server knows the name"),
    })
}

fn of_kind(kind: ErrorKind) -> Option<Message> {
    Some(match kind {
        ErrorKind::NotFound => Message::new("no such file or folder"),
        ErrorKind::PermissionDenied => Message::new("permission denied"),
        ErrorKind::AlreadyExists => Message::new("it exists already"),
        ErrorKind::IsADirectory => Message::new("it is a folder"),
        ErrorKind::NotADirectory => Message::new("a part of the path is no folder"),
        ErrorKind::DirectoryNotEmpty => Message::new("the folder is not empty"),
        ErrorKind::ReadOnlyFilesystem => Message::new("the file system is read-only"),
        ErrorKind::StaleNetworkFileHandle => Message::new("the network drive has lost the file"),
        ErrorKind::StorageFull => Message::new("no space is left on the disk"),
        ErrorKind::QuotaExceeded => Message::new("the disk quota is exceeded"),
        ErrorKind::FileTooLarge => Message::new("the file would be too large"),
        ErrorKind::InvalidFilename => Message::new("the file name is invalid or too long"),
        ErrorKind::ResourceBusy => Message::new("it is in use"),
        ErrorKind::ExecutableFileBusy => Message::new("the program is being written or run"),
        ErrorKind::CrossesDevices => Message::new("the two paths are on different disks"),
        ErrorKind::TooManyLinks => Message::new("the file has too many links"),
        ErrorKind::NotSeekable => Message::new("it cannot be read from the middle"),
        ErrorKind::ConnectionRefused => Message::new("the connection was refused"),
        ErrorKind::ConnectionReset => Message::new("the other side broke the connection off"),
        ErrorKind::ConnectionAborted => Message::new("the connection was given up"),
        ErrorKind::NotConnected => Message::new("there is no connection"),
        ErrorKind::HostUnreachable => Message::new("no way leads to the host"),
        ErrorKind::NetworkUnreachable => Message::new("no way leads to the network"),
        ErrorKind::NetworkDown => Message::new("the network is down"),
        ErrorKind::AddrInUse => Message::new("the address is in use"),
        ErrorKind::AddrNotAvailable => Message::new("the address is not available"),
        ErrorKind::BrokenPipe => Message::new("the reader has closed the pipe"),
        ErrorKind::TimedOut => Message::new("it took too long"),
        ErrorKind::WouldBlock => Message::new("it is not ready"),
        ErrorKind::Interrupted => Message::new("it was interrupted"),
        ErrorKind::UnexpectedEof => Message::new("the end came too early"),
        ErrorKind::WriteZero => Message::new("nothing more can be written"),
        ErrorKind::InvalidInput => Message::new("the operating system refuses a value"),
        ErrorKind::InvalidData => Message::new("the data are damaged"),
        ErrorKind::Unsupported => Message::new("the operating system cannot do that"),
        ErrorKind::ArgumentListTooLong => Message::new("the command line is too long"),
        ErrorKind::Deadlock => Message::new("two programs wait for each other"),
        ErrorKind::OutOfMemory => Message::new("no memory is left"),
        _ => return None,
    })
}

/// Errors without a kind of their own, by the numbers that Unix systems share.
fn of_number(code: i32) -> Option<Message> {
    Some(match code {
        5 if cfg!(unix) => Message::new("the device reports a fault"),
        23 | 24 if cfg!(unix) => Message::new("too many files are open"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The errors that kefu meets on disks and on the way to a vendor.
    const MET: [ErrorKind; 20] = [
        ErrorKind::NotFound,
        ErrorKind::PermissionDenied,
        ErrorKind::AlreadyExists,
        ErrorKind::IsADirectory,
        ErrorKind::NotADirectory,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
        ErrorKind::FileTooLarge,
        ErrorKind::InvalidFilename,
        ErrorKind::ConnectionRefused,
        ErrorKind::ConnectionReset,
        ErrorKind::ConnectionAborted,
        ErrorKind::HostUnreachable,
        ErrorKind::NetworkUnreachable,
        ErrorKind::NetworkDown,
        ErrorKind::AddrInUse,
        ErrorKind::BrokenPipe,
        ErrorKind::TimedOut,
        ErrorKind::UnexpectedEof,
    ];

    // The catalogue's own test sees to the Chinese of each.
    #[test]
    fn every_error_of_disks_and_networks_is_explained() {
        for kind in MET {
            assert!(known(&kind.into()).is_some(), "{kind:?}");
        }
        #[cfg(unix)]
        for code in [1, 2, 5, 13, 16, 17, 18, 20, 21, 23, 24, 26, 27, 28, 30, 31, 32, 36, 39] {
            let error = Error::from_raw_os_error(code);
            assert!(known(&error).is_some(), "{error}");
        }
        #[cfg(target_os = "linux")]
        for code in [98, 99, 100, 101, 103, 104, 107, 110, 111, 113, 116, 122] {
            let error = Error::from_raw_os_error(code);
            assert!(known(&error).is_some(), "{error}");
        }
    }

    #[test]
    fn a_name_that_is_not_resolved_has_a_reason_without_a_kind() {
        for (words, passing) in [
            ("Name or service not known", false),
            ("No address associated with hostname", false),
            ("nodename nor servname provided, or not known", false),
            ("Temporary failure in name resolution", true),
            ("Try again", true),
        ] {
            let reason = lookup(&format!("dns error: failed to {LOOKUP} information: {words}"));
            let wanted = if passing { "no name server answers" } else { "no name server knows the name" };
            assert_eq!(reason, Some(Message::new(wanted)), "{words}");
        }
        assert_eq!(lookup("connection refused"), None);
    }

    #[test]
    fn an_error_of_kefus_own_is_not_explained_again() {
        assert_eq!(known(&Error::other("its own words")), None);
        assert_eq!(system(&Error::other("its own words")), "its own words");
    }
}
