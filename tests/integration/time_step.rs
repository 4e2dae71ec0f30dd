//! The length of the time step: the path without chance hardly depends on it, and nothing oscillates.

use std::num::NonZero;

use overbuild::{
    engine::Control,
    metrics::{History, Summary, Track, collect},
    model::Model,
    random::Chance,
};

use crate::support::model;

fn history(name: &str, steps: usize, settings: &[&str]) -> History {
    let steps = format!("run.steps_per_year={steps}");
    let settings: Vec<&str> = settings.iter().copied().chain([steps.as_str()]).collect();
    let model = model(name, &settings);
    let run = &model.header.run;
    let new = History::new(run.start, run.years, &model.parties);
    overbuild::engine::run_batch(&model, Chance::Median, 0, new)
}

/// Sums over the horizon, and levels at its end.
fn numbers(history: &History) -> Vec<(&'static str, f64)> {
    let flows = [Track::Spending, Track::Revenue, Track::FreeCashFlow];
    let levels = [Track::Capacity, Track::Price, Track::Demand];
    let sum = |track: Track| history.track(track).iter().skip(1).map(|row| row[0]).sum();
    let last = |track: Track| history.track(track)[history.years()][0];
    let flows = flows.map(|track| (track.name(), sum(track)));
    flows.into_iter().chain(levels.map(|track| (track.name(), last(track)))).collect()
}

#[test]
fn the_path_without_chance_hardly_depends_on_the_step() {
    // Lives and lags that are no whole number of steps, too.
    let odd: &[&str] =
        &["fleet.equipment_life=4.3", "fleet.site_lag=1.6", "fleet.equipment_lag=0.55"];
    for (name, settings) in
        [("base", &[][..]), ("base", odd), ("fiber-glut", &[]), ("railway-mania", &[])]
    {
        let truth = numbers(&history(name, 48, settings));
        for (steps, tolerance) in [(4, 0.01), (12, 0.003)] {
            let found = numbers(&history(name, steps, settings));
            for ((what, found), (_, truth)) in found.into_iter().zip(&truth) {
                let error = (found / truth - 1.0).abs();
                assert!(
                    error < tolerance,
                    "{name} {settings:?}: {what} at {steps} steps a year is {found}, {truth} at 48"
                );
            }
        }
    }
}

/// Means of headline numbers with their errors, with chance.
fn means(steps: &str) -> Vec<(&'static str, f64, f64)> {
    let model = model("base", &[steps]);
    let (chance, paths) = (Chance::Seed(1), NonZero::new(6_400).unwrap());
    let mut collected = collect(&model, chance, paths, &Control::default()).unwrap();
    let summary = Summary::new(&model, &mut collected);
    let names = ["bust_spending", "bust_price", "bust_credit", "spending", "lender_loss"];
    let mean = |name: &'static str| {
        let metric = summary.metrics.iter().find(|metric| metric.name == name).unwrap();
        let mean = metric.distribution.mean().unwrap();
        (name, mean.value, mean.error.unwrap())
    };
    [&names[..], &["defaults", "least_utilisation", "write_down"]]
        .concat()
        .into_iter()
        .map(mean)
        .collect()
}

/// Who fails within a quarter, what noise does within it and how soon investors act must not hang on how often one looks.
#[test]
fn quarters_and_months_give_the_same_numbers() {
    let months = means("run.steps_per_year=12");
    for ((name, quarter, error), (_, month, other)) in
        means("run.steps_per_year=4").into_iter().zip(months)
    {
        let errors = (quarter - month).abs() / error.hypot(other);
        assert!(errors < 3.5, "{name}: {quarter} by quarters, {month} by months, {errors} errors");
    }
}

/// How often the price over the fair price turns on the path without chance.
fn turns(model: &Model) -> usize {
    let mut batch = model.start(Chance::Median, 0);
    let mut prices = Vec::new();
    for step in 0..model.header.run.steps() {
        batch.step(step);
        prices.push(batch.state.levels.price[0] / batch.state.levels.fair_price[0]);
    }
    let moves: Vec<f64> = prices.windows(2).map(|pair| pair[1] - pair[0]).collect();
    moves.windows(2).filter(|pair| pair[0] * pair[1] < 0.0).count()
}

#[test]
fn median_paths_do_not_oscillate_from_step_to_step() {
    for name in ["base", "power-bottleneck", "speculative-builder"] {
        for steps in [4, 12] {
            for (sensitivity, elasticity) in [(3.2, 1.8), (4.0, 2.5), (20.0, 5.0)] {
                for speed in [1.5, 50.0] {
                    let settings = [
                        format!("run.steps_per_year={steps}"),
                        format!("pricing.sensitivity={sensitivity}"),
                        format!("demand.elasticity={elasticity}"),
                        format!("pricing.speed_down={speed}"),
                        format!("pricing.speed_up={speed}"),
                    ];
                    let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
                    let found = turns(&model(name, &settings));
                    // Plans jump with the year, so a year may bring a turn or two.
                    assert!(found <= 12, "{name} {settings:?}: {found} turns");
                }
            }
        }
    }
}
