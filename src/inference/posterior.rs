//! What a calibration has learned.

use std::f64::consts::PI;

use super::{
    adjust::adjusted,
    experiment::Experiment,
    particles::Particles,
    smc::{Calibration, Round},
};
use crate::{
    math::{Cholesky, normal_cdf},
    scenario::Parameter,
};

/// Correlations weaker than this are taken as none: so small a number of particles cannot tell.
const LEAST_CORRELATION: f64 = 0.15;
/// What a parameter must have lost of its prior variance to count as learned, and to count at all.
const LEARNED: [f64; 2] = [0.5, 0.2];
/// Or by how many standard deviations of the prior its median must have moved.
const MOVED: f64 = 0.3;
/// Neither tells anything if it is less than so many of its standard errors: few sets differ by chance alone.
const SURE: f64 = 2.0;
/// Two parameters that move together more than this are known only together.
const TOGETHER: f64 = 0.4;

/// What a calibration has learned.
pub struct Posterior {
    /// The parameters.
    pub learned: Vec<Learned>,
    /// Pairs of parameters, by number, and their rank correlation.
    pub correlations: Vec<(usize, usize, f64)>,
    /// The draws, moved to the facts.
    pub particles: Particles,
    /// The rounds.
    pub rounds: Vec<Round>,
}

/// What has been learned of a parameter.
#[derive(Clone, Debug)]
pub struct Learned {
    /// Its name.
    pub name: String,
    /// Its 10, 50 and 90 % quantiles before.
    pub prior: [f64; 3],
    /// And after.
    pub posterior: [f64; 3],
    /// Bounds that no value crosses.
    pub bounds: [f64; 2],
    /// Share of the variance of its normal score that is gone.
    pub contraction: f64,
    /// Median of its normal score: standard deviations of the prior by which it moved.
    pub shift: f64,
    /// As how many independent sets those tell that it rests on.
    pub sets: f64,
    /// Distance from the facts by tenths of its prior.
    pub profile: [f64; 10],
}

/// How well a parameter is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identified {
    /// Half of its variance is gone, or more.
    Well,
    /// A fifth is gone, or its median has moved by 0.3 standard deviations.
    Little,
    /// No more than before.
    Not,
}

impl Learned {
    /// How well it is known.
    pub fn identified(&self) -> Identified {
        let sets = self.sets.max(1.0);
        // Standard errors of a variance and of a median of so many normal scores.
        let [spread, middle] = [(2.0 / sets).sqrt(), (0.5 * PI / sets).sqrt()];
        let least = |share: f64| share.max(SURE * spread);
        let moved = self.shift.abs() >= MOVED.max(SURE * middle);
        match self.contraction {
            share if share >= least(LEARNED[0]) => Identified::Well,
            share if share >= least(LEARNED[1]) => Identified::Little,
            // What is much wider than before is not known better, wherever its median is.
            share if moved && share > -LEARNED[1] => Identified::Little,
            _ => Identified::Not,
        }
    }
}

/// The parameter of a normal score.
pub(super) fn value(parameter: &Parameter, score: f64) -> f64 {
    let p = normal_cdf(score).clamp(1e-12, 1.0 - 1e-12);
    parameter.distribution.quantile(p)
}

impl Posterior {
    /// Of a calibration that is finished.
    pub fn new(simulator: &dyn Experiment, calibration: &Calibration) -> Self {
        let particles = adjusted(&calibration.particles, &calibration.distance);
        let levels = [0.1, 0.5, 0.9];
        // Moved to the facts copies of a set are told apart, and yet tell no more than it.
        let sets = calibration.particles.effective();
        let one = |k: usize| {
            let scores = particles.parameter(k);
            let median = particles.quantile(&scores, 0.5);
            let parameter = simulator.learned()[k];
            Learned {
                name: parameter.name.clone(),
                prior: levels.map(|p| parameter.distribution.quantile(p)),
                posterior: levels.map(|p| value(parameter, particles.quantile(&scores, p))),
                bounds: parameter.distribution.bounds(),
                contraction: 1.0 - particles.covariance(&scores, &scores),
                shift: median,
                sets,
                profile: calibration.profile[k],
            }
        };
        let learned: Vec<Learned> = (0..simulator.learned().len()).map(one).collect();
        let correlations = correlations(&particles, learned.len(), sets);
        Self { learned, correlations, particles, rounds: calibration.rounds.clone() }
    }

