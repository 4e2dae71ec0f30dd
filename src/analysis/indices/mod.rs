//! How much of the spread of a number each parameter explains, alone and with all others (Sobol 1993).
//!
//! One scrambled Sobol sequence of twice as many dimensions as parameters gives two tables of points: its halves. (Two
//! sequences of their own would share their first dimensions, and the indices would be wrong.) With `f` at the first
//! table A, the second B, and A with one column of B:
//!
//! ```text
//! first_i = mean[f(B) (f(A_i) - f(A))] / V        Saltelli and others 2010
//! total_i = mean[(f(A) - f(A_i))^2] / 2 V         Jansen 1999
//! ```
//!
//! Errors are those of ratios of means (delta method), as if the points were random: with an even sequence they are too
//! wide rather than too narrow.

mod choice;
mod factors;
mod pawn;
mod points;
mod shapley;
mod simulate;

pub use choice::{named, strongest};
pub use factors::{Factor, factors};
pub use pawn::Distance;
pub use simulate::{Sensitivities, Sensitivity};

use super::{contrast, sweep::sobol};

/// A part of the spread, and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// The part; noise may make it a little less than zero or more than one.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

impl Index {
    /// Ends of its 95 % interval.
    pub fn interval(&self) -> [f64; 2] {
        [self.value - 1.96 * self.error, self.value + 1.96 * self.error]
    }

    /// Whether it can be what it is called, a part of the whole, and is known to better than half of it. Where a few
    /// points decide it is neither, however small its error seems by them.
    pub fn is_told(&self) -> bool {
        let beyond = (self.value - 1.0).max(-self.value) - 3.0 * self.error;
        1.96 * self.error <= 0.5 && beyond <= 0.05
    }
}

/// What a parameter explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indices {
    /// Alone: by how much the spread shrinks on average once it is known.
    pub first: Index,
    /// With all others: what is left of the spread on average once all others are known.
    pub total: Index,
}

/// The number at the points of a design.
pub(super) struct Evaluations {
    /// At the first table and the second.
    pub(super) tables: [Vec<f64>; 2],
    /// For each parameter, at the first table with its column of the second.
    pub(super) exchanged: Vec<Vec<f64>>,
}

impl Evaluations {
    /// The indices of each parameter; none where the number is the same everywhere.
    pub(super) fn indices(&self) -> Option<Vec<Indices>> {
        let [a, b] = &self.tables;
        let count = 2.0 * a.len() as f64;
        let middle = (a.iter().sum::<f64>() + b.iter().sum::<f64>()) / count;
        // What each point adds to the variance.
        let spread: Vec<f64> = a
            .iter()
            .zip(b)
            .map(|(a, b)| 0.5 * ((a - middle) * (a - middle) + (b - middle) * (b - middle)))
            .collect();
        let variance = spread.iter().sum::<f64>() / spread.len() as f64;
        if is_one([a, b]) || !variance.is_finite() {
            return None;
        }
        let one = |exchanged: &Vec<f64>| {
            let points = || a.iter().zip(b).zip(exchanged);
            let first = points().map(|((a, b), other)| (b - middle) * (other - a)).collect();
            let total = points().map(|((a, _), other)| 0.5 * (a - other) * (a - other)).collect();
            Indices {
                first: ratio(first, &spread, variance),
                total: ratio(total, &spread, variance),
            }
        };
        Some(self.exchanged.iter().map(one).collect())
    }
}

/// Whether all numbers are the same but for what sums of floating-point numbers leave.
fn is_one(all: [&[f64]; 2]) -> bool {
    let Some(first) = all[0].first() else { return true };
    all.iter().copied().flatten().all(|own| (own - first).abs() <= 1e-12 * first.abs())
}

/// The mean of some numbers over that of others, with its error.
fn ratio(over: Vec<f64>, under: &[f64], mean_under: f64) -> Index {
    let value = over.iter().sum::<f64>() / over.len() as f64 / mean_under;
    let rest: Vec<f64> =
        over.iter().zip(under).map(|(over, under)| (over - value * under) / mean_under).collect();
    let error = contrast::mean(&rest).map_or(f64::NAN, |(_, error)| error);
    Index { value, error }
}

