//! Pricing alone.

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

/// Where cash costs are above what is charged in a balanced market, the price is that, however scarce capacity is:
/// a floor above it would let scarcity lower the price.
#[test]
fn a_floor_is_never_above_what_a_balanced_market_charges() {
    let text = "[pricing]\nvolatility = 0\nsensitivity = 2\nmarkup = -0.5\nfloor_multiple = 5";
    for tightness in [0.4, 0.8, 1.6] {
        let (mut market, mut process) = market(text, tightness);
        market.state.terms.cash_cost = fill(4.0);
        market.open(&mut *process);
        (0..400).for_each(|_| market.step(&mut *process));
        let price = market.state.levels.price[0];
        assert!((price - 5.0).abs() < 1e-9, "{tightness}: {price}");
    }
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
                    let moves: Vec<f64> = prices.windows(2).map(|pair| pair[1] - pair[0]).collect();
                    let turns = moves.windows(2).filter(|pair| pair[0] * pair[1] < -1e-12).count();
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

/// Demand that hardly answers to its price bids until it fits, and no further than the cap.
#[test]
fn who_is_rationed_bids_until_demand_fits() {
    let settled = |elasticity: f64, tightness: f64| {
        let text = "[pricing]\nvolatility = 0\nsensitivity = 1\ncap = 3";
        let (mut market, mut process) = market(text, tightness);
        market.state.terms.elasticity = fill(elasticity);
        (0..400).for_each(|_| market.step(&mut *process));
        (market.state.levels.price[0] / 10.0, market.state.levels.tightness[0])
    };
    // A twentieth too much, with an elasticity of 0.1: the price at which it fits is 1.05^10 times the reference.
    let (price, tightness) = settled(0.1, 1.05);
    assert!((tightness - 1.0).abs() < 1e-9, "{tightness}");
    assert!((price / crate::math::pow(1.05, 10.0) - 1.0).abs() < 1e-9, "{price}");
    // A fifth too much would need six times the reference; the target ends at three times what stands above the floor.
    let (price, tightness) = settled(0.1, 1.2);
    assert!((price - (0.1 + 0.9 * 3.0)).abs() < 1e-9 && tightness > 1.05, "{price} {tightness}");
    // What answers more than the price to it is settled by the target of scarcity alone: below what can be sold.
    let (price, tightness) = settled(2.0, 1.2);
    assert!(tightness < 1.0 && price > 1.0, "{price} {tightness}");
}
