//! A backtest: a scenario started with what was known, against what happened.

use std::num::NonZero;

use rayon::prelude::*;

use super::{
    comparison::Comparison,
    score::{PointScore, Scores},
};
use crate::{
    engine::Control,
    math::pow,
    metrics::{Band, Collected, Stopped, collect},
    model::Model,
    random::Chance,
};

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
    /// Each point that is scored.
    pub points: Vec<PointScore>,
    /// All of them together.
    pub scores: Scores,
    /// Quantiles of the model by year, from the first year compared; empty for a metric.
    pub bands: Vec<Band>,
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
        let forecasts =
            comparisons.par_iter().map(|comparison| Forecast::new(comparison, &collected, model));
        Ok(Self { paths: collected.paths, forecasts: forecasts.collect() })
    }

    /// The forecast of an observation.
    pub fn forecast(&self, name: &str) -> Option<&Forecast> {
        self.forecasts.iter().find(|forecast| forecast.name() == name)
    }
}

impl Forecast {
    /// Name of the series.
    pub fn name(&self) -> &str {
        &self.comparison.observation.name
    }

    fn new(comparison: &Comparison, collected: &Collected, model: &Model) -> Self {
        let track = |track: usize, row: usize| -> Vec<f64> {
            collected.tracks.column(track, row).into_iter().map(f64::from).collect()
        };
        let metric = |index: usize, _: &_| -> Vec<f64> {
            collected.values[index].exact().map_or_else(Vec::new, <[f64]>::to_vec)
        };
        let values = |row: usize| comparison.values(row, &track, &metric);
        let known = comparison.observation.origin();
        let points: Vec<PointScore> = comparison
            .scored()
            .map(|(place, year, observed)| {
                let mut score = PointScore::new(year, observed, values(comparison.rows[place]));
                if let Some((start, last)) = known {
                    let growth = comparison.observation.known_growth;
                    let trend = growth.map(|growth| last * pow(1.0 + growth, year - start));
                    score.last_value_error = Some((observed - last).abs());
                    score.trend_error = trend.map(|trend| (observed - trend).abs());
                }
                score
            })
            .collect();
        let start = model.header.run.start.floor();
        let last_row = *comparison.rows.last().expect("an observation has a point");
        let rows = comparison.first_row..=last_row;
        let band = |row: usize| {
            let column = values(row);
            let mean = column.iter().sum::<f64>() / column.len() as f64;
            let year = start - 1.0 + row as f64;
            Band { year, quantiles: PointScore::new(year, 0.0, column).quantiles, mean }
        };
        let bands = if comparison.is_track() { rows.map(band).collect() } else { Vec::new() };
        let scores = Scores::of(&points);
        Self { comparison: comparison.clone(), points, scores, bands }
    }
}
