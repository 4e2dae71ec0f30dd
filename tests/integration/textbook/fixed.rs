//! What never changes on a path: lags, lives, the fair price.

use super::{
    numbers::Numbers,
    quantiles::{Lag, annuity},
};

/// What never changes on a path, in years and shares.
pub(super) struct Fixed {
    pub(super) start: f64,
    pub(super) dt: f64,
    pub(super) steps: i64,
    pub(super) r: f64,
    pub(super) rho: f64,
    pub(super) phi: f64,
    pub(super) c0: f64,
    pub(super) s: f64,
    pub(super) h: f64,
    pub(super) overhead: f64,
    pub(super) x_n: f64,
    pub(super) u_max: f64,
    pub(super) elasticity: f64,
    /// Lags of equipment and sites, lives of equipment and sites.
    pub(super) le: Lag,
    pub(super) ls: Lag,
    pub(super) life: Lag,
    pub(super) site_life: Lag,
    pub(super) lead: Lag,
    pub(super) book_life: Lag,
    pub(super) site_book_life: Lag,
}

impl Fixed {
    pub(super) fn of(n: &Numbers) -> Self {
        let dt = 1.0 / n.get("run", "steps_per_year");
        assert!((dt - 0.25).abs() < 1e-12, "the last quarter is taken to be the last step");
        let start = n.get("run", "start");
        let steps = |years: f64| Lag::of((years / dt).max(1.0));
        let [le, ls, life, site_life] =
            ["equipment_lag", "site_lag", "equipment_life", "site_life"]
                .map(|key| steps(n.get("fleet", key)));
        let book = |key, life: Lag| steps(n.get("accounting", key).min(life.steps() * dt));
        #[allow(clippy::cast_possible_truncation, reason = "a count of steps")]
        let last = ((start.floor() + n.get("run", "years") - start) / dt).round() as i64;
        let power = n.get("operations", "power_price") * n.get("operations", "power_use");
        Self {
            start,
            dt,
            steps: last,
            r: n.get("market", "cost_of_capital"),
            rho: n.get("technology", "cost_decline"),
            phi: n.get("technology", "footprint_decline"),
            c0: n.get("technology", "equipment_cost"),
            s: n.get("technology", "site_cost"),
            h: n.get("operations", "cash_cost") + power,
            overhead: n.get("operations", "overhead"),
            x_n: n.get("market", "normal_tightness"),
            u_max: n.get("market", "max_utilisation"),
            elasticity: n.get("demand", "elasticity"),
            lead: Lag::of((ls.steps() - le.steps()).max(0.0)),
            book_life: book("equipment_useful_life", life),
            site_book_life: book("site_useful_life", site_life),
            le,
            ls,
            life,
            site_life,
        }
    }

    /// In years.
    pub(super) fn years(&self, lag: Lag) -> f64 {
        lag.steps() * self.dt
    }

    /// Sold at most, where all is as it should be.
    pub(super) fn u_n(&self) -> f64 {
        self.x_n.min(self.u_max)
    }

    /// What owners of sites must have a year for one.
    pub(super) fn rent(&self) -> f64 {
        self.s * (1.0 + self.r).powf(self.years(self.ls))
            / annuity(self.r, 0.0, self.years(self.site_life))
    }

    /// The price at which new equipment just pays, if costs fall so fast.
    pub(super) fn fair(&self, (c, f): (f64, f64), (rho, phi): (f64, f64)) -> f64 {
        let (le, life) = (self.years(self.le), self.years(self.life));
        let equipment = c * ((1.0 + self.r) / (1.0 - rho)).powf(le) / annuity(self.r, -rho, life);
        let site = f * (1.0 - phi).powf(-le) * (self.rent() + self.h) * annuity(self.r, 0.0, life)
            / annuity(self.r, -phi, life);
        (equipment + site) / ((1.0 - self.overhead) * self.u_n())
    }

    /// Margin earned over margin needed at a price.
    pub(super) fn margin(&self, price: f64, u: f64, fair: f64, f: f64) -> f64 {
        let earned = (1.0 - self.overhead) * price * u - self.h * f;
        let needed = (1.0 - self.overhead) * fair * self.u_n() - self.h * f;
        (earned / needed).clamp(0.05, 20.0)
    }
}
