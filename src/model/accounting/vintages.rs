//! The asset group `vintage`: each vintage of equipment, with its share of the sites, is tested alone.
//!
//! A loop over vintages, where `ledger` needs only running sums: old and hungry vintages are impaired
//! while young ones are not. Sites are one pool; a vintage has the share of them that it uses.

use std::collections::VecDeque;

use super::{
    book::{Book, Impaired, STANDARDS, entries},
    estimates::Estimates,
    ledger::Standard,
    standards::Remeasured,
};
use crate::{
    model::state::{BuilderFlows, Lag},
    random::{Column, LANES, fill},
};

/// Equipment installed in one step.
#[derive(Clone, Debug)]
pub(super) struct Vintage {
    /// Steps since that of its installation.
    pub(super) age: usize,
    pub(super) capacity: Column,
    pub(super) footprint: Column,
    cost: Column,
    /// Share not written down, under each standard.
    pub(super) kept: [Column; STANDARDS],
    /// Behind what is written down under IFRS.
    pub(super) estimates: Estimates,
}

/// One builder's vintages and sites.
#[derive(Clone, Debug)]
pub(super) struct Vintages {
    pub(super) cohorts: VecDeque<Vintage>,
    pub(super) sites: Book,
    /// All equipment, as it would be without any impairment; in the sums of `ledger`, to the last bit.
    equipment: Book,
    pub(super) impaired: [Impaired; STANDARDS],
    /// Behind what is written down of the sites under IFRS.
    pub(super) estimates: Estimates,
    useful: Lag,
    pub(super) service: Lag,
}

impl Vintages {
    pub(super) fn new(useful: Lag, service: Lag, sites: Lag, steps: usize) -> Self {
        let (sites, equipment) = (Book::new(sites, steps), Book::new(useful.clone(), steps));
        let impaired = [Impaired::NONE, Impaired::NONE];
        let estimates = Estimates::NONE;
        Self { cohorts: VecDeque::new(), sites, equipment, impaired, estimates, useful, service }
    }

    /// A cohort of the first fleet, from the youngest to the oldest.
    pub(super) fn add_first(&mut self, age: usize, parts: &[Column; 3]) {
        let [capacity, footprint, cost] = *parts;
        let kept = [fill(1.0); STANDARDS];
        let estimates = Estimates::NONE;
        self.equipment.add_first(age + 1, &cost);
        self.cohorts.push_front(Vintage { age, capacity, footprint, cost, kept, estimates });
    }

    /// The first sites, of which each step before the first delivered as many.
    #[inline(always)]
    pub(super) fn add_first_sites(&mut self, costs: &Column) {
        self.sites.add_all_first(costs);
    }

    #[inline(always)]
    pub(super) fn step(
        &mut self,
        now: usize,
        flows: &BuilderFlows,
        kept: &[Column; STANDARDS],
        estimates: &Estimates,
        told: Standard,
    ) -> Column {
        self.take_over(&flows.delivered_site_cost, &kept[Standard::Ifrs as usize], estimates);
        let mut sum = fill(0.0);
        let standard = told as usize;
        for vintage in &mut self.cohorts {
            for i in 0..LANES {
                let run =
                    self.useful.to_come(vintage.age, i) - self.useful.to_come(vintage.age + 1, i);
                let per_step = vintage.kept[standard][i] / self.useful.steps(i);
                sum[i] += vintage.cost[i] * per_step * run;
            }
            vintage.age += 1;
        }
        self.cohorts.push_back(Vintage {
            age: 0,
            capacity: flows.installed,
            footprint: flows.installed_sites,
            cost: flows.installed_cost,
            kept: *kept,
            estimates: estimates.clone(),
        });
        for i in 0..LANES {
            // Half a step on average in the step of installation.
            sum[i] += 0.5 * flows.installed_cost[i] * kept[standard][i] / self.useful.steps(i);
        }
        while self.cohorts.front().is_some_and(|vintage| vintage.age > self.service.longest()) {
            self.cohorts.pop_front();
        }
        let entry = entries(&self.impaired, kept);
        self.sites.step(now, &flows.delivered_site_cost, &entry);
        self.equipment.step(now, &flows.installed_cost, &[fill(1.0); 1 + STANDARDS]);
        self.sites.depreciation(standard, &self.impaired[standard], &mut sum);
        sum
    }

