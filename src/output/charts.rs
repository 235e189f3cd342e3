//! Charts of a workbook, which refer to the cells of a sheet.

use rust_xlsxwriter::{
    Chart as Drawing, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType, ObjectMovement, Worksheet, XlsxError,
};

/// The height of a row in pixels.
pub(super) const ROW: u32 = 20;
/// The usual width and height of charts, in pixels.
pub(super) const WIDE: u32 = 500;
pub(super) const HIGH: u32 = 320;
/// The greatest width of a chart.
const WIDEST: u32 = 1_000;
/// The width of a name or day below a column.
const STEP: u32 = 30;
/// The least number of rows beside bars, and the number that the title and the margins take.
const FEWEST: u32 = 8;
const AROUND: u32 = 3;
/// The greatest number of names and of days that a chart shows readably.
const MOST_NAMES: usize = 40;
const MOST_DAYS: usize = 400;
/// The width of a table in digits up to which a chart stands beside it; below a wider one.
const BESIDE: usize = 80;
/// The colours of series.
const COLORS: [&str; 12] = [
    "4A7DFF", "FFA53D", "34C3B1", "9A6BE8", "F2637B", "8BC34A", "5B8FA8", "C0A16B", "1F4FA8", "B0B7C3",
    "E377C2", "6D6A75",
];
const RATE: &str = "D83931";
const GRID: &str = "E3E5E9";

/// A chart beside records: the columns that it draws.
#[derive(Clone, Debug)]
pub struct Chart {
    /// How it draws them.
    pub form: ChartForm,
    /// Whether the names are days.
    pub by_day: bool,
    /// Its title.
    pub title: String,
    /// The columns with the names; several are levels.
    pub names: Vec<usize>,
    /// The columns with the numbers.
    pub numbers: Vec<usize>,
    /// The column with a rate, which is a line on an axis of its own.
    pub line: Option<usize>,
}

/// The form of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartForm {
    /// A bar for each name, the first one above.
    Bars,
    /// A column for each name, and a rate as a line.
    Columns,
    /// A column for each name, of parts one upon the other.
    Stacked,
    /// Lines of rates.
    Lines,
}

impl Chart {
    /// Whether so many records make a chart that people can read.
    fn is_readable(&self, records: usize) -> bool {
        let most = if self.by_day { MOST_DAYS } else { MOST_NAMES };
        // More series than colours cannot be told apart.
        (1..=most).contains(&records) && self.numbers.len() <= COLORS.len()
    }

    /// The chart of the columns that are shown, which have these indexes; none without its numbers and names.
    pub(super) fn of_shown(&self, shown: &[usize]) -> Option<Self> {
        let place = |index: &usize| shown.iter().position(|other| other == index);
        let places = |all: &[usize]| all.iter().filter_map(place).collect::<Vec<_>>();
        let (mut names, numbers) = (places(&self.names), places(&self.numbers));
        if !names.windows(2).all(|two| two[0] + 1 == two[1]) {
            names.drain(..names.len() - 1);
        }
        let is_whole = !names.is_empty() && !numbers.is_empty();
        is_whole.then(|| Self { names, numbers, line: self.line.as_ref().and_then(place), ..self.clone() })
    }
}

/// The cells of a sheet that a chart draws: its name, and the first and the last row of data below the headings.
#[derive(Clone, Copy)]
pub(super) struct Cells<'s> {
    pub(super) sheet: &'s str,
    pub(super) first: u32,
    pub(super) last: u32,
}

impl Cells<'_> {
    fn column(&self, column: u16) -> (&str, u32, u16, u32, u16) {
        self.columns(column, column)
    }

    fn columns(&self, from: u16, to: u16) -> (&str, u32, u16, u32, u16) {
        (self.sheet, self.first, from, self.last, to)
    }

    fn heading(&self, column: u16) -> (&str, u32, u16) {
        (self.sheet, self.first - 1, column)
    }

    fn rows(&self) -> u32 {
        self.last + 1 - self.first
    }
}

/// The number of rows beside the bars of so many names, which are all legible.
pub(super) fn rows_beside(names: u32) -> u32 {
    (names + AROUND).max(FEWEST)
}

/// The columns of names and numbers of a chart in a sheet.
pub(super) struct Drawn<'s> {
    pub(super) cells: Cells<'s>,
    pub(super) title: &'s str,
    /// The first and the last column of names.
    pub(super) names: (u16, u16),
    pub(super) numbers: &'s [u16],
}

