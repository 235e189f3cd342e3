//! What was probably meant.

/// The candidate most like what was given, if one is like it at all.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The one sees swapped letters, the other a beginning that is right.
    let likeness =
        |name| strsim::normalized_damerau_levenshtein(given, name).max(strsim::jaro_winkler(given, name));
    let scored = candidates.into_iter().map(|name| (likeness(name), name));
    scored.filter(|(score, _)| *score > 0.65).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}
