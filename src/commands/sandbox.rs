//! `kefu sandbox`: serves the vendors on loopback until it is stopped.

use std::fmt::Write as _;

use clap::Args;
use tr::tr;

use crate::{
    choice::number,
    context::{Context, DEMO_SEED},
    error::{Error, Kind, Result},
    lang::system,
    output,
    sandbox::{self, Amount, Fault, Options, Sandbox as Server},
    stop,
};

/// Serve the vendors on this machine, with invented data, to try kefu and test scripts
#[derive(Args, Debug)]
#[command(after_help = sandbox::help())]
pub struct Sandbox {
    /// The port on 127.0.0.1; 0 takes any that is free
    #[arg(long, default_value_t = 8788, value_parser = number::<u16>(0..=u16::MAX.into()))]
    port: u16,
    /// Other data: the same seed and day give the same
    #[arg(long, default_value_t = DEMO_SEED, value_parser = number::<u64>(0..=u64::MAX))]
    seed: u64,
    /// On how many days the longest list has records
    #[arg(long, value_name = "N", default_value_t = Amount::default().days, value_parser = number::<u16>(1..=3660))]
    days: u16,
    /// How many records the longest list has on each day that is over; 5 to 12 without it
    #[arg(long, value_name = "N", value_parser = number::<u16>(0..=9999))]
    a_day: Option<u16>,
    /// Also forms beyond the documented ones (times as numbers, numbers as text, bare backslashes), formulas and
    /// escape sequences
    #[arg(long)]
    disorder: bool,
    /// Misbehave; several may be given
    #[arg(long, value_name = "FAULT")]
    fault: Vec<Fault>,
}

impl Sandbox {
    pub(super) async fn run(self, context: &Context) -> Result<()> {
        let Self { port, seed, days, a_day, disorder, fault: faults } = self;
        let amount = Amount { days, a_day };
        let today = context.options.clock.today();
        let server =
            Server::start(Options { port, seed, amount, disorder, faults, today }).await.map_err(|e| {
                Error::new(Kind::Unreachable, tr!("port {port} cannot be listened on", port))
                    .why(system(&e))
                    .hint(tr!("choose another with --port; 0 takes any that is free"))
            })?;
        let mut lines =
            tr!("# the sandbox listens on {address}; Ctrl-C ends it", address = server.address()) + "\n";
        for (vendor, key, value) in server.settings() {
            let name = format!("KEFU_{vendor}_{key}").to_uppercase();
            // Writing into a String cannot fail.
            let _ = writeln!(lines, "export {name}='{value}'");
        }
        output::text(&lines)?;
        Err(stop::stopped().await)
    }
}
