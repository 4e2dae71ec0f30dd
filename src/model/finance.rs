//! Finance: what builders can pay for.
//!
//! ```text
//! operating = EBITDA + other cash flow - interest - tax                debt~: over the step, if it borrows as in the last
//! taxable   = EBITDA - depreciation without impairment - interest - losses carried forward
//! assets    = c (p / p_fair) capacity (remaining life / life)      what used equipment would fetch
//! sites     = cost of sites, less wear of those that stand
//! limit     = max(max_leverage (EBITDA + other cash flow), advance_rate assets + site_advance_rate sites)     of the last quarter, a year
//! interest  = interest_rate debt~ dt         due = debt~ dt / term, and with an advance rate all debt beyond the limit
//! spare     = cash - max(minimum_cash, what falls due and is paid as interest in a quarter)
//! room      = max(0, limit - debt + due), and what falls due by schedule if it earns more than the interest
//! spending, borrowing, issue: what spare cash, operating - due, room, refunds and new shares pay for (`finance/funding.rs`)
//! cash     += refunds + operating - due + borrowing + issue - spending;   below zero: default, or the owners pay in
//! ```
//!
//! A default ends payments, loans and spending within the step: when cash is gone. Debt falls due evenly over `term`:
//! while the market is shut it cannot be refinanced, and eats the money for spending. Loans on chips work while chip prices
//! hold: when the assets are worth less, what stands beyond the advance is called. Plans that cannot be funded lapse.

use super::{
    Mechanism, Process, Reading, Starting,
    fact::{self, Whose},
    plan::Plan,
    state::{BuilderFlows, BuilderLevels, BuilderState, State},
};
use crate::{
    math::{exp, ln, select},
    random::{Column, LANES, any, fill},
    scenario::table,
};

table! {
    /// What builders can pay for; without this table every plan is paid for.
    ["finance", "Finanzierung"]
    Finance / FinanceColumns in "finance" {
        parameters {
            /// Cash at the start.
            ["cash at the start", "Kasse zu Beginn"]
            cash: Some(0.0), "bn", 0.0, 1e5, "balance sheet: scenario";
            /// Debt at the start.
            ["debt at the start", "Schulden zu Beginn"]
            debt: Some(0.0), "bn", 0.0, 1e5, "balance sheet: scenario";
            /// Interest on debt.
            ["interest rate", "Zinssatz"]
            interest_rate: Some(0.06), "share a year", 0.0, 0.5,
                "ten-year Treasury 4.57 % and 78 basis points (investment grade) to 970 (CCC): ai_debt_terms (A)";
            /// Average time until debt falls due.
            ["term of debt", "Laufzeit der Schulden"]
            term: Some(10.0), "years", 0.25, 100.0, "ASSUMPTION for bonds; GPU loans run 3 to 6: ai_debt_terms (A)";
            /// Share of spending that is borrowed in any case.
            ["share of spending that is borrowed", "fremdfinanzierter Anteil der Ausgaben"]
            debt_share: Some(0.0), "share", 0.0, 1.0, "ASSUMPTION: cash first";
            /// Debt at which lenders stop, over a year's cash earnings.
            ["debt limit over cash earnings", "Schuldengrenze als Vielfaches des EBITDA"]
            max_leverage: Some(2.0), "ratio", 0.0, 50.0, "ASSUMPTION: the edge of investment grade";
            /// Debt that lenders give on used equipment, over what that would fetch; 0 for none.
            ["advance rate on equipment", "Beleihungsquote der Anlagen"]
            advance_rate: Some(0.0), "share", 0.0, 1.5,
                "loans on chips reach 85 % of cost (JPM; B), at once after the purchase: ai_debt_terms; none unless given";
            /// Debt that lenders give on sites, built or on order, over what they cost, less wear; 0 for none. They lend no more than that, and call nothing.
            ["advance rate on sites", "Beleihungsquote der Standorte"]
            site_advance_rate: Some(0.0), "share", 0.0, 1.0,
                "loans for construction reach 65 to 80 % of cost: ASSUMPTION; none unless given";
            /// Share of the debt that is secured by the assets and paid out of them first: private credit, loans on chips.
            ["secured share of debt", "besicherter Anteil der Schulden"]
            secured_share: Some(0.0), "share", 0.0, 1.0, "ASSUMPTION: bonds alone, where a scenario is silent";
            /// New shares that can be sold in a year, at the equity index of the start.
            ["new shares a year", "neue Aktien pro Jahr"]
            new_equity: Some(0.0), "bn a year", 0.0, 1e4, "ASSUMPTION: none";
            /// Cash that is never spent.
            ["minimum cash", "Mindestkasse"]
            minimum_cash: Some(0.0), "bn", 0.0, 1e5, "ASSUMPTION";
            /// Tax on the profit of the capacity business.
            ["tax rate", "Steuersatz"]
            tax_rate: Some(0.0), "share", 0.0, 0.6, "ASSUMPTION: results before tax";
            /// Factor on the cash flow from other business.
            ["factor on other cash flow", "Faktor auf den sonstigen Cashflow"]
            other_factor: Some(1.0), "ratio", 0.0, 20.0, "1: as it is written; a choice";
            /// Per cent that other cash flow rises when potential demand rises by one per cent.
            ["other cash flow's exposure to demand", "Abhängigkeit des sonstigen Cashflows"]
            other_loading: Some(0.0), "ratio", 0.0, 2.0, "ASSUMPTION: none";
            /// What all its shares are worth at the start; they move with the equity index.
            ["market value at the start", "Börsenwert zu Beginn"]
            market_value: Some(0.0), "bn", 0.0, 1e6, "market price of the day: scenario";
        }
        series {
            /// Cash flow from other business, less what its owners take out.
            ["cash flow from other business", "Cashflow aus anderem Geschäft"]
            other_cash_flow: Some(0.0), "bn a year", -1e4, 1e5, "scenario";
        }
        choices {}
    }
}

