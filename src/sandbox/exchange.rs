//! Requests and answers as data, without sockets.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde_json::Value;

/// A request with its query string decoded.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path, as received.
    pub path: String,
    /// Path and query string, as received.
    pub target: String,
    /// Names and values of the query string, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The header `Authorization`, or empty.
    pub authorization: String,
    /// The header `Content-Type`, or empty.
    pub content_type: String,
    /// All headers whose names begin with `x-`, in lower case.
    pub own_headers: Vec<(String, String)>,
    /// The complete body.
    pub body: Bytes,
}

// A new vendor finds this ready, although none of today's has headers of its own.
const _: for<'r> fn(&'r Request, &str) -> &'r str = Request::header;

impl Request {
    /// A request without headers and body.
    pub fn new(method: &str, target: &str) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            target: target.to_owned(),
            query: form(query.as_bytes()),
            ..Self::default()
        }
    }

    /// A header of the vendor's own, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.own_headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Whether path, query string or body contain a text as received, for a fault's `at=`.
    pub fn holds(&self, text: &str) -> bool {
        self.target.contains(text) || String::from_utf8_lossy(&self.body).contains(text)
    }

    /// A query parameter, decoded; `None` if it is absent or empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The first parameter that is not in the list, or occurs twice.
    pub fn unexpected(&self, allowed: &[&str]) -> Option<&str> {
        self.query.iter().enumerate().find_map(|(index, (name, _))| {
            let twice = self.query[..index].iter().any(|(earlier, _)| earlier == name);
            (twice || !allowed.contains(&name.as_str())).then_some(name.as_str())
        })
    }

    /// A page number or size: an integer from 1; `Err` has the invalid text.
    pub fn whole(&self, name: &str, default: usize) -> Result<usize, String> {
        match self.get(name) {
            None => Ok(default),
            Some(text) => match text.parse() {
                Ok(number) if number > 0 => Ok(number),
                _ => Err(format!("{name}={text}")),
            },
        }
    }

    /// Name and password of HTTP Basic, split at the first colon.
    pub fn basic(&self) -> Option<(String, String)> {
        let encoded = self.authorization.strip_prefix("Basic ")?;
        let plain = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
        let (name, password) = plain.split_once(':')?;
        Some((name.to_owned(), password.to_owned()))
    }
}

/// Names and values of a form or a query string, decoded.
pub fn form(text: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text).into_owned().collect()
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Headers other than content type and length.
    pub headers: Vec<(&'static str, String)>,
    /// The body: JSON, or text that resembles it.
    pub body: String,
}

impl Answer {
    /// A status with a JSON body.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::text(status, body.to_string())
    }

    /// A status with any body.
    pub fn text(status: u16, body: impl Into<String>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
    }
}

/// Bytes as upper-case hexadecimal digits, the form of both signatures.
pub fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    digits.concat()
}

/// One page of a list; empty past its end.
pub fn page<T>(all: &[T], number: usize, size: usize) -> &[T] {
    let start = (number - 1).saturating_mul(size).min(all.len());
    &all[start..start.saturating_add(size).min(all.len())]
}

#[cfg(test)]
mod tests {
    use super::{Request, page};

    #[test]
    fn a_query_string_is_decoded_once() {
        let request = Request::new("GET", "/router?%24v=1.0.0&remark=%E5%B7%B2+a%2Bb&empty=");
        assert_eq!(request.get("$v"), Some("1.0.0"));
        assert_eq!(request.get("remark"), Some("已 a+b"));
        assert_eq!(request.get("empty"), None);
    }

    #[test]
    fn a_parameter_that_stands_there_twice_is_unexpected() {
        assert_eq!(Request::new("GET", "/?a=1&a=2").unexpected(&["a"]), Some("a"));
        assert_eq!(Request::new("GET", "/?a=1").unexpected(&["a"]), None);
    }

    #[test]
    fn pages_cover_a_list_and_end() {
        let all = [1, 2, 3, 4, 5];
        assert_eq!(page(&all, 3, 2), [5]);
        assert!(page(&all, 4, 2).is_empty());
        assert!(page(&all, usize::MAX, usize::MAX).is_empty());
    }
}
