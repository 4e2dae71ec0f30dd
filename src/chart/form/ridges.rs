//! Histograms of several scenarios, one below the other on the same axis.

use plotters::style::Color;

use super::histogram::{BINS, Bars, Histogram};
use crate::{
    chart::{
        canvas::Canvas,
        lettering::Style,
        plot::{self, Axis, Plot},
    },
    metrics::Unit,
};

/// Room for the words over a row.
const WORDS: f64 = 40.0;
/// Between a row and the words of the next.
const GAP: f64 = 12.0;
/// Room for a mark of a row's scale.
const MARK: f64 = 32.0;

impl Histogram {
    pub(super) fn draw_ridges(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let (left, right) = canvas.edges();
        let count = self.series.len();
        let height = (canvas.bottom() - top) / count as f64;
        // Of panels that are too low for two labels the names say more than a scale.
        let marks = ((height - WORDS - GAP) / MARK).floor();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few marks")]
        let up = Axis::near(0.0, self.height(), marks.clamp(2.0, 3.0) as usize);
        let shares = plot::ticks(canvas, &up, Unit::Share);
        for (place, bars) in self.series.iter().enumerate() {
            let above = top + height * place as f64;
            // A row's words stand nearer to it than to the row above.
            let area = [left, above + WORDS + GAP, right - 20.0, above + height];
            let x = self.across(canvas, area[2] - area[0]);
            let plot = Plot::new(canvas, area, (x, up.clone()), &shares);
            if marks >= 2.0 {
                plot.up(&shares)?;
            }
            self.ridge(&plot, place, bars)?;
            if place + 1 == count {
                let across = plot::ticks(canvas, &plot.x, self.unit);
                plot.across(&across)?;
                if self.shows_none() {
                    self.nothing_named(&plot)?;
                }
            }
        }
        Ok(())
    }

    fn ridge(&self, plot: &Plot<'_, '_>, place: usize, bars: &Bars) -> Result<(), String> {
        let (canvas, [left, top, right, bottom]) = (plot.canvas, plot.area);
        let colour = canvas.colours.of(place);
        let mut outline = vec![plot.at(self.range[0], 0.0)];
        for (bin, share) in bars.shares.iter().enumerate() {
            outline.push(plot.at(self.edge(bin), *share));
            outline.push(plot.at(self.edge(bin + 1), *share));
        }
        outline.push(plot.at(self.range[1], 0.0));
        canvas.polygon(&outline, colour.mix(0.55))?;
        canvas.line(&[(left, bottom), (right, bottom)], canvas.colours.muted, 1.5)?;
        self.nothing(plot, bars)?;
        if !bars.is_mostly_none() {
            let (median, _) = plot.at(bars.median, 0.0);
            canvas.dashes(&[(median, top), (median, bottom)], colour, (12.0, 8.0))?;
        }
        let head = Style::new(24.0, colour).bold();
        let words = self.label(bars, canvas.look);
        canvas.text(&canvas.fit(&words, &head, right - left), (left, top - 18.0), &head)?;
        self.beyond(plot, bars)?;
        for bin in 0..BINS {
            let (from, to) = (self.edge(bin), self.edge(bin + 1));
            let ends = [from, to].map(|edge| canvas.value(edge, self.unit));
            let share = canvas.value(bars.shares[bin], Unit::Share);
            let text = format!("{}: {} – {}: {share}", bars.name, ends[0], ends[1]);
            canvas.spot((plot.at(from, 0.0).0, top), (plot.at(to, 0.0).0, bottom), text);
        }
        Ok(())
    }
}
