//! Paths with given parameters, seen as the observations would have seen them.

use std::{collections::BTreeMap, sync::atomic::Ordering};

use rayon::prelude::*;

use super::{
    backtest::{Backtest, Seen},
    comparison::Comparison,
    distance::alike,
    experiment::Experiment,
    particles::Particles,
    posterior::value,
};
use crate::{
    engine::{Control, follow},
    math::normal_cdf,
    metrics::{
        Bundle, History, Measure, Scale, Stopped, Wanted, first_left, left_at, metrics, wanted,
    },
    model::{Batch, Model},
    random::{Chance, Column, Draws},
    scenario::{Distribution, Parameter, Run},
};

/// A number that was observed.
#[derive(Clone, Copy, Debug)]
struct Fact {
    /// Which comparison, and which of its points.
    series: usize,
    place: usize,
    scale: Scale,
    /// The number on its scale.
    observed: f64,
}

/// Simulates what would have been observed, had the parameters been these.
///
/// Parameters are given as normal scores: the prior of each is the standard normal distribution.
pub struct Simulator<'a> {
    model: &'a Model,
    comparisons: Vec<Comparison>,
    learned: Vec<&'a Parameter>,
    facts: Vec<Fact>,
    /// What the comparisons want of a batch.
    wanted: Wanted,
}

impl<'a> Simulator<'a> {
    /// Of the observations that a model learns from; the error says what is missing.
    pub fn new(model: &'a Model) -> Result<Self, String> {
        let comparisons = Comparison::all(model).map_err(|(_, message)| message)?;
        let keep: Vec<&str> =
            model.header.calibration.keep.iter().map(|(name, _)| name.as_str()).collect();
        let learns = |parameter: &&Parameter| {
            let discrete = matches!(parameter.distribution, Distribution::Discrete(_));
            !discrete && !keep.contains(&parameter.name.as_str())
        };
        let learned: Vec<&Parameter> = model.drawn.iter().filter(learns).collect();
        let mut facts = Vec::new();
        for (series, comparison) in comparisons.iter().enumerate() {
            let scale = comparison.scale;
            let learn = comparison.observation.calibrate;
            facts.extend(comparison.scored().filter(|_| learn).map(|(place, _, value)| Fact {
                series,
                place,
                scale,
                observed: scale.score(value),
            }));
        }
        if facts.is_empty() || learned.is_empty() {
            let what = if facts.is_empty() { "[[observation]]" } else { "uncertain parameter" };
            return Err(format!("there is no {what} to learn from"));
        }
        if let Some(moving) = learned.iter().find(|p| model.correlations().moves(&p.name)) {
            return Err(format!(
                "`{}` is correlated with another draw: learn it without its [[correlation]], or keep it",
                moving.name
            ));
        }
        let measures: Vec<&Measure> = comparisons.iter().filter_map(Comparison::metric).collect();
        let wanted = wanted(model, &measures, comparisons.iter().filter_map(Comparison::track));
        Ok(Self { model, comparisons, learned, facts, wanted })
    }

