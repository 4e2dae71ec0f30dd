//! Exposures: who holds what on whom, and how far a default travels.
//!
//! ```text
//! loan           the share `share` of a builder's debt, and of what lenders lose on it (by `[default]`);
//!                or `amount` on a customer or a holder
//! vendor_credit  amount += share x purchases - amount dt / term: builders' equipment, customers' compute
//! equity         amount += share x new equity of a customer: the holder is one of its funders
//! margin_loan    amount on a holder, secured by shares worth collateral E; above call_at of that the
//!                holder must pay back the difference out of its capital
//! ```
//!
//! When a debtor fails, each exposure on it is lost but for `recovery` (a margin loan but for its
//! collateral), once. A holder fails when losses and calls exceed its capital; then what others hold
//! on it is lost: rounds, until nobody new fails. A customer loses the funder that failed; one that lives funds
//! no more than its capital allows (`capacity.rs`). What a round loses is added up before anybody is judged, so no order matters.

mod bound;
mod capacity;
mod claim;
mod failing;
mod keys;

pub(super) use bound::Sort;
use bound::{Bound, Party};
use claim::{Claim, Kind};
use failing::Failing;
pub(super) use keys::used;

use super::{Mechanism, Process, Reading, Starting, fact::Whose, state::State};
use crate::{random::LANES, scenario::table};

table! {
    /// A claim of one party on another.
    ["exposure", "Forderung"]
    Exposure / ExposureColumns in list "exposure" {
        names {
            /// Its name.
            ["name of the claim", "Name der Forderung"]
            name: "a name, not an estimate";
            /// Who holds it: a holder, or a builder.
            ["holder", "Halter"]
            holder: "scenario";
            /// On whom: a builder, a customer or a holder.
            ["debtor", "Schuldner"]
            on: "scenario";
        }
        parameters {
            /// Claim at the start, at cost.
            ["claim at the start", "Forderung zu Beginn"]
            amount: Some(0.0), "bn", 0.0, 1e5, "scenario";
            /// Share of a builder's debt for a loan, of purchases for vendor credit, of a customer's new equity for equity.
            ["share of debt, purchases or equity", "Anteil an Schulden, Käufen oder Eigenkapital"]
            share: Some(0.0), "share", 0.0, 1.0, "scenario";
            /// Average time until vendor credit is paid back.
            ["term of vendor credit", "Laufzeit des Lieferantenkredits"]
            term: Some(3.0), "years", 0.1, 50.0, "ASSUMPTION";
            /// Share of the claim that a default leaves.
            ["recovery at default", "Rückgewinnung bei Ausfall"]
            recovery: Some(0.0), "share", 0.0, 1.0,
                "nothing for equity; of vendors' loans 20 to 67 % came back after 2000: vendor_finance (C)";
            /// Shares that secure a margin loan, at the start.
            ["shares as collateral", "Aktien als Sicherheit"]
            collateral: Some(0.0), "bn", 0.0, 1e5, "scenario";
            /// Loan over value of the shares at which the lender calls.
            ["loan to value at a margin call", "Beleihungsgrad beim Nachschuss"]
            call_at: Some(0.6), "share", 0.01, 1.0, "ASSUMPTION";
        }
        series {}
        choices {
            /// What it is.
            ["kind of claim", "Art der Forderung"]
            kind: ["equity", "loan", "vendor_credit", "margin_loan"], "scenario";
        }
    }
}

struct Exposures(Vec<Bound>);

impl Exposure {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let read: Vec<Self> = reading.list(|exposure: &Self| &exposure.name);
        let parties = reading.parties;
        let all: Vec<String> = parties.all().cloned().collect();
        let classes = reading.texts("holder", "class");
        let mut bound = Vec::new();
        for table in read {
            let holder = reading.place(&table.holder, "party", &all);
            let on = reading.place(&table.on, "party", &all);
            let (Some(holder), Some(on)) = (holder, on) else { continue };
            let (holder, on) = (Party::at(holder, parties), Party::at(on, parties));
            let fits = match (table.kind, on) {
                ("margin_loan", Party::Builder(_) | Party::Customer(_))
                | ("vendor_credit", Party::Holder(_)) => false,
                _ => !matches!(holder, Party::Customer(_)) && holder != on,
            };
            if !fits {
                let message = format!(
                    "exposure.{}: {} cannot hold a {} on {}",
                    table.name.text, table.holder.text, table.kind, table.on.text
                );
                reading.complain(table.name.span.clone(), message);
                continue;
            }
            let class = classes.iter().find(|(name, _)| *name == table.holder.text);
            let class = class.map_or("investor", |(_, class)| class).to_owned();
            bound.push(Bound { table, holder, on, class });
        }
        Box::new(Exposures(bound))
    }
}

