//! Sales: how much of the capacity is sold, at the end of the step and over it.
//!
//! ```text
//! u_s = min(max(0, D - contracted) / (K - contracted / max_utilisation), max_utilisation)     u = sold / K
//! ```
//!
//! Over the step `u_s` is the mean of its ends, and the price that of its ends weighted with it: where the price moves, what is sold
//! moves the other way, and the product of two means would be too large by what they vary together, 1 % of revenue with four steps
//! a year.
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
        let none = fill(0.0);
        Box::new(SalesProcess { demand: none, capacity: none, price: none, fair_price: none })
    }
}

/// As the last step left them.
struct SalesProcess {
    demand: Column,
    capacity: Column,
    price: Column,
    fair_price: Column,
}

impl SalesProcess {
    fn remember(&mut self, state: &State) {
        self.demand = state.levels.demand;
        self.capacity = state.levels.capacity;
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
            let free = (levels.capacity[i] - contracted / most).max(0.0);
            let spot = (levels.demand[i] - contracted).max(0.0) / free.max(1e-12);
            levels.spot_utilisation[i] = spot.min(most);
            let before = (self.capacity[i] - contracted / most).max(1e-12);
            let before = ((self.demand[i] - contracted).max(0.0) / before).min(most);
            let after = levels.spot_utilisation[i];
            levels.mean_spot_utilisation[i] = 0.5 * (before + after);
            let paid = self.price[i] * before + levels.price[i] * after;
            let (sells, between) =
                (before + after > 1e-12, 0.5 * (self.price[i] + levels.price[i]));
            let paid = paid / select(sells, before + after, 1.0);
            levels.mean_price[i] = select(sells, paid, between);
            levels.mean_fair_price[i] = 0.5 * (self.fair_price[i] + levels.fair_price[i]);
            let sold = contracted + levels.spot_utilisation[i] * free;
            let all = sold / levels.capacity[i].max(1e-300);
            // What is left of a fleet that has died out is rounding.
            let all = select(all > 1.000_001 * most, most, all);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    /// A price that doubles while demand falls to a quarter, over a fleet that stays.
    fn moved(demand: [f64; 2]) -> State {
        let mut market = testing::Bench::new("");
        let State { levels, terms, .. } = &mut market.state;
        terms.max_utilisation = fill(1.0);
        (levels.capacity, levels.mean_capacity) = (fill(100.0), fill(100.0));
        (levels.price, levels.demand) = (fill(1.0), fill(demand[0]));
        let mut process = market.start(mechanism);
        market.open(&mut *process);
        let levels = &mut market.state.levels;
        (levels.price, levels.demand) = (fill(2.0), fill(demand[1]));
        market.step(&mut *process);
        market.state
    }

    #[test]
    fn sales_are_the_mean_of_those_at_the_ends_of_a_step_in_units_and_in_money() {
        let state = moved([80.0, 20.0]);
        let (sold, price) = (state.levels.mean_spot_utilisation[0], state.levels.mean_price[0]);
        assert!((sold - 0.5).abs() < 1e-12);
        // 80 and 40 are taken at the ends; the mean price times the mean of what is sold would be 75.
        assert!((100.0 * sold * price - 60.0).abs() < 1e-12, "{price}");
    }

    #[test]
    fn where_nothing_is_sold_the_price_is_the_mean_of_both() {
        let state = moved([0.0, 0.0]);
        assert!((state.levels.mean_price[0] - 1.5).abs() < 1e-12);
    }
}
