//! What is kept of one metric's values on all paths.

use serde::{Deserialize, Serialize};

use super::{distribution::Distribution, histogram::Histogram, moments::Moments};

/// Paths that are simulated before what they bring is added to what is kept.
pub(super) const PART: u64 = 1 << 14;

/// The values of one metric.
#[derive(Clone, Debug)]
pub enum Values {
    /// All of them, in the order of the paths.
    Exact(Vec<f64>),
    /// Counts in narrow cells: where all of them would not fit in memory.
    Counted(Counted),
}

/// Counted values, with their moments.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Counted {
    histogram: Histogram,
    moments: Moments,
    /// How many are -1 exactly.
    lost: u64,
}

impl Counted {
    fn add(&mut self, part: &[f64]) {
        self.count(part);
        self.moments.add(&Moments::of(part));
    }

    /// Adds values, but not to the moments.
    pub(super) fn count(&mut self, part: &[f64]) {
        for value in part {
            self.histogram.add(*value);
            self.lost += u64::from(is_lost(*value));
        }
    }
}

impl Values {
    /// Makes room for the values of so many paths in all, at once: growing would take more memory.
    pub(super) fn make_room(&mut self, paths: usize) {
        if let Self::Exact(values) = self {
            values.reserve_exact(paths.saturating_sub(values.len()));
        }
    }

    /// Adds the values of a part.
    pub(super) fn add(&mut self, part: &[f64]) {
        match self {
            Self::Exact(values) => values.extend_from_slice(part),
            Self::Counted(counted) => counted.add(part),
        }
    }

    /// Adds what another machine has counted, with the moments of its parts, in their order.
    pub(super) fn add_counted(&mut self, theirs: &Counted, moments: &[&Moments]) {
        self.count();
        if let Self::Counted(mine) = self {
            mine.histogram.merge(&theirs.histogram);
            mine.lost += theirs.lost;
            for part in moments {
                mine.moments.add(part);
            }
        }
    }

    /// From now on counts values instead of keeping them; the same as if it had from the beginning.
    #[expect(clippy::cast_possible_truncation, reason = "a small constant")]
    pub(super) fn count(&mut self) {
        if let Self::Exact(values) = self {
            let mut counted = Counted::default();
            values.chunks(PART as usize).for_each(|part| counted.add(part));
            *self = Self::Counted(counted);
        }
    }

    /// All of them, in the order of the paths, if they have been kept.
    pub fn exact(&self) -> Option<&[f64]> {
        match self {
            Self::Exact(values) => Some(values),
            Self::Counted(_) => None,
        }
    }

    /// Share of paths on which it never happens or is undefined.
    pub(super) fn never(&self) -> u64 {
        match self {
            Self::Exact(values) => values.iter().filter(|value| value.is_infinite()).count() as u64,
            Self::Counted(counted) => counted.histogram.never(),
        }
    }

    /// How many of them, being rates, say that everything is lost.
    pub(super) fn lost(&self) -> u64 {
        match self {
            Self::Exact(values) => values.iter().filter(|value| is_lost(**value)).count() as u64,
            Self::Counted(counted) => counted.lost,
        }
    }

    /// Their distribution. Where they may be undefined, what is so is no value at all, unless all are.
    pub(super) fn distribution(self, undefined: bool) -> Distribution {
        match self {
            Self::Exact(mut values) => {
                if undefined && values.iter().any(|value| value.is_finite()) {
                    values.retain(|value| value.is_finite());
                }
                Distribution::new(values)
            }
            Self::Counted(Counted { histogram, moments, .. }) if undefined => {
                Distribution::counted(histogram.defined(), moments)
            }
            Self::Counted(Counted { histogram, moments, .. }) => {
                Distribution::counted(histogram, moments)
            }
        }
    }
}

/// Whether a rate is -100 %: nothing comes back.
fn is_lost(rate: f64) -> bool {
    rate <= -1.0 && rate.is_finite()
}
