//! Scenarios with weights: the distribution of someone who believes in each of them somewhat.

use super::case::Cases;
use crate::metrics::{BUST, Estimate, Quantity, Unit, Which};

/// One outcome of the mixture.
#[derive(Clone, Debug)]
pub struct Weighted {
    /// Name of the metric, or `bust`.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    /// Mean, where every path has a value.
    pub mean: Option<Estimate>,
    /// At 5, 50 and 95 %.
    pub quantiles: [Estimate; 3],
    /// Share of never or undefined.
    pub never: f64,
}

/// The mixture of all scenarios.
#[derive(Clone, Debug)]
pub struct Mixture {
    /// Weight of each scenario; they sum to one.
    pub weights: Vec<f64>,
    /// The outcomes that all scenarios have in common.
    pub outcomes: Vec<Weighted>,
}

impl Mixture {
    /// Mixes scenarios; weights are scaled to a sum of one.
    pub fn new(cases: &Cases, weights: &[f64]) -> Self {
        let sum: f64 = weights.iter().sum();
        let weights: Vec<f64> = weights.iter().map(|weight| weight / sum).collect();
        let reference = cases.reference();
        let common = reference.sample.outcomes.iter().filter(|outcome| {
            cases.others().all(|case| cases.comparable(case).any(|(o, _)| o.name == outcome.name))
        });
        let mix = |outcome: &super::Outcome| {
            let values: Vec<&[f64]> = cases
                .cases
                .iter()
                .filter_map(|case| Some(case.sample.named(&outcome.name)?.values.as_slice()))
                .collect();
            Weighted {
                name: outcome.name.clone(),
                quantity: outcome.quantity,
                unit: outcome.unit,
                ..weighted(&values, &weights)
            }
        };
        let outcomes = common.map(mix).collect();
        Self { weights, outcomes }
    }

    /// An outcome by name.
    pub fn outcome(&self, which: impl Which) -> Option<&Weighted> {
        let name = which.full_name();
        self.outcomes.iter().find(|outcome| outcome.name == name)
    }
}

fn weighted(values: &[&[f64]], weights: &[f64]) -> Weighted {
    let paths = values[0].len();
    let mixed = |part: &dyn Fn(f64) -> f64| -> Vec<f64> {
        let at = |path: usize| values.iter().zip(weights).map(|(v, w)| w * part(v[path])).sum();
        (0..paths).map(at).collect()
    };
    let enough = |error: f64| (paths > 1).then_some(error);
    let mean = super::contrast::mean(&mixed(&|value| value));
    let mean = mean.map(|(value, error)| Estimate { value, error: enough(error) });
    let mut all: Vec<(f64, f64)> = values
        .iter()
        .zip(weights)
        .flat_map(|(values, weight)| values.iter().map(move |v| (*v, weight / paths as f64)))
        .collect();
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let quantiles = [0.05, 0.5, 0.95].map(|p| {
        let value = quantile(&all, p);
        let below = mixed(&|v| f64::from(u8::from(v <= value)));
        let error = super::contrast::mean(&below).map_or(0.0, |(_, error)| error);
        // The error of the share below, carried over by the quantiles that near.
        let half = (quantile(&all, p + error) - quantile(&all, p - error)) / 2.0;
        let known = paths as f64 * p.min(1.0 - p) >= 5.0 && half.is_finite();
        Estimate { value, error: known.then_some(half) }
    });
    let never = mixed(&|value| f64::from(u8::from(value.is_infinite())));
    let never = never.iter().sum::<f64>() / paths as f64;
    let (name, quantity, unit) = (String::new(), &BUST, Unit::Ratio);
    Weighted { name, quantity, unit, mean, quantiles, never }
}

fn quantile(sorted: &[(f64, f64)], p: f64) -> f64 {
    let mut sum = 0.0;
    for (value, weight) in sorted {
        sum += weight;
        if sum >= p - 1e-12 {
            return *value;
        }
    }
    sorted[sorted.len() - 1].0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mixture_weighs_values() {
        let (a, b) = ([1.0, 2.0, 3.0, 4.0], [11.0, 12.0, 13.0, f64::INFINITY]);
        let mixed = weighted(&[&a, &b], &[0.75, 0.25]);
        assert!((mixed.never - 0.0625).abs() < 1e-15 && mixed.mean.is_none());
        assert!((mixed.quantiles[1].value - 3.0).abs() < 1e-15);
        assert!(mixed.quantiles[2].value.is_infinite());
        let mean = weighted(&[&a, &a], &[0.5, 0.5]).mean.unwrap();
        assert!((mean.value - 2.5).abs() < 1e-15);
    }
}
