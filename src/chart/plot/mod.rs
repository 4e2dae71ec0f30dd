//! Plots: from values to places on the sheet.

mod axis;

pub use axis::is_unseen;
pub(crate) use axis::{Axis, years};

use super::{
    canvas::Canvas,
    lettering::{Anchor, Style},
    style::Look,
};
use crate::{language::number, metrics::Unit};

/// Size of the labels of axes.
const LABELS: f64 = 22.0;

/// A rectangle of the sheet with its axes.
pub(crate) struct Plot<'a, 'b> {
    pub(crate) canvas: &'a Canvas<'b>,
    /// Left, top, right, bottom.
    pub(crate) area: [f64; 4],
    pub(crate) x: Axis,
    pub(crate) y: Axis,
}

impl<'a, 'b> Plot<'a, 'b> {
    /// A plot within left, top, right and bottom edges, of which the labels of the y axis take what they need.
    pub(crate) fn new(
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
    pub(crate) fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let [left, top, right, bottom] = self.area;
        (left + (right - left) * self.x.place(x), bottom - (bottom - top) * self.y.place(y))
    }

    /// Draws grid lines with their labels on the y axis, and labels on the x axis: as many as there is room for.
    pub(crate) fn axes(
        &self,
        x_label: &dyn Fn(f64) -> String,
        y_label: &dyn Fn(f64) -> String,
    ) -> Result<(), String> {
        self.up(y_label)?;
        self.across(x_label)
    }

    /// Grid lines with their labels on the y axis.
    pub(crate) fn up(&self, y_label: &dyn Fn(f64) -> String) -> Result<(), String> {
        let colours = self.canvas.colours;
        let [left, _, right, _] = self.area;
        let style = Style::new(LABELS, colours.muted);
        let height = |tick: &f64| self.at(0.0, *tick).1;
        let apart = self.y.ticks.windows(2).map(|pair| (height(&pair[0]) - height(&pair[1])).abs());
        let rows = every(LABELS - 6.0, apart.fold(f64::INFINITY, f64::min).max(1.0));
        self.canvas.axis(self.y.ticks.len(), rows);
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
        Ok(())
    }

    /// The x axis with its labels.
    pub(crate) fn across(&self, x_label: &dyn Fn(f64) -> String) -> Result<(), String> {
        let colours = self.canvas.colours;
        let [left, _, right, bottom] = self.area;
        let style = Style::new(LABELS, colours.muted);
        let labels: Vec<String> = self.x.ticks.iter().map(|tick| x_label(*tick)).collect();
        let widest =
            labels.iter().map(|label| self.canvas.width(label, &style)).fold(0.0, f64::max);
        let place = |tick: &f64| self.at(*tick, 0.0).0;
        let apart = self.x.ticks.windows(2).map(|pair| (place(&pair[1]) - place(&pair[0])).abs());
        let every = every(widest, apart.fold(f64::INFINITY, f64::min));
        self.canvas.axis(labels.len(), every);
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
pub(crate) fn every(width: f64, apart: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few labels")]
    let every = ((width + 14.0) / apart).ceil().max(1.0) as usize;
    every
}

/// The labels of an axis: all with the same number of decimals, in the reader's language.
pub(crate) fn ticks<'a>(
    canvas: &'a Canvas<'_>,
    axis: &Axis,
    unit: Unit,
) -> impl Fn(f64) -> String + use<'a> {
    let look: &'a Look = canvas.look;
    let marks: Vec<f64> = axis.ticks.iter().map(|mark| look.sized(*mark, unit)).collect();
    move |value| match unit {
        Unit::Year => format!("{value:.0}"),
        _ => look.language.number(&number::tick(look.sized(value, unit), &marks, unit)),
    }
}
