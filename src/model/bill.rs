//! What customers pay for, and how they fail.
//!
//! ```text
//! work  = what it asks for (p / p_ref)^-elasticity
//! bill  = contracts + max(0, work - contracted) p
//! cash flow = gross_margin R - bill - other_cost (R / R_0)^other_elasticity kept          kept = 1 - shut_cut while shut
//! funding   = min(funding R E (funders - what these lack the capital for), what keeps cash at `runway` years of losses), 0 while shut
//! ```
//!
//! A customer whose cash is gone defaults, once: its contracts end, the share `inherit` of its users goes to the
//! others in proportion to their revenue, and what the rest wanted is no part of demand any more.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{CustomerFlows, CustomerLevels, CustomerState, CustomerTerms, Flows, Levels, State},
};
use crate::{
    math::{pow, select},
    random::{LANES, any},
};

/// Acts in every market; the numbers are those of the customers.
struct Bill;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(Bill)
}

impl Mechanism for Bill {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(Bill)
    }
}

impl Process for Bill {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { levels: market, flows: market_flows, clock, customers, .. } = &mut *state;
        for CustomerState { levels, terms, flows } in &mut *customers {
            pay((market, market_flows), levels, terms, flows, clock.dt);
        }
        for customer in customers {
            for i in 0..LANES {
                market_flows.customer_funding[i] += customer.flows.funding[i];
                market_flows.customer_default[i] += customer.flows.default[i];
            }
        }
        if any(&market_flows.customer_default) {
            settle(state);
        }
    }
}

#[inline(always)]
fn pay(
    (market, market_flows): (&mut Levels, &Flows),
    levels: &mut CustomerLevels,
    terms: &CustomerTerms,
    flows: &mut CustomerFlows,
    dt: f64,
) {
    for i in 0..LANES {
        let alive = levels.defaulted[i] < 0.5;
        let earned = levels.mean_revenue[i];
        let work = levels.wanted[i] * market.demand[i] / market.paid_demand[i].max(1e-300);
        let mean_work = 0.5 * (levels.work[i] + work);
        levels.work[i] = work;
        let size = earned / terms.revenue[i].max(1e-300);
        let kept = 1.0 - terms.shut_cut[i] * market.mean_shut[i];
        let spot = (mean_work - levels.contracted[i]).max(0.0) * market.mean_price[i] * dt;
        let bill = flows.contract_bill[i] + spot;
        let fixed = terms.other_cost[i] * pow(size, terms.other_elasticity[i]);
        let other = earned * (1.0 - terms.gross_margin[i]) + fixed * kept;
        let revenue = earned * dt;
        let cash_flow = select(alive, revenue - bill - other * dt, 0.0);
        flows.cash_flow[i] = cash_flow;
        levels.burning[i] = (-cash_flow / dt).max(0.0);
        let (shut, shuts) = (market.mean_shut[i], market_flows.shut_event[i] > 0.5);
        let open = 1.0 - shut;
        // A market that shuts in the step is open before, one that opens after.
        let in_open = cash_flow - select(alive, fixed * (1.0 - kept) * dt, 0.0);
        let until_open_ends = select(shuts, open * in_open, cash_flow);
        let held = flows.balance(levels.cash[i], i) - cash_flow;
        let left = held + until_open_ends;
        let wanted = (terms.runway[i] * (-in_open / dt).max(0.0) - left).max(0.0);
        let there = (levels.funders[i] - levels.lacking[i]).max(0.0);
        let limit = terms.funding[i] * revenue * market.mean_equity[i] * there;
        // A market that opens within the step comes too late for one whose cash is gone before.
        let opens = !shuts && market.shut[i] < 0.5 && shut > 0.0;
        let late = opens && held + shut * cash_flow < -1e-9;
        flows.funding[i] = select(alive && !late, wanted.min(open * limit), 0.0);
        let cash = flows.balance(levels.cash[i], i);
        let fails = alive && cash < -1e-9;
        flows.revenue[i] = select(alive, revenue, 0.0);
        flows.compute_bill[i] = select(alive, bill, 0.0);
        flows.other_cost[i] = select(alive, other * dt, 0.0);
        flows.default[i] = select(fails, 1.0, 0.0);
        flows.shortfall[i] = select(fails, -cash, 0.0);
        let burned = (-cash_flow / bill.max(1e-300)).clamp(0.0, 1.0);
        levels.burned_share[i] = select(alive, burned, 0.0);
        let paid = burned * levels.wanted[i] / market.paid_demand[i].max(1e-300);
        let share = market.financed_demand_share[i] + select(alive, paid, 0.0);
        market.financed_demand_share[i] = share.min(1.0);
    }
}

