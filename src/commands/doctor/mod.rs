//! `kefu doctor`: checks everything that usually goes wrong, in the order of causes.
//!
//! A check is a file and returns findings. `config check` and the wizard ask the vendors by `credentials` as well.

mod configuration;
pub(super) mod credentials;
mod cron;
pub(super) mod defaults;
mod exports;
mod finding;
mod network;
mod page;
mod secrets;
mod storage;
mod surroundings;
mod vendor;
mod version;

use std::process::ExitCode;

use clap::Args;

use self::finding::{FINDINGS, Finding, Status};
use crate::{context::Context, error::Result, output, output::Format, record::Shape, vendors};

/// Check everything that usually goes wrong
///
/// Configuration, secrets, network, accounts, exports.
/// What it prints can be pasted into a chat: secrets, accounts and personal data are taken out. Ends with 0 if there
/// are warnings only, else with the code of the first error.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu doctor
  kefu doctor --offline                   without asking any vendor
  kefu doctor --as-cron                   as a line of crontab would run here
  kefu doctor -o json --jq '.[] | select(.status == \"error\")'")]
pub struct Doctor {
    /// Ask no vendor and use no network
    #[arg(long)]
    offline: bool,
    /// Check with the few variables that cron sets, and tell what differs from here
    #[arg(long)]
    as_cron: bool,
}

impl Doctor {
    pub(super) async fn run(self, context: &Context) -> Result<ExitCode> {
        let stopped = crate::stop::stopped();
        let offline = self.offline || context.options.values.dry_run;
        let found = async {
            if !self.as_cron {
                return Ok(all(context, offline).await);
            }
            // What is asked twice may be refused the second time, and cron's run is the one that counts.
            let there = cron::findings(context, offline)?;
            let here = all(context, offline).await;
            Ok(cron::compared(context, there, &here))
        };
        let findings = tokio::select! {
            biased;
            error = stopped => return Err(error),
            findings = found => findings?,
        };
        let findings: Vec<_> = findings.into_iter().map(Finding::safe).collect();
        write(context, &findings)?;
        let first = findings.iter().find_map(|finding| match finding.status {
            Status::Error(code) => Some(code),
            _ => None,
        });
        Ok(first.unwrap_or_default().into())
    }
}

/// Every finding, in the order of causes.
async fn all(context: &Context, offline: bool) -> Vec<Finding> {
    let mut findings = vec![version::look()];
    findings.extend(configuration::look(context));
    findings.extend(vendor::every(context, offline).await);
    findings.extend(surroundings::look(context));
    findings.extend(storage::look(context));
    findings.extend(exports::look(context));
    findings
}

/// Writes the findings: as a page for a person, or as records.
fn write(context: &Context, findings: &[Finding]) -> Result<()> {
    let (options, values) = (&context.options.output, &context.options.values);
    let is_whole = values.columns.is_none()
        && values.sort.is_none()
        && values.grep.is_none()
        && values.limit.is_none()
        && !values.no_header;
    if options.format == Format::Table && options.to.is_none() && is_whole {
        return output::painted(&page::text(findings, options));
    }
    let row = |finding: &Finding| {
        let mut finding = finding.clone();
        if options.has_labels() {
            finding.place.vendor = finding.place.vendor.as_deref().map(vendors::called);
        }
        finding.row()
    };
    context.write(findings.iter().map(row), &FINDINGS, Shape::List)
}
