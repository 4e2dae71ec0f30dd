//! The test of the asset group `vintage`.

use super::{
    cash_flow::Appraiser,
    estimates::Estimates,
    flows::CashFlows,
    ledger::Standard,
    standards::Remeasured,
    vintages::{Vintage, Vintages},
};
use crate::math::select;

/// What all vintages share at a test.
struct Whole {
    flows: CashFlows,
    /// Carrying amount of the sites, and what it would be without any impairment.
    sites: f64,
    unimpaired_sites: f64,
    capacity: f64,
    footprint: f64,
}

/// What the tests of all vintages come to.
#[derive(Default)]
struct Tested {
    /// Share of the sites' book that is lost, and share of what they had lost that comes back.
    lost: f64,
    regained: f64,
    /// Share of the sites whose vintages were remeasured.
    remeasured: f64,
    write_down: f64,
    reversal: f64,
}

impl Vintages {
    /// Tests every vintage, with its share of the sites; a landlord's assets together, as it lets sites and
    /// not what stands in them. The losses and reversals of the vintages are added up apart.
    pub(super) fn test(
        &mut self,
        i: usize,
        standard: Standard,
        appraiser: &Appraiser<'_>,
    ) -> Remeasured {
        if appraiser.due[i] < 0.5 {
            return Remeasured::NONE;
        }
        if appraiser.own.landlord[i] > 0.5 {
            return self.test_together(i, standard, appraiser);
        }
        let whole = self.whole(i, standard, appraiser);
        let mut sum = Tested::default();
        let mut cohorts = std::mem::take(&mut self.cohorts);
        for vintage in &mut cohorts {
            let here = self.service.left(vintage.age, i) * vintage.capacity[i];
            if here < 1e-12 * whole.capacity {
                continue;
            }
            self.test_one(i, standard, appraiser, &whole, vintage, &mut sum);
        }
        self.cohorts = cohorts;
        self.share_among_sites(i, standard, &whole, &sum);
        if standard == Standard::Ifrs && sum.remeasured > 0.0 {
            let mut now = Estimates::NONE;
            now.keep(i, &whole.flows, appraiser);
            // What is lost now, and that part of what was lost before whose vintages were remeasured.
            let (lost, before) = (sum.lost * whole.sites, whole.unimpaired_sites - whole.sites);
            let told = lost + sum.remeasured.min(1.0) * before.max(0.0);
            let share = told / (lost + before.max(0.0)).max(1e-300);
            self.estimates.mix(i, &now, share.clamp(0.0, 1.0));
        }
        Remeasured {
            carrying_amount: self.carrying_amount(i, standard),
            write_down: sum.write_down,
            reversal: sum.reversal,
        }
    }

    /// What the vintages share.
    fn whole(&self, i: usize, standard: Standard, appraiser: &Appraiser<'_>) -> Whole {
        let here = |vintage: &Vintage| self.service.left(vintage.age, i);
        let (capacity, footprint) = self.cohorts.iter().fold((1e-300, 1e-300), |(k, u), v| {
            (k + here(v) * v.capacity[i], u + here(v) * v.footprint[i])
        });
        Whole {
            flows: appraiser.in_service(i),
            sites: self.site_carrying_amount(i, standard),
            unimpaired_sites: self.sites.unimpaired(i),
            capacity,
            footprint,
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a vintage, its place among the others, and the sum of all"
    )]
    fn test_one(
        &self,
        i: usize,
        standard: Standard,
        appraiser: &Appraiser<'_>,
        all: &Whole,
        vintage: &mut Vintage,
        sum: &mut Tested,
    ) {
        let here = self.service.left(vintage.age, i);
        let of_capacity = here * vintage.capacity[i] / all.capacity;
        let of_sites = here * vintage.footprint[i] / all.footprint;
        let now = vintage.kept[standard as usize][i];
        let left = self.service.to_come(vintage.age, i) / here * appraiser.dt;
        let flows = all.flows.part(of_capacity, of_sites, left);
        let salvage = flows.salvage_share() * all.sites * of_sites;
        let values = appraiser.appraise(&flows, i).with(salvage);
        let whole = self.unimpaired_of(vintage, i);
        let carrying = whole * now + all.sites * of_sites;
        let unimpaired = whole + all.unimpaired_sites * of_sites;
        let earlier = || {
            let lost_sites = ((all.unimpaired_sites - all.sites) * of_sites).max(0.0);
            let lost = whole * (1.0 - now) + lost_sites;
            let mut estimates = vintage.estimates.clone();
            estimates.mix(i, &self.estimates, lost_sites / lost.max(1e-300));
            estimates.recoverable(i, &flows, salvage, appraiser)
        };
        let tested = standard.test(carrying, unimpaired, &values, earlier);
        let share = tested.write_down / carrying.max(1e-300);
        let theta = (tested.reversal / (unimpaired - carrying).max(1e-300)).clamp(0.0, 1.0);
        vintage.kept[standard as usize][i] = (now + theta * (1.0 - now)) * (1.0 - share);
        sum.lost += share * of_sites;
        sum.regained += theta * of_sites;
        sum.write_down += tested.write_down;
        sum.reversal += tested.reversal;
        if standard == Standard::Ifrs && tested.moved() {
            sum.remeasured += of_sites;
            vintage.estimates.keep(i, &flows, appraiser);
        }
    }

