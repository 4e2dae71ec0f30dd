//! What assets will earn, as managers see it, and what that is worth.

use std::ops::Range;

use super::{
    AccountingColumns,
    discount::{Discount, Worth},
    flows::CashFlows,
    outlook::Outlook,
    values::Values,
};
use crate::{
    math::{ln, select},
    model::state::{BuilderLevels, Levels, Terms},
    random::{Column, LANES, fill},
};

#[cfg(test)]
mod tests;

/// One builder, as those see it who test its assets.
pub(super) struct Appraiser<'a> {
    pub(super) values: &'a AccountingColumns,
    pub(super) discount: &'a Discount,
    pub(super) terms: &'a Terms,
    pub(super) levels: &'a Levels,
    pub(super) own: &'a BuilderLevels,
    /// What they believe of prices, the same for all builders.
    pub(super) outlook: &'a Outlook,
    /// 1 where there is an indication, so that assets are tested.
    pub(super) due: &'a Column,
    /// Years in a step.
    pub(super) dt: f64,
    /// How much dearer than now sales of a unit were at the start, where they fall as always expected.
    pub(super) dearer: &'a Column,
    /// Whether other business shares the asset group.
    pub(super) fleet: bool,
}

impl Appraiser<'_> {
    /// Share of the other business that the assets in service have: it is there once, so they and the
    /// projects have it by their capacity, a landlord's by their sites.
    #[inline(always)]
    fn share_in_service(&self, i: usize) -> f64 {
        let own = self.own;
        let landlord = own.landlord[i] > 0.5;
        let here = select(landlord, own.sites[i], own.capacity[i]).max(0.0);
        let coming = own.pipeline[i] + own.waiting[i];
        let coming = select(landlord, own.pipeline_sites[i], coming).max(0.0);
        select(here + coming > 0.0, here / (here + coming).max(1e-300), 1.0)
    }

    #[inline(always)]
    fn other(&self, share: f64, i: usize) -> f64 {
        select(self.fleet, share * self.shared_business(i), 0.0)
    }

    /// Cash flow of the other business that is in one asset group with the assets, a year.
    #[inline(always)]
    pub(super) fn shared_business(&self, i: usize) -> f64 {
        self.values.shared_business[i] * self.own.other_business[i]
    }

    /// Rent that a landlord may expect on these sites, of which so many are let: what is vacant brings nothing, but for
    /// the share that has a prospect.
    #[inline(always)]
    fn rent(&self, let_sites: f64, sites: f64, i: usize) -> f64 {
        let hoped = let_sites + self.terms.prospect[i] * (sites - let_sites).max(0.0);
        self.terms.site_rent[i] * hoped
    }

    /// The same on sites under way, which are let as those that stand.
    #[inline(always)]
    fn rent_to_come(&self, i: usize) -> f64 {
        let (own, sites) = (self.own, self.own.pipeline_sites[i]);
        let share = (own.let_sites[i] / own.sites[i].max(1e-12)).clamp(0.0, 1.0);
        self.rent(share * sites, sites, i)
    }

    /// The assets in service.
    #[inline(always)]
    pub(super) fn in_service(&self, i: usize) -> CashFlows {
        let Self { terms, outlook, own, dt, .. } = *self;
        // Below a billionth of a unit the running sums hold only their own rounding.
        let some = own.capacity[i] > 1e-9;
        let mean = own.remaining_capacity_steps[i] / select(some, own.capacity[i], 1.0);
        let life = select(some, (mean * dt).max(0.0), 0.0);
        let site_life = own.remaining_site_steps[i] / own.sites[i].max(1e-12) * dt;
        let charges = own.lease_charge[i] + own.sold_rent[i];
        let landlord = own.landlord[i] > 0.5;
        let spot = outlook.sold[i] * own.free_capacity(terms, i) * outlook.price[i];
        let sales = (1.0 - terms.overhead[i]) * (spot + own.contract_rate[i]);
        let share_of_other = self.share_in_service(i);
        CashFlows {
            units: select(landlord, own.sites[i], own.capacity[i]),
            sales: select(landlord, self.rent(own.let_sites[i], own.sites[i], i), sales),
            cost: terms.cash_cost[i] * own.sites_in_use[i] + charges,
            life: select(landlord, site_life, life),
            site_life,
            waits: false,
            level: landlord,
            other: self.other(share_of_other, i),
            share_of_other,
        }
    }

    /// What is ordered or waits, once it is in service; and the share of its sites' cost that its
    /// own equipment does not use up.
    #[inline(always)]
    pub(super) fn under_construction(&self, i: usize) -> (CashFlows, f64) {
        let Self { terms, levels, own, .. } = *self;
        let capacity = own.pipeline[i] + own.waiting[i];
        let footprint = own.pipeline_footprint[i] + own.waiting_sites[i];
        let landlord = own.landlord[i] > 0.5;
        let price = self.outlook.price[i] * self.discount.fallen[i];
        let sold = levels.utilisation[i] * capacity * price;
        let life = terms.equipment_life[i];
        let share_of_other = 1.0 - self.share_in_service(i);
        let flows = CashFlows {
            // In units of today's price, so that estimates carry over into service.
            units: select(landlord, own.pipeline_sites[i], capacity * self.discount.fallen[i]),
            sales: select(landlord, self.rent_to_come(i), (1.0 - terms.overhead[i]) * sold),
            cost: select(landlord, 0.0, terms.cash_cost[i] * footprint),
            life: select(landlord, terms.site_life[i], life),
            site_life: terms.site_life[i],
            waits: true,
            level: landlord,
            other: self.other(share_of_other, i),
            share_of_other,
        };
        let used = (footprint / own.pipeline_sites[i].max(1e-12)).min(1.0);
        let left = 1.0 - used * (life / terms.site_life[i]).min(1.0);
        (flows, select(landlord, 0.0, left))
    }

    /// The cash flows of what is ordered or waits.
    #[inline(always)]
    pub(super) fn ordered(&self, i: usize) -> CashFlows {
        self.under_construction(i).0
    }

    /// What cash flows are worth, on one path: of all paths [`Appraisals`] keeps what is chosen out of the loop.
    #[inline(always)]
    pub(super) fn appraise(&self, flows: &CashFlows, i: usize) -> Appraisal {
        if self.discount.year_ends {
            self.with_other::<true>(flows, i)
        } else {
            self.with_other::<false>(flows, i)
        }
    }

    #[inline(always)]
    fn with_other<const YEAR_ENDS: bool>(&self, flows: &CashFlows, i: usize) -> Appraisal {
        let mut found = self.appraise_at::<YEAR_ENDS>(flows, i);
        if self.fleet {
            let [undiscounted, in_use] = self.worth_of_other::<YEAR_ENDS>(flows, i);
            found.undiscounted.flows += undiscounted;
            found.value_in_use.flows += in_use;
        }
        found
    }

    /// What cash flows are worth that come at year ends, or all the time, without those of other business.
    #[inline(always)]
    fn appraise_at<const YEAR_ENDS: bool>(&self, flows: &CashFlows, i: usize) -> Appraisal {
        // Sales fall until they no longer cover the cash cost.
        let falling = select(flows.level, 0.0, self.discount.nothing.falling[i]);
        let until =
            ln(flows.sales / flows.cost.max(1e-300)) / select(falling > 1e-9, falling, 1e-9);
        let years = until.max(0.0).min(flows.life);
        let Discount { nothing, value_in_use, fair_value, .. } = self.discount;
        let sum = select(flows.level, years, nothing.fading::<YEAR_ENDS>(years, i));
        let kept = flows.sales * sum - flows.cost * years;
        let after_costs = 1.0 - self.values.selling_cost[i];
        Appraisal {
            undiscounted: Worth { flows: kept, salvage: 1.0 },
            value_in_use: value_in_use.worth::<YEAR_ENDS>(flows, years, i),
            fair_value: fair_value.worth::<YEAR_ENDS>(flows, years, i),
            after_costs,
        }
    }

    /// What other business adds that shares the group: undiscounted, and to the value in use.
    #[inline(always)]
    fn worth_of_other<const YEAR_ENDS: bool>(&self, flows: &CashFlows, i: usize) -> [f64; 2] {
        let in_use = self.discount.value_in_use.other::<YEAR_ENDS>(flows, i);
        [flows.other * flows.life, in_use]
    }
}

