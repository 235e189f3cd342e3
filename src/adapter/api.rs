//! A vendor's API for its adapter: requests below the vendor's address, and tokens if it issues any.

use faststr::FastStr;
use url::Url;

use super::{About, Setup};
use crate::{
    error::{Error, Kind, Result},
    http::{Attempt, FindRefusal, Http, Request},
    secret::Secret,
    tokens::{KeptToken, Token, Tokens},
};

/// The address of a vendor, and the detection of its refusals.
#[derive(Clone, Debug)]
pub struct Api {
    about: &'static About,
    http: Http,
    base: Url,
    refusal: FindRefusal,
}

/// The way in which a vendor issues a token for its settings.
pub struct Grant {
    /// The settings that determine the token; they are to be checked if none is issued.
    pub keys: &'static [&'static str],
    /// Whether the request is signed with the time, so that a wrong clock is a possible cause of a refusal.
    pub is_timed: bool,
    /// The token request.
    pub request: Box<dyn Fn(&Attempt) -> Request + Send + Sync>,
    /// Reads the answer to it.
    pub read: fn(&FastStr) -> Result<Token>,
}

/// The token of one set of credentials, fetched and renewed on demand.
#[derive(Debug)]
pub struct Granted {
    tokens: Tokens,
    grant: Grant,
}

impl std::fmt::Debug for Grant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grant({:?})", self.keys)
    }
}

impl Granted {
    /// The token for the settings that the grant names, stored between runs if there is a cache.
    ///
    /// # Errors
    /// [`Kind::Config`] if one of the settings is missing.
    pub fn new(setup: &Setup, grant: Grant) -> Result<Self> {
        let settings = &setup.settings;
        let base = settings.base_url()?;
        let mut credentials = vec![base.as_str()];
        for key in grant.keys {
            credentials.push(settings.required(key)?);
        }
        let tokens = Tokens::new(setup.cache.as_deref(), settings.about().name.id, &credentials);
        Ok(Self { tokens, grant })
    }

    /// The token that is kept between runs.
    pub fn kept(&self) -> Option<KeptToken> {
        self.tokens.kept()
    }
}

impl Api {
    /// The API at the vendor's `base_url`. `refusal` finds the vendor's refusal in an answer.
    ///
    /// # Errors
    /// [`Kind::Config`] if `base_url` is not an address.
    pub fn new(setup: &Setup, refusal: FindRefusal) -> Result<Self> {
        let (about, base) = (setup.settings.about(), setup.settings.base_url()?);
        Ok(Self { about, http: setup.http.clone(), base, refusal })
    }

    /// An address below the vendor's own. Segments are encoded, so they may contain any character.
    pub fn address<'s>(&self, segments: impl IntoIterator<Item = &'s str>) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }

    /// The answer to a request, which is built for each attempt.
    ///
    /// # Errors
    /// The errors of [`Http::send`].
    pub async fn send(&self, request: impl Fn(&Attempt) -> Request) -> Result<FastStr> {
        self.http.send(request, self.refusal).await
    }

    /// The answer to a request with a token. A token that may have been rejected is renewed once.
    ///
    /// # Errors
    /// The errors of [`Http::send`]; [`Kind::Credentials`] if no token is issued for the settings.
    pub async fn send_with_token(
        &self,
        granted: &Granted,
        request: impl Fn(&Attempt, &Secret) -> Request,
    ) -> Result<FastStr> {
        if let Some(dry_run) = self.http.dry_run() {
            let grant = (granted.grant.request)(&Attempt::now());
            return Err(dry_run.request_with_token(&grant, |token| request(&Attempt::now(), token)));
        }
        let fetch = async || self.fetch(&granted.grant).await;
        let ask = async |token: Secret| self.send(|attempt| request(attempt, &token)).await;
        self.http.in_time(granted.tokens.asking(fetch, ask)).await
    }

    async fn fetch(&self, grant: &Grant) -> Result<Token> {
        // The redactor does not know the token in the answer yet.
        let request = |attempt: &Attempt| Request { confidential: true, ..(grant.request)(attempt) };
        let body = self.send(request).await.map_err(|error| self.no_token(grant, error))?;
        (grant.read)(&body)
    }

    /// The error for a token that was not issued: the settings are at fault, whatever the vendor's message says.
    fn no_token(&self, grant: &Grant, error: Error) -> Error {
        let said = error.vendor_error().clone();
        let is_passing = matches!(error.kind(), Kind::Unreachable | Kind::TryLater);
        if is_passing || (said.code.is_none() && said.message.is_none()) {
            return error;
        }
        let keys: Vec<_> = grant.keys.iter().map(|key| format!("`{key}`")).collect();
        let variables: Vec<_> = grant.keys.iter().map(|key| self.about.variable(key)).collect();
        let (keys, variables) = (keys.join(&tr!(" and ")), variables.join(&tr!(", ")));
        Error::new(Kind::Credentials, tr!("{vendor} gave no token", vendor = self.about.name))
            .with_vendor_error(said)
            .hint(match grant.is_timed {
                true => {
                    tr!("check {keys} ({variables}), and that this machine's clock is right", keys, variables)
                }
                false => tr!("check {keys} ({variables})", keys, variables),
            })
    }
}
