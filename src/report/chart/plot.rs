//! Axes: from values to places on the sheet.

use super::{
    canvas::Canvas,
    lettering::{Anchor, Style},
};
use crate::{math::ln, metrics::Unit, report::number};

/// A scale of values.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    low: f64,
    high: f64,
    log: bool,
    /// Values that are marked.
    pub(super) ticks: Vec<f64>,
}

impl Axis {
    /// A linear scale that ends on round numbers.
    pub(super) fn linear(low: f64, high: f64, count: usize) -> Self {
        let (low, high) = if high > low { (low, high) } else { (low - 0.5, low + 0.5) };
        let step = round_step((high - low) / count as f64);
        let first = (low / step + 1e-9).floor();
        let last = (high / step - 1e-9).ceil();
        #[expect(clippy::cast_possible_truncation, reason = "a few ticks")]
        let ticks: Vec<f64> = (first as i64..=last as i64).map(|i| i as f64 * step).collect();
        Self { low: first * step, high: last * step, log: false, ticks }
    }

    /// A linear scale with given ends and ticks.
    pub(super) const fn exact(low: f64, high: f64, ticks: Vec<f64>) -> Self {
        Self { low, high, log: false, ticks }
    }

    /// A logarithmic scale for positive values.
    pub(super) fn log(low: f64, high: f64) -> Self {
        let inside = |tick: &f64| *tick >= low * 0.999 && *tick <= high * 1.001;
        // Read from text, so that a power of ten is exactly one.
        let marks = |step: i32| {
            let powers = (-15..18).map(move |power| format!("{step}e{power}"));
            powers.filter_map(|text| text.parse::<f64>().ok()).filter(inside)
        };
        let mut ticks: Vec<f64> = [1, 2, 5].into_iter().flat_map(marks).collect();
        if ticks.len() > 8 {
            ticks = marks(1).collect();
        }
        ticks.sort_by(f64::total_cmp);
        Self { low, high, log: true, ticks }
    }

    /// Place of a value between 0 and 1, cut at the ends.
    pub(super) fn place(&self, value: f64) -> f64 {
        let at = |v: f64| if self.log { ln(v.max(1e-300)) } else { v };
        ((at(value) - at(self.low)) / (at(self.high) - at(self.low))).clamp(0.0, 1.0)
    }
}

fn round_step(step: f64) -> f64 {
    let mut power = 1.0;
    while power > step {
        power /= 10.0;
    }
    while power * 10.0 <= step {
        power *= 10.0;
    }
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|s| s * power)
        .find(|s| *s >= step * 0.999)
        .unwrap_or(power)
}

/// Size of the labels of axes.
const LABELS: f64 = 22.0;

/// A rectangle of the sheet with its axes.
pub(super) struct Plot<'a, 'b> {
    pub(super) canvas: &'a Canvas<'b>,
    /// Left, top, right, bottom.
    pub(super) area: [f64; 4],
    pub(super) x: Axis,
    pub(super) y: Axis,
}

impl<'a, 'b> Plot<'a, 'b> {
    /// A plot within left, top, right and bottom edges, of which the labels of the y axis take what they need.
    pub(super) fn new(
        canvas: &'a Canvas<'b>,
        [left, top, right, bottom]: [f64; 4],
        (x, y): (Axis, Axis),
        y_label: &dyn Fn(f64) -> String,
    ) -> Self {
        let style = Style::new(LABELS, canvas.colours.muted);
        let widths = y.ticks.iter().map(|tick| canvas.width(&y_label(*tick), &style));
        let left = left + widths.fold(0.0, f64::max) + 16.0;
        Self { canvas, area: [left, top, right, bottom], x, y }
    }

