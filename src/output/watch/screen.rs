//! The terminal while a picture is on it.
//!
//! The picture has a screen of its own, beside what the terminal showed before, so that nothing scrolls away
//! and a terminal that changes its size cannot tear it. Its last state is left behind among the other lines.

use std::io::{self, Write as _};

/// A screen of its own; no cursor; lines that are too long end at the edge.
const BEGIN: &str = "\x1b[?1049h\x1b[?25l\x1b[?7l";
const END: &str = "\x1b[?1049l";
const AS_BEFORE: &str = "\x1b[?7h\x1b[?25h";
/// Terminals that know this show everything in between at once.
const TOGETHER: &str = "\x1b[?2026h";
const SHOW: &str = "\x1b[?2026l";
const HOME: &str = "\x1b[H";
const CLEAR_LINE: &str = "\x1b[K";
const CLEAR_BELOW: &str = "\x1b[J";

/// A picture on the terminal. Dropping it gives the terminal back.
#[derive(Debug, Default)]
pub(super) struct Screen {
    /// What was drawn last; none if nothing was.
    last: Option<Vec<String>>,
}

impl Screen {
    /// Draws lines, of which there have to be fewer than the terminal has.
    pub(super) fn draw(&mut self, lines: Vec<String>) -> io::Result<()> {
        let begin = if self.last.is_none() { BEGIN } else { "" };
        let mut text = format!("{begin}{TOGETHER}{HOME}");
        for line in &lines {
            // Cleared before it is written: behind a full line that would take its last character away.
            text.extend([CLEAR_LINE, line, "\n"]);
        }
        text.extend([CLEAR_BELOW, SHOW]);
        self.last = Some(lines);
        write(&text)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Some(lines) = &self.last {
            let left = lines.iter().flat_map(|line| [line, "\n"]).collect::<String>();
            // Nobody is left to tell when the terminal is gone.
            let _ = write(&format!("{END}{left}{AS_BEFORE}"));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "where results leave")]
fn write(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
