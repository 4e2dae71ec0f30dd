//! `sweep.csv`, and `cells.json`, from which the next sweep takes what it knows.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::Swept;
use crate::{
    analysis::sweep::{Cell, Number},
    report::{number, table::field},
};

/// A row for each cell and number.
pub(super) fn sweep(swept: &Swept<'_>) -> String {
    let mut text = String::from("cell");
    for axis in swept.axes {
        let _ = write!(text, ",{}", field(&axis.name));
    }
    text.push_str(
        ",quantity,unit,value,low_95,high_95,difference,difference_error,reference,paths,not_simulated\n",
    );
    for (place, (levels, cell)) in swept.places.iter().zip(swept.cells).enumerate() {
        let shown: Vec<String> =
            levels.shown.iter().map(|level| field(level.trim_matches('"'))).collect();
        for (which, asked) in swept.asked.iter().enumerate() {
            let _ = writeln!(
                text,
                "{},{},{},{},{},{},{},{}",
                place + 1,
                shown.join(","),
                field(&asked.words()),
                field(&number::unit_name(asked.unit, swept.run())),
                numbers(cell.numbers.get(which)),
                swept.reference + 1,
                swept.paths,
                field(cell.why.as_deref().unwrap_or_default()),
            );
        }
    }
    text
}

fn numbers(number: Option<&Number>) -> String {
    let shown = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let Some(number) = number else { return ",,,,".to_owned() };
    let [low, high] = number.interval.map(shown);
    let value = number.value.map_or_else(|| "inf".to_owned(), |value| value.to_string());
    format!("{value},{low},{high},{},{}", shown(number.difference), shown(number.difference_error))
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
