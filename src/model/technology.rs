//! Technology: new equipment does the same work for less money and on less site.
//!
//! ```text
//! ln c += ln(1 - cost_decline) dt         c *= 1 - jump_cost        at a jump
//! ln f += ln(1 - footprint_decline) dt    f *= 1 - jump_footprint   at a jump
//! ```
//!
//! f also moves with `pue`, the facility power over that of the equipment: sites are facilities. Jumps arrive at `jump_rate` a year: wavelength multiplexing, a new generation of accelerators.

use super::{Mechanism, Process, Reading, Starting, plan::Plan};
use crate::{
    math::{exp, ln, select},
    model::state::State,
    random::{Column, Draws, LANES, any, fill},
    scenario::table,
};

table! {
    /// What equipment and sites cost, and how fast that falls.
    ["technology", "Technik"]
    Technology / TechnologyColumns in "technology" {
        parameters {
            /// Cost of the equipment for one capacity unit at the start.
            ["cost of equipment at the start", "Kosten der Anlagen zu Beginn"]
            equipment_cost: None, "bn per capacity unit", 1e-6, 1e4, "scenario";
            /// Cost of one site unit: building, power and cooling, or ducts and fibre.
            ["cost of a site", "Kosten eines Standorts"]
            site_cost: None, "bn per site unit", 1e-6, 1e4, "scenario";
            /// Fall of the cost of equipment per unit of work.
            ["fall of equipment cost", "Preisverfall der Anlagen"]
            cost_decline: Some(0.2), "share a year", -0.2, 0.9,
                "1.4 to 1.5 times the work per dollar and generation of about two years: epoch.ai (B)";
            /// Fall of the site units that a new capacity unit needs.
            ["fall of site needs per unit of work", "Rückgang des Standortbedarfs je Leistung"]
            footprint_decline: Some(0.19), "share a year", -0.2, 0.9,
                "work per watt up 23 % a year: epoch.ai (A)";
            /// Jumps in technology, on average.
            ["jumps in technology", "Technologiesprünge"]
            jump_rate: Some(0.0), "a year", 0.0, 2.0, "ASSUMPTION: none unless the scenario has some";
            /// Share by which a jump cuts the cost of equipment.
            ["cost cut by a jump", "Kostensenkung durch einen Sprung"]
            jump_cost: Some(0.3), "share", 0.0, 0.99, "1.4 to 1.5 times per generation: epoch.ai (B)";
            /// Share by which a jump cuts the footprint.
            ["site needs cut by a jump", "Standortersparnis durch einen Sprung"]
            jump_footprint: Some(0.3), "share", 0.0, 0.99, "ASSUMPTION: as the cost";
        }
        series {
            /// Facility power over that of the equipment, of new sites; only its change acts.
            ["facility power over equipment power", "Gesamtleistung über Geräteleistung (PUE)"]
            pue: Some(1.0), "ratio", 0.5, 5.0, "1.5 for all, 1.1 at the best: power_pue_utilisation (B); constant unless given";
        }
        choices {}
    }
}

struct Technologies {
    table: Technology,
    pue: Plan,
}

impl Technology {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let table: Self = reading.table();
        let pue = Plan::new(&table.pue, reading.run);
        Box::new(Technologies { table, pue })
    }
}

impl Mechanism for Technologies {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.table.sample(&starting.sampler);
        let State { terms, levels, clock, .. } = &mut *starting.state;
        terms.cost_decline = values.cost_decline;
        terms.footprint_decline = values.footprint_decline;
        terms.site_cost = values.site_cost;
        terms.initial_equipment_cost = values.equipment_cost;
        levels.equipment_cost = values.equipment_cost;
        levels.footprint = fill(1.0);
        let dt = clock.dt;
        Box::new(TechnologyProcess {
            cost_factor: values.cost_decline.map(|rate| exp(ln(1.0 - rate) * dt)),
            footprint_factor: values.footprint_decline.map(|rate| exp(ln(1.0 - rate) * dt)),
            jump_probability: values.jump_rate.map(|rate| 1.0 - exp(-rate * dt)),
            jump_cost: values.jump_cost,
            jump_footprint: values.jump_footprint,
            draws: starting.draws("technology.jump"),
            jumps: any(&values.jump_rate),
            pue: self.pue.clone(),
        })
    }
}

struct TechnologyProcess {
    cost_factor: Column,
    footprint_factor: Column,
    jump_probability: Column,
    jump_cost: Column,
    jump_footprint: Column,
    draws: Draws,
    jumps: bool,
    pue: Plan,
}

impl Process for TechnologyProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { levels, flows, clock, .. } = state;
        // The first step has no earlier one: what holds at the start is part of the units.
        let overhead = self.pue.at(clock.step) / self.pue.at(clock.step.saturating_sub(1));
        let (cost, footprint) = (levels.equipment_cost, levels.footprint);
        for i in 0..LANES {
            levels.equipment_cost[i] *= self.cost_factor[i];
            levels.footprint[i] *= self.footprint_factor[i] * overhead;
        }
        if self.jumps {
            let event = self.draws.event();
            for i in 0..LANES {
                let jump = select(event[i] < self.jump_probability[i], 1.0, 0.0);
                flows.technology_jump[i] = jump;
                levels.equipment_cost[i] *= 1.0 - jump * self.jump_cost[i];
                levels.footprint[i] *= 1.0 - jump * self.jump_footprint[i];
            }
        }
        for i in 0..LANES {
            levels.mean_equipment_cost[i] = 0.5 * (cost[i] + levels.equipment_cost[i]);
            levels.mean_footprint[i] = 0.5 * (footprint[i] + levels.footprint[i]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{math::pow, model::testing};

    #[test]
    fn cost_and_footprint_fall_at_their_rates() {
        let mut market = testing::Bench::new(
            "[technology]\nequipment_cost = 27\nsite_cost = 18\ncost_decline = 0.25\nfootprint_decline = 0.1",
        );
        let mut process = market.start(Technology::mechanism);
        for _ in 0..40 {
            market.step(&mut *process);
        }
        let levels = &market.state.levels;
        assert!((levels.equipment_cost[0] / (27.0 * pow(0.75, 10.0)) - 1.0).abs() < 1e-12);
        assert!((levels.footprint[0] / pow(0.9, 10.0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn jumps_arrive_at_their_rate() {
        let mut market = testing::Bench::new(
            "[technology]\nequipment_cost = 1\nsite_cost = 1\ncost_decline = 0\nfootprint_decline = 0\n\
             jump_rate = 0.5",
        );
        let mut process = market.start(Technology::mechanism);
        let mut jumps = 0.0;
        for _ in 0..4000 {
            market.step(&mut *process);
            jumps += market.state.flows.technology_jump.iter().sum::<f64>();
        }
        let expected = 4000.0 * LANES as f64 * (1.0 - exp(-0.125));
        assert!((jumps - expected).abs() < 4.0 * expected.sqrt(), "{jumps} {expected}");
    }
}
