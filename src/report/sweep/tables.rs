//! `sweep.csv`, and `cells.json`, from which the next sweep takes what it knows.

use serde::{Deserialize, Serialize};

use super::Swept;
use crate::{
    analysis::sweep::{Cell, Number},
    language::data_unit::data_unit,
    report::table::Rows,
};

/// A row for each cell and number.
pub(super) fn sweep(swept: &Swept<'_>) -> Vec<u8> {
    let rest = [
        "quantity",
        "unit",
        "value",
        "low_95",
        "high_95",
        "difference",
        "difference_error",
        "reference",
        "paths",
        "not_simulated",
    ];
    let keys = swept.axes.iter().map(|axis| axis.name.as_str());
    let mut rows = Rows::new(["cell"].into_iter().chain(keys).chain(rest));
    for (place, (levels, cell)) in swept.places.iter().zip(swept.cells).enumerate() {
        for (which, asked) in swept.asked.iter().enumerate() {
            rows.cell(place + 1);
            rows.cells(levels.shown.iter().map(|level| level.trim_matches('"')));
            rows.cell(asked.words()).cell(data_unit(asked.unit, swept.run()));
            numbers(&mut rows, cell.numbers.get(which));
            rows.cell(swept.reference + 1).cell(swept.paths).optional(cell.why.as_ref()).end();
        }
    }
    rows.into_bytes()
}

fn numbers(rows: &mut Rows, number: Option<&Number>) {
    let infinite = |value: Option<f64>| value.unwrap_or(f64::INFINITY);
    rows.optional(number.map(|own| infinite(own.value)));
    let [low, high] = number.map_or([None; 2], Swept::interval);
    rows.optional(low).optional(high);
    rows.optional(number.and_then(|own| own.difference));
    rows.optional(number.and_then(|own| own.difference_error));
}

/// All of it for programs.
pub(super) fn json(swept: &Swept<'_>) -> String {
    let cells = swept.places.iter().zip(swept.cells).enumerate().map(|(place, (levels, cell))| {
        let keys = swept.axes.iter().zip(levels.numbers.iter().zip(&levels.shown));
        let keys: serde_json::Map<String, serde_json::Value> = keys
            .map(|(axis, (number, word))| {
                let value =
                    number.map_or_else(|| word.trim_matches('"').into(), |n| serde_json::json!(n));
                (axis.name.clone(), value)
            })
            .collect();
        let numbers = swept.asked.iter().zip(&cell.numbers).map(
            |(asked, number)| serde_json::json!({ "quantity": asked.words(), "numbers": number }),
        );
        serde_json::json!({
            "cell": place + 1,
            "keys": keys,
            "quantities": numbers.collect::<Vec<_>>(),
            "not_simulated": cell.why,
        })
    });
    let all = serde_json::json!({
        "format_version": 1,
        "program_version": env!("CARGO_PKG_VERSION"),
        "title": swept.model.header.title,
        "seed": swept.run().seed,
        "paths": swept.paths,
        "reference": swept.reference + 1,
        "cells": cells.collect::<Vec<_>>(),
    });
    format!("{all:#}\n")
}

/// What is kept. The version comes first: by it a checkpoint is known.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    kind: String,
    cells: Vec<Cell>,
}

const KIND: &str = "sweep";

/// Cells as text, in the order of their hashes.
pub(super) fn cells(cells: &[Cell]) -> String {
    let mut cells = cells.to_vec();
    cells.sort_by(|a, b| a.hash.cmp(&b.hash));
    cells.dedup_by(|a, b| a.hash == b.hash);
    let kept = Kept { version: 1, kind: KIND.to_owned(), cells };
    serde_json::to_string(&kept).unwrap_or_default() + "\n"
}

pub(super) fn read(text: &str) -> Option<Vec<Cell>> {
    let kept: Kept = serde_json::from_str(text).ok()?;
    (kept.version == 1 && kept.kind == KIND).then_some(kept.cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_kept_to_the_last_bit() {
        let third = Some(1.0 / 3.0);
        let number = Number {
            value: None,
            interval: [Some(-0.1 + 0.3), third],
            difference: third,
            difference_error: Some(1e-300),
        };
        let cell = |hash: &str| Cell { hash: hash.into(), why: None, numbers: vec![number; 2] };
        let why = Some("\"no\"".to_owned());
        let all = vec![cell("b"), Cell { hash: "a".into(), why, numbers: Vec::new() }, cell("b")];
        let again = read(&cells(&all)).unwrap();
        assert_eq!(again, [all[1].clone(), all[0].clone()]);
        assert_eq!(read("{\"version\":1}"), None);
    }
}
