//! A scenario held against what happened.

use std::num::NonZero;

use super::{Mistakes, Scenario};
use crate::{
    engine::Control,
    inference::{Backtest, Comparison},
    metrics::Stopped,
    model::{Model, technology_alone},
};

/// How well a scenario foresees, and how well technology and plans alone would.
pub struct Held {
    /// The scenario's own forecasts.
    pub scores: Backtest,
    /// Those of technology and plans alone.
    pub alone: Backtest,
}

impl Held {
    /// Simulates both; `alone` is what [`Scenario::without_market`] leaves.
    pub fn of(own: &Scenario, alone: &Scenario, control: &Control) -> Result<Self, Stopped> {
        let paths = own.model.header.run.paths;
        let scores = scores_of(&own.model, paths, control)?;
        Ok(Self { scores, alone: scores_of(&alone.model, paths, control)? })
    }
}

fn scores_of(model: &Model, paths: u64, control: &Control) -> Result<Backtest, Stopped> {
    let comparisons = Comparison::all(model).map_err(|(_, message)| Stopped::Failed(message))?;
    let paths = NonZero::new(paths).unwrap_or(NonZero::<u64>::MIN);
    Backtest::run(model, &comparisons, paths, control)
}

impl Scenario {
    /// The same with nothing but technology and plans at work.
    pub fn without_market(&self) -> Result<Self, Mistakes> {
        Self::check(technology_alone(&self.document), self.rules)
    }
}
