//! Customers: those who buy capacity under a name of their own, and live on investors' money.
//!
//! ```text
//! g     = growth_long + (growth - growth_long) 2^(-t / half_life)       in the middle of the step
//! ln R += [ln(1 + g) max(0, 1 - R / ceiling) - volatility^2 / 2] dt + volatility sqrt(dt) z + loading (shock of demand)
//! need  = compute (R / R_0)^compute_elasticity
//! bill  = contracts + max(0, need - contracted) p kept        kept = 1 - shut_cut while shut, else 1
//! cash flow = gross_margin R - bill - other_cost (R / R_0)^other_elasticity kept
//! funding   = min(funding R E funders, what keeps cash at `runway` years of losses), 0 while shut
//! ```
//!
//! Its need is a part of demand. A customer whose cash is gone defaults, once: its contracts end, the
//! share `inherit` of its users goes to the others in proportion to their revenue, and the work of the
//! rest is no longer wanted: `Q *= 1 - lost need / D`.

use super::{
    Mechanism, Process, Reading, Starting,
    growth::room,
    state::{CustomerState, State},
};
use crate::{
    math::{exp, ln, pow, select},
    random::{Column, LANES, Shock, fill},
    scenario::table,
};

table! {
    /// One who buys capacity and pays for it with revenue and investors' money.
    ["customer", "Kunde"]
    Customer / CustomerColumns in list "customer" {
        names {
            /// Its name; also names its random stream.
            ["name", "Name"]
            name: "a name, not an estimate";
        }
        parameters {
            /// Revenue at the start.
            ["revenue at the start", "Umsatz zu Beginn"]
            revenue: None, "bn a year", 0.0, 1e5, "scenario";
            /// Growth of revenue at the start.
            ["growth of revenue at the start", "Umsatzwachstum zu Beginn"]
            growth: Some(1.0), "share a year", -0.5, 100.0, "scenario; ASSUMPTION if it is silent";
            /// Growth of revenue in the long run.
            ["long-run growth of revenue", "langfristiges Umsatzwachstum"]
            growth_long: Some(0.2), "share a year", -0.3, 2.0,
                "AI revenue reverts to 10 to 35 % a year: mechanism_parameters (C)";
            /// Time in which the distance between the two halves.
            ["years in which revenue growth comes halfway down", "Halbwertszeit des Umsatzwachstums"]
            half_life: Some(2.0), "years", 0.1, 100.0, "ASSUMPTION";
            /// Standard deviation of the shocks to its growth.
            ["volatility of revenue", "Schwankung des Umsatzes"]
            volatility: Some(0.2), "per root year", 0.0, 2.0, "ASSUMPTION";
            /// Revenue beyond which it does not grow; 0 for none.
            ["ceiling of revenue", "Obergrenze des Umsatzes"]
            ceiling: Some(0.0), "bn a year", 0.0, 1e6, "ASSUMPTION: none";
            /// Per cent that its revenue moves when a shock moves demand by one per cent.
            ["exposure of revenue to demand", "Abhängigkeit des Umsatzes von der Nachfrage"]
            loading: Some(1.0), "ratio", 0.0, 5.0, "ASSUMPTION: one for one";
            /// Capacity that it uses at the start.
            ["capacity used at the start", "genutzte Kapazität zu Beginn"]
            compute: None, "capacity units", 0.0, 1e9, "scenario";
            /// Per cent that its need of capacity rises when its revenue rises by one per cent.
            ["compute needed per revenue growth", "Rechenbedarf je Umsatzwachstum"]
            compute_elasticity: Some(1.0), "ratio", 0.0, 3.0, "ASSUMPTION: in proportion";
            /// Share of revenue left after all costs in proportion to it, compute apart.
            ["margin before compute", "Marge vor Rechenkosten"]
            gross_margin: Some(0.7), "share", 0.0, 1.0, "ASSUMPTION: shares of resellers, payments, support";
            /// Other costs at the start: research staff, selling, running the firm.
            ["other costs at the start", "sonstige Kosten zu Beginn"]
            other_cost: Some(0.0), "bn a year", 0.0, 1e5, "scenario";
            /// Per cent that other costs rise when revenue rises by one per cent.
            ["growth of other costs with revenue", "Wachstum sonstiger Kosten mit dem Umsatz"]
            other_elasticity: Some(0.7), "ratio", 0.0, 3.0, "ASSUMPTION: staff grows slower than sales";
            /// Cash at the start.
            ["cash at the start", "Kasse zu Beginn"]
            cash: Some(0.0), "bn", 0.0, 1e5, "scenario";
            /// New equity that investors give in a year at most, over revenue, at the index of the start.
            ["new equity over revenue", "neues Eigenkapital über Umsatz"]
            funding: Some(1.0), "ratio", 0.0, 50.0, "ASSUMPTION: a tenth of a valuation of ten times revenue";
            /// Years of losses that it wants to have in cash.
            ["years of losses kept in cash", "gewünschte Reichweite der Kasse"]
            runway: Some(1.5), "years", 0.0, 10.0, "ASSUMPTION: a round every year and a half";
            /// Share of spot compute and of other costs that it cuts while the capital market is shut.
            ["cut while capital is shut", "Kürzung bei geschlossenem Kapitalmarkt"]
            shut_cut: Some(0.3), "share", 0.0, 1.0, "ASSUMPTION: training waits, use goes on";
            /// Share of its users that go to the other customers when it defaults.
            ["users that rivals inherit", "an Wettbewerber übergehende Nutzer"]
            inherit: Some(0.5), "share", 0.0, 1.0,
                "ASSUMPTION: if one fails others take its place (seed article 003, A), not all at once";
        }
        series {}
        choices {}
    }
}

