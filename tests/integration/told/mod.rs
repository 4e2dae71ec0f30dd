//! What people read, worked out again from `paths.csv` by other code than the program's: whoever swaps two
//! numbers of a file or a screen is told. And word for word, as it was when somebody last looked at it (`snapshots`).

mod answers;
mod backtest;
mod beside;
mod calibration;
mod claims;
mod claims_seen;
mod comparison;
mod comparison_charts;
mod decimals;
mod drawn;
mod findings;
mod happened;
mod key_figures;
mod office;
mod pages;
mod parties;
mod plotted;
mod run;
mod snapshots;
mod sweeps;
mod takeaways;
mod ten;
mod timeline;
mod titles;
mod tracks;
mod years;

pub(crate) use office::{sheets, slides};

use std::{fs, path::Path};

use overbuild::language::Language;
use serde_json::Value;
use statrs::distribution::{ContinuousCDF, Normal};

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

    /// Whether there is a column of this name.
    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| own == name)
    }

    /// Share of the paths whose number is so.
    fn share(&self, name: &str, so: impl Fn(f64) -> bool) -> f64 {
        let all = self.column(name);
        all.iter().filter(|value| so(**value)).count() as f64 / all.len() as f64
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

    /// Mean normal score of a parameter on the paths that bust, less that on the others.
    fn shift(&self, parameter: &str) -> f64 {
        let (ranks, busts) = (run::ranks(&self.column(parameter)), self.column("bust"));
        let score = |rank: &f64| Normal::standard().inverse_cdf((rank + 0.5) / PATHS as f64);
        let mean = |side: f64| {
            let own = ranks.iter().zip(&busts).filter(|(_, bust)| **bust == side);
            let scores: Vec<f64> = own.map(|(rank, _)| score(rank)).collect();
            scores.iter().sum::<f64>() / scores.len() as f64
        };
        mean(1.0) - mean(0.0)
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

/// Enough for a heat map.
const PATHS: usize = 2600;

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
    let output = folder.run(&[
        "run",
        &format!("{scenario}.toml"),
        "--paths",
        &size,
        "--seed",
        "7",
        "--errors",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let paths = Paths::read(&folder.0.join("output").join(scenario).join("paths.csv"));
    assert_eq!(paths.rows.len(), PATHS);
    (String::from_utf8(output.stdout).unwrap(), paths)
}

/// Words as they stand at the head of a line.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
    fs::read_to_string(folder.0.join(name)).unwrap().replace("\u{a0}%", " %")
}

/// The rows of a CSV file by the names of its columns.
struct Csv {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Csv {
    fn read(folder: &Folder, name: &str) -> Self {
        let mut reader = csv::Reader::from_path(folder.0.join(name)).unwrap();
        let fields = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let head = fields(reader.headers().unwrap());
        Self { head, rows: reader.records().map(|record| fields(&record.unwrap())).collect() }
    }

    fn cell<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        let place = self.head.iter().position(|own| own == column);
        &row[place.unwrap_or_else(|| panic!("no column {column}"))]
    }

    fn number(&self, row: &[String], column: &str) -> f64 {
        let cell = self.cell(row, column);
        cell.parse().unwrap_or_else(|_| panic!("{column}: {cell}"))
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

/// What stands in a row of a table of the page, cell by cell: the first row that has this cell.
fn row_of_page(page: &str, cell: &str) -> Vec<String> {
    // Where a key may be broken.
    let page = page.replace("<wbr>", "");
    let rows = page.split("<tr>").map(|row| row.split("</tr>").next().unwrap());
    let cells = |row: &str| -> Vec<String> {
        let each = row.split("</t").map(|cell| cell.rsplit('>').next().unwrap().to_owned());
        each.filter(|cell| !cell.trim().is_empty()).collect()
    };
    let mut found = rows.map(cells).filter(|cells| cells.iter().any(|own| own == cell));
    found.next().unwrap_or_else(|| panic!("no row of the page has `{cell}`"))
}

/// English words of a phrase of `charts.json`.
fn said(phrase: &Value) -> String {
    let words = Language::En.say(&serde_json::from_value(phrase.clone()).unwrap());
    // A number and its sign are told apart from its neighbours by a space that does not break.
    words.replace("\u{a0}%", " %")
}

/// A text whose amounts are counted in billions, whatever their words: those of a chart have its unit.
fn in_billions(text: &str) -> String {
    let text = text.replace('\u{a0}', " ");
    let mut pieces = text.split('$');
    let mut said = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_once(' ').unwrap_or((piece, ""));
        let sizes = [("trillion", 1000.0), ("bn", 1.0), ("m", 0.001)];
        let size = sizes.iter().find(|(word, _)| rest.starts_with(word));
        match (size, digits.replace(',', "").parse::<f64>()) {
            (Some((word, size)), Ok(number)) => {
                said.push_str(&format!("${:.2e} bn{}", number * size, &rest[word.len()..]));
            }
            _ => said.push_str(&format!("${piece}")),
        }
    }
    said
}