    /// The same of some of the parameters, by number.
    #[must_use]
    pub fn only(&self, places: &[usize]) -> Self {
        let mut particles = self.particles.clone();
        for scores in &mut particles.scores {
            *scores = places.iter().map(|place| scores[*place]).collect();
        }
        let learned: Vec<Learned> =
            places.iter().map(|place| self.learned[*place].clone()).collect();
        let sets = learned.first().map_or(1.0, |own| own.sets);
        let correlations = correlations(&particles, places.len(), sets);
        Self { learned, correlations, particles, rounds: self.rounds.clone() }
    }

    /// Pairs that are known only together, the closest first.
    pub fn together(&self) -> Vec<(usize, usize, f64)> {
        let mut pairs: Vec<_> =
            self.correlations.iter().copied().filter(|pair| pair.2.abs() >= TOGETHER).collect();
        pairs.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()));
        pairs
    }
}

/// The rank correlations that are strong enough to tell, weakened until they do not contradict each other.
fn correlations(particles: &Particles, count: usize, sets: f64) -> Vec<(usize, usize, f64)> {
    let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
    let found = pairs.map(|(a, b)| (a, b, particles.rank_correlation(a, b)));
    // Twice the standard error of a rank correlation of none.
    let least = LEAST_CORRELATION.max(SURE / sets.max(1.0).sqrt());
    let mut strong: Vec<_> = found.filter(|pair| pair.2.abs() >= least).collect();
    while !consistent(&strong, count) {
        for pair in &mut strong {
            pair.2 *= 0.95;
        }
    }
    strong
}

fn consistent(pairs: &[(usize, usize, f64)], count: usize) -> bool {
    let mut matrix = vec![vec![0.0; count]; count];
    for (i, row) in matrix.iter_mut().enumerate() {
        row[i] = 1.0;
    }
    for (a, b, rank) in pairs {
        // Correlation of normals whose ranks correlate so, near enough for a test of consistency.
        let normal = 1.047 * rank;
        matrix[*a][*b] = normal;
        matrix[*b][*a] = normal;
    }
    Cholesky::new(&matrix, 0.02).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learned(contraction: f64, shift: f64, sets: f64) -> Identified {
        let (name, profile) = (String::new(), [0.0; 10]);
        let [prior, posterior, bounds] = [[0.0; 3], [0.0; 3], [0.0; 3]];
        let bounds = [bounds[0], bounds[1]];
        Learned { name, prior, posterior, bounds, contraction, shift, sets, profile }.identified()
    }

    /// With 28 sets a variance has an error of 0.27, a median one of 0.24.
    #[test]
    fn few_sets_make_nothing_known() {
        for (contraction, shift, many, few) in [
            (0.25, 0.0, Identified::Little, Identified::Not),
            (0.0, 0.4, Identified::Little, Identified::Not),
            (0.52, 0.0, Identified::Well, Identified::Not),
            (0.6, 0.0, Identified::Well, Identified::Well),
            (0.0, -0.6, Identified::Little, Identified::Little),
            // Twice as wide, wherever it lies.
            (-0.6, 1.0, Identified::Not, Identified::Not),
            (0.1, 0.2, Identified::Not, Identified::Not),
        ] {
            assert_eq!(learned(contraction, shift, 1000.0), many, "{contraction} {shift}");
            assert_eq!(learned(contraction, shift, 28.0), few, "{contraction} {shift}");
        }
    }

    #[test]
    fn few_sets_tie_nothing() {
        let mut particles = Particles::default();
        for i in 0..101_u32 {
            let (x, other) = (f64::from(i), f64::from(i * 17 % 101));
            particles.push(vec![x, other + 0.35 * x], Vec::new(), 0.0);
        }
        particles.weigh(vec![1.0; 101]);
        let found = particles.rank_correlation(0, 1);
        assert!((0.2..0.5).contains(&found), "{found}");
        assert_eq!(correlations(&particles, 2, 1000.0).len(), 1);
        assert!(correlations(&particles, 2, 15.0).is_empty());
    }
}
