//! Approximate Bayesian computation by sequential Monte Carlo.
//!
//! Rounds with falling tolerance: the half of the particles that are nearest to the facts is doubled, and each is
//! moved by steps that the prior would not notice, `z sqrt(1 - b^2) + b xi` in normal scores; a step is
//! taken where the path simulated with it comes near enough (Del Moral, Doucet and Jasra 2012, with the steps of
//! Cotter, Roberts, Stuart and White 2013). All weights stay equal. The usual weighted moves (Toni and others
//! 2009; Beaumont and others 2009) were tried first: with eighteen parameters their weights left three of 1,000 particles.

use std::sync::atomic::Ordering;

use rand::seq::IndexedRandom;
use rand_distr::{Distribution, UnitDisc};
use rayon::prelude::*;

use super::{distance::Distance, experiment::Experiment, particles::Particles};
use crate::{
    engine::Control,
    math::ln,
    metrics::Stopped,
    model::Batch,
    random::{Chance, Column, Generator, fill},
};

/// Paths in a batch.
const BATCH: usize = Batch::PATHS;
/// Prior paths for each particle: the first round keeps the nearest.
const PRIOR: usize = 20;
/// Paths of a round are numbered from a multiple of this.
const ROUND: u64 = 1 << 36;

/// A round ends when particles have moved so often, in the mean.
const MOVES: f64 = 5.0;
/// Lengths of steps, each as likely as the next: 1 forgets where a particle was. A path's own chance decides
/// most of whether it comes near, so that short steps alone would not be accepted much more often.
const LENGTHS: [f64; 4] = [1.0, 0.6, 0.35, 0.2];

/// How a calibration goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Particles.
    pub population: usize,
    /// Rounds at most, the first included.
    pub rounds: usize,
    /// Ends when less than this share of the paths comes near enough.
    pub least_acceptance: f64,
    /// Seed of everything.
    pub seed: u64,
}

/// What a round did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round {
    /// Distance within which paths were accepted.
    pub tolerance: f64,
    /// Paths simulated.
    pub simulated: u64,
    /// Of these, near enough.
    pub accepted: u64,
    /// Share of the particles that moved.
    pub moved: f64,
}

/// A calibration under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// How it goes on.
    pub settings: Settings,
    /// What has been learned so far.
    pub particles: Particles,
    /// The rounds so far.
    pub rounds: Vec<Round>,
    /// How far paths are from the facts.
    pub distance: Distance,
    /// For each parameter, the smallest distances by tenths of its prior.
    pub profile: Vec<[f64; 10]>,
    /// Whether another round would move too little, or cost too much.
    pub finished: bool,
}

impl Calibration {
    /// The first round: paths of the prior.
    pub fn begin(
        simulator: &dyn Experiment,
        settings: Settings,
        control: &Control,
    ) -> Result<Self, Stopped> {
        let count = (settings.population * PRIOR).next_multiple_of(BATCH);
        let draw =
            |_: usize, generator: &mut Generator| normals(generator, simulator.learned().len());
        let tried = try_paths(simulator, settings.seed, (0, count), control, &draw)?;
        let prior: Vec<Vec<f64>> = tried.iter().map(|(_, seen)| seen.clone()).collect();
        let distance =
            Distance::new(simulator.observed(), simulator.weights(), &simulator.errors(), &prior);
        let mut particles = Particles::default();
        for (scores, seen) in tried {
            let far = distance.of(&seen);
            particles.push(scores, seen, far);
        }
        let profile = (0..simulator.learned().len()).map(|k| profile(&particles, k)).collect();
        particles.nearest(settings.population);
        let round = Round {
            tolerance: particles.distances.iter().copied().fold(0.0, f64::max),
            simulated: count as u64,
            accepted: particles.count() as u64,
            moved: 1.0,
        };
        let finished = settings.rounds <= 1;
        Ok(Self { settings, particles, rounds: vec![round], distance, profile, finished })
    }

    /// Another round; notes when it was the last.
    pub fn advance(
        &mut self,
        simulator: &dyn Experiment,
        control: &Control,
    ) -> Result<(), Stopped> {
        let mut round = Round {
            tolerance: self.particles.quantile(&self.particles.distances, 0.5),
            simulated: 0,
            accepted: 0,
            moved: 0.0,
        };
        let mut particles = self.particles.clone();
        particles.double_nearest(round.tolerance);
        let count = particles.count();
        let mut moved = vec![false; count];
        let enough = MOVES * count as f64;
        let most = enough / self.settings.least_acceptance;
        while (round.accepted as f64) < enough && (round.simulated as f64) < most {
            let first = self.rounds.len() as u64 * ROUND + round.simulated;
            round.accepted +=
                self.step(simulator, &mut particles, &mut moved, (first, &round), control)?;
            // Batches begin at multiples of their size.
            round.simulated += count.next_multiple_of(BATCH) as u64;
        }
        round.moved = moved.iter().filter(|moved| **moved).count() as f64 / count as f64;
        let share = round.accepted as f64 / round.simulated as f64;
        self.finished =
            share < self.settings.least_acceptance || self.rounds.len() + 1 >= self.settings.rounds;
        self.particles = particles;
        self.rounds.push(round);
        Ok(())
    }

