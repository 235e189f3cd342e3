//! A small file that is about one account and that only the user may read: a token, titles, names.

use std::path::{Path, PathBuf};

use serde::{Serialize, de::DeserializeOwned};
use sha1::{Digest as _, Sha1};

use super::{PartFile, PendingFile, cannot_create, private_folder, read};
use crate::error::Result;

/// A JSON file of one account. Its name does not tell the account.
#[derive(Clone, Debug)]
pub struct PrivateFile(PathBuf);

impl PrivateFile {
    /// The file in a folder whose name begins with `kind`. `account` is whatever tells one account's file from
    /// another's, secrets included: the name has a digest of it.
    pub fn new<'a>(folder: &Path, kind: &str, account: impl IntoIterator<Item = &'a str>) -> Self {
        Self(folder.join(format!("{kind}-{}.json", short_digest(account))))
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Its content; `None` if it is absent, damaged, or no regular file.
    pub fn load<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&read(&self.0).ok()?).ok()
    }

    /// Replaces its content, and creates its folder.
    ///
    /// # Errors
    /// [`crate::error::Kind::CannotCreate`], [`crate::error::Kind::CannotWrite`].
    pub fn keep(&self, content: &impl Serialize) -> Result<()> {
        self.0.parent().map_or(Ok(()), private_folder).map_err(|e| cannot_create(&self.0, &e))?;
        // Maps whose keys are texts and plain values can be written.
        let text = serde_json::to_vec(content).unwrap_or_default();
        PendingFile::of(&text, PartFile::private(&self.0)?)?.commit()
    }
}

/// A digest of some texts, in 16 hexadecimal digits. It does not tell them.
pub fn short_digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut digest = Sha1::new();
    for text in texts {
        digest.update((text.len() as u64).to_le_bytes());
        digest.update(text);
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_account_has_a_file_whose_name_does_not_tell_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |account: &[&str]| PrivateFile::new(folder.path(), "titles-acme", account.iter().copied());
        let accounts: [&[&str]; 4] = [&["main", "s3cret"], &["mains3", "cret"], &["main", "s3cret", ""], &[]];
        for (number, account) in accounts.iter().enumerate() {
            let file = file(account);
            assert_eq!(file.load::<usize>(), None, "{account:?}");
            file.keep(&number).expect("kept");
            let name = file.path().file_name().and_then(|name| name.to_str()).expect("a name");
            assert!(name.starts_with("titles-acme-") && !name.contains("s3cret"), "{name}");
        }
        for (number, account) in accounts.iter().enumerate() {
            assert_eq!(file(account).load(), Some(number), "{account:?}");
        }
        std::fs::write(file(accounts[0]).path(), "{").expect("damaged");
        assert_eq!(file(accounts[0]).load::<usize>(), None);
    }

    #[cfg(unix)]
    #[test]
    fn file_and_folder_are_the_users_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().expect("a folder");
        let file = PrivateFile::new(&home.path().join("cache"), "names", ["main"]);
        file.keep(&1).expect("kept");
        let mode = |path: &Path| path.metadata().expect("it is there").permissions().mode() & 0o777;
        assert_eq!((mode(file.path()), mode(&home.path().join("cache"))), (0o600, 0o700));
    }
}
