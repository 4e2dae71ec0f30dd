//! Market value: what the shares of builders and holders are worth; that of the industry is the builders'.
//!
//! ```text
//! market value = that of the start x E, and 0 once it has failed
//! ```
//!
//! The shares of all move alike, with the equity index (`capital_market.rs`, `efficiency_shock.rs`); whoever fails loses all.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{BuilderState, HolderState, State},
};
use crate::random::{Column, LANES, fill};

/// Acts in every market; the numbers are those of `[finance]` and `[[holder]]`.
struct MarketValue;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(MarketValue)
}

impl Mechanism for MarketValue {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(MarketValueProcess { builders: Vec::new(), holders: Vec::new() })
    }
}

/// Values at the start.
struct MarketValueProcess {
    builders: Vec<Column>,
    holders: Vec<Column>,
}

impl Process for MarketValueProcess {
    fn open(&mut self, state: &mut State) {
        self.builders = state.builders.iter().map(|builder| builder.levels.market_value).collect();
        self.holders = state.holders.iter().map(|holder| holder.levels.market_value).collect();
        self.step(state);
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { levels, builders, holders, .. } = state;
        let mut all = fill(0.0);
        for (first, BuilderState { levels: own, .. }) in self.builders.iter().zip(builders) {
            value(&mut own.market_value, first, &levels.equity, &own.defaulted);
            for i in 0..LANES {
                all[i] += own.market_value[i];
            }
        }
        for (first, HolderState { levels: own, .. }) in self.holders.iter().zip(holders) {
            value(&mut own.market_value, first, &levels.equity, &own.failed);
        }
        levels.market_value = all;
    }
}

#[inline(always)]
fn value(now: &mut Column, first: &Column, equity: &Column, failed: &Column) {
    for i in 0..LANES {
        now[i] = first[i] * equity[i] * (1.0 - failed[i]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    #[test]
    fn shares_move_with_the_index_until_their_company_fails() {
        let text = "[[builder]]\nname = \"A\"\nplan = 1\nshare = 1\n[[holder]]\nname = \"H\"\n";
        let mut market = testing::Bench::new(text);
        market.state.builders[0].levels.market_value = fill(100.0);
        market.state.holders[0].levels.market_value = fill(40.0);
        let mut process = market.start(mechanism);
        market.open(&mut *process);
        assert!((market.state.levels.market_value[0] - 100.0).abs() < 1e-12);
        market.state.levels.equity = fill(0.5);
        market.act(&mut *process);
        assert!((market.state.levels.market_value[0] - 50.0).abs() < 1e-12);
        assert!((market.state.holders[0].levels.market_value[0] - 20.0).abs() < 1e-12);
        market.state.levels.equity = fill(2.0);
        market.state.builders[0].levels.defaulted = fill(1.0);
        market.act(&mut *process);
        assert!(market.state.levels.market_value[0].abs() < 1e-12);
        assert!((market.state.holders[0].levels.market_value[0] - 80.0).abs() < 1e-12);
    }
}
