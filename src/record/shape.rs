//! The shape of an answer: a list, or records by their ids.

/// The shape of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Any number of records.
    List,
    /// Records requested by their ids: a list in which each is shown in full.
    Several,
    /// Exactly one record; none is an error.
    One,
}

impl Shape {
    /// The shape of an answer to a question by id.
    pub fn of(ids: &[String]) -> Self {
        if ids.len() == 1 { Self::One } else { Self::Several }
    }
}
