//! Which records have been seen: their ids as 64-bit hashes.

use std::{
    collections::{HashSet, hash_map::RandomState},
    hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher, Hash as _, Hasher},
};

/// The ids seen in a walk, and in the current reading of the current part.
#[derive(Debug)]
pub(super) struct Seen {
    hasher: RandomState,
    ever: Hashes,
    /// Kept only where it is not the same as `ever`: with several parts, or in a second reading.
    in_this_reading: Option<Hashes>,
    several_parts: bool,
}

type Hashes = HashSet<u64, BuildHasherDefault<Identity>>;

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
        let in_this_reading = several_parts.then(Hashes::default);
        Self { hasher: RandomState::new(), ever: Hashes::default(), in_this_reading, several_parts }
    }

    /// Notes a record. One without an id is always new.
    pub(super) fn insert(&mut self, id: Option<&str>) -> News {
        let Some(id) = id else {
            return News { ever: true, in_this_reading: true };
        };
        let hash = self.hasher.hash_one(id);
        let ever = self.ever.insert(hash);
        let in_this_reading = self.in_this_reading.as_mut().map_or(ever, |hashes| hashes.insert(hash));
        News { ever, in_this_reading }
    }

    /// A part is read again.
    pub(super) fn read_again(&mut self) {
        self.in_this_reading = Some(Hashes::default());
    }

    /// The next part begins.
    pub(super) fn next_part(&mut self) {
        self.in_this_reading = self.several_parts.then(Hashes::default);
    }
}

/// A number that is the same for pages with the same records.
pub(super) fn fingerprint<'a>(rows: impl Iterator<Item = &'a str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    rows.for_each(|row| row.hash(&mut hasher));
    hasher.finish()
}

/// The hashes are hashes already.
#[derive(Debug, Default)]
pub(super) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
