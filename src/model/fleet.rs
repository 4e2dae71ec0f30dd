//! The fleet: deliveries, installation and retirement of sites and equipment.
//!
//! Equipment always needs a site: what is delivered waits until a site is free. Service begins at
//! installation and lasts exactly `equipment_life`; a vintage keeps its footprint. The first fleet
//! has uniform ages.

use super::{
    Mechanism, Process, Reading, Starting,
    ring::{Lag, Ring},
    state::{BuilderState, Lags, Levels, State},
};
use crate::{
    math::{exp, ln, select},
    random::{Column, LANES, fill},
    scenario::table,
};

table! {
    /// How long things take and last, and what stands at the start.
    Fleet / FleetColumns in "fleet" {
        parameters {
            /// Capacity in service at the start.
            initial_capacity: None, "capacity units", 1e-6, 1e9, "scenario";
            /// Site units that a capacity unit of the first fleet needs, on average; older equipment needs more.
            initial_footprint: Some(1.0), "site units per capacity unit", 0.01, 1e3, "scenario";
            /// Share of the first sites that stands empty.
            initial_spare_sites: Some(0.05), "share", 0.0, 0.99, "ASSUMPTION";
            /// Service life of equipment.
            equipment_life: Some(5.0), "years", 0.25, 40.0,
                "books say 5 to 6, critics 2 to 3: useful_lives (B)";
            /// Service life of sites.
            site_life: Some(20.0), "years", 1.0, 60.0, "ASSUMPTION: shells and ducts outlive four fleets";
            /// From order to delivery of equipment.
            equipment_lag: Some(0.5), "years", 0.01, 10.0, "ASSUMPTION";
            /// From order to delivery of sites.
            site_lag: Some(1.5), "years", 0.01, 15.0,
                "18 to 24 months for a shell: mechanism_parameters (B)";
        }
        series {}
        choices {}
    }
}

impl Fleet {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for Fleet {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        let state = &mut *starting.state;
        let (dt, steps) = (state.clock.dt, state.clock.steps);
        state.lags = Lags {
            equipment: Lag::new(&values.equipment_lag, dt),
            site: Lag::new(&values.site_lag, dt),
            equipment_life: Lag::new(&values.equipment_life, dt),
            site_life: Lag::new(&values.site_life, dt),
        };
        let years = |lag: &Lag| lag.column().map(|steps| steps * dt);
        state.terms.equipment_lag = years(&state.lags.equipment);
        state.terms.site_lag = years(&state.lags.site);
        state.terms.equipment_life = years(&state.lags.equipment_life);
        state.terms.site_life = years(&state.lags.site_life);
        for builder in &mut state.builders {
            builder.equipment_orders = Ring::new(state.lags.equipment.longest(), steps);
            builder.site_orders = Ring::new(state.lags.site.longest(), steps);
        }
        let retirements = |_: &BuilderState| Retirements {
            equipment: Ring::new(state.lags.equipment_life.longest(), steps),
            sites: Ring::new(state.lags.site_life.longest(), steps),
        };
        let builders = state.builders.iter().map(retirements).collect();
        let shares = starting.builders.iter().map(|builder| builder.share).collect();
        Box::new(FleetProcess { values, shares, builders })
    }
}

/// What leaves service, by step.
struct Retirements {
    /// Capacity, site units in use, historical cost.
    equipment: Ring<3>,
    /// Sites, historical cost.
    sites: Ring<2>,
}

struct FleetProcess {
    values: FleetColumns,
    shares: Vec<f64>,
    builders: Vec<Retirements>,
}

impl Process for FleetProcess {
    fn open(&mut self, state: &mut State) {
        for (index, retirements) in self.builders.iter_mut().enumerate() {
            first_equipment(state, index, retirements, &self.values, self.shares[index]);
            first_sites(state, index, retirements, &self.values, self.shares[index]);
        }
        sum_up(state);
    }

    fn step(&mut self, state: &mut State) {
        let State { clock, lags, builders, .. } = state;
        for (builder, retirements) in builders.iter_mut().zip(&mut self.builders) {
            move_sites(clock.step, lags, builder, retirements);
            retire_equipment(clock.step, builder, retirements);
            receive_equipment(clock.step, builder);
            install_equipment(clock.step, lags, builder, retirements);
        }
        sum_up(state);
    }
}

