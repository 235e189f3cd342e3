//! A response, and its body decoded to text: decompressed, without a byte-order mark, in UTF-8.

use std::{io::Read as _, time::Duration};

use bytes::Bytes;
use encoding_rs::{Encoding, UTF_8};
use faststr::FastStr;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use jiff::Timestamp;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER};

use super::BODY_LIMIT;

/// The number of bytes in which a web page may declare its charset, from the HTML standard.
const DECLARED_WITHIN: usize = 1024;

/// A response that has been read to its end.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// The reason why a body could not be decompressed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Packed {
    /// It is longer than [`BODY_LIMIT`].
    TooLong,
    /// It is damaged, or compressed by a method that was not requested.
    Unreadable(String),
}

/// The reason why a body is no text. It does not quote the body, which has not been redacted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoText {
    /// The expected charset.
    pub(super) charset: &'static str,
    /// A description of the bytes.
    pub(super) why: String,
}

impl Response {
    /// A header as text; empty if absent.
    pub(super) fn header(&self, name: HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The pause that the vendor asks for, counted from now.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        wait_asked_for(self.header(RETRY_AFTER), Timestamp::now())
    }

    /// The target of a redirect.
    pub(super) fn location(&self) -> &str {
        self.header(LOCATION)
    }

    /// Whether the response declares HTML. PHP declares JSON so, too.
    pub(super) fn is_said_to_be_html(&self) -> bool {
        self.header(CONTENT_TYPE).to_ascii_lowercase().contains("html")
    }

    /// The response with its body decompressed. reqwest decompresses `gzip` as it arrives and removes the header;
    /// this handles encodings that were not requested but are used by some servers.
    pub(super) fn unpacked(mut self) -> Result<Self, Packed> {
        let encoding = self.header(CONTENT_ENCODING).trim().to_ascii_lowercase();
        if !self.body.is_empty() && !matches!(encoding.as_str(), "" | "identity") {
            self.body = unpacked(&encoding, &self.body)?;
        }
        Ok(self)
    }

    /// The body as text: its byte-order mark decides the charset, then `Content-Type`, then UTF-8. A body in UTF-8 is
    /// not copied.
    ///
    /// # Errors
    /// The reason why the bytes are no text.
    pub(super) fn text(&self) -> Result<FastStr, NoText> {
        let marked = Encoding::for_bom(&self.body).map(|(encoding, _)| encoding);
        let declared = || declared(self.header(CONTENT_TYPE)).or_else(|| declared_in_page(&self.body));
        let text = match marked.or_else(declared) {
            None => utf8(&self.body)?,
            Some(encoding) if encoding == UTF_8 || is_chinese_in_utf8(&self.body) => utf8(&self.body)?,
            Some(encoding) => decoded(&self.body, encoding)?,
        };
        // A PHP page has one mark for each of its source files that begins with one.
        Ok(text.slice_ref(text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n'])))
    }
}

/// Decompresses a body.
fn unpacked(encoding: &str, body: &[u8]) -> Result<Bytes, Packed> {
    let mut text = Vec::new();
    let limit = BODY_LIMIT as u64 + 1;
    let read = match encoding {
        // "deflate" is a zlib stream (RFC 9110, 8.4.1.2). Some servers send raw DEFLATE data, which every browser
        // accepts; only a zlib stream has a header.
        "deflate" if has_zlib_header(body) => ZlibDecoder::new(body).take(limit).read_to_end(&mut text),
        "deflate" => DeflateDecoder::new(body).take(limit).read_to_end(&mut text),
        "x-gzip" => MultiGzDecoder::new(body).take(limit).read_to_end(&mut text),
        other => {
            return Err(Packed::Unreadable(tr!(
                "its compression, `{compression}`, was not asked for",
                compression = other
            )));
        }
    };
    match read {
        Err(_) => Err(Packed::Unreadable(tr!("the compressed data are damaged"))),
        Ok(_) if text.len() > BODY_LIMIT => Err(Packed::TooLong),
        Ok(_) => Ok(text.into()),
    }
}

/// Whether the bytes begin with the header of a zlib stream (RFC 1950, 2.2).
fn has_zlib_header(body: &[u8]) -> bool {
    matches!(body, [cmf, flg, ..] if cmf & 0x0f == 8 && (u16::from(*cmf) << 8 | u16::from(*flg)) % 31 == 0)
}

/// The charset that a `Content-Type` declares, if it is supported.
fn declared(content_type: &str) -> Option<&'static Encoding> {
    let mut parameters = content_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let (_, label) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    Encoding::for_label_no_replacement(label.trim().trim_matches(['"', '\'']).as_bytes())
}

/// The charset that a web page declares in its head. Firewalls and proxies in China often send GBK this way.
fn declared_in_page(body: &[u8]) -> Option<&'static Encoding> {
    let begin = &body[..body.len().min(DECLARED_WITHIN)];
    if !begin.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let begin = String::from_utf8_lossy(begin).to_ascii_lowercase();
    let (_, label) = begin.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c)).unwrap_or(label.len());
    Encoding::for_label_no_replacement(&label.as_bytes()[..end])
}

/// Whether bytes are UTF-8 with a character of at least three bytes, such as a Chinese one. Servers declare
/// ISO-8859-1 or GBK and send UTF-8, as JSON always is (RFC 8259, 8.1); text in those charsets does not contain such
/// sequences by chance.
fn is_chinese_in_utf8(body: &[u8]) -> bool {
    std::str::from_utf8(body).is_ok_and(|text| text.chars().any(|c| c.len_utf8() > 2 && c != '\u{feff}'))
}

