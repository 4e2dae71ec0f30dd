//! Empirical distributions, each estimate with its Monte Carlo standard error.

use serde::Serialize;

use super::{histogram::Histogram, moments::Moments, quantity::Side, tail::Tail};

/// A number and its standard error; `None` where the error cannot be known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its Monte Carlo standard error.
    pub error: Option<f64>,
}

/// The values of one metric on all paths; infinite values ("never") come last.
#[derive(Clone, Debug)]
pub struct Distribution(Stored);

#[derive(Clone, Debug)]
enum Stored {
    /// Every value, rising.
    Exact(Vec<f64>),
    /// Counts in narrow cells.
    Counted(Box<(Histogram, Moments)>),
}

impl Distribution {
    /// Of the values of all paths; there must be at least one.
    pub fn new(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        Self(Stored::Exact(values))
    }

    /// Of counted values; there must be at least one.
    pub(super) fn counted(histogram: Histogram, moments: Moments) -> Self {
        Self(Stored::Counted(Box::new((histogram, moments))))
    }

    /// Largest error of its quantiles relative to their values: none, unless values were counted in
    /// cells.
    pub const fn cell_error(&self) -> Option<f64> {
        match self.0 {
            Stored::Exact(_) => None,
            Stored::Counted(_) => Some(Histogram::ERROR),
        }
    }

    /// Number of paths with a value, infinite ones included.
    pub fn count(&self) -> u64 {
        match &self.0 {
            Stored::Exact(sorted) => sorted.len() as u64,
            Stored::Counted(counted) => counted.0.count(),
        }
    }

    /// The value of a rank, from 0; beyond the last, the last.
    #[expect(clippy::cast_possible_truncation, reason = "an index")]
    fn at(&self, rank: u64) -> f64 {
        let rank = rank.min(self.count() - 1);
        match &self.0 {
            Stored::Exact(sorted) => sorted[rank as usize],
            Stored::Counted(counted) => counted.0.at(rank),
        }
    }

    /// The smallest value.
    pub fn least(&self) -> f64 {
        match &self.0 {
            Stored::Exact(sorted) => sorted[0],
            Stored::Counted(counted) => counted.0.least(),
        }
    }

    /// The largest value.
    pub fn most(&self) -> f64 {
        self.at(u64::MAX)
    }

    /// Number of paths with a value below a limit.
    pub fn below(&self, limit: f64) -> f64 {
        match &self.0 {
            Stored::Exact(sorted) => sorted.partition_point(|value| *value < limit) as f64,
            Stored::Counted(counted) => counted.0.below(limit, false),
        }
    }

    /// Number of paths with a value of at most a limit.
    pub fn up_to(&self, limit: f64) -> f64 {
        match &self.0 {
            Stored::Exact(sorted) => sorted.partition_point(|value| *value <= limit) as f64,
            Stored::Counted(counted) => counted.0.below(limit, true),
        }
    }

    /// Number of paths with an infinite value.
    fn never(&self) -> u64 {
        match &self.0 {
            Stored::Exact(sorted) => {
                (sorted.len() - sorted.partition_point(|value| *value < f64::INFINITY)) as u64
            }
            Stored::Counted(counted) => counted.0.never(),
        }
    }

    /// Share of paths with an infinite value.
    pub fn share_never(&self) -> f64 {
        self.never() as f64 / self.count() as f64
    }

    /// Mean and its standard error; infinite values make it unknown (`None`). What happens on none of the paths, or on
    /// all, has no error: on how many others it may be different these paths do not tell.
    pub fn mean(&self) -> Option<Estimate> {
        if self.never() > 0 {
            return None;
        }
        let (value, error) = match &self.0 {
            Stored::Exact(sorted) => mean(sorted),
            Stored::Counted(counted) => counted.1.mean(),
        };
        let unknown = self.count() == 1 || [0.0, 1.0].iter().any(|value| self.is_always(*value));
        Some(Estimate { value, error: (!unknown).then_some(error) })
    }

