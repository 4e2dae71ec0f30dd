//! What is due in later steps: a ring of rows, one for each step ahead.

pub use super::lag::Lag;
use crate::random::{Column, LANES, fill};

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

    /// Adds amounts of the present step that fall due after a lag.
    #[inline(always)]
    pub fn add(&mut self, now: usize, lag: &Lag, amounts: [&Column; N]) {
        let length = self.rows.len();
        if lag.same {
            self.add_row(now, lag.steps[0], 1.0 - lag.parts[0], amounts);
            if !lag.whole {
                self.add_row(now, lag.steps[0] + 1, lag.parts[0], amounts);
            }
            return;
        }
        for i in 0..LANES {
            let (first, part) = (lag.steps[i], lag.parts[i]);
            if first >= length {
                continue;
            }
            let row = &mut self.rows[(now + first) % length];
            for (sum, amount) in row.iter_mut().zip(amounts) {
                sum[i] += amount[i] * (1.0 - part);
            }
            if part == 0.0 || first + 1 >= length {
                continue;
            }
            let row = &mut self.rows[(now + first + 1) % length];
            for (sum, amount) in row.iter_mut().zip(amounts) {
                sum[i] += amount[i] * part;
            }
        }
    }

    #[inline(always)]
    fn add_row(&mut self, now: usize, lag: usize, share: f64, amounts: [&Column; N]) {
        let length = self.rows.len();
        if lag >= length {
            return;
        }
        let row = &mut self.rows[(now + lag) % length];
        for (sum, amount) in row.iter_mut().zip(amounts) {
            for i in 0..LANES {
                sum[i] += amount[i] * share;
            }
        }
    }

    /// Adds amounts that fall due after a lag that may be none, but for what is due at once.
    #[inline(always)]
    pub fn add_later(&mut self, now: usize, lag: &Lag, amounts: [&Column; N]) {
        self.add(now, lag, amounts);
        if lag.steps.contains(&0) {
            let row = now % self.rows.len();
            for i in (0..LANES).filter(|i| lag.steps[*i] == 0) {
                self.rows[row].iter_mut().for_each(|sum| sum[i] = 0.0);
            }
        }
    }

    /// Adds to the first steps, before the run begins, what of the amounts of a step so long before the
    /// start has not fallen due yet.
    pub fn add_before(&mut self, ago: usize, lag: &Lag, amounts: [&Column; N]) {
        if lag.same {
            for (steps, share) in lag.shares(0) {
                let Some(row) = steps.checked_sub(ago).and_then(|due| self.rows.get_mut(due))
                else {
                    continue;
                };
                for (sum, amount) in row.iter_mut().zip(amounts) {
                    for i in 0..LANES {
                        sum[i] += amount[i] * share;
                    }
                }
            }
            return;
        }
        for i in 0..LANES {
            for (steps, share) in lag.shares(i) {
                let Some(row) = steps.checked_sub(ago).and_then(|due| self.rows.get_mut(due))
                else {
                    continue;
                };
                for (sum, amount) in row.iter_mut().zip(amounts) {
                    sum[i] += amount[i] * share;
                }
            }
        }
    }

    /// What falls due in one of the first steps, before the run begins; `None` beyond its end.
    #[inline(always)]
    pub fn first(&mut self, due: usize) -> Option<&mut [Column; N]> {
        self.rows.get_mut(due)
    }

    /// Adds to one of the quantities on one path, to fall due so many steps from now, a part of them
    /// later by one; that must not be beyond the ring.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    pub fn put(&mut self, now: usize, ahead: f64, which: usize, lane: usize, amount: f64) {
        let whole = (ahead + 1e-9).floor();
        let part = (ahead - whole).max(0.0);
        for (steps, share) in [(whole as usize, 1.0 - part), (whole as usize + 1, part)] {
            if share > 0.0 {
                let row = (now + steps) % self.rows.len();
                self.rows[row][which][lane] += amount * share;
            }
        }
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
    fn a_part_of_a_step_comes_a_step_later() {
        // 2.4 steps on one path, 1 on the others; begun in step 3, and in the second step before the first.
        let mut years = fill(0.25);
        years[1] = 0.6;
        let lag = Lag::new(&years, 0.25);
        let mut ring = Ring::<1>::new(lag.longest(), 99);
        ring.add_before(2, &lag, [&fill(10.0)]);
        assert!((ring.take(0)[0][1] - 6.0).abs() < 1e-12);
        assert!((ring.take(1)[0][1] - 4.0).abs() < 1e-12);
        ring.add(3, &lag, [&fill(10.0)]);
        let due: Vec<f64> = (4..=7).map(|step| ring.take(step)[0][1]).collect();
        let expected = [0.0, 6.0, 4.0, 0.0];
        assert!(
            due.iter().zip(expected).all(|(found, due)| (found - due).abs() < 1e-12),
            "{due:?}"
        );
        // All that is left at the end of each step, and how long it lasts.
        let left: Vec<f64> = (0..4).map(|later| lag.left(later, 1)).collect();
        assert!((left[1] - 1.0).abs() < 1e-12 && (left[2] - 0.4).abs() < 1e-12, "{left:?}");
        let spent = |later: usize| lag.to_come(later, 1) - lag.to_come(later + 1, 1);
        for later in 0..3 {
            let mean = f64::midpoint(lag.left(later, 1), lag.left(later + 1, 1));
            assert!((spent(later) - mean).abs() < 1e-12, "step {later}");
        }
    }

    #[test]
    fn lags_last_at_least_one_step() {
        let lag = Lag::new(&fill(0.01), 0.25);
        assert_eq!((lag.of(0), lag.longest()), (1, 1));
    }
}
