//! Decodes files and pipes, which must be UTF-8.

use crate::lang::Message;

const WIDE: Message = Message::new("UTF-16");
const ZEROS: Message = Message::new("UTF-16 or no text");
const OTHER: Message = Message::new("not UTF-8");

/// The text of some bytes, or else a description of them that completes "it is …".
///
/// # Errors
/// The encoding, as far as it can be recognized.
pub fn utf8(bytes: Vec<u8>) -> Result<String, Message> {
    match &bytes[..] {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Err(WIDE),
        // UTF-16 without a byte-order mark has a zero byte beside every ASCII letter.
        _ if bytes.contains(&0) => return Err(ZEROS),
        _ => {}
    }
    String::from_utf8(bytes).map_err(|_| OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_utf8_is_told_apart() {
        let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(bytes).collect()
        };
        for (bytes, expected) in [
            ("270784\n工单".into(), Ok("270784\n工单".to_owned())),
            (wide("\u{feff}270784", u16::to_le_bytes), Err(WIDE)),
            (wide("\u{feff}工单", u16::to_be_bytes), Err(WIDE)),
            (wide("270784", u16::to_le_bytes), Err(ZEROS)),
            (wide("270784", u16::to_be_bytes), Err(ZEROS)),
            (b"\xb9\xa4\xb5\xa5".to_vec(), Err(OTHER)),
        ] {
            assert_eq!(utf8(bytes), expected);
        }
    }
}
