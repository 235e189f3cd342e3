//! Decodes files and pipes, which must be UTF-8.

/// The text of some bytes, or else a description of them that completes "it is …".
///
/// # Errors
/// The encoding, as far as it can be recognized.
pub fn utf8(bytes: Vec<u8>) -> Result<String, &'static str> {
    match &bytes[..] {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Err("UTF-16"),
        // UTF-16 without a byte-order mark has a zero byte beside every ASCII letter.
        _ if bytes.contains(&0) => return Err("UTF-16 or no text"),
        _ => {}
    }
    String::from_utf8(bytes).map_err(|_| "not UTF-8")
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
            (wide("\u{feff}270784", u16::to_le_bytes), Err("UTF-16")),
            (wide("\u{feff}工单", u16::to_be_bytes), Err("UTF-16")),
            (wide("270784", u16::to_le_bytes), Err("UTF-16 or no text")),
            (wide("270784", u16::to_be_bytes), Err("UTF-16 or no text")),
            (b"\xb9\xa4\xb5\xa5".to_vec(), Err("not UTF-8")),
        ] {
            assert_eq!(utf8(bytes), expected);
        }
    }
}
