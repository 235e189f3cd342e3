//! Translates the user's words for codes.

use crate::{
    error::{Error, Kind, Result},
    nearest::nearest,
    record::Code,
};

/// Parses the user's text for a code: the code itself, the vendor's word, or the English name. `groups` are names for
/// several codes.
///
/// # Errors
/// [`Kind::Usage`] with the given text, the allowed ones and the nearest match.
pub fn codes_for(
    option: &str,
    given: &str,
    table: &[Code],
    groups: &[(&str, &[&'static str])],
) -> Result<Vec<&'static str>> {
    let wanted = given.trim().to_lowercase();
    if let Some((_, codes)) = groups.iter().find(|(name, _)| *name == wanted) {
        return Ok(codes.to_vec());
    }
    let fits = |line: &&Code| {
        [line.code, line.words.zh, line.name].contains(&wanted.as_str())
            || line.words.en.to_lowercase() == wanted
    };
    if let Some(line) = table.iter().find(fits) {
        return Ok(vec![line.code]);
    }
    let names =
        groups.iter().map(|(name, _)| *name).chain(table.iter().flat_map(|line| [line.name, line.words.zh]));
    let nearest = nearest(&wanted, names);
    let allowed = table.iter().map(|line| format!("{} ({}, {})", line.name, line.code, line.words.zh));
    let allowed: Vec<_> = allowed.chain(groups.iter().map(|(name, _)| (*name).to_owned())).collect();
    let error = Error::new(Kind::Usage, format!("{option}: `{given}` is not one of its values"))
        .why(format!("allowed are {}", allowed.join(", ")));
    Err(match nearest {
        Some(name) => error.meant(name),
        None => error.hint("give the code, the vendor's word or the English name"),
    })
}