    /// The point of two values.
    pub(super) fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let [left, top, right, bottom] = self.area;
        (left + (right - left) * self.x.place(x), bottom - (bottom - top) * self.y.place(y))
    }

    /// Draws grid lines with their labels on the y axis, and labels on the x axis: as many as there is room for.
    pub(super) fn axes(
        &self,
        x_label: &dyn Fn(f64) -> String,
        y_label: &dyn Fn(f64) -> String,
    ) -> Result<(), String> {
        let colours = self.canvas.colours;
        let [left, _, right, bottom] = self.area;
        let style = Style::new(LABELS, colours.muted);
        let height = |tick: &f64| self.at(0.0, *tick).1;
        let apart = self.y.ticks.windows(2).map(|pair| height(&pair[0]) - height(&pair[1]));
        let rows = every(LABELS - 6.0, apart.fold(f64::INFINITY, f64::min).max(1.0));
        for (index, tick) in self.y.ticks.iter().enumerate() {
            let y = height(tick);
            let (colour, width) =
                if *tick == 0.0 { (colours.muted, 2.0) } else { (colours.grid, 1.5) };
            self.canvas.line(&[(left, y), (right, y)], colour, width)?;
            if index % rows == 0 {
                self.canvas.text(
                    &y_label(*tick),
                    (left - 14.0, y),
                    &style.anchor(Anchor::Right),
                )?;
            }
        }
        let labels: Vec<String> = self.x.ticks.iter().map(|tick| x_label(*tick)).collect();
        let widest =
            labels.iter().map(|label| self.canvas.width(label, &style)).fold(0.0, f64::max);
        let place = |tick: &f64| self.at(*tick, 0.0).0;
        let apart = self.x.ticks.windows(2).map(|pair| place(&pair[1]) - place(&pair[0]));
        let every = every(widest, apart.fold(f64::INFINITY, f64::min));
        for (index, (tick, label)) in self.x.ticks.iter().zip(&labels).enumerate() {
            let x = place(tick);
            self.canvas.line(&[(x, bottom), (x, bottom + 8.0)], colours.muted, 1.5)?;
            if index % every == 0 {
                // The last label stays on the sheet.
                let x = x.min(self.canvas.edges().1 + 40.0 - widest / 2.0);
                self.canvas.text(label, (x, bottom + 28.0), &style.anchor(Anchor::Centre))?;
            }
        }
        self.canvas.line(&[(left, bottom), (right, bottom)], colours.muted, 1.5)
    }
}

/// Every how many labels of a width there is room for one, if they stand so far apart.
pub(super) fn every(width: f64, apart: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few labels")]
    let every = ((width + 14.0) / apart).ceil().max(1.0) as usize;
    every
}

/// The labels of an axis: all with the same number of decimals, in the reader's language.
pub(super) fn ticks<'a>(
    canvas: &'a Canvas<'_>,
    axis: &Axis,
    unit: Unit,
) -> impl Fn(f64) -> String + use<'a> {
    let marks = axis.ticks.clone();
    let language = canvas.language();
    move |value| match unit {
        Unit::Year => format!("{value:.0}"),
        _ => language.number(&number::tick(value, &marks, unit)),
    }
}

/// Every year, or every second, fifth or tenth where there are many.
pub(super) fn years(first: f64, last: f64) -> Axis {
    let every = match last - first {
        span if span <= 14.0 => 1.0,
        span if span <= 30.0 => 2.0,
        span if span <= 60.0 => 5.0,
        _ => 10.0,
    };
    let mut year = first.ceil();
    let mut ticks = Vec::new();
    while year <= last + 1e-9 {
        ticks.push(year);
        year += every;
    }
    Axis::exact(first, last.max(first + 1.0), ticks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_on_round_numbers() {
        let axis = Axis::linear(-3.0, 97.0, 5);
        assert_eq!(axis.ticks, [-20.0, 0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert!(Axis::linear(5.0, 5.0, 5).ticks.len() > 1);
        assert_eq!(Axis::log(1.0, 10.0).ticks, [1.0, 2.0, 5.0, 10.0]);
    }
}
