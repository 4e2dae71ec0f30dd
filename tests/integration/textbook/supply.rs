//! Technology, sites, equipment, leases, rents between builders.

use super::{
    numbers::table,
    parties::{Ends, Line, post, push, sum, there},
    quantiles::series,
    world::World,
};

impl World {
    pub(super) fn technology(&mut self) {
        let (c, f) = (self.m.c, self.m.f);
        let fixed = &self.fixed;
        self.m.c *= (1.0 - fixed.rho).powf(fixed.dt);
        self.m.f *= (1.0 - fixed.phi).powf(fixed.dt);
        let rate = self.n.get("technology", "jump_rate");
        let probability = 1.0 - (-rate * fixed.dt).exp();
        let draw = self.draw();
        self.m.jumped = rate > 0.0 && self.n.happens("technology.jump", draw, probability);
        if self.m.jumped {
            self.m.c *= 1.0 - self.n.get("technology", "jump_cost");
            self.m.f *= 1.0 - self.n.get("technology", "jump_footprint");
        }
        self.m.jumped_in_year |= self.m.jumped;
        (self.m.c_mean, self.m.f_mean) = (f64::midpoint(c, self.m.c), f64::midpoint(f, self.m.f));
    }

    /// Sites that are due, leases that begin and end, equipment that is due.
    pub(super) fn arrivals(&mut self) {
        let (k, fixed) = (self.k, &self.fixed);
        let (mut all_ended, mut all_delivered) = (Vec::new(), Vec::new());
        for b in 0..self.builders.len() {
            let [term, rent] = ["term", "partner_rent"].map(|key| self.of(b, "lease", key));
            let begun = self.begins(b, k);
            let term = super::quantiles::Lag::of((term / fixed.dt).max(1.0));
            let b = &mut self.builders[b];
            let before = b.own_sites(fixed, k - 1) + sum(&b.leased);
            let mut delivered = 0.0;
            for order in b.ordered_sites.iter().filter(|order| order.k == k) {
                b.sites.push(*order);
                b.site_book.push(Line::new(k, order.cost, fixed.site_book_life));
                delivered += order.sites;
            }
            b.ordered_sites.retain(|order| order.k > k);
            push(&mut b.leased, k, term, begun);
            b.leased.retain(|lease| lease.0 > k);
            let shared: f64 = b.partners.iter().filter(|p| p.0 == k).map(|p| p.1).sum();
            push(&mut b.rents, k, fixed.site_life, shared * rent);
            b.rents.retain(|rent| rent.0 > k);
            b.partners.retain(|order| order.0 > k);
            post(&mut b.flows, "delivered_sites", delivered + begun);
            let here = b.own_sites(fixed, k) + sum(&b.leased);
            all_ended.push((before + delivered + begun - here).max(0.0));
            all_delivered.push(delivered + begun);
            for order in b.ordered.iter().filter(|order| order.k == k) {
                let [units, sites, cost] = b.waiting;
                b.waiting = [units + order.units, sites + order.sites, cost + order.cost];
            }
            b.ordered.retain(|order| order.k > k);
        }
        if self.has("power") {
            self.energise(&all_ended, &all_delivered);
        }
        if self.has("rental") {
            self.rents();
        }
        self.install();
    }

    /// Leased sites that begin in a step.
    pub(super) fn begins(&self, b: usize, k: i64) -> f64 {
        let date = self.fixed.start + k as f64 * self.fixed.dt;
        let own = table(&self.builders[b].own, "lease").and_then(|own| own.get("additions"));
        let all = table(&self.n.root, "lease").and_then(|own| own.get("additions"));
        self.of(b, "lease", "additions_factor") * series(own.or(all), date) * self.fixed.dt
    }

