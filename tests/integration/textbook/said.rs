//! What a rebuilt path shows, by the names of `overbuild trace`.

use std::collections::BTreeMap;

use super::{
    books::left,
    parties::{sum, there},
    world::World,
};

type Said = BTreeMap<String, f64>;

fn yes(flag: bool) -> f64 {
    f64::from(u8::from(flag))
}

impl World {
    /// Variables of this step; at the start what there is of them.
    pub(super) fn said(&self, start: bool) -> Said {
        let mut said = Said::new();
        self.say_market(&mut said, start);
        self.say_levels(&mut said, start);
        for b in 0..self.builders.len() {
            self.say_builder(&mut said, b);
        }
        for c in &self.customers {
            let own = [
                ("revenue", c.revenue),
                ("need", c.need),
                ("wanted", c.asks),
                ("work", c.work),
                ("contracted", c.contracted),
                ("cash", c.cash),
                ("paid_in", c.paid_in),
                ("defaulted", yes(c.failed)),
                ("funders", c.funders),
                ("lacking", c.lacking),
                ("mean_revenue", c.mean_revenue),
                ("burned_share", c.burned_share),
            ];
            let own = own.iter().filter(|(name, _)| {
                !start || !["need", "wanted", "work", "mean_revenue", "burned_share"].contains(name)
            });
            said.extend(own.map(|(name, value)| (format!("{name}.{}", c.name), *value)));
            said.extend(
                c.flows.iter().map(|(name, value)| (format!("flow.{name}.{}", c.name), *value)),
            );
        }
        for h in &self.holders {
            let claims: f64 =
                self.exposures.iter().filter(|e| e.holder == h.name).map(|e| e.amount).sum();
            let worth = self.n.of_entry("holder", (&h.name, &h.own), "market_value");
            let worth = if h.failed { 0.0 } else { worth * self.m.equity };
            let own = [
                ("capital", h.capital),
                ("claims", claims),
                ("failed", yes(h.failed)),
                ("market_value", worth),
            ];
            said.extend(own.iter().map(|(name, value)| (format!("{name}.{}", h.name), *value)));
            said.extend(
                h.flows.iter().map(|(name, value)| (format!("flow.{name}.{}", h.name), *value)),
            );
        }
        said
    }

    fn say_market(&self, said: &mut Said, start: bool) {
        let m = &self.m;
        let mut say = |name: &str, value: f64| said.insert(name.to_owned(), value);
        say("equipment_cost", m.c);
        say("footprint", m.f);
        say("potential_demand", m.q_all);
        say("rest_demand", m.rest + m.segments.iter().sum::<f64>());
        say("work_factor", m.work_factor);
        say("financed", m.financed);
        say("headroom", m.headroom);
        say("paid_demand", m.q_paid);
        say("demand", m.demand);
        say("capacity", m.capacity);
        say("tightness", m.x);
        say("utilisation", m.u);
        say("spot_utilisation", m.u_s);
        say("price", m.price);
        say("fair_price", m.p_fair);
        say("reference_price", m.p_ref);
        say("margin", m.margin);
        say("coverage", m.coverage);
        say("shut", yes(m.shut));
        say("equity", m.equity);
        if !start {
            say("mean_equipment_cost", m.c_mean);
            say("mean_footprint", m.f_mean);
            say("mean_capacity", m.capacity_mean);
            say("mean_price", m.price_mean);
            say("mean_fair_price", m.p_fair_mean);
            say("mean_spot_utilisation", m.u_s_mean);
            say("contracted", m.contracted);
            say("undelivered", m.undelivered);
            say("marginal_footprint", m.marginal);
            say("running", m.running);
            say("mothballed_share", m.idle_share);
            say("mean_shut", m.shut_mean);
            say("mean_equity", m.equity_mean);
            say("flow.demand_shock", m.shock);
            say("flow.technology_jump", yes(m.jumped));
        }
        for (name, value) in &m.flows {
            if *name == "financed_demand_share" {
                say(name, *value);
            } else {
                say(&format!("flow.{name}"), *value);
            }
        }
    }

