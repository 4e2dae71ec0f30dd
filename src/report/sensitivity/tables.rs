//! `sensitivity.csv` and `sensitivity.json`.

use serde_json::{Value, json};

use super::Explained;
use crate::report::table::Rows;

/// A row for each number and parameter.
pub(super) fn csv(explained: &Explained<'_>) -> Vec<u8> {
    let mut rows = Rows::new([
        "quantity",
        "parameter",
        "first",
        "first_error",
        "first_low_95",
        "first_high_95",
        "total",
        "total_error",
        "total_low_95",
        "total_high_95",
        "points",
        "paths",
    ]);
    for (number, asked) in explained.asked.iter().enumerate() {
        for (label, indices) in explained.rows(number).unwrap_or_default() {
            rows.cell(&asked.name).cell(&label.key);
            for index in [indices.first, indices.total] {
                rows.cell(index.value).cell(index.error).cells(index.interval());
            }
            rows.cell(explained.found.points).cell(explained.found.paths).end();
        }
    }
    rows.into_bytes()
}

pub(super) fn json(explained: &Explained<'_>) -> Value {
    let each = explained.asked.iter().enumerate().map(|(number, asked)| {
        let rows = explained.rows(number).unwrap_or_default();
        let rows = rows.iter().map(|(label, indices)| {
            let [first, total] = [indices.first, indices.total].map(|index| {
                json!({ "value": index.value, "error": index.error, "interval": index.interval() })
            });
            json!({ "parameter": label.key, "first": first, "total": total })
        });
        json!({
            "name": asked.name,
            "mean": explained.found.each[number].mean,
            "variance": explained.found.each[number].variance,
            "parameters": rows.collect::<Vec<_>>(),
        })
    });
    json!({
        "format_version": 1,
        "program_version": env!("CARGO_PKG_VERSION"),
        "title": explained.model.header.title,
        "seed": explained.model.header.run.seed,
        "points": explained.found.points,
        "paths": explained.found.paths,
        "counted_with_luck": explained.rest,
        "quantities": each.collect::<Vec<_>>(),
    })
}
