//! A backtest as tables, text and charts.

mod coverage;
mod figures;
mod precedents;
mod set;
mod text;

pub(super) use coverage::{PRECEDENTS as COVERAGE, coverage};
pub(super) use figures::{CALLED, chart_names, forecasts};
pub(super) use precedents::FILES as PRECEDENTS;
pub(super) use precedents::{NO_CONTRADICTION, contradiction, contradictions};
pub use precedents::{Precedent, Precedents};
pub use set::{BacktestRow, backtests};

use serde_json::{Value, json};

use super::{
    run_hash,
    table::{Rows, levels},
};
use crate::{
    chart::{self, Look},
    inference::{Backtest, Forecast, Scores},
    language::data_unit::data_unit,
    metrics::{Band, Unit, side},
    model::Model,
    scenario::{Document, Score},
};

/// A scenario against what happened, and beside it the same with technology and plans alone.
pub struct Backtested<'a> {
    /// The scenario.
    pub model: &'a Model,
    /// How it did.
    pub scores: &'a Backtest,
    /// How technology alone did.
    pub alone: &'a Backtest,
}

impl Backtested<'_> {
    /// Every file but the manifest, with its name.
    pub fn files(
        &self,
        document: &Document,
        look: &Look,
    ) -> Result<Vec<(String, Vec<u8>)>, String> {
        let mut files = vec![
            ("backtest.json".to_owned(), format!("{:#}\n", self.json()).into_bytes()),
            ("backtest.csv".to_owned(), self.csv()),
        ];
        let beside = (self.alone, "median of technology alone");
        let figures = forecasts(self.model, self.scores, beside, &run_hash(document));
        files.extend(chart::files(&figures, &look.of(&[&self.model.header]))?);
        Ok(files)
    }

    /// Each series with that of technology alone, if that has it.
    fn pairs(&self) -> impl Iterator<Item = (&Forecast, Option<&Forecast>)> {
        self.scores.forecasts.iter().map(|own| (own, self.alone.forecast(own.name())))
    }

    /// The content of `backtest.json`.
    pub fn json(&self) -> Value {
        let series: Vec<Value> = self
            .pairs()
            .map(|(forecast, alone)| {
                json!({
                    "name": forecast.name(),
                    "unit": data_unit(forecast.comparison.unit, &self.model.header.run),
                    "scores": forecast.scores,
                    "technology_alone": alone.map(|alone| &alone.scores),
                    "points": forecast.points,
                })
            })
            .collect();
        json!({
            "format_version": super::json::FORMAT_VERSION,
            "program_version": env!("CARGO_PKG_VERSION"),
            "title": self.model.header.title,
            "seed": self.model.header.run.seed,
            "paths": self.scores.paths,
            "series": series,
        })
    }

    /// A row for each point that was scored.
    fn csv(&self) -> Vec<u8> {
        let rest = [
            "share_below",
            "crps",
            "last_value_error",
            "trend_error",
            "technology_alone_p50",
            "technology_alone_crps",
        ];
        let first = ["series", "year", "observed"].map(str::to_owned).into_iter();
        let columns = first.chain(levels(&Band::LEVELS)).chain(rest.map(str::to_owned));
        let mut rows = Rows::new(columns);
        for (forecast, alone) in self.pairs() {
            for (place, point) in forecast.points.iter().enumerate() {
                let plain = alone.map(|alone| &alone.points[place]);
                rows.cell(forecast.name()).cell(point.year).cell(point.observed);
                let unit = forecast.comparison.unit;
                rows.cells(point.quantiles.map(|value| written(value, unit)));
                rows.cell(point.below).cell(point.crps);
                rows.optional(point.last_value_error).optional(point.trend_error);
                rows.optional(plain.map(|plain| written(plain.quantiles[3], unit)));
                rows.optional(plain.map(|plain| plain.crps)).end();
            }
        }
        rows.into_bytes()
    }

    /// What the scenario expects of its scores and did not get.
    pub fn unmet(&self) -> Vec<String> {
        let expectations = &self.model.header.score_expectations;
        let unmet = expectations.iter().filter_map(|expect| {
            let found = self.score(&expect.observation, expect.score);
            let (low, high) = expect.range;
            let range = side(expect.range, 3);
            if found.is_some_and(|value| (low..=high).contains(&value)) {
                return None;
            }
            let shown = found.map_or_else(|| "unknown".to_owned(), |value| format!("{value:.3}"));
            Some(format!(
                "expectation not met: {} of {}: expected {range}, found {shown}",
                expect.score.name(),
                expect.observation
            ))
        });
        unmet.collect()
    }

    fn score(&self, name: &str, score: Score) -> Option<f64> {
        let forecasts = &self.scores.forecasts;
        match (self.scores.forecast(name), score) {
            (Some(forecast), Score::Coverage(band)) => Some(forecast.scores.coverage(band)),
            (Some(forecast), Score::Skill) => skill(&forecast.scores),
            (None, Score::Coverage(band)) => {
                let (points, inside) = self.scores.inside();
                Some(inside[band] as f64 / points as f64)
            }
            (None, Score::Skill) => {
                let all: Vec<f64> =
                    forecasts.iter().filter_map(|forecast| skill(&forecast.scores)).collect();
                (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
            }
        }
    }
}

/// One less the score over that of the last value: 1 is perfect, 0 no better, below 0 worse.
fn skill(scores: &Scores) -> Option<f64> {
    scores.last_value.filter(|last| *last > 0.0).map(|last| 1.0 - scores.crps / last)
}

/// A number as files have it: what is infinite has a word.
fn written(value: f64, unit: Unit) -> String {
    let word = unit.infinite().filter(|_| !value.is_finite());
    word.map_or_else(|| value.to_string(), str::to_owned)
}
