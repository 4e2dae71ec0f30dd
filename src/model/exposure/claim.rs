//! What becomes of one claim: it accrues, is called, is lost.

use super::{ExposureColumns, Failing, Party};
use crate::{
    model::state::State,
    random::{Column, LANES, any, fill},
};

/// What it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Equity,
    Loan,
    VendorCredit,
    MarginLoan,
}

impl Kind {
    /// By its word in scenarios.
    pub(super) fn named(word: &str) -> Self {
        match word {
            "loan" => Self::Loan,
            "vendor_credit" => Self::VendorCredit,
            "margin_loan" => Self::MarginLoan,
            _ => Self::Equity,
        }
    }
}

/// A claim under way.
pub(super) struct Claim {
    values: ExposureColumns,
    kind: Kind,
    pub(super) holder: Party,
    on: Party,
    /// The claim now, at cost.
    pub(super) amount: Column,
    /// Share of its part of a customer's funding that the holder has the capital for.
    pub(super) able: Column,
}

impl Claim {
    pub(super) const fn new(values: ExposureColumns, kind: Kind, holder: Party, on: Party) -> Self {
        Self { amount: values.amount, values, kind, holder, on, able: fill(1.0) }
    }

    /// A share of a builder's debt is a claim from the first day; a stake in a customer, or a loan to it, has been
    /// paid in.
    pub(super) fn open(&mut self, state: &mut State) {
        match (self.kind, self.on) {
            (Kind::Loan, Party::Builder(b)) => {
                for i in 0..LANES {
                    self.amount[i] = self.values.share[i] * state.builders[b].levels.debt[i];
                }
            }
            (Kind::Equity | Kind::Loan, Party::Customer(c)) => {
                let paid_in = &mut state.customers[c].levels.paid_in;
                for i in 0..LANES {
                    paid_in[i] += self.amount[i];
                }
            }
            _ => {}
        }
    }

    /// What comes in and goes out while all is well.
    #[inline(always)]
    pub(super) fn accrue(&mut self, state: &mut State) {
        let (mut share, failed) = (fill(0.0), self.holder_failed(state));
        for i in 0..LANES {
            share[i] = self.values.share[i] * (1.0 - failed[i]);
        }
        let (mut more, mut back) = (fill(0.0), fill(0.0));
        match (self.kind, self.on) {
            (Kind::VendorCredit, Party::Builder(b)) => {
                self.fall_due(state.clock.dt, &mut back);
                state.payable_by_builder(b, &mut back);
                let flows = &mut state.builders[b].flows;
                for i in 0..LANES {
                    more[i] = share[i] * flows.equipment_spending[i];
                    flows.vendor_credit[i] += more[i] - back[i];
                }
            }
            (Kind::VendorCredit, Party::Customer(c)) => {
                self.fall_due(state.clock.dt, &mut back);
                state.payable_by_customer(c, &mut back);
                let flows = &mut state.customers[c].flows;
                for i in 0..LANES {
                    // Nobody lends to one who has just failed.
                    let lives = 1.0 - flows.default[i];
                    more[i] = share[i] * lives * flows.compute_bill[i];
                    flows.vendor_credit[i] += more[i] - back[i];
                }
            }
            (Kind::Loan, Party::Builder(b)) => {
                let builder = &state.builders[b];
                for i in 0..LANES {
                    // The debt as it was before a default of this step.
                    let debt = builder.levels.debt[i] + builder.flows.discharged[i];
                    let change = self.values.share[i] * debt - self.amount[i];
                    // One who has failed lends no more, and is paid back as debt falls.
                    more[i] = change.max(0.0) * (1.0 - failed[i]);
                    back[i] = (-change).max(0.0);
                }
            }
            (Kind::Equity, Party::Customer(c)) => {
                let customer = &state.customers[c];
                for i in 0..LANES {
                    // Of all who put money in, the holder's part: what some lack the others do not make up for.
                    let there = customer.levels.funders[i] - customer.levels.lacking[i];
                    let part = share[i] * self.able[i] / there.max(1e-300);
                    more[i] = part.min(1.0) * customer.flows.funding[i];
                }
            }
            _ => return,
        }
        self.book(state, &more, &back);
    }

