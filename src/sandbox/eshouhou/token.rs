//! Issues and checks tokens.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use md5::{Digest as _, Md5};
use serde_json::json;

use super::{APP_ID, APP_SECRET, BAD_PARAMETER, Outcome};
use crate::sandbox::exchange::{Request, hex};

/// The tolerated difference of a request's clock, in milliseconds.
const SKEW: u64 = 600_000;
/// The first bytes of every token; encoded, they are `+///`.
const MARK: [u8; 3] = [0xfb, 0xff, 0xff];

/// Answers `/api/TokenApi`.
pub fn grant(request: &Request) -> Outcome {
    let wrong = |what: &str| Err((BAD_PARAMETER, what.to_owned()));
    if let Some(name) = request.unexpected(&["appid", "timestamp", "sign", "expire"]) {
        return wrong(&format!("未知或重复的参数{name}"));
    }
    let timestamp = request.get("timestamp").unwrap_or_default();
    if request.get("appid") != Some(APP_ID) {
        return wrong("appid错误");
    }
    if !timestamp.parse().is_ok_and(|sent: u64| sent.abs_diff(now()) <= SKEW) {
        return wrong("timestamp错误或已过期");
    }
    if request.get("sign") != Some(&sign(APP_ID, APP_SECRET, timestamp)) {
        return wrong("sign签名错误");
    }
    let hours = match request.get("expire").map(str::parse::<u64>) {
        None => 2,
        Some(Ok(hours @ 0..=24)) => hours,
        Some(_) => return wrong("expire错误"),
    };
    let seconds = hours * 3600;
    Ok(json!({ "access_token": issue(now() + seconds * 1000), "expires_in": seconds }))
}

/// Whether this or another sandbox has issued a token and it has not expired.
pub fn is_good(token: &str) -> bool {
    good_at(token, now())
}

fn good_at(token: &str, now: u64) -> bool {
    let bytes = STANDARD.decode(token).unwrap_or_default();
    let until = bytes.get(3..11).and_then(|bytes| bytes.try_into().ok()).map(u64::from_be_bytes);
    until.is_some_and(|until| until > now && issue(until) == token)
}

/// Mark, expiry, proof and one more byte, so that the text contains `+`, `/` and `=`.
fn issue(until: u64) -> String {
    let proof = Md5::digest(format!("{until}{APP_SECRET}").as_bytes());
    STANDARD.encode([&MARK[..], &until.to_be_bytes(), proof.as_slice(), &[0x2a]].concat())
}

/// `UPPER_HEX(MD5(appid + secret + timestamp))`
fn sign(app_id: &str, secret: &str, timestamp: &str) -> String {
    hex(&Md5::digest(format!("{app_id}{secret}{timestamp}").as_bytes()))
}

fn now() -> u64 {
    let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
pub mod tests {
    use super::{APP_ID, APP_SECRET, good_at, issue, now, sign};

    /// A token that is valid for a minute.
    pub fn fresh() -> String {
        issue(now() + 60_000)
    }

    /// A signed token request.
    pub fn question(secret: &str, off: u64) -> String {
        let timestamp = (now() - off).to_string();
        format!(
            "/api/TokenApi?appid={APP_ID}&timestamp={timestamp}&sign={}",
            sign(APP_ID, secret, &timestamp)
        )
    }

    #[test]
    fn the_vendors_own_signature_comes_out() {
        let made = sign("ysh54dd4f8arinfx", "45e1cc23a7144a28ab110804491e3135", "1588239113429");
        assert_eq!(made, "70DC53194F29171C3B58C5158E9F6450");
        assert_ne!(made, sign(APP_ID, APP_SECRET, "1588239113429"));
    }

    #[test]
    fn a_token_ends_and_has_to_be_encoded() {
        let token = issue(1000);
        assert!(good_at(&token, 999) && !good_at(&token, 1000));
        assert!(token.contains('+') && token.contains('/') && token.ends_with("=="));
        assert!(!good_at(&token.replace('+', " "), 999));
        assert!(!good_at("", 0) && !good_at("客服", 0));
    }
}
