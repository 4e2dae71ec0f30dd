//! `[sweep]`: what a scenario says of its variants is what is typed otherwise, and its slips are told with their place.

use std::fs;

use serde_json::Value;

use crate::{
    folder::{Folder, errors, refused},
    sweep::GRID,
};

const TABLE: &str =
    "\n[sweep]\nover = [\"demand.growth=0.3..0.9:3\", \"accounting.asset_group=fleet,assets\"]\n";

/// The table says what is typed otherwise: the same cells, known by what they are; what is typed comes first.
#[test]
fn a_table_of_the_scenario_is_what_is_swept() {
    let folder = Folder::new("sweep-table");
    let text = fs::read_to_string(folder.0.join("base.toml")).unwrap();
    let more = "on = [\"bust\", \"write_down:p95\"]\npaths = 256\nreference = 2\n";
    folder.write("own.toml", format!("{text}{TABLE}{more}"));
    let run = |arguments: &[&str]| {
        let output = folder.run(&[arguments, &["--out", "s"]].concat());
        assert!(output.status.success(), "{}", errors(&output));
        (errors(&output), fs::read_to_string(folder.0.join("s/sweep.csv")).unwrap())
    };
    let numbers = ["--on", "bust", "--on", "write_down:p95", "--reference", "2", "--paths", "256"];
    let (_, typed) = run(&[&["sweep", "base.toml"], &GRID[2..], &numbers].concat());
    let (said, table) = run(&["sweep", "own.toml"]);
    assert!(said.contains("6 cells were known from before"), "{said}");
    assert_eq!(typed, table);
    // Typed keys replace those of the table with their design and reference; numbers and paths stay.
    let (_, other) = run(&["sweep", "own.toml", "--over", "demand.growth=0.3,0.5"]);
    assert_eq!(other.lines().count(), 5, "{other}");
    assert!(other.lines().nth(1).unwrap().contains(",1,256,"), "{other}");
    let (_, other) = run(&["sweep", "own.toml", "--on", "bust", "--paths", "64"]);
    assert_eq!(other.lines().count(), 7, "{other}");
    // A run does not mind the table: it has no result of its own.
    let summary =
        |file: &str| folder.run(&["run", file, "--paths", "64", "--format", "json", "--out", "r"]);
    let [own, base] = ["own.toml", "base.toml"].map(|file| {
        let answer: Value = serde_json::from_slice(&summary(file).stdout).unwrap();
        answer["metrics"].clone()
    });
    assert_eq!(own, base);
}

#[test]
fn designs_of_a_table_are_run() {
    let folder = Folder::new("sweep-table-designs");
    let text = fs::read_to_string(folder.0.join("base.toml")).unwrap();
    for (design, cells) in [("lhs", 9), ("sobol", 8)] {
        let table = TABLE.replace(":3", "");
        let more = format!("design = \"{design}\"\ncells = {cells}\npaths = 64\non = [\"bust\"]\n");
        folder.write("own.toml", format!("{text}{table}{more}"));
        let output = folder.run(&["sweep", "own.toml", "--out", "s"]);
        assert!(output.status.success(), "{}", errors(&output));
        let found = fs::read_to_string(folder.0.join("s/sweep.csv")).unwrap();
        assert_eq!(found.lines().count(), cells + 1, "{found}");
        let mut thirds = [0; 3];
        for line in found.lines().skip(1) {
            let growth: f64 = line.split(',').nth(1).unwrap().parse().unwrap();
            thirds[usize::from(growth >= 0.5) + usize::from(growth >= 0.7)] += 1;
        }
        assert!(thirds.iter().all(|count| *count >= cells / 3 - 1), "{thirds:?}");
    }
}

/// A slip in the table is told with its place, all of them at once, by the sweep and by `check`; a run needs no table.
#[test]
fn slips_in_the_table_have_their_place() {
    let folder = Folder::new("sweep-table-slips");
    let text = fs::read_to_string(folder.0.join("base.toml")).unwrap();
    let with = |lines: &str| format!("[sweep]\nover = [\"demand.growth=0.3..0.9:3\"]\n{lines}\n");
    for (table, words) in [
        ("[sweep]\ndesign = \"grid\"\n".to_owned(), &["missing key `sweep.over`"][..]),
        ("[sweep]\nover = []\n".to_owned(), &["sweep.over: expected a list"]),
        ("[sweep]\nover = \"demand.growth=0.3,0.4\"\n".to_owned(), &["sweep.over: expected a list", "found text"]),
        (
            "[sweep]\nover = [\"demand.grwth=0.2..0.3:3\", \"demand.growth=0.8..0.2:3\"]\n".to_owned(),
            &["did you mean `demand.growth`?", "descends", "own.toml:"],
        ),
        (
            "[sweep]\nover = [\"accounting.asset_group=fleet,asets\"]\n".to_owned(),
            &["sweep.over: accounting.asset_group=asets", "own.toml:"],
        ),
        ("[sweep]\nover = [\"run.seed=1,2\"]\n".to_owned(), &["all cells run on the same paths"]),
        ("[sweep]\nover = [\"sweep.paths=64,128\"]\n".to_owned(), &["all cells run on the same paths"]),
        (with("on = [\"bsut\"]"), &["sweep.on: ", "did you mean `bust`?", "own.toml:"]),
        (with("on = [\"bust\", \"bust:share\"]"), &["sweep.on: `bust:share` is asked for twice"]),
        (with("design = \"latin\""), &["sweep.design: `latin` is not one of its words", "lhs"]),
        (with("design = \"lhs\""), &["leave out the steps"]),
        (with("cells = 9"), &["sweep.cells: has no use here", "as its keys have combinations"]),
        (with("reference = 4"), &["sweep.reference: expected a cell from 1 to 3, found 4", "own.toml:"]),
        (with("reference = 0"), &["sweep.reference: 0 is outside the range"]),
        (with("paths = 1e9"), &["sweep.paths: ", "outside the range"]),
        (with("pths = 9"), &["unknown key `pths`", "did you mean `paths`?"]),
        (
            "[sweep]\nover = [\"demand.growth=0.2..0.8:1000\", \"demand.growth_long=0..0.2:1000\"]\n".to_owned(),
            &["sweep.over: 1,000,000 cells; a sweep has no more than 10,000"],
        ),
    ] {
        folder.write("own.toml", format!("{text}\n{table}"));
        refused(&folder, &["sweep", "own.toml", "--paths", "64", "--out", "refused"], 2, words);
        refused(&folder, &["check", "own.toml"], 2, words);
        assert!(!folder.0.join("refused").exists(), "{table}");
    }
    refused(&folder, &["sweep", "base.toml"], 2, &["--over", "has no table [sweep]"]);
}
