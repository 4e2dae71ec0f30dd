//! Who bears what is lost, cash, what the build-out is worth, and the order of a step.

use super::{
    numbers::table,
    parties::{post, posted},
    world::World,
};

impl World {
    pub(super) fn cash_of_builder(&self, b: usize) -> f64 {
        let own = &self.builders[b];
        let f = |name: &str| posted(&own.flows, name);
        let earned = f("revenue") - f("operating_cost") + f("other_cash_flow");
        let paid = f("interest") + f("tax") + f("repayment") + f("spending");
        let raised = f("borrowing") + f("equity_issue") + f("injection");
        let got = f("refund") + f("sale_proceeds") + f("vendor_credit");
        if self.has("finance") { own.cash + earned - paid + raised + got } else { f64::INFINITY }
    }

    pub(super) fn cash_of_customer(&self, c: usize) -> f64 {
        let own = &self.customers[c];
        let f = |name: &str| posted(&own.flows, name);
        own.cash + f("cash_flow") + f("funding") + f("shortfall") + f("vendor_credit")
    }

    /// By the claim that is lost: each loss counts once.
    pub(super) fn incidence(&mut self) {
        for b in 0..self.builders.len() {
            let tax = self.of(b, "finance", "tax_rate");
            let secured_share = self.of(b, "finance", "secured_share");
            let own = &self.builders[b];
            let f = |name: &str| posted(&own.flows, name);
            let fails = f("default") > 0.5;
            let relief = if fails { 0.0 } else { tax * f("write_down") };
            let unsecured = secured_share * f("discharged") - f("default_value");
            let secured = if fails { unsecured.max(0.0) } else { 0.0 };
            let owners = (f("write_down") - f("lender_loss") - relief).max(0.0);
            let lost = f("lender_loss");
            let owner = if own.landlord { "lessor_loss" } else { "shareholder_loss" };
            post(&mut self.m.flows, owner, owners);
            post(&mut self.m.flows, "state_loss", relief);
            post(&mut self.m.flows, "secured_loss", secured);
            post(&mut self.m.flows, "bond_loss", lost - secured);
        }
        for c in &mut self.customers {
            c.paid_in += posted(&c.flows, "funding");
            if posted(&c.flows, "default") > 0.5 {
                post(&mut self.m.flows, "customer_loss", c.paid_in);
            }
        }
    }

    pub(super) fn close(&mut self) {
        for b in 0..self.builders.len() {
            let cash = self.cash_of_builder(b);
            let counted = self.has("finance");
            let own = &mut self.builders[b];
            let f = |name: &str| posted(&own.flows, name);
            let before_tax = f("revenue") - f("operating_cost") - f("spending")
                + f("refund")
                + f("sale_proceeds");
            let after = before_tax - f("tax");
            own.cash = if counted { cash.max(0.0) } else { 0.0 };
            post(&mut own.flows, "free_cash_flow", after);
            post(&mut self.m.flows, "free_cash_flow", before_tax);
            own.before = own.after;
        }
        for c in 0..self.customers.len() {
            let cash = self.cash_of_customer(c);
            self.customers[c].cash = cash.max(0.0);
        }
    }

    pub(super) fn valuation(&mut self) {
        let fcf = posted(&self.m.flows, "free_cash_flow");
        if self.has("economy") {
            let made = self.gdp() * self.fixed.dt;
            post(&mut self.m.flows, "gdp", made);
        }
        if !self.has("valuation") {
            return;
        }
        let get = |key: &str| self.n.get("valuation", key);
        let own = table(&self.n.root, "valuation");
        let perpetual = self.n.word("valuation", own, "terminal") == "perpetuity";
        let (rate, growth) = (get("rate"), get("terminal_growth"));
        let passed = (self.k + 1) as f64 * self.fixed.dt;
        let year = (passed - 1e-9).ceil();
        let book: f64 = (0..self.builders.len()).map(|b| self.carrying(b, self.headline())).sum();
        let share = get("terminal_share");
        let m = &mut self.m;
        m.last_year.push(fcf);
        let last = m.last_year.iter().rev().take(4);
        let months = last.len() as f64 / 4.0;
        let sum: f64 = last.sum();
        m.terminal =
            if perpetual { sum / months * (1.0 + growth) / (rate - growth) } else { share * book };
        m.npv_year += fcf;
        let settled = m.npv_settled + m.npv_year * (1.0 + rate).powf(-year);
        if (passed - year).abs() < 1e-9 {
            (m.npv_settled, m.npv_year) = (settled, 0.0);
        }
        let last = self.k + 1 == self.fixed.steps;
        let end = if last { m.terminal * (1.0 + rate).powf(-year) } else { 0.0 };
        m.npv = settled - m.first_book + end;
    }

    /// One step, in causal order.
    pub(super) fn step(&mut self) {
        self.k += 1;
        self.m.flows.clear();
        self.builders.iter_mut().for_each(|b| b.flows.clear());
        self.customers.iter_mut().for_each(|c| c.flows.clear());
        self.holders.iter_mut().for_each(|h| h.flows.clear());
        let equity = self.m.equity;
        self.technology();
        self.efficiency();
        self.capital_market();
        self.economy();
        self.demand();
        self.ask();
        self.cancel();
        self.arrivals();
        self.contracts();
        self.merit_order();
        self.price();
        self.operations();
        self.bills();
        self.plan();
        self.connect();
        self.finance();
        self.orders();
        self.held_for_sale();
        self.accounting();
        self.defaults();
        self.claims(equity);
        self.incidence();
        self.close();
        self.valuation();
    }
}
