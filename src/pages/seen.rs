//! Which records have been seen: in the whole walk, and in the current reading of the current part.

use super::ids::Ids;

/// The ids seen.
#[derive(Debug)]
pub(super) struct Seen {
    ever: Ids,
    /// Kept only where it is not the same as `ever`: with several parts, or in a second reading.
    in_this_pass: Option<Ids>,
    several_parts: bool,
}

impl Seen {
    pub(super) fn new(several_parts: bool) -> Self {
        Self { ever: Ids::default(), in_this_pass: several_parts.then(Ids::default), several_parts }
    }

    /// Notes a record; says whether it is new to this reading of its part, and to the walk. One without an id is
    /// always new. A record that does not fit its part is not noted for the walk: it may fit another part.
    pub(super) fn insert(&mut self, id: Option<&str>, fits: bool) -> [bool; 2] {
        let Some(id) = id else { return [true; 2] };
        match &mut self.in_this_pass {
            None => [self.ever.insert(id); 2],
            Some(ids) => [ids.insert(id), fits && self.ever.insert(id)],
        }
    }

    /// A part is read again.
    pub(super) fn read_again(&mut self) {
        self.in_this_pass = Some(Ids::default());
    }

    /// The next part begins.
    pub(super) fn next_part(&mut self) {
        self.in_this_pass = self.several_parts.then(Ids::default);
    }
}
