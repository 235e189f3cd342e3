//! A record as the vendor wrote it.

use faststr::FastStr;

/// One record as the vendor wrote it: the text of a JSON object. Clones share the page's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    text: FastStr,
    source: Option<FastStr>,
}

impl Row {
    /// A record that is a part of a body: nothing is copied.
    ///
    /// `text` must be a slice of `body`.
    pub fn slice_of(body: &FastStr, text: &str) -> Self {
        Self { text: body.slice_ref(text), source: None }
    }

    /// A record that the adapter made.
    pub fn made(text: String) -> Self {
        Self { text: text.into(), source: None }
    }

    /// The same record, with what the vendor itself wrote where the adapter made the record from it.
    #[must_use]
    pub fn with_source(self, source: &Self) -> Self {
        Self { source: Some(source.text.clone()), ..self }
    }

    /// The record's text, in which columns are looked up.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the vendor wrote, for `--raw`.
    pub fn source(&self) -> &str {
        self.source.as_ref().unwrap_or(&self.text)
    }
}
