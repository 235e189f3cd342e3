//! Requests that are not sent: as command lines of curl, for `--dry-run`.

use std::sync::atomic::{AtomicBool, Ordering};

use url::form_urlencoded::byte_serialize;

use super::message::{Authorization, Body, Request};
use crate::{
    error::{Error, Kind},
    secret::{Secret, redact},
};

/// Stands for a token that only the vendor's answer contains.
const TOKEN: &str = "\u{1}token\u{1}";

/// Shows the requests of a run instead of sending them.
#[derive(Debug)]
pub struct DryRun {
    /// The values that a shell takes from the environment: accounts, passwords and tokens, and the names of the
    /// variables.
    variables: Vec<(Secret, String)>,
    /// Whether the request for a token has been shown. One token serves the whole run.
    has_token: AtomicBool,
    show: fn(&str),
}

impl DryRun {
    /// A run that takes these values from variables. `token` is the variable for a token that the vendor issues, and
    /// `show` writes a line.
    pub fn new(mut variables: Vec<(Secret, String)>, token: String, show: fn(&str)) -> Self {
        variables.push((Secret::new(TOKEN), token));
        Self { variables, has_token: AtomicBool::new(false), show }
    }

    /// Shows a request that is known. The error stands for its answer.
    pub fn request(&self, request: &Request) -> Error {
        (self.show)(&self.curl(request));
        not_sent()
    }

    /// Shows a request for a token, and the request that takes the token from its answer.
    pub fn request_with_token(&self, grant: &Request, request: impl FnOnce(&Secret) -> Request) -> Error {
        if !self.has_token.swap(true, Ordering::Relaxed) {
            (self.show)(&self.curl(grant));
        }
        (self.show)(&then(&self.curl(&request(&Secret::new(TOKEN)))));
        not_sent()
    }

    /// The command line that sends a request.
    fn curl(&self, request: &Request) -> String {
        let mut words = vec!["curl".to_owned(), "-sS".to_owned()];
        let mut add = |option: &str, word: String| words.extend([option.to_owned(), word]);
        match &request.authorization {
            Some(Authorization::Basic(user, password)) => {
                add("-u", format!("{}:{}", self.word("", user), self.word("", password.expose())));
            }
            Some(Authorization::Bearer(token)) => {
                add("-H", self.word("authorization: Bearer ", token.expose()));
            }
            None => {}
        }
        for (name, value) in &request.headers {
            add("-H", self.word(&format!("{name}: "), value));
        }
        match &request.body {
            None => {
                for (name, value) in &request.query {
                    let name: String = byte_serialize(name.as_bytes()).collect();
                    add("--data-urlencode", self.word(&format!("{name}="), value));
                }
            }
            Some(Body::Json(text)) => {
                add("-H", quoted("content-type: application/json"));
                add("--data-raw", self.word("", text));
            }
            Some(Body::Form(fields)) => {
                for (name, value) in fields {
                    add("--form-string", self.word(&format!("{name}="), value));
                }
            }
        }
        let address = match (&request.body, request.query.is_empty()) {
            (Some(_), _) | (None, true) => request.address(),
            // curl puts the data into the address.
            (None, false) => {
                words.push("-G".to_owned());
                request.url.clone()
            }
        };
        words.push(quoted(address.as_str()));
        words.join(" ")
    }

    /// A word of a shell: some text, and a value, which is a variable's if one holds it.
    fn word(&self, before: &str, value: &str) -> String {
        let variable = self.variables.iter().find(|(known, _)| known.expose() == value);
        match variable.map(|(_, variable)| format!("\"${variable}\"")) {
            Some(variable) if before.is_empty() => variable,
            Some(variable) => format!("{}{variable}", quoted(before)),
            None => quoted(&format!("{before}{value}")),
        }
    }
}

/// The line for a step that depends on an answer.
pub fn then(step: &str) -> String {
    format!("# then: {step}")
}

/// The error that stands for an answer.
pub fn not_sent() -> Error {
    Error::new(Kind::NotSent, tr!("nothing is sent (--dry-run)"))
}

/// A text in single quotes, as shells read it, without known secrets.
fn quoted(text: &str) -> String {
    format!("'{}'", redact(text).replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    #[test]
    fn each_part_of_a_request_is_a_word_of_a_shell_and_no_secret_is_in_it() {
        let dry_run = DryRun::new(vec![(Secret::new("p'ss"), "P".to_owned())], "T".to_owned(), |_| ());
        let url = Url::parse("http://127.0.0.1/a").unwrap();
        let query =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let get = Request::get(url.clone(), query(&[("$m", "it's 投诉"), ("t", "p'ss")]));
        let basic = Authorization::Basic("me".to_owned(), Secret::new("p'ss"));
        let form = Body::Form(vec![("grant_type", "client".to_owned())]);
        let bearer = Some(Authorization::Bearer(Secret::new(TOKEN)));
        for (request, line) in [
            (Request::get(url.clone(), Vec::new()), "curl -sS 'http://127.0.0.1/a'"),
            (
                get,
                r#"curl -sS --data-urlencode '%24m=it'\''s 投诉' --data-urlencode 't='"$P" -G 'http://127.0.0.1/a'"#,
            ),
            (
                Request { authorization: bearer, ..Request::get(url.clone(), Vec::new()) },
                r#"curl -sS -H 'authorization: Bearer '"$T" 'http://127.0.0.1/a'"#,
            ),
            (
                Request {
                    authorization: Some(basic),
                    body: Some(form),
                    ..Request::get(url.clone(), Vec::new())
                },
                r#"curl -sS -u 'me':"$P" --form-string 'grant_type=client' 'http://127.0.0.1/a'"#,
            ),
            (
                Request::post_json(url, query(&[("k", "1")]), r#"{"a":1}"#.to_owned()),
                r#"curl -sS -H 'content-type: application/json' --data-raw '{"a":1}' 'http://127.0.0.1/a?k=1'"#,
            ),
        ] {
            assert_eq!(dry_run.curl(&request), line);
        }
    }
}
