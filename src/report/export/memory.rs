//! The tables of a result that has no folder yet.

use std::path::Path;

use csv::Reader;
use serde_json::Value;

use super::{
    columns::{Column, Table},
    is_table,
    tables::{Cells, rows},
    words::{About, Words},
};
use crate::{model::Model, report::Whole, scenario::Document};

/// A table with what its columns mean.
#[derive(Clone, Debug)]
pub struct Told {
    /// That of its file, without the ending.
    pub name: String,
    /// What it is.
    pub meaning: String,
    /// In their order.
    pub columns: Vec<ToldColumn>,
}

/// A column of it.
#[derive(Clone, Debug)]
pub struct ToldColumn {
    /// As in the file.
    pub name: String,
    /// What it means, and its unit.
    pub about: About,
    /// The word that stands in the file where there is no number; empty if there is none.
    pub missing: String,
    /// Its values.
    pub cells: Cells,
}

impl Words {
    /// Of a run, by its scenario and what its summary says.
    pub fn of_run(model: &Model, document: &Document, summary: &Value) -> Self {
        Self::of(&Value::from(report::json::origin(model, document)), summary)
    }
}

impl Whole {
    /// Its tables; `summary` says which metrics its scenario declares.
    pub fn tables(&self, summary: &Value) -> Result<Vec<Told>, String> {
        let words = Words::of(&Value::from(self.origin.clone()), summary);
        let files = self.files.iter().filter(|(name, _)| is_table(name));
        files.map(|(name, content)| told(name, content, &words)).collect()
    }
}

/// A table from the bytes of its file; the error says where they are none.
pub fn told(name: &str, content: &[u8], words: &Words) -> Result<Told, String> {
    let table = Table::look_at(Reader::from_reader(content), Path::new(name), words)?;
    let all = rows(&mut Reader::from_reader(content), &table, usize::MAX);
    let cells = all.map_err(|error| format!("{name}: {error}"))?.into_iter();
    let column = |(column, cells): (Column, Cells)| {
        let missing = column.missing_words();
        ToldColumn { name: column.name, about: column.about, missing, cells }
    };
    let columns = table.columns.into_iter().zip(cells).map(column).collect();
    Ok(Told { name: table.name, meaning: table.meaning, columns })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_in_memory_is_what_its_file_says() {
        let words = Words::of(&Value::Null, &Value::Null);
        let text = "path,bust,bust_begins,track\n0,1,2031.5,spending\n1,0,never,\n";
        let table = told("paths.csv", text.as_bytes(), &words).unwrap();
        assert_eq!(table.name, "paths");
        let cells: Vec<&Cells> = table.columns.iter().map(|column| &column.cells).collect();
        assert_eq!(cells[0], &Cells::Whole(vec![0, 1]));
        assert_eq!(cells[1], &Cells::YesNo(vec![true, false]));
        let Cells::Numbers(begins) = cells[2] else { panic!("{cells:?}") };
        assert!((begins[0] - 2031.5).abs() < 1e-12 && begins[1].is_nan());
        assert_eq!(table.columns[2].missing, "never");
        assert_eq!(cells[3], &Cells::Words(vec!["spending".to_owned(), String::new()]));
        assert!(told("x.csv", b"a,b\n1\n", &words).unwrap_err().contains("x.csv"));
    }
}
