//! How many paths are enough: the rule by which a run stops once named numbers are known well enough.
//!
//! A pilot is simulated, and from the width of each number's 95 % interval the paths that the asked
//! precision needs, a tenth more for safety; that many are simulated, and so on until every interval
//! is narrow enough. Few looks at large samples keep the intervals honest: a rule that looks after
//! every path stops at the first lucky moment.

use super::{
    collect::Collected,
    distribution::{Distribution, Estimate},
    quantity::{BUST, Metric, Side, Which},
    share::Proportion,
};
use crate::{model::Batch, scenario::Statistic};

/// Paths before the first look.
pub const PILOT: u64 = 1 << 12;
/// Standard deviations of a 95 % interval.
const DEVIATIONS: f64 = 1.959_963_984_540_054;
/// Paths that must lie beyond a quantile, or make up a tail, before its interval is trusted.
const TAIL: f64 = 100.0;
/// Paths simulated over those that the intervals ask for.
const SAFETY: f64 = 1.1;

/// A number that is to be known well.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Name of a metric, or `bust`.
    pub metric: String,
    /// Which number of its distribution.
    pub statistic: Statistic,
}

/// How well a number is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// The number.
    pub value: f64,
    /// Its 95 % interval; infinite while there are too few paths for one.
    pub interval: [f64; 2],
    /// Paths without which there is no interval.
    pub least_paths: f64,
}

impl Target {
    /// What is asked for if nothing is named.
    pub fn usual() -> Vec<Self> {
        let target = |which: &dyn Which, statistic| Self { metric: which.full_name(), statistic };
        let main = &Metric::WriteDown;
        vec![
            target(&BUST, Statistic::Share),
            target(main, Statistic::Mean),
            target(main, Statistic::Quantile(0.5)),
            target(main, Statistic::Quantile(0.95)),
            target(main, Statistic::ExpectedShortfall(0.95)),
        ]
    }

    /// In words, as it is typed.
    pub fn words(&self) -> String {
        format!("{}:{}", self.metric, self.statistic.words())
    }

    /// How well it is known by now.
    pub fn known(&self, collected: &Collected) -> Known {
        if self.metric == BUST.name {
            return share(Proportion::new(collected.busts, collected.paths), collected.paths);
        }
        let place = collected.metrics.iter().position(|metric| metric.name == self.metric);
        let place = place.expect("targets are checked before a run");
        let never = collected.values[place].never();
        if self.statistic == Statistic::Share {
            return share(Proportion::new(never, collected.paths), collected.paths);
        }
        let metric = &collected.metrics[place];
        let distribution =
            collected.values[place].clone().distribution(metric.quantity.may_be_undefined());
        known(&distribution, self.statistic, metric.quantity.worse)
    }
}

/// The interval of a number that too few paths tell.
const UNKNOWN: [f64; 2] = [f64::NEG_INFINITY, f64::INFINITY];

impl Known {
    /// Whether there are paths enough for an interval, of which neither end is never.
    pub fn has_interval(&self) -> bool {
        self.interval.iter().all(|end| end.is_finite())
    }

    /// Half the width of the interval over the number itself. A number that is zero on every path is
    /// known exactly.
    pub fn relative(&self) -> f64 {
        let half_width = (self.interval[1] - self.interval[0]) / 2.0;
        if half_width == 0.0 { 0.0 } else { half_width / self.value.abs() }
    }

    /// Whether it is known as well as a relative precision asks.
    pub fn within(&self, precision: f64) -> bool {
        self.relative() <= precision
    }

    /// Paths that a relative precision is likely to need, by what so many have shown.
    fn paths_for(&self, precision: f64, paths: f64) -> f64 {
        if !self.has_interval() {
            return self.least_paths;
        }
        let ratio = self.relative() / precision;
        (paths * ratio * ratio * SAFETY).max(self.least_paths)
    }
}

