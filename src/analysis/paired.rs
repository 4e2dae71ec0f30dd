//! Differences between two scenarios on the same paths, with their errors.
//!
//! The error of a difference of estimates is that of the mean difference of their influence functions
//! (Hampel 1974): the value itself for a mean, `(p - 1{x <= q}) / f(q)` for a quantile, `(x - q)+ / (1 - p)`
//! for an expected shortfall (of earnings, turned round). Both scenarios share their luck, so the influences of a path cancel; what luck is
//! left is taken out where its mean is known (`control`).

use serde::Serialize;

use super::{
    contrast::{Contrast, mean, quantile, shortfall},
    control::Luck,
    outcome::Outcome,
};
use crate::{
    metrics::{Distribution, Proportion, Side, Unit},
    scenario::Statistic,
};

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
    /// Of the same outcome in two scenarios with the same paths, and what each path adds to each contrast. `alike` says
    /// that the scenarios are one: what no path changes cannot change then, and may be rare otherwise.
    pub(super) fn new(first: &Outcome, second: &Outcome, alike: bool) -> (Self, Influences) {
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
        let worse = first.worse();
        let low = worse == Side::Low;
        // A rate that is undefined is no value: there is no share of such paths to take.
        let tail = ever || first.unit != Unit::Rate;
        let at = |p: f64| quantile(p, [a, b], &sorted, alike);
        let found = [
            ever.then(|| Contrast::of_means(a.clone(), b.clone(), alike)).flatten(),
            at(0.5),
            low.then(|| at(0.05)).flatten(),
            (!low).then(|| at(0.95)).flatten(),
            tail.then(|| shortfall((0.95, worse), [a, b], &sorted, alike)).flatten(),
            (!ever).then(|| Contrast::of_means(never(a), never(b), alike)).flatten(),
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

#[cfg(test)]
mod tests;