    /// Sites that are delivered written down bring the estimates behind that along.
    #[inline(always)]
    fn take_over(&mut self, added: &Column, kept: &Column, estimates: &Estimates) {
        for i in 0..LANES {
            let lost = added[i] * (1.0 - kept[i]);
            let carrying = self.site_carrying_amount(i, Standard::Ifrs);
            let before = (self.sites.unimpaired(i) - carrying).max(0.0);
            self.estimates.mix(i, estimates, lost / (lost + before).max(1e-300));
        }
    }

    /// The books of equipment and of sites, of which each knows itself without any impairment.
    pub(super) const fn plain(&self) -> [&Book; 2] {
        [&self.equipment, &self.sites]
    }

    /// Cost less depreciation of a vintage, were it not impaired.
    #[inline(always)]
    pub(super) fn unimpaired_of(&self, vintage: &Vintage, i: usize) -> f64 {
        vintage.cost[i] * self.useful.to_come(vintage.age, i) / self.useful.steps(i)
    }

    pub(super) fn carrying_amount(&self, i: usize, standard: Standard) -> f64 {
        let equipment: f64 = self
            .cohorts
            .iter()
            .map(|vintage| self.unimpaired_of(vintage, i) * vintage.kept[standard as usize][i])
            .sum();
        equipment + self.site_carrying_amount(i, standard)
    }

    /// The carrying amount on all paths, under each of these standards.
    #[inline(always)]
    pub(super) fn carrying_amounts(&self, standards: [Standard; STANDARDS]) -> [Column; STANDARDS] {
        let [first, second] = standards;
        let mut sums = [fill(0.0); STANDARDS];
        for vintage in &self.cohorts {
            let kept = [&vintage.kept[first as usize], &vintage.kept[second as usize]];
            for i in 0..LANES {
                let whole = self.unimpaired_of(vintage, i);
                sums[0][i] += whole * kept[0][i];
                sums[1][i] += whole * kept[1][i];
            }
        }
        for (sum, standard) in sums.iter_mut().zip(standards) {
            for i in 0..LANES {
                sum[i] += self.site_carrying_amount(i, standard);
            }
        }
        sums
    }

    #[inline(always)]
    pub(super) fn site_carrying_amount(&self, i: usize, standard: Standard) -> f64 {
        self.sites.carrying_amount(i, standard as usize, &self.impaired[standard as usize])
    }

    /// Brings the carrying amount down to a sum that buyers would pay, if that is less.
    pub(super) fn sell(&mut self, i: usize, standard: Standard, net_fair_value: f64) -> Remeasured {
        let carrying = self.carrying_amount(i, standard);
        let sold = super::standards::held_for_sale(carrying, net_fair_value);
        let share = sold.write_down / carrying.max(1e-300);
        for vintage in &mut self.cohorts {
            vintage.kept[standard as usize][i] *= 1.0 - share;
        }
        self.impaired[standard as usize].write_down(i, share);
        sold
    }

    /// Takes a share of all assets out of the books.
    pub(super) fn take_out(&mut self, share: &Column) {
        for vintage in &mut self.cohorts {
            for i in 0..LANES {
                vintage.cost[i] *= 1.0 - share[i];
            }
        }
        self.sites.take_out(share);
        self.equipment.take_out(share);
    }

    pub(super) fn renormalise(&mut self) {
        for (standard, impaired) in self.impaired.iter_mut().enumerate() {
            impaired.renormalise(standard, std::slice::from_mut(&mut self.sites));
        }
    }
}
