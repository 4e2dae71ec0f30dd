//! A straight-line book of many cohorts in O(1) a step, impaired or not, under both standards.
//!
//! Each cohort v carries `c_v` of cost, straight-line over its useful life. Write-downs and
//! reversals act on all cohorts in service in proportion, so the impaired share of a cohort's book is
//! `F_v = a g_v + b`: a write-down by the share w multiplies a and b by 1 - w; a reversal of the
//! share theta of what was lost multiplies a by 1 - theta and moves b to b (1 - theta) + theta. A new
//! cohort enters whole, with `g_v = (1 - b) / a`. So the running sums of `g_v c_v` (one for each
//! standard) and of `c_v`, and a ring of the rates that end, are the whole book; no loop over vintages.

use crate::{
    math::select,
    model::ring::{Lag, Ring},
    random::{Column, LANES, fill},
};

/// US GAAP and IFRS, kept side by side on the same path.
pub(super) const STANDARDS: usize = 2;

/// What impairment has done so far under one standard; shared by the books of one asset group.
#[derive(Clone, Debug)]
pub(super) struct Impaired {
    a: Column,
    b: Column,
}

impl Impaired {
    pub(super) const NONE: Self = Self { a: fill(1.0), b: fill(0.0) };

    /// Writes a share of the carrying amount down.
    #[inline(always)]
    pub(super) fn write_down(&mut self, i: usize, share: f64) {
        self.a[i] *= 1.0 - share;
        self.b[i] *= 1.0 - share;
    }

    /// Takes back a share of what was written down.
    #[inline(always)]
    pub(super) fn reverse(&mut self, i: usize, theta: f64) {
        self.a[i] *= 1.0 - theta;
        self.b[i] = self.b[i] * (1.0 - theta) + theta;
    }

    /// Where `a` has become too small to divide by, moves it into the books.
    #[inline(always)]
    pub(super) fn renormalise(&mut self, standard: usize, books: &mut [Book]) {
        let mut small = false;
        for a in &self.a {
            small |= *a <= 1e-6;
        }
        if !small {
            return;
        }
        let factor = self.a.map(|a| if a > 1e-6 { 1.0 } else { a });
        for book in books {
            book.scale(standard, &factor);
        }
        for i in 0..LANES {
            self.a[i] = select(factor[i] < 1.0, 1.0, self.a[i]);
        }
    }

    /// Weight with which a new cohort enters of which a share is kept, 1 if it is whole.
    #[inline(always)]
    pub(super) fn entry(&self, kept: &Column) -> Column {
        let mut weight = fill(0.0);
        for i in 0..LANES {
            weight[i] = (kept[i] - self.b[i]) / self.a[i];
        }
        weight
    }
}

/// The book of one kind of asset: undepreciated sums and the depreciation of a step; the first
/// column of each is unimpaired, the others are weighted, one for each standard.
///
/// Assets come and end evenly over a step, so a step depreciates at the mean of the rates at its ends.
#[derive(Clone, Debug)]
pub(super) struct Book {
    amounts: [Column; 1 + STANDARDS],
    /// Rates at the end of the step that has passed.
    rates: [Column; 1 + STANDARDS],
    /// Depreciation of the step that has passed.
    passed: [Column; 1 + STANDARDS],
    /// Depreciation rates, by the step in which they end.
    ends: Ring<{ 1 + STANDARDS }>,
    life: Lag,
    per_step: Column,
}

impl Book {
    pub(super) fn new(life: Lag, steps: usize) -> Self {
        let zero = [fill(0.0); 1 + STANDARDS];
        let ends = Ring::new(life.longest(), steps.max(1));
        let per_step = life.column().map(|steps| 1.0 / steps);
        Self { amounts: zero, rates: zero, passed: zero, ends, life, per_step }
    }

    /// Puts a cohort on the books that was installed evenly over a step so many steps before the first.
    #[inline(always)]
    pub(super) fn add_first(&mut self, ago: usize, costs: &Column) {
        let (mut rate, mut amount, mut running) = (fill(0.0), fill(0.0), fill(0.0));
        for i in 0..LANES {
            rate[i] = costs[i] * self.per_step[i];
            amount[i] = rate[i] * self.life.to_come(ago - 1, i);
            running[i] = rate[i] * self.life.left(ago - 1, i);
        }
        for column in 0..=STANDARDS {
            for i in 0..LANES {
                self.amounts[column][i] += amount[i];
                self.rates[column][i] += running[i];
            }
        }
        self.ends.add_before(ago, &self.life, [&rate; 1 + STANDARDS]);
    }

