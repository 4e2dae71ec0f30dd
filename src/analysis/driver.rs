//! What a parameter does to an outcome.

use crate::metrics::Unit;

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
    /// What the scenario correlates with it, by name.
    pub tied_to: Vec<String>,
    /// Rank correlation of the outcome with what these do not tell of it; none where it is tied to nothing.
    pub apart: Option<f64>,
    /// Whether swing can be told from zero, all parameters considered (Bonferroni at 5 %).
    pub is_clear: bool,
}

impl Driver {
    /// Whether it moves the outcome by what it is tied to alone: apart from that it is less than a fifth as strong, or
    /// cannot be told from nothing.
    pub fn acts_through_others(&self) -> bool {
        let (rank, error) = self.rank;
        let has_effect = rank.abs() > 3.0 * error;
        has_effect && self.apart.is_some_and(|own| own.abs() < (0.2 * rank.abs()).max(2.0 * error))
    }

    /// Mean of the outcome in the highest tenth less that in the lowest.
    pub fn swing(&self) -> f64 {
        self.bins[self.bins.len() - 1].mean - self.bins[0].mean
    }

    /// Standard error of the swing; none where all paths at either end are alike, of which none can be told.
    pub fn swing_error(&self) -> Option<f64> {
        let error = self.bins[self.bins.len() - 1].error.hypot(self.bins[0].error);
        (error > 0.0).then_some(error)
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
