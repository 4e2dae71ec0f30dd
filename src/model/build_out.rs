//! The build-out: how builders bend their plans to the market and to each other.
//!
//! ```text
//! own    = reaction ln(x / x_normal), seen with a lag, - shut_cut shut
//! target = own + herding max(0, mean of the rivals' ln M - own)
//! ln M  += (1 - exp(-adjust dt)) (target - ln M) + volatility sqrt(dt) z
//! wanted = plan M dt
//! ```
//!
//! Rivals pull up, never down: the risk of falling behind outweighs that of misspending (the
//! prisoner's dilemma of the founding articles). A symmetric average would damp the boom instead.

use super::{
    Mechanism, Process, Reading, Starting,
    plan::Plan,
    ring::{Lag, Ring},
    state::State,
};
use crate::{
    math::{exp, ln},
    random::{Column, LANES, Shock, fill},
    scenario::table,
};

table! {
    /// How builders bend their plans to the market and to each other.
    ["build-out", "Ausbau"]
    BuildOut / BuildOutColumns in "build_out" {
        parameters {
            /// Per cent that a builder's spending moves, in the end, when tightness moves by one per cent.
            ["reaction of spending to tightness", "Reaktion der Investitionen auf Knappheit"]
            reaction: Some(1.0), "ratio", 0.0, 10.0, "ASSUMPTION: no estimate found";
            /// How far a builder is pulled towards rivals who spend more of their plans.
            ["herding", "Herdenverhalten"]
            herding: Some(0.5), "share", 0.0, 1.0,
                "0 to 1, no published estimate: mechanism_parameters (D)";
            /// Speed at which spending follows.
            ["speed at which spending follows", "Anpassungstempo der Investitionen"]
            adjust: Some(1.0), "a year", 0.05, 20.0, "ASSUMPTION: half of the way in eight months";
            /// Time until tightness is seen.
            ["time until tightness is seen", "Erkennungsverzug"]
            recognition_lag: Some(0.5), "years", 0.01, 5.0, "ASSUMPTION: two quarterly reports";
            /// Cut of the target while the capital market is shut, as a logarithm.
            ["cut of spending while capital is shut", "Investitionskürzung bei geschlossenem Kapitalmarkt"]
            shut_cut: Some(0.7), "log points", 0.0, 5.0,
                "telecom -37 to -52 %, railways -70 %, so 0.5 to 1.2: calibration_targets (B)";
            /// Standard deviation of the shocks to a builder's spending.
            ["volatility of spending", "Schwankung der Investitionen"]
            volatility: Some(0.05), "per root year", 0.0, 2.0, "ASSUMPTION";
        }
        series {}
        choices {}
    }
}

/// The plans of the builders and how each bends its own.
struct BuildOuts {
    each: Vec<BuildOut>,
    plans: Vec<Plan>,
}

impl BuildOut {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(BuildOuts { each: reading.per_builder::<Self>(), plans: reading.plans() })
    }
}

impl Mechanism for BuildOuts {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let dt = starting.state.clock.dt;
        let names = starting.builders.iter().map(|builder| &builder.name);
        let builders = self.each.iter().zip(names).zip(&self.plans).map(|((table, name), plan)| {
            let values = table.sample(&starting.sampler);
            let seen_after = Lag::or_none(&values.recognition_lag, dt);
            let follows = values.adjust.map(|speed| 1.0 - exp(-speed * dt));
            let mut shaken = fill(0.0);
            for i in 0..LANES {
                let lasting = follows[i] * (2.0 - follows[i]) / (2.0 * values.adjust[i]);
                shaken[i] = values.volatility[i] * lasting.sqrt();
            }
            One {
                follows,
                shaken,
                seen: Ring::new(seen_after.longest(), starting.state.clock.steps),
                seen_after,
                own: fill(0.0),
                middle: fill(0.0),
                shock: starting.shock(&format!("builder.{name}.shock")),
                plan: plan.clone(),
                values,
            }
        });
        Box::new(BuildOutProcess { builders: builders.collect(), slack: fill(0.0) })
    }
}

struct One {
    values: BuildOutColumns,
    follows: Column,
    /// Standard deviation of what a step's shocks leave at its end.
    shaken: Column,
    /// Tightness, as a logarithm over normal, on its way to the builder.
    seen: Ring<1>,
    seen_after: Lag,
    /// Its own target in this step, and where it will stand in the middle of it without shocks.
    own: Column,
    middle: Column,
    shock: Shock,
    plan: Plan,
}

