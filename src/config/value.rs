//! A setting's value in the file: a literal text, or a reference to an environment variable, a file or a command.

use std::{
    fmt,
    path::{Path, PathBuf},
    process::ExitStatus,
};

use super::{
    Environment, FileLine,
    fetch::{self, FetchError},
    paths::home_folder,
};
use crate::{
    error::{Error, Kind, Result},
    lang::{original, system},
    secret::Secret,
    text::utf8,
};

/// The forms of a value in the file.
pub fn forms() -> String {
    tr!(
        "\"text\", {env}, {file}, {command} or {credential}",
        env = r#"{ env = "NAME" }"#,
        file = r#"{ file = "path" }"#,
        command = r#"{ command = "…" }"#,
        credential = r#"{ credential = "NAME" }"#
    )
}

/// A value in one of its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A literal text.
    Text(Secret),
    /// The name of an environment variable.
    Env(String),
    /// The path of a file; a relative path starts from the configuration's folder.
    File(PathBuf),
    /// A command line for the shell. It is a secret, because people put passwords into command lines.
    Command(Secret),
    /// The name of a credential that systemd passes to a service.
    Credential(String),
}

/// The variable in which systemd names the folder with a service's credentials.
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

/// A value and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The value.
    pub form: Form,
    /// The file and the line.
    pub line: FileLine,
}

impl Value {
    /// Whether it has a value. The empty text of the example file does not count.
    pub fn is_given(&self) -> bool {
        !matches!(&self.form, Form::Text(text) if text.expose().is_empty())
    }

    /// Resolves the value. Commands run now.
    ///
    /// # Errors
    /// [`Kind::Config`] with the line of the configuration; never with the output of a command or the content of a
    /// file.
    pub fn resolve(&self, key: &str, environment: &Environment) -> Result<Secret> {
        let text = match &self.form {
            Form::Text(text) => return Ok(text.clone()),
            Form::Env(name) => self.variable(key, name, environment)?,
            Form::File(path) => self.file(key, &self.path(path))?,
            Form::Credential(name) => self.credential(key, name, environment)?,
            Form::Command(line) => self.command(key, line)?,
        };
        if text.is_empty() {
            let why = match &self.form {
                Form::Env(name) => tr!("the variable {name} gives nothing", name),
                Form::File(path) => tr!("the file {file} gives nothing", file = self.path(path).display()),
                Form::Credential(name) => tr!("the credential {name} gives nothing", name),
                Form::Text(_) | Form::Command(_) => tr!("the command gives nothing"),
            };
            return Err(self.wrong(key, &why));
        }
        Ok(Secret::new(text))
    }

    /// The path that a reference means. A relative one starts from the folder of the configuration.
    fn path(&self, written: &Path) -> PathBuf {
        self.line.folder().join(from_home(written))
    }

    fn variable(&self, key: &str, name: &str, environment: &Environment) -> Result<String> {
        let unset = || {
            self.wrong(key, &tr!("the variable {name} is not set", name)).hint(tr!(
                "set {name}, or change the line: {forms}",
                name,
                forms = forms()
            ))
        };
        environment.text(name)?.map(|text| without_marks(text).to_owned()).ok_or_else(unset)
    }

    fn credential(&self, key: &str, name: &str, environment: &Environment) -> Result<String> {
        let Some(folder) = environment.path(CREDENTIALS) else {
            let why = tr!("{variable} is not set: systemd sets it for its services", variable = CREDENTIALS);
            let hint = tr!("run it as a service with `LoadCredential={name}:…`, or change the line", name);
            return Err(self.wrong(key, &why).hint(hint));
        };
        self.file(key, &folder.join(name))
    }

    fn file(&self, key: &str, path: &Path) -> Result<String> {
        let file = path.display();
        let failed = |failure| {
            let why = match failure {
                FetchError::Stopped(error) => return error,
                FetchError::System(error) => {
                    tr!("the file {file} cannot be read: {error}", file, error = system(&error))
                }
                FetchError::Late => tr!("the file {file} did not end before the deadline", file),
                FetchError::TooLong => tr!("the file {file} gives more than 1 MiB", file),
                FetchError::Failed(_) => tr!("the file has failed"),
            };
            self.wrong(key, &why)
        };
        self.line(key, path, fetch::file(path).map_err(failed)?.0)
    }

    fn command(&self, key: &str, line: &Secret) -> Result<String> {
        let failed = |failure| {
            let why = match failure {
                FetchError::Stopped(error) => return error,
                FetchError::System(error) => tr!("the command failed: {why}", why = system(&error)),
                FetchError::Failed(status) => tr!("the command failed: {why}", why = ended(status)),
                FetchError::Late => tr!("the command did not end before the deadline"),
                FetchError::TooLong => tr!("the command gives more than 1 MiB"),
            };
            self.wrong(key, &why)
                .hint(tr!("run the command in {line} by itself to see why", line = self.line))
        };
        self.line(key, Path::new(""), fetch::output(line.expose()).map_err(failed)?)
    }

