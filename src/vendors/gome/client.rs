//! Gome's GMOS gateway: one address, signed query strings, an envelope.
//!
//! Source: the vendor's page `opencloud.gome.com.cn/api/detail.html?id=12443` and its Java SDK.

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use faststr::FastStr;
use sha1::{Digest as _, Sha1};
use tokio::time::Instant;
use url::Url;

use crate::{
    adapter::{About, Accepted, AuthMethod, Calls, Page, PagedBy, Paging, Reads, Setting, Setup, Vendor},
    error::{Error, Result},
    http::{Attempt, Http, Request, is_this_machine},
    lang::{Message, Words},
    secret::Secret,
    tokens::Acceptance,
    worker::on_worker,
};

use super::wire;

/// The time within which the gateway rejects an identical request (code 8999).
const SAME_QUESTION: Duration = Duration::from_secs(SAME_QUESTION_SECONDS as u64);
const SAME_QUESTION_SECONDS: u32 = 90;

/// The address at which a shop authorizes an application. Source: the vendor's page on authorization (OAuth 2, code).
const OAUTH: &str = "http://oauth.gome.com.cn";

/// The gateway with a shop's credentials.
#[derive(Debug)]
pub struct Gome {
    http: Http,
    url: Url,
    app_key: Option<String>,
    app_secret: Secret,
    token: Option<Secret>,
    /// Whether the gateway has rejected a repetition in this run.
    rejects_repetitions: AtomicBool,
    /// Whether the gateway has accepted the credentials so lately that it refuses to be asked again.
    acceptance: Acceptance,
    /// Whether the gateway takes an end date for the midnight at its beginning, once an answer has shown it.
    end_is_midnight: OnceLock<bool>,
}

