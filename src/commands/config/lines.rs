//! `kefu config set`, `unset` and `get`: one line of the file.

use clap::Args;

use crate::{
    commands::KNOWN,
    config::{Config, ConfigEdit, Key, PresentValue, written},
    context::Context,
    error::{Error, Kind, Result},
    options::{Given, TABLE},
    output,
    secret::{MASK, Secret},
    text::for_shell,
    ui::{self, Prompt},
};

/// Set a line of the configuration file
///
/// A secret is asked for, read from standard input with `-`, or named by where it is kept; as an argument it would stand
/// in the list of processes and in the shell's history.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu config set gome.app_key 1000001
  kefu config set gome.app_secret                         it is asked for
  kefu config set gome.token '{ env = \"GOME_TOKEN\" }'
  kefu config set profiles.shop2.bangwo8.password -       from standard input
  kefu config set defaults.lang en
  kefu config set default_profile main")]
pub struct Set {
    #[command(flatten)]
    line: Line,
    /// Its value; `-` reads it from standard input
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: Option<String>,
}

/// Take a line out of the configuration file
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu config unset gome.base_url
  kefu config unset defaults.columns
  kefu config unset default_profile")]
pub struct Unset {
    #[command(flatten)]
    line: Line,
}

/// Print the value of a line of the configuration file, a secret as ***
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu config get gome.app_key
  kefu config get defaults.columns
  kefu config get profiles.main.bangwo8.base_url")]
pub struct Get {
    #[command(flatten)]
    line: Line,
}

/// The line.
#[derive(Args, Debug)]
struct Line {
    /// Its name, e.g. `gome.app_key` or `defaults.output`
    ///
    /// Also `profiles.NAME.gome.app_key` and `default_profile`.
    #[arg(value_name = "SETTING")]
    key: String,
}

impl Line {
    /// The file and the line in it.
    fn open(&self, context: &Context) -> Result<(ConfigEdit, Key)> {
        let paths = Config::paths(context.options.values.config.as_deref())?;
        let profile = context.options.values.profile.as_ref().map(|names| names.join(","));
        let edit = ConfigEdit::open(&paths, KNOWN, profile.as_deref())?;
        let key = Key::read(&self.key, KNOWN, &edit.profile)?;
        Ok((edit, key))
    }

    /// The error for a line that the file does not have.
    fn absent(&self, edit: &ConfigEdit) -> Error {
        let (key, file) = (&self.key, edit.path().display());
        Error::new(Kind::NotFound, tr!("`{key}` is not set in {file}", key, file))
            .hint(tr!("`kefu config show` says what is in force, and from where"))
    }
}

impl Set {
    pub(super) async fn run(mut self, context: &Context) -> Result<()> {
        // As in `--set KEY=VALUE`. An error about such a name would show the value, which may be a secret.
        if let Some((key, value)) = self.line.key.split_once(['=', '＝'])
            && self.value.is_none()
        {
            (self.line.key, self.value) = (key.trim().to_owned(), Some(value.to_owned()));
        }
        let (mut edit, key) = self.line.open(context)?;
        let value = match (self.value.as_deref(), key.is_secret()) {
            (Some("-"), _) => context.ui().input().await?,
            (Some(text), true) if !text.trim_start().starts_with('{') => {
                return Err(in_the_open(&self.line.key));
            }
            (Some(text), _) => Secret::new(text),
            (None, true) => typed(context, &key).await?,
            (None, false) => {
                return Err(Error::new(Kind::Usage, tr!("`{key}` needs a value", key = self.line.key)).hint(
                    tr!("`kefu config unset {key}` takes the line out", key = for_shell(&self.line.key)),
                ));
            }
        };
        if value.expose().trim().is_empty() {
            return Err(Error::new(Kind::Usage, tr!("the value is empty"))
                .hint(tr!("`kefu config unset {key}` takes the line out", key = for_shell(&self.line.key))));
        }
        edit.put(&key, written(&key, value.expose())?, context.options.lang)?;
        let config = edit.config()?;
        valid(&config, &key)?;
        edit.save()?;
        tracing::warn!(target: ui::NOTE, "{}", tr!("written to {path}", path = edit.path().display()));
        if matches!(key, Key::Default(_) | Key::Option { .. }) {
            super::warn_of_idle_default(&config);
        }
        Ok(())
    }
}

impl Unset {
    pub(super) fn run(self, context: &Context) -> Result<()> {
        let (mut edit, key) = self.line.open(context)?;
        if !edit.remove(&key) {
            return Err(self.line.absent(&edit));
        }
        valid(&edit.config()?, &key)?;
        edit.save()?;
        tracing::warn!(target: ui::NOTE, "{}", tr!("written to {path}", path = edit.path().display()));
        Ok(())
    }
}

impl Get {
    pub(super) fn run(self, context: &Context) -> Result<()> {
        let (edit, key) = self.line.open(context)?;
        let value = match edit.value(&key) {
            PresentValue::Nothing => return Err(self.line.absent(&edit)),
            PresentValue::Text(_) if key.is_secret() => MASK.to_owned(),
            PresentValue::Text(text) => text.expose().to_owned(),
            PresentValue::Elsewhere(reference) => reference,
        };
        output::text(&format!("{value}\n"))
    }
}

/// Asks for a secret at the terminal.
async fn typed(context: &Context, key: &Key) -> Result<Secret> {
    let no_terminal = || {
        Error::new(Kind::Usage, tr!("there is no terminal to ask for the secret at")).hint(tr!(
            "give `-` and the secret on standard input, or where it is kept, like {form}",
            form = r#"'{ env = "NAME" }'"#
        ))
    };
    let keyboard = context.ui().keyboard().ok_or_else(no_terminal)?;
    let setting = key.setting();
    let prompt = Prompt {
        name: setting.map(|setting| setting.key.to_owned()).unwrap_or_default(),
        help: setting.map(|setting| setting.help.get(context.options.lang).to_owned()).unwrap_or_default(),
        present: None,
    };
    tokio::select! {
        biased;
        stopped = crate::stop::stopped() => {
            keyboard.leave();
            Err(stopped)
        }
        typed = keyboard.secret(prompt) => typed,
    }
}

/// The error for a secret that is an argument.
pub(super) fn in_the_open(key: &str) -> Error {
    Error::new(Kind::Usage, tr!("`{key}` is a secret, and no argument may hold one", key))
        .why(tr!("arguments stand in the list of processes and in the shell's history"))
        .hint(tr!(
            "leave the value out to be asked for it, give `-` and the secret on standard input, or where it is kept, \
             like {form}",
            form = r#"'{ env = "NAME" }'"#
        ))
}

/// Checks a line by the rules of every later run. Nothing is fetched.
pub(super) fn valid(config: &Config, key: &Key) -> Result<()> {
    let profile = match key {
        Key::DefaultProfile if config.names_default() => return config.profiles(None).map(drop),
        Key::DefaultProfile => return Ok(()),
        Key::Default(_) => config.no_profile(),
        // It may have gone with its last line.
        Key::Option { profile, .. } | Key::Setting { profile, .. } => match config.profile(Some(profile)) {
            Ok(profile) => profile,
            Err(_) => return Ok(()),
        },
    };
    if let Key::Setting { about, key, .. } = key {
        return profile.check_literal(about, key);
    }
    Given::none(TABLE).add_profiles(&[profile]).map_err(|wrong| wrong.in_file())
}
