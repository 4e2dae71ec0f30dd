//! Several precedents that have parameters in common, seen at once.
//!
//! A parameter is common if two precedents call it alike and know the same of it: one draw stands for all of them. Every
//! precedent keeps its own luck, and counts alike in the distance from the facts.

use super::{
    experiment::Experiment,
    particles::Particles,
    simulator::Simulator,
    smc::{Calibration, Settings},
};
use crate::{
    engine::Control,
    math::normal_quantile,
    metrics::Stopped,
    model::clash,
    random::{Chance, Column, Generator},
    scenario::{Parameter, Run},
};
use rand::distr::{Distribution as _, Open01};

/// What a precedent says of each parameter: a mean normal score with its error, if it has the parameter.
type Says = Vec<Option<(f64, f64)>>;

/// Several precedents with one parameter set.
pub struct Joint<'a> {
    precedents: Vec<&'a Simulator<'a>>,
    learned: Vec<&'a Parameter>,
    /// What each of them counts in.
    runs: Vec<&'a Run>,
    /// `[precedent][its parameter]`: the place among all.
    places: Vec<Vec<usize>>,
}

/// A parameter, and what its scenario counts in.
pub(super) type Counted<'a> = (&'a Parameter, &'a Run);

/// Whether two scenarios mean the same by a parameter, and know the same of it.
pub(super) fn same(one: Counted<'_>, other: Counted<'_>) -> bool {
    alike(one.0, other.0) && !clash((&one.0.name, one.1), (&other.0.name, other.1))
}

/// The same but for what it counts in.
fn alike(one: &Parameter, other: &Parameter) -> bool {
    let known = |parameter: &Parameter| {
        let levels = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99];
        let distribution = &parameter.distribution;
        (
            levels.map(|p| distribution.quantile(p).to_bits()),
            distribution.bounds().map(f64::to_bits),
        )
    };
    one.name == other.name && known(one) == known(other)
}

