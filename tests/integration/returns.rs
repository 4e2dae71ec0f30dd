//! What the build-out returns: net present value and internal rate of return discount the same flows at the same
//! instants, and what is lost is not left out.

use std::num::NonZero;

use overbuild::{
    analysis::Sample,
    engine::Control,
    language::Language,
    metrics::{Collected, Metric, Summary, collect},
    model::Model,
    random::Chance,
    report::{Detail, summary_text},
};

use crate::support::{bundled_scenarios, model};

fn collected(model: &Model, paths: u64) -> Collected {
    let chance = Chance::Seed(model.header.run.seed);
    collect(model, chance, NonZero::new(paths).unwrap(), &Control::default()).unwrap()
}

fn values(collected: &Collected, name: &str) -> Vec<f64> {
    let place = collected.metrics.iter().position(|metric| metric.name == name).unwrap();
    collected.values[place].exact().unwrap().to_vec()
}

/// On every path of every bundled scenario, at several rates: the net present value is above zero where the internal
/// rate of return is above the rate, and below zero where it is below.
#[test]
fn net_present_value_and_rate_of_return_agree() {
    let mut told = [0_usize; 3];
    for name in bundled_scenarios() {
        for rate in [0.0, 0.1, 0.35] {
            let model = model(name, &[&format!("valuation.rate={rate}")]);
            let collected = collected(&model, 256);
            let (worth, returns) = (
                values(&collected, "net_present_value"),
                values(&collected, "internal_rate_of_return"),
            );
            for (path, (worth, own)) in worth.iter().zip(returns).enumerate() {
                if own.is_infinite() || (own - rate).abs() < 1e-9 {
                    told[2] += 1;
                    continue;
                }
                assert_eq!(*worth > 0.0, own > rate, "{name} path {path} at {rate}: {worth} {own}");
                told[usize::from(own > rate)] += 1;
            }
        }
    }
    assert!(told[0] > 1000 && told[1] > 1000 && told[2] < 100, "{told:?}");
}

/// A path that returns nothing has lost everything: it stands at the foot of the distribution, is counted there, and is
/// not undefined.
#[test]
fn what_is_lost_is_not_left_out() {
    // Who hardly answers to returns builds on, and at such costs nothing comes back.
    let stubborn = ["run.paths=512", "operations.cash_cost=5", "build_out.reaction=0.1"];
    let model = model("bear", &stubborn);
    let mut collected = collected(&model, 512);
    let returns = values(&collected, "internal_rate_of_return");
    let lost = returns.iter().filter(|rate| (**rate + 1.0).abs() < 1e-15).count() as f64;
    let summary = Summary::new(&model, &mut collected);
    let rate = summary.metric(Metric::InternalRateOfReturn).unwrap();
    assert!(lost > 10.0 && (rate.lost.unwrap().value * 512.0 - lost).abs() < 1e-9, "{lost}");
    assert!((rate.distribution.quantile(0.05).value + 1.0).abs() < 1e-15);
    assert!(
        (rate.distribution.count() as f64 - 512.0 * (1.0 - rate.never.unwrap().value)).abs() < 1e-9
    );
    assert!(rate.never.unwrap().value < 0.02);
    let none = Sample::new(&model, |_| false, 0);
    let text = summary_text((&model, &summary, &none), Detail::All, Language::En);
    assert!(text.contains("nothing comes back (−100 %)"), "{text}");
}
