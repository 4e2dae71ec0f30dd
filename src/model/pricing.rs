//! Pricing: scarcity lifts the price above its reference, glut presses it towards the cash cost.
//!
//! ```text
//! floor  = min(floor_multiple h_c f_m / ((1 - overhead) max_utilisation), p_ref min(1, 1 + markup))
//! target = floor + (p_ref (1 + markup) - floor) min(cap, (x / x_normal)^sensitivity)
//! target -= fire_sale (restructured share of capacity) (target - floor)
//! q = ln(p / p_ref):  dq = speed (ln(target / p_ref) - q) dt + volatility dz
//! ```
//!
//! `f_m` is the footprint of the marginal vintage (`merit_order.rs`): the floor is what covers its cash cost. The
//! reference falls as technology is expected to, from the price of the start. Costs are no part of the target:
//! what building costs reaches the price through how much is built. `speed` is
//! `speed_down` where the target lies below the price, else `speed_up`. The step is implicit: as the
//! price rises, demand falls and the target with it, by `G = sensitivity elasticity (1 - floor / target)`
//! for each unit of q below the cap and not at all beyond. With `a = speed (1 + G)` and
//! `S = 1 - exp(-a dt)` the step is that of the linear equation, exactly (exponential
//! Rosenbrock-Euler: Hochbruck and Ostermann 2010): `q += S / (1 + G) (ln(target / p_ref) - q)`. It does not
//! oscillate however long it is.
//!
//! Who is rationed bids: the price comes to rest no lower than where no more is wanted than can be sold,
//! `q + ln(x / max_utilisation) / elasticity`, up to the cap. The less demand answers to the price, the further that is.

use super::{Mechanism, Process, Reading, Starting, growth::tightness};
use crate::{
    math::{exp, ln, select},
    model::state::{State, Terms},
    random::{Column, LANES, Shock, fill},
    scenario::table,
};

table! {
    /// How the price answers to tightness.
    ["pricing", "Preisbildung"]
    Pricing / PricingColumns in "pricing" {
        parameters {
            /// Per cent that the target price rises when demand over capacity rises by one per cent.
            ["sensitivity of price to tightness", "Reaktion des Preises auf Knappheit"]
            sensitivity: Some(1.6), "ratio", 0.0, 20.0,
                "1 to 4 per unit of utilisation, no direct estimate: mechanism_parameters (D)";
            /// Target price at normal tightness, above the reference price.
            ["mark-up at normal tightness", "Aufschlag bei normaler Auslastung"]
            markup: Some(0.0), "share", -0.5, 3.0, "ASSUMPTION: entry keeps it at zero";
            /// Largest factor by which scarcity, or what the rationed bid, can lift the target.
            ["cap on scarcity prices", "Obergrenze der Knappheitspreise"]
            cap: Some(3.0), "ratio", 1.0, 20.0,
                "H100 rental at the peak of scarcity, 8 dollars, was 2.8 times its hurdle: gpu_rental_price (B)";
            /// Lowest price over that at which the marginal vintage earns its cash cost.
            ["price floor over cash cost", "Preisuntergrenze zu zahlungswirksamen Kosten"]
            floor_multiple: Some(1.0), "ratio", 0.0, 5.0, "0.8 to 1.3: mechanism_parameters (B)";
            /// How far restructured owners pull the target to the floor, if all capacity is theirs.
            ["pull of fire sales", "Preisdruck durch Notverkäufe"]
            fire_sale: Some(0.5), "share", 0.0, 1.0, "ASSUMPTION: they undercut half of the margin";
            /// Speed at which the price falls to a lower target.
            ["speed of falling prices", "Tempo fallender Preise"]
            speed_down: Some(1.5), "a year", 0.05, 50.0,
                "H100 rental fell 79 % in 2.3 years: gpu_rental_price (B); speed ASSUMPTION";
            /// Speed at which the price rises to a higher target.
            ["speed of rising prices", "Tempo steigender Preise"]
            speed_up: Some(1.0), "a year", 0.05, 50.0,
                "H100 rental rose 56 % in 0.7 years: gpu_rental_price (C); speed ASSUMPTION";
            /// Standard deviation of the shocks to the price relative to its reference.
            ["volatility of the price", "Preisschwankung"]
            volatility: Some(0.1), "per root year", 0.0, 2.0, "ASSUMPTION";
        }
        series {}
        choices {}
    }
}

impl Pricing {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for Pricing {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        let dt = starting.state.clock.dt;
        let mut log_cap = fill(0.0);
        for i in 0..LANES {
            log_cap[i] = ln(values.cap[i]);
        }
        Box::new(PricingProcess {
            down: values.speed_down.map(|speed| speed * dt),
            up: values.speed_up.map(|speed| speed * dt),
            log_cap,
            shock: starting.shock("pricing.shock"),
            values,
            relative: fill(0.0),
            tightness: fill(0.0),
            floor: fill(0.0),
        })
    }
}

