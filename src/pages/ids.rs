//! A compact set of record ids: at most 16 bytes per id, and less than one if the ids are consecutive.
//!
//! Vendors number their records, often after a prefix: `5237431`, `20261122-gome-0007`. Such ids are stored
//! exactly, as bits in pages of 512 consecutive numbers. If the numbers are scattered, pages would cost more memory
//! than they save, so the ids become 64-bit hashes: among ten million, the chance that any two collide is three in a
//! million.

use std::{
    collections::{HashMap, hash_map::RandomState},
    hash::BuildHasher as _,
};

use foldhash::fast;

/// The number of ids that a page can hold.
const PAGE: u64 = 512;
/// The average number of ids per page below which bits do not pay: a page takes up to 170 bytes in its table.
const WORTH_A_PAGE: usize = 12;
/// The number of pages from which the average is checked.
const PATIENCE: usize = 256;
/// The maximum number of different prefixes; more of them are not prefixes.
const PREFIXES: usize = 4096;
/// The number of sorted pieces that the hashes are stored in.
const PIECES: usize = 4096;

/// A set of ids.
#[derive(Debug, Default)]
pub(super) struct Ids {
    hasher: RandomState,
    store: Store,
}

#[derive(Debug)]
enum Store {
    Numbered(Numbered),
    Hashed(Vec<Vec<u64>>),
}

impl Default for Store {
    fn default() -> Self {
        Self::Numbered(Numbered::default())
    }
}

impl Ids {
    /// Adds an id. Returns whether it is new.
    pub(super) fn insert(&mut self, id: &str) -> bool {
        if let Store::Numbered(numbered) = &mut self.store {
            match Numbered::split(id) {
                Some((prefix, number)) if numbered.pays(&prefix) => return numbered.insert(prefix, number),
                _ => self.hash_all(),
            }
        }
        match &mut self.store {
            Store::Hashed(pieces) => insert_hash(pieces, self.hasher.hash_one(id)),
            Store::Numbered(_) => true,
        }
    }

    /// Converts all ids to hashes.
    fn hash_all(&mut self) {
        let mut pieces = vec![Vec::new(); PIECES];
        if let Store::Numbered(numbered) = &self.store {
            numbered.for_each(|id| {
                insert_hash(&mut pieces, self.hasher.hash_one(id));
            });
        }
        self.store = Store::Hashed(pieces);
    }
}

fn insert_hash(pieces: &mut [Vec<u64>], hash: u64) -> bool {
    let piece = &mut pieces[usize::try_from(hash % PIECES as u64).unwrap_or(0)];
    match piece.binary_search(&hash) {
        Ok(_) => false,
        Err(place) => {
            if piece.len() == piece.capacity() {
                // Doubling the capacity would exceed 16 bytes per id.
                piece.reserve_exact(piece.len() / 4 + 4);
            }
            piece.insert(place, hash);
            true
        }
    }
}

/// Ids that end in a number, as bits.
#[derive(Debug, Default)]
struct Numbered {
    prefixes: HashMap<Prefix, u32, fast::RandomState>,
    pages: HashMap<(u32, u64), [u64; 8], fast::RandomState>,
    ids: usize,
}

/// The text before the number, and the number of digits: `07` is not `7`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Prefix {
    text: Box<str>,
    digits: usize,
}

impl Numbered {
    /// An id as prefix and number; `None` if it does not end in a number that a page can hold.
    fn split(id: &str) -> Option<(Prefix, u64)> {
        let text = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &id[text.len()..];
        // 19 digits are always below 2^64.
        let number = if digits.len() <= 19 { digits.parse().ok()? } else { return None };
        Some((Prefix { text: text.into(), digits: digits.len() }, number))
    }

    /// Whether the pages hold enough ids to pay.
    fn pays(&self, next: &Prefix) -> bool {
        let dense = self.pages.len() < PATIENCE || self.ids >= self.pages.len() * WORTH_A_PAGE;
        dense && (self.prefixes.len() < PREFIXES || self.prefixes.contains_key(next))
    }

    fn insert(&mut self, prefix: Prefix, number: u64) -> bool {
        let known = u32::try_from(self.prefixes.len()).unwrap_or(u32::MAX);
        let prefix = *self.prefixes.entry(prefix).or_insert(known);
        let page = self.pages.entry((prefix, number / PAGE)).or_default();
        let bit = number % PAGE;
        let word = &mut page[usize::try_from(bit / 64).unwrap_or(0)];
        let is_new = *word & (1 << (bit % 64)) == 0;
        *word |= 1 << (bit % 64);
        self.ids += usize::from(is_new);
        is_new
    }

    fn for_each(&self, mut take: impl FnMut(&str)) {
        let names: HashMap<u32, &Prefix> =
            self.prefixes.iter().map(|(prefix, index)| (*index, prefix)).collect();
        for ((index, page), words) in &self.pages {
            let Some(Prefix { text, digits }) = names.get(index) else { continue };
            for bit in
                (0..PAGE).filter(|bit| words[usize::try_from(bit / 64).unwrap_or(0)] & (1 << (bit % 64)) != 0)
            {
                take(&format!("{text}{:0digits$}", page * PAGE + bit));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn id() -> impl Strategy<Value = String> {
        prop_oneof![
            (0..2000_u32).prop_map(|number| number.to_string()),
            (0..9_u32, 0..50_u32).prop_map(|(day, number)| format!("2026110{day}-gome-{number:04}")),
            any::<u64>().prop_map(|number| number.to_string()),
            "[a-f0-9]{8}",
            "[0-9]{1,22}",
            "0{0,3}[0-9]{0,2}",
            ".{0,6}",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn it_is_a_set(given in prop::collection::vec(id(), 0..700)) {
            let (mut ids, mut set) = (Ids::default(), HashSet::new());
            for id in &given {
                prop_assert_eq!(ids.insert(id), set.insert(id.clone()), "{}", id);
            }
            for id in &given {
                prop_assert!(!ids.insert(id));
            }
        }
    }

    #[test]
    fn ids_without_neighbours_become_hashes_and_none_is_forgotten() {
        let mut ids = Ids::default();
        let sparse = |number: u64| (number * 1_000_003).to_string();
        assert!((0..5000).all(|number| ids.insert(&sparse(number))));
        assert!(matches!(ids.store, Store::Hashed(_)));
        assert!((0..5000).all(|number| !ids.insert(&sparse(number))));
    }

    #[test]
    fn numbered_ids_stay_exact() {
        let mut ids = Ids::default();
        assert!((0..100_000).all(|number: u32| ids.insert(&format!("20261122-gome-{number:06}"))));
        assert!(matches!(&ids.store, Store::Numbered(numbered) if numbered.pages.len() < 200));
        assert!(!ids.insert("20261122-gome-000007"));
        assert!(ids.insert("20261122-gome-7"));
    }
}
