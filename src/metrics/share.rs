//! A share of paths, with an exact interval.

use serde::Serialize;
use statrs::distribution::{Beta, ContinuousCDF};

use super::distribution::Estimate;
use crate::math::{exp, normal_quantile};

/// Where paths with and without a property are both more than this, the interval's ends come from
/// an approximation: the library's continued fraction is cut off before it is right there.
const MANY: f64 = 1000.0;

/// A share of paths that have a property.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Proportion {
    /// The share.
    pub value: f64,
    /// Its standard error; none where no path, or every path, has the property: the interval tells how far it is known.
    pub error: Option<f64>,
    /// Lower and upper end of the exact 95 % interval (Clopper and Pearson 1934).
    pub interval: [f64; 2],
}

impl Proportion {
    /// Of `hits` among `count` paths.
    pub fn new(hits: u64, count: u64) -> Self {
        let (k, n) = (hits as f64, count as f64);
        let value = k / n;
        let interval = Self::within(hits, count, 0.025);
        let error = (value * (1.0 - value) / n).sqrt();
        Self { value, error: (0 < hits && hits < count).then_some(error), interval }
    }

    /// As a number with its error.
    pub const fn estimate(&self) -> Estimate {
        Estimate { value: self.value, error: self.error }
    }

    /// The share of paths that do not have the property.
    pub const fn of_others(&self) -> Estimate {
        Estimate { value: 1.0 - self.value, error: self.error }
    }

    /// Ends of the exact interval that leaves out so much on either side.
    pub fn within(hits: u64, count: u64, tail: f64) -> [f64; 2] {
        let (k, n) = (hits as f64, count as f64);
        let low = if hits == 0 { 0.0 } else { beta_quantile(k, n - k + 1.0, tail) };
        let high = if hits == count { 1.0 } else { beta_quantile(k + 1.0, n - k, 1.0 - tail) };
        // Twelve digits: the library's last bits depend on the CPU.
        [low, high].map(|end| (end * 1e12).round() / 1e12)
    }
}

impl Proportion {
    /// The same, larger or smaller by so much, within what a share can be; by nothing, it is the same to the bit.
    #[must_use]
    pub fn moved(self, by: f64) -> Self {
        if by == 0.0 {
            return self;
        }
        let at = |value: f64| (value + by).clamp(0.0, 1.0);
        Self { value: at(self.value), interval: self.interval.map(at), ..self }
    }
}

/// Quantile of a beta distribution; for large parameters as Carter (1947) approximates it (Abramowitz
/// and Stegun 26.5.22), there within 0.2 % of the distance from the mean.
fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    if a < MANY || b < MANY {
        return Beta::new(a, b).map_or(a / (a + b), |beta| halving(|x| beta.cdf(x) < p));
    }
    let y = -normal_quantile(p);
    let (s, t) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
    let (h, r) = (2.0 / (s + t), (y * y - 3.0) / 6.0);
    let w = y * (h + r).sqrt() / h - (t - s) * (r + 5.0 / 6.0 - 2.0 / (3.0 * h));
    a / (a + b * exp(2.0 * w))
}

/// Where in the unit interval a condition ceases to hold. The library's own search for a quantile does
/// not end for parameters of millions.
fn halving(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_match_published_ones() {
        // No hit in 10: 1 - 0.025^(1/10) = 0.3085; 8 in 10: 0.4439 to 0.9748.
        assert!((Proportion::new(0, 10).interval[1] - 0.308_497).abs() < 1e-5);
        let eight = Proportion::new(8, 10).interval;
        assert!((eight[0] - 0.443_905).abs() < 1e-5 && (eight[1] - 0.974_789).abs() < 1e-5);
        assert!((Proportion::new(10, 10).interval[1] - 1.0).abs() < 1e-12);
    }

    /// With the quantiles that `SciPy` 1.16 gives.
    #[test]
    fn ends_do_not_depend_on_how_they_are_found() {
        let expected = [
            (50.0, 50.0, 0.025, 0.402_697_916_590_057_4),
            (100.0, 1e4, 0.975, 0.011_921_998_377_504_106),
            (1000.0, 1000.0, 0.025, 0.478_094_719_620_683_8),
            (1000.0, 1e5, 0.975, 0.010_520_738_223_478_432),
            (5e7, 5e7, 0.975, 0.500_097_998_198_530_8),
            (1000.0, 1e8, 0.025, 9.389_639_221_146_773e-6),
        ];
        for (a, b, p, exact) in expected {
            let error = (beta_quantile(a, b, p) - exact) / (exact - a / (a + b));
            assert!(error.abs() < 1e-4, "{a} {b} {p}: {error}");
        }
    }

    #[test]
    fn rare_and_common_shares_of_many_paths_have_an_interval() {
        for hits in [0, 1, 10, 999, 1000, 1001, 50_000_000, 99_999_000, 99_999_999, 100_000_000] {
            let share = Proportion::new(hits, 100_000_000);
            let [low, high] = share.interval;
            assert!(low <= share.value && share.value <= high && low < high, "{share:?}");
            assert!(high - low < 6.0 * share.error.unwrap_or(0.0).max(1e-8), "{share:?}");
        }
    }
}
