//! A straight-line book of many cohorts in O(1) a step, impaired or not.
//!
//! Each cohort v carries `c_v` of cost, straight-line over its useful life. Write-downs and
//! reversals act on all cohorts in service in proportion, so the impaired share of a cohort's book is
//! `F_v = a g_v + b`: a write-down by the share w multiplies a and b by 1 - w; a reversal of the
//! share theta of what was lost multiplies a by 1 - theta and moves b to b (1 - theta) + theta. A new
//! cohort enters whole, with `g_v = (1 - b) / a`. So the running sums of `g_v c_v` and of `c_v`, and
//! a ring of the rates that end, are the whole book; no loop over vintages.

use crate::{
    math::select,
    model::ring::{Lag, Ring},
    random::{Column, LANES, fill},
};

/// What impairment has done so far; shared by the books of one asset group.
#[derive(Clone, Debug)]
pub(super) struct Impaired {
    a: Column,
    b: Column,
}

impl Impaired {
    pub(super) const NONE: Self = Self { a: fill(1.0), b: fill(0.0) };

    /// Writes a share of the carrying amount down.
    pub(super) fn write_down(&mut self, i: usize, share: f64) {
        self.a[i] *= 1.0 - share;
        self.b[i] *= 1.0 - share;
    }

    /// Takes back a share of what was written down.
    pub(super) fn reverse(&mut self, i: usize, theta: f64) {
        self.a[i] *= 1.0 - theta;
        self.b[i] = self.b[i] * (1.0 - theta) + theta;
    }

    /// Where `a` has become too small to divide by, moves it into the books.
    pub(super) fn renormalise(&mut self, books: &mut [Book]) {
        if self.a.iter().all(|a| *a > 1e-6) {
            return;
        }
        let factor = self.a.map(|a| if a > 1e-6 { 1.0 } else { a });
        for book in books {
            book.scale(&factor);
        }
        for i in 0..LANES {
            self.a[i] /= factor[i].max(f64::MIN_POSITIVE);
            self.a[i] = select(factor[i] < 1.0, 1.0, self.a[i]);
        }
    }
}

/// The book of one kind of asset: undepreciated sums and the depreciation of a step.
#[derive(Clone, Debug)]
pub(super) struct Book {
    weighted: Column,
    plain: Column,
    weighted_rate: Column,
    plain_rate: Column,
    /// Depreciation rates, by the step from which they no longer run.
    ends: Ring<2>,
    life: Lag,
}

impl Book {
    pub(super) fn new(life: Lag) -> Self {
        let zero = fill(0.0);
        let ends = Ring::new(life.longest());
        Self { weighted: zero, plain: zero, weighted_rate: zero, plain_rate: zero, ends, life }
    }

    /// Puts a cohort of the first fleet on the books, some steps old.
    pub(super) fn add_aged(&mut self, i: usize, cost: f64, age: usize) {
        let Some(left) = self.life.of(i).checked_sub(age).filter(|left| *left > 0) else { return };
        let rate = cost / self.life.of(i) as f64;
        let amount = rate * left as f64;
        self.weighted[i] += amount;
        self.plain[i] += amount;
        self.weighted_rate[i] += rate;
        self.plain_rate[i] += rate;
        self.ends.add_one(left, i, [rate, rate]);
    }

    /// Lets a step pass: ends what is fully depreciated, adds what is new, depreciates. Returns the
    /// depreciation.
    pub(super) fn step(&mut self, now: usize, added: &Column, impaired: &Impaired) -> Column {
        let [ended, ended_plain] = self.ends.take(now);
        let (mut rate, mut plain_rate, mut depreciation) = (fill(0.0), fill(0.0), fill(0.0));
        for i in 0..LANES {
            let whole = (1.0 - impaired.b[i]) / impaired.a[i];
            plain_rate[i] = added[i] / self.life.of(i) as f64;
            rate[i] = plain_rate[i] * whole;
            self.weighted_rate[i] += rate[i] - ended[i];
            self.plain_rate[i] += plain_rate[i] - ended_plain[i];
            self.weighted[i] += added[i] * whole - self.weighted_rate[i];
            self.plain[i] += added[i] - self.plain_rate[i];
            depreciation[i] = impaired.a[i] * self.weighted_rate[i] + impaired.b[i] * self.plain_rate[i];
        }
        self.ends.add(now, &self.life, [&rate, &plain_rate]);
        depreciation
    }

    /// Carrying amount.
    pub(super) fn carrying_amount(&self, i: usize, impaired: &Impaired) -> f64 {
        impaired.a[i] * self.weighted[i] + impaired.b[i] * self.plain[i]
    }

    /// Carrying amount if nothing had ever been impaired.
    pub(super) fn unimpaired(&self, i: usize) -> f64 {
        self.plain[i]
    }

    fn scale(&mut self, factor: &Column) {
        for i in 0..LANES {
            self.weighted[i] *= factor[i];
            self.weighted_rate[i] *= factor[i];
        }
        self.ends.scale_one(0, factor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A book of cohorts one by one, as a textbook keeps it.
    struct Textbook(Vec<(f64, usize, f64)>);

    impl Textbook {
        fn carrying(&self, now: usize, life: usize) -> f64 {
            let left = |start: usize| (start + life).saturating_sub(now) as f64 / life as f64;
            self.0.iter().map(|(cost, start, kept)| cost * kept * left(*start)).sum()
        }
    }

    #[test]
    fn running_sums_equal_a_loop_over_cohorts() {
        let life = 8;
        let mut book = Book::new(Lag::new(&fill(8.0), 1.0));
        let mut impaired = Impaired::NONE;
        let mut textbook = Textbook(Vec::new());
        for now in 0..60_usize {
            let cost = 10.0 + (now * 7 % 5) as f64;
            book.step(now, &fill(cost), &impaired);
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
            impaired.renormalise(std::slice::from_mut(&mut book));
            let (found, expected) = (book.carrying_amount(0, &impaired), textbook.carrying(now + 1, life));
            assert!((found - expected).abs() < 1e-9, "step {now}: {found} {expected}");
        }
    }
}