/// The mean distance from where it began of what is shaken evenly through a step, squared, over the variance of the
/// step: (4/9) (2/pi).
const CROSSING: f64 = 8.0 / (9.0 * std::f64::consts::PI);

struct PricingProcess {
    values: PricingColumns,
    /// Speeds in steps.
    down: Column,
    up: Column,
    log_cap: Column,
    shock: Shock,
    /// Logarithm of price over reference price, after the last step.
    relative: Column,
    /// Demand over capacity after the last step.
    tightness: Column,
    /// Floor over reference price after the last step.
    floor: Column,
}

impl PricingProcess {
    /// Lowest target over the reference price.
    #[inline(always)]
    fn floor(&self, state: &State, i: usize) -> f64 {
        let State { terms, levels, .. } = state;
        let cash = terms.cash_cost[i] * levels.marginal_footprint[i];
        let cash = cash / ((1.0 - terms.overhead[i]) * terms.max_utilisation[i]).max(1e-12);
        let most = 1.0 + self.values.markup[i].min(0.0);
        (self.values.floor_multiple[i] * cash / levels.reference_price[i]).min(most)
    }

    /// Logarithm of the price over its reference at which what is wanted is what can be sold, up to the cap.
    #[inline(always)]
    fn clearing(&self, tightness: f64, most: f64, terms: &Terms, i: usize) -> f64 {
        let dearer = ln(tightness / terms.max_utilisation[i]) / terms.elasticity[i].max(1e-9);
        (self.relative[i] + dearer).min(ln(most))
    }
}

impl Process for PricingProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        for i in 0..LANES {
            self.relative[i] = ln(state.levels.price[i] / state.levels.reference_price[i]);
            self.floor[i] = self.floor(state, i);
        }
        self.tightness = state.levels.tightness;
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let root = state.clock.dt.sqrt();
        let shock = self.shock.normal();
        let crossing = if self.shock.shakes() { CROSSING * state.clock.dt } else { 0.0 };
        for i in 0..LANES {
            let new_floor = self.floor(state, i);
            let State { terms, levels, .. } = &mut *state;
            let values = &self.values;
            // Halfway through the step, at the old relative price.
            let floor = 0.5 * (self.floor[i] + new_floor);
            let middle = 0.5 * (self.tightness[i] + levels.tightness[i]);
            let scarce = values.sensitivity[i] * ln(middle / terms.normal_tightness[i]);
            let above = 1.0 + values.markup[i] - floor;
            let target = floor + above * exp(scarce.min(self.log_cap[i]));
            let dumped = values.fire_sale[i] * levels.restructured_share[i];
            let target = target - dumped * (target - floor);
            let clearing = self.clearing(middle, floor + above * values.cap[i], terms, i);
            let distance = ln(target) - self.relative[i];
            let speed = select(distance < 0.0, self.down[i], self.up[i]);
            // What lies beyond the cap does not answer to the price until it has risen so far.
            let steep = values.sensitivity[i] * terms.elasticity[i];
            let beyond = (scarce - self.log_cap[i]).max(0.0);
            let within = (1.0 - beyond / (steep * distance * speed).max(1e-300)).max(0.0);
            let inside = select(beyond > 0.0, within, 1.0);
            let free = (1.0 - floor / target) * inside;
            let slope = steep * free;
            // Shocks carry the price across its target within a step: it moves at both speeds, for a part of it each.
            // It comes to rest where scarcity alone would bring it, or where the rationed have bid it to.
            let above = (-distance / (1.0 + slope)).min(self.relative[i] - clearing);
            let variance = crossing * values.volatility[i] * values.volatility[i];
            let reach = (above * above + variance).sqrt().max(1e-300);
            let half = 0.5 * (self.down[i] - self.up[i]);
            let rate = (0.5 * (self.down[i] + self.up[i]) + half * above / reach) * (1.0 + slope);
            let share = 1.0 - exp(-rate);
            let lasting = share * (2.0 - share) / (2.0 * rate);
            let away = (above * above + variance * lasting).sqrt() - above * above / reach;
            let pulled = share * above + share / rate * half * (1.0 + slope) * away;
            let shocked = values.volatility[i] * root * lasting.sqrt() * shock[i];
            // The target has moved evenly through the step, and the price after it.
            let ramp =
                values.sensitivity[i] * free * (levels.tightness[i] - self.tightness[i]) / middle;
            let followed = (1.0 - share / rate - 0.5 * share) / (1.0 + slope) * ramp;
            let moved = shocked - pulled + followed;
            self.relative[i] += moved;
            levels.price[i] = levels.reference_price[i] * exp(self.relative[i]);
            let response = exp(-terms.elasticity[i] * moved);
            levels.demand[i] *= response;
            levels.tightness[i] = tightness(levels.demand[i], levels.capacity[i]);
            (self.floor[i], self.tightness[i]) = (new_floor, levels.tightness[i]);
        }
    }
}

#[cfg(test)]
mod tests;
