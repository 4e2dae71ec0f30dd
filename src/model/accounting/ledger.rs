//! One builder's assets in service under one standard.

use super::{
    book::{Book, Impaired},
    standards::{self, Remeasured},
};
use crate::{
    model::ring::Lag,
    random::{Column, LANES, fill},
};

/// An accounting standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standard {
    /// ASC 360.
    UsGaap,
    /// IAS 36.
    Ifrs,
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
    pub(super) standard: Standard,
    /// Equipment, sites.
    books: [Book; 2],
    impaired: Impaired,
}

impl Ledger {
    pub(super) fn new(standard: Standard, equipment_life: Lag, site_life: Lag) -> Self {
        let books = [Book::new(equipment_life), Book::new(site_life)];
        Self { standard, books, impaired: Impaired::NONE }
    }

    /// A cohort of the first equipment of a given age in steps.
    pub(super) fn add_first_equipment(&mut self, i: usize, cost: f64, age: usize) {
        self.books[0].add_aged(i, cost, age);
    }

    /// A cohort of the first sites of a given age in steps.
    pub(super) fn add_first_sites(&mut self, i: usize, cost: f64, age: usize) {
        self.books[1].add_aged(i, cost, age);
    }

    /// Lets a step pass; returns the depreciation.
    pub(super) fn step(&mut self, now: usize, equipment: &Column, sites: &Column) -> Column {
        let mut sum = fill(0.0);
        for (book, added) in self.books.iter_mut().zip([equipment, sites]) {
            let depreciation = book.step(now, added, &self.impaired);
            for i in 0..LANES {
                sum[i] += depreciation[i];
            }
        }
        sum
    }

    pub(super) fn carrying_amount(&self, i: usize) -> f64 {
        self.books.iter().map(|book| book.carrying_amount(i, &self.impaired)).sum()
    }

    pub(super) fn site_carrying_amount(&self, i: usize) -> f64 {
        self.books[1].carrying_amount(i, &self.impaired)
    }

    /// Tests the asset group for impairment.
    pub(super) fn test(&mut self, i: usize, values: &Values) -> Remeasured {
        let carrying = self.carrying_amount(i);
        let unimpaired: f64 = self.books.iter().map(|book| book.unimpaired(i)).sum();
        let tested = match self.standard {
            Standard::UsGaap => standards::us_gaap(carrying, values.undiscounted, values.fair_value),
            Standard::Ifrs => standards::ifrs(carrying, unimpaired, values.value_in_use, values.net_fair_value),
        };
        if tested.write_down > 0.0 {
            self.impaired.write_down(i, tested.write_down / carrying);
        }
        if tested.reversal > 0.0 {
            let theta = (tested.reversal / (unimpaired - carrying).max(1e-300)).clamp(0.0, 1.0);
            self.impaired.reverse(i, theta);
        }
        tested
    }

    /// Keeps the impairment factors away from zero.
    pub(super) fn renormalise(&mut self) {
        self.impaired.renormalise(&mut self.books);
    }
}
