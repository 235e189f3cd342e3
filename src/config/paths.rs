//! The paths of configuration, cache and state.

use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

use super::Environment;
use crate::error::{Error, Kind, Result};

/// The variable that moves all of kefu's files below one folder.
pub(super) const HOME: &str = "KEFU_HOME";

/// The paths of kefu's files. None of them need exist.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Paths {
    /// The configuration file.
    pub config: PathBuf,
    /// Whether the user named that file, so that it must exist.
    pub named: bool,
    /// The folder for data that can be fetched again, such as tokens.
    pub cache: PathBuf,
    /// The folder for data that must outlive the cache, such as locks.
    pub state: PathBuf,
}

impl Paths {
    /// The paths for this user: below `KEFU_HOME` if that is set, else the platform's usual folders. `explicit` is
    /// `--config` or `KEFU_CONFIG`, which names only the file.
    ///
    /// # Errors
    /// [`Kind::Config`] if the user has no home folder and no variable replaces it.
    pub fn find(environment: &Environment, explicit: Option<&Path>) -> Result<Self> {
        let standard = match environment.path(HOME) {
            Some(home) => Self::below(&absolute(&home)),
            None => Self::of_platform()?,
        };
        Ok(match explicit {
            Some(file) => Self { config: absolute(file), named: true, ..standard },
            None => standard,
        })
    }

    fn below(home: &Path) -> Self {
        Self {
            config: home.join("config.toml"),
            named: false,
            cache: home.join("cache"),
            state: home.join("state"),
        }
    }

    fn of_platform() -> Result<Self> {
        let dirs = ProjectDirs::from("", "", "kefu").ok_or_else(|| {
            Error::new(Kind::Config, tr!("this user has no home folder"))
                .hint(tr!("set KEFU_HOME to the folder for configuration, cache and state"))
        })?;
        Ok(Self {
            config: dirs.config_dir().join("config.toml"),
            named: false,
            cache: dirs.cache_dir().to_owned(),
            // Only Linux has a state folder.
            state: dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned(),
        })
    }
}

/// The user's home folder.
pub fn home_folder() -> Option<PathBuf> {
    Some(BaseDirs::new()?.home_dir().to_owned())
}

/// Makes a path absolute, so that it stays valid if the process changes its folder; unchanged if the current folder
/// is unknown.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kefu_home_puts_everything_under_one_folder() {
        let home = std::path::absolute("somewhere").expect("path");
        let environment = Environment::from([("KEFU_HOME", home.to_str().expect("text"))]);
        let paths = Paths::find(&environment, None).expect("paths");
        assert_eq!(paths.config, home.join("config.toml"));
        assert_eq!(paths.cache, home.join("cache"));
        assert_eq!(paths.state, home.join("state"));
        assert!(!paths.named);
    }

    #[test]
    fn a_named_file_replaces_the_file_alone() {
        let environment = Environment::from([("KEFU_HOME", "somewhere")]);
        let paths = Paths::find(&environment, Some(Path::new("other.toml"))).expect("paths");
        assert_eq!(paths.config, std::path::absolute("other.toml").expect("path"));
        assert!(paths.cache.ends_with("somewhere/cache"));
        assert!(paths.named);
    }

    #[test]
    fn an_empty_kefu_home_counts_as_not_set() {
        let environment = Environment::from([("KEFU_HOME", "")]);
        let without = Environment::default();
        let found = |environment| Paths::find(environment, None).map(|paths| paths.config).ok();
        assert_eq!(found(&environment), found(&without));
    }
}
