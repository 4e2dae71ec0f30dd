//! A scenario held against what happened.

use std::num::NonZero;

use super::{Mistakes, Scenario};
use crate::{
    engine::Control,
    inference::{Backtest, Comparison, Slip},
    metrics::{Stopped, unmodelled_metrics, unmodelled_tracks},
    model::{Model, technology_alone},
    scenario::{Problems, Value},
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
    /// Doubts about observations that lie far from every path, and indices that some paths have not.
    pub fn slips(&self, control: &Control) -> Result<Problems, Stopped> {
        let mut doubts = Problems::default();
        let (slips, baseless) = Slip::all(&self.model, control)?;
        for slip in slips {
            let (message, help) = slip.words();
            doubts.warn(Some(slip.span), message).help(help);
        }
        for baseless in baseless {
            let (message, help) = baseless.words();
            doubts.error(Some(baseless.span), message).help(help);
        }
        Ok(doubts)
    }

    /// The same with nothing but technology and plans at work, held against what such a market has.
    pub fn without_market(&self) -> Result<Self, Mistakes> {
        let mut alone = technology_alone(&self.document);
        let mut lacking: Vec<String> = Vec::new();
        let bare = match Self::check(alone.changed(&["observation"], &[]), self.rules) {
            Ok(bare) => bare,
            // What a quantity of one's own is made of may be the market's.
            Err(_) if !self.model.header.quantities.is_empty() => {
                alone = alone.changed(&["quantity", "answer"], &[]).variant();
                let own = self.model.header.quantities.iter();
                lacking.extend(own.map(|own| own.name.text.clone()));
                Self::check(alone.changed(&["observation"], &[]), self.rules)?
            }
            Err(mistakes) => return Err(mistakes),
        };
        let all = unmodelled_metrics(&bare.model).into_iter();
        let all = all.chain(unmodelled_tracks(&bare.model));
        lacking.extend(all.map(|lacking| lacking.name));
        let observations = self.model.header.observations.iter();
        let told: Vec<&str> = observations
            .filter(|own| lacking.iter().all(|name| name != own.observed.name()))
            .map(|own| own.name.as_str())
            .collect();
        if told.is_empty() {
            return Ok(bare);
        }
        if let Some(Value::List(all)) =
            alone.root.get_mut("observation").map(|node| &mut node.value)
        {
            all.retain(|node| node.name().is_some_and(|name| told.contains(&name)));
        }
        Self::check(alone, self.rules)
    }
}
