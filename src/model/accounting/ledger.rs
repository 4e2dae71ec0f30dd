//! One builder's assets in service, under both standards side by side.

use super::{
    book::{Book, Impaired, STANDARDS},
    standards::{self, Remeasured},
};
use crate::{
    model::ring::Lag,
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

/// What the assets are worth at a test.
pub(super) struct Values {
    pub(super) undiscounted: f64,
    pub(super) value_in_use: f64,
    pub(super) fair_value: f64,
    pub(super) net_fair_value: f64,
}

/// Sites and equipment, impaired as one asset group.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    /// Equipment, sites.
    books: [Book; 2],
    impaired: [Impaired; STANDARDS],
}

impl Ledger {
    pub(super) fn new(equipment_life: Lag, site_life: Lag, steps: usize) -> Self {
        let books = [Book::new(equipment_life, steps), Book::new(site_life, steps)];
        Self { books, impaired: [Impaired::NONE, Impaired::NONE] }
    }

    /// The cohort of the first equipment of a given age in steps.
    pub(super) fn add_first_equipment(&mut self, age: usize, costs: &Column) {
        self.books[0].add_first(age, costs);
    }

    /// The first sites, a cohort of this cost for each step of age.
    pub(super) fn add_uniform_sites(&mut self, cohort: &Column) {
        self.books[1].add_uniform(cohort);
    }

    /// Lets a step pass; returns the depreciation under one standard.
    pub(super) fn step(&mut self, now: usize, added: [&Column; 2], told: Standard) -> Column {
        let entry = self.impaired.each_ref().map(Impaired::entry);
        let mut sum = fill(0.0);
        for (book, added) in self.books.iter_mut().zip(added) {
            book.step(now, added, &entry);
            for i in 0..LANES {
                sum[i] += book.depreciation(i, told as usize, &self.impaired[told as usize]);
            }
        }
        sum
    }

    pub(super) fn carrying_amount(&self, i: usize, standard: Standard) -> f64 {
        let impaired = &self.impaired[standard as usize];
        self.books.iter().map(|book| book.carrying_amount(i, standard as usize, impaired)).sum()
    }

    pub(super) fn site_carrying_amount(&self, i: usize, standard: Standard) -> f64 {
        self.books[1].carrying_amount(i, standard as usize, &self.impaired[standard as usize])
    }

    /// Tests the asset group for impairment.
    pub(super) fn test(&mut self, i: usize, standard: Standard, values: &Values) -> Remeasured {
        let carrying = self.carrying_amount(i, standard);
        let unimpaired: f64 = self.books.iter().map(|book| book.unimpaired(i)).sum();
        let tested = match standard {
            Standard::UsGaap => {
                standards::us_gaap(carrying, values.undiscounted, values.fair_value)
            }
            Standard::Ifrs => {
                standards::ifrs(carrying, unimpaired, values.value_in_use, values.net_fair_value)
            }
        };
        let impaired = &mut self.impaired[standard as usize];
        if tested.write_down > 0.0 {
            impaired.write_down(i, tested.write_down / carrying);
        }
        if tested.reversal > 0.0 {
            let theta = (tested.reversal / (unimpaired - carrying).max(1e-300)).clamp(0.0, 1.0);
            impaired.reverse(i, theta);
        }
        tested
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
    pub(super) fn renormalise(&mut self) {
        for (standard, impaired) in self.impaired.iter_mut().enumerate() {
            impaired.renormalise(standard, &mut self.books);
        }
    }
}
