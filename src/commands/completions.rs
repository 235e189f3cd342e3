//! `kefu completions`: a script that makes a shell ask kefu what can stand at a place of its command line.

use clap::Args;
use clap_complete::Shell;

use crate::{choice::Choice, error::Result, output};

/// Print a completion script for a shell
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu completions bash > ~/.local/share/bash-completion/completions/kefu
  kefu completions zsh > ~/.zfunc/_kefu
  kefu completions fish > ~/.config/fish/completions/kefu.fish")]
pub struct Completions {
    /// For which shell
    #[arg(value_parser = Choice::<Shell>::new())]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> Result<()> {
        output::text(match self.shell {
            Shell::Bash => include_str!("../../completions/kefu.bash"),
            Shell::Elvish => include_str!("../../completions/kefu.elv"),
            Shell::Fish => include_str!("../../completions/kefu.fish"),
            Shell::PowerShell => include_str!("../../completions/_kefu.ps1"),
            _ => include_str!("../../completions/_kefu"),
        })
    }
}
