//! Differences between two scenarios on the same paths, with their errors.
//!
//! The error of a difference of estimates is that of the mean difference of their influence functions
//! (Hampel 1974): the value itself for a mean, `(p - 1{x <= q}) / f(q)` for a quantile, `(x - q)+ / (1 - p)`
//! for an expected shortfall (of earnings, turned round). Both scenarios share their luck, so the influences of a path cancel; what luck is
//! left is taken out where its mean is known (`control`).

use serde::Serialize;

use super::{control::Luck, outcome::Outcome};
use crate::{
    metrics::{Distribution, Proportion, Side, Unit},
    scenario::Statistic,
};

/// A number in two scenarios, and its difference.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Contrast {
    /// In the first.
    pub first: f64,
    /// In the second.
    pub second: f64,
    /// First less second, freed of known luck: within its error of the plain difference.
    pub difference: f64,
    /// Standard error of the difference; `None` where paths are too few.
    pub error: Option<f64>,
    /// What that error would be if each scenario had drawn its own luck.
    pub independent_error: Option<f64>,
}

impl Contrast {
    /// Ends of the 95 % interval of the difference.
    pub fn interval(&self) -> Option<[f64; 2]> {
        let half = 1.96 * self.error?;
        Some([self.difference - half, self.difference + half])
    }

    /// How many times narrower the interval is than with luck of their own.
    pub fn narrower(&self) -> Option<f64> {
        let (error, independent) = (self.error?, self.independent_error?);
        (error > 0.0).then(|| independent / error)
    }

    /// Whether the difference can be told from zero: three standard errors.
    pub fn is_clear(&self) -> bool {
        self.error.is_some_and(|error| self.difference.abs() > 3.0 * error)
    }

    fn new(first: f64, second: f64, influences: Option<[Vec<f64>; 2]>) -> Option<Influenced> {
        if !first.is_finite() || !second.is_finite() {
            return None;
        }
        let difference = first - second;
        let mut contrast = Self { first, second, difference, error: None, independent_error: None };
        let Some([a, b]) = influences.filter(|[a, _]| a.len() > 1) else {
            return Some((contrast, Vec::new()));
        };
        let each: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a - b).collect();
        let differ = each.iter().filter(|difference| **difference != 0.0).count();
        if differ > 0 && differ < LEAST {
            return Some((contrast, Vec::new()));
        }
        let own = |values: &[f64]| mean(values).map_or(0.0, |(_, error)| error * error);
        contrast.error = mean(&each).map(|(_, error)| error);
        contrast.independent_error = Some((own(&a) + own(&b)).sqrt());
        Some((contrast, each))
    }
}

/// Paths that must differ at least: from fewer no spread can be told.
const LEAST: usize = 20;

/// A contrast, and what each path adds to it: its influence, up to a constant.
type Influenced = (Contrast, Vec<f64>);

/// One outcome in two scenarios.
#[derive(Clone, Debug, Serialize)]
pub struct Pair {
    /// Of the means, where every path has a value.
    pub mean: Option<Contrast>,
    /// Of the medians.
    pub median: Option<Contrast>,
    /// Of the quantiles that one path in twenty is worse than: at 5 % where small values are the bad ones.
    pub p5: Option<Contrast>,
    /// At 95 % where they are not.
    pub p95: Option<Contrast>,
    /// Of the means of the worst 5 %.
    pub expected_shortfall_95: Option<Contrast>,
    /// Of the shares of paths on which it never happens or is undefined.
    pub never: Option<Contrast>,
    /// Share of paths on which the first scenario has the larger value.
    pub higher: Proportion,
    /// Share of paths on which both have the same.
    pub equal: Proportion,
}

impl Pair {
    /// Of the same outcome in two scenarios with the same paths, and what each path adds to each contrast.
    pub(super) fn new(first: &Outcome, second: &Outcome) -> (Self, Influences) {
        let (a, b) = (&first.values, &second.values);
        let sorted = (Distribution::new(a.clone()), Distribution::new(b.clone()));
        let count = a.len() as u64;
        let paths = |holds: fn(f64, f64) -> bool| {
            a.iter().zip(b).filter(|(a, b)| holds(**a, **b)).count() as u64
        };
        let never = |values: &[f64]| -> Vec<f64> {
            values.iter().map(|value| f64::from(u8::from(value.is_infinite()))).collect()
        };
        let ever = a.iter().chain(b).all(|value| value.is_finite());
        let (never_a, never_b) = (never(a), never(b));
        let share = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let shares = (share(&never_a), share(&never_b));
        let own = || Contrast::new(share(a), share(b), Some([a.clone(), b.clone()]));
        let worse = first.worse();
        let low = worse == Side::Low;
        // A rate that is undefined is no value: there is no share of such paths to take.
        let tail = ever || first.unit != Unit::Rate;
        let never = || Contrast::new(shares.0, shares.1, Some([never_a, never_b]));
        let found = [
            ever.then(own).flatten(),
            quantile(0.5, a, b, &sorted),
            low.then(|| quantile(0.05, a, b, &sorted)).flatten(),
            (!low).then(|| quantile(0.95, a, b, &sorted)).flatten(),
            tail.then(|| shortfall((0.95, worse), a, b, &sorted)).flatten(),
            (!ever).then(never).flatten(),
        ];
        let influences =
            found.each_ref().map(|one| one.as_ref().map_or(Vec::new(), |f| f.1.clone()));
        let [mean, median, p5, p95, expected_shortfall_95, never] =
            found.map(|one| one.map(|(contrast, _)| contrast));
        let pair = Self {
            mean,
            median,
            p5,
            p95,
            expected_shortfall_95,
            never,
            higher: Proportion::new(paths(|a, b| a > b), count),
            equal: Proportion::new(paths(|a, b| a.total_cmp(&b).is_eq()), count),
        };
        (pair, influences)
    }

