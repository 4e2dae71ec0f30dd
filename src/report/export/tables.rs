//! The tables of a result as Parquet files, with what each column means in their metadata.

use csv::{Reader, StringRecord};
use serde_json::{Map, Value, json};

use super::{
    Source,
    columns::{Column, Table, number},
    words::About,
};
use crate::report::{
    folder::Staged,
    parquet::{Kind, Parquet, Values},
};

/// Rows of a row group.
const ROWS: usize = 1 << 16;

/// Writes a table; its name and hash.
pub(super) fn write(
    source: &Source,
    table: &Table,
    staged: &Staged,
) -> Result<(String, String), String> {
    let columns = table.columns.iter().map(|column| (column.name.clone(), column.kind)).collect();
    let mut file = Parquet::create(staged, &file_name(table), columns)?;
    let failed = |error: csv::Error| format!("error: {}.csv: {error}", table.name);
    let mut reader = table.reader(&source.folder).map_err(failed)?;
    loop {
        let rows = rows(&mut reader, table, ROWS).map_err(failed)?;
        if rows.first().is_none_or(Cells::is_empty) {
            return file.finish(about(source, table));
        }
        file.add(&rows.iter().map(Cells::values).collect::<Vec<_>>())?;
    }
}

/// The file of a table.
pub(super) fn file_name(table: &Table) -> String {
    format!("{}.parquet", table.name)
}

/// Rows of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Whole numbers.
    Whole(Vec<i64>),
    /// Yes or no.
    YesNo(Vec<bool>),
    /// Numbers; where there is none, it is not finite.
    Numbers(Vec<f64>),
    /// Words; where there is none, it is empty.
    Words(Vec<String>),
}

impl Cells {
    const fn of(column: &Column) -> Self {
        match column.kind {
            Kind::Whole => Self::Whole(Vec::new()),
            Kind::YesNo => Self::YesNo(Vec::new()),
            Kind::Number => Self::Numbers(Vec::new()),
            Kind::Words => Self::Words(Vec::new()),
        }
    }

    fn add(&mut self, text: &str) {
        match self {
            Self::Whole(values) => values.push(text.parse().unwrap_or_default()),
            Self::YesNo(values) => values.push(["1", "true"].contains(&text)),
            Self::Numbers(values) => values.push(number(text).unwrap_or(f64::NAN)),
            Self::Words(values) => values.push(text.to_owned()),
        }
    }

    fn values(&self) -> Values<'_> {
        match self {
            Self::Whole(values) => Values::Whole(values),
            Self::YesNo(values) => Values::YesNo(values),
            Self::Numbers(values) => Values::Numbers(values),
            Self::Words(values) => Values::Words(values),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Whole(values) => values.is_empty(),
            Self::YesNo(values) => values.is_empty(),
            Self::Numbers(values) => values.is_empty(),
            Self::Words(values) => values.is_empty(),
        }
    }
}

/// The next rows, so many at most, column by column.
pub(super) fn rows<R: std::io::Read>(
    reader: &mut Reader<R>,
    table: &Table,
    most: usize,
) -> Result<Vec<Cells>, csv::Error> {
    let mut columns: Vec<Cells> = table.columns.iter().map(Cells::of).collect();
    let mut record = StringRecord::new();
    for _ in 0..most {
        if !reader.read_record(&mut record)? {
            break;
        }
        for (column, text) in columns.iter_mut().zip(&record) {
            column.add(text);
        }
    }
    Ok(columns)
}

/// What stands beside the schema.
fn about(source: &Source, table: &Table) -> Vec<(&'static str, String)> {
    let of_columns: Map<String, Value> = table
        .columns
        .iter()
        .map(|column| (column.name.clone(), said(&column.about, &column.missing_words())))
        .collect();
    let names: Map<String, Value> = table
        .names
        .iter()
        .map(|name| (name.clone(), said(&source.words.about(name), "")))
        .collect();
    vec![
        ("title", source.title.clone()),
        ("description", table.meaning.clone()),
        ("columns", Value::from(of_columns).to_string()),
        ("names", Value::from(names).to_string()),
        ("overbuild", source.version.clone()),
    ]
}

fn said(about: &About, missing: &str) -> Value {
    let mut said = json!({ "meaning": about.meaning, "unit": about.unit });
    if !missing.is_empty() {
        said["null"] = missing.into();
    }
    said
}
