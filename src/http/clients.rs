//! The HTTP clients of a run: one for each address and time limit, however many profiles are asked there, so that they
//! share connections, and the number of descriptors does not grow with the profiles. They share what bounds the run, too.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use reqwest::{Client, redirect::Policy};
use rustls::{ClientConfig, RootCertStore};
use tokio::sync::Semaphore;
use url::Origin;

use super::{ClientOptions, certificates, pace::Pace, proxy::Proxy, reason::causes, sent::Sent};
use crate::{
    error::{Error, Kind, Result},
    lang::original,
    secret::learn,
};

/// The clients of a run. The environment and the address determine the rest of a route, so they are not compared.
#[derive(Debug)]
pub struct Clients {
    made: Mutex<Vec<((Origin, Duration), Client)>>,
    paces: Mutex<BTreeMap<String, Arc<Pace>>>,
    sent: Mutex<BTreeMap<String, Arc<Sent>>>,
    /// One permit for each request that the run may have in flight, whatever profile, vendor or address it is for. It is
    /// fair: a slow address has what it is using, and no request of it goes before an earlier one of another.
    permits: Arc<Semaphore>,
}

impl Clients {
    /// The clients of a run that may have so many requests in flight.
    pub fn new(concurrency: usize) -> Self {
        let (made, paces) = Default::default();
        Self { made, paces, sent: Mutex::default(), permits: Arc::new(Semaphore::new(concurrency)) }
    }

    /// The permits of the run's requests.
    pub(super) fn permits(&self) -> Arc<Semaphore> {
        Arc::clone(&self.permits)
    }

    /// The client for these options, made when it is first needed.
    ///
    /// # Errors
    /// [`Kind::Config`] if the platform's certificates cannot be used.
    pub(super) fn get(&self, options: &ClientOptions) -> Result<Client> {
        // An observer notes the way of its own client.
        if options.observer.is_some() {
            return make(options);
        }
        let key = (options.route.base.origin(), options.timeout);
        let mut known = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, client)) = known.iter().find(|(other, _)| *other == key) {
            return Ok(client.clone());
        }
        let client = make(options)?;
        known.push((key, client.clone()));
        Ok(client)
    }

    /// The pace of an account. A vendor limits the requests of an account, however many profiles have it.
    pub(super) fn pace(&self, options: &ClientOptions) -> Arc<Pace> {
        let mut paces = self.paces.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Arc::new(Pace::new(&options.account, options.state.as_deref()));
        Arc::clone(paces.entry(options.account.clone()).or_insert_with(new))
    }

    /// The requests of an account that its vendor may reject as repetitions.
    pub(super) fn sent(&self, options: &ClientOptions) -> Arc<Sent> {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Arc::new(Sent::new(&options.account, options.state.as_deref()));
        Arc::clone(sent.entry(options.account.clone()).or_insert_with(new))
    }
}

fn make(options: &ClientOptions) -> Result<Client> {
    // In a process with several clients the provider is already installed, which is equivalent.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let route = &options.route;
    route.proxy.iter().flat_map(Proxy::secrets).for_each(|secret| learn(&secret));
    // A machine without certificates can still reach the sandbox over plain HTTP. Redirects are not followed, so
    // nothing is ever verified against this empty store.
    let roots = match &route.certificates {
        Some(certificates) => Some(certificates.roots.clone()),
        None => (!route.is_verified()).then(RootCertStore::empty),
    };
    let is_systems = roots.is_none();
    let client = client(options, roots).or_else(|e| match certificates::of_system().filter(|_| is_systems) {
        Some(roots) => client(options, Some(roots)),
        None => Err(e),
    });
    client.map_err(|why| set_up(&original(&why)))
}

/// The reqwest client, which trusts the given certificates or else the platform's. It reads no environment variables
/// except those that the platform's verifier reads.
///
/// # Errors
/// The reason why there is none.
#[expect(clippy::disallowed_methods, reason = "the one client")]
fn client(options: &ClientOptions, roots: Option<RootCertStore>) -> std::result::Result<Client, String> {
    let why = |e: reqwest::Error| causes(&e.without_url());
    let client = match &options.route.proxy {
        Some(proxy) => Client::builder().proxy(proxy.for_client().map_err(why)?),
        None => Client::builder().no_proxy(),
    };
    let tls = ClientConfig::builder();
    // A route without certificates has no use for the platform's, which need not be there.
    let observer = options.observer.as_ref().filter(|_| options.route.is_verified());
    let client = match (observer, roots) {
        (Some(observer), roots) => client.tls_backend_preconfigured(
            tls.dangerous().with_custom_certificate_verifier(observer.verifier(roots)?).with_no_client_auth(),
        ),
        (None, Some(roots)) => {
            client.tls_backend_preconfigured(tls.with_root_certificates(roots).with_no_client_auth())
        }
        (None, None) => client,
    };
    client
        .user_agent(concat!("kefu/", env!("CARGO_PKG_VERSION")))
        .redirect(Policy::none())
        .timeout(options.timeout)
        .connect_timeout(options.timeout.min(Duration::from_secs(30)))
        .build()
        .map_err(why)
}

/// The failure to set up a client: this machine has no trusted certificates.
fn set_up(why: &str) -> Error {
    Error::new(Kind::Config, tr!("the HTTP client cannot be set up")).why(why).hint(tr!(
        "install the system's certificates (ca-certificates), or let SSL_CERT_FILE name a file of them"
    ))
}
