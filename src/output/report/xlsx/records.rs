//! The sheet of the records to look at.

use rust_xlsxwriter::{
    ConditionalFormatBlank, ConditionalFormatCell, ConditionalFormatCellRule, IgnoreError, Worksheet,
    XlsxError,
};

use super::{super::Records, Styles, rows};
use crate::{
    output::{
        Options, view,
        xlsx::{held, printed, serial},
    },
    record::{Cell, Column, Kind},
    text::Ambiguous,
};

/// The greatest width of a column, in digits.
const WIDEST: usize = 44;
/// The number of records that decide a column's width.
const MEASURED: usize = 200;
/// The height of a line in points, and the greatest number of lines of a row.
const LINE: u16 = 15;
const MOST_LINES: usize = 8;
/// The greatest length of a sheet's name, and the characters that it cannot have.
const LONGEST_NAME: usize = 31;
const NOT_IN_NAMES: &[char] = &['[', ']', ':', '*', '?', '/', '\\', '\''];

/// A sheet with a row a record; colours say what each code means, and which times are missing.
pub(super) fn sheet(
    records: &Records,
    names: &mut Vec<String>,
    styles: &Styles,
    options: &Options,
    cut: &mut u64,
) -> Result<Worksheet, XlsxError> {
    let lang = options.lang;
    let mut sheet = Worksheet::new();
    sheet.set_name(name(&records.title, names))?;
    let last = rows(records.rows.len()).max(1);
    for (at, column) in (0..).zip(&records.columns) {
        sheet.write_with_format(0, at, held(column.heading(lang)).0, &styles.heading)?;
        let texts = records
            .rows
            .iter()
            .take(MEASURED)
            .map(|row| Ambiguous::Narrow.width(&view::text(&row[usize::from(at)], true, lang)));
        let width = texts.max().unwrap_or_default().max(Ambiguous::Narrow.width(column.heading(lang)) + 2);
        sheet.set_column_width(at, f64::from(u16::try_from(width.min(WIDEST)).unwrap_or_default() + 2))?;
        colours(&mut sheet, at, last, column, styles, options)?;
    }
    for (row, cells) in (1..).zip(&records.rows) {
        sheet.set_row_height(row, f64::from(LINE * lines(cells, options)))?;
        for (at, cell) in (0..).zip(cells) {
            match cell {
                Cell::Missing => {}
                Cell::Time(time) if serial(time).is_some() => {
                    sheet.write_with_format(row, at, serial(time).unwrap_or_default(), &styles.time)?;
                }
                Cell::Count(number) => {
                    sheet.write_with_format(row, at, *number, &styles.text)?;
                }
                _ => {
                    let (text, whole) = held(&view::text(cell, true, lang));
                    *cut += u64::from(!whole);
                    sheet.write_with_format(row, at, text, &styles.text)?;
                }
            }
        }
    }
    if let Some(more) = records.more(records.rows.len()) {
        sheet.write_with_format(last + 1, 0, more, &styles.note)?;
    }
    let right = u16::try_from(records.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, last, right)?;
    sheet.ignore_error_range(0, 0, last, right, IgnoreError::NumberStoredAsText)?;
    printed(&mut sheet);
    sheet.set_repeat_rows(0, 0)?;
    Ok(sheet)
}

/// The number of lines that a row needs, because not every program finds it by itself.
fn lines(cells: &[Cell<'_>], options: &Options) -> u16 {
    let of =
        |text: &str| text.lines().map(|line| Ambiguous::Narrow.width(line).div_ceil(WIDEST).max(1)).sum();
    let most = cells.iter().map(|cell| of(&view::text(cell, true, options.lang))).max().unwrap_or(1_usize);
    u16::try_from(most.clamp(1, MOST_LINES)).unwrap_or(1)
}

fn colours(
    sheet: &mut Worksheet,
    at: u16,
    last: u32,
    column: &Column,
    styles: &Styles,
    options: &Options,
) -> Result<(), XlsxError> {
    match column.kind {
        Kind::Code(table) => {
            for line in table {
                let Some(style) = styles.tone(line.tone) else { continue };
                let rule = ConditionalFormatCellRule::EqualTo(line.words.get(options.lang));
                let rule = ConditionalFormatCell::new().set_rule(rule).set_format(style);
                sheet.add_conditional_format(1, at, last, at, &rule)?;
            }
        }
        Kind::Time => {
            let rule = ConditionalFormatBlank::new().set_format(&styles.alarm);
            sheet.add_conditional_format(1, at, last, at, &rule)?;
        }
        _ => {}
    }
    Ok(())
}

/// A name that a sheet can have, and no other one has.
fn name(title: &str, taken: &mut Vec<String>) -> String {
    let plain: String = title.replace(NOT_IN_NAMES, " ").chars().take(LONGEST_NAME - 4).collect();
    let mut name = plain.clone();
    for number in 2.. {
        if !taken.contains(&name.to_lowercase()) {
            break;
        }
        name = format!("{plain} {number}");
    }
    taken.push(name.to_lowercase());
    name
}
