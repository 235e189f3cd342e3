//! The one HTTP client: time limits, retries, size limit, redirects, errors.
//!
//! Requests ([`Request`]) and answers ([`Answer`]) are plain data. The vendor's code decides whether an answer is a
//! refusal, and it examines every body, whatever the status.

mod builder;
mod certificates;
mod clients;
mod dry_run;
mod failure;
mod hidden;
mod message;
mod no_proxy;
mod observer;
mod pace;
mod page;
mod proxy;
mod reach;
mod reason;
mod response;
mod route;
mod sent;
mod status;
mod wait;

use std::{fmt, path::PathBuf, sync::Arc, time::Duration};

use bytes::BytesMut;
use faststr::FastStr;
use reqwest::Client;
use tokio::{sync::Semaphore, time::Instant};

pub use self::{
    clients::Clients,
    dry_run::{DryRun, not_sent, then},
    message::{Answer, Attempt, Authorization, Body, FindRefusal, Request},
    observer::{Observations, Observer},
    reach::reach,
    route::{Route, is_this_machine},
    wait::COUNTDOWN,
};
use self::{
    failure::AttemptFailure,
    pace::Pace,
    page::Page,
    response::{Packed, Response},
    sent::Sent,
    status::is_passing,
};
use crate::{
    error::{Error, Result},
    lang::VendorName,
    secret::{MASK, redact},
    worker::on_worker,
};

/// The largest body that is read, in bytes after decompression.
const BODY_LIMIT: usize = 64 << 20;
/// The number of characters of a body that `-vv` shows.
const SHOWN_BODY: usize = 4_000;

/// The limits and the route of a client's requests.
#[derive(Clone, Debug)]
pub struct ClientOptions {
    /// The time limit of one answer, from the first byte sent to the last byte received.
    pub timeout: Duration,
    /// The number of retries after a transient failure.
    pub retries: u32,
    /// The deadline of the whole command.
    pub deadline: Option<Instant>,
    /// The maximum number of requests per second, of all runs and clients of the account.
    pub max_rps: Option<f64>,
    /// The account at the vendor: its address, and who asks. It is never shown.
    pub account: String,
    /// The folder in which all runs on this machine keep the times of an account's requests. Without it `max_rps` holds
    /// within this run, and repetitions are known within it.
    pub state: Option<PathBuf>,
    /// The route to the vendor.
    pub route: Route,
    /// Where to note the server's certificate and its clock, if anybody wants to know.
    pub observer: Option<Observer>,
    /// Words that are taken out of what the vendor says: accounts, where the output is passed on.
    pub hidden: Vec<String>,
    /// Collects the requests instead of sending them.
    pub dry_run: Option<Arc<DryRun>>,
}

/// A client for one vendor. Clones share connections and rate limits.
#[derive(Clone)]
pub struct Http(Arc<Inner>);

struct Inner {
    vendor: VendorName,
    client: Client,
    options: ClientOptions,
    pace: Arc<Pace>,
    sent: Arc<Sent>,
    /// One permit for each request that the run may have in flight.
    permits: Arc<Semaphore>,
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Http({})", self.0.vendor)
    }
}

impl Http {
    /// A client for a vendor with one request in flight.
    ///
    /// # Errors
    /// [`Kind::Config`] if the platform's certificates cannot be used.
    #[cfg(test)]
    pub fn new(vendor: VendorName, options: ClientOptions) -> Result<Self> {
        Self::sharing(&Clients::new(1), vendor, options)
    }

    /// A client for a vendor that shares connections with others to the same address, and the run's bounds with all.
    ///
    /// # Errors
    /// [`crate::error::Kind::Config`] if the platform's certificates cannot be used.
    pub fn sharing(clients: &Clients, vendor: VendorName, options: ClientOptions) -> Result<Self> {
        let client = clients.get(&options)?;
        let (pace, sent, permits) = (clients.pace(&options), clients.sent(&options), clients.permits());
        Ok(Self(Arc::new(Inner { vendor, client, options, pace, sent, permits })))
    }

    /// Sends a request, with retries after transient failures, and returns the text of a successful answer. `request`
    /// builds the request of each attempt, so that a signature can have its own time and nonce.
    ///
    /// # Errors
    /// The error that `refusal` finds in an answer; by HTTP status [`crate::error::Kind::Unreachable`], [`crate::error::Kind::TryLater`],
    /// [`crate::error::Kind::Credentials`], [`crate::error::Kind::NotFound`] or [`crate::error::Kind::Refused`]; [`crate::error::Kind::Answer`] for a body that is cut off,
    /// too long, or no text.
    pub async fn send(&self, request: impl Fn(&Attempt) -> Request, refusal: FindRefusal) -> Result<FastStr> {
        if let Some(dry_run) = self.dry_run() {
            return Err(dry_run.request(&request(&Attempt::now())));
        }
        let mut attempt = 0;
        loop {
            let failure = match self.once(&request, refusal).await {
                Ok(text) => return Ok(text),
                Err(failure) => failure,
            };
            let pause = self.pause(&failure, attempt);
            match pause {
                None => return Err(failure.error),
                Some(pause) => self.wait(Instant::now() + pause, &failure.error.detail()).await,
            }
            attempt += 1;
        }
    }

