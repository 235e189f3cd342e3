//! The meaning of an HTTP status without a refusal in the body: web pages, redirects, wrong addresses.

use std::iter;

use url::Url;

use super::{
    Http, Request,
    failure::proxy_login,
    page::{Page, SHOWN},
    response::Response,
    shortened,
};
use crate::{
    error::{Error, Kind},
    secret::redact,
};

/// Whether a failure with this status may be transient.
pub(super) fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

impl Http {
    /// The error for a web page in place of data.
    pub(super) fn web_page(&self, request: &Request, page: &Page) -> Error {
        let vendor = self.0.vendor;
        let what = tr!("{vendor} sent a web page instead of data", vendor);
        self.fail(Kind::Answer, what).why(about(request, page)).hint(tr!(
            "check `base_url` of {vendor} and the network: login pages, portals and firewalls answer so",
            vendor
        ))
    }

    /// The error for an unsuccessful status.
    pub(super) fn error_for(&self, request: &Request, response: &Response, page: Option<&Page>) -> Error {
        let status = response.status;
        // A redirect's web page has no information beyond its target.
        let page = page.filter(|_| !(300..400).contains(&status));
        let vendor = self.0.vendor;
        let error = |kind| match page {
            Some(_) => {
                Error::new(kind, tr!("{vendor} answered HTTP {status} with a web page", vendor, status))
            }
            None => Error::new(kind, tr!("{vendor} answered HTTP {status}", vendor, status)),
        };
        let proxy = self.0.options.route.reading_proxy();
        if let Some(proxy) = proxy.filter(|_| status == 407) {
            return proxy_login(proxy);
        }
        let error = match status {
            301 | 302 | 303 | 307 | 308 => return self.redirected(request, response, error(Kind::Unreachable)),
            404 | 410 if page.is_some() || !request.of_id => return self.nothing_there(request, page, error(Kind::Answer)),
            401 => error(Kind::Credentials),
            404 | 410 => error(Kind::NotFound),
            429 => error(Kind::TryLater),
            300..=399 | 408 | 500..=599 => error(Kind::Unreachable),
            // A web page does not come from the vendor's API, so the status says nothing about the credentials.
            _ if page.is_some() => error(Kind::Answer).hint(tr!(
                "a firewall or a proxy answers so: ask whoever runs it, or {vendor} whether it lets this machine in",
                vendor
            )),
            403 => error(Kind::Credentials),
            _ => error(Kind::Refused),
        };
        let wait = response.retry_after().filter(|wait| is_passing(status) && !wait.is_zero());
        let wait = wait.map(|wait| tr!("it asks not to come back for {n} s", n = wait.as_secs()));
        let page = page.map(|page| about(request, page));
        let through = proxy.map(|proxy| {
            tr!("asked through the proxy {proxy} of {variable}", proxy, variable = proxy.variable)
        });
        let why: Vec<_> = [wait, page, through].into_iter().flatten().collect();
        if why.is_empty() { error } else { error.why(why.join(&tr!("; "))) }
    }

    /// The error for a redirect, which is not followed: its target, and the `base_url` to set.
    fn redirected(&self, request: &Request, response: &Response, error: Error) -> Error {
        let vendor = self.0.vendor;
        let check = tr!("check `base_url` of {vendor}", vendor);
        let target = request.url.join(response.location()).ok().filter(|_| !response.location().is_empty());
        let Some(target) = target.filter(Url::has_host) else {
            return error.why(tr!("it redirects elsewhere without saying where to")).hint(check);
        };
        let target = bare(&target);
        let shown = redact(target.as_str());
        let shown = shortened(&shown, SHOWN);
        let error = error
            .why(tr!("it redirects to {address}, and credentials are not carried along", address = shown));
        match self.base_at(request, &target) {
            Some(base) if target.host_str() == request.url.host_str() => {
                error.hint(tr!("set `base_url` of {vendor} to {base}", vendor, base))
            }
            Some(base) => {
                error.hint(tr!("if that is {vendor}'s own, set `base_url` to {base}", vendor, base))
            }
            None => error.hint(check),
        }
    }

    /// The `base_url` that would have led to a redirect's target; `None` if only part of the address changes or the
    /// target leaves `https://`.
    fn base_at(&self, request: &Request, target: &Url) -> Option<String> {
        let base = &self.0.options.route.base;
        let rest = request.url.path().strip_prefix(base.path().trim_end_matches('/'))?;
        // A target outside the configured path could be anything: a login page, for example.
        let path = match rest {
            "" => Some(target.path()).filter(|path| *path == base.path())?,
            rest => target.path().strip_suffix(rest)?,
        };
        let mut found = target.clone();
        found.set_path(path);
        let is_safe = target.scheme() == "https" || (target.scheme() == "http" && base.scheme() == "http");
        (is_safe && found != *base).then(|| found.as_str().trim_end_matches('/').to_owned())
    }

    /// The error for an unknown address. The request has no id of the user's, so the address itself is wrong.
    fn nothing_there(&self, request: &Request, page: Option<&Page>, error: Error) -> Error {
        let nothing = tr!("nothing is at {address}", address = bare(&request.url));
        let why: Vec<_> = iter::once(nothing).chain(page.map(|page| about(request, page))).collect();
        error.why(why.join(&tr!("; "))).hint(self.check_address())
    }

    /// The vendor's refusal. "Not found" concerns the id that the user gave; without one it concerns the address.
    pub(super) fn refused(&self, request: &Request, status: u16, error: Error) -> Error {
        if error.kind() != Kind::NotFound || request.of_id {
            return error;
        }
        let kind = if matches!(status, 404 | 410) { Kind::Answer } else { Kind::Refused };
        let said = error.vendor_error().clone();
        let why = tr!("it does not know {address}", address = bare(&request.url));
        Error::new(kind, error.to_string()).with_vendor_error(said).why(why).hint(self.check_address())
    }

    fn check_address(&self) -> String {
        let name = self.0.vendor;
        tr!(
            "check `base_url` of {vendor} (KEFU_{VENDOR}_BASE_URL), and after `kefu api` the path",
            vendor = name,
            VENDOR = name.id.to_uppercase()
        )
    }
}

/// The description of a web page. The answer to a token request may contain a secret that the redactor does not know
/// yet.
fn about(request: &Request, page: &Page) -> String {
    match request.confidential {
        true => tr!("its title is not shown, since the answer may hold a secret"),
        false => page.about(),
    }
}

/// An address for display: scheme, host, port and path. A session id may follow a `;`.
fn bare(url: &Url) -> Url {
    let mut bare = url.clone();
    // Only addresses without a host cannot be changed so.
    let _ = bare.set_username("").and_then(|()| bare.set_password(None));
    bare.set_query(None);
    bare.set_fragment(None);
    if let Some((path, _)) = url.path().split_once(';') {
        bare.set_path(path);
    }
    bare
}
