//! A vintage with its share of the sites, and what the tests of all come to, on all paths.

use super::{
    book::STANDARDS,
    flows::{CashFlows, Together},
    ledger::Standard,
    moved::Moved,
    yearly_test::Amounts,
};
use crate::random::{Column, LANES, fill};

/// What all vintages share at a test.
pub(super) struct Whole {
    pub(super) flows: Together,
    /// Carrying amount of the sites under each standard, and what it would be without any impairment.
    pub(super) sites: [Column; STANDARDS],
    pub(super) unimpaired_sites: Column,
    pub(super) capacity: Column,
    pub(super) footprint: Column,
}

/// What the tests of all vintages come to under one standard.
pub(super) struct Tested {
    /// Share of the sites' book that is lost, and share of what they had lost that comes back.
    pub(super) lost: Column,
    pub(super) regained: Column,
    /// Share of the sites whose vintages were remeasured.
    pub(super) remeasured: Column,
    pub(super) moved: Moved,
}

impl Tested {
    pub(super) const NONE: Self =
        Self { lost: fill(0.0), regained: fill(0.0), remeasured: fill(0.0), moved: Moved::NONE };
}

/// A vintage with its share of the sites.
pub(super) struct Part {
    /// Above 0 where it is tested.
    pub(super) tested: Column,
    pub(super) of_capacity: Column,
    pub(super) of_sites: Column,
    /// Remaining life of its equipment, in years.
    pub(super) life: Column,
    /// What it would stand for without any impairment, but for the sites.
    pub(super) equipment: Column,
}

impl Part {
    pub(super) const NONE: Self = Self {
        tested: fill(0.0),
        of_capacity: fill(0.0),
        of_sites: fill(0.0),
        life: fill(0.0),
        equipment: fill(0.0),
    };

    /// Its cash flows on a path, of those of all.
    #[inline(always)]
    pub(super) fn flows(&self, all: &Whole, i: usize) -> CashFlows {
        all.flows.at(i).part(self.of_capacity[i], self.of_sites[i], self.life[i])
    }

    /// What it stands for under a standard, of whose equipment this share is not written down.
    #[inline(always)]
    pub(super) fn amounts(&self, standard: Standard, kept: &Column, all: &Whole) -> Amounts {
        let mut amounts = Amounts::NONE;
        let sites = &all.sites[standard as usize];
        for i in 0..LANES {
            let left = self.flows(all, i).salvage_share();
            let own_sites = sites[i] * self.of_sites[i];
            amounts.salvage[i] = left * sites[i] * self.of_sites[i];
            amounts.carrying[i] = self.equipment[i] * kept[i] + own_sites;
            let unimpaired = all.unimpaired_sites[i] * self.of_sites[i];
            amounts.unimpaired[i] = self.equipment[i] + unimpaired;
        }
        amounts
    }
}
