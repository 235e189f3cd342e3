//! Reads a program from the command line, or with `@FILE` from a file, because some shells cannot pass quotes on.

use std::{fs, path::Path};

use crate::{
    error::{Error, Kind, Result},
    lang::system,
    text::utf8,
};

/// The longest program in bytes.
const LONGEST: u64 = 1 << 20;

/// The program of `--jq`: its text, or the content of the file after an `@`.
///
/// # Errors
/// [`Kind::Usage`] for a file that cannot be read as a program, with its name.
pub fn program(given: &str) -> Result<String> {
    match given.strip_prefix('@') {
        Some(file) => read(Path::new(file)),
        None => Ok(given.to_owned()),
    }
}

fn read(file: &Path) -> Result<String> {
    let wrong = |why: String| {
        let what = tr!("--jq: the program in {file} cannot be read", file = file.display());
        Error::new(Kind::Usage, what).why(why)
    };
    let about = fs::metadata(file).map_err(|e| {
        wrong(system(&e)).hint(tr!(
            "@ stands before the name of a file; a program that begins with @ is written as --jq '. | @csv'"
        ))
    })?;
    // A pipe or a device could block the run.
    if !about.is_file() || about.len() > LONGEST {
        return Err(
            wrong(tr!("it is not a file of at most 1 MiB")).hint(tr!("name a file with a jq program"))
        );
    }
    let bytes = fs::read(file).map_err(|e| wrong(system(&e)))?;
    let text = utf8(bytes)
        .map_err(|other| wrong(tr!("it is {other}", other)).hint(tr!("save the file as UTF-8")))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}
