//! Errors of the operating system, which itself explains them in English or not at all.

use std::io::{Error, ErrorKind};

use tr::tr;

use super::{Lang, Message};

/// The reason of an error in the current language, with its number. What is not known is said as the system says it.
pub fn system(error: &Error) -> String {
    match known(error.kind()) {
        // An error that kefu made has a text of its own.
        Some(reason) if Lang::current() == Lang::Zh && error.get_ref().is_none() => {
            match error.raw_os_error() {
                Some(code) => tr!("{reason} (os error {code})", reason, code),
                None => reason.to_string(),
            }
        }
        _ => error.to_string(),
    }
}

fn known(kind: ErrorKind) -> Option<Message> {
    Some(match kind {
        ErrorKind::NotFound => Message::new("no such file or folder"),
        ErrorKind::PermissionDenied => Message::new("permission denied"),
        ErrorKind::AlreadyExists => Message::new("it exists already"),
        ErrorKind::IsADirectory => Message::new("it is a folder"),
        ErrorKind::NotADirectory => Message::new("a part of the path is no folder"),
        ErrorKind::DirectoryNotEmpty => Message::new("the folder is not empty"),
        ErrorKind::ReadOnlyFilesystem => Message::new("the file system is read-only"),
        ErrorKind::StorageFull => Message::new("no space is left on the disk"),
        ErrorKind::QuotaExceeded => Message::new("the disk quota is exceeded"),
        ErrorKind::FileTooLarge => Message::new("the file would be too large"),
        ErrorKind::InvalidFilename => Message::new("the file name is invalid or too long"),
        ErrorKind::ResourceBusy => Message::new("it is in use"),
        ErrorKind::CrossesDevices => Message::new("the two paths are on different disks"),
        ErrorKind::AddrInUse => Message::new("the address is in use"),
        ErrorKind::AddrNotAvailable => Message::new("the address is not available"),
        ErrorKind::BrokenPipe => Message::new("the reader has closed the pipe"),
        ErrorKind::TimedOut => Message::new("it took too long"),
        ErrorKind::Interrupted => Message::new("it was interrupted"),
        ErrorKind::UnexpectedEof => Message::new("the end came too early"),
        ErrorKind::InvalidInput => Message::new("the operating system refuses a value"),
        ErrorKind::InvalidData => Message::new("the data are damaged"),
        ErrorKind::Unsupported => Message::new("the operating system cannot do that"),
        ErrorKind::OutOfMemory => Message::new("no memory is left"),
        _ => return None,
    })
}
