//! Requests and answers as data.

use std::fmt;

use faststr::FastStr;
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
    /// The query string, before encoding.
    pub query: Vec<(String, String)>,
    /// Names of query parameters whose values are never shown.
    pub hidden: &'static [&'static str],
    /// What goes into the `Authorization` header.
    pub authorization: Option<Authorization>,
    /// A `multipart/form-data` body, which makes it a POST.
    pub form: Option<Vec<(&'static str, String)>>,
    /// The answer holds a secret that nobody knows yet: its body is never shown.
    pub confidential: bool,
    /// It asks for what the user named by its id: that it is unknown may be the id's fault.
    pub of_id: bool,
}

/// A credential for the `Authorization` header.
#[derive(Clone, Debug)]
pub enum Authorization {
    /// `Basic`, user and password.
    Basic(String, Secret),
    /// `Bearer`, a token.
    Bearer(Secret),
}

impl Request {
    /// A GET of an address.
    pub fn get(url: Url, query: Vec<(String, String)>) -> Self {
        Self { url, query, hidden: &[], authorization: None, form: None, confidential: false, of_id: false }
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
    /// The method and the address, for people: hidden values as `***`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = if self.form.is_some() { "POST" } else { "GET" };
        write!(f, "{method} {}", self.url)?;
        for (at, (name, value)) in self.query.iter().enumerate() {
            let value = if self.hidden.contains(&name.as_str()) { MASK } else { value };
            write!(f, "{}{name}={value}", if at == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

/// An answer as data.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body as text, without byte-order mark and blanks before it; empty if it is no text.
    pub body: FastStr,
}

impl Answer {
    /// An answer with a body, for tests of what a vendor's bodies mean.
    #[cfg(test)]
    pub fn of(status: u16, body: &'static str) -> Self {
        Self { status, body: FastStr::from_static_str(body) }
    }
}

/// A vendor's way to say no: finds the refusal in an answer, if it is one.
pub type Refusal = fn(&Answer) -> Option<Error>;

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
}
