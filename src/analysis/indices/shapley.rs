//! Shapley effects: the spread of a number shared out among its parameters so that the shares add up to all of it, also
//! where parameters are correlated and no index of order one or total is a share (Owen 2014; Song, Nelson and Staum 2016).
//!
//! What a set `u` of parameters costs is `c(u) = E[Var(f | all but u)]`: half of the mean square of `f(x) - f(x')`, where `x'`
//! has the parameters of `u` drawn anew given all others. Parameters enter `u` one after the other in an order of chance, of
//! its own for each point, and the share of each is what `c` grows by as it enters, over the mean of all orders:
//!
//! ```text
//! share_i = mean[(f(x) - f(x'_u+i))^2 - (f(x) - f(x'_u))^2] / mean[(f(x) - f(x'_all))^2]
//! ```
//!
//! Correlated normal scores are drawn given some of them from a pair of independent vectors `x` and `y`:
//! `x'_u = y_u + R_uv R_vv^-1 (x_v - y_v)` with `v` all but `u`.

use super::{Index, ratio};
use crate::{
    math::Cholesky,
    random::{Chance, Draws, LANES},
};

/// Who enters when: for each point the step, from one, at which each parameter is drawn anew; the luck comes last in the
/// list, and enters at the same step on all paths of a batch, which share their stream.
#[derive(Clone, Debug)]
pub(super) struct Orders {
    steps: Vec<Vec<usize>>,
    /// Parameters and the luck.
    players: usize,
}

impl Orders {
    /// For so many batches of points and so many parameters.
    pub(super) fn new(batches: usize, parameters: usize, seed: u64) -> Self {
        let players = parameters + 1;
        let start = Draws::new(Chance::Seed(seed), "sensitivity.luck", 0).uniform()[0];
        let mut steps = Vec::with_capacity(batches * LANES);
        for batch in 0..batches {
            // Even over the batches: each place is met as often as every other, but for one.
            let part = (batch as f64 + start) / batches as f64;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place")]
            let luck = ((part * players as f64) as usize).min(parameters);
            let first = (batch * LANES) as u64;
            let mut draws = Draws::new(Chance::Seed(seed), "sensitivity.order", first);
            let keys: Vec<_> = (0..parameters).map(|_| draws.uniform()).collect();
            for lane in 0..LANES {
                let mut order: Vec<usize> = (0..parameters).collect();
                order.sort_by(|a, b| keys[*a][lane].total_cmp(&keys[*b][lane]));
                order.insert(luck, parameters);
                let mut own = vec![0; players];
                order.into_iter().enumerate().for_each(|(step, player)| own[player] = step + 1);
                steps.push(own);
            }
        }
        Self { steps, players }
    }

    /// Whether a parameter, or the luck, has been drawn anew at a step.
    pub(super) fn entered(&self, point: usize, player: usize, step: usize) -> bool {
        self.steps[point][player] <= step
    }

    /// The shares of all, the luck's last, from the numbers before the first step and after each; none where the number is
    /// the same everywhere.
    pub(super) fn shares(&self, values: &[&[f64]]) -> Option<Vec<Index>> {
        let points = self.steps.len();
        let grown = |step: usize, point: usize| {
            let apart = values[step][point] - values[0][point];
            apart * apart
        };
        let all: Vec<f64> = (0..points).map(|point| grown(self.players, point)).collect();
        let mean = all.iter().sum::<f64>() / points as f64;
        if mean <= 0.0 || !mean.is_finite() {
            return None;
        }
        let share = |player: usize| {
            let each = (0..points).map(|point| {
                let step = self.steps[point][player];
                grown(step, point) - grown(step - 1, point)
            });
            ratio(each.collect(), &all, mean)
        };
        Some((0..self.players).map(share).collect())
    }
}

/// Correlated standard normal numbers of which some are drawn anew.
#[derive(Clone, Debug)]
pub(super) struct Given {
    correlation: Vec<Vec<f64>>,
}

impl Given {
    /// By what each number is made of: weights on independent ones.
    pub(super) fn new(weights: &[Vec<f64>]) -> Self {
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum();
        let row = |own: &Vec<f64>| weights.iter().map(|other| dot(own, other)).collect();
        Self { correlation: weights.iter().map(row).collect() }
    }

