//! Holders: those who hold claims on builders, customers and each other.
//!
//! Their claims are `[[exposure]]`s. A holder fails when its losses and margin calls exceed its capital. The part of that which
//! is shares of others moves with them:
//!
//! ```text
//! capital += in_shares capital of the start x change of E
//! ```

use super::{
    Mechanism, Process, Reading, Starting,
    fact::{self, Whose},
    state::State,
};
use crate::{
    random::{Column, LANES, fill},
    scenario::table,
};

table! {
    /// One who sells on credit, lends or invests.
    ["holder", "Halter"]
    Holder / HolderColumns in list "holder" {
        names {
            /// Its name.
            ["name", "Name"]
            name: "a name, not an estimate";
        }
        parameters {
            /// Losses and margin calls that it can bear.
            ["loss-bearing capital", "verlusttragendes Kapital"]
            capital: Some(100_000.0), "bn", 0.0, 1e6, "ASSUMPTION: deep, so that it does not fail";
            /// Share of that capital that is shares of others, which move with the equity index.
            ["capital in shares", "Kapital in Aktien"]
            in_shares: Some(0.0), "share", 0.0, 1.0, "ASSUMPTION: cash and credit lines, where a scenario is silent";
            /// New equity that it can put into customers in a year, over its capital of the day; 0 for no limit.
            ["new equity a year over capital", "neues Eigenkapital pro Jahr zu Kapital"]
            invests: Some(0.0), "share a year", 0.0, 10.0, "ASSUMPTION: no limit", zero "there is no limit";
            /// What all its shares are worth at the start; they move with the equity index.
            ["market value at the start", "Börsenwert zu Beginn"]
            market_value: Some(0.0), "bn", 0.0, 1e6, "market price of the day: scenario";
        }
        series {}
        choices {
            /// What it is.
            ["class of holder", "Art des Halters"]
            class: ["investor", "lender", "vendor"], "scenario";
        }
    }
}

struct Holders {
    holders: Vec<Holder>,
    /// Whose capital the scenario gives.
    capital: Vec<bool>,
}

impl Holder {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let holders = reading.list(|holder: &Self| &holder.name);
        let given = |holder: &Self| {
            reading.written("holder", &holder.name.text).iter().any(|(key, _)| key == "capital")
        };
        let capital = holders.iter().map(given).collect();
        Box::new(Holders { holders, capital })
    }
}

impl Mechanism for Holders {
    fn check(&self, reading: &mut Reading<'_>) {
        let named = [reading.texts("exposure", "holder"), reading.texts("exposure", "on")].concat();
        let is_named = |holder: &&Holder| named.iter().any(|(_, own)| *own == holder.name.text);
        for holder in self.holders.iter().filter(|holder| !is_named(holder)) {
            let message = format!(
                "holder.{:.60}: no [[exposure]] names it, so it changes nothing",
                holder.name.text
            );
            reading.doubt(holder.name.span.clone(), message);
        }
    }

    fn says(&self, what: &str, whose: Whose) -> bool {
        let own = |place: usize| matches!(whose, Whose::Anybody) || whose == Whose::Holder(place);
        self.holders.iter().zip(&self.capital).enumerate().any(|(place, (holder, capital))| {
            own(place)
                && match what {
                    fact::HOLDER_VALUE => !holder.market_value.is_zero(),
                    fact::CAPITAL => *capital,
                    _ => false,
                }
        })
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let mut shares: Vec<Column> = Vec::new();
        for (table, holder) in self.holders.iter().zip(&mut starting.state.holders) {
            let values = table.sample(&starting.sampler);
            (holder.levels.capital, holder.levels.market_value) =
                (values.capital, values.market_value);
            holder.levels.invests = values.invests;
            let mut own = fill(0.0);
            for i in 0..LANES {
                own[i] = values.in_shares[i] * values.capital[i];
            }
            shares.push(own);
        }
        let vendors = self.holders.iter().map(|holder| holder.class == "vendor").collect();
        let lenders = self.holders.iter().map(|holder| holder.class == "lender").collect();
        Box::new(HolderProcess { vendors, lenders, shares, equity: fill(1.0) })
    }
}

/// Adds up by class what `exposure` has booked by holder; acts after it.
struct HolderProcess {
    vendors: Vec<bool>,
    lenders: Vec<bool>,
    /// Shares of others that each holds as capital, at the index of the start, and the index after the last step.
    shares: Vec<Column>,
    equity: Column,
}

impl Process for HolderProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { flows, holders, levels, .. } = state;
        for (holder, shares) in holders.iter_mut().zip(&self.shares) {
            for i in 0..LANES {
                holder.levels.capital[i] += shares[i] * (levels.equity[i] - self.equity[i]);
            }
        }
        self.equity = levels.equity;
        for (index, holder) in holders.iter().enumerate() {
            let (vendor, lender) = (self.vendors[index], self.lenders[index]);
            let loss = &holder.flows.loss;
            let sum = if vendor {
                &mut flows.vendor_loss
            } else if lender {
                &mut flows.named_lender_loss
            } else {
                &mut flows.investor_loss
            };
            add(sum, loss);
            add(&mut flows.holder_default, &holder.flows.default);
            if vendor {
                add(&mut flows.vendor_finance, &holder.flows.invested);
            }
        }
    }
}

fn add(sum: &mut [f64; LANES], amounts: &[f64; LANES]) {
    for i in 0..LANES {
        sum[i] += amounts[i];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    #[test]
    fn capital_in_shares_moves_with_them() {
        let text = "[[holder]]\nname = \"Fund\"\ncapital = 40\nin_shares = 0.75\n";
        let mut market = testing::Bench::new(text);
        let mut process = market.start(Holder::mechanism);
        for (equity, due) in [(1.5, 55.0), (0.5, 25.0), (1.0, 40.0)] {
            market.state.levels.equity = fill(equity);
            market.act(&mut *process);
            assert!((market.state.holders[0].levels.capital[0] - due).abs() < 1e-12);
        }
    }

    #[test]
    fn losses_are_added_up_by_class() {
        let text = "[[holder]]\nname = \"Bank\"\nclass = \"lender\"\n[[holder]]\nname = \"Fund\"\n\
                    [[holder]]\nname = \"Maker\"\nclass = \"vendor\"\n";
        let mut market = testing::Bench::new(text);
        let mut process = market.start(Holder::mechanism);
        for (holder, loss) in market.state.holders.iter_mut().zip([1.0, 2.0, 4.0]) {
            holder.flows.loss = fill(loss);
            holder.flows.invested = fill(10.0 * loss);
        }
        market.act(&mut *process);
        let flows = &market.state.flows;
        let found = [
            flows.named_lender_loss[0],
            flows.investor_loss[0],
            flows.vendor_loss[0],
            flows.vendor_finance[0],
        ];
        assert_eq!(found.map(f64::to_bits), [1.0, 2.0, 4.0, 40.0].map(f64::to_bits));
    }
}