    /// The collector of a run that sends nothing.
    pub fn dry_run(&self) -> Option<&DryRun> {
        self.0.options.dry_run.as_deref()
    }

    /// One attempt.
    async fn once(
        &self,
        request: impl Fn(&Attempt) -> Request,
        refusal: FindRefusal,
    ) -> std::result::Result<FastStr, AttemptFailure> {
        // The permit is released during the pause before a retry.
        let _permit = self.permit().await?;
        let left = self.time_left().ok_or_else(|| self.out_of_time())?;
        // The request is built after the wait, so that the signature has the time of sending.
        let request = Arc::new(request(&Attempt::now()));
        tracing::debug!("{request}");
        self.claim(&request).await;
        let started = Instant::now();
        let (http, sent) = (self.clone(), Arc::clone(&request));
        let exchange = on_worker(async move {
            let response = http.exchange(&sent).await?;
            Ok((http.judge(&sent, &response, refusal), response))
        });
        let (judged, response) =
            tokio::time::timeout(left, exchange).await.map_err(|_| self.out_of_time())??;
        tracing::info!(
            "{}",
            tr!(
                "{request}: {status} in {time} ms, {size} bytes",
                request,
                status = response.status,
                time = started.elapsed().as_millis(),
                size = response.body.len()
            )
        );
        if tracing::enabled!(tracing::Level::DEBUG) {
            // Redact before shortening: a cut through a secret would leave half of it visible.
            match request.confidential {
                true => tracing::debug!("{MASK}"),
                false => {
                    let text = response.text();
                    let text =
                        text.unwrap_or_else(|_| String::from_utf8_lossy(&response.body).into_owned().into());
                    tracing::debug!("{}", shortened(&redact(&text), SHOWN_BODY));
                }
            }
        }
        judged
    }

    /// Sends a request and reads the response to its end.
    async fn exchange(&self, request: &Request) -> std::result::Result<Response, AttemptFailure> {
        let mut response = self.builder(request)?.send().await.map_err(|e| self.no_answer(e))?;
        self.0.options.observer.iter().for_each(|observer| observer.see(response.headers()));
        if response.content_length().is_some_and(|length| length > BODY_LIMIT as u64) {
            return Err(self.too_long());
        }
        let length = response.content_length().and_then(|length| usize::try_from(length).ok());
        let mut body = BytesMut::with_capacity(length.unwrap_or_default());
        while let Some(chunk) = response.chunk().await.map_err(|e| self.cut_off(e))? {
            if body.len() + chunk.len() > BODY_LIMIT {
                return Err(self.too_long());
            }
            body.extend_from_slice(&chunk);
        }
        let status = response.status().as_u16();
        let response =
            Response { status, headers: std::mem::take(response.headers_mut()), body: body.freeze() };
        // Yields until the connection is back in the pool, so that the next request reuses it.
        tokio::task::yield_now().await;
        response.unpacked().map_err(|trouble| match trouble {
            Packed::TooLong => self.too_long(),
            Packed::Unreadable(why) => self.packed(&why),
        })
    }

    /// The text of a successful answer, or the failure that the answer means.
    fn judge(
        &self,
        request: &Request,
        response: &Response,
        refusal: FindRefusal,
    ) -> std::result::Result<FastStr, AttemptFailure> {
        let passing = is_passing(response.status);
        let text = response.text();
        let answer = Answer { status: response.status, body: text.clone().unwrap_or_default() };
        let refused = refusal(&answer).map(|error| self.without_hidden(error));
        if !passing && let Some(error) = refused {
            return Err(AttemptFailure::last(self.refused(request, response.status, error)));
        }
        let page = Page::find(response, &answer.body).map(|page| page.without(&self.0.options.hidden));
        if (200..300).contains(&response.status) {
            return match page {
                Some(page) => Err(AttemptFailure::last(self.web_page(request, &page))),
                None => text.map_err(|no| self.no_text(&no)),
            };
        }
        // The status alone decides whether a failure is transient; the vendor's error is kept.
        let mut said = refused.map(|error| error.vendor_error().clone()).unwrap_or_default();
        said.vendor = self.0.vendor;
        said.status = Some(answer.status);
        let error = self.error_for(request, response, page.as_ref()).with_vendor_error(said);
        let after = response.retry_after();
        Err(AttemptFailure { error, retry: passing, after })
    }

    /// The vendor's refusal without the words that are to be hidden.
    fn without_hidden(&self, error: Error) -> Error {
        let mut said = error.vendor_error().clone();
        said.message = said.message.map(|message| hidden::without(&message, &self.0.options.hidden));
        error.with_vendor_error(said)
    }
}

/// The first characters of a text.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