/// Nobody's debt, purchases or new equity can be given away more than once.
fn check_shares(reading: &mut Reading<'_>, bound: &[Bound]) {
    for first in bound {
        let alike = |other: &&Bound| other.on == first.on && other.table.kind == first.table.kind;
        let sum: f64 = bound.iter().filter(alike).map(|b| b.table.share.nearly_all()[1]).sum();
        let is_first = bound.iter().find(alike).is_some_and(|b| std::ptr::eq(b, first));
        if is_first && sum > 1.0 + 1e-9 {
            let message = format!(
                "exposure: the shares of kind {} on {} add up to {sum:.4} (what is drawn: as much as on one path in a thousand), more than 1",
                first.table.kind, first.table.on.text
            );
            reading.complain(first.table.name.span.clone(), message);
        }
    }
}

impl Mechanism for Exposures {
    fn check(&self, reading: &mut Reading<'_>) {
        for bound in &self.0 {
            keys::check(reading, bound);
        }
        check_shares(reading, &self.0);
        keys::check_holders(reading, &self.0);
    }

    fn says(&self, what: &str, whose: Whose) -> bool {
        self.0.iter().any(|bound| bound.says(what, whose))
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let one = |bound: &Bound| {
            let values = bound.table.sample(&starting.sampler);
            Claim::new(values, Kind::named(bound.table.kind), bound.holder, bound.on)
        };
        let mut exposures: Vec<Claim> = self.0.iter().map(one).collect();
        for exposure in &mut exposures {
            exposure.open(starting.state);
            if let Party::Holder(place) = exposure.holder {
                for i in 0..LANES {
                    starting.state.holders[place].levels.claims[i] += exposure.amount[i];
                }
            }
        }
        Box::new(ExposureProcess(exposures))
    }
}

struct ExposureProcess(Vec<Claim>);