    /// Landlords let what they have to those who lack sites.
    fn rents(&mut self) {
        let (k, all) = (self.k, 0..self.builders.len());
        let mut lacks = Vec::new();
        let (mut vacant, mut to_let, mut capacity) = (0.0, 0.0, 0.0);
        for b in all.clone() {
            let (here, own) = (self.energised(b), &self.builders[b]);
            let in_use = own.in_use(&self.fixed, k);
            capacity += own.capacity(&self.fixed, k);
            let lack = (in_use + own.waiting[1] - here).max(0.0);
            lacks.push(if own.landlord { 0.0 } else { lack });
            if own.landlord {
                to_let += here;
            } else {
                let built = own.own_sites(&self.fixed, k) + sum(&own.leased);
                let soon = (in_use + own.to_come() - built - own.sites_to_come()).max(0.0);
                vacant -= lack.max(soon);
            }
        }
        vacant = (vacant + to_let).max(0.0);
        let lacking: f64 = lacks.iter().sum();
        let share = if lacking > 0.0 { (to_let / lacking).min(1.0) } else { 0.0 };
        let taken = 1.0 - (-self.n.get("rental", "take_up") * self.fixed.dt).exp();
        for b in all {
            let here = self.energised(b);
            let own_capacity = self.builders[b].capacity(&self.fixed, k);
            let own = &mut self.builders[b];
            own.rented = share * lacks[b];
            let let_share = if to_let > 0.0 { share * lacking / to_let } else { 0.0 };
            own.let_out = if own.landlord { here * let_share } else { 0.0 };
            own.offered = if own.landlord { 0.0 } else { vacant * own_capacity / capacity };
            own.offered *= taken;
        }
    }

    /// Of what waits, what has a site.
    fn install(&mut self) {
        let (k, fixed) = (self.k, &self.fixed);
        for b in 0..self.builders.len() {
            let here = self.energised(b);
            let b = &mut self.builders[b];
            let here = if b.landlord { here - b.let_out } else { here };
            let free = (here + b.rented - b.in_use(fixed, k)).max(0.0);
            let fits = if b.waiting[1] > free { free / b.waiting[1] } else { 1.0 };
            let [units, sites, cost] = b.waiting.map(|waiting| waiting * fits);
            b.waiting = b.waiting.map(|waiting| waiting * (1.0 - fits));
            b.equipment.push(super::parties::Cohort { k, units, sites, cost });
            b.book.push(Line::new(k, cost, fixed.book_life));
            post(&mut b.flows, "installed", units);
            let mean = f64::midpoint(b.before.waiting_cost, b.waiting[2]);
            let idle = ((1.0 + fixed.r) / (1.0 - fixed.rho)).ln() * fixed.dt;
            post(&mut self.m.flows, "idle_cost", mean * idle);
        }
        let m = &mut self.m;
        let before: f64 = self.builders.iter().map(|b| b.before.capacity).sum();
        m.capacity = self.builders.iter().map(|b| b.capacity(fixed, k)).sum();
        m.in_use = self.builders.iter().map(|b| b.in_use(fixed, k)).sum();
        m.capacity_mean = f64::midpoint(before, m.capacity);
    }

    /// What is owed a year for leased sites and to partners.
    pub(super) fn charges(&self, b: usize) -> f64 {
        let charge = self.of(b, "lease", "charge");
        sum(&self.builders[b].leased) * charge + sum(&self.builders[b].rents)
    }

    /// What the next step finds of a builder.
    pub(super) fn ends(&self, b: usize) -> Ends {
        let (k, fixed) = (self.k, &self.fixed);
        let own = &self.builders[b];
        let capacity = own.capacity(fixed, k);
        let (charges, in_use) = (self.charges(b), own.in_use(fixed, k));
        let gross = there(&own.equipment, fixed.life, k, |z| z.cost);
        let site_gross = there(&own.sites, fixed.site_life, k, |z| z.cost);
        let annuity = |life| super::quantiles::annuity(fixed.r, 0.0, fixed.years(life));
        let required = gross / annuity(fixed.life)
            + site_gross / annuity(fixed.site_life)
            + fixed.h * in_use
            + charges
            + own.sold_rent;
        let lives: f64 = own.equipment.iter().map(|z| z.units * fixed.life.to_come(k - z.k)).sum();
        let assets = self.m.c * self.m.price / self.m.p_fair * lives / fixed.life.steps();
        Ends { capacity, in_use, charges, waiting_cost: own.waiting[2], required, assets }
    }
}