    /// Lets a step pass: ends what is fully depreciated, adds what is new with the weights of its
    /// entry, depreciates.
    #[inline(always)]
    pub(super) fn step(&mut self, now: usize, added: &Column, entry: &[Column; STANDARDS]) {
        let ended = self.ends.take(now, &self.life);
        let mut rates = [fill(0.0); 1 + STANDARDS];
        for column in 0..=STANDARDS {
            for i in 0..LANES {
                let weight = if column == 0 { 1.0 } else { entry[column - 1][i] };
                let amount = added[i] * weight;
                rates[column][i] = amount * self.per_step[i];
                let change = rates[column][i] - ended[column][i];
                self.passed[column][i] = self.rates[column][i] + 0.5 * change;
                self.rates[column][i] += change;
                self.amounts[column][i] += amount - self.passed[column][i];
            }
        }
        self.ends.add(now, &self.life, rates.each_ref());
    }

    /// Depreciation of the step that has passed.
    #[inline(always)]
    pub(super) fn depreciation(&self, i: usize, standard: usize, impaired: &Impaired) -> f64 {
        impaired.a[i] * self.passed[1 + standard][i] + impaired.b[i] * self.passed[0][i]
    }

    /// Carrying amount.
    #[inline(always)]
    pub(super) fn carrying_amount(&self, i: usize, standard: usize, impaired: &Impaired) -> f64 {
        impaired.a[i] * self.amounts[1 + standard][i] + impaired.b[i] * self.amounts[0][i]
    }

    /// Carrying amount if nothing had ever been impaired.
    #[inline(always)]
    pub(super) fn unimpaired(&self, i: usize) -> f64 {
        self.amounts[0][i]
    }

    /// Depreciation of the step that has passed, if nothing had ever been impaired.
    #[inline(always)]
    pub(super) fn plain_depreciation(&self, i: usize) -> f64 {
        self.passed[0][i]
    }

    /// Takes a share out of the books: what is sold is depreciated no longer.
    pub(super) fn take_out(&mut self, share: &Column) {
        let kept = share.map(|share| 1.0 - share);
        for column in 0..=STANDARDS {
            for i in 0..LANES {
                self.amounts[column][i] *= kept[i];
                self.rates[column][i] *= kept[i];
            }
        }
        self.ends.scale(&kept);
    }

    /// From this step on assets last a shorter useful life: each cohort ends earlier by as much, but not
    /// before this step, and what is left of it is spread over what is left. The ring must hold the whole
    /// of the old life; a life that is not shorter changes nothing.
    pub(super) fn shorten(&mut self, now: usize, life: &Lag, event: &Column) {
        let new = self.life.chosen(&life.min(&self.life), event);
        for ahead in 0..=self.life.longest() {
            let due = self.ends.take_row(now + ahead);
            for i in 0..LANES {
                // It ends evenly over a step, and a part of it one later.
                let before = ahead as f64 + self.life.part(i) + 0.5;
                let sooner = ahead.checked_sub(self.life.of(i) - new.of(i));
                let after = sooner.map_or(0.0, |sooner| sooner as f64 + new.part(i)) + 0.5;
                let faster = before / after;
                for column in 0..=STANDARDS {
                    let rate = due[column][i] * faster;
                    self.rates[column][i] += rate - due[column][i];
                    match sooner {
                        Some(sooner) => self.ends.put(now + sooner, column, i, rate),
                        None => self.ends.put_now(now, &new, (column, i), rate),
                    }
                }
            }
        }
        self.ends.change(now, &new);
        self.life = new;
        self.per_step = self.life.column().map(|steps| 1.0 / steps);
    }

