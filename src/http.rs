//! The one HTTP client: time limits, retries, size limit, redirects, redaction, errors.
//!
//! What is sent is plain data ([`Request`]); what comes back is plain data ([`Answer`]). Whether an answer
//! is a refusal is the vendor's to say, and every body is asked, whatever its status.

use std::{fmt, sync::Arc, time::Duration};

use bytes::{Bytes, BytesMut};
use faststr::FastStr;
use jiff::Timestamp;
use reqwest::{Client, multipart, redirect::Policy};
use rustls::{ClientConfig, RootCertStore};
use tokio::{
    sync::{Mutex, Semaphore},
    time::Instant,
};
use url::Url;

use crate::{
    aside::aside,
    error::{Error, Kind, Result, Said},
    secret::{MASK, Redactor, Secret},
};

/// The largest body that is read, after decompression.
const BODY_LIMIT: usize = 64 << 20;
/// The first pause before a retry is at most this long; each further one at most twice the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(400);
/// No pause of kefu's own choosing is longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
/// A `Retry-After` beyond this is not waited for unless `--deadline` allows it.
const PATIENCE: Duration = Duration::from_secs(120);
/// A shorter wait is not worth a word to somebody who did not ask for details.
const LONG_WAIT: Duration = Duration::from_secs(3);
/// The target of a wait's remaining seconds, which stand in one place on a terminal and nowhere else.
pub const COUNTDOWN: &str = "kefu::countdown";
/// How much of a body `-vv` shows.
const SHOWN_BODY: usize = 4_000;
/// How much of a body an error shows.
const SHOWN_BEGINNING: usize = 40;

/// How requests are made: limits that the user may set.
#[derive(Clone, Debug)]
pub struct Manners {
    /// How long one answer may take, from the first byte sent to the last received.
    pub timeout: Duration,
    /// How often a request is repeated after a passing failure.
    pub retries: u32,
    /// When the whole command has to be over.
    pub deadline: Option<Instant>,
    /// Requests a second at most.
    pub max_rps: Option<f64>,
    /// Requests in flight at most, whoever asks.
    pub concurrency: usize,
    /// Past every proxy: the vendor is on this machine.
    pub direct: bool,
    /// Whether the vendor's address is an `https://` one, which takes certificates to verify it with.
    pub tls: bool,
}

/// A request as data.
#[derive(Clone, Debug)]
pub struct Request {
    /// The address without the query string.
    pub url: Url,
    /// The query string, before encoding.
    pub query: Vec<(String, String)>,
    /// Names of query parameters whose values are never shown.
    pub hidden: &'static [&'static str],
    /// What goes into the `Authorization` header.
    pub authorization: Option<Authorization>,
    /// A `multipart/form-data` body, which makes it a POST.
    pub form: Option<Vec<(&'static str, String)>>,
    /// The answer holds a secret that nobody knows yet: its body is never shown.
    pub confidential: bool,
}

/// A credential for the `Authorization` header.
#[derive(Clone, Debug)]
pub enum Authorization {
    /// `Basic`, user and password.
    Basic(String, Secret),
    /// `Bearer`, a token.
    Bearer(Secret),
}

impl Request {
    /// A GET of an address.
    pub fn get(url: Url, query: Vec<(String, String)>) -> Self {
        Self { url, query, hidden: &[], authorization: None, form: None, confidential: false }
    }

    /// The address with its query string, encoded as HTML forms are.
    fn address(&self) -> Url {
        let mut url = self.url.clone();
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        url
    }
}

