//! The set of records seen in the whole walk, and in the current pass over the current part.

use super::ids::Ids;

/// The ids seen.
#[derive(Debug)]
pub(super) struct Seen {
    ever: Ids,
    /// Present only if it differs from `ever`: with several parts, or in a second pass.
    in_this_pass: Option<Ids>,
    several_parts: bool,
}

/// Whether a record was seen for the first time.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstSeen {
    /// In this pass over its part.
    pub(super) in_pass: bool,
    /// In the whole walk.
    pub(super) in_walk: bool,
}

impl Seen {
    pub(super) fn new(several_parts: bool) -> Self {
        Self { ever: Ids::default(), in_this_pass: several_parts.then(Ids::default), several_parts }
    }

    /// Notes a record. A record without an id always counts as new. A record that does not fit its part is not
    /// noted for the walk, because it may fit another part.
    pub(super) fn insert(&mut self, id: Option<&str>, fits: bool) -> FirstSeen {
        let Some(id) = id else { return FirstSeen { in_pass: true, in_walk: true } };
        match &mut self.in_this_pass {
            None => {
                let new = self.ever.insert(id);
                FirstSeen { in_pass: new, in_walk: new }
            }
            Some(ids) => FirstSeen { in_pass: ids.insert(id), in_walk: fits && self.ever.insert(id) },
        }
    }

    /// Begins another pass over a part.
    pub(super) fn read_again(&mut self) {
        self.in_this_pass = Some(Ids::default());
    }

    /// Begins the next part.
    pub(super) fn next_part(&mut self) {
        self.in_this_pass = self.several_parts.then(Ids::default);
    }
}
