//! Installation: equipment enters service.
//!
//! Equipment always needs a site with power: what is delivered waits until one is free. Service
//! begins at installation and lasts exactly `equipment_life`; a vintage keeps its footprint.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{BuilderState, Lags, Levels, State},
};
use crate::{
    math::{ln, select},
    random::{Column, LANES, fill},
};

/// Acts in every market; the numbers are those of `[fleet]`.
struct Installation;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(Installation)
}

impl Mechanism for Installation {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(InstallationProcess { idle: fill(0.0) })
    }
}

struct InstallationProcess {
    /// What a unit of cost that waits loses in a step: the cost of capital, and to technology. A flow, so that it does not compound
    /// within a step.
    idle: Column,
}

impl Process for InstallationProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        for i in 0..LANES {
            let rate =
                ln(1.0 + state.terms.cost_of_capital[i]) - ln(1.0 - state.terms.cost_decline[i]);
            self.idle[i] = rate * state.clock.dt;
        }
        sum_up(state);
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { clock, lags, builders, flows, .. } = state;
        for builder in builders {
            install_equipment(clock.step, lags, builder);
            for i in 0..LANES {
                let own = &mut builder.levels;
                // `arrival` has noted what they were at the beginning of the step.
                own.mean_capacity[i] = 0.5 * (own.mean_capacity[i] + own.capacity[i]);
                own.mean_sites_in_use[i] = 0.5 * (own.mean_sites_in_use[i] + own.sites_in_use[i]);
                own.mean_waiting_cost[i] = 0.5 * (own.mean_waiting_cost[i] + own.waiting_cost[i]);
                flows.idle_cost[i] += self.idle[i] * own.mean_waiting_cost[i];
            }
        }
        sum_up(state);
    }
}

#[inline(always)]
fn install_equipment(now: usize, lags: &Lags, builder: &mut BuilderState) {
    let (own, flow) = (&mut builder.levels, &mut builder.flows);
    let (mut capacity, mut sites, mut cost): (Column, Column, Column) =
        (fill(0.0), fill(0.0), fill(0.0));
    let life = lags.equipment_life.column();
    for i in 0..LANES {
        let usable = own.energised[i].min(own.sites[i] + own.leased_sites[i]);
        let free = (usable + own.rented_sites[i] - own.sites_in_use[i]).max(0.0);
        let free = select(own.landlord[i] > 0.5, 0.0, free);
        // Sites that fit but for rounding fit.
        let scarce = own.waiting_sites[i] > free * (1.0 + 1e-12);
        let fits = select(scarce, free / own.waiting_sites[i], 1.0);
        capacity[i] = own.waiting[i] * fits;
        sites[i] = own.waiting_sites[i] * fits;
        cost[i] = own.waiting_cost[i] * fits;
        own.waiting[i] -= capacity[i];
        own.waiting_sites[i] -= sites[i];
        own.waiting_cost[i] -= cost[i];
        own.capacity[i] += capacity[i];
        own.sites_in_use[i] += sites[i];
        own.equipment_gross[i] += cost[i];
        // Half of what is new serves in its first step; `arrival` has counted what retires.
        let mean = own.capacity[i] - 0.5 * capacity[i];
        own.remaining_capacity_steps[i] += capacity[i] * life[i] - mean;
        flow.installed[i] = capacity[i];
        flow.installed_sites[i] = sites[i];
        flow.installed_cost[i] = cost[i];
    }
    let leaving = [&capacity, &sites, &cost];
    builder.equipment_retirements.add(now, &lags.equipment_life, leaving);
}