struct Customers(Vec<Customer>);

impl Customer {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(Customers(reading.list(|customer: &Self| &customer.name)))
    }
}

impl Mechanism for Customers {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let dt = starting.state.clock.dt;
        let mut all = Vec::new();
        for (index, table) in self.0.iter().enumerate() {
            let values = table.sample(&starting.sampler);
            let levels = &mut starting.state.customers[index].levels;
            levels.revenue = values.revenue;
            levels.need = values.compute;
            levels.cash = values.cash;
            levels.funders = fill(1.0);
            all.push(One {
                distance: values.half_life.map(|years| pow(0.5, 0.5 * dt / years)),
                fading: values.half_life.map(|years| pow(0.5, dt / years)),
                shock: starting.shock(&format!("customer.{}.shock", table.name.text)),
                values,
                mean_revenue: fill(0.0),
                mean_need: fill(0.0),
            });
        }
        Box::new(CustomerProcess(all))
    }
}

struct One {
    values: CustomerColumns,
    /// How much of the first growth is left in the middle of the step.
    distance: Column,
    fading: Column,
    shock: Shock,
    /// Revenue a year over the step.
    mean_revenue: Column,
    /// Capacity that it needs over the step.
    mean_need: Column,
}

struct CustomerProcess(Vec<One>);

impl Process for CustomerProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        for (index, one) in self.0.iter_mut().enumerate() {
            one.grow(state, index);
            one.pay(state, index);
        }
        let State { flows, customers, .. } = &mut *state;
        let mut any = false;
        for customer in customers {
            for i in 0..LANES {
                flows.customer_funding[i] += customer.flows.funding[i];
                flows.customer_default[i] += customer.flows.default[i];
                any |= customer.flows.default[i] > 0.0;
            }
        }
        if any {
            self.settle(state);
        }
    }
}

impl One {
    #[inline(always)]
    fn grow(&mut self, state: &mut State, index: usize) {
        let (dt, root) = (state.clock.dt, state.clock.dt.sqrt());
        let shock = self.shock.normal();
        let values = &self.values;
        let levels = &mut state.customers[index].levels;
        for i in 0..LANES {
            let growth = values.growth_long[i]
                + (values.growth[i] - values.growth_long[i]) * self.distance[i];
            self.distance[i] *= self.fading[i];
            let sigma = values.volatility[i];
            let pace = ln(1.0 + growth);
            let room = room(levels.revenue[i], values.ceiling[i], pace * dt);
            let moved = (pace * room - 0.5 * sigma * sigma) * dt
                + sigma * root * shock[i]
                + values.loading[i] * state.flows.demand_shock[i];
            let revenue = levels.revenue[i] * exp(moved);
            let size = revenue / values.revenue[i].max(1e-300);
            let need = values.compute[i] * pow(size, values.compute_elasticity[i]);
            let need = select(revenue > 0.0, need, 0.0);
            self.mean_revenue[i] = 0.5 * (levels.revenue[i] + revenue);
            self.mean_need[i] = 0.5 * (levels.need[i] + need);
            (levels.revenue[i], levels.need[i]) = (revenue, need);
        }
    }

