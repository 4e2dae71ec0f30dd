//! One builder's assets in service, under both standards side by side.

use super::{
    book::{Book, Impaired, STANDARDS, entries},
    estimates::Estimates,
    moved::Moved,
    standards::{self, Remeasured},
    values::Values,
};
use crate::{
    model::state::Lag,
    random::{Column, LANES, fill},
};

/// An accounting standard, by its place in the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standard {
    /// ASC 360.
    UsGaap = 0,
    /// IAS 36.
    Ifrs = 1,
}

impl Standard {
    pub(super) const fn other(self) -> Self {
        match self {
            Self::UsGaap => Self::Ifrs,
            Self::Ifrs => Self::UsGaap,
        }
    }
}

impl Standard {
    /// Both, the chosen one first.
    pub(super) const fn both(self) -> [Self; STANDARDS] {
        [self, self.other()]
    }

    /// The test of an asset group; `earlier` is the recoverable amount at the estimates of the last one.
    #[inline(always)]
    pub(super) fn test(
        self,
        carrying: f64,
        unimpaired: f64,
        values: &Values,
        earlier: impl FnOnce() -> f64,
    ) -> Remeasured {
        match self {
            Self::UsGaap => standards::us_gaap(carrying, values.undiscounted, values.fair_value),
            Self::Ifrs => standards::ifrs(carrying, unimpaired, values.recoverable(), earlier),
        }
    }
}

/// Sites and equipment, impaired as one asset group.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    /// Equipment, sites.
    books: [Book; 2],
    impaired: [Impaired; STANDARDS],
    /// Behind what is impaired under IFRS.
    pub(super) estimates: Estimates,
}

impl Ledger {
    pub(super) fn new(equipment_life: Lag, site_life: Lag, steps: usize) -> Self {
        #[expect(
            clippy::large_stack_arrays,
            reason = "once a batch, and moved from here into the ledger"
        )]
        let books = [Book::new(equipment_life, steps), Book::new(site_life, steps)];
        Self { books, impaired: [Impaired::NONE, Impaired::NONE], estimates: Estimates::NONE }
    }

    /// The cohort of the first equipment that was installed so many steps before the first.
    pub(super) fn add_first_equipment(&mut self, ago: usize, costs: &Column) {
        self.books[0].add_first(ago, costs);
    }

    /// The first sites, of which each step before the first delivered as many.
    #[inline(always)]
    pub(super) fn add_first_sites(&mut self, costs: &Column) {
        self.books[1].add_all_first(costs);
    }

    /// Lets a step pass; `kept` is the share of their cost that is left of what is added. Returns the
    /// depreciation under one standard.
    #[inline(always)]
    pub(super) fn step(
        &mut self,
        now: usize,
        added: [&Column; 2],
        kept: &[Column; STANDARDS],
        estimates: &Estimates,
        told: Standard,
    ) -> Column {
        self.take_over(added, &kept[Standard::Ifrs as usize], estimates);
        let entry = entries(&self.impaired, kept);
        let mut sum = fill(0.0);
        for (book, added) in self.books.iter_mut().zip(added) {
            book.step(now, added, &entry);
            book.depreciation(told as usize, &self.impaired[told as usize], &mut sum);
        }
        sum
    }

    /// What enters service written down brings the estimates behind that along.
    #[inline(always)]
    fn take_over(&mut self, added: [&Column; 2], kept: &Column, estimates: &Estimates) {
        if all_whole(kept) {
            return;
        }
        for i in 0..LANES {
            let lost = (added[0][i] + added[1][i]) * (1.0 - kept[i]);
            let before = (self.unimpaired(i) - self.carrying_amount(i, Standard::Ifrs)).max(0.0);
            self.estimates.mix(i, estimates, lost / (lost + before).max(1e-300));
        }
    }

    /// From this step on equipment has a shorter useful life, on the paths of the event.
    pub(super) fn shorten(&mut self, now: usize, life: &Lag, event: &Column) {
        self.books[0].shorten(now, life, event);
    }

    /// Takes a share of all assets out of the books.
    pub(super) fn take_out(&mut self, share: &Column) {
        self.books.iter_mut().for_each(|book| book.take_out(share));
    }

    #[inline(always)]
    pub(super) fn carrying_amount(&self, i: usize, standard: Standard) -> f64 {
        let impaired = &self.impaired[standard as usize];
        let [equipment, sites] = &self.books;
        let of = |book: &Book| book.carrying_amount(i, standard as usize, impaired);
        of(equipment) + of(sites)
    }

    /// The carrying amount on all paths.
    #[inline(always)]
    pub(super) fn carrying_amounts(&self, standard: Standard) -> Column {
        let impaired = &self.impaired[standard as usize];
        let mut sum = fill(0.0);
        for book in &self.books {
            book.add_carrying_amounts(standard as usize, impaired, &mut sum);
        }
        sum
    }

    /// What the carrying amount would be if nothing had ever been impaired.
    #[inline(always)]
    pub(super) fn unimpaired(&self, i: usize) -> f64 {
        let [equipment, sites] = &self.books;
        equipment.unimpaired(i) + sites.unimpaired(i)
    }

    /// The books of equipment and of sites, of which each knows itself without any impairment.
    pub(super) const fn plain(&self) -> [&Book; 2] {
        [&self.books[0], &self.books[1]]
    }

    /// What the carrying amount would be on all paths.
    #[inline(always)]
    pub(super) fn unimpaired_amounts(&self) -> Column {
        let mut sum = fill(0.0);
        for i in 0..LANES {
            sum[i] = self.unimpaired(i);
        }
        sum
    }

    /// The part of the carrying amount that is the sites'.
    #[inline(always)]
    pub(super) fn site_carrying_amounts(&self, standard: Standard) -> Column {
        let mut sum = fill(0.0);
        let impaired = &self.impaired[standard as usize];
        self.books[1].add_carrying_amounts(standard as usize, impaired, &mut sum);
        sum
    }

    /// Writes down and takes back what a test has found, of these amounts.
    #[inline(always)]
    pub(super) fn remeasure(
        &mut self,
        standard: Standard,
        carrying: &Column,
        unimpaired: &Column,
        moved: &Moved,
    ) {
        let impaired = &mut self.impaired[standard as usize];
        for i in 0..LANES {
            // Without a write-down or a reversal these change nothing, to the last bit.
            impaired.write_down(i, moved.write_down[i] / carrying[i].max(1e-300));
            let theta = moved.reversal[i] / (unimpaired[i] - carrying[i]).max(1e-300);
            impaired.reverse(i, theta.clamp(0.0, 1.0));
        }
    }

    /// Brings the carrying amount down to a sum that buyers would pay, if that is less.
    pub(super) fn sell(&mut self, i: usize, standard: Standard, net_fair_value: f64) -> Remeasured {
        let carrying = self.carrying_amount(i, standard);
        let sold = standards::held_for_sale(carrying, net_fair_value);
        if sold.write_down > 0.0 {
            self.impaired[standard as usize].write_down(i, sold.write_down / carrying);
        }
        sold
    }

    /// Keeps the impairment factors away from zero.
    #[inline(always)]
    pub(super) fn renormalise(&mut self) {
        for (standard, impaired) in self.impaired.iter_mut().enumerate() {
            impaired.renormalise(standard, &mut self.books);
        }
    }
}

