//! kefu (客服): customer-service records of several vendors as tables, JSON or CSV.
//!
//! Parses the command line, runs the command and reports its error. Only this file decides the exit code and treats
//! a closed pipe as success.

#[macro_use]
mod lang;

mod adapter;
mod archive;
mod choice;
mod cli;
mod commands;
mod config;
mod context;
mod dates;
mod error;
mod http;
mod ids;
mod json;
mod metrics;
mod names;
mod nearest;
mod options;
mod output;
mod pages;
mod record;
mod sandbox;
mod secret;
mod spelling;
mod stop;
mod text;
mod times;
mod titles;
mod tokens;
mod ui;
mod vendors;
mod whole_file;
mod worker;

use std::{
    any::Any,
    ffi::OsString,
    panic::{self, AssertUnwindSafe},
    process::ExitCode,
    sync::{Arc, OnceLock, mpsc},
    thread,
    time::Duration,
};

use cli::{Command, Failed, Meant, Parsed, UNKNOWN};
use context::{Check, Context};
use error::{Error, Kind};
use stop::guard;
use ui::Ui;
use whole_file::abandon;

/// The time that reporting may take at the end of a run that did not end in order.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Reports the failure of this run, in the form that the command line asks for as far as it could be parsed.
#[derive(Clone)]
struct Reporter {
    ui: Ui,
    json: bool,
    check: Option<Check>,
}

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    // A panic's message is logged like any other, with secrets redacted; `-vv` shows its location.
    panic::set_hook(Box::new(|panic| tracing::debug!("{panic}")));
    let reporter: Arc<OnceLock<Reporter>> = Arc::default();
    let ended = {
        let (args, reporter) = (args.clone(), Arc::clone(&reporter));
        guard(move || {
            panic::catch_unwind(AssertUnwindSafe(|| start(&args, &reporter)))
                .unwrap_or_else(|panic| fail(&args, &reporter, &mistake(&*panic)))
        })
    };
    ended.unwrap_or_else(|error| {
        abandon();
        let kind = error.kind();
        // The run may be blocked in writing to the very stream that the report goes to.
        let (said, heard) = mpsc::channel();
        thread::spawn(move || said.send(fail(&args, &reporter, &error)));
        heard.recv_timeout(LAST_WORDS).unwrap_or_else(|_| ExitCode::from(kind.exit_code()))
    })
}

fn start(args: &[OsString], reporter: &OnceLock<Reporter>) -> ExitCode {
    if cli::completes(args) {
        return ExitCode::SUCCESS;
    }
    if cli::asks_version(args) {
        let _ = output::page(cli::VERSION);
        return ExitCode::SUCCESS;
    }
    let mut tree = cli::tree();
    match cli::parse(&mut tree, args) {
        Ok(parsed) => run(parsed, args, reporter),
        // A closed pipe means that the reader has read enough.
        Err(Failed::Version) => {
            let _ = output::page(cli::VERSION);
            shown(&tree, args, ExitCode::SUCCESS)
        }
        Err(Failed::Help { page, asked: true }) => {
            let _ = output::page(&page);
            shown(&tree, args, ExitCode::SUCCESS)
        }
        Err(Failed::Help { page, asked: false }) => {
            Ui::page(&page);
            if args.len() < 2 {
                ui::keep_window();
            }
            shown(&tree, args, Kind::Usage.exit_code().into())
        }
        Err(Failed::Wrong(error)) => {
            reporter.get_or_init(|| Reporter::of(cli::meant(&tree, args))).report(&error)
        }
    }
}

/// The status of a run that has shown a page. A monitoring plugin that shows its help has checked nothing.
fn shown(tree: &clap::Command, args: &[OsString], status: ExitCode) -> ExitCode {
    cli::meant_check(tree, args).map_or(status, |_| UNKNOWN.into())
}

/// Reports a failure, even if the command line was not parsed.
fn fail(args: &[OsString], reporter: &OnceLock<Reporter>, error: &Error) -> ExitCode {
    reporter.get_or_init(|| Reporter::of(cli::meant(&cli::tree(), args))).report(error)
}

/// The error that a panic becomes.
fn mistake(panic: &(dyn Any + Send)) -> Error {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let why = text.or_else(|| panic.downcast_ref::<&str>().copied());
    let error = Error::new(Kind::Bug, tr!("kefu made a mistake"));
    match why {
        Some(why) => error.why(why),
        None => error.why(tr!("nothing is known about it")),
    }
}

fn run(
    Parsed { command, options, config, variables, check }: Parsed,
    args: &[OsString],
    reporter: &OnceLock<Reporter>,
) -> ExitCode {
    let meant = Meant {
        verbosity: options.verbosity,
        color: options.values.color.unwrap_or_default(),
        json: options.json_errors,
        check,
    };
    let reporter = reporter.get_or_init(|| Reporter::of(meant));
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build() {
        Ok(runtime) => runtime,
        Err(e) => {
            return reporter.report(&Error::new(Kind::Bug, tr!("the runtime cannot be started")).why(e));
        }
    };
    let context = Context::new(options, config, reporter.ui.clone());
    let ended = runtime.block_on(async {
        match command {
            Command::Vendors(command) => Box::pin(command.run(&context)).await.map(|()| ExitCode::SUCCESS),
            Command::Own(command) => command.run(&context).await,
            Command::Man(man) => man.run().map(|()| ExitCode::SUCCESS),
        }
    });
    // Pending waits for locks and connections must not delay the end.
    runtime.shutdown_background();
    ended.unwrap_or_else(|error| reporter.report(&cli::named(cli::in_ascii(error, args), &variables)))
}

impl Reporter {
    fn of(Meant { verbosity, color, json, check }: Meant) -> Self {
        Self { ui: Ui::start(verbosity, color), json, check }
    }

    /// Reports an error and returns the exit status.
    fn report(&self, error: &Error) -> ExitCode {
        let Self { ui, json, check } = self;
        if error.kind() == Kind::NotSent {
            // A check that has asked nothing has found nothing, whoever runs it.
            return check.map_or(ExitCode::SUCCESS, |_| UNKNOWN.into());
        }
        if let Some(check) = check {
            // The check reports a closed pipe, too: a line that was not read has not told anyone that all is well.
            match cli::check_unknown(*check, error, *json) {
                Ok(()) if *json => {}
                Ok(()) => ui.hint(error),
                Err(_) => ui.report(error, *json),
            }
            return UNKNOWN.into();
        }
        if error.kind() != Kind::ClosedPipe {
            ui.report(error, *json);
        }
        error.kind().exit_code().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure_like_any_other_and_shows_no_secret() {
        secret::learn(&secret::Secret::new("panic-s3cr3t/1"));
        let values: [fn(); 2] = [|| panic!("{} has no end", r"panic-s3cr3t\/1"), || panic!("no end")];
        let failed = values.map(|fall| mistake(&*panic::catch_unwind(fall).unwrap_err()));
        let why = failed.each_ref().map(Error::reason);
        assert_eq!(why, ["*** has no end", "no end"]);
        assert_eq!(failed.map(|error| error.kind().exit_code()), [70, 70]);
    }
}
