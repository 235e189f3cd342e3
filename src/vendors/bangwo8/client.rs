//! Bangwo8's REST API: where it is, how one proves who asks.
//!
//! Source: `doc.bangwo8.com`, the pages on ticket views (工单查询器) and on authentication.

use faststr::FastStr;
use url::Url;

use crate::{
    adapter::{About, AuthMethod, Paging, Setting, Setup, Vendor},
    error::{Error, Kind, Result},
    http::{Authorization, Http, Request},
    lang::Words,
    secret::Secret,
    tokens::{Token, Tokens},
};

use super::wire;

/// A tenant's API with one account's rights.
#[derive(Debug)]
pub struct Bangwo8 {
    http: Http,
    base: Url,
    access: Access,
}

#[derive(Debug)]
enum Access {
    /// OAuth 2 client credentials, which the vendor prefers.
    Client { id: String, secret: Secret, tokens: Tokens },
    /// The account's own password.
    Account { account: String, password: Secret },
}

impl Vendor for Bangwo8 {
    const ABOUT: &'static About = &About {
        name: "bangwo8",
        title: Words::new("帮我吧", "Bangwo8"),
        docs: "https://doc.bangwo8.com",
        settings: &[
            Setting {
                key: "base_url",
                help: Words::new(
                    "地址，到主机名为止；私有部署填自己的",
                    "The address up to the host; a private deployment has its own.",
                ),
                secret: false,
                default: Some("https://www.bangwo8.com"),
                example: "https://www.bangwo8.com",
            },
            Setting {
                key: "client_id",
                help: Words::new(
                    "OAuth 2 的 client id（推荐）；用账号密码则留空",
                    "The OAuth 2 client's id (preferred); empty to use account and password.",
                ),
                secret: false,
                default: None,
                example: "kefu-client",
            },
            Setting {
                key: "client_secret",
                help: Words::new("OAuth 2 的 client secret", "The OAuth 2 client's secret."),
                secret: true,
                default: None,
                example: "BANGWO8_CLIENT_SECRET",
            },
            Setting {
                key: "account",
                help: Words::new(
                    "客服账号；用 client id 则留空",
                    "An agent's account; empty to use the client id.",
                ),
                secret: false,
                default: None,
                example: "agent@example.com",
            },
            Setting {
                key: "password",
                help: Words::new("客服账号的密码", "The account's password."),
                secret: true,
                default: None,
                example: "BANGWO8_PASSWORD",
            },
        ],
        auth_methods: &[
            AuthMethod {
                title: Words::new("OAuth 2 客户端（推荐）", "OAuth 2 client (preferred)"),
                keys: &["client_id", "client_secret"],
            },
            AuthMethod {
                title: Words::new("客服账号和密码", "Account and password"),
                keys: &["account", "password"],
            },
        ],
        timeout_seconds: 120,
    };

    const PAGING: Option<Paging> = Some(Paging {
        number: "page",
        size: "per_page",
        totals: &["count"],
        next: &["next_page"],
        path: &[],
    });

    fn connect(setup: Setup) -> Result<Self> {
        let Setup { settings, http, cache } = setup;
        let base = settings.base_url()?;
        let access = match (settings.get("client_id"), settings.secret("client_secret")) {
            (Some(id), Some(secret)) => {
                let credentials = [base.as_str(), id, secret.expose()];
                let tokens = Tokens::new(cache.as_deref(), Self::ABOUT.name, &credentials);
                Access::Client { id: id.to_owned(), secret, tokens }
            }
            (Some(_), None) => return Err(settings.missing("client_secret")),
            (None, _) => {
                let account = settings.required("account")?.to_owned();
                let password = settings.secret("password").ok_or_else(|| settings.missing("password"))?;
                Access::Account { account, password }
            }
        };
        Ok(Self { http, base, access })
    }

    /// Credentials go into a header; in the query string they would be in every log on the way.
    fn is_own_parameter(name: &str) -> bool {
        let own = ["access_token", "authorization", "client_id", "client_secret", "grant_type", "password"];
        own.iter().any(|own| name.trim().eq_ignore_ascii_case(own))
    }

    async fn check(&self) -> Result<()> {
        let page = vec![("page", "1".into()), ("per_page", "1".into())];
        wire::accepted(&self.get(&["ticketviews.json"], page).await?)
    }

    async fn call(&self, target: &str, parameters: &[(String, String)]) -> Result<FastStr> {
        let path = target.trim_start_matches('/').trim_start_matches("api/v1/").trim_end_matches(".json");
        if path.is_empty() || path.contains(['?', '#', '\\', ':']) || path.split('/').any(|part| part == "..")
        {
            return Err(Error::new(Kind::Usage, format!("`{target}` is not a path of bangwo8's API"))
                .hint("for example `kefu api bangwo8 tickets/12`; parameters follow as name=value"));
        }
        let file = format!("{path}.json");
        let parameters = parameters.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        wire::valid(&self.get(&file.split('/').collect::<Vec<_>>(), parameters).await?)
    }
}

impl Bangwo8 {
    /// The answer at a path below `/api/v1/`.
    pub async fn get(&self, path: &[&str], parameters: Vec<(&str, String)>) -> Result<FastStr> {
        self.send(self.request(path, parameters)).await
    }

    /// The answer at a path below `/api/v1/` with an id in it that the user gave, so that it may be unknown.
    pub async fn get_by_id(&self, path: &[&str], parameters: Vec<(&str, String)>) -> Result<FastStr> {
        self.send(Request { of_id: true, ..self.request(path, parameters) }).await
    }

    fn request(&self, path: &[&str], parameters: Vec<(&str, String)>) -> Request {
        let query = parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Request::get(self.address(&[&["api", "v1"], path].concat()), query)
    }

    async fn send(&self, mut request: Request) -> Result<FastStr> {
        match &self.access {
            Access::Account { account, password } => {
                request.authorization = Some(Authorization::Basic(account.clone(), password.clone()));
                self.http.send(&request, wire::refusal).await
            }
            Access::Client { tokens, .. } => {
                let request = &request;
                let ask = async |token| self.with_token(request.clone(), token).await;
                self.http.in_time(tokens.asking(async || self.new_token().await, ask)).await
            }
        }
    }

    async fn with_token(&self, mut request: Request, token: Secret) -> Result<FastStr> {
        request.authorization = Some(Authorization::Bearer(token));
        self.http.send(&request, wire::refusal).await
    }

    /// Asks for a token. The documentation knows this one body form for it.
    async fn new_token(&self) -> Result<Token> {
        let Access::Client { id, secret, .. } = &self.access else {
            return Err(Error::new(Kind::Bug, "bangwo8: a token was asked for without a client"));
        };
        let mut request = Request::get(self.address(&["api", "token.php"]), Vec::new());
        request.authorization = Some(Authorization::Basic(id.clone(), secret.clone()));
        request.form = Some(vec![("grant_type", "client_credentials".to_owned())]);
        request.confidential = true;
        let body = self.http.send(&request, wire::token_refusal).await?;
        wire::token(&body)
    }

    /// An address below the tenant's own.
    fn address(&self, path: &[&str]) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        url
    }
}
