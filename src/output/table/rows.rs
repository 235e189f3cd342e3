//! The rows of a table while they wait: each text once, in as few pieces of memory as possible.

use crate::record::Tone;

/// A row in its drawn form.
pub(super) struct Row {
    /// The texts of the cells, one after the other.
    text: Box<str>,
    /// The end of each cell's text.
    ends: Box<[u32]>,
    /// The meaning of each cell.
    tones: Box<[Tone]>,
}

impl Row {
    /// A row of cells.
    pub(super) fn new<T: AsRef<str>>(cells: impl Iterator<Item = (T, Tone)>) -> Self {
        let (mut text, mut ends, mut tones) = (String::new(), Vec::new(), Vec::new());
        for (cell, tone) in cells {
            text.push_str(cell.as_ref());
            // A cell has at most 60,000 characters, so a row never has as many bytes.
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            tones.push(tone);
        }
        Self { text: text.into(), ends: ends.into(), tones: tones.into() }
    }

    /// The text of a cell.
    pub(super) fn text(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[index] as usize]
    }

    /// The meaning of a cell.
    pub(super) fn tone(&self, index: usize) -> Tone {
        self.tones[index]
    }

    /// The row with another text in a cell.
    pub(super) fn with(&self, index: usize, text: &str) -> Self {
        let cells = self.tones.iter().enumerate();
        Self::new(cells.map(|(at, tone)| (if at == index { text } else { self.text(at) }, *tone)))
    }
}
