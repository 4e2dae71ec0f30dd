//! What is due in later steps: a ring of rows, one for each step ahead.

pub use super::lag::Lag;
use crate::{
    math::select,
    random::{Column, LANES, fill},
};

/// `N` quantities that fall due together, by step. What falls due after the last step of the run is
/// not kept.
///
/// A row holds what falls due from its step on: of a lag with a part of a step, that part comes a step
/// later. So amounts are added to one row, and split when that is taken.
#[derive(Clone, Debug)]
pub struct Ring<const N: usize> {
    rows: Vec<[Column; N]>,
    /// The parts of the row taken last that come in the next step.
    late: [Column; N],
}

impl<const N: usize> Ring<N> {
    /// A ring that holds delays of up to `longest` steps, in a run of so many steps.
    pub fn new(longest: usize, steps: usize) -> Self {
        let none = [fill(0.0); N];
        Self { rows: vec![none; longest.min(steps) + 1], late: none }
    }

    /// Takes what is due now, of amounts that were added with this lag.
    #[inline(always)]
    pub fn take(&mut self, now: usize, lag: &Lag) -> [Column; N] {
        if lag.whole {
            return self.take_row(now);
        }
        let row = now % self.rows.len();
        let mut due = [fill(0.0); N];
        for which in 0..N {
            let due = &mut due[which];
            split(&mut self.rows[row][which], &mut self.late[which], &lag.parts, due);
        }
        due
    }

    /// Takes all that falls due from a step on.
    #[inline(always)]
    pub fn take_row(&mut self, step: usize) -> [Column; N] {
        let row = step % self.rows.len();
        let due = self.rows[row];
        self.rows[row] = [fill(0.0); N];
        due
    }

    /// Adds amounts of the present step that fall due after a lag.
    #[inline(always)]
    pub fn add(&mut self, now: usize, lag: &Lag, amounts: [&Column; N]) {
        let length = self.rows.len();
        let first = now % length;
        if lag.alike {
            if lag.steps[0] >= length {
                return;
            }
            let row = &mut self.rows[around(first + lag.steps[0], length)];
            for (sum, amount) in row.iter_mut().zip(amounts) {
                for i in 0..LANES {
                    sum[i] += amount[i];
                }
            }
            return;
        }
        let mut places = [0; LANES];
        for i in 0..LANES {
            let place = around(first + lag.steps[i], length);
            places[i] = if lag.steps[i] < length { place } else { usize::MAX };
        }
        for i in 0..LANES {
            if let Some(row) = self.rows.get_mut(places[i]) {
                for which in 0..N {
                    row[which][i] += amounts[which][i];
                }
            }
        }
    }

    /// Adds amounts that fall due after a lag that may be less than a step, but for what is due in this
    /// one.
    #[inline(always)]
    pub fn add_later(&mut self, now: usize, lag: &Lag, amounts: [&Column; N]) {
        self.add(now, lag, amounts);
        if lag.steps.iter().all(|steps| *steps > 0) {
            return;
        }
        let row = now % self.rows.len();
        for (which, amount) in amounts.into_iter().enumerate() {
            for i in (0..LANES).filter(|i| lag.steps[*i] == 0) {
                self.rows[row][which][i] = 0.0;
                self.late[which][i] += lag.parts[i] * amount[i];
            }
        }
    }

    /// Adds, before the run begins, what of the amounts of a step so long before the start has not fallen
    /// due yet.
    #[inline(always)]
    pub fn add_before(&mut self, ago: usize, lag: &Lag, amounts: [&Column; N]) {
        for i in 0..LANES {
            // Where less than nothing is left of the lag, this is beyond any ring.
            if let Some(row) = self.rows.get_mut(lag.steps[i].wrapping_sub(ago)) {
                for which in 0..N {
                    row[which][i] += amounts[which][i];
                }
            }
        }
        for which in 0..N {
            for i in 0..LANES {
                let late = if lag.steps[i] + 1 == ago { lag.parts[i] } else { 0.0 };
                self.late[which][i] += late * amounts[which][i];
            }
        }
    }

    /// Adds, before the run begins, what of the same amounts in each step before the start has not fallen due yet.
    #[inline(always)]
    pub fn add_all_before(&mut self, lag: &Lag, amounts: [&Column; N]) {
        for which in 0..N {
            for (due, row) in self.rows.iter_mut().enumerate() {
                add_where(&mut row[which], amounts[which], &lag.steps, due);
            }
            for i in 0..LANES {
                self.late[which][i] += lag.parts[i] * amounts[which][i];
            }
        }
    }

