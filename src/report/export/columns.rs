//! The columns of a CSV file with their kinds, found by one look at all of it.

use std::{collections::BTreeSet, fs::File, io::Read, path::Path};

use csv::{Reader, StringRecord};

use super::words::{About, Words, missing};
use crate::{metrics::quantity::BUST, report::parquet::Kind};

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) about: About,
    /// Words that stand for a number that is not there.
    pub(super) missing: BTreeSet<String>,
}

impl Column {
    /// The same, for a reader.
    pub(super) fn missing_words(&self) -> String {
        self.missing.iter().map(String::as_str).collect::<Vec<_>>().join(" or ")
    }
}

/// A table: a CSV file of a result.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Its name: that of the file without its ending.
    pub(super) name: String,
    pub(super) meaning: String,
    pub(super) columns: Vec<Column>,
    /// What stands in columns of names, as of tracks, and is known.
    pub(super) names: BTreeSet<String>,
}

/// Columns that have names of quantities and keys.
const NAMES: [&str; 6] = ["track", "metric", "outcome", "parameter", "key", "of"];
/// Other columns of words; what has no cell with anything in it, and is none of these, has numbers.
const WORDS: [&str; 17] = [
    "begins",
    "fails",
    "input",
    "keys",
    "not_simulated",
    "part",
    "quantity",
    "reference",
    "rung",
    "scenario",
    "second_key",
    "series",
    "setting",
    "side",
    "stands_for",
    "statistic",
    "unit",
];
/// Columns of whole numbers, where they are whole.
const COUNTED: [&str; 2] = ["path", "year"];

/// What was seen in a column: how many cells of each sort.
#[derive(Clone, Debug, Default)]
struct Seen {
    cells: u64,
    filled: u64,
    whole: u64,
    numbers: u64,
    truths: u64,
    missing: BTreeSet<String>,
}

impl Seen {
    fn add(&mut self, text: &str, words: &BTreeSet<&str>) {
        self.cells += 1;
        if words.contains(text) {
            self.missing.insert(text.to_owned());
        } else if !text.is_empty() {
            self.filled += 1;
            self.whole += u64::from(text.parse::<i64>().is_ok());
            self.numbers += u64::from(text.parse::<f64>().is_ok());
            self.truths += u64::from(["true", "false"].contains(&text));
        }
    }

    /// What a column holds, whatever one result has of it.
    fn kind(&self, name: &str) -> Kind {
        let all = |sort: u64| self.filled > 0 && sort == self.filled;
        let full = self.filled == self.cells;
        let is_words = NAMES.contains(&name) || WORDS.contains(&name);
        if full && (all(self.truths) || name == BUST.name && all(self.whole)) {
            Kind::YesNo
        } else if full && all(self.whole) && COUNTED.contains(&name) {
            Kind::Whole
        } else if self.numbers == self.filled && !is_words {
            Kind::Number
        } else {
            Kind::Words
        }
    }
}

impl Table {
    /// Looks at a whole file; the error names file and line.
    pub(super) fn look(path: &Path, words: &Words) -> Result<Self, String> {
        let reader =
            Reader::from_path(path).map_err(|error| format!("{}: {error}", path.display()));
        Self::look_at(reader?, path, words)
    }

    /// The same of what stands in memory under a name.
    pub(super) fn look_at<R: Read>(
        mut reader: Reader<R>,
        path: &Path,
        words: &Words,
    ) -> Result<Self, String> {
        let failed = |error: csv::Error| format!("{}: {error}", path.display());
        let head = reader.headers().map_err(failed)?.clone();
        let missing: BTreeSet<&str> = missing().collect();
        let named: Vec<usize> = (0..head.len()).filter(|at| NAMES.contains(&&head[*at])).collect();
        let mut seen = vec![Seen::default(); head.len()];
        let (mut names, mut record) = (BTreeSet::new(), StringRecord::new());
        while reader.read_record(&mut record).map_err(failed)? {
            for (seen, text) in seen.iter_mut().zip(&record) {
                seen.add(text, &missing);
            }
            for text in named.iter().map(|at| &record[*at]) {
                if !names.contains(text) {
                    names.insert(text.to_owned());
                }
            }
        }
        names.retain(|name| words.about(name) != About::default());
        let columns = head.iter().zip(seen).map(|(name, seen)| column(name, seen, words)).collect();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = format!("{name}.csv");
        let meaning = words.about(&file).meaning;
        Ok(Self { name, meaning, columns, names })
    }

    /// Reads its rows once more, from the first on.
    pub(super) fn reader(&self, folder: &Path) -> Result<Reader<File>, csv::Error> {
        Reader::from_path(folder.join(format!("{}.csv", self.name)))
    }
}

fn column(name: &str, seen: Seen, words: &Words) -> Column {
    let kind = seen.kind(name);
    let missing = if kind == Kind::Number { seen.missing } else { BTreeSet::new() };
    Column { name: name.to_owned(), kind, about: words.about(name), missing }
}

/// A number of a cell, if there is one.
pub(super) fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn kinds(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paths.csv");
        std::fs::write(&path, text).unwrap();
        let words = Words::of(&Value::Null, &Value::Null);
        let table = Table::look(&path, &words);
        let one = |column: &Column| {
            format!("{}:{:?} {}", column.name, column.kind, column.missing_words())
                .trim()
                .to_owned()
        };
        match table {
            Ok(table) => {
                let all: Vec<String> = table.columns.iter().map(one).collect();
                all.join(",")
            }
            Err(message) => message,
        }
    }

    #[test]
    fn kinds_do_not_hang_on_the_values_of_one_run() {
        let head = "path,bust,write_down,bust_begins,demand.growth,track,fails";
        let shape = "path:Whole,bust:YesNo,write_down:Number,bust_begins:Number";
        let text = format!("{head}\n0,1,0,2031,0.5,spending,\n1,0,12.5,never,1e-3,price,4 a\n");
        assert_eq!(
            kinds(&text),
            format!("{shape} never,demand.growth:Number,track:Words,fails:Words")
        );
        let whole = format!("{head}\n0,0,3,never,2,spending,\n");
        assert_eq!(
            kinds(&whole),
            format!("{shape} never,demand.growth:Number,track:Words,fails:Words")
        );
        assert_eq!(
            kinds("clear,bust,year\ntrue,1,2026\nfalse,,\n"),
            "clear:YesNo,bust:Number,year:Number"
        );
        assert_eq!(kinds("year,mean\n2026,1\n2027,NaN\n"), "year:Whole,mean:Number NaN");
        assert_eq!(kinds("year,track\n2026.5,never\n"), "year:Number,track:Words");
    }

    #[test]
    fn a_row_that_is_cut_off_is_refused() {
        let said = kinds("path,bust\n0,1\n1\n");
        assert!(said.contains("paths.csv") && said.contains("line: 3"), "{said}");
    }
}
