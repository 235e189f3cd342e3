//! Configuration: flag > environment > profile > `[defaults]` > built-in. The only reader of the environment.
//!
//! clap reads the options' flags and variables; this module adds the options of the file, as text for the flag's
//! own parser. It reads the vendors' settings from all their sources.
//!
//! `paths` locates the file, `file` opens it, `reader` checks its `content`, `value` and `fetch` resolve references to
//! secrets, `profiles` finds those that are meant, `profile` combines the sources of one, `address` decides which addresses may receive secrets, `edit` changes the
//! file.

mod address;
mod content;
mod cron;
mod edit;
mod environment;
mod fetch;
mod file;
mod paths;
mod profile;
mod profiles;
mod reader;
mod source;
mod spoken;
#[cfg(test)]
mod testing;
mod value;

pub use edit::{ConfigEdit, Key, PresentValue, cleaned, written};
pub use environment::Environment;
pub use paths::{Paths, home_folder};
pub use profile::{Entry, Profile, keys};
pub use profiles::{Profiles, is_all};
pub use reader::is_profile_name;
pub use source::{FileLine, Source};
pub use spoken::lang_of_file;

use std::path::{Path, PathBuf};

use self::{
    content::{Content, Section},
    reader::Reader,
};
use crate::{
    adapter::About,
    error::{Error, Result},
};

/// The settings that every vendor has in addition to its own: the request rate, the timeout, and whether `http://` is
/// allowed.
pub const UNIVERSAL: [&str; 3] = ["max_rps", "timeout", "allow_http"];

/// The keys that a configuration may contain.
#[derive(Clone, Copy, Debug)]
pub struct KnownKeys {
    /// The vendors with their settings.
    pub vendors: &'static [&'static About],
    /// The options that `[defaults]` and profiles may set, by their long flags without `--`.
    pub options: &'static [&'static str],
}

/// The configuration of one run: the file and the environment.
#[derive(Clone, Debug)]
pub struct Config {
    /// The paths of kefu's files.
    pub paths: Paths,
    /// Its mistakes, for the command that is there to report them; every other one ends at the first.
    pub mistakes: Vec<Error>,
    known: KnownKeys,
    environment: Environment,
    /// Whether the vendors' environment variables override the file.
    overridden: bool,
    file: Content,
}

impl Config {
    /// Locates kefu's files without reading them.
    ///
    /// # Errors
    /// [`crate::error::Kind::Config`] if the user has no home folder.
    pub fn paths(explicit: Option<&Path>) -> Result<Paths> {
        Paths::find(&Environment::of_process(), explicit)
    }

    /// A configuration without a file, for commands that need none.
    pub fn none(environment: Environment, known: KnownKeys) -> Self {
        let paths = Paths::find(&environment, None).unwrap_or_default();
        let (mistakes, file) = Default::default();
        Self { paths, mistakes, known, environment, overridden: true, file }
    }

    /// A configuration whose file cannot be used for a reason.
    pub fn without_file(
        environment: Environment,
        explicit: Option<&Path>,
        known: KnownKeys,
        mistake: Error,
    ) -> Self {
        let paths = Paths::find(&environment, explicit).unwrap_or_default();
        Self { paths, mistakes: vec![mistake], ..Self::none(environment, known) }
    }

    /// Reads the configuration. `explicit` is `--config` or `KEFU_CONFIG`.
    ///
    /// # Errors
    /// [`crate::error::Kind::Config`] for a named file that does not exist, a mistake in the file with its line, or a file with
    /// literal secrets that others can read.
    pub fn load(environment: Environment, explicit: Option<&Path>, known: KnownKeys) -> Result<Self> {
        let paths = Paths::find(&environment, explicit)?;
        let file = Content::read(&paths, known)?;
        Ok(Self { paths, mistakes: Vec::new(), known, environment, overridden: true, file })
    }

    /// The configuration in a text that has not been saved yet. Variables that it refers to are taken from
    /// `environment`.
    ///
    /// # Errors
    /// [`crate::error::Kind::Config`] for a mistake in the text, with its line.
    pub fn of_text(paths: &Paths, known: KnownKeys, text: &str, environment: Environment) -> Result<Self> {
        let file = Reader { path: &paths.config, text, known }.file()?;
        let mistakes = Vec::new();
        Ok(Self { paths: paths.clone(), mistakes, known, environment, overridden: false, file })
    }

    /// The environment variable that chooses the configuration file if no option names it.
    pub fn home(&self) -> Source {
        match self.environment.has(paths::HOME) {
            true => Source::Environment(paths::HOME.to_owned()),
            false => Source::Default,
        }
    }

    /// A variable that other programs share, such as `HTTPS_PROXY`.
    ///
    /// # Errors
    /// [`crate::error::Kind::Config`] if its value is not UTF-8.
    pub fn variable(&self, name: &str) -> Result<Option<&str>> {
        self.environment.text(name)
    }

    /// The names of the variables with a prefix.
    pub fn variables(&self, prefix: &str) -> Vec<&str> {
        self.environment.names(prefix).collect()
    }

    /// The file of certificates to trust: `SSL_CERT_FILE`.
    pub fn certificates(&self) -> Option<PathBuf> {
        self.environment.path("SSL_CERT_FILE")
    }

    /// The terminal's width as the user sets it: `COLUMNS`.
    pub fn columns(&self) -> Option<usize> {
        self.environment.text("COLUMNS").ok().flatten()?.parse().ok()
    }

    /// Whether the file names the profile that counts without an option.
    pub fn names_default(&self) -> bool {
        self.file.default_profile.is_some()
    }

    /// The options of `[defaults]` alone.
    pub fn no_profile(&self) -> Profile<'_> {
        Profile { name: String::new(), config: self, section: None, is_one_of_several: false }
    }
}

#[cfg(test)]
mod tests;
