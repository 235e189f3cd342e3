//! Parses PHP's `serialize` format, which some custom fields contain.
//!
//! A user may have typed the text, so anything that does not have exactly this format is left alone. Source: the
//! format of `serialize` in PHP's manual; lengths count bytes.

use super::value::Value;

/// The maximum nesting of values.
const DEEPEST: usize = 32;

/// The value of a serialized text; `None` for any other text.
pub(super) fn decode(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text };
    let value = reader.value(0)?;
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Any value: `N;` `b:1;` `i:7;` `d:0.5;` `s:3:"abc";` `a:1:{…}` `O:3:"Abc":1:{…}`
    fn value(&mut self, depth: usize) -> Option<Value> {
        match self.take(2)? {
            "N;" => Some(Value::Nothing),
            "b:" => match self.until(";")? {
                "0" => Some(Value::text("false")),
                "1" => Some(Value::text("true")),
                _ => None,
            },
            "i:" => self.integer(";").map(|number| Value::Text(number.to_string())),
            "d:" => {
                let number = self.until(";")?;
                number.parse::<f64>().ok().map(|_| Value::text(number))
            }
            "s:" => self.string(";").map(Value::text),
            "a:" if depth < DEEPEST => self.array(depth + 1),
            "O:" if depth < DEEPEST => {
                self.string(":")?;
                self.array(depth + 1)
            }
            _ => None,
        }
    }

    /// `2:{i:0;…i:1;…}`: a list if the keys count from 0, else a table.
    fn array(&mut self, depth: usize) -> Option<Value> {
        let count: u32 = self.until(":")?.parse().ok()?;
        self.expect("{")?;
        let mut members = Vec::new();
        let mut counted = true;
        for index in 0..count {
            let key = match self.take(2)? {
                "i:" => {
                    let number = self.integer(";")?;
                    counted &= number == i64::from(index);
                    number.to_string()
                }
                "s:" => {
                    counted = false;
                    // The names of private members have their class as a prefix, between zero bytes.
                    let name = self.string(";")?;
                    name.rsplit('\0').next().unwrap_or(name).to_owned()
                }
                _ => return None,
            };
            members.push((key, self.value(depth)?));
        }
        self.expect("}")?;
        Some(match counted {
            true => Value::List(members.into_iter().map(|(_, value)| value).collect()),
            false => Value::Table(members),
        })
    }

    /// `3:"abc"` and the end mark.
    fn string(&mut self, end: &str) -> Option<&'a str> {
        let bytes = self.until(":")?.parse().ok()?;
        self.expect("\"")?;
        let text = self.take(bytes)?;
        self.expect("\"")?;
        self.expect(end)?;
        Some(text)
    }

    fn integer(&mut self, end: &str) -> Option<i64> {
        self.until(end)?.parse().ok()
    }

    fn until(&mut self, end: &str) -> Option<&'a str> {
        let (before, after) = self.rest.split_once(end)?;
        self.rest = after;
        Some(before)
    }

    /// The next bytes; `None` if they end inside a character.
    fn take(&mut self, bytes: usize) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    fn expect(&mut self, mark: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(mark)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Option<String> {
        decode(text).map(|value| format!("{value:?}"))
    }

    #[test]
    fn every_kind_of_value_is_understood() {
        let table =
            r#"a:4:{s:2:"SN";s:6:"滤芯";s:5:"total";i:-2;s:4:"data";a:2:{i:0;d:0.5;i:1;b:1;}s:4:"none";N;}"#;
        let shown = read(table).unwrap();
        let expected = concat!(
            r#"Table([("SN", Text("滤芯")), ("total", Text("-2")), "#,
            r#"("data", List([Text("0.5"), Text("true")])), ("none", Nothing)])"#
        );
        assert_eq!(shown, expected);
        assert_eq!(read("O:3:\"Abc\":1:{s:6:\"\0Abc\0n\";i:1;}").unwrap(), r#"Table([("n", Text("1"))])"#);
        assert_eq!(read("a:1:{i:7;N;}").unwrap(), r#"Table([("7", Nothing)])"#);
    }

    #[test]
    fn what_is_not_exactly_such_a_text_is_left_alone() {
        let deep = |levels: usize| format!("{}N;{}", "a:1:{i:0;".repeat(levels), "}".repeat(levels));
        assert!(decode(&deep(32)).is_some());
        assert!(decode(&deep(33)).is_none());
        assert!(decode(&"a:1:{i:0;".repeat(1_000_000)).is_none());
        for wrong in [
            "",
            "a",
            "阿:",
            "a:b",
            "s:3:\"滤芯\";",
            "s:5:\"滤芯\";",
            "s:99:\"x\";",
            "s:18446744073709551615:\"\";",
            "a:4294967295:{}",
            "a:1:{i:0;N;",
            "a:-1:{}",
            "i:1;i:2;",
            "R:1;",
            "b:2;",
            "d:soon;",
        ] {
            assert!(decode(wrong).is_none(), "{wrong}");
        }
    }

    fn php() -> impl Strategy<Value = (String, Value)> {
        let text = |text: String| (format!("s:{}:\"{text}\";", text.len()), Value::Text(text));
        let leaf = prop_oneof![
            Just(("N;".to_owned(), Value::Nothing)),
            any::<i64>().prop_map(|number| (format!("i:{number};"), Value::Text(number.to_string()))),
            "[a-z\"{};:国👨]{0,8}".prop_map(text),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(|items| {
                    let inside =
                        items.iter().enumerate().map(|(index, (text, _))| format!("i:{index};{text}"));
                    let text = format!("a:{}:{{{}}}", items.len(), inside.collect::<String>());
                    (text, Value::List(items.into_iter().map(|(_, value)| value).collect()))
                }),
                prop::collection::vec(("[a-z国]{1,4}", inner), 1..4).prop_map(|members| {
                    let inside =
                        members.iter().map(|(key, (text, _))| format!("s:{}:\"{key}\";{text}", key.len()));
                    let text = format!("a:{}:{{{}}}", members.len(), inside.collect::<String>());
                    (text, Value::Table(members.into_iter().map(|(key, (_, value))| (key, value)).collect()))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_php_writes_is_read((text, value) in php()) {
            prop_assert_eq!(decode(&text), Some(value));
        }

        #[test]
        fn no_text_does_harm((text, _) in php(), cut in any::<prop::sample::Index>(), any in "[absidNORC:;\"{}0-9国]{0,30}") {
            let at = cut.index(text.len() + 1);
            let broken = text.get(..at).map(|begin| format!("{begin}{any}")).unwrap_or(any);
            let _ = decode(&broken);
        }
    }
}
