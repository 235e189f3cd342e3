//! A vendor's answer to a token request: the token and its lifetime.

use crate::{
    error::{Error, Kind, Result, VendorError},
    json::{Node, Scalar},
    lang::VendorName,
    secret::Secret,
};

/// The longest time that a token is kept, whatever its stated lifetime; a far longer one is a mistake of the vendor.
const LONGEST: f64 = 24.0 * 60.0 * 60.0;

/// A token with its lifetime.
#[derive(Clone, Debug)]
pub struct Token {
    /// The text to send.
    pub text: Secret,
    /// The lifetime from now, in seconds.
    pub lifetime: i64,
    /// Whether later runs may use it, too.
    pub lasting: bool,
}

impl Token {
    /// Reads `access_token` and `expires_in`. `usual` is the documented lifetime in seconds, for a token without one.
    ///
    /// # Errors
    /// [`Kind::Answer`] for an answer without a token that can be sent.
    pub fn read(vendor: VendorName, node: &Node, usual: i64) -> Result<Self> {
        let wrong = |why: String| {
            Error::new(Kind::Answer, tr!("{vendor} sent a token answer that cannot be used", vendor))
                .with_vendor_error(VendorError { vendor, ..VendorError::default() })
                .why(why)
        };
        let object = node.object().map_err(|e| wrong(e.reason()))?;
        let token = object.need("access_token").map_err(|e| wrong(e.reason()))?;
        // A number is not accepted: it is unclear which digits the vendor's own clients would send.
        let text = token.scalar().0.filter(|_| token.text().starts_with('"'));
        let text = text.ok_or_else(|| wrong(token.instead_of("a text").reason()))?;
        if text.is_empty() {
            return Err(wrong(tr!("`access_token` is empty")));
        }
        if text.contains(|c: char| c.is_control() || c.is_whitespace()) {
            return Err(wrong(tr!("`access_token` has blanks, line breaks or control characters in it")));
        }
        let (lifetime, lasting) = lifetime(&object.scalar("expires_in"), usual);
        Ok(Self { text: Secret::new(text), lifetime, lasting })
    }
}

/// The lifetime of a token in seconds, and whether later runs may use it. A token that claims to have expired was
/// just issued, so it is used, but it is not stored.
fn lifetime(said: &Scalar, usual: i64) -> (i64, bool) {
    let seconds = said.text().and_then(|text| text.parse::<f64>().ok()).filter(|seconds| !seconds.is_nan());
    match seconds {
        None => (usual, true),
        Some(seconds) if seconds < 1.0 => (usual, false),
        #[expect(clippy::cast_possible_truncation, reason = "it is between 1 and a day")]
        Some(seconds) => (seconds.min(LONGEST) as i64, true),
    }
}

#[cfg(test)]
mod tests {
    use faststr::FastStr;

    use super::*;

    fn read(answer: &'static str) -> Result<Token> {
        let vendor = VendorName::new("acme", "甲");
        Token::read(vendor, &Node::read(vendor, &FastStr::from_static_str(answer))?, 7200)
    }

    #[test]
    fn lifetimes_are_sane_whatever_is_said() {
        for (said, expected) in [
            ("7200", (7200, true)),
            ("\"7200\"", (7200, true)),
            ("\" 7200.0 \"", (7200, true)),
            ("59.9", (59, true)),
            ("null", (7200, true)),
            ("\"\"", (7200, true)),
            ("\"never\"", (7200, true)),
            ("{}", (7200, true)),
            ("\"NaN\"", (7200, true)),
            ("0", (7200, false)),
            ("-1", (7200, false)),
            ("\"-inf\"", (7200, false)),
            ("0.5", (7200, false)),
            ("1e18", (86400, true)),
            ("\"inf\"", (86400, true)),
            ("99999999999999999999999", (86400, true)),
        ] {
            let scalar: Scalar = serde_json::from_str(said).unwrap();
            assert_eq!(lifetime(&scalar, 7200), expected, "{said}");
        }
    }

    #[test]
    fn a_token_is_read_in_every_shape_that_leaves_no_doubt() {
        for answer in [
            r#"{"access_token":"a+/=","expires_in":7200}"#,
            r#"{"Access_Token":"a+/=","ExpiresIn":"7200"}"#,
            r#"[{"access_token":"a+\/="}]"#,
            r#""{\"access_token\":\"a+/=\"}""#,
        ] {
            let token = read(answer).unwrap();
            assert_eq!((token.text.expose(), token.lifetime), ("a+/=", 7200), "{answer}");
        }
    }

    #[test]
    fn what_is_no_token_is_said_and_not_shown() {
        for (answer, why) in [
            (r#"{"expires_in":7200}"#, "`access_token` is missing; there is `expires_in`"),
            (r#"{"access_token":""}"#, "`access_token` is empty"),
            (r#"{"access_token":1234567}"#, "at `access_token`: a number instead of a text"),
            (r#"{"access_token":null}"#, "at `access_token`: null instead of a text"),
            (r#"{"access_token":"s3cret\n"}"#, "`access_token` has blanks, line breaks"),
            (r#"{"access_token":"s3 cret"}"#, "`access_token` has blanks, line breaks"),
            (r#"{"access_token":"s3cret\u0000"}"#, "`access_token` has blanks, line breaks"),
            (r#""s3cret""#, "at the top: text instead of an object"),
            (r#"["s3cret"]"#, "at `[0]`: text instead of an object"),
        ] {
            let error = read(answer).unwrap_err();
            let lines = error.lines().join("\n");
            assert!(
                lines.contains(why) && lines.contains("token answer") && !lines.contains("cret"),
                "{lines}"
            );
            assert_eq!(error.kind(), Kind::Answer);
        }
    }
}
