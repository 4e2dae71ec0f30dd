//! A metric's distribution on some of the paths.

use crate::metrics::{Distribution, Estimate};

/// The numbers of a distribution that are set beside each other.
#[derive(Clone, Debug)]
pub struct Spread {
    /// Paths with a value, those on which it never happens included.
    pub paths: usize,
    /// Mean; none where it never happens on some.
    pub mean: Option<Estimate>,
    /// At 5, 50 and 95 %; infinite for never.
    pub quantiles: [Estimate; 3],
    /// Share on which it never happens, or is undefined.
    pub never: f64,
}

impl Spread {
    /// Levels of the quantiles.
    pub const LEVELS: [f64; 3] = [0.05, 0.5, 0.95];

    /// Of at least one value. Where it may be undefined the other paths are told, as for a whole run.
    pub(super) fn of(mut values: Vec<f64>, undefined: bool) -> Self {
        let paths = values.len();
        let never = values.iter().filter(|value| value.is_infinite()).count();
        if undefined && never < paths {
            values.retain(|value| value.is_finite());
        }
        let values = Distribution::new(values);
        Self {
            paths,
            mean: values.mean(),
            quantiles: Self::LEVELS.map(|p| values.quantile(p)),
            never: never as f64 / paths as f64,
        }
    }

    /// Median of the paths on which it happens.
    pub fn median(&self) -> Estimate {
        self.quantiles[1]
    }
}
