//! CSV for users who double-click it: texts that Excel, WPS and `LibreOffice` would convert are guarded.
//!
//! Two guards work in all three. A text that would run as a formula gets an apostrophe in front, which is visible,
//! has no limit in length and disarms the formula. A text that would become a number, a date or another value is
//! written as `="0123"`, which is shown, found and copied as `0123`; an apostrophe would break every look-up. Such
//! quotes contain only digits, their marks and the words of dates. `coercion.rs` decides which texts would be
//! converted.

use std::borrow::Cow;

use super::coercion::{is_blank, is_number, reads_as_value};
use crate::record::{Cell, Kind};

/// Excel rounds longer numbers for display, and from 16 digits on permanently.
const LONGEST_NUMBER: usize = 11;
/// The longest text that Excel accepts inside a formula.
const LONGEST_QUOTED: usize = 255;

/// The content of a cell that is read as `text`.
pub(super) fn guarded<'t>(text: Cow<'t, str>, cell: &Cell<'_>, kind: Kind) -> Cow<'t, str> {
    match cell {
        // These are not the vendor's texts. A text that the vendor sends in place of a number is one.
        Cell::Missing | Cell::Count(_) | Cell::Rate(_) | Cell::Flag(_) | Cell::Time(_) => text,
        _ if is_name(&text, kind) => Cow::Owned(match text.len() {
            ..=LONGEST_QUOTED if !text.contains(char::is_control) => format!("=\"{text}\""),
            _ => format!("'{text}"),
        }),
        _ if would_run(&text) && !is_number(&text) => Cow::Owned(format!("'{text}")),
        _ => text,
    }
}

/// The text that was [`guarded`]. A text that looked guarded before is taken for one.
pub fn unguarded(text: &str) -> Cow<'_, str> {
    if let Some(name) = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')) {
        return Cow::Borrowed(name);
    }
    match text.strip_prefix('\'') {
        Some(rest) if would_run(rest) || rest.len() > LONGEST_QUOTED || rest.contains(char::is_control) => {
            Cow::Borrowed(rest)
        }
        _ => Cow::Borrowed(text),
    }
}

/// Excel takes a file whose first bytes are `ID` for SYLK and refuses it.
pub(super) fn first_heading(heading: &mut String) {
    if heading.starts_with("ID") {
        heading.replace_range(..2, "Id");
    }
}

/// Whether a text that would be converted must keep every character: a long number, one with a leading zero, a
/// telephone number, a model number that would become a date or a power of ten. Surrounding blanks do not prevent the
/// conversion, because they are stripped first.
fn is_name(text: &str, kind: Kind) -> bool {
    let text = text.trim_matches(is_blank);
    if !reads_as_value(text) {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let unsigned = text.trim_start_matches(['+', '-']).as_bytes();
    let leading_zero = unsigned.first() == Some(&b'0') && unsigned.get(1).is_some_and(u8::is_ascii_digit);
    let long = digits > LONGEST_NUMBER;
    match kind {
        Kind::Id | Kind::Phone => text.len() > digits || long || leading_zero,
        // A time that kefu could not parse is a time nevertheless.
        Kind::Time => text.len() == digits && long,
        _ => !is_number(text) || long || leading_zero,
    }
}

/// Whether a spreadsheet would take the text for a formula, also after blanks or with the wide characters of Chinese
/// keyboards.
fn would_run(text: &str) -> bool {
    let shown = text.trim_start_matches(is_blank);
    text.starts_with(['\t', '\r', '\n'])
        || shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}', '﹣', '﹢', '﹦', '﹫'])
}

#[cfg(test)]
pub(super) mod tests;
