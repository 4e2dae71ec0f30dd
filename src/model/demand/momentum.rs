//! Momentum: the growth that a shock to demand leaves behind, as buyers' booms and slumps last for years.
//!
//! ```text
//! w    = wave (1 - 2^(-dt / half_life)) half_life / (ln 2 dt) + momentum s / 2        s = volatility sqrt(dt) z
//! wave = wave 2^(-dt / half_life) + momentum s
//! ```

use super::DemandColumns;
use crate::{
    math::{ln, pow},
    random::{Column, LANES, fill},
};

/// Growth that shocks have left behind: each adds `momentum` of itself, and all of it fades.
pub(super) struct Momentum {
    share: Column,
    /// Of what is there at its beginning a step leaves so much at its end, and has so much on average.
    left: Column,
    mean: Column,
    growth: Column,
}

impl Momentum {
    pub(super) fn new(values: &DemandColumns, dt: f64) -> Self {
        let left = values.momentum_half_life.map(|years| pow(0.5, dt / years));
        let mut mean = fill(0.0);
        for i in 0..LANES {
            mean[i] = (1.0 - left[i]) * values.momentum_half_life[i] / (ln(2.0) * dt);
        }
        Self { share: values.momentum, left, mean, growth: fill(0.0) }
    }

    /// Lets a step pass in which demand is shocked by so much; returns the growth a year on average over it. The
    /// shock comes evenly over the step, so half of its own wave falls into it.
    #[inline(always)]
    pub(super) fn pass(&mut self, i: usize, shocked: f64) -> f64 {
        let own = self.share[i] * shocked;
        let mean = self.growth[i] * self.mean[i] + 0.5 * own;
        self.growth[i] = self.growth[i] * self.left[i] + own;
        mean
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{demand::Demand, testing};

    fn after(text: &str, steps: usize) -> f64 {
        let mut market = testing::Bench::new(text);
        let mut process = market.start(Demand::mechanism);
        (0..steps).for_each(|_| market.step(&mut *process));
        ln(market.state.levels.rest_demand[0])
    }

    /// Wherever a path has come to after a year, what its shocks have left behind carries it on by so much: the
    /// shocks are read off a run without momentum.
    #[test]
    fn shocks_leave_growth_behind_that_fades() {
        let text = "[demand]\ninitial = 1\ngrowth = 0\ngrowth_long = 0\nvolatility = 0.2\nmomentum_half_life = 1\n";
        let plain: Vec<f64> =
            (0..9).map(|steps| after(&format!("{text}momentum = 0"), steps)).collect();
        let found = after(&format!("{text}momentum = 0.5"), 8);
        let (left, mut wave, mut expected) = (pow(0.5, 0.25), 0.0, plain[8]);
        for step in plain.windows(2) {
            let shock = step[1] - step[0] + 0.5 * 0.04 * 0.25;
            expected += 0.25 * (wave * (1.0 - left) / (ln(2.0) * 0.25) + 0.25 * shock);
            wave = wave * left + 0.5 * shock;
        }
        assert!((found - plain[8]).abs() > 1e-3);
        assert!((found - expected).abs() < 1e-12, "{found} {expected}");
    }
}
