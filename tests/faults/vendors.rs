//! The vendors in good health, as far as the lists need them: three records, one a page. What each answers stands in
//! its folder, in `fixtures/suite.toml`.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use crate::{
    faults::tls::Authority,
    support::{
        Home, Kefu,
        faulty_server::{ReceivedRequest, Reply},
        vendors::{self, SUITES, Suite, SuiteList},
    },
};

pub use crate::support::vendors::{is_for_token, page_of};

/// Whom a command asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vendor(&'static str);

impl Vendor {
    pub const GOME: Self = Self("gome");
    pub const BANGWO8: Self = Self("bangwo8");
    pub const ESHOUHOU: Self = Self("eshouhou");

    /// Every vendor.
    pub fn all() -> impl Iterator<Item = Self> {
        SUITES.iter().map(|suite| Self(suite.name))
    }

    /// Where it stands among them.
    pub fn index(self) -> usize {
        Self::all().position(|vendor| vendor == self).expect("a vendor")
    }

    /// The vendor's own `suite.toml`.
    pub fn suite(self) -> &'static Suite {
        SUITES.iter().find(|suite| suite.name == self.0).expect("a suite")
    }
}

/// A command that lists records.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The command line.
    pub line: &'static str,
    /// Whom it asks.
    pub vendor: Vendor,
    /// How many records there are.
    pub records: usize,
    /// The key that tells them apart.
    pub key: &'static str,
    /// Whether each record is asked for by its id.
    pub by_id: bool,
}

const fn list(line: &'static str, vendor: Vendor, records: usize, key: &'static str) -> List {
    List { line, vendor, records, key, by_id: false }
}

pub const PHONE: List = list("complaints list", Vendor::GOME, 3, "work_order_no");
pub const VIEWS: List = list("views list", Vendor::BANGWO8, 3, "id");
pub const COUNTS: List = list("views count", Vendor::BANGWO8, 3, "id");
pub const PROJECTS: List = List { by_id: true, ..list("project show P1 P2", Vendor::ESHOUHOU, 2, "id") };

/// Every command that lists, of every vendor in the registry.
pub static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| {
    let lists = SUITES.iter().flat_map(|suite| suite.lists.iter().map(move |list| (suite, list)));
    let list = |(suite, list): (&'static Suite, &'static SuiteList)| {
        let SuiteList { line, records, key, by_id } = list;
        List { line, vendor: Vendor(suite.name), records: *records, key, by_id: *by_id }
    };
    lists.map(list).collect()
});

/// The command that lists with this line.
pub fn lists(line: &str) -> List {
    *LISTS.iter().find(|list| list.line == line).expect("a list")
}

/// A file with a single certificate. A machine's own hundreds would be read in every run, and asked in none.
static ONE_CERTIFICATE: LazyLock<PathBuf> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-certificate.pem");
    std::fs::write(&path, Authority::new().pem()).expect("a file");
    path
});

/// Everything secret in [`configured`].
pub static SECRETS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let is_secret = |key: &str| ["secret", "token", "password"].iter().any(|word| key.contains(word));
    let settings = SUITES.iter().flat_map(|suite| &suite.settings);
    settings.filter(|(key, _)| is_secret(key)).map(|(_, value)| value.as_str()).collect()
});

/// A command line with every vendor configured at an address.
pub fn configured(home: &Home, line: &str, url: &str) -> Kefu {
    let settings = SUITES
        .iter()
        .flat_map(|suite| suite.settings.iter().map(move |(key, value)| (suite.name, key, value)));
    let kefu = home.kefu(line).env("SSL_CERT_FILE", &*ONE_CERTIFICATE);
    settings.fold(kefu, |kefu, (vendor, key, value)| {
        kefu.env(format!("KEFU_{vendor}_{key}").to_uppercase(), value.replace("{url}", url))
    })
}

/// The same, with Bangwo8 by OAuth 2.
pub fn configured_with_oauth(home: &Home, line: &str, url: &str) -> Kefu {
    configured(home, line, url)
        .without("KEFU_BANGWO8_ACCOUNT")
        .without("KEFU_BANGWO8_PASSWORD")
        .env("KEFU_BANGWO8_CLIENT_ID", "client")
        .env("KEFU_BANGWO8_CLIENT_SECRET", &Vendor::BANGWO8.suite().settings["password"])
}

/// The token that a request came with, or is given: `token-1`, `token-2`, … in the order they are asked for.
pub fn token(request: &ReceivedRequest) -> String {
    match request.header("authorization").and_then(|value| value.strip_prefix("Bearer ")) {
        Some(token) => token.to_owned(),
        None if is_for_token(request) => format!("token-{}", request.before + 1),
        None => request.get("access_token").to_owned(),
    }
}

/// The vendor's answer without a fault.
pub fn good(request: &ReceivedRequest) -> Reply {
    Reply::answer(200, "Content-Type: application/json\r\n", body(request, 3))
}

/// The vendor's answer to a request for one record of `total`, or for a token.
pub fn body(request: &ReceivedRequest, total: usize) -> String {
    vendors::body(request, total, &token(request))
}

/// How a vendor says no inside a 200.
#[derive(Clone, Copy, Debug)]
pub enum VendorRefusal {
    /// Something is wrong with the request.
    Refused,
    /// There is no such thing.
    Unknown,
    /// The credentials are wrong.
    Credentials,
    /// Too much was asked.
    Throttled,
    /// The vendor is ill.
    Ill,
}

impl VendorRefusal {
    /// In the vendor's own form.
    pub fn by(self, vendor: Vendor) -> String {
        vendor.suite().refusals[self.name()].clone()
    }

    /// Its name in `suite.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Credentials => "credentials",
            Self::Throttled => "throttled",
            Self::Ill => "ill",
        }
    }
}
