//! What is due in later steps: a ring of rows, one for each step ahead.

use crate::random::{Column, LANES, fill};

/// Steps beyond which nothing falls due: two hundred years of months, far more than any run. What an
/// analyst insists on must not become loops and memory without end.
const LONGEST: usize = 2_400;

/// A delay in whole steps, path by path.
#[derive(Clone, Debug)]
pub struct Lag {
    steps: [usize; LANES],
    same: bool,
    longest: usize,
}

impl Lag {
    /// From years: at least one step, rounded to the nearest.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least one")]
    pub fn new(years: &Column, dt: f64) -> Self {
        Self::from_steps(&years.map(|years| (years / dt).round().max(1.0) as usize))
    }

    /// From years: rounded to the nearest step, possibly none.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    pub fn or_none(years: &Column, dt: f64) -> Self {
        Self::from_steps(&years.map(|years| (years / dt).round().max(0.0) as usize))
    }

    fn from_steps(steps: &[usize; LANES]) -> Self {
        let steps = &steps.map(|lag| lag.min(LONGEST));
        let longest = steps.iter().copied().max().unwrap_or(1);
        Self { steps: *steps, same: steps.iter().all(|lag| *lag == steps[0]), longest }
    }

    /// The delay of a path.
    pub const fn of(&self, lane: usize) -> usize {
        self.steps[lane]
    }

    /// The delay of all paths, if they have the same.
    pub const fn common(&self) -> Option<usize> {
        if self.same { Some(self.steps[0]) } else { None }
    }

    /// The longest delay of any path.
    pub const fn longest(&self) -> usize {
        self.longest
    }

    /// The delay of each path, in steps.
    pub fn column(&self) -> Column {
        self.steps.map(|lag| lag as f64)
    }

    /// Another delay on the paths of an event, this one elsewhere.
    #[must_use]
    pub fn chosen(&self, other: &Self, event: &Column) -> Self {
        let mut steps = self.steps;
        for i in 0..LANES {
            steps[i] = if event[i] > 0.5 { other.steps[i] } else { steps[i] };
        }
        Self { longest: self.longest, ..Self::from_steps(&steps) }
    }

    #[must_use]
    /// The smaller of two delays, path by path.
    pub fn min(&self, other: &Self) -> Self {
        let mut steps = self.steps;
        for i in 0..LANES {
            steps[i] = steps[i].min(other.steps[i]);
        }
        Self::from_steps(&steps)
    }
}

/// `N` quantities that fall due together, by step. What falls due after the last step of the run is
/// not kept.
#[derive(Clone, Debug)]
pub struct Ring<const N: usize> {
    rows: Vec<[Column; N]>,
}

impl<const N: usize> Ring<N> {
    /// A ring that holds delays of up to `longest` steps, in a run of so many steps.
    pub fn new(longest: usize, steps: usize) -> Self {
        Self { rows: vec![[fill(0.0); N]; longest.min(steps) + 1] }
    }

    /// Takes what is due now.
    #[inline(always)]
    pub fn take(&mut self, now: usize) -> [Column; N] {
        let row = now % self.rows.len();
        std::mem::replace(&mut self.rows[row], [fill(0.0); N])
    }

    /// Adds amounts that fall due after a lag.
    #[inline(always)]
    pub fn add(&mut self, now: usize, lag: &Lag, amounts: [&Column; N]) {
        let length = self.rows.len();
        if lag.same {
            if lag.steps[0] >= length {
                return;
            }
            let row = &mut self.rows[(now + lag.steps[0]) % length];
            for (sum, amount) in row.iter_mut().zip(amounts) {
                for i in 0..LANES {
                    sum[i] += amount[i];
                }
            }
            return;
        }
        for i in 0..LANES {
            if lag.steps[i] >= length {
                continue;
            }
            let row = &mut self.rows[(now + lag.steps[i]) % length];
            for (sum, amount) in row.iter_mut().zip(amounts) {
                sum[i] += amount[i];
            }
        }
    }

    /// What falls due in one of the first steps, before the run begins; `None` beyond its end.
    #[inline(always)]
    pub fn first(&mut self, due: usize) -> Option<&mut [Column; N]> {
        self.rows.get_mut(due)
    }

    /// Adds to one of the quantities on one path, to fall due in a step that is not beyond the ring.
    pub fn put(&mut self, due: usize, which: usize, lane: usize, amount: f64) {
        let row = due % self.rows.len();
        self.rows[row][which][lane] += amount;
    }

    /// Multiplies everything due by a factor, path by path.
    #[inline(always)]
    pub fn scale(&mut self, factor: &Column) {
        for column in self.rows.iter_mut().flatten() {
            for i in 0..LANES {
                column[i] *= factor[i];
            }
        }
    }

    /// Multiplies one of the quantities by a factor, path by path.
    pub fn scale_one(&mut self, which: usize, factor: &Column) {
        for row in &mut self.rows {
            for i in 0..LANES {
                row[which][i] *= factor[i];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out_after_its_lag() {
        let mut years = fill(1.0);
        years[3] = 0.5;
        let lag = Lag::new(&years, 0.25);
        let mut ring = Ring::<1>::new(lag.longest(), 99);
        ring.add(7, &lag, [&fill(2.0)]);
        let mut due = Vec::new();
        for step in 8..=11 {
            let [row] = ring.take(step);
            due.push((row[0], row[3]));
        }
        assert_eq!(due, [(0.0, 0.0), (0.0, 2.0), (0.0, 0.0), (2.0, 0.0)]);
    }

    #[test]
    fn lags_last_at_least_one_step() {
        let lag = Lag::new(&fill(0.01), 0.25);
        assert_eq!((lag.of(0), lag.longest()), (1, 1));
    }
}
