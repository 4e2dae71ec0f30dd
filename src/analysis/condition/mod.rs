//! A condition on what came of a path, as `--given` and `--of` have it: `bust`, `spending_fall > 0.5`,
//! `bust_begins = 2028 and default.Oracle`.

mod known;
mod read;
mod ties;
mod together;

use super::sample::Sample;
use crate::metrics::{Quantity, Unit};

/// How a number is held against a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Above it.
    Above,
    /// Above it or equal.
    AtLeast,
    /// Below it.
    Below,
    /// Below it or equal.
    AtMost,
    /// Equal.
    Equal,
    /// Anything else.
    Unequal,
}

impl Relation {
    /// As it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Above => ">",
            Self::AtLeast => ">=",
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::Unequal => "!=",
        }
    }
}

/// One number of a path against a bound.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Name of the metric, or `bust`.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    /// How it is compared; of a yes or no, [`Relation::Equal`] with 1 or 0.
    pub relation: Relation,
    /// With what; infinite for never and undefined.
    pub bound: f64,
    /// Smallest and largest value that it can have.
    range: [f64; 2],
}

impl Clause {
    /// Whether it holds of a value. What never happens is neither early nor late: only `= never` and `!=` hold of it.
    pub fn holds(&self, value: f64) -> bool {
        let equal = value.total_cmp(&self.bound).is_eq() || (value - self.bound).abs() < 1e-9;
        match self.relation {
            Relation::Equal => equal,
            Relation::Unequal => !equal,
            _ if !value.is_finite() => false,
            Relation::Above => value > self.bound,
            Relation::AtLeast => value >= self.bound,
            Relation::Below => value < self.bound,
            Relation::AtMost => value <= self.bound,
        }
    }

    /// Whether it says of a yes or no that it be yes, or that it be no.
    pub fn yes_or_no(&self) -> Option<bool> {
        (self.quantity.is_event() && self.relation == Relation::Equal).then_some(self.bound > 0.5)
    }

    /// The metric that tells when what it asks for begins, if that is dated.
    pub fn begins(&self) -> Option<&'static str> {
        self.quantity.begins.filter(|_| self.yes_or_no() == Some(true))
    }
}

/// Clauses that must all hold of a path.
#[derive(Clone, Debug)]
pub struct Condition {
    /// As it was written.
    pub text: String,
    /// At least one.
    pub clauses: Vec<Clause>,
    /// What quantities say of each other.
    ties: Vec<ties::Tie>,
}

impl Condition {
    /// Whether it holds of each path of a sample that has its metrics.
    pub fn of(&self, sample: &Sample) -> Vec<bool> {
        let mut holds = vec![true; sample.paths()];
        for clause in &self.clauses {
            let values = sample.named(&clause.name).map_or(&[][..], |outcome| &outcome.values);
            for (path, holds) in holds.iter_mut().enumerate() {
                *holds &= values.get(path).is_some_and(|value| clause.holds(*value));
            }
        }
        holds
    }

    /// Whether it needs a metric.
    pub fn needs(&self, name: &str) -> bool {
        self.clauses.iter().any(|clause| clause.name == name)
    }
}