impl fmt::Display for Request {
    /// The method and the address, for people: hidden values as `***`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = if self.form.is_some() { "POST" } else { "GET" };
        write!(f, "{method} {}", self.url)?;
        for (at, (name, value)) in self.query.iter().enumerate() {
            let value = if self.hidden.contains(&name.as_str()) { MASK } else { value };
            write!(f, "{}{name}={value}", if at == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

/// An answer as data.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, decompressed.
    pub body: Bytes,
    /// When the vendor wants to be asked again, counted from now.
    retry_after: Option<Duration>,
}

impl Answer {
    /// An answer with a body, for tests of what a vendor's bodies mean.
    #[cfg(test)]
    pub fn of(status: u16, body: &'static str) -> Self {
        Self { status, body: Bytes::from_static(body.as_bytes()), retry_after: None }
    }
}

/// A vendor's way to say no: finds the refusal in an answer, if it is one.
pub type Refusal = fn(&Answer) -> Option<Error>;

/// A client for one vendor. Clones share connections and pace.
#[derive(Clone)]
pub struct Http(Arc<Inner>);

struct Inner {
    vendor: &'static str,
    client: Client,
    manners: Manners,
    redactor: Arc<Redactor>,
    next_slot: Mutex<Option<Instant>>,
    /// One for each request that may be in flight.
    places: Semaphore,
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Http({})", self.0.vendor)
    }
}

/// Why an attempt failed, and whether another one makes sense.
struct Failure {
    error: Error,
    retry: bool,
    after: Option<Duration>,
}

impl Http {
    /// A client for a vendor.
    ///
    /// # Errors
    /// [`Kind::Config`] if the platform's certificates or the proxy settings cannot be used.
    #[expect(clippy::disallowed_methods, reason = "the one client")]
    pub fn new(vendor: &'static str, manners: Manners, redactor: Arc<Redactor>) -> Result<Self> {
        // A second client in one process finds the provider there already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder();
        let client = if manners.direct { client.no_proxy() } else { client };
        // A machine without certificates can still ask the sandbox. Redirects are not followed, so nothing
        // is ever verified with this empty store.
        let client = match manners.tls {
            true => client,
            false => client.tls_backend_preconfigured(
                ClientConfig::builder().with_root_certificates(RootCertStore::empty()).with_no_client_auth(),
            ),
        };
        let client = client
            .user_agent(concat!("kefu/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .timeout(manners.timeout)
            .connect_timeout(manners.timeout.min(Duration::from_secs(30)))
            .build()
            .map_err(|e| {
                Error::new(Kind::Config, "the HTTP client cannot be set up")
                    .why(causes(&e.without_url()))
                    .hint("check SSL_CERT_FILE and HTTPS_PROXY")
            })?;
        let places = Semaphore::new(manners.concurrency);
        Ok(Self(Arc::new(Inner { vendor, client, manners, redactor, next_slot: Mutex::new(None), places })))
    }

    /// Makes a value known as a secret: it is taken out of everything that is shown from now on.
    pub fn conceal(&self, secret: &Secret) {
        self.0.redactor.learn(secret.expose());
    }

    /// Sends a request, again after passing failures, and returns the text of a successful answer.
    ///
    /// # Errors
    /// What `refusal` finds in an answer; [`Kind::Unreachable`], [`Kind::TryLater`], [`Kind::Credentials`],
    /// [`Kind::NotFound`], [`Kind::Refused`] by HTTP status; [`Kind::Answer`] for a body cut off, too long,
    /// or no text.
    pub async fn send(&self, request: &Request, refusal: Refusal) -> Result<FastStr> {
        let mut attempt = 0;
        loop {
            let failure = match self.once(request, refusal).await {
                Ok(text) => return Ok(text),
                Err(failure) => failure,
            };
            let pause = self.pause(&failure, attempt);
            let error = failure.error.map_text(|text| self.0.redactor.redact(text));
            match pause {
                None => return Err(error),
                Some(pause) => self.wait(Instant::now() + pause, &error.detail()).await,
            }
            attempt += 1;
        }
    }

    /// What some work comes to, if it is done before the deadline.
    ///
    /// # Errors
    /// That of the work; [`Kind::Unreachable`] at the deadline.
    pub async fn in_time<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let left = self.time_left().unwrap_or_default();
        tokio::time::timeout(left, work).await.unwrap_or_else(|_| Err(self.out_of_time().error))
    }

    /// Waits until a moment, if the deadline allows it; says whether it did.
    pub async fn wait_until(&self, moment: Instant, why: &str) -> bool {
        if self.0.manners.deadline.is_some_and(|deadline| moment >= deadline) {
            return false;
        }
        self.wait(moment, why).await;
        true
    }

    /// Waits, and says so: a long wait counts down before the user's eyes.
    async fn wait(&self, moment: Instant, why: &str) {
        let left = moment.saturating_duration_since(Instant::now());
        if left < LONG_WAIT {
            tracing::info!("{why}; trying again in {} ms", left.as_millis());
            return tokio::time::sleep(left).await;
        }
        tracing::warn!("{why}; trying again in {} s", left.as_secs());
        loop {
            let left = moment.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            tracing::warn!(target: COUNTDOWN, "{why}; trying again in {} s", left.as_millis().div_ceil(1000));
            tokio::time::sleep(left.min(Duration::from_secs(1))).await;
        }
    }

    /// Takes a place in the queue when requests a second are limited; none before the deadline is an error.
    async fn keep_pace(&self) -> std::result::Result<(), Failure> {
        let Some(rps) = self.0.manners.max_rps else { return Ok(()) };
        let slot = {
            let mut next = self.0.next_slot.lock().await;
            let slot = next.map_or_else(Instant::now, |at| at.max(Instant::now()));
            *next = Some(slot + Duration::from_secs_f64(1.0 / rps));
            slot
        };
        if self.0.manners.deadline.is_some_and(|deadline| slot >= deadline) {
            return Err(self.out_of_time());
        }
        tokio::time::sleep_until(slot).await;
        Ok(())
    }

    /// One attempt.
    async fn once(&self, request: &Request, refusal: Refusal) -> std::result::Result<FastStr, Failure> {
        // Nobody closes it: a place is there sooner or later. It is free again while a retry is waited for.
        let _place = self.0.places.acquire().await;
        self.keep_pace().await?;
        let left = self.time_left().ok_or_else(|| self.out_of_time())?;
        tracing::debug!("{}", self.0.redactor.redact(&request.to_string()));
        let started = Instant::now();
        let (http, sent) = (self.clone(), request.clone());
        let exchange = aside(async move {
            let answer = http.exchange(&sent).await?;
            Ok((http.judge(&answer, refusal), answer))
        });
        let (judged, answer) =
            tokio::time::timeout(left, exchange).await.map_err(|_| self.out_of_time())??;
        tracing::info!(
            "{}: {} in {} ms, {} bytes",
            self.0.redactor.redact(&request.to_string()),
            answer.status,
            started.elapsed().as_millis(),
            answer.body.len()
        );
        if tracing::enabled!(tracing::Level::DEBUG) {
            // Redacted whole and cut afterwards: a cut through a secret would let half of it through.
            match request.confidential {
                true => tracing::debug!("{MASK}"),
                false => {
                    let text = self.0.redactor.redact(&String::from_utf8_lossy(&answer.body));
                    tracing::debug!("{}", shown(&text));
                }
            }
        }
        judged
    }

    /// Sends and reads to the end.
    async fn exchange(&self, request: &Request) -> std::result::Result<Answer, Failure> {
        let mut builder = match &request.form {
            None => self.0.client.get(request.address()),
            Some(fields) => {
                let fields = fields.iter().cloned();
                let form = fields.fold(multipart::Form::new(), |form, (name, value)| form.text(name, value));
                self.0.client.post(request.address()).multipart(form)
            }
        };
        builder = match &request.authorization {
            None => builder,
            Some(Authorization::Basic(user, password)) => builder.basic_auth(user, Some(password.expose())),
            Some(Authorization::Bearer(token)) => builder.bearer_auth(token.expose()),
        };
        let mut response = builder.send().await.map_err(|e| self.no_answer(e))?;
        let status = response.status().as_u16();
        let header = response.headers().get("retry-after").and_then(|value| value.to_str().ok());
        let retry_after = header.and_then(|value| wait_asked_for(value, Timestamp::now()));
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
        // Until the connection is back in its pool, where the next request looks for one before it opens another.
        tokio::task::yield_now().await;
        Ok(Answer { status, body: body.freeze(), retry_after })
    }

    /// The text of an answer that is a success; of another one, what it is.
    fn judge(&self, answer: &Answer, refusal: Refusal) -> std::result::Result<FastStr, Failure> {
        let passing = matches!(answer.status, 408 | 429 | 500 | 502 | 503 | 504);
        let refused = refusal(answer);
        if !passing && let Some(error) = refused {
            return Err(Failure { error, retry: false, after: None });
        }
        if (200..300).contains(&answer.status) {
            return FastStr::from_bytes(answer.body.clone()).map_err(|_| self.no_text(&answer.body));
        }
        // A passing failure stays one whatever its body says; the vendor's words are kept.
        let mut said = refused.map(|error| error.vendor().clone()).unwrap_or_default();
        said.vendor = self.0.vendor;
        said.status = Some(answer.status);
        let error = self.error_for(answer).said(said);
        let error = match answer.retry_after {
            Some(wait) if passing && !wait.is_zero() => {
                error.or_why(format!("it asks not to come back for {} s", wait.as_secs()))
            }
            _ => error,
        };
        Err(Failure { error, retry: passing, after: answer.retry_after })
    }

    /// The error for an HTTP status that is no success.
    fn error_for(&self, answer: &Answer) -> Error {
        let status = answer.status;
        let kind = match status {
            401 | 403 => Kind::Credentials,
            404 | 410 => Kind::NotFound,
            429 => Kind::TryLater,
            300..=399 | 408 | 500..=599 => Kind::Unreachable,
            _ => Kind::Refused,
        };
        let error = Error::new(kind, format!("{} answered HTTP {status}", self.0.vendor));
        match status {
            300..=399 => error
                .why("it redirects elsewhere, and credentials are not carried along")
                .hint(format!("check `base_url` of {}", self.0.vendor)),
            _ => error,
        }
    }

    /// How long to pause before the next attempt; none if there should be none.
    fn pause(&self, failure: &Failure, attempt: u32) -> Option<Duration> {
        if !failure.retry || attempt >= self.0.manners.retries {
            return None;
        }
        let ceiling = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(attempt)).min(LONGEST_PAUSE);
        let pause = failure.after.unwrap_or_else(|| ceiling.mul_f64(fastrand::f64()));
        let longest = match self.0.manners.deadline {
            Some(deadline) => deadline.saturating_duration_since(Instant::now()),
            None => PATIENCE,
        };
        (pause <= longest).then_some(pause)
    }

