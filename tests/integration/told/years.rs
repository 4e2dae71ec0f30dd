//! Calendar years on screens and pages: whole, and those of the tables, wherever a command prints one.

use std::{collections::BTreeSet, fs};

use overbuild::language::Language;

use super::Csv;
use crate::folder::{Folder, errors};

/// Quantities that are calendar years, with what of them is asked.
const ASKED: [&str; 5] = [
    "spending_peak_year:p50",
    "spending_peak_year:p90",
    "bust_begins:p50",
    "first_shut_year:p10",
    "payback_year.2025:p50",
];

/// The years of this century that a text has.
fn years(text: &str) -> BTreeSet<u32> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '_');
    let four = words.filter(|own| own.len() == 4 && own.starts_with("20"));
    four.filter_map(|own| own.parse().ok()).collect()
}

/// What a command prints.
fn said(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{}", errors(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// The run ends in 2036: a later year, or one that no variant has, was rounded.
#[test]
fn a_sweep_tells_the_years_of_its_table() {
    let folder = Folder::new("told-years-sweep");
    let on = ASKED.map(|own| ["--on", own]).concat();
    let command = [
        "sweep",
        "base",
        "--over",
        "demand.growth=0.3,0.45,0.6,0.9",
        "--paths",
        "256",
        "--out",
        "s",
    ];
    let screen = said(&folder, &[&command[..], &on].concat());
    let table = Csv::read(&folder, "s/sweep.csv");
    let mut due: BTreeSet<u32> = BTreeSet::from([2025]);
    let mut never = false;
    for row in &table.rows {
        let value = table.number(row, "value");
        never |= value.is_infinite();
        due.extend((value.is_finite()).then(|| format!("{value:.0}").parse::<u32>().unwrap()));
        // An interval ends somewhere, if only in never.
        assert!(table.cell(row, "low_95").is_empty() == table.cell(row, "high_95").is_empty());
    }
    assert!(due.len() > 4 && never, "{due:?}");
    assert_eq!(years(&screen), due, "{screen}");
    assert!(screen.lines().any(|line| line.contains("Most: never")), "{screen}");
    let charts = fs::read_to_string(folder.0.join("s/charts.json")).unwrap();
    let figures = overbuild::chart::read(&charts).unwrap();
    assert!(figures.len() == ASKED.len());
    for figure in figures {
        let title = Language::En.plain(&figure.title);
        assert!(years(&title).is_subset(&due), "{title}: {due:?}");
    }
}

/// An answer, a search and a comparison tell the same years as `summary.json`.
#[test]
fn answers_and_searches_tell_years_whole() {
    let folder = Folder::new("told-years-answer");
    let answer = r#"answer=["spending_peak_year", "spending_peak_year:p95", "bust_begins"]"#;
    said(&folder, &["run", "base", "--set", answer, "--paths", "256", "--out", "r"]);
    let summary = super::json(&folder, "r/summary.json");
    let last = summary["start"].as_f64().unwrap() + 12.0;
    let text = summary["answer"].to_string();
    let metric = |name: &str| {
        let all = summary["metrics"].as_array().unwrap();
        all.iter().find(|own| own["name"] == name).unwrap()["quantiles"].clone()
    };
    for p in ["p5", "p50", "p95"] {
        let due = metric("spending_peak_year")[p]["value"].as_f64().unwrap();
        assert!(text.contains(&format!("{due:.0}")), "{p} {due}: {text}");
    }
    assert!(years(&text).iter().all(|year| f64::from(*year) <= last), "{text}");
    let search = [
        "solve",
        "base",
        "--for",
        "bust_begins:p25 = 2029",
        "--by",
        "demand.growth",
        "--paths",
        "256",
        "--out",
        "v",
    ];
    let screen = said(&folder, &search);
    let head = screen.split("\n\n").next().unwrap();
    assert!(!screen.contains('…') && head.contains("2029?"), "{screen}");
}
