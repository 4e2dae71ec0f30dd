//! Contracts, the market, the merit order, the price.

use super::{
    numbers::text_of,
    parties::{Deal, post},
    world::World,
};

impl World {
    /// A contract's builder and customer.
    fn sides(&self, deal: &Deal) -> (usize, usize) {
        let (builder, customer) = (text_of(&deal.own, "builder"), text_of(&deal.own, "customer"));
        let b = self.builders.iter().position(|b| Some(&b.name) == builder.as_ref()).unwrap();
        let c = self.customers.iter().position(|c| Some(&c.name) == customer.as_ref()).unwrap();
        (b, c)
    }

    /// What is wanted of a contract with such units and such an end, and what fell off its price by now.
    fn wanted(&self, deal: &Deal, (units, end): (f64, f64)) -> (f64, f64) {
        let get = |key: &str| self.n.of_entry("contract", (&deal.name, &deal.own), key);
        let middle = self.date() + self.fixed.dt / 2.0;
        let since = middle - get("start");
        let lives = !self.customers[self.sides(deal).1].failed;
        let runs = since >= 0.0 && middle < end && lives;
        let ramp = if get("ramp") > 0.0 { (since / get("ramp")).min(1.0) } else { 1.0 };
        let elapsed = if deal.own.get("start").is_some() { since } else { 0.0 };
        let fallen = (1.0 - get("price_decline")).powf(elapsed);
        (if runs { units * ramp } else { 0.0 }, fallen)
    }

    /// What a contract in force becomes when spot is cheap or its customer short of cash.
    fn renegotiate(&self, deal: &Deal) -> Deal {
        let get = |key: &str| self.n.of_entry("contract", (&deal.name, &deal.own), key);
        let (mut deal, c) = (deal.clone(), &self.customers[self.sides(deal).1]);
        let middle = self.date() + self.fixed.dt / 2.0;
        if middle < get("start") || middle >= deal.end || c.failed {
            return deal;
        }
        let price = deal.price * self.wanted(&deal, (1.0, deal.end)).1;
        if self.m.price < get("renegotiate_at") * price {
            deal.price *= 1.0 - get("price_cut") * (1.0 - self.m.price / price);
        }
        let short = c.cash < 0.25 * (-c.flow).max(0.0);
        let spared = c.work < c.contracted || self.m.price < price;
        let cut = get("distress_cut");
        if short && spared && cut > 0.0 && !deal.cut {
            deal.cut = true;
            deal.units *= 1.0 - cut;
            deal.end += get("stretched") * cut / (1.0 - cut) * (deal.end - middle);
        }
        deal
    }

    /// What contracts deliver and cost.
    pub(super) fn contracts(&mut self) {
        self.deals = self.deals.iter().map(|deal| self.renegotiate(deal)).collect();
        for b in &mut self.builders {
            (b.contracted, b.contract_rate) = (0.0, 0.0);
        }
        for c in &mut self.customers {
            (c.contracted, c.contract_rate) = (0.0, 0.0);
        }
        let mut promised = vec![0.0; self.builders.len()];
        for deal in &self.deals {
            promised[self.sides(deal).0] += self.wanted(deal, (deal.units, deal.end)).0;
        }
        self.m.undelivered = 0.0;
        for index in 0..self.deals.len() {
            let deal = &self.deals[index];
            let (b, c) = self.sides(deal);
            let (units, fallen) = self.wanted(deal, (deal.units, deal.end));
            let signed = self.wanted(deal, (deal.signed.0, deal.signed.2)).0;
            let (price, old_price) = (deal.price * fallen, deal.signed.1 * fallen);
            let own = &mut self.builders[b];
            let capacity = own.capacity(&self.fixed, self.k);
            let able = capacity.min(f64::midpoint(own.before.capacity, capacity));
            let able = able * self.fixed.u_max;
            let part = if promised[b] > 0.0 { (able / promised[b]).min(1.0) } else { 1.0 };
            let delivered = units * part;
            own.contracted += delivered;
            own.contract_rate += delivered * price;
            self.customers[c].contracted += delivered;
            self.customers[c].contract_rate += delivered * price;
            self.m.undelivered += units - delivered;
            let part = if units > 0.0 { part } else { 1.0 };
            let lost = signed * part * old_price - delivered * price;
            post(&mut self.m.flows, "conceded", lost * self.fixed.dt);
        }
        self.m.contracted = self.builders.iter().map(|b| b.contracted).sum();
    }

    /// The fair price if technology does what was expected of it.
    pub(super) fn p_cost(&self, t: f64) -> f64 {
        let (rho, phi) = (
            self.n.median("technology", "cost_decline"),
            self.n.median("technology", "footprint_decline"),
        );
        let years = t - self.fixed.start;
        let c = self.fixed.c0 * (1.0 - rho).powf(years);
        self.fixed.fair((c, (1.0 - phi).powf(years)), (rho, phi))
    }

    /// The least price, over the reference: what the marginal vintage must have.
    pub(super) fn floor(&self) -> f64 {
        let fixed = &self.fixed;
        let cash = fixed.h * self.m.marginal / ((1.0 - fixed.overhead) * fixed.u_max);
        let most = (1.0 + self.n.get("pricing", "markup")).min(1.0);
        (self.n.get("pricing", "floor_multiple") * cash / self.m.p_ref).min(most)
    }

