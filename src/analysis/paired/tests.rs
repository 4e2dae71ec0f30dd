//! Differences of scenarios whose paths are written by hand.

use super::*;
use crate::{
    math::{exp, normal_cdf, normal_quantile},
    metrics::Metric,
    random::{Chance, Draws, LANES},
};

fn outcome(values: Vec<f64>) -> Outcome {
    let quantity = Metric::WriteDown.quantity();
    Outcome { name: "x".into(), quantity, unit: Unit::Money, values }
}

/// Log-normal losses with the same luck, but for a part of it.
fn losses(experiment: u64, spread: f64, own: &str, size: u64) -> Vec<f64> {
    let mut values = Vec::new();
    for batch in 0..size / LANES as u64 {
        let first = experiment * size + batch * LANES as u64;
        let shared = Draws::new(Chance::Seed(3), "shared", first).normal();
        let own = Draws::new(Chance::Seed(3), own, first).normal();
        let each = shared.iter().zip(own).map(|(z, e)| exp(spread * (0.98 * z + 0.199 * e)));
        values.extend(each);
    }
    values
}

/// Over repeated experiments, intervals hold the true differences at their stated rate, and are much
/// narrower than those of independent samples.
#[test]
fn paired_intervals_cover_the_truth() {
    let (experiments, size) = (400, 4096);
    let z = normal_quantile(0.95);
    let quantile = |spread: f64| exp(spread * z);
    let shortfall = |s: f64| exp(s * s / 2.0) * normal_cdf(s - normal_quantile(0.95)) / 0.05;
    let truths = [
        exp(0.18) - exp(0.125),
        0.0,
        quantile(0.6) - quantile(0.5),
        shortfall(0.6) - shortfall(0.5),
    ];
    let mut hits = [0; 4];
    for experiment in 0..experiments {
        let (a, b) = (losses(experiment, 0.6, "a", size), losses(experiment, 0.5, "b", size));
        let pair = Pair::new(&outcome(a), &outcome(b), false).0;
        let contrasts = [pair.mean, pair.median, pair.p95, pair.expected_shortfall_95];
        for (hit, (contrast, truth)) in hits.iter_mut().zip(contrasts.iter().zip(truths)) {
            let contrast = contrast.unwrap();
            let [low, high] = contrast.interval().unwrap();
            *hit += usize::from((low..=high).contains(&truth));
            assert!(contrast.narrower().unwrap() > 1.2, "{contrast:?}");
        }
    }
    // 95 % of 400 is 380; four standard deviations of the count are 17.
    assert!(hits.iter().all(|hit| (363..=397).contains(hit)), "{hits:?}");
}

#[test]
fn few_paths_that_differ_tell_no_error() {
    let values = |differing: usize| {
        let value = |path: usize| if path < differing { 2.0 } else { 1.0 };
        outcome((0..10_000).map(value).collect())
    };
    let mean = |differing| Pair::new(&values(differing), &values(0), false).0.mean.unwrap();
    assert!(mean(19).error.is_none() && mean(19).difference > 0.0);
    assert!(mean(20).error.unwrap() > 0.0);
}

/// That no path changes is certain of one scenario with itself, and of two others it is what these paths say.
#[test]
fn what_no_path_changes_is_sure_of_one_scenario_alone() {
    let amounts = outcome((0..500).map(f64::from).collect());
    let yes = outcome((0..500).map(|i| f64::from(u8::from(i < 100))).collect());
    for own in [&amounts, &yes] {
        for (name, contrast) in Pair::new(own, own, true).0.named() {
            assert_eq!(contrast.interval(), Some([0.0, 0.0]), "{name}");
        }
    }
    let told = |own| Pair::new(own, own, false).0.named().collect::<Vec<_>>();
    for (name, contrast) in told(&amounts).into_iter().chain(told(&yes)) {
        assert!(contrast.error.is_none() && !contrast.is_clear(), "{name}");
        let shares = name == "mean" && contrast.first < 1.0;
        assert_eq!(contrast.interval().is_some(), shares, "{name}");
    }
    // Clopper and Pearson's end of 0 in 500 at 97.5 %.
    let [low, high] = told(&yes)[0].1.interval().unwrap();
    assert!((high - 0.008_73).abs() < 1e-5 && (low + high).abs() < 1e-12, "{low} {high}");
}

