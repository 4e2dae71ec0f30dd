//! Areas, lines, dots and boxes on a sheet.

use plotters::prelude::*;

use super::{Canvas, failed, pixel, thickness};
use crate::chart::hatch;

impl Canvas<'_> {
    /// Draws a filled polygon.
    pub(crate) fn polygon(&self, points: &[(f64, f64)], colour: RGBAColor) -> Result<(), String> {
        let points: Vec<_> = points.iter().map(|point| pixel(*point)).collect();
        self.area.draw(&Polygon::new(points, colour.filled())).map_err(failed)
    }

    /// Draws a line through points.
    pub(crate) fn line(
        &self,
        points: &[(f64, f64)],
        colour: RGBColor,
        width: f64,
    ) -> Result<(), String> {
        let points: Vec<_> = points.iter().map(|point| pixel(*point)).collect();
        self.area
            .draw(&PathElement::new(points, colour.stroke_width(thickness(width))))
            .map_err(failed)
    }

    /// Draws a line through points in dashes and gaps of these lengths.
    pub(crate) fn dashes(
        &self,
        points: &[(f64, f64)],
        colour: RGBColor,
        (dash, gap): (f64, f64),
    ) -> Result<(), String> {
        // How far into the pattern a piece begins.
        let mut phase = 0.0;
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let length = dx.hypot(dy).max(1e-9);
            let point = |t: f64| (from.0 + dx * t / length, from.1 + dy * t / length);
            let mut at = -phase;
            while at < length {
                let ends = [at.max(0.0), (at + dash).min(length)];
                if ends[1] > ends[0] {
                    self.line(&ends.map(point), colour, 3.5)?;
                }
                at += dash + gap;
            }
            phase = (phase + length) % (dash + gap);
        }
        Ok(())
    }

    /// A line of a series: dashed by its place where the theme has no colours.
    pub(crate) fn series_line(&self, points: &[(f64, f64)], place: usize) -> Result<(), String> {
        const PATTERNS: [(f64, f64); 3] = [(22.0, 10.0), (8.0, 8.0), (36.0, 8.0)];
        let colour = self.colours.of(place);
        if self.colours.dashed && place > 0 {
            return self.dashes(points, colour, PATTERNS[(place - 1) % PATTERNS.len()]);
        }
        self.line(points, colour, 5.0)
    }

    /// Draws a dot with a rim of the background, so that it stands out on a line.
    pub(crate) fn dot(&self, at: (f64, f64), radius: f64, colour: RGBColor) -> Result<(), String> {
        for (radius, colour) in [(radius + 3.0, self.colours.background), (radius, colour)] {
            let size = thickness(radius);
            self.area.draw(&Circle::new(pixel(at), size, colour.filled())).map_err(failed)?;
        }
        Ok(())
    }

    /// Draws a filled rectangle.
    pub(crate) fn rectangle(
        &self,
        corner: (f64, f64),
        other: (f64, f64),
        colour: RGBAColor,
    ) -> Result<(), String> {
        self.area
            .draw(&Rectangle::new([pixel(corner), pixel(other)], colour.filled()))
            .map_err(failed)
    }

    /// Draws a box of a series: hatched by its place where greys alone would look alike.
    pub(crate) fn series_box(
        &self,
        corner: (f64, f64),
        other: (f64, f64),
        (place, opacity): (usize, f64),
    ) -> Result<(), String> {
        let colours = self.colours;
        self.rectangle(corner, other, colours.of(place).mix(opacity))?;
        if !colours.dashed {
            return Ok(());
        }
        let of = place % colours.series.len();
        let area = [
            corner.0.min(other.0),
            corner.1.min(other.1),
            corner.0.max(other.0),
            corner.1.max(other.1),
        ];
        for line in hatch::lines(area, of) {
            self.line(&line, colours.background, 2.5)?;
        }
        Ok(())
    }
}
