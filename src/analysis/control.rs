//! Luck whose mean is known: control variates.
//!
//! Parameters and shocks come from standard normal numbers, so over a finite sample it is known how lucky the
//! paths were. A regression of what differs on that luck (the numbers themselves, their squares and cubes as
//! Hermite polynomials, products of the strongest) takes out what the luck explains (Glasserman 2004, section 4.1).
//! The numbers are made again block by block: none is kept.

use rayon::prelude::*;

use crate::{
    math::Cholesky,
    model::Model,
    random::{Chance, Draws, LANES},
};

/// Periods into which the shocks of a path are summed.
const PERIODS: usize = 4;
/// Parameters whose products are taken.
const STRONGEST: usize = 12;
/// Paths for each coefficient, at least.
const PATHS_EACH: usize = 100;
/// Paths in a block.
const BLOCK: usize = 4096;

/// A mean freed of known luck, and its standard error.
#[derive(Clone, Copy, Debug)]
pub(super) struct Freed {
    pub(super) mean: f64,
    pub(super) error: f64,
}

/// The luck of the paths of a seed.
#[derive(Clone, Debug)]
pub(super) struct Luck {
    seed: u64,
    /// Streams drawn once, and streams drawn in each step.
    once: Vec<String>,
    each_step: Vec<String>,
    steps: usize,
}

/// Which controls are used: the numbers alone, or also their polynomials and some products.
#[derive(Clone, Debug)]
struct Plan {
    curved: bool,
    products: Vec<usize>,
}

/// Sums over paths: of controls, of their products, of the values, and of values by controls.
struct Sums {
    controls: Vec<f64>,
    squares: Vec<Vec<f64>>,
    values: Vec<[f64; 2]>,
    crossed: Vec<Vec<f64>>,
}

impl Luck {
    /// Of models that run on the same paths.
    pub(super) fn new(models: &[&Model], seed: u64) -> Self {
        let (mut once, mut each_step): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for model in models {
            let drawn = model.drawn.iter().map(|parameter| parameter.name.clone());
            let shocks = model.shocks();
            for (names, list) in [(drawn.collect::<Vec<_>>(), &mut once), (shocks, &mut each_step)]
            {
                list.extend(
                    names.into_iter().filter(|name| !list.contains(name)).collect::<Vec<_>>(),
                );
            }
        }
        let steps = models.iter().map(|model| model.header.run.steps()).min().unwrap_or(0);
        Self { seed, once, each_step, steps }
    }

    /// The means of values by path, freed of luck; `None` where paths are too few for any regression.
    pub(super) fn free(&self, values: &[&[f64]]) -> Option<Vec<Freed>> {
        let paths = values.first()?.len();
        let linear = Plan { curved: false, products: Vec::new() };
        if paths < PATHS_EACH * (1 + self.count(&linear)) {
            return None;
        }
        let first = self.sums(&linear, values);
        let curved = Plan { curved: true, products: self.strongest(&first, paths) };
        if paths < PATHS_EACH * (1 + self.count(&curved)) {
            return regress(&first, paths);
        }
        regress(&self.sums(&curved, values), paths)
    }

    /// The draws that explain most of all values together.
    fn strongest(&self, sums: &Sums, paths: usize) -> Vec<usize> {
        let n = paths as f64;
        let share = |draw: &usize| -> f64 {
            let each = sums.crossed.iter().zip(&sums.values).map(|(crossed, [sum, squares])| {
                let variance = squares / n - (sum / n) * (sum / n);
                let with = crossed[*draw] / n - sum / n * (sums.controls[*draw] / n);
                if variance > 0.0 { with * with / variance } else { 0.0 }
            });
            each.sum()
        };
        let mut order: Vec<usize> = (0..self.once.len()).collect();
        order.sort_by(|a, b| share(b).total_cmp(&share(a)));
        order.truncate(STRONGEST);
        order.sort_unstable();
        order
    }

    fn count(&self, plan: &Plan) -> usize {
        let pairs = plan.products.len() * plan.products.len().saturating_sub(1) / 2;
        let powers = if plan.curved { 3 } else { 1 };
        self.once.len() * powers + self.each_step.len() * PERIODS + pairs
    }

    fn sums(&self, plan: &Plan, values: &[&[f64]]) -> Sums {
        let paths = values[0].len();
        let blocks: Vec<usize> = (0..paths).step_by(BLOCK).collect();
        let sum = |first: &usize| self.block(plan, values, *first..(first + BLOCK).min(paths));
        // Blocks of fixed size, added in their order: the same bits on any number of threads.
        let mut parts: Vec<Sums> = blocks.par_iter().map(sum).collect();
        let rest = parts.split_off(1);
        let mut all = parts.swap_remove(0);
        for part in &rest {
            all.add(part);
        }
        all
    }

    fn block(&self, plan: &Plan, values: &[&[f64]], paths: std::ops::Range<usize>) -> Sums {
        let count = self.count(plan);
        let mut sums = Sums {
            controls: vec![0.0; count],
            squares: (0..count).map(|row| vec![0.0; row + 1]).collect(),
            values: vec![[0.0; 2]; values.len()],
            crossed: vec![vec![0.0; count]; values.len()],
        };
        for first in paths.clone().step_by(LANES) {
            let controls = self.controls(plan, first as u64);
            let lanes = LANES.min(paths.end - first);
            for (row, control) in controls.iter().enumerate() {
                sums.controls[row] += control[..lanes].iter().sum::<f64>();
                for (other, sum) in controls[..=row].iter().zip(&mut sums.squares[row]) {
                    *sum += dot(&control[..lanes], &other[..lanes]);
                }
            }
            for (place, values) in values.iter().enumerate() {
                let own = &values[first..first + lanes];
                sums.values[place][0] += own.iter().sum::<f64>();
                sums.values[place][1] += dot(own, own);
                for (control, sum) in controls.iter().zip(&mut sums.crossed[place]) {
                    *sum += dot(&control[..lanes], own);
                }
            }
        }
        sums
    }

