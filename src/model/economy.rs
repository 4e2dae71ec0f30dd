//! The economy around the boom: what spending is a share of, and what buyers can pay.
//!
//! ```text
//! GDP of a step = gdp (1 + gdp_growth)^(time from the start to its middle) dt
//! x        = Q p_ref dt / (demand_ceiling GDP)                    Q, p_ref of the step before; x_0 of the first step
//! headroom = min(1, max(0, 1 - x^2 x / x_before) / (1 - x_0^2))   1 without a ceiling; 0 where x_0 >= 1
//! ```
//!
//! Spending over GDP is what booms are compared by across centuries. Demand is a quantity whose price falls, so what
//! it may come to is no quantity either: it is a share of all that is earned, and grows as more can be had for it.
//! Growth fades by itself; squares let the ceiling be felt only by what comes near it. In the middle of the step demand
//! is taken to have gone on as in the step before, so that it matters little how long a step is.

use super::{Mechanism, Process, Reading, Starting, check::Growing, state::State};
use crate::{
    math::{exp, ln, select},
    random::{Column, LANES, fill},
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
            /// Share of it that buyers would pay for the good at most, at its reference price: the nearer demand comes, the less it grows.
            ["ceiling of demand over the gross domestic product", "Obergrenze der Nachfrage am Bruttoinlandsprodukt"]
            demand_ceiling: Some(0.0), "share", 0.0, 10.0, "ASSUMPTION: none", zero "there is no ceiling";
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
        let unit = values.demand_ceiling.map(|share| share / dt);
        Box::new(EconomyProcess { next, grows, unit, first: fill(0.0), before: fill(0.0) })
    }
}

struct EconomyProcess {
    /// What the next step makes.
    next: Column,
    /// That of a step over that of the one before.
    grows: Column,
    /// What buyers would pay a year at most, over what a step makes; 0 for no ceiling.
    unit: Column,
    /// Square of what they paid of it at the start, and of what in the step before.
    first: Column,
    before: Column,
}

impl EconomyProcess {
    /// How much of its growth demand keeps, as growth of the start is what was seen with the room that there was.
    #[inline(always)]
    fn hold(&mut self, state: &mut State) {
        let State { levels, flows, clock, .. } = state;
        let first = clock.step == 0;
        for i in 0..LANES {
            let most = select(self.unit[i] > 0.0, self.unit[i] * flows.gdp[i], 1e300);
            let filled = levels.potential_demand[i] * levels.reference_price[i] / most;
            let filled = filled * filled;
            self.first[i] = if first { filled } else { self.first[i] };
            let before = if first { filled } else { self.before[i] };
            self.before[i] = filled;
            let left = 1.0 - self.first[i];
            let middle = filled * (filled / before.max(1e-300)).sqrt();
            let room = (1.0 - middle).max(0.0) / select(left > 0.0, left, 1.0);
            levels.headroom[i] = select(left > 0.0, room.min(1.0), 0.0);
        }
    }
}

impl Process for EconomyProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        state.flows.gdp = self.next;
        for i in 0..LANES {
            self.next[i] *= self.grows[i];
        }
        self.hold(state);
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

    /// A ceiling of 20 a year, of which a quarter is paid at the start: growth is whole there and slows from there
    /// on, at first as if demand went on to twice of what it has doubled to. More room than there was at first lets
    /// nothing grow faster.
    #[test]
    fn demand_keeps_the_growth_that_buyers_can_pay() {
        let mut market =
            testing::Bench::new("[economy]\ngdp = 100\ngdp_growth = 0\ndemand_ceiling = 0.2\n");
        let mut process = market.start(Economy::mechanism);
        for (demand, expected) in
            [(10.0, 1.0), (20.0, 0.5 / 0.9375), (20.0, 0.75 / 0.9375), (50.0, 0.0), (4.0, 1.0)]
        {
            market.state.levels.potential_demand = fill(demand);
            market.state.levels.reference_price = fill(0.5);
            market.step(&mut *process);
            assert!((market.state.levels.headroom[0] - expected).abs() < 1e-12, "{demand}");
        }
    }
}
