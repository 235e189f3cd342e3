//! The context of a run: its options and configuration, resolved once. `answer` answers questions, `to_file` writes
//! an answer into a file of an archive, `watch` repeats a question.

mod answer;
mod to_file;
mod watch;

pub use to_file::{FetchedFile, FileTarget};

use std::{ffi::OsString, io::IsTerminal as _, time::Duration};

use jiff::tz::TimeZone;
use tokio::{sync::OnceCell, time::Instant};

use crate::{
    adapter::{About, Settings, Setup, Vendor},
    config::Config,
    dates::{Clock, duration},
    error::{Error, Kind, Result},
    globals::{self, Globals},
    http::{ClientOptions, Http, Route},
    output::{Format, Options, Program, Question},
    record::{Column, Shape},
    sandbox::{self, Sandbox},
    stop,
    ui::{self, Ui},
};

pub use watch::Watch;

/// The seed of the sandbox for `--demo`.
pub const DEMO_SEED: u64 = 1;

/// One run of kefu.
pub struct Context {
    /// The global options.
    pub globals: Globals,
    /// The file and the environment.
    pub config: Config,
    /// The current time in the vendors' zone.
    pub clock: Clock,
    question: Question,
    ui: Ui,
    deadline: Option<Instant>,
    demo: OnceCell<Sandbox>,
}

impl Context {
    /// Resolves the options of this run.
    ///
    /// # Errors
    /// [`Kind::Config`] if the time zone is unknown.
    pub fn new(globals: Globals, config: Config, ui: Ui, args: &[OsString]) -> Result<Self> {
        let zone = match &globals.timezone {
            Some(zone) => zone.clone(),
            None => TimeZone::get(globals::ZONE).map_err(|e| {
                Error::new(Kind::Config, format!("the time zone {} is not known", globals::ZONE)).why(e)
            })?,
        };
        let clock = Clock::system(zone);
        Ok(Self {
            question: Question::new(args, clock.now.clone()),
            clock,
            deadline: globals.deadline.map(stop::limit),
            globals,
            config,
            ui,
            demo: OnceCell::new(),
        })
    }

    /// The same run with another configuration, which is tried before it is saved.
    #[must_use]
    pub fn with(&self, config: Config, profile: &str) -> Self {
        let retries = self.globals.retries.or(Some(0));
        let profile = Some(profile.to_owned());
        Self {
            globals: Globals { profile, retries, demo: false, ..self.globals.clone() },
            question: self.question.clone(),
            config,
            clock: self.clock.clone(),
            ui: self.ui.clone(),
            deadline: self.deadline,
            demo: OnceCell::new(),
        }
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
        let http = Http::new(V::ABOUT.name, self.client_options(&settings, V::ABOUT)?)?;
        let cache = (!self.globals.demo).then(|| self.config.paths.cache.clone());
        V::connect(Setup { settings, http, cache })
    }

    async fn settings(&self, about: &'static About) -> Result<Settings> {
        if !self.globals.demo {
            return self.config.profile(self.globals.profile.as_deref())?.settings(about);
        }
        let sandbox = self.demo.get_or_try_init(|| async {
            let today = self.clock.today();
            let amount = sandbox::Amount::default();
            let options = sandbox::Options {
                port: 0,
                seed: DEMO_SEED,
                amount,
                disorder: false,
                faults: Vec::new(),
                today,
            };
            Sandbox::start(options)
                .await
                .map_err(|e| Error::new(Kind::Unreachable, "the sandbox cannot be started").why(e))
        });
        let known = sandbox.await?.settings();
        let own = known.into_iter().filter(|(vendor, ..)| *vendor == about.name);
        Ok(Settings::new(
            about,
            own.map(|(_, key, value)| (key, crate::secret::Secret::new(value))).collect(),
        ))
    }

