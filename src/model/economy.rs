//! The economy around the boom: what spending is a share of.
//!
//! ```text
//! GDP of a step = gdp (1 + gdp_growth)^(time from the start to its middle) dt
//! ```
//!
//! It acts on nothing. Spending over GDP is what booms are compared by across centuries.

use super::{Mechanism, Process, Reading, Starting, check::Growing, state::State};
use crate::{
    math::{exp, ln},
    random::{Column, LANES},
    scenario::table,
};

table! {
    /// The economy that the boom is a part of.
    ["economy", "Volkswirtschaft"]
    Economy / EconomyColumns in "economy" {
        parameters {
            /// Gross domestic product at the start, in the money of the day.
            ["gross domestic product at the start", "Bruttoinlandsprodukt zu Beginn"]
            gdp: None, "bn a year", 0.000_001, 1e9, "scenario; of the United States: us_it_investment_gdp (D, from the BEA's shares)";
            /// Its growth, prices included.
            ["growth of the gross domestic product", "Wachstum des Bruttoinlandsprodukts"]
            gdp_growth: Some(0.048), "share a year", -0.2, 0.5, "1990 to 2024 in the United States: us_it_investment_gdp (D)";
        }
        series {}
        choices {}
    }
}

impl Economy {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for Economy {
    fn check(&self, reading: &mut Reading<'_>) {
        let growing = Growing {
            amount: self.gdp.median(),
            rate: &self.gdp_growth,
            long: self.gdp_growth.median(),
            half_life: 1.0,
        };
        let place = reading.place_of("economy", "gdp_growth", None);
        reading.check_growth(("economy", "gdp"), "economy.gdp", place, &growing);
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        let dt = starting.state.clock.dt;
        let (mut next, mut grows) = (values.gdp, values.gdp);
        for i in 0..LANES {
            let step = ln(1.0 + values.gdp_growth[i]) * dt;
            next[i] *= exp(0.5 * step) * dt;
            grows[i] = exp(step);
        }
        Box::new(EconomyProcess { next, grows })
    }
}

struct EconomyProcess {
    /// What the next step makes.
    next: Column,
    /// That of a step over that of the one before.
    grows: Column,
}

impl Process for EconomyProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        state.flows.gdp = self.next;
        for i in 0..LANES {
            self.next[i] *= self.grows[i];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{math::pow, model::testing};

    #[test]
    fn it_grows_evenly_within_the_year() {
        let mut market = testing::Bench::new("[economy]\ngdp = 100\ngdp_growth = 0.21\n");
        let mut process = market.start(Economy::mechanism);
        let mut made = Vec::new();
        for _ in 0..8 {
            market.step(&mut *process);
            made.push(market.state.flows.gdp[0]);
        }
        assert!((made[0] - 25.0 * pow(1.21, 0.125)).abs() < 1e-9);
        let [first, second] = [&made[..4], &made[4..]].map(|year| year.iter().sum::<f64>());
        assert!((second / first - 1.21).abs() < 1e-9 && (first - 110.0).abs() < 0.3, "{first}");
    }
}
