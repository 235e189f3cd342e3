//! `--grep`: looks for a text in a record, as a person sees it.

use super::{
    Record,
    cell::{Cell, ReadOptions, fields, plain},
};
use crate::spelling::folded;

/// A text to look for, in whatever case and width.
#[derive(Clone, Debug)]
pub struct Needle {
    typed: String,
    folded: String,
}

impl Needle {
    /// Reads it from an argument.
    ///
    /// # Errors
    /// A text without a visible character, which every record would have.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let folded = folded(typed);
        match folded.is_empty() {
            true => Err(tr!("give a text to look for")),
            false => Ok(Self { typed: typed.trim().to_owned(), folded }),
        }
    }

    /// The text as it was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether one of a record's texts has it: names, numbers and times as tables show them, codes by their words in
    /// either language, so that the answer does not depend on it.
    pub fn is_in(&self, record: &Record, read_options: &ReadOptions) -> bool {
        let columns = record.columns();
        // The column that holds a tenant's own fields has all of them.
        let all = (0..columns.len()).filter(|index| columns[*index].label.is_none());
        all.into_iter().any(|index| self.is_shown_in(&record.cell(index, read_options)))
    }

    fn is_shown_in(&self, cell: &Cell<'_>) -> bool {
        match cell {
            Cell::Missing | Cell::Count(_) | Cell::Rate(_) | Cell::Flag(_) => false,
            Cell::Text(text) | Cell::Json(text) | Cell::Code { code: text, words: None } => {
                self.is_part_of(text)
            }
            Cell::Code { words: Some(words), .. } => self.is_part_of(words.zh) || self.is_part_of(words.en),
            Cell::Time(time) => self.is_part_of(&plain(time)),
            Cell::Day(day) => self.is_part_of(&day.to_string()),
            Cell::Fields(json) => {
                fields(json).into_iter().flatten().any(|field| self.is_part_of(&field.value))
            }
        }
    }

    fn is_part_of(&self, text: &str) -> bool {
        text.contains(&self.folded) || folded(text).contains(&self.folded)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        lang::Words,
        record::{Code, Column, Kind, Layout, Row, column},
    };

    use super::*;

    const STATUS: &[Code] = &[Code::new("30", "已结单", "Closed", "closed")];
    const COLUMNS: &[Column] = &[
        column("id", "编号", "Id", Kind::Id, &["id"]),
        column("text", "内容", "Text", Kind::Text, &["text"]),
        column("name", "姓名", "Name", Kind::Person, &["name"]),
        column("status", "状态", "Status", Kind::Code(STATUS), &["status"]),
        column("at", "时间", "At", Kind::Time, &["at"]),
        column("late", "超时", "Late", Kind::Flag, &["late"]),
        column("count", "数量", "Count", Kind::Count, &["count"]),
        column("fields", "字段", "Fields", Kind::Fields, &["fields"]),
        Column::new("extra", Words::new("其他", "Extra"), Kind::Extra, &[]),
    ];

    #[test]
    fn a_text_is_found_as_a_person_sees_it() {
        let record = r#"{"id":90071992547409931234,"text":"ＫＦ-35 空调\n不制冷，Ａ级","name":"张伟","status":30,
            "at":1795312830000,"late":true,"count":7,"fields":[{"label":"机型","value":"Ｘ１"}],"more":"zz"}"#;
        let record = Layout::new(COLUMNS.into()).read(Row::made(record.to_owned())).unwrap();
        let options = ReadOptions { zone: jiff::tz::TimeZone::get("Asia/Shanghai").unwrap() };
        for (text, expected) in [
            ("kf-35", true),
            ("ＫＦ－３５", true),
            ("空调 不制冷", true),
            ("不制冷,a级", true),
            ("张", true),
            ("54740993", true),
            ("已结", true),
            ("CLOSED", true),
            ("2026-11-22 ", true),
            (":30", true),
            ("x1", true),
            ("ZZ", true),
            // No words of the record: a code, a number, a flag, a label.
            ("true", false),
            ("机型", false),
            ("李", false),
        ] {
            let needle = Needle::parse(text).unwrap();
            assert_eq!(needle.is_in(&record, &options), expected, "{text}");
        }
        assert!(Needle::parse(" \u{200b}").is_err());
    }
}
