//! What the industry has earned in the last quarter over what its assets require.
//!
//! ```text
//! coverage = EBITDA / max(eps, [(1 - overhead) p_fair u_n K - h_c U] dt), within 0 and 1          summed over the quarter
//! ```
//!
//! The capital market acts on it when the report is out.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{Quarter, State},
};
use crate::random::{Column, LANES, fill};

/// Acts in every market; it has no numbers of its own.
struct Coverage;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(Coverage)
}

impl Mechanism for Coverage {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let none = Quarter::new(&fill(0.0), starting.state.clock.dt);
        Box::new(CoverageProcess { earned: none.clone(), required: none })
    }
}

struct CoverageProcess {
    /// EBITDA of the industry, and what its assets require.
    earned: Quarter,
    required: Quarter,
}

/// What is earned over what is required, within a whole.
#[inline(always)]
fn judge(earned: &Column, required: &Column, state: &mut State) {
    for i in 0..LANES {
        let covered = earned[i] / required[i].max(1e-9);
        state.levels.coverage[i] = covered.clamp(0.0, 1.0);
    }
}

impl Process for CoverageProcess {
    fn open(&mut self, state: &mut State) {
        let (mut earned, mut required) = (fill(0.0), fill(0.0));
        for own in state.builders.iter().map(|builder| &builder.levels) {
            for i in 0..LANES {
                earned[i] += own.earnings[i];
                let fair = state.levels.fair_price[i] * own.capacity[i];
                required[i] += state.terms.required(fair, own.sites_in_use[i], i);
            }
        }
        judge(&earned, &required, state);
        self.earned = Quarter::new(&earned, state.clock.dt);
        self.required = Quarter::new(&required, state.clock.dt);
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { terms, levels, flows, clock, .. } = &mut *state;
        let (mut earned, mut required) = (fill(0.0), fill(0.0));
        for i in 0..LANES {
            earned[i] = flows.revenue[i] - flows.operating_cost[i];
            let fair = levels.mean_fair_price[i] * levels.mean_capacity[i];
            required[i] = terms.required(fair, levels.mean_sites_in_use[i], i) * clock.dt;
        }
        let (earned, required) = (self.earned.add(&earned), self.required.add(&required));
        judge(&earned, &required, state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    #[test]
    fn it_is_what_is_earned_over_what_is_required_within_a_whole() {
        let mut market = testing::Bench::new("");
        let mut process = market.start(mechanism);
        let State { terms, levels, .. } = &mut market.state;
        (terms.overhead, terms.cash_cost) = (fill(0.1), fill(2.0));
        (terms.normal_tightness, terms.max_utilisation) = (fill(0.8), fill(1.0));
        (levels.mean_fair_price, levels.mean_capacity) = (fill(10.0), fill(5.0));
        levels.mean_sites_in_use = fill(6.0);
        // Required are 0.9 x 10 x 0.8 x 5 - 2 x 6 = 24 a year, 6 a quarter.
        for (revenue, due) in [(5.0, 0.5), (20.0, 1.0), (1.0, 0.0)] {
            market.state.clear_flows();
            (market.state.flows.revenue, market.state.flows.operating_cost) =
                (fill(revenue), fill(2.0));
            market.act(&mut *process);
            assert!((market.state.levels.coverage[0] - due).abs() < 1e-12, "{revenue}");
        }
    }
}
