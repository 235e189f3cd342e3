//! The source of a setting, as `config show` and errors print it.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A line of a file. Displayed as `file:line`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    path: Arc<PathBuf>,
    line: usize,
}

impl FileLine {
    /// A line, counted from 1.
    pub fn new(path: &Path, line: usize) -> Self {
        Self { path: Arc::new(path.to_owned()), line }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder that relative paths in the file start from.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

impl fmt::Display for FileLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.path.display(), self.line)
    }
}

/// The source of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A flag on the command line, with its dashes.
    Flag(String),
    /// An environment variable.
    Environment(String),
    /// The configuration file.
    File(FileLine),
    /// The built-in default.
    Default,
}

impl Source {
    /// The source in the language of the moment. Its `Display` is for results, which must not change with the language.
    pub fn in_words(&self) -> String {
        match self {
            Self::Flag(flag) => tr!("flag {flag}", flag),
            Self::Environment(name) => tr!("environment {name}", name),
            Self::File(line) => line.to_string(),
            Self::Default => tr!("default"),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(f, "flag {flag}"),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::File(line) => line.fmt(f),
            Self::Default => f.write_str("default"),
        }
    }
}
