//! Where it points: web pages, redirects, addresses where nothing is, proxies. What is said names the setting that
//! is wrong, and no query string, name or password of an address.

use crate::{
    faults::{
        three_words,
        vendors::{
            LISTS, PHONE, SECRETS, Vendor, VendorRefusal, configured, configured_with_oauth, good,
            is_for_token,
        },
    },
    support::{
        Home, Run,
        faulty_server::{FaultyServer, ReceivedRequest, Reply},
    },
};

use super::answered;

const FIREWALL: &str = "<!DOCTYPE html>\n<html><head><title>\n 访问被&#38;阻断 </title></head>no</html>";

#[test]
fn a_web_page_is_said_to_be_one_with_its_title() {
    for list in LISTS.iter().copied() {
        for (status, exit) in
            [(200, 65), (400, 65), (401, 77), (403, 65), (405, 65), (500, 69), (502, 69), (503, 69)]
        {
            for headers in ["", "Content-Type: text/html; charset=utf-8\r\n"] {
                let run = answered(list.line, move |_| Reply::answer(status, headers, FIREWALL)).exits(exit);
                assert!(three_words(&run, false), "{status}: {run}");
                let title = "why: the page's title is \"访问被&阻断\"";
                assert!(run.stderr.contains("web page") && run.stderr.contains(title), "{status}: {run}");
            }
        }
    }
}

#[test]
fn a_title_holds_no_secret_and_no_escape_sequence() {
    for secret in [SECRETS[0], SECRETS[1], "gome%2Bsecret%2F1"] {
        let page = format!("<title>&#27;[31m {} {secret}</title>", "x".repeat(100));
        let run = answered(PHONE.line, move |_| Reply::answer(403, "", &page)).exits(65);
        assert!(!run.stderr.contains(&secret[..6]) && !run.stderr.contains('\u{1b}'), "{run}");
    }
    // The page in answer to a token request may contain a token that the redactor does not know yet.
    let server = FaultyServer::start(|_| Reply::answer(403, "", "<title>a new t0ken</title>"));
    let run = configured(&Home::new(), "project show P1", &server.url()).run().exits(65);
    assert!(run.stderr.contains("web page") && !run.stderr.contains("t0ken"), "{run}");
}

/// A command, and how it ends where nothing is at the vendor's address.
const NOWHERE: &[(&str, i32)] = &[
    ("complaints list", 65),
    ("complaints show W1", 65),
    ("views list", 65),
    ("views count", 65),
    ("views count 15", 4),
    ("views show 15", 4),
    ("views tickets 15", 4),
    ("tickets show 12", 4),
    ("project show P1", 4),
    ("project show --serial SN1", 4),
    ("api gome gome.shop.shopInfo.get", 65),
    ("api bangwo8 tickets/12", 65),
    ("api eshouhou WorkOrder/GetWorkOrders", 65),
];

#[test]
fn only_an_id_that_the_user_gave_can_be_unknown() {
    for status in [404, 410] {
        for (line, exit) in NOWHERE {
            let counted = line.starts_with("views count 15");
            let nothing = move |request: &ReceivedRequest| match request.path.ends_with("/ticketviews.json")
                && counted
            {
                true => good(request),
                false => Reply::answer(status, "", ""),
            };
            let run = answered(line, nothing).exits(*exit);
            assert_eq!(run.stderr.contains("base_url"), *exit == 65, "{run}");
            assert_eq!(run.stderr.contains("nothing is at http://127.0.0.1:"), *exit == 65, "{run}");
        }
    }
    let server = FaultyServer::start(|_| Reply::answer(404, "", ""));
    for run in [
        configured(&Home::new(), "project show P1", &server.url()).run(),
        configured_with_oauth(&Home::new(), "tickets show 12", &server.url()).run(),
        configured(&Home::new(), "project show P1", &server.url()).without("KEFU_ESHOUHOU_NETWORK_ID").run(),
    ] {
        assert!(run.exits(65).stderr.contains("base_url"));
    }
}

#[test]
fn a_vendor_that_knows_no_such_address_says_so_of_the_address() {
    for (line, vendor, status, exit) in [
        ("complaints list", Vendor::GOME, 200, 1),
        ("views list", Vendor::BANGWO8, 200, 1),
        ("views list", Vendor::BANGWO8, 404, 65),
        ("views show 15", Vendor::BANGWO8, 200, 4),
        ("views show 15", Vendor::BANGWO8, 404, 4),
        ("views tickets 15", Vendor::BANGWO8, 200, 4),
        ("project show P1", Vendor::ESHOUHOU, 200, 4),
        ("api eshouhou WorkOrder/GetWorkOrders", Vendor::ESHOUHOU, 200, 1),
    ] {
        let run =
            answered(line, move |_| Reply::answer(status, "", VendorRefusal::Unknown.by(vendor))).exits(exit);
        assert!(run.stderr.contains("words"), "{run}");
        assert_eq!(run.stderr.contains("base_url"), exit != 4 && vendor != Vendor::GOME, "{run}");
    }
}

