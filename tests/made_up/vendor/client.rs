//! Acme's API: questions by POST, each attempt with a signature over its time, its nonce and its body.

use std::fmt::Write as _;

use faststr::FastStr;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    adapter::{About, Accepted, Api, AuthMethod, Calls, PagedBy, Paging, Reads, Setting, Setup, Vendor},
    error::Result,
    http::{Attempt, Request},
    lang::{Message, Words},
    secret::Secret,
};

use super::wire;

/// One application's API.
#[derive(Debug)]
pub struct Acme {
    api: Api,
    app_id: String,
    app_secret: Secret,
}

/// A question: a path, and the members of the body.
pub struct Question<'q> {
    /// The path below `/open/`.
    pub path: &'q str,
    /// The members of the body.
    pub members: Map<String, Value>,
    /// Whether it asks for what the user named by its id.
    pub of_id: bool,
}

impl Vendor for Acme {
    const ABOUT: &'static About = &About {
        name: wire::VENDOR,
        title: Words::new("示例厂商", "Acme"),
        docs: "https://docs.acme.example",
        settings: &[
            Setting {
                key: "base_url",
                help: Words::new("接口地址", "The API's address."),
                secret: false,
                default: Some("https://api.acme.example"),
                example: "https://api.acme.example",
            },
            Setting {
                key: "app_id",
                help: Words::new("应用 id", "The application's id."),
                secret: false,
                default: None,
                example: "acme-app",
            },
            Setting {
                key: "app_secret",
                help: Words::new("应用密钥", "The application's secret."),
                secret: true,
                default: None,
                example: "ACME_APP_SECRET",
            },
        ],
        auth_methods: &[AuthMethod {
            title: Words::new("应用密钥", "Application"),
            keys: &["app_id", "app_secret"],
        }],
        browser: None,
        offers: Words::new("示例会话", "Acme chats"),
        nouns: super::NOUNS,
        code_options: super::CODE_OPTIONS,
        coded_settings: &[],
        habits: &[],
        examples: &[],
        timeout_seconds: 30,
        max_rps: Some(100.0),
        repeat_seconds: None,
        calls: Calls {
            target: Message::new("a path below /open/"),
            examples: &["chats/search status=open --paginate", "chats/get chat_id=C1"],
            reads: Reads::These(&["chats/search", "chats/get"]),
            own_parameters: &["app_id"],
            paging: Some(Paging {
                by: PagedBy::Cursor("cursor"),
                size: "limit",
                list: &["result", "items"],
                totals: &[],
                next: &[&["page", "next"]],
            }),
        },
    };

    fn connect(setup: Setup) -> Result<Self> {
        let settings = &setup.settings;
        Ok(Self {
            api: Api::new(&setup, wire::refusal)?,
            app_id: settings.required("app_id")?.to_owned(),
            app_secret: settings.required_secret("app_secret")?,
        })
    }

    async fn check(&self) -> Result<Accepted> {
        let members = Map::from_iter([("limit".to_owned(), json!(1))]);
        wire::accepted(&self.ask(&Question { path: "chats/search", members, of_id: false }).await?)?;
        Ok(Accepted::default())
    }

    async fn call(&self, target: &str, parameters: &[(String, String)]) -> Result<FastStr> {
        let members = parameters.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
        self.ask(&Question { path: target.trim_matches('/'), members, of_id: false }).await
    }
}

impl Acme {
    /// The answer to a question.
    pub async fn ask(&self, question: &Question<'_>) -> Result<FastStr> {
        self.api.send(|attempt| self.request(question, attempt)).await
    }

    /// One attempt's request.
    fn request(&self, question: &Question<'_>, attempt: &Attempt) -> Request {
        let url = self.api.address(["open"].into_iter().chain(question.path.split('/')));
        let body = Value::Object(question.members.clone()).to_string();
        let time = attempt.at.as_second().to_string();
        let sign = signature(&self.app_secret, &[&time, &attempt.nonce, &body]);
        let query = vec![("app_id".to_owned(), self.app_id.clone())];
        let headers =
            vec![("x-acme-time", time), ("x-acme-nonce", attempt.nonce.clone()), ("x-acme-sign", sign)];
        Request { headers, of_id: question.of_id, ..Request::post_json(url, query, body) }
    }
}

/// `hex(SHA256(secret + time + nonce + body))`.
fn signature(secret: &Secret, parts: &[&str]) -> String {
    let digest = parts.iter().fold(Sha256::new_with_prefix(secret.expose()), sha2::Digest::chain_update);
    let mut hex = String::new();
    // Writing into a String cannot fail.
    digest.finalize().iter().for_each(|byte| _ = write!(hex, "{byte:02x}"));
    hex
}
