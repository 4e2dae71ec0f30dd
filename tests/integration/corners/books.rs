//! Lives, write-downs and what reverses them.

use overbuild::{
    metrics::{BuilderTrack, History, Track},
    random::Chance,
};

use super::{from_text, median_steps};
use crate::support::{LANES, histories, model, watch};

#[test]
fn a_useful_life_shortened_before_the_start_is_short_from_the_start() {
    let run = |at: &str| {
        let at = format!("accounting.shortened_at={at}");
        histories(&model("useful-lives", &["accounting.shortened_life=3", &at]), 64)
    };
    let (past, start, later) = (run("2019.3"), run("2025"), run("2031"));
    assert_eq!(past[0].tracks, start[0].tracks);
    assert_ne!(start[0].track(Track::Depreciation), later[0].track(Track::Depreciation));
}

#[test]
fn a_fleet_that_has_retired_is_empty() {
    let text = "title = \"gone\"\n[run]\nstart = 2025\nyears = 12\n\
        [technology]\nequipment_cost = 27\nsite_cost = 18\ncost_decline = 0.2\n\
        [demand]\ninitial = 80\ngrowth = 0.3\nvolatility = 0.1\n[fleet]\ninitial_capacity = 97.3\n\
        [market]\n[pricing]\n[build_out]\n[accounting]\n\
        [[builder]]\nname = \"A\"\nshare = 0.7\nplan = 0\n[[builder]]\nname = \"B\"\nshare = 0.3\nplan = 0\n";
    let model = from_text(text);
    watch(&model, 0, |step, state| {
        for lane in 0..LANES {
            let tightness = state.levels.tightness[lane];
            assert!(tightness < 1e3 + 1e-9, "step {step}: {tightness}");
            let left = state.levels.capacity[lane];
            assert!(step < 20 || left.to_bits() == 0, "step {step}: {left:e} units are left");
        }
    });
}

/// Level cash flows and no news, from the first test on: what is written down stays written down.
#[test]
fn under_ifrs_time_alone_reverses_nothing() {
    for (group, plan) in
        [("assets", 0), ("assets", 90), ("fleet", 0), ("vintage", 0), ("vintage", 90)]
    {
        let text = format!(
            "title = \"level\"\n[run]\nstart = 2025\nyears = 9\n\
            [technology]\nequipment_cost = 27\nsite_cost = 18\ncost_decline = 0\nfootprint_decline = 0\n\
            [demand]\ninitial = 900\ngrowth = 0\ngrowth_long = 0\nvolatility = 0\n\
            [fleet]\ninitial_capacity = 100\nequipment_life = 9\nequipment_lag = 0.25\nsite_lag = 0.25\n\
            [market]\nnormal_tightness = 0.95\n[build_out]\nvolatility = 0\nreaction = 0\n\
            [accounting]\nstandard = \"ifrs\"\nasset_group = \"{group}\"\n\
            value_in_use_rate = 0.4\nfair_value_rate = 0.45\n\
            [[builder]]\nname = \"A\"\nshare = 1\nplan = {plan}\n"
        );
        let model = from_text(&text);
        let (mut lost, mut back) = (0.0, 0.0);
        median_steps(&model, |_, state| {
            lost += state.flows.write_down[0];
            back += state.flows.reversal[0];
        });
        assert!(lost > 50.0, "{group}: {lost} written down");
        assert!(back.to_bits() == 0, "{group}, plan {plan}: {back} reversed");
    }
}

/// Reversals there are where news is good.
#[test]
fn under_ifrs_good_news_reverses() {
    let mut back = 0.0;
    watch(
        &model("base", &["accounting.standard=\"ifrs\"", "pricing.volatility=0.5"]),
        0,
        |_, s| {
            back += s.flows.reversal.iter().sum::<f64>();
        },
    );
    assert!(back > 100.0, "{back}");
}

/// A landlord has no vintages of equipment: whatever the asset group, its sites are one.
#[test]
fn landlords_are_tested_alike_in_every_asset_group() {
    let losses = |group: &str| {
        let group = format!("accounting.asset_group=\"{group}\"");
        let model = model("speculative-builder", &[&group, "rental.rent=0.3"]);
        let place = model.parties.builders.iter().position(|name| name == "Developers").unwrap();
        let run = &model.header.run;
        let new = History::new(run.start, run.years, &model.parties);
        let history = overbuild::engine::run_batch(&model, Chance::Median, 0, new);
        let track = history.builder_track(place, BuilderTrack::WriteDown).to_vec();
        track.iter().map(|row| row[0]).collect::<Vec<f64>>()
    };
    let (together, by_vintage) = (losses("assets"), losses("vintage"));
    assert!(together.iter().sum::<f64>() > 1.0);
    for (year, (one, other)) in together.iter().zip(&by_vintage).enumerate() {
        assert!((one - other).abs() < 1e-9 * (1.0 + one), "year {year}: {one} and {other}");
    }
}
