//! A calibration: what was learned, in its tables and on its screen.

use overbuild::language::number;
use serde_json::Value;

use super::{Csv, json, numbers, text};
use crate::folder::{Folder, errors};

/// Weighted quantiles of the draws, worked out again.
fn quantile(draws: &[(f64, f64)], p: f64) -> f64 {
    let mut sorted = draws.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let whole: f64 = sorted.iter().map(|draw| draw.1).sum();
    let mut sum = 0.0;
    let found = sorted.iter().find(|draw| {
        sum += draw.1;
        sum >= p * whole - 1e-12
    });
    found.unwrap().0
}

#[test]
fn a_calibration_says_what_its_draws_say() {
    let folder = Folder::new("told-calibration");
    let arguments =
        ["calibrate", "fiber-glut.toml", "--population", "60", "--rounds", "3", "--out", "c"];
    let output = folder.run(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let screen = String::from_utf8(output.stdout).unwrap();
    let (draws, learned) = (Csv::read(&folder, "c/draws.csv"), json(&folder, "c/calibration.json"));
    let profile = Csv::read(&folder, "c/profile.csv");
    let overlay = text(&folder, "c/posterior.toml");
    for own in learned["learned"].as_array().unwrap() {
        let name = own["name"].as_str().unwrap();
        let pairs: Vec<(f64, f64)> = draws
            .rows
            .iter()
            .map(|row| (draws.number(row, name), draws.number(row, "weight")))
            .collect();
        let three = |of: &str| [0, 1, 2].map(|place| own[of][place].as_f64().unwrap());
        let (now, before) = (three("posterior"), three("prior"));
        assert!(now.is_sorted() && before.is_sorted(), "{name}");
        for (found, p) in now.into_iter().zip([0.1_f64, 0.5, 0.9]) {
            // The program's quantiles lie between neighbours.
            let (low, high) = (quantile(&pairs, (p - 0.05).max(0.01)), quantile(&pairs, p + 0.05));
            assert!(
                (low..=high).contains(&found),
                "{name} {p}: {found}, draws say {low} to {high}"
            );
        }
        let line = screen.lines().find(|line| line.ends_with(&format!("   {name}"))).unwrap();
        let words: String = line.chars().skip(44).collect();
        let scale = if line.contains('%') { 100.0 } else { 1.0 };
        let due: Vec<f64> = now.into_iter().chain(before).collect();
        let shown = |value: &f64| numbers(&number::plain(value * scale))[0];
        assert_eq!(numbers(&words), due.iter().map(shown).collect::<Vec<_>>(), "{line}");
        let row = profile.rows.iter().find(|row| row[0] == name).unwrap();
        let due = own["profile"].as_array().unwrap().iter().map(Value::as_f64);
        assert!(due.eq(row[1..].iter().map(|cell| cell.parse().ok())), "{name}: {row:?}");
        let key = name.rsplit('.').next().unwrap();
        assert!(overlay.contains(&format!("{key} = {{")), "{name} is not in the overlay");
    }
}
