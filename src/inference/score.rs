//! Scores of probability forecasts against what happened.

use serde::Serialize;

use crate::metrics::Band;

/// A forecast of one number, and what came.
#[derive(Clone, Debug, Serialize)]
pub struct PointScore {
    /// Year.
    pub year: f64,
    /// What happened.
    pub observed: f64,
    /// Quantiles of the forecast, at [`Band::LEVELS`].
    pub quantiles: [f64; 7],
    /// Share of paths below what happened (probability integral transform).
    pub below: f64,
    /// Continuous ranked probability score, in the unit of the number; of a sure forecast it is the
    /// absolute error.
    pub crps: f64,
    /// Absolute error of the forecast that nothing changes.
    pub last_value_error: Option<f64>,
    /// Absolute error of the forecast that what was known to grow goes on growing.
    pub trend_error: Option<f64>,
}

impl PointScore {
    /// Scores the forecast that a sample of paths makes. Values that are no number count as above all.
    pub(super) fn new(year: f64, observed: f64, mut paths: Vec<f64>) -> Self {
        paths.iter_mut().filter(|value| value.is_nan()).for_each(|value| *value = f64::INFINITY);
        paths.sort_unstable_by(f64::total_cmp);
        let count = paths.len() as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
        let rank = |p: f64| ((p * count).ceil().max(1.0) as usize - 1).min(paths.len() - 1);
        let quantiles = Band::LEVELS.map(|p| paths[rank(p)]);
        let (under, up_to) = (
            paths.partition_point(|value| *value < observed),
            paths.partition_point(|value| *value <= observed),
        );
        Self {
            year,
            observed,
            quantiles,
            // Half of the paths that meet it exactly.
            below: f64::midpoint(under as f64, up_to as f64) / count,
            crps: crps(&paths, observed),
            last_value_error: None,
            trend_error: None,
        }
    }

    /// Whether what happened lies in the middle `share` of the paths: one of 0.5, 0.8 and 0.9.
    pub fn within(&self, share: f64) -> bool {
        let level = |p: f64| {
            let place = Band::LEVELS.iter().position(|level| (level - p).abs() < 1e-9);
            self.quantiles[place.expect("a level of the bands")]
        };
        let tail = (1.0 - share) / 2.0;
        (level(tail)..=level(1.0 - tail)).contains(&self.observed)
    }
}

/// Continuous ranked probability score of a sorted sample (Matheson and Winkler 1976), as mean distance
/// to what happened less half the mean distance between two paths.
fn crps(sorted: &[f64], observed: f64) -> f64 {
    let count = sorted.len() as f64;
    let mut sum = 0.0;
    for (i, value) in sorted.iter().enumerate().filter(|(_, value)| value.is_finite()) {
        let step = if observed < *value { count } else { 0.0 };
        sum += (value - observed) * (step - i as f64 - 0.5);
    }
    2.0 * sum / (count * count)
}

/// Scores of a series.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Scores {
    /// Points that were scored.
    pub points: usize,
    /// Of these, inside the 50, 80 and 90 % bands.
    pub inside: [usize; 3],
    /// Mean score of the model.
    pub crps: f64,
    /// Mean error of the forecast that nothing changes.
    pub last_value: Option<f64>,
    /// Mean error of the forecast of a trend.
    pub trend: Option<f64>,
}

impl Scores {
    /// Shares of the paths of the three bands.
    pub const BANDS: [f64; 3] = [0.5, 0.8, 0.9];

    /// Of points.
    pub(super) fn of(points: &[PointScore]) -> Self {
        let mean = |value: fn(&PointScore) -> Option<f64>| {
            let values: Option<Vec<f64>> = points.iter().map(value).collect();
            values.map(|values| values.iter().sum::<f64>() / values.len() as f64)
        };
        Self {
            points: points.len(),
            inside: Self::BANDS.map(|share| points.iter().filter(|p| p.within(share)).count()),
            crps: mean(|point| Some(point.crps)).unwrap_or(f64::NAN),
            last_value: mean(|point| point.last_value_error),
            trend: mean(|point| point.trend_error),
        }
    }

    /// Share of the points inside the middle `band`-th of [`Scores::BANDS`].
    pub fn coverage(&self, band: usize) -> f64 {
        self.inside[band] as f64 / self.points as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of a sure forecast the score is the absolute error; of two paths at 0 and 2 and a fact at 1 it is
    /// 1 - 1/2; and of the standard normal at 0 it is (sqrt 2 - 1) / sqrt pi.
    #[test]
    fn scores_match_their_closed_forms() {
        assert!((PointScore::new(2000.0, 3.0, vec![1.0]).crps - 2.0).abs() < 1e-12);
        assert!((PointScore::new(2000.0, 1.0, vec![2.0, 0.0]).crps - 0.5).abs() < 1e-12);
        let normal = |i: u32| crate::math::normal_quantile((f64::from(i) + 0.5) / 1e5);
        let paths: Vec<f64> = (0..100_000).map(normal).collect();
        let exact = (2.0_f64.sqrt() - 1.0) / std::f64::consts::PI.sqrt();
        assert!((PointScore::new(2000.0, 0.0, paths).crps / exact - 1.0).abs() < 1e-4);
    }

    #[test]
    fn a_fact_has_its_place_among_the_paths() {
        let paths: Vec<f64> = (0..1000).map(f64::from).collect();
        let score = PointScore::new(2000.0, 899.5, paths.clone());
        assert!((score.below - 0.9).abs() < 1e-12);
        assert!(score.within(0.9) && !score.within(0.8) && !score.within(0.5));
        let outside = PointScore::new(2000.0, 5000.0, paths);
        assert!((outside.below - 1.0).abs() < 1e-12 && !outside.within(0.9));
        let scores = Scores::of(&[score, outside]);
        assert_eq!(scores.inside, [0, 0, 1]);
        assert!((scores.coverage(2) - 0.5).abs() < 1e-12 && scores.trend.is_none());
    }
}
