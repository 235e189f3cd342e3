//! Secrets that a vendor or a proxy echoes in unusual places are not shown.

use std::{
    fs,
    io::{Cursor, Read as _},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    cli::secrets::everything,
    support::{
        Home, Kefu, Run,
        faulty_server::{FaultyServer, ReceivedRequest, Reply},
        files,
        sandbox::Sandbox,
    },
};

const SECRET: &str = "Marker7q/密码+k&'=";
/// The beginning of [`SECRET`] in every spelling, also of base64 behind [`ACCOUNT`] or another name of its length
/// modulo 3.
const MARKS: [&str; 2] = ["Marker7q", "TWFya2VyN3"];
const ACCOUNT: &str = "agent@example.com";
const LINES: [&str; 6] = [
    "complaints list --since today --until today",
    "complaints list --since today --until today -vv -o json",
    "views list -vv",
    "check view 15 -w 5 -o json -v",
    "project show p1 --network n1 -vv -o json",
    "config check -v",
];

/// A run with every vendor at an address and the same secret for each.
fn kefu(home: &Home, line: &str, address: &str) -> Kefu {
    let mut kefu = home.kefu(&format!("{line} --retries 0"));
    for vendor in ["GOME", "BANGWO8", "ESHOUHOU"] {
        kefu = kefu.env(format!("KEFU_{vendor}_BASE_URL"), address);
        kefu = kefu.env(format!("KEFU_{vendor}_ALLOW_HTTP"), "true");
    }
    for name in ["GOME_APP_SECRET", "GOME_TOKEN", "BANGWO8_PASSWORD", "ESHOUHOU_APP_SECRET"] {
        kefu = kefu.env(format!("KEFU_{name}"), SECRET);
    }
    kefu.env("KEFU_BANGWO8_ACCOUNT", ACCOUNT).env("KEFU_ESHOUHOU_APP_ID", "app")
}