    /// The HTTP client's options for a vendor.
    fn client_options(&self, settings: &Settings, about: &About) -> Result<ClientOptions> {
        let wrong = |key: &str, what: &str| {
            Error::new(Kind::Config, format!("{}: `{key}` is not {what}", about.name))
                .hint(format!("correct `{key}`; `kefu config show` says where it is set"))
        };
        let configured = settings.get("timeout").map(duration).transpose();
        let configured = configured.map_err(|_| wrong("timeout", "a duration like 30s"))?;
        let rps = settings.get("max_rps").map(str::parse::<f64>).transpose();
        let rps = rps.ok().filter(|rps| rps.is_none_or(|rps| rps > 0.0 && rps.is_finite()));
        Ok(ClientOptions {
            timeout: self
                .globals
                .timeout
                .or(configured)
                .unwrap_or(Duration::from_secs(about.timeout_seconds.into())),
            retries: self.globals.retries.unwrap_or(globals::RETRIES),
            deadline: self.deadline,
            max_rps: rps.ok_or_else(|| wrong("max_rps", "a number above 0"))?.or(about.max_rps),
            concurrency: self.concurrency(),
            route: Route::find(
                settings.base_url()?,
                |name| self.config.variable(name),
                self.config.certificates(),
            )?,
        })
    }

    /// The output options for an answer.
    #[expect(clippy::disallowed_methods, reason = "asks only whether it is a terminal")]
    fn output(&self, columns: &[Column], shape: Shape) -> Options {
        let globals = &self.globals;
        // Without columns there is only the raw form.
        let raw_only = columns.is_empty();
        let by_name = globals.to.as_deref().and_then(Format::for_path);
        let usual = if raw_only || globals.raw { Format::Json } else { Format::Table };
        let chosen = globals.output.or(by_name);
        let jq = globals.jq.clone().map(|text| Program { text, json: chosen == Some(Format::Json) });
        Options {
            format: if jq.is_some() { Format::Json } else { chosen.unwrap_or(usual) },
            columns: globals.columns.clone(),
            labels: self.labels(),
            header: !globals.no_header,
            raw: globals.raw || raw_only,
            mask: globals.mask,
            lang: globals.lang.unwrap_or_default(),
            zone: self.clock.now.time_zone().clone(),
            to: globals.to.clone(),
            color: ui::colored(globals.color.unwrap_or_default(), &std::io::stdout()),
            width: self.width(std::io::stdout().is_terminal()).filter(|_| !globals.wide),
            ambiguous: globals.ambiguous_width.unwrap_or_default(),
            encoding: globals.encoding.unwrap_or_default(),
            terminal: std::io::stdout().is_terminal(),
            blocks: anstyle_query::term_supports_color(),
            jq,
            shape,
            question: self.question.clone(),
        }
    }

    /// The user's choice between headings and words, and keys and codes.
    fn labels(&self) -> Option<bool> {
        match (self.globals.labels, self.globals.no_labels) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// The deadline of the run.
    pub fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    /// The command line, without secrets.
    pub fn command(&self) -> String {
        let question = &self.question;
        if self.globals.mask { question.masked() } else { question.command.clone() }
    }

    /// The maximum number of requests in flight.
    pub fn concurrency(&self) -> usize {
        self.globals.concurrency.unwrap_or(globals::CONCURRENCY).into()
    }

    /// The terminal's width, bounded by `COLUMNS`, and its height.
    fn screen(&self) -> (usize, usize) {
        let size = terminal_size::terminal_size();
        let (width, height) = size.map_or((80, 24), |(width, height)| (width.0.into(), height.0.into()));
        let told = self.config.columns().filter(|told| *told > 0);
        (told.map_or(width, |told| told.min(width)), height)
    }

    /// The width of standard output: `COLUMNS`, which the reader of a pipe may have set, or the terminal's width.
    fn width(&self, terminal: bool) -> Option<usize> {
        let size = || terminal_size::terminal_size().filter(|_| terminal).map(|(width, _)| width.0.into());
        self.config.columns().or_else(size).filter(|width| *width > 0)
    }
}
