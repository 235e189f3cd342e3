//! eshouhou's open API: a signed token request, then one token for every call.
//!
//! Source: `www.eshouhou.cn/support/openapi/4` (token), `/129` (`GetCustomerProject`) and related pages.

use faststr::FastStr;
use md5::{Digest as _, Md5};

use crate::{
    adapter::{
        About, Accepted, Api, AuthMethod, Calls, Grant, Granted, KeptToken, PagedBy, Paging, Reads, Setting,
        Settings, Setup, Vendor,
    },
    error::Result,
    http::{Attempt, Request},
    lang::{Message, Words},
    secret::Secret,
};

use super::{NETWORK_TYPE, wire};

/// A tenant's API.
#[derive(Debug)]
pub struct Eshouhou {
    api: Api,
    granted: Granted,
    /// The default service network and its type.
    pub network_id: Option<String>,
    /// As configured: `hq`, `branch`, `1` or `2`.
    pub network_type: Option<String>,
}

impl Vendor for Eshouhou {
    const ABOUT: &'static About = &About {
        name: wire::VENDOR,
        title: Words::new("易售后", "eshouhou"),
        docs: "https://www.eshouhou.cn/support/openapi",
        settings: &[
            Setting {
                key: "base_url",
                help: Words::new("接口地址", "The API's address."),
                secret: false,
                default: Some("https://api.eshouhou.cn"),
                example: "https://api.eshouhou.cn",
            },
            Setting {
                key: "app_id",
                help: Words::new("开放平台的 appid", "The application's id on the open platform."),
                secret: false,
                default: None,
                example: "ysh0000example",
            },
            Setting {
                key: "app_secret",
                help: Words::new("开放平台的 appSecret", "The application's secret."),
                secret: true,
                default: None,
                example: "ESHOUHOU_APP_SECRET",
            },
            Setting {
                key: "network_id",
                help: Words::new(
                    "服务网点 ID，可留空：自动查询总部网点",
                    "The service network's id; empty to look the head office's up.",
                ),
                secret: false,
                default: None,
                example: "00000000-0000-4000-8000-000000000001",
            },
            Setting {
                key: "network_type",
                help: Words::new(
                    "网点类型：`hq` 是总部，`branch` 是网点",
                    "Its type: hq (head office) or branch.",
                ),
                secret: false,
                default: Some("hq"),
                example: "hq",
            },
        ],
        auth_methods: &[AuthMethod {
            title: Words::new("应用密钥", "Application"),
            keys: &["app_id", "app_secret"],
        }],
        browser: None,
        offers: Words::new("易售后客户项目", "eshouhou projects"),
        nouns: super::NOUNS,
        code_options: &[],
        coded_settings: &[("network_type", NETWORK_TYPE)],
        habits: super::HABITS,
        examples: super::EXAMPLES,
        timeout_seconds: 30,
        max_rps: None,
        repeat_seconds: None,
        calls: Calls {
            target: Message::new("a path (below /open/v2/ if it is not whole)"),
            examples: &["/api/CustomerService/GetServiceSpace"],
            reads: Reads::Beginning("Get"),
            own_parameters: &["access_token", "appid", "timestamp", "sign"],
            // Lists have no total, so pages are read until an empty one.
            paging: Some(Paging {
                by: PagedBy::Number("pageIndex"),
                size: "pageSize",
                list: &["ResultValue"],
                totals: &[],
                next: &[],
            }),
        },
    };

    fn connect(setup: Setup) -> Result<Self> {
        let api = Api::new(&setup, wire::refusal)?;
        let settings = &setup.settings;
        Ok(Self {
            granted: Granted::new(&setup, grant(&api, settings)?)?,
            network_id: settings.get("network_id").map(str::to_owned),
            network_type: settings.get("network_type").map(str::to_owned),
            api,
        })
    }

    async fn check(&self) -> Result<Accepted> {
        wire::accepted(&self.get("api/CustomerService/GetServiceSpace", Vec::new()).await?)?;
        Ok(Accepted::default())
    }

    fn kept_token(&self) -> Option<KeptToken> {
        self.granted.kept()
    }

    async fn call(&self, target: &str, parameters: &[(String, String)]) -> Result<FastStr> {
        let path = target.trim_matches('/');
        let full = path.starts_with("open/") || path.starts_with("api/");
        let path = if full { path.to_owned() } else { format!("open/v2/{path}") };
        let parameters = parameters.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        self.get(&path, parameters).await
    }
}

impl Eshouhou {
    /// The answer at a path.
    pub async fn get(&self, path: &str, parameters: Vec<(&str, String)>) -> Result<FastStr> {
        self.send(self.request(path, parameters)).await
    }

    /// The answer at a path with an id from the user, so that "not found" may be the id's fault.
    pub async fn get_by_id(&self, path: &str, parameters: Vec<(&str, String)>) -> Result<FastStr> {
        self.send(Request { of_id: true, ..self.request(path, parameters) }).await
    }

    /// A request without a token.
    fn request(&self, path: &str, parameters: Vec<(&str, String)>) -> Request {
        let query = parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Request { hidden: &["access_token"], ..Request::get(self.api.address(path.split('/')), query) }
    }

    async fn send(&self, request: Request) -> Result<FastStr> {
        let with_token = |_: &Attempt, token: &Secret| {
            let mut request = request.clone();
            request.query.insert(0, ("access_token".to_owned(), token.expose().to_owned()));
            request
        };
        self.api.send_with_token(&self.granted, with_token).await
    }
}

/// The token request: signed, with the time.
fn grant(api: &Api, settings: &Settings) -> Result<Grant> {
    let app_id = settings.required("app_id")?.to_owned();
    let app_secret = settings.required_secret("app_secret")?;
    let address = api.address(["api", "TokenApi"]);
    let request = move |attempt: &Attempt| {
        let timestamp = attempt.at.as_millisecond().to_string();
        let sign = signature(&app_id, &app_secret, &timestamp);
        let query = [("appid", app_id.clone()), ("timestamp", timestamp), ("sign", sign)];
        let query = query.map(|(name, value)| (name.to_owned(), value)).to_vec();
        Request { hidden: &["sign"], ..Request::get(address.clone(), query) }
    };
    Ok(Grant {
        keys: &["app_id", "app_secret"],
        is_timed: true,
        request: Box::new(request),
        read: wire::token,
    })
}

/// `UPPER_HEX(MD5(appid + appSecret + timestamp))`.
fn signature(app_id: &str, secret: &Secret, timestamp: &str) -> String {
    let digest =
        Md5::new().chain_update(app_id).chain_update(secret.expose()).chain_update(timestamp).finalize();
    digest.iter().map(|byte| format!("{byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_equals_the_documented_sample() {
        let secret = Secret::new("45e1cc23a7144a28ab110804491e3135");
        assert_eq!(
            signature("ysh54dd4f8arinfx", &secret, "1588239113429"),
            "70DC53194F29171C3B58C5158E9F6450"
        );
    }
}
