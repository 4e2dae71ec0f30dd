//! One parameter at a time, from its low end to its high end, on the path without chance: the usual
//! tornado, which knows nothing of shocks or of parameters that act together.

use std::collections::BTreeMap;

use crate::{
    engine::follow,
    metrics::{History, Measure, Which, metrics},
    model::Model,
    random::{Chance, Column, LANES, fill},
    scenario::Parameter,
};

/// A parameter at its 10th and at its 90th percentile.
#[derive(Clone, Debug)]
pub struct Swing {
    /// Name of the parameter.
    pub name: String,
    /// Its two values.
    pub ends: [f64; 2],
    /// What the outcome is at both.
    pub outcome: [f64; 2],
}

/// Each drawn parameter's swing of a metric, and the metric where all stand at their medians.
pub fn swings(model: &Model, metric: impl Which) -> Option<(f64, Vec<Swing>)> {
    let name = metric.full_name();
    let metric = metrics(model).into_iter().find(|known| known.name == name)?;
    // The first lane of each batch stands at the medians.
    let pairs = (LANES - 1) / 2;
    let mut middle = f64::NAN;
    let mut all = Vec::new();
    for parameters in model.drawn.chunks(pairs) {
        let outcome = batch(model, &metric, parameters);
        middle = outcome[0];
        for (place, parameter) in parameters.iter().enumerate() {
            all.push(Swing {
                name: parameter.name.clone(),
                ends: ends(parameter),
                outcome: [outcome[2 * place + 1], outcome[2 * place + 2]],
            });
        }
    }
    (!all.is_empty()).then_some((middle, all))
}

fn ends(parameter: &Parameter) -> [f64; 2] {
    [0.1, 0.9].map(|p| parameter.distribution.quantile(p))
}

/// Lanes `2k + 1` and `2k + 2` have the `k`th parameter at its ends, all others at their medians.
fn batch(model: &Model, metric: &Measure, parameters: &[Parameter]) -> Column {
    let given: BTreeMap<String, Column> = parameters
        .iter()
        .enumerate()
        .map(|(place, parameter)| {
            let mut column = fill(parameter.distribution.quantile(0.5));
            [column[2 * place + 1], column[2 * place + 2]] = ends(parameter);
            (parameter.name.clone(), column)
        })
        .collect();
    let sampler = model.sampler(Chance::Median, 0).given(given);
    let history = History::of(model);
    metric.of(&follow(model, model.start_from(sampler), history))
}
