//! The failures of a request as messages, and whether a retry makes sense.

use std::time::Duration;

use super::{
    Http,
    certificates::Certificates,
    proxy::Proxy,
    reason::{causes, chain, reason},
    response::NoText,
};
use crate::error::{Error, Kind, VendorError};

/// The failure of one attempt, and whether a retry makes sense.
pub(super) struct AttemptFailure {
    pub(super) error: Error,
    pub(super) retry: bool,
    pub(super) after: Option<Duration>,
}

impl AttemptFailure {
    /// A failure that a retry would only repeat.
    pub(super) fn last(error: Error) -> Self {
        Self { error, retry: false, after: None }
    }
}

impl Http {
    pub(super) fn fail(&self, kind: Kind, what: String) -> Error {
        let said = VendorError { vendor: self.0.vendor, ..VendorError::default() };
        Error::new(kind, what).with_vendor_error(said)
    }

    pub(super) fn out_of_time(&self) -> AttemptFailure {
        let what = tr!("{vendor} did not answer before the deadline", vendor = self.0.vendor);
        AttemptFailure::last(self.fail(Kind::Unreachable, what).hint(tr!("give a longer --deadline")))
    }

    /// The failure of a request that got no answer.
    pub(super) fn no_answer(&self, e: reqwest::Error) -> AttemptFailure {
        // The request itself is invalid: its address is too long, for example.
        if e.is_builder() {
            let what = tr!("{vendor} cannot be asked this", vendor = self.0.vendor);
            let error = self.fail(Kind::Usage, what).why(reason(&e.without_url()));
            return AttemptFailure::last(error.hint(tr!("ask with fewer or shorter parameters")));
        }
        let slow = e.is_timeout() && !e.is_connect();
        let certificate = self.certificate_hint(&e);
        let proxy = self.0.options.route.proxy.as_ref();
        if slow {
            return AttemptFailure { error: self.too_slow(proxy), retry: true, after: None };
        }
        let e = e.without_url();
        // reqwest reports a proxy's refusal of a tunnel only as text.
        if let Some(proxy) = proxy
            && causes(&e).contains("proxy authorization required")
        {
            return AttemptFailure::last(proxy_login(proxy));
        }
        let vendor = self.0.vendor;
        let what = match proxy {
            Some(proxy) => tr!(
                "{vendor} cannot be reached through the proxy {proxy} of {variable}",
                vendor,
                proxy,
                variable = proxy.variable
            ),
            None => tr!("{vendor} cannot be reached", vendor),
        };
        let error = self.fail(Kind::Unreachable, what).why(reason(&e));
        match (certificate, proxy) {
            (Some(hint), _) => AttemptFailure::last(error.hint(hint)),
            (None, Some(proxy)) => {
                let variable = proxy.variable;
                let hint = tr!("check {variable}; NO_PROXY names hosts to ask without a proxy", variable);
                AttemptFailure { error: error.hint(hint), retry: true, after: None }
            }
            (None, None) => AttemptFailure { error, retry: true, after: None },
        }
    }

    /// The error of an answer that did not come within the timeout.
    fn too_slow(&self, proxy: Option<&Proxy>) -> Error {
        let timeout = format_args!("{:?}", self.0.options.timeout).to_string();
        let why = match proxy {
            Some(proxy) => tr!(
                "no answer within {timeout} through the proxy {proxy} of {variable}",
                timeout,
                proxy,
                variable = proxy.variable
            ),
            None => tr!("no answer within {timeout}", timeout),
        };
        self.fail(Kind::Unreachable, tr!("{vendor} did not answer in time", vendor = self.0.vendor))
            .why(why)
            .hint(tr!("give a longer --timeout, or run it again later"))
    }

    /// The failure of a token that cannot be a header's value.
    pub(super) fn no_header(&self) -> AttemptFailure {
        let what = tr!("{vendor} gave a token that cannot be sent", vendor = self.0.vendor);
        let why = tr!("it holds a line break or another character that no header may hold");
        let error = self.fail(Kind::Answer, what).why(why);
        AttemptFailure::last(error.hint(tr!("run it again; if it stays so, ask the vendor")))
    }

