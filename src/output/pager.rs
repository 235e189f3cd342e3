//! Long results on a terminal go through a pager, as in git and gh.

use std::{
    io::{self, Write as _},
    process::{Child, Command, Stdio},
};

use clap::ValueEnum;

use crate::{
    choice::named,
    stop::{self, on_end},
};

/// The pager where the user names none, and what it is told: to end at once if all fits, to show colours, and to leave
/// the text on the screen.
const LESS: &str = "less";
const LESS_OPTIONS: &str = "FRX";
/// The same for tables that are wider than the screen: lines are cut at its edge, and the arrow keys move it.
const LESS_OPTIONS_WIDE: &str = "FRSX";

/// Whether long results go through a pager.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Paging {
    /// Where they are longer than the terminal
    #[value(alias = "自动")]
    Auto,
    /// Never
    #[value(aliases = ["从不", "不用"])]
    Never,
}

/// `--pager`, or what a variable or the file says in its place: a program, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagerChoice {
    /// Whether there is one.
    Paging(Paging),
    /// This program.
    Program(String),
}

impl PagerChoice {
    /// Reads the value of a variable or of the file.
    pub fn read(text: &str) -> Self {
        named(text).map_or_else(|| Self::Program(text.to_owned()), Self::Paging)
    }

    /// The program that it names.
    pub fn program(&self) -> Option<&str> {
        match self {
            Self::Program(program) => Some(program),
            Self::Paging(_) => None,
        }
    }
}

/// A program that shows long results.
#[derive(Clone, Debug)]
pub struct Pager {
    /// The program with its arguments, as the user wrote it; `None` for the usual one.
    program: Option<String>,
    /// Whether lines may be wider than the screen.
    is_wide: bool,
    /// Whether the user's own `LESS` counts.
    has_options: bool,
}

impl Pager {
    /// The program that the user names, or the usual one; `None` if they name one that shows everything at once.
    pub fn new(program: Option<&str>, is_wide: bool, has_options: bool) -> Option<Self> {
        let program = program.map(|program| program.trim().to_owned());
        let is_off = program.as_deref().is_some_and(|program| matches!(program, "" | "cat"));
        (!is_off).then_some(Self { program, is_wide, has_options })
    }

    /// Shows a text, through the pager if it is longer than the screen. Returns why there was none, if the user named it.
    ///
    /// # Errors
    /// The terminal's, and the error of a signal that ended the pager.
    #[expect(clippy::disallowed_methods, reason = "where results leave")]
    pub(super) fn show(&self, text: &[u8]) -> io::Result<Option<String>> {
        let direct = || {
            let mut out = io::stdout().lock();
            out.write_all(text).and_then(|()| out.flush())
        };
        if !self.is_long(text) || stop::requested().is_some() || stop::is_late() {
            return direct().map(|()| None);
        }
        match self.paged(text) {
            Ok(()) => Ok(None),
            Err(Unpaged::Stopped(error)) => Err(error),
            Err(Unpaged::Failed(why)) => direct().map(|()| self.program.is_some().then_some(why)),
        }
    }

    fn is_long(&self, text: &[u8]) -> bool {
        // A terminal that does not tell its height has no pages.
        let Some((_, height)) = terminal_size::terminal_size() else { return false };
        // The pager's prompt takes a line, too. Long lines take several.
        self.is_wide || memchr::memchr_iter(b'\n', text).count() >= height.0.into()
    }

    /// Gives a text to the pager and waits until the user has read it.
    fn paged(&self, text: &[u8]) -> Result<(), Unpaged> {
        let failed = |why: &dyn std::fmt::Display| Unpaged::Failed(why.to_string());
        let mut command = self.command()?;
        // Ctrl-C is the pager's own key, and another end must give the terminal back.
        let status = stop::shielded(|| {
            let mut child = command.stdin(Stdio::piped()).spawn()?;
            let pid = child.id();
            let _listening = on_end(move |_| terminate(pid));
            feed(&mut child, text);
            child.wait()
        });
        if let Some(error) = stop::requested() {
            return Err(Unpaged::Stopped(io::Error::other(error)));
        }
        match status.map_err(|e| failed(&e))?.code() {
            Some(0) | None => Ok(()),
            Some(code) => Err(failed(&tr!("it ended with {code}", code))),
        }
    }

    fn command(&self) -> Result<Command, Unpaged> {
        let line = self.program.as_deref().unwrap_or(LESS);
        let words = words(line).filter(|words| !words.is_empty());
        let words = words.ok_or_else(|| Unpaged::Failed(tr!("its quotation marks do not match")))?;
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]);
        if !self.has_options {
            command.env("LESS", if self.is_wide { LESS_OPTIONS_WIDE } else { LESS_OPTIONS });
        }
        // The text is UTF-8 in every locale.
        command.env("LESSCHARSET", "utf-8");
        Ok(command)
    }
}

/// The reason why a text was not paged.
enum Unpaged {
    /// The pager does not work.
    Failed(String),
    /// The run was ended.
    Stopped(io::Error),
}

/// Writes a text to a pager. The reader may close it early.
fn feed(child: &mut Child, text: &[u8]) {
    if let Some(mut stdin) = child.stdin.take() {
        let _ = stdin.write_all(text);
    }
}

/// The words of a line, with quotation marks as in a shell.
#[cfg(not(windows))]
fn words(line: &str) -> Option<Vec<String>> {
    shlex::split(line)
}

/// The words of a line. Paths have backslashes, so nothing is quoted.
#[cfg(windows)]
fn words(line: &str) -> Option<Vec<String>> {
    Some(line.split_whitespace().map(str::to_owned).collect())
}

/// Asks a program to end in order.
#[cfg(unix)]
fn terminate(pid: u32) {
    use rustix::process::{Pid, Signal, kill_process};
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        // It may have ended just now.
        let _ = kill_process(pid, Signal::TERM);
    }
}

/// Other platforms have no such request, and the process ends without the pager.
#[cfg(not(unix))]
fn terminate(_: u32) {}
