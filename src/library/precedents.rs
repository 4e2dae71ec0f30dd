//! Precedents held against what happened by what other precedents teach.

use std::path::PathBuf;

use thiserror::Error;

use super::Scenario;
use crate::{
    engine::Control,
    inference::{Common, Contradiction, LeftOut, Precedents, Settings, Simulator},
    metrics::Stopped,
    model::Model,
    scenario::Observation,
};

/// Why precedents cannot teach each other, and which, by number, cannot.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Mute {
    /// It has nothing to learn from, or nothing to learn.
    #[error("{1}")]
    Nothing(usize, String),
    /// No other has an uncertain parameter in common with it.
    #[error(
        "it has no uncertain parameter in common with a precedent of another boom: alike are those that are called \
         alike and of which the same is known, as where both extend one file"
    )]
    Alone(usize),
    /// It is the same as another.
    #[error("it is named twice, and would teach itself")]
    Twice(usize),
    /// What they have in common, some know otherwise than others.
    #[error(
        "all that two of them have in common is known otherwise by two others, so no file can say what they teach"
    )]
    Disputed(usize),
}

impl Mute {
    /// The scenario, by number.
    pub const fn scenario(&self) -> usize {
        let (Self::Nothing(own, _) | Self::Alone(own) | Self::Twice(own) | Self::Disputed(own)) =
            self;
        *own
    }
}

/// What each of several precedents is taught by the others, and what they teach against each other.
pub struct Taught {
    /// One for each precedent.
    pub left_out: Vec<LeftOut>,
    /// Of what they have in common.
    pub contradictions: Vec<Contradiction>,
}

/// What several precedents teach together.
pub struct Lesson {
    /// What they have in common, as all teach it.
    pub common: Common,
    /// What of it they teach against each other.
    pub contradictions: Vec<Contradiction>,
    /// The place of the one that teaches for the boom of each: its own, if it is the first of it.
    pub booms: Vec<usize>,
}

/// Precedents that teach each other.
pub struct Teaching<'a> {
    simulators: Vec<Simulator<'a>>,
    booms: Vec<usize>,
    settings: Settings,
}

impl<'a> Teaching<'a> {
    /// Rounds of a calibration at most: later ones move little where several booms must be met at once.
    pub const ROUNDS: usize = 4;
    /// A round in which less than this share of the paths comes near is the last.
    pub const LEAST_ACCEPTANCE: f64 = 0.02;

    /// Of some scenarios with observations, with so many parameter sets for each calibration and the first one's seed.
    pub fn new(
        scenarios: impl Iterator<Item = &'a Scenario> + Clone,
        population: usize,
    ) -> Result<Self, Mute> {
        let seed = scenarios.clone().next().map_or(1, |first| first.model.header.run.seed);
        let (rounds, least_acceptance) = (Self::ROUNDS, Self::LEAST_ACCEPTANCE);
        Self::with(scenarios, Settings { population, rounds, least_acceptance, seed })
    }

    /// Of some scenarios with observations, whose calibrations go on as these settings say.
    pub fn with(
        scenarios: impl Iterator<Item = &'a Scenario> + Clone,
        settings: Settings,
    ) -> Result<Self, Mute> {
        let all: Vec<&Scenario> = scenarios.clone().collect();
        twice(&all).map_or(Ok(()), |own| Err(Mute::Twice(own)))?;
        let simulator = |(number, own): (usize, &'a Scenario)| {
            Simulator::new(&own.model).map_err(|why| Mute::Nothing(number, why))
        };
        let simulators = scenarios.enumerate().map(simulator).collect::<Result<_, _>>()?;
        let teaching = Self { simulators, booms: booms(&all), settings };
        teaching.precedents().check().map_err(Mute::Alone)?;
        Ok(teaching)
    }

    const fn precedents(&self) -> Precedents<'_> {
        Precedents {
            simulators: self.simulators.as_slice(),
            booms: self.booms.as_slice(),
            settings: self.settings,
        }
    }

    /// Learns for each from all others.
    pub fn teach(&self, control: &Control) -> Result<Taught, Stopped> {
        let precedents = self.precedents();
        let each = (0..self.simulators.len()).map(|own| precedents.leave_out(own, control));
        let left_out = each.collect::<Result<_, _>>()?;
        Ok(Taught { left_out, contradictions: precedents.contradictions(control)? })
    }

    /// Whether they have something in common that a file can say.
    pub fn agree(&self) -> Result<(), Mute> {
        if self.precedents().agree() { Ok(()) } else { Err(Mute::Disputed(0)) }
    }

    /// Learns from all at once what they have in common.
    pub fn learn(&self, control: &Control) -> Result<Lesson, Stopped> {
        let precedents = self.precedents();
        let common = precedents.learn(control)?;
        let contradictions = precedents.contradictions(control)?;
        Ok(Lesson { common, contradictions, booms: self.booms.clone() })
    }
}

/// The first scenario whose file is that of one before it.
fn twice(all: &[&Scenario]) -> Option<usize> {
    let file = |own: &Scenario| {
        let named = &own.document.file;
        named.canonicalize().unwrap_or_else(|_| named.clone())
    };
    let files: Vec<PathBuf> = all.iter().map(|own| file(own)).collect();
    (0..files.len()).find(|own| files[..*own].contains(&files[*own]))
}

/// Scenarios of which one is laid over the other, or that observe the same numbers, are of one boom: the place of the
/// first of it.
fn booms(all: &[&Scenario]) -> Vec<usize> {
    let over =
        |one: &Scenario, other: &Scenario| one.document.sources.has_read(&other.document.file);
    let alike = |own: &Scenario, other: &Scenario| {
        over(own, other) || over(other, own) || same_facts(&own.model, &other.model)
    };
    groups(all.len(), &|own, other| alike(all[own], all[other]))
}

/// The groups of so many things of which some pairs belong together, by the place of the first of each: what belongs to
/// one that belongs to a third is of the group of all three.
fn groups(count: usize, together: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..count).collect();
    for own in 0..count {
        for other in (0..own).filter(|other| together(own, *other)) {
            let (low, high) = (groups[own].min(groups[other]), groups[own].max(groups[other]));
            groups.iter_mut().filter(|group| **group == high).for_each(|group| *group = low);
        }
    }
    groups
}

fn same_facts(one: &Model, other: &Model) -> bool {
    let facts = |own: &Observation, other: &Observation| {
        own.observed == other.observed && own.points == other.points
    };
    let theirs = &other.header.observations;
    one.header.observations.iter().any(|own| theirs.iter().any(|other| facts(own, other)))
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn who_is_tied_by_a_third_is_of_one_boom() {
        let pairs = |all: &[(usize, usize)], count| {
            groups(count, &|a, b| all.contains(&(a, b)) || all.contains(&(b, a)))
        };
        assert_eq!(pairs(&[], 3), [0, 1, 2]);
        // The first two have nothing in common but the third.
        assert_eq!(pairs(&[(0, 2), (1, 2)], 4), [0, 0, 0, 3]);
        assert_eq!(pairs(&[(1, 3), (0, 4), (3, 4)], 5), [0, 0, 2, 0, 0]);
    }
}
