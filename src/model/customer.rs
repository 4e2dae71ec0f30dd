//! Customers: those who buy capacity under a name of their own.
//!
//! ```text
//! g     = growth_long + (growth - growth_long) 2^(-t / half_life)       in the middle of the step
//! ln R += [ln(1 + g) max(0, 1 - R / ceiling) - volatility^2 / 2] dt + volatility sqrt(dt) z + loading (shock of demand)
//! need  = compute (R / R_0)^compute_elasticity          asked for: need (1 - shut_cut while shut)
//! ```
//!
//! The sum of their needs is a part of demand (`total_demand.rs`), at the reference price: like everybody's work it
//! answers to the price. What they pay, and how they fail, is in `bill.rs`.

use super::{Mechanism, Process, Reading, Starting, check::Growing, growth::room, state::State};
use crate::{
    math::{exp, ln, pow, select},
    random::{Column, LANES, Shock, fill},
    scenario::{Parameter, table},
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
            ceiling: Some(0.0), "bn a year", 0.0, 1e6, "ASSUMPTION: none", zero "there is no ceiling";
            /// Per cent that its revenue moves when a shock moves demand by one per cent.
            ["exposure of revenue to demand", "Abhängigkeit des Umsatzes von der Nachfrage"]
            loading: Some(1.0), "ratio", 0.0, 5.0, "ASSUMPTION: one for one";
            /// Capacity that it uses at the start, a part of `demand.initial`.
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
            /// Share of compute beyond contracts and of other costs that it cuts while the capital market is shut.
            ["cut while capital is shut", "Kürzung bei geschlossenem Kapitalmarkt"]
            shut_cut: Some(0.3), "share", 0.0, 1.0, "ASSUMPTION: training waits, use goes on";
            /// Share of its users that go to the other customers when it defaults.
            ["users that rivals inherit", "an Wettbewerber übergehende Nutzer"]
            inherit: Some(0.5), "share", 0.0, 1.0,
                "ASSUMPTION: if one fails others take its place (seed article 003, B), not all at once";
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

impl Customer {
    /// Tells of one that cannot grow.
    fn check_size(&self, reading: &mut Reading<'_>) {
        let name = &self.name.text;
        let [revenue, ceiling] = [&self.revenue, &self.ceiling].map(Parameter::median);
        if ceiling > 0.0 && ceiling <= revenue {
            let message = format!(
                "customer.{name:.60}.ceiling: {ceiling} is not above its revenue of the start, {revenue}: it could never grow; expected more"
            );
            reading.complain(reading.place_in_list("customer", name, "ceiling"), message);
        }
        if self.revenue.is_zero() {
            let message = format!(
                "customer.{name:.60}.revenue: what starts at 0 stays at 0, however fast it grows"
            );
            reading.doubt(reading.place_in_list("customer", name, "revenue"), message);
        }
    }
}

impl Customer {
    /// Refuses revenue that outgrows all that is plausible, where no ceiling holds it.
    fn check_growth(&self, reading: &mut Reading<'_>) {
        if self.ceiling.median() > 0.0 {
            return;
        }
        let growing = Growing {
            amount: self.revenue.median(),
            rate: &self.growth,
            long: self.growth_long.median(),
            half_life: self.half_life.median(),
        };
        let what = format!("customer.{}.revenue", self.name.text);
        let place = reading.place_in_list("customer", &self.name.text, "growth");
        reading.check_growth(("customer", "revenue"), &what, place, &growing);
    }
}

impl Mechanism for Customers {
    fn check(&self, reading: &mut Reading<'_>) {
        let most = |customer: &Customer| customer.compute.nearly_all()[1];
        let used: f64 = self.0.iter().map(most).sum();
        let all = reading.least("demand.initial");
        if used >= all * (1.0 - 1e-9) {
            let message = format!(
                "customer: their `compute` adds up to {used:.4} capacity units (what is drawn: as much as on one path in a thousand), and all demand of the start is \
                 {all:.4} (demand.initial): expected less, since what grows as [demand] says is that of all others"
            );
            let largest = self.0.iter().max_by(|a, b| most(a).total_cmp(&most(b)));
            let span = largest.and_then(|customer| customer.name.span.clone());
            reading.complain(span, message);
        }
        self.0.iter().for_each(|customer| customer.check_size(reading));
        self.0.iter().for_each(|customer| customer.check_growth(reading));
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let dt = starting.state.clock.dt;
        let mut all = Vec::new();
        for (index, table) in self.0.iter().enumerate() {
            let values = table.sample(&starting.sampler);
            introduce(&values, starting.state, index);
            all.push(One {
                distance: values.half_life.map(|years| pow(0.5, 0.5 * dt / years)),
                fading: values.half_life.map(|years| pow(0.5, dt / years)),
                shock: starting.shock(&format!("customer.{}.shock", table.name.text)),
                values,
            });
        }
        Box::new(CustomerProcess(all))
    }
}

/// What others must know of it; its compute is a part of the demand of the start.
fn introduce(values: &CustomerColumns, state: &mut State, index: usize) {
    let customer = &mut state.customers[index];
    let (terms, levels) = (&mut customer.terms, &mut customer.levels);
    terms.revenue = values.revenue;
    terms.gross_margin = values.gross_margin;
    terms.other_cost = values.other_cost;
    terms.other_elasticity = values.other_elasticity;
    terms.funding = values.funding;
    terms.runway = values.runway;
    terms.shut_cut = values.shut_cut;
    terms.inherit = values.inherit;
    levels.revenue = values.revenue;
    (levels.need, levels.wanted, levels.work) = (values.compute, values.compute, values.compute);
    levels.cash = values.cash;
    levels.funders = fill(1.0);
    for i in 0..LANES {
        let rest = &mut state.levels.rest_demand[i];
        *rest = (*rest - values.compute[i]).max(0.0);
    }
}

struct One {
    values: CustomerColumns,
    /// How much of the first growth is left in the middle of the step.
    distance: Column,
    fading: Column,
    shock: Shock,
}

struct CustomerProcess(Vec<One>);

impl Process for CustomerProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        for (index, one) in self.0.iter_mut().enumerate() {
            one.grow(state, index);
        }
    }
}

