//! A command at a real terminal, with all that was on its screen.

use std::process::Command;

use rexpect::{
    reader::Options,
    session::{PtySession, spawn_with_options},
};

/// A shell at a terminal.
pub struct Terminal {
    session: PtySession,
    /// Everything that was on the screen so far.
    pub screen: String,
}

impl Terminal {
    /// Runs a line in a shell, whose last words are how it ended and what it made of the terminal.
    pub fn start(mut shell: Command, line: &str) -> Self {
        // An ordinary terminal: it echoes what is typed.
        shell.args(["-c", &format!("stty echo; {line}; echo exit $?; stty -a; echo over")]);
        let session = spawn_with_options(shell, Options::new().timeout_ms(Some(30_000))).expect("terminal");
        Self { session, screen: String::new() }
    }

    /// Waits for a text, then types.
    pub fn answer(&mut self, question: &str, typed: &str) {
        self.wait(question);
        self.session.send(typed).and_then(|_| self.session.flush()).expect("typed");
    }

    /// Waits for a text.
    pub fn wait(&mut self, text: &str) {
        // The library takes each byte for a character of its own.
        let bytes: String = text.bytes().map(char::from).collect();
        match self.session.exp_string(&bytes) {
            Ok(before) => {
                let before: Vec<_> = before.chars().filter_map(|c| u8::try_from(c).ok()).collect();
                self.screen += &String::from_utf8_lossy(&before);
                self.screen += text;
            }
            Err(error) => panic!("no `{text}` after:\n{}\n{error}", self.screen),
        }
    }

    /// Everything that was on the screen.
    pub fn end(mut self, code: u8) -> String {
        self.wait(&format!("exit {code}\r\n"));
        self.wait("over\r\n");
        self.screen
    }
}
