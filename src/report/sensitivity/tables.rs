//! `sensitivity.csv` and `sensitivity.json`.

use serde_json::{Map, Value, json};

use super::{Explained, Row};
use crate::{analysis::indices::Index, report::table::Rows};

/// The numbers of a row, with their names; those that it does not have are none.
fn indices(row: &Row) -> [(&'static str, Option<Index>); 5] {
    [
        ("first", row.indices.map(|indices| indices.first)),
        ("total", row.indices.map(|indices| indices.total)),
        ("shapley", row.share),
        ("pawn", row.distance.map(|distance| distance.whole)),
        ("pawn_worst", row.distance.and_then(|distance| distance.worst)),
    ]
}

/// All rows of a number, that of a number without influence last.
fn rows(explained: &Explained<'_>, number: usize) -> Vec<Row> {
    let nothing = explained.nothing(number).map(|(label, distance)| Row {
        label,
        indices: None,
        share: None,
        distance: Some(distance),
    });
    explained.rows(number).into_iter().flatten().chain(nothing).collect()
}

/// A row for each number and parameter.
pub(super) fn csv(explained: &Explained<'_>) -> Vec<u8> {
    let names = ["first", "total", "shapley", "pawn", "pawn_worst"];
    let parts = ["", "_error", "_low_95", "_high_95"];
    let names = names.iter().flat_map(|name| parts.map(|part| format!("{name}{part}")));
    let header: Vec<String> =
        ["quantity", "parameter"].map(str::to_owned).into_iter().chain(names).collect();
    let header = header.iter().map(String::as_str).chain(["points", "paths"]);
    let mut table = Rows::new(header);
    for (number, asked) in explained.asked.iter().enumerate() {
        for row in rows(explained, number) {
            table.cell(&asked.name).cell(&row.label.key);
            for (_, index) in indices(&row) {
                match index {
                    Some(index) => {
                        table.cell(index.value).cell(index.error).cells(index.interval())
                    }
                    None => table.cells([""; 4]),
                };
            }
            table.cell(explained.found.points).cell(explained.found.paths).end();
        }
    }
    table.into_bytes()
}

pub(super) fn json(explained: &Explained<'_>) -> Value {
    let each = explained.asked.iter().enumerate().map(|(number, asked)| {
        let rows = rows(explained, number);
        let rows = rows.iter().map(|row| {
            let mut object = Map::from_iter([("parameter".to_owned(), json!(row.label.key))]);
            for (name, index) in indices(row) {
                let Some(index) = index else { continue };
                let value = json!({ "value": index.value, "error": index.error, "interval": index.interval() });
                object.insert(name.to_owned(), value);
            }
            Value::Object(object)
        });
        json!({
            "name": asked.name,
            "mean": explained.found.each[number].mean,
            "variance": explained.found.each[number].variance,
            "parameters": rows.collect::<Vec<_>>(),
        })
    });
    json!({
        "format_version": 2,
        "program_version": env!("CARGO_PKG_VERSION"),
        "title": explained.model.header.title,
        "seed": explained.model.header.run.seed,
        "points": explained.found.points,
        "paths": explained.found.paths,
        "counted_with_luck": explained.rest,
        "quantities": each.collect::<Vec<_>>(),
    })
}