    fn scale(&mut self, standard: usize, factor: &Column) {
        for i in 0..LANES {
            self.amounts[1 + standard][i] *= factor[i];
            self.rates[1 + standard][i] *= factor[i];
        }
        self.ends.scale_one(1 + standard, factor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A book of cohorts one by one, as a textbook keeps it.
    struct Textbook(Vec<(f64, usize, f64)>);

    impl Textbook {
        fn carrying(&self, now: usize, life: usize) -> f64 {
            // Half a step is gone at the end of the step of installation.
            let left = |start: usize| {
                ((start + life) as f64 - now as f64 + 0.5).max(0.0).min(life as f64) / life as f64
            };
            self.0.iter().map(|(cost, start, kept)| cost * kept * left(*start)).sum()
        }
    }

    #[test]
    fn a_shorter_life_spreads_what_is_left_over_what_is_left() {
        let mut book = Book::new(Lag::new(&fill(8.0), 1.0), usize::MAX - 1);
        let whole = [fill(1.0), fill(1.0)];
        book.step(0, &fill(80.0), &whole);
        book.step(1, &fill(40.0), &whole);
        // After two steps: 65 with six steps and a half left, 37.5 with seven and a half. The life falls to five.
        book.shorten(2, &Lag::new(&fill(5.0), 1.0), &fill(1.0));
        let mut left = Vec::new();
        for now in 2..8 {
            book.step(now, &fill(0.0), &whole);
            left.push((book.unimpaired(0) * 1e6).round() / 1e6);
        }
        // 65 in three steps and a half, 37.5 in four and a half.
        assert_eq!(left, [75.595_238, 48.690_476, 21.785_714, 4.166_667, 0.0, 0.0]);
    }

    /// Lives of whole steps and of parts of one, on paths of which some keep their life: nothing is left in the end, and
    /// nothing is depreciated that is not there.
    #[test]
    fn shortened_books_end() {
        for (old, new) in [(8.0, 5.0), (8.4, 5.0), (8.0, 5.3), (8.4, 5.7), (3.6, 1.0), (4.0, 6.0)] {
            for date in 0..12 {
                let mut book = Book::new(Lag::new(&fill(old), 1.0), usize::MAX - 1);
                let mut event = fill(0.0);
                event[1] = 1.0;
                for now in 0..30 {
                    if now == date {
                        book.shorten(now, &Lag::new(&fill(new), 1.0), &event);
                    }
                    let cost = if now < 10 { 10.0 } else { 0.0 };
                    book.step(now, &fill(cost), &[fill(1.0), fill(1.0)]);
                    let least = (0..2).map(|i| book.unimpaired(i)).fold(f64::INFINITY, f64::min);
                    assert!(least > -1e-9, "{old} {new} {date} {now}: {least}");
                }
                for i in 0..2 {
                    let left = [book.unimpaired(i), book.rates[0][i], book.plain_depreciation(i)];
                    assert!(
                        left.iter().all(|left| left.abs() < 1e-9),
                        "{old} {new} {date}: {left:?}"
                    );
                }
            }
        }
    }

    /// What would have ended before the step of the shortening is written off in it, whatever part of a step the
    /// new life has.
    #[test]
    fn what_is_too_old_is_written_off_at_once() {
        let mut book = Book::new(Lag::new(&fill(8.0), 1.0), usize::MAX - 1);
        book.step(0, &fill(80.0), &[fill(1.0), fill(1.0)]);
        for now in 1..5 {
            book.step(now, &fill(0.0), &[fill(1.0), fill(1.0)]);
        }
        book.shorten(5, &Lag::new(&fill(2.4), 1.0), &fill(1.0));
        book.step(5, &fill(0.0), &[fill(1.0), fill(1.0)]);
        assert!(book.unimpaired(0).abs() < 1e-9, "{}", book.unimpaired(0));
    }

    #[test]
    fn running_sums_equal_a_loop_over_cohorts() {
        let life = 8;
        let mut book = Book::new(Lag::new(&fill(8.0), 1.0), 60);
        let mut impaired = Impaired::NONE;
        let mut textbook = Textbook(Vec::new());
        for now in 0..60_usize {
            let cost = 10.0 + (now * 7 % 5) as f64;
            book.step(now, &fill(cost), &[impaired.entry(&fill(1.0)), fill(1.0)]);
            textbook.0.push((cost, now, 1.0));
            if now % 4 == 3 {
                let share = if now == 31 { 1.0 - 1e-9 } else { 0.3 };
                impaired.write_down(0, share);
                textbook.0.iter_mut().for_each(|cohort| cohort.2 *= 1.0 - share);
            }
            if now % 12 == 9 {
                impaired.reverse(0, 0.6);
                textbook.0.iter_mut().for_each(|cohort| cohort.2 += 0.6 * (1.0 - cohort.2));
            }
            impaired.renormalise(0, std::slice::from_mut(&mut book));
            let (found, expected) =
                (book.carrying_amount(0, 0, &impaired), textbook.carrying(now + 1, life));
            assert!((found - expected).abs() < 1e-9, "step {now}: {found} {expected}");
        }
    }
}
