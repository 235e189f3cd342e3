//! A proxy's address in an environment variable, interpreted as curl does.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use percent_encoding::percent_decode_str;
use reqwest::header::HeaderValue;
use url::Url;

use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
};

/// The port of an `http://` proxy without one: curl's default, not the web's.
const USUAL_PORT: u16 = 1080;

/// A proxy, and the variable that names it. Displays as its host and port.
#[derive(Clone, Debug)]
pub(super) struct Proxy {
    /// The variable.
    pub(super) variable: &'static str,
    /// Scheme, host and port only.
    pub(super) address: Url,
    /// Name and password, if the address has them.
    login: Option<Login>,
}

/// A name and a password, as written and decoded. The decoded bytes need not be UTF-8.
#[derive(Clone)]
struct Login {
    written: Secret,
    name: Vec<u8>,
    password: Vec<u8>,
}

impl Proxy {
    /// Parses a variable's value: `[http[s]://][name[:password]@]host[:port][/…]`. Name and password are
    /// percent-decoded; anything after the port is ignored.
    ///
    /// # Errors
    /// [`Kind::Config`] that names the variable without its value, which may contain a password.
    pub(super) fn read(variable: &'static str, value: &str) -> Result<Self> {
        let wrong = |why: String| {
            Error::new(Kind::Config, tr!("the proxy in {variable} cannot be used", variable)).why(why).hint(tr!(
                "write {variable} like http://proxy.example.com:8080, or unset it; NO_PROXY names hosts to ask \
                 without a proxy",
                variable
            ))
        };
        let value = value.trim_matches([' ', '\t', '\r', '\n']);
        let (scheme, rest) = value.split_once("://").unwrap_or(("http", value));
        let scheme = scheme.to_ascii_lowercase();
        if scheme.starts_with("socks") {
            return Err(wrong(tr!("it is a SOCKS proxy, and kefu asks HTTP proxies only")));
        }
        if scheme != "http" && scheme != "https" {
            return Err(wrong(tr!("it is neither http:// nor https://")));
        }
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, after) = rest.split_at(end);
        let (login, host_port) = match authority.rsplit_once('@') {
            Some((login, host_port)) => (Some(login), host_port),
            None => (None, authority),
        };
        if after.contains('@') || login.is_some_and(|login| login.contains('@')) {
            return Err(wrong(tr!(
                "an @, /, ? or # in its name or password has to be written as %40, %2F, %3F or %23"
            )));
        }
        let address = address(&scheme, host_port).ok_or_else(|| wrong(tr!("it is not a host and a port")))?;
        Ok(Self { variable, address, login: login.filter(|login| !login.is_empty()).map(Login::read) })
    }

    /// Whether the address has a name and a password.
    pub(super) fn has_login(&self) -> bool {
        self.login.is_some()
    }

    /// The secrets to redact: the password in each of its encodings.
    pub(super) fn secrets(&self) -> Vec<Secret> {
        self.login.as_ref().map(Login::secrets).unwrap_or_default()
    }

    /// The proxy for reqwest, used for every request.
    ///
    /// # Errors
    /// The client's own errors.
    pub(super) fn for_client(&self) -> reqwest::Result<reqwest::Proxy> {
        let proxy = reqwest::Proxy::all(self.address.clone())?;
        Ok(match self.login.as_ref().and_then(Login::header) {
            Some(header) => proxy.custom_http_auth(header),
            None => proxy,
        })
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = self.address.port_or_known_default().unwrap_or(USUAL_PORT);
        write!(f, "{}:{port}", self.address.host_str().unwrap_or_default())
    }
}

/// Shows nothing.
impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written.fmt(f)
    }
}

impl Login {
    fn read(written: &str) -> Self {
        let (name, password) = written.split_once(':').unwrap_or((written, ""));
        let decoded = |text: &str| percent_decode_str(text).collect();
        Self { written: Secret::new(written), name: decoded(name), password: decoded(password) }
    }

    /// Name and password as they are sent.
    fn pair(&self) -> Vec<u8> {
        [&self.name[..], b":", &self.password].concat()
    }

    fn header(&self) -> Option<HeaderValue> {
        let mut header = HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(self.pair()))).ok()?;
        header.set_sensitive(true);
        Some(header)
    }

    fn secrets(&self) -> Vec<Secret> {
        let (_, written) = self.written.expose().split_once(':').unwrap_or_default();
        let password = String::from_utf8_lossy(&self.password).into_owned();
        let pair = STANDARD.encode(self.pair());
        vec![Secret::new(written), Secret::new(password), Secret::new(pair), self.written.clone()]
    }
}

