//! The column of the paths that have nothing, beside the bars of a histogram.

use plotters::style::Color;

use super::histogram::{BINS, Bars, Histogram, NONE};
use crate::{
    chart::{
        canvas::Canvas,
        lettering::{Anchor, Style},
        plot::{self, Axis, Plot},
    },
    metrics::Unit,
};

/// Bars of the histogram that the column is as wide as, if there is so much room.
const WIDE: f64 = 2.0;
/// The column's part of its room at most.
const PART: f64 = 0.6;

impl Bars {
    /// Whether half of the paths have nothing, so that the median is nothing.
    pub(super) fn is_mostly_none(&self) -> bool {
        self.none > 0.0 && self.median.abs() <= 1e-6
    }
}

impl Histogram {
    /// Whether any path of any scenario has nothing.
    pub fn has_none(&self) -> bool {
        self.series.iter().any(|bars| bars.none > 0.0)
    }

    /// The axis of the values, on so much room: to the left of the bars there is place for those that have nothing.
    pub(super) fn across(&self, canvas: &Canvas<'_>, room: f64) -> Axis {
        let [low, high] = self.range;
        let axis = Axis::linear(low, high, if canvas.is_narrow() { 4 } else { 6 });
        if !self.shows_none() {
            return axis;
        }
        // Marks beyond the bars would stand in its place.
        let slack = (high - low) * 1e-9;
        let inside = |tick: &f64| (low - slack..=high + slack).contains(tick);
        let ticks: Vec<f64> = axis.ticks.iter().copied().filter(inside).collect();
        // Beside the name of the first mark.
        let named = plot::ticks(canvas, &axis, self.unit);
        let first = ticks.first().map_or_else(String::new, |tick| named(*tick));
        let widths = [canvas.word(NONE), first].map(|words| canvas.width(&words, &style(canvas)));
        let words = widths[0] + widths[1] + 40.0;
        let part = (words / room).min(0.4);
        Axis::exact(low - (high - low) * part / (1.0 - part), high, ticks)
    }

    /// The column, in a colour that is no scenario's.
    pub(super) fn nothing(&self, plot: &Plot<'_, '_>, bars: &Bars) -> Result<(), String> {
        if bars.none <= 0.0 || !self.shows_none() {
            return Ok(());
        }
        let canvas = plot.canvas;
        let (middle, half) = self.place(plot);
        let (low, high) = (plot.at(0.0, 0.0).1, plot.at(0.0, bars.none).1);
        canvas.rectangle(
            (middle - half, low),
            (middle + half, high),
            canvas.colours.muted.to_rgba(),
        )?;
        let who = if bars.name.is_empty() { String::new() } else { format!("{}, ", bars.name) };
        let share = canvas.value(bars.none, Unit::Share);
        let text = format!("{who}{}: {share}", canvas.word(NONE));
        canvas.spot((middle - half, plot.area[1]), (middle + half, plot.area[3]), text);
        Ok(())
    }

    /// Its name below and its share above.
    pub(super) fn nothing_said(&self, plot: &Plot<'_, '_>, bars: &Bars) -> Result<(), String> {
        if bars.none <= 0.0 || !self.shows_none() {
            return Ok(());
        }
        let canvas = plot.canvas;
        self.nothing_named(plot)?;
        let words = canvas.value(bars.none, Unit::Share);
        let above = plot.at(0.0, bars.none).1 - 18.0;
        let own = Style::new(22.0, canvas.colours.text).bold().anchor(Anchor::Centre);
        canvas.text(&words, (self.place(plot).0, above), &own)
    }

    /// Its name below the axis.
    pub(super) fn nothing_named(&self, plot: &Plot<'_, '_>) -> Result<(), String> {
        let canvas = plot.canvas;
        let place = (self.place(plot).0, plot.area[3] + 28.0);
        canvas.text(&canvas.word(NONE), place, &style(canvas))
    }

    /// Middle of the column, and half its width.
    fn place(&self, plot: &Plot<'_, '_>) -> (f64, f64) {
        let (left, first) = (plot.area[0], plot.at(self.range[0], 0.0).0);
        let bar = (plot.area[2] - first) / BINS as f64;
        (f64::midpoint(left, first), (WIDE * bar).min(PART * (first - left)) / 2.0)
    }
}

fn style(canvas: &Canvas<'_>) -> Style {
    Style::new(22.0, canvas.colours.text).anchor(Anchor::Centre)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::Distribution;

    /// Of a thousand paths, so many of which have nothing and so many the same.
    fn of(none: usize, same: usize) -> Histogram {
        let value = |path: usize| match path {
            path if path < none => 0.0,
            path if path < none + same => 1.0,
            path => 1.0 + path as f64 * 1e-3,
        };
        let values = Distribution::new((0..1000).map(value).collect());
        Histogram::new(Unit::Money, &[("a".to_owned(), &values)]).unwrap()
    }

    /// What is cut looks like less than it is: the axis holds the highest bar, and the column wherever it is drawn.
    #[test]
    fn no_bar_and_no_column_is_cut() {
        for (none, same) in [(60, 280), (440, 280), (940, 10), (0, 300)] {
            let own = of(none, same);
            assert!(own.height() * 1000.0 >= same as f64, "{none} {same}");
            assert!(own.height() >= own.most_none() || !own.shows_none(), "{none} {same}");
        }
        assert!(of(440, 280).shows_none() && of(60, 280).shows_none());
        // Beside nine in ten no bar can be seen: their share is told instead.
        assert!(!of(940, 10).shows_none() && of(940, 10).none_left_out);
    }
}
