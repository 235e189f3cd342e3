//! Bangwo8's REST API: its addresses and its authentication.
//!
//! Source: `doc.bangwo8.com`, the pages on ticket views (工单查询器) and on authentication.

use std::sync::Arc;

use faststr::FastStr;
use tokio::sync::OnceCell;

use crate::{
    adapter::{
        About, Accepted, Api, AuthMethod, Calls, Grant, Granted, KeptToken, PagedBy, Paging, Reads, Setting,
        Settings, Setup, Vendor,
    },
    error::Result,
    http::{Attempt, Authorization, Body, Request},
    lang::{Message, Words},
    names::Names,
    secret::Secret,
    titles::Titles,
};

use super::{fields::Definitions, wire};

/// A tenant's API with one account's rights.
#[derive(Debug)]
pub struct Bangwo8 {
    api: Api,
    access: Access,
    /// Stores the views' titles for completion.
    pub(super) titles: Option<Titles>,
    /// The names to show in place of ids.
    pub(super) names: Option<Names>,
    /// The definitions of the tenant's custom fields, once they have been fetched.
    pub(super) definitions: OnceCell<Arc<Definitions>>,
}

#[derive(Debug)]
enum Access {
    /// OAuth 2 client credentials, which the vendor prefers.
    Client(Granted),
    /// The account's own password.
    Account(Authorization),
}

impl Vendor for Bangwo8 {
    const ABOUT: &'static About = &About {
        name: wire::VENDOR,
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
                    "OAuth 2 客户端的 ID（推荐）；用账号密码则留空",
                    "The OAuth 2 client's id (preferred); empty to use account and password.",
                ),
                secret: false,
                default: None,
                example: "kefu-client",
            },
            Setting {
                key: "client_secret",
                help: Words::new("OAuth 2 客户端的密钥", "The OAuth 2 client's secret."),
                secret: true,
                default: None,
                example: "BANGWO8_CLIENT_SECRET",
            },
            Setting {
                key: "account",
                help: Words::new(
                    "客服账号；用 OAuth 2 客户端则留空",
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
        browser: None,
        offers: Words::new("帮我吧工单查询器", "Bangwo8 ticket views"),
        nouns: super::NOUNS,
        code_options: &[],
        coded_settings: &[],
        habits: super::HABITS,
        examples: super::EXAMPLES,
        timeout_seconds: 120,
        max_rps: None,
        repeat_seconds: None,
        calls: Calls {
            target: Message::new("a path below /api/v1/"),
            examples: &["tickets/7051801", "tickets/ticket_fields"],
            reads: Reads::Every,
            // Credentials go into a header; a query string would appear in every log on the way.
            own_parameters: &[
                "access_token",
                "authorization",
                "client_id",
                "client_secret",
                "grant_type",
                "password",
            ],
            paging: Some(Paging {
                by: PagedBy::Number("page"),
                size: "per_page",
                list: &[],
                totals: &[&["count"]],
                next: &[&["next_page"]],
            }),
        },
    };

    fn connect(setup: Setup) -> Result<Self> {
        let api = Api::new(&setup, wire::refusal)?;
        let settings = &setup.settings;
        let access = match settings.get("client_id") {
            Some(_) => Access::Client(Granted::new(&setup, grant(&api, settings)?)?),
            None => {
                let account = settings.required("account")?.to_owned();
                Access::Account(Authorization::Basic(account, settings.required_secret("password")?))
            }
        };
        let (titles, names) = (setup.titles, setup.names);
        Ok(Self { api, access, titles, names, definitions: OnceCell::new() })
    }

    async fn check(&self) -> Result<Accepted> {
        let page = vec![("page", "1".into()), ("per_page", "1".into())];
        wire::accepted(&self.get(&["ticketviews.json"], page).await?)?;
        Ok(Accepted::default())
    }

    fn kept_token(&self) -> Option<KeptToken> {
        match &self.access {
            Access::Client(granted) => granted.kept(),
            Access::Account(_) => None,
        }
    }

    async fn call(&self, target: &str, parameters: &[(String, String)]) -> Result<FastStr> {
        let path = target.trim_matches('/').trim_start_matches("api/v1/").trim_end_matches(".json");
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

    /// The answer at a path below `/api/v1/` that contains an id from the user, so that "not found" may be the id's
    /// fault.
    pub async fn get_by_id(&self, path: &[&str], parameters: Vec<(&str, String)>) -> Result<FastStr> {
        self.send(Request { of_id: true, ..self.request(path, parameters) }).await
    }

    fn request(&self, path: &[&str], parameters: Vec<(&str, String)>) -> Request {
        let query = parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Request::get(self.api.address(["api", "v1"].into_iter().chain(path.iter().copied())), query)
    }

    async fn send(&self, request: Request) -> Result<FastStr> {
        let with = |authorization| Request { authorization: Some(authorization), ..request.clone() };
        match &self.access {
            Access::Account(account) => self.api.send(|_| with(account.clone())).await,
            Access::Client(granted) => {
                let request = |_: &Attempt, token: &Secret| with(Authorization::Bearer(token.clone()));
                self.api.send_with_token(granted, request).await
            }
        }
    }
}

/// The token request. The documentation describes only this form of its body.
fn grant(api: &Api, settings: &Settings) -> Result<Grant> {
    let id = settings.required("client_id")?.to_owned();
    let authorization = Authorization::Basic(id, settings.required_secret("client_secret")?);
    let request = Request {
        authorization: Some(authorization),
        body: Some(Body::Form(vec![("grant_type", "client_credentials".to_owned())])),
        ..Request::get(api.address(["api", "token.php"]), Vec::new())
    };
    Ok(Grant {
        keys: &["client_id", "client_secret"],
        is_timed: false,
        request: Box::new(move |_| request.clone()),
        read: wire::token,
    })
}
