//! Delays in steps: what happens evenly over a step falls due evenly over as long a time later.

use crate::random::{Column, LANES, fill};

/// Steps beyond which nothing falls due: two hundred years of weeks, far more than any run. What an
/// analyst insists on must not become loops and memory without end.
const LONGEST: f64 = 9_600.0;

/// A delay in steps, path by path: whole steps and a part of one.
///
/// What happens evenly over a step falls due evenly over as long a time later, so of a delay of m steps
/// and a part, that part of the amount falls due in step m + 1 and the rest in step m.
#[derive(Clone, Debug)]
pub struct Lag {
    pub(super) steps: [usize; LANES],
    pub(super) parts: Column,
    lengths: Column,
    same: bool,
    /// Whether the whole steps are the same on all paths.
    pub(super) alike: bool,
    pub(super) whole: bool,
    longest: usize,
}

impl Lag {
    /// From years: at least one step.
    pub fn new(years: &Column, dt: f64) -> Self {
        Self::from_column(&years.map(|years| (years / dt).max(1.0)))
    }

    /// From years: possibly none.
    pub fn or_none(years: &Column, dt: f64) -> Self {
        Self::from_column(&years.map(|years| (years / dt).max(0.0)))
    }

    /// From steps; a billionth of a step is rounding.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    fn from_column(lags: &Column) -> Self {
        let lags = &lags.map(|lag| lag.min(LONGEST));
        let steps = lags.map(|lag| (lag + 1e-9).floor() as usize);
        let mut parts = fill(0.0);
        for i in 0..LANES {
            let part = lags[i] - steps[i] as f64;
            parts[i] = if part < 1e-9 { 0.0 } else { part };
        }
        let due = |i: usize| steps[i] + usize::from(parts[i] > 0.0);
        Self {
            longest: (0..LANES).map(due).max().unwrap_or(1),
            alike: steps.iter().all(|lag| *lag == steps[0]),
            same: (0..LANES)
                .all(|i| steps[i] == steps[0] && parts[i].to_bits() == parts[0].to_bits()),
            whole: parts.iter().all(|part| *part == 0.0),
            lengths: std::array::from_fn(|i| steps[i] as f64 + parts[i]),
            steps,
            parts,
        }
    }

    /// The whole steps of the delay of a path.
    pub const fn of(&self, lane: usize) -> usize {
        self.steps[lane]
    }

    /// The part of a step beyond them.
    pub const fn part(&self, lane: usize) -> f64 {
        self.parts[lane]
    }

    /// The delay of a path, in steps.
    pub const fn steps(&self, lane: usize) -> f64 {
        self.lengths[lane]
    }

    /// Whether all paths have the same delay.
    pub const fn common(&self) -> bool {
        self.same
    }

    /// The last step, counted from now, in which anything falls due on any path.
    pub const fn longest(&self) -> usize {
        self.longest
    }

    /// The delay of each path, in steps.
    pub const fn column(&self) -> &Column {
        &self.lengths
    }

    /// Of what happens evenly over a step, the share that is still to fall due at the end of the step
    /// so many steps later.
    #[inline(always)]
    pub fn left(&self, later: usize, lane: usize) -> f64 {
        (self.lengths[lane] - later as f64).clamp(0.0, 1.0)
    }

    /// The time in steps, summed over what is left, that passes from then until it falls due.
    #[inline(always)]
    pub fn to_come(&self, later: usize, lane: usize) -> f64 {
        let ahead = self.lengths[lane] - later as f64;
        // Whole, until half a step before the last part; a part lasts half a step on average.
        (ahead - 0.5).max(0.5 * ahead).max(0.0)
    }

    /// Of what happens evenly over a step, the share that has not fallen due at its end.
    pub fn begun(&self) -> Column {
        let mut share = fill(1.0);
        for i in 0..LANES {
            share[i] = if self.steps[i] > 0 { 1.0 } else { self.parts[i] };
        }
        share
    }

    /// Another delay on the paths of an event, this one elsewhere.
    #[must_use]
    pub fn chosen(&self, other: &Self, event: &Column) -> Self {
        let pick = |i: usize| if event[i] > 0.5 { other.steps(i) } else { self.steps(i) };
        Self { longest: self.longest, ..Self::from_column(&std::array::from_fn(pick)) }
    }

    #[must_use]
    /// The smaller of two delays, path by path.
    pub fn min(&self, other: &Self) -> Self {
        Self::from_column(&std::array::from_fn(|i| self.steps(i).min(other.steps(i))))
    }
}