    /// The numbers `x`, those that are marked drawn anew from `y` given the others.
    pub(super) fn drawn(&self, x: &[f64], y: &[f64], anew: &[bool]) -> Vec<f64> {
        let kept: Vec<usize> = (0..x.len()).filter(|place| !anew[*place]).collect();
        let entry = |a: usize, b: usize| self.correlation[a][b];
        let among: Vec<Vec<f64>> =
            kept.iter().map(|a| kept.iter().map(|b| entry(*a, *b)).collect()).collect();
        let apart: Vec<f64> = kept.iter().map(|place| x[*place] - y[*place]).collect();
        let pull =
            Cholesky::new(&among, 0.0).map_or_else(|| apart.clone(), |all| all.solve(&apart));
        let value = |place: usize| {
            if !anew[place] {
                return x[place];
            }
            let pulls = kept.iter().zip(&pull);
            y[place] + pulls.map(|(other, pull)| entry(place, *other) * pull).sum::<f64>()
        };
        (0..x.len()).map(value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::indices::coordinate, math::normal_quantile};

    /// Shares of a function of three correlated normal numbers, the luck last.
    fn shares(
        weights: &[Vec<f64>],
        function: impl Fn(&[f64]) -> f64,
        (batches, seed): (usize, u64),
    ) -> Vec<Index> {
        let count = weights.len();
        let (orders, given) = (Orders::new(batches, count, seed), Given::new(weights));
        let numbers = |point: usize, table: usize| -> Vec<f64> {
            let own = |i: usize| normal_quantile(coordinate(point, table, i, count, seed));
            let own: Vec<f64> = (0..count).map(own).collect();
            weights.iter().map(|row| row.iter().zip(&own).map(|(w, z)| w * z).sum()).collect()
        };
        let at = |step: usize| -> Vec<f64> {
            let value = |point: usize| {
                let anew: Vec<bool> = (0..count).map(|i| orders.entered(point, i, step)).collect();
                function(&given.drawn(&numbers(point, 0), &numbers(point, 1), &anew))
            };
            (0..batches * LANES).map(value).collect()
        };
        let values: Vec<Vec<f64>> = (0..count + 2).map(at).collect();
        orders.shares(&values.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap()
    }

    /// Iooss and Prieur 2019, section 3: linear in three normal numbers of which two are correlated by `r`.
    #[test]
    fn correlated_linear_models_have_their_known_shares() {
        for (r, [b1, b2, b3]) in [
            (0.0, [1.0, 1.0, 1.0]),
            (0.7, [1.0, 1.5, 0.5]),
            (-0.8, [1.0, 1.0, 2.0]),
            (0.9, [0.5, 1.0, 0.0]),
        ] {
            let weights =
                [vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 0.0], vec![0.0, r, f64::sqrt(1.0 - r * r)]];
            let linear = |x: &[f64]| b1 * x[0] + b2 * x[1] + b3 * x[2];
            let found = shares(&weights, linear, (256, 3));
            let all = b1 * b1 + b2 * b2 + 2.0 * r * b2 * b3 + b3 * b3;
            let both = r * b2 * b3;
            let pull = r * r / 2.0;
            let due = [
                b1 * b1 / all,
                (b2 * b2 + both + pull * (b3 * b3 - b2 * b2)) / all,
                (b3 * b3 + both + pull * (b2 * b2 - b3 * b3)) / all,
                0.0,
            ];
            let sum: f64 = found.iter().map(|index| index.value).sum();
            assert!((sum - 1.0).abs() < 1e-12, "{sum}");
            for (found, due) in found.iter().zip(due) {
                assert!((found.value - due).abs() < 0.015, "r {r}: {found:?} {due}");
                assert!(found.error < 0.02, "r {r}: {found:?}");
            }
        }
    }

    /// Of what acts together, each has its part: of a product of two independent numbers with mean zero, half.
    #[test]
    fn what_acts_together_is_shared() {
        let weights = [vec![1.0, 0.0], vec![0.0, 1.0]];
        let found = shares(&weights, |x| x[0] * x[1], (512, 1));
        assert!(found[..2].iter().all(|index| (index.value - 0.5).abs() < 0.03), "{found:?}");
    }

    /// Intervals hold the known share about as often as they say.
    #[test]
    fn intervals_hold_what_they_say() {
        let weights = [vec![1.0, 0.0], vec![0.6, 0.8]];
        let due = (4.0 + 1.2 + 0.18 * (1.0 - 4.0)) / (4.0 + 2.4 + 1.0);
        let held = (0..60).filter(|seed| {
            let found = shares(&weights, |x| 2.0 * x[0] + x[1], (8, *seed));
            let [low, high] = found[0].interval();
            (low..=high).contains(&due)
        });
        let held = held.count();
        assert!(held >= 54, "{held} of 60");
    }

    /// What is drawn anew keeps its correlation with what stays.
    #[test]
    fn draws_given_others_keep_their_law() {
        let weights = [vec![1.0, 0.0], vec![0.6, 0.8]];
        let given = Given::new(&weights);
        let count = 1 << 14;
        let (mut squares, mut both) = (0.0, 0.0);
        for point in 0..count {
            let z: Vec<f64> =
                (0..4).map(|i| normal_quantile(coordinate(point, 0, i, 4, 1))).collect();
            let make = |a: f64, b: f64| [a, 0.6 * a + 0.8 * b];
            let drawn = given.drawn(&make(z[0], z[1]), &make(z[2], z[3]), &[true, false]);
            squares += drawn[0] * drawn[0] / count as f64;
            both += drawn[0] * drawn[1] / count as f64;
        }
        assert!((squares - 1.0).abs() < 0.01 && (both - 0.6).abs() < 0.01, "{squares} {both}");
    }
}
