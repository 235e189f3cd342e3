//! A record as the vendor wrote it.

use std::ops::Range;

use faststr::FastStr;
use serde_json::value::RawValue;

use crate::json::Members;

/// One record as the vendor wrote it: the text of a JSON object, and where its members are. Clones share the
/// page's text.
#[derive(Clone, Debug)]
pub struct Row {
    text: FastStr,
    /// Name and value of each member in the text; none if it is no object.
    members: Option<Vec<(Range<usize>, Range<usize>)>>,
    source: Option<FastStr>,
}

impl Row {
    /// A record of a page, as the page's reader has found it: nothing is copied, nothing read again.
    ///
    /// `members` must be parts of `page`.
    pub fn of_page(page: &FastStr, Members(members): &Members<'_>) -> Self {
        let (Some((first, _)), Some((_, last))) = (members.first(), members.last()) else {
            return Self::made("{}".to_owned());
        };
        // Nothing but blanks stands between the braces and the members.
        let (first, last) = (place(page, first).start, place(page, last).end);
        let start = page[..first].rfind('{').unwrap_or(first);
        let end = page[last..].find('}').map_or(last, |step| last + step + 1);
        Self::of(page, &page[start..end], Some(members))
    }

    /// A record that is a part of an answer: nothing is copied.
    ///
    /// `text` must be a part of `answer`.
    pub fn slice_of(answer: &FastStr, text: &str) -> Self {
        let members = serde_json::from_str(text).ok().map(|Members(all)| all);
        Self::of(answer, text, members.as_deref())
    }

    /// A record that the adapter made.
    pub fn made(text: String) -> Self {
        let text = FastStr::from(text);
        Self::slice_of(&text, &text)
    }

    fn of(answer: &FastStr, text: &str, members: Option<&[(&RawValue, &RawValue)]>) -> Self {
        let places = |all: &[(&RawValue, &RawValue)]| {
            all.iter().map(|(name, value)| (place(text, name), place(text, value))).collect()
        };
        Self { text: answer.slice_ref(text), members: members.map(places), source: None }
    }

    /// The same record, with what the vendor itself wrote where the adapter made the record from it.
    #[must_use]
    pub fn with_source(self, source: &Self) -> Self {
        Self { source: Some(source.text.clone()), ..self }
    }

    /// The record's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many members it has; none if it is no object.
    pub fn members(&self) -> Option<usize> {
        self.members.as_ref().map(Vec::len)
    }

    /// The name of a member as it is written, with its quotes. Members are counted from 0; there must be one.
    pub fn name(&self, member: usize) -> &str {
        &self.text[self.member(member).0.clone()]
    }

    /// The value of a member as it is written.
    pub fn value(&self, member: usize) -> &str {
        &self.text[self.member(member).1.clone()]
    }

    fn member(&self, member: usize) -> &(Range<usize>, Range<usize>) {
        &self.members.as_deref().unwrap_or_default()[member]
    }

    /// What the vendor wrote, for `--raw`.
    pub fn source(&self) -> &str {
        self.source.as_ref().unwrap_or(&self.text)
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// Where a part of a text stands in it.
fn place(text: &str, part: &RawValue) -> Range<usize> {
    let part = part.get();
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(row: &Row) -> Vec<[&str; 2]> {
        (0..row.members().unwrap()).map(|member| [row.name(member), row.value(member)]).collect()
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
        for (row, text) in rows.iter().zip(expected) {
            let made = Row::made(text.to_owned());
            assert_eq!(members(row), members(&made));
            assert_eq!(row, &made);
        }
        assert_eq!(members(&rows[0]), [[r#""a{}""#, r#"{"}":1}"#], [r#""\u0062""#, r#""}{""#]]);
        assert!(Row::made("[1]".to_owned()).members().is_none());
    }
}