struct BuildOutProcess {
    builders: Vec<One>,
    /// Tightness after the last step, as a logarithm over normal.
    slack: Column,
}

impl Process for BuildOutProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        let State { levels, terms, .. } = state;
        for i in 0..LANES {
            self.slack[i] = ln(levels.tightness[i] / terms.normal_tightness[i]);
        }
        for one in &mut self.builders {
            // All that falls due in the first steps happened before the start.
            for ago in 1..=one.seen_after.longest() {
                one.seen.add_before(ago, &one.seen_after, [&self.slack]);
            }
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let before = state.total(|builder| &builder.levels.log_multiplier);
        let rivals = (state.builders.len() as f64 - 1.0).max(1.0);
        let alone = state.builders.len() == 1;
        let State { levels, terms, clock, builders, .. } = state;
        let mut mean_slack = fill(0.0);
        for i in 0..LANES {
            let slack = ln(levels.tightness[i] / terms.normal_tightness[i]);
            mean_slack[i] = 0.5 * (self.slack[i] + slack);
            self.slack[i] = slack;
        }
        let mut predicted = fill(0.0);
        for (one, builder) in self.builders.iter_mut().zip(&*builders) {
            one.seen.add(clock.step, &one.seen_after, [&mean_slack]);
            let [seen] = one.seen.take(clock.step, &one.seen_after);
            let level = &builder.levels.log_multiplier;
            for i in 0..LANES {
                let cut = one.values.shut_cut[i] * levels.mean_shut[i];
                one.own[i] = one.values.reaction[i] * seen[i] - cut;
                let others = if alone { one.own[i] } else { (before[i] - level[i]) / rivals };
                one.middle[i] = level[i] + 0.5 * one.moved(level[i], others, i);
                predicted[i] += one.middle[i];
            }
        }
        for (one, builder) in self.builders.iter_mut().zip(builders) {
            let shock = one.shock.normal();
            let planned = one.plan.at(clock.step) * clock.dt;
            let own_level = &mut builder.levels.log_multiplier;
            for i in 0..LANES {
                // Where rivals will stand in the middle of the step.
                let others =
                    if alone { one.own[i] } else { (predicted[i] - one.middle[i]) / rivals };
                let moved = one.moved(own_level[i], others, i);
                let next = (own_level[i] + moved + one.shaken[i] * shock[i]).clamp(-12.0, 4.0);
                // Spending goes on all through the step.
                builder.flows.wanted[i] = planned * exp(0.5 * (own_level[i] + next));
                own_level[i] = next;
                builder.flows.spending[i] = builder.flows.wanted[i];
            }
        }
    }
}

impl One {
    /// How far the multiplier moves in the step without shocks.
    #[inline(always)]
    fn moved(&self, level: f64, others: f64, i: usize) -> f64 {
        let target = self.own[i] + self.values.herding[i] * (others - self.own[i]).max(0.0);
        self.follows[i] * (target - level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const QUIET: &str = "[build_out]\nvolatility = 0\nherding = 0.5\nreaction = 1\nadjust = 20\n\
                         recognition_lag = 0.25\nshut_cut = 0.7\n";

    fn settle(builders: &str, tightness: f64) -> testing::Bench {
        let mut market = testing::Bench::new(&format!("{QUIET}{builders}"));
        let mut process = market.start(BuildOut::mechanism);
        market.state.levels.tightness = fill(tightness);
        market.state.terms.normal_tightness = fill(0.8);
        process.open(&mut market.state);
        (0..40).for_each(|_| market.step(&mut *process));
        market
    }

    #[test]
    fn a_lone_builder_settles_at_its_own_target() {
        let market = settle("[[builder]]\nname = \"A\"\nplan = 100\nshare = 1", 0.4);
        assert!((market.state.builders[0].flows.wanted[0] - 100.0 * 0.5 * 0.25).abs() < 1e-6);
    }

    #[test]
    fn rivals_pull_up_and_never_down() {
        let two = "[[builder]]\nname = \"A\"\nplan = 100\nshare = 0.5\n\
                   [[builder]]\nname = \"B\"\nplan = 100\nshare = 0.5\nbuild_out.reaction = 3";
        let market = settle(two, 1.6);
        let multiplier = |b: usize| market.state.builders[b].levels.log_multiplier[0];
        // B's own target is 3 ln 2; A's is ln 2, and half of the distance to B on top.
        assert!((multiplier(1) - 3.0 * ln(2.0)).abs() < 1e-6);
        assert!((multiplier(0) - 2.0 * ln(2.0)).abs() < 1e-6);
    }
}
