//! Detects web pages in place of data: login pages, portals, firewalls and proxies answer with them.

use super::{hidden, response::Response, shortened};
use crate::secret::redact;

/// The number of bytes in which a title is searched for.
const TITLE_WITHIN: usize = 64 << 10;
/// The number of characters of a title or an address that are shown.
pub(super) const SHOWN: usize = 120;

/// A web page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Its title with entities decoded; empty without one.
    title: String,
}

impl Page {
    /// The web page in a response, if it is one. `text` is its body, if it could be decoded.
    pub(super) fn find(response: &Response, text: &str) -> Option<Self> {
        let begins_with_tag = response.body.trim_ascii_start().starts_with(b"<") || text.starts_with('<');
        // PHP declares JSON as HTML, too.
        let is_html =
            response.is_said_to_be_html() && text.contains('<') && !text.starts_with(['{', '[', '"']);
        let is_xml = text.starts_with("<?xml") && find(text, "<html").is_none();
        ((begins_with_tag && !is_xml) || is_html).then(|| Self { title: title(text).unwrap_or_default() })
    }

    /// The page without some words.
    pub(super) fn without(self, words: &[String]) -> Self {
        Self { title: hidden::without(&self.title, words) }
    }

    /// The title as part of a sentence. Secrets are redacted before it is shortened.
    pub(super) fn about(&self) -> String {
        let words = redact(&self.title);
        let words: Vec<_> = words.split(|c: char| c.is_whitespace() || c.is_control()).collect();
        let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        match words.is_empty() {
            true => tr!("the page has no title"),
            false => tr!("the page's title is \"{title}\"", title = shortened(&words, SHOWN)),
        }
    }
}

/// The content of the first `<title>`.
fn title(text: &str) -> Option<String> {
    let rest = &text[find(text, "<title").filter(|at| *at < TITLE_WITHIN)?..];
    let rest = &rest[rest.find('>')? + 1..];
    Some(decoded(&rest[..find(rest, "</title").or_else(|| rest.find('<')).unwrap_or(rest.len())]))
}

/// The position of a lower-case ASCII pattern, ignoring case.
fn find(text: &str, what: &str) -> Option<usize> {
    text.as_bytes().windows(what.len()).position(|part| part.eq_ignore_ascii_case(what.as_bytes()))
}

/// A text with its entities decoded: those of HTML's own characters, and numeric ones.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let entity = part.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        match entity {
            Some((character, rest)) => {
                out.push(character);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

/// The character that an entity stands for.
fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use reqwest::header::CONTENT_TYPE;

    use super::*;
    use crate::secret::{Secret, learn};

    fn about(content_type: &'static str, body: &'static str) -> Option<String> {
        let headers = [(CONTENT_TYPE, content_type.parse().unwrap())].into_iter().collect();
        let response = Response { status: 403, headers, body: Bytes::from_static(body.as_bytes()) };
        let page = Page::find(&response, &response.text().unwrap_or_default())?;
        learn(&Secret::new("s3cret"));
        Some(page.about())
    }

    #[test]
    fn a_page_is_known_by_its_first_tag_or_its_type_and_named_by_its_title() {
        for (content_type, body, title) in [
            ("text/html", "<html><title>Oh no</title>", "Oh no"),
            (
                "application/json",
                "\u{feff} \n<!DOCTYPE html><TITLE lang=zh>\n 访问&nbsp;被\t阻断 </Title>",
                "访问 被 阻断",
            ),
            (
                "",
                "<html><title>a &amp; b &lt;c&gt; &quot;d&#39;&#x4e2d; &unknown; &#1114112; & e",
                "a & b <c> \"d'中 &unknown; &#1114112; & e",
            ),
            ("text/html", "Error <title>Blocked</title>", "Blocked"),
            ("text/html", "<title>a s3cret\u{1b}[31m b</title>", "a *** [31m b"),
            ("text/html", "<title>&#115;3cret</title>", "***"),
            ("text/xml", "<?xml version='1.0'?><html><title>x</title></html>", "x"),
        ] {
            assert_eq!(about(content_type, body), Some(format!("the page's title is \"{title}\"")), "{body}");
        }
        for body in ["<br />\n<b>Notice</b>: Undefined index", "<html>", "<title>", "<title> </title>"] {
            assert_eq!(about("text/html", body).as_deref(), Some("the page has no title"), "{body}");
        }
    }

    #[test]
    fn data_is_no_page_whatever_its_type() {
        for body in ["", "{\"a\":\"<b>\"}", "[\"<b>\"]", "\"<b>\"", "Forbidden", "null", "12"] {
            assert_eq!(about("text/html; charset=utf-8", body), None, "{body}");
        }
        assert_eq!(about("text/xml", "<?xml version='1.0'?><error/>"), None);
    }

    #[test]
    fn a_long_title_is_shortened_after_secrets_are_out() {
        let title = "长".repeat(SHOWN - 3) + "s3cret";
        let body: &'static str = format!("<title>{title}</title>").leak();
        let about = about("text/html", body).unwrap();
        assert!(about.contains("长***") && !about.contains("s3c"), "{about}");
    }
}
