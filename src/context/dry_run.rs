//! `--dry-run`: shows what a question would ask, and sends nothing.

use std::sync::Arc;

use super::{Context, answer::Asking, shops::Shop};
use crate::{
    adapter::{Query, Settings},
    error::Result,
    http::{DryRun, not_sent, then},
    output, pages,
};

impl Context {
    /// In a dry run, shows the requests of a question, shop by shop, and ends with the error that stands for the answer.
    /// Nothing in any other run. With `own_fields` a tenant's own fields are asked for, too.
    ///
    /// # Errors
    /// [`crate::error::Kind::NotSent`]; [`crate::error::Kind::Usage`] for arguments that do not go together.
    pub(super) async fn rehearse<Q: Query>(
        &self,
        query: &Q,
        shops: &[Shop<Q::Vendor>],
        asking: &Asking,
        own_fields: bool,
    ) -> Result<()> {
        if !self.options.values.dry_run {
            return Ok(());
        }
        let show_step = |step: &str| show(&then(step));
        for shop in shops {
            if let Some(name) = shop.name() {
                show(&format!("# profile: {name}"));
            }
            let vendor = shop.vendor().await?;
            pages::dry_run(query, vendor, &asking.clock, &asking.limits, own_fields, show_step).await?;
        }
        self.end_of_dry_run()
    }

    /// Ends a dry run, whose requests have been shown.
    ///
    /// # Errors
    /// [`crate::error::Kind::NotSent`] in a dry run.
    pub fn end_of_dry_run(&self) -> Result<()> {
        if self.options.values.dry_run { Err(not_sent()) } else { Ok(()) }
    }

    /// Shows the requests of a client instead of sending them, in a dry run.
    pub(super) fn dry_run(&self, settings: &Settings) -> Option<Arc<DryRun>> {
        let about = settings.about();
        let keys = about.auth_methods.iter().flat_map(|method| method.keys);
        let known = keys.filter_map(|key| Some((settings.secret(key)?, about.variable(key))));
        let dry_run = || Arc::new(DryRun::new(known.collect(), about.variable("token"), show));
        self.options.values.dry_run.then(dry_run)
    }
}

/// Writes a line. A reader that has closed the pipe has read enough.
fn show(line: &str) {
    let _ = output::page(&format!("{line}\n"));
}
