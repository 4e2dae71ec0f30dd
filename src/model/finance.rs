//! Finance: what builders can pay for.
//!
//! ```text
//! operating = EBITDA + other cash flow - interest - tax
//! taxable   = EBITDA - depreciation without impairment - interest - losses carried forward
//! assets    = c (p / p_fair) capacity (remaining life / life)      what used equipment would fetch
//! limit     = max(max_leverage (EBITDA + other cash flow, a year, at the end of the step), advance_rate assets)
//! due       = debt (1 - exp(-dt / term)), and with an advance rate all debt beyond the limit
//! funds     = cash + refunds + operating - due - minimum_cash
//! room      = max(0, limit - debt + due)
//! issue     = min(new_equity E dt, wanted - funds - room)
//! spending  = min(wanted, max(0, funds + room + issue))
//! borrowing = min(room, max(debt_share spending, spending - funds - issue))
//! what is then missing in the ledger (`cash.rs`): default, or the owners pay in
//! ```
//!
//! Debt falls due evenly over `term`: while the market is shut it cannot be refinanced, and eats
//! the money for spending. Loans on chips work while chip prices hold: when the assets are worth less,
//! what stands beyond the advance is called. Plans that cannot be funded lapse.

use super::{Mechanism, Process, Reading, Starting, plan::Plan, state::State};
use crate::{
    math::{exp, ln, select},
    random::{Column, LANES, fill},
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
            ["share of spending that is borrowed", "fremdfinanzierter Anteil"]
            debt_share: Some(0.0), "share", 0.0, 1.0, "ASSUMPTION: cash first";
            /// Debt at which lenders stop, over a year's cash earnings.
            ["debt limit over cash earnings", "Schuldengrenze über Barertrag"]
            max_leverage: Some(2.0), "ratio", 0.0, 50.0, "ASSUMPTION: the edge of investment grade";
            /// Debt that lenders give on used equipment, over what that would fetch; 0 for none.
            ["advance rate on equipment", "Beleihungsquote der Ausrüstung"]
            advance_rate: Some(0.0), "share", 0.0, 1.5,
                "loans on chips reach 85 % of cost (JPM; B), at once after the purchase: ai_debt_terms; none unless given";
            /// New shares that can be sold in a year, at the equity index of the start.
            ["new shares a year", "neue Aktien pro Jahr"]
            new_equity: Some(0.0), "bn a year", 0.0, 1e4, "ASSUMPTION: none";
            /// Cash that is never spent.
            ["minimum cash", "Mindestkasse"]
            minimum_cash: Some(0.0), "bn", 0.0, 1e5, "ASSUMPTION";
            /// Tax on the profit of the capacity business.
            ["tax rate", "Steuersatz"]
            tax_rate: Some(0.0), "share", 0.0, 0.6, "ASSUMPTION: results before tax";
            /// Per cent that other cash flow rises when potential demand rises by one per cent.
            ["other cash flow's exposure to demand", "Abhängigkeit des sonstigen Cashflows"]
            other_loading: Some(0.0), "ratio", 0.0, 2.0, "ASSUMPTION: none";
        }
        series {
            /// Cash flow from other business, less what its owners take out.
            ["cash flow from other business", "Cashflow aus anderem Geschäft"]
            other_cash_flow: Some(0.0), "bn a year", -1e4, 1e5, "scenario";
        }
        choices {}
    }
}

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
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let mut builders = Vec::new();
        for (index, (table, other)) in self.each.iter().zip(&self.other).enumerate() {
            let values = table.sample(&starting.sampler);
            let own = &mut starting.state.builders[index].levels;
            own.cash = values.cash;
            own.debt = values.debt;
            starting.state.counts_cash = true;
            let dt = starting.state.clock.dt;
            let falls_due = values.term.map(|term| 1.0 - exp(-dt / term));
            builders.push(One { values, falls_due, other: other.clone() });
        }
        Box::new(FinanceProcess { builders, first_demand: starting.state.levels.potential_demand })
    }
}