    /// The customer that a holder funds, which holder, and its share of each path.
    pub(super) const fn funds(&self) -> Option<(usize, usize, &Column)> {
        match (self.kind, self.on, self.holder) {
            (Kind::Equity, Party::Customer(customer), Party::Holder(holder)) => {
                Some((customer, holder, &self.values.share))
            }
            _ => None,
        }
    }

    /// What of vendor credit falls due in a step.
    #[inline(always)]
    fn fall_due(&self, dt: f64, due: &mut Column) {
        for i in 0..LANES {
            due[i] = self.amount[i] * (dt / self.values.term[i]).min(1.0);
        }
    }

    /// Puts on the books what was lent and what came back.
    #[inline(always)]
    fn book(&mut self, state: &mut State, more: &Column, back: &Column) {
        for i in 0..LANES {
            self.amount[i] += more[i] - back[i];
        }
        if let Party::Holder(h) = self.holder {
            let holder = &mut state.holders[h];
            for i in 0..LANES {
                holder.flows.invested[i] += more[i];
                holder.flows.repaid[i] += back[i];
                holder.levels.claims[i] += more[i] - back[i];
            }
        }
    }

    #[inline(always)]
    fn holder_failed<'a>(&self, state: &'a State) -> &'a Column {
        match self.holder {
            Party::Builder(b) => &state.builders[b].levels.defaulted,
            Party::Customer(c) => &state.customers[c].levels.defaulted,
            Party::Holder(h) => &state.holders[h].levels.failed,
        }
    }

    /// Margin calls: the debtor pays out of its capital.
    pub(super) fn call(&mut self, state: &mut State) {
        let (Kind::MarginLoan, Party::Holder(debtor)) = (self.kind, self.on) else { return };
        for i in 0..LANES {
            let value = self.values.collateral[i] * state.levels.equity[i];
            let call = (self.amount[i] - self.values.call_at[i] * value).max(0.0);
            let able = state.holders[debtor].levels.capital[i].max(0.0);
            let paid = call.min(able);
            self.amount[i] -= paid;
            let own = &mut state.holders[debtor];
            own.levels.capital[i] -= call;
            own.flows.margin_call[i] += call;
            if let Party::Holder(h) = self.holder {
                state.holders[h].flows.repaid[i] += paid;
                state.holders[h].levels.claims[i] -= paid;
            }
        }
    }

    /// What a default of this round costs the holder.
    #[inline(always)]
    pub(super) fn lose(&mut self, state: &mut State, failing: &Failing) {
        let event = failing.event(self.on);
        if !any(event) {
            return;
        }
        for i in (0..LANES).filter(|i| event[*i] >= 0.5) {
            let loss = match (self.kind, self.on) {
                (Kind::Loan, Party::Builder(b)) => {
                    // Its part of the debt: one who had failed earlier lent no more as that rose.
                    let flows = &state.builders[b].flows;
                    self.amount[i] * (flows.lender_loss[i] / flows.discharged[i].max(1e-300))
                }
                (Kind::MarginLoan, _) => {
                    let value = self.values.collateral[i] * state.levels.equity[i];
                    (self.amount[i] - value).max(0.0)
                }
                _ => self.amount[i] * (1.0 - self.values.recovery[i]),
            };
            if matches!(self.kind, Kind::VendorCredit) {
                state.flows.vendor_credit_loss[i] += loss;
            }
            let back = (self.amount[i] - loss).max(0.0);
            let claim = self.amount[i];
            self.amount[i] = 0.0;
            match self.holder {
                Party::Holder(h) => {
                    let holder = &mut state.holders[h];
                    holder.flows.loss[i] += loss;
                    holder.flows.repaid[i] += back;
                    holder.levels.claims[i] -= claim;
                    holder.levels.capital[i] -= loss;
                }
                Party::Builder(b) => state.builders[b].flows.exposure_loss[i] += loss,
                Party::Customer(_) => {}
            }
        }
    }

    /// A funder that has failed gives nothing any more.
    #[inline(always)]
    pub(super) fn withdraw(&self, state: &mut State) {
        let (Party::Customer(c), Kind::Equity) = (self.on, self.kind) else { return };
        let event = match self.holder {
            Party::Holder(h) => &state.holders[h].flows.default,
            Party::Builder(b) => &state.builders[b].flows.default,
            Party::Customer(_) => return,
        };
        let funders = &mut state.customers[c].levels.funders;
        for i in 0..LANES {
            funders[i] = (funders[i] - event[i] * self.values.share[i]).max(0.0);
        }
    }
}
