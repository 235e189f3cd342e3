//! The recipes of `docs/` work as printed: crontab lines, units, scripts, definitions for monitoring.
#![cfg(target_os = "linux")]

mod cron;
mod engines;
mod exposition;
mod host;
mod monitoring;
mod notify;
mod pages;
mod parallel;
mod report;
mod textfile;
mod units;

/// The page in both languages.
const PAGES: [&str; 2] =
    [include_str!("../../docs/unattended.md"), include_str!("../../docs/unattended.en.md")];

/// The page about engines in both languages.
const ENGINES: [&str; 2] = [include_str!("../../docs/engines.md"), include_str!("../../docs/engines.en.md")];

/// The blocks of a language in a page, wherever they are indented to.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let mut lines = page.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let Some(name) = line.trim_start().strip_prefix("```") else { continue };
        let block: String =
            lines.by_ref().take_while(|line| line.trim() != "```").map(|line| format!("{line}\n")).collect();
        if name == language {
            found.push(block);
        }
    }
    found
}
