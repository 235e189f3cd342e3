//! Notes on a document as messages on stderr.

use tr::tr;

use crate::output::{Misfits, Notes};

/// Reports what a document does not show. Values are not repeated, because they may be personal data.
pub(super) fn say(notes: &Notes) {
    let Notes { hidden, lost, cut, misfits } = notes;
    for Misfits { key, kind, count, .. } in misfits {
        let told = tr!(
            "{key}: {n} value cannot be read as {kind} and is shown as it came"
                | "{key}: {n} values cannot be read as {kind} and are shown as they came" % *count,
            key,
            kind
        );
        tracing::info!("{told}");
    }
    if !hidden.is_empty() {
        let hidden = hidden.join(&tr!(", "));
        let told =
            tr!("columns hidden to fit the width: {hidden}; --columns chooses, --wide shows all", hidden);
        tracing::warn!("{told}");
    }
    if *lost > 0 {
        let told = tr!("{n} character became ?: the encoding cannot hold it"
            | "{n} characters became ?: the encoding cannot hold them" % *lost);
        tracing::warn!("{told}");
    }
    if *cut > 0 {
        let told = tr!("{n} text is shortened: a cell holds 32767 characters"
            | "{n} texts are shortened: a cell holds 32767 characters" % *cut);
        tracing::warn!("{told}");
    }
}
