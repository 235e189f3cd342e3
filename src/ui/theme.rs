//! The appearance of questions.

use std::fmt;

use anstyle::{AnsiColor, Style};
use dialoguer::theme::Theme;

/// The text before an answer on its line.
#[derive(Clone, Debug, Default)]
pub struct Prompt {
    /// The name of the requested value.
    pub name: String,
    /// Its explanation, shown above the line until the question is answered.
    pub help: String,
    /// The current value for display; an empty answer keeps it.
    pub present: Option<String>,
}

/// The theme, coloured or not. Colour carries no information of its own.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether stderr is coloured.
    pub color: bool,
}

impl Look {
    pub fn bold(self, text: impl fmt::Display) -> String {
        self.painted(text, Style::new().bold())
    }

    pub fn dim(self, text: impl fmt::Display) -> String {
        self.painted(text, Style::new().dimmed())
    }

    pub fn good(self, text: impl fmt::Display) -> String {
        self.painted(text, AnsiColor::Green.on_default())
    }

    pub fn bad(self, text: impl fmt::Display) -> String {
        self.painted(text, AnsiColor::Red.on_default())
    }

    fn active(self, text: impl fmt::Display) -> String {
        self.painted(text, AnsiColor::Cyan.on_default())
    }

    fn painted(self, text: impl fmt::Display, style: Style) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_string() }
    }

    /// The line up to the answer.
    pub fn prompt(self, name: &str, present: Option<&str>) -> String {
        let present = present.map(|text| self.dim(format!(" ({text})")));
        format!("  {}{} {} ", self.bold(name), present.unwrap_or_default(), self.dim("›"))
    }

    /// The line after the answer.
    pub fn answered(self, name: &str, answer: &str) -> String {
        format!("  {name} {} {}", self.dim("·"), self.good(answer))
    }
}

impl Theme for Look {
    fn format_prompt(&self, f: &mut dyn fmt::Write, question: &str) -> fmt::Result {
        let (question, how) = parts(question);
        write!(f, "  {} {}", self.bold(question), self.dim(how))
    }

    fn format_error(&self, f: &mut dyn fmt::Write, error: &str) -> fmt::Result {
        write!(f, "  {}", self.bad(error))
    }

    fn format_input_prompt(&self, f: &mut dyn fmt::Write, name: &str, default: Option<&str>) -> fmt::Result {
        let (name, present) = parts(name);
        f.write_str(&self.prompt(name, default.or(Some(present).filter(|text| !text.is_empty()))))
    }

    fn format_input_prompt_selection(&self, f: &mut dyn fmt::Write, name: &str, answer: &str) -> fmt::Result {
        f.write_str(&self.answered(parts(name).0, answer))
    }

    fn format_multi_select_prompt_selection(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        chosen: &[&str],
    ) -> fmt::Result {
        f.write_str(&self.answered(parts(prompt).0, &chosen.join(&tr!(", "))))
    }

    fn format_select_prompt_item(&self, f: &mut dyn fmt::Write, text: &str, active: bool) -> fmt::Result {
        if active {
            return write!(f, "  {} {}", self.active("❯"), self.active(text));
        }
        write!(f, "    {text}")
    }

    fn format_multi_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        text: &str,
        checked: bool,
        active: bool,
    ) -> fmt::Result {
        let mark = if checked { self.good("[x]") } else { "[ ]".to_owned() };
        if active {
            return write!(f, "  {} {mark} {}", self.active("❯"), self.active(text));
        }
        write!(f, "    {mark} {text}")
    }
}

/// The question, and after a tab the hint or the current value.
fn parts(question: &str) -> (&str, &str) {
    question.split_once('\t').unwrap_or((question, ""))
}
