//! Key figures worked out again from `paths.csv`, by other code than the program's: whoever swaps two numbers
//! of a file or a screen is told.

use std::{fs, path::Path};

use serde_json::Value;

use crate::folder::{Folder, errors};

/// The rows of a `paths.csv`, column by column.
pub(crate) struct Paths {
    names: Vec<String>,
    rows: Vec<Vec<f64>>,
}

impl Paths {
    pub(crate) fn read(file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap();
        let mut lines = text.lines();
        let names: Vec<String> = lines.next().unwrap().split(',').map(str::to_owned).collect();
        let number = |cell: &str| cell.parse().unwrap_or(f64::INFINITY);
        let rows: Vec<Vec<f64>> = lines.map(|line| line.split(',').map(number).collect()).collect();
        assert!(rows.iter().all(|row| row.len() == names.len()), "a name with a comma");
        Self { names, rows }
    }

    pub(crate) fn column(&self, name: &str) -> Vec<f64> {
        let place = self.names.iter().position(|own| own == name);
        let place = place.unwrap_or_else(|| panic!("no column {name}"));
        self.rows.iter().map(|row| row[place]).collect()
    }

    fn sorted(&self, name: &str) -> Vec<f64> {
        let mut values = self.column(name);
        values.sort_by(f64::total_cmp);
        values
    }

    /// The value that a share of the paths stays at or below.
    fn quantile(&self, name: &str, p: f64) -> f64 {
        let values = self.sorted(name);
        let rank = (1..=values.len()).find(|k| *k as f64 >= p * values.len() as f64 - 1e-9);
        values[rank.unwrap() - 1]
    }

    fn mean(&self, name: &str) -> f64 {
        let values = self.column(name);
        values.iter().sum::<f64>() / values.len() as f64
    }

    /// Mean of a metric on the tenth of the paths with the lowest, and with the highest, value of a parameter.
    fn ends(&self, metric: &str, parameter: &str) -> [f64; 2] {
        let (drawn, values) = (self.column(parameter), self.column(metric));
        let mut order: Vec<usize> = (0..drawn.len()).collect();
        order.sort_by(|a, b| drawn[*a].total_cmp(&drawn[*b]));
        let tenth = drawn.len() / 10;
        let mean = |places: &[usize]| places.iter().map(|i| values[*i]).sum::<f64>() / tenth as f64;
        [mean(&order[..tenth]), mean(&order[order.len() - tenth..])]
    }
}

const PATHS: usize = 2000;

fn near(what: &str, found: f64, expected: f64, relative: f64) {
    let error = (found - expected).abs();
    assert!(
        error <= relative * expected.abs() + 1e-9,
        "{what}: found {found}, paths say {expected}"
    );
}

/// A run of the base scenario: its screen, its folder, its paths.
fn run(folder: &Folder, scenario: &str) -> (String, Paths) {
    let size = PATHS.to_string();
    let output = folder.run(&["run", &format!("{scenario}.toml"), "--paths", &size, "--seed", "7"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let paths = Paths::read(&folder.0.join("output").join(scenario).join("paths.csv"));
    assert_eq!(paths.rows.len(), PATHS);
    (String::from_utf8(output.stdout).unwrap(), paths)
}

fn json(folder: &Folder, name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.0.join(name)).unwrap()).unwrap()
}

/// Numbers of a line of the screen, `1,234` and `−5.6` with errors and marks left out.
fn numbers(line: &str) -> Vec<f64> {
    let words = line.split_whitespace().filter(|word| !word.starts_with('±'));
    let plain = words.map(|word| word.trim_end_matches('*').replace(',', "").replace('−', "-"));
    plain.filter_map(|word| word.parse().ok()).collect()
}

fn text(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.0.join(name)).unwrap()
}

#[test]
fn the_screen_says_what_the_paths_say() {
    let folder = Folder::new("recomputed-screen");
    let (screen, paths) = run(&folder, "base");
    the_screen(&screen, &paths);
    the_summary(&json(&folder, "output/base/summary.json"), &paths);
}

#[test]
fn tracks_say_what_the_paths_say() {
    let folder = Folder::new("recomputed-tracks");
    let (_, paths) = run(&folder, "base");
    the_tracks(&text(&folder, "output/base/tracks.csv"), &paths);
}

#[test]
fn titles_of_distributions_say_what_the_paths_say() {
    let folder = Folder::new("recomputed-titles");
    let (_, paths) = run(&folder, "base");
    the_titles(&json(&folder, "output/base/charts.json"), &paths);
}

#[test]
fn drivers_and_the_tornado_say_what_the_paths_say() {
    let folder = Folder::new("recomputed-drivers");
    let (_, paths) = run(&folder, "base");
    the_tornado(&json(&folder, "output/base/charts.json"), &paths);
    the_drivers(&text(&folder, "output/base/drivers.csv"), &paths);
}

