//! The three vendors in good health, as far as the lists need them: three records, one a page.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use crate::{
    faults::tls::Authority,
    support::{
        Home, Kefu,
        faulty_server::{ReceivedRequest, Reply},
    },
};

/// Whom a command asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vendor {
    Gome,
    Bangwo8,
    Eshouhou,
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
}

const fn list(line: &'static str, vendor: Vendor, records: usize, key: &'static str) -> List {
    List { line, vendor, records, key }
}

pub const PHONE: List = list("complaints list", Vendor::Gome, 3, "work_order_no");
pub const VIEWS: List = list("views list", Vendor::Bangwo8, 3, "id");
pub const COUNTS: List = list("views count", Vendor::Bangwo8, 3, "id");
pub const PROJECTS: List = list("project show P1 P2", Vendor::Eshouhou, 2, "id");

/// Every command that lists.
pub const LISTS: [List; 6] = [
    PHONE,
    list("complaints list --channel web", Vendor::Gome, 3, "complaint_id"),
    VIEWS,
    list("views tickets 15", Vendor::Bangwo8, 3, "id"),
    COUNTS,
    PROJECTS,
];

/// A file with a single certificate. A machine's own hundreds would be read in every run, and asked in none.
static ONE_CERTIFICATE: LazyLock<PathBuf> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-certificate.pem");
    std::fs::write(&path, Authority::new().pem()).expect("a file");
    path
});

/// Everything secret in [`configured`].
pub const SECRETS: [&str; 4] = ["gome+secret/1", "gome-token-1", "bangwo8 pass:word", "eshouhou+secret"];

/// A command line with every vendor configured at an address.
pub fn configured(home: &Home, line: &str, url: &str) -> Kefu {
    home.kefu(line)
        .env("SSL_CERT_FILE", &*ONE_CERTIFICATE)
        .env("KEFU_GOME_BASE_URL", format!("{url}/router"))
        .env("KEFU_GOME_APP_SECRET", SECRETS[0])
        .env("KEFU_GOME_TOKEN", SECRETS[1])
        .env("KEFU_BANGWO8_BASE_URL", url)
        .env("KEFU_BANGWO8_ACCOUNT", "agent")
        .env("KEFU_BANGWO8_PASSWORD", SECRETS[2])
        .env("KEFU_ESHOUHOU_BASE_URL", url)
        .env("KEFU_ESHOUHOU_APP_ID", "app")
        .env("KEFU_ESHOUHOU_APP_SECRET", SECRETS[3])
        .env("KEFU_ESHOUHOU_NETWORK_ID", "N1")
}

/// The same, with Bangwo8 by OAuth 2.
pub fn configured_with_oauth(home: &Home, line: &str, url: &str) -> Kefu {
    configured(home, line, url)
        .without("KEFU_BANGWO8_ACCOUNT")
        .without("KEFU_BANGWO8_PASSWORD")
        .env("KEFU_BANGWO8_CLIENT_ID", "client")
        .env("KEFU_BANGWO8_CLIENT_SECRET", SECRETS[2])
}

/// Whether a request is for a token.
pub fn is_for_token(request: &ReceivedRequest) -> bool {
    matches!(&request.path[..], "/api/TokenApi" | "/api/token.php")
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
    let number = [request.get("pageNo"), request.get("page")].into_iter().find_map(|text| text.parse().ok());
    let number: usize = number.unwrap_or(1);
    let row = |text: String| if number <= total { text } else { String::new() };
    match &request.path[..] {
        "/api/token.php" => format!(r#"{{"access_token":"{}","expires_in":3600}}"#, token(request)),
        "/api/TokenApi" => {
            let token = token(request);
            format!(r#"{{"ResultCode":0,"ResultValue":{{"access_token":"{token}","expires_in":"7200"}}}}"#)
        }
        "/router" => {
            let key = format!("{}_response", request.get("$method").replace('.', "_"));
            let row = row(format!(r#"{{"workOrderNo":"W{number}","complaintId":{number},"status":30}}"#));
            format!(r#"{{"{key}":{{"result":{{"ComplaintVOs":[{row}],"totalCount":{total}}}}}}}"#)
        }
        "/api/v1/ticketviews.json" => {
            let row = row(format!(r#"{{"id":"{number}","title":"V{number}","active":"1"}}"#));
            format!(r#"{{"ticketviews":[{row}],"count":"{total}"}}"#)
        }
        "/api/v1/ticketviews/show_many.json" => {
            let count = |id: &str| format!(r#"{{"ticketview_id":"{id}","count":"7"}}"#);
            let counts: Vec<_> = request.get("ids").split(',').map(count).collect();
            format!(r#"{{"ticketview_counts":[{}]}}"#, counts.join(","))
        }
        path if path.ends_with("/tickets.json") => {
            let row = row(format!(r#"{{"ticketId":"{number}","subject":"T"}}"#));
            format!(r#"{{"tickets":[{row}],"count":"{total}"}}"#)
        }
        path if path.ends_with("/GetCustomerProject") => {
            let id = request.get("projectId");
            format!(r#"{{"ResultCode":0,"ResultValue":[{{"ShowType":0,"Key":"项目编号","Value":"{id}"}}]}}"#)
        }
        path => panic!("nobody should ask for {path}"),
    }
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
        let gome = |code, text| format!(r#"{{"error_response":{{"code":"{code}","msg":"{text}"}}}}"#);
        let state = |code, text| format!(r#"{{"state":"{code}","message":"{text}"}}"#);
        let errcode = |code, text| format!(r#"{{"errcode":"{code}","errmsg":"{text}"}}"#);
        let result = |text| format!(r#"{{"ResultCode":"7","ErrorMsg":"{text}","ResultValue":null}}"#);
        match (vendor, self) {
            (Vendor::Gome, Self::Refused) => gome("9000", "words: 字段x不能为空"),
            (Vendor::Gome, Self::Unknown) => gome("10003", "words: 方法不存在"),
            (Vendor::Gome, Self::Credentials) => gome("20001", "words: 令牌已过期"),
            (Vendor::Gome, Self::Throttled) => gome("10002", "words: 方法调用次数超限"),
            (Vendor::Gome, Self::Ill) => gome("10001", "words: 系统错误"),
            (Vendor::Bangwo8, Self::Refused) => errcode("100001", "words"),
            (Vendor::Bangwo8, Self::Unknown) => errcode("100047", "words: Invalid resource URI"),
            (Vendor::Bangwo8, Self::Credentials) => state("401", "words"),
            (Vendor::Bangwo8, Self::Throttled) => state("429", "words"),
            (Vendor::Bangwo8, Self::Ill) => state("503", "words"),
            (Vendor::Eshouhou, Self::Unknown) => result("words: 客户项目不存在"),
            (Vendor::Eshouhou, Self::Credentials) => result("words: 无效的令牌"),
            (Vendor::Eshouhou, _) => result("words"),
        }
    }
}
