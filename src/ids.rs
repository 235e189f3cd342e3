//! Ids as arguments: one as typed, or `-` for those on standard input, one a line.

use std::{collections::HashSet, io::Read as _, str::FromStr};

/// The ids that one argument stands for, with the blanks around them: a title may have some.
#[derive(Clone, Debug)]
pub struct Ids(Vec<String>);

impl Ids {
    /// All ids of several arguments in their order, each once.
    pub fn all<'a>(arguments: impl IntoIterator<Item = &'a Self>) -> Vec<String> {
        let mut seen = HashSet::new();
        let ids = arguments.into_iter().flat_map(|one| &one.0).map(|id| id.trim());
        ids.filter(|id| seen.insert(*id)).map(str::to_owned).collect()
    }

    /// As [`Self::all`], with the blanks around them.
    pub fn as_typed<'a>(arguments: impl IntoIterator<Item = &'a Self>) -> Vec<String> {
        let mut seen = HashSet::new();
        let texts = arguments.into_iter().flat_map(|one| &one.0);
        texts.filter(|text| seen.insert(text.as_str())).cloned().collect()
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

/// One id. A spreadsheet's byte-order mark is no part of it.
fn id(text: &str) -> Result<String, String> {
    let text = text.trim_start_matches('\u{feff}');
    match text.trim() {
        "" => Err("an id cannot be empty".to_owned()),
        id if id.chars().any(char::is_control) => Err("an id cannot hold control characters".to_owned()),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_counts_once_and_blanks_do_not() {
        let given: Vec<Ids> = [" 15 ", "2", "15"].iter().map(|text| text.parse().unwrap()).collect();
        assert_eq!(Ids::all(&given), ["15", "2"]);
        assert_eq!(Ids::as_typed(&given), [" 15 ", "2", "15"]);
        assert!("".parse::<Ids>().is_err());
        assert!("1\u{1b}[2J".parse::<Ids>().is_err());
    }
}
