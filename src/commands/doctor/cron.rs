//! `--as-cron`: the same checks in cron's environment, and what differs.

use super::finding::{Finding, Status, Written};
use crate::{
    context::Context,
    error::{Error, Kind, Result},
    lang::{Lang, original},
};

/// The findings of a run in cron's environment.
///
/// # Errors
/// [`Kind::Bug`] if that run gives no findings.
pub(super) fn findings(context: &Context, offline: bool) -> Result<Vec<Finding>> {
    if cfg!(not(unix)) {
        return Err(Error::new(Kind::Usage, tr!("--as-cron: this system has no cron"))
            .hint(tr!("run `kefu doctor` in the scheduled task itself, with `--to FILE.json`")));
    }
    let run = context.config.in_cron(arguments(context, offline))?;
    let written: Vec<Written> = serde_json::from_slice(&run.output).map_err(|e| {
        Error::new(Kind::Bug, tr!("the run in cron's environment gave no findings"))
            .why(original(&e.to_string()))
    })?;
    let code = run.code.and_then(|code| u8::try_from(code).ok()).unwrap_or(Kind::Bug.exit_code());
    Ok(written.into_iter().map(|finding| finding.finding(code)).collect())
}

/// These findings, each with a note where it is otherwise here, and what cron's environment lacks.
pub(super) fn compared(context: &Context, there: Vec<Finding>, here: &[Finding]) -> Vec<Finding> {
    let here: Vec<_> = here.iter().cloned().map(Finding::safe).collect();
    let (mut version, rest): (Vec<_>, Vec<_>) =
        there.into_iter().partition(|finding| finding.check == "version");
    version.push(environment(context));
    version.extend(rest.into_iter().map(|finding| beside(finding, &here)));
    version
}

/// The command line of the run: its options do not come from variables.
fn arguments(context: &Context, offline: bool) -> Vec<String> {
    let values = &context.options.values;
    let mut words = vec!["doctor".to_owned(), "--output=json".to_owned(), "--no-labels".to_owned()];
    words.push(format!("--lang={}", Lang::current().name()));
    words.extend(offline.then(|| "--offline".to_owned()));
    words.extend(values.demo.then(|| "--demo".to_owned()));
    words.extend(context.options.typed(&["config", "profile", "timeout", "deadline", "retries"]));
    words
}

/// The variables that count here and are unknown to cron.
fn environment(context: &Context) -> Finding {
    let config = &context.config;
    let missing = config.unknown_to_cron();
    let names = missing.join(&tr!(", "));
    let path = match config.has_commands() {
        true => tr!("; PATH is /usr/bin:/bin there"),
        false => String::new(),
    };
    match missing.is_empty() {
        true => Finding::ok("environment", tr!("cron knows every variable that counts{path}", path)),
        false => Finding::warning(
            "environment",
            tr!("set here and unknown to cron: {names}{path}", names, path),
            tr!("write the ones that the job needs at the top of the crontab, a line each: NAME=value"),
        ),
    }
}

/// A finding, with a note if it is otherwise here.
fn beside(finding: Finding, here: &[Finding]) -> Finding {
    let same = here.iter().find(|other| other.is_like(&finding));
    let is_worse = |other: &&Finding| other.status == Status::Ok && finding.status != Status::Ok;
    match same.filter(is_worse) {
        Some(other) => {
            let (message, well) = (&finding.message, &other.message);
            Finding { message: tr!("{message} (here: {well})", message, well), ..finding }
        }
        None => finding,
    }
}
