//! Section 3 of MODEL.md: the start.

use overbuild::scenario::{Node, Table};

use super::{
    fixed::Fixed,
    numbers::{Numbers, entries, table, text_of},
    parties::{Builder, Cohort, Customer, Deal, Ends, Exposure, Holder, Line, push, push_cohort},
    quantiles::series,
    world::{Market, World},
};

/// A path before its first step.
pub(super) fn start(root: Table, path: Option<u64>) -> World {
    let n = Numbers::new(root, path);
    let fixed = Fixed::of(&n);
    let builders = entries(&n.root, "builder");
    let total: f64 = 1.0;
    let builders = builders.into_iter().map(|own| builder(&n, &fixed, own, total)).collect();
    let customers = entries(&n.root, "customer").into_iter().map(|own| customer(&n, own));
    let customers = customers.collect();
    let holders = entries(&n.root, "holder").into_iter().map(|own| holder(&n, own)).collect();
    let exposures = entries(&n.root, "exposure").into_iter().map(|own| exposure(&n, own));
    let exposures = exposures.collect();
    let deals = entries(&n.root, "contract").into_iter().map(|own| deal(&n, own)).collect();
    let segments = entries(&n.root, "segment");
    let m = Market::default();
    let mut world =
        World { n, fixed, k: -1, m, builders, customers, holders, exposures, deals, segments };
    world.market_at_start();
    world.reports_at_start();
    world.parties_at_start();
    world
}

fn builder(n: &Numbers, fixed: &Fixed, (name, own): (String, Table), total: f64) -> Builder {
    let get = |table: &str, key: &str| n.of_builder(&name, &own, table, key);
    let share = n.of_entry("builder", (&name, &own), "share") / total;
    let capacity = n.get("fleet", "initial_capacity") * share;
    let in_use = capacity * n.get("fleet", "initial_footprint");
    let sites = in_use / (1.0 - n.get("fleet", "initial_spare_sites"));
    let builds = n.word("orders", table(&own, "orders"), "builds");
    let mut b = Builder {
        landlord: builds == "sites",
        cash: get("finance", "cash"),
        debt: get("finance", "debt"),
        lent: 0.0,
        ..Builder::default()
    };
    (b.name, b.own) = (name.clone(), own.clone());
    for j in 1..=fixed.life.whole + 1 {
        let (each, age) = (1.0 / fixed.life.steps(), (j as f64 - 0.5) * fixed.dt);
        let cost = capacity * each * fixed.c0 * (1.0 - fixed.rho).powf(-age);
        b.equipment.push(Cohort { k: -j, units: capacity * each, sites: in_use * each, cost });
        b.book.push(Line::new(-j, cost, fixed.book_life));
    }
    let each = sites / fixed.site_life.steps();
    for j in 1..=fixed.site_life.whole + 1 {
        b.sites.push(Cohort { k: -j, units: 0.0, sites: each, cost: each * fixed.s });
        b.site_book.push(Line::new(-j, each * fixed.s, fixed.site_book_life));
    }
    for j in 1..=fixed.le.whole.max(fixed.ls.whole) + 1 {
        order_before(&mut b, fixed, j, (get("orders", "overrun"), get("orders", "site_bias")));
    }
    b.ordered.retain(|order| order.k >= 0);
    b.ordered_sites.retain(|order| order.k >= 0);
    b.earmarked.retain(|mark| mark.0 >= 0);
    b.before.capacity = capacity;
    b.before.in_use = in_use;
    b.spare = b.free(fixed, -1);
    b.building = b.under_construction();
    b.energised = b.own_sites(fixed, -1);
    b
}

/// What was ordered j steps before the start.
fn order_before(b: &mut Builder, fixed: &Fixed, j: i64, (overrun, bias): (f64, f64)) {
    let date = fixed.start - j as f64 * fixed.dt;
    let ago = (j as f64 - 0.5) * fixed.dt;
    let plan = series(b.own.get("plan"), date) * fixed.dt;
    let each = bias * planned_growth(fixed, b.own.get("plan"), date);
    let over = 1.0 + overrun;
    let (c, s) = (fixed.c0 * (1.0 - fixed.rho).powf(-ago) * over, fixed.s * over);
    let f = (1.0 - fixed.phi).powf(-ago);
    let units = if b.landlord { 0.0 } else { (plan / c).min(plan / (c + s * each * f)) };
    let site_money = plan - units * c;
    let equipment = Cohort { k: -j, units, sites: units * f, cost: units * c };
    push_cohort(&mut b.ordered, -j, fixed.le, equipment);
    let sites = Cohort { k: -j, units: 0.0, sites: site_money / s, cost: site_money };
    push_cohort(&mut b.ordered_sites, -j, fixed.ls, sites);
    push(&mut b.earmarked, -j, fixed.lead, each * f * units);
}

/// G of Orders: what is planned a lead later over what is planned at a date.
pub(super) fn planned_growth(fixed: &Fixed, plan: Option<&Node>, date: f64) -> f64 {
    let now = series(plan, date);
    if now <= 0.0 {
        return 1.0;
    }
    let later = fixed.lead.due(0).map(|(due, share)| {
        if share > 0.0 { share * series(plan, date + due as f64 * fixed.dt) } else { 0.0 }
    });
    (later.iter().sum::<f64>() / now).clamp(0.5, 3.0)
}

fn customer(n: &Numbers, (name, own): (String, Table)) -> Customer {
    let get = |key: &str| n.of_entry("customer", (&name, &own), key);
    Customer {
        revenue: get("revenue"),
        need: get("compute"),
        asks: get("compute"),
        work: get("compute"),
        cash: get("cash"),
        funders: 1.0,
        name: name.clone(),
        own: own.clone(),
        ..Customer::default()
    }
}

