//! Whether the 95 % intervals of `--precision` hold the truth 95 times in 100, stopping included.
//!
//! `cargo test --release coverage -- --ignored --nocapture` runs a thousand seeds of two bundled
//! scenarios too, and prints the table of MODEL.md.

use overbuild::{
    engine::Control,
    metrics::{Collected, Distribution, Known, PILOT, Side, Target, known, next_look},
    model::Model,
    random::{Chance, Draws},
    scenario::Statistic,
};

use crate::support::{LANES, model};

const MOST: u64 = 10_000_000;

/// A loss whose logarithm is standard normal: skewed, and with every moment known.
struct Loss {
    seed: u64,
    values: Vec<f64>,
}

impl Loss {
    fn extend(&mut self, paths: u64) {
        for first in (self.values.len() as u64..paths).step_by(LANES) {
            let draws = Draws::new(Chance::Seed(self.seed), "loss", first).normal();
            self.values.extend(draws.map(overbuild::math::exp));
        }
    }
}

/// Runs the rule on the loss, for one statistic.
fn loss(seed: u64, statistic: Statistic, precision: f64) -> (Known, u64) {
    let mut loss = Loss { seed, values: Vec::new() };
    let mut next = PILOT;
    loop {
        loss.extend(next);
        let paths = loss.values.len() as u64;
        let found = known(&Distribution::new(loss.values.clone()), statistic, Side::High);
        match next_look(&[found], precision, paths, MOST) {
            Some(more) if paths < MOST => next = more,
            _ => return (found, paths),
        }
    }
}

/// The true value of a statistic of the loss.
fn truth(statistic: Statistic) -> f64 {
    use overbuild::math::{exp, normal_cdf, normal_quantile};
    match statistic {
        Statistic::Mean | Statistic::Share => exp(0.5),
        Statistic::Quantile(p) => exp(normal_quantile(p)),
        Statistic::ExpectedShortfall(p) => {
            exp(0.5) * normal_cdf(1.0 - normal_quantile(p)) / (1.0 - p)
        }
    }
}

/// Share of seeds whose interval holds the truth, and paths that they took on average.
fn coverage(runs: impl Iterator<Item = (Known, u64)>, truth: f64) -> (f64, f64) {
    let (mut hits, mut paths, mut count) = (0.0, 0.0, 0.0);
    for (known, taken) in runs {
        let [low, high] = known.interval;
        hits += f64::from(u8::from(low <= truth && truth <= high));
        paths += taken as f64;
        count += 1.0;
    }
    (hits / count, paths / count)
}

const STATISTICS: [Statistic; 7] = [
    Statistic::Mean,
    Statistic::Quantile(0.5),
    Statistic::Quantile(0.95),
    Statistic::Quantile(0.99),
    Statistic::Quantile(0.999),
    Statistic::ExpectedShortfall(0.95),
    Statistic::ExpectedShortfall(0.99),
];

#[test]
fn intervals_of_a_skewed_loss_hold_the_truth() {
    for statistic in
        [Statistic::Mean, Statistic::Quantile(0.95), Statistic::ExpectedShortfall(0.95)]
    {
        let runs = (0..200).map(|seed| loss(seed, statistic, 0.05));
        let (share, _) = coverage(runs, truth(statistic));
        // Of 200 true intervals 190 hold; four standard errors, of 3.1, either way.
        assert!((0.885..=1.0).contains(&share), "{}: {share}", statistic.words());
    }
}

#[test]
#[ignore = "a thousand seeds take minutes"]
fn a_thousand_seeds_of_a_skewed_loss() {
    println!("log-normal loss, precision 2 %");
    for statistic in STATISTICS {
        let runs = (0..1000).map(|seed| loss(seed, statistic, 0.02));
        report(&statistic.words(), coverage(runs, truth(statistic)));
    }
}

#[test]
#[ignore = "a thousand seeds take minutes"]
fn a_thousand_seeds_of_bundled_scenarios() {
    for (name, precision) in [("fiber-glut", 0.03), ("base", 0.03)] {
        let model = model(name, &[]);
        let targets = Target::usual();
        let whole = collected(&model, 1 << 40, 1 << 20);
        let truths: Vec<f64> = targets.iter().map(|target| target.known(&whole).value).collect();
        drop(whole);
        let runs: Vec<(Vec<Known>, u64)> =
            (1..=1000).map(|seed| scenario(&model, seed, &targets, precision)).collect();
        println!("{name}, precision {} % of all at once", precision * 100.0);
        for (place, target) in targets.iter().enumerate() {
            let runs = runs.iter().map(|(known, paths)| (known[place], *paths));
            report(&target.words(), coverage(runs, truths[place]));
        }
    }
}

fn report(name: &str, (share, paths): (f64, f64)) {
    println!("  {name:<40}{:>6.1} % {paths:>12.0} paths", share * 100.0);
    assert!((0.93..=0.97).contains(&share), "{name}: {share}");
}

fn collected(model: &Model, seed: u64, paths: u64) -> Collected {
    let mut collected = Collected::new(model, u64::MAX);
    let (chance, control) = (Chance::Seed(seed), Control::default());
    collected.extend(model, chance, paths, &control, &mut |_| Ok(())).unwrap();
    collected
}

/// Runs the rule on a scenario, for all targets together.
fn scenario(model: &Model, seed: u64, targets: &[Target], precision: f64) -> (Vec<Known>, u64) {
    let mut collected = Collected::new(model, u64::MAX);
    let (chance, control) = (Chance::Seed(seed), Control::default());
    let mut next = PILOT;
    loop {
        collected.extend(model, chance, next, &control, &mut |_| Ok(())).unwrap();
        let known: Vec<Known> = targets.iter().map(|target| target.known(&collected)).collect();
        match next_look(&known, precision, collected.paths, MOST) {
            Some(more) if collected.paths < MOST => next = more,
            _ => return (known, collected.paths),
        }
    }
}
