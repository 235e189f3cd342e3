//! Replaces secrets in a text by `***`, in any encoding.
//!
//! Vendors, proxies and web pages echo what they were sent, each in its own encoding and often in several at once:
//! JSON inside a query string inside a web page. So the text is searched as it is, and again after each layer of
//! escapes has been decoded. The matched range is removed from the original text, escapes included.

use std::{
    borrow::Cow,
    ops::Range,
    sync::{Mutex, MutexGuard, PoisonError},
};

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use memchr::{memchr3, memmem};

use super::MASK;

/// The shortest secret that is searched for; a shorter one would blank out ordinary text.
const SHORTEST: usize = 4;
/// The number of layers of escapes that are decoded. Text with more layers is unreadable for anyone.
const LAYERS: usize = 8;

/// Replaces every secret that it has learned.
#[derive(Default)]
pub(super) struct Redactor(Mutex<Vec<Vec<u8>>>);

impl Redactor {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    pub(super) fn learn(&self, secret: &str) {
        if secret.chars().count() < SHORTEST {
            return;
        }
        let mut known = self.known();
        for needle in needles(secret) {
            if !known.contains(&needle) {
                known.push(needle);
            }
        }
    }

    pub(super) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let known = self.known();
        if known.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut found = Vec::new();
        for layer in Layer::all(text) {
            for needle in known.iter() {
                found.extend(layer.ranges(needle));
            }
        }
        masked(text, found)
    }

    fn known(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The patterns for a secret: the secret and its base64 form, each also with its own escapes decoded, because a
/// secret can look escaped (`50%25`, `a+b`) and is decoded along with the surrounding text.
fn needles(secret: &str) -> impl Iterator<Item = Vec<u8>> {
    let plain = std::iter::once(secret.to_owned()).chain(in_base64(secret));
    plain.flat_map(|text| {
        let decoded = Layer::all(&text).last().map(|layer| layer.bytes.into_owned());
        [Some(text.into_bytes()), decoded].into_iter().flatten().filter(|needle| needle.len() >= SHORTEST)
    })
}

/// The base64 characters that depend on the secret alone, in both alphabets and after any number of preceding bytes.
/// They find a secret inside an encoded `user:password`, too.
fn in_base64(secret: &str) -> impl Iterator<Item = String> {
    (0..3).flat_map(move |before| {
        let text = [&[0; 3][..before], secret.as_bytes()].concat();
        let own = (before * 8).div_ceil(6)..text.len() * 8 / 6;
        [STANDARD_NO_PAD.encode(&text), URL_SAFE_NO_PAD.encode(&text)]
            .map(|code| code[own.clone()].to_owned())
    })
}

/// A text with some of its layers of escapes decoded.
struct Layer<'t> {
    bytes: Cow<'t, [u8]>,
    /// The original position of each byte, and of the end; `None` if nothing was decoded.
    starts: Option<Vec<usize>>,
}

impl<'t> Layer<'t> {
    /// The text itself, then each decoded layer.
    fn all(text: &'t str) -> impl Iterator<Item = Self> {
        let whole = Self { bytes: Cow::Borrowed(text.as_bytes()), starts: None };
        let mut next = Some(whole);
        std::iter::from_fn(move || {
            let layer = next.take()?;
            next = layer.decoded();
            Some(layer)
        })
        .take(LAYERS)
    }

    /// The text with one more layer decoded; `None` if it has no escapes.
    fn decoded(&self) -> Option<Self> {
        let bytes = &*self.bytes;
        next_escape(bytes, 0)?;
        let mut plain = Vec::with_capacity(bytes.len());
        let mut starts = Vec::with_capacity(bytes.len() + 1);
        let mut at = 0;
        while at < bytes.len() {
            let literal = next_escape(bytes, at).unwrap_or(bytes.len());
            plain.extend_from_slice(&bytes[at..literal]);
            starts.extend((at..literal).map(|at| self.start(at)));
            let Some(rest) = bytes.get(literal..).filter(|rest| !rest.is_empty()) else { break };
            let (length, meant) = escape(rest).unwrap_or((1, Meant::Byte(rest[0])));
            meant.write(&mut plain);
            starts.resize(plain.len(), self.start(literal));
            at = literal + length;
        }
        starts.push(self.start(bytes.len()));
        (plain != bytes).then_some(Self { bytes: Cow::Owned(plain), starts: Some(starts) })
    }

