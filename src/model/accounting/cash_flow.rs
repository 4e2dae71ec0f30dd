//! What assets will earn, as managers see it, and what that is worth.

use super::{AccountingColumns, ledger::Values};
use crate::{
    math::{exp, ln, pow, select},
    model::state::{State, Terms},
    random::{Column, LANES, fill},
};

/// Logarithms that turn a rate into present values, path by path.
struct Rate {
    /// `ln((1 + r) / (1 - decline))`: for cash flows that fall with technology.
    falling: Column,
    /// `ln(1 + r)`: for level cash flows, and for the end.
    level: Column,
    /// Value now of what begins a lag of equipment later.
    lag: Column,
}

impl Rate {
    const NONE: Self = Self { falling: fill(0.0), level: fill(0.0), lag: fill(1.0) };

    fn new(rate: &Column, terms: &Terms) -> Self {
        let mut found = Self::NONE;
        for i in 0..LANES {
            found.level[i] = ln(1.0 + rate[i]);
            found.falling[i] = found.level[i] - ln(1.0 - terms.cost_decline[i]);
            found.lag[i] = exp(-found.level[i] * terms.equipment_lag[i]);
        }
        found
    }

    /// Present value of cash flows that last so many years.
    #[inline(always)]
    fn worth(&self, flows: &CashFlows, years: f64, i: usize) -> Worth {
        let level = annuity(self.level[i], years);
        let sales = select(flows.level, level, annuity(self.falling[i], years));
        let begin = select(flows.waits, self.lag[i], 1.0);
        let salvage = exp(-self.level[i] * flows.life) * begin;
        Worth { flows: (flows.sales * sales - flows.cost * level) * begin, salvage }
    }
}

/// The rates of a test.
pub(super) struct Discount {
    /// Of the sum that is not discounted.
    nothing: Rate,
    value_in_use: Rate,
    fair_value: Rate,
    /// What a lag of equipment leaves of the price.
    fallen: Column,
}

impl Discount {
    pub(super) const NONE: Self = Self {
        nothing: Rate::NONE,
        value_in_use: Rate::NONE,
        fair_value: Rate::NONE,
        fallen: fill(1.0),
    };

    pub(super) fn new(values: &AccountingColumns, terms: &Terms) -> Self {
        let mut fallen = fill(1.0);
        for i in 0..LANES {
            fallen[i] = exp(ln(1.0 - terms.cost_decline[i]) * terms.equipment_lag[i]);
        }
        Self {
            nothing: Rate::new(&fill(0.0), terms),
            value_in_use: Rate::new(&values.value_in_use_rate, terms),
            fair_value: Rate::new(&values.fair_value_rate, terms),
            fallen,
        }
    }
}

/// The cash flows of a group of assets on one path.
pub(super) struct CashFlows {
    /// Cash from sales, a year, once in service.
    pub(super) sales: f64,
    /// Cash cost, a year.
    pub(super) cost: f64,
    /// Remaining life of the equipment, from then on.
    pub(super) life: f64,
    /// Remaining life of the sites.
    pub(super) site_life: f64,
    /// Whether service begins a lag of equipment from now.
    pub(super) waits: bool,
    /// Whether sales hold their level instead of falling with technology, as rents do.
    pub(super) level: bool,
    /// Cash flow of other business that shares the group, a year.
    pub(super) other: f64,
}

/// One builder, as those see it who test its assets.
pub(super) struct Appraiser<'a> {
    pub(super) values: &'a AccountingColumns,
    pub(super) discount: &'a Discount,
    pub(super) state: &'a State,
    pub(super) index: usize,
    /// Whether other business shares the asset group.
    pub(super) fleet: bool,
}

