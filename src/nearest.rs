//! Suggests the word that the user probably meant.

/// The candidate most similar to the given word, if any is similar enough.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // One measure tolerates swapped letters, the other a common prefix.
    let likeness =
        |name| strsim::normalized_damerau_levenshtein(given, name).max(strsim::jaro_winkler(given, name));
    let scored = candidates.into_iter().map(|name| (likeness(name), name));
    scored.filter(|(score, _)| *score > 0.65).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}
