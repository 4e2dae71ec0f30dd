//! Prices since the peak of spending: each path's own peak, so that paths that bust early and late lie over each other.

use super::aligned::{Aligned, ByYear};
use crate::metrics::{Bundle, Summary, Track};

/// Share of the paths that a year must have to be told.
const LEAST: f64 = 0.02;

/// The price over that of the year of the path's largest spending, on the paths whose spending peaks before the last
/// year; none where fewer than one path in fifty does.
pub fn since_peak(summary: &Summary, tracks: &Bundle) -> Vec<Aligned> {
    let (price, spending) = (summary.track(Track::Price), summary.track(Track::Spending));
    let (Some(price), Some(spending)) = (price, spending) else { return Vec::new() };
    let rows = spending.bands.len();
    let (price, spending) = (price.place, spending.place);
    let column = |track: usize| (0..=rows).map(move |row| tracks.column(track, row)).collect();
    let (prices, spending): (Vec<Vec<f32>>, Vec<Vec<f32>>) = (column(price), column(spending));
    let mut by_year = ByYear::default();
    for path in 0..tracks.paths() {
        let most = |a: &usize, b: &usize| spending[*a][path].total_cmp(&spending[*b][path]);
        let peak = (1..=rows).max_by(most).unwrap_or(rows);
        let index = f64::from(prices[peak][path]);
        if peak == rows || index <= 0.0 {
            continue;
        }
        for row in 1..=rows {
            by_year.add(row, peak, f64::from(prices[row][path]) / index);
        }
    }
    by_year.of_at_least((tracks.paths() as f64 * LEAST).max(10.0))
}