    /// Every control of the paths from one on, each with mean 0 and variance 1.
    fn controls(&self, plan: &Plan, first: u64) -> Vec<[f64; LANES]> {
        let draws = |name: &String| Draws::new(Chance::Seed(self.seed), name, first);
        let mut all: Vec<[f64; LANES]> =
            self.once.iter().map(|name| draws(name).normal()).collect();
        if plan.curved {
            let squares = |z: f64| (z * z - 1.0) * std::f64::consts::FRAC_1_SQRT_2;
            let cubes = |z: f64| (z * z * z - 3.0 * z) / 6.0_f64.sqrt();
            for draw in 0..self.once.len() {
                let z = all[draw];
                all.extend([z.map(squares), z.map(cubes)]);
            }
        }
        for (i, a) in plan.products.iter().enumerate() {
            for b in &plan.products[..i] {
                let product = std::array::from_fn(|lane| all[*a][lane] * all[*b][lane]);
                all.push(product);
            }
        }
        for name in &self.each_step {
            all.extend(self.periods(&mut draws(name)));
        }
        all
    }

    fn periods(&self, draws: &mut Draws) -> [[f64; LANES]; PERIODS] {
        let mut sums = [[0.0; LANES]; PERIODS];
        let mut counts = [0.0_f64; PERIODS];
        for step in 0..self.steps {
            let period = step * PERIODS / self.steps;
            let shock = draws.normal();
            counts[period] += 1.0;
            for lane in 0..LANES {
                sums[period][lane] += shock[lane];
            }
        }
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum = sum.map(|sum| sum / count.max(1.0).sqrt());
        }
        sums
    }
}

impl Sums {
    fn add(&mut self, other: &Self) {
        let add = |mine: &mut Vec<f64>, theirs: &Vec<f64>| {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        };
        add(&mut self.controls, &other.controls);
        self.squares.iter_mut().zip(&other.squares).for_each(|(mine, theirs)| add(mine, theirs));
        self.crossed.iter_mut().zip(&other.crossed).for_each(|(mine, theirs)| add(mine, theirs));
        for (mine, theirs) in self.values.iter_mut().zip(&other.values) {
            *mine = [mine[0] + theirs[0], mine[1] + theirs[1]];
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The regressions, and what they leave.
fn regress(sums: &Sums, paths: usize) -> Option<Vec<Freed>> {
    let n = paths as f64;
    let means: Vec<f64> = sums.controls.iter().map(|sum| sum / n).collect();
    let covariance: Vec<Vec<f64>> = sums
        .squares
        .iter()
        .enumerate()
        .map(|(i, row)| row.iter().zip(&means).map(|(s, m)| s / n - means[i] * m).collect())
        .collect();
    let factor = Cholesky::new(&covariance, 1e-6)?;
    let free = |(crossed, [sum, squares]): (&Vec<f64>, &[f64; 2])| {
        let mean = sum / n;
        let with: Vec<f64> =
            crossed.iter().zip(&means).map(|(crossed, m)| crossed / n - mean * m).collect();
        let slopes = factor.solve(&with);
        let left = squares / n - mean * mean - dot(&slopes, &with);
        let free = n - means.len() as f64 - 1.0;
        Freed { mean: mean - dot(&slopes, &means), error: (left.max(0.0) / free).sqrt() }
    };
    Some(sums.crossed.iter().zip(&sums.values).map(free).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luck(seed: u64) -> Luck {
        let names = ["a", "b"].map(str::to_owned).to_vec();
        Luck { seed, once: names, each_step: vec!["s".to_owned()], steps: 8 }
    }

    /// Values that luck explains but for a tenth of the variance: intervals hold the truth at their stated
    /// rate and are as narrow as what is left.
    #[test]
    fn freed_means_cover_the_truth() {
        let (experiments, paths) = (300, 2048);
        let mut hits = 0;
        for seed in 0..experiments {
            let draw = |name: &str| -> Vec<f64> {
                let block = |i| Draws::new(Chance::Seed(seed), name, i * LANES as u64).normal();
                (0..paths / LANES as u64).flat_map(block).collect()
            };
            let (a, b, own) = (draw("a"), draw("b"), draw("own"));
            let value = |i: usize| 5.0 + a[i] + 0.5 * b[i] * b[i] + a[i] * b[i] + 0.5 * own[i];
            let values: Vec<f64> = (0..a.len()).map(value).collect();
            let freed = luck(seed).free(&[&values]).unwrap()[0];
            hits += u32::from((freed.mean - 5.5).abs() < 1.96 * freed.error);
            let left = 0.5 / (paths as f64).sqrt();
            assert!((freed.error / left - 1.0).abs() < 0.15, "{freed:?}");
        }
        // 95 % of 300 is 285; four standard deviations of the count are 15.
        assert!((270..=299).contains(&hits), "{hits}");
    }

    #[test]
    fn few_paths_are_left_as_they_are() {
        assert!(luck(1).free(&[&[1.0; 100]]).is_none());
    }
}
