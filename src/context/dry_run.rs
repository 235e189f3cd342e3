//! `--dry-run`: shows what a question would ask, and sends nothing.

use std::sync::Arc;

use super::{Context, answer::Asking, shops::Shop};
use crate::{
    adapter::{Query, Settings, Vendor},
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
        for shop in shops {
            shop.show_name();
            shop.rehearse(query, asking, own_fields).await?;
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

impl<V: Vendor> Shop<V> {
    /// Shows which profile the lines that follow belong to, where there are several.
    pub(super) fn show_name(&self) {
        if let Some(name) = self.name() {
            show(&format!("# profile: {name}"));
        }
    }

    /// Shows the requests of a question at this shop.
    ///
    /// # Errors
    /// [`crate::error::Kind::Usage`] for arguments that do not go together; those of the configuration.
    pub(super) async fn rehearse<Q: Query<Vendor = V>>(
        &self,
        query: &Q,
        asking: &Asking,
        own_fields: bool,
    ) -> Result<()> {
        let show_step = |step: &str| show(&then(step));
        let vendor = self.vendor().await?;
        pages::dry_run(query, vendor, &asking.clock, &asking.limits, own_fields, show_step).await
    }
}

/// Writes a line. A reader that has closed the pipe has read enough.
fn show(line: &str) {
    let _ = output::page(&format!("{line}\n"));
}
