//! Asks the person at the terminal.
//!
//! The terminal's echo is off while the [`Keyboard`] exists, so that text pasted too early does not appear.
//! Dropping it restores the terminal.

use std::io::{self, IsTerminal as _, Read as _};

use dialoguer::{
    Input, MultiSelect, Select,
    console::{Key, Term},
};

use super::{
    pending,
    theme::{Look, Prompt},
};
use crate::{
    error::{Error, Kind, Result},
    lang::{original, system},
    secret::Secret,
    text,
};

/// The text shown in place of a secret.
pub const HIDDEN: &str = "********";

/// The terminal, while questions are asked.
#[derive(Debug)]
pub struct Keyboard {
    look: Look,
    term: Term,
    _quiet: Quiet,
}

/// The initial value of an answer.
#[derive(Clone, Debug, Default)]
pub enum Answer {
    /// None: an empty answer stays empty.
    #[default]
    Empty,
    /// The value of an empty answer.
    Default(String),
    /// A text to edit.
    Edit(String),
}

impl Keyboard {
    #[expect(clippy::disallowed_methods, reason = "questions are asked where words leave")]
    pub(super) fn open(color: bool) -> Option<Self> {
        if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            return None;
        }
        Some(Self { look: Look { color }, term: Term::stderr(), _quiet: Quiet::begin() })
    }

    /// Asks for a line of text.
    ///
    /// # Errors
    /// [`Kind::Interrupted`], and [`Kind::Usage`] if the terminal is gone. The other questions return the same
    /// errors.
    pub async fn text(&self, prompt: Prompt, answer: Answer) -> Result<String> {
        let (look, term) = (self.look, self.term.clone());
        asked(move || {
            let typed = one_line(&term, look, || {
                let help = explain(&term, look, &prompt.help)?;
                let input = Input::<String>::with_theme(&look).report(false);
                let input = match &answer {
                    Answer::Empty => {
                        let present = prompt.present.as_deref().unwrap_or_default();
                        input.with_prompt(format!("{}\t{present}", prompt.name)).allow_empty(true)
                    }
                    Answer::Default(text) => input.with_prompt(&prompt.name).default(text.clone()),
                    Answer::Edit(text) => {
                        input.with_prompt(&prompt.name).with_initial_text(text).allow_empty(true)
                    }
                };
                let typed = input.interact_text_on(&term)?.trim().to_owned();
                term.clear_last_lines(help)?;
                Ok(typed)
            })?;
            let shown = if typed.is_empty() { prompt.present.as_deref().unwrap_or("-") } else { &typed };
            term.write_line(&look.answered(&prompt.name, shown))?;
            Ok(typed)
        })
        .await
    }

    /// Asks for a secret, which is not shown. Empty if nothing was typed.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub async fn secret(&self, prompt: Prompt) -> Result<Secret> {
        let (look, term) = (self.look, self.term.clone());
        asked(move || {
            let typed = one_line(&term, look, || {
                let help = explain(&term, look, &prompt.help)?;
                term.write_str(&look.prompt(&prompt.name, prompt.present.as_deref()))?;
                let typed = hidden_line(&term)?;
                term.clear_line()?;
                term.clear_last_lines(help)?;
                Ok(typed)
            })?;
            let shown = match typed.trim() {
                "" => prompt.present.as_deref().unwrap_or("-"),
                _ => HIDDEN,
            };
            term.write_line(&look.answered(&prompt.name, shown))?;
            Ok(Secret::new(typed.trim()))
        })
        .await
    }

    /// Asks for one of several items.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub async fn one(&self, question: &str, items: Vec<String>, first: usize) -> Result<usize> {
        let (look, term, question) = (self.look, self.term.clone(), question.to_owned());
        asked(move || {
            let select = Select::with_theme(&look).with_prompt(question).items(items).default(first);
            Ok(select.interact_on(&term)?)
        })
        .await
    }

    /// Asks for one or more items.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub async fn some(&self, question: &str, items: Vec<(&'static str, bool)>) -> Result<Vec<usize>> {
        let (look, term, question) = (self.look, self.term.clone(), question.to_owned());
        asked(move || {
            loop {
                let select =
                    MultiSelect::with_theme(&look).with_prompt(&question).items_checked(items.clone());
                let chosen = select.interact_on(&term)?;
                if !chosen.is_empty() {
                    return Ok(chosen);
                }
                term.write_line(&failure(
                    look,
                    &tr!("nothing is selected: press Space on a line to select it"),
                ))?;
            }
        })
        .await
    }

    /// Writes a heading.
    pub fn heading(&self, text: &str, beside: &str) {
        self.line(&format!("\n{}  {}", self.look.bold(text), self.look.dim(beside)));
    }

    /// Writes a line of explanation.
    pub fn dim(&self, text: &str) {
        self.line(&self.look.dim(format!("  {}", text::clean_line(text))));
    }

    /// Writes a status that the next line replaces.
    pub fn busy(&self, text: &str) {
        let _ = self.term.write_str(&self.look.dim(format!("  {text}")));
    }

    /// Writes a success.
    pub fn good(&self, text: &str) {
        self.line(&format!("{} {text}", self.look.good("✔")));
    }

    /// Writes a failure.
    pub fn bad(&self, text: &str) {
        self.line(&failure(self.look, text));
    }

    /// Leaves the line of an unanswered question.
    pub fn leave(&self) {
        let _ = self.term.write_line("");
    }

    /// Writes a line. Errors are ignored: the terminal on which to report them is gone.
    pub fn line(&self, text: &str) {
        let _ = self.term.clear_line().and_then(|()| self.term.write_line(text));
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        // A list hides the cursor while it is open.
        let _ = self.term.show_cursor();
    }
}

