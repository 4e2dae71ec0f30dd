//! What drives a result: the parameters that each path has drawn, held against what came out.
//!
//! Paths are sorted by a parameter and cut into tenths: the conditional mean of the outcome in each needs
//! no further run. The share of the variance that these means explain is the first-order index of Sobol
//! (1993), here freed of the noise of the means. (What parameters do together is in `analysis::indices`.) Ranks (Spearman) and the shift of the parameter on the
//! paths that bust, in standard deviations of its normal score, need no assumption on its law.

use rayon::prelude::*;

use super::{outcome::Outcome, sample::Sample};
use crate::{
    math::normal_quantile,
    metrics::{Unit, Which},
};

/// A tenth of the paths, by a parameter.
#[derive(Clone, Copy, Debug)]
pub struct Bin {
    /// Mean of the parameter.
    pub parameter: f64,
    /// Mean of the outcome.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}

/// What a parameter does to an outcome.
#[derive(Clone, Debug)]
pub struct Driver {
    /// Name of the parameter.
    pub name: String,
    /// From its lowest tenth to its highest.
    pub bins: Vec<Bin>,
    /// First-order share of the variance of the outcome, at least 0.
    pub explained: f64,
    /// Rank correlation, and its standard error.
    pub rank: (f64, f64),
    /// How far the parameter is shifted on the paths that bust against the others, in standard deviations,
    /// and the error of that.
    pub shift: Option<(f64, f64)>,
    /// Whether swing can be told from zero, all parameters considered (Bonferroni at 5 %).
    pub is_clear: bool,
}

impl Driver {
    /// Mean of the outcome in the highest tenth less that in the lowest.
    pub fn swing(&self) -> f64 {
        self.bins[self.bins.len() - 1].mean - self.bins[0].mean
    }

    /// Standard error of the swing.
    pub fn swing_error(&self) -> f64 {
        self.bins[self.bins.len() - 1].error.hypot(self.bins[0].error)
    }
}

/// The drivers of one outcome, the strongest first.
#[derive(Clone, Debug)]
pub struct Drivers {
    /// Name of the outcome.
    pub outcome: String,
    /// Its unit; a share where it is how often something never happens.
    pub unit: Unit,
    /// Its mean over all paths.
    pub mean: f64,
    /// Paths.
    pub paths: usize,
    /// The parameters.
    pub drivers: Vec<Driver>,
}

/// Paths needed to cut into tenths.
const LEAST: usize = 200;
const BINS: usize = 10;

impl Drivers {
    /// Of an outcome; none where there are too few paths, no drawn parameters or no outcome.
    /// Where some paths never get there, of how often that is so.
    pub fn of(sample: &Sample, outcome: impl Which) -> Option<Self> {
        Self::of_name(sample, &outcome.full_name())
    }

