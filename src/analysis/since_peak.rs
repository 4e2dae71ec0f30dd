//! Prices since the peak of spending: each path's own peak, so that paths that bust early and late lie over each other.

use crate::metrics::{Bundle, Summary, Track};

/// A year before or after the peak.
#[derive(Clone, Copy, Debug)]
pub struct SincePeak {
    /// Years since the peak; negative before it.
    pub years: i32,
    /// Price over that of the peak year, at 10, 50 and 90 % of the paths that have such a year.
    pub quantiles: [f64; 3],
    /// Number of those paths.
    pub paths: usize,
}

/// Share of the paths that a year must have to be told.
const LEAST: f64 = 0.02;

/// The price over that of the year of the path's largest spending, on the paths whose spending peaks before the last
/// year; none where fewer than one path in fifty does.
pub fn since_peak(summary: &Summary, tracks: &Bundle) -> Vec<SincePeak> {
    let (price, spending) = (summary.track(Track::Price), summary.track(Track::Spending));
    let (Some(price), Some(spending)) = (price, spending) else { return Vec::new() };
    let rows = spending.bands.len();
    let (price, spending) = (price.place, spending.place);
    let column = |track: usize| (0..=rows).map(move |row| tracks.column(track, row)).collect();
    let (prices, spending): (Vec<Vec<f32>>, Vec<Vec<f32>>) = (column(price), column(spending));
    let mut by_year: Vec<(i32, Vec<f64>)> = Vec::new();
    for path in 0..tracks.paths() {
        let most = |a: &usize, b: &usize| spending[*a][path].total_cmp(&spending[*b][path]);
        let peak = (1..=rows).max_by(most).unwrap_or(rows);
        let index = f64::from(prices[peak][path]);
        if peak == rows || index <= 0.0 {
            continue;
        }
        for row in 1..=rows {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_possible_wrap,
                reason = "a few years"
            )]
            let years = row as i32 - peak as i32;
            let value = f64::from(prices[row][path]) / index;
            match by_year.iter_mut().find(|(known, _)| *known == years) {
                Some((_, values)) => values.push(value),
                None => by_year.push((years, vec![value])),
            }
        }
    }
    let least = (tracks.paths() as f64 * LEAST).max(10.0);
    by_year.retain(|(_, values)| values.len() as f64 >= least);
    by_year.sort_by_key(|(years, _)| *years);
    by_year.into_iter().map(|(years, values)| quantiles(years, values)).collect()
}

fn quantiles(years: i32, values: Vec<f64>) -> SincePeak {
    let paths = values.len();
    let values = crate::metrics::Distribution::new(values);
    let quantiles = [0.1, 0.5, 0.9].map(|p| values.quantile(p).value);
    SincePeak { years, quantiles, paths }
}
