//! How long the pages are that a walk asks for.

use super::part;

/// Which page sizes are asked for: a vendor may take the requests of a walk that is made again for a mistake,
/// unless its pages have another length.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sizes {
    /// The longest page that the vendor is known to send, if it is not what the question would ask for.
    pub longest: Option<u32>,
    /// Which walk this is, from 0.
    pub round: u32,
    /// After so many walks a vendor has forgotten the first one.
    pub rounds: u32,
}

impl Sizes {
    /// Records a page, for a question that asks for `usual` at once and wants no more than `limit`.
    pub(super) fn size(self, usual: u32, limit: Option<u64>) -> u32 {
        let longest = self.longest.map_or(usual, |longest| longest.min(usual)).max(1);
        let wanted = limit.map_or(longest, |records| clamp(records).clamp(1, longest));
        // Short pages are many requests.
        let range = longest * 2 / 3;
        // Where there is room, each reading of a part within a walk has a size of its own, too.
        let step = (range / self.rounds.max(1)).clamp(1, part::PASSES.into());
        let less = self.round * step % range.max(1);
        // A page that is too long for a limit costs less than several short ones.
        if wanted + less <= longest { wanted + less } else { longest - less }
    }
}

fn clamp(records: u64) -> u32 {
    u32::try_from(records).unwrap_or(u32::MAX)
}
