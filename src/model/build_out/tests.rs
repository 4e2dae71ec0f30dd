//! Build-out alone.

use super::*;
use crate::model::testing;

const QUIET: &str = "[build_out]\nvolatility = 0\nherding = 0.5\nreaction = 1\nadjust = 5\n\
                     recognition_lag = 0.25\nshut_cut = 0.7\nplan_half_life = 0.05\n";

fn settle(builders: &str, margin: f64) -> testing::Bench {
    let mut market = testing::Bench::new(&format!("{QUIET}{builders}"));
    let mut process = market.start(BuildOut::mechanism);
    market.state.levels.margin = fill(margin);
    market.open(&mut *process);
    (0..40).for_each(|_| market.step(&mut *process));
    market
}

#[test]
fn a_lone_builder_settles_at_its_own_target() {
    let market = settle("[[builder]]\nname = \"A\"\nplan = 100\nshare = 1", 0.5);
    assert!((market.state.builders[0].flows.wanted[0] - 100.0 * 0.5 * 0.25).abs() < 1e-6);
}

#[test]
fn rivals_pull_up_and_never_down() {
    let two = "[[builder]]\nname = \"A\"\nplan = 100\nshare = 0.5\n\
               [[builder]]\nname = \"B\"\nplan = 100\nshare = 0.5\nbuild_out.reaction = 3";
    let market = settle(two, 2.0);
    let multiplier = |b: usize| market.state.builders[b].levels.log_multiplier[0];
    // B's own target is 3 ln 2; A's is ln 2, and half of the distance to B on top.
    assert!((multiplier(1) - 3.0 * ln(2.0)).abs() < 1e-6);
    assert!((multiplier(0) - 2.0 * ln(2.0)).abs() < 1e-6);
}

/// A market that is shut cuts in full who lives on others' money, and less who earns what it spends.
#[test]
fn who_pays_for_itself_is_cut_less() {
    let text =
        format!("{QUIET}funded_cut = 0.25\n[[builder]]\nname = \"A\"\nplan = 100\nshare = 1");
    let settled = |earnings: f64, other: f64| {
        let mut market = testing::Bench::new(&text);
        let mut process = market.start(BuildOut::mechanism);
        market.state.levels.margin = fill(1.0);
        market.state.levels.mean_shut = fill(1.0);
        let own = &mut market.state.builders[0].levels;
        (own.earnings, own.other_business) = (fill(earnings), fill(other));
        market.open(&mut *process);
        (0..400).for_each(|_| market.step(&mut *process));
        market.state.builders[0].levels.log_multiplier[0]
    };
    let near = |found: f64, due: f64| assert!((found - due).abs() < 1e-6, "{found}, not {due}");
    near(settled(0.0, 0.0), -0.7);
    near(settled(-50.0, 0.0), -0.7);
    near(settled(90.0, 60.0), -0.7 * 0.25);
    // What it wants to spend falls until a part of it, m, is earned: ln m = -0.7 (1/4 + 3/4 (1 - 0.3 / m)).
    let m = exp(settled(20.0, 10.0));
    near(ln(m), -0.7 * (0.25 + 0.75 * (1.0 - 0.3 / m)));
}
