//! Redaction of secrets as other programs escape them. The spellings were produced by functions of PHP, Java, .NET,
//! Python and browsers, not by the code under test.

use proptest::prelude::*;

use super::*;

/// A secret, and its spellings by other programs.
const WRITTEN: &[(&str, &[&str])] = &[
    (
        "Abc/def",
        &[
            "Abc/def",
            // PHP: json_encode, and its result encoded again; rawurlencode; both, in either order.
            r"Abc\/def",
            r"Abc\\\/def",
            "Abc%2Fdef",
            r"Abc%5C%2Fdef",
            // .NET: Uri.EscapeDataString lowered by a proxy; encoded twice, in mixed case.
            "Abc%2fdef",
            "Abc%252fdef",
            "Abc%25252Fdef",
            "Abc&#47;def",
            "Abc&#x2F;def",
            r"Abc\x2fdef",
            r"Abc\u002Fdef",
        ],
    ),
    (
        "密码1234",
        &[
            "密码1234",
            r"\u5bc6\u78011234",
            r"\u5BC6\u78011234",
            r"\\u5bc6\\u78011234",
            r"\\\\u5bc6\\\\u78011234",
            "%E5%AF%86%E7%A0%811234",
            "%e5%af%86%e7%a0%811234",
            "%E5%af%86%e7%A0%811234",
            "%25E5%25AF%2586%25E7%25A0%25811234",
            // PHP's htmlentities for a page in another encoding; JavaScript's escape; Rust's Debug.
            "&#23494;&#30721;1234",
            "&#x5bc6;&#X7801;1234",
            "%u5BC6%u78011234",
            r"\u{5bc6}\u{7801}1234",
            "%5Cu5bc6%5Cu78011234",
        ],
    ),
    (
        "p&w<'\">d",
        &[
            // PHP: htmlspecialchars, twice too; .NET: WebUtility.HtmlEncode; XML.
            "p&amp;w&lt;&#039;&quot;&gt;d",
            "p&amp;amp;w&amp;lt;&amp;#039;&amp;quot;&amp;gt;d",
            "p&amp;w&lt;&#39;&quot;&gt;d",
            "p&amp;w&lt;&apos;&quot;&gt;d",
            // Java: Gson, URLEncoder.
            r"p\u0026w\u003c\u0027\u0022\u003ed",
            "p%26w%3C%27%22%3Ed",
            r#"p&w<'\">d"#,
            r#"p&w<\'\">d"#,
        ],
    ),
    (
        "a b+c=d~*",
        &[
            // Java: URLEncoder; PHP: urlencode, rawurlencode; Gson.
            "a+b%2Bc%3Dd%7E*",
            "a+b%2Bc%3Dd%7E%2A",
            "a%20b%2Bc%3Dd~%2A",
            "a%20b%2bc%3dd~*",
            r"a b+c\u003dd~*",
            "a b+c=d~*",
        ],
    ),
    ("a😀b😀", &[r"a\ud83d\ude00b\uD83D\uDE00", "a%F0%9F%98%80b%f0%9f%98%80", "a&#128512;b&#x1F600;"]),
    // A secret that looks escaped itself.
    ("50%25off", &["50%25off", "50%2525off", r"50\u002525off", "50%252525off"]),
    (r"C:\new\u0041", &[r"C:\new\u0041", r"C:\\new\\u0041", "C%3A%5Cnew%5Cu0041"]),
    ("1+1%2B\\/", &["1+1%2B\\/", "1%2B1%252B%5C%2F", r"1+1%2B\\\/"]),
];