    /// The time until the deadline; none when it has passed.
    fn time_left(&self) -> Option<Duration> {
        match self.0.manners.deadline {
            None => Some(Duration::MAX),
            Some(deadline) => deadline.checked_duration_since(Instant::now()),
        }
    }

    fn fail(&self, kind: Kind, what: &str) -> Error {
        let said = Said { vendor: self.0.vendor, ..Said::default() };
        Error::new(kind, format!("{} {what}", self.0.vendor)).said(said)
    }

    fn out_of_time(&self) -> Failure {
        let error = self.fail(Kind::Unreachable, "did not answer before the deadline");
        Failure { error: error.hint("give a longer --deadline"), retry: false, after: None }
    }

    fn no_answer(&self, e: reqwest::Error) -> Failure {
        let slow = e.is_timeout() && !e.is_connect();
        let certificate = certificate_hint(&e);
        let error = match slow {
            true => self
                .fail(Kind::Unreachable, "did not answer in time")
                .why(format!("no answer within {:?}", self.0.manners.timeout))
                .hint("give a longer --timeout, or run it again later"),
            false => self.fail(Kind::Unreachable, "cannot be reached").why(causes(&e.without_url())),
        };
        match certificate {
            Some(hint) => Failure { error: error.hint(hint), retry: false, after: None },
            None => Failure { error, retry: true, after: None },
        }
    }