/// The paths after which to look again, at most `most`: or `None` if all numbers are known well enough.
pub fn next_look(known: &[Known], precision: f64, paths: u64, most: u64) -> Option<u64> {
    if known.iter().all(|known| known.within(precision)) {
        return None;
    }
    let now = paths as f64;
    let needed = known.iter().map(|known| known.paths_for(precision, now)).fold(0.0, f64::max);
    // A pilot that saw little must not commit to a thousandfold; and a look must be worth its while.
    let wise = needed.clamp(now * 1.1, now * 16.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of paths")]
    let wise = (wise as u64).next_multiple_of(Batch::PATHS as u64);
    Some(wise.min(most))
}

/// A share of paths: by the normal approximation, once there are enough on either side.
fn share(proportion: Proportion, paths: u64) -> Known {
    let rarer = proportion.value.min(1.0 - proportion.value);
    let enough = rarer * paths as f64 >= TAIL || rarer == 0.0 && proportion.value > 0.5;
    let least_paths = TAIL / rarer.max(0.1 / paths as f64);
    let interval =
        if enough { around(proportion.value, proportion.error.unwrap_or(0.0)) } else { UNKNOWN };
    Known { value: proportion.value, interval, least_paths }
}

/// A number of a distribution with its interval.
pub fn known(distribution: &Distribution, statistic: Statistic, worse: Side) -> Known {
    let count = distribution.count() as f64;
    match statistic {
        Statistic::Mean | Statistic::Share => by_error(distribution.mean(), TAIL, count),
        Statistic::Quantile(p) => {
            let [low, value, high] = distribution.quantile_within(p, DEVIATIONS);
            let least_paths = TAIL / p.min(1.0 - p);
            // An upper end that is infinite says that it may as well be never.
            let enough = count >= least_paths && low.is_finite();
            Known { value, interval: if enough { [low, high] } else { UNKNOWN }, least_paths }
        }
        Statistic::ExpectedShortfall(p) => {
            by_error(distribution.expected_shortfall(p, worse), TAIL / (1.0 - p), count)
        }
    }
}

fn by_error(estimate: Option<Estimate>, least_paths: f64, count: f64) -> Known {
    let Some(Estimate { value, error }) = estimate else {
        return Known { value: f64::NAN, interval: UNKNOWN, least_paths };
    };
    // What is the same on enough paths is known as well as anybody asks.
    let error = error.unwrap_or(0.0);
    let interval = if count >= least_paths { around(value, error) } else { UNKNOWN };
    Known { value, interval, least_paths }
}

fn around(value: f64, error: f64) -> [f64; 2] {
    [value - DEVIATIONS * error, value + DEVIATIONS * error]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: f64, half_width: f64) -> Known {
        Known { value, interval: [value - half_width, value + half_width], least_paths: 100.0 }
    }

    #[test]
    fn a_run_goes_on_until_every_number_is_known() {
        let (good, bad) = (of(10.0, 0.05), of(-10.0, 0.4));
        assert_eq!(next_look(&[good], 0.01, 4096, 1 << 30), None);
        // Four times too wide: sixteen times the paths, at most.
        assert_eq!(next_look(&[good, bad], 0.01, 4096, 1 << 30), Some(65_536));
        assert_eq!(next_look(&[good, bad], 0.01, 4096, 5000), Some(5000));
        assert_eq!(next_look(&[of(10.0, 0.101)], 0.01, 64_000, 1 << 30), Some(71_872));
    }

    #[test]
    fn what_is_always_zero_is_known() {
        assert_eq!(next_look(&[of(0.0, 0.0)], 0.01, 4096, 1 << 30), None);
        assert!(next_look(&[of(0.0, 0.1)], 0.01, 4096, 1 << 30).is_some());
    }

    #[test]
    fn tails_need_paths_beyond_them() {
        let distribution = Distribution::new((1..=10_000).map(f64::from).collect());
        let far = known(&distribution, Statistic::Quantile(0.999), Side::High);
        assert!(!far.has_interval() && (far.least_paths - 100_000.0).abs() < 1e-6);
        let near = known(&distribution, Statistic::Quantile(0.5), Side::High);
        assert!((near.value - 5000.0).abs() < 1e-12);
        let distance = near.interval.map(|end| (end - 5000.0).abs());
        assert!(distance.iter().all(|distance| (97.0..=98.0).contains(distance)));
        let never =
            known(&Distribution::new(vec![f64::INFINITY; 2000]), Statistic::Mean, Side::High);
        assert!(!never.has_interval());
    }
}
