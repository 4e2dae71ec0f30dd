//! The asset group `vintage`: each vintage of equipment, with its share of the sites, is tested alone.
//!
//! A loop over vintages, where `ledger` needs only running sums: old and hungry vintages are impaired
//! while young ones are not. Sites are one pool; a vintage has the share of them that it uses.

use std::collections::VecDeque;

use super::{
    book::{Book, Impaired, STANDARDS},
    cash_flow::Appraiser,
    ledger::Standard,
    standards::Remeasured,
};
use crate::{
    math::select,
    model::{ring::Lag, state::BuilderFlows},
    random::{Column, LANES, fill},
};

/// Equipment installed in one step.
#[derive(Clone, Debug)]
struct Vintage {
    /// Steps since its installation, at the end of the present one.
    age: usize,
    capacity: Column,
    footprint: Column,
    cost: Column,
    /// Share not written down, under each standard.
    kept: [Column; STANDARDS],
}

/// One builder's vintages and sites.
#[derive(Clone, Debug)]
pub(super) struct Vintages {
    cohorts: VecDeque<Vintage>,
    sites: Book,
    impaired: [Impaired; STANDARDS],
    useful: Lag,
    service: Lag,
}

impl Vintages {
    pub(super) fn new(useful: Lag, service: Lag, sites: Lag, steps: usize) -> Self {
        let sites = Book::new(sites, steps);
        let impaired = [Impaired::NONE, Impaired::NONE];
        Self { cohorts: VecDeque::new(), sites, impaired, useful, service }
    }

    /// A cohort of the first fleet, from the youngest to the oldest.
    pub(super) fn add_first(&mut self, age: usize, parts: &[Column; 3]) {
        let [capacity, footprint, cost] = *parts;
        let kept = [fill(1.0); STANDARDS];
        self.cohorts.push_front(Vintage { age, capacity, footprint, cost, kept });
    }

    /// The first sites, a cohort of this cost for each step of age.
    pub(super) fn add_uniform_sites(&mut self, cohort: &Column) {
        self.sites.add_uniform(cohort);
    }

    pub(super) fn step(
        &mut self,
        now: usize,
        flows: &BuilderFlows,
        kept: &[Column; STANDARDS],
        told: Standard,
    ) -> Column {
        let mut sum = fill(0.0);
        let standard = told as usize;
        self.cohorts.push_back(Vintage {
            age: 0,
            capacity: flows.installed,
            footprint: flows.installed_sites,
            cost: flows.installed_cost,
            kept: *kept,
        });
        for vintage in &mut self.cohorts {
            for i in 0..LANES {
                let life = self.useful.of(i);
                let runs = select(vintage.age < life, 1.0 / life as f64, 0.0);
                sum[i] += vintage.cost[i] * vintage.kept[standard][i] * runs;
            }
            vintage.age += 1;
        }
        while self.cohorts.front().is_some_and(|vintage| vintage.age > self.service.longest()) {
            self.cohorts.pop_front();
        }
        let mut entry = [fill(0.0); STANDARDS];
        for (standard, weight) in entry.iter_mut().enumerate() {
            *weight = self.impaired[standard].entry(&kept[standard]);
        }
        self.sites.step(now, &flows.delivered_site_cost, &entry);
        for i in 0..LANES {
            sum[i] += self.sites.depreciation(i, standard, &self.impaired[standard]);
        }
        sum
    }

    /// Cost less depreciation of a vintage, were it not impaired.
    fn unimpaired_of(&self, vintage: &Vintage, i: usize) -> f64 {
        let life = self.useful.of(i);
        vintage.cost[i] * life.saturating_sub(vintage.age) as f64 / life as f64
    }

    pub(super) fn carrying_amount(&self, i: usize, standard: Standard) -> f64 {
        let equipment: f64 = self
            .cohorts
            .iter()
            .map(|vintage| self.unimpaired_of(vintage, i) * vintage.kept[standard as usize][i])
            .sum();
        equipment + self.site_carrying_amount(i, standard)
    }

    pub(super) fn site_carrying_amount(&self, i: usize, standard: Standard) -> f64 {
        self.sites.carrying_amount(i, standard as usize, &self.impaired[standard as usize])
    }

