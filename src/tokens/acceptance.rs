//! Acceptances: that a vendor has accepted credentials a moment ago, for vendors that refuse the same question if it is
//! asked again at once.

use std::{fs, path::Path, time::Duration};

use jiff::Timestamp;

use crate::whole_file::PrivateFile;

/// The last acceptance of one set of credentials, in a file beside the tokens. It has no secret in it.
#[derive(Clone, Debug)]
pub struct Acceptance {
    file: Option<PrivateFile>,
    /// How long the vendor refuses the same question.
    lasts: Duration,
}

/// An acceptance that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// A remark of the vendor's.
    pub remark: Option<String>,
    /// The time since then.
    pub age: Duration,
}

impl Acceptance {
    /// The acceptance of a set of credentials, kept in `directory`, or not at all without one. It counts for `lasts`.
    pub fn new(directory: Option<&Path>, vendor: &str, credentials: &[&str], lasts: Duration) -> Self {
        let kind = format!("{vendor}-accepted");
        let file = directory.map(|folder| PrivateFile::new(folder, &kind, credentials.iter().copied()));
        Self { file, lasts }
    }

    /// The acceptance, if the same question may be refused because of it.
    pub fn kept(&self) -> Option<Kept> {
        let file = self.file.as_ref()?;
        let at = Timestamp::try_from(fs::metadata(file.path()).ok()?.modified().ok()?).ok()?;
        // A time in the future comes of a clock that was set.
        let age =
            Duration::try_from(Timestamp::now().duration_since(at)).ok().filter(|age| *age < self.lasts)?;
        Some(Kept { remark: file.load()?, age })
    }

    /// Keeps an acceptance of this moment. A failure is not an error: the next run asks again.
    pub fn keep(&self, remark: Option<&str>) {
        let Some(file) = &self.file else { return };
        if let Err(e) = file.keep(&remark) {
            tracing::info!("{}", tr!("the acceptance is not kept: {why}", why = e.detail()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acceptance_counts_for_as_long_as_the_question_would_be_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let of = |folder, lasts| Acceptance::new(folder, "acme", &["k", "s"], Duration::from_secs(lasts));
        let [long, none] = [90, 0].map(|lasts| of(Some(folder.path()), lasts));
        assert_eq!(long.kept(), None);
        for remark in [Some("until tomorrow"), None] {
            long.keep(remark);
            assert_eq!(long.kept().map(|kept| kept.remark), Some(remark.map(str::to_owned)));
            assert_eq!(none.kept(), None);
        }
        let nowhere = of(None, 90);
        nowhere.keep(None);
        assert_eq!(nowhere.kept(), None);
    }
}
