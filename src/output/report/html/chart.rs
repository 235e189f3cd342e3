//! Charts as SVG: columns by day with a line for their rate, and bars. Colours and sizes of letters are in the style sheet.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{super::Series, Amount, line};

/// The size of the chart; letters are 10 high, on a telephone 15.
const SIZE: [f64; 2] = [560.0, 240.0];
/// The space around the columns: left, right, above, below.
const MARGIN: [f64; 4] = [36.0, 48.0, 18.0, 28.0];
/// The width that a day's name takes.
const NAME: f64 = 46.0;
/// The greatest number of days with numbers above their columns.
const NUMBERED: usize = 10;

/// Columns by day, and their rate as a line on an axis of its own.
pub(super) fn by_day(series: &Series, index: usize) -> Markup {
    let [width, height] = SIZE;
    let plot = Plot::new(series);
    html! {
        figure {
            p.legend {
                @for (at, (name, _)) in series.lines.iter().enumerate() { span.{"c" (at)} { (line(name)) } }
                @if let Some((name, _)) = &series.rate { span.rate { (line(name)) } }
            }
            svg role="img" aria-labelledby={"t" (index) " d" (index)} viewBox={"0 0 " (width) " " (height)} {
                title id={"t" (index)} { (line(&series.title)) }
                desc id={"d" (index)} { (described(series)) }
                (plot.axes(series))
                (plot.columns(series))
                (plot.rate(series))
            }
        }
    }
}

/// A bar as long as a number is large.
pub(super) fn bar(name: &str, amount: &str, number: f64, most: f64) -> Markup {
    let length = if most > 0.0 { (number / most * 100.0).max(0.0) } else { 0.0 };
    html! {
        svg role="img" viewBox="0 0 100 10" preserveAspectRatio="none" {
            title { (line(name)) (tr!(": ")) (amount) }
            rect width=(round(length)) height="10" {}
        }
    }
}

/// The chart in words: each line with its least and its greatest number.
fn described(series: &Series) -> String {
    let lines = series.lines.iter().chain(&series.rate).map(|(name, amounts)| {
        let mut known: Vec<_> = amounts.iter().filter(|amount| amount.number().is_some()).collect();
        known.sort_by(|a, b| a.number().partial_cmp(&b.number()).unwrap_or(std::cmp::Ordering::Equal));
        match (known.first(), known.last()) {
            (Some(least), Some(most)) => {
                let [least, most] = [least, most].map(|amount| amount.marked(series.incomplete));
                tr!("{name} from {least} to {most}", name, least, most)
            }
            _ => name.clone(),
        }
    });
    line(&lines.collect::<Vec<_>>().join(&tr!("; "))).into_owned()
}

/// Where numbers stand.
struct Plot {
    /// The width of a day.
    day: f64,
    /// The number at the top, and the steps up to it.
    most: f64,
    steps: u32,
    most_rate: f64,
}

impl Plot {
    #[expect(clippy::cast_precision_loss, reason = "few days")]
    fn new(series: &Series) -> Self {
        let greatest =
            |amounts: &[Amount]| amounts.iter().filter_map(|amount| amount.number()).fold(0.0, f64::max);
        let most = series.lines.iter().map(|(_, amounts)| greatest(amounts)).fold(1.0, f64::max);
        let (step, steps) = nice(most, 1.0);
        let rate = series.rate.as_ref().map_or(0.0, |(_, amounts)| greatest(amounts));
        // Both axes have as many steps, so that their lines are the same.
        let rate_step = whole_step(rate / f64::from(steps), 0.01);
        Self {
            day: (SIZE[0] - MARGIN[0] - MARGIN[1]) / series.days.len() as f64,
            most: step * f64::from(steps),
            steps,
            most_rate: rate_step * f64::from(steps),
        }
    }

