//! What becomes of one claim: it accrues, is called, is lost.

use super::{ExposureColumns, Failing, Party};
use crate::{
    model::state::State,
    random::{Column, LANES},
};

/// A claim under way.
pub(super) struct Claim {
    values: ExposureColumns,
    kind: &'static str,
    pub(super) holder: Party,
    on: Party,
    /// The claim now, at cost.
    pub(super) amount: Column,
}

impl Claim {
    pub(super) const fn new(
        values: ExposureColumns,
        kind: &'static str,
        holder: Party,
        on: Party,
    ) -> Self {
        Self { amount: values.amount, values, kind, holder, on }
    }

    /// A share of a builder's debt is a claim from the first day.
    pub(super) fn open(&mut self, state: &State) {
        let ("loan", Party::Builder(b)) = (self.kind, self.on) else { return };
        for i in 0..LANES {
            self.amount[i] = self.values.share[i] * state.builders[b].levels.debt[i];
        }
    }

    /// What comes in and goes out while all is well.
    #[inline(always)]
    pub(super) fn accrue(&mut self, state: &mut State) {
        let dt = state.clock.dt;
        for i in 0..LANES {
            let holder_alive = 1.0 - self.holder_failed(state, i);
            let share = self.values.share[i] * holder_alive;
            let (more, back) = match (self.kind, self.on) {
                ("vendor_credit", Party::Builder(b)) => {
                    let due = self.amount[i] * (dt / self.values.term[i]).min(1.0);
                    let back = due.min(state.payable_by_builder(b, i));
                    let flows = &mut state.builders[b].flows;
                    let more = share * flows.equipment_spending[i];
                    flows.vendor_credit[i] += more - back;
                    (more, back)
                }
                ("vendor_credit", Party::Customer(c)) => {
                    let due = self.amount[i] * (dt / self.values.term[i]).min(1.0);
                    let back = due.min(state.payable_by_customer(c, i));
                    let flows = &mut state.customers[c].flows;
                    // Nobody lends to one who has just failed.
                    let lives = 1.0 - flows.default[i];
                    let more = share * lives * flows.compute_bill[i];
                    flows.vendor_credit[i] += more - back;
                    (more, back)
                }
                ("loan", Party::Builder(b)) => {
                    // The debt as it was before a default of this step.
                    let builder = &state.builders[b];
                    let debt = builder.levels.debt[i] + builder.flows.discharged[i];
                    let more = self.values.share[i] * debt - self.amount[i];
                    // One who has failed lends no more, and is paid back as debt falls.
                    (more.max(0.0) * holder_alive, (-more).max(0.0))
                }
                ("equity", Party::Customer(c)) => {
                    (share * state.customers[c].flows.funding[i], 0.0)
                }
                _ => (0.0, 0.0),
            };
            self.amount[i] += more - back;
            if let Party::Holder(h) = self.holder {
                let holder = &mut state.holders[h];
                holder.flows.invested[i] += more;
                holder.flows.repaid[i] += back;
                holder.levels.claims[i] += more - back;
            }
        }
    }

    fn holder_failed(&self, state: &State, i: usize) -> f64 {
        match self.holder {
            Party::Builder(b) => state.builders[b].levels.defaulted[i],
            Party::Customer(c) => state.customers[c].levels.defaulted[i],
            Party::Holder(h) => state.holders[h].levels.failed[i],
        }
    }

    /// Margin calls: the debtor pays out of its capital.
    pub(super) fn call(&mut self, state: &mut State) {
        let ("margin_loan", Party::Holder(debtor)) = (self.kind, self.on) else { return };
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
    pub(super) fn lose(&mut self, state: &mut State, failing: &Failing) {
        for i in 0..LANES {
            if failing.event(self.on, i) < 0.5 {
                continue;
            }
            let loss = match (self.kind, self.on) {
                ("loan", Party::Builder(b)) => {
                    self.values.share[i] * state.builders[b].flows.lender_loss[i]
                }
                ("margin_loan", _) => {
                    let value = self.values.collateral[i] * state.levels.equity[i];
                    (self.amount[i] - value).max(0.0)
                }
                _ => self.amount[i] * (1.0 - self.values.recovery[i]),
            };
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
    pub(super) fn withdraw(&self, state: &mut State) {
        let (Party::Customer(c), "equity") = (self.on, self.kind) else { return };
        for i in 0..LANES {
            let event = match self.holder {
                Party::Holder(h) => state.holders[h].flows.default[i],
                Party::Builder(b) => state.builders[b].flows.default[i],
                Party::Customer(_) => 0.0,
            };
            let left = state.customers[c].levels.funders[i] - event * self.values.share[i];
            state.customers[c].levels.funders[i] = left.max(0.0);
        }
    }
}
