//! Bars beside numbers, on a terminal with room for them.

use crate::text::Ambiguous;

/// The maximum length of a bar in cells, and the minimum that is worth drawing.
const LONGEST: usize = 24;
const SHORTEST: usize = 4;
/// One to seven eighths of a cell.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// The numbers of a column with bars beside them, and the texts above and below that have none, padded alike. `None` if
/// there is nothing to draw, or no room for it: `room` is the number of free cells.
pub(super) fn drawn(
    column: &[&str],
    others: &[&str],
    room: Option<usize>,
    blocks: bool,
) -> Option<(Vec<String>, Vec<String>)> {
    let cells = room.map_or(LONGEST, |room| room.saturating_sub(1).min(LONGEST));
    // A mark may stand behind a number.
    let number = |text: &str| text.trim_end_matches('*').parse::<u64>().unwrap_or_default();
    let longest = column.iter().map(|text| number(text)).max().unwrap_or_default();
    if cells < SHORTEST || longest == 0 {
        return None;
    }
    let width = |text: &str| Ambiguous::Narrow.width(text);
    let numbers = column.iter().chain(others).map(|text| width(text)).max().unwrap_or_default();
    let padded = |text: &str| format!("{}{text}", " ".repeat(numbers - width(text)));
    let with_bar = |text: &&str| format!("{} {}", padded(text), bar(number(text), longest, cells, blocks));
    let without = |text: &&str| format!("{} {}", padded(text), " ".repeat(cells));
    Some((column.iter().map(with_bar).collect(), others.iter().map(without).collect()))
}

/// A bar padded to the length of the longest one. A number above 0 has at least the thinnest bar.
fn bar(number: u64, longest: u64, cells: usize, blocks: bool) -> String {
    let parts = if blocks { 8 } else { 1 };
    let whole = (cells * parts) as u128;
    let filled = usize::try_from(u128::from(number) * whole / u128::from(longest)).unwrap_or_default();
    let filled = if number > 0 { filled.max(1) } else { 0 };
    let mut bar = if blocks { "█" } else { "#" }.repeat(filled / parts);
    bar.extend((filled % parts).checked_sub(1).map(|eighths| EIGHTHS[eighths]));
    let blanks = cells - bar.chars().count();
    bar + &" ".repeat(blanks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let drawn = |numbers: &[&str], room, blocks| {
            let drawn = drawn(numbers, &["数量"], room, blocks);
            drawn.map_or_else(|| numbers.join("|"), |(texts, _)| texts.join("|"))
        };
        assert_eq!(drawn(&["8", "4", "1", "0"], Some(5), true), "   8 ████|   4 ██  |   1 ▌   |   0     ");
        assert_eq!(drawn(&["1000", "1"], Some(5), true), "1000 ████|   1 ▏   ");
        assert_eq!(drawn(&["9", "3"], Some(7), false), "   9 ######|   3 ##    ");
        assert_eq!(drawn(&["9", "3"], Some(4), true), "9|3");
        assert_eq!(drawn(&["0", "many"], None, true), "0|many");
    }
}
