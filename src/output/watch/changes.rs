//! Compares two answers to the same question.

use std::collections::HashMap;

use crate::record::Cell;

/// A record as far as the comparison needs it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    /// The identity of the record. Records with equal ids are matched in order.
    pub(super) id: String,
    /// Its name for people: the key columns and the first text.
    pub(super) name: String,
    /// Its shown values.
    pub(super) shown: Vec<Cell<'static>>,
}

/// The change of a record of the later answer. Numbers are indexes in the earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The record is new.
    New,
    /// A shown value has changed.
    Changed(usize),
    /// Nothing has changed.
    Same,
}

/// The differences.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// One for each record of the later answer.
    pub(super) now: Vec<Change>,
    /// The indexes of records that only the earlier answer has.
    pub(super) gone: Vec<usize>,
}

impl Changes {
    /// The number of differences.
    pub(super) fn count(&self) -> usize {
        self.now.iter().filter(|change| **change != Change::Same).count() + self.gone.len()
    }
}

/// Compares an answer with the previous one. The order of the records does not matter.
pub(super) fn compare<'i>(before: &'i [Item], now: &'i [Item]) -> Changes {
    let mut left: HashMap<_, _> = numbered(before).zip(0..).collect();
    let change = |(id, item): ((&'i str, usize), &Item)| match left.remove(&id) {
        None => Change::New,
        Some(index) if before[index].shown == item.shown => Change::Same,
        Some(index) => Change::Changed(index),
    };
    let now = numbered(now).zip(now).map(change).collect();
    let mut gone: Vec<_> = left.into_values().collect();
    gone.sort_unstable();
    Changes { now, gone }
}

/// The ids, each with the number of equal ids before it.
fn numbered(items: &[Item]) -> impl Iterator<Item = (&str, usize)> {
    let mut seen = HashMap::new();
    items.iter().map(move |item| {
        let count = seen.entry(&*item.id).or_insert(0);
        *count += 1;
        (&*item.id, *count)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn items(of: &[(u8, u8)]) -> Vec<Item> {
        let item = |(id, shown): &(u8, u8)| Item {
            id: id.to_string(),
            name: String::new(),
            shown: vec![Cell::Count((*shown).into())],
        };
        of.iter().map(item).collect()
    }

    #[test]
    fn what_came_what_changed_and_what_went() {
        let changes = compare(&items(&[(1, 0), (2, 0), (3, 0)]), &items(&[(4, 0), (3, 1), (1, 0)]));
        assert_eq!(changes.now, [Change::New, Change::Changed(2), Change::Same]);
        assert_eq!((&changes.gone[..], changes.count()), (&[1][..], 3));
    }

    #[test]
    fn another_order_is_no_change_and_doubles_are_told_apart() {
        let twice = items(&[(1, 5), (2, 0), (1, 6)]);
        assert_eq!(compare(&twice, &items(&[(2, 0), (1, 5), (1, 6)])).count(), 0);
        assert_eq!(compare(&twice, &items(&[(1, 5), (2, 0)])).gone, [2]);
    }

    proptest! {
        #[test]
        fn the_changes_lead_from_one_answer_to_the_other(
            before in prop::collection::vec((0..9_u8, 0..3_u8), 0..12),
            now in prop::collection::vec((0..9_u8, 0..3_u8), 0..12),
        ) {
            let (before, now) = (items(&before), items(&now));
            let changes = compare(&before, &now);
            // Every record of the earlier answer matches exactly one of the later answer, or is gone.
            let mut kept: Vec<_> = (0..before.len()).filter(|index| !changes.gone.contains(index)).collect();
            for (item, change) in now.iter().zip(&changes.now) {
                let from = match change {
                    Change::New => continue,
                    Change::Changed(index) => {
                        prop_assert_ne!(&before[*index].shown, &item.shown);
                        kept.iter().position(|kept| kept == index)
                    }
                    Change::Same => kept.iter().position(|index| before[*index] == *item),
                };
                prop_assert!(from.is_some_and(|from| before[kept.remove(from)].id == item.id));
            }
            prop_assert_eq!(kept, Vec::<usize>::new());
            prop_assert_eq!(compare(&now, &now).count(), 0);
        }
    }
}
