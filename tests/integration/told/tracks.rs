//! Tables of tracks, worked out again from the years of each path: of all paths, and of both sides of a condition.

use std::collections::BTreeMap;

use overbuild::{
    metrics::{BuilderTrack, CustomerTrack, History, HolderTrack, Track},
    model::Model,
};

use super::{Csv, Paths, beside};
use crate::{
    folder::{Folder, errors},
    support::{histories, model, per_path},
};

/// All values of a track by its name in files and a row of the history.
fn column(model: &Model, all: &[History], name: &str, row: usize) -> Vec<f64> {
    let (name, party) = name.split_once('.').unwrap_or((name, ""));
    let place = |names: &[String]| names.iter().position(|own| own == party);
    let parties = &model.parties;
    if party.is_empty() {
        let id = *Track::ALL.iter().find(|id| id.name() == name).unwrap();
        return per_path(all, |history| history.track(id)[row]);
    }
    if let Some(place) = place(&parties.builders) {
        let id = *BuilderTrack::ALL.iter().find(|id| id.name() == name).unwrap();
        return per_path(all, |history| history.builder_track(place, id)[row]);
    }
    if let Some(place) = place(&parties.customers) {
        let id = *CustomerTrack::ALL.iter().find(|id| id.name() == name).unwrap();
        return per_path(all, |history| history.customer_track(place, id)[row]);
    }
    let id = *HolderTrack::ALL.iter().find(|id| id.name() == name).unwrap();
    let place = place(&parties.holders).unwrap_or_else(|| panic!("nobody is called {party}"));
    per_path(all, |history| history.holder_track(place, id)[row])
}

fn quantile(sorted: &[f64], level: f64) -> f64 {
    let rank = (1..=sorted.len()).find(|rank| *rank as f64 >= level * sorted.len() as f64 - 1e-9);
    sorted[rank.unwrap() - 1]
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

/// Numbers of a cell and of the paths are the same to the digits of the file.
fn same(found: f64, due: f64, size: f64) -> bool {
    (found - due).abs() <= 2e-6 * due.abs() + 1e-9 * size + 1e-12
}

#[test]
fn tables_of_tracks_are_those_of_the_paths() {
    let folder = Folder::new("told-tracks");
    let given = ["--given", "bust_spending", "--out", "r", "--quiet", "--no-explore"];
    let output = folder.run(&[["run", "base.toml", "--paths", "960"].as_slice(), &given].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let model = model("base", &[]);
    let all = histories(&model, 960);
    let busts = Paths::read(&folder.0.join("r/paths.csv")).column("bust_spending");
    let rows: BTreeMap<String, usize> =
        (0..=all[0].years()).map(|row| (all[0].calendar_year(row).to_string(), row)).collect();
    let table = Csv::read(&folder, "r/tracks.csv");
    let mut seen = std::collections::BTreeSet::new();
    for row in &table.rows {
        let values = sorted(column(&model, &all, &row[0], rows[&row[1]]));
        let size = values.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        for (name, level) in [
            ("p5", 0.05),
            ("p10", 0.1),
            ("p25", 0.25),
            ("p50", 0.5),
            ("p75", 0.75),
            ("p90", 0.9),
            ("p95", 0.95),
        ] {
            let (found, due) = (table.number(row, name), quantile(&values, level));
            assert!(same(found, due, size), "{row:?}: {name}: {found}, paths say {due}");
        }
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        assert!(same(table.number(row, "mean"), mean, size), "{row:?}: mean {mean}");
        seen.insert(row[0].split('.').next().unwrap().to_owned());
    }
    assert!(seen.len() > 60, "{}", seen.len());
    beside::units(&Csv::read(&folder, "r/given.csv"), "metric");
    both_sides(&folder, &busts, &|name, year| column(&model, &all, name, rows[year]));
}

/// The same on the paths that bust, and on those that do not.
fn both_sides(folder: &Folder, busts: &[f64], column: &dyn Fn(&str, &str) -> Vec<f64>) {
    let table = Csv::read(folder, "r/given_tracks.csv");
    assert!(table.rows.len() > 1000, "{}", table.rows.len());
    for row in &table.rows {
        let side = if table.cell(row, "side") == "given" { 1.0 } else { 0.0 };
        let pairs = column(&row[0], &row[1]).into_iter().zip(busts);
        let own = sorted(pairs.filter(|(_, bust)| **bust == side).map(|(x, _)| x).collect());
        let size = own.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        for (name, level) in [("p10", 0.1), ("p50", 0.5), ("p90", 0.9)] {
            let (found, due) = (table.number(row, name), quantile(&own, level));
            assert!(same(found, due, size), "{row:?}: {name}: {found}, paths say {due}");
        }
    }
}