#[inline(always)]
fn sum_up(state: &mut State) {
    let capacity = state.total(|builder| &builder.levels.capacity);
    state.levels.mean_capacity = state.total(|builder| &builder.levels.mean_capacity);
    state.levels.mean_sites_in_use = state.total(|builder| &builder.levels.mean_sites_in_use);
    let mut sites = state.total(|builder| &builder.levels.sites);
    let leased = state.total(|builder| &builder.levels.leased_sites);
    for i in 0..LANES {
        sites[i] += leased[i];
    }
    let in_use = state.total(|builder| &builder.levels.sites_in_use);
    let waiting = state.total(|builder| &builder.levels.waiting);
    let Levels { capacity: k, sites: s, sites_in_use: u, waiting: w, .. } = &mut *state.levels;
    (*k, *s, *u, *w) = (capacity, sites, in_use, waiting);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Bench;

    /// Seven units in service, and three that wait and need six sites; what is there besides is set by `prepare`.
    fn market(prepare: impl FnOnce(&mut BuilderState)) -> Bench {
        let mut market = Bench::new("[[builder]]\nname = 'A'\nshare = 1\nplan = 1");
        market.set_lags([0.5, 1.5, 5.0, 20.0]);
        market.state.terms.cost_of_capital = fill(0.1);
        market.state.terms.cost_decline = fill(0.2);
        let own = &mut market.state.builders[0].levels;
        (own.capacity, own.mean_capacity) = (fill(7.0), fill(7.0));
        (own.sites, own.energised, own.sites_in_use) = (fill(10.0), fill(10.0), fill(7.0));
        own.mean_sites_in_use = fill(7.0);
        (own.waiting, own.waiting_sites) = (fill(3.0), fill(6.0));
        (own.waiting_cost, own.mean_waiting_cost) = (fill(30.0), fill(30.0));
        prepare(&mut market.state.builders[0]);
        let mut process = market.start(mechanism);
        market.open(&mut *process);
        market.step(&mut *process);
        market
    }

    fn near(found: f64, due: f64) {
        assert!((found - due).abs() < 1e-12 * due.abs().max(1.0), "found {found}, due {due}");
    }

    #[test]
    fn what_finds_a_site_is_installed_and_the_rest_waits() {
        let state = market(|_| ()).state;
        let (own, flow) = (&state.builders[0].levels, &state.builders[0].flows);
        near(flow.installed[0], 1.5);
        near(flow.installed_sites[0], 3.0);
        near(flow.installed_cost[0], 15.0);
        near(own.capacity[0], 8.5);
        near(own.sites_in_use[0], 10.0);
        near(own.waiting[0], 1.5);
        near(own.waiting_cost[0], 15.0);
        near(own.equipment_gross[0], 15.0);
        near(own.mean_capacity[0], 7.75);
        near(own.mean_sites_in_use[0], 8.5);
        // Twenty steps of service, of which it has served half of the first; the others have served a whole one.
        near(own.remaining_capacity_steps[0], 1.5 * 20.0 - 7.75);
        near(state.levels.capacity[0], 8.5);
        near(state.levels.waiting[0], 1.5);
    }

    #[test]
    fn no_site_without_power_takes_equipment() {
        let state = market(|builder| builder.levels.energised = fill(7.0)).state;
        near(state.builders[0].flows.installed[0], 0.0);
        near(state.levels.waiting[0], 3.0);
    }

    #[test]
    fn rented_sites_are_sites() {
        let state = market(|builder| builder.levels.rented_sites = fill(3.0)).state;
        near(state.builders[0].flows.installed[0], 3.0);
        near(state.levels.waiting[0], 0.0);
    }

    #[test]
    fn who_lets_installs_nothing() {
        let state = market(|builder| builder.levels.landlord = fill(1.0)).state;
        near(state.builders[0].flows.installed[0], 0.0);
    }

    /// What waits loses its cost of capital and what technology takes, on the mean of the step.
    #[test]
    fn waiting_costs_capital_and_obsolescence() {
        let state = market(|_| ()).state;
        let loss = ln(1.1 / 0.8) * 0.25;
        near(state.flows.idle_cost[0], loss * f64::midpoint(30.0, 15.0));
    }

    #[test]
    fn service_lasts_a_life_from_installation() {
        let State { lags, mut builders, .. } = market(|_| ()).state;
        let retirements = &mut builders[0].equipment_retirements;
        for step in 1..=20 {
            let [capacity, sites, cost] = retirements.take(step, &lags.equipment_life);
            let share = if step == 20 { 1.0 } else { 0.0 };
            near(capacity[0], 1.5 * share);
            near(sites[0], 3.0 * share);
            near(cost[0], 15.0 * share);
        }
    }
}
