//! Spending before and after a bust: each path's own first bust, so that early and late ones lie over each other.

use super::{
    aligned::{Aligned, ByYear},
    sample::Sample,
};
use crate::metrics::{Bundle, Metric, Summary, Track};

/// Fewer paths say nothing.
const LEAST: f64 = 20.0;

/// Spending over that of the year before the first kind of bust begins, on the paths that bust and have such a year, in
/// the years that at least half of these have; and their number.
pub fn since_bust(summary: &Summary, sample: &Sample, tracks: &Bundle) -> (Vec<Aligned>, usize) {
    let (spending, begins) = (summary.track(Track::Spending), sample.outcome(Metric::BustBegins));
    let (Some(spending), Some(begins)) = (spending, begins) else { return (Vec::new(), 0) };
    let years: Vec<f64> = spending.bands.iter().map(|band| band.year).collect();
    // Flows have no value at the start, so the last rows are the years.
    let first = summary.track(Track::Price).map_or(1, |price| price.bands.len() - years.len());
    let rows = (0..years.len()).map(|row| tracks.column(spending.place, first + row));
    let rows: Vec<Vec<f32>> = rows.collect();
    let (mut by_year, mut paths) = (ByYear::default(), 0);
    for path in 0..tracks.paths().min(begins.values.len()) {
        let own = |year: &f64| (year - begins.values[path]).abs() < 0.01;
        let Some(event) = years.iter().position(own).filter(|event| *event > 0) else { continue };
        let before = f64::from(rows[event - 1][path]);
        if before <= 0.0 {
            continue;
        }
        paths += 1;
        for (row, spent) in rows.iter().enumerate() {
            by_year.add(row, event, f64::from(spent[path]) / before);
        }
    }
    (by_year.of_at_least((paths as f64 / 2.0).max(LEAST)), paths)
}
