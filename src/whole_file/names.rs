//! File names that Windows does not allow, or takes for something else.

use std::{fmt, io, path::Path};

/// Characters that no name on Windows has.
const NEVER: [char; 7] = ['<', '>', ':', '"', '|', '?', '*'];
/// Devices, whatever follows behind a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Devices with a number, of which also 1, 2 and 3 in superscript count.
const PORTS: [&str; 2] = ["com", "lpt"];

/// Checks that a path names a file.
///
/// # Errors
/// On Windows, if its last part is no name of a file there.
pub(super) fn check(path: &Path) -> io::Result<()> {
    match cfg!(windows).then(|| path.to_str().and_then(reason)).flatten() {
        Some(reason) => Err(io::Error::other(Refused(reason))),
        None => Ok(()),
    }
}

/// Whether an error says that a path names no file.
pub(super) fn is_refused(error: &io::Error) -> bool {
    error
        .get_ref()
        .is_some_and(<dyn std::error::Error + std::marker::Send + std::marker::Sync + 'static>::is::<Refused>)
}

/// Why a path names no file on Windows.
#[derive(Debug)]
struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

fn reason(path: &str) -> Option<String> {
    // Paths that begin so are not interpreted.
    if path.starts_with(r"\\?\") || path.starts_with(r"\\.\") {
        return None;
    }
    let name = path.rsplit(['\\', '/']).next().unwrap_or_default();
    // `C:name` is a file in the current folder of a drive.
    let name = match name.split_once(':') {
        Some((drive, rest)) if drive.len() == 1 && name.len() == path.len() && is_drive(drive) => rest,
        _ => name,
    };
    if is_device(name) {
        return Some(tr!("Windows takes the name {name} for a device", name));
    }
    if let Some(character) = name.chars().find(|c| NEVER.contains(c) || c.is_control()) {
        return Some(tr!(
            "Windows allows no {character} in a file name",
            character = character.escape_debug()
        ));
    }
    name.ends_with(['.', ' ']).then(|| tr!("Windows drops the dots and blanks at the end of a file name"))
}

/// Whether a drive exists.
fn is_drive(letter: &str) -> bool {
    Path::new(&format!(r"{letter}:\")).exists()
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_port = PORTS.iter().any(|port| {
        let number = stem.strip_prefix(port).map(|number| number.chars().collect::<Vec<_>>());
        matches!(number.as_deref(), Some(['1'..='9' | '¹' | '²' | '³']))
    });
    is_port || DEVICES.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_windows_does_not_take_for_a_file_is_refused_with_the_reason() {
        for (path, why) in [
            ("nul", "Windows takes the name nul for a device"),
            (r"C:\data\aux.csv", "Windows takes the name aux.csv for a device"),
            ("data/Com1.tar.gz", "Windows takes the name Com1.tar.gz for a device"),
            ("LPT².csv", "Windows takes the name LPT².csv for a device"),
            ("con .csv", "Windows takes the name con .csv for a device"),
            ("ab:c.csv", "Windows allows no : in a file name"),
            (r"data\a:b.csv", "Windows allows no : in a file name"),
            ("what?.csv", "Windows allows no ? in a file name"),
            ("a\tb.csv", r"Windows allows no \t in a file name"),
            ("out.csv.", "Windows drops the dots and blanks at the end of a file name"),
        ] {
            assert_eq!(reason(path).as_deref(), Some(why), "{path}");
        }
    }

    #[test]
    fn any_other_name_is_one() {
        let names = [
            "out.csv",
            "null.csv",
            "com.csv",
            "com10.csv",
            "投诉.csv",
            r"C:\nul\out.csv",
            r"\\?\C:\nul",
            "配置 1.xlsx",
        ];
        for path in names {
            assert_eq!(reason(path), None, "{path}");
        }
    }
}
