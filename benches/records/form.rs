//! The same JSON as different serializers write it.

/// A way to write JSON.
#[derive(Clone, Copy)]
pub enum Form {
    /// Without blanks, texts as they are.
    Compact,
    /// With a blank behind each comma and colon.
    Blanks,
    /// With escapes instead of all that is not ASCII.
    Escapes,
}

impl Form {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Blanks => "blanks",
            Self::Escapes => "escapes",
        }
    }

    /// Compact JSON in this form.
    pub fn of(self, json: &str) -> String {
        match self {
            Self::Compact => json.to_owned(),
            Self::Blanks => blanks(json),
            Self::Escapes => json.chars().map(escaped).collect(),
        }
    }
}

fn blanks(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut inside, mut escaped) = (false, false);
    for c in json.chars() {
        out.push(c);
        inside ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        if !inside && matches!(c, ',' | ':') {
            out.push(' ');
        }
    }
    out
}

fn escaped(c: char) -> String {
    match c.is_ascii() {
        true => c.to_string(),
        false => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    }
}
