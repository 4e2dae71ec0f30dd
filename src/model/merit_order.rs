//! The merit order: which vintages run, from the newest to the oldest.
//!
//! ```text
//! marginal  = the vintage at which K, added up from the newest, reaches D / max_utilisation; the oldest if none does
//! idle      = vintages with (1 - overhead) max_utilisation p < h_c f_v        f_v: site units of a unit of the vintage
//! running   = [U of those that run + standby_cost x U of those that stand idle] / U
//! ```
//!
//! A glut presses the price to the cash cost of the marginal vintage and no further (`pricing.rs`): who cannot earn
//! it stands idle, one vintage after the other, and costs what standing by costs (`operations.rs`). Newer vintages
//! come first, as they need the least power and room.

use super::{Mechanism, Process, Reading, Starting, state::State};
use crate::{
    math::select,
    random::{Column, LANES, fill},
};
use std::collections::VecDeque;

/// Acts in every market; the numbers are those of `[fleet]` and `[operations]`.
struct MeritOrder;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(MeritOrder)
}

impl Mechanism for MeritOrder {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(MeritOrderProcess { vintages: VecDeque::new() })
    }
}

/// What the industry installed in a step: capacity, and the site units that it takes.
struct Vintage {
    capacity: Column,
    sites: Column,
    /// Site units of a capacity unit.
    footprint: Column,
}

impl Vintage {
    #[inline(always)]
    fn new(capacity: &Column, sites: &Column) -> Self {
        let mut footprint = fill(0.0);
        for i in 0..LANES {
            footprint[i] = sites[i] / capacity[i].max(1e-300);
        }
        Self { capacity: *capacity, sites: *sites, footprint }
    }
}

struct MeritOrderProcess {
    /// The newest first.
    vintages: VecDeque<Vintage>,
}

/// Sums over the vintages, from the newest on.
struct Sums {
    capacity: Column,
    idle: Column,
    sites: Column,
    idle_sites: Column,
    marginal: Column,
}

impl Process for MeritOrderProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        let life = &state.lags.equipment_life;
        let steps = life.column();
        let (mut capacity, mut sites) = (fill(0.0), fill(0.0));
        for i in 0..LANES {
            capacity[i] = state.levels.capacity[i] / steps[i];
            sites[i] = state.levels.sites_in_use[i] / steps[i];
        }
        for _ in 0..=life.longest() {
            self.vintages.push_back(Vintage::new(&capacity, &sites));
        }
        self.rank(state);
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        self.vintages.pop_back();
        let capacity = state.total(|builder| &builder.flows.installed);
        let sites = state.total(|builder| &builder.flows.installed_sites);
        self.vintages.push_front(Vintage::new(&capacity, &sites));
        self.rank(state);
    }
}

impl MeritOrderProcess {
    #[inline(always)]
    fn rank(&self, state: &mut State) {
        let none = fill(0.0);
        let mut sums =
            Sums { capacity: none, idle: none, sites: none, idle_sites: none, marginal: none };
        let mut earned = none;
        for i in 0..LANES {
            let State { terms, levels, .. } = &*state;
            earned[i] = (1.0 - terms.overhead[i]) * terms.max_utilisation[i] * levels.price[i];
        }
        for (age, vintage) in self.vintages.iter().enumerate() {
            sums.add(age, vintage, state, &earned);
        }
        let State { terms, levels, .. } = state;
        for i in 0..LANES {
            let spared = (1.0 - terms.standby_cost[i]) * sums.idle_sites[i];
            levels.marginal_footprint[i] = sums.marginal[i];
            levels.running[i] = 1.0 - spared / sums.sites[i].max(1e-300);
            levels.mothballed_share[i] = sums.idle[i] / sums.capacity[i].max(1e-300);
        }
    }
}

impl Sums {
    #[inline(always)]
    fn add(&mut self, age: usize, vintage: &Vintage, state: &State, earned: &Column) {
        let State { terms, levels, lags, .. } = state;
        for i in 0..LANES {
            let here = lags.equipment_life.left(age, i);
            let (capacity, sites) = (here * vintage.capacity[i], here * vintage.sites[i]);
            let some = capacity > 1e-9 * levels.capacity[i];
            let wanted = self.capacity[i] * terms.max_utilisation[i] < levels.demand[i];
            let footprint = vintage.footprint[i];
            let idle = select(earned[i] < terms.cash_cost[i] * footprint, 1.0, 0.0);
            self.marginal[i] = select(some && wanted, footprint, self.marginal[i]);
            self.capacity[i] += capacity;
            self.idle[i] += idle * capacity;
            self.sites[i] += sites;
            self.idle_sites[i] += idle * sites;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ring::Lag, testing};

    /// Three vintages of one unit, of 1, 2 and 3 site units; the newest first.
    fn ranked(demand: f64, price: f64) -> testing::Bench {
        let mut market = testing::Bench::new("");
        let State { terms, levels, lags, .. } = &mut market.state;
        lags.equipment_life = Lag::new(&fill(3.0), 1.0);
        (levels.capacity, levels.demand, levels.price) = (fill(3.0), fill(demand), fill(price));
        terms.max_utilisation = fill(1.0);
        (terms.cash_cost, terms.standby_cost) = (fill(1.0), fill(0.25));
        let of = |sites: f64| Vintage::new(&fill(1.0), &fill(sites));
        let process = MeritOrderProcess { vintages: [1.0, 2.0, 3.0].map(of).into() };
        process.rank(&mut market.state);
        market
    }

    #[test]
    fn the_marginal_vintage_is_the_oldest_that_demand_needs() {
        for (demand, footprint) in [(0.5, 1.0), (1.5, 2.0), (2.5, 3.0), (9.0, 3.0)] {
            let found = ranked(demand, 9.0).state.levels.marginal_footprint[0];
            assert!((found - footprint).abs() < 1e-12, "{demand}: {found}");
        }
    }

    #[test]
    fn who_does_not_earn_his_cash_cost_stands_idle_and_still_costs_something() {
        let levels = ranked(1.5, 2.5).state.levels;
        assert!((levels.mothballed_share[0] - 1.0 / 3.0).abs() < 1e-12);
        assert!((levels.running[0] - (3.0 + 0.25 * 3.0) / 6.0).abs() < 1e-12);
    }
}
