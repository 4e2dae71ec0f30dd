//! `overbuild new`: a commented starter scenario.

use std::{fmt::Write, fs, io, path::Path};

use super::{exit::Failure, print::out, schema};
use crate::{
    model::specifications,
    report::write_new,
    scenario::{Form, Key, TableSpecification, header_tables},
};

/// What a starter says where the catalogue has no default.
pub(super) const EXAMPLES: &[(&str, &str, &str)] = &[
    ("run", "start", "2026"),
    ("correlation", "between", "[\"demand.growth\", \"demand.shock\"]"),
    ("correlation", "rank", "0.3"),
    ("expect", "metric", "\"write_down_share\""),
    ("expect", "statistic", "\"p50\""),
    ("expect", "below", "0.5"),
    ("sweep", "over", "[\"demand.growth=0.2..0.6:5\", \"accounting.asset_group=fleet,assets\"]"),
    ("technology", "equipment_cost", "27"),
    ("technology", "site_cost", "18"),
    ("demand", "initial", "80"),
    ("demand", "growth", "{ p10 = 0.15, p50 = 0.30, p90 = 0.50 }"),
    ("demand", "growth_long", "0.3"),
    ("fleet", "initial_capacity", "100"),
];

/// Tables of the header that a newcomer needs to know of; only the first must be there.
pub(super) const HEADER: &[&str] = &["run", "bust", "expect", "correlation", "sweep"];

/// Optional tables that a starter has switched on.
pub(super) const USUAL: &[&str] = &["pricing", "capital_market", "accounting"];

const HEAD: &str = "\
# Written by `overbuild new`. Every key that stands behind a # has that default already.
# `overbuild explain KEY` says more; `overbuild check FILE` finds mistakes.

title = \"My build-out\"
question = \"How does it end?\"

[[builder]]
name = \"Builder\"
# Planned spending, bn a year, from each date on; 5 % more each year after the last.
plan = { table = [[2024, 900], [2026, 1200]], growth = 0.05 }
share = 1
";

/// Names under which the schema may lie beside the starter, the best first.
const SCHEMAS: [&str; 2] = ["schema.json", "overbuild-schema.json"];

/// Writes the starter, unless the file is there already, and beside it the schema that it names.
pub(super) fn write(file: &Path) -> Result<(), Failure> {
    let name = file.display();
    let failed = |error| unwritten(file, &error);
    let schema = schema::text().into_bytes();
    let place = SCHEMAS.iter().find(|own| {
        let path = file.with_file_name(own);
        fs::symlink_metadata(&path).is_err() || fs::read(&path).is_ok_and(|found| found == schema)
    });
    let head = place.map_or_else(String::new, |place| format!("#:schema {place}\n"));
    write_new(file, (head + &text()).as_bytes()).map_err(failed)?;
    if let Some(place) = place {
        let written = write_new(&file.with_file_name(place), &schema);
        let there = |error: &io::Error| error.kind() == io::ErrorKind::AlreadyExists;
        written.or_else(|error| if there(&error) { Ok(()) } else { Err(error) }).map_err(failed)?;
    }
    out(&format!("wrote {name}; try: overbuild run {name}\n"))
}

/// Why a starter is not written: for want of a free name or of a folder, or by the system.
pub(super) fn unwritten(file: &Path, error: &io::Error) -> Failure {
    let (name, folder) = (file.display(), file.parent().unwrap_or(Path::new("")));
    match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::Usage(format!(
            "error: {name} is there already, and stays as it is; name another file"
        )),
        io::ErrorKind::NotFound => Failure::Usage(format!(
            "error: cannot write {name}: there is no folder {}",
            folder.display()
        )),
        kind => Failure::Failed(format!("error: cannot write {name}: {kind}")),
    }
}

fn text() -> String {
    let mut text = HEAD.to_owned();
    for table in header_tables().into_iter().filter(|table| HEADER.contains(&table.name)) {
        let off = if table.name == HEADER[0] { "" } else { "# " };
        section(table, off, &mut text);
    }
    for (table, optional) in specifications().filter(|(table, _)| !table.list) {
        let off = if optional && !USUAL.contains(&table.name) { "# " } else { "" };
        section(table, off, &mut text);
    }
    text
}

fn section(table: &TableSpecification, off: &str, text: &mut String) {
    let act = match (off, HEADER.contains(&table.name)) {
        ("", _) => "",
        (_, true) => " Acts if the # before its name and its keys is taken away.",
        (_, false) => " Acts if the # before its name is taken away.",
    };
    let name = if table.list { format!("[[{}]]", table.name) } else { format!("[{}]", table.name) };
    let _ = write!(text, "\n# {}{act}\n{off}{name}\n", table.meaning.trim());
    for key in table.keys {
        line(table, key, off, text);
    }
}

fn line(table: &TableSpecification, key: &Key, off: &str, text: &mut String) {
    let example = EXAMPLES.iter().find(|(t, k, _)| (*t, *k) == (table.name, key.name));
    if example.is_none() && key.optional() {
        return;
    }
    let _ = writeln!(text, "# {}", key.meaning.trim());
    let unit = if key.unit.is_empty() { String::new() } else { format!("{}; ", key.unit) };
    // An example in a table that does not act must not act either.
    let _ = match (example, key.default_words(), key.form) {
        (Some((_, _, value)), _, _) => {
            writeln!(text, "{off}{} = {value} # {unit}ASSUMPTION", key.name)
        }
        (None, Some(word), Form::Choice(words)) => {
            writeln!(text, "# {} = \"{word}\" # one of {}", key.name, words.join(", "))
        }
        (None, Some(value), _) => writeln!(text, "# {} = {value} # {unit}{}", key.name, key.source),
        (None, None, _) => writeln!(text, "# {} = # {unit}must be given", key.name),
    };
}
