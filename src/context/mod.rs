//! The context of a run: its options and configuration, resolved once. `answer` answers questions, `stats` counts
//! records, `watch` repeats a question, `export` keeps answers in a directory, `to_file` writes one of its files, `check` says what a check finds.

mod answer;
mod check;
mod counts;
mod dry_run;
mod export;
mod gathered;
mod groupings;
mod notes;
mod report;
mod shops;
mod stats;
mod to_file;
mod watch;

use std::{sync::Arc, time::Duration};

use clap::Subcommand;
use tokio::{sync::OnceCell, time::Instant};

use crate::{
    adapter::{About, Settings, Setup, Vendor},
    config::{Config, Profile},
    dates::{Clock, duration},
    error::{Error, Kind, Result},
    http::{ClientOptions, Clients, Http, Observer, Route},
    lang::system,
    names::Names,
    options::Options,
    output::{self, Printer},
    record::{Column, Shape},
    sandbox::{self, Sandbox},
    ui::Ui,
};

pub use check::{Check, Metric, Range, Report, Sum, Thresholds};
pub use export::{Days, Directory, GUARDED_HINT, Task, list};
pub use gathered::concluded;
pub use groupings::Counted;
pub use notes::{Closing, say};
pub use report::{Count, Kept, KeptContent, List, ReportRequest, Section, SectionBody};
pub use stats::Stats;
pub use watch::Watch;

/// The seed of the sandbox for `--demo`.
pub const DEMO_SEED: u64 = 1;

/// The time that a probe's deadline leaves beyond the time limit of a request, so that the limit is what is reported.
const A_LITTLE: Duration = Duration::from_secs(5);

/// A part of the command line for which a vendor has nothing.
#[derive(Debug, Subcommand)]
pub enum NoCommand {}

impl NoCommand {
    /// Runs none of no commands.
    #[expect(clippy::unused_async, reason = "the commands of other vendors wait")]
    pub async fn run<T>(self, _: &Context) -> Result<T> {
        match self {}
    }
}

/// The sections of a report of a vendor without any.
pub async fn no_report(_: &Context, _: &ReportRequest) -> Result<Vec<Section>> {
    Ok(Vec::new())
}

/// One run of kefu.
#[derive(Clone)]
pub struct Context {
    /// The resolved options.
    pub options: Options,
    /// The file and the environment.
    pub config: Arc<Config>,
    ui: Ui,
    shared: Arc<Shared>,
    probe: Option<Arc<Probe>>,
    /// Whether exports only say what they would fetch.
    is_planning: bool,
}

/// State that the contexts of several profiles share.
struct Shared {
    clients: Clients,
    /// The shops of the sandbox inside kefu.
    demo_shops: Vec<String>,
    demo: OnceCell<Sandbox>,
}

/// How one vendor is asked by a run that looks for what is wrong.
#[derive(Debug)]
struct Probe {
    /// Its settings, which have been fetched already: a command may have asked a person for a password.
    settings: Settings,
    observer: Observer,
}

impl Context {
    /// Starts a run.
    pub fn new(options: Options, config: impl Into<Arc<Config>>, ui: Ui) -> Self {
        let shared = Shared {
            clients: Clients::new(options.http.concurrency),
            demo_shops: options.profiles.names.clone(),
            demo: OnceCell::new(),
        };
        Self { options, config: config.into(), ui, shared: Arc::new(shared), probe: None, is_planning: false }
    }

    /// The same run with another configuration, which is tried before it is saved.
    #[must_use]
    pub fn with(&self, config: Config, profile: &str) -> Self {
        Self::new(self.options.trying(profile), config, self.ui.clone())
    }

    /// The same run for one of its profiles.
    #[must_use]
    pub fn of_profile(&self, profile: &str) -> Self {
        Self { options: self.options.of_profile(profile), ..self.clone() }
    }

    /// The name of the profile that is asked, the first of several.
    pub fn profile(&self) -> &str {
        self.options.profiles.names.first().map_or("", String::as_str)
    }

