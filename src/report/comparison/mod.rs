//! Scenarios beside each other: text, tables and JSON.

mod contributions;
mod json;
mod tables;
mod text;

pub use text::text;

use crate::{analysis::Study, metrics::Unit, report::number, scenario::Run};

/// Names of the tables of a comparison.
pub(super) const FILES: [&str; 5] =
    ["comparison.json", "differences.csv", "keys.csv", "years.csv", "ladder.csv"];

/// Every table of a comparison, with its file's name.
pub fn files(study: &Study) -> Vec<(String, Vec<u8>)> {
    let json = format!("{:#}\n", json(study));
    let mut files = vec![
        ("comparison.json".to_owned(), json.into_bytes()),
        ("differences.csv".to_owned(), tables::differences(study).into_bytes()),
        ("keys.csv".to_owned(), tables::keys(study).into_bytes()),
        ("years.csv".to_owned(), tables::years(study).into_bytes()),
    ];
    if study.versus.iter().any(|versus| versus.ladder.is_ok()) {
        files.push(("ladder.csv".to_owned(), tables::ladder(study).into_bytes()));
    }
    files
}

pub use json::json;

/// A difference with its sign, in the digits of its unit; shares in percentage points.
pub(super) fn signed(value: f64, unit: Unit) -> String {
    let text = match unit {
        Unit::Share if value == 0.0 => "0".to_owned(),
        Unit::Share => format!("{:.1}", value.abs() * 100.0),
        _ => number::value(value.abs(), unit).trim_end_matches(" %").to_owned(),
    };
    let is_zero = !text.chars().any(|c| c.is_ascii_digit() && c != '0');
    let sign = if is_zero {
        ""
    } else if value < 0.0 {
        "−"
    } else {
        "+"
    };
    format!("{sign}{text}")
}

/// The name of a unit of differences.
pub(super) fn unit_name(unit: Unit, run: &Run) -> String {
    let name = number::unit_name(unit, run);
    if name == "%" { "points".to_owned() } else { name }
}
