//! A backtest: a scenario started with what was known, against what happened.

use std::num::NonZero;

use rayon::prelude::*;

use super::{
    comparison::{Among, Comparison},
    score::{PointScore, Scores},
};
use crate::{
    engine::Control,
    math::pow,
    metrics::{Band, Bundle, Scale, Stopped, collect, year_of},
    model::Model,
    random::{Chance, Draws, LANES},
    scenario::date_of,
};

/// The place of the median among [`Band::LEVELS`].
const MEDIAN: usize = 3;

/// Paths that a backtest simulates at most: the paths whose tracks are kept.
pub const PATHS: u64 = 1 << 16;

/// A scenario against what happened.
pub struct Backtest {
    /// Paths simulated.
    pub paths: u64,
    /// One for each observation.
    pub forecasts: Vec<Forecast>,
}

/// The forecast of one series.
pub struct Forecast {
    /// What stands beside what.
    pub comparison: Comparison,
    /// Each point that is scored: against paths with the error of the data.
    pub points: Vec<PointScore>,
    /// All of them together.
    pub scores: Scores,
    /// Quantiles of what would be reported by year, from the first year compared; empty for a metric.
    pub bands: Vec<Band>,
}

/// Paths as a forecast sees them.
pub(super) struct Seen<'a> {
    /// Their tracks.
    pub(super) tracks: &'a Bundle,
    /// A metric, by its number, on each path.
    pub(super) metric: &'a (dyn Fn(usize) -> Vec<f64> + Sync),
}

impl Seen<'_> {
    /// The model's values at a place on each path, made comparable.
    fn values(&self, comparison: &Comparison, among: Among) -> Vec<f64> {
        let track = |track: usize, row: usize| -> Vec<f64> {
            self.tracks.column(track, row).into_iter().map(f64::from).collect()
        };
        comparison.values(among, &track, &|index, _| (self.metric)(index))
    }
}

impl Backtest {
    /// Simulates a model and scores it against its observations.
    pub fn run(
        model: &Model,
        comparisons: &[Comparison],
        paths: NonZero<u64>,
        control: &Control,
    ) -> Result<Self, Stopped> {
        let chance = Chance::Seed(model.header.run.seed);
        let collected = collect(model, chance, paths, control)?;
        let metric =
            |index: usize| collected.values[index].exact().map_or_else(Vec::new, <[f64]>::to_vec);
        let seen = Seen { tracks: &collected.tracks, metric: &metric };
        Ok(Self::of(&seen, comparisons, model))
    }

    /// Scores paths.
    pub(super) fn of(seen: &Seen<'_>, comparisons: &[Comparison], model: &Model) -> Self {
        let start = model.header.run.start;
        let forecasts = comparisons.par_iter();
        let forecasts = forecasts.map(|comparison| Forecast::new(comparison, seen, start));
        Self { paths: seen.tracks.paths() as u64, forecasts: forecasts.collect() }
    }

    /// Points that were scored, and those inside each of [`Scores::BANDS`], over all series.
    pub fn inside(&self) -> (usize, [usize; 3]) {
        self.forecasts.iter().fold((0, [0; 3]), |(points, inside), forecast| {
            let own = &forecast.scores;
            (points + own.points, std::array::from_fn(|band| inside[band] + own.inside[band]))
        })
    }

    /// The forecast of an observation.
    pub fn forecast(&self, name: &str) -> Option<&Forecast> {
        self.forecasts.iter().find(|forecast| forecast.name() == name)
    }
}

impl Comparison {
    /// Scores what would be reported of the paths. What has no value on a path, as a rate of return, is left out there.
    fn point(&self, year: f64, observed: f64, mut reported: Vec<f64>) -> PointScore {
        let is_defined = |value: &f64| value.is_finite();
        if self.unit.infinite() == Some("undefined") && reported.iter().any(is_defined) {
            reported.retain(is_defined);
        }
        for value in &mut reported {
            *value = self.seen(*value);
        }
        let mut score = PointScore::new(year, observed, reported);
        score.quantiles = score.quantiles.map(|value| self.told(value));
        score
    }
}

