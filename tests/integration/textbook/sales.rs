//! Operations, and the bills of customers.

use super::{
    parties::{post, posted},
    world::World,
};

impl World {
    /// What is sold and what it costs, and what is earned over what must be.
    pub(super) fn operations(&mut self) {
        let (mut revenues, mut costs, mut required) = (0.0, 0.0, 0.0);
        let mut mean_use = 0.0;
        let let_for = self.n.get("rental", "rent");
        for b in 0..self.builders.len() {
            let after = self.ends(b);
            let (fixed, m) = (&self.fixed, &self.m);
            let own = &mut self.builders[b];
            let (before, dt) = (own.before, fixed.dt);
            let sold = m.u_s_mean
                * (f64::midpoint(before.capacity, after.capacity) - own.contracted / fixed.u_max);
            let contracts = own.contract_rate * dt;
            let revenue = m.price_mean * sold * dt + contracts;
            let charges = f64::midpoint(before.charges, after.charges) * dt + own.sold_rent * dt;
            let used = f64::midpoint(before.in_use, after.in_use);
            let running = fixed.h * used * m.running * dt;
            let cost = running + fixed.overhead * revenue + charges;
            let rent = own.rented * let_for * dt;
            let let_out = own.let_out * let_for * dt;
            post(&mut own.flows, "contract_revenue", contracts);
            post(&mut own.flows, "revenue", revenue + let_out);
            post(&mut own.flows, "operating_cost", cost + rent);
            post(&mut own.flows, "lease_payment", charges);
            post(&mut own.flows, "rent", rent);
            post(&mut own.flows, "rent_income", let_out);
            own.earnings = (revenue + let_out - cost - rent) / dt;
            own.after = after;
            required += f64::midpoint(before.required, after.required) * dt;
            (revenues, costs) = (revenues + revenue, costs + cost);
            mean_use += used;
            post(&mut self.m.flows, "lease_payment", charges);
        }
        let (fixed, m) = (&self.fixed, &mut self.m);
        let needed = (1.0 - fixed.overhead) * m.p_fair_mean * fixed.u_n() * m.capacity_mean;
        let needed = (needed - fixed.h * mean_use) * fixed.dt;
        m.coverage = ((revenues - costs) / needed.max(1e-9)).clamp(0.0, 1.0);
        post(&mut m.flows, "revenue", revenues);
        post(&mut m.flows, "operating_cost", costs);
        post(&mut m.flows, "required_revenue", required / (1.0 - fixed.overhead));
        let power = self.n.get("operations", "power_use") * mean_use * m.running * fixed.dt;
        post(&mut m.flows, "electricity", power);
    }

    /// What customers pay, raise and lack.
    pub(super) fn bills(&mut self) {
        let mut failing = vec![false; self.customers.len()];
        let on_investors_money = self.on_investors_money() * self.m.financed;
        let mut financed = on_investors_money;
        for index in 0..self.customers.len() {
            self.bill(index);
            let c = &self.customers[index];
            failing[index] = posted(&c.flows, "default") > 0.5;
            financed += c.asks * c.burned_share;
        }
        self.m.flows.insert("financed_demand_share", financed / self.m.q_paid);
        let (mut living, mut inherited) = (0.0, 0.0);
        for index in 0..self.customers.len() {
            let inherit = self.of_customer(index, "inherit");
            let c = &mut self.customers[index];
            inherited += if failing[index] { inherit * c.revenue } else { 0.0 };
            c.failed |= failing[index];
            living += if c.failed { 0.0 } else { c.revenue };
        }
        for c in &mut self.customers {
            if c.failed {
                (c.revenue, c.need, c.asks, c.work, c.contracted) = (0.0, 0.0, 0.0, 0.0, 0.0);
            } else {
                c.revenue *= 1.0 + inherited / living;
            }
        }
    }

    fn bill(&mut self, index: usize) {
        let get = |key: &str| self.of_customer(index, key);
        let (m, dt) = (&self.m, self.fixed.dt);
        let (opens, c) = (m.shut_mean > 0.0 && !m.shut && !m.shut_event, &self.customers[index]);
        let work = c.asks * m.demand / m.q_paid;
        let kept = 1.0 - get("shut_cut") * m.shut_mean;
        let spot = (f64::midpoint(c.work, work) - c.contracted).max(0.0) * m.price_mean;
        let bill = c.contract_rate + spot;
        let size = (c.mean_revenue / get("revenue")).powf(get("other_elasticity"));
        let direct = (1.0 - get("gross_margin")) * c.mean_revenue;
        let fixed = get("other_cost") * size;
        let other = direct + fixed * kept;
        let flow = c.mean_revenue - bill - other;
        let cash = c.cash + flow * dt;
        let in_open = flow - fixed * (1.0 - kept);
        let left = if m.shut_event {
            c.cash + (1.0 - m.shut_mean) * in_open * dt
        } else {
            c.cash + flow * dt
        };
        let wanted = (get("runway") * (-in_open).max(0.0) - left).max(0.0);
        let funders = (c.funders - c.lacking).max(0.0);
        let most = get("funding") * c.mean_revenue * m.equity_mean * funders * dt;
        let too_late = opens && c.cash + m.shut_mean * flow * dt < -1e-9;
        let raise = if too_late { 0.0 } else { wanted.min((1.0 - m.shut_mean) * most) };
        let fails = !c.failed && cash + raise < -1e-9;
        let c = &mut self.customers[index];
        if c.failed {
            (c.burned_share, c.work) = (0.0, 0.0);
            return;
        }
        (c.work, c.flow) = (work, flow);
        c.burned_share = if bill > 0.0 { ((-flow).max(0.0) / bill).min(1.0) } else { 0.0 };
        post(&mut c.flows, "revenue", c.mean_revenue * dt);
        post(&mut c.flows, "compute_bill", bill * dt);
        post(&mut c.flows, "contract_bill", c.contract_rate * dt);
        post(&mut c.flows, "other_cost", other * dt);
        post(&mut c.flows, "cash_flow", flow * dt);
        post(&mut c.flows, "funding", raise);
        post(&mut c.flows, "default", f64::from(u8::from(fails)));
        post(&mut c.flows, "shortfall", if fails { -(cash + raise) } else { 0.0 });
        post(&mut self.m.flows, "customer_funding", raise);
        post(&mut self.m.flows, "customer_default", f64::from(u8::from(fails)));
    }
}
