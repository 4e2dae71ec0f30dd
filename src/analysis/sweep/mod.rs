//! Sweeps: a scenario in many variants on the same paths, each with its difference from one of them.

mod design;

use std::{collections::BTreeMap, sync::Mutex};

pub(super) use design::sobol;
pub use design::{Axis, Design, Levels, Place, places};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::contrast::{Contrast, quantile, shortfall};
use crate::{
    engine::Control,
    metrics::{Asked, Distribution, Probe, Stopped, read_model},
    scenario::{Document, Rules, Statistic},
};

/// A number of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// The number; none where it is infinite: years that never come on most paths.
    pub value: Option<f64>,
    /// Ends of its 95 % interval; none where paths are too few for one, and no upper one where that is never.
    pub interval: [Option<f64>; 2],
    /// Less the number of the reference, path by path; none where either has none.
    pub difference: Option<f64>,
    /// Standard error of the difference; none where too few paths differ.
    pub difference_error: Option<f64>,
}

/// What a variant of the scenario says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// What it is the result of: scenario, version, paths, numbers and reference.
    pub hash: String,
    /// Why it cannot be simulated.
    pub why: Option<String>,
    /// The numbers, in the order in which they were asked for.
    pub numbers: Vec<Number>,
}

/// What is to be run.
pub struct Sweep<'a> {
    /// The scenario.
    pub document: &'a Document,
    /// How strictly it is read.
    pub rules: Rules,
    /// Its variants.
    pub places: &'a [Place],
    /// The numbers.
    pub asked: &'a [Asked],
    /// The variant that the others are held against.
    pub reference: usize,
    /// Paths of each.
    pub paths: u64,
    /// Their seed.
    pub seed: u64,
}

/// The values of all paths, for each number.
type Values = Vec<Vec<f64>>;

impl Sweep<'_> {
    /// The scenario of a variant.
    pub fn document(&self, place: usize) -> Document {
        let settings: Vec<&str> = self.places[place].settings.iter().map(String::as_str).collect();
        self.document.changed(&[], &settings)
    }

    /// Why a variant cannot be read, if it cannot, and what would help.
    pub fn refusal(&self, place: usize) -> Option<String> {
        let mut document = self.document(place);
        if let Some(model) = read_model(&mut document, self.rules) {
            return self.asked.iter().find_map(|own| Asked::read(&model, &own.words()).err());
        }
        let first = document.problems.0.iter().find(|problem| !problem.warning)?;
        let help = first.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
        Some(format!("{}{help}", first.message))
    }

    /// Runs every variant that is not known yet. `hashes` are those of the variants; what is done is shown to `keep`,
    /// also when the sweep is stopped.
    pub fn run(
        &self,
        hashes: &[String],
        known: &BTreeMap<String, Cell>,
        control: &Control,
        keep: &(dyn Fn(&[Cell]) -> Result<(), String> + Sync),
    ) -> Result<Vec<Cell>, Stopped> {
        if let Some(all) = hashes.iter().map(|hash| known.get(hash).cloned()).collect() {
            return Ok(all);
        }
        let reference = self.values(self.reference, control)?.map_err(|why| {
            let number = self.reference + 1;
            Stopped::Failed(format!("cell {number}, the reference, cannot be simulated: {why}"))
        })?;
        let done: Mutex<Vec<Cell>> = Mutex::new(known.values().cloned().collect());
        let cells = (0..self.places.len()).into_par_iter().map(|place| {
            if let Some(cell) = known.get(&hashes[place]) {
                return Ok(cell.clone());
            }
            let values = if place == self.reference {
                Ok(reference.clone())
            } else {
                self.values(place, control)?
            };
            let alike = hashes[place] == hashes[self.reference];
            let cell = self.cell(&hashes[place], values, (&reference, alike));
            let mut done = done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            done.push(cell.clone());
            keep(&done).map_err(Stopped::Failed)?;
            Ok(cell)
        });
        cells.collect()
    }

    /// The values of a variant; the inner error says why it cannot be simulated.
    fn values(&self, place: usize, control: &Control) -> Result<Result<Values, String>, Stopped> {
        let mut document = self.document(place);
        let Some(model) = read_model(&mut document, self.rules) else {
            let first = document.problems.0.iter().find(|problem| !problem.warning);
            return Ok(Err(first.map_or_else(String::new, |problem| problem.message.clone())));
        };
        let asked = self.asked.iter().map(|own| Asked::read(&model, &own.words()));
        let asked: Vec<Asked> = match asked.collect() {
            Ok(asked) => asked,
            Err(why) => return Ok(Err(why)),
        };
        match Probe::new(&model, &asked).and_then(|probe| probe.run(self.seed, self.paths, control))
        {
            Ok(values) => Ok(Ok(values)),
            Err(Stopped::Failed(why)) => Ok(Err(why)),
            Err(stopped) => Err(stopped),
        }
    }

    /// `alike` where it is the reference.
    fn cell(
        &self,
        hash: &str,
        values: Result<Values, String>,
        (reference, alike): (&Values, bool),
    ) -> Cell {
        let hash = hash.to_owned();
        match values {
            Err(why) => Cell { hash, why: Some(why), numbers: Vec::new() },
            Ok(values) => {
                let each = self.asked.iter().zip(values.iter().zip(reference));
                let numbers =
                    each.map(|(asked, (own, other))| number(asked, own, other, alike)).collect();
                Cell { hash, why: None, numbers }
            }
        }
    }
}

fn number(asked: &Asked, own: &[f64], reference: &[f64], alike: bool) -> Number {
    let known = asked.measure(own);
    let contrast = contrast(asked, own, reference, alike);
    let finite = |value: f64| value.is_finite().then_some(value);
    Number {
        value: finite(known.value),
        interval: known.interval.map(finite),
        difference: contrast.map(|contrast| contrast.difference),
        difference_error: contrast.and_then(|contrast| contrast.error),
    }
}

/// A number on one set of paths less the same on another, path by path; `alike` where both are one variant.
fn contrast(asked: &Asked, own: &[f64], other: &[f64], alike: bool) -> Option<Contrast> {
    let means = |own, other| Contrast::of_means(own, other, alike);
    let sorted = || (Distribution::new(own.to_vec()), Distribution::new(other.to_vec()));
    let never = |values: &[f64]| -> Vec<f64> {
        values.iter().map(|value| f64::from(u8::from(value.is_infinite()))).collect()
    };
    let found = match asked.statistic {
        Statistic::Share if !asked.quantity.is_event() => means(never(own), never(other)),
        Statistic::Share | Statistic::Mean => means(own.to_vec(), other.to_vec()),
        Statistic::Quantile(p) => quantile(p, [own, other], &sorted(), alike),
        Statistic::ExpectedShortfall(p) => {
            shortfall((p, asked.quantity.worse), [own, other], &sorted(), alike)
        }
    };
    found.map(|(contrast, _)| contrast)
}
