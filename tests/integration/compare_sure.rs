//! How sure `compare` is where no path differs.

use std::fs;

use serde_json::Value;

use crate::folder::{Folder, errors};

/// Difference, standard error and ends of the interval of a mean in `differences.csv`; nothing where a cell is empty.
fn mean(folder: &Folder, first: &str, metric: &str) -> [Option<f64>; 4] {
    let size = ["--paths", "512", "--ladder-paths", "0", "--out", "c", "--overwrite"];
    let output = folder.run(&[&["compare", first, "base.toml"][..], &size].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let csv = fs::read_to_string(folder.0.join("c/differences.csv")).unwrap();
    let is_it = |line: &&str| line.contains(&format!(",{metric},")) && line.contains(",mean,");
    let cells: Vec<&str> = csv.lines().find(is_it).unwrap().split(',').collect();
    [7, 8, 9, 10].map(|cell| cells[cell].parse().ok())
}

/// Differs from base by so little that no bust comes or goes, and write-downs do.
const CUT: &str = "[default]\nspending_cut = { p10 = 0.71, p50 = 1.5, p90 = 3.0, min = 0 }";

/// Where no path differs, that is what these paths say; only a scenario held against itself differs by nothing for sure.
#[test]
fn what_no_path_changes_is_known_that_far() {
    let folder = Folder::new("compare-none");
    let over = |keys: &str| format!("extends = \"base.toml\"\ntitle = \"Other\"\n{keys}\n");
    folder.write("cut.toml", over(CUT));
    folder.write("renamed.toml", over("answer = [\"bust\"]"));
    // How a new owner cuts spending moves no bust on these paths, as it does on others.
    let [difference, error, low, high] = mean(&folder, "cut.toml", "bust");
    assert_eq!((difference, error), (Some(0.0), None));
    let (low, high) = (low.unwrap(), high.unwrap());
    assert!(high > 0.008 && high < 0.009 && (low + high).abs() < 1e-12, "{low} {high}");
    // Of an amount nothing can be told.
    let secured = mean(&folder, "cut.toml", "secured_loss");
    assert_eq!(secured, [Some(0.0), None, None, None]);
    assert_eq!(mean(&folder, "renamed.toml", "bust"), [Some(0.0); 4]);
    assert_eq!(mean(&folder, "renamed.toml", "secured_loss"), [Some(0.0); 4]);
}

/// The cells of the first row of a table that begins so, by the names of their columns.
fn row(folder: &Folder, file: &str, begins: &str) -> Vec<(String, String)> {
    let csv = fs::read_to_string(folder.0.join(file)).unwrap();
    let names = csv.lines().next().unwrap().split(',').map(str::to_owned);
    let row = csv.lines().find(|line| line.starts_with(begins)).unwrap();
    names.zip(row.split(',').map(str::to_owned)).collect()
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    &row.iter().find(|(own, _)| own == name).unwrap().1
}

/// Nor has a rung of a ladder an error, or a year, where it changes no path.
#[test]
fn rungs_and_years_that_change_no_path_have_no_error() {
    let folder = Folder::new("ladder-none");
    folder.write("cut.toml", format!("extends = \"base.toml\"\ntitle = \"Other\"\n{CUT}\n"));
    let size = ["--paths", "512", "--ladder-paths", "512", "--out", "c"];
    let output = folder.run(&[&["compare", "cut.toml", "base.toml"][..], &size].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let rung = |outcome: &str| {
        let key = "default.spending_cut";
        row(&folder, "c/ladder.csv", &format!("cut,base,{key},{key},{outcome},"))
    };
    let (busts, money) = (rung("bust"), rung("write_down"));
    for way in ["first", "reverse", "shapley"] {
        let at = |row: &[_], end: &str| cell(row, &format!("{way}{end}")).to_owned();
        assert_eq!([at(&busts, ""), at(&busts, "_error")], ["0", ""], "{way}");
        let high: f64 = at(&busts, "_high_95").parse().unwrap();
        assert!(high > 0.008 && high < 0.009, "{way}: {high}");
        assert!(at(&money, "_error").parse::<f64>().is_ok_and(|error| error > 0.0), "{way}");
    }
    let first = row(&folder, "c/years.csv", "cut,base,spending,2025,");
    assert_eq!([cell(&first, "mean_difference"), cell(&first, "standard_error")], ["0", ""]);
    // Of one scenario, a share that no path has is known as far as its interval.
    let output = folder.run(&["run", "base.toml", "--paths", "64", "--out", "r"]);
    assert!(output.status.success(), "{}", errors(&output));
    let summary = fs::read_to_string(folder.0.join("r/summary.json")).unwrap();
    let summary: Value = serde_json::from_str(&summary).unwrap();
    let metrics = summary["metrics"].as_array().unwrap();
    let mut seen = [0; 2];
    for metric in metrics {
        for (place, share) in ["mean", "undefined"].iter().enumerate() {
            let own = &metric[*share];
            if own["value"].as_f64() == Some(0.0) {
                assert!(own["error"].is_null(), "{}: {own}", metric["name"]);
                seen[place] += 1;
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}
