//! Searches on functions whose roots are known.

use super::*;
use crate::{
    math::{exp, normal_cdf, normal_quantile},
    random::{Chance, Draws, LANES},
};

fn sure(at: f64, value: f64) -> Look {
    let known = Known { value, interval: [value; 2], least_paths: 1.0 };
    Look { at, known, paths: 64, spread: false }
}

fn search<'a>(
    function: &'a mut Function<'a>,
    target: f64,
    places: &[f64],
) -> (Vec<Root>, Shape, usize) {
    let mut search = Search::new(function, target, [64, 4096]);
    search.scan(places).unwrap();
    let roots = search.roots().unwrap();
    let shape = Shape::of(&search.scanned, |_, _| 0.0);
    let found = search.solution((roots.clone(), shape), None, [0.0, 1.0]);
    (roots, found.shape, found.looks.len())
}

#[test]
fn roots_of_a_discounted_cash_flow_are_known_to_a_millionth() {
    // 100 today for 30 a year over five years: the internal rate of return is 15.2382 %.
    let worth = |rate: f64| {
        (1..=5).map(|year| 30.0 * crate::math::pow(1.0 + rate, -f64::from(year))).sum::<f64>()
            - 100.0
    };
    let mut function = |at: f64, _: u64| Ok(Ok(sure(at, worth(at))));
    let (roots, shape, looks) = search(&mut function, 0.0, &[0.0, 0.2, 0.5, 1.0]);
    assert_eq!((roots.len(), shape), (1, Shape::Falls));
    assert!(worth(roots[0].at).abs() < 1e-9 && (roots[0].at - 0.152_382).abs() < 1e-6);
    assert!(looks < 20, "{looks}");
    assert_eq!(roots[0].interval.map(|end| (end.unwrap() - roots[0].at).abs() < 1e-9), [true; 2]);
}

#[test]
fn several_roots_none_and_what_lies_on_the_target_are_told() {
    let mut wave = |at: f64, _: u64| Ok(Ok(sure(at, (at - 1.0) * (at - 2.0) * (at - 4.0))));
    let (roots, shape, _) = search(&mut wave, 0.0, &[0.0, 1.5, 3.0, 4.0, 5.0]);
    let places: Vec<f64> = roots.iter().map(|root| (root.at * 1e6).round() / 1e6).collect();
    assert_eq!((places, shape), (vec![1.0, 2.0, 4.0], Shape::Both));
    let mut square = |at: f64, _: u64| Ok(Ok(sure(at, at * at + 1.0)));
    let (roots, shape, _) = search(&mut square, 0.0, &[0.0, 1.0, 2.0]);
    assert!(roots.is_empty() && shape == Shape::Rises);
    let mut flat = |at: f64, _: u64| Ok(Ok(sure(at, 3.0)));
    assert_eq!(search(&mut flat, 0.0, &[0.0, 1.0]).1, Shape::Flat);
}

/// A median that is 0 on a whole range: where that begins and ends, also where paths differ, and where the scan has met
/// it at one place alone; what only touches the target is a place.
#[test]
fn a_range_on_the_target_is_told_with_its_ends() {
    let spread = |at: f64, value: f64| Look { spread: true, ..sure(at, value) };
    for look in [sure, spread] {
        let valley = |at: f64| if at < 0.3 { 0.3 - at } else { (at - 0.7).max(0.0) };
        let mut function = |at: f64, _: u64| Ok(Ok(look(at, valley(at))));
        for places in [&[0.0, 0.1, 0.4, 0.6, 0.9, 1.0][..], &[0.0, 0.5, 1.0]] {
            let (roots, ..) = search(&mut function, 0.0, places);
            let [low, high] = roots[0].interval.map(Option::unwrap);
            assert!(roots.len() == 1 && roots[0].throughout, "{roots:?}");
            assert!((low - 0.3).abs() < 1e-6 && (high - 0.7).abs() < 1e-6, "{roots:?}");
        }
        let mut to_the_end = |at: f64, _: u64| Ok(Ok(look(at, (0.4 - at).max(0.0))));
        let (roots, ..) = search(&mut to_the_end, 0.0, &[0.0, 0.5, 1.0]);
        assert_eq!((roots.len(), roots[0].interval[1]), (1, Some(1.0)));
        let mut touch = |at: f64, _: u64| Ok(Ok(look(at, (at - 0.5).abs())));
        let (roots, ..) = search(&mut touch, 0.0, &[0.0, 0.5, 1.0]);
        assert!(roots.len() == 1 && !roots[0].throughout && roots[0].interval == [Some(0.5); 2]);
    }
}

/// A number that rises, and one that falls, which a look meets on the spot: 90 % of round numbers of paths.
#[test]
fn a_look_on_the_target_has_an_interval() {
    for sign in [1.0, -1.0] {
        let mut noisy = |at: f64, _: u64| {
            let value = sign * (at - 0.5);
            let known = Known { value, interval: [value - 0.1, value + 0.1], least_paths: 1.0 };
            Ok(Ok(Look { at, known, paths: 64, spread: true }))
        };
        let (roots, ..) = search(&mut noisy, 0.0, &[0.0, 0.25, 0.75, 1.0]);
        let [low, high] = roots[0].interval.map(Option::unwrap);
        assert!((roots[0].at - 0.5).abs() < 1e-9 && roots[0].rises == (sign > 0.0), "{roots:?}");
        assert!((low - 0.4).abs() < 1e-6 && (high - 0.6).abs() < 1e-6, "{roots:?}");
    }
}

