//! MODEL.md, rebuilt by hand: every path of shocks, in plain scalars with loops over cohorts, against the engine's
//! running sums and rings. Written from the document, and from nothing else but the merged file: no kernel, no draw
//! and no default of the program is used.

mod books;
mod busts;
mod chance;
mod combined;
mod failure;
mod fixed;
mod ledger;
mod market;
mod money;
mod numbers;
mod parties;
mod payback;
mod plans;
mod power;
mod quantiles;
mod returns;
mod said;
mod sales;
mod start;
mod supply;
mod tests_of_value;
mod vintages;
mod wanted;
mod world;
mod years;

use std::collections::{BTreeMap, BTreeSet};

use overbuild::{
    engine::run_batch,
    metrics::{History, metrics, tracks},
    random::Chance,
    scenario::Document,
};
use world::World;

use crate::support::{bundled_scenarios, model, root};

/// Variables by name, of the start and after each step.
type Rows = Vec<BTreeMap<String, f64>>;

/// All variables after each step, the start first, as the program has them.
fn found(name: &str, settings: &[&str], path: Option<u64>) -> Rows {
    let model = model(name, settings);
    let chance = path.map_or(Chance::Median, |_| Chance::Seed(model.header.run.seed));
    let path = path.unwrap_or(0);
    #[allow(clippy::cast_possible_truncation, reason = "a place in a batch")]
    let lane = (path % 64) as usize;
    let mut batch = model.start(chance, path - path % 64);
    let mut rows = Vec::new();
    for step in 0..=model.header.run.steps() {
        if step > 0 {
            batch.step(step - 1);
        }
        let mut row = BTreeMap::new();
        model.visit(&batch.state, &mut |name, column| {
            row.insert(name.to_owned(), column[lane]);
        });
        rows.push(row);
    }
    rows
}

/// The same, rebuilt, with the path as it ends.
fn walked(name: &str, settings: &[&str], path: Option<u64>) -> (World, Rows) {
    let file = root().join(format!("scenarios/{name}.toml"));
    let settings: Vec<String> = settings.iter().map(|text| (*text).to_owned()).collect();
    let mut world = start::start(Document::load(&file, &settings).root, path);
    let mut rows = vec![world.said(true)];
    for _ in 0..world.fixed.steps {
        world.step();
        rows.push(world.said(false));
    }
    (world, rows)
}

/// The first variables that differ, in the order of time.
fn differences(name: &str, settings: &[&str], path: Option<u64>) -> Vec<String> {
    let (found, (_, rebuilt)) = (found(name, settings, path), walked(name, settings, path));
    assert_eq!(found.len(), rebuilt.len(), "{name}: steps");
    let mut differences = Vec::new();
    for (row, (found, rebuilt)) in found.iter().zip(&rebuilt).enumerate() {
        for (variable, value) in rebuilt {
            let there = found.get(variable);
            let error = there.map(|there| (there - value).abs() / value.abs().max(1.0));
            if error.is_none_or(|error| error.is_nan() || error > 1e-9) {
                let words = format!("{name} {path:?} row {row} {variable}: {there:?} and {value}");
                differences.push(words);
            }
        }
    }
    differences
}

/// Tracks by year and metrics of one path, as the program has them and rebuilt.
fn numbers_of_the_catalogue(
    name: &str,
    settings: &[&str],
    path: u64,
) -> (Vec<String>, Vec<String>) {
    let model = model(name, settings);
    #[allow(clippy::cast_possible_truncation, reason = "a place in a batch")]
    let lane = (path % 64) as usize;
    let chance = Chance::Seed(model.header.run.seed);
    let history = run_batch(&model, chance, path - path % 64, History::of(&model));
    let (world, rows) = walked(name, settings, Some(path));
    let years = years::Years::of(&world, &rows);
    let kinds = numbers::table_of_model("| metric | what it is |", 3);
    let (mut wrong, mut missing) = (Vec::new(), Vec::new());
    let mut compare = |variable: String, found: f64, own: f64| {
        if !close(found, own) {
            wrong.push(format!("{name} {path} {variable}: {found} and {own}"));
        }
    };
    for track in tracks(&model) {
        let Some(own) = years.track(&track.name) else {
            missing.push(base_of(&track.name));
            continue;
        };
        for (row, (found, own)) in history.tracks[track.place].iter().zip(own).enumerate() {
            compare(format!("track {} row {row}", track.name), found[lane], *own);
        }
    }
    for metric in metrics(&model) {
        let base = base_of(&metric.name);
        // A quantity of the scenario's own is none of the catalogue.
        let Some(kind) = kinds.get(&base) else { continue };
        match years.metric(&metric.name, kind) {
            Some(own) => compare(format!("metric {}", metric.name), metric.of(&history)[lane], own),
            None => missing.push(base),
        }
    }
    (wrong, missing)
}