/// The URL of a host with an optional port.
fn address(scheme: &str, host_port: &str) -> Option<Url> {
    // The URL parser would silently remove line breaks and tabs.
    if host_port.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let port = host_port.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.contains(']'));
    let port = port.map(|port| port.parse::<u16>().ok().filter(|port| *port > 0));
    let mut url = Url::parse(&format!("{scheme}://{host_port}/")).ok().filter(Url::has_host)?;
    match port {
        Some(port) => port.map(drop)?,
        None if scheme == "http" => url.set_port(Some(USUAL_PORT)).ok()?,
        None => {}
    }
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_means_what_it_means_to_curl() {
        for (value, address, login) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/", None),
            ("127.0.0.1:8080/", "http://127.0.0.1:8080/", None),
            ("proxy.example.com:8080", "http://proxy.example.com:8080/", None),
            ("proxy.example.com", "http://proxy.example.com:1080/", None),
            ("http://proxy.example.com:80", "http://proxy.example.com/", None),
            ("https://proxy.example.com", "https://proxy.example.com/", None),
            ("HTTP://Proxy.Example.com:3128/path?query#rest", "http://proxy.example.com:3128/", None),
            ("  http://127.0.0.1:8080\r\n", "http://127.0.0.1:8080/", None),
            ("http://[2001:db8::1]:8080", "http://[2001:db8::1]:8080/", None),
            ("http://[2001:db8::1]", "http://[2001:db8::1]:1080/", None),
            ("me:pass@127.0.0.1:8080", "http://127.0.0.1:8080/", Some("me:pass")),
            ("http://me@127.0.0.1:8080", "http://127.0.0.1:8080/", Some("me:")),
            ("http://me:@127.0.0.1:8080", "http://127.0.0.1:8080/", Some("me:")),
            ("http://@127.0.0.1:8080", "http://127.0.0.1:8080/", None),
            ("http://张三:密码@127.0.0.1:8080", "http://127.0.0.1:8080/", Some("张三:密码")),
            ("http://%E5%BC%A0:p%40s%3as@127.0.0.1:8080", "http://127.0.0.1:8080/", Some("张:p@s:s")),
            ("http://me:100%@127.0.0.1:8080", "http://127.0.0.1:8080/", Some("me:100%")),
            ("http://me:a b@127.0.0.1:8080", "http://127.0.0.1:8080/", Some("me:a b")),
        ] {
            let proxy = Proxy::read("HTTPS_PROXY", value).unwrap_or_else(|e| panic!("{value}: {e:?}"));
            assert_eq!(proxy.address.as_str(), address, "{value}");
            let sent = proxy.login.as_ref().map(|login| String::from_utf8(login.pair()).unwrap());
            assert_eq!(sent.as_deref(), login, "{value}");
            assert!(proxy.for_client().is_ok(), "{value}");
        }
    }

    #[test]
    fn bytes_of_another_charset_are_sent_as_they_were_encoded() {
        let login =
            Proxy::read("HTTPS_PROXY", "http://me:%C3%DC%C2%EB@127.0.0.1:8080").unwrap().login.unwrap();
        assert_eq!(login.pair(), b"me:\xc3\xdc\xc2\xeb");
    }

    #[test]
    fn what_cannot_be_used_is_named_by_its_variable_and_not_shown() {
        for (value, why) in [
            (" ", "not a host"),
            ("http://", "not a host"),
            ("//127.0.0.1:8080", "not a host"),
            ("http:127.0.0.1:8080", "not a host"),
            ("127.0.0.1:", "not a host"),
            ("http://me:s3cret@", "not a host"),
            ("http://me:s3cret@127.0.0.1:80a", "not a host"),
            ("http://me:s3cret@127.0.0.1:0", "not a host"),
            ("http://me:s3cret@127.0.0.1:99999", "not a host"),
            ("http://me:s3cret@127.0.0.1：8080", "not a host"),
            ("http://me:s3cret@127.0.0.1:8080 http://127.0.0.1:8081", "not a host"),
            ("http://me:s3cret@pro xy:8080", "not a host"),
            ("http://me:s3cret@pro\txy:8080", "not a host"),
            ("http://me:s3cret@2001:db8::1:8080", "not a host"),
            ("http://me:s3c/ret@127.0.0.1:8080", "%2F"),
            ("http://me:12#s3cret@127.0.0.1:8080", "%23"),
            ("http://me:12\\s3cret@127.0.0.1:8080", "%40"),
            ("http://me:s3cret@home@127.0.0.1:8080", "%40"),
            ("socks5://me:s3cret@127.0.0.1:1080", "SOCKS"),
            ("SOCKS5H://127.0.0.1", "SOCKS"),
            ("socks://127.0.0.1", "SOCKS"),
            ("ftp://me:s3cret@127.0.0.1", "neither"),
        ] {
            let Err(error) = Proxy::read("ALL_PROXY", value) else { panic!("{value} is taken") };
            let lines = error.lines().join("\n");
            assert_eq!(error.kind(), Kind::Config, "{value}");
            assert!(lines.contains("ALL_PROXY") && lines.contains(why), "{value}: {lines}");
            assert!(!lines.contains("s3c") && !lines.contains("127.0.0.1"), "{value}: {lines}");
        }
    }
}