#[test]
fn a_jump_over_the_target_is_told() {
    let mut step =
        |at: f64, _: u64| Ok(Ok(sure(at, if at < 0.3 { 2030.0 } else { f64::INFINITY })));
    let (roots, ..) = search(&mut step, 2035.0, &[0.0, 0.5, 1.0]);
    assert!((roots[0].at - 0.3).abs() < 1e-9, "{roots:?}");
    assert_eq!(roots[0].jump, Some([2030.0, f64::INFINITY]));
    let mut smooth = |at: f64, _: u64| Ok(Ok(sure(at, at)));
    assert_eq!(search(&mut smooth, 0.4, &[0.0, 1.0]).0[0].jump, None);
}

#[test]
fn places_that_cannot_be_simulated_are_kept_apart() {
    let mut half =
        |at: f64, _: u64| Ok(if at > 0.6 { Err("too large".to_owned()) } else { Ok(sure(at, at)) });
    let mut search = Search::new(&mut half, 0.5, [64, 64]);
    search.scan(&[0.0, 0.55, 0.7, 1.0]).unwrap();
    let roots = search.roots().unwrap();
    let found = search.solution((roots, Shape::Rises), None, [0.0, 1.0]);
    assert_eq!(found.barred.iter().map(|barred| barred.at).collect::<Vec<_>>(), [0.7, 1.0]);
    assert!((found.roots[0].at - 0.5).abs() < 1e-9);
}

/// How often a normal number with mean `at` is above zero, and the 90th percentile of a log-normal: over seeds, the
/// interval of the root holds the truth nineteen times in twenty.
#[test]
fn intervals_hold_the_root_as_often_as_they_promise() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
    let model =
        read_model(&mut Document::load(std::path::Path::new(path), &[]), Rules::default()).unwrap();
    let share = Asked::read(&model, "bust").unwrap();
    let mut hits = [0, 0];
    let rounds = 300;
    for seed in 0..rounds {
        let normals = |paths: u64| -> Vec<f64> {
            let first = |batch: u64| Draws::new(Chance::Seed(seed), "x", batch * LANES as u64);
            (0..paths / LANES as u64).flat_map(|batch| first(batch).normal()).collect()
        };
        let mut often = |at: f64, paths: u64| {
            let values: Vec<f64> =
                normals(paths).iter().map(|z| f64::from(u8::from(z + at > 0.0))).collect();
            Ok(Ok(Look { at, known: share.measure(&values), paths, spread: true }))
        };
        hits[0] += usize::from(holds(&mut often, 0.3, normal_quantile(0.3), [-2.0, 2.0]));
        let tail = crate::scenario::Statistic::Quantile(0.9);
        let mut high = |at: f64, paths: u64| {
            let values = normals(paths).iter().map(|z| exp(at + z)).collect();
            let law = crate::metrics::Distribution::new(values);
            let known = crate::metrics::known(&law, tail, crate::metrics::Side::High);
            Ok(Ok(Look { at, known, paths, spread: true }))
        };
        let truth = -normal_quantile(0.9);
        hits[1] += usize::from(holds(&mut high, 1.0, truth, [-4.0, 2.0]));
    }
    assert!((normal_cdf(normal_quantile(0.3)) - 0.3).abs() < 1e-12);
    // 95 % of 300, within four standard deviations.
    assert!(hits.iter().all(|hits| (270..=299).contains(hits)), "{hits:?}");
}

fn holds<'a>(function: &'a mut Function<'a>, target: f64, truth: f64, ends: [f64; 2]) -> bool {
    let mut search = Search::new(function, target, [1024, 4096]);
    search.scan(&scan::places(ends, None, true)).unwrap();
    let roots = search.roots().unwrap();
    assert!(!roots.is_empty(), "{:?} {target}", search.scanned);
    let [Some(low), Some(high)] = roots[0].interval else { return false };
    assert!(low < roots[0].at && roots[0].at < high, "{:?}", roots[0]);
    (low..=high).contains(&truth)
}

/// Two paths in a hundred are lost to a key that turns round: far less than the error of each place, and told path by path.
#[test]
fn a_turn_is_told_path_by_path() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
    let model =
        read_model(&mut Document::load(std::path::Path::new(path), &[]), Rules::default()).unwrap();
    let asked = Asked::read(&model, "bust").unwrap();
    let seen = Paths::default();
    let mut looks = Vec::new();
    for (at, lost) in [(0.0, 30), (0.7, 28), (2.0, 60)] {
        let values: Vec<f64> =
            (0..2000).map(|path| f64::from(u8::from(path % 100 < lost))).collect();
        looks.push(Look { at, known: asked.measure(&values), paths: 2000, spread: true });
        seen.keep(at, values);
    }
    assert_eq!(Shape::of(&looks, |_, _| 0.0), Shape::Rises);
    assert_eq!(Shape::of(&looks, |a, b| seen.step(&asked, a.at, b.at)), Shape::Both);
    assert!(seen.step(&asked, 0.0, 0.0).abs() < 1e-12);
}
