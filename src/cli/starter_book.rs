//! `overbuild new --xlsx`: the starter as a workbook.

use std::path::Path;

use super::{
    exit::Failure,
    print::out,
    starter::{EXAMPLES, HEADER, USUAL, unwritten},
};
use crate::{
    model::specifications,
    report::{Entered, Input, input_book, write_new},
    scenario::{Key, TableSpecification, header_tables},
};

/// Planned spending, bn a year.
const PLAN: [(f64, f64); 2] = [(2024.0, 900.0), (2026.0, 1200.0)];

/// Whether a file of that name is one for a spreadsheet program.
pub(super) fn is_meant(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default();
    ["xlsx", "xlsm", "xls", "xlsb", "ods"].iter().any(|own| ending.eq_ignore_ascii_case(own))
}

/// Writes the workbook, unless the file is there already.
pub(super) fn write(file: &Path) -> Result<(), Failure> {
    let name = file.display();
    let is_book = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if !is_book {
        return Err(Failure::Usage(format!(
            "error: expected a name that ends in .xlsx for a workbook, found {name}"
        )));
    }
    let book = input_book(&rows(), &PLAN, "bn USD").map_err(Failure::Failed)?;
    write_new(file, &book).map_err(|error| unwritten(file, &error))?;
    out(&format!("wrote {name}; try: overbuild run {name}\n"))
}

fn rows() -> Vec<Input> {
    let mut rows = vec![
        said("title", "My build-out", "the name of the scenario"),
        said("question", "How does it end?", "what it asks"),
    ];
    for table in header_tables().into_iter().filter(|table| HEADER.contains(&table.name)) {
        if !table.list {
            section(table, table.name != HEADER[0], &mut rows);
        }
    }
    for (table, optional) in specifications().filter(|(table, _)| !table.list) {
        section(table, optional && !USUAL.contains(&table.name), &mut rows);
    }
    let list = Input {
        key: "[[builder]]".to_owned(),
        ..said("", "", "who builds: copy these rows for each")
    };
    rows.push(list);
    rows.push(said("name", "Builder", "its name"));
    rows.push(Input {
        given: Entered::Number(1.0),
        ..said("share", "", "its share of the first fleet; all add up to 1")
    });
    rows.push(said(
        "plan",
        "{ csv = \"#Plan\", growth = 0.05 }",
        "planned spending, bn a year, from each date on: the sheet Plan; 5 % more each year after its last row",
    ));
    rows
}

/// A row with words alone.
fn said(key: &str, value: &str, meaning: &str) -> Input {
    let given = if value.is_empty() { Entered::Nothing } else { Entered::Text(value.to_owned()) };
    Input {
        key: key.to_owned(),
        given,
        label: String::new(),
        unit: String::new(),
        default: String::new(),
        range: None,
        meaning: meaning.to_owned(),
        source: String::new(),
        default_source: String::new(),
    }
}

fn section(table: &TableSpecification, off: bool, rows: &mut Vec<Input>) {
    let given = if off { Entered::Text("off".to_owned()) } else { Entered::Nothing };
    let key = format!("[{}]", table.name);
    rows.push(Input {
        given,
        label: table.label.to_owned(),
        ..said(&key, "", table.meaning.trim())
    });
    rows.extend(table.keys.iter().map(|key| {
        let row = row(table, key);
        // A value under a table that is left out would be one without effect.
        let (given, source) = (Entered::Nothing, String::new());
        if off { Input { given, source, ..row } } else { row }
    }));
}

fn row(table: &TableSpecification, key: &Key) -> Input {
    let example = EXAMPLES.iter().find(|(t, k, _)| (*t, *k) == (table.name, key.name));
    let counted = key.range_words().is_some();
    Input {
        given: example.map_or(Entered::Nothing, |(_, _, value)| given(value)),
        label: key.label.to_owned(),
        unit: key.unit.to_owned(),
        default: key.default_words().unwrap_or_default(),
        range: counted.then_some(key.range),
        source: example.map_or_else(String::new, |_| "ASSUMPTION".to_owned()),
        default_source: key.source.to_owned(),
        ..said(key.name, "", key.meaning.trim())
    }
}

/// What a file would say, in cells.
fn given(written: &str) -> Entered {
    if let Ok(number) = written.parse() {
        return Entered::Number(number);
    }
    let inner = written.trim_matches(['{', '}', ' ']);
    let quantile = |part: &str, name: &str| part.trim().strip_prefix(name)?.parse().ok();
    let parts: Vec<&str> = inner.split(',').collect();
    let names = ["p10 = ", "p50 = ", "p90 = "];
    let found: Option<Vec<f64>> =
        parts.iter().zip(names).map(|(part, name)| quantile(part, name)).collect();
    match found.and_then(|found| <[f64; 3]>::try_from(found).ok()) {
        Some(quantiles) => Entered::Quantiles(quantiles),
        None => Entered::Text(written.trim_matches('"').to_owned()),
    }
}
