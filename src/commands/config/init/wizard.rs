//! The questions of `kefu config init` at a terminal. What the command line answers is not asked.

use clap::ValueEnum as _;

use super::{super::lines::valid, answers::Answers, script::complete};

use crate::{
    adapter::{About, Setting},
    commands::doctor::credentials::accepted,
    config::{ConfigEdit, Key, PresentValue, cleaned, written},
    context::Context,
    error::{Kind, Result},
    lang::Lang,
    secret::Secret,
    ui::{Answer, HIDDEN, Keyboard, Prompt},
    vendors::Name,
};

/// The state of the wizard.
pub(super) struct Wizard<'a> {
    pub(super) context: &'a Context,
    pub(super) keyboard: Keyboard,
    pub(super) answers: &'a Answers,
    pub(super) lang: Lang,
    /// Whether the vendors are not asked.
    pub(super) offline: bool,
}

/// The result of asking for one vendor's settings.
enum Verdict {
    Kept,
    Skipped,
}

impl Wizard<'_> {
    /// Asks for everything that is not answered. Returns the vendors that are set up.
    pub(super) async fn run(&self, edit: &mut ConfigEdit, is_named: bool) -> Result<Vec<Name>> {
        if !is_named && !edit.names().is_empty() {
            self.profile(edit).await?;
        }
        let path = edit.path().display().to_string();
        let profile = tr!("profile {name}", name = edit.profile);
        self.keyboard.heading(&tr!("kefu setup"), &format!("{path} · {profile}"));
        self.keyboard.dim(&tr!("Enter takes what is in brackets; Ctrl-C leaves, and nothing is written"));
        self.keyboard.leave();
        let mut kept = Vec::new();
        for name in self.vendors(edit).await? {
            if matches!(self.vendor(edit, name).await?, Verdict::Kept) {
                kept.push(name);
            }
        }
        if kept.is_empty() {
            self.keyboard.dim(&tr!("No file was changed"));
            return Ok(kept);
        }
        edit.save()?;
        self.keyboard.leave();
        self.keyboard.good(&tr!("written to {path}", path));
        self.keyboard.dim(&match self.offline {
            true => tr!("kefu config show shows the settings; kefu config check tries them"),
            false => tr!("kefu config show shows the settings"),
        });
        Ok(kept)
    }

    /// Asks which profile to change, or for the name of a new one.
    async fn profile(&self, edit: &mut ConfigEdit) -> Result<()> {
        let names = edit.names().to_vec();
        let present = names.iter().position(|name| *name == edit.profile).unwrap_or_default();
        let items = names.iter().map(|name| tr!("change `{name}`", name)).chain([tr!("add another shop")]);
        let chosen = self.keyboard.one(&tr!("Which profile?"), items.collect(), present).await?;
        if let Some(name) = names.get(chosen) {
            edit.profile.clone_from(name);
            return Ok(());
        }
        let help = tr!("A name of your choice, like main or 上海店; -p selects the shop by it.");
        loop {
            let prompt = Prompt { name: "profile".to_owned(), help: help.clone(), present: None };
            let name = self.keyboard.text(prompt, Answer::Empty).await?;
            let problem = match names.contains(&name) {
                true => Some(tr!("there is `{name}` already", name)),
                false => edit.rename(&name).err().map(|error| error.summary()),
            };
            match problem {
                Some(problem) => self.keyboard.bad(&problem),
                None => return Ok(()),
            }
        }
    }

    /// The vendors to ask about: those of the command line, else the ones that the person chooses.
    async fn vendors(&self, edit: &ConfigEdit) -> Result<Vec<Name>> {
        if !self.answers.vendors().is_empty() {
            return Ok(self.answers.vendors().to_vec());
        }
        let names = Name::value_variants();
        let items = names.iter().map(|name| (name.about().title.get(self.lang), edit.has(name.about())));
        // The text after the tab says how to answer.
        let question = tr!("Which vendors?\tSpace selects, Enter confirms");
        let chosen = self.keyboard.some(&question, items.collect()).await?;
        Ok(chosen.into_iter().map(|index| names[index]).collect())
    }

    /// Asks for one vendor's settings until the vendor accepts them or the user gives up.
    async fn vendor(&self, edit: &mut ConfigEdit, name: Name) -> Result<Verdict> {
        let about = name.about();
        let before = edit.clone();
        edit.begin(about, self.lang)?;
        self.keyboard.heading(about.title.get(self.lang), about.docs);
        // What the command line answers is asked for once the vendor has refused it.
        let mut answers = Some(self.answers);
        loop {
            self.settings(edit, about, answers.take()).await?;
            self.browser(edit, name).await?;
            let Err(error) = self.accepted(edit, name).await else { return Ok(Verdict::Kept) };
            self.keyboard.bad(&error.summary());
            error.cause().iter().for_each(|why| self.keyboard.dim(why));
            let mut items =
                vec![tr!("Change the settings"), tr!("Keep them anyway"), tr!("Skip this vendor")];
            let browser = about.browser.filter(|_| error.kind() == Kind::Credentials);
            items.extend(browser.map(|_| tr!("Authorize in the browser")));
            match self.keyboard.one(&tr!("Not accepted. What now?"), items, 0).await? {
                0 => {}
                1 => return Ok(Verdict::Kept),
                3 => browser.into_iter().for_each(|key| edit.clear(about, key)),
                _ => {
                    *edit = before;
                    return Ok(Verdict::Skipped);
                }
            }
        }
    }

    /// Asks for the settings. After a refusal they are offered as they are.
    async fn settings(
        &self,
        edit: &mut ConfigEdit,
        about: &'static About,
        answers: Option<&Answers>,
    ) -> Result<()> {
        let others = self.other_methods(edit, about, answers).await?;
        for setting in about.settings {
            if others.contains(&setting.key) {
                edit.clear(about, setting.key);
            } else {
                self.setting(edit, about, setting, answers).await?;
            }
        }
        Ok(())
    }

    /// Asks for the authentication method. Returns the settings that it does not use.
    async fn other_methods(
        &self,
        edit: &ConfigEdit,
        about: &'static About,
        answers: Option<&Answers>,
    ) -> Result<Vec<&'static str>> {
        let is_used = |key: &&str| edit.present(about, key) != PresentValue::Nothing;
        let answered = |key: &&str| answers.is_some_and(|answers| answers.to(about, key, "").is_some());
        let given = about.auth_methods.iter().position(|method| method.keys.iter().any(answered));
        let used = about.auth_methods.iter().position(|method| method.keys.iter().any(is_used));
        let used = given.or(used).unwrap_or_default();
        let chosen = match about.auth_methods {
            _ if given.is_some() => used,
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

    /// Asks for one setting until its value is one that the file may have.
    async fn setting(
        &self,
        edit: &mut ConfigEdit,
        about: &'static About,
        setting: &Setting,
        answers: Option<&Answers>,
    ) -> Result<()> {
        let answer = answers.and_then(|answers| answers.to(about, setting.key, &edit.profile));
        if let Some((key, text)) = answer {
            edit.put(&key, written(&key, text.expose())?, self.lang)?;
            return valid(&edit.config()?, &key);
        }
        loop {
            let before = edit.clone();
            let key = Key::Setting { profile: edit.profile.clone(), about, key: setting.key };
            self.answer(edit, about, setting, &key).await?;
            match edit.config().and_then(|config| valid(&config, &key)) {
                Err(error) if error.kind() == Kind::Config => {
                    self.keyboard.bad(&error.summary());
                    error.cause().iter().for_each(|why| self.keyboard.dim(why));
                    error.advice().iter().for_each(|hint| self.keyboard.dim(hint));
                    *edit = before;
                }
                checked => return checked,
            }
        }
    }

    async fn answer(
        &self,
        edit: &mut ConfigEdit,
        about: &'static About,
        setting: &Setting,
        key: &Key,
    ) -> Result<()> {
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
            let typed = Secret::new(cleaned(key, self.keyboard.secret(prompt).await?.expose()));
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
        let typed = cleaned(key, &self.keyboard.text(prompt, answer).await?);
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

    /// Checks the settings that the file will have, and with the vendor whether it accepts them.
    async fn accepted(&self, edit: &ConfigEdit, name: Name) -> Result<()> {
        let about = name.about();
        complete(edit, about, about.browser)?;
        if self.offline {
            return Ok(());
        }
        self.keyboard.busy(&tr!("asking the vendor…"));
        accepted(&self.context.with(edit.config()?, &edit.profile), name).await?;
        self.keyboard.good(&tr!("accepted"));
        Ok(())
    }
}
