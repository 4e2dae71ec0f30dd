//! The tables of a result as a script for DuckDB, which reads the CSV files and comments on each column.

use std::{collections::BTreeSet, fmt::Write};

use super::{
    Source,
    columns::{Column, Table},
    words::About,
};
use crate::report::parquet::Kind;

/// The script. It is run in the folder of the result: its CSV files are named without a path.
pub(super) fn script(source: &Source) -> String {
    let mut text = format!(
        "-- {}: the tables of a result of overbuild {}.\n\
         -- In the folder of the result: duckdb result.duckdb -f {NAME}\n\n",
        one_line(&source.title),
        one_line(&source.version)
    );
    for table in &source.tables {
        of_table(table, &mut text);
    }
    names(source, &mut text);
    text
}

/// Its name.
pub(super) const NAME: &str = "tables.sql";

fn of_table(table: &Table, text: &mut String) {
    let columns = distinct(&table.columns);
    let each = |separator: &str, one: &dyn Fn(&str, &Column) -> String| {
        let all = columns.iter().zip(&table.columns).map(|(name, column)| one(name, column));
        all.collect::<Vec<_>>().join(separator)
    };
    let name = identifier(&table.name);
    let typed =
        each(",\n    ", &|name, column| format!("{} {}", identifier(name), sql(column.kind)));
    let _ = writeln!(text, "CREATE TABLE {name} (\n    {typed}\n);");
    let read = each(", ", &|name, column| {
        let kind = if column.missing.is_empty() { column.kind } else { Kind::Words };
        format!("{}: {}", literal(name), literal(sql(kind)))
    });
    let _ = writeln!(
        text,
        "INSERT INTO {name} SELECT {} FROM read_csv({}, header = true, auto_detect = false, delim = ',', quote = '\"', \
         escape = '\"', nullstr = '', columns = {{{read}}});",
        each(", ", &|name, column| value(name, column)),
        literal(&format!("{}.csv", table.name)),
    );
    if !table.meaning.is_empty() {
        let _ = writeln!(text, "COMMENT ON TABLE {name} IS {};", literal(&table.meaning));
    }
    for (own, column) in columns.iter().zip(&table.columns) {
        let words = words(column);
        if !words.is_empty() {
            let own = identifier(own);
            let _ = writeln!(text, "COMMENT ON COLUMN {name}.{own} IS {};", literal(&words));
        }
    }
    text.push('\n');
}

/// A column as it is read: words that stand for no number are none.
fn value(name: &str, column: &Column) -> String {
    let words: Vec<String> = column.missing.iter().map(|word| literal(word)).collect();
    let name = identifier(name);
    if words.is_empty() {
        return name;
    }
    format!("CASE WHEN {name} NOT IN ({}) THEN {name}::{} END", words.join(", "), sql(column.kind))
}

/// What stands in columns of tracks, metrics and keys, with its meaning and unit.
fn names(source: &Source, text: &mut String) {
    let all = source.names();
    if all.is_empty() {
        return;
    }
    text.push_str(
        "CREATE TABLE names (name VARCHAR PRIMARY KEY, meaning VARCHAR, unit VARCHAR);\n",
    );
    let row = |(name, about): (&String, About)| {
        format!("({}, {}, {})", literal(name), literal(&about.meaning), literal(&about.unit))
    };
    let rows: Vec<String> = all.into_iter().map(row).collect();
    let _ = writeln!(text, "INSERT INTO names VALUES\n    {};", rows.join(",\n    "));
    text.push_str(
        "COMMENT ON TABLE names IS 'what the tracks, metrics and keys are that other tables name';\n",
    );
}

/// What a column is, in one sentence.
fn words(column: &Column) -> String {
    let (about, mut parts) = (&column.about, Vec::new());
    if !about.meaning.is_empty() {
        parts.push(about.meaning.trim_end_matches('.').to_owned());
    }
    if !about.unit.is_empty() {
        parts.push(format!("unit: {}", about.unit));
    }
    if !column.missing.is_empty() {
        parts.push(format!("null: {}", column.missing_words()));
    }
    parts.join("; ")
}

const fn sql(kind: Kind) -> &'static str {
    match kind {
        Kind::Whole => "BIGINT",
        Kind::Number => "DOUBLE",
        Kind::YesNo => "BOOLEAN",
        Kind::Words => "VARCHAR",
    }
}

/// Names of columns, with a number behind those that differ from another in capitals alone, which is no difference there.
fn distinct(columns: &[Column]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for column in columns {
        let mut name = column.name.clone();
        let mut count = 1;
        while !taken.insert(name.to_lowercase()) {
            count += 1;
            name = format!("{}_{count}", column.name);
        }
        names.push(name);
    }
    names
}

fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_and_quoted() {
        let column = |name: &str, missing: &[&str]| Column {
            name: name.to_owned(),
            kind: Kind::Number,
            about: About { meaning: "a builder's.".to_owned(), unit: "$bn".to_owned() },
            missing: missing.iter().map(|word| (*word).to_owned()).collect(),
        };
        let columns =
            vec![column("x.Meta", &[]), column("x.meta", &["never"]), column("x\"y", &[])];
        let (name, meaning) = ("t".to_owned(), "it's".to_owned());
        let table = Table { name, meaning, columns, names: BTreeSet::new() };
        let mut text = String::new();
        of_table(&table, &mut text);
        let told = [
            "\"x.Meta\" DOUBLE,\n    \"x.meta_2\" DOUBLE,\n    \"x\"\"y\" DOUBLE",
            "CASE WHEN \"x.meta_2\" NOT IN ('never') THEN \"x.meta_2\"::DOUBLE END",
            "columns = {'x.Meta': 'DOUBLE', 'x.meta_2': 'VARCHAR', 'x\"y': 'DOUBLE'}",
            "COMMENT ON TABLE \"t\" IS 'it''s';",
            "COMMENT ON COLUMN \"t\".\"x.meta_2\" IS 'a builder''s; unit: $bn; null: never';",
        ];
        assert!(told.iter().all(|part| text.contains(part)), "{text}");
    }
}
