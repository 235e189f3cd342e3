//! The environment variables, read once. A blank variable counts as unset.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    fmt,
    path::PathBuf,
};

use crate::error::{Error, Kind, Result};

/// The environment variables at the start of the process. They are never shown as a whole, because they hold other
/// programs' secrets as well.
#[derive(Clone, Default)]
pub struct Environment(BTreeMap<String, OsString>);

impl Environment {
    /// The environment of the process.
    #[expect(clippy::disallowed_methods, reason = "the one reader")]
    pub fn of_process() -> Self {
        let named = std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
        Self::of(named)
    }

    fn of(variables: impl IntoIterator<Item = (String, OsString)>) -> Self {
        let is_blank = |value: &OsString| value.to_str().is_some_and(|text| text.trim().is_empty());
        Self(variables.into_iter().filter(|(_, value)| !is_blank(value)).collect())
    }

    /// The variables that cron gives a job of the same user.
    pub(super) fn of_cron(&self) -> Self {
        let user = self.value("LOGNAME").or_else(|| self.value("USER"));
        let own = [("HOME", self.value("HOME")), ("LOGNAME", user)];
        let own = own.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())));
        let fixed = [("SHELL", "/bin/sh"), ("PATH", "/usr/bin:/bin")];
        Self::of(own.chain(fixed.map(|(name, value)| (name.to_owned(), value.into()))))
    }

    /// Every variable.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &OsStr)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_os_str()))
    }

    /// The text of a variable.
    ///
    /// # Errors
    /// [`Kind::Config`] if its value is not UTF-8.
    pub fn text(&self, name: &str) -> Result<Option<&str>> {
        let Some(value) = self.0.get(name) else { return Ok(None) };
        value
            .to_str()
            .map(Some)
            .ok_or_else(|| Error::new(Kind::Config, tr!("the variable {name} is not valid UTF-8", name)))
    }

    /// A variable as it is.
    pub fn value(&self, name: &str) -> Option<&OsStr> {
        self.0.get(name).map(OsString::as_os_str)
    }

    /// A variable that holds a path.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.0.get(name).map(PathBuf::from)
    }

    /// Whether a variable is set.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The names of the variables with a prefix.
    pub fn names<'a>(&'a self, prefix: &str) -> impl Iterator<Item = &'a str> {
        let from_prefix = self.0.range(prefix.to_owned()..).map(|(name, _)| name.as_str());
        from_prefix.take_while(move |name| name.starts_with(prefix))
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Environment({} variables)", self.0.len())
    }
}

/// An environment for tests.
impl<const N: usize> From<[(&str, &str); N]> for Environment {
    fn from(variables: [(&str, &str); N]) -> Self {
        Self::of(variables.map(|(name, value)| (name.to_owned(), OsString::from(value))))
    }
}
