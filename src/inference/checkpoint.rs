//! A calibration on disk between two rounds, exact to the last bit.

use serde_json::{Value, json};

use super::{
    distance::Distance,
    particles::Particles,
    smc::{Calibration, Round, Settings},
};

/// Layout of the file.
const VERSION: u64 = 1;

impl Calibration {
    /// What is needed to go on; `key` names scenario and program.
    pub fn checkpoint(&self, key: &str) -> String {
        let rounds = self.rounds.iter().map(|round| {
            json!([bits(&[round.tolerance, round.moved]), round.simulated, round.accepted])
        });
        let Settings { population, rounds: most, least_acceptance, seed } = self.settings;
        json!({
            "version": VERSION,
            "key": key,
            "settings": [population, most, bits(&[least_acceptance]), seed],
            "rounds": rounds.collect::<Vec<_>>(),
            "observed": bits(&self.distance.observed),
            "units": bits(&self.distance.units),
            "weights_of_facts": bits(&self.distance.weights),
            "scores": table(&self.particles.scores),
            "seen": table(&self.particles.seen),
            "distances": bits(&self.particles.distances),
            "weights": bits(&self.particles.weights),
            "profile": self.profile.iter().map(|tenths| bits(tenths)).collect::<Vec<_>>(),
            "finished": self.finished,
        })
        .to_string()
    }

    /// The calibration of a checkpoint: the error says why it cannot go on.
    pub fn from_checkpoint(text: &str, key: &str, settings: Settings) -> Result<Self, String> {
        let damaged = || "it is damaged".to_owned();
        let value: Value = serde_json::from_str(text).map_err(|_| damaged())?;
        if value["version"] != VERSION || value["key"] != key {
            return Err("it belongs to another scenario or version of the program".to_owned());
        }
        let calibration = read(&value, settings).ok_or_else(damaged)?;
        let Settings { population, rounds, least_acceptance, seed } = settings;
        if value["settings"] != json!([population, rounds, bits(&[least_acceptance]), seed]) {
            return Err("its population, rounds, least acceptance or seed differ".to_owned());
        }
        Ok(calibration)
    }
}

fn read(value: &Value, settings: Settings) -> Option<Calibration> {
    let round = |value: &Value| {
        let [tolerance, moved] = numbers(&value[0])?.try_into().ok()?;
        let (simulated, accepted) = (value[1].as_u64()?, value[2].as_u64()?);
        Some(Round { tolerance, simulated, accepted, moved })
    };
    let profile = |value: &Value| numbers(value)?.try_into().ok();
    Some(Calibration {
        settings,
        particles: Particles {
            scores: rows(&value["scores"])?,
            seen: rows(&value["seen"])?,
            distances: numbers(&value["distances"])?,
            weights: numbers(&value["weights"])?,
        },
        rounds: value["rounds"].as_array()?.iter().map(round).collect::<Option<_>>()?,
        distance: Distance {
            observed: numbers(&value["observed"])?,
            units: numbers(&value["units"])?,
            weights: numbers(&value["weights_of_facts"])?,
        },
        profile: value["profile"].as_array()?.iter().map(profile).collect::<Option<_>>()?,
        finished: value["finished"].as_bool()?,
    })
}

/// Numbers as their bits: decimal digits might lose the last one.
fn bits(numbers: &[f64]) -> Value {
    numbers.iter().map(|number| number.to_bits()).collect()
}

fn table(rows: &[Vec<f64>]) -> Value {
    rows.iter().map(|row| bits(row)).collect()
}

fn numbers(value: &Value) -> Option<Vec<f64>> {
    value.as_array()?.iter().map(|bits| Some(f64::from_bits(bits.as_u64()?))).collect()
}

fn rows(value: &Value) -> Option<Vec<Vec<f64>>> {
    value.as_array()?.iter().map(numbers).collect()
}