    /// The same run for one profile's vendor whose settings are known, while `observer` notes the way to it. What would
    /// take longer than the vendor's own time limit is not waited for.
    #[must_use]
    pub fn probing(&self, profile: Option<&str>, settings: Settings, observer: Observer) -> Self {
        let mut options = match profile {
            Some(profile) => self.options.of_profile(profile),
            None => self.options.clone(),
        };
        let usual = Duration::from_secs(settings.about().timeout_seconds.into());
        let soon = Instant::now() + options.http.timeout.unwrap_or(usual) + A_LITTLE;
        options.http.deadline = Some(options.http.deadline.map_or(soon, |deadline| deadline.min(soon)));
        let probe = Some(Arc::new(Probe { settings, observer }));
        Self { probe, ..Self::new(options, Arc::clone(&self.config), self.ui.clone()) }
    }

    /// The route to a vendor, and whether its certificates are looked at. Sends nothing.
    ///
    /// # Errors
    /// [`Kind::Config`] that names the variable of a proxy or of certificates that cannot be used.
    pub fn route(&self, settings: &Settings, certificates: bool) -> Result<Route> {
        let file = self.config.certificates().filter(|_| certificates);
        Route::find(settings.base_url()?, |name| self.config.variable(name), file)
    }

    /// The time at which the run began, in the vendors' zone.
    pub fn clock(&self) -> &Clock {
        &self.options.clock
    }

    /// The user's stderr and keyboard.
    pub fn ui(&self) -> &Ui {
        &self.ui
    }

    /// Connects to a vendor.
    ///
    /// # Errors
    /// [`Kind::Config`] if the vendor is not configured.
    pub async fn connect<V: Vendor>(&self) -> Result<V> {
        let settings = self.settings(V::ABOUT).await?;
        let options = self.client_options(&settings, V::ABOUT)?;
        let http = Http::sharing(&self.shared.clients, V::ABOUT.name, options)?;
        let cache = (!self.options.values.demo).then(|| self.config.paths.cache.clone());
        // Without a cache, or its profile, nothing of the account is kept.
        let kept = cache.as_deref().and_then(|cache| Some((self.config_of(self.profile()).ok()?, cache)));
        let titles = kept.as_ref().map(|(profile, cache)| profile.titles(V::ABOUT, cache));
        let names = self.options.values.resolve.then(|| {
            let file = kept.as_ref().map(|(profile, cache)| profile.private_file("names", V::ABOUT, cache));
            Names::new(file, self.options.http.concurrency)
        });
        V::connect(Setup { settings, http, cache, titles, names })
    }