/// Whether nothing has been written down of what enters service on any path.
#[inline(always)]
fn all_whole(kept: &Column) -> bool {
    let mut found = true;
    for kept in kept {
        found &= *kept >= 1.0;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lag(steps: f64) -> Lag {
        Lag::new(&fill(steps), 1.0)
    }

    /// Equipment for 40 with four steps of life, sites for 80 with eight, each a step's purchase.
    fn after(steps: usize) -> (Ledger, f64) {
        let mut ledger = Ledger::new(lag(4.0), lag(8.0), 20);
        let (equipment, sites, none) = (fill(40.0), fill(80.0), fill(0.0));
        let whole = [fill(1.0); STANDARDS];
        let mut written_off = 0.0;
        for now in 0..steps {
            let added = if now == 0 { [&equipment, &sites] } else { [&none, &none] };
            let told = Standard::UsGaap;
            written_off += ledger.step(now, added, &whole, &Estimates::NONE, told)[0];
        }
        (ledger, written_off)
    }

    fn near(found: f64, due: f64) {
        assert!((found - due).abs() < 1e-9, "found {found}, due {due}");
    }

    /// Straight lines of 10 and 10 a step; half a step is gone at the end of that of the purchase.
    #[test]
    fn both_books_fall_in_straight_lines() {
        for (steps, equipment, sites) in
            [(1, 35.0, 75.0), (3, 15.0, 55.0), (5, 0.0, 35.0), (9, 0.0, 0.0)]
        {
            let (ledger, written_off) = after(steps);
            near(ledger.carrying_amount(0, Standard::UsGaap), equipment + sites);
            near(ledger.site_carrying_amounts(Standard::Ifrs)[0], sites);
            near(written_off, 120.0 - equipment - sites);
        }
    }

    /// A sale at a loss moves one standard's book to the price, and no price above it moves it up.
    #[test]
    fn a_sale_writes_down_and_never_up() {
        let (mut ledger, _) = after(1);
        let sold = ledger.sell(0, Standard::Ifrs, 66.0);
        near(sold.write_down, 44.0);
        near(ledger.carrying_amount(0, Standard::Ifrs), 66.0);
        near(ledger.carrying_amount(0, Standard::UsGaap), 110.0);
        near(ledger.unimpaired(0), 110.0);
        near(ledger.sell(0, Standard::Ifrs, 200.0).write_down, 0.0);
        near(ledger.carrying_amount(0, Standard::Ifrs), 66.0);
        ledger.renormalise();
        near(ledger.carrying_amount(0, Standard::Ifrs), 66.0);
    }

    #[test]
    fn a_share_goes_out_of_both_books() {
        let (mut ledger, _) = after(1);
        ledger.take_out(&fill(0.4));
        near(ledger.carrying_amount(0, Standard::UsGaap), 66.0);
        near(ledger.site_carrying_amounts(Standard::UsGaap)[0], 45.0);
    }
}