    /// Tests every vintage, with its share of the sites.
    pub(super) fn test(
        &mut self,
        i: usize,
        standard: Standard,
        appraiser: &Appraiser<'_>,
    ) -> Remeasured {
        let before = self.carrying_amount(i, standard);
        let pool = appraiser.in_service(i);
        let sites = self.site_carrying_amount(i, standard);
        let unimpaired_sites = self.sites.unimpaired(i);
        let alive = |vintage: &&Vintage| vintage.age <= self.service.of(i);
        let (capacity, footprint) = self
            .cohorts
            .iter()
            .filter(alive)
            .fold((1e-300, 1e-300), |(k, u), v| (k + v.capacity[i], u + v.footprint[i]));
        let (mut lost, mut regained) = (0.0, 0.0);
        let mut kept = Vec::with_capacity(self.cohorts.len());
        for vintage in &self.cohorts {
            let (of_capacity, of_sites) =
                (vintage.capacity[i] / capacity, vintage.footprint[i] / footprint);
            let now = vintage.kept[standard as usize][i];
            if !alive(&vintage) || of_capacity < 1e-12 {
                kept.push(now);
                continue;
            }
            let left = (self.service.of(i) - vintage.age) as f64 * appraiser.dt;
            let flows = pool.part(of_capacity, of_sites, left);
            let salvage = flows.salvage_share() * sites * of_sites;
            let values = appraiser.appraise(&flows, i).with(salvage);
            let whole = self.unimpaired_of(vintage, i);
            let carrying = whole * now + sites * of_sites;
            let unimpaired = whole + unimpaired_sites * of_sites;
            let tested = standard.test(carrying, unimpaired, &values);
            let share = tested.write_down / carrying.max(1e-300);
            let theta = (tested.reversal / (unimpaired - carrying).max(1e-300)).clamp(0.0, 1.0);
            kept.push((now + theta * (1.0 - now)) * (1.0 - share));
            lost += share * of_sites;
            regained += theta * of_sites;
        }
        for (vintage, kept) in self.cohorts.iter_mut().zip(kept) {
            vintage.kept[standard as usize][i] = kept;
        }
        self.impaired[standard as usize].write_down(i, lost.clamp(0.0, 1.0));
        self.impaired[standard as usize].reverse(i, regained.clamp(0.0, 1.0));
        Remeasured::to(before, self.carrying_amount(i, standard))
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
    }

    pub(super) fn renormalise(&mut self) {
        for (standard, impaired) in self.impaired.iter_mut().enumerate() {
            impaired.renormalise(standard, std::slice::from_mut(&mut self.sites));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        accounting::{AccountingColumns, cash_flow::expected_price, discount::Discount},
        state::{BuilderLevels, Levels, Terms},
    };

    /// Two vintages of one unit each, that cost 40 and have three of four years left; the second takes
    /// nine times the site. Returns what a test at this price finds, at no interest.
    fn test(vintages: &mut Vintages, standard: Standard, price: f64) -> Remeasured {
        let mut terms = Terms::ZERO;
        terms.cash_cost = fill(1.5);
        terms.max_utilisation = fill(1.0);
        let mut levels = Levels::ZERO;
        (levels.price, levels.fair_price) = (fill(price), fill(price));
        levels.spot_utilisation = fill(1.0);
        let mut own = BuilderLevels::ZERO;
        (own.capacity, own.sites_in_use) = (fill(2.0), fill(10.0));
        let values = AccountingColumns {
            equipment_useful_life: fill(4.0),
            shortened_life: fill(0.0),
            shortened_at: fill(0.0),
            site_useful_life: fill(10.0),
            optimism: fill(0.0),
            value_in_use_rate: fill(0.0),
            fair_value_rate: fill(0.0),
            selling_cost: fill(0.0),
        };
        let discount = Discount::new(&values, &terms);
        let expected = expected_price(&values.optimism, &levels);
        let appraiser = Appraiser {
            values: &values,
            discount: &discount,
            terms: &terms,
            levels: &levels,
            own: &own,
            expected: &expected,
            dt: 1.0,
            fleet: false,
        };
        vintages.test(0, standard, &appraiser)
    }

    fn two() -> Vintages {
        let lag = |years: f64| Lag::new(&fill(years), 1.0);
        let mut vintages = Vintages::new(lag(4.0), lag(4.0), lag(10.0), 20);
        vintages.add_first(1, &[fill(1.0), fill(1.0), fill(40.0)]);
        vintages.add_first(1, &[fill(1.0), fill(9.0), fill(40.0)]);
        vintages
    }

    #[test]
    fn a_hungry_vintage_is_worthless_while_a_lean_one_earns() {
        let mut vintages = two();
        let found = test(&mut vintages, Standard::UsGaap, 10.0);
        // The lean one earns 3 x (10 - 1.5) and carries 30; the hungry one runs at a loss.
        assert!((found.write_down - 4.5 - 30.0).abs() < 1e-9, "{found:?}");
        assert!((vintages.carrying_amount(0, Standard::UsGaap) - 25.5).abs() < 1e-9);
        // Together they would earn 3 x (20 - 15).
        assert!((vintages.carrying_amount(0, Standard::Ifrs) - 60.0).abs() < 1e-9);
    }

    #[test]
    fn only_international_standards_take_losses_back() {
        for (standard, back) in [(Standard::UsGaap, 0.0), (Standard::Ifrs, 4.5 + 3.0 * 6.5)] {
            let mut vintages = two();
            test(&mut vintages, standard, 10.0);
            // At 20 the lean one recovers all that it lost, the hungry one 3 x (20 - 13.5).
            let found = test(&mut vintages, standard, 20.0);
            assert!((found.reversal - back).abs() < 1e-9, "{found:?}");
        }
    }
}
