//! The terminal while a watch draws on it.
//!
//! The screen is the terminal's alternate screen, so that nothing scrolls away and resizing cannot tear it. Its last
//! state is printed among the normal lines at the end.

use std::io::{self, Write as _};

/// Switches to the alternate screen, hides the cursor, and cuts long lines at the edge.
const BEGIN: &str = "\x1b[?1049h\x1b[?25l\x1b[?7l";
const END: &str = "\x1b[?1049l";
const AS_BEFORE: &str = "\x1b[?7h\x1b[?25h";
/// Synchronized output: supporting terminals show everything in between at once.
const TOGETHER: &str = "\x1b[?2026h";
const SHOW: &str = "\x1b[?2026l";
const HOME: &str = "\x1b[H";
const CLEAR_LINE: &str = "\x1b[K";
const CLEAR_BELOW: &str = "\x1b[J";

/// The screen on the terminal. Dropping it restores the terminal.
#[derive(Debug, Default)]
pub(super) struct Screen {
    /// The last drawing; `None` before the first one.
    last: Option<Vec<String>>,
}

impl Screen {
    /// Draws lines, which must be fewer than the terminal has.
    pub(super) fn draw(&mut self, lines: Vec<String>) -> io::Result<()> {
        let begin = if self.last.is_none() { BEGIN } else { "" };
        let mut text = format!("{begin}{TOGETHER}{HOME}");
        for line in &lines {
            // Cleared before it is written, because clearing after a full line would erase its last character.
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
            // Errors are ignored: the terminal on which to report them is gone.
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
