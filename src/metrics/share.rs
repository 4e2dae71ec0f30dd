//! A share of paths, with an exact interval.

use serde::Serialize;
use statrs::distribution::{Beta, ContinuousCDF};

/// A share of paths that have a property.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Proportion {
    /// The share.
    pub value: f64,
    /// Its standard error; zero says nothing where no path, or every path, has the property.
    pub error: f64,
    /// Lower and upper end of the exact 95 % interval (Clopper and Pearson 1934).
    pub interval: [f64; 2],
}

impl Proportion {
    /// Of `hits` among `count` paths.
    pub fn new(hits: u64, count: u64) -> Self {
        let (k, n) = (hits as f64, count as f64);
        let value = k / n;
        let bound =
            |a: f64, b: f64, p: f64| Beta::new(a, b).map_or(value, |beta| beta.inverse_cdf(p));
        let low = if hits == 0 { 0.0 } else { bound(k, n - k + 1.0, 0.025) };
        let high = if hits == count { 1.0 } else { bound(k + 1.0, n - k, 0.975) };
        // Seven digits: the library's last bits depend on the CPU.
        let rounded = |x: f64| (x * 1e7).round() / 1e7;
        Self {
            value,
            error: (value * (1.0 - value) / n).sqrt(),
            interval: [rounded(low), rounded(high)],
        }
    }
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
}
