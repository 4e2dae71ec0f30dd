//! Factors on series.

use super::median;
use crate::support::{model, watch};

/// Values of all tracks by year on the path without chance.
fn tracks(name: &str, settings: &[&str]) -> Vec<f64> {
    median(&model(name, settings)).tracks.iter().flatten().map(|column| column[0]).collect()
}

/// A factor on a series does what the series times that factor does, and nothing without the series.
#[test]
fn factors_multiply_their_series() {
    let doubled = [
        ("fiber-glut", "demand.path_factor=2", "demand.path=40", "demand.path=80"),
        (
            "lease-overhang",
            "builder.Meta.lease.additions_factor=2",
            "builder.Meta.lease.additions=[[2026, 0.4], [2031, 0]]",
            "builder.Meta.lease.additions=[[2026, 0.8], [2031, 0]]",
        ),
        ("power-bottleneck", "power.additions_factor=2", "power.additions=5", "power.additions=10"),
        (
            "base",
            "builder.Meta.finance.other_factor=2",
            "builder.Meta.finance.other_cash_flow=20",
            "builder.Meta.finance.other_cash_flow=40",
        ),
    ];
    for (name, factor, once, twice) in doubled {
        let (by_factor, by_hand) = (tracks(name, &[once, factor]), tracks(name, &[twice]));
        let differs = |(a, b): (&f64, &f64)| (a - b).abs() > 1e-9 * a.abs().max(1e-6);
        assert!(!by_factor.iter().zip(&by_hand).any(differs), "{factor}");
        let plain = tracks(name, &[once]);
        assert!(plain.iter().zip(&by_hand).any(differs), "{factor} changes nothing");
    }
}

/// What was planned before the start is on order as it was; what is planned from then on is multiplied.
#[test]
fn a_factor_on_plans_begins_with_the_run() {
    let wanted = |settings: &[&str]| {
        let mut wanted = Vec::new();
        watch(&model("base", settings), 0, |_, state| {
            let meta = &state.builders[3];
            wanted.push((meta.flows.wanted[0], meta.levels.book_value[0]));
        });
        wanted
    };
    let (plain, more) = (wanted(&[]), wanted(&["builder.Meta.build_out.plan_factor=1.25"]));
    assert!((more[1].0 / plain[1].0 - 1.25).abs() < 1e-12, "{}", more[1].0);
    assert!(plain[0].1 > 0.0 && more[0].1.to_bits() == plain[0].1.to_bits());
}