    fn is_always(&self, value: f64) -> bool {
        [self.least(), self.most()].iter().all(|end| (end - value).abs() <= 0.0)
    }

    /// The value that a fraction `p` of paths stay at or below, with its standard error from the
    /// order statistics one standard deviation of the binomial below and above: valid for any law.
    pub fn quantile(&self, p: f64) -> Estimate {
        let [low, value, high] = self.quantile_within(p, 1.0);
        let enough = self.count() as f64 * p.min(1.0 - p) >= 5.0;
        let error = (high - low) / 2.0;
        Estimate { value, error: (enough && error.is_finite()).then_some(error) }
    }

    /// The same of the paths on which it happens at all, without an error; none where it never does.
    pub fn quantile_of_those(&self, p: f64) -> Option<f64> {
        let happens = 1.0 - self.share_never();
        (happens > 0.0).then(|| self.quantile(p * happens).value)
    }

    /// The quantile at `p` between the order statistics so many standard deviations of the binomial
    /// below and above.
    pub fn quantile_within(&self, p: f64, deviations: f64) -> [f64; 3] {
        let count = self.count() as f64;
        let spread = deviations * (count * p * (1.0 - p)).sqrt();
        [-spread, 0.0, spread].map(|shift| self.rank(count * p + shift))
    }

    /// Expected shortfall: the mean of the share `1 - p` of the worst values, at least one: the largest,
    /// or the smallest where these are the bad ones. Its variance is that of the excesses over the
    /// quantile (Manistre and Hancock 2005). None where neither side is bad, or where some of the worst
    /// never happen.
    pub fn expected_shortfall(&self, p: f64, worse: Side) -> Option<Estimate> {
        let tail_count = (self.count() as f64 * (1.0 - p)).round().max(1.0);
        let Tail { mean: value, squares, nearest } = self.tail(tail_count, worse)?;
        let distance = value - nearest;
        let variance = (squares + p * distance * distance) / tail_count;
        let known = tail_count >= 5.0 && !self.is_always(0.0);
        Some(Estimate { value, error: known.then(|| variance.sqrt()) })
    }

    /// The worst values, so many.
    fn tail(&self, count: f64, worse: Side) -> Option<Tail> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count of paths"
        )]
        let (number, places) = (count as u64, count as usize);
        let there = match worse {
            Side::High => self.never() == 0,
            Side::Low => number + self.never() <= self.count(),
            Side::Neither => false,
        };
        there.then(|| match (&self.0, worse) {
            (Stored::Exact(sorted), Side::Low) => Tail::of(&sorted[..places], |all| all.len() - 1),
            (Stored::Exact(sorted), _) => Tail::of(&sorted[sorted.len() - places..], |_| 0),
            (Stored::Counted(counted), side) => counted.0.tail(number, side),
        })
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
    fn rank(&self, place: f64) -> f64 {
        self.at(place.ceil().max(1.0) as u64 - 1)
    }
}