impl Process for ExposureProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        for exposure in &mut self.0 {
            exposure.accrue(state);
        }
        for exposure in &mut self.0 {
            exposure.call(state);
        }
        let mut failing = Failing::of(state);
        while failing.any() {
            for exposure in &mut self.0 {
                exposure.lose(state, &failing);
            }
            failing = failing.next(state);
        }
        for exposure in &self.0 {
            exposure.withdraw(state);
        }
        capacity::limit(&mut self.0, state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::testing, random::fill};

    const CHAIN: &str = "[[builder]]\nname = \"B\"\nplan = 1\nshare = 1\n\
        [[customer]]\nname = \"C\"\nrevenue = 1\ncompute = 1\n\
        [[holder]]\nname = \"Bank\"\nclass = \"lender\"\n\
        [[holder]]\nname = \"Fund\"\ncapital = 30\n[[holder]]\nname = \"Owner\"\ncapital = 10\n\
        [[exposure]]\nname = \"1\"\nholder = \"Owner\"\non = \"C\"\namount = 25\nrecovery = 0.2\nshare = 0.4\n\
        [[exposure]]\nname = \"2\"\nholder = \"Fund\"\non = \"Owner\"\nkind = \"loan\"\namount = 40\nrecovery = 0.5\n\
        [[exposure]]\nname = \"3\"\nholder = \"Bank\"\non = \"Fund\"\nkind = \"loan\"\namount = 9\n\
        [[exposure]]\nname = \"4\"\nholder = \"Bank\"\non = \"B\"\nkind = \"loan\"\nshare = 0.25\n";

    fn chain() -> (testing::Bench, Box<dyn Process>) {
        let mut market = testing::Bench::new(CHAIN);
        for (holder, capital) in market.state.holders.iter_mut().zip([100.0, 30.0, 10.0]) {
            holder.levels.capital = fill(capital);
        }
        market.state.customers[0].levels.funders = fill(1.0);
        let process = market.start(Exposure::mechanism);
        (market, process)
    }

    fn losses(market: &testing::Bench) -> Vec<f64> {
        market.state.holders.iter().map(|holder| holder.flows.loss[0]).collect()
    }

    #[test]
    fn a_default_travels_in_rounds_until_nobody_new_fails() {
        let (mut market, mut process) = chain();
        market.state.customers[0].flows.default = fill(1.0);
        market.act(&mut *process);
        // The owner loses 20 of its 10 and fails; the fund loses 20 of its 30 and stands.
        assert_eq!(losses(&market), [0.0, 20.0, 20.0]);
        let failed: Vec<f64> = market.state.holders.iter().map(|h| h.levels.failed[0]).collect();
        assert_eq!(failed, [0.0, 0.0, 1.0]);
        assert!((market.state.customers[0].levels.funders[0] - 0.6).abs() < 1e-12);
        // Once lost, a claim cannot be lost again.
        market.state.clear_flows();
        market.state.customers[0].flows.default = fill(1.0);
        market.act(&mut *process);
        assert_eq!(losses(&market), [0.0, 0.0, 0.0]);
    }

    #[test]
    fn lenders_share_what_a_builder_does_not_pay() {
        let (mut market, mut process) = chain();
        market.state.builders[0].flows.default = fill(1.0);
        market.state.builders[0].flows.lender_loss = fill(60.0);
        market.state.builders[0].flows.discharged = fill(80.0);
        market.act(&mut *process);
        assert_eq!(losses(&market), [15.0, 0.0, 0.0]);
        assert!((market.state.holders[0].flows.repaid[0] - 5.0).abs() < 1e-12);
    }

    #[test]
    fn who_failed_before_loses_what_it_had_lent_alone() {
        let (mut market, mut process) = chain();
        market.state.builders[0].levels.debt = fill(8.0);
        market.act(&mut *process);
        market.state.clear_flows();
        // A quarter of 8 was lent; then the bank fails, and the builder borrows tenfold from others.
        market.state.holders[0].levels.failed = fill(1.0);
        market.state.builders[0].levels.debt = fill(0.0);
        market.state.builders[0].flows.default = fill(1.0);
        market.state.builders[0].flows.lender_loss = fill(60.0);
        market.state.builders[0].flows.discharged = fill(80.0);
        market.act(&mut *process);
        assert!((losses(&market)[0] - 2.0 * 60.0 / 80.0).abs() < 1e-12, "{:?}", losses(&market));
    }

    #[test]
    fn holders_fund_no_more_than_their_capital_allows() {
        let text = "[[builder]]\nname = \"B\"\nplan = 1\nshare = 1\n\
            [[customer]]\nname = \"C\"\nrevenue = 1\ncompute = 1\n[[customer]]\nname = \"D\"\nrevenue = 1\ncompute = 1\n\
            [[holder]]\nname = \"Fund\"\n[[holder]]\nname = \"Rich\"\n\
            [[exposure]]\nname = \"1\"\nholder = \"Fund\"\non = \"C\"\nshare = 0.4\n\
            [[exposure]]\nname = \"2\"\nholder = \"Rich\"\non = \"C\"\nshare = 0.2\n\
            [[exposure]]\nname = \"3\"\nholder = \"Fund\"\non = \"D\"\nshare = 0.5\n";
        let mut market = testing::Bench::new(text);
        for customer in &mut market.state.customers {
            customer.levels.revenue = fill(10.0);
            customer.levels.funders = fill(1.0);
            customer.terms.funding = fill(2.0);
        }
        let mut process = market.start(Exposure::mechanism);
        market.state.holders[0].levels.capital = fill(12.0);
        market.state.holders[0].levels.invests = fill(0.5);
        market.act(&mut *process);
        // Of 8 and 10 that are asked of it the fund has 6 a year: a third.
        let lacking =
            |market: &testing::Bench, c: usize| market.state.customers[c].levels.lacking[0];
        assert!((lacking(&market, 0) - 0.4 * 2.0 / 3.0).abs() < 1e-12);
        assert!((lacking(&market, 1) - 0.5 * 2.0 / 3.0).abs() < 1e-12);
        market.state.clear_flows();
        market.state.customers[0].flows.funding = fill(9.0);
        market.act(&mut *process);
        let invested = |h: usize| market.state.holders[h].flows.invested[0];
        // What comes is of those who have it: all but two thirds of four tenths.
        let there = 1.0 - 0.4 * 2.0 / 3.0;
        assert!((invested(0) - 0.4 / 3.0 / there * 9.0).abs() < 1e-12);
        assert!((invested(1) - 1.8 / there).abs() < 1e-12);
        // At a quarter of the valuations 4.5 are asked for, and 6 are there.
        market.state.levels.equity = fill(0.25);
        market.act(&mut *process);
        assert!(lacking(&market, 0).abs() < 1e-12);
    }

    #[test]
    fn falling_shares_call_margin() {
        let text = "[[holder]]\nname = \"Bank\"\nclass = \"lender\"\n[[holder]]\nname = \"Fund\"\n\
            [[exposure]]\nname = \"1\"\nholder = \"Bank\"\non = \"Fund\"\nkind = \"margin_loan\"\namount = 5\n\
            collateral = 10\ncall_at = 0.6\n[[builder]]\nname = \"B\"\nplan = 1\nshare = 1\n";
        let mut market = testing::Bench::new(text);
        market.state.holders[1].levels.capital = fill(3.0);
        let mut process = market.start(Exposure::mechanism);
        market.state.levels.equity = fill(0.5);
        market.act(&mut *process);
        // 0.6 x 5 may stand: 2 are called and paid.
        assert!((market.state.holders[1].flows.margin_call[0] - 2.0).abs() < 1e-12);
        market.state.clear_flows();
        market.state.levels.equity = fill(0.1);
        market.act(&mut *process);
        // 2.4 are called and 1 is there: the fund fails, and the bank has shares worth 1 for 2.
        assert!((market.state.holders[1].levels.failed[0] - 1.0).abs() < 1e-12);
        assert!((losses(&market)[0] - 1.0).abs() < 1e-12);
    }
}
