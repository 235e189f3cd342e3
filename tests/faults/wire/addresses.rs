//! Where it points: web pages, redirects, addresses where nothing is, proxies. What is said names the setting that
//! is wrong, and no query string, name or password of an address.

use crate::{
    support::{Home, Run, faulty::Faulty},
    vendors::{PHONE, configured, good},
};

/// Asks Gome at an address with these variables.
fn through(base: &str, variables: &[(&str, &str)]) -> Run {
    let kefu = configured(&Home::new(), &format!("{} -o json --retries 0", PHONE.line), base);
    let kefu = kefu.env("KEFU_GOME_ALLOW_HTTP", "true");
    variables.iter().fold(kefu, |kefu, (name, value)| kefu.env(name, value)).run()
}

#[test]
fn a_proxy_is_used_as_curl_would_use_it() {
    let proxy = Faulty::start(good);
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
        let told = last.head.lines().find_map(|line| line.strip_prefix("proxy-authorization: "));
        assert_eq!(told, login, "{name}={value}");
    }
}

#[test]
fn a_proxy_that_cannot_be_used_is_named_and_nothing_is_sent() {
    let server = Faulty::start(good);
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
