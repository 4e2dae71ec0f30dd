//! Pricing: scarcity lifts the price above its reference, glut presses it towards the cash cost.
//!
//! ```text
//! floor  = min(floor_multiple h_c f_m / ((1 - overhead) max_utilisation), p_ref)
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

use super::{Mechanism, Process, Reading, Starting, growth::tightness};
use crate::{
    math::{exp, ln, select},
    model::state::State,
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
            /// Largest factor by which scarcity can lift the target.
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
        (self.values.floor_multiple[i] * cash / levels.reference_price[i]).min(1.0)
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
            let above = -distance / (1.0 + slope);
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
mod tests {
    use super::*;
    use crate::{model::testing, random::fill};

    fn market(text: &str, tightness: f64) -> (testing::Bench, Box<dyn Process>) {
        let mut market = testing::Bench::new(text);
        let mut process = market.start(Pricing::mechanism);
        let State { levels, terms, .. } = &mut market.state;
        levels.price = fill(10.0);
        levels.reference_price = fill(10.0);
        levels.capacity = fill(100.0);
        levels.marginal_footprint = fill(1.0);
        levels.tightness = fill(tightness);
        levels.demand = fill(100.0 * tightness);
        terms.normal_tightness = fill(0.8);
        terms.cash_cost = fill(1.0);
        terms.max_utilisation = fill(1.0);
        market.open(&mut *process);
        (market, process)
    }

    #[test]
    fn a_balanced_market_stays_at_the_reference_price() {
        let (mut market, mut process) = market("[pricing]\nvolatility = 0", 0.8);
        (0..20).for_each(|_| market.step(&mut *process));
        assert!((market.state.levels.price[0] - 10.0).abs() < 1e-12);
    }

    #[test]
    fn the_price_settles_at_its_target() {
        let (mut market, mut process) = market("[pricing]\nvolatility = 0\nsensitivity = 2", 0.4);
        (0..400).for_each(|_| market.step(&mut *process));
        let target = 1.0 + (10.0 - 1.0) * 0.25;
        assert!((market.state.levels.price[0] - target).abs() < 1e-9);
    }

    #[test]
    fn demand_answers_to_the_price_that_it_makes() {
        let (mut market, mut process) = market("[pricing]\nvolatility = 0\nsensitivity = 2", 0.4);
        market.state.terms.elasticity = fill(1.5);
        (0..400).for_each(|_| market.step(&mut *process));
        let levels = &market.state.levels;
        let due = 40.0 * crate::math::pow(levels.price[0] / 10.0, -1.5);
        assert!((levels.demand[0] / due - 1.0).abs() < 1e-12);
        // At rest the price is the target at the tightness that it makes.
        let target = 1.0 + 9.0 * crate::math::pow(levels.tightness[0] / 0.8, 2.0);
        assert!((levels.price[0] - target).abs() < 1e-9);
    }

    /// Whatever is plausible: the price comes to rest, and turns on its way twice at most.
    #[test]
    fn no_step_is_too_long_for_the_price() {
        for sensitivity in [0.5, 4.0, 20.0] {
            for elasticity in [0.5, 2.0, 5.0] {
                for speed in [0.5, 5.0, 50.0] {
                    for tightness in [0.1, 0.7, 0.9, 3.0, 30.0] {
                        let text = format!(
                            "[pricing]\nvolatility = 0\nsensitivity = {sensitivity}\nspeed_up = {speed}\nspeed_down = {speed}"
                        );
                        let (mut market, mut process) = market(&text, tightness);
                        market.state.terms.elasticity = fill(elasticity);
                        let mut prices = vec![10.0];
                        for _ in 0..200 {
                            market.step(&mut *process);
                            prices.push(market.state.levels.price[0]);
                        }
                        let moves: Vec<f64> =
                            prices.windows(2).map(|pair| pair[1] - pair[0]).collect();
                        let turns =
                            moves.windows(2).filter(|pair| pair[0] * pair[1] < -1e-12).count();
                        let case = format!("{sensitivity} {elasticity} {speed} {tightness}");
                        assert!(turns <= 2, "{case}: {turns} turns, {:?}", &prices[..12]);
                        assert!(moves[199].abs() < 1e-6, "{case}: {prices:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_empty_market_pays_the_cash_cost_and_scarcity_is_capped() {
        let (mut glut, mut process) = market("[pricing]\nvolatility = 0", 1e-6);
        (0..400).for_each(|_| glut.step(&mut *process));
        assert!((glut.state.levels.price[0] - 1.0).abs() < 1e-3);
        let (mut scarce, mut process) = market("[pricing]\nvolatility = 0\ncap = 3", 1e6);
        (0..400).for_each(|_| scarce.step(&mut *process));
        assert!((scarce.state.levels.price[0] - 28.0).abs() < 1e-6);
    }

    /// A price that is shaken and falls faster than it rises lies below its target: the mean of a diffusion whose
    /// density is half of a normal one on each side (Harrison and Shepp's skew, at rest).
    #[test]
    fn shocks_within_a_step_move_at_both_speeds() {
        let text = "[pricing]\nvolatility = 0.4\nsensitivity = 0\nspeed_down = 8\nspeed_up = 1.5";
        let (mut market, mut process) = market(text, 0.8);
        let (mut sum, steps) = (0.0, 4000);
        for step in 0..steps + 40 {
            market.step(&mut *process);
            let mean = market.state.levels.price.iter().map(|p| ln(p / 10.0)).sum::<f64>();
            sum += if step < 40 { 0.0 } else { mean / LANES as f64 };
        }
        let spread = |speed: f64| 0.4 / (2.0_f64 * speed).sqrt();
        let due = (2.0 / std::f64::consts::PI).sqrt() * (spread(8.0) - spread(1.5));
        let found = sum / f64::from(steps);
        assert!((found / due - 1.0).abs() < 0.06, "{found} for {due}");
    }

    #[test]
    fn one_step_closes_the_stated_share_of_the_distance() {
        let (mut market, mut process) =
            market("[pricing]\nvolatility = 0\nsensitivity = 2\nspeed_down = 1.5", 0.4);
        market.step(&mut *process);
        let moved = ln(market.state.levels.price[0] / 10.0) / ln(0.325);
        assert!((moved - (1.0 - exp(-1.5 / 4.0))).abs() < 1e-12, "{moved}");
    }
}
