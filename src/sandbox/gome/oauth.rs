//! The authorization of a shop in the browser (OAuth 2, authorization code): `/authorize` leads back with a code at once,
//! `/token` exchanges it.

use serde_json::json;

use super::{APP_KEY, APP_SECRET, TOKEN};
use crate::sandbox::exchange::{Answer, Request};

pub const AUTHORIZE: &str = "/authorize";
pub const TOKEN_PATH: &str = "/token";
/// The code of every authorization.
const CODE: &str = "sandbox-gome-code";

/// The answer to a request for one of the two paths; `None` for any other.
pub fn answer(request: &Request) -> Option<Answer> {
    match request.path.as_str() {
        AUTHORIZE => Some(authorize(request)),
        TOKEN_PATH => Some(token(request)),
        _ => None,
    }
}

fn authorize(request: &Request) -> Answer {
    let redirect = request.get("redirect_uri").filter(|_| request.get("client_id") == Some(APP_KEY));
    let Some(redirect) = redirect.filter(|_| request.get("response_type") == Some("code")) else {
        return invalid("invalid_request");
    };
    let state = request.get("state").unwrap_or_default();
    let location = format!("{redirect}?code={CODE}&state={state}");
    Answer { status: 302, headers: vec![("Location", location)], body: String::new() }
}

fn token(request: &Request) -> Answer {
    let expected = [
        ("grant_type", "authorization_code"),
        ("client_id", APP_KEY),
        ("client_secret", APP_SECRET),
        ("code", CODE),
    ];
    match expected.iter().find(|(name, value)| request.get(name) != Some(value)) {
        None if request.get("redirect_uri").is_some() => Answer::json(200, &json!({ "access_token": TOKEN })),
        Some(("code", _)) => invalid("invalid_grant"),
        _ => invalid("invalid_client"),
    }
}

fn invalid(error: &str) -> Answer {
    Answer::json(400, &json!({ "error": error, "error_description": "refused by the sandbox" }))
}
