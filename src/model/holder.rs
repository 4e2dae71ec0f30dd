//! Holders: those who hold claims on builders, customers and each other.
//!
//! Their claims are `[[exposure]]`s. A holder fails when its losses and margin calls exceed its capital.

use super::{Mechanism, Process, Reading, Starting, state::State};
use crate::{random::LANES, scenario::table};

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
        }
        series {}
        choices {
            /// What it is.
            ["class of holder", "Art des Halters"]
            class: ["investor", "lender", "vendor"], "scenario";
        }
    }
}

struct Holders(Vec<Holder>);

impl Holder {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(Holders(reading.list(|holder: &Self| &holder.name)))
    }
}

impl Mechanism for Holders {
    fn check(&self, reading: &mut Reading<'_>) {
        let named = [reading.texts("exposure", "holder"), reading.texts("exposure", "on")].concat();
        for holder in self.0.iter().filter(|holder| !named.contains(&holder.name.text)) {
            let message = format!(
                "holder.{:.60}: no [[exposure]] names it, so it changes nothing",
                holder.name.text
            );
            reading.doubt(holder.name.span.clone(), message);
        }
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        for (table, holder) in self.0.iter().zip(&mut starting.state.holders) {
            holder.levels.capital = table.sample(&starting.sampler).capital;
        }
        let vendors = self.0.iter().map(|holder| holder.class == "vendor").collect();
        let lenders = self.0.iter().map(|holder| holder.class == "lender").collect();
        Box::new(HolderProcess { vendors, lenders })
    }
}

/// Adds up by class what `exposure` has booked by holder; acts after it.
struct HolderProcess {
    vendors: Vec<bool>,
    lenders: Vec<bool>,
}

impl Process for HolderProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { flows, holders, .. } = state;
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
    use crate::{model::testing, random::fill};

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