impl Forecast {
    /// Name of the series.
    pub fn name(&self) -> &str {
        &self.comparison.observation.name
    }

    /// Each point that is scored, against what would be reported of the paths.
    pub(super) fn points(comparison: &Comparison, seen: &Seen<'_>) -> Vec<PointScore> {
        let mut errors = Errors::new(comparison, seen.tracks.paths());
        let known = comparison.observation.origin();
        comparison
            .scored()
            .map(|(place, year, observed)| {
                let values = seen.values(comparison, comparison.places[place]);
                let reported = errors.reported(values, comparison.error(observed));
                let mut score = comparison.point(date_of(year), observed, reported);
                if let Some((start, last)) = known {
                    let growth = comparison.observation.known_growth;
                    let trend = growth.map(|growth| last * pow(1.0 + growth, year - start));
                    // Nobody expects more than all of a whole.
                    let is_part = comparison.scale == Scale::LogOdds;
                    let trend = trend.map(|trend| if is_part { trend.min(1.0) } else { trend });
                    score.last_value_error = Some((observed - last).abs());
                    score.trend_error = trend.map(|trend| (observed - trend).abs());
                }
                score
            })
            .collect()
    }

    fn new(comparison: &Comparison, seen: &Seen<'_>, start: f64) -> Self {
        let points = Self::points(comparison, seen);
        let bands = if comparison.is_track() {
            Self::bands(comparison, seen, start, &points)
        } else {
            Vec::new()
        };
        let scores = Scores::of(&points);
        Self { comparison: comparison.clone(), points, scores, bands }
    }

    /// Quantiles of what would be reported, by year; of a year that is scored those by which it is, so that a chart shows
    /// what a table says. What was known has no error.
    fn bands(
        comparison: &Comparison,
        seen: &Seen<'_>,
        start: f64,
        points: &[PointScore],
    ) -> Vec<Band> {
        // Draws of their own: what is reported of the points stays as it is.
        let mut errors = Errors::new(comparison, seen.tracks.paths());
        let known = comparison.observation.origin().map_or(f64::NEG_INFINITY, |origin| origin.0);
        let last_row = comparison.places.last().expect("an observation has a point").row;
        let band = |row: usize| {
            let year = year_of(start, row);
            let column = seen.values(comparison, Among::at(row));
            let mean = column.iter().sum::<f64>() / column.len() as f64;
            let scored = points.iter().find(|point| (point.year - year).abs() < 1e-9);
            let of = |column: Vec<f64>| PointScore::new(year, 0.0, column).quantiles;
            let quantiles = match scored {
                Some(point) => point.quantiles,
                None if year <= known => of(column),
                None => {
                    let error = comparison.error(of(column.clone())[MEDIAN]);
                    of(errors.reported(column, error))
                }
            };
            Band { year, quantiles, mean }
        };
        (comparison.first_shown()..=last_row).map(band).collect()
    }
}

/// Errors of the data: a forecast of what is reported needs them.
struct Errors<'a> {
    comparison: &'a Comparison,
    batches: Vec<Draws>,
}

impl<'a> Errors<'a> {
    fn new(comparison: &'a Comparison, paths: usize) -> Self {
        let firsts = (0..paths as u64).step_by(LANES);
        // The same for every scenario and seed: what is compared must not differ by them.
        let batches = firsts.map(|first| comparison.errors(Chance::Seed(0), first)).collect();
        Self { comparison, batches }
    }

    /// Values as they would be reported with an error; each call is another report.
    fn reported(&mut self, mut values: Vec<f64>, error: f64) -> Vec<f64> {
        for (part, draws) in values.chunks_mut(LANES).zip(&mut self.batches) {
            for (value, noise) in part.iter_mut().zip(draws.normal()) {
                *value = self.comparison.with_error(*value, error * noise);
            }
        }
        values
    }
}
