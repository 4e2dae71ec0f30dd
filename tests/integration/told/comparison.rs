//! A comparison: differences, keys, years, the ladder, its screen and its charts.

use std::fs;

use overbuild::language::number;
use serde_json::Value;

use super::{
    Csv, PATHS, Paths, beside, comparison_charts, json, key_figures, near, office, row_of_page,
    run, text,
};
use crate::{
    folder::{Folder, errors},
    support::root,
};

#[test]
fn a_comparison_says_what_both_runs_say() {
    let folder = Folder::new("told-comparison");
    let [base, bear] = ["base", "bear"].map(|name| run(&folder, name).1);
    let files =
        ["compare", "base.toml", "bear.toml", "--reference", "base", "--out", "cases", "--errors"];
    let sizes = ["--paths", &PATHS.to_string(), "--seed", "7", "--ladder-paths", "64"];
    let weights = ["--weights", "1,3"];
    let output = folder.run(&[&files[..], &sizes, &weights].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let screen = String::from_utf8(output.stdout).unwrap();
    differences(&folder, &base, &bear);
    pairs(&folder, &screen, &base, &bear);
    beside::check(&folder, &screen, &base, &bear);
    years(&folder);
    keys(&folder);
    ladder(&folder, &screen);
    let charts = json(&folder, "cases/charts.json");
    comparison_charts::check(&charts, &base, &bear);
    beside::panels(&charts, &folder);
    office::check(&folder, "cases");
}

/// Names of scenarios of several kinds are told with their titles; those of one kind have them in theirs.
#[test]
fn names_of_several_kinds_are_told_with_their_titles() {
    let folder = Folder::new("told-titles");
    folder.write("cheap.toml", "extends = 'base.toml'\ntitle = 'AI build-out, low costs'\n");
    for (files, due) in [
        (["bear.toml", "base.toml"], None),
        (
            ["cheap.toml", "base.toml"],
            Some("cheap (AI build-out, low costs), base (AI build-out, base case)."),
        ),
        (
            ["base.toml", "fiber-glut.toml"],
            Some("base (AI build-out, base case), fiber-glut (Fibre glut, seen from 1996)."),
        ),
    ] {
        let size = ["--paths", "64", "--ladder-paths", "64", "--out", "c", "--overwrite", "-q"];
        let output = folder.run(&[&["compare", files[0], files[1]][..], &size].concat());
        assert!(output.status.success(), "{}", errors(&output));
        let page = text(&folder, "c/report.html");
        let told = page.split("Compared are ").nth(1).map(|rest| rest.split('<').next().unwrap());
        assert_eq!(told, due, "{files:?}");
    }
}

/// Values of a comparison are those of the scenario, reference values those of the reference.
fn differences(folder: &Folder, base: &Paths, bear: &Paths) {
    let text = fs::read_to_string(folder.0.join("cases/differences.csv")).unwrap();
    let head: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let place = |name: &str| head.iter().position(|own| *own == name).unwrap();
    let mut seen = 0;
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (metric, statistic) = (cells[place("metric")], cells[place("statistic")]);
        assert_eq!((cells[0], cells[1]), ("bear", "base"));
        if metric == "internal_rate_of_return" {
            continue;
        }
        let number = |name: &str| cells[place(name)].parse::<f64>().unwrap();
        let tail = |paths: &Paths| {
            let values = paths.sorted(metric);
            let low = [
                "free_cash_flow",
                "net_present_value",
                "least_utilisation",
                "survivors",
                "first_shut_year",
            ];
            let part = if low.contains(&metric) || metric.starts_with("money_back") {
                &values[..PATHS / 20]
            } else {
                &values[PATHS - PATHS / 20..]
            };
            part.iter().sum::<f64>() / part.len() as f64
        };
        let of = |paths: &Paths| match statistic {
            "mean" => paths.mean(metric),
            "median" => paths.quantile(metric, 0.5),
            "p5" => paths.quantile(metric, 0.05),
            "p95" => paths.quantile(metric, 0.95),
            "expected_shortfall_95" => tail(paths),
            _ => {
                paths.column(metric).iter().filter(|x| x.is_infinite()).count() as f64
                    / PATHS as f64
            }
        };
        near(line, number("value"), of(bear), 1e-5);
        near(line, number("reference_value"), of(base), 1e-5);
        seen += 1;
    }
    assert!(seen > 60, "{seen}");
}

/// Which of the two is higher on how many paths, on the screen with the side that is worse.
fn pairs(folder: &Folder, screen: &str, base: &Paths, bear: &Paths) {
    let table = Csv::read(folder, "cases/differences.csv");
    for metric in ["write_down", "free_cash_flow", "least_utilisation", "break_even_year"] {
        let row = table.rows.iter().find(|row| table.cell(row, "metric") == metric).unwrap();
        let pairs: Vec<_> = bear.column(metric).into_iter().zip(base.column(metric)).collect();
        let share = |so: fn(&(f64, f64)) -> bool| {
            pairs.iter().filter(|pair| so(pair)).count() as f64 / PATHS as f64
        };
        let (higher, equal) =
            (share(|(mine, theirs)| mine > theirs), share(|(mine, theirs)| mine == theirs));
        assert!((table.number(row, "share_higher") - higher).abs() < 2e-3, "{metric}: {higher}");
        assert!((table.number(row, "share_equal") - equal).abs() < 2e-3, "{metric}: {equal}");
        let low_is_bad = ["free_cash_flow", "least_utilisation"].contains(&metric);
        let worse = if low_is_bad { 1.0 - higher - equal } else { higher };
        let words = ["Write-downs, mean", "Free cash flow, mean", "Smallest share sold"];
        let words = words.iter().zip(["write_down", "free_cash_flow", "least_utilisation"]);
        let Some((words, _)) = words.into_iter().find(|(_, own)| *own == metric) else { continue };
        let part = screen.split("path by path").nth(1).unwrap();
        let line = part.lines().find(|line| line.trim_start().starts_with(words));
        let Some(line) = line else { continue };
        assert!(line.contains(&format!(" {} ", number::percent(worse))), "{line}: {worse}");
    }
    for row in &table.rows {
        let Ok(low) = table.cell(row, "low_95").parse::<f64>() else { continue };
        let (difference, high) = (table.number(row, "difference"), table.number(row, "high_95"));
        assert!(low <= difference && difference <= high, "{row:?}");
    }
}