/// A cohort for each step of life, as if installed in the steps before the first: the one with `left`
/// steps of service left retires in step `left`, the oldest at once.
fn first_equipment(
    state: &mut State,
    index: usize,
    retirements: &mut Retirements,
    values: &FleetColumns,
    share: f64,
) {
    let State { terms, lags, clock, builders, .. } = state;
    let own = &mut builders[index].levels;
    let life = lags.equipment_life.column();
    let (mut cohort, mut paid, mut cheaper) = (fill(0.0), fill(0.0), fill(0.0));
    for i in 0..LANES {
        own.capacity[i] = values.initial_capacity[i] * share;
        own.sites_in_use[i] = own.capacity[i] * values.initial_footprint[i];
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
        let Some([units, sites, costs]) = retirements.equipment.first(left) else { continue };
        for i in 0..LANES {
            units[i] = select((left as f64) < life[i], cohort[i], 0.0);
            sites[i] = units[i] * values.initial_footprint[i];
            costs[i] = cost[i];
        }
    }
}

fn first_sites(
    state: &mut State,
    index: usize,
    retirements: &mut Retirements,
    values: &FleetColumns,
    share: f64,
) {
    let own = &mut state.builders[index].levels;
    let life = state.lags.site_life.column();
    for i in 0..LANES {
        let in_use = values.initial_capacity[i] * share * values.initial_footprint[i];
        own.sites[i] = in_use / (1.0 - values.initial_spare_sites[i]);
        own.site_gross[i] = own.sites[i] * state.terms.site_cost[i];
        own.remaining_site_steps[i] = own.sites[i] * (life[i] - 1.0) / 2.0;
    }
    for left in 0..state.lags.site_life.longest() {
        let Some([sites, cost]) = retirements.sites.first(left) else { return };
        for i in 0..LANES {
            sites[i] = select((left as f64) < life[i], own.sites[i] / life[i], 0.0);
            cost[i] = sites[i] * state.terms.site_cost[i];
        }
    }
}

fn move_sites(now: usize, lags: &Lags, builder: &mut BuilderState, retirements: &mut Retirements) {
    let [arriving, cost] = builder.site_orders.take(now);
    let [leaving, leaving_cost] = retirements.sites.take(now);
    retirements.sites.add(now, &lags.site_life, [&arriving, &cost]);
    let (own, flow) = (&mut builder.levels, &mut builder.flows);
    let life = lags.site_life.column();
    for i in 0..LANES {
        own.pipeline_sites[i] -= arriving[i];
        own.pipeline_site_cost[i] -= cost[i];
        own.sites[i] += arriving[i] - leaving[i];
        own.site_gross[i] += cost[i] - leaving_cost[i];
        own.remaining_site_steps[i] += arriving[i] * life[i] - own.sites[i];
    }
    flow.delivered_site_cost = cost;
}

fn retire_equipment(now: usize, builder: &mut BuilderState, retirements: &mut Retirements) {
    let [capacity, sites, cost] = retirements.equipment.take(now);
    let (own, flow) = (&mut builder.levels, &mut builder.flows);
    for i in 0..LANES {
        own.capacity[i] -= capacity[i];
        own.sites_in_use[i] -= sites[i];
        own.equipment_gross[i] -= cost[i];
    }
    flow.retired = capacity;
}

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

fn install_equipment(
    now: usize,
    lags: &Lags,
    builder: &mut BuilderState,
    retirements: &mut Retirements,
) {
    let (own, flow) = (&mut builder.levels, &mut builder.flows);
    let (mut capacity, mut sites, mut cost): (Column, Column, Column) =
        (fill(0.0), fill(0.0), fill(0.0));
    let life = lags.equipment_life.column();
    for i in 0..LANES {
        let free = (own.sites[i] - own.sites_in_use[i]).max(0.0);
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
        flow.installed_cost[i] = cost[i];
    }
    retirements.equipment.add(now, &lags.equipment_life, [&capacity, &sites, &cost]);
}

fn sum_up(state: &mut State) {
    let capacity = state.total(|builder| &builder.levels.capacity);
    let sites = state.total(|builder| &builder.levels.sites);
    let in_use = state.total(|builder| &builder.levels.sites_in_use);
    let waiting = state.total(|builder| &builder.levels.waiting);
    let Levels { capacity: k, sites: s, sites_in_use: u, waiting: w, .. } = &mut *state.levels;
    (*k, *s, *u, *w) = (capacity, sites, in_use, waiting);
}
