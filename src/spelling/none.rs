//! The words for none that programs and people write in place of an identifier. `docs/metrics.md` prints them for SQL.

/// The words, folded.
pub(super) const NONE: &[&str] =
    &["null", "none", "nil", "n/a", "na", "undefined", "无", "暂无", "没有", "空"];
