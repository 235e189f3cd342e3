//! The console window of Windows. Elsewhere there is nothing to do.

/// Makes the console understand escape sequences: colours, and moves of the cursor.
#[cfg(windows)]
pub fn enable_sequences() {
    use win32console::console::WinConsole;
    /// `ENABLE_VIRTUAL_TERMINAL_PROCESSING`.
    const SEQUENCES: u32 = 4;
    for console in [WinConsole::output(), WinConsole::error()] {
        // A redirected stream has no mode.
        if let Ok(mode) = console.get_mode() {
            let _ = console.set_mode(mode | SEQUENCES);
        }
    }
}

/// Terminals elsewhere do by themselves.
#[cfg(not(windows))]
pub fn enable_sequences() {}

/// Waits for the Enter key if the window closes with this process, because it was started by a double click.
#[cfg(windows)]
#[expect(clippy::disallowed_methods, reason = "the one writer to stderr")]
pub fn keep_window() {
    use std::io::{IsTerminal as _, Write as _};
    use win32console::console::WinConsole;
    let stdin = std::io::stdin();
    // The list is filled up with zeros.
    let is_alone =
        WinConsole::get_process_list().is_ok_and(|list| list.iter().filter(|id| **id != 0).count() == 1);
    if is_alone && stdin.is_terminal() {
        let line = tr!(
            "Press Enter to close this window. The commands are for a terminal: open one, and type kefu there."
        );
        // The window may be gone.
        let _ = writeln!(std::io::stderr(), "\n{line}");
        let _ = stdin.read_line(&mut String::new());
    }
}

/// Windows of terminals elsewhere stay open.
#[cfg(not(windows))]
pub fn keep_window() {}
