//! `kefu config`: creates, shows, locates and checks the configuration.

mod example;
mod init;
mod lines;

use clap::{Subcommand, ValueEnum as _};
use serde_json::json;
use tr::tr;

use crate::{
    commands::doctor::credentials::accepted,
    config::Config,
    context::Context,
    error::{Error, Kind, Result},
    lang::Words,
    output,
    record::{Column, Kind as ColumnKind, Row, Shape},
    vendors::Name,
};

/// Make, show and check the configuration
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask for each vendor's settings and write the configuration file
    Init(init::Init),
    /// Show the profile, the options and the settings in force and where each comes from, secrets as ***
    Show,
    /// Print where the configuration file is
    Path,
    Set(lines::Set),
    Unset(lines::Unset),
    Get(lines::Get),
    /// Ask each configured vendor whether it accepts the credentials
    Check,
    /// Print an example file that has every setting
    #[command(hide = true)]
    Example,
}

static SETTINGS: [Column; 4] = [
    Column::new("vendor", Words::new("厂商", "Vendor"), ColumnKind::Id, &["vendor"]).brief(),
    Column::new("setting", Words::new("设置项", "Setting"), ColumnKind::Id, &["setting"]).brief(),
    Column::new("value", Words::new("值", "Value"), ColumnKind::Text, &["value"]).brief(),
    Column::new("source", Words::new("来自", "Source"), ColumnKind::Text, &["source"]).brief(),
];

static ACCESS: [Column; 4] = [
    Column::new("vendor", Words::new("厂商", "Vendor"), ColumnKind::Id, &["vendor"]).brief(),
    Column::new("title", Words::new("名称", "Title"), ColumnKind::Text, &["title"]).brief(),
    Column::new("accepted", Words::new("通过", "Accepted"), ColumnKind::Flag, &["accepted"]).brief(),
    Column::new("answer", Words::new("返回内容", "Answer"), ColumnKind::Text, &["answer"]).brief(),
];

impl Command {
    /// Whether a damaged configuration is an error for the command.
    pub fn needs_configuration(&self) -> bool {
        matches!(self, Self::Show | Self::Check)
    }

    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Init(command) => command.run(context).await,
            Self::Show => show(context),
            Self::Path => path(context),
            Self::Check => check(context).await,
            Self::Set(command) => command.run(context).await,
            Self::Unset(command) => command.run(context),
            Self::Get(command) => command.run(context),
            Self::Example => output::text(&example::text()),
        }
    }
}

fn show(context: &Context) -> Result<()> {
    let settings = context.config.profile(context.options.values.profile.as_deref())?.entries()?;
    let has_labels = context.options.output.has_labels();
    let rows = context.options.entries(&context.config).into_iter().chain(settings).map(|entry| {
        let source = if has_labels { entry.source.in_words() } else { entry.source.to_string() };
        let setting = entry.key.replace('-', "_");
        json!({ "vendor": entry.vendor, "setting": setting, "value": entry.value, "source": source })
    });
    context.write(rows.map(|row| Row::made(row.to_string())), &SETTINGS, Shape::List)
}

fn path(context: &Context) -> Result<()> {
    let paths = Config::paths(context.options.values.config.as_deref())?;
    output::text(&format!("{}\n", paths.config.display()))
}

async fn check(context: &Context) -> Result<()> {
    let configured: Vec<_> = match context.options.values.demo {
        true => Name::value_variants().to_vec(),
        false => {
            let profile = context.config.profile(context.options.values.profile.as_deref())?;
            let names: Vec<_> = profile.configured().iter().map(|about| about.name).collect();
            if names.is_empty() {
                let what = tr!("no vendor is configured in the profile `{name}`", name = profile.name);
                return Err(Error::new(Kind::Config, what)
                    .hint(tr!("`kefu config init` sets kefu up; `--demo` needs no configuration")));
            }
            Name::value_variants().iter().copied().filter(|name| names.contains(&name.about().name)).collect()
        }
    };
    let lang = context.options.output.lang_of_records();
    let (mut rows, mut failures) = (Vec::new(), Vec::new());
    for name in configured {
        let about = name.about();
        let failure = accepted(context, name).await.err();
        let answer = failure.as_ref().map(Error::detail);
        let row = json!({
            "vendor": about.name,
            "title": about.title.get(lang),
            "accepted": failure.is_none(),
            "answer": answer,
        });
        rows.push(Row::made(row.to_string()));
        failures.extend(failure);
    }
    context.write(rows.into_iter(), &ACCESS, Shape::List)?;
    failures.into_iter().next().map_or(Ok(()), Err)
}
