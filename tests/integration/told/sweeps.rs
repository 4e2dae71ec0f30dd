//! A sweep: differences have the sign of what they compare, and the map has each number where both keys stand.

use serde_json::Value;

use super::{Csv, figure, json};
use crate::folder::{Folder, errors};

const KEYS: [(&str, [f64; 2]); 2] =
    [("demand.growth", [0.3, 0.9]), ("demand.half_life", [2.0, 5.0])];

#[test]
fn sweeps_have_each_number_where_its_keys_stand() {
    let folder = Folder::new("told-sweeps");
    let arguments = ["sweep", "base", "--paths", "640", "--on", "spending:mean", "--on", "bust"];
    let over = KEYS.map(|(key, [low, high])| format!("{key}={low},{high}"));
    let over = ["--over", &over[0], "--over", &over[1], "--out", "r", "--quiet"];
    let output = folder.run(&[&arguments[..], &over].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let (table, charts) = (Csv::read(&folder, "r/sweep.csv"), json(&folder, "r/charts.json"));
    for (quantity, unit) in [("spending:mean", "$bn"), ("bust:share", "share")] {
        let own = |row: &&Vec<String>| table.cell(row, "quantity") == quantity;
        let rows: Vec<&Vec<String>> = table.rows.iter().filter(own).collect();
        assert_eq!(rows.len(), 4, "{quantity}");
        let reference = table.number(rows[0], "reference");
        let of = |row: &&&Vec<String>| table.number(row, "cell") == reference;
        let held_against = table.number(rows.iter().find(of).unwrap(), "value");
        for row in &rows {
            // All meet the same luck, so a difference of means is the mean of differences.
            let due = table.number(row, "value") - held_against;
            let found = table.number(row, "difference");
            assert!((found - due).abs() <= 1e-6 * due.abs() + 1e-9, "{row:?}: {due}");
            assert_eq!(table.cell(row, "unit"), unit);
        }
        let name = quantity.replace(':', "_");
        the_map(&table, &rows, &figure(&charts, &format!("sweep_{name}"))["form"]["grid"]);
    }
}

/// Columns are the places of the first of its names, rows those of the second.
fn the_map(table: &Csv, rows: &[&Vec<String>], form: &Value) {
    let key = |axis: usize| form["names"][axis]["key"].as_str().unwrap();
    let places = |axis: usize| KEYS.iter().find(|(own, _)| *own == key(axis)).unwrap().1;
    for (up, due_up) in places(1).into_iter().enumerate() {
        for (across, due_across) in places(0).into_iter().enumerate() {
            let of = |row: &&&Vec<String>| {
                table.number(row, key(0)) == due_across && table.number(row, key(1)) == due_up
            };
            let due = table.number(rows.iter().find(of).unwrap(), "value");
            let found = form["cells"][up][across].as_f64();
            assert_eq!(found, Some(due), "{} {due_across}, {} {due_up}", key(0), key(1));
        }
    }
}
