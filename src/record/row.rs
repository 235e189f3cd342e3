//! A record as the vendor's own text.

use std::sync::Arc;

use faststr::FastStr;

use super::Cell;
use crate::{
    error::Result,
    json::{
        Node, Object,
        scan::{self, Form, Member, Members},
    },
    lang::VendorName,
};

/// One record: the text of a JSON object, and the positions of its members. A long text is shared with its page and
/// with clones.
#[derive(Clone, Debug)]
pub struct Row {
    text: FastStr,
    /// The members, by their positions in the text; `None` until they are needed.
    members: Option<Vec<Member>>,
    source: Option<FastStr>,
    /// The values themselves, if kefu has found them by counting.
    cells: Option<Arc<[Cell<'static>]>>,
}

impl Row {
    /// A record of a page, with its members in it.
    pub fn of_page(page: &FastStr, Members { at, all }: Members) -> Self {
        // Without members it may also be the empty array that PHP writes for an empty object.
        match all.is_empty() {
            true => Self::made("{}".to_owned()),
            false => Self { members: Some(all), ..Self::slice_of(page, &page[at]) },
        }
    }

    /// A record that is a part of an answer.
    ///
    /// `text` must be a part of `answer`.
    pub fn slice_of(answer: &FastStr, text: &str) -> Self {
        Self { text: answer.slice_ref(text), members: None, source: None, cells: None }
    }

    /// A record that an adapter has composed.
    pub fn made(text: String) -> Self {
        Self { text: text.into(), members: None, source: None, cells: None }
    }

    /// A record of values that no vendor has sent: one for each column, in their order.
    pub fn of_cells(cells: Vec<Cell<'static>>) -> Self {
        Self { cells: Some(cells.into()), ..Self::made("{}".to_owned()) }
    }

    /// The values of such a record.
    pub fn cells(&self) -> Option<&[Cell<'static>]> {
        self.cells.as_deref()
    }

    /// The same record, with the vendor's own text from which the adapter composed it.
    #[must_use]
    pub fn with_source(self, source: &Self) -> Self {
        Self { source: Some(source.source.as_ref().unwrap_or(&source.text).clone()), ..self }
    }

    /// The same record without the positions of its members: its text alone.
    pub fn bare(&self) -> Self {
        let (source, cells) = (self.source.clone(), self.cells.clone());
        Self { text: self.text.clone(), members: None, source, cells }
    }

    /// The record's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The record as an object whose members are found by name.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] if it is no object.
    pub fn json(&self, vendor: VendorName) -> Result<Object> {
        Node::read(vendor, &self.text)?.object()
    }

    /// Finds its members, unless the page's reader has. Returns their number; `None` if it is no object.
    pub fn find_members(&mut self) -> Option<usize> {
        if self.members.is_none() {
            let Members { at, all } = scan::members(&self.text)?;
            self.text = self.text.slice_ref(&self.text[at]);
            self.members = Some(all);
        }
        self.members.as_ref().map(Vec::len)
    }

    /// Whether another record has the same names in the same order, as they are written.
    pub fn has_names_of(&self, other: &Self) -> bool {
        let (one, two) = (self.text.as_bytes(), other.text.as_bytes());
        let mut pairs = self.all().iter().zip(other.all());
        self.all().len() == other.all().len()
            && pairs.all(|(a, b)| one[a.name.clone()] == two[b.name.clone()])
    }

    /// The name of the first member whose value is written in such a form, verbatim.
    pub fn first_with(&self, form: impl Fn(Form) -> bool) -> Option<&str> {
        let member = self.all().iter().find(|member| form(member.value.form))?;
        Some(&self.text[member.name.clone()])
    }

    /// The name of a member by its index from 0, verbatim with its quotes.
    pub fn name(&self, member: usize) -> &str {
        &self.text[self.member(member).name.clone()]
    }

    /// The value of a member by its index, verbatim.
    pub fn value(&self, member: usize) -> &str {
        &self.text[self.member(member).value.at.clone()]
    }

    /// The value of a member by its index, verbatim, and how it is written.
    #[inline]
    pub fn written(&self, member: usize) -> (&str, Form) {
        self.all_written()(member)
    }

    /// The same for any of the members.
    #[inline]
    pub fn all_written<'r>(&'r self) -> impl Fn(usize) -> (&'r str, Form) {
        let (text, all) = (&*self.text, self.all());
        move |member| (&text[all[member].value.at.clone()], all[member].value.form)
    }

    #[inline]
    fn member(&self, member: usize) -> &Member {
        &self.all()[member]
    }

    #[inline]
    fn all(&self) -> &[Member] {
        self.members.as_deref().unwrap_or_default()
    }

    /// The record as the vendor has sent it, if an adapter composed this one from it.
    pub fn original(&self) -> Option<Self> {
        self.source.clone().map(|text| Self { text, members: None, source: None, cells: None })
    }

    /// The vendor's own text, for `--raw`.
    pub fn source(&self) -> &str {
        self.source.as_ref().unwrap_or(&self.text)
    }
}

/// Two records are equal if their texts and values are, whatever they were composed from.
impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.cells == other.cells
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::json::Listing;

    fn members(row: &Row) -> Vec<[String; 2]> {
        let mut row = row.clone();
        let all = 0..row.find_members().unwrap();
        all.map(|member| [row.name(member).to_owned(), row.value(member).to_owned()]).collect()
    }

    /// The records of a page that is nothing but a list of them.
    fn rows(page: &FastStr) -> Vec<Row> {
        let listing = Listing { path: &[], list: "list", totals: &[], next: &[] };
        let page = FastStr::from(format!(r#"{{"list":{page}}}"#));
        listing.read(VendorName::default(), &page, Row::of_page).unwrap().records
    }

    #[test]
    fn records_of_a_page_are_as_they_are_written() {
        let page = FastStr::from_static_str(
            r#"[ { "a{}" : {"}":1} , "\u0062":"}{" } ,{"国":"a text of more than 24 bytes"}, { }]"#,
        );
        let rows = rows(&page);
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
            let rows = rows(&page);
            prop_assert_eq!(rows.len(), records.len());
            for ((row, record), object) in rows.into_iter().zip(&records).zip(&written) {
                prop_assert_eq!(row.text(), record);
                let expected = object.iter().map(|(name, value, _)| [name.clone(), value.clone()]);
                let expected: Vec<_> = expected.collect();
                prop_assert_eq!(&members(&row), &expected);
                prop_assert_eq!(&members(&Row::made(record.clone())), &expected);
            }
        }
    }
}
