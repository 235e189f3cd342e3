//! Bars beside numbers, on a terminal with room for them.

use crate::text::Ambiguous;

/// The maximum length of a bar in cells, and the minimum that is worth drawing.
const LONGEST: usize = 24;
const SHORTEST: usize = 4;
/// One to seven eighths of a cell.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// Draws bars beside the numbers of a column, and pads the texts above and below them that have none. `room` is the number
/// of free cells.
pub(super) fn draw<'t>(
    column: &mut [&mut String],
    others: impl IntoIterator<Item = &'t mut String>,
    room: Option<usize>,
    blocks: bool,
) {
    let cells = room.map_or(LONGEST, |room| room.saturating_sub(1).min(LONGEST));
    // A mark may stand behind a number.
    let number = |text: &str| text.trim_end_matches('*').parse::<u64>().unwrap_or_default();
    let longest = column.iter().map(|text| number(text)).max().unwrap_or_default();
    if cells < SHORTEST || longest == 0 {
        return;
    }
    let width = |text: &str| Ambiguous::Narrow.width(text);
    let mut others: Vec<_> = others.into_iter().collect();
    let texts = column.iter().chain(&others);
    let numbers = texts.map(|text| width(text)).max().unwrap_or_default();
    let padded = |text: &str| format!("{}{text}", " ".repeat(numbers - width(text)));
    for text in column {
        let bar = bar(number(text), longest, cells, blocks);
        **text = format!("{} {bar}", padded(text));
    }
    for text in &mut others {
        **text = format!("{} {}", padded(text), " ".repeat(cells));
    }
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
            let mut texts: Vec<_> = numbers.iter().map(|number| (*number).to_owned()).collect();
            let mut heading = "数量".to_owned();
            draw(&mut texts.iter_mut().collect::<Vec<_>>(), [&mut heading], room, blocks);
            texts.join("|")
        };
        assert_eq!(drawn(&["8", "4", "1", "0"], Some(5), true), "   8 ████|   4 ██  |   1 ▌   |   0     ");
        assert_eq!(drawn(&["1000", "1"], Some(5), true), "1000 ████|   1 ▏   ");
        assert_eq!(drawn(&["9", "3"], Some(7), false), "   9 ######|   3 ##    ");
        assert_eq!(drawn(&["9", "3"], Some(4), true), "9|3");
        assert_eq!(drawn(&["0", "many"], None, true), "0|many");
    }
}
