//! Sales: how much of the capacity is sold, at the end of the step and over it.
//!
//! ```text
//! u_s = min(max(0, D - contracted) / (K - contracted / max_utilisation), max_utilisation)     u = sold / K
//! ```
//!
//! Over the step D, K and the prices are the means of those at its ends.
//!
//! What builders see of it is the margin of new equipment over the margin that it needs:
//! `m = [(1 - overhead) p u - h_c f] / [(1 - overhead) p_fair u_n - h_c f]`, within 0.05 and 20.

use super::{Mechanism, Process, Reading, Starting, state::State};
use crate::{
    math::select,
    random::{Column, LANES, fill},
};

/// Margins beyond these tell a builder no more: it would build nothing, or all it can.
const LEAST_MARGIN: f64 = 0.05;
const MOST_MARGIN: f64 = 20.0;

/// Acts in every market; the numbers are those of `[market]`.
struct Sales;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(Sales)
}

impl Mechanism for Sales {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(SalesProcess { demand: fill(0.0), price: fill(0.0), fair_price: fill(0.0) })
    }
}

/// As the last step left them.
struct SalesProcess {
    demand: Column,
    price: Column,
    fair_price: Column,
}

impl SalesProcess {
    fn remember(&mut self, state: &State) {
        self.demand = state.levels.demand;
        self.price = state.levels.price;
        self.fair_price = state.levels.fair_price;
    }
}

impl Process for SalesProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        judge(state);
        self.remember(state);
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { terms, levels, .. } = state;
        for i in 0..LANES {
            let (contracted, most) = (levels.contracted[i], terms.max_utilisation[i]);
            let free = (levels.capacity[i] - contracted / most).max(1e-12);
            let spot = (levels.demand[i] - contracted).max(0.0) / free;
            levels.spot_utilisation[i] = spot.min(most);
            let mean_free = (levels.mean_capacity[i] - contracted / most).max(1e-12);
            let mean_demand = 0.5 * (self.demand[i] + levels.demand[i]);
            let mean_spot = (mean_demand - contracted).max(0.0) / mean_free;
            levels.mean_spot_utilisation[i] = mean_spot.min(most);
            levels.mean_price[i] = 0.5 * (self.price[i] + levels.price[i]);
            levels.mean_fair_price[i] = 0.5 * (self.fair_price[i] + levels.fair_price[i]);
            let sold = contracted + levels.spot_utilisation[i] * free;
            let all = sold / levels.capacity[i].max(1e-12);
            levels.utilisation[i] = select(contracted > 0.0, all, levels.spot_utilisation[i]);
        }
        judge(state);
        self.remember(state);
    }
}

/// The margin of new equipment over the margin that it needs.
#[inline(always)]
fn judge(state: &mut State) {
    let State { terms, levels, .. } = state;
    for i in 0..LANES {
        let kept = 1.0 - terms.overhead[i];
        let running = terms.cash_cost[i] * levels.footprint[i];
        let normal = terms.normal_tightness[i].min(terms.max_utilisation[i]);
        let earned = kept * levels.price[i] * levels.utilisation[i] - running;
        let needed = kept * levels.fair_price[i] * normal - running;
        levels.margin[i] = (earned / needed.max(1e-300)).clamp(LEAST_MARGIN, MOST_MARGIN);
    }
}
