//! The grammar of JSON's numbers.

/// The length of the number at the beginning of a text; `None` if there is none.
pub(super) fn length(text: &[u8]) -> Option<usize> {
    let digits = |from: usize| text[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(text.first() == Some(&b'-'));
    let mut length = match digits(sign) {
        0 => return None,
        // A zero stands alone, and what follows it is no token.
        _ if text[sign] == b'0' => sign + 1,
        whole => sign + whole,
    };
    if text.get(length) == Some(&b'.') {
        length += 1 + some(digits(length + 1))?;
    }
    if let Some(b'e' | b'E') = text.get(length) {
        length += 1 + usize::from(matches!(text.get(length + 1), Some(b'+' | b'-')));
        length += some(digits(length))?;
    }
    Some(length)
}

/// A number of digits that is not zero.
fn some(digits: usize) -> Option<usize> {
    (digits > 0).then_some(digits)
}