    /// The sites' part of all losses and reversals: shares of the book and of what was lost, both as they were
    /// before the tests.
    fn share_among_sites(&mut self, i: usize, standard: Standard, all: &Whole, sum: &Tested) {
        let impaired = &mut self.impaired[standard as usize];
        let regained = sum.regained.clamp(0.0, 1.0);
        impaired.reverse(i, regained);
        let back = regained * (all.unimpaired_sites - all.sites).max(0.0);
        // The losses were shares of a book without what has just come back.
        let before = select(back > 0.0, all.sites / (all.sites + back).max(1e-300), 1.0);
        impaired.write_down(i, (sum.lost * before).clamp(0.0, 1.0));
    }

    /// One group of all.
    fn test_together(
        &mut self,
        i: usize,
        standard: Standard,
        appraiser: &Appraiser<'_>,
    ) -> Remeasured {
        let flows = appraiser.in_service(i);
        let values = appraiser.appraise(&flows, i).with(0.0);
        let equipment: f64 = self.cohorts.iter().map(|v| self.unimpaired_of(v, i)).sum();
        let carrying = self.carrying_amount(i, standard);
        let unimpaired = equipment + self.sites.unimpaired(i);
        let earlier = || self.estimates.recoverable(i, &flows, 0.0, appraiser);
        let tested = standard.test(carrying, unimpaired, &values, earlier);
        let share = tested.write_down / carrying.max(1e-300);
        let theta = (tested.reversal / (unimpaired - carrying).max(1e-300)).clamp(0.0, 1.0);
        for vintage in &mut self.cohorts {
            let kept = &mut vintage.kept[standard as usize][i];
            *kept = (*kept + theta * (1.0 - *kept)) * (1.0 - share);
        }
        let impaired = &mut self.impaired[standard as usize];
        impaired.reverse(i, theta);
        impaired.write_down(i, share);
        if standard == Standard::Ifrs && tested.moved() {
            self.keep(i, &flows, appraiser);
        }
        tested
    }

    /// Keeps the estimates behind a remeasurement of all.
    pub(super) fn keep(&mut self, i: usize, flows: &CashFlows, appraiser: &Appraiser<'_>) {
        self.estimates.keep(i, flows, appraiser);
        for vintage in &mut self.cohorts {
            vintage.estimates.mix(i, &self.estimates, 1.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        accounting::{AccountingColumns, cash_flow::expected_price, discount::Discount},
        ring::Lag,
        state::{BuilderLevels, Levels, Terms},
    };
    use crate::random::fill;

    /// Two vintages of one unit each, that cost 45 and have three of four years and a half left; the second takes
    /// nine times the site. Returns what a test at this price finds, at no interest.
    fn test(vintages: &mut Vintages, standard: Standard, price: f64) -> Remeasured {
        let mut terms = Terms::ZERO;
        terms.cash_cost = fill(1.5);
        terms.max_utilisation = fill(1.0);
        let mut levels = Levels::ZERO;
        (levels.price, levels.reference_price) = (fill(price), fill(price));
        levels.spot_utilisation = fill(1.0);
        let mut own = BuilderLevels::ZERO;
        (own.capacity, own.sites_in_use) = (fill(2.0), fill(10.0));
        let values = AccountingColumns {
            equipment_useful_life: fill(4.0),
            shortened_life: fill(0.0),
            shortened_at: fill(0.0),
            site_useful_life: fill(10.0),
            optimism: fill(0.0),
            indication: fill(0.0),
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
            due: &fill(1.0),
            dt: 1.0,
            elapsed: 0.0,
            fleet: false,
        };
        vintages.test(0, standard, &appraiser)
    }

    fn two() -> Vintages {
        let lag = |years: f64| Lag::new(&fill(years), 1.0);
        let mut vintages = Vintages::new(lag(4.5), lag(4.5), lag(10.0), 20);
        vintages.add_first(1, &[fill(1.0), fill(1.0), fill(45.0)]);
        vintages.add_first(1, &[fill(1.0), fill(9.0), fill(45.0)]);
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

    /// One vintage loses while another, written off before, regains; both share a pool of sites that is half
    /// written off. The books move by what the tests find, and both are told.
    #[test]
    fn losses_and_reversals_are_told_apart_and_move_the_books_exactly() {
        let mut vintages = two();
        vintages.add_first_sites(&fill(8.0));
        let (ifrs, first) = (Standard::Ifrs as usize, 0);
        vintages.cohorts[0].kept[ifrs][first] = 0.1;
        vintages.impaired[ifrs].write_down(first, 0.5);
        let before = vintages.carrying_amount(first, Standard::Ifrs);
        let found = test(&mut vintages, Standard::Ifrs, 15.0);
        assert!(found.write_down > 1.0 && found.reversal > 1.0, "{found:?}");
        let moved = vintages.carrying_amount(first, Standard::Ifrs) - before;
        let due = found.reversal - found.write_down;
        assert!((moved - due).abs() < 1e-12 * before, "{moved} and {due}");
    }
}
