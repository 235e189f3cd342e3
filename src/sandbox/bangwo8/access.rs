//! Authentication: account and password, or a token for a client id and secret.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;
use sha1::{Digest as _, Sha1};

use super::{ACCOUNT, CLIENT_ID, CLIENT_SECRET, PASSWORD};
use crate::sandbox::exchange::{Answer, Request, hex};

/// The lifetime of a token in seconds.
const LIFETIME: u64 = 3600;

/// Whether the request has valid credentials.
pub fn granted(request: &Request) -> bool {
    match request.authorization.strip_prefix("Bearer ") {
        Some(token) => good(token, now()),
        None => request.basic().is_some_and(|(name, password)| name == ACCOUNT && password == PASSWORD),
    }
}

/// Answers `POST /api/token.php`: id and secret as Basic, `grant_type=client_credentials` as multipart.
pub fn token(request: &Request) -> Answer {
    if request.method != "POST" {
        return Answer::text(405, "Method Not Allowed");
    }
    let client = request.basic();
    if client.is_none_or(|(id, secret)| id != CLIENT_ID || secret != CLIENT_SECRET) {
        return invalid("The client credentials are invalid");
    }
    match part(request, "grant_type").as_deref() {
        Some("client_credentials") => {}
        Some(_) => return invalid("The grant type is not client_credentials"),
        None => return invalid("The grant type was not given as multipart/form-data"),
    }
    let token = issue(now() + LIFETIME);
    Answer::json(
        200,
        &json!({ "access_token": token, "expires_in": LIFETIME, "token_type": "Bearer", "scope": null }),
    )
}

fn invalid(description: &str) -> Answer {
    Answer::json(401, &json!({ "error": "invalid_client", "error_description": description }))
}

/// The text of one part of a multipart form.
fn part(request: &Request, name: &str) -> Option<String> {
    let (kind, boundary) = request.content_type.split_once("boundary=")?;
    if !kind.starts_with("multipart/form-data") {
        return None;
    }
    let fence = format!("--{}", boundary.trim_matches('"'));
    let body = String::from_utf8(request.body.to_vec()).ok()?;
    body.split(&fence).find_map(|part| {
        let (head, text) = part.split_once("\r\n\r\n")?;
        head.contains(&format!("name=\"{name}\"")).then(|| text.trim_end_matches("\r\n").to_owned())
    })
}

/// A token contains its expiry and a proof, so that one sandbox accepts another one's tokens.
fn issue(until: u64) -> String {
    let proof = hex(&Sha1::digest(format!("{until}/{CLIENT_SECRET}").as_bytes()));
    format!("{until:x}{}", proof.to_lowercase())
}

fn good(token: &str, now: u64) -> bool {
    let until =
        token.get(..token.len().saturating_sub(40)).and_then(|text| u64::from_str_radix(text, 16).ok());
    until.is_some_and(|until| until > now && issue(until) == token)
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

#[cfg(test)]
mod tests {
    use super::{good, issue};

    #[test]
    fn a_token_ends_and_cannot_be_made_up() {
        let token = issue(1000);
        assert!(good(&token, 999));
        assert!(!good(&token, 1000));
        assert!(!good(&token.replacen('3', "4", 1), 999));
        assert!(!good("", 0) && !good("é", 0));
    }
}