    fn say_levels(&self, said: &mut Said, start: bool) {
        let m = &self.m;
        let all = 0..self.builders.len();
        let sum = |of: &dyn Fn(usize) -> f64| all.clone().map(of).sum::<f64>();
        let mut say = |name: &str, value: f64| said.insert(name.to_owned(), value);
        say("sites", sum(&|b| self.builders[b].own_sites(&self.fixed, self.k) + self.leased(b)));
        say("sites_in_use", m.in_use);
        say("waiting", sum(&|b| self.builders[b].waiting[0]));
        if self.has("accounting") {
            let headline = self.headline();
            say("book_value", sum(&|b| self.carrying(b, headline)));
            say("book_value_other_standard", sum(&|b| self.carrying(b, 1 - headline)));
        }
        say("debt", sum(&|b| self.builders[b].debt));
        say("held_for_sale", sum(&|b| self.builders[b].held));
        say("restructured_share", m.restructured_share);
        say("recent_defaults", self.recent());
        say("lease_commitments", sum(&|b| self.commitments(b)));
        say("market_value", sum(&|b| self.worth(b)));
        if self.has("valuation") {
            say("net_present_value", m.npv);
            say("terminal_value", if start { 0.0 } else { m.terminal });
        }
    }

    /// What all shares of a builder are worth.
    fn worth(&self, b: usize) -> f64 {
        let given = self.of(b, "finance", "market_value");
        if self.builders[b].defaulted.is_some() { 0.0 } else { given * self.m.equity }
    }

    /// Rents of leased sites that are still to begin.
    fn commitments(&self, b: usize) -> f64 {
        let [charge, term] = ["charge", "term"].map(|key| self.of(b, "lease", key));
        let to_begin: f64 = (self.k + 1..self.fixed.steps).map(|k| self.begins(b, k)).sum();
        charge * term * to_begin
    }

    fn say_builder(&self, said: &mut Said, b: usize) {
        let (k, fixed, own) = (self.k, &self.fixed, &self.builders[b]);
        let waiting = own.waiting;
        let ordered = |of: fn(&super::parties::Cohort) -> f64| own.ordered.iter().map(of).sum();
        let lives = |cohorts: &[super::parties::Cohort],
                     life: super::quantiles::Lag,
                     of: fn(&super::parties::Cohort) -> f64| {
            cohorts.iter().map(|z| of(z) * life.to_come(k - z.k)).sum::<f64>()
        };
        let book = if self.has("accounting") { self.carrying(b, self.headline()) } else { 0.0 };
        let levels = [
            ("log_multiplier", own.log_m),
            ("capacity", own.capacity(fixed, k)),
            ("sites_in_use", own.in_use(fixed, k)),
            ("sites", own.own_sites(fixed, k)),
            ("leased_sites", self.leased(b)),
            ("energised", if self.has("power") { own.energised } else { self.energised(b) }),
            ("power_queue", own.queue),
            ("power_delayed", sum(&own.late)),
            ("rented_sites", own.rented),
            ("let_sites", own.let_out),
            ("offered_sites", own.offered),
            ("landlord", yes(own.landlord)),
            ("sold_rent", own.sold_rent),
            ("contracted", own.contracted),
            ("contract_rate", own.contract_rate),
            ("waiting", waiting[0]),
            ("waiting_sites", waiting[1]),
            ("waiting_cost", waiting[2]),
            ("pipeline", ordered(|z| z.units)),
            ("pipeline_footprint", ordered(|z| z.sites)),
            ("pipeline_cost", ordered(|z| z.cost)),
            ("pipeline_sites", own.sites_to_come()),
            ("pipeline_site_cost", own.ordered_sites.iter().map(|z| z.cost).sum()),
            ("remaining_capacity_steps", lives(&own.equipment, fixed.life, |z| z.units)),
            ("remaining_site_steps", lives(&own.sites, fixed.site_life, |z| z.sites)),
            ("equipment_gross", there(&own.equipment, fixed.life, k, |z| z.cost)),
            ("site_gross", there(&own.sites, fixed.site_life, k, |z| z.cost)),
            ("book_value", book),
            ("held_for_sale", own.held),
            ("earnings", own.earnings),
            ("other_business", own.other),
            ("market_value", self.worth(b)),
            ("cash", own.cash),
            ("debt", own.debt),
            ("defaulted", yes(own.defaulted.is_some())),
            ("restructured", self.restructured(b)),
            ("tax_losses", own.tax_losses),
            ("last_depreciation", own.last_depreciation),
        ];
        said.extend(levels.iter().map(|(name, value)| (format!("{name}.{}", own.name), *value)));
        let flows = own.flows.iter();
        said.extend(flows.map(|(name, value)| (format!("flow.{name}.{}", own.name), *value)));
        debug_assert!(own.lines().all(|line| left(line, k, None) >= 0.0));
    }
}
