//! Ids as arguments: one as typed, or `-` for those on standard input, one a line.

use std::{collections::HashSet, io::Read as _, str::FromStr};

/// The ids that one argument stands for.
#[derive(Clone, Debug)]
pub struct Ids(Vec<String>);

impl Ids {
    /// All ids of several arguments in their order, each once.
    pub fn all<'a>(arguments: impl IntoIterator<Item = &'a Self>) -> Vec<String> {
        let mut seen = HashSet::new();
        let ids = arguments.into_iter().flat_map(|one| &one.0);
        ids.filter(|id| seen.insert(id.as_str())).cloned().collect()
    }
}

impl FromStr for Ids {
    type Err = String;

    fn from_str(given: &str) -> Result<Self, String> {
        if given != "-" {
            return Ok(Self(vec![id(given)?]));
        }
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|e| format!("standard input cannot be read: {e}"))?;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let ids = lines.map(id).collect::<Result<Vec<_>, _>>()?;
        match ids.is_empty() {
            true => Err("standard input holds no id".to_owned()),
            false => Ok(Self(ids)),
        }
    }
}

/// One id, without the blanks around it. A spreadsheet's byte-order mark is one of those.
fn id(text: &str) -> Result<String, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    match text {
        "" => Err("an id cannot be empty".to_owned()),
        text if text.chars().any(char::is_control) => Err("an id cannot hold control characters".to_owned()),
        text => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_counts_once_and_blanks_do_not() {
        let given: Vec<Ids> = [" 15 ", "2", "15"].iter().map(|text| text.parse().unwrap()).collect();
        assert_eq!(Ids::all(&given), ["15", "2"]);
        assert!("".parse::<Ids>().is_err());
        assert!("1\u{1b}[2J".parse::<Ids>().is_err());
    }
}
