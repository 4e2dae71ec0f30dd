//! What a sheet of inputs says of a key beside its value: read by nobody, so it must be true.

use std::collections::BTreeMap;

use super::{Cell, Said, Sheet, letters};
use crate::scenario::source::Span;

/// A column that says something of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The unit that the value is in.
    Unit,
    /// What stands where the value is empty.
    Default,
    /// The smallest plausible value.
    Lowest,
    /// The largest.
    Highest,
}

const COLUMNS: [(&str, Column); 4] = [
    ("unit", Column::Unit),
    ("default", Column::Default),
    ("lowest", Column::Lowest),
    ("highest", Column::Highest),
];

/// A cell beside a key.
#[derive(Clone, Debug)]
pub struct Stated {
    /// The table of the key, without brackets.
    pub table: String,
    /// The key.
    pub key: String,
    /// What the cell is about.
    pub column: Column,
    /// What it says.
    pub text: String,
    /// Its name, as `G12`.
    pub cell: String,
    /// Its row, from 0.
    pub(in crate::scenario) row: u32,
    /// Where the row stands among the texts.
    pub span: Span,
}

/// Every such cell of a sheet whose head names its columns.
pub(super) fn stated(sheet: &Sheet, head: u32, names: &[String]) -> Vec<Stated> {
    let mut rows: BTreeMap<u32, Vec<&Cell>> = BTreeMap::new();
    for cell in sheet.cells.iter().filter(|cell| cell.place.0 > head) {
        rows.entry(cell.place.0).or_default().push(cell);
    }
    let name = |cell: &Cell| names.get(cell.place.1 as usize).map_or("", String::as_str);
    let mut all = Vec::new();
    let mut table = String::new();
    for (row, cells) in rows {
        let Some(key) = cells.iter().find(|cell| name(cell) == "key").and_then(|c| c.text()) else {
            continue;
        };
        if key.starts_with('[') {
            key.trim_matches(['[', ']', ' ']).clone_into(&mut table);
            continue;
        }
        for (own, column) in COLUMNS {
            let found = cells.iter().find(|cell| name(cell) == own);
            let Some((cell, text)) = found.and_then(|cell| Some((cell, cell.text()?))) else {
                continue;
            };
            let (text, cell) = (text.to_owned(), letters(cell.place));
            let (table, key) = (table.clone(), key.to_owned());
            all.push(Stated { table, key, column, text, cell, row, span: 0..0 });
        }
    }
    all
}

impl Cell {
    fn text(&self) -> Option<&str> {
        match &self.said {
            Said::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Stated {
    /// The same, in a text that begins at a place and has a line for each row.
    pub(in crate::scenario) fn within(self, text: &str, base: usize) -> Self {
        let lines = text.split('\n').take(self.row as usize);
        let start: usize = lines.map(|line| line.len() + 1).sum();
        let start = start.min(text.len());
        let length = text[start..].find('\n').unwrap_or(text.len() - start);
        Self { span: base + start..base + start + length, ..self }
    }
}
