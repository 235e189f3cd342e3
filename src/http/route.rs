//! The route to a vendor: directly or through a proxy, with the trusted certificates.
//!
//! The environment variables mean the same as for curl. An unusable value is an error that names the variable: a
//! request that silently bypassed the proxy would carry the account's password with it.

use std::path::PathBuf;

use url::{Host, Url};

use super::{certificates::Certificates, no_proxy, proxy::Proxy};
use crate::error::{Error, Kind, Result};

/// The route to a vendor's address. All requests to a vendor go to the same scheme, host and port.
#[derive(Clone, Debug)]
pub struct Route {
    /// The vendor's configured address.
    pub(super) base: Url,
    /// The proxy, if any.
    pub(super) proxy: Option<Proxy>,
    /// The certificates of `SSL_CERT_FILE`, if it is set and TLS is used.
    pub(super) certificates: Option<Certificates>,
}

/// The variables that may name the proxy; the first one that is set counts.
const FOR_HTTPS: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
const FOR_HTTP: [&str; 4] = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];
/// The variables that may list the hosts without a proxy.
const EXCLUDED: [&str; 2] = ["no_proxy", "NO_PROXY"];

impl Route {
    /// The route to an address according to the environment. `variable` returns the text of a variable that is set.
    ///
    /// # Errors
    /// [`Kind::Config`] that names the variable if its proxy or file of certificates cannot be used; never with the
    /// name and password in a proxy's address.
    pub fn find<'e>(
        base: Url,
        variable: impl Fn(&'static str) -> Result<Option<&'e str>>,
        certificates: Option<PathBuf>,
    ) -> Result<Self> {
        let has_folder = variable("SSL_CERT_DIR")?.is_some();
        let proxy = if is_this_machine(&base) { None } else { proxy_for(&base, variable)? };
        let mut route = Self { base, proxy, certificates: None };
        if route.is_verified() {
            let read = certificates.map(Certificates::read).transpose()?;
            // If SSL_CERT_DIR is set as well, the platform's verifier reads both.
            route.certificates = read.filter(|_| !has_folder);
        }
        Ok(route)
    }

    /// The direct route to an address on this machine, for tests.
    #[cfg(test)]
    pub fn direct(base: Url) -> Self {
        Self { base, proxy: None, certificates: None }
    }

    /// Whether a server or proxy on the route presents a certificate.
    pub(super) fn is_verified(&self) -> bool {
        let proxy = self.proxy.as_ref().map(|proxy| proxy.address.scheme());
        self.base.scheme() != "http" || proxy == Some("https")
    }

    /// The proxy, if it reads plain requests and may answer them itself. HTTPS passes through a tunnel.
    pub(super) fn reading_proxy(&self) -> Option<&Proxy> {
        self.proxy.as_ref().filter(|_| self.base.scheme() == "http")
    }
}

/// The proxy for an address.
fn proxy_for<'e>(
    base: &Url,
    variable: impl Fn(&'static str) -> Result<Option<&'e str>>,
) -> Result<Option<Proxy>> {
    let first = |names: &[&'static str]| {
        for name in names {
            if let Some(value) = variable(name)? {
                return Ok(Some((*name, value)));
            }
        }
        Ok(None)
    };
    let names = if base.scheme() == "http" { FOR_HTTP } else { FOR_HTTPS };
    let Some((name, value)) = first(&names)? else { return Ok(None) };
    let excluded = first(&EXCLUDED)?;
    if excluded.zip(base.host()).is_some_and(|((_, list), host)| no_proxy::names(list, &host)) {
        return Ok(None);
    }
    // A CGI server sets HTTP_PROXY from the request's own `Proxy` header, so it must not be trusted there.
    if name == "HTTP_PROXY" && variable("REQUEST_METHOD")?.is_some() {
        return Err(Error::new(Kind::Config, tr!("HTTP_PROXY cannot be trusted here"))
            .why(tr!("REQUEST_METHOD is set: a web server may have taken HTTP_PROXY from a request's header"))
            .hint(tr!("set http_proxy, in small letters")));
    }
    Proxy::read(name, value).map(Some)
}

/// Whether an address is on this machine, so that no request to it crosses a network: it is never reached through a
/// proxy, and plain HTTP exposes no secret.
pub fn is_this_machine(address: &Url) -> bool {
    match address.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The variable and the address of the proxy for an address.
    fn through(base: &str, variables: &[(&'static str, &'static str)]) -> Option<(String, String)> {
        let get =
            |name: &str| Ok(variables.iter().find(|(known, _)| *known == name).map(|(_, value)| *value));
        let proxy = Route::find(Url::parse(base).unwrap(), get, None).unwrap().proxy;
        proxy.map(|proxy| (proxy.variable.to_owned(), proxy.to_string()))
    }

    #[test]
    fn the_variables_are_curls_in_curls_order() {
        let all = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];
        let address =
            ["127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3", "127.0.0.1:4", "127.0.0.1:5", "127.0.0.1:6"];
        let set: Vec<_> = all.into_iter().zip(address).collect();
        let expect = |base: &str, from: usize, which: usize| {
            let expected = (all[which].to_owned(), address[which].to_owned());
            assert_eq!(through(base, &set[from..]), Some(expected), "{base} {from}");
        };
        for (from, which) in [(0, 0), (1, 1), (2, 4), (4, 4), (5, 5)] {
            expect("https://api.example.com", from, which);
        }
        for (from, which) in [(0, 2), (2, 2), (3, 3), (4, 4), (5, 5)] {
            expect("http://api.example.com", from, which);
        }
        assert_eq!(through("https://api.example.com", &set[2..4]), None);
        assert_eq!(through("https://api.example.com", &[]), None);
    }

    #[test]
    fn this_machine_and_what_no_proxy_names_is_asked_straight() {
        for base in ["http://127.0.0.1:8080", "https://localhost/x", "http://[::1]", "http://127.9.9.9"] {
            assert_eq!(through(base, &[("ALL_PROXY", "not a proxy at all")]), None, "{base}");
        }
        let set = |list| [("https_proxy", "not a proxy at all"), ("NO_PROXY", list)];
        assert_eq!(through("https://api.example.com", &set("example.com")), None);
        let own = [("https_proxy", "proxy:1"), ("no_proxy", "other.com"), ("NO_PROXY", "example.com")];
        assert!(through("https://api.example.com", &own).is_some(), "the first that is set counts");
    }

    #[test]
    fn a_web_servers_http_proxy_is_refused() {
        let get = |name: &str| Ok(["HTTP_PROXY", "REQUEST_METHOD"].contains(&name).then_some("127.0.0.1:1"));
        let error = Route::find(Url::parse("http://api.example.com").unwrap(), get, None).unwrap_err();
        assert_eq!(error.kind(), Kind::Config);
        assert!(error.lines().join("\n").contains("set http_proxy"), "{error:?}");
    }
}