mod collateral;
mod funding;
#[cfg(test)]
mod tests;

use collateral::Collateral;
use funding::Needs;

struct Finances {
    each: Vec<Finance>,
    other: Vec<Plan>,
}

impl Finance {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let each = reading.per_builder::<Self>();
        let other =
            each.iter().map(|table| Plan::new(&table.other_cash_flow, reading.run)).collect();
        Box::new(Finances { each, other })
    }
}

impl Mechanism for Finances {
    fn check(&self, reading: &mut Reading<'_>) {
        for (builder, own) in reading.builders().iter().zip(&self.each) {
            let what = format!("builder.{}.finance.other_cash_flow", builder.name);
            let pair = (&own.other_cash_flow, &own.other_factor);
            reading.check_factor(("finance", "other_cash_flow"), &what, pair);
        }
    }

    fn says(&self, what: &str, whose: Whose) -> bool {
        let own = |place: usize| matches!(whose, Whose::Anybody) || whose == Whose::Builder(place);
        let each = self.each.iter().enumerate().filter(|(place, _)| own(*place));
        each.map(|(_, table)| table).any(|table| match what {
            fact::NEW_EQUITY => !table.new_equity.is_zero(),
            fact::TAX => !table.tax_rate.is_zero(),
            fact::SECURED_DEBT => !table.secured_share.is_zero(),
            fact::MARKET_VALUE => !table.market_value.is_zero(),
            _ => false,
        })
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let mut builders = Vec::new();
        for (index, (table, other)) in self.each.iter().zip(&self.other).enumerate() {
            let values = table.sample(&starting.sampler);
            let own = &mut starting.state.builders[index].levels;
            own.cash = values.cash;
            own.debt = values.debt;
            (own.tax_rate, own.secured_share) = (values.tax_rate, values.secured_share);
            own.market_value = values.market_value;
            own.other_business = values.other_factor.map(|factor| factor * other.at(0));
            starting.state.counts_cash = true;
            let dt = starting.state.clock.dt;
            let falls_due = values.term.map(|term| dt / term);
            let mut served = fill(0.0);
            for i in 0..LANES {
                let due = 1.0 - exp(-QUARTER / values.term[i]);
                served[i] = due + QUARTER * values.interest_rate[i];
            }
            builders.push(One {
                lent: fill(0.0),
                falls_due,
                served,
                other: other.clone(),
                collateral: Collateral::new(&values, dt),
                values,
            });
        }
        Box::new(FinanceProcess { builders, first_demand: starting.state.levels.potential_demand })
    }
}

/// How far ahead builders keep the cash for what they owe, in years.
const QUARTER: f64 = 0.25;

struct One {
    values: FinanceColumns,
    /// What it borrowed in the last step, if its debt has not been discharged since.
    lent: Column,
    /// Share of the mean debt of a step that falls due in it.
    falls_due: Column,
    /// Share of debt that falls due or is paid as interest in a quarter.
    served: Column,
    other: Plan,
    collateral: Collateral,
}

struct FinanceProcess {
    builders: Vec<One>,
    first_demand: Column,
}

