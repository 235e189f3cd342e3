//! Runs kefu as cron would: with the few variables that cron sets.

use std::{io, path::PathBuf, process::Command};

use super::{
    Config,
    fetch::{self, FetchError},
    paths::home_folder,
    value::Form,
};
use crate::{
    error::{Error, Kind, Result},
    lang::system,
};

/// Variables that decide what kefu does.
const DECIDING: [&str; 11] = [
    "https_proxy",
    "HTTPS_PROXY",
    "http_proxy",
    "HTTP_PROXY",
    "all_proxy",
    "ALL_PROXY",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
];

/// A run in cron's environment.
pub struct CronRun {
    /// Its standard output.
    pub output: Vec<u8>,
    /// Its exit code; `None` if a signal ended it.
    pub code: Option<i32>,
}

impl Config {
    /// The variables that kefu or the file refers to, and that are set here and not under cron.
    pub fn unknown_to_cron(&self) -> Vec<&str> {
        let cron = self.environment.of_cron();
        let referred = self.file.profiles.values().flat_map(|section| section.vendors.values());
        let referred = referred.flat_map(|values| values.values()).filter_map(|value| match &value.form {
            Form::Env(name) => Some(name.as_str()),
            _ => None,
        });
        let referred: Vec<_> = referred.collect();
        let matters =
            |name: &str| name.starts_with("KEFU_") || DECIDING.contains(&name) || referred.contains(&name);
        self.environment.all().map(|(name, _)| name).filter(|name| matters(name) && !cron.has(name)).collect()
    }

    /// Whether a command of the file may be found here and not under cron.
    pub fn has_commands(&self) -> bool {
        let sections = self.file.profiles.values().flat_map(|section| section.vendors.values());
        sections.flat_map(|values| values.values()).any(|value| matches!(value.form, Form::Command(_)))
    }

    /// Runs this program in cron's environment.
    ///
    /// # Errors
    /// [`Kind::Bug`] if it cannot be started or does not end.
    pub fn in_cron(&self, args: impl IntoIterator<Item = String>) -> Result<CronRun> {
        let cannot = |why: String| Error::new(Kind::Bug, tr!("kefu cannot be run as cron would")).why(why);
        let mut command = Command::new(program().map_err(|e| cannot(system(&e)))?);
        let cron = self.environment.of_cron();
        // A job begins in the home folder; what is named from elsewhere is not found there either.
        command.current_dir(cron.path("HOME").or_else(home_folder).unwrap_or_else(|| PathBuf::from("/")));
        command.args(args).env_clear().envs(cron.all());
        match fetch::captured(command) {
            Ok((output, status)) => Ok(CronRun { output, code: status.code() }),
            Err(FetchError::Stopped(error)) => Err(error),
            Err(FetchError::System(error)) => Err(cannot(system(&error))),
            Err(FetchError::Late | FetchError::TooLong | FetchError::Failed(_)) => {
                Err(cannot(tr!("it did not end before the deadline")))
            }
        }
    }
}

/// The path of this program.
fn program() -> io::Result<PathBuf> {
    std::env::current_exe()
}