/// Paths that fill the widest vector.
const GROUP: usize = 8;

/// What all paths' assets are worth, column by column: worked out apart from the books, so that the
/// loop is arithmetic alone.
pub(super) struct Appraisals {
    undiscounted: Column,
    in_use: [Column; 2],
    fair: [Column; 2],
    /// Share of the sites' book that counts as salvage.
    pub(super) left: Column,
}

impl Appraisals {
    pub(super) const NONE: Self = Self {
        undiscounted: fill(0.0),
        in_use: [fill(0.0); 2],
        fair: [fill(0.0); 2],
        left: fill(0.0),
    };

    /// Of assets with these cash flows on each path.
    #[inline(always)]
    pub(super) fn of<'a>(
        &mut self,
        appraiser: &Appraiser<'a>,
        flows: impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) {
        self.of_paths(0..LANES, appraiser, &flows);
    }

    /// The same where somebody asks for it, by groups of paths: of a group in which nobody does, nothing is worked out.
    #[inline(always)]
    pub(super) fn of_some<'a>(
        &mut self,
        asked: &Column,
        appraiser: &Appraiser<'a>,
        flows: impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) {
        for group in 0..LANES / GROUP {
            let mut any = false;
            for j in 0..GROUP {
                any |= asked[group * GROUP + j] > 0.0;
            }
            if any {
                self.of_paths(group * GROUP..(group + 1) * GROUP, appraiser, &flows);
            }
        }
    }

    #[inline(always)]
    fn of_paths<'a>(
        &mut self,
        paths: Range<usize>,
        appraiser: &Appraiser<'a>,
        flows: &impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) {
        if appraiser.discount.year_ends {
            self.of_at::<true>(paths, appraiser, flows);
        } else {
            self.of_at::<false>(paths, appraiser, flows);
        }
    }

    #[inline(always)]
    fn of_at<'a, const YEAR_ENDS: bool>(
        &mut self,
        paths: Range<usize>,
        appraiser: &Appraiser<'a>,
        flows: &impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) {
        for i in paths.clone() {
            let flows = flows(appraiser, i);
            let appraisal = appraiser.appraise_at::<YEAR_ENDS>(&flows, i);
            self.set(i, &appraisal, flows.salvage_share());
        }
        // A loop of its own: with this choice within the other one, the compiler makes no vectors of that.
        if appraiser.fleet {
            for i in paths {
                let flows = flows(appraiser, i);
                let [undiscounted, in_use] = appraiser.worth_of_other::<YEAR_ENDS>(&flows, i);
                self.undiscounted[i] += undiscounted;
                self.in_use[0][i] += in_use;
            }
        }
    }

    /// Of the projects under construction.
    #[inline(always)]
    pub(super) fn under_construction(&mut self, appraiser: &Appraiser<'_>) {
        self.of(
            appraiser,
            #[inline(always)]
            |appraiser, i| appraiser.ordered(i),
        );
        for i in 0..LANES {
            self.left[i] = appraiser.under_construction(i).1;
        }
    }

    #[inline(always)]
    fn set(&mut self, i: usize, appraisal: &Appraisal, left: f64) {
        self.undiscounted[i] = appraisal.undiscounted.flows;
        (self.in_use[0][i], self.in_use[1][i]) =
            (appraisal.value_in_use.flows, appraisal.value_in_use.salvage);
        (self.fair[0][i], self.fair[1][i]) =
            (appraisal.fair_value.flows, appraisal.fair_value.salvage);
        self.left[i] = left;
    }

    /// With this salvage, on one path.
    #[inline(always)]
    pub(super) fn with(&self, i: usize, salvage: f64, selling_cost: f64) -> Values {
        let worth = |[flows, ends]: &[Column; 2]| flows[i] + salvage * ends[i];
        let fair_value = worth(&self.fair);
        Values {
            undiscounted: self.undiscounted[i] + salvage,
            value_in_use: worth(&self.in_use),
            fair_value,
            net_fair_value: fair_value * (1.0 - selling_cost),
        }
    }
}

/// Present values that still lack the salvage of the sites, which depends on the book.
pub(super) struct Appraisal {
    undiscounted: Worth,
    value_in_use: Worth,
    fair_value: Worth,
    after_costs: f64,
}

impl Appraisal {
    /// With this salvage at the end.
    #[inline(always)]
    pub(super) fn with(&self, salvage: f64) -> Values {
        let fair_value = self.fair_value.with(salvage);
        Values {
            undiscounted: self.undiscounted.with(salvage),
            value_in_use: self.value_in_use.with(salvage),
            fair_value,
            net_fair_value: fair_value * self.after_costs,
        }
    }
}