    /// The reference, and which vintages run at the old relative price.
    pub(super) fn merit_order(&mut self) {
        let t = self.date() + self.fixed.dt;
        let (p_fair, fixed) = (self.m.p_fair, &self.fixed);
        self.m.p_fair = fixed.fair((self.m.c, self.m.f), (fixed.rho, fixed.phi));
        self.m.p_fair_mean = f64::midpoint(p_fair, self.m.p_fair);
        self.m.p_ref = self.m.anchor * self.p_cost(t);
        let priced = self.has("pricing");
        if !priced {
            self.m.q = (self.m.anchor * self.m.p_fair / self.m.p_ref).ln();
        }
        let demand = self.m.q_paid * (-self.fixed.elasticity * self.m.q).exp();
        let price = self.m.p_ref * self.m.q.exp();
        let (fixed, m) = (&self.fixed, &mut self.m);
        let mut vintages: Vec<(i64, f64, f64)> = Vec::new();
        for z in self.builders.iter().flat_map(|b| &b.equipment) {
            let here = fixed.life.left(self.k - z.k);
            match vintages.iter_mut().find(|vintage| vintage.0 == z.k) {
                Some(own) => *own = (z.k, own.1 + here * z.units, own.2 + here * z.sites),
                None => vintages.push((z.k, here * z.units, here * z.sites)),
            }
        }
        vintages.sort_by_key(|vintage| -vintage.0);
        let (mut ranked, mut idle, mut idle_units) = (0.0, 0.0, 0.0);
        m.marginal = 0.0;
        for (_, units, sites) in vintages.iter().filter(|vintage| vintage.1 > 1e-9 * m.capacity) {
            if ranked * fixed.u_max < demand {
                m.marginal = sites / units;
            }
            ranked += units;
            if (1.0 - fixed.overhead) * fixed.u_max * price < fixed.h * sites / units {
                idle += sites;
                idle_units += units;
            }
        }
        let standby = self.n.get("operations", "standby_cost");
        m.running = if m.in_use > 0.0 { 1.0 - (1.0 - standby) * idle / m.in_use } else { 1.0 };
        m.idle_share = if m.capacity > 0.0 { idle_units / m.capacity } else { 0.0 };
    }

    pub(super) fn price(&mut self) {
        let (x_before, price_before, demand_before) = (self.m.x, self.m.price, self.m.demand);
        if self.has("pricing") {
            self.move_price(x_before);
        }
        let (fixed, m) = (&self.fixed, &mut self.m);
        m.price = m.p_ref * m.q.exp();
        m.demand = m.q_paid * (-fixed.elasticity * m.q).exp();
        m.x = m.demand / m.capacity.max(m.demand / 1000.0);
        let spot = |demand: f64, capacity: f64| {
            let free = capacity - m.contracted / fixed.u_max;
            if free > 1e-12 {
                ((demand - m.contracted).max(0.0) / free).min(fixed.u_max)
            } else {
                0.0
            }
        };
        m.u_s = spot(m.demand, m.capacity);
        let u_before = spot(demand_before, 2.0 * m.capacity_mean - m.capacity);
        m.u_s_mean = f64::midpoint(u_before, m.u_s);
        m.price_mean = if u_before + m.u_s > 1e-12 {
            (price_before * u_before + m.price * m.u_s) / (u_before + m.u_s)
        } else {
            f64::midpoint(price_before, m.price)
        };
        let sold = m.contracted + m.u_s * (m.capacity - m.contracted / fixed.u_max);
        m.u = if m.contracted > 0.0 { sold / m.capacity } else { m.x.min(fixed.u_max) };
    }

    /// The implicit step of the relative price.
    fn move_price(&mut self, x: f64) {
        let get = |key: &str| self.n.get("pricing", key);
        let (dt, sensitivity, cap) = (self.fixed.dt, get("sensitivity"), get("cap"));
        let floor_now = self.floor();
        let m = &self.m;
        let demand = m.q_paid * (-self.fixed.elasticity * m.q).exp();
        let x_now = demand / m.capacity.max(demand / 1000.0);
        let halfway = f64::midpoint(x, x_now);
        let floor = f64::midpoint(m.floor, floor_now);
        let scarcity = sensitivity * (halfway / self.fixed.x_n).ln();
        let beyond = scarcity - cap.ln();
        let mut target = floor + (1.0 + get("markup") - floor) * scarcity.min(cap.ln()).exp();
        target -= get("fire_sale") * m.restructured_share * (target - floor);
        let (down, up) = (get("speed_down"), get("speed_up"));
        let (q, steep) = (m.q, sensitivity * self.fixed.elasticity);
        let speed = if target.ln() < q { down } else { up };
        let inside = if beyond > 0.0 {
            (1.0 - beyond / (steep * speed * dt * (target.ln() - q)).max(1e-300)).max(0.0)
        } else {
            1.0
        };
        let free = (1.0 - floor / target) * inside;
        let one = 1.0 + steep * free;
        let fits = q + (halfway / self.fixed.u_max).ln() / self.fixed.elasticity.max(1e-9);
        let most = floor + (1.0 + get("markup") - floor) * cap;
        let y = ((q - target.ln()) / one).min(q - fits.min(most.ln()));
        let sigma = get("volatility");
        let chance = if self.n.chance() { 1.0 } else { 0.0 };
        let v = chance * 8.0 / (9.0 * std::f64::consts::PI) * sigma * sigma * dt;
        let l = (y * y + v).sqrt();
        let (mean, half) = (f64::midpoint(down, up), (down - up) / 2.0);
        let tilt = if l > 0.0 { y / l } else { 0.0 };
        let a = (mean + half * tilt) * one * dt;
        let s = 1.0 - (-a).exp();
        let big_v = s * (2.0 - s) / (2.0 * a);
        let z = self.n.normal("pricing.shock", self.draw());
        let both = s / a * half * one * dt * ((y * y + v * big_v).sqrt() - y * tilt);
        let ramp = (1.0 - s / a - s / 2.0) / one * sensitivity * free * (x_now - x) / halfway;
        self.m.q += ramp - s * y - both + sigma * (dt * big_v).sqrt() * z;
        self.m.floor = floor_now;
    }
}
