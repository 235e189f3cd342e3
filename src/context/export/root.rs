//! Exports of several profiles below one root: a run for each, a bounded number of them at the same time. Each has its own
//! directory, lock, manifest and line in the log, so that any of them can be made by another process as well.

use std::path::Path;

use futures_util::{StreamExt as _, stream};
use jiff::civil::Date;

use super::{
    super::{
        Context,
        gathered::{concluded, listed},
    },
    Directory, run,
    task::Task,
};
use crate::{
    adapter::{Query, Vendor as _},
    archive::place,
    config::is_profile_name,
    error::{Error, Kind, Result},
    stop::{requested, stopped},
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
    // Keeps the stop from ending the process while the runs that have begun record how they ended.
    let _end = stopped();
    let runs = shops.iter().take_while(|_| requested().is_none()).map(async |shop| {
        let place = place(root, task.noun, shop.profile());
        run::run(shop, directory, &place.dir, task, &question).await
    });
    let ends: Vec<_> = stream::iter(runs).buffered(AT_ONCE).collect().await;
    let several = context.options.profiles.several;
    match requested() {
        Some(stop) if several => Err(cut_short(stop, &shops, &ends)),
        _ => {
            let done = ends.iter().filter(|end| end.is_ok()).count();
            let names = shops.iter().map(|shop| shop.profile().to_owned());
            let failed = names.zip(ends).filter_map(|(name, end)| Some((name, end.err()?)));
            concluded(done, failed.collect(), several)
        }
    }
}

/// The error for a requested end: which profiles are done, which are not, and which had not begun.
fn cut_short(stop: Error, shops: &[Context], ends: &[Result<()>]) -> Error {
    let of = |is_meant: &dyn Fn(Option<&Result<()>>) -> bool| {
        let meant = shops.iter().enumerate().filter(|(index, _)| is_meant(ends.get(*index)));
        listed(&meant.map(|(_, shop)| shop.profile()).collect::<Vec<_>>())
    };
    let groups = [
        (tr!("done"), of(&|end| end.is_some_and(Result::is_ok))),
        (tr!("not finished"), of(&|end| end.is_some_and(Result::is_err))),
        (tr!("not begun"), of(&|end| end.is_none())),
    ];
    let groups = groups.into_iter().filter(|(_, names)| !names.is_empty());
    let groups = groups.map(|(state, names)| tr!("{what}: {why}", what = state, why = names));
    stop.why(groups.collect::<Vec<_>>().join(&tr!("; ")))
}