/// Those who fail in the same step fail together: their users go to those who are left.
fn settle(state: &mut State) {
    for i in 0..LANES {
        let (mut left, mut inherited) = (0.0, 0.0);
        for customer in &mut state.customers {
            let event = customer.flows.default[i];
            customer.levels.defaulted[i] += event;
            inherited += event * customer.terms.inherit[i] * customer.levels.revenue[i];
            left += (1.0 - customer.levels.defaulted[i]) * customer.levels.revenue[i];
        }
        let lift = if left > 0.0 { 1.0 + inherited / left } else { 1.0 };
        for customer in &mut state.customers {
            let gone = customer.levels.defaulted[i] > 0.5;
            customer.levels.revenue[i] *= if gone { 0.0 } else { lift };
            if gone {
                let levels = &mut customer.levels;
                (levels.need[i], levels.wanted[i], levels.work[i]) = (0.0, 0.0, 0.0);
                levels.contracted[i] = 0.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        math::Width,
        model::{customer::Customer, testing},
        random::fill,
    };

    const QUIET: &str =
        "growth = 0\ngrowth_long = 0\nvolatility = 0\ngross_margin = 1\nrunway = 1\nshut_cut = 0\n";

    /// What they need, and what they pay for it.
    struct Both([Box<dyn Process>; 2]);

    impl Process for Both {
        fn step(&mut self, state: &mut State) {
            self.0.iter_mut().for_each(|process| process.step_at(Width::detected(), state));
        }
    }

    fn market(customers: &str) -> (testing::Bench, Box<dyn Process>) {
        let mut market = testing::Bench::new(customers);
        market.state.levels.rest_demand = fill(100.0);
        let both = [market.start(Customer::mechanism), market.start(mechanism)];
        let levels = &mut market.state.levels;
        levels.price = fill(10.0);
        levels.mean_price = fill(10.0);
        (levels.demand, levels.paid_demand) = (fill(100.0), fill(100.0));
        (market, Box::new(Both(both)))
    }

    #[test]
    fn investors_pay_for_losses_while_the_market_is_open() {
        let text = format!(
            "[[customer]]\nname = \"A\"\nrevenue = 20\ncompute = 3\ncash = 1\nfunding = 2\n{QUIET}"
        );
        let (mut market, mut process) = market(&text);
        market.step(&mut *process);
        let customer = &market.state.customers[0];
        // A loss of 10 a year: 2.5 are gone, and a year's loss is wanted in cash; 10 may be raised.
        assert!((customer.flows.cash_flow[0] + 2.5).abs() < 1e-12);
        assert!((customer.flows.funding[0] - 10.0).abs() < 1e-12);
        assert!((customer.levels.cash[0] - 8.5).abs() < 1e-12);
        assert!((customer.levels.burned_share[0] - 1.0 / 3.0).abs() < 1e-12);
        market.state.levels.mean_shut = fill(1.0);
        market.state.levels.shut = fill(1.0);
        (0..4).for_each(|_| market.step(&mut *process));
        let customer = &market.state.customers[0];
        assert!(
            (customer.flows.shortfall[0] - 1.5).abs() < 1e-12 && customer.levels.defaulted[0] > 0.5
        );
        // Its users have nobody to go to: its work is lost.
        assert!(market.state.customers[0].levels.need[0].abs() < 1e-12);
    }

    #[test]
    fn survivors_inherit_and_the_order_does_not_matter() {
        let one = |name: &str, cash: f64, revenue: f64| {
            format!(
                "[[customer]]\nname = \"{name}\"\nrevenue = {revenue}\ncompute = 4\ncash = {cash}\nfunding = 0\ninherit = 0.5\n{QUIET}"
            )
        };
        let (mut market, mut process) =
            market(&[one("A", 0.0, 20.0), one("B", 99.0, 30.0), one("C", 99.0, 10.0)].concat());
        market.step(&mut *process);
        let revenue: Vec<f64> =
            market.state.customers.iter().map(|customer| customer.levels.revenue[0]).collect();
        for (found, due) in revenue.iter().zip([0.0, 37.5, 12.5]) {
            assert!((found - due).abs() < 1e-12, "{revenue:?}");
        }
        market.step(&mut *process);
        let needs: f64 = market.state.customers.iter().map(|c| c.levels.need[0]).sum();
        assert!((needs - 4.0 * (37.5 / 30.0 + 12.5 / 10.0)).abs() < 1e-12);
    }
}
