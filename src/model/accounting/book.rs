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
    model::state::{Lag, Ring},
    random::{Column, LANES, fill},
};

#[cfg(test)]
mod tests;

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
        let mut factor = self.a;
        for factor in &mut factor {
            *factor = select(*factor > 1e-6, 1.0, *factor);
        }
        for book in books {
            book.scale(standard, &factor);
        }
        for i in 0..LANES {
            self.a[i] = select(factor[i] < 1.0, 1.0, self.a[i]);
        }
    }

    /// Adds what is left of weighted sums and of the plain sums beside them.
    #[inline(always)]
    fn add(&self, weighted: &Column, plain: &Column, sum: &mut Column) {
        for i in 0..LANES {
            sum[i] += self.a[i] * weighted[i] + self.b[i] * plain[i];
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

/// The weights with which a new cohort enters the columns of a [`Book`].
#[inline(always)]
pub(super) fn entries(
    impaired: &[Impaired; STANDARDS],
    kept: &[Column; STANDARDS],
) -> [Column; 1 + STANDARDS] {
    let mut weights = [fill(1.0); 1 + STANDARDS];
    for standard in 0..STANDARDS {
        weights[1 + standard] = impaired[standard].entry(&kept[standard]);
    }
    weights
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

    /// Puts cohorts of the same cost on the books, one for each step before the first.
    #[inline(always)]
    pub(super) fn add_all_first(&mut self, costs: &Column) {
        let (mut rate, mut amount, mut running) = (fill(0.0), fill(0.0), fill(0.0));
        for i in 0..LANES {
            rate[i] = costs[i] * self.per_step[i];
        }
        for later in 0..self.life.longest() {
            for i in 0..LANES {
                amount[i] += rate[i] * self.life.to_come(later, i);
                running[i] += rate[i] * self.life.left(later, i);
            }
        }
        self.amounts = [amount; 1 + STANDARDS];
        self.rates = [running; 1 + STANDARDS];
        self.ends.add_all_before(&self.life, [&rate; 1 + STANDARDS]);
    }

    /// Lets a step pass: ends what is fully depreciated, adds what is new with the weights of its
    /// entry, of which the first is that of the unimpaired book, depreciates.
    #[inline(always)]
    pub(super) fn step(&mut self, now: usize, added: &Column, entry: &[Column; 1 + STANDARDS]) {
        let ended = self.ends.take(now, &self.life);
        let mut rates = [fill(0.0); 1 + STANDARDS];
        for column in 0..=STANDARDS {
            for i in 0..LANES {
                rates[column][i] = added[i] * entry[column][i];
            }
            let (amounts, passed) = (&mut self.amounts[column], &mut self.passed[column]);
            let present = &mut self.rates[column];
            depreciate(
                amounts,
                present,
                passed,
                &mut rates[column],
                &ended[column],
                &self.per_step,
            );
        }
        self.ends.add(now, &self.life, rates.each_ref());
    }

    /// Adds the depreciation of the step that has passed.
    #[inline(always)]
    pub(super) fn depreciation(&self, standard: usize, impaired: &Impaired, sum: &mut Column) {
        impaired.add(&self.passed[1 + standard], &self.passed[0], sum);
    }

    /// Adds the carrying amounts.
    #[inline(always)]
    pub(super) fn add_carrying_amounts(
        &self,
        standard: usize,
        impaired: &Impaired,
        sum: &mut Column,
    ) {
        impaired.add(&self.amounts[1 + standard], &self.amounts[0], sum);
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
    pub(super) const fn plain_depreciation(&self) -> &Column {
        &self.passed[0]
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

    /// Multiplies what is weighted under a standard by a factor, path by path. On few paths there is one that is not 1,
    /// and what falls due is a long column of each.
    fn scale(&mut self, standard: usize, factor: &Column) {
        for i in (0..LANES).filter(|i| factor[*i] < 1.0) {
            self.amounts[1 + standard][i] *= factor[i];
            self.rates[1 + standard][i] *= factor[i];
            self.ends.scale_one((1 + standard, i), factor[i]);
        }
    }
}

/// Adds what is new to one column of a book, and turns it into the rate that it adds.
#[inline(always)]
fn depreciate(
    amounts: &mut Column,
    rates: &mut Column,
    passed: &mut Column,
    added: &mut Column,
    ended: &Column,
    per_step: &Column,
) {
    for i in 0..LANES {
        let rate = added[i] * per_step[i];
        let change = rate - ended[i];
        passed[i] = rates[i] + 0.5 * change;
        rates[i] += change;
        amounts[i] += added[i] - passed[i];
        added[i] = rate;
    }
}
