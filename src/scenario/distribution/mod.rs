//! Distributions: each is its quantile function, so one uniform number makes one value.

mod beta;
mod forms;
mod read;

pub(super) use beta::BetaTable;
pub use read::distribution_of;
pub(super) use read::read_distribution;

use crate::math::{exp, ln, normal_cdf, normal_quantile, normal_quantiles};

/// What is known of a number.
#[derive(Clone, Debug)]
pub enum Distribution {
    /// Known exactly.
    Fixed(f64),
    /// Equally likely between two bounds.
    Uniform([f64; 2]),
    /// Lowest, likeliest, highest.
    Triangular([f64; 3]),
    /// Lowest and highest, with a tabulated beta distribution between (PERT, beta).
    Beta {
        /// Lowest and highest value.
        bounds: [f64; 2],
        /// The standard beta distribution.
        table: BetaTable,
    },
    /// Normal, or log-normal, between the probabilities that truncation leaves.
    Normal {
        /// Mean, of the logarithm if `log`.
        mean: f64,
        /// Standard deviation, of the logarithm if `log`.
        deviation: f64,
        /// Whether the logarithm is normal.
        log: bool,
        /// Probabilities below the lower and the upper truncation.
        kept: [f64; 2],
    },
    /// Three quantiles.
    Quantiles(ThreeQuantiles),
    /// A few values with cumulative probabilities.
    Discrete(Vec<(f64, f64)>),
}

/// The distribution through three quantiles, at 1 - p, one half and p.
///
/// A scale is chosen on which the quantity is unbounded (the number itself, its distance to a
/// bound as a logarithm, or the log-odds between two bounds); on it, `y = middle + slope
/// (exp(skew z) - 1) / skew` with z standard normal: Johnson's `S_L`, which passes through any three
/// ordered points. (The metalog of the same data does not: some triples have no density.)
#[derive(Clone, Copy, Debug)]
pub struct ThreeQuantiles {
    middle: f64,
    slope: f64,
    skew: f64,
    bounds: [f64; 2],
}

impl ThreeQuantiles {
    /// Through three ordered values, the outer two at probability `1 - p` and `p`, inside bounds
    /// that may be infinite.
    pub fn new(values: [f64; 3], p: f64, bounds: [f64; 2]) -> Self {
        let bounds = reached(values, bounds);
        let [low, middle, high] = values.map(|value| to_line(value, bounds));
        let z = normal_quantile(p);
        let skew = ln((high - middle) / (middle - low)) / z;
        let skew = if skew.abs() < 1e-9 { 0.0 } else { skew };
        let slope = if skew == 0.0 {
            (high - middle) / z
        } else {
            (high - middle) * skew / (exp(skew * z) - 1.0)
        };
        Self { middle, slope, skew, bounds }
    }

    /// The value that a fraction `p` stays below.
    pub fn quantile(&self, p: f64) -> f64 {
        self.at_score(normal_quantile(p))
    }

    /// The quantile at a normal score.
    #[inline(always)]
    fn at_score(&self, z: f64) -> f64 {
        let bent = if self.skew == 0.0 { z } else { (exp(self.skew * z) - 1.0) / self.skew };
        from_line(self.middle + self.slope * bent, self.bounds)
    }
}

/// Widths of the middle beyond which a bound says nothing that a number of sixteen digits could hold.
const FAR: f64 = 1e6;

/// Bounds that lie near enough to bend the line; others are none.
fn reached([low, _, high]: [f64; 3], [min, max]: [f64; 2]) -> [f64; 2] {
    let far = FAR * (high - low);
    [
        if low - min > far { f64::NEG_INFINITY } else { min },
        if max - high > far { f64::INFINITY } else { max },
    ]
}

fn to_line(value: f64, [low, high]: [f64; 2]) -> f64 {
    match (low.is_finite(), high.is_finite()) {
        (false, false) => value,
        (true, false) => ln(value - low),
        (false, true) => -ln(high - value),
        (true, true) => ln((value - low) / (high - value)),
    }
}