/// Percent-encoded, as in a query.
fn form(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[track_caller]
fn shows_none(said: &str, marks: &[&str], about: &str) {
    for mark in marks {
        assert!(!said.contains(mark), "{mark} is shown, {about}:\n{said}");
    }
}

#[test]
fn where_a_redirect_leads_is_said_without_secrets() {
    let locations = [
        format!("https://login.example.com/?back=x&token={}", form(SECRET)),
        format!("/login/{}", form(SECRET).to_lowercase()),
        format!("https://{}@login.example.com/{}", form(SECRET), form(&form(SECRET))),
        format!("https://Marker7q.example.com/{}", STANDARD.encode(format!("{ACCOUNT}:{SECRET}"))),
        format!("//login.example.com/#{}", form(SECRET)),
        format!("http://[{}", form(SECRET)),
        // Long enough to be cut within the secret.
        format!("/{}/{}", "x".repeat(84), form(SECRET)),
        format!("https://login.example.com/{}/{}", "x".repeat(80), form(SECRET)),
    ];
    for location in locations {
        let header = format!("Location: {location}\r\n");
        let server = FaultyServer::start(move |_| Reply::answer(302, &header, "moved"));
        for line in LINES {
            let home = Home::new();
            let run = kefu(&home, line, &server.url()).run();
            assert_ne!(run.code, Some(0), "{run}");
            let said = everything(&home, &run).replace("marker7q.example.com", "");
            shows_none(&said, &MARKS, &format!("redirected to {location}"));
        }
    }
}

/// Repeats what a request told the proxy.
fn echo(request: &ReceivedRequest) -> Reply {
    let told = request.header("proxy-authorization");
    let pair = told.and_then(|line| line.rsplit(' ').next()).unwrap_or_default();
    let body = format!("<html><head><title>{pair} {SECRET} {}</title></head></html>", form(SECRET));
    Reply::answer(407, &format!("Proxy-Authenticate: Basic realm=\"{}\"\r\n", form(SECRET)), body)
}

#[test]
fn a_proxys_password_is_shown_by_nobody() {
    let server = FaultyServer::start(echo);
    let at = server.url().replace("http://", "");
    let encoded = percent_encoding::utf8_percent_encode(SECRET, percent_encoding::NON_ALPHANUMERIC);
    for proxy in [
        format!("http://me:{encoded}@{at}"),
        format!("me:{encoded}@{at}/"),
        // These cannot be used.
        format!("http://me:{SECRET}@{at}"),
        format!("http://me:{encoded}@127.0.0.1:port"),
        format!("http://{SECRET}@{at}"),
        format!("socks5://me:{encoded}@{at}"),
        format!("https://me:{encoded}@"),
        format!("{encoded}"),
    ] {
        for (line, address) in LINES.iter().flat_map(|line| [(line, "http"), (line, "https")]) {
            let home = Home::new();
            let kefu = kefu(&home, line, &format!("{address}://vendor.invalid"));
            let kefu = ["GOME_APP_SECRET", "GOME_TOKEN", "BANGWO8_PASSWORD", "ESHOUHOU_APP_SECRET"]
                .iter()
                .fold(kefu, |kefu, name| kefu.env(format!("KEFU_{name}"), "other-value"));
            let run = kefu.env("http_proxy", &proxy).env("https_proxy", &proxy).run();
            assert_ne!(run.code, Some(0), "{run}");
            shows_none(&everything(&home, &run), &MARKS, &format!("the proxy is {proxy}"));
        }
    }
}

const TOKEN: &str = "Granted7q/令牌+t&=";

/// Grants tokens, and repeats them in every other answer.
fn granted(request: &ReceivedRequest) -> Reply {
    let token = serde_json::to_string(TOKEN).expect("text").replace('/', "\\/");
    let said = format!("{} {} {}", &token[1..token.len() - 1], form(TOKEN), STANDARD.encode(TOKEN));
    Reply::answer(
        200,
        "",
        match &*request.path {
            "/api/token.php" => format!(r#"{{"access_token":{token},"expires_in":3600}}"#),
            "/api/TokenApi" => {
                format!(r#"{{"ResultCode":0,"ResultValue":{{"access_token":{token},"expires_in":7200}}}}"#)
            }
            _ => format!(
                r#"{{"ResultCode":7,"ResultMessage":"no {said}","error":"no {said}","{said}":{token}}}"#
            ),
        },
    )
}

#[test]
fn tokens_that_were_fetched_are_not_shown_when_they_are_repeated() {
    let server = FaultyServer::start(granted);
    let marks = ["Granted7q", &STANDARD.encode("Granted7q")[..12]];
    for line in &LINES[2..] {
        let home = Home::new();
        let kefu =
            kefu(&home, line, &server.url()).without("KEFU_BANGWO8_ACCOUNT").without("KEFU_BANGWO8_PASSWORD");
        // Gome would be asked before there is a token.
        let kefu = kefu.without("KEFU_GOME_APP_SECRET").without("KEFU_GOME_TOKEN");
        let run = kefu.env("KEFU_BANGWO8_CLIENT_ID", "app").env("KEFU_BANGWO8_CLIENT_SECRET", "s3cret").run();
        assert_ne!(run.code, Some(0), "{run}");
        // Where tokens are kept they stand, for their user alone.
        let kept = files(&home.path("cache"), ".json");
        assert!(
            kept.iter().any(|file| fs::read_to_string(file).expect("a file").contains("Granted7q")),
            "{run}"
        );
        fs::remove_dir_all(home.path("cache")).expect("the folder of tokens");
        shows_none(&everything(&home, &run), &marks, line);
    }
    assert!(
        server
            .log()
            .requests
            .iter()
            .any(|request| { request.header("authorization").is_some_and(|told| told.contains("Bearer")) }),
        "tokens are sent"
    );
}

/// Everything that is in a workbook.
fn unzipped(run: &Run, home: &Home, name: &str) -> String {
    let file = fs::read(home.path(name)).unwrap_or_else(|e| panic!("{e}: {run}"));
    let mut book = zip::ZipArchive::new(Cursor::new(file)).expect("a workbook");
    let mut text = String::new();
    for at in 0..book.len() {
        let mut part = book.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

#[test]
fn a_workbook_holds_no_secret_either() {
    let sandbox = Sandbox::start("");
    // What was asked stands on a sheet of its own.
    for secret in ["KEFU_GOME_TOKEN", "KEFU_GOME_APP_SECRET"].map(|name| sandbox.get(name)) {
        let home = Home::new();
        let words = ["complaints", "list", "--since", "today", "--order", secret, "--to", "book.xlsx"];
        let run = home.kefu_words(words).envs(&sandbox.variables).run().exits(0);
        let book = unzipped(&run, &home, "book.xlsx");
        let asked = book.find("kefu complaints list").and_then(|at| book[at..].split('<').next());
        assert!(asked.is_some_and(|asked| asked.contains("***")), "{asked:?}");
        shows_none(&book, &[secret], "a workbook");
        shows_none(&everything(&home, &run), &[secret], "a workbook");
    }
}
