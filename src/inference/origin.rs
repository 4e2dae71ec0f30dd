//! What a calibration belongs to: a checkpoint of another must not go on here.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{experiment::Experiment, simulator::Simulator};
use crate::{engine::run_batch, metrics::History, model::Model, random::Chance};

/// Program, scenario and facts of a calibration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    program: String,
    scenario: String,
    parameters: Vec<String>,
    /// Bits of the observed numbers.
    observed: Vec<u64>,
    /// Hash of the path without chance: data files act on it too.
    path: String,
}

impl Origin {
    /// Of a scenario whose keys have this hash.
    pub fn new(model: &Model, simulator: &Simulator<'_>, keys: &str) -> Self {
        Self {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: keys.to_owned(),
            parameters: simulator.learned().iter().map(|learned| learned.name.clone()).collect(),
            observed: simulator.observed().iter().map(|number| number.to_bits()).collect(),
            path: path(model),
        }
    }

    /// Parameters that are learned, and numbers that were observed.
    pub const fn shape(&self) -> (usize, usize) {
        (self.parameters.len(), self.observed.len())
    }

    /// The numbers that were observed.
    pub(super) fn observed(&self) -> Vec<f64> {
        self.observed.iter().map(|bits| f64::from_bits(*bits)).collect()
    }

    /// What tells another from this one.
    pub fn difference(&self, other: &Self) -> Option<String> {
        let names = |origin: &Self| origin.parameters.join(", ");
        let told = |what: &str, theirs: &str, ours: &str| {
            (theirs != ours).then(|| format!("its {what} is {theirs}, now it is {ours}"))
        };
        told("version of the program", &other.program, &self.program)
            .or_else(|| told("list of learned parameters", &names(other), &names(self)))
            .or_else(|| told("scenario (hash of its keys)", &other.scenario, &self.scenario))
            .or_else(|| {
                let same = other.observed == self.observed;
                (!same).then(|| "what was observed is not the same as now".to_owned())
            })
            .or_else(|| {
                let same = other.path == self.path;
                (!same).then(|| "its data files held other numbers than now".to_owned())
            })
    }
}

fn path(model: &Model) -> String {
    let history = History::of(model);
    let history = run_batch(model, Chance::Median, 0, history);
    let mut hash = Sha256::new();
    // All paths are the same one.
    for column in history.tracks.iter().flatten() {
        hash.update(column[0].to_bits().to_le_bytes());
    }
    let bytes = hash.finalize();
    bytes[..8].iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