    /// One step of every particle; tells how many were accepted.
    fn step(
        &self,
        simulator: &dyn Experiment,
        particles: &mut Particles,
        moved: &mut [bool],
        (first, round): (u64, &Round),
        control: &Control,
    ) -> Result<u64, Stopped> {
        let scores = std::mem::take(&mut particles.scores);
        let draw = |index: usize, generator: &mut Generator| -> Vec<f64> {
            let from = &scores[index];
            let length = *LENGTHS.choose(generator).unwrap_or(&1.0);
            let stay = (1.0 - length * length).sqrt();
            let steps = normals(generator, from.len());
            from.iter().zip(steps).map(|(score, xi)| stay * score + length * xi).collect()
        };
        let count = scores.len();
        let tried = try_paths(simulator, self.settings.seed, (first, count), control, &draw)?;
        particles.scores = scores;
        let mut accepted = 0;
        for (index, (scores, seen)) in tried.into_iter().enumerate() {
            let far = self.distance.of(&seen);
            if far <= round.tolerance {
                particles.replace(index, scores, seen, far);
                moved[index] = true;
                accepted += 1;
            }
        }
        Ok(accepted)
    }
}

/// Standard normal numbers by the polar method (Marsaglia and Bray 1964), two of each point of the unit disc. The
/// library's own normal sampler asks the C library for the tail, whose last bit depends on the machine; its points of
/// the disc are sums and products.
fn normals(generator: &mut Generator, count: usize) -> Vec<f64> {
    let mut numbers = Vec::with_capacity(count + 1);
    while numbers.len() < count {
        let [x, y]: [f64; 2] = UnitDisc.sample(generator);
        let square = (x * x + y * y).max(f64::MIN_POSITIVE);
        let stretch = (-2.0 * ln(square) / square).sqrt();
        numbers.extend([x * stretch, y * stretch]);
    }
    numbers.truncate(count);
    numbers
}

/// Parameters and what was seen of their path.
type Tried = (Vec<f64>, Vec<f64>);

/// Simulates paths, numbered from `first`, each with parameters of its own.
fn try_paths(
    simulator: &dyn Experiment,
    seed: u64,
    (first, count): (u64, usize),
    control: &Control,
    draw: &(dyn Fn(usize, &mut Generator) -> Vec<f64> + Sync),
) -> Result<Vec<Tried>, Stopped> {
    let size = BATCH;
    let all: Vec<usize> = (0..count).collect();
    let drawn: Vec<Vec<f64>> = all
        .into_par_iter()
        .map(|i| draw(i, &mut Generator::new(seed, "calibration", first + i as u64)))
        .collect();
    let batches: Vec<&[Vec<f64>]> = drawn.chunks(size).collect();
    let one = |number: usize| {
        if control.stop.load(Ordering::Relaxed) {
            return Err(Stopped::Interrupted);
        }
        let mut scores: Vec<Column> = vec![fill(0.0); simulator.learned().len()];
        for (lane, drawn) in batches[number].iter().enumerate() {
            for (column, score) in scores.iter_mut().zip(drawn) {
                column[lane] = *score;
            }
        }
        let seen = simulator.batch(Chance::Seed(seed), first + (number * size) as u64, &scores)?;
        control.done.fetch_add(batches[number].len() as u64, Ordering::Relaxed);
        Ok(seen)
    };
    let seen = simulator.batches(first, batches.len(), &one)?;
    let lanes = seen.iter().flat_map(|batch| (0..size).map(move |lane| (batch, lane)));
    let seen = lanes.map(|(batch, lane)| batch.iter().map(|fact| fact[lane]).collect());
    Ok(drawn.into_iter().zip(seen).collect())
}

/// For each tenth of a parameter's prior, the distance that one path in twenty stays below.
fn profile(prior: &Particles, parameter: usize) -> [f64; 10] {
    let mut tenths: [Vec<f64>; 10] = std::array::from_fn(|_| Vec::new());
    let all = prior.scores.iter().zip(&prior.distances);
    for (scores, distance) in all {
        let p = crate::math::normal_cdf(scores[parameter]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a tenth")]
        tenths[((p * 10.0) as usize).min(9)].push(*distance);
    }
    tenths.map(|mut distances| {
        if distances.is_empty() {
            return f64::NAN;
        }
        let rank = distances.len() / 20;
        *distances.select_nth_unstable_by(rank, f64::total_cmp).1
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::normal_cdf;

    /// Kolmogorov and Smirnov's distance from the normal law, of numbers in pairs that must not depend on each other.
    #[test]
    fn steps_are_normal() {
        let drawn = normals(&mut Generator::new(5, "calibration", 0), 40_001);
        assert_eq!(drawn.len(), 40_001);
        let mut places: Vec<f64> = drawn.iter().map(|number| normal_cdf(*number)).collect();
        places.sort_by(f64::total_cmp);
        let count = places.len() as f64;
        let distance = places.iter().enumerate().map(|(i, p)| (p - i as f64 / count).abs());
        let distance = distance.fold(0.0, f64::max);
        assert!(distance < 1.63 / count.sqrt(), "{distance}");
        let square = drawn.iter().map(|number| number * number).sum::<f64>() / count;
        assert!((square - 1.0).abs() < 4.0 * (2.0 / count).sqrt(), "{square}");
        let pairs = drawn.chunks_exact(2).map(|pair| pair[0] * pair[1]);
        let covariance = pairs.sum::<f64>() / (count / 2.0);
        assert!(covariance.abs() < 3.0 / (count / 2.0).sqrt(), "{covariance}");
    }
}
