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

use super::{
    Mechanism, Process, Reading, Starting,
    state::{Levels, State, Terms},
};
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

/// Paths that are looked at together: their sums stay in registers while all vintages pass.
const GROUP: usize = 4;

/// What of the vintages' order is known of some paths.
struct Order {
    capacity: [f64; GROUP],
    marginal: [f64; GROUP],
    /// The largest footprint: the first vintage that does not earn its cash cost.
    hungriest: [f64; GROUP],
}

/// Sums over the vintages of some paths.
struct Sums {
    idle: [f64; GROUP],
    sites: [f64; GROUP],
    idle_sites: [f64; GROUP],
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
        let State { terms, levels, lags, .. } = state;
        let mut earned = fill(0.0);
        for i in 0..LANES {
            earned[i] = (1.0 - terms.overhead[i]) * terms.max_utilisation[i] * levels.price[i];
        }
        let (terms, life): (&Terms, _) = (terms, lags.equipment_life.column());
        for first in (0..LANES).step_by(GROUP) {
            let of = Group { terms, levels: &*levels, life, earned: &earned, first };
            let order = of.order(&self.vintages);
            // Where the hungriest vintage runs, all run.
            let sums = if of.any_idle(&order) { of.sums(&self.vintages) } else { Sums::NONE };
            for j in 0..GROUP {
                let i = first + j;
                let spared = (1.0 - terms.standby_cost[i]) * sums.idle_sites[j];
                levels.marginal_footprint[i] = order.marginal[j];
                levels.running[i] = 1.0 - spared / sums.sites[j].max(1e-300);
                levels.mothballed_share[i] = sums.idle[j] / order.capacity[j].max(1e-300);
            }
        }
    }
}

impl Sums {
    const NONE: Self = Self { idle: [0.0; GROUP], sites: [0.0; GROUP], idle_sites: [0.0; GROUP] };
}

/// Some paths, from the first on.
struct Group<'a> {
    terms: &'a Terms,
    levels: &'a Levels,
    /// Steps that equipment lives.
    life: &'a Column,
    /// What a running unit earns.
    earned: &'a Column,
    first: usize,
}

impl Group<'_> {
    /// Its paths of a column.
    #[inline(always)]
    fn of<'a>(&self, column: &'a Column) -> &'a [f64] {
        &column[self.first..self.first + GROUP]
    }

    /// From the newest vintage to the oldest.
    #[inline(always)]
    fn order(&self, vintages: &VecDeque<Vintage>) -> Order {
        let none = [0.0; GROUP];
        let mut order = Order { capacity: none, marginal: none, hungriest: none };
        let (life, all) = (self.of(self.life), self.of(&self.levels.capacity));
        let (most, demand) = (self.of(&self.terms.max_utilisation), self.of(&self.levels.demand));
        for (age, vintage) in vintages.iter().enumerate() {
            let (installed, footprint) = (self.of(&vintage.capacity), self.of(&vintage.footprint));
            for j in 0..GROUP {
                let capacity = (life[j] - age as f64).clamp(0.0, 1.0) * installed[j];
                let some = capacity > 1e-9 * all[j];
                let wanted = order.capacity[j] * most[j] < demand[j];
                order.marginal[j] = select(some && wanted, footprint[j], order.marginal[j]);
                order.capacity[j] += capacity;
                order.hungriest[j] = order.hungriest[j].max(footprint[j]);
            }
        }
        order
    }

    /// Whether a vintage stands idle on any of the paths.
    #[inline(always)]
    fn any_idle(&self, order: &Order) -> bool {
        let (earned, cash_cost) = (self.of(self.earned), self.of(&self.terms.cash_cost));
        let mut idle = false;
        for j in 0..GROUP {
            idle |= earned[j] < cash_cost[j] * order.hungriest[j];
        }
        idle
    }

    /// What stands idle, of all.
    #[inline(always)]
    fn sums(&self, vintages: &VecDeque<Vintage>) -> Sums {
        let mut sums = Sums::NONE;
        let (life, earned) = (self.of(self.life), self.of(self.earned));
        let cash_cost = self.of(&self.terms.cash_cost);
        for (age, vintage) in vintages.iter().enumerate() {
            let (installed, sites) = (self.of(&vintage.capacity), self.of(&vintage.sites));
            let footprint = self.of(&vintage.footprint);
            for j in 0..GROUP {
                let here = (life[j] - age as f64).clamp(0.0, 1.0);
                let idle = select(earned[j] < cash_cost[j] * footprint[j], 1.0, 0.0);
                sums.idle[j] += idle * (here * installed[j]);
                sums.sites[j] += here * sites[j];
                sums.idle_sites[j] += idle * (here * sites[j]);
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{state::Lag, testing};

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
