//! The format of PHP's `serialize`, which some custom fields contain.

/// A value that PHP can serialize.
pub enum Php {
    /// `i:1;`
    Number(u64),
    /// `s:6:"滤芯";`: the length is in bytes.
    Text(String),
    /// `a:1:{i:0;…}`
    List(Vec<Php>),
    /// `a:1:{s:2:"SN";…}`
    Table(Vec<(&'static str, Php)>),
}

impl Php {
    /// The serialized text.
    pub fn text(&self) -> String {
        match self {
            Self::Number(number) => format!("i:{number};"),
            Self::Text(text) => format!("s:{}:\"{text}\";", text.len()),
            Self::List(items) => {
                array(items.iter().enumerate().map(|(index, item)| (format!("i:{index};"), item)))
            }
            Self::Table(rows) => {
                array(rows.iter().map(|(key, item)| (format!("s:{}:\"{key}\";", key.len()), item)))
            }
        }
    }
}

fn array<'a>(items: impl ExactSizeIterator<Item = (String, &'a Php)>) -> String {
    let count = items.len();
    let inside: Vec<String> = items.map(|(key, item)| key + &item.text()).collect();
    format!("a:{count}:{{{}}}", inside.concat())
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
