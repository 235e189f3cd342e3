//! Notes on a document as messages on stderr.

use crate::output::{Misfits, Notes};

/// Reports what a document does not show. Values are not repeated, because they may be personal data.
pub(super) fn say(notes: &Notes) {
    let Notes { hidden, lost, cut, misfits } = notes;
    for Misfits { key, kind, count, .. } in misfits {
        tracing::info!("{key}: {count} values cannot be read as {kind} and are shown as they came");
    }
    if !hidden.is_empty() {
        let hidden = hidden.join(", ");
        tracing::warn!("left out for want of width: {hidden}; --columns chooses, --wide shows all");
    }
    if *lost > 0 {
        tracing::warn!("{lost} characters became ?: the encoding cannot hold them");
    }
    if *cut > 0 {
        tracing::warn!("{cut} texts are shortened: a cell holds 32767 characters");
    }
}
