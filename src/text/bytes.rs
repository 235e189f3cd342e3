//! Finds bytes in text, eight at a time.
//!
//! The texts of a record are short: for them memchr's wider registers take more instructions than a machine word.

/// A 1 in each byte.
const ONES: u64 = u64::from_ne_bytes([1; 8]);
/// The top bit of each byte.
const TOPS: u64 = ONES << 7;

/// The top bits of the bytes of a word that are equal to a byte. A byte behind one of them may be marked wrongly.
pub const fn equal(word: u64, byte: u8) -> u64 {
    below(word ^ (ONES * byte as u64), 1)
}

/// The top bits of the bytes of a word that are below a limit, at most 128. A byte behind one of them may be marked
/// wrongly.
pub const fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(ONES * limit as u64) & !word & TOPS
}

/// The top bits of the bytes of a word that are not ASCII.
pub const fn beyond_ascii(word: u64) -> u64 {
    word & TOPS
}

/// The position of the first byte that `marks` has marked, by functions of this module; the length of the text if there
/// is none.
pub fn find(text: &[u8], marks: impl Fn(u64) -> u64) -> usize {
    let mut at = 0;
    while let Some(word) = text[at..].first_chunk() {
        let found = marks(u64::from_le_bytes(*word));
        if found != 0 {
            return at + first(found);
        }
        at += 8;
    }
    let tail = &text[at..];
    let mut last = [0; 8];
    last[..tail.len()].copy_from_slice(tail);
    at + first(marks(u64::from_le_bytes(last))).min(tail.len())
}

/// The number of bytes before the first mark. Only that mark is sure.
fn first(marks: u64) -> usize {
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
            prop_assert_eq!(find(&text, |word| equal(word, byte)), position(&|one| one == byte));
            prop_assert_eq!(find(&text, |word| below(word, byte)), position(&|one| one < byte));
            prop_assert_eq!(find(&text, beyond_ascii), position(&|one| one > 127));
            let any = |word| equal(word, byte) | equal(word, b'"') | below(word, b' ') | beyond_ascii(word);
            prop_assert_eq!(find(&text, any), position(&|one| one == byte || one == b'"' || !(b' '..=127).contains(&one)));
        }
    }
}
