//! Valuation: what the industry is worth to those who pay for it, from the start to the horizon.
//!
//! ```text
//! NPV = -B_0 + sum over years of FCF_y (1 + rate)^-y + terminal_share B_T (1 + rate)^-T
//! ```
//!
//! Flows of a year, counted from the start, fall at its end: so the value does not hang on the time step, and the internal
//! rate of return of the same flows is the rate at which it is zero. B is the carrying amount at the start and at the horizon, under construction included: without an
//! `[accounting]` table there is none, and only the flows count. Before tax.

use super::{Mechanism, Process, Reading, Starting, state::State};
use crate::{
    math::{exp, ln},
    random::{Column, LANES},
    scenario::table,
};

table! {
    /// Net present value of the whole build-out.
    ["valuation", "Bewertung"]
    Valuation / ValuationColumns in "valuation" {
        parameters {
            /// Rate at which cash flows are discounted.
            ["discount rate of the valuation", "Diskontsatz der Bewertung"]
            rate: Some(0.10), "share a year", 0.0, 0.5, "ASSUMPTION: the cost of capital";
            /// What the assets are worth at the horizon, over their carrying amount.
            ["terminal value over carrying amount", "Endwert über Buchwert"]
            terminal_share: Some(1.0), "ratio", 0.0, 5.0, "ASSUMPTION: their carrying amount, impaired as it is";
        }
        series {}
        choices {}
    }
}

impl Valuation {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for Valuation {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        let log_rate = values.rate.map(|rate| ln(1.0 + rate));
        Box::new(ValuationProcess { log_rate, terminal_share: values.terminal_share })
    }
}

struct ValuationProcess {
    log_rate: Column,
    terminal_share: Column,
}

impl Process for ValuationProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        for i in 0..LANES {
            state.levels.net_present_value[i] = -state.levels.book_value[i];
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { levels, flows, clock, .. } = state;
        // The middle of the step lies within its year, whatever the rounding.
        let end = (clock.elapsed + 0.5 * clock.dt).floor() + 1.0;
        let last = clock.step + 1 == clock.steps;
        for i in 0..LANES {
            levels.terminal_value[i] = self.terminal_share[i] * levels.book_value[i];
            let terminal = if last { levels.terminal_value[i] } else { 0.0 };
            let worth = (flows.free_cash_flow[i] + terminal) * exp(-self.log_rate[i] * end);
            levels.net_present_value[i] += worth;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::testing, random::fill};

    /// One outlay, a revenue path with a margin, and a terminal value: a textbook's cash flows.
    #[test]
    fn it_is_a_textbook_net_present_value() {
        let mut market = testing::Bench::new("[valuation]\nrate = 0.09\nterminal_share = 0.5");
        let mut process = market.start(Valuation::mechanism);
        market.state.levels.book_value = fill(400.0);
        market.open(&mut *process);
        let mut expected = -400.0;
        for step in 0..40 {
            market.state.clear_flows();
            market.state.clock.step = step;
            market.state.clock.elapsed = step as f64 * 0.25;
            let flow = 0.25 * (30.0 + step as f64) - 2.0;
            market.state.flows.free_cash_flow = fill(flow);
            let date = (step / 4 + 1) as f64;
            expected += flow * crate::math::pow(1.09, -date);
            market.act(&mut *process);
        }
        expected += 200.0 * crate::math::pow(1.09, -10.0);
        let found = market.state.levels.net_present_value[0];
        assert!((found - expected).abs() < 1e-12 * 400.0, "{found} {expected}");
    }
}
