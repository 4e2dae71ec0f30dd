//! Installation: equipment enters service, and leaves it.
//!
//! Equipment always needs a site with power: what is delivered waits until one is free. Service
//! begins at installation and lasts exactly `equipment_life`; a vintage keeps its footprint.

use super::{
    Mechanism, Process, Reading, Starting,
    ring::Ring,
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
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let State { lags, clock, builders, .. } = &*starting.state;
        let ring = |_: &BuilderState| Ring::new(lags.equipment_life.longest(), clock.steps);
        let retirements = builders.iter().map(ring).collect();
        Box::new(InstallationProcess { retirements, idle: fill(0.0) })
    }
}

struct InstallationProcess {
    /// What leaves service, by step, for each builder: capacity, site units in use, historical cost.
    retirements: Vec<Ring<3>>,
    /// What a unit of cost that waits loses in a step: the cost of capital, and to technology.
    idle: Column,
}

impl Process for InstallationProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        for (index, retirements) in self.retirements.iter_mut().enumerate() {
            first_equipment(state, index, retirements);
        }
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
        for (builder, retirements) in builders.iter_mut().zip(&mut self.retirements) {
            retire_equipment(clock.step, builder, retirements);
            receive_equipment(clock.step, builder);
            install_equipment(clock.step, lags, builder, retirements);
            for i in 0..LANES {
                flows.idle_cost[i] += self.idle[i] * builder.levels.waiting_cost[i];
            }
        }
        sum_up(state);
    }
}

/// A cohort for each step of life, as if installed in the steps before the first: the one with `left`
/// steps of service left retires in step `left`, the oldest at once.
#[inline(always)]
fn first_equipment(state: &mut State, index: usize, retirements: &mut Ring<3>) {
    let State { terms, lags, clock, builders, .. } = state;
    let own = &mut builders[index].levels;
    let life = lags.equipment_life.column();
    let (mut cohort, mut paid, mut cheaper) = (fill(0.0), fill(0.0), fill(0.0));
    let mut footprint = fill(0.0);
    for i in 0..LANES {
        footprint[i] = own.sites_in_use[i] / own.capacity[i].max(1e-300);
        own.remaining_capacity_steps[i] = own.capacity[i] * (life[i] - 1.0) / 2.0;
        cohort[i] = own.capacity[i] / life[i];
        // The cohort about to retire was the dearest; each later one cost a step's decline less.
        cheaper[i] = exp(ln(1.0 - terms.cost_decline[i]) * clock.dt);
        let oldest = exp(-ln(1.0 - terms.cost_decline[i]) * clock.dt * life[i]);
        paid[i] = cohort[i] * terms.initial_equipment_cost[i] * oldest;
    }
    for left in 0..lags.equipment_life.longest() {
        let mut cost = fill(0.0);
        for i in 0..LANES {
            cost[i] = select((left as f64) < life[i], paid[i], 0.0);
            own.equipment_gross[i] += cost[i];
            paid[i] *= cheaper[i];
        }
        let Some([units, sites, costs]) = retirements.first(left) else { continue };
        for i in 0..LANES {
            units[i] = select((left as f64) < life[i], cohort[i], 0.0);
            sites[i] = units[i] * footprint[i];
            costs[i] = cost[i];
        }
    }
}

#[inline(always)]
fn retire_equipment(now: usize, builder: &mut BuilderState, retirements: &mut Ring<3>) {
    let [capacity, sites, cost] = retirements.take(now);
    let (own, flow) = (&mut builder.levels, &mut builder.flows);
    for i in 0..LANES {
        own.capacity[i] -= capacity[i];
        own.sites_in_use[i] -= sites[i];
        own.equipment_gross[i] -= cost[i];
    }
    flow.retired = capacity;
}

#[inline(always)]
fn receive_equipment(now: usize, builder: &mut BuilderState) {
    let [capacity, sites, cost] = builder.equipment_orders.take(now);
    let own = &mut builder.levels;
    for i in 0..LANES {
        own.pipeline[i] -= capacity[i];
        own.pipeline_footprint[i] -= sites[i];
        own.pipeline_cost[i] -= cost[i];
        own.waiting[i] += capacity[i];
        own.waiting_sites[i] += sites[i];
        own.waiting_cost[i] += cost[i];
    }
}

#[inline(always)]
fn install_equipment(
    now: usize,
    lags: &Lags,
    builder: &mut BuilderState,
    retirements: &mut Ring<3>,
) {
    let (own, flow) = (&mut builder.levels, &mut builder.flows);
    let (mut capacity, mut sites, mut cost): (Column, Column, Column) =
        (fill(0.0), fill(0.0), fill(0.0));
    let life = lags.equipment_life.column();
    for i in 0..LANES {
        let usable = own.energised[i].min(own.sites[i] + own.leased_sites[i]);
        let free = (usable + own.rented_sites[i] - own.sites_in_use[i]).max(0.0);
        let free = select(own.landlord[i] > 0.5, 0.0, free);
        let fits = select(own.waiting_sites[i] > free, free / own.waiting_sites[i], 1.0);
        capacity[i] = own.waiting[i] * fits;
        sites[i] = own.waiting_sites[i] * fits;
        cost[i] = own.waiting_cost[i] * fits;
        own.waiting[i] -= capacity[i];
        own.waiting_sites[i] -= sites[i];
        own.waiting_cost[i] -= cost[i];
        own.capacity[i] += capacity[i];
        own.sites_in_use[i] += sites[i];
        own.equipment_gross[i] += cost[i];
        own.remaining_capacity_steps[i] += capacity[i] * life[i] - own.capacity[i];
        flow.installed[i] = capacity[i];
        flow.installed_sites[i] = sites[i];
        flow.installed_cost[i] = cost[i];
    }
    retirements.add(now, &lags.equipment_life, [&capacity, &sites, &cost]);
}

#[inline(always)]
fn sum_up(state: &mut State) {
    let capacity = state.total(|builder| &builder.levels.capacity);
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
