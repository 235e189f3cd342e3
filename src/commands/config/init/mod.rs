//! `kefu config init`: writes the configuration, by questions at a terminal or by answers on the command line.
//!
//! It knows no vendor: the questions, their order and their texts are in each vendor's `About`.

mod answers;
mod browser;
mod next;
mod script;
mod wizard;

use clap::Args;

use self::{answers::Answers, wizard::Wizard};
use crate::{
    choice::Choice,
    commands::KNOWN,
    config::{Config, ConfigEdit},
    context::Context,
    error::{Error, Kind, Result},
    ui,
    vendors::{self, Name},
};

/// Ask for each vendor's settings and write the configuration file
#[derive(Args, Debug)]
#[command(after_help = after_help())]
pub struct Init {
    /// Set up this vendor; several may be given
    #[arg(long, value_name = "VENDOR", value_parser = Choice::<Name>::new())]
    vendor: Vec<Name>,
    /// The answer to a question, like `app_key=1000001`
    ///
    /// A secret as - (a line of standard input each) or as where it is kept: `'token={ env = "GOME_TOKEN" }'`.
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Do not ask the vendors whether they accept the settings
    #[arg(long)]
    offline: bool,
}

/// The variable to name in an example.
fn variable() -> String {
    vendors::ALL.first().map(|about| about.variable(about.example_key())).unwrap_or_default()
}

fn after_help() -> String {
    format!(
        "\
Examples:
  kefu config init                      the profile in use; `main` in a new file
  kefu config init -p test              another profile
  kefu config init --lang en            with questions in English
  kefu config init --vendor bangwo8 --set account=me --set password=- --offline

Nothing is written before all questions are answered. What is in the file already, comments and other profiles among it, \
stays. Without a terminal answer with --vendor and --set, set variables ({}=…) or write the file by hand; \
`kefu config example` shows it.",
        variable()
    )
}

impl Init {
    pub(in super::super) async fn run(self, context: &Context) -> Result<()> {
        let paths = Config::paths(context.options.values.config.as_deref())?;
        // Commas are no part of a name, and are refused with it.
        let profile = context.options.values.profile.as_ref().map(|names| names.join(","));
        let mut edit = ConfigEdit::open(&paths, KNOWN, profile.as_deref())?;
        let mut answers = Answers::read(&self.vendor, &self.set)?;
        let ended = tokio::select! {
            // Registered before the first question, so that every question notices a signal.
            biased;
            stopped = crate::stop::stopped() => Err(stopped),
            ended = self.ask(context, &mut edit, &mut answers, profile.is_some()) => ended,
        };
        if let Err(Kind::Interrupted | Kind::Terminated) = ended.as_ref().map_err(Error::kind) {
            context.ui().leave();
        }
        let kept = ended?;
        if let Some(command) = next::command(context, &edit, &kept, !self.offline)? {
            tracing::warn!(target: ui::NOTE, "{}", tr!("try it: {command}", command));
        }
        Ok(())
    }

    /// Asks, or takes the answers of the command line. Returns the vendors that are set up.
    async fn ask(
        &self,
        context: &Context,
        edit: &mut ConfigEdit,
        answers: &mut Answers,
        is_named: bool,
    ) -> Result<Vec<Name>> {
        let lang = context.options.lang;
        let Some(keyboard) = context.ui().keyboard() else {
            if answers.vendors().is_empty() {
                return Err(no_terminal(edit));
            }
            answers.read_input(context.ui()).await?;
            return script::write(context, edit, answers, self.offline).await;
        };
        let is_named = is_named || !answers.vendors().is_empty();
        Wizard { context, keyboard, answers, lang, offline: self.offline }.run(edit, is_named).await
    }
}

fn no_terminal(edit: &ConfigEdit) -> Error {
    Error::new(Kind::Usage, tr!("`config init` asks questions, and there is no terminal to ask at")).hint(tr!(
        "answer with --vendor and --set, set variables like {variable}, or write what `kefu config example` shows to {path}",
        variable = variable(),
        path = edit.path().display()
    ))
}
