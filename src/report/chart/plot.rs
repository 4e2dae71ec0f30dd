//! Axes: from values to places on the sheet.

use super::canvas::{Anchor, Canvas, Style};
use crate::math::ln;

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
    fn place(&self, value: f64) -> f64 {
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

/// A rectangle of the sheet with its axes.
pub(super) struct Plot<'a, 'b> {
    pub(super) canvas: &'a Canvas<'b>,
    /// Left, top, right, bottom.
    pub(super) area: [f64; 4],
    pub(super) x: Axis,
    pub(super) y: Axis,
}

impl Plot<'_, '_> {
    /// The point of two values.
    pub(super) fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let [left, top, right, bottom] = self.area;
        (left + (right - left) * self.x.place(x), bottom - (bottom - top) * self.y.place(y))
    }

    /// Draws grid lines with their labels on the y axis, and labels on the x axis.
    pub(super) fn axes(
        &self,
        x_label: &dyn Fn(f64) -> String,
        y_label: &dyn Fn(f64) -> String,
    ) -> Result<(), String> {
        let theme = self.canvas.theme;
        let [left, _, right, bottom] = self.area;
        let style = Style::new(22.0, theme.muted);
        for tick in &self.y.ticks {
            let (_, y) = self.at(0.0, *tick);
            let (colour, width) = if *tick == 0.0 { (theme.muted, 2.0) } else { (theme.grid, 1.5) };
            self.canvas.line(&[(left, y), (right, y)], colour, width)?;
            self.canvas.text(&y_label(*tick), (left - 14.0, y), &style.anchor(Anchor::Right))?;
        }
        for tick in &self.x.ticks {
            let (x, _) = self.at(*tick, 0.0);
            self.canvas.line(&[(x, bottom), (x, bottom + 8.0)], theme.muted, 1.5)?;
            self.canvas.text(&x_label(*tick), (x, bottom + 28.0), &style.anchor(Anchor::Centre))?;
        }
        self.canvas.line(&[(left, bottom), (right, bottom)], theme.muted, 1.5)
    }
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