    /// Each contrast that there is, with its name in files.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, Contrast)> {
        let all = [
            ("mean", self.mean),
            ("median", self.median),
            ("p5", self.p5),
            ("p95", self.p95),
            ("expected_shortfall_95", self.expected_shortfall_95),
            ("never", self.never),
        ];
        all.into_iter().filter_map(|(name, contrast)| Some((name, contrast?)))
    }

    /// The contrast of a statistic.
    pub fn contrast(&self, statistic: Statistic) -> Option<Contrast> {
        match statistic {
            Statistic::Mean => self.mean,
            Statistic::Share => self.never,
            Statistic::ExpectedShortfall(_) => self.expected_shortfall_95,
            Statistic::Quantile(p) if p < 0.5 => self.p5,
            Statistic::Quantile(p) if p > 0.5 => self.p95,
            Statistic::Quantile(_) => self.median,
        }
    }

    /// Its contrasts, in the order of their influences.
    pub(super) const fn contrasts(&mut self) -> [&mut Option<Contrast>; 6] {
        [
            &mut self.mean,
            &mut self.median,
            &mut self.p5,
            &mut self.p95,
            &mut self.expected_shortfall_95,
            &mut self.never,
        ]
    }
}

/// For mean, median, 5th or 95th percentile, shortfall and never, what each path adds to the difference; empty
/// where there is none.
pub(super) type Influences = [Vec<f64>; 6];

/// Takes the luck of the paths out of contrasts, where paths are enough.
pub(super) fn free(pairs: &mut [(&mut Pair, Influences)], luck: &Luck) {
    let values: Vec<&[f64]> = pairs
        .iter()
        .flat_map(|(_, influences)| influences)
        .map(Vec::as_slice)
        .filter(|each| !each.is_empty())
        .collect();
    let Some(freed) = luck.free(&values) else { return };
    let mut freed = freed.into_iter();
    for (pair, influences) in pairs {
        for (contrast, each) in pair.contrasts().into_iter().zip(influences) {
            let (Some(contrast), Some((plain, _))) = (contrast, mean(each)) else { continue };
            if let Some(freed) = freed.next() {
                contrast.difference += freed.mean - plain;
                contrast.error = Some(freed.error);
            }
        }
    }
}

fn quantile(
    p: f64,
    a: &[f64],
    b: &[f64],
    sorted: &(Distribution, Distribution),
) -> Option<Influenced> {
    let (first, second) = (sorted.0.quantile(p), sorted.1.quantile(p));
    let influence = |values: &[f64], at: f64, error: f64| -> Vec<f64> {
        // The error of the quantile is sqrt(p (1 - p) / n) / f.
        let over_density = error * (values.len() as f64 / (p * (1.0 - p))).sqrt();
        let below = |value: &f64| f64::from(u8::from(*value <= at));
        values.iter().map(|value| (p - below(value)) * over_density).collect()
    };
    let influences = first.error.zip(second.error).map(|(first_error, second_error)| {
        [influence(a, first.value, first_error), influence(b, second.value, second_error)]
    });
    Contrast::new(first.value, second.value, influences)
}

fn shortfall(
    (p, worse): (f64, Side),
    a: &[f64],
    b: &[f64],
    sorted: &(Distribution, Distribution),
) -> Option<Influenced> {
    let of = |sorted: &Distribution| sorted.expected_shortfall(p, worse);
    let (first, second) = (of(&sorted.0)?, of(&sorted.1)?);
    // Excesses of losses lie above the quantile, those of earnings below.
    let (sign, level) = if worse == Side::Low { (-1.0, 1.0 - p) } else { (1.0, p) };
    let influence = |values: &[f64], at: f64| -> Vec<f64> {
        values.iter().map(|value| sign * (sign * (value - at)).max(0.0) / (1.0 - p)).collect()
    };
    let enough = first.error.is_some();
    let influences = enough.then(|| {
        let at = |sorted: &Distribution| sorted.quantile(level).value;
        [influence(a, at(&sorted.0)), influence(b, at(&sorted.1))]
    });
    Contrast::new(first.value, second.value, influences)
}

