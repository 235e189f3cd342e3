//! Marks the bytes of a text that a reader of JSON strings looks for, 64 at a time.

use wide::u8x16;

use super::bytes;

/// The number of bytes in a block.
pub const BYTES: usize = u64::BITS as usize;

/// Which of 64 bytes are marked, from the lowest bit on.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// The bytes that end a part of a string, by [`bytes::ends_text`].
    ends: u64,
    /// The bytes that may begin a hidden character, by [`bytes::may_be_hidden`].
    rare: u64,
}

impl Block {
    /// The block that begins at a position. Bytes behind the end of the text are among the ends.
    #[inline]
    pub fn at(text: &[u8], start: usize) -> Self {
        let rest = text.get(start..).unwrap_or_default();
        rest.first_chunk().map_or_else(|| Self::last(rest), Self::of)
    }

    /// The marks behind some of the bytes: the ends, and the rare bytes before the first end.
    #[inline]
    pub const fn behind(&self, passed: usize) -> (u64, u64) {
        let ends = self.ends >> passed;
        let before_end = (ends & ends.wrapping_neg()).wrapping_sub(1);
        (ends, self.rare >> passed & before_end)
    }

    #[inline(never)]
    fn last(rest: &[u8]) -> Self {
        let mut bytes = [0; BYTES];
        bytes[..rest.len()].copy_from_slice(rest);
        Self::of(&bytes)
    }

    #[inline]
    fn of(bytes: &[u8; BYTES]) -> Self {
        let (parts, _) = bytes.as_chunks::<{ bytes::WIDTH }>();
        parts.iter().rev().fold(Self { ends: 0, rare: 0 }, |found, part| {
            let part = u8x16::new(*part);
            let gather = |found: u64, marks: u8x16| found << bytes::WIDTH | u64::from(marks.to_bitmask());
            Self {
                ends: gather(found.ends, bytes::ends_text(part)),
                rare: gather(found.rare, bytes::may_be_hidden(part)),
            }
        })
    }
}