    /// The configuration of one of the profiles that are asked.
    ///
    /// # Errors
    /// [`Kind::Config`] if there is no such profile.
    pub fn config_of(&self, profile: &str) -> Result<Profile<'_>> {
        Ok(self.config.profile(Some(profile))?.one_of_several(self.options.profiles.count > 1))
    }

    /// A vendor's settings, with secrets fetched.
    ///
    /// # Errors
    /// [`Kind::Config`] if one of them cannot be had.
    pub async fn settings(&self, about: &'static About) -> Result<Settings> {
        let known = self.probe.as_ref().filter(|probe| probe.settings.about().name == about.name);
        if let Some(probe) = known {
            return Ok(probe.settings.clone());
        }
        if !self.options.values.demo {
            return self.config_of(self.profile())?.settings(about);
        }
        let shops = &self.shared.demo_shops;
        let sandbox = self.shared.demo.get_or_try_init(|| async {
            let today = self.options.clock.today();
            let amount = sandbox::Amount::default();
            let options = sandbox::Options {
                port: 0,
                seed: DEMO_SEED,
                amount,
                disorder: false,
                faults: Vec::new(),
                today,
                shops: shops.len(),
            };
            Sandbox::start(options).await.map_err(|e| {
                Error::new(Kind::Unreachable, tr!("the sandbox cannot be started")).why(system(&e))
            })
        });
        let shop = shops.iter().position(|name| name == self.profile());
        let known = sandbox.await?.settings(shop.unwrap_or_default());
        let own = known.into_iter().filter(|(vendor, ..)| *vendor == about.name.id);
        Ok(Settings::new(
            about,
            own.map(|(_, key, value)| (key, crate::secret::Secret::new(value))).collect(),
        ))
    }

    /// The HTTP client's options for a vendor.
    fn client_options(&self, settings: &Settings, about: &About) -> Result<ClientOptions> {
        let vendor = about.name;
        let wrong = |key: &str, what: String| {
            Error::new(Kind::Config, what)
                .hint(tr!("correct `{key}`; `kefu config show` says where it is set", key))
        };
        let not_a_time = || tr!("{vendor}: `timeout` is not a duration like 30s", vendor);
        let not_a_rate = || tr!("{vendor}: `max_rps` is not a number above 0", vendor);
        let configured = settings.get("timeout").map(duration).transpose();
        let configured = configured.map_err(|_| wrong("timeout", not_a_time()))?;
        let rps = settings.get("max_rps").map(str::parse::<f64>).transpose();
        let rps = rps.ok().filter(|rps| rps.is_none_or(|rps| rps > 0.0 && rps.is_finite()));
        let http = &self.options.http;
        let usual = || Duration::from_secs(about.timeout_seconds.into());
        Ok(ClientOptions {
            timeout: http.timeout.or(configured).unwrap_or_else(usual),
            retries: http.retries,
            deadline: http.deadline,
            max_rps: rps.ok_or_else(|| wrong("max_rps", not_a_rate()))?.or(about.max_rps),
            account: account(settings)?,
            state: (!self.options.values.demo).then(|| self.config.paths.state.clone()),
            route: self.route(settings, true)?,
            dry_run: self.dry_run(settings),
            hidden: self.probe.iter().flat_map(|_| accounts(settings)).map(str::to_owned).collect(),
            observer: self.probe.as_ref().map(|probe| probe.observer.clone()),
        })
    }

    /// How records with these columns, and perhaps with a tenant's own fields, are to be written.
    fn output(&self, shape: Shape, known: &[Column]) -> output::Options {
        let mut options = output::Options { shape, ..self.options.output.clone() };
        self.fit(&mut options, known, Printer::may_show);
        options
    }

    /// Leaves the general defaults that mean something to records with these columns: those for their order and for what
    /// is shown of them count only if they have the columns.
    fn fit(
        &self,
        options: &mut output::Options,
        columns: &[Column],
        shows: impl Fn(&output::Options, &[Column]) -> bool,
    ) {
        if self.options.is_general("sort") && !Printer::can_sort(options, columns) {
            options.sort = None;
        }
        if self.options.is_general("columns") && !shows(options, columns) {
            options.columns = None;
        }
    }

    /// The command line, without secrets.
    pub fn command(&self) -> String {
        let output = &self.options.output;
        if output.mask { output.question.masked() } else { output.question.command.clone() }
    }

    /// The terminal's width, bounded by `COLUMNS`, and its height.
    fn screen(&self) -> (usize, usize) {
        let size = terminal_size::terminal_size();
        let (width, height) = size.map_or((80, 24), |(width, height)| (width.0.into(), height.0.into()));
        let told = self.config.columns().filter(|told| *told > 0);
        (told.map_or(width, |told| told.min(width)), height)
    }
}

/// The account that settings are for: the vendor, its address, and the settings that name who asks.
fn account(settings: &Settings) -> Result<String> {
    let (name, address) = (settings.about().name.id, settings.base_url()?);
    Ok([name, address.as_str()].into_iter().chain(accounts(settings)).collect::<Vec<_>>().join("\n"))
}

/// The settings that name who asks.
fn accounts(settings: &Settings) -> impl Iterator<Item = &str> {
    let about = settings.about();
    let keys = about.auth_methods.iter().flat_map(|method| method.keys);
    let is_secret =
        move |key: &str| about.settings.iter().any(|setting| setting.key == key && setting.secret);
    keys.filter(move |key| !is_secret(key)).filter_map(|key| settings.get(key))
}
