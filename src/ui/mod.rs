//! Messages for the user on stderr. Messages are tracing events; progress is a bar on a terminal.

mod console;
mod keyboard;
mod pending;
mod theme;

use std::{
    fmt,
    io::{self, IsTerminal as _, Write as _},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use tracing::{Event, Level, Subscriber, field::Visit};
use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    layer::{Context, Layer, SubscriberExt as _},
    registry::LookupSpan,
    util::SubscriberInitExt as _,
};

pub use console::keep_window;
pub use keyboard::{Answer, HIDDEN, Keyboard};
pub use theme::Prompt;

use crate::{
    error::{Error, Part, Result},
    http::COUNTDOWN,
    secret::{Secret, redact},
    text,
};

/// The target of a note that is neither a warning nor a detail, such as how many of how many records were delivered.
pub const NOTE: &str = "kefu::note";

/// The user's stderr.
#[derive(Clone, Debug)]
pub struct Ui {
    color: bool,
    quiet: bool,
    bar: ProgressBar,
    /// The last message while the terminal is locked; `None` while it is not.
    last_event: Arc<Mutex<Option<String>>>,
}

/// The exclusive use of the terminal: messages are held back until this is dropped.
#[derive(Debug)]
pub struct TerminalLock(Ui);

impl TerminalLock {
    /// The last message since the lock was taken; empty without one.
    pub fn last_event(&self) -> String {
        self.0.last_event().clone().unwrap_or_default()
    }

    /// Clears the last message.
    pub fn forget(&self) {
        self.0.last_event().as_mut().into_iter().for_each(String::clear);
    }
}

impl Drop for TerminalLock {
    fn drop(&mut self) {
        *self.0.last_event() = None;
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal
    #[default]
    #[value(alias = "自动")]
    Auto,
    /// Always
    #[value(aliases = ["总是", "始终"])]
    Always,
    /// Never
    #[value(aliases = ["从不", "不用"])]
    Never,
}

/// The amount of messages.
#[derive(Clone, Copy, Debug)]
pub struct Verbosity {
    /// Errors only.
    pub quiet: bool,
    /// The number of `-v` flags.
    pub verbose: u8,
}

impl Ui {
    /// Starts to write kefu's tracing events to stderr.
    #[expect(clippy::disallowed_methods, reason = "whether it shows colours")]
    pub fn start(verbosity: Verbosity, color: Color) -> Self {
        console::enable_sequences();
        let color = colored(color, &io::stderr());
        let bar = ProgressBar::hidden();
        let ui = Self { color, quiet: verbosity.quiet, bar, last_event: Arc::default() };
        let level = match (verbosity.quiet, verbosity.verbose) {
            (true, 0) => LevelFilter::ERROR,
            (_, 0) => LevelFilter::WARN,
            (_, 1) => LevelFilter::INFO,
            (_, _) => LevelFilter::DEBUG,
        };
        // A second subscriber in one process, as in tests, is ignored.
        let layer = StderrLayer(ui.clone()).with_filter(Targets::new().with_target("kefu", level));
        let _ = tracing_subscriber::registry().with(layer).try_init();
        ui
    }

    /// Writes a page of help where no result is expected.
    #[expect(clippy::disallowed_methods, reason = "the one writer to stderr")]
    pub fn page(text: &str) {
        // There is no other stream on which to report that stderr fails.
        let _ = anstream::AutoStream::auto(io::stderr().lock()).write_all(text.as_bytes());
    }

    /// Keeps messages and progress off the terminal. If stderr is redirected, they are written as usual.
    #[expect(clippy::disallowed_methods, reason = "whether it is the terminal")]
    pub fn lock_terminal(&self) -> TerminalLock {
        if io::stderr().is_terminal() {
            self.progress_is_over();
            self.last_event().get_or_insert_default();
        }
        TerminalLock(self.clone())
    }

    fn last_event(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.last_event.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stores a message if the terminal is locked. Returns whether it was.
    fn defer(&self, words: &str) -> bool {
        let mut held = self.last_event();
        let kept = held.as_mut().map(|last| words.clone_into(last));
        kept.is_some()
    }

    /// Shows the progress of a list, from its second page on. `beside_results` says that rows are written to the same
    /// terminal, where a bar would disturb them.
    pub fn progress(&self, delivered: u64, total: Option<u64>, beside_results: bool) {
        let done = total.is_some_and(|total| delivered >= total);
        if beside_results || self.last_event().is_some() {
            return;
        }
        // Before it is shown: the library's own style would be seen for a moment.
        self.bar.set_style(style(total.is_some()));
        self.bar.set_length(total.unwrap_or(delivered));
        self.bar.set_position(delivered);
        self.show_bar(!done);
    }

    /// Shows a countdown in place.
    fn countdown(&self, words: &str) {
        self.bar.set_style(ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| style(false)));
        self.bar.set_message(text::clean_line(words).into_owned());
        self.show_bar(true);
    }

    /// Shows the bar if it is `wanted` and stderr is a terminal.
    #[expect(clippy::disallowed_methods, reason = "whether somebody can see it")]
    fn show_bar(&self, wanted: bool) {
        if self.bar.is_hidden() && wanted && !self.quiet && io::stderr().is_terminal() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(Duration::from_millis(120));
        }
    }

