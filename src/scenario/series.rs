//! A value over time: a number, a table of dates and numbers, or a column of a CSV file.

use super::setting::typed_number;
use crate::math::{ln, pow};

/// Dates and values, rising in date; each value holds from its date until the next.
///
/// A step, not a line: reported figures belong to whole calendar years, and so stay exact. Before
/// the first date its value holds; after the last, the value grows at `growth` a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    points: Vec<(f64, f64)>,
    growth: f64,
}

impl Series {
    /// Through points that rise in date, growing after the last.
    pub(super) const fn new(points: Vec<(f64, f64)>, growth: f64) -> Self {
        Self { points, growth }
    }

    /// The same value always.
    pub fn constant(value: f64) -> Self {
        Self { points: vec![(0.0, value)], growth: 0.0 }
    }

    /// The value at a date.
    pub fn at(&self, date: f64) -> f64 {
        // Dates are sums of steps; half a day of slack keeps a rounding error from another year.
        let date = date + 1e-3;
        let index = self.points.partition_point(|(start, _)| *start <= date).max(1) - 1;
        let (start, value) = self.points[index];
        if index + 1 < self.points.len() || self.growth == 0.0 {
            return value;
        }
        value * pow(1.0 + self.growth, (date - start).floor().max(0.0))
    }

    /// The same with all values multiplied, as they are typed.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        let points = self.points.iter();
        let points =
            points.map(|(date, value)| (*date, typed_number(value * factor, *value))).collect();
        Self { points, growth: self.growth }
    }

    /// As a file would write it, on one line.
    pub fn words(&self) -> String {
        if self.is_constant() {
            return self.points[0].1.to_string();
        }
        let rows: Vec<String> =
            self.points.iter().map(|(date, value)| format!("[{date}, {value}]")).collect();
        format!("{{ table = [{}], growth = {} }}", rows.join(", "), self.growth)
    }

    /// Its dates and values.
    pub(super) fn points(&self) -> &[(f64, f64)] {
        if self.is_constant() { &[] } else { &self.points }
    }

    /// The same with other dates.
    pub(super) fn dated(&self, date: impl Fn(f64) -> f64) -> Self {
        let points = self.points.iter().map(|(old, value)| (date(*old), *value)).collect();
        Self { points, growth: self.growth }
    }

    /// All values that were written.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.points.iter().map(|(_, value)| *value)
    }

    /// The first date and the last.
    pub fn dates(&self) -> [f64; 2] {
        [self.points[0].0, self.points[self.points.len() - 1].0]
    }

    /// Whether it is one value without a date.
    pub(super) fn is_constant(&self) -> bool {
        self.points.len() == 1 && self.points[0].0 == 0.0 && self.growth == 0.0
    }

    /// Growth a year after the last date.
    pub const fn growth(&self) -> f64 {
        self.growth
    }

    /// Mean growth a year between the first and the last point, for explanations.
    pub fn mean_growth(&self) -> f64 {
        let ((t0, v0), (t1, v1)) = (self.points[0], self.points[self.points.len() - 1]);
        if t1 > t0 && v0 > 0.0 && v1 > 0.0 { ln(v1 / v0) / (t1 - t0) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_holds_from_its_date_and_grows_after_the_last() {
        let series = Series { points: vec![(2025.0, 400.0), (2026.0, 600.0)], growth: 0.1 };
        let cases = [
            (2020.0, 400.0),
            (2025.75, 400.0),
            (2026.0, 600.0),
            (2026.75, 600.0),
            (2027.0, 660.0),
            (2028.5, 726.0),
        ];
        for (date, value) in cases {
            assert!((series.at(date) - value).abs() < 1e-9, "{date}: {}", series.at(date));
        }
    }
}
