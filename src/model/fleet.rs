//! The fleet: lags and lives, what stands at the start, and the coming and going of sites.
//!
//! The first fleet has uniform ages. Equipment comes and goes by `arrival.rs` and is put in service by
//! `installation.rs`, once the grid has had its say (`power.rs`).

use super::{
    Mechanism, Process, Reading, Starting,
    state::{BuilderState, Lag, Lags, Ring, State},
};
use crate::{
    random::{LANES, fill},
    scenario::table,
};

table! {
    /// How long things take and last, and what stands at the start.
    ["first fleet", "erste Flotte"]
    Fleet / FleetColumns in "fleet" {
        parameters {
            /// Capacity in service at the start.
            ["capacity at the start", "Kapazität zu Beginn"]
            initial_capacity: None, "capacity units", 1e-6, 1e9, "scenario";
            /// Site units that a capacity unit of the first fleet needs, on average; older equipment needs more.
            ["site needs of the first fleet", "Standortbedarf der ersten Flotte"]
            initial_footprint: Some(1.0), "site units per capacity unit", 0.01, 1e3, "scenario";
            /// Share of the first sites that stands empty.
            ["empty sites at the start", "Leerstand zu Beginn"]
            initial_spare_sites: Some(0.05), "share", 0.0, 0.99, "ASSUMPTION";
            /// Service life of equipment.
            ["service life of equipment", "Nutzungsdauer der Anlagen"]
            equipment_life: Some(5.0), "years", 0.25, 40.0,
                "books say 5 to 6, critics 2 to 3: useful_lives (B)";
            /// Service life of sites.
            ["service life of sites", "Nutzungsdauer der Standorte"]
            site_life: Some(20.0), "years", 1.0, 60.0, "ASSUMPTION: shells and ducts outlive four fleets";
            /// From order to delivery of equipment.
            ["delivery time of equipment", "Lieferzeit der Anlagen"]
            equipment_lag: Some(0.5), "years", 0.01, 10.0, "ASSUMPTION";
            /// From order to delivery of sites.
            ["building time of sites", "Bauzeit der Standorte"]
            site_lag: Some(1.5), "years", 0.01, 15.0,
                "18 to 24 months for a shell: mechanism_parameters (B)";
        }
        series {}
        choices {}
    }
}

impl Fleet {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let table: Self = reading.table();
        table.doubt_lags(reading);
        Box::new(table)
    }

    /// What is on its way at the start may still come; what is ordered in the run does not.
    fn doubt_lags(&self, reading: &mut Reading<'_>) {
        let start = reading.run.start;
        for (key, lag, nothing) in [
            ("equipment_lag", &self.equipment_lag, "no equipment that is ordered in it comes"),
            ("site_lag", &self.site_lag, "no site that is ordered in it comes"),
        ] {
            let place = reading.place_of("fleet", key, None);
            reading.doubt_wait(lag, place, start, nothing);
        }
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
            let life = state.lags.equipment_life.longest();
            builder.equipment_retirements = Ring::new(life, steps);
        }
        let retirements =
            state.builders.iter().map(|_| Ring::new(state.lags.site_life.longest(), steps));
        let retirements = retirements.collect();
        let shares = starting.builders.iter().map(|builder| builder.share).collect();
        Box::new(FleetProcess { values, shares, retirements })
    }
}

struct FleetProcess {
    values: FleetColumns,
    shares: Vec<f64>,
    /// Sites that end their life, and their historical cost, by step; for each builder.
    retirements: Vec<Ring<2>>,
}

impl Process for FleetProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        for (index, retirements) in self.retirements.iter_mut().enumerate() {
            let own = &mut state.builders[index].levels;
            for i in 0..LANES {
                own.capacity[i] = self.values.initial_capacity[i] * self.shares[index];
                own.sites_in_use[i] = own.capacity[i] * self.values.initial_footprint[i];
            }
            first_sites(state, index, retirements, &self.values);
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { clock, lags, builders, .. } = state;
        for (builder, retirements) in builders.iter_mut().zip(&mut self.retirements) {
            move_sites(clock.step, lags, builder, retirements);
        }
    }
}

#[inline(always)]
fn first_sites(state: &mut State, index: usize, retirements: &mut Ring<2>, values: &FleetColumns) {
    let own = &mut state.builders[index].levels;
    let life = &state.lags.site_life;
    let years = life.column();
    let (mut sites, mut cost) = (fill(0.0), fill(0.0));
    for i in 0..LANES {
        own.sites[i] = own.sites_in_use[i] / (1.0 - values.initial_spare_sites[i]);
        own.energised[i] = own.sites[i];
        own.site_gross[i] = own.sites[i] * state.terms.site_cost[i];
        sites[i] = own.sites[i] / years[i];
        cost[i] = sites[i] * state.terms.site_cost[i];
    }
    retirements.add_all_before(life, [&sites, &cost]);
    for later in 0..life.longest() {
        for i in 0..LANES {
            own.remaining_site_steps[i] += sites[i] * life.to_come(later, i);
        }
    }
}

