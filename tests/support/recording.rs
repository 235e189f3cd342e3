//! Recordings: a command, what it sends, what the vendor answers, as plain text.
//!
//! ```text
//! # A comment: where the example comes from.
//! KEFU_GOME_TOKEN=fixture-token            a variable; {server} is the playback server's address
//! $ kefu complaints list -o json           the command
//! > GET /router                            a request
//! >   pageNo=1                             a parameter of its query string, decoded; the order is free
//! > Authorization: Basic …                 a header; Authorization and Content-Type are absent if not written
//! > | --{text}                             a line of its body
//! < 200                                    the answer's status, then headers if need be, then the body
//! {"…": "…"}
//! ```
//!
//! What differs from run to run is written as `{digits}`, `{hex32}` or `{text}`. Each exchange happens once.

use std::{fs, path::Path};

/// One recording.
#[derive(Debug, Default)]
pub struct Recording {
    /// Variables of the run.
    pub variables: Vec<(String, String)>,
    /// The words of the command, without `kefu`.
    pub words: Vec<String>,
    /// The request and the answer.
    pub exchanges: Vec<Exchange>,
}

/// A request and its answer.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// The expected output.
    pub request: Request,
    /// The answer's status.
    pub status: u16,
    /// Further headers of the answer.
    pub headers: Vec<(String, String)>,
    /// The answer's body.
    pub body: String,
}

/// A request, as expected or as it came. Names of headers are in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET /path`.
    pub line: String,
    /// The decoded query string.
    pub query: Vec<(String, String)>,
    /// `authorization`, `content-type` and those that begin with `x-`.
    pub headers: Vec<(String, String)>,
    /// The lines of the body.
    pub body: Vec<String>,
}

impl Recording {
    /// Reads a recording.
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut recording = Self::default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            assert!(recording.take(line), "{}:{}: not understood: {line}", path.display(), number + 1);
        }
        recording
            .exchanges
            .iter_mut()
            .for_each(|exchange| exchange.body.truncate(exchange.body.trim_end().len()));
        assert!(!recording.words.is_empty(), "{}: no command", path.display());
        recording
    }

    fn take(&mut self, line: &str) -> bool {
        if let Some(command) = line.strip_prefix("$ kefu ") {
            self.words = command.split_whitespace().map(str::to_owned).collect();
            return true;
        }
        if let Some(sent) = line.strip_prefix('>') {
            return self.take_sent(sent);
        }
        let Some(exchange) = self.exchanges.last_mut() else {
            let Some((name, value)) = line.split_once('=') else { return line.is_empty() };
            self.variables.push((name.to_owned(), value.to_owned()));
            return true;
        };
        match (line.strip_prefix("< "), exchange.status) {
            (Some(status), 0) => status.parse().map(|status| exchange.status = status).is_ok(),
            (Some(header), _) => {
                let Some((name, value)) = header.split_once(": ") else { return false };
                exchange.headers.push((name.to_owned(), value.to_owned()));
                true
            }
            (None, 0) => line.is_empty(),
            (None, _) => {
                exchange.body.push_str(line);
                exchange.body.push('\n');
                true
            }
        }
    }

    fn take_sent(&mut self, sent: &str) -> bool {
        let under_way = self.exchanges.last_mut().filter(|exchange| exchange.status == 0);
        let Some(Exchange { request, .. }) = under_way else {
            let request = Request { line: sent.trim().to_owned(), ..Request::default() };
            self.exchanges.push(Exchange { request, ..Exchange::default() });
            return true;
        };
        if let Some(line) = sent.strip_prefix(" |") {
            request.body.push(line.strip_prefix(' ').unwrap_or(line).to_owned());
        } else if let Some(parameter) = sent.strip_prefix("   ") {
            let Some((name, value)) = parameter.split_once('=') else { return false };
            request.query.push((name.to_owned(), value.to_owned()));
        } else {
            let Some((name, value)) = sent.trim().split_once(": ") else { return false };
            request.headers.push((name.to_lowercase(), value.to_owned()));
        }
        true
    }
}

impl Request {
    /// Whether a request is the one that is expected here.
    pub fn expects(&self, request: &Self) -> bool {
        let sorted = |pairs: &[(String, String)]| {
            let mut sorted = pairs.to_vec();
            sorted.sort();
            sorted
        };
        let same = |expected: &[(String, String)], request: &[(String, String)]| {
            let (expected, request) = (sorted(expected), sorted(request));
            expected.len() == request.len()
                && expected
                    .iter()
                    .zip(&request)
                    .all(|(one, other)| one.0 == other.0 && fits(&one.1, &other.1))
        };
        self.line == request.line
            && same(&self.query, &request.query)
            && same(&self.headers, &request.headers)
            && self.body.len() == request.body.len()
            && self.body.iter().zip(&request.body).all(|(expected, request)| fits(expected, request))
    }

    /// The request as a recording would have it.
    pub fn recorded(&self) -> String {
        let mut lines = vec![format!("> {}", self.line)];
        lines.extend(self.query.iter().map(|(name, value)| format!(">   {name}={value}")));
        lines.extend(self.headers.iter().map(|(name, value)| format!("> {name}: {value}")));
        lines.extend(self.body.iter().map(|line| format!("> | {line}")));
        lines.join("\n")
    }
}

/// Whether a text is what a pattern with placeholders describes.
fn fits(pattern: &str, text: &str) -> bool {
    let kinds: [(&str, Is); 5] = [
        ("{digits}", |found| !found.is_empty() && found.bytes().all(|byte| byte.is_ascii_digit())),
        ("{hex32}", |found| found.len() == 32 && is_hex(found)),
        ("{hex40}", |found| found.len() == 40 && is_hex(found)),
        ("{hex64}", |found| found.len() == 64 && is_hex(&found.to_uppercase())),
        ("{text}", |found| !found.is_empty()),
    ];
    let first = kinds
        .iter()
        .filter_map(|(name, is)| Some((pattern.find(name)?, name, is)))
        .min_by_key(|found| found.0);
    let Some((at, name, is)) = first else { return pattern == text };
    let Some(rest) = text.strip_prefix(&pattern[..at]) else { return false };
    let after = &pattern[at + name.len()..];
    rest.char_indices()
        .map(|(end, _)| end)
        .chain([rest.len()])
        .any(|end| is(&rest[..end]) && fits(after, &rest[end..]))
}

/// Whether a text is of a kind.
type Is = fn(&str) -> bool;

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'))
}
