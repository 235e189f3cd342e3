//! Bytes: compression, byte-order marks and charsets are decoded before a body is parsed.

use std::io::Read as _;

use encoding_rs::{GB18030, GBK};

use super::answered;
use crate::{
    faults::vendors::{LISTS, Vendor, VendorRefusal, body},
    support::faulty_server::{ReceivedRequest, Reply},
};

/// A good answer with a Chinese text in it, which is where charsets differ.
fn chinese(request: &ReceivedRequest) -> String {
    body(request, 3).replacen('{', "{\"备注\":\"学校张三\",", 1)
}

fn deflated(text: &str, zlib: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let level = flate2::Compression::fast();
    match zlib {
        true => flate2::read::ZlibEncoder::new(text.as_bytes(), level).read_to_end(&mut out),
        false => flate2::read::DeflateEncoder::new(text.as_bytes(), level).read_to_end(&mut out),
    }
    .expect("memory");
    out
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A kind of answer: its name, its header lines, and what becomes of a good answer's text.
type Dress = (&'static str, &'static str, fn(&str) -> Vec<u8>);

const READ: &[Dress] = &[
    ("a mark", "", |text| format!("\u{feff}{text}").into()),
    ("marks and lines", "", |text| format!("\r\n\u{feff}\u{feff}\r\n{text}").into()),
    ("UTF-16 with a mark", "", |text| utf_16(&format!("\u{feff}{text}"))),
    ("GBK", "Content-Type: application/json;charset=GBK\r\n", |text| GBK.encode(text).0.into_owned()),
    ("GB2312", "Content-Type: text/html; charset=\"gb2312\"\r\n", |text| GBK.encode(text).0.into_owned()),
    ("GB18030", "Content-Type: text/plain; charset=gb18030\r\n", |text| GB18030.encode(text).0.into_owned()),
    ("Latin 1 that is UTF-8", "Content-Type: text/json; charset=ISO-8859-1\r\n", |text| text.into()),
    ("GBK that is UTF-8", "Content-Type: text/json; charset=GBK\r\n", |text| text.into()),
    ("deflate", "Content-Encoding: deflate\r\n", |text| deflated(text, true)),
    ("bare deflate", "Content-Encoding: deflate\r\n", |text| deflated(text, false)),
    ("a mark in deflate", "Content-Encoding: deflate\r\n", |text| deflated(&format!("\u{feff}{text}"), true)),
];

const NOT_READ: &[Dress] = &[
    ("GBK undeclared", "Content-Type: application/json\r\n", |text| GBK.encode(text).0.into_owned()),
    ("GBK declared as UTF-8", "Content-Type: text/json; charset=utf-8\r\n", |text| {
        GBK.encode(text).0.into_owned()
    }),
    ("GBK behind a mark", "", |text| [b"\xef\xbb\xbf", &GBK.encode(text).0[..]].concat()),
    ("malformed GBK", "Content-Type: text/json; charset=gbk\r\n", |text| {
        [text.as_bytes(), b"\xff\xff"].concat()
    }),
    ("deflate that is none", "Content-Encoding: deflate\r\n", |text| text.into()),
    ("half of deflate", "Content-Encoding: deflate\r\n", |text| {
        deflated(&text.repeat(9), true)[..40].to_vec()
    }),
    ("brotli", "Content-Encoding: br\r\n", |text| text.into()),
];

#[test]
fn a_good_answer_is_read_in_every_dress() {
    for list in LISTS.iter().copied() {
        for (name, headers, dress) in READ {
            let line = format!("{} -o json", list.line);
            let run = answered(&line, move |request| Reply::answer(200, headers, dress(&chinese(request))));
            assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{name}: {run}");
            assert_eq!(run.column(list.key).len(), list.records, "{name}: {run}");
        }
    }
}

#[test]
fn a_text_in_gbk_comes_out_as_it_was_written() {
    let run = answered("complaints list -o json --limit 1", |request| {
        let text = body(request, 1).replacen('}', ",\"cmlntContent\":\"学校张三，空调不制冷\"}", 1);
        Reply::answer(200, "Content-Type: application/json; charset=gbk\r\n", GBK.encode(&text).0)
    });
    assert!(run.stdout.contains("学校张三，空调不制冷"), "{run}");
}

#[test]
fn what_is_no_text_ends_with_65_and_is_not_quoted() {
    for list in LISTS.iter().copied() {
        for (name, headers, dress) in NOT_READ {
            let run =
                answered(list.line, move |request| Reply::answer(200, headers, dress(&chinese(request))))
                    .exits(65);
            assert!(run.stderr.contains("hint: "), "{name}: {run}");
            assert!(!run.both().contains(['张', '�']), "{name}: {run}");
        }
    }
}

#[test]
fn a_refusal_is_heard_in_every_dress() {
    for (line, vendor) in [
        ("complaints list", Vendor::GOME),
        ("views list", Vendor::BANGWO8),
        ("project show P1", Vendor::ESHOUHOU),
    ] {
        for (name, headers, dress) in READ {
            let run = answered(line, move |_| {
                Reply::answer(200, headers, dress(&VendorRefusal::Refused.by(vendor)))
            });
            assert_eq!(run.code, Some(1), "{name}: {run}");
            assert!(run.stderr.contains("words"), "{name}: {run}");
        }
    }
}

#[test]
fn what_a_body_is_compressed_to_is_held_to_the_limit() {
    let run = answered("complaints list", |_| {
        Reply::answer(200, "Content-Encoding: deflate\r\n", deflated(&" ".repeat((64 << 20) + 1), true))
    });
    assert!(run.exits(65).stderr.contains("more than 64 MiB"));
}
