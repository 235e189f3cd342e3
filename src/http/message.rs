//! Requests and answers as data.

use std::{fmt, time::Duration};

use faststr::FastStr;
use jiff::Timestamp;
use url::Url;

use crate::{
    error::Error,
    secret::{MASK, Secret},
};

/// A request as data.
#[derive(Clone, Debug)]
pub struct Request {
    /// The address without the query string.
    pub url: Url,
    /// The query string's parameters, before encoding.
    pub query: Vec<(String, String)>,
    /// Names of query parameters, and of members of a JSON body, whose values are never shown.
    pub hidden: &'static [&'static str],
    /// The credential for the `Authorization` header.
    pub authorization: Option<Authorization>,
    /// Further headers, such as a signature. Their values are never shown.
    pub headers: Vec<(&'static str, String)>,
    /// The body. A request with a body is a POST.
    pub body: Option<Body>,
    /// Whether the answer contains a secret that the redactor does not know yet, so that its body is never shown.
    pub confidential: bool,
    /// Whether the request contains an id that the user gave, so that "not found" may be the id's fault.
    pub of_id: bool,
    /// The time within which the vendor may reject the same request as a repetition.
    pub once_within: Option<Duration>,
}

/// A request body. A request with a body is a POST.
#[derive(Clone, Debug)]
pub enum Body {
    /// `multipart/form-data`.
    Form(Vec<(&'static str, String)>),
    /// `application/json`: the exact text, because signatures are computed over it.
    Json(String),
}

/// One attempt to send a request. A function without side effects builds the request anew for each attempt, because
/// vendors reject a signature that was used before or whose time is long past.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The time of the attempt.
    pub at: Timestamp,
    /// 32 hexadecimal digits, unique to the attempt.
    pub nonce: String,
}

impl Attempt {
    /// An attempt with the current time and a new nonce.
    pub fn now() -> Self {
        Self { at: Timestamp::now(), nonce: format!("{:032x}", fastrand::u128(..)) }
    }
}

// A new vendor finds these ready, although none of today's reads by POST or signs a nonce.
const _: fn(Url, Vec<(String, String)>, String) -> Request = Request::post_json;
const _: fn(&Attempt) -> &str = |attempt| &attempt.nonce;

/// A credential for the `Authorization` header.
#[derive(Clone, Debug)]
pub enum Authorization {
    /// `Basic`: user and password.
    Basic(String, Secret),
    /// `Bearer`: a token.
    Bearer(Secret),
}

impl Request {
    /// A POST of a JSON text, for a question that is too long for an address.
    pub fn post_json(url: Url, query: Vec<(String, String)>, json: String) -> Self {
        Self { body: Some(Body::Json(json)), ..Self::get(url, query) }
    }

    /// A GET of an address.
    pub fn get(url: Url, query: Vec<(String, String)>) -> Self {
        Self {
            url,
            query,
            hidden: &[],
            authorization: None,
            headers: Vec::new(),
            body: None,
            confidential: false,
            of_id: false,
            once_within: None,
        }
    }

    /// The address with its query string, encoded as HTML forms are.
    pub(super) fn address(&self) -> Url {
        let mut url = self.url.clone();
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        url
    }
}

impl fmt::Display for Request {
    /// The method and the address for display, hidden values as `***`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = if self.body.is_some() { "POST" } else { "GET" };
        write!(f, "{method} {}", self.url)?;
        for (at, (name, value)) in self.query.iter().enumerate() {
            let value = if self.hidden.contains(&name.as_str()) { MASK } else { value };
            write!(f, "{}{name}={value}", if at == 0 { '?' } else { '&' })?;
        }
        match &self.body {
            Some(Body::Json(text)) => write!(f, " {}", self.shown(text)),
            Some(Body::Form(_)) | None => Ok(()),
        }
    }
}

impl Request {
    /// A JSON body for display, hidden members as `***`.
    fn shown(&self, text: &str) -> String {
        let Ok(serde_json::Value::Object(mut members)) = serde_json::from_str(text) else {
            return MASK.to_owned();
        };
        for name in self.hidden {
            members.entry(*name).and_modify(|value| *value = MASK.into());
        }
        serde_json::Value::Object(members).to_string()
    }
}

/// An answer as data.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body as text, without a byte-order mark or leading blanks; empty if it is no text.
    pub body: FastStr,
}

impl Answer {
    /// An answer with a body, for tests of the vendors' refusals.
    #[cfg(test)]
    pub fn of(status: u16, body: &'static str) -> Self {
        Self { status, body: FastStr::from_static_str(body) }
    }
}

/// Finds the vendor's refusal in an answer, if it is one.
pub type FindRefusal = fn(&Answer) -> Option<Error>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_shows_no_hidden_value() {
        let url = Url::parse("http://127.0.0.1/router").unwrap();
        let query = vec![("$token".to_owned(), "t0ken".to_owned()), ("pageNo".to_owned(), "1".to_owned())];
        let request = Request { hidden: &["$token"], ..Request::get(url, query) };
        assert_eq!(request.to_string(), "GET http://127.0.0.1/router?$token=***&pageNo=1");
        assert_eq!(request.address().as_str(), "http://127.0.0.1/router?%24token=t0ken&pageNo=1");
    }

    #[test]
    fn a_json_body_is_shown_without_its_hidden_members() {
        let url = Url::parse("http://127.0.0.1/search").unwrap();
        for (body, shown) in [
            (r#"{"a":1,"sign":"s3cret"}"#, r#"{"a":1,"sign":"***"}"#),
            (r#"{"a":{"b":["x"]}}"#, r#"{"a":{"b":["x"]}}"#),
            (r#"["s3cret"]"#, "***"),
            ("sign=s3cret", "***"),
        ] {
            let request = Request::post_json(url.clone(), Vec::new(), body.to_owned());
            let request =
                Request { hidden: &["sign"], headers: vec![("x-sign", "s3cret".into())], ..request };
            assert_eq!(request.to_string(), format!("POST http://127.0.0.1/search {shown}"));
        }
    }

    #[test]
    fn no_two_attempts_are_the_same() {
        let (one, other) = (Attempt::now(), Attempt::now());
        assert!(one.nonce.len() == 32 && one.nonce != other.nonce, "{one:?} {other:?}");
    }
}
