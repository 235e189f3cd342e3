//! Translates the user's words for codes: a vendor's code, its word, or a name for one or several of them.

use std::ffi::OsStr;

use clap::{
    Arg, Command,
    builder::{PossibleValue, TypedValueParser},
};

use crate::{
    error::{Error, Kind, Result},
    nearest::nearest,
    record::Code,
    spelling::same,
};

/// Names that stand for several codes at once.
#[derive(Clone, Copy, Debug)]
pub struct CodeGroup {
    /// What a user types in English.
    pub name: &'static str,
    /// What a user types in Chinese; the first one is shown.
    pub words: &'static [&'static str],
    /// The codes.
    pub codes: &'static [&'static str],
}

impl CodeGroup {
    /// All that a user may type for it.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.name].into_iter().chain(self.words.iter().copied())
    }
}

/// An option that takes codes, as data for completion.
#[derive(Clone, Copy, Debug)]
pub struct CodeOption {
    /// Its long name.
    pub name: &'static str,
    /// The word on the command line with which it takes these codes; empty for the usual ones.
    pub with: &'static str,
    /// The codes.
    pub table: &'static [Code],
    /// Names for several of them.
    pub groups: &'static [CodeGroup],
}

/// The codes that what a user typed stands for, in whatever spelling: the code itself, the vendor's word, or a name of a
/// code or a group.
///
/// # Errors
/// [`Kind::Usage`] with the given text, the allowed ones and the nearest match.
pub fn codes_for(
    option: &str,
    given: &str,
    table: &[Code],
    groups: &[CodeGroup],
) -> Result<Vec<&'static str>> {
    let is_given = |name: &&str| same(name, given);
    if let Some(group) = groups.iter().find(|group| group.names().any(|name| is_given(&name))) {
        return Ok(group.codes.to_vec());
    }
    if let Some(line) = table.iter().find(|line| line.names().any(|name| is_given(&name))) {
        return Ok(vec![line.code]);
    }
    let names = groups.iter().flat_map(CodeGroup::names).chain(table.iter().flat_map(Code::names));
    let nearest = nearest(given, names.filter(|name| name.parse::<i64>().is_err()));
    let comma = tr!(", ");
    let allowed = table
        .iter()
        .map(|line| tr!("{name} ({code}, {word})", name = line.name, code = line.code, word = line.words.zh));
    let grouped = groups
        .iter()
        .map(|group| tr!("{name} ({words})", name = group.name, words = group.words.join(&comma)));
    let allowed: Vec<_> = allowed.chain(grouped).collect();
    let error = Error::new(Kind::Usage, tr!("{option}: `{given}` is not one of its values", option, given))
        .why(tr!("allowed are {values}", values = allowed.join(&comma)));
    Err(match nearest {
        Some(name) => error.meant(name),
        None => error.hint(tr!("give the code, the vendor's word or the English name")),
    })
}

/// The parser of an argument that takes one code of a table. Help and completion show the codes' names.
#[derive(Clone, Copy, Debug)]
pub struct CodeParser(pub &'static [Code]);

impl TypedValueParser for CodeParser {
    type Value = &'static str;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        given: &OsStr,
    ) -> std::result::Result<&'static str, clap::Error> {
        let table = self.0;
        let option = arg.map(ToString::to_string).unwrap_or_default();
        let parse = move |given: &str| codes_for(&option, given, table, &[]).map(|codes| codes[0]);
        parse.parse_ref(command, arg, given)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let value = |code: &Code| {
            PossibleValue::new(code.name)
                .aliases(code.names().skip(1))
                .help(format!("{} ({})", code.words.en, code.words.zh))
        };
        Some(Box::new(self.0.iter().map(value)))
    }
}