fn base_of(name: &str) -> String {
    name.split_once('.').map_or(name, |(base, _)| base).to_owned()
}

fn close(found: f64, own: f64) -> bool {
    found == own || (found - own).abs() / own.abs().max(1.0) <= 1e-9
}

/// Tables of section 10 whose mechanisms are rebuilt, besides those that belong to none.
const REBUILT: [&str; 25] = [
    "technology",
    "efficiency_shock",
    "capital_market",
    "demand",
    "customer",
    "segment",
    "fleet",
    "lease",
    "power",
    "rental",
    "contract",
    "market",
    "pricing",
    "operations",
    "build_out",
    "finance",
    "orders",
    "held_for_sale",
    "accounting",
    "default",
    "exposure",
    "holder",
    "valuation",
    "economy",
    "builder",
];

/// More than a handful of paths.
const CLOSELY: [&str; 6] =
    ["base", "fiber-glut", "ifrs", "memory-chips", "speculative-builder", "who-demands"];

/// Every variable of every step, on some paths of shocks and on that without chance.
fn rebuilds(name: &str, settings: &[&str], count: u64) {
    for path in (0..count).map(|path| Some(path * 77)).chain([None]) {
        let differences = differences(name, settings, path);
        let first: Vec<&String> = differences.iter().take(9).collect();
        assert!(first.is_empty(), "{settings:?}: {} differ: {first:#?}", differences.len());
    }
}

#[test]
fn the_document_rebuilds_random_paths() {
    for name in bundled_scenarios() {
        rebuilds(name, &[], if CLOSELY.contains(&name) { 12 } else { 2 });
    }
}

/// Every track by year and every metric of such paths.
#[test]
fn the_document_rebuilds_the_catalogue() {
    let others =
        ["kupperman", "vendor-finance", "power-bottleneck", "useful-lives", "vintage-tests"];
    let all = CLOSELY.into_iter().chain(others).map(|name| (name, [].as_slice()));
    // Nobody buys anything for some years.
    let idle = "builder.\"All builders\".plan=[[2026, 40], [2027, 0], [2029, 30]]";
    for (name, settings) in all.chain([("kupperman", [idle].as_slice())]) {
        for path in 0..10 {
            let (wrong, missing) = numbers_of_the_catalogue(name, settings, path * 19);
            let first: Vec<&String> = wrong.iter().take(9).collect();
            assert!(first.is_empty(), "{} differ: {first:#?}", wrong.len());
            assert!(missing.is_empty(), "not rebuilt: {missing:?}");
        }
    }
}

/// A new mechanism is rebuilt here.
#[test]
fn every_mechanism_is_rebuilt() {
    let text = std::fs::read_to_string(root().join("MODEL.md")).unwrap();
    let tables = text.split("\n### `[").skip(1);
    for table in tables {
        let name = table.split(']').next().unwrap().trim_start_matches('[');
        let no_mechanism =
            table.split("\n### ").next().unwrap().contains("belongs to no mechanism");
        assert!(no_mechanism || REBUILT.contains(&name), "[{name}] is not rebuilt");
    }
}

/// What `trace` shows and is not compared: what carries a step from one mechanism to the next, and the grid.
const NOT_COMPARED: [&str; 34] = [
    "burning",
    "cancellable",
    "cancelled",
    "connected_later",
    "connected_soon",
    "delivered_partner_cost",
    "delivered_site_cost",
    "demand_growth",
    "efficiency_shock",
    "equipment_allowed",
    "held_back",
    "installed_cost",
    "installed_sites",
    "invests",
    "lease_charge",
    "mean_sites_in_use",
    "mean_waiting_cost",
    "overrun",
    "paid_share",
    "partner_share",
    "power_delayed",
    "power_queue",
    "ready_within",
    "retired",
    "secured_share",
    "sites_allowed",
    "tax_rate",
    "customer_loss",
    "exposure_loss",
    "holder_default",
    "investor_loss",
    "named_lender_loss",
    "vendor_credit",
    "vendor_credit_loss",
];

/// The last seven of them are compared where somebody fails or sells on credit.
#[test]
fn nearly_every_variable_is_compared() {
    let base = |name: &String| base_of(name.trim_start_matches("flow."));
    for name in ["base", "speculative-builder"] {
        let (found, (_, rebuilt)) = (found(name, &[], Some(0)), walked(name, &[], Some(0)));
        let said: BTreeSet<String> = rebuilt.iter().flatten().map(|(name, _)| base(name)).collect();
        let all = found[0].keys().filter(|name| !name.starts_with("term."));
        for variable in all.map(base).filter(|variable| !said.contains(variable)) {
            let named = NOT_COMPARED.contains(&variable.as_str());
            assert!(named || variable == "lessor_loss", "{name}: {variable} is not compared");
        }
    }
}