impl Drawn<'_> {
    /// Columns by day, and a rate as a line on an axis of its own.
    pub(super) fn by_day(&self, rate: Option<u16>) -> Drawing {
        let mut chart = Drawing::new(ChartType::Column);
        self.series(&mut chart, |series| {
            series.set_gap(60).set_overlap(0);
        });
        if let Some(column) = rate {
            let mut line = Drawing::new(ChartType::Line);
            self.line(&mut line, column, RATE).set_secondary_axis(true);
            chart.combine(&line);
            chart.y2_axis().set_num_format("0%").set_min(0).set_major_gridlines(false);
        }
        chart.x_axis().set_num_format("m/d").set_text_axis(true);
        self.finished(chart, WIDE, HIGH)
    }

    /// Bars of the first number, the first row above.
    pub(super) fn ranking(&self) -> Drawing {
        let mut chart = Drawing::new(ChartType::Bar);
        self.series(&mut chart, |series| {
            series.set_gap(40).set_data_label(ChartDataLabel::new().show_value());
        });
        let mut chart = self.finished(chart, WIDE, rows_beside(self.cells.rows()) * ROW);
        chart.y_axis().set_reverse().set_label_interval(1).set_major_gridlines(false);
        chart.x_axis().set_hidden(true).set_min(0).set_major_gridlines(false);
        chart.legend().set_hidden();
        chart
    }

    /// Columns of parts one upon the other.
    fn stacked(&self) -> Drawing {
        let mut chart = Drawing::new(ChartType::ColumnStacked);
        self.series(&mut chart, |series| {
            series.set_gap(60).set_overlap(100);
        });
        chart.x_axis().set_num_format("m/d").set_text_axis(true);
        self.finished(chart, WIDE, HIGH)
    }

    /// A line for each column of rates.
    fn lines(&self) -> Drawing {
        let mut chart = Drawing::new(ChartType::Line);
        for (column, color) in self.numbers.iter().zip(COLORS.iter().cycle()) {
            self.line(&mut chart, *column, color);
        }
        chart.y_axis().set_num_format("0%").set_min(0);
        chart.x_axis().set_num_format("m/d").set_text_axis(true);
        self.finished(chart, WIDE, HIGH)
    }

    /// A filled series for each column of numbers.
    fn series(&self, chart: &mut Drawing, form: impl Fn(&mut rust_xlsxwriter::ChartSeries)) {
        for (column, color) in self.numbers.iter().zip(COLORS.iter().cycle()) {
            let series = chart.add_series();
            self.named(series, *column)
                .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(*color)));
            form(series);
        }
    }

    fn line<'c>(
        &self,
        chart: &'c mut Drawing,
        column: u16,
        color: &str,
    ) -> &'c mut rust_xlsxwriter::ChartSeries {
        let mut fill = ChartFormat::new();
        fill.set_solid_fill(ChartSolidFill::new().set_color(color));
        let marker =
            ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(5).set_format(&mut fill).clone();
        self.named(chart.add_series(), column)
            .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(color).set_width(2)))
            .set_marker(&marker)
    }

    fn named<'c>(
        &self,
        series: &'c mut rust_xlsxwriter::ChartSeries,
        column: u16,
    ) -> &'c mut rust_xlsxwriter::ChartSeries {
        series
            .set_name(self.cells.heading(column))
            .set_categories(self.cells.columns(self.names.0, self.names.1))
            .set_values(self.cells.column(column))
    }

    fn finished(&self, mut chart: Drawing, wide: u32, high: u32) -> Drawing {
        chart.y_axis().set_major_gridlines_line(ChartLine::new().set_color(GRID));
        let mut font = ChartFont::new();
        font.set_size(11).set_bold();
        chart.title().set_name(self.title).set_font(&font);
        chart.legend().set_position(ChartLegendPosition::Bottom);
        chart.set_width(wide).set_height(high).set_alt_text(self.title);
        chart
    }
}

/// Puts a chart beside a table of records, or below a wide one: `widths` are those of its columns, and `end` is the first
/// free row. A chart that nobody could read is left out.
pub(super) fn insert(
    sheet: &mut Worksheet,
    chart: &Chart,
    cells: Cells<'_>,
    widths: &[usize],
    end: u32,
) -> Result<(), XlsxError> {
    if !chart.is_readable(usize::try_from(cells.rows()).unwrap_or(usize::MAX)) {
        return Ok(());
    }
    let column = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
    let numbers: Vec<_> = chart.numbers.iter().map(|index| column(*index)).collect();
    let names = (column(chart.names[0]), column(chart.names[chart.names.len() - 1]));
    let drawn = Drawn { cells, title: &chart.title, names, numbers: &numbers };
    let mut drawing = match chart.form {
        ChartForm::Bars => drawn.ranking(),
        ChartForm::Columns => drawn.by_day(chart.line.map(column)),
        ChartForm::Stacked => drawn.stacked(),
        ChartForm::Lines => drawn.lines(),
    };
    if chart.form != ChartForm::Bars {
        drawing.set_width((cells.rows() * STEP).clamp(WIDE, WIDEST));
    }
    // A filter hides rows, and the chart must not shrink with them.
    drawing.set_object_movement(ObjectMovement::DontMoveOrSizeWithCells);
    match widths.iter().sum::<usize>() > BESIDE {
        true => sheet.insert_chart(end + 1, 0, &drawing)?,
        false => sheet.insert_chart(1, column(widths.len() + 1), &drawing)?,
    };
    Ok(())
}
