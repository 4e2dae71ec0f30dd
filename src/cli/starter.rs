//! `overbuild new`: a commented starter scenario.

use std::{fmt::Write, path::Path};

use super::{exit::Failure, print::out};
use crate::{
    model::specifications,
    report::write_new,
    scenario::{Form, Key, TableSpecification},
};

/// What a starter says where the catalogue has no default.
const EXAMPLES: &[(&str, &str, &str)] = &[
    ("technology", "equipment_cost", "27"),
    ("technology", "site_cost", "18"),
    ("demand", "initial", "80"),
    ("demand", "growth", "{ p10 = 0.15, p50 = 0.30, p90 = 0.50 }"),
    ("demand", "growth_long", "0.3"),
    ("fleet", "initial_capacity", "100"),
];

/// Optional tables that a starter has switched on.
const USUAL: &[&str] = &["pricing", "capital_market", "accounting"];

const HEAD: &str = "\
#:schema schema.json
# Written by `overbuild new`. Every key that stands behind a # has that default already.
# `overbuild explain KEY` says more; `overbuild check FILE` finds mistakes.

title = \"My build-out\"
question = \"How does it end?\"

[run]
start = 2026
years = 12

[[builder]]
name = \"Builder\"
# Planned spending, bn a year, from each date on; 5 % more each year after the last.
plan = { table = [[2024, 900], [2026, 1200]], growth = 0.05 }
share = 1
";

/// Writes the starter, unless the file is there already.
pub(super) fn write(file: &Path) -> Result<(), Failure> {
    let name = file.display();
    write_new(file, text().as_bytes())
        .map_err(|error| Failure::Failed(format!("error: cannot write {name}: {error}")))?;
    out(&format!("wrote {name}; try: overbuild run {name}\n"))
}

fn text() -> String {
    let mut text = HEAD.to_owned();
    for (table, optional) in specifications().filter(|(table, _)| !table.list) {
        let off = if optional && !USUAL.contains(&table.name) { "# " } else { "" };
        let act = if off.is_empty() { "" } else { " Acts if the # before its name is taken away." };
        let _ = write!(text, "\n# {}{act}\n{off}[{}]\n", table.meaning.trim(), table.name);
        for key in table.keys {
            line(table, key, &mut text);
        }
    }
    text
}

fn line(table: &TableSpecification, key: &Key, text: &mut String) {
    let example = EXAMPLES.iter().find(|(t, k, _)| (*t, *k) == (table.name, key.name));
    let _ = writeln!(text, "# {}", key.meaning.trim());
    let unit = if key.unit.is_empty() { String::new() } else { format!("{}; ", key.unit) };
    let _ = match (example, key.default, key.form) {
        (Some((_, _, value)), _, _) => writeln!(text, "{} = {value} # {unit}ASSUMPTION", key.name),
        (None, Some(value), _) => writeln!(text, "# {} = {value} # {unit}{}", key.name, key.source),
        (None, None, Form::Choice(words)) => {
            writeln!(text, "# {} = \"{}\" # one of {}", key.name, words[0], words.join(", "))
        }
        (None, None, _) => writeln!(text, "# {} = # {unit}must be given", key.name),
    };
}