    /// The text of a command's content, or of a file's at a path.
    fn line(&self, key: &str, path: &Path, bytes: Vec<u8>) -> Result<String> {
        let text = utf8(bytes).map_err(|other| match &self.form {
            Form::File(_) | Form::Credential(_) => {
                let file = path.display();
                self.wrong(key, &tr!("what the file {file} gives is {other}", file, other))
                    .hint(tr!("save {file} as UTF-8", file))
            }
            _ => self.wrong(key, &tr!("what the command gives is {other}", other)),
        })?;
        Ok(without_marks(&text).to_owned())
    }

    fn wrong(&self, key: &str, why: &str) -> Error {
        Error::new(Kind::Config, tr!("`{key}` cannot be read", key)).why(tr!(
            "{what}: {why}",
            what = self.line,
            why
        ))
    }
}

/// Removes the byte-order mark and the one line end that editors and shells add.
pub fn without_marks(text: &str) -> &str {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.strip_suffix('\n').unwrap_or(text);
    line.strip_suffix('\r').unwrap_or(line)
}

/// The reference to the value, without a literal text or a command line.
impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(_) => f.write_str("text"),
            Self::Env(name) => write!(f, "variable {name}"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Command(_) => f.write_str("command"),
            Self::Credential(name) => write!(f, "credential {name}"),
        }
    }
}

fn from_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), home_folder()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

/// How a command ended: with a code, or by a signal.
fn ended(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => tr!("exit status: {code}", code),
        None => original(&status.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(form: Form, folder: &Path) -> Value {
        Value { form, line: FileLine::new(&folder.join("config.toml"), 7) }
    }

    fn command(line: &str) -> Form {
        Form::Command(Secret::new(line))
    }

    #[test]
    fn every_form_gives_its_text_without_one_line_end() {
        let folder = tempfile::tempdir().expect("folder");
        for (name, text) in [("unix", "s3cret\n"), ("dos", "s3cret\r\n"), ("none", "s3cret")] {
            std::fs::write(folder.path().join(name), text).expect("file");
        }
        let credentials = folder.path().to_str().expect("text");
        let environment = Environment::from([("NAME", "s3cret"), (CREDENTIALS, credentials)]);
        for form in [
            Form::Text(Secret::new("s3cret")),
            Form::Env("NAME".to_owned()),
            Form::File("unix".into()),
            Form::File("dos".into()),
            Form::File(folder.path().join("none")),
            Form::Credential("unix".to_owned()),
            command("echo s3cret"),
        ] {
            let read = value(form, folder.path()).resolve("token", &environment);
            assert_eq!(read.expect("text").expose(), "s3cret");
        }
    }

    #[test]
    fn only_one_line_end_is_cut() {
        let folder = tempfile::tempdir().expect("folder");
        std::fs::write(folder.path().join("two"), " a b \n\n").expect("file");
        let read = value(Form::File("two".into()), folder.path()).resolve("token", &Environment::default());
        assert_eq!(read.expect("text").expose(), " a b \n");
    }

    #[test]
    fn what_cannot_be_read_is_a_configuration_error_with_its_line_and_no_secret() {
        let folder = tempfile::tempdir().expect("folder");
        std::fs::write(folder.path().join("binary"), b"s3cret\xff").expect("file");
        std::fs::write(folder.path().join("empty"), b"\n").expect("file");
        for (form, why) in [
            (Form::Env("NAME".to_owned()), "NAME is not set"),
            (Form::File("absent".into()), "cannot be read"),
            (Form::File("binary".into()), "not UTF-8"),
            (Form::File("empty".into()), "gives nothing"),
            (Form::Credential("gome".to_owned()), "CREDENTIALS_DIRECTORY is not set"),
            (command("echo s3cret&& echo s3cret>&2&& exit 3"), "exit status: 3"),
            (command("echo s3cret>&2"), "gives nothing"),
            #[cfg(unix)]
            (command("cat"), "gives nothing"),
        ] {
            let value = value(form, folder.path());
            let error = value.resolve("token", &Environment::default()).expect_err("unreadable");
            let lines = error.lines().join("\n");
            assert_eq!(error.kind(), Kind::Config);
            assert!(lines.contains("`token`") && lines.contains("config.toml:7"), "{lines}");
            assert!(lines.contains(why) && !lines.contains("s3cret"), "{lines}");
        }
    }
}
