//! The market: how tight it is, and the price at which new equipment earns its cost of capital.
//!
//! ```text
//! x = D / max(K, D / 1000)     u_n = min(normal_tightness, max_utilisation)
//! p_fair = { c [(1+r)/(1-rho)]^le / a(r, -rho, Le)
//!          + f (1-phi)^-le [s (1+r)^ls / a(r, 0, Ls) + h_c] a(r, 0, Le) / a(r, -phi, Le) }
//!          / [(1 - overhead) u_n]
//! ```
//!
//! The newest vintage, used normally, has a net present value of zero at `p_fair` if prices fall
//! with technology while it keeps its own footprint: the yardstick of returns, and no price that anybody pays.
//! `p_ref` falls as the same formula does at central rates of decline and without jumps, from the price of the
//! start: reported revenue over what was sold, where a scenario gives it, so that what building costs cannot lift
//! what is earned. Demand grows along it; the price keeps its distance from it until `pricing.rs` moves it.
//! Without a `[pricing]` table the price keeps its distance from the fair price.

use super::{
    Mechanism, Process, Reading, Starting,
    fact::{self, Whose},
    growth::tightness,
};
use crate::{
    math::{annuity, exp, ln, pow, select},
    model::state::{State, Terms},
    random::{Column, LANES, fill},
    scenario::{Distribution, table},
};

table! {
    /// When the market is in balance, and what capital must earn.
    ["market", "Markt"]
    Market / MarketColumns in "market" {
        parameters {
            /// Return that capital must earn, before tax.
            ["cost of capital", "Kapitalkosten"]
            cost_of_capital: Some(0.10), "share a year", 0.0, 0.5, "ASSUMPTION: 9 to 12 % in bank studies";
            /// Demand over capacity at which the industry earns its cost of capital.
            ["normal tightness", "Normale Auslastung der Nachfrage"]
            normal_tightness: Some(0.8), "ratio", 0.01, 2.0,
                "sold share of fleets 70 to 85 %: LBNL, power_pue_utilisation (B)";
            /// Largest share of capacity that can be sold.
            ["largest share that can be sold", "höchster verkaufbarer Anteil"]
            max_utilisation: Some(0.95), "share", 0.05, 1.0, "ASSUMPTION: repairs and reserves take the rest";
            /// Revenue a year at the start, as reported; 0 if the price of the start is to be worked out from costs.
            ["revenue at the start", "Umsatz zu Beginn"]
            initial_revenue: Some(0.0), "bn a year", 0.0, 1e6, "scenario; ASSUMPTION if it is silent: the price that costs make fair",
                zero "costs make the price of the start";
            /// Price at the start over the reference price.
            ["price at the start over reference", "Anfangspreis über Referenzpreis"]
            initial_price_ratio: Some(1.0), "ratio", 0.01, 20.0, "ASSUMPTION: the market starts in balance";
        }
        series {}
        choices {}
    }
}

impl Market {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for Market {
    fn says(&self, what: &str, _: Whose) -> bool {
        let costs_make_it = self.initial_revenue.is_zero()
            && matches!(self.initial_price_ratio.distribution, Distribution::Fixed(1.0));
        what == fact::FIRST_PRICE && !costs_make_it
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        let terms = &mut starting.state.terms;
        terms.cost_of_capital = values.cost_of_capital;
        terms.normal_tightness = values.normal_tightness;
        terms.max_utilisation = values.max_utilisation;
        Box::new(MarketProcess {
            initial_price_ratio: values.initial_price_ratio,
            initial_revenue: values.initial_revenue,
            anchor: fill(1.0),
            central_decline: starting.medians.cost_decline,
            central_footprint_decline: starting.medians.footprint_decline,
            fair: FairPrice::ZERO,
            reference: FairPrice::ZERO,
            follows_fair: !starting.priced,
        })
    }
}

/// What a unit of equipment cost and a unit of footprint add to the fair price, path by path.
struct FairPrice {
    per_cost: Column,
    per_footprint: Column,
}

impl FairPrice {
    const ZERO: Self = Self { per_cost: [0.0; LANES], per_footprint: [0.0; LANES] };

    #[inline(always)]
    fn new(terms: &Terms, rho: &Column, phi: &Column) -> Self {
        let mut fair = Self::ZERO;
        for i in 0..LANES {
            let r = terms.cost_of_capital[i];
            let (life, lag) = (terms.equipment_life[i], terms.equipment_lag[i]);
            let sold =
                (1.0 - terms.overhead[i]) * terms.normal_tightness[i].min(terms.max_utilisation[i]);
            fair.per_cost[i] =
                pow((1.0 + r) / (1.0 - rho[i]), lag) / annuity(r, -rho[i], life) / sold;
            let site = terms.site_cost[i] * pow(1.0 + r, terms.site_lag[i])
                / annuity(r, 0.0, terms.site_life[i]);
            let front = annuity(r, 0.0, life) / annuity(r, -phi[i], life);
            fair.per_footprint[i] =
                pow(1.0 - phi[i], -lag) * (site + terms.cash_cost[i]) * front / sold;
        }
        fair
    }

