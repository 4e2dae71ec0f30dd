//! A calibration on disk between two rounds, exact to the last bit.

use serde_json::{Value, json};

use super::{
    distance::Distance,
    origin::Origin,
    particles::Particles,
    smc::{Calibration, Round, Settings},
};

/// Layout of the file.
const VERSION: u64 = 2;
/// What weights may lack to one.
const ROUNDING: f64 = 1e-6;
/// Normal scores beyond this are never drawn.
const SCORES: f64 = 40.0;
/// What is seen is a logarithm, or log-odds, of a number.
const SEEN: f64 = 1e4;

impl Calibration {
    /// What is needed to go on, with what it belongs to.
    pub fn checkpoint(&self, origin: &Origin) -> String {
        let rounds = self.rounds.iter().map(|round| {
            json!([bits(&[round.tolerance, round.moved]), round.simulated, round.accepted])
        });
        json!({
            "version": VERSION,
            "origin": origin,
            "settings": settings_json(self.settings),
            "rounds": rounds.collect::<Vec<_>>(),
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

    /// The calibration of a checkpoint: the error says why it cannot go on, and what differs.
    pub fn from_checkpoint(
        text: &str,
        origin: &Origin,
        settings: Settings,
    ) -> Result<Self, String> {
        let value: Value =
            serde_json::from_str(text).map_err(|error| format!("it is damaged: {error}"))?;
        if value["version"] != VERSION {
            let found = &value["version"];
            return Err(format!("it has layout {found} of checkpoints, expected {VERSION}"));
        }
        let theirs: Origin = serde_json::from_value(value["origin"].clone())
            .map_err(|error| format!("it is damaged: origin: {error}"))?;
        if let Some(difference) = origin.difference(&theirs) {
            return Err(difference);
        }
        let own = settings_json(settings);
        for name in ["population", "rounds", "least_acceptance", "seed"] {
            let (theirs, own) = (&value["settings"][name], &own[name]);
            if theirs != own {
                return Err(format!("its {name} is {theirs}, now it is {own}"));
            }
        }
        let calibration = read(&value, settings, origin);
        calibration.map_err(|error| format!("it is damaged: {error}"))
    }
}

fn settings_json(settings: Settings) -> Value {
    let Settings { population, rounds, least_acceptance, seed } = settings;
    json!({ "population": population, "rounds": rounds, "least_acceptance": least_acceptance, "seed": seed })
}

fn read(value: &Value, settings: Settings, origin: &Origin) -> Result<Calibration, String> {
    let (parameters, facts) = origin.shape();
    let particles = particles(value, settings.population, origin)?;
    let distance = Distance {
        observed: origin.observed(),
        units: numbers(value, "units", facts)?,
        weights: numbers(value, "weights_of_facts", facts)?,
    };
    let profile = rows(value, "profile", parameters, 10)?.into_iter();
    let finished =
        value["finished"].as_bool().ok_or("finished is neither true nor false".to_owned())?;
    let calibration = Calibration {
        settings,
        particles,
        rounds: rounds(value)?,
        distance,
        profile: profile.filter_map(|tenths| tenths.try_into().ok()).collect(),
        finished,
    };
    sound(&calibration).map(|()| calibration)
}

fn particles(value: &Value, count: usize, origin: &Origin) -> Result<Particles, String> {
    let (parameters, facts) = origin.shape();
    Ok(Particles {
        scores: rows(value, "scores", count, parameters)?,
        seen: rows(value, "seen", count, facts)?,
        distances: numbers(value, "distances", count)?,
        weights: numbers(value, "weights", count)?,
    })
}

fn rounds(value: &Value) -> Result<Vec<Round>, String> {
    let round = |value: &Value| {
        let [tolerance, moved] = floats(&value[0])?.try_into().ok()?;
        let (simulated, accepted) = (value[1].as_u64()?, value[2].as_u64()?);
        let fits = tolerance >= 0.0 && (0.0..=1.0).contains(&moved) && accepted <= simulated;
        fits.then_some(Round { tolerance, simulated, accepted, moved })
    };
    let list = value["rounds"].as_array().filter(|list| !list.is_empty());
    let list = list.ok_or("rounds has no entries, expected one or more")?;
    let numbered = list.iter().enumerate();
    let each = numbered.map(|(place, value)| {
        round(value).ok_or_else(|| {
            format!("rounds[{place}] is not [[tolerance, moved], simulated, accepted]")
        })
    });
    each.collect()
}

/// What arithmetic needs of the numbers, whatever the lists' lengths.
fn sound(calibration: &Calibration) -> Result<(), String> {
    let Calibration { settings, particles, rounds, distance, .. } = calibration;
    let within = |values: &[f64], low: f64, high: f64| {
        values.iter().all(|value| (low..=high).contains(value))
    };
    let positive = |values: &[f64]| within(values, 0.0, f64::MAX);
    let scores = particles.scores.iter().all(|row| within(row, -SCORES, SCORES));
    let seen = particles.seen.iter().all(|row| within(row, -SEEN, SEEN));
    let whole =
        |weights: &[f64]| positive(weights) && (weights.iter().sum::<f64>() - 1.0).abs() < ROUNDING;
    let all = [
        ("rounds has more entries than its settings allow", rounds.len() <= settings.rounds),
        ("scores holds what no draw can be", scores),
        ("seen holds what nobody can see", seen),
        ("distances holds what is no distance", positive(&particles.distances)),
        ("weights does not add up to one", whole(&particles.weights)),
        ("weights_of_facts does not add up to one", whole(&distance.weights)),
        ("units holds what is no unit", within(&distance.units, 1e-12, SEEN)),
    ];
    match all.into_iter().find(|(_, holds)| !holds) {
        Some((what, _)) => Err(what.to_owned()),
        None => Ok(()),
    }
}

/// Numbers as their bits: decimal digits might lose the last one.
fn bits(numbers: &[f64]) -> Value {
    numbers.iter().map(|number| number.to_bits()).collect()
}

fn table(rows: &[Vec<f64>]) -> Value {
    rows.iter().map(|row| bits(row)).collect()
}

fn floats(value: &Value) -> Option<Vec<f64>> {
    value.as_array()?.iter().map(|bits| Some(f64::from_bits(bits.as_u64()?))).collect()
}

fn numbers(value: &Value, name: &str, count: usize) -> Result<Vec<f64>, String> {
    let numbers = floats(&value[name]).ok_or_else(|| format!("{name} is no list of numbers"))?;
    counted(name, numbers, count)
}

fn rows(value: &Value, name: &str, count: usize, across: usize) -> Result<Vec<Vec<f64>>, String> {
    let list = value[name].as_array().ok_or_else(|| format!("{name} is no list"))?;
    let numbered = list.iter().enumerate();
    let rows = numbered.map(|(place, row)| {
        let name = format!("{name}[{place}]");
        let row = floats(row).ok_or_else(|| format!("{name} is no list of numbers"))?;
        counted(&name, row, across)
    });
    counted(name, rows.collect::<Result<_, _>>()?, count)
}

fn counted<T>(name: &str, list: Vec<T>, count: usize) -> Result<Vec<T>, String> {
    let found = list.len();
    let fits = found == count;
    fits.then_some(list).ok_or_else(|| format!("{name} has {found} entries, expected {count}"))
}
