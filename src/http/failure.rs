//! The failures of a request as messages, and whether a retry makes sense.

use std::time::Duration;

use super::{Http, certificates::Certificates, proxy::Proxy, response::NoText};
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
    pub(super) fn fail(&self, kind: Kind, what: &str) -> Error {
        let said = VendorError { vendor: self.0.vendor, ..VendorError::default() };
        Error::new(kind, format!("{} {what}", self.0.vendor)).with_vendor_error(said)
    }

    pub(super) fn out_of_time(&self) -> AttemptFailure {
        let error = self.fail(Kind::Unreachable, "did not answer before the deadline");
        AttemptFailure::last(error.hint("give a longer --deadline"))
    }

    /// The failure of a request that got no answer.
    pub(super) fn no_answer(&self, e: reqwest::Error) -> AttemptFailure {
        // The request itself is invalid: its address is too long, for example.
        if e.is_builder() {
            let error = self.fail(Kind::Usage, "cannot be asked this").why(causes(&e.without_url()));
            return AttemptFailure::last(error.hint("ask with fewer or shorter parameters"));
        }
        let slow = e.is_timeout() && !e.is_connect();
        let certificate = self.certificate_hint(&e);
        let proxy = self.0.options.route.proxy.as_ref();
        let through = proxy.map(|proxy| format!(" through the proxy {proxy} of {}", proxy.variable));
        let through = through.unwrap_or_default();
        if slow {
            let error = self.fail(Kind::Unreachable, "did not answer in time");
            let error = error.why(format!("no answer within {:?}{through}", self.0.options.timeout));
            let error = error.hint("give a longer --timeout, or run it again later");
            return AttemptFailure { error, retry: true, after: None };
        }
        let why = causes(&e.without_url());
        // reqwest reports a proxy's refusal of a tunnel only as text.
        if let Some(proxy) = proxy
            && why.contains("proxy authorization required")
        {
            return AttemptFailure::last(proxy_login(proxy));
        }
        let error = self.fail(Kind::Unreachable, &format!("cannot be reached{through}")).why(why);
        match (certificate, proxy) {
            (Some(hint), _) => AttemptFailure::last(error.hint(hint)),
            (None, Some(proxy)) => {
                let hint = format!("check {}; NO_PROXY names hosts to ask without a proxy", proxy.variable);
                AttemptFailure { error: error.hint(hint), retry: true, after: None }
            }
            (None, None) => AttemptFailure { error, retry: true, after: None },
        }
    }

    /// The failure of a token that cannot be a header's value.
    pub(super) fn no_header(&self) -> AttemptFailure {
        let error = self.fail(Kind::Answer, "gave a token that cannot be sent");
        let error = error.why("it holds a line break or another character that no header may hold");
        AttemptFailure::last(error.hint("run it again; if it stays so, ask the vendor"))
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
        let (kind, what, retry) = match (e.is_decode() && !lost, ended) {
            (true, _) => (Kind::Answer, "sent an answer that cannot be decompressed", false),
            (false, true) => (Kind::Answer, "sent an answer that was cut off", true),
            (false, false) => (Kind::Unreachable, "broke off in the middle of an answer", true),
        };
        let error = self.fail(kind, what).why(causes(&e.without_url()));
        AttemptFailure {
            error: error.hint("run it again; a proxy between may be the cause"),
            retry,
            after: None,
        }
    }

    /// The failure of a body that is no text.
    pub(super) fn no_text(&self, no: &NoText) -> AttemptFailure {
        let what = format!("sent an answer that is not {} text", no.charset);
        AttemptFailure::last(self.fail(Kind::Answer, &what).why(&no.why))
    }

    /// The failure of a complete body that cannot be decompressed; a retry would only repeat it.
    pub(super) fn packed(&self, why: &str) -> AttemptFailure {
        let error = self.fail(Kind::Answer, "sent an answer that cannot be decompressed").why(why);
        AttemptFailure {
            error: error.hint("run it again; a proxy between may be the cause"),
            retry: false,
            after: None,
        }
    }

    pub(super) fn too_long(&self) -> AttemptFailure {
        let error = self.fail(Kind::Answer, "sent an answer that is too long").why("more than 64 MiB");
        AttemptFailure::last(error.hint("narrow the question, e.g. by dates"))
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
        let hint = match trouble {
            Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. } => {
                "check this machine's clock; if it is right, the server's owner has to renew the certificate"
            }
            NotValidForName | NotValidForNameContext { .. } => {
                "check the host in `base_url`: the server has no certificate for it"
            }
            _ => match &self.0.options.route.certificates {
                Some(Certificates { file, .. }) => {
                    return Some(format!(
                        "SSL_CERT_FILE is {}: the authority behind the server's certificate has to be in it",
                        file.display()
                    ));
                }
                None => "SSL_CERT_FILE names the certificates to trust, e.g. a company's own",
            },
        };
        Some(hint.to_owned())
    }
}

/// The chain of an error's causes, on one line.
pub(super) fn causes(e: &dyn std::error::Error) -> String {
    let mut text = e.to_string();
    let mut source = e.source();
    while let Some(cause) = source {
        let words = cause.to_string();
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        source = cause.source();
    }
    text
}

/// An error and its causes, including those that an `io::Error` wraps.
fn chain<'e>(
    e: &'e (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'e (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(e), |e| match e.downcast_ref::<std::io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn std::error::Error + 'static)),
        None => e.source(),
    })
}

/// The error for a proxy that requires a name and a password, or rejects the given ones.
pub(super) fn proxy_login(proxy: &Proxy) -> Error {
    let variable = proxy.variable;
    let why = match proxy.has_login() {
        true => "it answered HTTP 407 to those that it was given",
        false => "it answered HTTP 407, and none are given",
    };
    Error::new(Kind::Config, format!("the proxy {proxy} of {variable} wants a name and a password"))
        .why(why)
        .hint(format!("write {variable} like http://name:password@host:port, with special characters as %40"))
}