#[inline(always)]
fn from_line(y: f64, [low, high]: [f64; 2]) -> f64 {
    match (low.is_finite(), high.is_finite()) {
        (false, false) => y,
        (true, false) => low + exp(y),
        (false, true) => high - exp(-y),
        (true, true) => low + (high - low) / (1.0 + exp(-y)),
    }
}

impl Distribution {
    /// Normal or log-normal, cut at two values.
    pub fn normal(mean: f64, deviation: f64, log: bool, [low, high]: [f64; 2]) -> Self {
        let below = |value: f64| {
            let y = if log { ln(value) } else { value };
            normal_cdf((y - mean) / deviation)
        };
        let lowest = if low.is_finite() { below(low) } else { 0.0 };
        let highest = if high.is_finite() { below(high) } else { 1.0 };
        Self::Normal { mean, deviation, log, kept: [lowest, highest] }
    }

    /// PERT: a beta distribution with four times the weight on the likeliest value.
    pub fn pert([low, mode, high]: [f64; 3]) -> Self {
        let shape = |distance: f64| 1.0 + 4.0 * distance / (high - low);
        let table = BetaTable::new(shape(mode - low), shape(high - mode));
        Self::Beta { bounds: [low, high], table }
    }

    /// The value that a fraction `p` of paths stay below, for `p` in (0, 1).
    pub fn quantile(&self, p: f64) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Uniform([low, high]) => low + (high - low) * p,
            Self::Triangular(corners) => triangular(*corners, p),
            Self::Beta { bounds: [low, high], table } => low + (high - low) * table.quantile(p),
            Self::Normal { mean, deviation, log, kept: [low, high] } => {
                let y = mean + deviation * normal_quantile(low + (high - low) * p);
                if *log { exp(y) } else { y }
            }
            Self::Quantiles(quantiles) => quantiles.quantile(p),
            Self::Discrete(steps) => {
                let step = steps.iter().find(|(_, cumulative)| p < *cumulative);
                step.or(steps.last()).map_or(f64::NAN, |(value, _)| *value)
            }
        }
    }

    /// [`Self::quantile`] of many numbers: one loop for each kind, so that the common ones are
    /// vector code.
    #[inline(always)]
    pub fn quantiles<const N: usize>(&self, column: &mut [f64; N]) {
        match self {
            Self::Normal { mean, deviation, log, kept: [low, high] } => {
                for p in column.iter_mut() {
                    *p = low + (high - low) * *p;
                }
                normal_quantiles(column);
                for y in column.iter_mut() {
                    let line = mean + deviation * *y;
                    *y = if *log { exp(line) } else { line };
                }
            }
            Self::Beta { bounds: [low, high], table } => {
                normal_quantiles(column);
                for z in column {
                    *z = low + (high - low) * table.at_score(*z);
                }
            }
            Self::Quantiles(quantiles) => {
                normal_quantiles(column);
                for z in column {
                    *z = quantiles.at_score(*z);
                }
            }
            _ => column.iter_mut().for_each(|p| *p = self.quantile(*p)),
        }
    }

    /// What no value lies beyond; infinite where nothing bounds it.
    pub fn bounds(&self) -> [f64; 2] {
        match self {
            Self::Fixed(value) => [*value; 2],
            Self::Uniform(bounds) | Self::Beta { bounds, .. } => *bounds,
            Self::Triangular([low, _, high]) => [*low, *high],
            Self::Quantiles(quantiles) => quantiles.bounds,
            Self::Normal { log, kept: [low, high], .. } => {
                let open = if *log { 0.0 } else { f64::NEG_INFINITY };
                let least = if *low > 0.0 { self.quantile(0.0) } else { open };
                [least, if *high < 1.0 { self.quantile(1.0) } else { f64::INFINITY }]
            }
            Self::Discrete(steps) => {
                let values = || steps.iter().map(|(value, _)| *value);
                [values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max)]
            }
        }
    }

    /// Whether every path has the same value.
    pub const fn is_fixed(&self) -> bool {
        matches!(self, Self::Fixed(_))
    }
}