struct One {
    values: FinanceColumns,
    /// Share of debt that falls due in a step.
    falls_due: Column,
    other: Plan,
}

struct FinanceProcess {
    builders: Vec<One>,
    first_demand: Column,
}

impl Process for FinanceProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { terms, levels, flows, clock, builders, .. } = state;
        let mut lift = fill(0.0);
        for i in 0..LANES {
            lift[i] = ln(levels.potential_demand[i] / self.first_demand[i]);
        }
        levels.debt = fill(0.0);
        let steps_of_life = |i: usize| (terms.equipment_life[i] / clock.dt).max(1.0);
        for (one, builder) in self.builders.iter().zip(builders) {
            let (own, flow, values) = (&mut builder.levels, &mut builder.flows, &one.values);
            let planned_other = one.other.at(clock.step);
            // To the power of nothing it is 1, to the last bit.
            let loaded = values.other_loading.iter().any(|loading| *loading != 0.0);
            for i in 0..LANES {
                let earned = flow.revenue[i] - flow.operating_cost[i];
                let lifted = if loaded { exp(values.other_loading[i] * lift[i]) } else { 1.0 };
                let other = planned_other * lifted;
                let interest = values.interest_rate[i] * own.debt[i] * clock.dt;
                let scheduled = own.debt[i] * one.falls_due[i];
                let taxable = earned - own.last_depreciation[i] - interest - own.tax_losses[i];
                let tax = values.tax_rate[i] * taxable.max(0.0);
                own.tax_losses[i] = (-taxable).max(0.0);
                let shut = levels.mean_shut[i];
                let used = own.remaining_capacity_steps[i].max(0.0) / steps_of_life(i);
                let worth =
                    levels.equipment_cost[i] * levels.price[i] / levels.fair_price[i].max(1e-300);
                let secured = values.advance_rate[i] * used * worth;
                let earnings = values.max_leverage[i] * (own.earnings[i] + other).max(0.0);
                let limit = earnings.max(secured);
                let beyond = (own.debt[i] - scheduled - limit).max(0.0);
                let due = scheduled + select(values.advance_rate[i] > 0.0, beyond, 0.0);
                (flow.interest[i], flow.repayment[i], flow.tax[i]) = (interest, due, tax);
                flow.other_cash_flow[i] = other * clock.dt;
                let funds = flow.own_funds(own.cash[i], i) - values.minimum_cash[i];
                let room = (limit - own.debt[i] + due).max(0.0);
                let lacking = (flow.wanted[i] - funds - room).max(0.0);
                let issue = lacking.min(values.new_equity[i] * levels.equity[i] * clock.dt);
                let spending = flow.wanted[i].min((funds + issue + room).max(0.0));
                let from_lenders = (values.debt_share[i] * spending).max(spending - funds - issue);
                // While the market is shut there is nothing but funds.
                let alone = flow.wanted[i].min(funds.max(0.0));
                let spending = spending + shut * (alone - spending);
                let (issue, borrowing) =
                    ((1.0 - shut) * issue, (1.0 - shut) * room.min(from_lenders));
                (flow.spending[i], flow.equity_issue[i], flow.borrowing[i]) =
                    (spending, issue, borrowing);
                let cash = flow.balance(own.cash[i], i);
                let unpaid = cash < -1e-9 && own.defaulted[i] < 0.5;
                flow.default[i] = select(unpaid, terms.may_default[i], 0.0);
                // What is less than the rounding of large sums is no shortfall.
                flow.injection[i] = select(cash < -1e-9, -cash, 0.0);
                own.debt[i] += borrowing - due;
                flows.equity_issue[i] += issue;
                flows.borrowing[i] += borrowing;
                own.other_business[i] = other;
                flows.unfunded[i] += flow.wanted[i] - spending;
                flows.injection[i] += flow.injection[i];
                levels.debt[i] += own.debt[i];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    fn spend(text: &str, wanted: f64, shut: f64) -> testing::Bench {
        let builder = "[[builder]]\nname = \"A\"\nplan = 100\nshare = 1\n";
        let mut market = testing::Bench::new(&format!("[finance]\n{text}\n{builder}"));
        market.state.levels.potential_demand = fill(1.0);
        let mut process = market.start(Finance::mechanism);
        market.state.builders[0].flows.wanted = fill(wanted);
        market.state.levels.mean_shut = fill(shut);
        market.act(&mut *process);
        market
    }

    #[test]
    fn cash_first_then_debt_up_to_the_limit() {
        let text = "cash = 10\nother_cash_flow = 40\nmax_leverage = 1\ninterest_rate = 0";
        // Funds of 10 + 40 / 4, and room for 40.
        for (wanted, spent, debt) in [(15.0, 15.0, 0.0), (30.0, 30.0, 10.0), (99.0, 60.0, 40.0)] {
            let market = spend(text, wanted, 0.0);
            let builder = &market.state.builders[0];
            assert!((builder.flows.spending[0] - spent).abs() < 1e-12);
            assert!((builder.levels.debt[0] - debt).abs() < 1e-12);
        }
    }

    #[test]
    fn a_shut_market_lends_nothing_and_calls_what_falls_due() {
        let text = "cash = 10\ndebt = 20\nterm = 5\ninterest_rate = 0.1\nother_cash_flow = 40";
        let market = spend(text, 99.0, 1.0);
        let builder = &market.state.builders[0];
        // 10 + 10 - 0.5 interest, less what falls due of 20 in a quarter.
        let due = 20.0 * (1.0 - exp(-0.05));
        assert!((builder.flows.spending[0] - 19.5 + due).abs() < 1e-12);
        assert!((builder.levels.debt[0] - 20.0 + due).abs() < 1e-12);
    }

    #[test]
    fn loans_on_chips_are_called_when_chips_are_worth_less() {
        let text = "[finance]\ncash = 50\ndebt = 80\nterm = 100\nadvance_rate = 0.8\nmax_leverage = 0\ninterest_rate = 0\n\
                    [[builder]]\nname = \"A\"\nplan = 100\nshare = 1\n";
        let called = |price: f64| {
            let mut market = testing::Bench::new(text);
            market.state.levels.potential_demand = fill(1.0);
            let mut process = market.start(Finance::mechanism);
            let State { levels, terms, builders, .. } = &mut market.state;
            terms.equipment_life = fill(5.0);
            levels.equipment_cost = fill(10.0);
            levels.fair_price = fill(1.0);
            levels.price = fill(price);
            // 20 units with half of their life left are worth 100 at the fair price.
            builders[0].levels.remaining_capacity_steps = fill(200.0);
            market.act(&mut *process);
            market.state.builders[0].flows.repayment[0]
        };
        assert!((called(1.0) - 80.0 * (1.0 - exp(-0.0025))).abs() < 1e-12);
        assert!((called(0.5) - 40.0).abs() < 1e-12);
    }

    #[test]
    fn new_shares_fill_the_gap_while_the_market_is_open() {
        let text = "cash = 10\nmax_leverage = 0\nnew_equity = 40";
        for (wanted, shut, spent) in [(99.0, 0.0, 20.0), (15.0, 0.0, 15.0), (99.0, 1.0, 10.0)] {
            let market = spend(text, wanted, shut);
            assert!((market.state.builders[0].flows.spending[0] - spent).abs() < 1e-12);
        }
    }

    #[test]
    fn owners_pay_in_where_cash_runs_out() {
        let market = spend("debt = 100\nterm = 1\ninterest_rate = 0\nmax_leverage = 0", 0.0, 0.0);
        let due = 100.0 * (1.0 - exp(-0.25));
        assert!((market.state.builders[0].flows.injection[0] - due).abs() < 1e-12);
        assert!(market.state.payable_by_builder(0, 0).abs() < 1e-12);
    }
}
