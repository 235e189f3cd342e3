//! Finds bytes in text, sixteen at a time.

use wide::u8x16;

/// The number of bytes that are looked at together.
pub const WIDTH: usize = 16;

/// Marks the bytes that are equal to another.
#[inline]
pub fn equal(bytes: u8x16, byte: u8) -> u8x16 {
    bytes.simd_eq(u8x16::splat(byte))
}

/// Marks the bytes that end a part of a JSON string: quotes, backslashes and control characters.
#[inline]
pub fn ends_text(bytes: u8x16) -> u8x16 {
    equal(bytes, b'"') | equal(bytes, b'\\') | between(bytes, 0, b' ')
}

/// Marks the bytes that may begin a hidden character: control characters, and the first bytes of characters that are
/// neither ASCII nor among the Chinese ones from U+4000 to U+9FFF.
#[inline]
pub fn may_be_hidden(bytes: u8x16) -> u8x16 {
    between(bytes, 0, b' ')
        | equal(bytes, 0x7f)
        | between(bytes, 0xc0, 0xe4)
        | bytes.simd_ge(u8x16::splat(0xea))
}

/// Marks the bytes from a first one on, before an end.
#[inline]
fn between(bytes: u8x16, first: u8, end: u8) -> u8x16 {
    (bytes - u8x16::splat(first)).simd_lt(u8x16::splat(end - first))
}

/// The position of the first byte that `marks` marks, by functions of this module; the length of the text if there is none.
#[inline]
pub fn find(text: &[u8], marks: impl Fn(u8x16) -> u8x16) -> usize {
    let mut rest = text;
    while let Some((bytes, after)) = rest.split_first_chunk::<WIDTH>() {
        let found = marks(u8x16::new(*bytes)).to_bitmask();
        if found != 0 {
            return text.len() - rest.len() + found.trailing_zeros() as usize;
        }
        rest = after;
    }
    let passed = text.len() - rest.len();
    let found = match text.last_chunk() {
        _ if rest.is_empty() => return passed,
        // The last bytes, without those that have been looked at.
        Some(last) => marks(u8x16::new(*last)).to_bitmask() >> (WIDTH - rest.len()),
        None => marks(u8x16::new(filled(rest))).to_bitmask(),
    };
    passed + (found.trailing_zeros() as usize).min(rest.len())
}

/// Less than sixteen bytes, with others behind them.
fn filled(bytes: &[u8]) -> [u8; WIDTH] {
    let mut all = [0; WIDTH];
    all[..bytes.len()].copy_from_slice(bytes);
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_byte_is_found(text in prop::collection::vec(any::<u8>(), 0..70), byte: u8) {
            let position = |is: &dyn Fn(u8) -> bool| text.iter().position(|byte| is(*byte)).unwrap_or(text.len());
            let ends = |one: u8| matches!(one, b'"' | b'\\' | ..b' ');
            let hides = |one: u8| matches!(one, ..b' ' | 0x7f | 0xc0..0xe4 | 0xea..);
            prop_assert_eq!(find(&text, |bytes| equal(bytes, byte)), position(&|one| one == byte));
            prop_assert_eq!(find(&text, ends_text), position(&ends));
            prop_assert_eq!(find(&text, may_be_hidden), position(&hides));
            let any = |bytes| equal(bytes, byte) | ends_text(bytes) | may_be_hidden(bytes);
            prop_assert_eq!(find(&text, any), position(&|one| one == byte || ends(one) || hides(one)));
        }
    }
}
