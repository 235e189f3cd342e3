//! Why a request got no answer: the errors of the network, of TLS and of HTTP in kefu's words.

use std::{error::Error, io};

use crate::lang::{original, system};

/// The reason at the root of a failure; one that is not known is said as the library says it.
pub(super) fn reason(e: &(dyn Error + 'static)) -> String {
    let known = chain(e).filter_map(|e| {
        let tls = || e.downcast_ref().map(tls);
        let http = || e.downcast_ref().and_then(http);
        tls().or_else(http).or_else(|| e.downcast_ref().and_then(io)).or_else(|| name(e))
    });
    known.last().unwrap_or_else(|| original(&causes(e)))
}

/// An error and its causes, including those that an `io::Error` wraps.
pub(super) fn chain<'e>(e: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(e), |&e| match e.downcast_ref::<io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn Error + 'static)),
        None => e.source(),
    })
}

/// The chain of an error's causes, on one line.
pub(super) fn causes(e: &dyn Error) -> String {
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

fn tls(e: &rustls::Error) -> String {
    use rustls::{
        CertificateError::{
            Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet,
            NotValidYetContext, UnknownIssuer,
        },
        Error::{AlertReceived, InvalidCertificate, InvalidMessage},
    };
    match e {
        InvalidCertificate(Expired | ExpiredContext { .. }) => tr!("the server's certificate has expired"),
        InvalidCertificate(NotValidYet | NotValidYetContext { .. }) => {
            tr!("the server's certificate is not valid yet")
        }
        InvalidCertificate(NotValidForName | NotValidForNameContext { .. }) => {
            tr!("the server's certificate is for another host")
        }
        InvalidCertificate(UnknownIssuer) => {
            tr!("the server's certificate is from an authority that is not trusted here")
        }
        InvalidCertificate(_) => {
            tr!(
                "the server's certificate cannot be trusted ({original})",
                original = original(&e.to_string())
            )
        }
        InvalidMessage(_) => tr!("the server does not speak TLS at this address"),
        AlertReceived(_) => {
            tr!("the server refuses the TLS connection ({original})", original = original(&e.to_string()))
        }
        _ => tr!("the TLS connection failed ({original})", original = original(&e.to_string())),
    }
}

fn http(e: &hyper::Error) -> Option<String> {
    if e.is_incomplete_message() {
        Some(tr!("the connection was closed before the answer was complete"))
    } else if e.is_parse_too_large() {
        Some(tr!("the head of the answer is too long"))
    } else if e.is_parse() {
        Some(tr!("what came is not HTTP"))
    } else {
        None
    }
}

/// An error of the operating system, or one that a library gives a kind.
fn io(e: &io::Error) -> Option<String> {
    match (e.get_ref(), e.kind()) {
        (None, _) => Some(system(e)),
        (Some(_), io::ErrorKind::UnexpectedEof) => {
            Some(tr!("the connection was closed before the answer was complete"))
        }
        (Some(_), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData) => {
            Some(tr!("what came is not HTTP"))
        }
        _ => None,
    }
}

/// A name that cannot be resolved: its error has no type of its own, and below it the resolver's words.
fn name(e: &(dyn Error + 'static)) -> Option<String> {
    (e.to_string() == "dns error").then(|| tr!("the name of the host cannot be resolved"))
}