    #[inline(always)]
    fn pay(&self, state: &mut State, index: usize) {
        let State { levels: market, clock, customers, .. } = state;
        let CustomerState { levels, flows } = &mut customers[index];
        let (values, dt) = (&self.values, clock.dt);
        for i in 0..LANES {
            let alive = levels.defaulted[i] < 0.5;
            let (earned, need) = (self.mean_revenue[i], self.mean_need[i]);
            let size = earned / values.revenue[i].max(1e-300);
            let kept = 1.0 - values.shut_cut[i] * market.shut[i];
            let spot = (need - levels.contracted[i]).max(0.0) * kept * market.mean_price[i] * dt;
            let bill = flows.contract_bill[i] + spot;
            let other = values.other_cost[i] * pow(size, values.other_elasticity[i]) * kept;
            let other = earned * (1.0 - values.gross_margin[i]) + other;
            let revenue = earned * dt;
            let cash_flow = select(alive, revenue - bill - other * dt, 0.0);
            let left = levels.cash[i] + cash_flow;
            let wanted = (values.runway[i] * (-cash_flow / dt).max(0.0) - left).max(0.0);
            let limit = values.funding[i] * revenue * market.equity[i] * levels.funders[i];
            let open = alive && market.shut[i] < 0.5;
            let funding = select(open, wanted.min(limit), 0.0);
            let cash = left + funding;
            let fails = alive && cash < -1e-9;
            flows.revenue[i] = select(alive, revenue, 0.0);
            flows.compute_bill[i] = select(alive, bill, 0.0);
            flows.other_cost[i] = select(alive, other * dt, 0.0);
            (flows.cash_flow[i], flows.funding[i]) = (cash_flow, funding);
            flows.default[i] = select(fails, 1.0, 0.0);
            flows.shortfall[i] = select(fails, -cash, 0.0);
            levels.cash[i] = cash.max(0.0);
            let burned = (-cash_flow / bill.max(1e-300)).clamp(0.0, 1.0);
            levels.burned_share[i] = select(alive, burned, 0.0);
            let paid = burned * levels.need[i] / market.demand[i].max(1e-300);
            let share = market.financed_demand_share[i] + select(alive, paid, 0.0);
            market.financed_demand_share[i] = share.min(1.0);
        }
    }
}

impl CustomerProcess {
    /// Those who fail in the same step fail together: their users go to those who are left.
    fn settle(&self, state: &mut State) {
        for i in 0..LANES {
            let (mut left, mut inherited) = (0.0, 0.0);
            for (one, customer) in self.0.iter().zip(&mut state.customers) {
                let event = customer.flows.default[i];
                customer.levels.defaulted[i] += event;
                inherited += event * one.values.inherit[i] * customer.levels.revenue[i];
                left += (1.0 - customer.levels.defaulted[i]) * customer.levels.revenue[i];
            }
            let lift = if left > 0.0 { 1.0 + inherited / left } else { 1.0 };
            let mut lost = 0.0;
            for (one, customer) in self.0.iter().zip(&mut state.customers) {
                let event = customer.flows.default[i];
                let kept = if left > 0.0 { one.values.inherit[i] } else { 0.0 };
                lost += event * (1.0 - kept) * customer.levels.need[i];
                let gone = customer.levels.defaulted[i] > 0.5;
                customer.levels.revenue[i] *= if gone { 0.0 } else { lift };
                if gone {
                    customer.levels.need[i] = 0.0;
                    customer.levels.contracted[i] = 0.0;
                }
            }
            let share = (lost / state.levels.demand[i].max(1e-300)).min(1.0);
            state.levels.potential_demand[i] *= 1.0 - share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const QUIET: &str =
        "growth = 0\ngrowth_long = 0\nvolatility = 0\ngross_margin = 1\nrunway = 1\nshut_cut = 0\n";

    fn market(customers: &str) -> (testing::Bench, Box<dyn Process>) {
        let mut market = testing::Bench::new(customers);
        let process = market.start(Customer::mechanism);
        let levels = &mut market.state.levels;
        levels.price = fill(10.0);
        levels.mean_price = fill(10.0);
        levels.demand = fill(100.0);
        levels.potential_demand = fill(100.0);
        (market, process)
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
        market.state.levels.shut = fill(1.0);
        (0..4).for_each(|_| market.step(&mut *process));
        let customer = &market.state.customers[0];
        assert!(
            (customer.flows.shortfall[0] - 1.5).abs() < 1e-12 && customer.levels.defaulted[0] > 0.5
        );
        // Half of its users leave with nobody to go to: all of its work is lost.
        assert!((market.state.levels.potential_demand[0] - 97.0).abs() < 1e-12);
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
        assert!((market.state.levels.potential_demand[0] - 98.0).abs() < 1e-12);
    }
}