impl One {
    #[inline(always)]
    fn grow(&mut self, state: &mut State, index: usize) {
        let (dt, root) = (state.clock.dt, state.clock.dt.sqrt());
        let shock = self.shock.normal();
        let values = &self.values;
        let State { levels: market, flows, customers, .. } = state;
        let levels = &mut customers[index].levels;
        for i in 0..LANES {
            let growth = values.growth_long[i]
                + (values.growth[i] - values.growth_long[i]) * self.distance[i];
            self.distance[i] *= self.fading[i];
            let sigma = values.volatility[i];
            let pace = ln(1.0 + growth);
            let room = room(levels.revenue[i], values.ceiling[i], pace * dt);
            let moved = (pace * room - 0.5 * sigma * sigma) * dt
                + sigma * root * shock[i]
                + values.loading[i] * flows.demand_shock[i];
            let revenue = levels.revenue[i] * exp(moved);
            let size = revenue / values.revenue[i].max(1e-300);
            let need = values.compute[i] * pow(size, values.compute_elasticity[i]);
            let need = select(revenue > 0.0, need * market.work_factor[i], 0.0);
            levels.mean_revenue[i] = 0.5 * (levels.revenue[i] + revenue);
            levels.wanted[i] = need * (1.0 - values.shut_cut[i] * market.shut[i]);
            (levels.revenue[i], levels.need[i]) = (revenue, need);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    #[test]
    fn its_need_follows_its_revenue_and_is_a_part_of_demand() {
        let text = "[[customer]]\nname = \"A\"\nrevenue = 2\ncompute = 3\ngrowth = 2\ngrowth_long = 2\n\
                    volatility = 0\ncompute_elasticity = 0.5\nshut_cut = 0.25";
        let mut market = testing::Bench::new(text);
        market.state.levels.rest_demand = fill(10.0);
        let mut process = market.start(Customer::mechanism);
        assert!((market.state.levels.rest_demand[0] - 7.0).abs() < 1e-12);
        market.state.levels.shut = fill(1.0);
        (0..4).for_each(|_| market.step(&mut *process));
        let levels = &market.state.customers[0].levels;
        assert!((levels.revenue[0] - 6.0).abs() < 1e-12);
        assert!((levels.need[0] - 27_f64.sqrt()).abs() < 1e-12);
        assert!((levels.wanted[0] - 0.75 * 27_f64.sqrt()).abs() < 1e-12);
    }
}
