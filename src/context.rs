//! What a command runs in: options and configuration, resolved once; and how a question is answered.

use std::{ffi::OsString, io::IsTerminal as _, sync::Arc, time::Duration};

use jiff::tz::TimeZone;
use tokio::{sync::OnceCell, time::Instant};

use crate::{
    adapter::{About, Column, Query, Row, Settings, Setup, Shape, Vendor},
    config::Config,
    dates::Clock,
    error::{Error, Kind, Result, Said},
    globals::{self, Globals},
    http::{Http, Manners},
    output::{Format, Options, Printer, Question},
    pages::{self, Event, Limits, Outcome, Progress},
    record::Reading,
    sandbox::{self, Sandbox},
    secret::Redactor,
    stop::stopped,
    tally::{By, Days, Tally},
    ui::{self, Ui},
};

/// The zone that the vendors are in.
const VENDORS_ZONE: &str = "Asia/Shanghai";
/// The seed of the sandbox that `--demo` asks.
pub const DEMO_SEED: u64 = 1;

/// One run of kefu.
pub struct Context {
    /// The global options.
    pub globals: Globals,
    /// The file and the environment.
    pub config: Config,
    /// Now, in the vendors' zone.
    pub clock: Clock,
    question: Question,
    ui: Ui,
    redactor: Arc<Redactor>,
    deadline: Option<Instant>,
    demo: OnceCell<Sandbox>,
}

impl Context {
    /// Resolves the options of this run.
    ///
    /// # Errors
    /// [`Kind::Config`] if there is no data about the vendors' time zone.
    pub fn new(globals: Globals, config: Config, ui: Ui, args: &[OsString]) -> Result<Self> {
        let zone = match &globals.timezone {
            Some(zone) => zone.clone(),
            None => TimeZone::get(VENDORS_ZONE).map_err(|e| {
                Error::new(Kind::Config, format!("the time zone {VENDORS_ZONE} is not known")).why(e)
            })?,
        };
        let clock = Clock::system(zone);
        Ok(Self {
            question: Question::new(args, clock.now.clone()),
            clock,
            deadline: globals.deadline.map(|time| Instant::now() + time),
            globals,
            config,
            ui,
            redactor: Arc::default(),
            demo: OnceCell::new(),
        })
    }