impl Appraiser<'_> {
    /// Price that managers expect.
    #[inline(always)]
    fn expected_price(&self, i: usize) -> f64 {
        let levels = &self.state.levels;
        let relative = levels.price[i] / levels.fair_price[i];
        levels.fair_price[i] * pow(relative, 1.0 - self.values.optimism[i])
    }

    #[inline(always)]
    fn other(&self, i: usize) -> f64 {
        if self.fleet { self.state.builders[self.index].levels.other_business[i] } else { 0.0 }
    }

    /// Rent that a landlord expects on this many sites beyond those let.
    #[inline(always)]
    fn rent(&self, let_sites: f64, sites: f64, i: usize) -> f64 {
        let hoped = let_sites + self.values.optimism[i] * (sites - let_sites).max(0.0);
        self.state.terms.site_rent[i] * hoped
    }

    /// The assets in service.
    #[inline(always)]
    pub(super) fn in_service(&self, i: usize) -> CashFlows {
        let State { terms, levels, clock, builders, .. } = self.state;
        let own = &builders[self.index].levels;
        // Below a billionth of a unit the running sums hold only their own rounding.
        let some = own.capacity[i] > 1e-9;
        let mean = own.remaining_capacity_steps[i] / select(some, own.capacity[i], 1.0);
        let life = select(some, (mean * clock.dt).max(0.0), 0.0);
        let site_life = own.remaining_site_steps[i] / own.sites[i].max(1e-12) * clock.dt;
        let charges = own.lease_charge[i] + own.sold_rent[i];
        let landlord = own.landlord[i] > 0.5;
        let spot =
            levels.spot_utilisation[i] * own.free_capacity(terms, i) * self.expected_price(i);
        let sales = (1.0 - terms.overhead[i]) * (spot + own.contract_rate[i]);
        CashFlows {
            sales: select(landlord, self.rent(own.let_sites[i], own.sites[i], i), sales),
            cost: terms.cash_cost[i] * own.sites_in_use[i] + charges,
            life: select(landlord, site_life, life),
            site_life,
            waits: false,
            level: landlord,
            other: self.other(i),
        }
    }

    /// What is ordered or waits, once it is in service; and the share of its sites' cost that its
    /// own equipment does not use up.
    #[inline(always)]
    pub(super) fn under_construction(&self, i: usize) -> (CashFlows, f64) {
        let State { terms, levels, builders, .. } = self.state;
        let own = &builders[self.index].levels;
        let capacity = own.pipeline[i] + own.waiting[i];
        let footprint = own.pipeline_footprint[i] + own.waiting_sites[i];
        let landlord = own.landlord[i] > 0.5;
        let price = self.expected_price(i) * self.discount.fallen[i];
        let sold = levels.utilisation[i] * capacity * price;
        let life = terms.equipment_life[i];
        let flows = CashFlows {
            sales: select(
                landlord,
                self.rent(0.0, own.pipeline_sites[i], i),
                (1.0 - terms.overhead[i]) * sold,
            ),
            cost: select(landlord, 0.0, terms.cash_cost[i] * footprint),
            life: select(landlord, terms.site_life[i], life),
            site_life: terms.site_life[i],
            waits: true,
            level: landlord,
            other: self.other(i),
        };
        let used = (footprint / own.pipeline_sites[i].max(1e-12)).min(1.0);
        let left = 1.0 - used * (life / terms.site_life[i]).min(1.0);
        (flows, select(landlord, 0.0, left))
    }

    /// What cash flows are worth.
    #[inline(always)]
    pub(super) fn appraise(&self, flows: &CashFlows, i: usize) -> Appraisal {
        // Sales fall until they no longer cover the cash cost.
        let falling = select(flows.level, 0.0, self.discount.nothing.falling[i]);
        let until =
            ln(flows.sales / flows.cost.max(1e-300)) / select(falling > 1e-9, falling, 1e-9);
        let years = until.clamp(0.0, flows.life);
        let Discount { nothing, value_in_use, fair_value, .. } = self.discount;
        let sum = select(flows.level, years, annuity(nothing.falling[i], years));
        let kept = flows.sales * sum - flows.cost * years;
        let mut undiscounted = Worth { flows: kept, salvage: 1.0 };
        let (mut in_use, fair_value) =
            (value_in_use.worth(flows, years, i), fair_value.worth(flows, years, i));
        if self.fleet {
            undiscounted.flows += flows.other * flows.life;
            in_use.flows += flows.other * annuity(value_in_use.level[i], flows.life);
        }
        let after_costs = 1.0 - self.values.selling_cost[i];
        Appraisal { undiscounted, value_in_use: in_use, fair_value, after_costs }
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

/// The present value of cash flows, and of one unit of salvage.
struct Worth {
    flows: f64,
    salvage: f64,
}

impl Worth {
    #[inline(always)]
    fn with(&self, salvage: f64) -> f64 {
        self.flows + salvage * self.salvage
    }
}

impl CashFlows {
    /// Those of a part that has these shares of the capacity and of the sites, and this life.
    pub(super) fn part(&self, of_capacity: f64, of_sites: f64, life: f64) -> Self {
        Self {
            sales: self.sales * of_capacity,
            cost: self.cost * of_sites,
            other: self.other * of_capacity,
            life,
            ..*self
        }
    }

    /// Share of the sites' book that is left when the equipment ends its life.
    #[inline(always)]
    pub(super) fn salvage_share(&self) -> f64 {
        (1.0 - self.life / self.site_life.max(1e-9)).max(0.0)
    }
}

/// The annuity of [`crate::math::annuity`], by its logarithmic rate.
#[inline(always)]
fn annuity(k: f64, years: f64) -> f64 {
    let x = k * years;
    let near_zero = years * (1.0 - x / 2.0 + x * x / 6.0);
    select(x.abs() < 1e-5, near_zero, (1.0 - exp(-x)) / select(k == 0.0, 1.0, k))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annuities_by_either_rate_agree() {
        for (r, decline, years) in
            [(0.1, 0.2, 4.0), (0.0, 0.0, 3.0), (0.0, 0.2, 5.0), (0.12, 0.0, 0.0)]
        {
            let mut terms = Terms::ZERO;
            terms.cost_decline = fill(decline);
            let rate = Rate::new(&fill(r), &terms);
            let known = crate::math::annuity(r, -decline, years);
            assert!((annuity(rate.falling[0], years) - known).abs() < 1e-12);
        }
    }
}
