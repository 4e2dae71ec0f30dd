//! How sure `compare` is where no path differs.

use std::fs;

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

/// Where no path differs, that is what these paths say; only a scenario held against itself differs by nothing for sure.
#[test]
fn what_no_path_changes_is_known_that_far() {
    let folder = Folder::new("compare-none");
    let over = |keys: &str| format!("extends = \"base.toml\"\ntitle = \"Other\"\n{keys}\n");
    folder.write("cut.toml", over("[default]\nspending_cut = 0.001"));
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