/// Mean and its standard error.
fn mean(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let value = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|x| (x - value) * (x - value)).sum();
    (value, (squares / (count - 1.0) / count).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        math::{exp, normal_quantile},
        random::{Chance, Draws, LANES},
    };

    /// What happens on no path, or on every one, may on others: nothing of it is known to the last figure.
    #[test]
    fn what_no_path_has_has_no_error() {
        let always = |value: f64| Distribution::new(vec![value; 500]);
        for value in [0.0, 1.0] {
            assert_eq!(always(value).mean(), Some(Estimate { value, error: None }));
        }
        assert!(always(0.0).expected_shortfall(0.95, Side::High).unwrap().error.is_none());
        // An amount that is the same on all paths is no chance.
        assert_eq!(always(12.0).mean().unwrap().error, Some(0.0));
        let some = Distribution::new((0..500).map(|i| f64::from(u8::from(i < 3))).collect());
        assert!(some.mean().unwrap().error.unwrap() > 0.0);
    }

    #[test]
    fn quantiles_and_shortfall_of_a_known_sample() {
        let values = Distribution::new((1..=100).map(f64::from).collect());
        assert!((values.quantile(0.5).value - 50.0).abs() < 1e-12);
        assert!((values.quantile(0.95).value - 95.0).abs() < 1e-12);
        assert!((values.expected_shortfall(0.95, Side::High).unwrap().value - 98.0).abs() < 1e-12);
        assert!((values.mean().unwrap().value - 50.5).abs() < 1e-12);
    }

    /// Of earnings the worst are the smallest; the tail of what is turned round is the same, turned round.
    #[test]
    fn the_worst_are_on_the_bad_side() {
        let values: Vec<f64> = (1..=100).map(|i| f64::from(i * i)).collect();
        let mirrored = Distribution::new(values.iter().map(|value| -value).collect());
        let values = Distribution::new(values);
        let low = values.expected_shortfall(0.95, Side::Low).unwrap();
        assert!((low.value - 11.0).abs() < 1e-12);
        let (high, mirror) = (
            values.expected_shortfall(0.95, Side::High).unwrap(),
            mirrored.expected_shortfall(0.95, Side::Low).unwrap(),
        );
        assert!((high.value + mirror.value).abs() < 1e-9);
        assert!((high.error.unwrap() / mirror.error.unwrap() - 1.0).abs() < 1e-12);
        // By hand: k = 5, mean 11, squares (100 + 49 + 4 + 25 + 196) / 5, q = 25.
        let variance = (374.0 / 5.0 + 0.95 * 14.0 * 14.0) / 5.0;
        assert!((low.error.unwrap() - f64::sqrt(variance)).abs() < 1e-12);
        assert!(values.expected_shortfall(0.95, Side::Neither).is_none());
    }

    /// What never happens on some paths has a worst side where the worst are those on which it does.
    #[test]
    fn early_years_have_a_tail_although_some_never_come() {
        let mut years = vec![f64::INFINITY; 50];
        years.extend((0..50).map(|i| 2026.0 + f64::from(i / 5)));
        let years = Distribution::new(years);
        assert!((years.expected_shortfall(0.95, Side::Low).unwrap().value - 2026.0).abs() < 1e-12);
        assert!(years.expected_shortfall(0.4, Side::Low).is_none());
        assert!(years.expected_shortfall(0.95, Side::High).is_none());
    }

    #[test]
    fn never_is_a_result() {
        let values = Distribution::new(vec![2030.0, f64::INFINITY, 2028.0, f64::INFINITY]);
        assert!((values.share_never() - 0.5).abs() < 1e-15);
        assert!(values.quantile(0.9).value.is_infinite() && values.mean().is_none());
    }

    /// Over repeated samples of a log-normal loss, the true value lies within two standard errors
    /// about 95 times in 100.
    #[test]
    fn standard_errors_cover_the_truth() {
        let (paths, repeats) = (4096, 400);
        let (mut hits_quantile, mut hits_shortfall) = (0, 0);
        let true_quantile = exp(normal_quantile(0.9));
        // ES of the log-normal: exp(1/2) Phi(1 - z_p) / (1 - p).
        let true_shortfall = exp(0.5) * crate::math::normal_cdf(1.0 - normal_quantile(0.9)) / 0.1;
        for repeat in 0..repeats {
            let mut values = Vec::new();
            for batch in 0..paths / LANES as u64 {
                let first = (repeat * paths) + batch * LANES as u64;
                values.extend(Draws::new(Chance::Seed(5), "loss", first).normal().map(exp));
            }
            let sample = Distribution::new(values);
            let covers = |estimate: Estimate, truth: f64| {
                usize::from((estimate.value - truth).abs() < 1.96 * estimate.error.unwrap())
            };
            hits_quantile += covers(sample.quantile(0.9), true_quantile);
            hits_shortfall +=
                covers(sample.expected_shortfall(0.9, Side::High).unwrap(), true_shortfall);
        }
        // 95 % of 400, within four standard deviations, and a little less for the heavy tail.
        assert!((360..=398).contains(&hits_quantile), "{hits_quantile}");
        assert!((352..=398).contains(&hits_shortfall), "{hits_shortfall}");
    }
}
