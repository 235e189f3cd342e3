//! `kefu config`: creates, shows, locates and checks the configuration.

mod example;
mod init;
mod lines;

use clap::{Subcommand, ValueEnum as _};
use serde_json::json;

use crate::{
    commands::doctor::{credentials::accepted, defaults},
    config::{Config, Entry},
    context::Context,
    error::{Error, Kind, Result},
    lang::Words,
    options::Purpose,
    output,
    record::{Column, Kind as ColumnKind, PROFILE, Row, Shape},
    vendors::{self, Name},
};

/// Make, show and check the configuration
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask for each vendor's settings and write the configuration file
    Init(init::Init),
    /// Show what is in force and where it comes from, secrets as ***
    #[command(after_help = SHOW_EXAMPLES, add = Purpose::Own)]
    Show,
    /// Print where the configuration file is
    Path,
    Set(lines::Set),
    Unset(lines::Unset),
    Get(lines::Get),
    /// Ask each configured vendor whether it accepts the credentials
    #[command(after_help = CHECK_EXAMPLES, add = Purpose::Own)]
    Check,
    /// Print an example file that has every setting
    Example,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  kefu config show
  kefu config show -p test
  kefu config show -o json --jq '.[] | select(.setting == \"output\")'";

const CHECK_EXAMPLES: &str = "\
Examples:
  kefu config check
  kefu config check -p test
  kefu config check -o json";

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
    let has_labels = context.options.output.has_labels();
    let several = context.options.profiles.several;
    let row = |profile: Option<&str>, entry: Entry| {
        let source = if has_labels { entry.source.in_words() } else { entry.source.to_string() };
        let setting = entry.key.replace('-', "_");
        // Where settings are typed, the key counts as well.
        let vendor = entry.vendor.map(|id| match vendors::called(id) {
            name if has_labels && name != id => format!("{name}（{id}）"),
            _ => id.to_owned(),
        });
        let row = json!({
            "profile": profile, "vendor": vendor, "setting": setting, "value": entry.value, "source": source
        });
        Row::made(row.to_string())
    };
    let mut rows: Vec<_> =
        context.options.entries(&context.config).into_iter().map(|entry| row(None, entry)).collect();
    for name in &context.options.profiles.names {
        let entries = context.config_of(name)?.entries()?.into_iter();
        rows.extend(entries.map(|entry| row(several.then_some(name), entry)));
    }
    context.write(rows.into_iter(), &columns(context, &SETTINGS), Shape::List)
}

/// The columns, with the profile's in front where there are several.
fn columns(context: &Context, own: &[Column]) -> Vec<Column> {
    let several = context.options.profiles.several;
    // Here the profile is a value of kefu's own.
    let profile = several.then_some(Column { from: &["profile"], ..PROFILE });
    profile.into_iter().chain(own.iter().cloned()).collect()
}

fn path(context: &Context) -> Result<()> {
    let paths = Config::paths(context.options.values.config.as_deref())?;
    output::text(&format!("{}\n", paths.config.display()))
}

/// Says that a default counts nowhere.
fn warn_of_idle_default(config: &Config) {
    if let Some(idle) = defaults::idle(config) {
        tracing::warn!("{}; {}", idle.what, idle.hint);
    }
}

async fn check(context: &Context) -> Result<()> {
    warn_of_idle_default(&context.config);
    let (mut rows, mut failures) = (Vec::new(), Vec::new());
    let several = context.options.profiles.several;
    for profile in &context.options.profiles.names {
        let shop = context.of_profile(profile);
        for name in configured(&shop)? {
            let failure = accepted(&shop, name).await.err();
            rows.push(access(&shop, name, failure.as_ref()));
            failures.extend(failure.map(|error| (profile.clone(), error)));
        }
    }
    if rows.is_empty() {
        let names = context.options.profiles.names.join(&tr!(", "));
        let what = tr!("no vendor is configured in the profile `{name}`", name = names);
        return Err(Error::new(Kind::Config, what)
            .hint(tr!("`kefu config init` sets kefu up; `--demo` needs no configuration")));
    }
    if let Some((_, unsent)) = failures.iter().find(|(_, error)| error.kind() == Kind::NotSent) {
        return Err(unsent.clone());
    }
    context.write(rows.into_iter(), &columns(context, &ACCESS), Shape::List)?;
    match failures.first() {
        None => Ok(()),
        Some((_, first)) if !several => Err(first.clone()),
        Some((_, first)) => Err(first.clone().of_profiles(failures)),
    }
}

/// The vendors that a profile has configured.
fn configured(shop: &Context) -> Result<Vec<Name>> {
    let all = Name::value_variants().iter().copied();
    if shop.options.values.demo {
        return Ok(all.collect());
    }
    let known = shop.config_of(shop.profile())?.configured();
    Ok(all.filter(|name| known.iter().any(|about| about.name == name.about().name)).collect())
}

/// The line about a vendor's answer to a profile.
fn access(shop: &Context, name: Name, failure: Option<&Error>) -> Row {
    let about = name.about();
    let row = json!({
        "profile": shop.profile(),
        "vendor": about.name.id,
        "title": about.title.get(shop.options.output.lang_of_records()),
        "accepted": failure.is_none(),
        "answer": failure.map(Error::detail),
    });
    Row::made(row.to_string())
}
