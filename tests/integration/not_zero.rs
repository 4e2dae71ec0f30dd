//! What a scenario does not model is no zero: a number that is 0, or 1, on every path is one that could be another.

use std::{collections::BTreeSet, num::NonZero};

use overbuild::{
    engine::Control,
    metrics::{Estimate, Summary, collect, metrics, tracks, unmodelled_metrics, unmodelled_tracks},
    random::Chance,
};

use crate::{
    folder::{Folder, errors, refused},
    support::{bundled_scenarios, model},
};

/// Quantities that may be the same on 256 paths, and why they can be another.
const MAY_BE: [(&str, &str); 19] = [
    ("bust", "two settings have no chance and no bust"),
    ("bust_spending", "the same"),
    ("price_fall", "the same: their price never falls"),
    ("spending_fall", "the same: spending only grows"),
    (
        "bust_books",
        "offices that cost ever more to build are worth their cost on nearly every path",
    ),
    ("bust_books_other_standard", "with pockets that deep every path writes down"),
    ("default", "who is rich can fail; on 256 paths it does not"),
    ("defaults", "the same, of all builders"),
    ("holder_defaults", "the same, of all holders"),
    ("loss", "those that it has lent to can fail"),
    ("payback_open", "by the horizon a year's equipment has paid back or is worn out, or none is"),
    ("mothballed_share", "the price can fall below the cash cost"),
    ("idle_cost", "sites can be lacking: fibre has ducts for decades"),
    ("waiting", "the same"),
    ("largest_waiting", "the same"),
    ("lender_loss", "who fails can owe something"),
    ("bond_loss", "the same"),
    ("restructured_share", "who fails can have capacity"),
    ("injection", "cash can run out"),
];

fn base_name(name: &str) -> &str {
    name.split('.').next().unwrap()
}

fn same(values: impl Iterator<Item = f64>) -> bool {
    let mut all: Vec<u64> = values.map(f64::to_bits).collect();
    all.dedup();
    all == [0.0_f64.to_bits()] || all == [1.0_f64.to_bits()]
}

#[test]
fn what_is_the_same_on_every_path_could_be_another_number() {
    let mut found = BTreeSet::new();
    for name in bundled_scenarios() {
        let model = model(name, &[]);
        let chance = Chance::Seed(model.header.run.seed);
        let paths = NonZero::new(256).unwrap();
        let mut collected = collect(&model, chance, paths, &Control::default()).unwrap();
        let summary = Summary::new(&model, &mut collected);
        for metric in &summary.metrics {
            let ends = [0.0, 1.0].map(|level| metric.distribution.quantile(level));
            if same(ends.into_iter().map(|Estimate { value, .. }| value)) {
                found.insert(base_name(&metric.name).to_owned());
            }
        }
        for track in &summary.tracks {
            let bands = || track.bands.iter().flat_map(|band| band.quantiles);
            let mean = |value: f64| track.bands.iter().all(|band| band.mean == value);
            if same(bands()) && (mean(0.0) || mean(1.0)) {
                found.insert(base_name(&track.name).to_owned());
            }
        }
    }
    let unknown: Vec<_> =
        found.iter().filter(|name| !MAY_BE.iter().any(|(own, _)| own == name)).collect();
    assert!(unknown.is_empty(), "constant on every path of some scenario: {unknown:?}");
}

/// A market without chance, customers, contracts, prices that move and costs that run.
const SMALL: &str = "title = 'S'\n[run]\nstart = 2025\nyears = 3\n[technology]\nequipment_cost = 27\nsite_cost = 18\n\
    [demand]\ninitial = 12\ngrowth = 0.5\n[fleet]\ninitial_capacity = 15\nequipment_life = 5\n[operations]\ncash_cost = 0\n\
    [[builder]]\nname = 'A'\nplan = 100\nshare = 1\n";

#[test]
fn a_small_market_has_only_what_it_says() {
    let folder = Folder::new("says-little");
    folder.write("s.toml", SMALL);
    for (setting, name) in [
        ("financed_demand_share", "[[customer]] or demand.financed_share"),
        ("mothballed_share", "operations.cash_cost"),
        ("relative_price", "[pricing]"),
    ] {
        let answer = format!("answer=[\"{setting}@2027\"]");
        let output = folder.run(&["check", "s.toml", "--set", &answer]);
        let said = errors(&output);
        let words = format!("`{setting}` is not modelled here: it needs {name}");
        assert!(output.status.success() && said.contains(&words), "{said}");
    }
    let gate = "expect=[{metric='largest_financed_demand',statistic='mean',below=1}]";
    refused(
        &folder,
        &["check", "s.toml", "--set", gate],
        2,
        &["is not modelled", "financed_share"],
    );
    let given = ["check", "s.toml", "--set", "demand.financed_share=0.2"];
    let output =
        folder.run(&[&given[..], &["--set", "answer=[\"largest_financed_demand\"]"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
}

/// Of parties it is asked one by one.
#[test]
fn a_party_has_what_is_said_of_it() {
    let base = model("base", &[]);
    let track = |name: &str| tracks(&base).iter().any(|track| track.name == name);
    let lacks = |name: &str, needs: &str| {
        let lacking = unmodelled_tracks(&base);
        let found = lacking.iter().find(|own| own.name == name).unwrap_or_else(|| panic!("{name}"));
        assert!(!track(name) && found.needs.contains(needs), "{name}: {}", found.needs);
    };
    lacks("margin_call.Banks", "a margin_loan on the holder");
    lacks("market_value.Banks", "holder.market_value");
    lacks("contracted.Anthropic", "a [[contract]] of the customer");
    lacks("default.Banks", "holder.capital");
    lacks("conceded", "contract.renegotiate_at or contract.distress_cut");
    for name in ["margin_call.SoftBank", "market_value.Nvidia", "contracted.OpenAI", "loss.Banks"] {
        assert!(track(name), "{name}");
    }
    let vendors = model("vendor-finance", &[]);
    let lacking = unmodelled_metrics(&vendors);
    let investors = lacking.iter().find(|own| own.name == "investor_loss").unwrap();
    assert!(investors.needs.contains("class investor"), "{}", investors.needs);
    assert!(metrics(&vendors).iter().any(|metric| metric.name == "vendor_loss"));
    let given = model("base", &["holder.Banks.capital=900"]);
    assert!(tracks(&given).iter().any(|track| track.name == "default.Banks"));
}