    /// The same run with another configuration: one that is tried before it is kept.
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
            redactor: Arc::clone(&self.redactor),
            deadline: self.deadline,
            demo: OnceCell::new(),
        }
    }

    /// The user's stderr and keyboard.
    pub fn ui(&self) -> &Ui {
        &self.ui
    }

    /// Asks a question and writes the answer.
    ///
    /// # Errors
    /// Whatever is wrong with options, configuration, vendor or output; [`Kind::Partial`] if the answer is
    /// not complete.
    pub async fn answer<Q: Query>(&self, query: &Q) -> Result<()> {
        // From here on an end that is asked for leaves no file behind.
        let end = stopped();
        let mut options = self.output(query.columns(), query.shape());
        options.question.window = query.window(&self.clock)?.map(|window| window.to_string());
        let beside_results = options.terminal
            && options.to.is_none()
            && options.format != Format::Table
            && options.jq.is_none();
        let mut printer = Printer::new(options, query.columns())?;
        let walked = self.ask(query, end, |event| match event {
            Event::Row(row) => printer.row(row),
            Event::Page(Progress { delivered, total }) => {
                self.ui.progress(delivered, total, beside_results);
                printer.flush()
            }
        });
        match walked.await {
            Ok(outcome) if outcome.missing.is_empty() => {
                printer.finish(true)?;
                self.conclude(query, &outcome, stderr_is_terminal())
            }
            Ok(outcome) => {
                printer.finish(false)?;
                Err(self.partial(query, &outcome))
            }
            Err(error) => {
                // What went wrong first is what is reported.
                let _ = printer.finish(false);
                Err(named::<Q::Vendor>(error))
            }
        }
    }

    /// Asks a question and writes how many records of each sort the answer has.
    ///
    /// # Errors
    /// As [`Self::answer`].
    pub async fn count<Q: Query>(&self, query: &Q, by: &[By]) -> Result<()> {
        if self.globals.raw {
            return Err(Error::new(
                Kind::Usage,
                "--raw shows the vendor's own records, and counts are kefu's",
            )
            .hint("leave --raw out; the list command with --raw has the records"));
        }
        let end = stopped();
        let days = query.window(&self.clock)?.map(|window| Days::of(&window, self.clock.today()));
        let reading = Reading { zone: self.clock.now.time_zone().clone() };
        let mut tally = Tally::new(query.columns(), by, reading, days.unwrap_or_default());
        let mut printer = Printer::new(self.output(tally.columns(), Shape::List), tally.columns())?;
        let walked = self.ask(query, end, |event| match event {
            Event::Row(row) => tally.add(row),
            Event::Page(Progress { delivered, total }) => {
                self.ui.progress(delivered, total, false);
                Ok(())
            }
        });
        let outcome = walked.await?;
        let complete = outcome.missing.is_empty();
        // A day that was not looked at is not an empty one.
        tally.rows(complete && !outcome.limited).iter().try_for_each(|row| printer.row(row))?;
        printer.finish(complete)?;
        match complete {
            true => self.conclude(query, &outcome, true),
            false => Err(self.partial(query, &outcome)),
        }
    }

    /// Writes records that kefu itself made.
    ///
    /// # Errors
    /// Whatever is wrong with options or output.
    pub fn write(
        &self,
        rows: impl Iterator<Item = Row>,
        columns: &'static [Column],
        shape: Shape,
    ) -> Result<()> {
        let mut printer = Printer::new(self.output(columns, shape), columns)?;
        rows.into_iter().try_for_each(|row| printer.row(&row))?;
        printer.finish(true)
    }

    /// Connects and walks, until somebody stops it.
    async fn ask<Q: Query>(
        &self,
        query: &Q,
        end: impl Future<Output = Error>,
        deliver: impl FnMut(Event<'_>) -> Result<()>,
    ) -> Result<Outcome> {
        let vendor = self.connect::<Q::Vendor>().await?;
        let walked = tokio::select! {
            walked = self.walk(query, &vendor, deliver) => walked,
            stopped = end => Err(stopped),
        };
        self.ui.progress_is_over();
        walked
    }

    async fn walk<Q: Query>(
        &self,
        query: &Q,
        vendor: &Q::Vendor,
        deliver: impl FnMut(Event<'_>) -> Result<()>,
    ) -> Result<Outcome> {
        let parts = query.parts(vendor, &self.clock).await.map_err(|error| match error.vendor().vendor {
            "" => error,
            _ => error.or_why(format!("asked for the {}", query.noun())),
        })?;
        let limits =
            Limits { concurrency: self.globals.concurrency.unwrap_or(4).into(), records: self.globals.limit };
        pages::walk(query, vendor, &parts, limits, deliver).await
    }

    /// What is said about a complete answer; `aloud` also where there is nothing particular about it.
    fn conclude<Q: Query>(&self, query: &Q, outcome: &Outcome, aloud: bool) -> Result<()> {
        let Progress { delivered, total } = outcome.progress;
        if query.shape() == Shape::One {
            return Ok(());
        }
        let noun = query.noun();
        match (outcome.limited, total) {
            (true, Some(total)) => {
                tracing::warn!(target: ui::NOTE, "{delivered} of {total} {noun} (--limit)");
            }
            (true, None) => tracing::warn!(target: ui::NOTE, "the first {delivered} {noun} (--limit)"),
            (false, _) if delivered == 0 => tracing::warn!(target: ui::NOTE, "no {noun}"),
            (false, _) if aloud => tracing::warn!(target: ui::NOTE, "{delivered} {noun}"),
            (false, _) => {}
        }
        match delivered == 0 && self.globals.fail_empty {
            true => Err(Error::new(Kind::Nothing, format!("no {noun} matched"))),
            false => Ok(()),
        }
    }

    /// What is said about an answer that is not complete.
    fn partial<Q: Query>(&self, query: &Q, outcome: &Outcome) -> Error {
        let Progress { delivered, total } = outcome.progress;
        let of = total.map_or(String::new(), |total| format!(" of {total}"));
        let missing =
            outcome.missing.iter().map(|missing| format!("{} ({})", missing.part, missing.error.detail()));
        let kept = self.globals.to.as_ref().map(|to| format!("; {} was left as it was", to.display()));
        Error::new(
            Kind::Partial,
            format!("not complete: {delivered}{of} {} came{}", query.noun(), kept.unwrap_or_default()),
        )
        .why(format!("missing: {}", missing.collect::<Vec<_>>().join("; ")))
        .said(outcome.missing[0].error.vendor().clone())
    }

    /// A vendor, ready to be asked.
    ///
    /// # Errors
    /// [`Kind::Config`] if it is not configured.
    pub async fn connect<V: Vendor>(&self) -> Result<V> {
        let settings = self.settings(V::ABOUT).await?;
        let http = Http::new(V::ABOUT.name, self.manners(&settings, V::ABOUT)?, Arc::clone(&self.redactor))?;
        let cache = (!self.globals.demo).then(|| self.config.paths.cache.clone());
        V::connect(Setup { settings, http, cache })
    }

    async fn settings(&self, about: &'static About) -> Result<Settings> {
        if !self.globals.demo {
            return self.config.profile(self.globals.profile.as_deref())?.settings(about);
        }
        let sandbox = self.demo.get_or_try_init(|| async {
            let today = self.clock.today();
            let options = sandbox::Options { port: 0, seed: DEMO_SEED, faults: Vec::new(), today };
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

    /// How a vendor's requests are made.
    fn manners(&self, settings: &Settings, about: &About) -> Result<Manners> {
        let address = settings.get("base_url").unwrap_or_default();
        let wrong = |key: &str, what: &str| {
            Error::new(Kind::Config, format!("{}: `{key}` is not {what}", about.name))
                .hint(format!("correct `{key}`; `kefu config show` says where it is set"))
        };
        let configured = settings.get("timeout").map(globals::duration).transpose();
        let configured = configured.map_err(|_| wrong("timeout", "a duration like 30s"))?;
        let rps = settings.get("max_rps").map(str::parse::<f64>).transpose();
        let rps = rps.ok().filter(|rps| rps.is_none_or(|rps| rps > 0.0 && rps.is_finite()));
        Ok(Manners {
            timeout: self
                .globals
                .timeout
                .or(configured)
                .unwrap_or(Duration::from_secs(about.timeout_seconds.into())),
            retries: self.globals.retries.unwrap_or(3),
            deadline: self.deadline,
            max_rps: rps.ok_or_else(|| wrong("max_rps", "a number above 0"))?,
            direct: is_loopback(address),
            tls: !address.starts_with("http://"),
        })
    }

    /// How the answer to a question is to be written.
    #[expect(clippy::disallowed_methods, reason = "asks only whether it is a terminal")]
    fn output(&self, columns: &[Column], shape: Shape) -> Options {
        let globals = &self.globals;
        // What has no columns has only its raw form.
        let raw_only = columns.is_empty();
        let by_name = globals.to.as_deref().and_then(Format::for_path);
        let usual = if raw_only || globals.raw { Format::Json } else { Format::Table };
        Options {
            format: globals.output.or(by_name).unwrap_or(usual),
            columns: globals.columns.clone(),
            labels: match (globals.labels, globals.no_labels) {
                (true, _) => Some(true),
                (_, true) => Some(false),
                _ => None,
            },
            raw: globals.raw || raw_only,
            mask: globals.mask,
            lang: globals.lang.unwrap_or_default(),
            zone: self.clock.now.time_zone().clone(),
            to: globals.to.clone(),
            color: ui::colored(globals.color.unwrap_or_default(), &std::io::stdout()),
            width: self.width().filter(|_| std::io::stdout().is_terminal() && !globals.wide),
            ambiguous: globals.ambiguous_width.unwrap_or_default(),
            encoding: globals.encoding.unwrap_or_default(),
            terminal: std::io::stdout().is_terminal(),
            blocks: anstyle_query::term_supports_color(),
            jq: globals.jq.clone(),
            shape,
            question: self.question.clone(),
        }
    }

    /// The width of the terminal: `COLUMNS`, or what the terminal says.
    fn width(&self) -> Option<usize> {
        let told = self.config.columns();
        told.or_else(|| terminal_size::terminal_size().map(|(width, _)| width.0.into()))
            .filter(|width| *width > 0)
    }
}

/// A failure that a vendor's answer led to, with the vendor's name also where nobody has put it yet.
fn named<V: Vendor>(error: Error) -> Error {
    let nameless = matches!(error.kind(), Kind::Answer | Kind::NotFound) && error.vendor().vendor.is_empty();
    match nameless {
        true => error.said(Said { vendor: V::ABOUT.name, ..Said::default() }),
        false => error,
    }
}

#[expect(clippy::disallowed_methods, reason = "asks only whether it is a terminal")]
fn stderr_is_terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Whether an address is on this machine, where no proxy leads.
fn is_loopback(address: &str) -> bool {
    match url::Url::parse(address).ok().and_then(|url| url.host().map(|host| host.to_owned())) {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
