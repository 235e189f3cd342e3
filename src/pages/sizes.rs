//! The page sizes that a walk requests.

use super::part;

/// The page sizes to request. Gome rejects an identical request within 90 s (code 8999), so a repeated walk asks for
/// different sizes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sizes {
    /// The vendor's maximum page size, if it is smaller than the usual one.
    pub longest: Option<u32>,
    /// The number of this walk, from 0.
    pub round: u32,
    /// The number of walks after which sizes are reused; by then the first request is older than 90 s.
    pub rounds: u32,
}

impl Sizes {
    /// The page size for a question that usually requests `usual` records and needs at most `limit`.
    pub(super) fn size(self, usual: u32, limit: Option<u64>) -> u32 {
        let longest = self.longest.map_or(usual, |longest| longest.min(usual)).max(1);
        let wanted = limit.map_or(longest, |records| clamp(records).clamp(1, longest));
        // Small pages would need many requests.
        let range = longest * 2 / 3;
        // Where possible, each pass within a walk has its own size, too.
        let step = (range / self.rounds.max(1)).clamp(1, part::PASSES.into());
        let less = self.round * step % range.max(1);
        // A page that is longer than the limit costs less than several short ones.
        if wanted + less <= longest { wanted + less } else { longest - less }
    }
}

fn clamp(records: u64) -> u32 {
    u32::try_from(records).unwrap_or(u32::MAX)
}
