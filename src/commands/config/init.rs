//! `kefu config init`: a wizard that writes the configuration.
//!
//! It knows no vendor: the questions, their order and their texts are in each vendor's `About`.

use clap::{Args, ValueEnum as _};
use tr::tr;

use crate::{
    adapter::{About, Setting},
    commands::{KNOWN, doctor::credentials::accepted},
    config::{Config, ConfigEdit, PresentValue},
    context::Context,
    error::{Error, Kind, Result},
    lang::Lang,
    ui::{Answer, HIDDEN, Keyboard, Prompt},
    vendors::{self, Name},
};

/// Ask for each vendor's settings and write the configuration file
#[derive(Args, Debug)]
#[command(after_help = after_help())]
pub struct Init {}

/// The variable to name in an example.
fn variable() -> String {
    vendors::ALL.first().map(|about| about.variable(about.example_key())).unwrap_or_default()
}

fn after_help() -> String {
    format!(
        "\
Examples:
  kefu config init                        the profile in use; `main` in a new file
  kefu config init -p test --lang en      another profile, asked for in English

Nothing is written before all questions are answered. What is in the file already, comments
and other profiles among it, stays. Without a terminal set variables ({}=…)
or write the file by hand; config.example.toml shows it.",
        variable()
    )
}

impl Init {
    pub(super) async fn run(self, context: &Context) -> Result<()> {
        let paths = Config::paths(context.options.values.config.as_deref())?;
        let keyboard = context.ui().keyboard().ok_or_else(|| {
            Error::new(Kind::Usage, tr!("`config init` asks questions, and there is no terminal to ask at"))
                .hint(tr!(
                    "set variables like {variable}, or copy config.example.toml to {path}",
                    variable = variable(),
                    path = paths.config.display()
                ))
        })?;
        // Commas are no part of a name, and are refused with it.
        let profile = context.options.values.profile.as_ref().map(|names| names.join(","));
        let lang = context.options.lang;
        let mut edit = ConfigEdit::open(&paths, KNOWN, profile.as_deref())?;
        let wizard = Wizard { context, keyboard, lang };
        let ended = tokio::select! {
            // Registered before the first question, so that every question notices a signal.
            biased;
            stopped = crate::stop::stopped() => Err(stopped),
            ended = wizard.run(&mut edit) => ended,
        };
        if let Err(Kind::Interrupted | Kind::Terminated) = ended.as_ref().map_err(Error::kind) {
            wizard.keyboard.leave();
        }
        ended
    }
}

/// The state of the wizard.
struct Wizard<'a> {
    context: &'a Context,
    keyboard: Keyboard,
    lang: Lang,
}

/// The result of asking for one vendor's settings.
enum Verdict {
    Kept,
    Skipped,
}

