//! Exports of several profiles below one root: a run for each, a bounded number of them at the same time. Each has its own
//! directory, lock, manifest and line in the log, so that any of them can be made by another process as well.

use std::path::Path;

use futures_util::{StreamExt as _, stream};
use jiff::civil::Date;
use tr::tr;

use super::{
    super::{Context, gathered::concluded},
    Directory, run,
    task::Task,
};
use crate::{
    adapter::{Query, Vendor as _},
    archive::place,
    config::is_profile_name,
    error::{Error, Kind, Result},
};

/// The number of profiles that are exported at the same time.
const AT_ONCE: usize = 8;

/// Runs a task for every profile.
pub(super) async fn run<Q: Query>(
    context: &Context,
    directory: &Directory,
    root: &Path,
    task: &Task,
    question: impl Fn(Date) -> Q,
) -> Result<()> {
    let shops = context.of_vendor(Q::Vendor::ABOUT)?;
    // The demo takes any name, and a folder does not.
    if let Some(shop) = shops.iter().find(|shop| !is_profile_name(shop.profile())) {
        let name = shop.profile();
        return Err(Error::new(Kind::Config, tr!("`{name}` cannot be a profile's name", name)));
    }
    let runs = shops.iter().map(async |shop| {
        let place = place(root, task.noun, shop.profile());
        let done = run::run(shop, directory, &place.dir, task, &question).await;
        (place.profile, done)
    });
    let mut runs = stream::iter(runs).buffered(AT_ONCE);
    let (mut done, mut failed) = (0, Vec::new());
    while let Some((profile, result)) = runs.next().await {
        match result {
            Ok(()) => done += 1,
            Err(error) if matches!(error.kind(), Kind::Interrupted | Kind::Terminated) => return Err(error),
            Err(error) => failed.push((profile, error)),
        }
    }
    concluded(done, failed, context.options.profiles.several)
}
