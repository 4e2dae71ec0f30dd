//! The law of the draws is the law that was asked for, at a stated rate of false alarms.

use overbuild::{
    analysis::swings,
    metrics::Metric,
    random::{Chance, Generator},
    scenario::{Correlations, Distribution, Parameter, Sampler},
};

use crate::support::model;

const PATHS: u64 = 20_000;

/// The parameter's values on many paths.
fn draw(distribution: Distribution) -> Vec<f64> {
    let parameter = Parameter { name: "test".to_owned(), distribution };
    let correlations = Correlations::default();
    let mut values = Vec::new();
    for first_path in (0..PATHS).step_by(crate::support::LANES) {
        let sampler = Sampler::new(Chance::Seed(11), first_path, &correlations);
        values.extend(sampler.sample(&parameter));
    }
    values
}

/// Two-sample Kolmogorov-Smirnov distance times the root of the effective size; above 1.95 in one
/// case of a thousand if both follow one law.
fn kolmogorov_smirnov(mut a: Vec<f64>, mut b: Vec<f64>) -> f64 {
    a.sort_by(f64::total_cmp);
    b.sort_by(f64::total_cmp);
    let (mut i, mut j, mut distance) = (0, 0, 0.0_f64);
    while i < a.len() && j < b.len() {
        if a[i] <= b[j] {
            i += 1;
        } else {
            j += 1;
        }
        distance = distance.max((i as f64 / a.len() as f64 - j as f64 / b.len() as f64).abs());
    }
    distance * (a.len() as f64 * b.len() as f64 / (a.len() + b.len()) as f64).sqrt()
}

/// Another library's samples of the same law, from another stream.
fn theirs(law: impl rand_distr::Distribution<f64>) -> Vec<f64> {
    let mut generator = Generator::new(77, "theirs", 0);
    (0..PATHS).map(|_| law.sample(&mut generator)).collect()
}

#[test]
fn distributions_agree_with_another_library() {
    let pert = rand_distr::Pert::new(1.0, 6.0).with_mode(2.0).unwrap();
    let cases = [
        ("pert", draw(Distribution::pert([1.0, 2.0, 6.0])), theirs(pert)),
        (
            "triangular",
            draw(Distribution::Triangular([1.0, 2.0, 6.0])),
            theirs(rand_distr::Triangular::new(1.0, 6.0, 2.0).unwrap()),
        ),
        (
            "normal",
            draw(Distribution::normal(3.0, 2.0, false, [f64::NEG_INFINITY, f64::INFINITY])),
            theirs(rand_distr::Normal::new(3.0, 2.0).unwrap()),
        ),
        (
            "log-normal",
            draw(Distribution::normal(0.5, 0.4, true, [f64::NEG_INFINITY, f64::INFINITY])),
            theirs(rand_distr::LogNormal::new(0.5, 0.4).unwrap()),
        ),
    ];
    for (name, ours, theirs) in cases {
        let distance = kolmogorov_smirnov(ours, theirs);
        assert!(distance < 1.95, "{name}: {distance}");
    }
}

#[test]
fn the_test_of_laws_tells_laws_apart() {
    let ours = draw(Distribution::Triangular([1.0, 2.0, 6.0]));
    assert!(
        kolmogorov_smirnov(ours, theirs(rand_distr::Triangular::new(1.0, 6.0, 2.2).unwrap()))
            > 1.95
    );
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    for (rank, place) in order.into_iter().enumerate() {
        ranks[place] = rank as f64;
    }
    ranks
}

/// Spearman's correlation of two drawn parameters is the one that the scenario states.
#[test]
fn rank_correlations_are_those_of_the_scenario() {
    let model = model(
        "base",
        &["correlation=[{between=[\"demand.growth\",\"technology.cost_decline\"],rank=-0.6}]"],
    );
    let column = |name: &str| {
        let parameter = model.drawn.iter().find(|parameter| parameter.name == name).unwrap();
        let batches = (0..PATHS).step_by(crate::support::LANES);
        batches
            .flat_map(|first| model.sampler(Chance::Seed(4), first).sample(parameter))
            .collect::<Vec<f64>>()
    };
    let (a, b) = (ranks(&column("demand.growth")), ranks(&column("technology.cost_decline")));
    let middle = (a.len() as f64 - 1.0) / 2.0;
    let covariance: f64 = a.iter().zip(&b).map(|(x, y)| (x - middle) * (y - middle)).sum();
    let variance: f64 = a.iter().map(|x| (x - middle) * (x - middle)).sum();
    // Four standard errors of about 1 / sqrt(n).
    assert!(
        (covariance / variance + 0.6).abs() < 4.0 / (a.len() as f64).sqrt(),
        "{}",
        covariance / variance
    );
}

/// A swing is what the path without chance brings if the parameter is set to its end in the file.
#[test]
fn swings_are_the_path_without_chance_with_another_value() {
    let (middle, all) = swings(&model("base", &[]), Metric::FreeCashFlow).unwrap();
    let own = all.iter().find(|swing| swing.name == "operations.power_price").unwrap();
    for (end, outcome) in own.ends.iter().zip(own.outcome) {
        let fixed = model("base", &[&format!("operations.power_price={end}")]);
        let (alone, _) = swings(&fixed, Metric::FreeCashFlow).unwrap();
        assert!((alone - outcome).abs() < 1e-6 * outcome.abs(), "{alone} {outcome}");
        assert!((middle - outcome).abs() > 1.0);
    }
}
