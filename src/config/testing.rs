//! Two invented vendors and a folder with a configuration, for this module's tests.

use std::path::PathBuf;

use tempfile::TempDir;

use super::{Config, Environment, KnownKeys};
use crate::{
    adapter::{About, AuthMethod, Setting},
    error::{Error, Result},
    lang::{VendorName, Words},
};

const fn setting(key: &'static str, secret: bool, default: Option<&'static str>) -> Setting {
    Setting { key, help: Words::new("", ""), secret, default, example: "" }
}

/// A vendor whose own gateway is `http://`.
pub static GOME: About = About {
    name: VendorName::new("gome", "国美"),
    title: Words::new("", ""),
    docs: "",
    settings: &[
        setting("base_url", false, Some("http://gateway.example.com/router")),
        setting("app_key", false, None),
        setting("app_secret", true, None),
        setting("token", true, None),
    ],
    auth_methods: &[AuthMethod { title: Words::new("", ""), keys: &["app_key", "app_secret", "token"] }],
    timeout_seconds: 30,
    ..About::TEST
};

/// A vendor at `https://`.
pub static BANGWO8: About = About {
    name: VendorName::new("bangwo8", "帮我吧"),
    title: Words::new("", ""),
    docs: "",
    settings: &[
        setting("base_url", false, Some("https://www.bangwo8.example/api")),
        setting("account", false, None),
        setting("password", true, None),
    ],
    auth_methods: &[AuthMethod { title: Words::new("", ""), keys: &["account", "password"] }],
    timeout_seconds: 120,
    ..About::TEST
};

/// The keys that the tests' configurations may contain.
pub const KNOWN: KnownKeys = KnownKeys {
    vendors: &[&GOME, &BANGWO8],
    options: &["output", "labels", "limit", "fail-empty", "lang", "timeout"],
};

/// A folder with a `config.toml` that only its owner can read.
pub struct Folder {
    pub dir: TempDir,
    pub file: PathBuf,
}

impl Folder {
    pub fn with(text: &str) -> Self {
        let dir = tempfile::tempdir().expect("folder");
        let file = dir.path().join("config.toml");
        std::fs::write(&file, text).expect("file");
        let folder = Self { dir, file };
        folder.mode(0o600);
        folder
    }

    /// Changes the file's permissions.
    pub fn mode(&self, mode: u32) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let permissions = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(&self.file, permissions).expect("mode");
        }
        #[cfg(not(unix))]
        let _ = mode;
    }

    /// A text without the folder's name.
    pub fn hidden_in(&self, text: &str) -> String {
        text.replace(&format!("{}{}", self.dir.path().display(), std::path::MAIN_SEPARATOR), "")
    }

    pub fn load<const N: usize>(&self, variables: [(&str, &str); N]) -> Result<Config> {
        Config::load(Environment::from(variables), Some(&self.file), KNOWN)
    }
}

/// The configuration in a text, with an environment.
pub fn config<const N: usize>(text: &str, variables: [(&str, &str); N]) -> Config {
    let config = Folder::with(text).load(variables);
    config.unwrap_or_else(|error| panic!("{}", error.lines().join("\n")))
}

/// The lines of the error that a text causes, without the folder's name.
pub fn mistake(text: &str) -> String {
    let folder = Folder::with(text);
    shown(&folder, &folder.load([]).expect_err(text))
}

/// An error's lines without the folder's name.
pub fn shown(folder: &Folder, error: &Error) -> String {
    assert_eq!(error.kind().exit_code(), 78);
    folder.hidden_in(&error.lines().join("\n"))
}
