//! What a calibration has learned.

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
        match self.contraction {
            share if share >= LEARNED[0] => Identified::Well,
            share if share >= LEARNED[1] || self.shift.abs() >= MOVED => Identified::Little,
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
                profile: calibration.profile[k],
            }
        };
        let learned: Vec<Learned> = (0..simulator.learned().len()).map(one).collect();
        let correlations = correlations(&particles, learned.len());
        Self { learned, correlations, particles, rounds: calibration.rounds.clone() }
    }

    /// The same of some of the parameters, by number.
    #[must_use]
    pub fn only(&self, places: &[usize]) -> Self {
        let mut particles = self.particles.clone();
        for scores in &mut particles.scores {
            *scores = places.iter().map(|place| scores[*place]).collect();
        }
        let learned = places.iter().map(|place| self.learned[*place].clone()).collect();
        let correlations = correlations(&particles, places.len());
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
fn correlations(particles: &Particles, count: usize) -> Vec<(usize, usize, f64)> {
    let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
    let found = pairs.map(|(a, b)| (a, b, particles.rank_correlation(a, b)));
    let mut strong: Vec<_> = found.filter(|pair| pair.2.abs() >= LEAST_CORRELATION).collect();
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
