//! Efficiency shocks: somebody finds out how to serve the same with less work (one was seen in January 2025).
//!
//! ```text
//! with probability 1 - exp(-rate dt) in a step, and in that of `date`:  Q *= (1 - saving)^(1 - rebound),  E *= 1 - equity_fall
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
            /// Date of a shock that is certain; 0 for none.
            ["date of a certain efficiency shock", "Datum eines sicheren Effizienzschocks"]
            date: Some(0.0), "year", 0.0, 2200.0, "DeepSeek's was in January 2025 (seed article 004, B); none unless given",
                zero "no shock has a date";
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
        let table: Self = reading.table();
        if !table.date.is_zero() {
            let (place, dates) =
                (reading.place_of("efficiency_shock", "date", None), reading.dates());
            reading.doubt_date(&table.date, place, dates, "no shock has that date");
        }
        Box::new(table)
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
            date: values.date,
            event: starting.draws("efficiency_shock.event"),
        })
    }
}

struct EfficiencyShockProcess {
    probability: Column,
    factor: Column,
    equity_fall: Column,
    /// Of the shock that is certain.
    date: Column,
    event: Draws,
}

impl Process for EfficiencyShockProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { levels, flows, clock, .. } = state;
        let (begin, end) = (clock.date - 1e-6, clock.date + clock.dt - 1e-6);
        let event = self.event.event();
        for i in 0..LANES {
            let dated = self.date[i] >= begin && self.date[i] < end;
            let shock = event[i] < self.probability[i] || dated;
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
    fn a_shock_with_a_date_comes_once_and_on_time() {
        let text = "[efficiency_shock]\nrate = 0\ndate = 2025.5\nsaving = 0.5\nrebound = 0\nequity_fall = 0.25";
        let mut market = testing::Bench::new(text);
        market.state.levels.rest_demand = fill(8.0);
        let mut process = market.start(EfficiencyShock::mechanism);
        let mut seen = Vec::new();
        for quarter in 0..4 {
            market.state.clock.date = 2025.0 + 0.25 * f64::from(quarter);
            market.step(&mut *process);
            let levels = &market.state.levels;
            seen.push((levels.rest_demand[0].to_bits(), levels.equity[0].to_bits()));
        }
        let due = [(8.0, 1.0), (8.0, 1.0), (4.0, 0.75), (4.0, 0.75)];
        assert_eq!(seen, due.map(|(q, e): (f64, f64)| (q.to_bits(), e.to_bits())));
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