fn utf8(body: &Bytes) -> Result<FastStr, NoText> {
    FastStr::from_bytes(body.clone()).map_err(|_| {
        let valid = body.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
        let why = tr!("only the first {valid} of {all} bytes are", valid, all = body.len());
        NoText { charset: UTF_8.name(), why }
    })
}

fn decoded(body: &[u8], encoding: &'static Encoding) -> Result<FastStr, NoText> {
    match encoding.decode_without_bom_handling_and_without_replacement(body) {
        Some(text) => Ok(text.into_owned().into()),
        None => Err(NoText { charset: encoding.name(), why: tr!("it is declared to be") }),
    }
}

/// The pause that a `Retry-After` header asks for: seconds, or an HTTP date.
pub(super) fn wait_asked_for(header: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = header.trim().parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let then = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(header.trim()).ok()?;
    Some(Duration::try_from(then.duration_since(now)).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(content_type: &'static str, body: &[u8]) -> Response {
        let headers = [(CONTENT_TYPE, content_type.parse().unwrap())].into_iter().collect();
        Response { status: 200, headers, body: Bytes::copy_from_slice(body) }
    }

    fn gbk(text: &str) -> Vec<u8> {
        encoding_rs::GBK.encode(text).0.into_owned()
    }

    #[test]
    fn bytes_become_text_by_mark_then_declaration_then_as_utf_8() {
        let le = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let be = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        for (content_type, body, text) in [
            ("application/json", b"{}".to_vec(), "{}"),
            ("application/json", "张".into(), "张"),
            ("application/json", "\u{feff}张".into(), "张"),
            ("application/json", "\u{feff}\r\n\u{feff}{}".into(), "{}"),
            ("application/json", "\r\n\u{feff}{}".into(), "{}"),
            ("application/json", le("\u{feff}张"), "张"),
            ("application/json", be("\u{feff}张"), "张"),
            ("text/html; charset=utf-8", "张".into(), "张"),
            ("text/html; charset=GBK", gbk("张"), "张"),
            ("text/html; charset=GBK", gbk("学校"), "学校"),
            ("text/html;CharSet=\"gb2312\"", gbk("张"), "张"),
            ("application/json; q=1; charset='GB18030'", vec![0x94, 0x39, 0xda, 0x33], "💩"),
            ("application/json; charset=big5", vec![0xb1, 0x69], "張"),
            ("application/json; charset=iso-8859-1", vec![0xe9], "é"),
            ("application/json; charset=iso-8859-1", "张三".into(), "张三"),
            ("application/json; charset=gbk", "张三".into(), "张三"),
            ("application/json; charset=gbk", "\u{feff}{}".into(), "{}"),
            ("application/json; charset=nonsense", "张".into(), "张"),
            (
                "text/html",
                gbk("<meta charset=\"gb2312\"><title>拦截"),
                "<meta charset=\"gb2312\"><title>拦截",
            ),
            ("text/html", gbk("<meta content='a; charset=gbk'>拦"), "<meta content='a; charset=gbk'>拦"),
            ("", Vec::new(), ""),
        ] {
            assert_eq!(response(content_type, &body).text().as_deref(), Ok(text), "{content_type}");
        }
    }

    #[test]
    fn bytes_of_no_or_another_charset_are_no_text() {
        for (content_type, body) in [
            ("application/json", gbk("张三")),
            ("application/json; charset=nonsense", gbk("张三")),
            ("application/json; charset=utf-8", gbk("张三")),
            ("application/json; charset=gbk", vec![0xff, 0xff]),
            ("application/json; charset=hz-gb-2312", gbk("张三")),
            ("application/json", [b"\xef\xbb\xbf".to_vec(), gbk("张三")].concat()),
            ("application/json", vec![0xff, 0xfe, 0x00, 0xd8]),
        ] {
            assert!(response(content_type, &body).text().is_err(), "{content_type}");
        }
    }

    #[test]
    fn a_body_in_utf_8_is_not_copied() {
        let whole =
            response("application/json", "\u{feff}{\"name\":\"张三, who has a long name\"}".as_bytes());
        assert_eq!(whole.text().unwrap().as_ptr(), whole.body[3..].as_ptr());
    }

    #[test]
    fn deflate_is_zlib_or_bare() {
        let zlib = |text: &[u8]| {
            let mut out = Vec::new();
            flate2::read::ZlibEncoder::new(text, flate2::Compression::fast()).read_to_end(&mut out).unwrap();
            out
        };
        let whole = zlib(b"{\"a\":1}");
        let bare = &whole[2..whole.len() - 4];
        assert_eq!(unpacked("deflate", &whole).as_deref(), Ok(&b"{\"a\":1}"[..]));
        assert_eq!(unpacked("deflate", bare).as_deref(), Ok(&b"{\"a\":1}"[..]));
        assert_eq!(unpacked("deflate", &zlib(&vec![0; BODY_LIMIT + 1])), Err(Packed::TooLong));
        for (encoding, body) in
            [("deflate", &whole[..5]), ("deflate", b"{}"), ("x-gzip", b"{}"), ("br", b"{}")]
        {
            assert!(matches!(unpacked(encoding, body), Err(Packed::Unreadable(_))), "{encoding}");
        }
    }
}
