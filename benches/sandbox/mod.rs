//! The sandbox, kept running by the kefu binary, and kefu commands that ask it.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

const KEFU: &str = env!("CARGO_BIN_EXE_kefu");

/// A sandbox that is ended with this value.
pub struct Sandbox {
    process: Child,
    home: PathBuf,
    /// The variables that point to it.
    variables: Vec<(String, String)>,
}

impl Sandbox {
    /// Starts one with this many complaints on each of so many days. `home` is where kefu runs and keeps its files.
    pub fn start(home: &Path, days: usize, a_day: usize) -> Self {
        let amount = ["--days".to_owned(), days.to_string(), "--a-day".to_owned(), a_day.to_string()];
        let mut kefu = Command::new(KEFU);
        kefu.args(["sandbox", "--port", "0"]).args(amount).env("KEFU_HOME", home).stdout(Stdio::piped());
        let mut process = kefu.spawn().expect("the sandbox starts");
        let mut variables = Vec::new();
        for line in BufReader::new(process.stdout.take().expect("stdout")).lines().map_while(Result::ok) {
            if let Some((name, value)) = line.strip_prefix("export ").and_then(|line| line.split_once('=')) {
                variables.push((name.to_owned(), value.trim_matches('\'').to_owned()));
            }
            // The last of the variables; the sandbox itself keeps running.
            if line.contains("ESHOUHOU_APP_SECRET") {
                break;
            }
        }
        Self { process, home: home.to_owned(), variables }
    }

    /// A command that asks it.
    pub fn kefu(&self, args: &[&str]) -> Command {
        let mut kefu = Command::new(KEFU);
        kefu.arg("-q").args(args).envs(self.variables.iter().cloned());
        kefu.env("KEFU_HOME", &self.home).current_dir(&self.home);
        kefu
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.process.kill().and_then(|()| self.process.wait());
    }
}
