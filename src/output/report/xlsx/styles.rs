//! How cells look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::super::{Amount, INCOMPLETE};
use crate::{output::xlsx::shaded, record::Tone};

/// The formats of all cells.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) quiet: Format,
    pub(super) note: Format,
    pub(super) section: Format,
    pub(super) heading: Format,
    pub(super) number_heading: Format,
    pub(super) day: Format,
    pub(super) none: Format,
    pub(super) time: Format,
    pub(super) text: Format,
    pub(super) alarm: Format,
    pub(super) good: Format,
    pub(super) notice: Format,
    /// Numbers by their kind, without and with the mark for missing records.
    numbers: [[Format; 2]; 4],
}

impl Styles {
    pub(super) fn new() -> Self {
        let heading = shaded();
        let number = |format: &str| {
            let mark = format!("\"{INCOMPLETE}\"");
            let marked = format.split(';').map(|part| format!("{part}{mark}")).collect::<Vec<_>>().join(";");
            [format, &marked].map(|format| Format::new().set_num_format(format))
        };
        Self {
            title: Format::new().set_bold().set_font_size(18).set_align(FormatAlign::VerticalCenter),
            quiet: Format::new().set_font_color("646A73"),
            note: Format::new().set_bold().set_font_color("9A6200"),
            section: Format::new().set_bold().set_font_size(13).set_border_bottom(FormatBorder::Medium),
            number_heading: heading.clone().set_align(FormatAlign::Right),
            heading,
            day: Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            none: Format::new().set_align(FormatAlign::Right).set_font_color("646A73"),
            time: Format::new()
                .set_num_format("yyyy-mm-dd hh:mm:ss")
                .set_align(FormatAlign::Top)
                .set_align(FormatAlign::Left),
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            alarm: Format::new().set_font_color("9C0006").set_background_color("FFC7CE"),
            good: Format::new().set_font_color("006100").set_background_color("C6EFCE"),
            notice: Format::new().set_font_color("7F6000").set_background_color("FFEB9C"),
            numbers: [number("0"), number("0.0%"), number("[h]:mm"), number("+0.0%;-0.0%;0.0%")],
        }
    }

    /// The format of a number.
    pub(super) fn of(&self, amount: Amount, incomplete: bool) -> &Format {
        let [count, rate, minutes, change] = &self.numbers;
        let pair = match amount {
            Amount::Count(_) | Amount::Unknown => count,
            Amount::Rate(_) => rate,
            Amount::Minutes(_) => minutes,
            Amount::Change(_) => change,
        };
        &pair[usize::from(incomplete)]
    }

    /// The colours of a meaning.
    pub(super) fn tone(&self, tone: Tone) -> Option<&Format> {
        match tone {
            Tone::Alarm => Some(&self.alarm),
            Tone::Notice => Some(&self.notice),
            Tone::Good => Some(&self.good),
            Tone::Plain | Tone::Running => None,
        }
    }
}
