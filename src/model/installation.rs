//! Installation: equipment enters service.
//!
//! Equipment always needs a site with power: what is delivered waits until one is free. Service
//! begins at installation and lasts exactly `equipment_life`; a vintage keeps its footprint.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{BuilderState, Lags, Levels, State},
};
use crate::{
    math::{exp, ln, select},
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
    /// What a unit of cost that waits loses in a step: the cost of capital, and to technology.
    idle: Column,
}

impl Process for InstallationProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        for i in 0..LANES {
            let rate =
                ln(1.0 + state.terms.cost_of_capital[i]) - ln(1.0 - state.terms.cost_decline[i]);
            self.idle[i] = exp(rate * state.clock.dt) - 1.0;
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
                let waiting = 0.5 * (own.mean_waiting_cost[i] + own.waiting_cost[i]);
                flows.idle_cost[i] += self.idle[i] * waiting;
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