#[inline(always)]
fn move_sites(now: usize, lags: &Lags, builder: &mut BuilderState, retirements: &mut Ring<2>) {
    let [arriving, cost, partners] = builder.site_orders.take(now, &lags.site);
    let [leaving, leaving_cost] = retirements.take(now, &lags.site_life);
    retirements.add(now, &lags.site_life, [&arriving, &cost]);
    let (own, flow) = (&mut builder.levels, &mut builder.flows);
    let life = lags.site_life.column();
    for i in 0..LANES {
        own.pipeline_sites[i] -= arriving[i];
        own.pipeline_site_cost[i] -= cost[i];
        own.sites[i] += arriving[i] - leaving[i];
        own.energised[i] += arriving[i] - leaving[i];
        own.site_gross[i] += cost[i] - leaving_cost[i];
        let mean = own.sites[i] - 0.5 * (arriving[i] - leaving[i]);
        own.remaining_site_steps[i] += arriving[i] * life[i] - mean;
    }
    flow.delivered_sites = arriving;
    flow.delivered_site_cost = cost;
    flow.delivered_partner_cost = partners;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Bench;

    /// Two builders with three quarters and a quarter of ten units, sites for five years.
    fn market() -> (Bench, Box<dyn Process>) {
        let builder = |name: &str, share: f64| {
            format!("[[builder]]\nname = '{name}'\nshare = {share}\nplan = 1\n")
        };
        let fleet = "[fleet]\ninitial_capacity = 10\ninitial_footprint = 2\ninitial_spare_sites = 0.2\n\
                     equipment_life = 4\nsite_life = 5\nequipment_lag = 0.5\nsite_lag = 1.5\n";
        let text = [fleet, &builder("A", 0.75), &builder("B", 0.25)].concat();
        let mut market = Bench::new(&text);
        market.state.terms.site_cost = fill(18.0);
        let mut process = market.start(Fleet::mechanism);
        market.open(&mut *process);
        (market, process)
    }

    fn near(found: f64, due: f64) {
        assert!((found - due).abs() < 1e-9 * due.abs().max(1.0), "found {found}, due {due}");
    }

    #[test]
    fn the_first_fleet_is_shared_out_with_its_sites() {
        let (market, _) = market();
        for (builder, share) in market.state.builders.iter().zip([0.75, 0.25]) {
            let own = &builder.levels;
            near(own.capacity[0], 10.0 * share);
            near(own.sites_in_use[0], 20.0 * share);
            // A fifth stands empty.
            near(own.sites[0], 25.0 * share);
            near(own.energised[0], 25.0 * share);
            near(own.site_gross[0], 25.0 * share * 18.0);
            // Ages are uniform: half of the twenty steps of life are left on average.
            near(own.remaining_site_steps[0], 25.0 * share * 10.0);
        }
        near(market.state.terms.equipment_life[0], 4.0);
        assert_eq!(market.state.lags.equipment_life.longest(), 16);
    }

    #[test]
    fn old_sites_leave_evenly_over_their_life() {
        let (mut market, mut process) = market();
        for step in 1..=24 {
            market.step(&mut *process);
            let own = &market.state.builders[0].levels;
            let left = (1.0 - f64::from(step) / 20.0).max(0.0);
            near(own.sites[0], 18.75 * left);
            near(own.site_gross[0], 18.75 * 18.0 * left);
            // A trapezium: those left have half of what is left of the life, on average.
            near(own.remaining_site_steps[0], 18.75 * left * left * 10.0);
        }
    }

    /// Three sites ordered in the first step come six steps later and leave twenty steps after that.
    #[test]
    fn ordered_sites_come_after_their_lag_and_leave_after_their_life() {
        let (mut market, mut process) = market();
        let State { lags, builders, .. } = &mut market.state;
        let builder = &mut builders[0];
        builder.site_orders.add(0, &lags.site, [&fill(3.0), &fill(54.0), &fill(6.0)]);
        (builder.levels.pipeline_sites, builder.levels.pipeline_site_cost) =
            (fill(3.0), fill(54.0));
        for step in 0..30 {
            market.step(&mut *process);
            let builder = &market.state.builders[0];
            let (come, there) = (step >= 6, (6..26).contains(&step));
            let old = 18.75 * (1.0 - f64::from(step + 1) / 20.0).max(0.0);
            near(builder.levels.sites[0], old + if there { 3.0 } else { 0.0 });
            near(builder.levels.pipeline_sites[0], if come { 0.0 } else { 3.0 });
            near(builder.flows.delivered_sites[0], if step == 6 { 3.0 } else { 0.0 });
            near(builder.flows.delivered_site_cost[0], if step == 6 { 54.0 } else { 0.0 });
            near(builder.flows.delivered_partner_cost[0], if step == 6 { 6.0 } else { 0.0 });
        }
    }
}