/// Years that move on every path, and come on every one of them in both: how often they never do is known that far.
#[test]
fn shares_of_never_that_no_path_changes_have_an_interval() {
    let years = |more: f64| {
        let year = |i| if i < 5 { f64::INFINITY } else { 2030.0 + more + f64::from(i % 3) };
        outcome((0..500).map(year).collect())
    };
    let pair = Pair::new(&years(1.0), &years(0.0), false).0;
    let [low, high] = pair.never.unwrap().interval().unwrap();
    assert!((high - 0.008_73).abs() < 1e-5 && (low + high).abs() < 1e-12, "{low} {high}");
    // A year later on every path: the median moves by a year for sure.
    assert_eq!(pair.median.unwrap().interval(), Some([1.0, 1.0]));
}

/// What moves only small values says nothing of the tail; what moves all by the same moves the tail by that.
#[test]
fn a_tail_that_no_path_changes_is_not_known_for_sure() {
    let base = |i: u32| f64::from(i % 1000) + 1.0;
    let own = |change: &dyn Fn(f64) -> f64| outcome((0..1000).map(|i| change(base(i))).collect());
    let pair = |change: &dyn Fn(f64) -> f64| Pair::new(&own(change), &own(&|value| value), false).0;
    let small = pair(&|value| if value < 500.0 { 0.9 * value } else { value });
    assert!(small.mean.unwrap().error.is_some());
    for tail in [small.p95, small.expected_shortfall_95] {
        let tail = tail.unwrap();
        assert!(tail.difference.abs() < 1e-12 && tail.interval().is_none(), "{tail:?}");
    }
    let all = pair(&|value| value + 7.0);
    for tail in [all.median, all.p95, all.expected_shortfall_95] {
        let [low, high] = tail.unwrap().interval().unwrap();
        assert!((low - 7.0).abs() < 1e-9 && (high - 7.0).abs() < 1e-9, "{tail:?}");
    }
    // One path that is read moves a little: the number moves by that, and nobody knows how far.
    let one = pair(&|value| if value.total_cmp(&950.0).is_eq() { 950.2 } else { value });
    assert!(one.p95.unwrap().interval().is_none(), "{:?}", one.p95);
}

/// What is surest is not told as unknown: fifteen of 64 paths change, all one way.
#[test]
fn a_share_that_few_paths_change_has_an_exact_interval() {
    let share = |hits: usize| outcome((0..64).map(|i| f64::from(u8::from(i < hits))).collect());
    let mean = |a: usize, b: usize| Pair::new(&share(a), &share(b), false).0.mean.unwrap();
    let fifteen = mean(15, 0);
    let [low, high] = fifteen.interval().unwrap();
    assert!(fifteen.error.is_none() && fifteen.is_clear(), "{fifteen:?}");
    // Clopper and Pearson's ends of 15 and of 0 in 64 at 97.5 %.
    assert!(
        (low - (0.126_6 - 0.066_2)).abs() < 2e-4 && (high - 0.374_3).abs() < 2e-4,
        "{low} {high}"
    );
    assert!(!mean(3, 0).is_clear() && mean(0, 15).is_clear());
    let [low, high] = mean(0, 15).interval().unwrap();
    assert!(high < 0.0 && low < high);
}

/// Of a rare change in either direction, at least as often as it promises.
#[test]
fn exact_intervals_cover_the_truth() {
    let (experiments, size) = (1_000, 256_u64);
    let mut hits = 0;
    for experiment in 0..experiments {
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for batch in 0..size / LANES as u64 {
            let first = experiment * size + batch * LANES as u64;
            for u in Draws::new(Chance::Seed(4), "change", first).uniform() {
                a.push(f64::from(u8::from(u < 0.03)));
                b.push(f64::from(u8::from(u > 0.99)));
            }
        }
        let mean = Pair::new(&outcome(a), &outcome(b), false).0.mean.unwrap();
        let [low, high] = mean.interval().unwrap();
        hits += usize::from((low..=high).contains(&0.02));
    }
    assert!(hits >= 950, "{hits}");
}

#[test]
fn years_that_never_come_are_shares() {
    let (a, b) = (vec![2030.0, f64::INFINITY, 2031.0], vec![2030.0, 2029.0, 2032.0]);
    let pair = Pair::new(&outcome(a), &outcome(b), false).0;
    assert!(pair.mean.is_none() && pair.expected_shortfall_95.is_none());
    assert!((pair.never.unwrap().difference - 1.0 / 3.0).abs() < 1e-15);
    assert!((pair.higher.value - 1.0 / 3.0).abs() < 1e-15);
    assert!((pair.equal.value - 1.0 / 3.0).abs() < 1e-15);
}

#[test]
fn one_path_has_a_difference_and_no_error() {
    let pair = Pair::new(&outcome(vec![5.0]), &outcome(vec![3.0]), false).0;
    let mean = pair.mean.unwrap();
    assert!((mean.difference - 2.0).abs() < 1e-15 && mean.error.is_none());
    assert!(!mean.is_clear() && mean.interval().is_none());
}