#[test]
fn a_redirect_names_where_to_and_the_address_to_set() {
    for (location, why, hint) in [
        (
            "https://{host}{target}",
            "https://{host}/router,",
            "set `base_url` of gome to https://{host}/router",
        ),
        (
            "https://gw.example.com/open/router?x=1#y",
            "https://gw.example.com/open/router,",
            "check `base_url` of gome",
        ),
        (
            "https://gw.example.com/router",
            "https://gw.example.com/router,",
            "if that is gome's own, set `base_url` to https://gw.example.com/router",
        ),
        (
            "https://me:s3cret@gw.example.com/router?token=s3cret",
            "https://gw.example.com/router,",
            "to https://gw.example.com/router",
        ),
        (
            "//gw.example.com:8443/login;jsessionid=s3cret?to=s3cret",
            "http://gw.example.com:8443/login,",
            "check `base_url` of gome",
        ),
        ("/login?token=s3cret", "http://{host}/login,", "check `base_url` of gome"),
        ("/gome%2Bsecret%2F1", "http://{host}/***,", "check `base_url` of gome"),
        ("weixin:login?s3cret", "without saying where to", "check `base_url` of gome"),
        ("http://", "without saying where to", "check `base_url` of gome"),
        ("", "without saying where to", "check `base_url` of gome"),
    ] {
        for status in [301, 302, 303, 307, 308] {
            let server = FaultyServer::start(move |request: &ReceivedRequest| {
                let host = request.header("host").unwrap_or_default();
                let location = location.replace("{host}", host).replace("{target}", &request.target);
                Reply::answer(status, &format!("Location: {location}\r\n"), "<title>Moved</title>")
            });
            let host = server.url().replace("http://", "");
            let run = configured(&Home::new(), PHONE.line, &server.url()).run().exits(69);
            for words in [why, hint] {
                assert!(run.stderr.contains(&words.replace("{host}", &host)), "{status} {location}: {run}");
            }
            assert!(!run.stderr.contains("s3cret") && !run.stderr.contains("sign"), "{location}: {run}");
            assert_eq!(server.log().requests.len(), 1, "{location}: it was followed or repeated");
        }
    }
}

#[test]
fn https_in_place_of_http_is_found_whatever_stands_behind_the_address() {
    let server = FaultyServer::start(|request: &ReceivedRequest| match is_for_token(request) {
        true => good(request),
        false => {
            Reply::answer(301, &format!("Location: https://api.example.com/v2{}\r\n", request.target), "")
        }
    });
    for (line, vendor) in
        [("views list", "bangwo8"), ("tickets show 12", "bangwo8"), ("project show P1", "eshouhou")]
    {
        let run = configured(&Home::new(), line, &server.url()).run().exits(69);
        let hint = format!("if that is {vendor}'s own, set `base_url` to https://api.example.com/v2\n");
        assert!(run.stderr.contains(&hint), "{run}");
    }
}

