//! Names of what records mention by id, kept for a day so that a vendor is asked for each once.
//!
//! A file for each account in the cache directory, readable by the user alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use futures_util::{StreamExt as _, stream};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use crate::{
    error::{Error, Kind, Result},
    whole_file::PrivateFile,
};

/// How long a name is kept, in seconds.
const LIFETIME: i64 = 24 * 60 * 60;

/// The kind of something with an id, as the vendor's addresses call it, and the id.
pub type Key = (&'static str, String);

/// The names that are known to one account.
#[derive(Clone, Debug)]
pub struct Names {
    file: Option<PrivateFile>,
    concurrency: usize,
    known: Arc<Mutex<Option<Known>>>,
}

#[derive(Debug, Default)]
struct Known {
    /// By kind and id.
    names: BTreeMap<String, BTreeMap<String, Named>>,
    /// Kinds that the vendor does not tell in this run.
    closed: BTreeSet<&'static str>,
}

/// A name, or that there is none.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Named {
    name: Option<String>,
    /// The Unix time in seconds until which it is used.
    until: i64,
}

impl Names {
    /// The names in an account's file, or only in memory without one. At most `concurrency` are asked for at a time.
    pub fn new(file: Option<PrivateFile>, concurrency: usize) -> Self {
        Self { file, concurrency, known: Arc::default() }
    }

    /// The names of some ids; those without a name are left out. `fetch` asks the vendor for one that is not known. A
    /// kind that the vendor refuses to tell is not asked for again in this run, and `refused` hears of it once.
    ///
    /// # Errors
    /// The first other failure of `fetch`: names that could have come are missing.
    pub async fn of(
        &self,
        wanted: BTreeSet<Key>,
        fetch: impl AsyncFn(&Key) -> Result<Option<String>>,
        mut refused: impl FnMut(&'static str, &Error),
    ) -> Result<BTreeMap<Key, String>> {
        let mut known = self.known.lock().await;
        let known = known.get_or_insert_with(|| self.load());
        let now = Timestamp::now().as_second();
        let new: Vec<_> = wanted.iter().filter(|key| !known.has(key, now)).cloned().collect();
        let found = stream::iter(&new).map(|key| async { (key.clone(), fetch(key).await) });
        let mut found = found.buffer_unordered(self.concurrency);
        let (mut is_new, mut failure) = (false, None);
        while let Some(((kind, id), name)) = found.next().await {
            let name = match name {
                Ok(name) => name,
                Err(error) if error.kind() == Kind::NotFound => None,
                Err(error) if is_refusal(error.kind()) => {
                    if known.closed.insert(kind) {
                        refused(kind, &error);
                    }
                    continue;
                }
                Err(error) => {
                    failure = Some(error);
                    break;
                }
            };
            is_new = true;
            let named = Named { name, until: now + LIFETIME };
            known.names.entry(kind.to_owned()).or_default().insert(id, named);
        }
        if is_new {
            self.keep(known, now);
        }
        match failure {
            Some(error) => Err(error),
            None => Ok(wanted.into_iter().filter_map(|key| Some((key.clone(), known.name(&key)?))).collect()),
        }
    }

    fn load(&self) -> Known {
        let names = self.file.as_ref().and_then(PrivateFile::load).unwrap_or_default();
        Known { names, closed: BTreeSet::new() }
    }

    /// Keeps the names that are not too old. Without the file the next run asks again.
    fn keep(&self, known: &mut Known, now: i64) {
        let Some(file) = &self.file else { return };
        known.names.values_mut().for_each(|names| names.retain(|_, named| named.until > now));
        if let Err(e) = file.keep(&known.names) {
            tracing::info!("{}", tr!("names are not kept: {why}", why = e.detail()));
        }
    }
}

/// Whether a failure is the vendor's refusal to tell a kind, which it would give again. An answer that cannot be read
/// refuses nothing: the next one may be whole.
fn is_refusal(kind: Kind) -> bool {
    matches!(kind, Kind::Refused | Kind::Credentials)
}

impl Known {
    fn has(&self, (kind, id): &Key, now: i64) -> bool {
        let named = self.names.get(*kind).and_then(|names| names.get(id));
        self.closed.contains(kind) || named.is_some_and(|named| named.until > now)
    }

    fn name(&self, (kind, id): &Key) -> Option<String> {
        self.names.get(*kind)?.get(id)?.name.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    fn keys(ids: &[&str]) -> BTreeSet<Key> {
        ids.iter().map(|id| ("people", (*id).to_owned())).collect()
    }

    #[tokio::test]
    async fn each_name_is_asked_for_once_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = PrivateFile::new(folder.path(), "names", ["main"]);
        let asked = AtomicU32::new(0);
        let fetch = async |(_, id): &Key| {
            asked.fetch_add(1, Ordering::Relaxed);
            match id.as_str() {
                "3" => Err(Error::new(Kind::NotFound, "there is none")),
                id => Ok(Some(format!("name {id}"))),
            }
        };
        let names = Names::new(Some(file.clone()), 2);
        let found = names.of(keys(&["1", "2", "3"]), fetch, |_, _| ()).await.unwrap();
        assert_eq!(found.into_values().collect::<Vec<_>>(), ["name 1", "name 2"]);
        names.of(keys(&["1", "3"]), fetch, |_, _| ()).await.unwrap();
        Names::new(Some(file), 2).of(keys(&["2", "3"]), fetch, |_, _| ()).await.unwrap();
        assert_eq!(asked.load(Ordering::Relaxed), 3);
    }

    #[tokio::test]
    async fn a_kind_that_is_refused_is_not_asked_for_again() {
        for kind in [Kind::Refused, Kind::Credentials] {
            let (asked, refused) = (AtomicU32::new(0), AtomicU32::new(0));
            let fetch = async |_: &Key| {
                asked.fetch_add(1, Ordering::Relaxed);
                Err(Error::new(kind, "not for you"))
            };
            let count = |_, _: &Error| {
                refused.fetch_add(1, Ordering::Relaxed);
            };
            let names = Names::new(None, 1);
            assert!(names.of(keys(&["1"]), fetch, count).await.unwrap().is_empty());
            assert!(names.of(keys(&["1", "2"]), fetch, count).await.unwrap().is_empty());
            assert_eq!((asked.into_inner(), refused.into_inner()), (1, 1), "{kind:?}");
        }
    }

    #[tokio::test]
    async fn any_other_failure_is_one_of_the_answer_and_what_came_before_is_kept() {
        for kind in [Kind::Unreachable, Kind::Answer] {
            let asked = AtomicU32::new(0);
            let fetch = async |(_, id): &Key| match asked.fetch_add(1, Ordering::Relaxed) {
                1 => Err(Error::new(kind, "not now")),
                _ => Ok(Some(format!("name {id}"))),
            };
            let names = Names::new(None, 1);
            let failed = names.of(keys(&["1", "2", "3"]), fetch, |_, _| panic!("it is no refusal")).await;
            assert_eq!(failed.map_err(|error| error.kind()), Err(kind));
            assert_eq!(asked.load(Ordering::Relaxed), 2);
            let found = names.of(keys(&["1", "2", "3"]), fetch, |_, _| ()).await.unwrap();
            assert_eq!((found.len(), asked.into_inner()), (3, 4));
        }
    }
}
