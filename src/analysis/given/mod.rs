//! Results on the paths on which a condition holds, beside those on all others.

mod first;
mod spread;
mod story;
mod years;

pub use first::{First, Who};
pub use spread::Spread;
pub use story::{Role, Told, Year};
pub use years::{Aligned, Middle, TrackBeside};

use super::{condition::Condition, paths::Paths};
use crate::metrics::{Proportion, Quantity, Unit};

/// Paths that a side must have before anything but their number is told of them.
pub const LEAST: usize = 20;
/// Numbers of paths that are named where there are too few.
const NAMED: usize = 10;

/// What is found where a condition holds.
pub struct Given {
    /// The condition.
    pub condition: Condition,
    /// Paths that were looked at: the first of the run.
    pub paths: usize,
    /// On how many of them it holds.
    pub count: usize,
    /// That as a share.
    pub share: Proportion,
    /// Numbers of the first paths on which it holds.
    pub named: Vec<usize>,
    /// What is told of them; nothing where there are fewer than [`LEAST`].
    pub found: Option<Found>,
}

/// Both sides of a condition.
pub struct Found {
    /// Every metric.
    pub metrics: Vec<MetricBeside>,
    /// Every track, by year.
    pub tracks: Vec<TrackBeside>,
    /// Which kind of bust comes first, and who fails first.
    pub first: Vec<First>,
    /// What can be watched, in the years before it begins; nothing where it has no date.
    pub before: Option<Aligned>,
    /// Paths that stand for the others, for these, and for the worst of these.
    pub told: Vec<Told>,
}

/// A metric on both sides.
pub struct MetricBeside {
    /// Its name.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    /// Where the condition holds, and elsewhere; none where there are fewer than [`LEAST`] paths.
    pub sides: Sides<Spread>,
}

/// Something of the paths on which a condition holds, and of the others.
#[derive(Clone, Debug)]
pub struct Sides<T> {
    /// Where it holds.
    pub given: Option<T>,
    /// Where it does not.
    pub others: Option<T>,
}

impl<T> Sides<T> {
    /// Of the values of each side, which are split; none of a side with too few.
    fn of(values: &[f64], holds: &[bool], make: impl Fn(Vec<f64>) -> T) -> Self {
        let side = |wanted: bool| {
            let own = values.iter().zip(holds).filter(|(_, holds)| **holds == wanted);
            let own: Vec<f64> = own.map(|(value, _)| *value).collect();
            (own.len() >= LEAST).then(|| make(own))
        };
        Self { given: side(true), others: side(false) }
    }
}

impl Given {
    /// Paths that must fit in memory for a condition to be looked at.
    pub const LEAST_PATHS: usize = 1 << 10;

    /// Looks at paths.
    pub fn of(condition: Condition, paths: Paths<'_>) -> Self {
        let holds = paths.holding(&condition);
        let count = holds.iter().filter(|holds| **holds).count();
        let numbers = holds.iter().enumerate().filter(|(_, holds)| **holds);
        let named = numbers.map(|(path, _)| path).take(NAMED).collect();
        let share = Proportion::new(count as u64, holds.len() as u64);
        let found = (count >= LEAST).then(|| Found::of(&condition, paths, &holds));
        Self { condition, paths: holds.len(), count, share, named, found }
    }

    /// Paths on which it does not hold.
    pub const fn others(&self) -> usize {
        self.paths - self.count
    }
}

impl Found {
    fn of(condition: &Condition, paths: Paths<'_>, holds: &[bool]) -> Self {
        let metric = |outcome: &super::Outcome| {
            let (quantity, unit) = (outcome.quantity, outcome.unit);
            let values = &outcome.values[..paths.count()];
            let sides =
                Sides::of(values, holds, |values| Spread::of(values, quantity.may_be_undefined()));
            MetricBeside { name: outcome.name.clone(), quantity, unit, sides }
        };
        Self {
            metrics: paths.sample.outcomes.iter().map(metric).collect(),
            tracks: years::all(paths, holds),
            first: first::all(paths, holds),
            before: years::before(condition, paths, holds),
            told: story::all(paths, holds),
        }
    }

    /// A metric by name.
    pub fn metric(&self, name: &str) -> Option<&MetricBeside> {
        self.metrics.iter().find(|metric| metric.name == name)
    }

    /// A track by name.
    pub fn track(&self, name: &str) -> Option<&TrackBeside> {
        self.tracks.iter().find(|track| track.name == name)
    }
}