    #[inline(always)]
    fn at(&self, lane: usize, cost: f64, footprint: f64) -> f64 {
        cost * self.per_cost[lane] + footprint * self.per_footprint[lane]
    }
}

struct MarketProcess {
    initial_price_ratio: Column,
    initial_revenue: Column,
    /// The reference price over what costs alone would make it.
    anchor: Column,
    central_decline: f64,
    central_footprint_decline: f64,
    fair: FairPrice,
    reference: FairPrice,
    follows_fair: bool,
}

impl Process for MarketProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        let State { terms, levels, .. } = state;
        let central = [self.central_decline; LANES];
        let central_footprint = [self.central_footprint_decline; LANES];
        self.fair = FairPrice::new(terms, &terms.cost_decline, &terms.footprint_decline);
        self.reference = FairPrice::new(terms, &central, &central_footprint);
        for i in 0..LANES {
            levels.fair_price[i] = self.fair.at(i, terms.initial_equipment_cost[i], 1.0);
            levels.tightness[i] = levels.demand[i] / levels.capacity[i];
            levels.utilisation[i] = levels.tightness[i].min(terms.max_utilisation[i]);
            levels.spot_utilisation[i] = levels.utilisation[i];
            let by_cost = self.reference.at(i, terms.initial_equipment_cost[i], 1.0);
            let reported = self.initial_revenue[i] / (levels.capacity[i] * levels.utilisation[i]);
            let reported = reported / self.initial_price_ratio[i] / by_cost;
            self.anchor[i] = select(self.initial_revenue[i] > 0.0, reported, 1.0);
            levels.reference_price[i] = self.anchor[i] * by_cost;
            levels.price[i] = levels.reference_price[i] * self.initial_price_ratio[i];
            // Demand of the start is that at its price; what grows is demand at the reference price.
            let response = exp(terms.elasticity[i] * ln(self.initial_price_ratio[i]));
            levels.work_factor[i] *= response;
            levels.rest_demand[i] *= response;
            levels.potential_demand[i] *= response;
            levels.paid_demand[i] *= response;
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { terms, levels, clock, .. } = state;
        let end = clock.elapsed + clock.dt;
        let cost_factor = exp(ln(1.0 - self.central_decline) * end);
        let footprint = exp(ln(1.0 - self.central_footprint_decline) * end);
        for i in 0..LANES {
            let cost = terms.initial_equipment_cost[i] * cost_factor;
            let reference = self.anchor[i] * self.reference.at(i, cost, footprint);
            let fair = self.fair.at(i, levels.equipment_cost[i], levels.footprint[i]);
            let relative = levels.price[i] / levels.reference_price[i];
            let fixed = self.anchor[i] * fair;
            levels.price[i] = if self.follows_fair { fixed } else { relative * reference };
            levels.reference_price[i] = reference;
            levels.fair_price[i] = fair;
            let dearer = ln(levels.price[i] / levels.reference_price[i]);
            levels.demand[i] = levels.paid_demand[i] * exp(-terms.elasticity[i] * dearer);
            levels.tightness[i] = tightness(levels.demand[i], levels.capacity[i]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::fill;

    /// Present value at delivery of a vintage sold at the fair price, by fine sums over its life.
    #[test]
    fn a_normally_used_new_vintage_earns_nothing_beyond_its_capital() {
        let (r, rho, phi, life, lag) = (0.1, 0.25, 0.15, 5.0, 0.5);
        let mut terms = Terms::ZERO;
        terms.cost_of_capital = fill(r);
        terms.equipment_life = fill(life);
        terms.site_life = fill(20.0);
        terms.equipment_lag = fill(lag);
        terms.site_lag = fill(1.5);
        terms.site_cost = fill(18.0);
        terms.cash_cost = fill(1.0);
        terms.overhead = fill(0.1);
        terms.normal_tightness = fill(0.8);
        terms.max_utilisation = fill(0.95);
        let fair = FairPrice::new(&terms, &fill(rho), &fill(phi));
        // Delivered now: ordered `lag` years ago, at the cost and footprint of that day.
        let (cost, footprint) = (27.0 / pow(1.0 - rho, lag), pow(1.0 - phi, -lag));
        let site_rent = 18.0 * pow(1.1, 1.5) / annuity(r, 0.0, 20.0);
        let (mut value, slices) = (-cost * pow(1.0 + r, lag), 200_000);
        for slice in 0..slices {
            let t = (f64::from(slice) + 0.5) * life / f64::from(slices);
            let price = fair.at(0, 27.0 * pow(1.0 - rho, t), pow(1.0 - phi, t));
            let cash = price * 0.8 * 0.9 - footprint * (site_rent + 1.0);
            value += cash * pow(1.0 + r, -t) * life / f64::from(slices);
        }
        assert!(value.abs() < 1e-8, "{value}");
    }
}