/// Mean and its standard error; `None` if any value is infinite, or there is none.
pub(super) fn mean(values: &[f64]) -> Option<(f64, f64)> {
    let count = values.len() as f64;
    let value = values.iter().sum::<f64>() / count;
    if !value.is_finite() {
        return None;
    }
    let squares: f64 = values.iter().map(|x| (x - value) * (x - value)).sum();
    Some((value, (squares / (count - 1.0).max(1.0) / count).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        math::{exp, normal_cdf, normal_quantile},
        metrics::Metric,
        random::{Chance, Draws, LANES},
    };

    fn outcome(values: Vec<f64>) -> Outcome {
        let quantity = Metric::WriteDown.quantity();
        Outcome { name: "x".into(), quantity, unit: Unit::Money, values }
    }

    /// Log-normal losses with the same luck, but for a part of it.
    fn losses(experiment: u64, spread: f64, own: &str, size: u64) -> Vec<f64> {
        let mut values = Vec::new();
        for batch in 0..size / LANES as u64 {
            let first = experiment * size + batch * LANES as u64;
            let shared = Draws::new(Chance::Seed(3), "shared", first).normal();
            let own = Draws::new(Chance::Seed(3), own, first).normal();
            let each = shared.iter().zip(own).map(|(z, e)| exp(spread * (0.98 * z + 0.199 * e)));
            values.extend(each);
        }
        values
    }

    /// Over repeated experiments, intervals hold the true differences at their stated rate, and are much
    /// narrower than those of independent samples.
    #[test]
    fn paired_intervals_cover_the_truth() {
        let (experiments, size) = (400, 4096);
        let z = normal_quantile(0.95);
        let quantile = |spread: f64| exp(spread * z);
        let shortfall = |s: f64| exp(s * s / 2.0) * normal_cdf(s - normal_quantile(0.95)) / 0.05;
        let truths = [
            exp(0.18) - exp(0.125),
            0.0,
            quantile(0.6) - quantile(0.5),
            shortfall(0.6) - shortfall(0.5),
        ];
        let mut hits = [0; 4];
        for experiment in 0..experiments {
            let (a, b) = (losses(experiment, 0.6, "a", size), losses(experiment, 0.5, "b", size));
            let pair = Pair::new(&outcome(a), &outcome(b)).0;
            let contrasts = [pair.mean, pair.median, pair.p95, pair.expected_shortfall_95];
            for (hit, (contrast, truth)) in hits.iter_mut().zip(contrasts.iter().zip(truths)) {
                let contrast = contrast.unwrap();
                let [low, high] = contrast.interval().unwrap();
                *hit += usize::from((low..=high).contains(&truth));
                assert!(contrast.narrower().unwrap() > 1.2, "{contrast:?}");
            }
        }
        // 95 % of 400 is 380; four standard deviations of the count are 17.
        assert!(hits.iter().all(|hit| (363..=397).contains(hit)), "{hits:?}");
    }

    #[test]
    fn few_paths_that_differ_tell_no_error() {
        let values = |differing: usize| {
            let value = |path: usize| if path < differing { 2.0 } else { 1.0 };
            outcome((0..10_000).map(value).collect())
        };
        let mean = |differing| Pair::new(&values(differing), &values(0)).0.mean.unwrap();
        assert!(mean(19).error.is_none() && mean(19).difference > 0.0);
        assert!(mean(20).error.unwrap() > 0.0);
        assert_eq!(mean(0).error, Some(0.0));
    }

    #[test]
    fn years_that_never_come_are_shares() {
        let (a, b) = (vec![2030.0, f64::INFINITY, 2031.0], vec![2030.0, 2029.0, 2032.0]);
        let pair = Pair::new(&outcome(a), &outcome(b)).0;
        assert!(pair.mean.is_none() && pair.expected_shortfall_95.is_none());
        assert!((pair.never.unwrap().difference - 1.0 / 3.0).abs() < 1e-15);
        assert!((pair.higher.value - 1.0 / 3.0).abs() < 1e-15);
        assert!((pair.equal.value - 1.0 / 3.0).abs() < 1e-15);
    }

    #[test]
    fn one_path_has_a_difference_and_no_error() {
        let pair = Pair::new(&outcome(vec![5.0]), &outcome(vec![3.0])).0;
        let mean = pair.mean.unwrap();
        assert!((mean.difference - 2.0).abs() < 1e-15 && mean.error.is_none());
        assert!(!mean.is_clear() && mean.interval().is_none());
    }
}