impl Process for FinanceProcess {
    fn open(&mut self, state: &mut State) {
        // Demand at the price of the start, which the market has set by now.
        self.first_demand = state.levels.potential_demand;
        state.levels.debt = state.total(|builder| &builder.levels.debt);
        for (one, index) in self.builders.iter_mut().zip(0..) {
            one.collateral.open(state, index);
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let mut lift = fill(0.0);
        for i in 0..LANES {
            lift[i] = ln(state.levels.potential_demand[i] / self.first_demand[i]);
        }
        state.levels.debt = fill(0.0);
        for (one, index) in self.builders.iter_mut().zip(0..) {
            let secured = one.collateral.secured(state, index);
            let late = one.decide(state, index, &secured, &lift);
            let State { levels, flows, builders, .. } = &mut *state;
            let BuilderState { levels: own, flows: flow, .. } = &mut builders[index];
            if any(&flow.default) {
                cut_short(own, flow, &late);
            }
            for i in 0..LANES {
                // What is less than the rounding of large sums is no shortfall.
                let cash = flow.balance(own.cash[i], i);
                flow.injection[i] = select(cash < -1e-9, -cash, 0.0);
                own.debt[i] += flow.borrowing[i] - flow.repayment[i];
                one.lent[i] = flow.borrowing[i] * (1.0 - flow.default[i]);
                flows.equity_issue[i] += flow.equity_issue[i];
                flows.borrowing[i] += flow.borrowing[i];
                flows.unfunded[i] += flow.wanted[i] - flow.spending[i];
                flows.injection[i] += flow.injection[i];
                levels.debt[i] += own.debt[i];
            }
        }
    }
}

impl One {
    /// What it pays, borrows, raises and spends, and whether it fails; on which paths the market opens after its cash is gone.
    #[inline(always)]
    fn decide(
        &mut self,
        state: &mut State,
        index: usize,
        secured: &Column,
        lift: &Column,
    ) -> [bool; LANES] {
        let State { terms, levels, flows, clock, builders, .. } = state;
        let mut too_late = [false; LANES];
        let BuilderState { levels: own, flows: flow, .. } = &mut builders[index];
        let values = &self.values;
        let planned_other = self.other.at(clock.step);
        // To the power of nothing it is 1, to the last bit.
        let loaded = any(&values.other_loading);
        for i in 0..LANES {
            let earned = flow.revenue[i] - flow.operating_cost[i];
            let lifted = if loaded { exp(values.other_loading[i] * lift[i]) } else { 1.0 };
            let other = planned_other * values.other_factor[i] * lifted;
            // Over the step, if it borrows as in the last while the market is open.
            let debt = own.debt[i];
            let lent = (1.0 - levels.mean_shut[i]) * self.lent[i];
            let mean_debt = (debt + 0.5 * lent) / (1.0 + 0.5 * self.falls_due[i]);
            let interest = values.interest_rate[i] * mean_debt * clock.dt;
            let scheduled = (mean_debt * self.falls_due[i]).min(debt);
            let taxable = earned - own.last_depreciation[i] - interest - own.tax_losses[i];
            let tax = values.tax_rate[i] * taxable.max(0.0);
            own.tax_losses[i] = (-taxable).max(0.0);
            let earnings = values.max_leverage[i] * (own.earnings[i] + other).max(0.0);
            let limit = earnings.max(secured[i]);
            let beyond = (debt - scheduled - limit).max(0.0);
            let due = scheduled + select(values.advance_rate[i] > 0.0, beyond, 0.0);
            (flow.interest[i], flow.repayment[i], flow.tax[i]) = (interest, due, tax);
            flow.other_cash_flow[i] = other * clock.dt;
            let kept = values.minimum_cash[i].max(self.served[i] * debt);
            // Lenders who get their interest stop lending at the limit; they do not call what they have lent.
            let pays = own.earnings[i] + other > values.interest_rate[i] * debt;
            let rolled = select(pays, scheduled, 0.0);
            let needs = Needs {
                wanted: flow.wanted[i],
                net: flow.own_funds(0.0, i) - flow.refund[i],
                spare: own.cash[i] - kept,
                refund: flow.refund[i],
                room: (limit - debt + due).max(rolled),
                shares: values.new_equity[i] * levels.mean_equity[i] * clock.dt,
                debt_share: values.debt_share[i],
            };
            let shuts = flows.shut_event[i] > 0.5;
            let funding = needs.funding(levels.mean_shut[i], shuts);
            flow.spending[i] = funding.spending;
            flow.equity_issue[i] = funding.issue;
            flow.borrowing[i] = funding.borrowing;
            let unpaid = flow.balance(own.cash[i], i) < -1e-9;
            let opens = !shuts && levels.shut[i] < 0.5 && levels.mean_shut[i] > 0.0;
            too_late[i] = opens && kept + funding.left_when_it_opens < -1e-9;
            let fails = (unpaid || too_late[i]) && own.defaulted[i] < 0.5;
            flow.default[i] = select(fails, terms.may_default[i], 0.0);
            own.other_business[i] = other;
        }
        too_late
    }
}

/// Who fails pays, borrows and spends until his cash is gone; what comes in later is the new owner's.
fn cut_short(own: &BuilderLevels, flow: &mut BuilderFlows, too_late: &[bool; LANES]) {
    for i in (0..LANES).filter(|i| flow.default[*i] > 0.5) {
        let held = own.cash[i] + flow.refund[i];
        let late = too_late[i];
        let end = if late { flow.own_funds(own.cash[i], i) } else { flow.balance(own.cash[i], i) };
        let before = (held / (held - end).max(1e-300)).clamp(0.0, 1.0);
        flow.interest[i] *= before;
        flow.repayment[i] *= before;
        let lent = if late { 0.0 } else { before };
        flow.borrowing[i] *= lent;
        flow.equity_issue[i] *= lent;
        flow.spending[i] *= lent;
    }
}
