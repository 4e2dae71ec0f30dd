//! Efficiency shocks: somebody finds out how to serve the same with less work (one was seen in January 2025).
//!
//! ```text
//! with probability 1 - exp(-rate dt) in a step:  Q *= (1 - saving)^(1 - rebound),  E *= 1 - equity_fall
//! ```
//!
//! At a constant price, a saving makes each service cheaper by the same share, so services grow by
//! `(1 - saving)^-rebound`: with a rebound above 1 efficiency raises demand (Jevons 1865).

use super::{Mechanism, Process, Reading, Starting, state::State};
use crate::{
    math::{exp, pow, select},
    random::{Column, Draws, LANES, fill},
    scenario::table,
};

table! {
    /// Sudden savings of work per service.
    ["efficiency shocks", "Effizienzschocks"]
    EfficiencyShock / EfficiencyShockColumns in "efficiency_shock" {
        parameters {
            /// Shocks, on average.
            ["efficiency shocks", "Effizienzschocks"]
            rate: Some(0.15), "a year", 0.0, 5.0, "5 to 30 % a year: mechanism_parameters (B)";
            /// Share of the work per service that a shock saves.
            ["work saved by an efficiency shock", "Ersparnis durch einen Effizienzschock"]
            saving: Some(0.3), "share", 0.0, 0.99,
                "DeepSeek trained with a 18th (McKinsey, A), on a small part of all work; share ASSUMPTION";
            /// Per cent that services grow when they get cheaper by one per cent.
            ["rebound after an efficiency shock", "Rebound nach einem Effizienzschock"]
            rebound: Some(1.3), "ratio", 0.0, 5.0,
                "0.6, 1.3, 1.8: a tenth off the price raises use by 12 to 18 %: Exponential View (C)";
            /// Share that the equity index loses at a shock.
            ["fall of shares at an efficiency shock", "Kursverlust bei einem Effizienzschock"]
            equity_fall: Some(0.1), "share", 0.0, 0.99, "Nvidia lost 600 bn, a sixth, in a day: seed article 004 (B)";
        }
        series {}
        choices {}
    }
}

impl EfficiencyShock {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for EfficiencyShock {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        let dt = starting.state.clock.dt;
        let mut factor = fill(1.0);
        for i in 0..LANES {
            factor[i] = pow(1.0 - values.saving[i], 1.0 - values.rebound[i]);
        }
        Box::new(EfficiencyShockProcess {
            probability: values.rate.map(|rate| 1.0 - exp(-rate * dt)),
            factor,
            equity_fall: values.equity_fall,
            event: starting.draws("efficiency_shock.event"),
        })
    }
}

struct EfficiencyShockProcess {
    probability: Column,
    factor: Column,
    equity_fall: Column,
    event: Draws,
}

impl Process for EfficiencyShockProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { levels, flows, .. } = state;
        let event = self.event.event();
        for i in 0..LANES {
            let shock = event[i] < self.probability[i];
            flows.efficiency_shock[i] = select(shock, 1.0, 0.0);
            let factor = select(shock, self.factor[i], 1.0);
            levels.rest_demand[i] *= factor;
            levels.work_factor[i] *= factor;
            levels.equity[i] *= select(shock, 1.0 - self.equity_fall[i], 1.0);
            // Without a capital market it stays there.
            levels.mean_equity[i] = levels.equity[i];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{math::ln, model::testing};

    /// Mean logarithm of demand after so many quarters of shocks.
    fn drift(rebound: f64, steps: i32) -> f64 {
        let text = format!("[efficiency_shock]\nrate = 0.5\nsaving = 0.4\nrebound = {rebound}");
        let mut market = testing::Bench::new(&text);
        market.state.levels.rest_demand = fill(1.0);
        let mut process = market.start(EfficiencyShock::mechanism);
        (0..steps).for_each(|_| market.step(&mut *process));
        market.state.levels.rest_demand.iter().map(|q| ln(*q)).sum::<f64>() / LANES as f64
    }

    #[test]
    fn a_rebound_of_one_leaves_demand_as_it_was() {
        assert!(drift(1.0, 400).abs() < 1e-12);
    }

    #[test]
    fn demand_moves_by_the_saving_to_the_power_of_one_less_rebound() {
        let steps = 2000;
        let shocks = f64::from(steps) * (1.0 - exp(-0.125));
        for rebound in [0.5, 1.5] {
            let expected = shocks * (1.0 - rebound) * ln(0.6);
            // Four standard errors of a count over all lanes.
            let error = 4.0 * (shocks / LANES as f64).sqrt() * ((1.0 - rebound) * ln(0.6)).abs();
            assert!((drift(rebound, steps) - expected).abs() < error, "{rebound}");
        }
    }
}
