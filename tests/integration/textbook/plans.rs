//! Build-out: how builders bend their plans.

use super::{
    parties::{post, posted},
    quantiles::{Lag, series},
    world::World,
};

impl World {
    /// What is new of the margin.
    fn news(&self, b: usize) -> f64 {
        let get = |key: &str| self.of(b, "build_out", key);
        let (dt, k, m) = (self.fixed.dt, self.k, &self.m);
        let lag = Lag::of(get("recognition_lag") / dt);
        #[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "an index")]
        let at = |(ago, share): (i64, f64)| share * m.margins[(k + 1 - ago).max(0) as usize];
        let middle = (k as f64 + 0.5) * dt;
        let known = m.margins[0] * 2_f64.powf(-middle / get("plan_half_life"));
        lag.due(0).map(at).iter().sum::<f64>() - known
    }

    /// What returns, share prices and a shut market make of a builder's spending, by itself; how it is pulled; and what comes
    /// to stay in the step.
    fn own_target(&self, b: usize) -> [f64; 3] {
        let get = |key: &str| self.of(b, "build_out", key);
        let (k, m, news) = (self.k, &self.m, self.news(b));
        let middle = (k as f64 + 0.5) * self.fixed.dt;
        let coming = get("entry") * news * self.fixed.dt;
        let own = &self.builders[b];
        let earned = (own.earnings + own.other).max(0.0);
        let wanted = if k == 0 {
            get("plan_factor") * series(own.own.get("plan"), self.date())
        } else {
            own.wanted
        };
        let covered =
            if wanted > 0.0 { earned / wanted } else { f64::from(u8::from(earned > 0.0)) };
        let need = (1.0 - covered).max(0.0);
        let sigma = self.n.get("capital_market", "equity_volatility");
        let drift = self.n.get("capital_market", "equity_drift") - sigma * sigma / 2.0;
        let trend = if self.has("capital_market") { drift * middle } else { 0.0 };
        let value = f64::midpoint(m.log_equity_before, m.equity.ln()) - trend;
        let cut = get("funded_cut") + (1.0 - get("funded_cut")) * need;
        let target =
            get("reaction") * news + own.come + coming / 2.0 + get("value_reaction") * value
                - get("shut_cut") * cut * m.shut_mean;
        let pull = if news > 0.0 { get("herding") * (1.0 - m.shut_mean) } else { 0.0 };
        [target, pull, coming]
    }

    pub(super) fn plan(&mut self) {
        let (fixed, m) = (&self.fixed, &mut self.m);
        let before = m.margin.ln();
        m.margin = fixed.margin(m.price, m.u, m.p_fair, m.f);
        m.margins.push(f64::midpoint(before, m.margin.ln()));
        let targets: Vec<[f64; 3]> = (0..self.builders.len()).map(|b| self.own_target(b)).collect();
        let levels: Vec<f64> = self.builders.iter().map(|b| b.log_m).collect();
        let first = self.moves(&targets, &levels);
        let halfway: Vec<f64> =
            levels.iter().zip(&first).map(|(level, moved)| level + moved / 2.0).collect();
        let moves = self.moves(&targets, &halfway);
        let sales = posted(&self.m.flows, "revenue") / self.fixed.dt;
        for (b, moved) in moves.into_iter().enumerate() {
            let adjust = self.of(b, "build_out", "adjust");
            let s = 1.0 - (-adjust * self.fixed.dt).exp();
            let stream = format!("builder.{}.shock", self.builders[b].name);
            let z = self.n.normal(&stream, self.draw());
            let shock =
                self.of(b, "build_out", "volatility") * (s * (2.0 - s) / (2.0 * adjust)).sqrt() * z;
            let own = &mut self.builders[b];
            own.come += targets[b][2];
            own.log_m_before = own.log_m;
            own.log_m = (own.log_m + moved + shock).clamp(-12.0, 4.0);
            self.want(b, sales);
        }
    }

    /// How far each moves, with the rivals there.
    fn moves(&self, targets: &[[f64; 3]], rivals: &[f64]) -> Vec<f64> {
        let together: f64 = rivals.iter().sum();
        let count = rivals.len() as f64 - 1.0;
        let each = |(b, [own, pull, _]): (usize, &[f64; 3])| {
            let s = 1.0 - (-self.of(b, "build_out", "adjust") * self.fixed.dt).exp();
            let ahead =
                if count > 0.0 { ((together - rivals[b]) / count - own).max(0.0) } else { 0.0 };
            s * (own + pull * ahead - self.builders[b].log_m)
        };
        targets.iter().enumerate().map(each).collect()
    }

    fn want(&mut self, b: usize, sales: f64) {
        let get = |key: &str| self.of(b, "build_out", key);
        let (dt, date) = (self.fixed.dt, self.date());
        let [factor, until, half_life] =
            ["plan_factor", "guidance_until", "forecast_half_life"].map(get);
        let first = self.k == 0;
        let own = &mut self.builders[b];
        let plan = series(own.own.get("plan"), date);
        let since = date + dt / 2.0 - until;
        if since < 0.0 || first {
            own.guided = (plan, sales);
        } else if since < dt {
            own.guided.1 *= (sales / own.guided.1).powf(1.0 - since / dt);
        }
        let w = 2_f64.powf(-since.max(0.0) / half_life);
        let paid = own.guided.0 * sales / own.guided.1;
        let mixed = if plan > 0.0 && paid > 0.0 {
            plan.powf(w) * paid.powf(1.0 - w)
        } else {
            w * plan + if w < 1.0 { (1.0 - w) * paid } else { 0.0 }
        };
        let wanted = factor * mixed * f64::midpoint(own.log_m_before, own.log_m).exp();
        own.wanted = wanted;
        post(&mut own.flows, "wanted", wanted * dt);
    }
}