impl Wizard<'_> {
    async fn run(&self, edit: &mut ConfigEdit) -> Result<()> {
        let path = edit.path().display().to_string();
        let profile = tr!("profile {name}", name = edit.profile);
        self.keyboard.heading(&tr!("kefu setup"), &format!("{path} · {profile}"));
        self.keyboard.dim(&tr!("Enter takes what is in brackets; Ctrl-C leaves, and nothing is written"));
        self.keyboard.leave();
        let names = Name::value_variants();
        let items = names.iter().map(|name| (name.about().title.get(self.lang), edit.has(name.about())));
        // The text after the tab says how to answer.
        let question = tr!("Which vendors?\tSpace selects, Enter confirms");
        let chosen = self.keyboard.some(&question, items.collect()).await?;
        let mut kept = 0;
        for index in chosen {
            kept += usize::from(matches!(self.vendor(edit, names[index]).await?, Verdict::Kept));
        }
        if kept == 0 {
            self.keyboard.dim(&tr!("No file was changed"));
            return Ok(());
        }
        edit.save()?;
        self.keyboard.leave();
        self.keyboard.good(&tr!("written to {path}", path));
        self.keyboard.dim(&tr!("kefu config show shows the settings; kefu config check tries them again"));
        Ok(())
    }

    /// Asks for one vendor's settings until the vendor accepts them or the user gives up.
    async fn vendor(&self, edit: &mut ConfigEdit, name: Name) -> Result<Verdict> {
        let about = name.about();
        let before = edit.clone();
        edit.begin(about, self.lang)?;
        self.keyboard.heading(about.title.get(self.lang), about.docs);
        loop {
            self.settings(edit, about).await?;
            self.keyboard.busy(&tr!("asking the vendor…"));
            let Err(error) = self.accepted(edit, name).await else {
                self.keyboard.good(&tr!("accepted"));
                return Ok(Verdict::Kept);
            };
            self.keyboard.bad(&error.summary());
            error.cause().iter().for_each(|why| self.keyboard.dim(why));
            let items = vec![tr!("Change the settings"), tr!("Keep them anyway"), tr!("Skip this vendor")];
            match self.keyboard.one(&tr!("Not accepted. What now?"), items, 0).await? {
                0 => {}
                1 => return Ok(Verdict::Kept),
                _ => {
                    *edit = before;
                    return Ok(Verdict::Skipped);
                }
            }
        }
    }

    async fn settings(&self, edit: &mut ConfigEdit, about: &'static About) -> Result<()> {
        let others = self.other_methods(edit, about).await?;
        for setting in about.settings {
            if others.contains(&setting.key) {
                edit.clear(about, setting.key);
            } else {
                self.setting(edit, about, setting).await?;
            }
        }
        Ok(())
    }

    /// Asks for the authentication method. Returns the settings that it does not use.
    async fn other_methods(&self, edit: &ConfigEdit, about: &About) -> Result<Vec<&'static str>> {
        let is_used = |key: &&str| edit.present(about, key) != PresentValue::Nothing;
        let used = about.auth_methods.iter().position(|method| method.keys.iter().any(is_used));
        let used = used.unwrap_or_default();
        let chosen = match about.auth_methods {
            [] | [_] => used,
            auth_methods => {
                let items =
                    auth_methods.iter().map(|method| method.title.get(self.lang).to_owned()).collect();
                self.keyboard.one(&tr!("How to sign in?"), items, used).await?
            }
        };
        let keys = |index: usize| about.auth_methods.get(index).map(|method| method.keys).unwrap_or_default();
        let others = (0..about.auth_methods.len()).filter(|index| *index != chosen).flat_map(keys);
        Ok(others.filter(|key| !keys(chosen).contains(key)).copied().collect())
    }

    async fn setting(&self, edit: &mut ConfigEdit, about: &About, setting: &Setting) -> Result<()> {
        let present = edit.present(about, setting.key);
        let shown = match &present {
            PresentValue::Elsewhere(place) => Some(place.clone()),
            PresentValue::Text(_) if setting.secret => Some(HIDDEN.to_owned()),
            PresentValue::Text(_) | PresentValue::Nothing => None,
        };
        let is_kept = shown.is_some();
        let help = setting.help.get(self.lang).to_owned();
        let prompt = Prompt { name: setting.key.to_owned(), help, present: shown };
        if setting.secret {
            let typed = self.keyboard.secret(prompt).await?;
            if !typed.expose().is_empty() {
                edit.set(about, setting, typed.expose(), self.lang)?;
            }
            return Ok(());
        }
        let answer = match (&present, setting.default) {
            (PresentValue::Text(text), _) => Answer::Edit(text.expose().to_owned()),
            (PresentValue::Nothing, Some(default)) => Answer::Default(default.to_owned()),
            (PresentValue::Nothing | PresentValue::Elsewhere(_), _) => Answer::Empty,
        };
        let typed = self.keyboard.text(prompt, answer).await?;
        match (&*typed, setting.default) {
            ("", _) if is_kept => Ok(()),
            ("", _) => {
                edit.clear(about, setting.key);
                Ok(())
            }
            // The default is not written, so that a new default address takes effect.
            (text, Some(default)) if text == default && present == PresentValue::Nothing => Ok(()),
            (text, _) => edit.set(about, setting, text, self.lang),
        }
    }

    /// Checks the credentials with the vendor, using the settings that the file will have.
    async fn accepted(&self, edit: &ConfigEdit, name: Name) -> Result<()> {
        accepted(&self.context.with(edit.config()?, &edit.profile), name).await
    }
}