    /// The failure of an answer that began. A connection that was lost is worth another one; what cannot be
    /// decompressed would come again.
    fn cut_off(&self, e: reqwest::Error) -> Failure {
        if e.is_timeout() {
            return self.no_answer(e);
        }
        let lost = chain(&e).any(<dyn std::error::Error>::is::<hyper::Error>);
        let ended = |e: &std::io::Error| e.kind() == std::io::ErrorKind::UnexpectedEof;
        let ended = chain(&e).filter_map(|e| e.downcast_ref()).any(ended);
        let (kind, what, retry) = match (e.is_decode() && !lost, ended) {
            (true, _) => (Kind::Answer, "sent an answer that cannot be decompressed", false),
            (false, true) => (Kind::Answer, "sent an answer that was cut off", true),
            (false, false) => (Kind::Unreachable, "broke off in the middle of an answer", true),
        };
        let error = self.fail(kind, what).why(causes(&e.without_url()));
        Failure { error: error.hint("run it again; a proxy between may be the cause"), retry, after: None }
    }

    fn no_text(&self, body: &[u8]) -> Failure {
        let text = body.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let (valid, all) = (text.len(), body.len());
        let begins: String = text.chars().take(SHOWN_BEGINNING).collect();
        let error = self.fail(Kind::Answer, "sent an answer that is not UTF-8 text");
        let error = error.why(format!("only the first {valid} of {all} bytes are: `{begins}`"));
        Failure { error, retry: false, after: None }
    }

