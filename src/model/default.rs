//! Default: a builder whose cash is gone and to whom nobody lends changes hands.
//!
//! ```text
//! V           = fair value less costs of the assets in service: what a buyer pays hangs on no carrying amount
//! lenders get   min(debt, V), and lose the rest; the debt is discharged
//! ln M       -= spending_cut
//! restructured capacity: all in service at the default, until those vintages retire
//! recent      = debt of the defaults of the last 12 months over all debt before them
//! ```
//!
//! The books come down to V where they stand above it (a write-down, by `accounting`). Restructured owners have written off
//! their cost and sell at any price above cash cost: `pricing` pulls its target towards the floor.
//! Each builder defaults once; later shortfalls are paid in by the new owner.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{Lag, Ring, State},
};
use crate::{
    random::{Column, LANES, fill},
    scenario::table,
};

table! {
    /// What happens to a builder that cannot pay; without this table its owners always pay in.
    ["failure of a builder", "Ausfall eines Betreibers"]
    Default / DefaultColumns in "default" {
        parameters {
            /// Cut of spending by the new owner, as a logarithm.
            ["cut of spending by the new owner", "Ausgabenkürzung des neuen Eigentümers"]
            spending_cut: Some(1.5), "log points", 0.0, 10.0, "ASSUMPTION: four fifths of the plan";
        }
        series {}
        choices {}
    }
}

impl Default {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for Default {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        let clock = starting.state.clock;
        starting.state.terms.may_default = fill(1.0);
        let year = Lag::new(&fill(1.0), clock.dt);
        let fading = Ring::new(year.longest(), clock.steps);
        Box::new(DefaultProcess { values, year, fading })
    }
}

struct DefaultProcess {
    values: DefaultColumns,
    year: Lag,
    /// Shares of debt defaulted, by the step in which they are a year old.
    fading: Ring<1>,
}

impl Process for DefaultProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let owed = state.total(|builder| &builder.levels.debt);
        let State { levels, flows, clock, builders, .. } = state;
        let (mut defaulted, mut restructured): (Column, Column) = (fill(0.0), fill(0.0));
        for builder in builders {
            let (own, flow) = (&mut builder.levels, &mut builder.flows);
            for i in 0..LANES {
                // The oldest vintages retire first, and the restructured ones are the oldest.
                own.restructured[i] = (own.restructured[i] - flow.retired[i]).max(0.0);
                let event = flow.default[i];
                flow.discharged[i] = event * own.debt[i];
                flow.lender_loss[i] = event * (own.debt[i] - flow.default_value[i]).max(0.0);
                defaulted[i] += flow.discharged[i];
                own.debt[i] -= flow.discharged[i];
                own.defaulted[i] += event;
                own.restructured[i] += event * (own.capacity[i] - own.restructured[i]);
                own.log_multiplier[i] -= event * self.values.spending_cut[i];
                restructured[i] += own.restructured[i];
                flows.default[i] += event;
                flows.lender_loss[i] += flow.lender_loss[i];
                levels.debt[i] -= flow.discharged[i];
            }
        }
        let mut share = fill(0.0);
        for i in 0..LANES {
            share[i] = defaulted[i] / owed[i].max(1e-9);
            levels.restructured_share[i] = restructured[i] / levels.capacity[i].max(1e-12);
        }
        let [old] = self.fading.take(clock.step, &self.year);
        self.fading.add(clock.step, &self.year, [&share]);
        for i in 0..LANES {
            levels.recent_defaults[i] = (levels.recent_defaults[i] + share[i] - old[i]).max(0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const TWO: &str = "[default]\nspending_cut = 1\n\
        [[builder]]\nname = \"A\"\nplan = 1\nshare = 0.5\n[[builder]]\nname = \"B\"\nplan = 1\nshare = 0.5\n";

    #[test]
    fn lenders_get_what_the_assets_are_worth() {
        let mut market = testing::Bench::new(TWO);
        let mut process = market.start(Default::mechanism);
        let builder = &mut market.state.builders[0];
        builder.levels.debt = fill(100.0);
        builder.levels.capacity = fill(7.0);
        builder.flows.default = fill(1.0);
        builder.flows.default_value = fill(30.0);
        market.state.builders[1].levels.debt = fill(300.0);
        market.state.levels.capacity = fill(14.0);
        market.act(&mut *process);
        let builder = &market.state.builders[0];
        let found = [
            builder.flows.lender_loss[0],
            builder.levels.debt[0],
            builder.levels.log_multiplier[0],
        ];
        assert_eq!(found.map(f64::to_bits), [70.0, 0.0, -1.0].map(f64::to_bits));
        let levels = &market.state.levels;
        assert!((levels.recent_defaults[0] - 0.25).abs() < 1e-12);
        assert!((levels.restructured_share[0] - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_year_later_a_default_is_forgotten_and_its_vintages_retire() {
        let mut market = testing::Bench::new(TWO);
        let mut process = market.start(Default::mechanism);
        market.state.builders[0].levels.debt = fill(50.0);
        market.state.builders[0].levels.capacity = fill(3.0);
        market.state.builders[0].flows.default = fill(1.0);
        market.act(&mut *process);
        for quarter in 1..=4 {
            assert!(market.state.levels.recent_defaults[0] > 0.9, "quarter {quarter}");
            market.state.clear_flows();
            market.state.clock.step = quarter;
            market.state.builders[0].flows.default = fill(0.0);
            market.state.builders[0].flows.retired = fill(1.0);
            market.act(&mut *process);
        }
        assert!(market.state.levels.recent_defaults[0].abs() < 1e-12);
        assert!(market.state.builders[0].levels.restructured[0].abs() < 1e-12);
    }
}
