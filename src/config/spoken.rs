//! The language that a configuration file asks for, also when the file is wrong elsewhere: its mistakes are reported in
//! that language.

use std::{fs, path::Path};

use toml::{Table, Value};

use super::{Environment, Paths, profiles::DEFAULT_PROFILE};

/// `lang` of the profile or of `[defaults]`, as it stands in the file. `explicit` and `profile` are what the command line
/// says.
pub fn lang_of_file(
    environment: &Environment,
    explicit: Option<&Path>,
    profile: Option<&str>,
) -> Option<String> {
    let by_variable = environment.path("KEFU_CONFIG");
    let paths = Paths::find(environment, explicit.or(by_variable.as_deref())).ok()?;
    // What is no file, such as a pipe, can be read once only.
    let path = Some(paths.config).filter(|path| path.is_file())?;
    let file: Table = fs::read_to_string(path).ok()?.parse().ok()?;
    let profiles = file.get("profiles").and_then(Value::as_table);
    let only = || profiles.filter(|all| all.len() == 1)?.keys().next().map(String::as_str);
    let name = profile
        .or_else(|| environment.text("KEFU_PROFILE").ok().flatten())
        .or_else(|| file.get("default_profile")?.as_str())
        .or_else(only)
        .unwrap_or(DEFAULT_PROFILE);
    let lang = |table: &Value| table.get("lang").and_then(Value::as_str).map(str::to_owned);
    let of_profile = || lang(profiles?.get(name)?);
    of_profile().or_else(|| lang(file.get("defaults")?))
}