impl Vendor for Gome {
    const ABOUT: &'static About = &About {
        name: wire::VENDOR,
        title: Words::new("国美 GMOS", "Gome GMOS"),
        docs: "http://opencloud.gome.com.cn/api/detail.html?id=12443",
        settings: &[
            Setting {
                key: "base_url",
                help: Words::new("网关地址", "The gateway's address."),
                secret: false,
                default: Some("http://gw.gome.com.cn/router"),
                example: "http://gw.gome.com.cn/router",
            },
            Setting {
                key: "app_key",
                help: Words::new(
                    "应用的 AppKey，见开放平台的应用详情",
                    "The application's key, from its page on the open platform.",
                ),
                secret: false,
                default: None,
                example: "1000001",
            },
            Setting {
                key: "app_secret",
                help: Words::new(
                    "应用的 AppSecret，用来签名",
                    "The application's secret; requests are signed with it.",
                ),
                secret: true,
                default: None,
                example: "GOME_APP_SECRET",
            },
            Setting {
                key: "token",
                help: Words::new(
                    "店铺授权得到的 token",
                    "The access token from the shop's authorization in the browser.",
                ),
                secret: true,
                default: None,
                example: "GOME_TOKEN",
            },
        ],
        auth_methods: &[AuthMethod {
            title: Words::new("应用密钥和授权", "Application and token"),
            keys: &["app_key", "app_secret", "token"],
        }],
        browser: Some("token"),
        offers: Words::new("国美投诉", "Gome complaints"),
        nouns: super::NOUNS,
        code_options: super::columns::CODE_OPTIONS,
        coded_settings: &[],
        habits: super::HABITS,
        examples: super::EXAMPLES,
        timeout_seconds: 30,
        max_rps: None,
        repeat_seconds: Some(SAME_QUESTION_SECONDS),
        calls: Calls {
            target: Message::new("a method"),
            examples: &["gome.order.orders.get pageNo=1 pageSize=20", "gome.custom.inquiries.get --paginate"],
            reads: Reads::Ending("get"),
            // Every parameter of the gateway itself begins with `$`.
            own_parameters: &["$*"],
            paging: Some(Paging {
                by: PagedBy::Number("pageNo"),
                size: "pageSize",
                list: &["*", "result"],
                totals: &[&["*", "result", "totalCount"], &["*", "result", "totalResult"]],
                next: &[],
            }),
        },
    };

    fn connect(setup: Setup) -> Result<Self> {
        let Setup { settings, http, cache, .. } = setup;
        let mut url = settings.base_url()?;
        if url.path() == "/" {
            url.set_path("/router");
        }
        let app_secret = settings.required_secret("app_secret")?;
        let token = settings.secret("token");
        let app_key = settings.get("app_key").map(str::to_owned);
        if token.is_none() && app_key.is_none() {
            return Err(settings.missing("app_key"));
        }
        let credentials = [
            url.as_str(),
            app_key.as_deref().unwrap_or_default(),
            app_secret.expose(),
            token.as_ref().map_or("", Secret::expose),
        ];
        let acceptance = Acceptance::new(cache.as_deref(), Self::ABOUT.name.id, &credentials, SAME_QUESTION);
        Ok(Self {
            acceptance,
            http,
            url,
            app_key,
            app_secret,
            token,
            rejects_repetitions: AtomicBool::new(false),
            end_is_midnight: OnceLock::new(),
        })
    }

    async fn check(&self) -> Result<Accepted> {
        // Requires key, secret and token, and takes no parameters.
        let method = "gome.shop.shopInfo.get";
        let answer = match self.ask(method, &[]).await {
            Err(e) if wire::is_repetition(&e) => match self.acceptance.kept() {
                Some(kept) => return Ok(Accepted { remark: kept.remark, ago: Some(kept.age) }),
                None => self.ask_again(method, &[], e).await?,
            },
            answer => answer?,
        };
        let remark = wire::accepted(method, &answer)?;
        self.acceptance.keep(remark.as_deref());
        Ok(Accepted { remark, ago: None })
    }

    fn authorization(&self, redirect: &str, state: &str) -> Option<Url> {
        let mut url = self.oauth("/authorize")?;
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", self.app_key.as_deref()?)
            .append_pair("redirect_uri", redirect)
            .append_pair("state", state);
        Some(url)
    }

    async fn token_for(&self, redirect: &str, code: &Secret) -> Result<Secret> {
        let key = self.app_key.as_deref().unwrap_or_default();
        let query = [
            ("grant_type", "authorization_code"),
            ("client_id", key),
            ("client_secret", self.app_secret.expose()),
            ("redirect_uri", redirect),
            ("code", code.expose()),
        ];
        let query: Vec<_> = query.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let url = self.oauth("/token").unwrap_or_else(|| self.url.clone());
        // The redactor does not know the token in the answer yet.
        let build = |_: &Attempt| Request {
            hidden: &["client_secret", "code"],
            confidential: true,
            ..Request::get(url.clone(), query.clone())
        };
        let body = self.http.send(build, wire::refusal).await.map_err(wire::not_exchanged)?;
        wire::token(&body).map_err(wire::not_exchanged)
    }

    async fn call(&self, target: &str, parameters: &[(String, String)]) -> Result<FastStr> {
        let parameters: Vec<_> =
            parameters.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        self.answer(target, &parameters).await
    }
}

impl Gome {
    /// An address of the vendor's authorization. A gateway on this machine has its own.
    fn oauth(&self, path: &str) -> Option<Url> {
        match is_this_machine(&self.url) {
            true => self.url.join(path).ok(),
            false => Url::parse(OAUTH).ok()?.join(path).ok(),
        }
    }

    /// Whether the gateway takes an end date for the midnight at its beginning, if known.
    pub fn end_is_midnight(&self) -> Option<bool> {
        self.end_is_midnight.get().copied()
    }

    /// Notes how the gateway reads an end date. The first answer that shows it counts.
    pub fn learn_end_is_midnight(&self, midnight: bool) {
        let _ = self.end_is_midnight.set(midnight);
    }

    /// One page of a method's records.
    pub async fn page(&self, method: &str, parameters: &[(&str, String)]) -> Result<Page> {
        let body = self.answer(method, parameters).await?;
        let method = method.to_owned();
        on_worker(async move { wire::page(&method, &body) }).await
    }

