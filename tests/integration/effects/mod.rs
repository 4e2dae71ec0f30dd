//! What one change does to the numbers that it is about, on the same paths: what tests ask of it, and the tables that
//! MODEL.md shows of it, from the same lists.
//!
//! `cargo test --release --test integration -- --ignored --nocapture effects` prints the tables.

mod levels;
mod signs;
mod subjects;
mod tables;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use overbuild::{
    engine::Control,
    metrics::{Asked, Distribution, Probe},
};

use crate::support::model;

/// A bundled scenario, and what is set in it.
type Side = (&'static str, &'static [&'static str]);

/// What is changed, and by how much each number must be higher with it: at least so much, or, if negative, lower by
/// at least so much.
struct Effect {
    what: &'static str,
    against: Side,
    with: Side,
    moves: &'static [(&'static str, f64)],
}

/// What is asked of a side path by path; of what may never happen, whether it never does.
struct Found {
    paths: BTreeMap<&'static str, Vec<f64>>,
}

/// A number with its error.
#[derive(Clone, Copy)]
struct Moved {
    value: f64,
    error: f64,
}

/// Sides that were run, each once, with the metrics that are asked for.
struct Runs {
    paths: u64,
    asked: BTreeSet<&'static str>,
    done: BTreeMap<Side, Rc<Found>>,
}

impl Runs {
    fn of(effects: &[Effect], paths: u64) -> Self {
        let asked = effects.iter().flat_map(|effect| effect.moves).map(|(name, _)| *name);
        Self { paths, asked: asked.chain(tables::KINDS).collect(), done: BTreeMap::new() }
    }

    fn get(&mut self, side: Side) -> Rc<Found> {
        let run = || Rc::new(Found::run(side, self.paths, &self.asked));
        Rc::clone(self.done.entry(side).or_insert_with(run))
    }
}

impl Found {
    fn run((scenario, settings): Side, paths: u64, asked: &BTreeSet<&'static str>) -> Self {
        let model = model(scenario, settings);
        let run = &model.header.run;
        // What a scenario does not model it is not asked for.
        let read = |name: &&'static str| {
            let track = MEDIANS.iter().find(|(own, _)| own == name);
            let track = track.map(|(_, track)| format!("{track}@{}", run.start.floor() + 3.0));
            Some((*name, Asked::read(&model, track.as_deref().unwrap_or(name)).ok()?))
        };
        let (names, asked): (Vec<_>, Vec<Asked>) = asked.iter().filter_map(read).unzip();
        let probe = Probe::new(&model, &asked).unwrap();
        let mut values = probe.run(run.seed, paths, &Control::default()).unwrap();
        let each = asked.iter().zip(&mut values);
        for (_, values) in each.filter(|(asked, _)| asked.quantity.infinite().is_some()) {
            for value in values {
                *value = f64::from(value.is_infinite());
            }
        }
        Self { paths: names.into_iter().zip(values).collect() }
    }

    /// A metric on every path.
    fn values(&self, name: &str) -> &[f64] {
        self.paths.get(name).unwrap_or_else(|| panic!("no metric {name}"))
    }

    /// Mean of a metric, or the median that goes by a name of its own, [`MEDIANS`].
    fn number(&self, name: &str) -> f64 {
        if let Some(median) = median(self, name) {
            return median;
        }
        let values = self.values(name);
        values.iter().sum::<f64>() / values.len() as f64
    }

    /// By how much a number is higher than on the same paths of another side, with the error of the mean difference;
    /// medians of tracks have none. Of a party that the other side does not know, nothing is there.
    fn above(&self, other: &Self, name: &str) -> Moved {
        if let (Some(own), Some(other)) = (median(self, name), median(other, name)) {
            return Moved { value: own - other, error: 0.0 };
        }
        let own = self.values(name);
        let nothing = vec![0.0; own.len()];
        let other = other.paths.get(name).unwrap_or(&nothing);
        let differences: Vec<f64> = own.iter().zip(other).map(|(own, other)| own - other).collect();
        let count = differences.len() as f64;
        let mean = differences.iter().sum::<f64>() / count;
        let squares: f64 = differences.iter().map(|each| (each - mean).powi(2)).sum();
        Moved { value: mean, error: (squares / (count - 1.0) / count).sqrt() }
    }
}

/// Medians of tracks in the fourth year, by the names that the lists of effects give them.
const MEDIANS: [(&str, &str); 2] = [("price", "relative_price"), ("capacity", "capacity")];

fn median(found: &Found, name: &str) -> Option<f64> {
    MEDIANS.iter().find(|(own, _)| *own == name)?;
    Some(Distribution::new(found.values(name).to_vec()).quantile(0.5).value)
}

/// What an effect does, and which of its numbers moved too little, the wrong way, or within three errors.
fn short(effect: &Effect, runs: &mut Runs) -> Vec<String> {
    let (with, against) = (runs.get(effect.with), runs.get(effect.against));
    let mut short = Vec::new();
    for (name, least) in effect.moves {
        let Moved { value, error } = with.above(&against, name);
        let towards = value * least.signum();
        if towards < least.abs() || towards < 3.0 * error {
            let (scenario, what) = (effect.with.0, effect.what);
            short.push(format!(
                "{scenario}, {what}: {name} moved by {value} ± {error}, due {least}"
            ));
        }
    }
    short
}

/// Asks all of a list.
fn ask(effects: &[Effect], paths: u64) {
    let mut runs = Runs::of(effects, paths);
    let short: Vec<String> = effects.iter().flat_map(|effect| short(effect, &mut runs)).collect();
    assert!(short.is_empty(), "{}", short.join("\n"));
}
