//! The tables of a result for other programs: what its CSV files say, with what each column means and its unit.

mod columns;
mod memory;
mod script;
mod tables;
mod words;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use columns::Table;
pub use memory::{Told, ToldColumn, told};
use serde_json::Value;
pub use tables::Cells;
pub use words::{About, Words};

use super::{
    folder::{Hashes, Staged, intact},
    origin::Origin,
};

/// What tables are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A Parquet file of each table.
    Parquet,
    /// A script for DuckDB that reads the CSV files.
    Script,
}

/// A result whose tables are written again.
pub struct Source {
    folder: PathBuf,
    title: String,
    version: String,
    tables: Vec<Table>,
    words: Words,
}

impl Source {
    /// Looks at all tables of a result. The error says what is wrong: that there is no result, that it has no tables, or
    /// that one is not as it was written.
    pub fn open(folder: &Path) -> Result<Self, String> {
        let place = folder.display();
        let origin = Origin::read(folder)?;
        let files: Vec<&String> = origin.files.keys().filter(|name| is_table(name)).collect();
        if files.is_empty() {
            return Err(format!("{place} has no tables; expected a result with CSV files"));
        }
        for name in &files {
            intact(folder, name).map_err(|why| format!("{place}: {why}"))?;
        }
        let read = |name: &str| -> Value {
            let text = fs::read_to_string(folder.join(name)).unwrap_or_default();
            serde_json::from_str(&text).unwrap_or_default()
        };
        let manifest = read("manifest.json");
        let words = Words::of(&manifest, &read("summary.json"));
        let look = |name: &&String| Table::look(&folder.join(name), &words);
        let tables = files.iter().map(look).collect::<Result<Vec<_>, _>>()?;
        let (title, version) = (title(&manifest), origin.version);
        Ok(Self { folder: folder.to_owned(), title, version, tables, words })
    }

    /// Names of the files that are written.
    pub fn files(&self, written: Written) -> Vec<String> {
        match written {
            Written::Parquet => self.tables.iter().map(tables::file_name).collect(),
            Written::Script => vec![script::NAME.to_owned()],
        }
    }

    /// Writes them; returns their names and hashes.
    pub fn write(&self, written: Written, staged: &Staged) -> Result<Hashes, String> {
        if written == Written::Parquet {
            return self.tables.iter().map(|table| tables::write(self, table, staged)).collect();
        }
        let text = script::script(self);
        staged.write(script::NAME, text.as_bytes())?;
        Ok(vec![(script::NAME.to_owned(), super::json::hash(text.as_bytes()))])
    }

    /// What stands in columns of tracks, metrics and keys.
    fn names(&self) -> BTreeMap<&String, About> {
        let all = self.tables.iter().flat_map(|table| &table.names);
        all.map(|name| (name, self.words.about(name))).collect()
    }
}

/// What the result is called, or the scenarios that it compares.
fn title(manifest: &Value) -> String {
    let each = manifest["scenarios"].as_array().into_iter().flatten();
    let each: Vec<&str> = each.filter_map(|one| one["title"].as_str()).collect();
    manifest["title"].as_str().map_or_else(|| each.join(", "), str::to_owned)
}

fn is_table(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "csv")
}