impl<'a> Joint<'a> {
    /// Of some precedents.
    pub fn new(precedents: &[&'a Simulator<'a>]) -> Self {
        let mut all: Vec<Counted<'a>> = Vec::new();
        let mut places = Vec::new();
        for precedent in precedents {
            let place = |own: &&'a Parameter| {
                let own = (*own, precedent.run());
                let known = all.iter().position(|other| same(own, *other));
                known.unwrap_or_else(|| {
                    all.push(own);
                    all.len() - 1
                })
            };
            places.push(precedent.learned().iter().map(place).collect());
        }
        let (learned, runs) = all.into_iter().unzip();
        Self { precedents: precedents.to_vec(), learned, runs, places }
    }

    /// The parameter of a place, and what it counts in.
    pub(super) fn counted(&self, place: usize) -> Counted<'a> {
        (self.learned[place], self.runs[place])
    }

    /// Places of the parameters that two or more have in common.
    pub fn common(&self) -> Vec<usize> {
        (0..self.learned.len()).filter(|place| self.having(*place).len() > 1).collect()
    }

    /// The precedents, by number, that have the parameter of a place.
    pub(super) fn having(&self, place: usize) -> Vec<usize> {
        let has = |own: &usize| self.places[*own].contains(&place);
        (0..self.places.len()).filter(has).collect()
    }

    /// Those of the common ones that are called as no other of them: where some precedents know this of a parameter and
    /// others that, no file can say what both have learned.
    pub(super) fn agreed(&self) -> Vec<usize> {
        let common = self.common();
        let name = |place: &usize| &self.learned[*place].name;
        let alone = |own: &usize| common.iter().filter(|other| name(other) == name(own)).count();
        let mut agreed: Vec<usize> = common.iter().copied().filter(|own| alone(own) == 1).collect();
        // One file counts in one currency and one unit: in those of the first.
        let clashes = |own: usize, other: usize| {
            let [own, other] = [own, other].map(|place| self.counted(place));
            clash((&own.0.name, own.1), (&other.0.name, other.1))
        };
        let all = agreed.clone();
        agreed.retain(|own| {
            let before = all.iter().take_while(|other| *other != own);
            !before.into_iter().any(|other| clashes(*own, *other))
        });
        agreed
    }

    /// Names of those of which several know the same, but that count in other currencies or units.
    pub(super) fn counted_apart(&self) -> Vec<String> {
        let places = 0..self.learned.len();
        let differs = |own: &usize| {
            let is_other = |other: usize| {
                let [one, two] = [*own, other].map(|place| self.counted(place));
                alike(one.0, two.0) && !same(one, two)
            };
            places.clone().any(is_other)
        };
        let mut names: Vec<String> =
            places.clone().filter(differs).map(|own| self.learned[own].name.clone()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// What each precedent alone says of each parameter that it has: mean normal score of the prior paths nearest to it,
    /// and its standard error. `[precedent][parameter]`.
    pub(super) fn teach(
        &self,
        settings: Settings,
        control: &Control,
    ) -> Result<Vec<Says>, Stopped> {
        let say = |(precedent, own): (&&Simulator<'_>, &Vec<usize>)| {
            let first = Settings { rounds: 1, ..settings };
            let near = Calibration::begin(*precedent, first, control)?.particles;
            let of = |place: usize| {
                let scores = near.parameter(own.iter().position(|each| *each == place)?);
                let count = scores.len() as f64;
                let mean = scores.iter().sum::<f64>() / count;
                Some((mean, (near.covariance(&scores, &scores) / count).sqrt()))
            };
            Ok((0..self.learned.len()).map(of).collect())
        };
        self.precedents.iter().zip(&self.places).map(say).collect()
    }

    /// Parameter sets of a scenario that did not teach: what it has in common is theirs, its own is of its prior.
    pub fn carried(&self, taught: &Particles, to: &Simulator<'_>, seed: u64) -> Particles {
        let known = |own: &Parameter| {
            (0..self.learned.len()).find(|place| same((own, to.run()), self.counted(*place)))
        };
        let places: Vec<Option<usize>> = to.learned().iter().copied().map(known).collect();
        let mut carried = taught.clone();
        for (number, (scores, own)) in taught.scores.iter().zip(&mut carried.scores).enumerate() {
            let mut generator = Generator::new(seed, "left_out", number as u64);
            let mut fresh = || normal_quantile(Open01.sample(&mut generator));
            *own = places.iter().map(|p| p.map_or_else(&mut fresh, |p| scores[p])).collect();
        }
        carried
    }
}

impl Experiment for Joint<'_> {
    fn learned(&self) -> &[&Parameter] {
        &self.learned
    }

    fn observed(&self) -> Vec<f64> {
        self.precedents.iter().flat_map(|precedent| precedent.observed()).collect()
    }

    fn errors(&self) -> Vec<f64> {
        self.precedents.iter().flat_map(|precedent| precedent.errors()).collect()
    }

    fn weights(&self) -> Vec<f64> {
        let count = self.precedents.len() as f64;
        let all = self.precedents.iter().flat_map(|precedent| precedent.weights());
        all.map(|weight| weight / count).collect()
    }

    fn batch(
        &self,
        chance: Chance,
        first_path: u64,
        scores: &[Column],
    ) -> Result<Vec<Column>, Stopped> {
        let mut seen = Vec::new();
        for (number, (precedent, places)) in self.precedents.iter().zip(&self.places).enumerate() {
            let own: Vec<Column> = places.iter().map(|place| scores[*place]).collect();
            seen.extend(precedent.batch(luck(chance, number), first_path, &own)?);
        }
        Ok(seen)
    }
}

/// A chance for each precedent: a good year for one is none for the other.
const fn luck(chance: Chance, precedent: usize) -> Chance {
    match chance {
        Chance::Seed(seed) => {
            let apart = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(precedent as u64);
            Chance::Seed(seed ^ apart)
        }
        Chance::Median => Chance::Median,
    }
}
