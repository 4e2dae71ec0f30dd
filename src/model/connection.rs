//! Connection: builders who heed the grid order no more than it can connect.
//!
//! ```text
//! claims  = sites that wait for the grid or are on order, of all
//! sites   = max(0, A(ls + accepted_wait) - claims) wanted_b / sum of wanted
//! ready   = min(claims_b / claims x A(le + equipment_wait), queue_b + min(1, (le + equipment_wait) / ls) sites on order_b)
//! room    = max(0, energised + rented sites - in use - needed by what waits and is on order + ready)      site units of equipment
//! wanted  = min(wanted, c' room / f + s' sites)
//! ```
//!
//! A(y) are the grid's additions of the next y years (`power.rs`). Nothing more of either is ordered in the step: what the
//! grid cannot take is not spent, and nobody borrows for it.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{BuilderLevels, BuilderState, State},
};
use crate::{
    math::select,
    random::{LANES, fill},
};

/// Acts where `[power]` says how long builders let a site wait.
struct Connection;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(Connection)
}

impl Mechanism for Connection {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(Connection)
    }
}

impl Process for Connection {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        if state.heeds_grid {
            hold_back(state);
        }
    }
}

#[inline(always)]
fn hold_back(state: &mut State) {
    let State { terms, levels, flows, builders, .. } = state;
    let (mut claims, mut wanted) = (fill(0.0), fill(0.0));
    for builder in &*builders {
        for i in 0..LANES {
            claims[i] += claim(&builder.levels, i);
            wanted[i] += builder.flows.wanted[i];
        }
    }
    for BuilderState { levels: own, flows: flow, .. } in builders {
        for i in 0..LANES {
            let open = (levels.connected_later[i].min(1e300) - claims[i]).max(0.0);
            let sites = open * (flow.wanted[i] / wanted[i].max(1e-300));
            let share = claim(own, i) / claims[i].max(1e-300);
            let built = (levels.ready_within[i] / terms.site_lag[i]).min(1.0);
            let ready = own.power_queue[i] + built * own.pipeline_sites[i];
            let ready = ready.min(share * levels.connected_soon[i]);
            let room = (free(own, i) + ready).max(0.0) * (1.0 - own.landlord[i]);
            let looks = levels.connected_later[i] < f64::INFINITY;
            let (sites, room) =
                (select(looks, sites, f64::INFINITY), select(looks, room, f64::INFINITY));
            let price = 1.0 + own.overrun[i];
            let site = terms.site_cost[i] * price * (1.0 - own.partner_share[i]);
            let equipment = levels.mean_equipment_cost[i] * price / levels.mean_footprint[i];
            let most = (equipment * room + site * sites).min(flow.wanted[i]);
            (own.sites_allowed[i], own.equipment_allowed[i]) = (sites, room);
            flows.held_back[i] += flow.wanted[i] - most;
            (flow.wanted[i], flow.spending[i]) = (most, most);
        }
    }
}

/// Sites that will ask for a connection, or do. What running sums leave of none may lie below 0, and is none.
#[inline(always)]
fn claim(own: &BuilderLevels, i: usize) -> f64 {
    (own.power_queue[i] + own.power_delayed[i] + own.pipeline_sites[i]).max(0.0)
}

/// Energised sites that no equipment has or will need; below 0 where equipment on its way lacks some.
#[inline(always)]
fn free(own: &BuilderLevels, i: usize) -> f64 {
    let usable = own.energised[i].min(own.sites[i] + own.leased_sites[i]).max(0.0);
    let needed = own.sites_in_use[i] + own.waiting_sites[i] + own.pipeline_footprint[i];
    usable * (1.0 - own.landlord[i]) + own.rented_sites[i] - needed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const TWO: &str = "[[builder]]\nname = \"A\"\nplan = 1\nshare = 0.5\n\
        [[builder]]\nname = \"B\"\nplan = 1\nshare = 0.5\n";

    fn market() -> (testing::Bench, Box<dyn Process>) {
        let mut market = testing::Bench::new(TWO);
        let process = market.start(mechanism);
        market.set_lags([0.5, 1.5, 4.0, 20.0]);
        let State { terms, levels, builders, .. } = &mut market.state;
        terms.site_cost = fill(10.0);
        (levels.mean_equipment_cost, levels.mean_footprint) = (fill(20.0), fill(0.5));
        (levels.connected_later, levels.connected_soon) = (fill(12.0), fill(3.0));
        levels.ready_within = fill(0.5);
        for (builder, (wanted, queue, on_order)) in
            builders.iter_mut().zip([(300.0, 1.0, 3.0), (100.0, 0.0, 2.0)])
        {
            builder.flows.wanted = fill(wanted);
            builder.levels.power_queue = fill(queue);
            builder.levels.pipeline_sites = fill(on_order);
            builder.levels.sites = fill(9.0);
            builder.levels.energised = fill(5.0);
            builder.levels.sites_in_use = fill(4.5);
        }
        (market, process)
    }

    #[test]
    fn no_more_is_ordered_than_the_grid_connects() {
        let (mut market, mut process) = market();
        market.state.heeds_grid = true;
        market.act(&mut *process);
        let found = |b: usize| {
            let BuilderState { levels, flows, .. } = &market.state.builders[b];
            [
                levels.sites_allowed[0],
                levels.equipment_allowed[0],
                flows.wanted[0],
                flows.spending[0],
            ]
        };
        let near = |found: [f64; 4], due: [f64; 4]| {
            let same = found.iter().zip(due).all(|(found, due)| (found - due).abs() < 1e-9);
            assert!(same, "{found:?}, due {due:?}");
        };
        // Of twelve, six are claimed. A has three quarters of the rest, and half a site free and two ready: its own
        // queue and a third of what is on order, not the two thirds of three that its claims would get.
        near(found(0), [4.5, 2.5, 40.0 * 2.5 + 10.0 * 4.5, 145.0]);
        near(found(1), [1.5, 0.5 + 2.0 / 3.0, 40.0 * (0.5 + 2.0 / 3.0) + 15.0, 185.0 / 3.0]);
        let held_back = market.state.flows.held_back[0];
        assert!((held_back - (400.0 - 145.0 - 185.0 / 3.0)).abs() < 1e-9);
    }

    /// Of a pipeline that has emptied running sums leave a little, on either side of 0.
    #[test]
    fn who_has_nothing_under_way_uses_what_is_free() {
        for left in [-1e-15, 0.0, 1e-15] {
            let (mut market, mut process) = market();
            market.state.heeds_grid = true;
            for builder in &mut market.state.builders {
                builder.levels.power_queue = fill(0.0);
                builder.levels.pipeline_sites = fill(left);
            }
            market.act(&mut *process);
            let room = market.state.builders[0].levels.equipment_allowed[0];
            assert!((room - 0.5).abs() < 1e-9, "{left}: {room}");
        }
    }

    #[test]
    fn who_does_not_look_orders_what_he_wants() {
        let (mut market, mut process) = market();
        market.act(&mut *process);
        assert!((market.state.builders[0].flows.wanted[0] - 300.0).abs() < 1e-12);
        market.state.heeds_grid = true;
        market.state.levels.connected_later = fill(f64::INFINITY);
        market.act(&mut *process);
        assert!((market.state.builders[0].flows.wanted[0] - 300.0).abs() < 1e-12);
    }
}
