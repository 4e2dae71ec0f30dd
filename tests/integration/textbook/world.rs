//! One path as it stands.

use overbuild::scenario::Table;

use super::{
    fixed::Fixed,
    numbers::Numbers,
    parties::{Builder, Customer, Deal, Exposure, Flows, Holder},
};

/// The market on its way.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of the step or of the year")]
#[derive(Default)]
pub(super) struct Market {
    pub(super) c: f64,
    pub(super) f: f64,
    pub(super) c_mean: f64,
    pub(super) f_mean: f64,
    pub(super) jumped: bool,
    /// Of the medians, without jumps.
    pub(super) anchor: f64,
    pub(super) p_ref: f64,
    pub(super) p_fair: f64,
    pub(super) p_fair_mean: f64,
    pub(super) q: f64,
    pub(super) price: f64,
    pub(super) price_mean: f64,
    pub(super) demand: f64,
    pub(super) x: f64,
    pub(super) u: f64,
    pub(super) u_s: f64,
    pub(super) u_s_mean: f64,
    pub(super) contracted: f64,
    pub(super) undelivered: f64,
    pub(super) floor: f64,
    pub(super) running: f64,
    pub(super) idle_share: f64,
    pub(super) marginal: f64,
    pub(super) capacity: f64,
    pub(super) capacity_mean: f64,
    pub(super) in_use: f64,
    /// Demand of those without a name, of segments, work factor, and what of investors' money is there.
    pub(super) rest: f64,
    pub(super) segments: Vec<f64>,
    pub(super) work_factor: f64,
    pub(super) financed: f64,
    pub(super) headroom: f64,
    pub(super) x_first: f64,
    pub(super) x_before: f64,
    pub(super) q_all: f64,
    pub(super) q_paid: f64,
    pub(super) q_start: f64,
    pub(super) shock: f64,
    /// Growth a year that shocks have left behind.
    pub(super) wave: f64,
    pub(super) shut: bool,
    pub(super) shut_mean: f64,
    pub(super) shut_event: bool,
    pub(super) equity: f64,
    pub(super) equity_mean: f64,
    /// Logarithm of the index at the beginning of the step.
    pub(super) log_equity_before: f64,
    pub(super) coverage: f64,
    pub(super) margin: f64,
    pub(super) margins: Vec<f64>,
    pub(super) restructured_share: f64,
    pub(super) recent: Vec<f64>,
    /// What a unit earns over what was expected, of all year ends since the last test.
    pub(super) earned: Vec<f64>,
    pub(super) shut_in_year: bool,
    pub(super) jumped_in_year: bool,
    pub(super) shortened_in_year: bool,
    pub(super) first_book: f64,
    pub(super) npv_settled: f64,
    pub(super) npv_year: f64,
    pub(super) last_year: Vec<f64>,
    pub(super) npv: f64,
    pub(super) terminal: f64,
    pub(super) flows: Flows,
}

pub(super) struct World {
    pub(super) n: Numbers,
    pub(super) fixed: Fixed,
    pub(super) k: i64,
    pub(super) m: Market,
    pub(super) builders: Vec<Builder>,
    pub(super) customers: Vec<Customer>,
    pub(super) holders: Vec<Holder>,
    pub(super) exposures: Vec<Exposure>,
    pub(super) deals: Vec<Deal>,
    pub(super) segments: Vec<(String, Table)>,
}

impl World {
    pub(super) fn date(&self) -> f64 {
        self.fixed.start + self.k as f64 * self.fixed.dt
    }

    /// Whether a date lies in this step.
    pub(super) fn now(&self, date: f64) -> bool {
        let t = self.date();
        t - 1e-6 <= date && date < t + self.fixed.dt - 1e-6
    }

    #[allow(clippy::cast_sign_loss, reason = "steps count from 0")]
    pub(super) const fn draw(&self) -> u64 {
        self.k as u64
    }

    /// A number of a builder.
    pub(super) fn of(&self, b: usize, table: &str, key: &str) -> f64 {
        let b = &self.builders[b];
        self.n.of_builder(&b.name, &b.own, table, key)
    }

    /// Whether a builder has a table, by itself or with all.
    pub(super) fn has(&self, table: &str) -> bool {
        self.n.has(table)
    }

    /// A number of a customer.
    pub(super) fn of_customer(&self, c: usize, key: &str) -> f64 {
        let c = &self.customers[c];
        self.n.of_entry("customer", (&c.name, &c.own), key)
    }
}