#[test]
fn a_token_that_no_header_can_hold_is_an_answer_that_is_wrong() {
    for token in ["a\\nb", "a\\r\\nX-Injected: 1", "a\\u0000b"] {
        let server = FaultyServer::start(move |request: &ReceivedRequest| match is_for_token(request) {
            true => Reply::answer(200, "", format!(r#"{{"access_token":"{token}","expires_in":3600}}"#)),
            false => good(request),
        });
        let run = configured_with_oauth(&Home::new(), "views list", &server.url()).run().exits(65);
        assert!(run.stderr.contains("token") && !run.stderr.contains("network"), "{run}");
        assert!(server.log().requests.iter().all(is_for_token), "{run}");
    }
}

#[test]
fn a_question_that_is_too_long_for_an_address_is_not_sent() {
    let long = format!("x={}", "1".repeat(70_000));
    let server = FaultyServer::start(good);
    let kefu = configured(&Home::new(), "api gome gome.shop.shopInfo.get", &server.url());
    let run = kefu.arg(long).run().exits(2);
    assert!(run.stderr.contains("shorter parameters"), "{run}");
    assert_eq!(server.log().requests.len(), 0, "{run}");
}

/// Asks Gome at an address with these variables.
fn through(base: &str, variables: &[(&str, &str)]) -> Run {
    let kefu = configured(&Home::new(), &format!("{} -o json --retries 0", PHONE.line), base);
    let kefu = kefu.env("KEFU_GOME_ALLOW_HTTP", "true");
    variables.iter().fold(kefu, |kefu, (name, value)| kefu.env(name, value)).run()
}

#[test]
fn a_proxy_is_used_as_curl_would_use_it() {
    let proxy = FaultyServer::start(good);
    let at = proxy.url().replace("http://", "");
    for (name, value, login) in [
        ("http_proxy", "http://{at}", None),
        ("HTTP_PROXY", "{at}/", None),
        ("ALL_PROXY", "{at}", None),
        ("all_proxy", "HTTP://{at}/path?query", None),
        ("http_proxy", " http://{at} ", None),
        ("HTTP_PROXY", "http://me:pass@{at}", Some("Basic bWU6cGFzcw==")),
        ("HTTP_PROXY", "me:p%40ss@{at}", Some("Basic bWU6cEBzcw==")),
        ("HTTP_PROXY", "http://张三:密码@{at}", Some("Basic 5byg5LiJOuWvhueggQ==")),
        ("HTTP_PROXY", "http://me:%C3%DC%C2%EB@{at}", Some("Basic bWU6w9zC6w==")),
    ] {
        let run = through("http://vendor.example.com", &[(name, &value.replace("{at}", &at))]).ok();
        assert_eq!(run.column("work_order_no").len(), 3, "{name}={value}: {run}");
        let last = proxy.log().requests.pop().expect("a request");
        assert!(last.target.starts_with("http://vendor.example.com/router?"), "{name}={value}");
        assert_eq!(last.header("proxy-authorization"), login, "{name}={value}");
    }
}

#[test]
fn a_proxy_that_cannot_be_used_is_named_and_nothing_is_sent() {
    let server = FaultyServer::start(good);
    for (base, name, value) in [
        ("http", "http_proxy", "socks5://127.0.0.1:1080"),
        ("http", "ALL_PROXY", "socks5h://me:s3cret@127.0.0.1:1080"),
        ("https", "ALL_PROXY", "socks5://127.0.0.1:1080"),
        ("https", "HTTPS_PROXY", "socks4://127.0.0.1:1080"),
        ("https", "https_proxy", "ftp://me:s3cret@127.0.0.1"),
        ("https", "HTTPS_PROXY", "http://me:s3cret@127.0.0.1:port"),
        ("https", "HTTPS_PROXY", "http://me:s3/cret@127.0.0.1:8080"),
        ("https", "HTTPS_PROXY", "http://127.0.0.1:8080 http://127.0.0.1:8081"),
        ("https", "HTTPS_PROXY", "http://127.0.0.1：8080"),
        ("https", "HTTPS_PROXY", "://"),
    ] {
        let run = through(&format!("{base}://vendor.example.com"), &[(name, value)]).exits(78);
        assert!(run.stderr.contains(name) && !run.stderr.contains("s3"), "{name}={value}: {run}");
        // What is on this machine is asked without it, and what NO_PROXY names as well.
        through(&server.url(), &[(name, value)]).ok();
        let excluded = through("http://127.0.0.1.invalid", &[(name, value), ("NO_PROXY", ".invalid")]);
        assert_eq!(excluded.code, Some(69), "{excluded}");
    }
    #[cfg(unix)]
    {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
        let kefu = configured(&Home::new(), PHONE.line, "https://vendor.example.com");
        let run = kefu.env("HTTPS_PROXY", OsStr::from_bytes(b"http://\xff@127.0.0.1:1")).run().exits(78);
        assert!(run.stderr.contains("HTTPS_PROXY"), "{run}");
    }
}

#[test]
fn a_proxy_that_fails_is_named_with_its_variable() {
    let busy = FaultyServer::start(|_| Reply::answer(502, "", "<title>no way</title>"));
    let closed = FaultyServer::start(|_| Reply::answer(407, "", ""));
    let at = |proxy: &FaultyServer| proxy.url().replace("http://", "");
    let me = |proxy: &FaultyServer| proxy.url().replace("http://", "http://me:s3cret@");
    for (base, name, value, exit, says) in [
        (
            "http",
            "http_proxy",
            "me:s3cret@127.0.0.1:9".into(),
            69,
            "through the proxy 127.0.0.1:9 of http_proxy",
        ),
        (
            "https",
            "ALL_PROXY",
            "http://me:s3cret@127.0.0.1:9".into(),
            69,
            "through the proxy 127.0.0.1:9 of ALL_PROXY",
        ),
        ("https", "HTTPS_PROXY", me(&busy), 69, "through the proxy {busy} of HTTPS_PROXY"),
        ("http", "http_proxy", me(&busy), 69, "through the proxy {busy} of http_proxy"),
        ("http", "http_proxy", at(&closed), 78, "the proxy {closed} of http_proxy wants"),
        ("https", "HTTPS_PROXY", me(&closed), 78, "the proxy {closed} of HTTPS_PROXY wants"),
    ] {
        let run = through(&format!("{base}://vendor.example.com"), &[(name, &value)]).exits(exit);
        let says = says.replace("{busy}", &at(&busy)).replace("{closed}", &at(&closed));
        assert!(run.stderr.contains(&says) && !run.stderr.contains("s3cret"), "{says}: {run}");
    }
    let asked = |proxy: &FaultyServer| {
        proxy.log().requests.iter().map(|request| request.method.clone()).collect::<Vec<_>>()
    };
    assert_eq!(asked(&busy), ["CONNECT", "GET"]);
    assert_eq!(asked(&closed), ["GET", "CONNECT"]);
}