/// A secret in base64 after texts of several lengths, and the remainder that may stay visible.
const IN_BASE64: &[(&str, &str, &str)] = &[
    ("~>?ÿ?k~密", "fj4/w78/a37lr4Y=", "***Y="),
    ("~>?ÿ?k~密", "YX4+P8O/P2t+5a+G", "YX***"),
    ("~>?ÿ?k~密", "YX4-P8O_P2t-5a-G", "YX***"),
    ("~>?ÿ?k~密", "YWJ+Pj/Dvz9rfuWvhg==", "YWJ***g=="),
    ("~>?ÿ?k~密", "YWdlbnRAZXhhbXBsZS5jb206fj4/w78/a37lr4Y=", "YWdlbnRAZXhhbXBsZS5jb206***Y="),
    ("~>?ÿ?k~密", "YWdlbnRAZXhhbXBsZS5jb206fj4%2fw78%2Fa37lr4Y%3D", "YWdlbnRAZXhhbXBsZS5jb206***Y%3D"),
    ("~>?ÿ?k~密", r"fj4\/w78\/a37lr4Y=", "***Y="),
    ("s3cr3t?>~pass", "czNjcjN0Pz5+cGFzcw==", "***w=="),
    ("s3cr3t?>~pass", "YWJzM2NyM3Q/Pn5wYXNz", "YWJ***"),
];

fn redactor(secret: &str) -> Redactor {
    let redactor = Redactor::default();
    redactor.learn(secret);
    redactor
}

#[test]
fn a_secret_is_found_however_others_write_it() {
    for (secret, spellings) in WRITTEN {
        for spelling in *spellings {
            let text = format!("国{spelling}国 &x=%zz\\ {spelling}");
            assert_eq!(redactor(secret).redact(&text), "国***国 &x=%zz\\ ***", "{secret}: {spelling}");
        }
    }
}

#[test]
fn a_secret_is_found_in_base64_behind_any_text() {
    for (secret, written, shown) in IN_BASE64 {
        assert_eq!(redactor(secret).redact(written), *shown, "{secret}: {written}");
    }
}

#[test]
fn what_is_not_the_secret_stays() {
    for (secret, text) in [
        // The digits of an escape match in either case, the secret's own letters do not.
        ("Abc/def", "abc%2fdef ABC%2FDEF Abc%2Fde Abc%2Edef"),
        ("密码1234", r"密码123 \u5bc6\u7801123"),
        // The secret is too short to be told from ordinary text.
        ("abc", "abc"),
        // A secret that looks escaped is not searched for as the two characters that it decodes to.
        ("%41%", "100 A% of"),
    ] {
        assert_eq!(redactor(secret).redact(text), text);
    }
}

#[test]
fn secrets_that_overlap_and_touch_leave_nothing_of_either() {
    let redactor = redactor("abab");
    redactor.learn("token-1");
    redactor.learn("n-1/2");
    assert_eq!(redactor.redact("<ababab> <token-1/2> <token-1abab>"), "<***> <***> <******>");
}

/// Adds one layer of escapes, as different programs write it.
fn wrapped(text: &str, how: u8) -> String {
    let each = |write: &dyn Fn(char) -> String| text.chars().map(write).collect();
    match how {
        0 => {
            let literal = serde_json::to_string(text).unwrap();
            literal[1..literal.len() - 1].to_owned()
        }
        1 => url::form_urlencoded::byte_serialize(text.as_bytes()).collect(),
        2 => percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string(),
        3 => text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\'', "&#39;"),
        _ => each(&|c| match c.is_ascii_alphanumeric() {
            true => c.to_string(),
            false => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
        }),
    }
}

proptest! {
    #[test]
    fn a_secret_is_found_below_layers_of_escapes(
        secret in "[a-zA-Z0-9+/=&\"' <~密码😀-]{4,16}",
        layers in proptest::collection::vec(0_u8..5, 0..4),
    ) {
        let written = layers.iter().fold(secret.clone(), |text, how| wrapped(&text, *how));
        let shown = redactor(&secret).redact(&format!("國{written}國")).into_owned();
        prop_assert_eq!(shown, "國***國", "{} as {}", secret, written);
    }

    #[test]
    fn no_text_panics_and_no_other_text_changes(text in "([%\\\\&+u{};#x0-9a-f]|\\PC){0,40}") {
        let redactor = redactor("not-in-there");
        prop_assert_eq!(redactor.redact(&text), text.as_str());
    }

    #[test]
    fn any_part_of_a_text_can_be_the_secret(text in "[ab%2+\\\\u0&#;国]{4,24}", from in 0..8_usize) {
        let secret: String = text.chars().skip(from).take(5).collect();
        let shown = redactor(&secret).redact(&text).into_owned();
        prop_assert!(secret.chars().count() < 4 || !shown.contains(&secret), "{}", shown);
    }
}
