//! What the last quarter of a year brought: lenders and investors look at reports, and reports are quarterly.
//!
//! Whoever judges by the figures of the moment reacts to every flicker of the price, the more often the shorter
//! the step is: debt would follow the highest limit that any instant allowed. A quarter's figures are the same
//! whatever the step. Where a quarter is no whole number of steps, a part of the oldest counts.

use crate::random::{Column, LANES, fill};

/// Length of a report, in years.
const LENGTH: f64 = 0.25;

/// The amounts of the steps of the last quarter.
#[derive(Clone, Debug)]
pub(crate) struct Quarter {
    steps: Vec<Column>,
    /// The share of the oldest that still belongs to the quarter.
    part: f64,
    oldest: usize,
    /// Years that it covers: a quarter, or a step that is longer.
    years: f64,
}

impl Quarter {
    /// A quarter in which each year's worth was `rate`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least one")]
    pub(crate) fn new(rate: &Column, dt: f64) -> Self {
        let years = LENGTH.max(dt);
        let length = years / dt;
        // A billionth of a step is rounding.
        let count = (length - 1e-9).ceil().max(1.0);
        let steps = vec![rate.map(|rate| rate * dt); count as usize];
        Self { steps, part: length - count + 1.0, oldest: 0, years }
    }

    /// Adds what this step brought; what the quarter to its end brought, as a year's worth.
    #[inline(always)]
    pub(crate) fn add(&mut self, amount: &Column) -> Column {
        self.steps[self.oldest] = *amount;
        self.oldest = (self.oldest + 1) % self.steps.len();
        let mut sum = fill(0.0);
        for i in 0..LANES {
            sum[i] = self.part * self.steps[self.oldest][i];
        }
        for later in 1..self.steps.len() {
            let step = &self.steps[(self.oldest + later) % self.steps.len()];
            for i in 0..LANES {
                sum[i] += step[i];
            }
        }
        for sum in &mut sum {
            *sum /= self.years;
        }
        sum
    }
}

/// A level as it was a fixed time ago, evenly between the ends of steps.
#[derive(Clone, Debug)]
pub(crate) struct Ago {
    ends: Vec<Column>,
    /// The share of the older of the two ends that the time lies between.
    part: f64,
    oldest: usize,
}

impl Ago {
    /// A level that has always been so, and as it was so many steps ago (not below 0).
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    pub(crate) fn new(level: &Column, steps: f64) -> Self {
        let whole = (steps + 1e-9).floor();
        Self { ends: vec![*level; whole as usize + 2], part: (steps - whole).max(0.0), oldest: 0 }
    }

    /// Adds the level of the end of a step; as it was that long before then.
    #[inline(always)]
    pub(crate) fn add(&mut self, level: &Column) -> Column {
        self.ends[self.oldest] = *level;
        self.oldest = (self.oldest + 1) % self.ends.len();
        let (older, newer) =
            (&self.ends[self.oldest], &self.ends[(self.oldest + 1) % self.ends.len()]);
        let mut between = *newer;
        for i in 0..LANES {
            between[i] += self.part * (older[i] - newer[i]);
        }
        between
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_months_is_the_last_three() {
        let mut quarter = Quarter::new(&fill(12.0), 1.0 / 12.0);
        let seen: Vec<f64> = [4.0, 7.0, 1.0, 0.0].map(|x| quarter.add(&fill(x))[0]).to_vec();
        let due = [4.0 * 6.0, 4.0 * 12.0, 4.0 * 12.0, 4.0 * 8.0];
        assert!(seen.iter().zip(due).all(|(seen, due)| (seen - due).abs() < 1e-12), "{seen:?}");
    }

    #[test]
    fn a_level_is_seen_a_while_later() {
        let seen = |steps: f64| -> Vec<f64> {
            let mut ago = Ago::new(&fill(1.0), steps);
            [2.0, 4.0, 8.0, 16.0].map(|level| ago.add(&fill(level))[0]).to_vec()
        };
        assert_eq!(seen(0.0), [2.0, 4.0, 8.0, 16.0]);
        assert_eq!(seen(1.0), [1.0, 2.0, 4.0, 8.0]);
        assert_eq!(seen(2.5), [1.0, 1.0, 1.5, 3.0]);
    }

    #[test]
    fn a_step_of_a_quarter_or_longer_is_told_as_it_is_and_parts_count() {
        assert!((Quarter::new(&fill(0.0), 0.25).add(&fill(3.0))[0] - 12.0).abs() < 1e-12);
        assert!((Quarter::new(&fill(0.0), 0.5).add(&fill(3.0))[0] - 6.0).abs() < 1e-12);
        // Six steps a year: half of the step before.
        let mut quarter = Quarter::new(&fill(6.0), 1.0 / 6.0);
        quarter.add(&fill(5.0));
        assert!((quarter.add(&fill(2.0))[0] - 4.0 * 4.5).abs() < 1e-12);
    }
}