    fn x(&self, day: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "few days")]
        let day = day as f64;
        MARGIN[0] + self.day * day
    }

    /// The height of a fraction of the greatest number.
    fn y(fraction: f64) -> f64 {
        let (top, bottom) = (MARGIN[2], SIZE[1] - MARGIN[3]);
        bottom - (bottom - top) * fraction
    }

    fn axes(&self, series: &Series) -> Markup {
        let (left, right) = (MARGIN[0], SIZE[0] - MARGIN[1]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few days")]
        let each = (NAME / self.day).ceil().max(1.0) as usize;
        let name = |day: &Date| day.strftime("%m-%d").to_string();
        html! {
            @for step in 0..=self.steps {
                @let (fraction, y) = (f64::from(step) / f64::from(self.steps), Self::y(f64::from(step) / f64::from(self.steps)));
                line.grid x1=(left) x2=(right) y1=(round(y)) y2=(round(y)) {}
                text.left x=(left - 6.0) y=(round(y + 3.5)) { (round(self.most * fraction)) }
                @if series.rate.is_some() {
                    text.right x=(right + 6.0) y=(round(y + 3.5)) { (round(self.most_rate * fraction * 100.0)) "%" }
                }
            }
            @for (at, day) in series.days.iter().enumerate().filter(|(at, _)| at % each == 0) {
                text.day x=(round(self.x(at) + self.day / 2.0)) y=(SIZE[1] - 9.0) { (name(day)) }
            }
        }
    }

    fn columns(&self, series: &Series) -> Markup {
        #[expect(clippy::cast_precision_loss, reason = "few lines")]
        let width = self.day * 0.64 / series.lines.len() as f64;
        let column = |line: usize, day: usize, amount: Amount| {
            #[expect(clippy::cast_precision_loss, reason = "few lines")]
            let x = self.x(day) + self.day * 0.18 + width * line as f64;
            let (number, top) = (
                amount.number().unwrap_or_default(),
                Self::y(amount.number().unwrap_or_default() / self.most),
            );
            html! {
                rect.{"c" (line)} x=(round(x)) y=(round(top)) width=(round(width * 0.92)) height=(round(Self::y(0.0) - top)) rx="1.5" {}
                @if line == 0 && series.days.len() <= NUMBERED && number > 0.0 {
                    text.day x=(round(x + width * 0.46)) y=(round(top - 4.0)) { (amount.marked(series.incomplete)) }
                }
            }
        };
        html! {
            @for (line, (_, amounts)) in series.lines.iter().enumerate() {
                @for (day, amount) in amounts.iter().enumerate() { (column(line, day, *amount)) }
            }
        }
    }

    /// The line of the rate, interrupted where there is none.
    fn rate(&self, series: &Series) -> Markup {
        let points: Vec<_> = series
            .rate
            .iter()
            .flat_map(|(_, amounts)| amounts.iter().enumerate())
            .map(|(day, rate)| {
                let number = rate.number()?;
                let share = if self.most_rate > 0.0 { number / self.most_rate } else { 0.0 };
                Some((round(self.x(day) + self.day / 2.0), round(Self::y(share))))
            })
            .collect();
        let line = |part: &[Option<(f64, f64)>]| {
            let points = part.iter().flatten().map(|(x, y)| format!("{x},{y}"));
            points.collect::<Vec<_>>().join(" ")
        };
        html! {
            @for part in points.split(Option::is_none).filter(|part| part.len() > 1) {
                polyline.rate points=(line(part)) {}
            }
            @for (x, y) in points.iter().flatten() { circle.rate cx=(x) cy=(y) r="3" {} }
        }
    }
}

/// A step of at least `least` and the number of them, two to five, that reach a number.
fn nice(most: f64, least: f64) -> (f64, u32) {
    let step = whole_step(most / 4.0, least);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few steps")]
    let steps = (most / step).ceil().max(1.0) as u32;
    (step, steps)
}

/// The smallest of 1, 2, 5, 10, … times `least` that is not below a number.
fn whole_step(number: f64, least: f64) -> f64 {
    let powers = std::iter::successors(Some(least), |power| Some(power * 10.0)).take(12);
    let steps = powers.flat_map(|power| [power, power * 2.0, power * 5.0]);
    steps.clone().find(|step| *step >= number - least * 1e-9).or(steps.last()).unwrap_or(least)
}

/// A coordinate with as many digits as a screen shows.
fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_few_round_steps() {
        let all = [1.0, 3.0, 4.0, 7.0, 12.0, 63.0, 400.0, 9_999.0].map(|most| nice(most, 1.0));
        assert_eq!(
            all,
            [(1.0, 1), (1.0, 3), (1.0, 4), (2.0, 4), (5.0, 3), (20.0, 4), (100.0, 4), (5000.0, 2)]
        );
        for (step, whole) in [(0.07, 0.1), (0.0, 0.01)] {
            assert!((whole_step(step, 0.01) - whole).abs() < f64::EPSILON);
        }
    }
}
