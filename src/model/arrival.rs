//! Arrival: equipment that reaches the end of its life leaves service, what was ordered a lag ago joins what waits
//! for a site.
//!
//! It acts before `rental` and `installation`, so that both see what needs a site in this step.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{BuilderState, Lags, State},
};
use crate::{
    math::{exp, ln, select},
    random::{Column, LANES, fill},
};

/// What is left of the largest fleet when only rounding is left of it.
const ROUNDING: f64 = 1e-12;

/// Acts in every market; the numbers are those of `[fleet]`.
struct Arrival;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(Arrival)
}

impl Mechanism for Arrival {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(ArrivalProcess { largest: vec![fill(0.0); starting.builders.len()] })
    }
}

struct ArrivalProcess {
    /// The largest capacity that each builder has had.
    largest: Vec<Column>,
}

impl Process for ArrivalProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        for index in 0..state.builders.len() {
            first_equipment(state, index);
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { clock, lags, builders, .. } = state;
        let now = clock.step;
        for (builder, largest) in builders.iter_mut().zip(&mut self.largest) {
            retire(now, lags, builder);
            forget_rounding(builder, largest);
            receive(now, lags, builder);
        }
    }
}

/// A cohort for each step of life, as if installed evenly over the steps before the first; what of the
/// oldest is still there retires in the first step.
#[inline(always)]
fn first_equipment(state: &mut State, index: usize) {
    let State { terms, lags, clock, builders, .. } = state;
    let BuilderState { levels: own, equipment_retirements, .. } = &mut builders[index];
    let life = &lags.equipment_life;
    let steps = life.column();
    let (mut cohort, mut paid, mut dearer) = (fill(0.0), fill(0.0), fill(0.0));
    let mut sites = fill(0.0);
    for i in 0..LANES {
        cohort[i] = own.capacity[i] / steps[i];
        sites[i] = own.sites_in_use[i] / steps[i];
        // Each cohort cost a step's decline more than the next; the last was bought half a step ago.
        let decline = ln(1.0 - terms.cost_decline[i]) * clock.dt;
        dearer[i] = exp(-decline);
        paid[i] = cohort[i] * terms.initial_equipment_cost[i] * exp(-0.5 * decline);
    }
    for ago in 1..=life.longest() {
        equipment_retirements.add_before(ago, life, [&cohort, &sites, &paid]);
        for i in 0..LANES {
            own.equipment_gross[i] += paid[i] * life.left(ago - 1, i);
            own.remaining_capacity_steps[i] += cohort[i] * life.to_come(ago - 1, i);
            paid[i] *= dearer[i];
        }
    }
}

#[inline(always)]
fn retire(now: usize, lags: &Lags, builder: &mut BuilderState) {
    let [capacity, sites, cost] = builder.equipment_retirements.take(now, &lags.equipment_life);
    let (own, flow) = (&mut builder.levels, &mut builder.flows);
    own.mean_capacity = own.capacity;
    own.mean_sites_in_use = own.sites_in_use;
    own.mean_waiting_cost = own.waiting_cost;
    for i in 0..LANES {
        own.capacity[i] -= capacity[i];
        own.sites_in_use[i] -= sites[i];
        // It serves half of the step in which it retires.
        own.remaining_capacity_steps[i] -= 0.5 * capacity[i];
        own.equipment_gross[i] -= cost[i];
        // Running sums of nothing.
        own.energised[i] = own.energised[i].max(0.0);
    }
    flow.retired = capacity;
}

/// A fleet that has retired is empty: what the running sums keep of it is rounding.
#[inline(always)]
fn forget_rounding(builder: &mut BuilderState, largest: &mut Column) {
    let own = &mut builder.levels;
    for i in 0..LANES {
        largest[i] = largest[i].max(own.capacity[i]);
        let some = own.capacity[i] >= ROUNDING * largest[i];
        own.capacity[i] = select(some, own.capacity[i], 0.0);
        own.sites_in_use[i] = select(some, own.sites_in_use[i], 0.0);
        own.equipment_gross[i] = select(some, own.equipment_gross[i], 0.0);
        own.remaining_capacity_steps[i] = select(some, own.remaining_capacity_steps[i], 0.0);
    }
}

#[inline(always)]
fn receive(now: usize, lags: &Lags, builder: &mut BuilderState) {
    let [capacity, sites, cost] = builder.equipment_orders.take(now, &lags.equipment);
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
