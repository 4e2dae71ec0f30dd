//! Paths one by one: what came out of each, and which parameters it had drawn.

use super::{found::Found, outcome::Outcome};
use crate::{
    metrics::{BUST, Measure, Part, Quantity, Which, metrics},
    model::Model,
};

/// Outcomes and drawn parameters of the first paths, in their order.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Whether a path is a bust, then the metrics that were asked for.
    pub outcomes: Vec<Outcome>,
    /// Name of each drawn parameter, and its value on every path.
    pub drawn: Vec<(String, Vec<f64>)>,
    /// For each drawn parameter, the places of those that the scenario correlates with it.
    pub(super) tied: Vec<Vec<usize>>,
    places: Vec<usize>,
    most: usize,
    pub(super) found: Found,
}

impl Sample {
    /// Paths from which a run's drivers are worked out at most: their errors are small enough there.
    pub const PATHS: usize = 1 << 16;

    /// No paths yet, of a model, with some of its metrics; of at most so many paths.
    pub fn new(model: &Model, wanted: impl Fn(&Measure) -> bool, most: usize) -> Self {
        Self::among(&metrics(model), model, wanted, most)
    }

    /// The same where the parts to come have these metrics alone.
    pub fn among(
        metrics: &[Measure],
        model: &Model,
        wanted: impl Fn(&Measure) -> bool,
        most: usize,
    ) -> Self {
        let chosen: Vec<(usize, &Measure)> =
            metrics.iter().enumerate().filter(|(_, metric)| wanted(metric)).collect();
        let outcome = |name: &str, quantity: &'static Quantity| Outcome {
            name: name.to_owned(),
            quantity,
            unit: quantity.unit,
            values: Vec::new(),
        };
        let mut outcomes = vec![outcome(BUST.name, &BUST)];
        outcomes.extend(chosen.iter().map(|(_, metric)| outcome(&metric.name, metric.quantity)));
        let drawn: Vec<(String, Vec<f64>)> =
            model.drawn.iter().map(|p| (p.name.clone(), Vec::new())).collect();
        let place = |name: &str| drawn.iter().position(|(other, _)| other == name);
        let correlations = model.correlations();
        let tied =
            drawn.iter().map(|(name, _)| correlations.tied_to(name).filter_map(place).collect());
        let tied = tied.collect();
        let places = chosen.into_iter().map(|(place, _)| place).collect();
        Self { outcomes, drawn, tied, places, most, found: Found::default() }
    }

    /// Bytes that it takes when it is full.
    pub fn most_bytes(&self) -> u64 {
        8 * (self.most * (self.outcomes.len() + self.drawn.len())) as u64
    }

    /// A sample of given numbers, for experiments.
    #[cfg(test)]
    pub(super) fn of(outcomes: Vec<Outcome>, drawn: Vec<(String, Vec<f64>)>) -> Self {
        let tied = vec![Vec::new(); drawn.len()];
        Self { outcomes, drawn, tied, places: Vec::new(), most: 0, found: Found::default() }
    }

    /// Adds what there is room for.
    pub fn add(&mut self, part: &Part<'_>) {
        self.found = Found::default();
        let room = self.most.saturating_sub(self.paths());
        let (busts, metrics) = self.outcomes.split_at_mut(1);
        let into = |values: &mut Vec<f64>, more: &[f64]| {
            values.extend_from_slice(&more[..more.len().min(room)]);
        };
        into(&mut busts[0].values, &part.busts);
        for (outcome, place) in metrics.iter_mut().zip(&self.places) {
            into(&mut outcome.values, &part.values[*place]);
        }
        for ((_, values), more) in self.drawn.iter_mut().zip(&part.drawn) {
            into(values, more);
        }
    }

    /// Number of paths.
    pub fn paths(&self) -> usize {
        self.outcomes[0].values.len()
    }

    /// An outcome, if it is modelled and kept.
    pub fn outcome(&self, which: impl Which) -> Option<&Outcome> {
        self.named(&which.full_name())
    }

    /// An outcome by name.
    pub fn named(&self, name: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.name == name)
    }
}
