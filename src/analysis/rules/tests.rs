use super::*;
use crate::{
    analysis::{inputs::What, said::Shown},
    random::{Chance, Draws, LANES},
};

/// Uniform numbers of a name.
fn uniform(seed: u64, name: &str, paths: usize) -> Vec<f64> {
    let batches = paths.div_ceil(LANES) as u64;
    let batch = |batch: u64| Draws::new(Chance::Seed(seed), name, batch * LANES as u64).uniform();
    (0..batches).flat_map(batch).take(paths).collect()
}

fn inputs(seed: u64, count: usize, paths: usize) -> Vec<Input> {
    let input = |place: usize| {
        let name = format!("x{place}");
        let values = uniform(seed, &name, paths);
        Input { what: What::Drawn(name), shown: Shown::Plain, values }
    };
    (0..count).map(input).collect()
}

/// Hits with one probability where a rule holds and with another elsewhere.
fn hits(
    seed: u64,
    inputs: &[Input],
    [inside, outside]: [f64; 2],
    rule: impl Fn(&[f64]) -> bool,
) -> Vec<bool> {
    let luck = uniform(seed, "luck", inputs[0].values.len());
    let point = |path: usize| inputs.iter().map(|input| input.values[path]).collect::<Vec<f64>>();
    luck.iter()
        .enumerate()
        .map(|(path, luck)| *luck < if rule(&point(path)) { inside } else { outside })
        .collect()
}

/// The box of a published kind of test: two of eight numbers matter, the rest is noise.
#[test]
fn a_box_is_found_again_with_its_density_and_coverage() {
    let all = inputs(11, 8, 20_000);
    let within = |x: &[f64]| x[1] > 0.3 && x[1] < 0.7 && x[4] < 0.4;
    let hits = hits(11, &all, [0.9, 0.1], within);
    let target = Target { inputs: &all, hits: &hits, density: None };
    let (learn, held) = halves(20_000);
    let rules = find(&target, &learn, &held);
    let first = &rules[0];
    let due = [(1, Some(0.3), Some(0.7)), (4, None, Some(0.4))];
    assert_eq!(first.region.limits.len(), 2, "{:?}", first.region);
    for (limit, (input, low, high)) in first.region.limits.iter().zip(due) {
        assert_eq!(limit.input, input);
        for (found, due) in [(limit.low, low), (limit.high, high)] {
            assert_eq!(found.is_some(), due.is_some(), "{limit:?}");
            assert!((found.unwrap_or(0.0) - due.unwrap_or(0.0)).abs() < 0.02, "{limit:?}");
        }
    }
    // 0.16 of all paths are inside; 0.9 of these and 0.1 of the others are hits.
    let (density, coverage) = (0.9, 0.9 * 0.16 / (0.9 * 0.16 + 0.1 * 0.84));
    let near =
        |found: Proportion, due: f64| (found.value - due).abs() < 4.0 * found.error.unwrap() + 0.02;
    assert!(near(first.held.density, density), "{:?}", first.held);
    assert!(near(first.held.coverage, coverage), "{:?}", first.held);
    assert!(first.quasi_p.iter().all(|p| *p < 1e-3), "{:?}", first.quasi_p);
    // What is left is noise: no second rule stands on other paths.
    assert_eq!(rules.len(), 1, "{rules:?}");
    assert!(first.trajectory.windows(2).all(|pair| pair[1].mass < pair[0].mass));
}

#[test]
fn noise_has_no_rules() {
    let all = inputs(12, 6, 8000);
    let hits = hits(12, &all, [0.3, 0.3], |_| true);
    let target = Target { inputs: &all, hits: &hits, density: None };
    let (learn, held) = halves(8000);
    let rules = find(&target, &learn, &held);
    assert!(rules.is_empty(), "{rules:?}");
    assert!(tree::leaves(&target, &learn).len() <= 2);
}

#[test]
fn a_second_box_is_found_where_the_first_was_taken_away() {
    let all = inputs(13, 5, 20_000);
    let within = |x: &[f64]| (x[0] < 0.25 && x[2] < 0.5) || (x[1] > 0.75 && x[3] > 0.5);
    let hits = hits(13, &all, [0.95, 0.05], within);
    let target = Target { inputs: &all, hits: &hits, density: Some(0.85) };
    let (learn, held) = halves(20_000);
    let rules = find(&target, &learn, &held);
    assert!(rules.len() >= 2, "{rules:?}");
    let speaks =
        |rule: &Rule| rule.region.limits.iter().map(|limit| limit.input).collect::<Vec<_>>();
    let mut two = [speaks(&rules[0]), speaks(&rules[1])];
    two.sort();
    assert_eq!(two, [vec![0, 2], vec![1, 3]]);
    assert!(rules.iter().take(2).all(|rule| rule.held.density.value > 0.8), "{rules:?}");
}

#[test]
fn a_tree_parts_where_the_hits_change() {
    let all = inputs(14, 4, 10_000);
    let hits = hits(14, &all, [0.9, 0.1], |x| x[2] < 0.6 && x[1] >= 0.5);
    let target = Target { inputs: &all, hits: &hits, density: None };
    let (learn, held) = halves(10_000);
    let leaves = judged_leaves(tree::leaves(&target, &learn), &target, &held);
    let (best, judged) = &leaves[0];
    assert_eq!(best.turns.len(), 2, "{best:?}");
    for (input, limit, below) in [(1, 0.5, false), (2, 0.6, true)] {
        let turn = best.turns.iter().find(|turn| turn.input == input).unwrap();
        assert!((turn.limit - limit).abs() < 0.02 && turn.below == below, "{turn:?}");
    }
    assert!((judged.density.value - 0.9).abs() < 4.0 * judged.density.error.unwrap() + 0.01);
    // Every path ends at one leaf.
    for path in 0..500 {
        assert_eq!(leaves.iter().filter(|(leaf, _)| leaf.holds(&all, path)).count(), 1);
    }
}

/// A parting whose sides have it as often on paths that the tree has not seen says nothing, however it came about.
#[test]
fn partings_that_say_nothing_are_no_limits() {
    let all = inputs(15, 3, 10_000);
    let hits = hits(15, &all, [0.9, 0.1], |x| x[1] < 0.5);
    let target = Target { inputs: &all, hits: &hits, density: None };
    let (_, held) = halves(10_000);
    let turn = |input, limit, below| Turn { input, limit, below };
    let leaf = |turns: &[Turn]| Leaf { turns: turns.to_vec() };
    let (low, high) = (turn(1, 0.5, true), turn(1, 0.5, false));
    let parted = vec![
        leaf(&[low, turn(0, 0.3, true), turn(2, 0.6, true)]),
        leaf(&[low, turn(0, 0.3, true), turn(2, 0.6, false)]),
        leaf(&[low, turn(0, 0.3, false)]),
        leaf(&[high]),
    ];
    let left = tree::told_apart(parted, &target, &held);
    let turns: Vec<&[Turn]> = left.iter().map(|leaf| leaf.turns.as_slice()).collect();
    assert_eq!(turns, [&[low][..], &[high]]);
}