/// Median, 5 %, 95 % and the mean of the worst 5 %, and the mark at the bad end.
fn the_screen(screen: &str, paths: &Paths) {
    for (words, metric, scale, low_is_bad) in [
        ("Write-downs, $bn", "write_down", 1.0, false),
        ("Free cash flow, $bn", "free_cash_flow", 1.0, true),
        ("Net present value, $bn", "net_present_value", 1.0, true),
        ("Smallest share sold, %", "least_utilisation", 100.0, true),
        ("largest fall in 3 years, %", "spending_fall", 100.0, false),
    ] {
        let line = screen.lines().find(|line| line.trim_start().starts_with(words)).unwrap();
        let found = numbers(&line.trim_start()[words.len()..]);
        let values = paths.sorted(metric);
        let worst = if low_is_bad { &values[..PATHS / 20] } else { &values[PATHS - PATHS / 20..] };
        let shortfall = worst.iter().sum::<f64>() / worst.len() as f64;
        let due =
            [0.5, 0.05, 0.95].map(|p| paths.quantile(metric, p)).into_iter().chain([shortfall]);
        assert_eq!(found.len(), 4, "{line}");
        for (found, due) in found.iter().zip(due) {
            // Three digits stand on the screen; a percentage may have none behind the point.
            let due = due * scale;
            let slack = if scale > 1.0 { 0.5 } else { 0.006 * due.abs() };
            assert!((found - due).abs() <= slack + 1e-9, "{words}: found {found}, paths say {due}");
        }
        let (before, after) = line.split_once('*').unwrap_or_else(|| panic!("no mark in {line}"));
        let marked = numbers(&before[words.len()..]).len();
        assert_eq!(marked, if low_is_bad { 2 } else { 3 }, "{line}");
        assert!(!after.contains('*'), "{line}");
    }
}

/// A level at the horizon that is a metric too, quantile by quantile; and a flow, year by year, in the mean.
fn the_tracks(text: &str, paths: &Paths) {
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let levels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
    assert_eq!(rows[0][2..], ["p5", "p10", "p25", "p50", "p75", "p90", "p95", "mean"]);
    let last = rows.iter().rfind(|row| row[0] == "net_present_value").unwrap();
    for (cell, level) in last[2..].iter().zip(levels) {
        let due = paths.quantile("net_present_value", level);
        near("net_present_value", cell.parse().unwrap(), due, 1e-5);
    }
    for (track, metric) in
        [("write_down", "write_down"), ("shut", "shut_years"), ("spending", "spending")]
    {
        let own = rows.iter().filter(|row| row[0] == track).skip(usize::from(track == "shut"));
        let sum: f64 = own.map(|row| row[9].parse::<f64>().unwrap()).sum();
        near(track, sum, paths.mean(metric), 1e-4);
    }
}

fn the_summary(summary: &Value, paths: &Paths) {
    near(
        "bust",
        summary["bust"]["probability"]["value"].as_f64().unwrap(),
        paths.mean("bust"),
        1e-9,
    );
    for own in summary["metrics"].as_array().unwrap() {
        let name = own["name"].as_str().unwrap();
        if name == "internal_rate_of_return" {
            continue; // what is undefined is no value there, and the file says so in its own field
        }
        for (key, level) in
            [("p5", 0.05), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p95", 0.95)]
        {
            let due = paths.quantile(name, level);
            match own["quantiles"][key]["value"].as_f64() {
                Some(found) => near(name, found, due, 1e-5),
                None => assert!(due.is_infinite(), "{name} {key}"),
            }
        }
    }
}

fn figure<'a>(charts: &'a Value, name: &str) -> &'a Value {
    let figures = charts["figures"].as_array().unwrap();
    let figure = figures.iter().find(|figure| figure["name"] == name);
    figure.unwrap_or_else(|| panic!("no chart {name}"))
}

/// What fills the places of a chart's title.
fn title(charts: &Value, name: &str) -> Value {
    figure(charts, name)["title"]["with"].clone()
}

fn money(value: &Value) -> f64 {
    value["money"][0].as_f64().unwrap()
}

fn the_titles(charts: &Value, paths: &Paths) {
    let histogram = title(charts, "write_down");
    near("one path in ten", money(&histogram[0]), paths.quantile("write_down", 0.9), 1e-5);
    let exceedance = title(charts, "exceedance");
    near("half of the paths", money(&exceedance[0]), paths.quantile("write_down", 0.5), 1e-5);
    near("one in a hundred", money(&exceedance[1]), paths.quantile("write_down", 0.99), 1e-5);
}

fn the_tornado(charts: &Value, paths: &Paths) {
    let (tornado, form) = (title(charts, "tornado"), &figure(charts, "tornado")["form"]["tornado"]);
    let strongest = &form["swings"][0]["name"];
    assert_eq!(tornado[0]["phrase"], strongest["words"]);
    let [low, high] = paths.ends("write_down", strongest["key"].as_str().unwrap());
    near("where it is low", money(&tornado[1]), low, 1e-4);
    near("where it is high", money(&tornado[2]), high, 1e-4);
}

/// The first and the last tenth of each driver.
fn the_drivers(text: &str, paths: &Paths) {
    let head: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let place = |name: &str| head.iter().position(|own| *own == name).unwrap();
    for line in text.lines().filter(|line| line.starts_with("write_down,")) {
        let cells: Vec<&str> = line.split(',').collect();
        let [low, high] = paths.ends("write_down", cells[place("parameter")]);
        near(line, cells[place("mean_1")].parse().unwrap(), low, 1e-4);
        near(line, cells[place("mean_10")].parse().unwrap(), high, 1e-4);
    }
}

/// Values of a comparison are those of the scenario, reference values those of the reference.
#[test]
fn differences_are_the_scenario_less_the_reference() {
    let folder = Folder::new("recomputed-pairs");
    let (_, base) = run(&folder, "base");
    let (_, bear) = run(&folder, "bear");
    let size = PATHS.to_string();
    let files = ["compare", "base.toml", "bear.toml", "--reference", "base", "--out", "cases"];
    let sizes = ["--paths", &size, "--seed", "7", "--ladder-paths", "64", "--quiet"];
    let output = folder.run(&[files.as_slice(), sizes.as_slice()].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
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
            let low = low.contains(&metric) || metric.starts_with("money_back");
            let part = if low { &values[..100] } else { &values[PATHS - 100..] };
            part.iter().sum::<f64>() / 100.0
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
        near(line, number("value"), of(&bear), 1e-5);
        near(line, number("reference_value"), of(&base), 1e-5);
        seen += 1;
    }
    assert!(seen > 60, "{seen}");
}