#[inline(always)]
fn triangular([low, mode, high]: [f64; 3], p: f64) -> f64 {
    let width = high - low;
    if p * width < mode - low {
        low + (p * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - p) * width * (high - mode)).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn triangular_quantile_inverts_its_distribution_function() {
        for (p, x) in [(0.0, 1.0), (0.25, 2.0), (1.0, 5.0)] {
            assert!((triangular([1.0, 2.0, 5.0], p) - x).abs() < 1e-12);
        }
    }

    #[test]
    fn three_quantiles_pass_through_any_ordered_triple() {
        let infinite = [f64::NEG_INFINITY, f64::INFINITY];
        for (values, bounds) in [
            ([1.0, 2.0, 3.0], infinite),
            ([1.0, 1.001, 9.0], infinite),
            ([-5.0, 0.0, 0.1], [-6.0, f64::INFINITY]),
            ([0.1, 0.2, 0.9], [0.0, 1.0]),
            ([0.1, 0.8, 0.9], [f64::NEG_INFINITY, 1.0]),
            ([0.3, 0.5, 0.8], [f64::NEG_INFINITY, 1e14]),
            ([0.3, 0.5, 0.8], [-1e13, 1e300]),
            ([0.3, 0.5, 0.8], [0.2, 1e14]),
        ] {
            let fitted = Distribution::Quantiles(ThreeQuantiles::new(values, 0.9, bounds));
            for (p, value) in [0.1, 0.5, 0.9].into_iter().zip(values) {
                assert!((fitted.quantile(p) - value).abs() < 1e-9, "{values:?} at {p}");
            }
            let grid: Vec<f64> =
                (1..1000).map(|i| fitted.quantile(f64::from(i) / 1000.0)).collect();
            assert!(grid.is_sorted() && grid.iter().all(|x| *x >= bounds[0] && *x <= bounds[1]));
        }
    }

    #[test]
    fn a_column_has_the_quantiles_of_its_numbers() {
        let infinite = [f64::NEG_INFINITY, f64::INFINITY];
        for distribution in [
            Distribution::Uniform([1.0, 3.0]),
            Distribution::Triangular([1.0, 2.0, 5.0]),
            Distribution::pert([0.0, 0.3, 1.0]),
            Distribution::normal(1.0, 2.0, false, [-1.0, 2.0]),
            Distribution::normal(0.0, 0.4, true, [0.0, f64::INFINITY]),
            Distribution::Quantiles(ThreeQuantiles::new([1.0, 2.0, 9.0], 0.9, infinite)),
            Distribution::Discrete(vec![(1.0, 0.25), (2.0, 1.0)]),
        ] {
            let start: [f64; 64] = std::array::from_fn(|i| (i as f64 + 0.5) / 64.0);
            let mut column = start;
            distribution.quantiles(&mut column);
            let expected = start.map(|p| distribution.quantile(p).to_bits());
            assert_eq!(column.map(f64::to_bits), expected, "{distribution:?}");
        }
    }

    #[test]
    fn truncation_keeps_the_bounds() {
        let cut = Distribution::normal(0.0, 1.0, false, [-1.0, 2.0]);
        assert!(
            (cut.quantile(1e-12) + 1.0).abs() < 1e-6
                && (cut.quantile(1.0 - 1e-12) - 2.0).abs() < 1e-6
        );
    }

    #[test]
    fn discrete_values_come_with_their_weights() {
        let die = Distribution::Discrete(vec![(1.0, 0.25), (2.0, 1.0)]);
        let twos = (0..1000).filter(|i| die.quantile((f64::from(*i) + 0.5) / 1000.0) > 1.5).count();
        assert_eq!(twos, 750);
    }
}