/// A coordinate of a point of one of the two tables (0 or 1), of so many parameters.
pub(super) fn coordinate(
    point: usize,
    table: usize,
    parameter: usize,
    count: usize,
    seed: u64,
) -> f64 {
    sobol(point, table * count + parameter, seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indices(
        function: impl Fn(&[f64]) -> f64,
        parameters: usize,
        points: usize,
        seed: u64,
    ) -> Vec<Indices> {
        let row = |point: usize, table: usize| -> Vec<f64> {
            (0..parameters).map(|p| coordinate(point, table, p, parameters, seed)).collect()
        };
        let at = |table: usize| (0..points).map(|point| function(&row(point, table))).collect();
        let exchanged = (0..parameters).map(|parameter| {
            let each = (0..points).map(|point| {
                let mut own = row(point, 0);
                own[parameter] = coordinate(point, 1, parameter, parameters, seed);
                function(&own)
            });
            each.collect()
        });
        Evaluations { tables: [at(0), at(1)], exchanged: exchanged.collect() }.indices().unwrap()
    }

    #[expect(clippy::disallowed_methods, reason = "a yardstick with wide tolerance")]
    fn sine(x: f64) -> f64 {
        x.sin()
    }

    /// Ishigami and Homma 1990 with a = 7, b = 0.1: values as in Saltelli and others 2008.
    fn ishigami(x: &[f64]) -> f64 {
        let angle = |u: f64| (2.0 * u - 1.0) * std::f64::consts::PI;
        let [a, b, c] = [angle(x[0]), angle(x[1]), angle(x[2])];
        sine(a) + 7.0 * sine(b) * sine(b) + 0.1 * c * c * c * c * sine(a)
    }

    #[test]
    fn ishigami_has_its_published_indices() {
        let found = indices(ishigami, 3, 1 << 14, 1);
        let first = [0.313_905, 0.442_411, 0.0];
        let total = [0.557_589, 0.442_411, 0.243_684];
        for ((found, first), total) in found.iter().zip(first).zip(total) {
            assert!((found.first.value - first).abs() < 0.01, "{found:?} {first}");
            assert!((found.total.value - total).abs() < 0.01, "{found:?} {total}");
            assert!(found.first.error < 0.02 && found.total.error < 0.02, "{found:?}");
        }
    }

    /// The product of (|4 x - 2| + a) / (1 + a): each part has the variance 1 / (3 (1 + a)^2).
    #[test]
    fn the_g_function_has_its_published_indices() {
        let a = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0];
        let found = indices(
            |x| x.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product(),
            6,
            1 << 14,
            2,
        );
        let own = a.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
        let all: f64 = own.iter().map(|own| 1.0 + own).product::<f64>() - 1.0;
        for (found, own) in found.iter().zip(own) {
            let total = own * (all + 1.0) / (1.0 + own) / all;
            assert!((found.first.value - own / all).abs() < 0.01, "{found:?} {}", own / all);
            assert!((found.total.value - total).abs() < 0.01, "{found:?} {total}");
        }
    }

    /// Over seeds, intervals hold the truth at least as often as they promise.
    #[test]
    fn intervals_hold_the_truth() {
        let (mut hits, rounds) = ([0, 0], 100);
        for seed in 0..rounds {
            let found = indices(ishigami, 3, 512, seed)[0];
            for (hit, (index, truth)) in
                hits.iter_mut().zip([(found.first, 0.313_905), (found.total, 0.557_589)])
            {
                let [low, high] = index.interval();
                *hit += usize::from((low..=high).contains(&truth));
            }
        }
        assert!(hits.iter().all(|hits| *hits >= 90), "{hits:?}");
    }

    /// Nor has one whose mean is no sum that is exact.
    #[test]
    fn a_constant_has_no_indices() {
        for own in [2.0, 0.1, 1.271_532] {
            let all = || vec![own; 100];
            let same = Evaluations { tables: [all(), all()], exchanged: vec![all()] };
            assert!(same.indices().is_none(), "{own}");
        }
    }

    /// What a few points decide is not told: of one in 512 that happens where a column is exchanged, twice the variance
    /// with no error to speak of, and of a part that is known to half of the whole.
    #[test]
    fn parts_that_cannot_be_are_not_told() {
        let told = |value: f64, half: f64| Index { value, error: half / 1.96 }.is_told();
        for (value, half) in [(1.99, 0.03), (4.01, 6.8), (1.26, 0.95), (-0.9, 0.1), (0.3, 0.6)] {
            assert!(!told(value, half), "{value} {half}");
        }
        for (value, half) in [(0.0, 0.01), (1.02, 0.03), (-0.02, 0.03), (0.8, 0.3), (1.0, 0.0)] {
            assert!(told(value, half), "{value} {half}");
        }
        assert!(!Index { value: 0.5, error: f64::NAN }.is_told());
    }
}
