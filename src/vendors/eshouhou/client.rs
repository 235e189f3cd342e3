//! eshouhou's open API: a signed token request, then one token for every call.
//!
//! Source: `www.eshouhou.cn/support/openapi/4` (token), `/129` (`GetCustomerProject`) and their siblings.

use faststr::FastStr;
use jiff::Timestamp;
use md5::{Digest as _, Md5};
use url::Url;

use crate::{
    adapter::{About, AuthMethod, Paging, Setting, Setup, Vendor},
    error::{Error, Kind, Result},
    http::{Http, Request},
    lang::Words,
    secret::Secret,
    tokens::{Token, Tokens},
};

use super::wire;

/// A tenant's API.
#[derive(Debug)]
pub struct Eshouhou {
    http: Http,
    base: Url,
    app_id: String,
    app_secret: Secret,
    tokens: Tokens,
    /// The service network to ask by default, and its type.
    pub network_id: Option<String>,
    /// As configured: `hq`, `branch`, `1` or `2`.
    pub network_type: Option<String>,
}

impl Vendor for Eshouhou {
    const ABOUT: &'static About = &About {
        name: "eshouhou",
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
                    "服务网点 id，可留空：自动查询总部网点",
                    "The service network's id; empty to look the head office's up.",
                ),
                secret: false,
                default: None,
                example: "00000000-0000-4000-8000-000000000001",
            },
            Setting {
                key: "network_type",
                help: Words::new("网点类型：hq 总部，branch 网点", "Its type: hq (head office) or branch."),
                secret: false,
                default: Some("hq"),
                example: "hq",
            },
        ],
        auth_methods: &[AuthMethod {
            title: Words::new("应用密钥", "Application"),
            keys: &["app_id", "app_secret"],
        }],
        timeout_seconds: 30,
    };

    // Lists say nowhere how many records there are: pages are read until an empty one.
    const PAGING: Option<Paging> = Some(Paging {
        number: "pageIndex",
        size: "pageSize",
        totals: &[],
        next: &[],
        path: &["ResultValue"],
    });

    fn connect(setup: Setup) -> Result<Self> {
        let Setup { settings, http, cache } = setup;
        let base = settings.base_url()?;
        let app_id = settings.required("app_id")?.to_owned();
        let app_secret = settings.secret("app_secret").ok_or_else(|| settings.missing("app_secret"))?;
        let credentials = [base.as_str(), &app_id, app_secret.expose()];
        Ok(Self {
            tokens: Tokens::new(cache.as_deref(), Self::ABOUT.name, &credentials),
            network_id: settings.get("network_id").map(str::to_owned),
            network_type: settings.get("network_type").map(str::to_owned),
            http,
            base,
            app_id,
            app_secret,
        })
    }

    fn is_own_parameter(name: &str) -> bool {
        ["access_token", "appid", "timestamp", "sign"].iter().any(|own| name.trim().eq_ignore_ascii_case(own))
    }

    async fn check(&self) -> Result<()> {
        wire::accepted(&self.get("api/CustomerService/GetServiceSpace", Vec::new()).await?)
    }

    async fn call(&self, target: &str, parameters: &[(String, String)]) -> Result<FastStr> {
        let path = target.trim_start_matches('/');
        let name = path.rsplit('/').next().unwrap_or_default();
        if !name.starts_with("Get")
            || path.contains(['?', '#', '\\', ':'])
            || path.split('/').any(|p| p == "..")
        {
            return Err(Error::new(
                Kind::Usage,
                format!("`{target}` is not a reading path of eshouhou's API"),
            )
            .why("kefu only reads, and eshouhou's reading calls begin with `Get`")
            .hint(
                "for example `kefu api eshouhou WorkOrder/GetWorkOrders`; parameters follow as name=value",
            ));
        }
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

    /// The answer at a path to a question by an id that the user gave, so that it may be unknown.
    pub async fn get_by_id(&self, path: &str, parameters: Vec<(&str, String)>) -> Result<FastStr> {
        self.send(Request { of_id: true, ..self.request(path, parameters) }).await
    }

    /// A request that lacks its token.
    fn request(&self, path: &str, parameters: Vec<(&str, String)>) -> Request {
        let query = parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Request { hidden: &["access_token"], ..Request::get(self.address(path), query) }
    }

    /// The answer to a request. A token that the vendor rejects is renewed once.
    async fn send(&self, request: Request) -> Result<FastStr> {
        let ask = async |token| self.with_token(request.clone(), &token).await;
        self.http.in_time(self.tokens.asking(async || self.new_token().await, ask)).await
    }

    async fn with_token(&self, mut request: Request, token: &Secret) -> Result<FastStr> {
        request.query.insert(0, ("access_token".to_owned(), token.expose().to_owned()));
        self.http.send(&request, wire::refusal).await
    }

    async fn new_token(&self) -> Result<Token> {
        let timestamp = Timestamp::now().as_millisecond().to_string();
        let sign = signature(&self.app_id, &self.app_secret, &timestamp);
        let query = [("appid", &self.app_id), ("timestamp", &timestamp), ("sign", &sign)];
        let query = query.map(|(name, value)| (name.to_owned(), value.clone())).to_vec();
        let address = self.address("api/TokenApi");
        let request = Request { hidden: &["sign"], confidential: true, ..Request::get(address, query) };
        let body = self.http.send(&request, wire::token_refusal).await?;
        wire::token(&body)
    }

    /// An address below the API's own.
    fn address(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path.split('/'));
        }
        url
    }
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