fn holder(n: &Numbers, (name, own): (String, Table)) -> Holder {
    let capital = n.of_entry("holder", (&name, &own), "capital");
    Holder { name, own, capital, able: 1.0, ..Holder::default() }
}

fn deal(n: &Numbers, (name, own): (String, Table)) -> Deal {
    let [units, price, end] =
        ["units", "price", "end"].map(|key| n.of_entry("contract", (&name, &own), key));
    Deal { name, own, units, price, end, signed: (units, price, end), cut: false }
}

fn exposure(n: &Numbers, (name, own): (String, Table)) -> Exposure {
    Exposure {
        kind: n.word("exposure", Some(&own), "kind"),
        holder: text_of(&own, "holder").unwrap(),
        on: text_of(&own, "on").unwrap(),
        amount: n.of_entry("exposure", (&name, &own), "amount"),
        name,
        own,
    }
}

impl World {
    fn market_at_start(&mut self) {
        let (n, fixed) = (&self.n, &self.fixed);
        let capacity: f64 = self.builders.iter().map(|b| b.before.capacity).sum();
        let in_use: f64 = self.builders.iter().map(|b| b.before.in_use).sum();
        let initial = n.get("demand", "initial");
        let named: f64 = self.customers.iter().map(|c| c.need).sum();
        let ratio = n.get("market", "initial_price_ratio");
        let lifted = ratio.powf(fixed.elasticity);
        let x = initial / capacity.max(initial / 1000.0);
        let revenue = n.get("market", "initial_revenue");
        let cost = self.p_cost(fixed.start);
        let anchor = revenue / (capacity * x.min(fixed.u_max)) / ratio / cost;
        let m = &mut self.m;
        (m.c, m.f, m.capacity, m.in_use) = (fixed.c0, 1.0, capacity, in_use);
        m.anchor = if revenue > 0.0 { anchor } else { 1.0 };
        m.p_ref = m.anchor * cost;
        m.p_fair = fixed.fair((m.c, m.f), (fixed.rho, fixed.phi));
        (m.q, m.price) = (ratio.ln(), ratio * m.p_ref);
        (m.demand, m.x, m.u, m.u_s) = (initial, x, x.min(fixed.u_max), x.min(fixed.u_max));
        (m.work_factor, m.financed, m.equity, m.headroom) = (lifted, 1.0, 1.0, 1.0);
        m.rest = (initial - named) * lifted;
        m.q_start = initial * lifted;
        (m.q_all, m.q_paid) = (m.q_start, m.q_start);
        m.marginal = n.get("fleet", "initial_footprint");
        m.running = 1.0;
        m.margin = fixed.margin(m.price, m.u, m.p_fair, m.f);
        m.margins.push(m.margin.ln());
        m.earned.push(m.price * m.u / m.p_ref);
        for c in &mut self.customers {
            c.need *= lifted;
            c.asks = c.need;
        }
        self.m.floor = self.floor();
        for (name, own) in &self.segments {
            let share = self.n.of_entry("segment", (name, own), "share");
            let own = (share * self.m.q_start).min(self.m.rest);
            self.m.rest -= own;
            self.m.segments.push(own);
        }
    }

    /// What the first quarter would have reported.
    fn reports_at_start(&mut self) {
        let fixed = &self.fixed;
        let m = &mut self.m;
        let earned = (1.0 - fixed.overhead) * m.price * m.u * m.capacity - fixed.h * m.in_use;
        let needed =
            (1.0 - fixed.overhead) * m.p_fair * fixed.u_n() * m.capacity - fixed.h * m.in_use;
        m.coverage = (earned / needed.max(1e-9)).clamp(0.0, 1.0);
        let sold = (1.0 - fixed.overhead) * m.price * m.u;
        for b in &mut self.builders {
            b.earnings = sold * b.before.capacity - fixed.h * b.before.in_use;
        }
        for b in 0..self.builders.len() {
            let other = self.of(b, "finance", "other_factor") * self.planned_other(b, 0);
            self.builders[b].other = other;
            self.builders[b].before = Ends { charges: 0.0, ..self.ends(b) };
        }
        let headline = self.headline();
        let all = 0..self.builders.len();
        self.m.first_book = all.map(|b| self.carrying(b, headline)).sum();
        self.m.npv = -self.m.first_book;
    }

    fn parties_at_start(&mut self) {
        for index in 0..self.exposures.len() {
            let e = &self.exposures[index];
            let on = self.builders.iter().find(|b| b.name == e.on);
            if let Some(b) = on.filter(|_| e.kind == "loan") {
                let share = self.n.of_entry("exposure", (&e.name, &e.own), "share");
                self.exposures[index].amount = share * b.debt;
            }
        }
        for c in &mut self.customers {
            let on = self.exposures.iter().filter(|e| e.on == c.name);
            let put_in = on.filter(|e| e.kind == "equity" || e.kind == "loan");
            c.paid_in = c.cash.max(put_in.map(|e| e.amount).sum());
        }
        for c in &mut self.customers {
            c.work = c.asks / self.m.q_paid * self.m.demand;
        }
    }

    /// Cash flow of other business in a step, as planned.
    pub(super) fn planned_other(&self, b: usize, k: i64) -> f64 {
        let date = self.fixed.start + k as f64 * self.fixed.dt;
        let own = table(&self.builders[b].own, "finance");
        let mine = own.and_then(|own| own.get("other_cash_flow"));
        let all = table(&self.n.root, "finance").and_then(|own| own.get("other_cash_flow"));
        series(mine.or(all), date)
    }
}
