//! A scenario in many variants: every cell is what a run of its own says, known cells are not run again, and what
//! cannot be meant is refused.

use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::{
    folder::{Folder, errors, refused},
    programs,
};

pub(crate) const GRID: [&str; 6] = [
    "sweep",
    "base.toml",
    "--over",
    "demand.growth=0.3..0.9:3",
    "--over",
    "accounting.asset_group=fleet,assets",
];

fn swept(folder: &Folder, more: &[&str]) -> Value {
    let output = folder
        .run(&[&GRID[..], more, &["--paths", "512", "--format", "json", "--out", "s"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn number(cell: &Value, which: usize, key: &str) -> f64 {
    let found = &cell["quantities"][which]["numbers"][key];
    found.as_f64().unwrap_or_else(|| panic!("{key} of {cell}"))
}

/// The cell with 0.6 and assets says what `run` with these settings says, and its difference is that of the two.
#[test]
fn a_cell_is_a_run_of_its_own() {
    let folder = Folder::new("sweep-cell");
    let answer = swept(&folder, &["--on", "bust", "--on", "write_down:p95"]);
    let cells = answer["cells"].as_array().unwrap();
    assert_eq!(cells.len(), 6);
    let cell = &cells[3];
    assert_eq!(
        (cell["keys"]["demand.growth"].as_f64(), &cell["keys"]["accounting.asset_group"]),
        (Some(0.6), &"assets".into())
    );
    let settings = ["--set", "demand.growth=0.6", "--set", "accounting.asset_group=assets"];
    let run = [&["run", "base.toml", "--paths", "512", "--format", "json"], &settings[..]].concat();
    let summary: Value = serde_json::from_slice(&folder.run(&run).stdout).unwrap();
    let metrics = summary["metrics"].as_array().unwrap();
    let write_down = metrics.iter().find(|metric| metric["name"] == "write_down").unwrap();
    let alone = [
        summary["bust"]["probability"]["value"].as_f64().unwrap(),
        write_down["quantiles"]["p95"]["value"].as_f64().unwrap(),
    ];
    for (which, alone) in alone.into_iter().enumerate() {
        let own = number(cell, which, "value");
        assert!((own - alone).abs() <= 1e-12 * alone.abs(), "{which}: {own} {alone}");
        let apart = own - number(&cells[0], which, "value");
        assert!((number(cell, which, "difference") - apart).abs() <= 1e-9 * own.abs());
        assert!(number(cell, which, "difference_error") > 0.0);
        assert!(number(&cells[0], which, "difference").abs() < 1e-12);
    }
}

/// Paired differences are known better than those of other luck: more than twice as well here.
#[test]
fn differences_are_path_by_path() {
    let folder = Folder::new("sweep-paired");
    let answer = swept(&folder, &["--on", "mean write_down"]);
    let cell = &answer["cells"][1];
    let interval = &cell["quantities"][0]["numbers"]["interval"];
    let half = (interval[1].as_f64().unwrap() - interval[0].as_f64().unwrap()) / 2.0 / 1.96;
    assert!(number(cell, 0, "difference_error") < half * f64::sqrt(2.0) / 1.5, "{cell}");
}

/// The same bytes on any number of threads, and again from what is known; a cell more runs that cell alone.
#[test]
fn known_cells_are_not_run_again() {
    let folder = Folder::new("sweep-known");
    let run = |more: &[&str]| {
        let output = folder.run(&[&GRID[..], &["--paths", "256", "--out", "s"], more].concat());
        assert!(output.status.success(), "{}", errors(&output));
        (errors(&output), fs::read(folder.0.join("s/sweep.csv")).unwrap())
    };
    let (said, first) = run(&["--threads", "1"]);
    assert!(!said.contains("known from before"), "{said}");
    let (said, again) = run(&[]);
    assert!(said.contains("6 cells were known from before") && first == again, "{said}");
    let (said, other) = run(&["--seed", "7"]);
    assert!(!said.contains("known from before") && first != other, "{said}");
    // What somebody has changed is not believed.
    let cells = folder.0.join("s/cells.json");
    let text = fs::read_to_string(&cells).unwrap();
    fs::write(&cells, text.replace("\"value\":0.", "\"value\":0.1")).unwrap();
    let (said, third) = run(&["--seed", "7", "--overwrite"]);
    assert!(!said.contains("known from before") && other == third, "{said}");
    // A file of data that the scenario names is a part of it.
    let data = folder.0.join("data/us_telecom_capex.csv");
    let rows = [
        "sweep",
        "fiber-glut.toml",
        "--over",
        "demand.growth=0.5,0.6",
        "--paths",
        "64",
        "--out",
        "f",
    ];
    assert!(folder.run(&rows).status.success());
    assert!(errors(&folder.run(&rows)).contains("2 cells were known"));
    let text = fs::read_to_string(&data).unwrap();
    fs::write(&data, format!("{text}\n")).unwrap();
    let said = errors(&folder.run(&rows));
    assert!(!said.contains("known from before"), "{said}");
}

/// Stopped in the middle, a sweep leaves what is done beside its folder; the same call goes on from there, to the same
/// bytes as one that nobody stopped.
#[cfg(unix)]
#[test]
fn a_sweep_that_was_stopped_goes_on() {
    use rustix::process::{Signal, kill_process};
    let folder = Folder::new("sweep-stopped");
    let long = [
        "sweep",
        "base.toml",
        "--over",
        "demand.growth=0.3..0.9:300",
        "--paths",
        "128",
        "--on",
        "bust",
    ];
    let call = |out: &'static str| [&long[..], &["--out", out]].concat();
    // What is done is first written down after two seconds.
    let mut child = Command::new(env!("CARGO_BIN_EXE_overbuild"))
        .args([&call("s")[..], &["--threads=1"]].concat())
        .current_dir(&folder.0)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let kept = || {
        folder.0.join(".s.unfinished/.checkpoint").exists()
            || folder.0.join(".s.checkpoint").exists()
    };
    let begun = Instant::now();
    while !kept() {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it could be stopped");
        assert!(begun.elapsed() < Duration::from_mins(2), "nothing is ever kept");
        thread::sleep(Duration::from_millis(5));
    }
    kill_process(programs::number(&child), Signal::TERM).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = errors(&output);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("of 300 cells; the same call goes on from there"), "{said}");
    assert!(!folder.0.join("s").exists());
    let again = folder.run(&call("s"));
    let said = errors(&again);
    assert!(again.status.success() && said.contains("cells were known from before"), "{said}");
    assert!(!kept(), "the checkpoint is left");
    assert!(folder.run(&call("whole")).status.success());
    for file in ["sweep.csv", "cells.json", "charts.json", "sweep_bust_share.svg"] {
        let read = |out: &str| fs::read(folder.0.join(out).join(file)).unwrap();
        assert_eq!(read("s"), read("whole"), "{file}");
    }
}

/// A number that is cut is another one; a key whose values stand in lines is named once.
#[test]
fn screens_cut_nothing() {
    let folder = Folder::new("sweep-screens");
    let more = ["--over", "demand.growth_long=0.05..0.25:4"];
    for (axes, language) in [(1, "en"), (1, "de"), (2, "en"), (2, "de")] {
        let first = ["sweep", "base.toml", "--over", "demand.growth=0.2..0.8:4"];
        let last = ["--paths", "64", "--language", language, "--out", "s", "--overwrite"];
        let output = folder.run(&[&first[..], if axes == 1 { &[] } else { &more }, &last].concat());
        assert!(output.status.success(), "{}", errors(&output));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains('…') && !text.contains(".0 "), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        let key =
            if language == "en" { "rowth of demand at the" } else { "achfragewachstum zu Beginn" };
        if (axes, language) == (2, "en") {
            crate::solve::asks(&folder, "s", "How do the probability of a bust and");
        }
        // The head, a title, the smallest and the largest of two numbers.
        assert!(text.matches(key).count() <= 7, "{text}");
    }
}

#[test]
fn designs_and_charts_are_written() {
    let folder = Folder::new("sweep-designs");
    for (design, more) in [("lhs", "7"), ("sobol", "8")] {
        let arguments = [
            "sweep",
            "base.toml",
            "--over",
            "demand.growth=0.3..0.9",
            "--over",
            "accounting.asset_group=fleet,assets",
            "--design",
            design,
            "--cells",
            more,
            "--paths",
            "64",
            "--out",
            design,
            "--on",
            "bust",
        ];
        let output = folder.run(&arguments);
        assert!(output.status.success(), "{}", errors(&output));
        let table = fs::read_to_string(folder.0.join(design).join("sweep.csv")).unwrap();
        assert_eq!(table.lines().count(), 1 + more.parse::<usize>().unwrap(), "{table}");
        let both = ["fleet", "assets"].map(|word| table.matches(word).count());
        assert!(both[0].abs_diff(both[1]) <= 1, "{table}");
        assert!(folder.0.join(design).join("sweep_bust_share.svg").exists());
    }
}

#[test]
fn cells_that_cannot_be_simulated_say_why() {
    let folder = Folder::new("sweep-barred");
    let over = [
        "--over",
        "accounting.asset_group=assets,vintage",
        "--over",
        "accounting.shortened_life=0,3",
    ];
    let output =
        folder.run(&[&["sweep", "base.toml", "--paths", "64", "--out", "s"], &over[..]].concat());
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("Not simulated: 1 cell,")
            && said.contains("shortened_life needs asset_group"),
        "{said}{}",
        errors(&output)
    );
    let table = fs::read_to_string(folder.0.join("s/sweep.csv")).unwrap();
    assert!(table.contains("vintage,3,bust:share,share,,,,,,1,64,"), "{table}");
}

const THOUSAND_CUBED: [&str; 6] = [
    "--over",
    "demand.growth=0.2..0.8:1000",
    "--over",
    "demand.growth_long=0..0.2:1000",
    "--over",
    "operations.overhead=0..0.5:1000",
];

#[test]
fn sweeps_that_cannot_be_meant_are_refused() {
    let folder = Folder::new("sweep-refused");
    let base = ["sweep", "base.toml", "--paths", "64", "--out", "refused"];
    for (more, words) in [
        (&THOUSAND_CUBED[..], "1,000,000,000 cells; a sweep has no more than 10,000"),
        (&["--over", "accounting.asset_group=fleet,asets"], "did you mean `assets`?"),
        (&["--over", "accounting.asset_group=nothing,fleet"], "is not one of its words"),
        (&["--over", "demand.growth=0.3,abc"], "demand.growth=abc"),
        (&["--over", "demand.growth=0.3,99"], "outside the plausible range"),
        (&["--over", "demand.growth=0.2..0.8:0"], "expected 2 to 1000 steps"),
        (&["--over", "demand.growth=0.2..0.8:1"], "expected 2 to 1000 steps"),
        (&["--over", "demand.growth=0.2..0.8:x"], "expected 2 to 1000 steps"),
        (&["--over", "demand.growth=0.8..0.2:3"], "descends"),
        (&["--over", "demand.growth=0.2..0.2:3"], "is empty"),
        (&["--over", "demand.growth=nan..0.2:3"], "finite number"),
        (&["--over", "demand.growth=0..99:3"], "beyond what is plausible"),
        (&["--over", "demand.growth"], "expected what to try"),
        (&["--over", "demand.growth="], "expected what to try"),
        (&["--over", "demand.growth=0.2,,0.3"], "is empty"),
        (&["--over", "demand.growth=0.2,0.2"], "stands there twice"),
        (&["--over", "fleet.site_life=10,10.0"], "`10.0` stands there twice"),
        (&["--over", "demand.grwth=0.2..0.3:3"], "did you mean `demand.growth`?"),
        (&["--over", "demand.grwth=0.2,0.3"], "did you mean `demand.growth`?"),
        (
            &["--over", "demand.growth.p50=0.2,0.3"],
            "`demand.growth` is turned as a whole: its distribution moves",
        ),
        (
            &["--over", "builder.Meta.plan.growth=0.2,0.3"],
            "`builder.Meta.plan` is turned as a whole: `builder.Meta.plan:factor` multiplies all values",
        ),
        (&["--over", "accounting.asset_group.x=0.2,0.3"], "no key `accounting.asset_group.x`"),
        (&["--over", "run.paths=100,200"], "all cells run on the same paths"),
        (&["--over", "run.seed=1..9:3"], "says how the scenario is run"),
        (&["--over", "accounting.asset_group:shift=fleet,assets"], "only numbers can be turned"),
        (
            &["--over", "demand.growth=0.2,0.3", "--over", "demand.growth=0.4,0.5"],
            "stands there twice",
        ),
        (&["--over", "demand.growth=0.2,0.3", "--on", "bsut"], "did you mean `bust`?"),
        (
            &["--over", "demand.growth=0.2,0.3", "--on", "bust", "--on", "bust:share"],
            "asked for twice",
        ),
        (&["--over", "demand.growth=0.2,0.3", "--reference", "3"], "expected a cell from 1 to 2"),
        (&["--over", "demand.growth=0.2,0.3", "--reference", "0"], "expected a cell from 1 to 2"),
        (&["--over", "demand.growth=0.2,0.3", "--cells", "9"], "a grid has as many cells"),
        (&["--over", "demand.growth=0.2..0.3:4", "--design", "lhs"], "leave out the steps"),
    ] {
        refused(&folder, &[&base[..], more].concat(), 2, &[words]);
        assert!(!folder.0.join("refused").exists(), "{more:?}");
    }
}
