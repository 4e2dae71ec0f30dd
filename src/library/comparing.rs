//! Scenarios beside each other, on the same paths.

use std::{num::NonZero, path::PathBuf};

use super::{Error, Scenario};
use crate::{
    analysis::{Case, Cases, Ladder, Study, is_told, one_bust},
    engine::Control,
    metrics::Stopped,
    model::Model,
};

/// How scenarios are compared.
#[derive(Clone, Debug, Default)]
pub struct Comparing {
    /// Paths of each; if none are named, the least of theirs.
    pub paths: Option<NonZero<u64>>,
    /// The place of the scenario that the others are held against; its seed is that of all.
    pub reference: usize,
    /// The weight of each in their mixture, if there is to be one.
    pub weights: Option<Vec<f64>>,
    /// Paths of each step from one scenario to another, if the ladder is to be climbed.
    pub ladder: Option<NonZero<u64>>,
}

impl Comparing {
    /// Paths of each scenario at most: every number of them is kept.
    pub const MOST: u64 = 1 << 18;

    /// Paths of each.
    pub fn paths(&self, named: &[(String, Scenario)]) -> NonZero<u64> {
        let least = named.iter().map(|(_, scenario)| scenario.model.header.run.paths).min();
        let paths = self.paths.map_or_else(|| least.unwrap_or(1), NonZero::get);
        NonZero::new(paths.min(Self::MOST)).unwrap_or(NonZero::<u64>::MIN)
    }

    /// Paths that will be simulated in all.
    pub fn work(&self, named: &[(String, Scenario)]) -> u64 {
        let paths = self.paths(named).get();
        let ladder = self.ladder.map_or(0, |steps| steps.get().min(paths));
        let base = &named[self.reference].1.document;
        let others = named.iter().enumerate().filter(|(place, _)| *place != self.reference);
        let runs: u64 = others
            .map(|(_, (_, own))| Ladder::rungs(&base.differences(&own.document)).len())
            .filter(|rungs| *rungs > 0)
            .map(Ladder::runs)
            .sum();
        let models: Vec<&Model> = named.iter().map(|(_, scenario)| &scenario.model).collect();
        // By its own definition a scenario is simulated once more.
        let again = one_bust(&models, self.reference)
            .map_or(0, |one| models.iter().filter(|model| !is_told(&one, model)).count());
        (named.len() + again) as u64 * paths + runs * ladder
    }

    /// Weights of so many scenarios; none without any.
    pub fn usable(weights: Vec<f64>, count: usize) -> Result<Option<Vec<f64>>, Error> {
        if weights.is_empty() {
            return Ok(None);
        }
        let usable = weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0);
        if weights.len() != count || !usable || weights.iter().sum::<f64>() <= 0.0 {
            let message = format!(
                "expected {count} numbers from zero, one for each scenario and not all zero"
            );
            return Err(Error::Question("weights", message));
        }
        Ok(Some(weights))
    }
}

/// Names of scenarios by their files, each its own.
pub fn case_names(files: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for file in files {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let again = names.iter().filter(|name| name.split(" (").next() == Some(&stem)).count();
        names.push(if again == 0 { stem } else { format!("{stem} ({})", again + 1) });
    }
    names
}

/// Simulates scenarios on the same paths and holds the others against the first; names are those of tables and
/// charts.
pub fn compare<const N: usize>(named: [(&str, Scenario); N]) -> Result<Study, Error> {
    const { assert!(N > 1, "a comparison needs two scenarios") };
    let named = named.map(|(name, scenario)| (name.to_owned(), scenario));
    Ok(compare_with(named.into(), &Comparing::default(), &Control::default())?)
}

/// The same in any way, of two scenarios or more.
pub fn compare_with(
    named: Vec<(String, Scenario)>,
    how: &Comparing,
    control: &Control,
) -> Result<Study, Stopped> {
    let paths = how.paths(&named);
    let seed = named[how.reference].1.model.header.run.seed;
    let models: Vec<&Model> = named.iter().map(|(_, scenario)| &scenario.model).collect();
    let one = one_bust(&models, how.reference);
    let simulate = |(name, Scenario { document, mut model, .. }): (String, Scenario)| {
        (model.header.run.paths, model.header.run.seed) = (paths.get(), seed);
        let own = (name, document, model);
        match one.as_ref().filter(|one| !is_told(one, &own.2)) {
            Some(one) => Case::by_one_bust(own, one, (paths, seed), control),
            None => Case::simulate(own, paths, seed, control),
        }
    };
    let cases: Result<Vec<Case>, Stopped> = named.into_iter().map(simulate).collect();
    let ladder = how.ladder.map(|steps| steps.min(paths));
    let cases = Cases { cases: cases?, reference: how.reference };
    Study::new(cases, how.weights.as_deref(), ladder, control)
}

/// The place of the scenario that another one extends, or of the first.
pub fn usual_reference(named: &[(String, Scenario)]) -> usize {
    let extends = |other: usize, place: usize| {
        other != place && named[other].1.document.sources.has_read(&named[place].1.document.file)
    };
    let extended = |place: &usize| (0..named.len()).any(|other| extends(other, *place));
    (0..named.len()).find(extended).unwrap_or(0)
}
