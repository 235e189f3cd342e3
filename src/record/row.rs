//! A record as the vendor's own text.

use std::ops::Range;

use faststr::FastStr;
use serde_json::value::RawValue;

use crate::{
    error::Result,
    json::{Members, Node, Object},
};

/// One record: the text of a JSON object, and the positions of its members. A long text is shared with its page and
/// with clones.
#[derive(Clone, Debug)]
pub struct Row {
    text: FastStr,
    /// The positions of each member's name and value in the text; `None` until they are needed.
    members: Option<Vec<(Range<usize>, Range<usize>)>>,
    source: Option<FastStr>,
}

impl Row {
    /// A record of a page, with the members that the page's reader has found.
    ///
    /// `members` must be parts of `page`.
    pub fn of_page(page: &FastStr, Members(members): &Members<'_>) -> Self {
        let (Some((first, _)), Some((_, last))) = (members.first(), members.last()) else {
            return Self::made("{}".to_owned());
        };
        // Only blanks are between the braces and the members.
        let (first, last) = (place(page, first).start, place(page, last).end);
        let start = page[..first].rfind('{').unwrap_or(first);
        let end = page[last..].find('}').map_or(last, |step| last + step + 1);
        let text = &page[start..end];
        Self { members: Some(columns_of(text, members)), ..Self::slice_of(page, text) }
    }

    /// A record that is a part of an answer.
    ///
    /// `text` must be a part of `answer`.
    pub fn slice_of(answer: &FastStr, text: &str) -> Self {
        Self { text: answer.slice_ref(text), members: None, source: None }
    }

    /// A record that an adapter has composed.
    pub fn made(text: String) -> Self {
        Self { text: text.into(), members: None, source: None }
    }

    /// The same record, with the vendor's own text from which the adapter composed it.
    #[must_use]
    pub fn with_source(self, source: &Self) -> Self {
        Self { source: Some(source.text.clone()), ..self }
    }

    /// The record's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The record as an object whose members are found by name.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] if it is no object.
    pub fn json(&self, vendor: &'static str) -> Result<Object> {
        Node::read(vendor, &self.text)?.object()
    }

    /// Finds its members, unless the page's reader has. Returns their number; `None` if it is no object.
    pub fn find_members(&mut self) -> Option<usize> {
        if self.members.is_none() {
            let Members(found) = serde_json::from_str(&self.text).ok()?;
            self.members = Some(columns_of(&self.text, &found));
        }
        self.members.as_ref().map(Vec::len)
    }

    /// The name of a member by its index from 0, verbatim with its quotes.
    pub fn name(&self, member: usize) -> &str {
        &self.text[self.member(member).0.clone()]
    }

    /// The value of a member by its index, verbatim.
    pub fn value(&self, member: usize) -> &str {
        &self.text[self.member(member).1.clone()]
    }

    fn member(&self, member: usize) -> &(Range<usize>, Range<usize>) {
        &self.members.as_deref().unwrap_or_default()[member]
    }

    /// The vendor's own text, for `--raw`.
    pub fn source(&self) -> &str {
        self.source.as_ref().unwrap_or(&self.text)
    }
}

/// Two records are equal if their texts are, whatever they were composed from.
impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// The positions of an object's members in its text.
fn columns_of(text: &str, members: &[(&RawValue, &RawValue)]) -> Vec<(Range<usize>, Range<usize>)> {
    members.iter().map(|(name, value)| (place(text, name), place(text, value))).collect()
}

/// The position of a part of a text in it.
fn place(text: &str, part: &RawValue) -> Range<usize> {
    let part = part.get();
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn members(row: &Row) -> Vec<[String; 2]> {
        let mut row = row.clone();
        let all = 0..row.find_members().unwrap();
        all.map(|member| [row.name(member).to_owned(), row.value(member).to_owned()]).collect()
    }

    #[test]
    fn records_of_a_page_are_as_they_are_written() {
        let page = FastStr::from_static_str(
            r#"[ { "a{}" : {"}":1} , "\u0062":"}{" } ,{"国":"a text of more than 24 bytes"}, { }]"#,
        );
        let found: Vec<Members<'_>> = serde_json::from_str(&page).unwrap();
        let rows: Vec<_> = found.iter().map(|members| Row::of_page(&page, members)).collect();
        let texts: Vec<_> = rows.iter().map(Row::text).collect();
        let expected =
            [r#"{ "a{}" : {"}":1} , "\u0062":"}{" }"#, r#"{"国":"a text of more than 24 bytes"}"#, "{}"];
        assert_eq!(texts, expected);
        assert_eq!(members(&rows[0]), [[r#""a{}""#, r#"{"}":1}"#], [r#""\u0062""#, r#""}{""#]]);
    }

    #[test]
    fn what_is_no_object_has_no_members() {
        for text in ["[1]", "7", "null", "", "{", "{} {}"] {
            assert_eq!(Row::made(text.to_owned()).find_members(), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn members_are_found_wherever_they_stand(
            objects in prop::collection::vec(
                prop::collection::vec(("[{}\"\\\\a国 ]{0,4}", ".{0,40}", "[ \n]{0,2}"), 0..5), 0..4)
        ) {
            let text = |text: &String| serde_json::to_string(text).unwrap();
            let written: Vec<Vec<_>> = objects
                .iter()
                .map(|object| object.iter().map(|(name, value, blank)| (text(name), text(value), blank)))
                .map(Iterator::collect)
                .collect();
            let records = written.iter().map(|object| {
                let members = object.iter();
                let members =
                    members.map(|(name, value, blank)| format!("{blank}{name}{blank}:{value}{blank}"));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            });
            let records: Vec<_> = records.collect();
            let page = FastStr::from(format!("[{}]", records.join(" , ")));
            let found: Vec<Members<'_>> = serde_json::from_str(&page).unwrap();
            prop_assert_eq!(found.len(), records.len());
            for ((found, record), object) in found.iter().zip(&records).zip(&written) {
                let row = Row::of_page(&page, found);
                prop_assert_eq!(row.text(), record);
                let expected = object.iter().map(|(name, value, _)| [name.clone(), value.clone()]);
                let expected: Vec<_> = expected.collect();
                prop_assert_eq!(&members(&row), &expected);
                prop_assert_eq!(&members(&Row::made(record.clone())), &expected);
            }
        }
    }
}
