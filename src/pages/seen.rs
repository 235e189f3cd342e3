//! Which records have been seen: in the whole walk, and in the current reading of the current part.

use super::ids::Ids;

/// The ids seen.
#[derive(Debug)]
pub(super) struct Seen {
    ever: Ids,
    /// Kept only where it is not the same as `ever`: with several parts, or in a second reading.
    in_this_reading: Option<Ids>,
    several_parts: bool,
}

/// Whether a record is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct News {
    /// New to the walk.
    pub ever: bool,
    /// New to this reading of its part.
    pub in_this_reading: bool,
}

impl Seen {
    pub(super) fn new(several_parts: bool) -> Self {
        Self { ever: Ids::default(), in_this_reading: several_parts.then(Ids::default), several_parts }
    }

    /// Notes a record. One without an id is always new.
    pub(super) fn insert(&mut self, id: Option<&str>) -> News {
        let Some(id) = id else { return News { ever: true, in_this_reading: true } };
        let ever = self.ever.insert(id);
        let in_this_reading = self.in_this_reading.as_mut().map_or(ever, |ids| ids.insert(id));
        News { ever, in_this_reading }
    }

    /// A part is read again.
    pub(super) fn read_again(&mut self) {
        self.in_this_reading = Some(Ids::default());
    }

    /// The next part begins.
    pub(super) fn next_part(&mut self) {
        self.in_this_reading = self.several_parts.then(Ids::default);
    }
}
