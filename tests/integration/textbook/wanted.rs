//! Efficiency shocks, the capital market, demand, its segments, and what customers ask for.

use super::{parties::post, world::World};

impl World {
    pub(super) fn efficiency(&mut self) {
        self.m.log_equity_before = self.m.equity.ln();
        if !self.has("efficiency_shock") {
            return;
        }
        let get = |key: &str| self.n.get("efficiency_shock", key);
        let probability = 1.0 - (-get("rate") * self.fixed.dt).exp();
        let happens = self.n.happens("efficiency_shock.event", self.draw(), probability);
        let date = get("date");
        if happens || (date > 0.0 && self.now(date)) {
            let saved = (1.0 - get("saving")).powf(1.0 - get("rebound"));
            let fall = 1.0 - get("equity_fall");
            self.m.rest *= saved;
            self.m.segments.iter_mut().for_each(|own| *own *= saved);
            self.m.work_factor *= saved;
            self.m.equity *= fall;
        }
    }

    pub(super) fn capital_market(&mut self) {
        self.m.shut_event = false;
        if !self.has("capital_market") {
            self.m.equity_mean = self.m.equity;
            return;
        }
        let get = |key: &str| self.n.get("capital_market", key);
        let dt = self.fixed.dt;
        let (coverage, recent) = (self.m.coverage, self.recent());
        let added = get("hazard_unprofitable") * (1.0 - coverage);
        let shutting = get("hazard") + added + get("hazard_default") * recent;
        let h = (1.0 - get("backstop")) * shutting;
        let o = coverage.max(0.1) / get("shut_years");
        let draw = self.draw();
        let below = |p: f64| self.n.happens("capital_market.event", draw, p);
        let was = self.m.shut;
        let (out, back) = if was { (o, h) } else { (h, o) };
        let turns = 1.0 - (-out * dt).exp();
        let for_good = turns * (-back * dt / 2.0).exp();
        let stays = below(for_good);
        let twice = below(turns) && !stays;
        self.m.shut = was != stays;
        let u = self.n.uniform("capital_market.event", draw);
        let part = if stays {
            1.0 + (1.0 - turns * u / for_good).ln() / (out * dt)
        } else if twice {
            1.0 - ((u - for_good) / (turns - for_good)).sqrt()
        } else {
            0.0
        };
        self.m.shut_mean = if was { 1.0 - part } else { part };
        // Who was open and turned is shut in a part of the step; who was shut and turned twice shuts again.
        self.m.shut_event = if was { twice } else { stays || twice };
        let sigma = get("equity_volatility");
        let z = self.n.normal("capital_market.shock", draw);
        let drift = (get("equity_drift") - sigma * sigma / 2.0) * dt;
        let moved = self.m.equity * (drift + sigma * dt.sqrt() * z).exp();
        let fall = if self.m.shut_event { 1.0 - get("equity_fall") } else { 1.0 };
        self.m.equity_mean = f64::midpoint(self.m.equity, moved);
        self.m.equity = moved * fall;
        self.m.shut_in_year |= self.m.shut_mean > 0.0;
        post(&mut self.m.flows, "shut_event", f64::from(u8::from(self.m.shut_event)));
    }

    /// Share of all debt that defaulted in the last twelve months.
    pub(super) fn recent(&self) -> f64 {
        self.m.recent.iter().rev().take(4).sum()
    }

    /// Growth half a step into this one, between its start and its long run.
    fn growth(&self, (growth, long, half_life): (f64, f64, f64)) -> f64 {
        let middle = (self.k as f64 + 0.5) * self.fixed.dt;
        (1.0 + long + (growth - long) * 2_f64.powf(-middle / half_life)).ln()
    }

    /// What a ceiling leaves of a growth.
    fn room(&self, level: f64, ceiling: f64, growth: f64) -> f64 {
        if ceiling <= 0.0 {
            return 1.0;
        }
        let filled = level / ceiling;
        (1.0 - filled).max(0.0) * (1.0 - filled * growth * self.fixed.dt / 2.0).max(0.0)
    }

    /// What the economy makes in a year, half a step into this one.
    pub(super) fn gdp(&self) -> f64 {
        let middle = (self.k as f64 + 0.5) * self.fixed.dt;
        self.n.get("economy", "gdp") * (1.0 + self.n.get("economy", "gdp_growth")).powf(middle)
    }