    /// Removes the bar.
    pub fn progress_is_over(&self) {
        if self.last_event().is_none() {
            self.bar.finish_and_clear();
        }
    }

    /// Leaves the line of an unanswered question, if there is a terminal.
    pub fn leave(&self) {
        if let Some(keyboard) = self.keyboard() {
            keyboard.leave();
        }
    }

    /// Standard input as one secret, without the line end after it.
    ///
    /// # Errors
    /// [`Kind::Usage`](crate::error::Kind::Usage) if it cannot be read or is no text.
    pub async fn input(&self) -> Result<Secret> {
        keyboard::piped().await
    }

    /// The keyboard, for questions; `None` without a terminal.
    pub fn keyboard(&self) -> Option<Keyboard> {
        Keyboard::open(self.color)
    }

    /// Writes the error of a failed command: for a person, or as one JSON object for a program.
    pub fn report(&self, error: &Error, json: bool) {
        self.progress_is_over();
        if json {
            self.line(&text::json_text::compact(&error.json()));
            return;
        }
        error.parts().for_each(|(part, text)| self.part(part, &text));
    }

    /// Writes the hint of an error that has been reported already.
    pub fn hint(&self, error: &Error) {
        self.progress_is_over();
        error.advice().filter(|_| !self.quiet).iter().for_each(|hint| self.part(Part::Hint, hint));
    }

    /// A part of an error: its label and its text.
    fn part(&self, part: Part, text: &str) {
        let style = match part {
            Part::What => AnsiColor::Red.on_default().bold(),
            Part::Hint => AnsiColor::Cyan.on_default(),
            Part::Why => Style::new().dimmed(),
        };
        self.labelled(&part.label(), style, text);
    }

    /// A message behind a label, in lines that fit the terminal.
    fn labelled(&self, label: &str, style: Style, text: &str) {
        let lines = fitted(&format!("{label}{}", text::clean_line(text)));
        let rest = lines.strip_prefix(label).unwrap_or(&lines);
        self.line(&format!("{}{rest}", self.painted(label, style)));
    }

    fn painted(&self, text: &str, style: Style) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// Errors are ignored: there is no other stream on which to report that stderr fails.
    #[expect(clippy::disallowed_methods, reason = "where words leave")]
    fn line(&self, line: &str) {
        self.bar.suspend(|| {
            let _ = writeln!(io::stderr().lock(), "{line}");
        });
    }
}

/// A text in lines that fit the terminal, if stderr is one: it would end them in the middle of a word.
#[expect(clippy::disallowed_methods, reason = "how wide it is")]
fn fitted(text: &str) -> String {
    let width = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    width.map_or_else(|| text.to_owned(), |width| text::wrap(text, width).join("\n"))
}

/// The bar's style: with a known total, count, total, rate and time left; otherwise count and elapsed time.
fn style(total: bool) -> ProgressStyle {
    let template = match total {
        true => "{bar:24} {human_pos} / {human_len}  {rate}  {left}",
        false => "{spinner} {human_pos}  {passed}",
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    // The library's own rate has four decimals.
    let keyed = |style: ProgressStyle, key, said: fn(&ProgressState) -> String| {
        style.with_key(key, move |state: &ProgressState, out: &mut dyn fmt::Write| {
            let _ = out.write_str(&said(state));
        })
    };
    let style = keyed(style, "rate", |state| tr!("{n} per second", n = format!("{:.0}", state.per_sec())));
    let style = keyed(style, "left", |state| tr!("{time} left", time = seconds(state.eta())));
    keyed(style, "passed", |state| seconds(state.elapsed()))
}

/// A time in seconds, or in minutes.
fn seconds(time: Duration) -> String {
    match time.as_secs() {
        n if n < 120 => tr!("{n} s", n),
        n => tr!("{n} min", n = n.div_ceil(60)),
    }
}

/// Writes events as lines with secrets redacted, because they quote requests, answers, files and errors.
struct StderrLayer(Ui);

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for StderrLayer {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut message = Message(String::new());
        event.record(&mut message);
        if self.0.defer(&message.0) {
            return;
        }
        if event.metadata().target() == COUNTDOWN {
            return self.0.countdown(&message.0);
        }
        let dim = Style::new().dimmed();
        let line = match (*event.metadata().level(), event.metadata().target()) {
            (_, NOTE) => fitted(&text::clean_line(&message.0)),
            (Level::WARN | Level::ERROR, _) => {
                let yellow = AnsiColor::Yellow.on_default().bold();
                return self.0.labelled(&tr!("warning: "), yellow, &message.0);
            }
            (Level::INFO, _) => self.0.painted(&text::clean_line(&message.0), dim),
            _ => self.0.painted(&text::clean(&message.0), dim),
        };
        self.0.line(&line);
    }
}

/// The message of an event, redacted.
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 = redact(&format!("{value:?}")).into_owned();
        }
    }
}

/// Whether a stream is coloured: by the user's choice, else by `NO_COLOR`, `CLICOLOR_FORCE` and the terminal's
/// capability.
pub fn colored(color: Color, stream: &impl std::io::IsTerminal) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if anstyle_query::no_color() => false,
        Color::Auto if anstyle_query::clicolor_force() => true,
        Color::Auto => stream.is_terminal() && anstyle_query::term_supports_color(),
    }
}
