//! Collateral: what lenders give on equipment, by what it would fetch, and on sites, by what they cost.

use super::FinanceColumns;
use crate::{
    model::state::{Quarter, State},
    random::{Column, LANES, any, fill},
};

/// Of one builder.
pub(super) struct Collateral {
    advance_rate: Column,
    site_advance_rate: Column,
    on_equipment: bool,
    on_sites: bool,
    /// What its equipment was worth at the end of the last step, and on average over the last quarter.
    assets: Column,
    reported_assets: Quarter,
}

impl Collateral {
    pub(super) fn new(values: &FinanceColumns, dt: f64) -> Self {
        Self {
            advance_rate: values.advance_rate,
            site_advance_rate: values.site_advance_rate,
            on_equipment: any(&values.advance_rate),
            on_sites: any(&values.site_advance_rate),
            assets: fill(0.0),
            reported_assets: Quarter::new(&fill(0.0), dt),
        }
    }

    /// What stands at the start.
    pub(super) fn open(&mut self, state: &State, index: usize) {
        self.assets = equipment(state, index);
        self.reported_assets = Quarter::new(&self.assets, state.clock.dt);
    }

    /// What lenders give: a share of what equipment would have fetched in the last quarter, and of what sites cost.
    #[inline(always)]
    pub(super) fn secured(&mut self, state: &State, index: usize) -> Column {
        let mut secured = fill(0.0);
        if self.on_equipment {
            let worth = equipment(state, index);
            let mut mean = fill(0.0);
            for i in 0..LANES {
                mean[i] = 0.5 * (self.assets[i] + worth[i]) * state.clock.dt;
            }
            self.assets = worth;
            secured = self.reported_assets.add(&mean);
            for i in 0..LANES {
                secured[i] *= self.advance_rate[i];
            }
        }
        if self.on_sites {
            let sites = sites(state, index);
            for i in 0..LANES {
                secured[i] += self.site_advance_rate[i] * sites[i];
            }
        }
        secured
    }
}

/// What the equipment of a builder would fetch now.
#[inline(always)]
fn equipment(state: &State, index: usize) -> Column {
    let State { terms, levels, clock, builders, .. } = state;
    let own = &builders[index].levels;
    let mut worth = fill(0.0);
    for i in 0..LANES {
        let steps_of_life = (terms.equipment_life[i] / clock.dt).max(1.0);
        let used = own.remaining_capacity_steps[i].max(0.0) / steps_of_life;
        let relative = levels.price[i] / levels.fair_price[i].max(1e-300);
        worth[i] = levels.equipment_cost[i] * relative * used;
    }
    worth
}

/// What the sites of a builder have cost, as far as they are not worn.
#[inline(always)]
fn sites(state: &State, index: usize) -> Column {
    let State { terms, clock, builders, .. } = state;
    let own = &builders[index].levels;
    let mut cost = fill(0.0);
    for i in 0..LANES {
        let steps_of_life = (terms.site_life[i] / clock.dt).max(1.0) * own.sites[i].max(1e-12);
        let left = (own.remaining_site_steps[i] / steps_of_life).clamp(0.0, 1.0);
        cost[i] = own.site_gross[i].max(0.0) * left + own.pipeline_site_cost[i].max(0.0);
    }
    cost
}

#[cfg(test)]
mod tests {
    use crate::{
        model::{finance::Finance, testing},
        random::fill,
    };

    /// Eight sites of 10 that have half of their life left, and 20 paid for others: 0.75 of 60.
    #[test]
    fn lenders_give_a_share_of_what_sites_cost() {
        let text = "[finance]\nsite_advance_rate = 0.75\nmax_leverage = 0\ninterest_rate = 0\nterm = 100\n\
                    [[builder]]\nname = \"A\"\nplan = 1\nshare = 1\n";
        let mut market = testing::Bench::new(text);
        market.set_lags([0.5, 1.5, 4.0, 20.0]);
        market.state.levels.potential_demand = fill(1.0);
        let mut process = market.start(Finance::mechanism);
        market.open(&mut *process);
        let builder = &mut market.state.builders[0];
        builder.levels.sites = fill(8.0);
        builder.levels.site_gross = fill(80.0);
        builder.levels.remaining_site_steps = fill(8.0 * 40.0);
        builder.levels.pipeline_site_cost = fill(20.0);
        builder.flows.wanted = fill(100.0);
        market.act(&mut *process);
        let found = market.state.builders[0].levels.debt[0];
        assert!((found - 45.0).abs() < 1e-9, "{found}");
    }
}