    /// What buyers have left for more, of what they had left at the start.
    pub(super) fn economy(&mut self) {
        if !self.has("economy") || self.n.get("economy", "demand_ceiling") <= 0.0 {
            return;
        }
        let most = self.n.get("economy", "demand_ceiling") * self.gdp();
        let x = self.m.q_all * self.m.p_ref / most;
        if self.k == 0 {
            (self.m.x_first, self.m.x_before) = (x, x);
        }
        let left = 1.0 - x.powi(3) / self.m.x_before;
        let first = 1.0 - self.m.x_first.powi(2);
        self.m.x_before = x;
        self.m.headroom = if first > 0.0 { (left.max(0.0) / first).min(1.0) } else { 0.0 };
    }

    pub(super) fn demand(&mut self) {
        let get = |key: &str| self.n.get("demand", key);
        let (dt, shut, sigma) = (self.fixed.dt, self.m.shut_mean, get("volatility"));
        let z = self.n.normal("demand.shock", self.draw());
        let (level, ceiling) = (self.m.q_all, get("ceiling"));
        let own = self.growth((get("growth"), get("growth_long"), get("half_life")));
        let (left, half_life) = (get("momentum"), get("momentum_half_life"));
        let (kick, fading) = (left * sigma * dt.sqrt() * z, 0.5_f64.powf(dt / half_life));
        let mean = self.m.wave * (1.0 - fading) * half_life / (dt * 2.0_f64.ln()) + kick / 2.0;
        self.m.wave = self.m.wave * fading + kick;
        let headroom = self.m.headroom;
        let held = mean * headroom * self.room(level, ceiling, own);
        let along = if mean > 0.0 { held } else { mean };
        self.m.shock =
            (along - get("bust_drag") * shut - sigma * sigma / 2.0) * dt + sigma * dt.sqrt() * z;
        let step = |own: f64| own * headroom * self.room(level, ceiling, own) * dt;
        let factor = (step(own) + self.m.shock).exp();
        let mut grown = Vec::new();
        for (entry, level) in self.segments.iter().zip(&self.m.segments) {
            let get = |key: &str| self.n.of_entry("segment", (&entry.0, &entry.1), key);
            let own = self.growth((get("growth"), get("growth_long"), get("half_life")));
            grown.push(level * (step(own) + self.m.shock).exp());
        }
        let (gone, back) = (get("withdrawal_rate"), get("return_rate"));
        let f = self.m.financed;
        let returning = f + (1.0 - f) * (1.0 - (-back * dt).exp());
        self.m.financed = shut * f * (-gone * dt).exp() + (1.0 - shut) * returning;
        self.m.rest *= factor;
        self.m.segments = grown;
    }

    /// Customers grow, and all demand is added up.
    pub(super) fn ask(&mut self) {
        let (dt, draw) = (self.fixed.dt, self.draw());
        for index in 0..self.customers.len() {
            let get = |key: &str| self.of_customer(index, key);
            let c = &self.customers[index];
            let pace = self.growth((get("growth"), get("growth_long"), get("half_life")));
            let sigma = get("volatility");
            let z = self.n.normal(&format!("customer.{}.shock", c.name), draw);
            let drift = pace * self.room(c.revenue, get("ceiling"), pace) - sigma * sigma / 2.0;
            let common = get("loading") * self.m.shock;
            let grown = c.revenue * (drift * dt + sigma * dt.sqrt() * z + common).exp();
            let lifted = (grown / get("revenue")).powf(get("compute_elasticity"));
            let need = if c.failed { 0.0 } else { self.m.work_factor * get("compute") * lifted };
            let cut = if self.m.shut { get("shut_cut") } else { 0.0 };
            let c = &mut self.customers[index];
            c.mean_revenue = f64::midpoint(c.revenue, grown);
            (c.revenue, c.need, c.asks) = (grown, need, need * (1.0 - cut));
        }
        let (needs, asked) = self.named();
        self.m.q_all = self.unnamed() + needs;
        self.m.q_paid = self.unnamed() - self.gone_with_investors() + asked;
    }

    fn named(&self) -> (f64, f64) {
        let sum = |of: fn(&super::parties::Customer) -> f64| self.customers.iter().map(of).sum();
        (sum(|c| c.need), sum(|c| c.asks))
    }

    /// `Q_0`: the rest and the segments.
    fn unnamed(&self) -> f64 {
        self.m.rest + self.m.segments.iter().sum::<f64>()
    }

    /// Work of those without a name that investors pay for, if they all do.
    pub(super) fn on_investors_money(&self) -> f64 {
        let own = |(entry, level): (&(String, _), &f64)| {
            level * self.n.of_entry("segment", (&entry.0, &entry.1), "financed_share")
        };
        let segments: f64 = self.segments.iter().zip(&self.m.segments).map(own).sum();
        self.m.rest * self.n.get("demand", "financed_share") + segments
    }

    fn gone_with_investors(&self) -> f64 {
        self.on_investors_money() * (1.0 - self.m.financed)
    }
}
