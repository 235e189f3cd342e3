//! Text as PHP's `serialize` writes it, which some custom fields hold.

use std::fmt::Write as _;

/// A value that PHP can serialize.
pub enum Php {
    /// `i:1;`
    Number(u64),
    /// `s:6:"滤芯";`: the length counts bytes.
    Text(String),
    /// `a:1:{i:0;…}`
    List(Vec<Php>),
    /// `a:1:{s:2:"SN";…}`
    Table(Vec<(&'static str, Php)>),
}

impl Php {
    /// The serialized text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        // Writing to a String cannot fail.
        match self {
            Self::Number(number) => drop(write!(out, "i:{number};")),
            Self::Text(text) => drop(write!(out, "s:{}:\"{text}\";", text.len())),
            Self::List(items) => {
                drop(write!(out, "a:{}:{{", items.len()));
                for (place, item) in items.iter().enumerate() {
                    drop(write!(out, "i:{place};"));
                    item.write(out);
                }
                out.push('}');
            }
            Self::Table(rows) => {
                drop(write!(out, "a:{}:{{", rows.len()));
                for (key, item) in rows {
                    drop(write!(out, "s:{}:\"{key}\";", key.len()));
                    item.write(out);
                }
                out.push('}');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Php;

    #[test]
    fn lengths_count_bytes() {
        let table = Php::Table(vec![
            ("name", Php::Text("滤芯".to_owned())),
            ("data", Php::List(vec![Php::Number(7)])),
            ("none", Php::List(vec![])),
        ]);
        assert_eq!(
            table.text(),
            "a:3:{s:4:\"name\";s:6:\"滤芯\";s:4:\"data\";a:1:{i:0;i:7;}s:4:\"none\";a:0:{}}"
        );
    }
}
