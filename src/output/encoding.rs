//! Encodes text for programs that expect a Chinese encoding.

use std::borrow::Cow;

use clap::ValueEnum;
use encoding_rs::{EncoderResult, GB18030, GBK};

/// The encoding of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Encoding {
    /// What every program reads by now
    #[default]
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    /// What old programs of China read; it holds every character
    Gb18030,
    /// Its predecessor; what it cannot hold becomes `?`
    Gbk,
}

impl Encoding {
    /// Its name on the command line.
    pub fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The text of encoded bytes.
    pub fn decode(self, bytes: &[u8]) -> String {
        let encoding = match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Gb18030 => GB18030,
            Self::Gbk => GBK,
        };
        encoding.decode(bytes).0.into_owned()
    }

    /// The encoded text, and the number of characters that became `?`.
    #[inline]
    pub(super) fn encode(self, text: &str) -> (Cow<'_, [u8]>, u64) {
        match self {
            Self::Gb18030 if !text.is_ascii() => encode(GB18030, text),
            Self::Gbk if !text.is_ascii() => encode(GBK, text),
            _ => (Cow::Borrowed(text.as_bytes()), 0),
        }
    }
}

fn encode<'t>(encoding: &'static encoding_rs::Encoding, text: &'t str) -> (Cow<'t, [u8]>, u64) {
    let mut encoder = encoding.new_encoder();
    let mut bytes = Vec::with_capacity(text.len() + 8);
    let mut lost = 0;
    let mut rest = text;
    loop {
        let more = encoder.max_buffer_length_from_utf8_without_replacement(rest.len());
        bytes.reserve(more.unwrap_or_default());
        let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
        rest = &rest[read..];
        match result {
            EncoderResult::InputEmpty => return (Cow::Owned(bytes), lost),
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(_) => {
                bytes.push(b'?');
                lost += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn every_character_comes_back_from_gb18030_but_nineteen_private_ones() {
        // GB 18030-2022 decodes eighteen private characters to the ones that Unicode has added since, and U+E5E5 to
        // the full-width blank.
        let comes_back = |c: &char| {
            let text = format!("a{c}国");
            let (bytes, lost) = Encoding::Gb18030.encode(&text);
            let read = GB18030.decode_without_bom_handling_and_without_replacement(&bytes);
            lost == 0 && read.as_deref() == Some(text.as_str())
        };
        let others: Vec<_> = ('\0'..=char::MAX).filter(|c| !comes_back(c)).collect();
        assert_eq!(others.len(), 19);
        assert!(others.iter().all(|c| ('\u{e000}'..='\u{f8ff}').contains(c)), "{others:?}");
        assert_eq!(Encoding::Gb18030.encode("\u{e5e5}国").1, 1);
    }

    #[test]
    fn what_gbk_cannot_hold_is_replaced_and_counted() {
        let (bytes, lost) = Encoding::Gbk.encode("冰箱😀a𠮷");
        assert_eq!((GBK.decode(&bytes).0.as_ref(), lost), ("冰箱?a?", 2));
        let (bytes, lost) = Encoding::Utf8.encode("冰箱😀");
        assert_eq!((bytes.as_ref(), lost), ("冰箱😀".as_bytes(), 0));
    }
}
