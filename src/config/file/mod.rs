//! The configuration file: its content, when it may be absent, and who may read it.

use std::{fs, io, path::Path};

use super::{
    FileLine, KnownKeys, Paths,
    content::Content,
    fetch::{self, FetchError},
    reader::Reader,
    value::Form,
};
use crate::{
    error::{Error, Kind, Result},
    lang::system,
    text::{for_shell, utf8},
};

impl Content {
    /// Reads the file. A missing file is empty, unless the user named it.
    ///
    /// # Errors
    /// [`Kind::Config`] for a mistake, with file, line, the given and the allowed values; and for a file with a
    /// literal secret that other users can read.
    pub fn read(paths: &Paths, known: KnownKeys) -> Result<Self> {
        let path = &paths.config;
        let failed = |why: &dyn std::fmt::Display| {
            Error::new(Kind::Config, tr!("{file} cannot be read", file = path.display())).why(why)
        };
        let Some((bytes, opened)) = read(path, paths.named)? else { return Ok(Self::default()) };
        let private = is_private(&opened).map_err(|error| failed(&error))?;
        let text = utf8(bytes)
            .map_err(|other| failed(&tr!("it is {other}", other)).hint(tr!("save it as UTF-8")))?;
        let reader = Reader { path, text: text.strip_prefix('\u{feff}').unwrap_or(&text), known };
        let file = reader.file()?;
        match file.literal_secret(known) {
            Some((key, line)) if !private => Err(readable_by_others(key, line)),
            _ => Ok(file),
        }
    }

    /// The first literal secret and its line.
    fn literal_secret(&self, known: KnownKeys) -> Option<(&'static str, &FileLine)> {
        let sections = self.profiles.values().flat_map(|section| &section.vendors);
        let values = sections.flat_map(|(vendor, values)| values.iter().map(move |value| (vendor, value)));
        let is_secret = |vendor: &str, key: &str| {
            let about = known.vendors.iter().find(|about| about.name.id == vendor);
            about.is_some_and(|about| about.settings.iter().any(|one| one.key == key && one.secret))
        };
        let mut literal = values.filter(|(vendor, (key, value))| {
            matches!(value.form, Form::Text(_)) && value.is_given() && is_secret(vendor, key)
        });
        literal.next().map(|(_, (key, value))| (*key, &value.line))
    }
}

/// The file's bytes and the file itself; `None` if the file is absent and `--config` does not require it.
///
/// # Errors
/// [`Kind::Config`] if it cannot be read before the deadline.
pub(super) fn read(path: &Path, required: bool) -> Result<Option<(Vec<u8>, fs::File)>> {
    let cannot = || {
        let what = match required {
            true => tr!("--config: {file} cannot be read", file = path.display()),
            false => tr!("{file} cannot be read", file = path.display()),
        };
        Error::new(Kind::Config, what)
    };
    match fetch::file(path) {
        Ok(read) => Ok(Some(read)),
        Err(FetchError::System(error)) if error.kind() == io::ErrorKind::NotFound && !required => Ok(None),
        Err(FetchError::System(error)) => Err(cannot().why(system(&error))),
        Err(FetchError::Late) => Err(cannot().why(tr!("it did not end before the deadline"))),
        Err(FetchError::TooLong) => Err(cannot().why(tr!("it gives more than 1 MiB"))),
        Err(FetchError::Stopped(error)) => Err(error),
        Err(FetchError::Failed(status)) => Err(cannot().why(status)),
    }
}

fn readable_by_others(key: &str, line: &FileLine) -> Error {
    let path = line.path().display();
    Error::new(Kind::Config, tr!("{file} holds a secret and others can read it", file = path))
        .why(tr!("{line}: `{key}` is written out", line, key))
        .hint(tr!("chmod 600 {file}", file = for_shell(&path.to_string())))
}

/// Whether only its owner can read the file.
#[cfg(unix)]
fn is_private(file: &fs::File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    let of_others = file.metadata()?.permissions().mode() & 0o077;
    Ok(of_others == 0)
}

/// On other platforms a user's folders are private by default.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
fn is_private(_: &fs::File) -> io::Result<bool> {
    Ok(true)
}

#[cfg(test)]
mod tests;
