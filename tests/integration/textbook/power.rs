//! The grid: what it energises, and how far builders look ahead to it.

use super::{
    numbers::table,
    parties::{post, posted, push, sum},
    quantiles::{Lag, series},
    world::World,
    years::Years,
};

impl World {
    /// What the grid can energise in a step.
    fn grid_adds(&self, k: i64) -> f64 {
        let date = self.fixed.start + k as f64 * self.fixed.dt;
        let own = table(&self.n.root, "power").and_then(|own| own.get("additions"));
        self.n.get("power", "additions_factor") * series(own, date) * self.fixed.dt
    }

    /// What it adds in so many years after the end of this step.
    fn grid_adds_within(&self, years: f64) -> f64 {
        let Lag { whole, .. } = Lag::of(years / self.fixed.dt);
        let part = years / self.fixed.dt - whole as f64;
        let full: f64 = (1..=whole).map(|j| self.grid_adds(self.k + j)).sum();
        full + part.max(0.0) * self.grid_adds(self.k + whole + 1)
    }

    /// What ended leaves, what is due and what was delivered joins the queues, and these are energised.
    pub(super) fn energise(&mut self, ended: &[f64], delivered: &[f64]) {
        let (k, draw) = (self.k, self.draw());
        let get = |key: &str| self.n.get("power", key);
        let delay = Lag::of((get("delay_years") / self.fixed.dt).max(1.0));
        let late = get("delay_share");
        let comes_late: Vec<bool> = (self.builders.iter())
            .map(|b| self.n.happens(&format!("power.{}.delay", b.name), draw, late))
            .collect();
        let adds = self.grid_adds(k);
        for (b, own) in self.builders.iter_mut().enumerate() {
            let mut ends = ended[b];
            for level in [&mut own.energised, &mut own.queue] {
                let leaves = ends.min(*level);
                *level -= leaves;
                ends -= leaves;
            }
            let all = sum(&own.late);
            let kept = if all > 0.0 { 1.0 - (ends / all).min(1.0) } else { 1.0 };
            own.late.iter_mut().for_each(|entry| entry.1 *= kept);
            own.queue += own.late.iter().filter(|entry| entry.0 <= k).map(|e| e.1).sum::<f64>();
            own.late.retain(|entry| entry.0 > k);
            if comes_late[b] {
                push(&mut own.late, k, delay, delivered[b]);
            } else {
                own.queue += delivered[b];
            }
        }
        let waiting: f64 = self.builders.iter().map(|b| b.queue).sum();
        let share = if waiting > 0.0 { (adds / waiting).min(1.0) } else { 0.0 };
        for own in &mut self.builders {
            own.energised += share * own.queue;
            own.queue -= share * own.queue;
        }
    }

    /// Own and leased sites that have power.
    pub(super) fn energised(&self, b: usize) -> f64 {
        let own = &self.builders[b];
        let here = own.own_sites(&self.fixed, self.k) + sum(&own.leased);
        if self.has("power") { own.energised.min(here) } else { here }
    }

    /// What can be connected soon enough stops orders.
    pub(super) fn connect(&mut self) {
        let (accepted, wait) =
            (self.n.get("power", "accepted_wait"), self.n.get("power", "equipment_wait"));
        let looks = self.n.root.get("power").is_some() && accepted < 100.0;
        let wanted: Vec<f64> = self.builders.iter().map(|b| posted(&b.flows, "wanted")).collect();
        let claims: Vec<f64> =
            (self.builders.iter()).map(|b| b.queue + sum(&b.late) + b.sites_to_come()).collect();
        let (all, all_wanted): (f64, f64) = (claims.iter().sum(), wanted.iter().sum());
        let [le, ls] = [self.fixed.le, self.fixed.ls].map(|lag| self.fixed.years(lag));
        let sites_soon = (self.grid_adds_within(ls + accepted) - all).max(0.0);
        let soon = self.grid_adds_within(le + wait);
        for b in 0..self.builders.len() {
            if !looks {
                self.builders[b].allowed = [f64::INFINITY; 2];
                continue;
            }
            let share = if all_wanted > 0.0 { wanted[b] / all_wanted } else { 0.0 };
            let own = &self.builders[b];
            let built = own.queue + ((le + wait) / ls).min(1.0) * own.sites_to_come();
            let connected = if all > 0.0 { claims[b] / all * soon } else { 0.0 };
            let needed = own.in_use(&self.fixed, self.k) + own.to_come();
            let room = self.energised(b) + own.rented - needed + built.min(connected);
            let room = if own.landlord { 0.0 } else { room.max(0.0) };
            let sites = sites_soon * share;
            let (equipment, site) = self.prices(b);
            let able = equipment / self.m.f_mean * room + site * sites;
            let held_back = (wanted[b] - able).max(0.0);
            let own = &mut self.builders[b];
            own.allowed = [room, sites];
            post(&mut own.flows, "wanted", -held_back);
            post(&mut self.m.flows, "held_back", held_back);
        }
    }

    /// What is paid for a capacity unit of equipment and for a site.
    pub(super) fn prices(&self, b: usize) -> (f64, f64) {
        let over = 1.0 + self.of(b, "orders", "overrun");
        let own = 1.0 - self.of(b, "lease", "partner_share");
        (self.m.c_mean * over, self.fixed.s * over * own)
    }
}

impl Years {
    /// Sites without power by year, late ones included.
    pub(super) fn without_power(&self) -> Vec<f64> {
        let waits = ["power_queue.", "power_delayed."];
        let own = self.tracks.iter().filter(|own| waits.iter().any(|name| own.0.starts_with(name)));
        own.fold(self.nothing.clone(), |sum, (_, own)| {
            sum.iter().zip(own).map(|(a, b)| a + b).collect()
        })
    }
}
