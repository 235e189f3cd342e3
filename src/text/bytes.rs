//! Finds bytes in text, eight at a time.
//!
//! The texts of a record are short: for them memchr's wider registers take more instructions than a machine word.

/// A 1 in each byte.
const ONES: u64 = u64::from_ne_bytes([1; 8]);
/// The top bit of each byte.
const TOPS: u64 = ONES << 7;

/// Marks the bytes of a word that are equal to an ASCII byte, by their top bits. A byte behind a marked one may be marked
/// wrongly.
#[inline]
pub const fn equal(word: u64, byte: u8) -> u64 {
    zero(word ^ (ONES * byte as u64)) & !word & TOPS
}

/// Marks the bytes that end a part of a JSON string: quotes, backslashes and control characters. A byte behind a marked
/// one may be marked wrongly.
#[inline]
pub const fn ends_text(word: u64) -> u64 {
    let control = word.wrapping_sub(ONES * b' ' as u64);
    (zero(word ^ (ONES * b'"' as u64)) | zero(word ^ (ONES * b'\\' as u64)) | control) & !word & TOPS
}

/// Marks what may be hidden: control characters, and the first bytes of characters that are neither ASCII nor among the
/// Chinese ones from U+4000 to U+9FFF. It marks no other byte.
#[inline]
pub const fn may_be_hidden(word: u64) -> u64 {
    let low = word & !TOPS;
    // No sum of two bytes below 128 reaches the next byte.
    let control = !(low + at_least(b' ')) | (low + at_least(0x7f));
    let rare = (low + at_least(0xc0 - 0x80)) & !(low + at_least(0xe4 - 0x80)) | (low + at_least(0xea - 0x80));
    (control & !word | rare & word) & TOPS
}

/// The addend that takes the bytes from a limit on, at most 127, to 128 and more.
const fn at_least(limit: u8) -> u64 {
    ONES * (128 - limit as u64)
}

/// Bytes whose top bits are set where a byte below 128 is 0.
const fn zero(word: u64) -> u64 {
    word.wrapping_sub(ONES)
}

/// The position of the first byte that `marks` has marked, by functions of this module; the length of the text if there
/// is none.
#[inline]
pub fn find(text: &[u8], marks: impl Fn(u64) -> u64) -> usize {
    let mut rest = text;
    while let Some((word, after)) = rest.split_first_chunk() {
        let found = marks(u64::from_le_bytes(*word));
        if found != 0 {
            return text.len() - rest.len() + first(found);
        }
        rest = after;
    }
    text.len() - rest.len() + first(marks(last_word(rest))).min(rest.len())
}

/// Less than eight bytes as a word.
#[inline(never)]
fn last_word(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// The number of bytes before the first mark. Only that mark is sure.
const fn first(marks: u64) -> usize {
    marks.trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_byte_is_found(text in prop::collection::vec(any::<u8>(), 0..40), byte in 0_u8..128) {
            let position = |is: &dyn Fn(u8) -> bool| text.iter().position(|byte| is(*byte)).unwrap_or(text.len());
            let ends = |one: u8| matches!(one, b'"' | b'\\' | ..b' ');
            let hides = |one: u8| matches!(one, ..b' ' | 0x7f | 0xc0..0xe4 | 0xea..);
            prop_assert_eq!(find(&text, |word| equal(word, byte)), position(&|one| one == byte));
            prop_assert_eq!(find(&text, ends_text), position(&ends));
            prop_assert_eq!(find(&text, may_be_hidden), position(&hides));
            let any = |word| equal(word, byte) | ends_text(word) | may_be_hidden(word);
            prop_assert_eq!(find(&text, any), position(&|one| one == byte || ends(one) || hides(one)));
        }
    }
}
