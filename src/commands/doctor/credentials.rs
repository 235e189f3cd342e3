//! Whether a vendor accepts the credentials, and what the answer tells about certificate, clock and token.

use jiff::{SignedDuration, Timestamp};

use super::finding::Finding;
use crate::{
    adapter::{Accepted, Settings},
    archive::Age,
    context::Context,
    error::{Error, Kind, Result},
    http::{Observations, Observer},
    vendors::Name,
};

/// The difference between two clocks beyond which signatures and dates become doubtful.
const APART: SignedDuration = SignedDuration::from_secs(60);

/// Asks a vendor whether it accepts the credentials. Says what the vendor adds about them.
///
/// # Errors
/// The vendor's refusal, or the reason why it could not be asked.
pub(in crate::commands) async fn accepted(context: &Context, name: Name) -> Result<()> {
    if let Some(remark) = name.check(context).await?.remark {
        tracing::warn!("{remark}");
    }
    Ok(())
}

/// Asks a vendor with the settings of `probe`; `observer` belongs to it.
pub(super) async fn look(
    probe: &Context,
    name: Name,
    settings: &Settings,
    observer: &Observer,
) -> Vec<Finding> {
    let answer = name.check(probe).await;
    let seen = observer.observations();
    let is_verified = settings.base_url().is_ok_and(|url| url.scheme() == "https");
    let certificate = match is_verified {
        true => certificate(&seen, answer.as_ref().err()),
        false => Finding::skipped("certificate", tr!("http:// has none")),
    };
    let is_untrusted = seen.certificate.as_ref().is_some_and(|certificate| !certificate.trusted);
    let credentials = match &answer {
        Ok(accepted) => Finding::ok("credentials", in_words(accepted)),
        Err(_) if is_untrusted => {
            Finding::skipped("credentials", tr!("nothing is sent without a trusted certificate"))
        }
        Err(error) => refused(error),
    };
    let proxy = answer.as_ref().err().and_then(refused_by_proxy);
    let remark = answer.ok().and_then(|accepted| accepted.remark);
    let mut findings: Vec<_> = proxy.into_iter().chain([certificate, clock(&seen), credentials]).collect();
    findings.extend(token(probe, name, remark).await);
    findings
}

/// The vendor's word about the credentials.
fn in_words(accepted: &Accepted) -> String {
    match accepted.ago.and_then(|ago| SignedDuration::try_from(ago).ok()) {
        Some(ago) => {
            tr!(
                "accepted {ago} ago; the vendor does not answer the same again so soon",
                ago = Age::of(ago).in_words()
            )
        }
        None => tr!("accepted"),
    }
}

/// The failure of a proxy that wants a login: the vendor's own settings are known to be complete by now.
fn refused_by_proxy(error: &Error) -> Option<Finding> {
    (error.kind() == Kind::Config).then(|| Finding::error("proxy", error))
}

/// The finding about the credentials that follows from a failure: only a rejection means that they are wrong.
fn refused(error: &Error) -> Finding {
    let kind = error.kind();
    match kind {
        Kind::Credentials => return Finding::error("credentials", error),
        Kind::Config => {
            return Finding::skipped("credentials", tr!("cannot tell: the vendor cannot be reached"));
        }
        _ => {}
    }
    let message = tr!("cannot tell whether they are right: {why}", why = error.detail());
    Finding::failure("credentials", kind, message, error.advice().map(Into::into))
}

/// Whose certificate it is.
fn certificate(seen: &Observations, error: Option<&Error>) -> Finding {
    let Some(certificate) = &seen.certificate else {
        return Finding::skipped("certificate", tr!("none came"));
    };
    let (issuer, until) = (&certificate.issuer, certificate.until.strftime("%F").to_string());
    let message = tr!("issued by {issuer}, valid until {until}", issuer, until);
    match error {
        Some(error) if !certificate.trusted => Finding::failure(
            "certificate",
            error.kind(),
            tr!("{message}: {why}", message, why = error.reason()),
            error.advice().map(Into::into),
        ),
        _ => Finding::ok("certificate", message),
    }
}

/// This machine's clock against the vendor's.
fn clock(seen: &Observations) -> Finding {
    let Some(ahead) = seen.ahead else {
        return Finding::skipped("clock", tr!("the vendor did not say what time it is"));
    };
    if ahead.abs() <= APART {
        return Finding::ok("clock", tr!("right to the minute"));
    }
    let (by, now) = (Age::of(ahead.abs()).in_words(), Timestamp::now().strftime("%FT%TZ").to_string());
    let message = match ahead.is_positive() {
        true => tr!("this machine's clock ({now}) is {by} ahead of the vendor's", now, by),
        false => tr!("this machine's clock ({now}) is {by} behind the vendor's", now, by),
    };
    let hint = tr!("set the clock, best by NTP: signatures, tokens and days depend on it");
    Finding::warning("clock", message, hint)
}

/// The token: what the vendor says about it, or the one that is kept.
async fn token(probe: &Context, name: Name, remark: Option<String>) -> Option<Finding> {
    if let Some(remark) = remark {
        let hint = tr!("`kefu config init` takes the new one");
        return Some(Finding::warning("token", remark, hint));
    }
    let kept = name.kept_token(probe).await.ok()??;
    let (age, left) = (Age::of(kept.age).in_words(), Age::of(kept.left).in_words());
    Some(Finding::ok(
        "token",
        match kept.left.is_positive() {
            true => tr!("kept for {age}, renewed in {left}", age, left),
            false => tr!("kept for {age}, renewed with the next question", age),
        },
    ))
}