/// The longest text in bytes that is read from standard input.
const LONGEST: u64 = 1 << 20;

/// Reads standard input to its end.
pub(super) async fn piped() -> Result<Secret> {
    let wrong = |why: String| Error::new(Kind::Usage, tr!("standard input cannot be read")).why(why);
    let read = || {
        let mut text = String::new();
        io::stdin().take(LONGEST).read_to_string(&mut text).map(|_| text)
    };
    // The writer of the pipe may never end.
    let read = tokio::task::spawn_blocking(read).await.map_err(|e| wrong(e.to_string()))?;
    let text = read.map_err(|e| wrong(system(&e)))?;
    let line = text.strip_suffix('\n').unwrap_or(&text);
    Ok(Secret::new(line.strip_suffix('\r').unwrap_or(line)))
}

fn failure(look: Look, text: &str) -> String {
    format!("{} {}", look.bad("✘"), text::clean_line(text))
}

/// Asks for a line until what was typed or pasted is one. The first line of a paste is half an answer, and the others
/// must not answer, visibly, the questions that follow.
fn one_line(term: &Term, look: Look, mut ask: impl FnMut() -> io::Result<String>) -> io::Result<String> {
    let mut was_paste = false;
    loop {
        let typed = ask()?;
        if !pending::take()? {
            // The Enter that was meant to end the paste is no answer either.
            if was_paste && typed.trim().is_empty() {
                was_paste = false;
                continue;
            }
            return Ok(typed);
        }
        was_paste = true;
        term.write_line(&failure(
            look,
            &tr!("several lines were pasted, and a value is one line: paste it again"),
        ))?;
    }
}

/// Reads a line without showing it.
fn hidden_line(term: &Term) -> io::Result<String> {
    let mut typed = String::new();
    loop {
        match term.read_key()? {
            Key::Enter => return Ok(typed),
            Key::Backspace => drop(typed.pop()),
            Key::Char('\u{15}') => typed.clear(),
            Key::Char(c) if !c.is_control() => typed.push(c),
            _ => {}
        }
    }
}

/// Writes the prompt. Returns the number of lines that it took.
fn explain(term: &Term, look: Look, help: &str) -> io::Result<usize> {
    let help = text::clean_line(help);
    term.write_line(&look.dim(format!("  {help}")))?;
    let columns = usize::from(term.size().1).max(1);
    Ok((text::Ambiguous::Narrow.width(&help) + 2).div_ceil(columns))
}

/// Asks on a separate thread, so that a signal is noticed in the meantime.
async fn asked<T: Send + 'static>(question: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T> {
    let answer = tokio::task::spawn_blocking(question).await;
    let answer = answer.map_err(|error| {
        Error::new(Kind::Bug, tr!("a question could not be asked")).why(original(&error.to_string()))
    })?;
    answer.map_err(|error| match error.kind() {
        io::ErrorKind::Interrupted => Error::new(Kind::Interrupted, tr!("interrupted")),
        _ => Error::new(Kind::Usage, tr!("the terminal does not answer")).why(system(&error)),
    })
}

/// The terminal with its echo switched off.
#[derive(Debug)]
struct Quiet {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl Quiet {
    fn begin() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(io::stdin()).ok();
        if let Some(mut quiet) = before.clone() {
            quiet.local_modes -= LocalModes::ECHO | LocalModes::ICANON;
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &quiet);
        }
        Self { before }
    }
}

#[cfg(unix)]
impl Drop for Quiet {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            // Unread input is discarded: half a secret must not end up at the shell's prompt.
            let flush = rustix::termios::OptionalActions::Flush;
            let _ = rustix::termios::tcsetattr(io::stdin(), flush, before);
        }
    }
}

#[cfg(not(unix))]
impl Quiet {
    fn begin() -> Self {
        Self {}
    }
}
