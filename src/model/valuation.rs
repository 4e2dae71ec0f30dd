//! Valuation: what the industry is worth to those who pay for it, from the start to the horizon.
//!
//! ```text
//! NPV = -B_0 + sum over years of FCF_y (1 + rate)^-y + V_T (1 + rate)^-T
//! V   = terminal_share B,   or as a perpetuity   FCF of the last twelve months x (1 + terminal_growth) / (rate - terminal_growth)
//! ```
//!
//! Flows of a year, counted from the start, fall at its end: so the value does not hang on the time step, and the internal
//! rate of return of the same flows is the rate at which it is zero. B is the carrying amount at the start and at the horizon, under construction included: without an
//! `[accounting]` table there is none, and only the flows count. Before tax.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{Clock, State},
};
use crate::{
    math::{exp, ln},
    random::{Column, LANES, fill},
    scenario::{Parameter, table},
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
            /// Growth of the free cash flow for ever after the horizon, if the terminal value is a perpetuity.
            ["growth after the horizon", "Wachstum nach dem Horizont"]
            terminal_growth: Some(0.0), "share a year", -0.5, 0.2, "ASSUMPTION: none";
        }
        series {}
        choices {
            /// What is worth something at the horizon: the assets, by their carrying amount, or the business, by the free cash flow of its last twelve months, for ever.
            ["kind of terminal value", "Art des Endwerts"]
            terminal: ["carrying", "perpetuity"], "ASSUMPTION: nothing is built on growth that no run has shown";
        }
    }
}

impl Valuation {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let table: Self = reading.table();
        if table.terminal == "perpetuity" {
            table.check_growth(reading);
        }
        Box::new(table)
    }

    /// Notes a mistake where a path may have a rate that is not above the growth: its perpetuity is worth no number.
    fn check_growth(&self, reading: &mut Reading<'_>) {
        let end = |parameter: &Parameter, p: f64| parameter.distribution.quantile(p);
        let (rate, growth) = (end(&self.rate, 1e-16), end(&self.terminal_growth, 1.0 - 1e-16));
        // What is no number has been told.
        if growth >= rate {
            let growth_place = reading.place_of("valuation", "terminal_growth", None);
            let other = || reading.place_of("valuation", "rate", None);
            let place = growth_place.or_else(other);
            let place = place.or_else(|| reading.place_of("valuation", "terminal", None));
            let message = format!(
                "valuation.terminal_growth: may be {growth:.4} where valuation.rate may be {rate:.4}: a perpetuity is worth a \
                 number only below the rate; expected growth below the rate on every path"
            );
            let help = "a distribution without `min` and `max` has no end: bound the rate from below, the growth from above";
            reading.complain(place, message).help(help);
        }
    }
}

impl Mechanism for Valuation {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        let log_rate = values.rate.map(|rate| ln(1.0 + rate));
        let terminal = if self.terminal == "perpetuity" {
            let mut multiple = fill(0.0);
            for i in 0..LANES {
                let growth = values.terminal_growth[i];
                multiple[i] = (1.0 + growth) / (values.rate[i] - growth);
            }
            Terminal::Perpetuity { multiple, year: Vec::new() }
        } else {
            Terminal::Carrying { share: values.terminal_share }
        };
        Box::new(ValuationProcess { log_rate, terminal })
    }
}

/// What there is at the horizon.
enum Terminal {
    /// The assets, at a share of their carrying amount.
    Carrying { share: Column },
    /// A business: its free cash flow of a year times so much. The steps of the last twelve months are kept in a ring.
    Perpetuity { multiple: Column, year: Vec<Column> },
}

impl Terminal {
    /// The value if the run ended with this step. Before a year has passed its flows are taken to a year in proportion.
    #[inline(always)]
    fn value(&mut self, state: &State) -> Column {
        let State { levels, flows, clock, .. } = state;
        let mut value = fill(0.0);
        match self {
            Self::Carrying { share } => {
                for i in 0..LANES {
                    value[i] = share[i] * levels.book_value[i];
                }
            }
            Self::Perpetuity { multiple, year } => {
                let steps = steps_per_year(clock);
                if year.len() < steps {
                    year.push(flows.free_cash_flow);
                } else {
                    year[clock.step % steps] = flows.free_cash_flow;
                }
                for flow in &*year {
                    for i in 0..LANES {
                        value[i] += flow[i];
                    }
                }
                let whole = steps as f64 / year.len() as f64;
                for i in 0..LANES {
                    value[i] *= whole * multiple[i];
                }
            }
        }
        value
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a year has at least one step, and few"
)]
fn steps_per_year(clock: &Clock) -> usize {
    (1.0 / clock.dt).round() as usize
}

struct ValuationProcess {
    log_rate: Column,
    terminal: Terminal,
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
        state.levels.terminal_value = self.terminal.value(state);
        let State { levels, flows, clock, .. } = state;
        // The middle of the step lies within its year, whatever the rounding.
        let end = (clock.elapsed + 0.5 * clock.dt).floor() + 1.0;
        let last = clock.step + 1 == clock.steps;
        for i in 0..LANES {
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

    /// Gordon's formula on the last four quarters; on the first alone, times four.
    #[test]
    fn a_perpetuity_grows_from_the_last_twelve_months() {
        let mut market = testing::Bench::new(
            "[valuation]\nrate = 0.09\nterminal = \"perpetuity\"\nterminal_growth = 0.02",
        );
        let mut process = market.start(Valuation::mechanism);
        market.open(&mut *process);
        for step in 0..7 {
            market.state.clear_flows();
            market.state.clock.step = step;
            market.state.flows.free_cash_flow = fill(10.0 + step as f64);
            market.act(&mut *process);
            let year: f64 = match step {
                0 => 4.0 * 10.0,
                1 => 2.0 * (10.0 + 11.0),
                2 => (10.0 + 11.0 + 12.0) * 4.0 / 3.0,
                _ => (step - 3..=step).map(|step| 10.0 + step as f64).sum(),
            };
            let found = market.state.levels.terminal_value[3];
            assert!((found - year * 1.02 / 0.07).abs() < 1e-11 * found, "{step}: {found}");
        }
    }
}