/// Mean differences by year are those of the means of both runs.
fn years(folder: &Folder) {
    let [base, bear] =
        ["base", "bear"].map(|name| Csv::read(folder, &format!("output/{name}/tracks.csv")));
    let mean = |table: &Csv, track: &str, year: &str| {
        let of = |row: &&Vec<String>| row[0] == track && row[1] == year;
        table.rows.iter().find(of).map(|row| table.number(row, "mean"))
    };
    let table = Csv::read(folder, "cases/years.csv");
    let mut seen = 0;
    for row in &table.rows {
        assert_eq!(row[..2], ["bear", "base"]);
        let (track, year) = (&row[2], &row[3]);
        let (mine, theirs) = (mean(&bear, track, year), mean(&base, track, year));
        let (Some(mine), Some(theirs)) = (mine, theirs) else { panic!("{track} has no {year}") };
        let (found, size) = (table.number(row, "mean_difference"), mine.abs().max(theirs.abs()));
        assert!(
            (found - (mine - theirs)).abs() <= 2e-6 * size + 1e-9,
            "{track} {year}: {found}, due {}",
            mine - theirs
        );
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

/// A value of a file, its numbers all of one kind.
fn written(file: &str, key: &str) -> Option<String> {
    let text = fs::read_to_string(root().join(format!("scenarios/{file}.toml"))).unwrap();
    let (table, key) = key.split_once('.')?;
    let all: toml::Table = toml::from_str(&text).unwrap();
    Some(plain(all.get(table)?.get(key)?))
}

fn plain(value: &toml::Value) -> String {
    match value {
        toml::Value::Integer(value) => format!("{:?}", *value as f64),
        toml::Value::Float(value) => format!("{value:?}"),
        toml::Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join(" "),
        toml::Value::Table(all) => all
            .iter()
            .map(|(key, own)| format!("{key} {}", plain(own)))
            .collect::<Vec<_>>()
            .join(" "),
        other => format!("{other:?}"),
    }
}

/// What the scenario says of a key, what the reference says, and the same on the page.
fn keys(folder: &Folder) {
    let (table, page) = (Csv::read(folder, "cases/keys.csv"), text(folder, "cases/report.html"));
    let mut seen = 0;
    for row in &table.rows {
        assert_eq!(row[..2], ["bear", "base"]);
        for (file, column) in [("bear", "value"), ("base", "reference_value")] {
            if let Some(due) = written(file, &row[2]) {
                let found: toml::Table =
                    toml::from_str(&format!("x = {}", table.cell(row, column))).unwrap();
                assert_eq!(plain(&found["x"]), due, "{row:?}");
                seen += 1;
            }
        }
        // What a scenario is called and asks is no difference of what happens.
        if ["title", "question", "answer"].contains(&row[2].as_str()) {
            continue;
        }
        let cells = row_of_page(&page, &row[2]);
        assert_eq!(cells.len(), 4, "{cells:?}");
        key_figures::in_words(&cells[2], table.cell(row, "value"));
    }
    assert!(seen > 3, "{seen}");
}

/// Rungs add up to the difference between the ends, and the screen has them.
fn ladder(folder: &Folder, screen: &str) {
    let table = Csv::read(folder, "cases/ladder.csv");
    let comparison = json(folder, "cases/comparison.json");
    let ladder = &comparison["against_reference"][0]["ladder"];
    let rungs = ladder["rungs"].as_array().unwrap();
    for row in &table.rows {
        let rung = rungs.iter().find(|rung| rung["name"] == row[2].as_str()).unwrap();
        let of = |own: &&Value| own["outcome"] == row[4].as_str();
        let own = rung["outcomes"].as_array().unwrap().iter().find(of).unwrap();
        // Of a rung that changes too few paths there is no error.
        let cells = ["first", "first_error", "reverse", "reverse_error"]
            .map(|name| table.cell(row, name).parse::<f64>().ok());
        let due = [&own["first"][0], &own["first"][1], &own["reverse"][0], &own["reverse"][1]];
        assert!(cells[0].is_some() && cells[2].is_some(), "{row:?}");
        assert_eq!(cells, due.map(Value::as_f64), "{row:?}");
        if let Some(shapley) = own["shapley"][0][0].as_f64() {
            assert_eq!(table.number(row, "shapley"), shapley, "{row:?}");
            let (least, most) = (table.number(row, "least"), table.number(row, "most"));
            let ends = [table.number(row, "first"), table.number(row, "reverse"), shapley];
            assert!(ends.iter().all(|x| least - 1e-9 <= *x && *x <= most + 1e-9), "{row:?}");
        }
        if row[4] == "bust" {
            let value = own["shapley"][0][0].as_f64().unwrap_or(own["first"][0].as_f64().unwrap());
            let Some(line) = screen.lines().find(|line| line.ends_with(&format!("  {}", row[2])))
            else {
                continue;
            };
            let due = format!("{}{:.1} ", if value < 0.0 { "−" } else { "+" }, 100.0 * value.abs());
            assert!(line.contains(&due) || value.abs() < 5e-4, "{line}: {due}");
        }
    }
}
