//! Exported records that reports can measure: data of a vendor's folder.

use crate::{lang::Words, metrics::Definition, record::Column};

/// Exported records that a report can measure.
#[derive(Debug)]
pub struct Kept {
    /// The noun of the export, which begins the names of its files.
    pub noun: &'static str,
    /// The columns of the records.
    pub columns: &'static [Column],
    /// How they are measured.
    pub content: KeptContent,
}

/// How exported records are measured.
#[derive(Debug)]
pub enum KeptContent {
    /// A file holds the records of its day.
    Days {
        /// The metrics.
        definition: &'static Definition,
        /// The export's question about all records, as its manifest has it. Another one has filters.
        question: &'static str,
    },
    /// A file holds a list as it was on its day.
    Lists {
        /// The metrics.
        definition: &'static Definition,
        /// The key of the list's name in JSON.
        name: &'static str,
        /// The beginning of the export's question, before the list's name.
        question: &'static str,
    },
    /// A file holds numbers by name, of several times of its day.
    Counts {
        /// The name of the section: the key in JSON.
        key: &'static str,
        /// The name of the section for people.
        title: Words,
        /// The fields with the id, the name, the number and its time.
        fields: [&'static str; 4],
    },
}

impl Kept {
    /// The metrics, if formulas define them.
    #[cfg(test)]
    pub fn definition(&self) -> Option<&'static Definition> {
        match self.content {
            KeptContent::Days { definition, .. } | KeptContent::Lists { definition, .. } => Some(definition),
            KeptContent::Counts { .. } => None,
        }
    }
}