    fn too_long(&self) -> Failure {
        let error = self.fail(Kind::Answer, "sent an answer that is too long").why("more than 64 MiB");
        Failure { error: error.hint("narrow the question, e.g. by dates"), retry: false, after: None }
    }
}

/// How long a `Retry-After` header asks to wait: seconds, or an HTTP date.
fn wait_asked_for(header: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = header.trim().parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let then = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(header.trim()).ok()?;
    Some(Duration::try_from(then.duration_since(now)).unwrap_or(Duration::ZERO))
}

/// The chain of causes of an error, in one line.
fn causes(e: &dyn std::error::Error) -> String {
    let mut text = e.to_string();
    let mut source = e.source();
    while let Some(cause) = source {
        let words = cause.to_string();
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        source = cause.source();
    }
    text
}

/// An error and its causes, those too that an I/O error only carries.
fn chain<'e>(
    e: &'e (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'e (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(e), |e| match e.downcast_ref::<std::io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn std::error::Error + 'static)),
        None => e.source(),
    })
}

/// What to do if TLS failed over a certificate; repeating it would not help.
fn certificate_hint(e: &(dyn std::error::Error + 'static)) -> Option<&'static str> {
    use rustls::CertificateError::{
        Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet, NotValidYetContext,
    };
    chain(e).find_map(|e| match e.downcast_ref()? {
        rustls::Error::InvalidCertificate(trouble) => Some(match trouble {
            Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. } => {
                "check this machine's clock; if it is right, the server's owner has to renew the certificate"
            }
            NotValidForName | NotValidForNameContext { .. } => {
                "check the host in `base_url`: the server has no certificate for it"
            }
            _ => "SSL_CERT_FILE names the certificates to trust, e.g. a company's own",
        }),
        _ => None,
    })
}

/// The beginning of a body.
fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN_BODY) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now: Timestamp = "1994-11-06T08:49:30Z".parse().unwrap();
        let asked = |header| wait_asked_for(header, now);
        assert_eq!(asked("7"), Some(Duration::from_secs(7)));
        assert_eq!(asked(" 0 "), Some(Duration::ZERO));
        assert_eq!(asked("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::from_secs(7)));
        assert_eq!(asked("Sun, 06 Nov 1994 08:49:07 GMT"), Some(Duration::ZERO), "in the past");
        assert_eq!(asked("99999999999999999999"), None, "absurd");
        assert_eq!(asked("soon"), None);
    }

    /// The words of a countdown.
    #[derive(Clone, Default)]
    struct Countdown(Arc<std::sync::Mutex<Vec<String>>>);

    impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Countdown {
        fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
            if event.metadata().target() == COUNTDOWN {
                let mut record = |_: &tracing::field::Field, value: &dyn fmt::Debug| {
                    self.0.lock().unwrap().push(format!("{value:?}"));
                };
                event.record(&mut record);
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_counts_down_and_is_as_long_as_it_should_be_or_not_at_all() {
        use tracing_subscriber::layer::SubscriberExt as _;
        let countdown = Countdown::default();
        let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(countdown.clone()));
        let seconds = Duration::from_secs;
        for (deadline, waits) in [(None, true), (Some(60), false), (Some(90), false), (Some(91), true)] {
            countdown.0.lock().unwrap().clear();
            let began = Instant::now();
            let manners = Manners {
                timeout: seconds(1),
                retries: 0,
                deadline: deadline.map(|after| began + seconds(after)),
                max_rps: None,
                concurrency: 1,
                direct: true,
                tls: false,
            };
            let http = Http::new("gome", manners, Arc::default()).unwrap();
            assert_eq!(http.wait_until(began + seconds(90), "it is early").await, waits, "{deadline:?}");
            let words = countdown.0.lock().unwrap().clone();
            // Timers are exact to the millisecond, so the last second may be told twice.
            let expected = if waits { 90..=91 } else { 0..=0 };
            assert!(expected.contains(&words.len()), "{deadline:?}: {words:?}");
            let late = began.elapsed().saturating_sub(if waits { seconds(90) } else { seconds(0) });
            assert!(late < seconds(1) && (!waits || began.elapsed() >= seconds(90)), "{:?}", began.elapsed());
            if waits {
                assert_eq!(words[0], "it is early; trying again in 90 s");
            }
        }
    }

    /// Begins some work; says whether it has something to wait for.
    async fn waits<F: Future>(work: &mut std::pin::Pin<Box<F>>) -> bool {
        std::future::poll_fn(|cx| std::task::Poll::Ready(work.as_mut().poll(cx).is_pending())).await
    }

    #[tokio::test]
    async fn a_request_waits_for_a_place_and_gives_it_back() {
        let manners = Manners {
            timeout: Duration::from_secs(30),
            retries: 0,
            deadline: None,
            max_rps: None,
            concurrency: 1,
            direct: true,
            tls: false,
        };
        let http = Http::new("gome", manners, Arc::default()).unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        let request = Request::get(url, Vec::new());
        let none: Refusal = |_| None;
        let free = || http.0.places.available_permits();
        let (mut first, mut second) =
            (Box::pin(http.once(&request, none)), Box::pin(http.once(&request, none)));
        assert_eq!(free(), 1);
        assert!(waits(&mut first).await);
        assert_eq!(free(), 0, "it is in flight");
        assert!(waits(&mut second).await);
        drop(first);
        assert_eq!(free(), 0, "the next one has the place");
        drop(second);
        assert_eq!(free(), 1);
    }

    #[test]
    fn a_request_shows_no_hidden_value() {
        let url = Url::parse("http://127.0.0.1/router").unwrap();
        let query = vec![("$token".to_owned(), "t0ken".to_owned()), ("pageNo".to_owned(), "1".to_owned())];
        let request = Request { hidden: &["$token"], ..Request::get(url, query) };
        assert_eq!(request.to_string(), "GET http://127.0.0.1/router?$token=***&pageNo=1");
        assert_eq!(request.address().as_str(), "http://127.0.0.1/router?%24token=t0ken&pageNo=1");
    }
}