    /// The failure of an answer that broke off. A lost connection is worth a retry; a decompression error would only
    /// repeat.
    pub(super) fn cut_off(&self, e: reqwest::Error) -> AttemptFailure {
        if e.is_timeout() {
            return self.no_answer(e);
        }
        let lost = chain(&e).any(<dyn std::error::Error>::is::<hyper::Error>);
        let ended = |e: &std::io::Error| e.kind() == std::io::ErrorKind::UnexpectedEof;
        let ended = chain(&e).filter_map(|e| e.downcast_ref()).any(ended);
        let vendor = self.0.vendor;
        let (kind, what) = match (e.is_decode() && !lost, ended) {
            (true, _) => return self.packed(&tr!("the compressed data are damaged")),
            (false, true) => (Kind::Answer, tr!("{vendor} sent an answer that was cut off", vendor)),
            (false, false) => {
                (Kind::Unreachable, tr!("{vendor} broke off in the middle of an answer", vendor))
            }
        };
        let error = self.fail(kind, what).why(reason(&e.without_url()));
        AttemptFailure {
            error: error.hint(tr!("run it again; a proxy between may be the cause")),
            retry: true,
            after: None,
        }
    }

    /// The failure of a body that is no text.
    pub(super) fn no_text(&self, no: &NoText) -> AttemptFailure {
        let (vendor, charset) = (self.0.vendor, no.charset);
        let what = tr!("{vendor} sent an answer that is not {charset} text", vendor, charset);
        AttemptFailure::last(self.fail(Kind::Answer, what).why(&no.why))
    }

    /// The failure of a complete body that cannot be decompressed; a retry would only repeat it.
    pub(super) fn packed(&self, why: &str) -> AttemptFailure {
        let what = tr!("{vendor} sent an answer that cannot be decompressed", vendor = self.0.vendor);
        let error = self.fail(Kind::Answer, what).why(why);
        AttemptFailure::last(error.hint(tr!("run it again; a proxy between may be the cause")))
    }

    pub(super) fn too_long(&self) -> AttemptFailure {
        let what = tr!("{vendor} sent an answer that is too long", vendor = self.0.vendor);
        let error = self.fail(Kind::Answer, what).why(tr!("more than 64 MiB"));
        AttemptFailure::last(error.hint(tr!("narrow the question, e.g. by dates")))
    }

    /// The hint for a TLS failure over a certificate, which a retry would not help.
    fn certificate_hint(&self, e: &(dyn std::error::Error + 'static)) -> Option<String> {
        use rustls::CertificateError::{
            Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet, NotValidYetContext,
        };
        let trouble = chain(e).find_map(|e| match e.downcast_ref()? {
            rustls::Error::InvalidCertificate(trouble) => Some(trouble),
            _ => None,
        })?;
        Some(match trouble {
            Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. } => {
                tr!(
                    "check this machine's clock; if it is right, the server's owner has to renew the certificate"
                )
            }
            NotValidForName | NotValidForNameContext { .. } => {
                tr!("check the host in `base_url`: the server has no certificate for it")
            }
            _ => match &self.0.options.route.certificates {
                Some(Certificates { file, .. }) => tr!(
                    "SSL_CERT_FILE is {file}: the authority behind the server's certificate has to be in it",
                    file = file.display()
                ),
                None => tr!("SSL_CERT_FILE names the certificates to trust, e.g. a company's own"),
            },
        })
    }
}

/// The error for a proxy that requires a name and a password, or rejects the given ones.
pub(super) fn proxy_login(proxy: &Proxy) -> Error {
    let variable = proxy.variable;
    let why = match proxy.has_login() {
        true => tr!("it answered HTTP 407 to those that it was given"),
        false => tr!("it answered HTTP 407, and none are given"),
    };
    let what = tr!("the proxy {proxy} of {variable} wants a name and a password", proxy, variable);
    let hint =
        tr!("write {variable} like http://name:password@host:port, with special characters as %40", variable);
    Error::new(Kind::Config, what).why(why).hint(hint)
}
