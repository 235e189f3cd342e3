//! Charts of a workbook, which refer to the cells of the sheet of numbers.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType,
};

use super::{Series, column_of};

/// The width of charts, and the height of that of the days, in pixels.
const WIDE: u32 = 500;
pub(super) const DAYS_HIGH: u32 = 320;
/// The colours of the lines.
const COLORS: [&str; 4] = ["4A7DFF", "FFA53D", "34C3B1", "9A6BE8"];
const RATE: &str = "D83931";
const GRID: &str = "E3E5E9";

/// Columns by day, and the rate as a line on an axis of its own; the rows have the days.
pub(super) fn by_day(series: &Series, sheet: &str, (first, last): (u32, u32)) -> Chart {
    let range = |column: u16| (sheet, first, column, last, column);
    let heading = |column: u16| (sheet, first - 1, column);
    let mut chart = Chart::new(ChartType::Column);
    for (index, color) in (0..series.lines.len()).zip(COLORS.iter().cycle()) {
        let column = column_of(index);
        let one = chart.add_series();
        one.set_name(heading(column))
            .set_categories(range(0))
            .set_values(range(column))
            .set_gap(60)
            .set_overlap(0);
        one.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(*color)));
    }
    chart.y_axis().set_major_gridlines_line(ChartLine::new().set_color(GRID));
    if series.rate.is_some() {
        let column = column_of(series.lines.len());
        let mut line = Chart::new(ChartType::Line);
        let one = line.add_series();
        one.set_name(heading(column))
            .set_categories(range(0))
            .set_values(range(column))
            .set_secondary_axis(true);
        one.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(RATE).set_width(2)));
        let mut fill = ChartFormat::new();
        fill.set_solid_fill(ChartSolidFill::new().set_color(RATE));
        one.set_marker(
            ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(5).set_format(&mut fill),
        );
        chart.combine(&line);
        chart.y2_axis().set_num_format("0%").set_min(0).set_major_gridlines(false);
    }
    chart.x_axis().set_num_format("mm-dd").set_text_axis(true);
    chart.title().set_name(&*series.title).set_font(&title_font());
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(WIDE).set_height(DAYS_HIGH).set_alt_text(&*series.title);
    chart
}

/// Bars of the first number, the greatest above; the rows have the names.
pub(super) fn ranking(headings: &[String], sheet: &str, (first, last): (u32, u32), high: u32) -> Chart {
    let title = headings.iter().take(2).cloned().collect::<Vec<_>>().join(" · ");
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_name((sheet, first - 1, 1))
        .set_categories((sheet, first, 0, last, 0))
        .set_values((sheet, first, 1, last, 1))
        .set_gap(40)
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(COLORS[0])))
        .set_data_label(ChartDataLabel::new().show_value());
    chart.y_axis().set_reverse();
    chart.x_axis().set_hidden(true).set_min(0).set_major_gridlines(false);
    chart.y_axis().set_major_gridlines(false);
    chart.title().set_name(&*title).set_font(&title_font());
    chart.legend().set_hidden();
    chart.set_width(WIDE).set_height(high).set_alt_text(title);
    chart
}

fn title_font() -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(11).set_bold();
    font
}