    /// How its scenario runs, and what its numbers count in.
    pub(super) const fn run(&self) -> &'a Run {
        &self.model.header.run
    }

    /// The parameters that are learned, in their order.
    pub fn learned(&self) -> &[&'a Parameter] {
        &self.learned
    }

    /// The comparisons, also those that teach nothing.
    pub fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    /// The same, had something else been observed, each number on its scale: for experiments.
    #[must_use]
    pub fn with_observed(mut self, observed: &[f64]) -> Self {
        for (fact, value) in self.facts.iter_mut().zip(observed) {
            fact.observed = *value;
            let points = &mut self.comparisons[fact.series].observation.points;
            points[fact.place].1 = fact.scale.value(*value);
        }
        self
    }

    /// The parameters of normal scores.
    pub fn value(&self, parameter: usize, score: f64) -> f64 {
        value(self.learned[parameter], score)
    }

    /// The standard error of a fact, on its scale.
    fn error(&self, fact: &Fact) -> f64 {
        self.comparisons[fact.series].error(fact.scale.value(fact.observed))
    }

    /// The history of a batch of paths with these parameters; fails if one of them leaves the range of numbers.
    fn history(
        &self,
        chance: Chance,
        first_path: u64,
        scores: &[Column],
        wanted: &Wanted,
    ) -> Result<History, Stopped> {
        let mut given = BTreeMap::new();
        for (parameter, scores) in self.learned.iter().zip(scores) {
            let mut column = scores.map(|z| normal_cdf(z).clamp(1e-12, 1.0 - 1e-12));
            parameter.distribution.quantiles(&mut column);
            given.insert(parameter.name.clone(), column);
        }
        let sampler = self.model.sampler(chance, first_path).given(given);
        let history = History::wanting(self.model, wanted);
        let history = follow(self.model, self.model.start_from(sampler.clone()), history);
        let Some(lane) = first_left(&history) else { return Ok(history) };
        let place = left_at(self.model, &|| self.model.start_from(sampler.clone()), lane);
        Err(Stopped::Failed(format!(
            "a path with parameters that may be learned leaves the range of numbers{}; bound their \
             distributions, with min and max or narrower quantiles",
            place.unwrap_or_default()
        )))
    }

    /// Fresh paths with the parameters of particles, each as often as its weight says, against what happened.
    pub fn forecast(
        &self,
        particles: &Particles,
        paths: usize,
        control: &Control,
    ) -> Result<Backtest, Stopped> {
        let metrics = metrics(self.model);
        let (mut tracks, mut values) = (Bundle::new(self.model), Vec::new());
        let measures: Vec<&Measure> = metrics.iter().collect();
        let wanted = wanted(self.model, &measures, tracks.places());
        let chosen = particles.sample(paths);
        // Far from the paths that taught: their luck must not come again.
        let chance = Chance::Seed(!self.model.header.run.seed);
        let one = |first: usize| {
            if control.stop.load(Ordering::Relaxed) {
                return Err(Stopped::Interrupted);
            }
            let scores: Vec<Column> = (0..self.learned.len())
                .map(|k| std::array::from_fn(|lane| particles.scores[chosen[first + lane]][k]))
                .collect();
            let history = self.history(chance, first as u64, &scores, &wanted)?;
            control.done.fetch_add(Self::BATCH as u64, Ordering::Relaxed);
            let values: Vec<Column> = metrics.iter().map(|metric| metric.of(&history)).collect();
            Ok((tracks.of_batch(&history), values))
        };
        let batches = (0..paths / Self::BATCH).into_par_iter().map(|batch| batch * Self::BATCH);
        let kept: Result<Vec<_>, Stopped> = batches.map(one).collect();
        for (batch, own) in kept? {
            tracks.add(batch, Self::BATCH);
            values.push(own);
        }
        let metric =
            |index: usize| values.iter().flat_map(|own: &Vec<Column>| own[index]).collect();
        Ok(Backtest::of(&Seen { tracks: &tracks, metric: &metric }, &self.comparisons, self.model))
    }

    /// Paths in a batch.
    pub(super) const BATCH: usize = Batch::PATHS;
}

impl Experiment for Simulator<'_> {
    fn learned(&self) -> &[&Parameter] {
        &self.learned
    }

    fn observed(&self) -> Vec<f64> {
        self.facts.iter().map(|fact| fact.observed).collect()
    }

    fn errors(&self) -> Vec<f64> {
        self.facts.iter().map(|fact| self.error(fact)).collect()
    }

    fn weights(&self) -> Vec<f64> {
        let series: Vec<usize> = self.facts.iter().map(|fact| fact.series).collect();
        alike(&series)
    }

    fn batch(
        &self,
        chance: Chance,
        first_path: u64,
        scores: &[Column],
    ) -> Result<Vec<Column>, Stopped> {
        let history = self.history(chance, first_path, scores, &self.wanted)?;
        let track = |track: usize, row: usize| history.rows(track)[row].to_vec();
        let metric = |_: usize, metric: &Measure| metric.of(&history).to_vec();
        let each = self.comparisons.iter();
        let mut errors: Vec<Draws> = each.map(|each| each.errors(chance, first_path)).collect();
        let see = |fact: &Fact| {
            let comparison = &self.comparisons[fact.series];
            let values = comparison.values(comparison.places[fact.place], &track, &metric);
            let mut noise = errors[fact.series].normal();
            for (noise, value) in noise.iter_mut().zip(values) {
                *noise = fact.scale.score(comparison.seen(value)) + self.error(fact) * *noise;
            }
            noise
        };
        Ok(self.facts.iter().map(see).collect())
    }
}