    /// Adds to one of the quantities on one path, to fall due from a step on that is not beyond the ring.
    pub fn put(&mut self, due: usize, which: usize, lane: usize, amount: f64) {
        let row = due % self.rows.len();
        self.rows[row][which][lane] += amount;
    }

    /// Adds to one of the quantities on one path, to fall due wholly in the present step, of which nothing has been taken
    /// yet, under the lag with which that will be taken.
    pub fn put_now(&mut self, now: usize, lag: &Lag, (which, lane): (usize, usize), amount: f64) {
        if lag.whole {
            self.put(now, which, lane, amount);
        } else {
            self.late[which][lane] += amount;
        }
    }

    /// Before a step whose lag is another: what was to come in it of the row before still does.
    pub fn change(&mut self, now: usize, lag: &Lag) {
        if !lag.whole {
            return;
        }
        let row = now % self.rows.len();
        for (sums, late) in self.rows[row].iter_mut().zip(&mut self.late) {
            for i in 0..LANES {
                sums[i] += std::mem::take(&mut late[i]);
            }
        }
    }

    /// Multiplies everything due by a factor, path by path; by 1 on most paths, as a rule.
    #[inline(always)]
    pub fn scale(&mut self, factor: &Column) {
        let moved = |i: &usize| (factor[*i] - 1.0).abs() > 0.0;
        if (0..LANES).filter(moved).count() <= FEW {
            for i in (0..LANES).filter(moved) {
                for which in 0..N {
                    self.scale_one((which, i), factor[i]);
                }
            }
            return;
        }
        for column in self.rows.iter_mut().chain([&mut self.late]).flatten() {
            for i in 0..LANES {
                column[i] *= factor[i];
            }
        }
    }

    /// Multiplies one of the quantities by a factor on one path.
    pub fn scale_one(&mut self, (which, lane): (usize, usize), factor: f64) {
        for row in self.rows.iter_mut().chain([&mut self.late]) {
            row[which][lane] *= factor;
        }
    }
}

/// Paths that are sooner done one by one than all at once.
const FEW: usize = 8;

/// A place of a ring of that length, counted on from its first one by less than twice as much.
#[inline(always)]
fn around(place: usize, length: usize) -> usize {
    // No remainder: a division for each path takes longer than all the rest.
    place.min(place.wrapping_sub(length))
}

/// Adds amounts of the steps before the start that fall due in a step, where the lag is longer.
#[inline(always)]
fn add_where(row: &mut Column, amounts: &Column, steps: &[usize; LANES], due: usize) {
    for i in 0..LANES {
        row[i] += select(steps[i] > due, amounts[i], 0.0);
    }
}

/// Takes what is due now out of a row and leaves the part of it that comes a step later.
#[inline(always)]
fn split(row: &mut Column, late: &mut Column, parts: &Column, due: &mut Column) {
    for i in 0..LANES {
        let later = row[i] * parts[i];
        due[i] = row[i] + (late[i] - later);
        late[i] = later;
        row[i] = 0.0;
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
            let [row] = ring.take(step, &lag);
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
        assert!((ring.take(0, &lag)[0][1] - 6.0).abs() < 1e-12);
        assert!((ring.take(1, &lag)[0][1] - 4.0).abs() < 1e-12);
        // Of a step longer ago only the part is left.
        let mut older = Ring::<1>::new(lag.longest(), 99);
        older.add_before(3, &lag, [&fill(10.0)]);
        let due: Vec<f64> = (0..2).map(|step| older.take(step, &lag)[0][1]).collect();
        assert!((due[0] - 4.0).abs() < 1e-12 && due[1] == 0.0, "{due:?}");
        ring.take(2, &lag);
        ring.take(3, &lag);
        ring.add(3, &lag, [&fill(10.0)]);
        let due: Vec<f64> = (4..=7).map(|step| ring.take(step, &lag)[0][1]).collect();
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
    fn steps_before_the_start_can_be_added_at_once() {
        let mut years = fill(1.0);
        (years[1], years[2], years[3]) = (0.6, 2.0, 0.25);
        let lag = Lag::new(&years, 0.25);
        let (mut one_by_one, mut at_once) = (Ring::<1>::new(8, 5), Ring::<1>::new(8, 5));
        (1..=9).for_each(|ago| one_by_one.add_before(ago, &lag, [&fill(0.7)]));
        at_once.add_all_before(&lag, [&fill(0.7)]);
        for step in 0..5 {
            assert_eq!(one_by_one.take(step, &lag), at_once.take(step, &lag), "step {step}");
        }
    }

    #[test]
    fn lags_last_at_least_one_step() {
        let lag = Lag::new(&fill(0.01), 0.25);
        assert_eq!((lag.of(0), lag.longest()), (1, 1));
    }
}