    /// The same of an outcome by its name.
    pub fn of_name(sample: &Sample, outcome: &str) -> Option<Self> {
        let outcome = sample.named(outcome)?;
        if sample.paths() < LEAST || sample.drawn.is_empty() {
            return None;
        }
        let (values, unit) = scored(outcome);
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let ranks = scores(&values);
        let busts = &sample.outcomes[0].values;
        let limit = -normal_quantile(0.025 / sample.drawn.len() as f64);
        let drawn = sample.drawn.par_iter();
        let mut drivers: Vec<Driver> = drawn
            .map(|(name, drawn)| driver(name, drawn, (&values, &ranks), busts, limit))
            .collect();
        drivers.sort_by(|a, b| b.swing().abs().total_cmp(&a.swing().abs()));
        let name = outcome.name.clone();
        Some(Self { outcome: name, unit, mean, paths: values.len(), drivers })
    }
}

/// The values of an outcome, or how often it never happens.
pub(super) fn scored(outcome: &Outcome) -> (Vec<f64>, Unit) {
    let has_all = outcome.values.iter().all(|value| value.is_finite());
    if outcome.unit.infinite().is_none() && has_all {
        return (outcome.values.clone(), outcome.unit);
    }
    let never = |value: &f64| f64::from(u8::from(value.is_infinite()));
    (outcome.values.iter().map(never).collect(), Unit::Share)
}

fn driver(
    name: &str,
    drawn: &[f64],
    (values, ranks): (&[f64], &[f64]),
    busts: &[f64],
    limit: f64,
) -> Driver {
    let order = order(drawn);
    let bins = bins(drawn, values, &order);
    let own = scores(drawn);
    let rank = correlation(&own, ranks);
    let count = values.len() as f64;
    let mut driver = Driver {
        name: name.to_owned(),
        explained: explained(values, &bins, drawn.len()),
        bins,
        rank: (rank, ((1.0 - rank * rank) / (count - 2.0)).sqrt()),
        shift: shift(&own, busts),
        is_clear: false,
    };
    driver.is_clear = driver.swing().abs() > limit * driver.swing_error();
    driver
}

fn order(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    order
}

/// Tenths of the paths by a parameter; equal values stay together.
fn bins(drawn: &[f64], values: &[f64], order: &[usize]) -> Vec<Bin> {
    let mut bins = Vec::new();
    let mut from = 0;
    for tenth in 1..=BINS {
        let mut to = order.len() * tenth / BINS;
        while to > 0
            && to < order.len()
            && drawn[order[to]].total_cmp(&drawn[order[to - 1]]).is_eq()
        {
            to += 1;
        }
        if to > from {
            bins.push(bin(&order[from..to], drawn, values));
            from = to;
        }
    }
    bins
}

fn bin(paths: &[usize], drawn: &[f64], values: &[f64]) -> Bin {
    let own: Vec<f64> = paths.iter().map(|path| values[*path]).collect();
    let (mean, error) = super::contrast::mean(&own).unwrap_or((f64::NAN, 0.0));
    let parameter = paths.iter().map(|path| drawn[*path]).sum::<f64>() / paths.len() as f64;
    Bin { parameter, mean, error }
}

/// Variance of the conditional means over that of the values, less what noise alone would give.
fn explained(values: &[f64], bins: &[Bin], count: usize) -> f64 {
    let mean = values.iter().sum::<f64>() / count as f64;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / count as f64;
    if variance <= 0.0 {
        return 0.0;
    }
    // Around their own mean, the means of so many bins spread by one part less of their errors.
    let own = 1.0 - 1.0 / bins.len() as f64;
    let part = |bin: &Bin| (bin.mean - mean) * (bin.mean - mean) - own * bin.error * bin.error;
    let between = bins.iter().map(part).sum::<f64>() / bins.len() as f64;
    (between / variance).max(0.0)
}

/// Ranks from -1/2 to 1/2; equal values share theirs.
pub(super) fn scores(values: &[f64]) -> Vec<f64> {
    let order = order(values);
    let count = values.len();
    let mut scores = vec![0.0; count];
    let mut from = 0;
    while from < count {
        let mut to = from + 1;
        while to < count && values[order[to]].total_cmp(&values[order[from]]).is_eq() {
            to += 1;
        }
        let rank = (from + to) as f64 / 2.0 / count as f64 - 0.5;
        order[from..to].iter().for_each(|path| scores[*path] = rank);
        from = to;
    }
    scores
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let (over, under) = (dot(a, b), (dot(a, a) * dot(b, b)).sqrt());
    if under > 0.0 { over / under } else { 0.0 }
}

/// Mean normal score of a parameter on the paths that bust, less that on the others.
fn shift(ranks: &[f64], busts: &[f64]) -> Option<(f64, f64)> {
    let (mut sums, mut counts) = ([0.0; 2], [0.0; 2]);
    for (rank, bust) in ranks.iter().zip(busts) {
        let side = usize::from(*bust > 0.5);
        let score = normal_quantile((rank + 0.5).clamp(1e-9, 1.0 - 1e-9));
        sums[side] += score;
        counts[side] += 1.0;
    }
    let both = counts.iter().all(|count: &f64| *count >= 30.0);
    let error = (1.0 / counts[0] + 1.0 / counts[1]).sqrt();
    both.then(|| (sums[1] / counts[1] - sums[0] / counts[0], error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        metrics::{BUST, Metric, Quantity},
        random::{Chance, Draws, LANES},
    };

    /// `y = 3 a + b`, and a parameter `c` that does nothing: shares 0.9, 0.1 and 0.
    fn sample() -> Sample {
        let draw = |name: &str| -> Vec<f64> {
            let batches = 0..256;
            let first = |batch: u64| Draws::new(Chance::Seed(9), name, batch * LANES as u64);
            batches.flat_map(|batch| first(batch).normal()).collect()
        };
        let (a, b, c) = (draw("a"), draw("b"), draw("c"));
        let values: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 3.0 * a + b).collect();
        let busts = values.iter().map(|y| f64::from(u8::from(*y > 3.0))).collect();
        let outcome = |quantity: &'static Quantity, values| Outcome {
            name: quantity.name.into(),
            quantity,
            unit: Unit::Money,
            values,
        };
        let outcomes = vec![outcome(&BUST, busts), outcome(Metric::WriteDown.quantity(), values)];
        Sample::of(outcomes, vec![("c".into(), c), ("b".into(), b), ("a".into(), a)])
    }

    #[test]
    fn known_drivers_are_found_with_their_shares() {
        let drivers = Drivers::of(&sample(), Metric::WriteDown).unwrap().drivers;
        let names: Vec<&str> = drivers.iter().map(|driver| driver.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        for (driver, share) in drivers.iter().zip([0.9, 0.1, 0.0]) {
            // Ten steps miss a few per cent of a straight line's variance.
            assert!((driver.explained - share).abs() < 0.04, "{driver:?}");
        }
        // The mean of the highest tenth of a normal is 1.755.
        assert!((drivers[0].swing() - 6.0 * 1.755).abs() < 5.0 * drivers[0].swing_error());
        // Of normals that correlate by r, ranks correlate by 6/pi asin(r/2).
        let r: f64 = 3.0 / 10.0_f64.sqrt();
        let rank = 6.0 / std::f64::consts::PI * (r / 2.0).asin();
        assert!((drivers[0].rank.0 - rank).abs() < 0.01);
        assert!(drivers[0].is_clear && drivers[1].is_clear && !drivers[2].is_clear);
        let (shift, error) = drivers[2].shift.unwrap();
        assert!(shift.abs() < 4.0 * error && drivers[0].shift.unwrap().0 > 1.0);
    }

    #[test]
    fn equal_values_stay_in_one_bin() {
        let drawn = [1.0, 1.0, 1.0, 2.0, 2.0, 3.0];
        let bins = bins(&drawn, &drawn, &order(&drawn));
        assert_eq!(bins.len(), 3);
        assert!((scores(&drawn)[0] - scores(&drawn)[2]).abs() < 1e-15);
    }
}