    /// The answer to a method. A question that the gateway rejects as a repetition is sent once more after the
    /// waiting time.
    async fn answer(&self, method: &str, parameters: &[(&str, String)]) -> Result<FastStr> {
        match self.ask(method, parameters).await {
            Err(e) if wire::is_repetition(&e) => self.ask_again(method, parameters, e).await,
            answer => answer,
        }
    }

    /// The answer to a method, or its rejection as a repetition.
    async fn ask(&self, method: &str, parameters: &[(&str, String)]) -> Result<FastStr> {
        // Only a rejection shows that the gateway applies the rule to a method.
        if self.rejects_repetitions.load(Ordering::Relaxed) {
            self.wait_for_repetition(&self.request(method, parameters)).await;
        }
        let answer = self.http.send(|_: &Attempt| self.request(method, parameters), wire::refusal).await;
        if answer.as_ref().is_err_and(wire::is_repetition) {
            self.rejects_repetitions.store(true, Ordering::Relaxed);
        }
        answer
    }

    /// The answer to a question that was rejected as a repetition, sent once more after the waiting time.
    async fn ask_again(
        &self,
        method: &str,
        parameters: &[(&str, String)],
        rejection: Error,
    ) -> Result<FastStr> {
        match self.wait_for_repetition(&self.request(method, parameters)).await {
            None => self.http.send(|_: &Attempt| self.request(method, parameters), wire::refusal).await,
            Some(n) => Err(rejection.hint(tr!("run it again in {n} s, or give a longer --deadline", n))),
        }
    }

    /// Waits until a request that was sent before, by any run on this machine, may be sent again, and claims it: of
    /// several runs that wait for the same time one sends, and the others wait on from then. Returns the seconds until
    /// the next time if the deadline comes first.
    async fn wait_for_repetition(&self, request: &Request) -> Option<u64> {
        let why = tr!("gome takes this for a repeated question");
        while let Some(sent) = self.http.claim(request).await {
            let again = sent + SAME_QUESTION;
            let left = again.saturating_duration_since(Instant::now());
            if !self.http.wait_until(again, &why).await {
                return Some(left.as_secs() + 1);
            }
        }
        None
    }

