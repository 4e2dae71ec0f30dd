//! Cash: a ledger. Mechanisms post what comes in and goes out as named flows; it is added up here alone.
//!
//! ```text
//! builder   cash += refund + revenue - operating_cost + other_cash_flow - interest - tax - repayment
//!                   + borrowing + equity_issue - spending + injection + sale_proceeds + vendor_credit
//!           free cash flow = revenue - operating_cost - spending + refund - tax + sale_proceeds
//! industry  free cash flow = that of all builders, before tax
//! customer  cash += revenue - compute_bill - other_cost + funding + shortfall + vendor_credit
//! ```
//!
//! Where `[finance]` is missing, nobody counts the cash of builders: it stays 0, and pays what it must.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{BuilderFlows, BuilderState, CustomerFlows, CustomerState, State},
};
use crate::random::{Column, LANES};

/// Closes the ledger of each step.
struct Cash;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(Cash)
}

impl Mechanism for Cash {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(Cash)
    }
}

impl Process for Cash {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        close(state);
    }
}

/// Adds up what was posted in this step.
#[inline(always)]
pub(super) fn close(state: &mut State) {
    let State { flows, builders, customers, counts_cash, .. } = state;
    for BuilderState { levels, flows: flow, .. } in builders {
        for i in 0..LANES {
            let before_tax = flow.before_tax(i);
            flow.free_cash_flow[i] = before_tax - flow.tax[i] + flow.sale_proceeds[i];
            flows.free_cash_flow[i] += before_tax + flow.sale_proceeds[i];
        }
        if *counts_cash {
            for i in 0..LANES {
                levels.cash[i] = flow.balance(levels.cash[i], i).max(0.0);
            }
        }
    }
    for CustomerState { levels, flows, .. } in customers {
        for i in 0..LANES {
            levels.cash[i] = flows.balance(levels.cash[i], i).max(0.0);
        }
    }
}

impl BuilderFlows {
    /// What the capacity business leaves after spending, before tax.
    #[inline(always)]
    fn before_tax(&self, i: usize) -> f64 {
        self.revenue[i] - self.operating_cost[i] - self.spending[i] + self.refund[i]
    }

    /// Cash, were nothing borrowed, raised or spent in this step, from the cash before it.
    #[inline(always)]
    pub(super) fn own_funds(&self, before: f64, i: usize) -> f64 {
        let operating = self.revenue[i] - self.operating_cost[i] + self.other_cash_flow[i]
            - self.interest[i]
            - self.tax[i];
        before + self.refund[i] + operating - self.repayment[i]
    }

    /// Cash after all that was posted in this step so far, from the cash before it.
    #[inline(always)]
    pub(super) fn balance(&self, before: f64, i: usize) -> f64 {
        self.own_funds(before, i) + self.borrowing[i] + self.equity_issue[i] - self.spending[i]
            + self.injection[i]
            + self.sale_proceeds[i]
            + self.vendor_credit[i]
    }
}

impl CustomerFlows {
    /// Cash after all that was posted in this step so far, from the cash before it.
    #[inline(always)]
    pub(super) fn balance(&self, before: f64, i: usize) -> f64 {
        before + self.cash_flow[i] + self.funding[i] + self.shortfall[i] + self.vendor_credit[i]
    }
}

impl State {
    /// Brings down what is due to what a builder can pay out now: all of it where nobody counts its cash.
    #[inline(always)]
    pub(super) fn payable_by_builder(&self, builder: usize, due: &mut Column) {
        let BuilderState { levels, flows, .. } = &self.builders[builder];
        if self.counts_cash {
            for i in 0..LANES {
                due[i] = due[i].min(flows.balance(levels.cash[i], i).max(0.0));
            }
        }
    }

    /// Brings down what is due to what a customer can pay out now.
    #[inline(always)]
    pub(super) fn payable_by_customer(&self, customer: usize, due: &mut Column) {
        let CustomerState { levels, flows, .. } = &self.customers[customer];
        for i in 0..LANES {
            due[i] = due[i].min(flows.balance(levels.cash[i], i).max(0.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::state::{Clock, Parties},
        random::fill,
    };

    /// Every flow that is money of a builder, as a power of two: each sum tells which were in it.
    fn post(flow: &mut BuilderFlows) {
        flow.revenue = fill(1.0);
        flow.operating_cost = fill(2.0);
        flow.other_cash_flow = fill(4.0);
        flow.interest = fill(8.0);
        flow.tax = fill(16.0);
        flow.repayment = fill(32.0);
        flow.borrowing = fill(64.0);
        flow.equity_issue = fill(128.0);
        flow.spending = fill(256.0);
        flow.injection = fill(512.0);
        flow.sale_proceeds = fill(1024.0);
        flow.vendor_credit = fill(2048.0);
        flow.refund = fill(4096.0);
    }

    fn closed(counts: bool) -> State {
        let clock =
            Clock { step: 0, steps: 4, dt: 0.25, date: 2025.0, elapsed: 0.0, year_end: false };
        let (builders, customers) = (vec!["A".to_owned()], vec!["C".to_owned()]);
        let mut state = State::new(clock, &Parties { builders, customers, holders: Vec::new() });
        state.counts_cash = counts;
        state.builders[0].levels.cash = fill(0.5);
        post(&mut state.builders[0].flows);
        let flows = &mut state.customers[0].flows;
        (flows.cash_flow, flows.funding) = (fill(-8.0), fill(16.0));
        (flows.shortfall, flows.vendor_credit) = (fill(32.0), fill(64.0));
        close(&mut state);
        state
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "sums of powers of two are exact")]
    fn every_flow_is_added_once_on_its_side() {
        let state = closed(true);
        let business = 1.0 - 2.0 - 256.0 + 4096.0 + 1024.0;
        let builder = &state.builders[0];
        let lenders_and_owners = 4.0 - 8.0 - 16.0 - 32.0 + 64.0 + 128.0 + 512.0 + 2048.0;
        assert_eq!(builder.levels.cash[3], 0.5 + business + lenders_and_owners);
        assert_eq!(builder.flows.free_cash_flow[3], business - 16.0);
        assert_eq!(state.flows.free_cash_flow[3], business);
        assert_eq!(state.customers[0].levels.cash[3], -8.0 + 16.0 + 32.0 + 64.0);
    }

    #[test]
    fn nobody_counts_the_cash_of_builders_without_finance() {
        let state = closed(false);
        assert!((state.builders[0].levels.cash[0] - 0.5).abs() < 1e-12);
        let (mut of_builder, mut of_customer) = (fill(1e99), fill(1e99));
        state.payable_by_builder(0, &mut of_builder);
        state.payable_by_customer(0, &mut of_customer);
        assert!(of_builder[0] > 1e98 && of_customer[0] < 1e98);
    }
}
