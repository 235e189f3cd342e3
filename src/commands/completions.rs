//! `kefu completions`: prints a shell's completion script.

use clap::Args;
use clap_complete::Shell;

use crate::{error::Result, output};

/// Print a completion script for a shell
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu completions bash > ~/.local/share/bash-completion/completions/kefu
  kefu completions zsh  > ~/.zfunc/_kefu
  kefu completions fish > ~/.config/fish/completions/kefu.fish")]
pub struct Completions {
    /// For which shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, mut whole: clap::Command) -> Result<()> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut whole, "kefu", &mut script);
        output::text(&String::from_utf8_lossy(&script))
    }
}
