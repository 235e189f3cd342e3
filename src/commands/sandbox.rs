//! `kefu sandbox`: serves the vendors on loopback until it is stopped.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};

use crate::{
    choice::{Choice, number},
    config::Environment,
    context::{Context, DEMO_SEED},
    error::{Error, Kind, Result},
    lang::system,
    output,
    sandbox::{self, Amount, Fault, Options, Sandbox as Server},
    stop,
};

/// The cities that shops are named after.
const CITIES: [&str; 10] = ["上海", "北京", "广州", "深圳", "成都", "杭州", "武汉", "西安", "南京", "重庆"];

/// Serve the vendors on this machine, with invented data
#[derive(Args, Debug)]
#[command(after_help = sandbox::help())]
pub struct Sandbox {
    /// The port on 127.0.0.1, 0 for any free one
    #[arg(long, default_value_t = 8788, value_parser = number::<u16>(0..=u16::MAX.into()))]
    port: u16,
    /// Other data; the same seed and day give the same
    #[arg(long, default_value_t = DEMO_SEED, value_parser = number::<u64>(0..=u64::MAX))]
    seed: u64,
    /// How many days the longest list covers
    #[arg(long, value_name = "N", default_value_t = Amount::default().days, value_parser = number::<u16>(1..=3660))]
    days: u16,
    /// How many records it has a day; 5 to 12 without this
    #[arg(long, value_name = "N", value_parser = number::<u16>(0..=9999))]
    a_day: Option<u16>,
    /// With undocumented forms, formulas and escape sequences
    ///
    /// The forms are those that real gateways send: times as numbers, numbers as text, bare backslashes.
    #[arg(long)]
    disorder: bool,
    /// How many shops it has
    ///
    /// With several it prints a configuration file with a profile for each.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = number::<usize>(1..=999))]
    shops: usize,
    /// Misbehave; several may be given
    #[arg(long, value_name = "FAULT")]
    fault: Vec<Fault>,
    /// The shell that reads the variables; without it the one in use
    #[arg(long, value_parser = Choice::<ShellKind>::new())]
    shell: Option<ShellKind>,
}

/// A family of shells, by how they set variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ShellKind {
    /// `bash`, `zsh`, `fish` and others
    #[value(aliases = ["bash", "zsh", "fish"])]
    Sh,
    /// `PowerShell`
    #[value(name = "powershell", alias = "pwsh")]
    PowerShell,
    /// The command prompt of Windows
    Cmd,
}

impl ShellKind {
    /// The shell that is in use. On Windows, those of Unix set `SHELL`, and the command prompt sets `PROMPT`.
    fn in_use(environment: &Environment) -> Self {
        match () {
            () if cfg!(not(windows)) || environment.has("SHELL") => Self::Sh,
            () if environment.has("PROMPT") => Self::Cmd,
            () => Self::PowerShell,
        }
    }

    /// The line that sets a variable. No value of the sandbox has a quotation mark.
    fn set(self, name: &str, value: &str) -> String {
        match self {
            Self::Sh => format!("export {name}='{value}'\n"),
            Self::PowerShell => format!("$env:{name} = '{value}'\n"),
            Self::Cmd => format!("set {name}={value}\n"),
        }
    }

    /// The script that sets all variables.
    fn script(self, comment: &str, variables: &[(String, String)]) -> String {
        let lines: String = variables.iter().map(|(name, value)| self.set(name, value)).collect();
        match self {
            Self::Sh => format!("# {comment}\n{lines}"),
            // Windows PowerShell may read the Chinese comment in another encoding and lose the end of its line.
            Self::PowerShell => format!("{lines}# {comment}\n"),
            Self::Cmd => format!("{lines}rem {comment}\n"),
        }
    }
}

impl Sandbox {
    pub(super) async fn run(self, context: &Context) -> Result<()> {
        let Self { port, seed, days, a_day, disorder, shops, fault: faults, shell } = self;
        let amount = Amount { days, a_day };
        let today = context.options.clock.today();
        let server = Server::start(Options { port, seed, amount, disorder, faults, today, shops })
            .await
            .map_err(|e| {
                Error::new(Kind::Unreachable, tr!("port {port} cannot be listened on", port))
                    .why(system(&e))
                    .hint(tr!("choose another with --port; 0 takes any that is free"))
            })?;
        let comment = tr!("the sandbox listens on {address}; Ctrl-C ends it", address = server.address());
        output::text(&match shops {
            1 => shell
                .unwrap_or_else(|| ShellKind::in_use(&Environment::of_process()))
                .script(&comment, &variables(&server)),
            _ => format!("# {comment}\n{}", profiles(&server, shops)),
        })?;
        Err(stop::stopped().await)
    }
}

/// The variables of the only shop.
fn variables(server: &Server) -> Vec<(String, String)> {
    let settings = server.settings(0).into_iter();
    settings.map(|(vendor, key, value)| (format!("KEFU_{vendor}_{key}").to_uppercase(), value)).collect()
}

/// The settings of several shops, as a configuration file.
fn profiles(server: &Server, shops: usize) -> String {
    let mut text = String::new();
    for shop in 0..shops {
        let mut table = "";
        for (vendor, key, value) in server.settings(shop) {
            if table != vendor {
                // Writing into a String cannot fail.
                let _ = writeln!(text, "\n[profiles.\"{}\".{vendor}]", shop_name(shop));
                table = vendor;
            }
            let _ = writeln!(text, "{key} = \"{value}\"");
        }
    }
    let use_it =
        tr!("keep this as a file that only you can read (umask 077), then: kefu --config FILE -p all …");
    let _ = writeln!(text, "\n# {use_it}");
    text
}

/// The profile of a shop: `上海店`, and from the tenth on `上海2店`.
fn shop_name(shop: usize) -> String {
    let city = CITIES[shop % CITIES.len()];
    match shop / CITIES.len() {
        0 => format!("{city}店"),
        round => format!("{city}{}店", round + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_is_given_lines_that_set_variables_in_it() {
        let variables = [("KEFU_GOME_TOKEN".to_owned(), "demo token".to_owned())];
        let scripts = [
            (ShellKind::Sh, "# 说明\nexport KEFU_GOME_TOKEN='demo token'\n"),
            (ShellKind::PowerShell, "$env:KEFU_GOME_TOKEN = 'demo token'\n# 说明\n"),
            (ShellKind::Cmd, "set KEFU_GOME_TOKEN=demo token\nrem 说明\n"),
        ];
        for (shell, script) in scripts {
            assert_eq!(shell.script("说明", &variables), script);
        }
    }
}
