//! Access tokens: fetched once, stored until shortly before they expire, renewed when rejected.
//!
//! Each token is a file in the cache directory, readable by the user alone. A lock of the operating system lets one
//! process at a time renew it, so that jobs that start together request one token.

mod acceptance;
mod grant;

use std::{
    fs::{self, File},
    path::Path,
    sync::Arc,
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

pub use self::{acceptance::Acceptance, grant::Token};
use crate::{
    error::{Error, Kind, Result},
    lang::original,
    secret::{Secret, learn},
    whole_file::{self, PrivateFile},
};

/// The margin before its expiry at which a token is renewed. If its lifetime is short, a tenth of it is the margin.
const MARGIN_SECONDS: i64 = 120;

/// The token of one vendor for one set of credentials.
#[derive(Clone, Debug)]
pub struct Tokens {
    file: Option<PrivateFile>,
    state: Arc<Mutex<TokenState>>,
}

/// A token that is kept between runs.
#[derive(Clone, Copy, Debug)]
pub struct KeptToken {
    /// The time since it was fetched.
    pub age: SignedDuration,
    /// The time until it is renewed; negative if that is due.
    pub left: SignedDuration,
}

/// The state within this run.
#[derive(Debug, Default)]
struct TokenState {
    token: Option<StoredToken>,
    /// The rejection of the credentials, so that tasks that waited for the token do not request it again.
    refusal: Option<Error>,
}

/// A token as it is stored.
#[derive(Clone, Serialize, Deserialize)]
struct StoredToken {
    token: String,
    /// The Unix time in seconds from which it is no longer used.
    renew_at: i64,
    /// Whether this run has requested it.
    #[serde(skip)]
    new: bool,
}

impl std::fmt::Debug for StoredToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredToken(renew_at: {})", self.renew_at)
    }
}

impl Tokens {
    /// The token for a set of credentials, stored in `directory`, or only in memory without one. `credentials` are
    /// all values that distinguish tokens: address, account, secret.
    pub fn new(directory: Option<&Path>, vendor: &str, credentials: &[&str]) -> Self {
        let file =
            directory.map(|directory| PrivateFile::new(directory, vendor, credentials.iter().copied()));
        Self { file, state: Arc::default() }
    }

    /// Calls `ask` with the stored token or a new one from `fetch`, and once more with another token if the token may
    /// be the cause of a refusal.
    ///
    /// The vendors' codes for an invalid token are not documented. Any refusal may mean that a stored token was
    /// revoked. For a token that this run has requested, only a credentials error does, so that a thousand unknown
    /// ids do not cost a thousand tokens.
    ///
    /// # Errors
    /// The errors of `ask`, from its second call if there is one, and of `fetch`.
    pub async fn asking<T>(
        &self,
        fetch: impl AsyncFn() -> Result<Token>,
        ask: impl AsyncFn(Secret) -> Result<T>,
    ) -> Result<T> {
        let stored = self.get(None, &fetch).await?;
        let first = match ask(Secret::new(&*stored.token)).await {
            Err(e) if e.kind() == Kind::Credentials || (e.kind() == Kind::Refused && !stored.new) => e,
            answer => return answer,
        };
        tracing::info!("{}", tr!("the token may be what was refused: asking with another one"));
        match self.get(Some(&stored.token), &fetch).await {
            Ok(renewed) => ask(Secret::new(&*renewed.token)).await,
            Err(e) if [first.kind(), e.kind()].contains(&Kind::Credentials) => Err(e),
            // The failure to get another token does not prove that the first one was at fault.
            Err(_) => Err(first),
        }
    }

    /// A valid token: the stored one, or a new one. `rejected` is not returned again. The token is registered for
    /// redaction.
    async fn get(
        &self,
        rejected: Option<&str>,
        fetch: impl AsyncFn() -> Result<Token>,
    ) -> Result<StoredToken> {
        let mut state = self.state.lock().await;
        let usable =
            |stored: &StoredToken| stored.is_fresh() && rejected.is_none_or(|token| token != stored.token);
        if let Some(stored) = state.token.as_ref().filter(|stored| usable(stored)) {
            return Ok(stored.clone());
        }
        if let Some(refusal) = &state.refusal {
            return Err(refusal.clone());
        }
        let lock = self.lock().await?;
        let stored = match self.load().filter(usable) {
            Some(stored) => stored,
            None => {
                let token = fetch().await.inspect_err(|e| {
                    state.refusal = Some(e.clone()).filter(|e| e.kind() == Kind::Credentials);
                })?;
                let stored = StoredToken::new(&token);
                if token.lasting {
                    self.store(&stored);
                }
                stored
            }
        };
        drop(lock);
        learn(&Secret::new(&*stored.token));
        state.token = Some(stored.clone());
        Ok(stored)
    }

    /// Takes the lock file until it is dropped. Without a writable cache directory nothing is shared, so no lock is
    /// needed.
    async fn lock(&self) -> Result<Option<File>> {
        let Some(file) = &self.file else { return Ok(None) };
        let path = file.path().with_extension("lock");
        let open = move || -> std::io::Result<File> {
            path.parent().map_or(Ok(()), whole_file::private_folder)?;
            let file = whole_file::open_or_create_private(&path)?;
            file.lock()?;
            Ok(file)
        };
        match tokio::task::spawn_blocking(open).await {
            Ok(Ok(lock)) => Ok(Some(lock)),
            Ok(Err(e)) => {
                tracing::info!("{}", tr!("tokens are not kept: {why}", why = e));
                Ok(None)
            }
            Err(e) => Err(Error::new(Kind::Bug, tr!("waiting for the token's lock failed"))
                .why(original(&e.to_string()))),
        }
    }

    /// The stored token. A damaged file counts as absent.
    fn load(&self) -> Option<StoredToken> {
        self.file.as_ref()?.load()
    }

    /// The stored token, without its text.
    pub fn kept(&self) -> Option<KeptToken> {
        let (stored, now) = (self.load()?, Timestamp::now());
        let written = fs::metadata(self.file.as_ref()?.path()).ok()?.modified().ok()?;
        let written = Timestamp::try_from(written).ok()?;
        let left = SignedDuration::from_secs(stored.renew_at.saturating_sub(now.as_second()));
        learn(&Secret::new(stored.token));
        Some(KeptToken { age: now.duration_since(written), left })
    }

    /// Stores a token. A failure is not an error: the next run requests a new token.
    fn store(&self, stored: &StoredToken) {
        let Some(file) = &self.file else { return };
        if let Err(e) = file.keep(stored) {
            tracing::info!("{}", tr!("the token is not kept: {why}", why = e.detail()));
        }
    }
}

impl StoredToken {
    fn is_fresh(&self) -> bool {
        Timestamp::now().as_second() < self.renew_at
    }

    fn new(token: &Token) -> Self {
        let margin = MARGIN_SECONDS.min(token.lifetime / 10);
        let renew_at = Timestamp::now().as_second().saturating_add(token.lifetime.saturating_sub(margin));
        Self { token: token.text.expose().to_owned(), renew_at, new: true }
    }
}
