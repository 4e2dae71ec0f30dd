//! What assets will earn, as managers see it, and what that is worth.

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
    random::Column,
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

    /// What cash flows are worth, on one path: of all paths `appraisals` keeps what is chosen out of the loop.
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
    pub(super) fn appraise_at<const YEAR_ENDS: bool>(
        &self,
        flows: &CashFlows,
        i: usize,
    ) -> Appraisal {
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
    pub(super) fn worth_of_other<const YEAR_ENDS: bool>(
        &self,
        flows: &CashFlows,
        i: usize,
    ) -> [f64; 2] {
        let in_use = self.discount.value_in_use.other::<YEAR_ENDS>(flows, i);
        [flows.other * flows.life, in_use]
    }
}

/// Present values that still lack the salvage of the sites, which depends on the book.
pub(super) struct Appraisal {
    pub(super) undiscounted: Worth,
    pub(super) value_in_use: Worth,
    pub(super) fair_value: Worth,
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
