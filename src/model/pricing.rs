//! Pricing: scarcity lifts the price above fair, glut presses it towards the cash cost.
//!
//! ```text
//! floor  = min(floor_multiple h_c U / K, p_fair)
//! target = floor + (p_fair (1 + markup) - floor) min(cap, (x / x_normal)^sensitivity)
//! target -= fire_sale (restructured share of capacity) (target - floor)
//! q = ln(p / p_fair):  q += (1 - exp(-speed dt)) (ln(target / p_fair) - q) + volatility sqrt(dt) z
//! ```
//!
//! Fair itself falls with technology, so it is the price relative to fair that moves. `speed` is
//! `speed_down` where the target lies below the price, else `speed_up`.

use super::{Mechanism, Process, Reading, Starting};
use crate::{
    math::{exp, ln, pow, select},
    model::state::State,
    random::{LANES, Shock},
    scenario::table,
};

table! {
    /// How the price answers to tightness.
    Pricing / PricingColumns in "pricing" {
        parameters {
            /// Per cent that the target price rises when demand over capacity rises by one per cent.
            sensitivity: Some(1.6), "ratio", 0.0, 20.0,
                "1 to 4 per unit of utilisation, no direct estimate: mechanism_parameters (D)";
            /// Target price at normal tightness, above the fair price.
            markup: Some(0.0), "share", -0.5, 3.0, "ASSUMPTION: entry keeps it at zero";
            /// Largest factor by which scarcity can lift the target.
            cap: Some(3.0), "ratio", 1.0, 20.0,
                "H100 rental at the peak of scarcity, 8 dollars, was 2.8 times its hurdle: gpu_rental_price (B)";
            /// Lowest price over the cash cost of operation.
            floor_multiple: Some(1.0), "ratio", 0.0, 5.0, "0.8 to 1.3: mechanism_parameters (B)";
            /// How far restructured owners pull the target to the floor, if all capacity is theirs.
            fire_sale: Some(0.5), "share", 0.0, 1.0, "ASSUMPTION: they undercut half of the margin";
            /// Speed at which the price falls to a lower target.
            speed_down: Some(1.5), "a year", 0.05, 50.0,
                "H100 rental fell 79 % in 2.3 years: gpu_rental_price (B); speed ASSUMPTION";
            /// Speed at which the price rises to a higher target.
            speed_up: Some(1.0), "a year", 0.05, 50.0,
                "H100 rental rose 56 % in 0.7 years: gpu_rental_price (C); speed ASSUMPTION";
            /// Standard deviation of the shocks to the price relative to fair.
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
        let share = |speed: f64| 1.0 - exp(-speed * dt);
        Box::new(PricingProcess {
            down: values.speed_down.map(share),
            up: values.speed_up.map(share),
            shock: starting.shock("pricing.shock"),
            values,
            relative: None,
        })
    }
}

struct PricingProcess {
    values: PricingColumns,
    down: [f64; LANES],
    up: [f64; LANES],
    shock: Shock,
    /// Logarithm of price over fair price, after the last step.
    relative: Option<[f64; LANES]>,
}

impl Process for PricingProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        let levels = &state.levels;
        let mut relative = [0.0; LANES];
        for i in 0..LANES {
            relative[i] = ln(levels.price[i] / levels.fair_price[i]);
        }
        self.relative = Some(relative);
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { terms, levels, clock, .. } = state;
        let root = clock.dt.sqrt();
        let shock = self.shock.normal();
        let values = &self.values;
        let Some(relative) = &mut self.relative else { return };
        for i in 0..LANES {
            let fair = levels.fair_price[i];
            let cash = terms.cash_cost[i] * levels.sites_in_use[i] / levels.capacity[i].max(1e-12);
            let floor = (values.floor_multiple[i] * cash).min(fair);
            let scarcity =
                pow(levels.tightness[i] / terms.normal_tightness[i], values.sensitivity[i]);
            let target =
                floor + (fair * (1.0 + values.markup[i]) - floor) * scarcity.min(values.cap[i]);
            let dumped = values.fire_sale[i] * levels.restructured_share[i];
            let target = target - dumped * (target - floor);
            let distance = ln(target / fair) - relative[i];
            let share = select(distance < 0.0, self.down[i], self.up[i]);
            relative[i] += share * distance + values.volatility[i] * root * shock[i];
            levels.price[i] = fair * exp(relative[i]);
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
        levels.fair_price = fill(10.0);
        levels.capacity = fill(100.0);
        levels.sites_in_use = fill(100.0);
        levels.tightness = fill(tightness);
        terms.normal_tightness = fill(0.8);
        terms.cash_cost = fill(1.0);
        process.open(&mut market.state);
        (market, process)
    }

    #[test]
    fn a_balanced_market_stays_at_the_fair_price() {
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
    fn an_empty_market_pays_the_cash_cost_and_scarcity_is_capped() {
        let (mut glut, mut process) = market("[pricing]\nvolatility = 0", 1e-6);
        (0..400).for_each(|_| glut.step(&mut *process));
        assert!((glut.state.levels.price[0] - 1.0).abs() < 1e-3);
        let (mut scarce, mut process) = market("[pricing]\nvolatility = 0\ncap = 3", 1e6);
        (0..400).for_each(|_| scarce.step(&mut *process));
        assert!((scarce.state.levels.price[0] - 28.0).abs() < 1e-6);
    }

    #[test]
    fn one_step_closes_the_stated_share_of_the_distance() {
        let (mut market, mut process) =
            market("[pricing]\nvolatility = 0\nsensitivity = 2\nspeed_down = 1.5", 0.4);
        market.step(&mut *process);
        let moved = ln(market.state.levels.price[0] / 10.0) / ln(0.325);
        assert!((moved - (1.0 - exp(-1.5 / 4.0))).abs() < 1e-12);
    }
}