    /// A signed request as data.
    fn request(&self, method: &str, parameters: &[(&str, String)]) -> Request {
        let mut query =
            vec![("$method".to_owned(), method.to_owned()), ("$v".to_owned(), "1.0.0".to_owned())];
        match (&self.token, &self.app_key) {
            (Some(token), _) => query.push(("$token".to_owned(), token.expose().to_owned())),
            (None, Some(key)) => query.push(("$app".to_owned(), key.clone())),
            (None, None) => {}
        }
        query.extend(parameters.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        let sign = signature(&self.app_secret, &query);
        query.push(("$sign".to_owned(), sign));
        Request {
            hidden: &["$token", "$sign"],
            once_within: Some(SAME_QUESTION),
            ..Request::get(self.url.clone(), query)
        }
    }
}

/// `UPPER_HEX(SHA1(secret + k1 + v1 + … + secret))` over the raw parameters, sorted by name.
fn signature(secret: &Secret, query: &[(String, String)]) -> String {
    let mut sorted: Vec<_> = query.iter().collect();
    sorted.sort();
    let mut digest = Sha1::new();
    digest.update(secret.expose());
    for (name, value) in sorted {
        digest.update(name);
        digest.update(value);
    }
    digest.update(secret.expose());
    digest.finalize().iter().map(|byte| format!("{byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use tokio::{io::Interest, net::TcpListener};

    use super::*;
    use crate::http::{ClientOptions, Route};

    #[test]
    fn signatures_equal_those_of_the_vendors_sdk() {
        let golden: Value = serde_json::from_str(include_str!("fixtures/signatures.json")).unwrap();
        let secret = Secret::new(golden["secret"].as_str().unwrap());
        for vector in golden["vectors"].as_array().unwrap() {
            let parameters = vector["params"].as_object().unwrap();
            let query: Vec<_> = parameters
                .iter()
                .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
                .collect();
            assert_eq!(signature(&secret, &query), vector["sign"].as_str().unwrap(), "{}", vector["id"]);
        }
    }

    /// Answers one request per connection, and reports when each came.
    async fn gateway(listener: TcpListener, answers: Vec<&str>) -> Vec<Instant> {
        let mut times = Vec::new();
        for body in answers {
            let (stream, _) = listener.accept().await.unwrap();
            let mut head = [0; 4096];
            let came = stream.async_io(Interest::READABLE, || stream.try_read(&mut head)).await.unwrap();
            assert!(came > 0);
            times.push(Instant::now());
            let head =
                format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
            stream.writable().await.unwrap();
            assert!(stream.try_write((head + body).as_bytes()).unwrap() > body.len());
        }
        times
    }

    /// A client of a gateway, and the gateway's listener.
    async fn gome(deadline: Option<Duration>) -> (Gome, TcpListener) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/router", listener.local_addr().unwrap());
        let options = ClientOptions {
            timeout: Duration::from_secs(30),
            retries: 0,
            deadline: deadline.map(|time| Instant::now() + time),
            max_rps: None,
            account: String::new(),
            state: None,
            route: Route::direct(Url::parse(&url).unwrap()),
            observer: None,
            hidden: Vec::new(),
            dry_run: None,
        };
        let http = Http::new(wire::VENDOR, options).unwrap();
        let values = [("base_url", url.as_str()), ("app_key", "k"), ("app_secret", "s")];
        let values = values.into_iter().map(|(key, value)| (key, Secret::new(value))).collect();
        let settings = crate::adapter::Settings::new(Gome::ABOUT, values);
        let setup = Setup { settings, http, cache: None, titles: None, names: None };
        (Gome::connect(setup).unwrap(), listener)
    }

    const SHOP: &str = r#"{"gome_shop_shopInfo_get_response":{"result":{"shopId":1}}}"#;
    const AGAIN: &str = r#"{"error_response":{"code":"8999","msg":"请在90秒之后再请求第二次"}}"#;

    fn is_90_s(waited: Duration) -> bool {
        (89_900..92_000).contains(&waited.as_millis())
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_taken_for_a_repetition_is_asked_once_more_90_s_after_it_was_first_asked() {
        for (deadline, answers, works) in [
            (None, vec![AGAIN, SHOP], true),
            (None, vec![AGAIN, AGAIN], false),
            (Some(Duration::from_secs(600)), vec![AGAIN, SHOP], true),
            (Some(Duration::from_secs(89)), vec![AGAIN], false),
        ] {
            let (gome, listener) = gome(deadline).await;
            let requests = answers.len();
            let (answer, times) = tokio::join!(gome.check(), gateway(listener, answers));
            assert_eq!(answer.is_ok(), works, "{answer:?}");
            let code = answer.err().and_then(|e| e.vendor_error().code.clone());
            assert_eq!(code.as_deref(), (!works).then_some("8999"));
            assert_eq!(times.len(), requests);
            if let [first, second] = times[..] {
                assert!(is_90_s(second.duration_since(first)), "{times:?}");
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn once_a_repetition_was_rejected_the_next_one_waits_without_asking() {
        let (gome, listener) = gome(None).await;
        let asked = async { (gome.check().await, gome.check().await, gome.check().await) };
        let (answers, times) = tokio::join!(asked, gateway(listener, vec![SHOP, AGAIN, SHOP, SHOP]));
        assert!(matches!(answers, (Ok(_), Ok(_), Ok(_))), "{answers:?}");
        let waited: Vec<_> = times.windows(2).map(|pair| pair[1].duration_since(pair[0])).collect();
        assert!(waited[0].as_secs() == 0 && is_90_s(waited[1]) && is_90_s(waited[2]), "{waited:?}");
    }
}
