//! What can go wrong with a request, in words, and whether another attempt makes sense.

use std::time::Duration;

use super::{Answer, Http};
use crate::error::{Error, Kind, Said};

/// Why an attempt failed, and whether another one makes sense.
pub(super) struct Failure {
    pub(super) error: Error,
    pub(super) retry: bool,
    pub(super) after: Option<Duration>,
}

impl Http {
    /// The error for an HTTP status that is no success.
    pub(super) fn error_for(&self, answer: &Answer) -> Error {
        let status = answer.status;
        let kind = match status {
            401 | 403 => Kind::Credentials,
            404 | 410 => Kind::NotFound,
            429 => Kind::TryLater,
            300..=399 | 408 | 500..=599 => Kind::Unreachable,
            _ => Kind::Refused,
        };
        let error = Error::new(kind, format!("{} answered HTTP {status}", self.0.vendor));
        match status {
            300..=399 => error
                .why("it redirects elsewhere, and credentials are not carried along")
                .hint(format!("check `base_url` of {}", self.0.vendor)),
            _ => error,
        }
    }

    fn fail(&self, kind: Kind, what: &str) -> Error {
        let said = Said { vendor: self.0.vendor, ..Said::default() };
        Error::new(kind, format!("{} {what}", self.0.vendor)).said(said)
    }

    pub(super) fn out_of_time(&self) -> Failure {
        let error = self.fail(Kind::Unreachable, "did not answer before the deadline");
        Failure { error: error.hint("give a longer --deadline"), retry: false, after: None }
    }

    pub(super) fn no_answer(&self, e: reqwest::Error) -> Failure {
        let slow = e.is_timeout() && !e.is_connect();
        let certificate = certificate_hint(&e);
        let error = match slow {
            true => self
                .fail(Kind::Unreachable, "did not answer in time")
                .why(format!("no answer within {:?}", self.0.manners.timeout))
                .hint("give a longer --timeout, or run it again later"),
            false => self.fail(Kind::Unreachable, "cannot be reached").why(causes(&e.without_url())),
        };
        match certificate {
            Some(hint) => Failure { error: error.hint(hint), retry: false, after: None },
            None => Failure { error, retry: true, after: None },
        }
    }

    /// The failure of an answer that began. A connection that was lost is worth another one; what cannot be
    /// decompressed would come again.
    pub(super) fn cut_off(&self, e: reqwest::Error) -> Failure {
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
        Failure { error: error.hint("run it again; a proxy between may be the cause"), retry, after: None }
    }

    /// The failure of a body that is no text.
    pub(super) fn no_text(&self, why: &str) -> Failure {
        let error = self.fail(Kind::Answer, "sent an answer that is not text").why(why);
        Failure { error, retry: false, after: None }
    }

    /// The failure of a body that arrived whole and cannot be decompressed; it would come again.
    pub(super) fn packed(&self, why: &str) -> Failure {
        let error = self.fail(Kind::Answer, "sent an answer that cannot be decompressed").why(why);
        Failure {
            error: error.hint("run it again; a proxy between may be the cause"),
            retry: false,
            after: None,
        }
    }

    pub(super) fn too_long(&self) -> Failure {
        let error = self.fail(Kind::Answer, "sent an answer that is too long").why("more than 64 MiB");
        Failure { error: error.hint("narrow the question, e.g. by dates"), retry: false, after: None }
    }
}

/// The chain of causes of an error, in one line.
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

/// An error and its causes, those too that an I/O error only carries.
fn chain<'e>(
    e: &'e (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'e (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(e), |e| match e.downcast_ref::<std::io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn std::error::Error + 'static)),
        None => e.source(),
    })
}

/// What to do if TLS failed over a certificate; repeating it would not help.
fn certificate_hint(e: &(dyn std::error::Error + 'static)) -> Option<&'static str> {
    use rustls::CertificateError::{
        Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet, NotValidYetContext,
    };
    chain(e).find_map(|e| match e.downcast_ref()? {
        rustls::Error::InvalidCertificate(trouble) => Some(match trouble {
            Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. } => {
                "check this machine's clock; if it is right, the server's owner has to renew the certificate"
            }
            NotValidForName | NotValidForNameContext { .. } => {
                "check the host in `base_url`: the server has no certificate for it"
            }
            _ => "SSL_CERT_FILE names the certificates to trust, e.g. a company's own",
        }),
        _ => None,
    })
}
