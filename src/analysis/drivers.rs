//! What drives a result: the parameters that each path has drawn, held against what came out.
//!
//! Paths are sorted by a parameter and cut into tenths: the conditional mean of the outcome in each needs
//! no further run. The share of the variance that these means explain is the first-order index of Sobol
//! (1993), here freed of the noise of the means. (What parameters do together is in `analysis::indices`.) Ranks (Spearman) and the shift of the parameter on the
//! paths that bust, in standard deviations of its normal score, need no assumption on its law.

use rayon::prelude::*;

use super::{
    driver::{Bin, Driver, Drivers},
    outcome::Outcome,
    ranking::{Ranking, correlation, order, ranks},
    sample::Sample,
};
use crate::{
    math::normal_quantile,
    metrics::{Unit, Which},
};

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
        Some(sample.found.drivers(outcome, || found(sample, outcome)))
    }
}

/// Works out the drivers of an outcome.
fn found(sample: &Sample, outcome: &Outcome) -> Drivers {
    let (values, unit) = scored(outcome);
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let ranks = scores(&values);
    let rankings = sample.found.rankings(&sample.drawn, &sample.tied, &sample.outcomes[0].values);
    let limit = -normal_quantile(0.025 / sample.drawn.len() as f64);
    let drawn = sample.drawn.par_iter().zip(rankings);
    let mut drivers: Vec<Driver> = drawn
        .map(|((name, drawn), ranking)| driver(name, (drawn, ranking), (&values, &ranks), limit))
        .collect();
    for (driver, tied) in drivers.iter_mut().zip(&sample.tied) {
        driver.tied_to = tied.iter().map(|place| sample.drawn[*place].0.clone()).collect();
    }
    let last = |driver: &Driver| driver.acts_through_others();
    drivers.sort_by(|a, b| last(a).cmp(&last(b)).then(b.swing().abs().total_cmp(&a.swing().abs())));
    Drivers { outcome: outcome.name.clone(), unit, mean, paths: values.len(), drivers }
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
    (drawn, ranking): (&[f64], &Ranking),
    (values, outcome): (&[f64], &[f64]),
    limit: f64,
) -> Driver {
    let bins = bins(drawn, values, &ranking.order);
    let rank = correlation(&ranking.ranks, outcome);
    let count = values.len() as f64;
    let mut driver = Driver {
        name: name.to_owned(),
        explained: explained(values, &bins, drawn.len()),
        bins,
        rank: (rank, ((1.0 - rank * rank) / (count - 2.0)).sqrt()),
        shift: ranking.shift,
        tied_to: Vec::new(),
        apart: ranking.apart.as_ref().map(|apart| correlation(apart, outcome)),
        is_clear: false,
    };
    driver.is_clear = driver.swing().abs() > limit * driver.swing_error().unwrap_or(0.0);
    driver
}

/// Tenths of the paths by a parameter; equal values stay together.
fn bins(drawn: &[f64], values: &[f64], order: &[u32]) -> Vec<Bin> {
    let mut bins = Vec::new();
    let mut from = 0;
    for tenth in 1..=BINS {
        let mut to = order.len() * tenth / BINS;
        while to > 0
            && to < order.len()
            && drawn[order[to] as usize].total_cmp(&drawn[order[to - 1] as usize]).is_eq()
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

fn bin(paths: &[u32], drawn: &[f64], values: &[f64]) -> Bin {
    let own: Vec<f64> = paths.iter().map(|path| values[*path as usize]).collect();
    let (mean, error) = super::contrast::mean(&own).unwrap_or((f64::NAN, 0.0));
    let parameter =
        paths.iter().map(|path| drawn[*path as usize]).sum::<f64>() / paths.len() as f64;
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
    ranks(values, &order(values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        metrics::{BUST, Metric, Part, Quantity},
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

    /// What goes with `a` and does nothing is called that, and stands last; what does something of its own is not.
    #[test]
    fn what_acts_through_others_is_told_apart() {
        let mut sample = sample();
        let mixed = |of: usize, with: usize, sample: &Sample| -> Vec<f64> {
            let (of, with) = (&sample.drawn[of].1, &sample.drawn[with].1);
            of.iter().zip(with).map(|(of, with)| 0.8 * of + 0.6 * with).collect()
        };
        // `c` of its own draws and of those of `a`; `b` of its own, which the outcome knows, and of those of `a`.
        let (idle, own) = (mixed(0, 2, &sample), mixed(1, 2, &sample));
        (sample.drawn[0].1, sample.drawn[1].1) = (idle, own);
        sample.tied = vec![vec![2], vec![2], vec![0, 1]];
        let drivers = Drivers::of(&sample, Metric::WriteDown).unwrap().drivers;
        let told: Vec<_> =
            drivers.iter().map(|one| (one.name.as_str(), one.acts_through_others())).collect();
        assert_eq!(told, [("a", false), ("b", false), ("c", true)]);
        assert_eq!(drivers[2].tied_to, ["a"]);
        assert!(drivers[2].rank.0 > 0.5 && drivers[2].apart.unwrap().abs() < 0.05);
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
        assert!((drivers[0].swing() - 6.0 * 1.755).abs() < 5.0 * drivers[0].swing_error().unwrap());
        // Of normals that correlate by r, ranks correlate by 6/pi asin(r/2).
        let r: f64 = 3.0 / 10.0_f64.sqrt();
        let rank = 6.0 / std::f64::consts::PI * (r / 2.0).asin();
        assert!((drivers[0].rank.0 - rank).abs() < 0.01);
        assert!(drivers[0].is_clear && drivers[1].is_clear && !drivers[2].is_clear);
        let (shift, error) = drivers[2].shift.unwrap();
        assert!(shift.abs() < 4.0 * error && drivers[0].shift.unwrap().0 > 1.0);
    }

    /// What is known of a sample is known no more once paths are added.
    #[test]
    fn drivers_are_remembered_until_paths_are_added() {
        let mut sample = sample();
        let first = format!("{:?}", Drivers::of(&sample, Metric::WriteDown));
        sample.outcomes[1].values.iter_mut().for_each(|value| *value = -*value);
        assert_eq!(format!("{:?}", Drivers::of(&sample, Metric::WriteDown)), first, "remembered");
        let none = Part {
            first_path: 0,
            metrics: &[],
            values: Vec::new(),
            exact: true,
            busts: Vec::new(),
            drawn: Vec::new(),
        };
        sample.add(&none);
        assert_ne!(format!("{:?}", Drivers::of(&sample, Metric::WriteDown)), first);
    }

    #[test]
    fn equal_values_stay_in_one_bin() {
        let drawn = [1.0, 1.0, 1.0, 2.0, 2.0, 3.0];
        let bins = bins(&drawn, &drawn, &order(&drawn));
        assert_eq!(bins.len(), 3);
        assert!((scores(&drawn)[0] - scores(&drawn)[2]).abs() < 1e-15);
    }
}