    fn start(&self, at: usize) -> usize {
        self.starts.as_ref().map_or(at, |starts| starts[at])
    }

    /// The ranges of a pattern in the original text. Ranges may overlap: `ababab` contains `abab` twice.
    fn ranges(&self, needle: &[u8]) -> Vec<Range<usize>> {
        let finder = memmem::Finder::new(needle);
        let mut from = 0;
        std::iter::from_fn(|| {
            let at = from + finder.find(self.bytes.get(from..)?)?;
            from = at + 1;
            Some(self.start(at)..self.start(at + needle.len()))
        })
        .collect()
    }
}

/// The decoded form of an escape.
enum Meant {
    Byte(u8),
    Char(char),
}

impl Meant {
    fn write(self, plain: &mut Vec<u8>) {
        match self {
            Self::Byte(byte) => plain.push(byte),
            Self::Char(c) => plain.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// The position of the next byte that can begin an escape.
fn next_escape(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = &bytes[from..];
    let slow = memchr3(b'%', b'\\', b'&', rest);
    let blank = memchr::memchr(b'+', &rest[..slow.unwrap_or(rest.len())]);
    blank.or(slow).map(|at| from + at)
}

/// The escape at the beginning of a text: its length and its decoded form.
fn escape(text: &[u8]) -> Option<(usize, Meant)> {
    match *text {
        // The encoding of a blank in HTML forms.
        [b'+', ..] => Some((1, Meant::Byte(b' '))),
        [b'%' | b'\\', b'u', b'{', ..] => {
            let end = memchr::memchr(b'}', &text[..text.len().min(10)])?;
            Some((end + 1, Meant::Char(char::from_u32(number(&text[3..end], 16)?)?)))
        }
        [b'%' | b'\\', b'u', ..] => utf16(text),
        [b'%', ..] => Some((3, hex_byte(text.get(1..3)?)?)),
        [b'\\', b'x', ..] => Some((4, hex_byte(text.get(2..4)?)?)),
        [b'\\', mark, ..] if mark.is_ascii_punctuation() => Some((2, Meant::Byte(mark))),
        [b'&', ..] => entity(text),
        _ => None,
    }
}

/// `\u5bc6` or `%u5bc6`; two of them for a character beyond the first 65,536.
fn utf16(text: &[u8]) -> Option<(usize, Meant)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6).filter(|unit| unit[..2] == text[..2])?;
        u16::try_from(number(&digits[2..], 16)?).ok()
    };
    let units = [unit(0)?, unit(6).unwrap_or_default()];
    let c = char::decode_utf16(units).next()?.ok()?;
    Some((6 * c.len_utf16(), Meant::Char(c)))
}

/// `&amp;`, `&#39;`, `&#x27;`.
fn entity(text: &[u8]) -> Option<(usize, Meant)> {
    let end = memchr::memchr(b';', &text[..text.len().min(12)])?;
    let c = match &text[1..end] {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        [b'#', b'x' | b'X', digits @ ..] => char::from_u32(number(digits, 16)?)?,
        [b'#', digits @ ..] => char::from_u32(number(digits, 10)?)?,
        _ => return None,
    };
    Some((end + 1, Meant::Char(c)))
}

fn hex_byte(digits: &[u8]) -> Option<Meant> {
    u8::try_from(number(digits, 16)?).ok().map(Meant::Byte)
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    let text = std::str::from_utf8(digits).ok().filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(text, radix).ok()
}

/// The text with one mask for each run of overlapping ranges.
fn masked(text: &str, mut ranges: Vec<Range<usize>>) -> Cow<'_, str> {
    if ranges.is_empty() {
        return Cow::Borrowed(text);
    }
    ranges.sort_by_key(|range| range.start);
    let mut shown = String::with_capacity(text.len());
    let mut end = 0;
    for range in ranges {
        if range.start >= end {
            shown.push_str(&text[end..range.start]);
            shown.push_str(MASK);
        }
        end = end.max(range.end);
    }
    shown.push_str(&text[end..]);
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests;
