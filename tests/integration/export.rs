//! The tables of a result for other programs.

use std::{fs, path::Path, process::Command};

use parquet::{
    file::reader::{FileReader, SerializedFileReader},
    record::Field,
};
use serde_json::Value;

use crate::folder::{Folder, errors, files, refused};

/// A result with all kinds of columns.
fn result(name: &str) -> Folder {
    let folder = Folder::new(name);
    done(&folder, &["run", "fiber-glut.toml", "--paths", "300", "--quiet", "--out", "r"]);
    folder
}

fn done(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
    String::from_utf8_lossy(&output.stdout).into_owned() + &errors(&output)
}

fn rows(path: &Path) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).unwrap();
    reader.records().map(Result::unwrap).collect()
}

/// Whether a cell of a CSV file and a field of Parquet say the same.
fn same(cell: &str, field: &Field) -> bool {
    match field {
        Field::Null => cell.is_empty() || ["never", "undefined", "inf", "NaN"].contains(&cell),
        Field::Bool(yes) => {
            ["0 false", "1 true"][usize::from(*yes)].split(' ').any(|own| own == cell)
        }
        Field::Long(number) => cell == number.to_string(),
        Field::Double(number) => cell.parse() == Ok(*number),
        Field::Str(text) => cell == text,
        _ => false,
    }
}

/// A table as a CSV file and as Parquet.
struct Pair {
    name: &'static str,
    cells: Vec<csv::StringRecord>,
    parquet: SerializedFileReader<fs::File>,
}

impl Pair {
    fn read(folder: &Path, name: &'static str) -> Self {
        let file = fs::File::open(folder.join(format!("{name}.parquet"))).unwrap();
        let parquet = SerializedFileReader::new(file).unwrap();
        Self { name, cells: rows(&folder.join(format!("{name}.csv"))), parquet }
    }

    /// Names and kinds of its columns.
    fn columns(&self) -> Vec<(String, String)> {
        let schema = self.parquet.metadata().file_metadata().schema();
        let one = |field: &parquet::schema::types::TypePtr| {
            (field.name().to_owned(), field.get_physical_type().to_string())
        };
        schema.get_fields().iter().map(one).collect()
    }

    /// Every cell says the same.
    fn is_equal(&self) {
        let columns = self.columns();
        assert!(self.cells[0].iter().eq(columns.iter().map(|(name, _)| name.as_str())));
        let read = self.parquet.get_row_iter(None).unwrap().map(Result::unwrap);
        let read: Vec<_> = read.collect();
        assert_eq!(read.len(), self.cells.len() - 1);
        for (row, record) in read.iter().zip(&self.cells[1..]) {
            for ((column, field), cell) in row.get_column_iter().zip(record) {
                assert!(same(cell, field), "{}.{column}: {cell} is not {field}", self.name);
            }
        }
    }

    fn about(&self, key: &str) -> String {
        let all = self.parquet.metadata().file_metadata().key_value_metadata().unwrap();
        all.iter().find(|own| own.key == key).unwrap().value.clone().unwrap()
    }

    fn told(&self, key: &str) -> Value {
        serde_json::from_str(&self.about(key)).unwrap()
    }
}

#[test]
fn tables_are_read_back_cell_by_cell() {
    let folder = result("export-read-back");
    let said = done(&folder, &["export", "r", "--to", "parquet"]);
    for name in ["paths", "tracks", "drivers"] {
        assert!(said.contains(&format!("r/{name}.parquet")), "{said}");
        let pair = Pair::read(&folder.0.join("r"), name);
        pair.is_equal();
        assert!(!pair.about("description").is_empty() && !pair.about("title").is_empty());
        let told = pair.told("columns");
        for (column, _) in pair.columns() {
            assert_ne!(told[&column]["meaning"], "", "{name}: {column}");
        }
    }
    // They belong to the result, which comes again without them, and takes them away when it is run anew.
    assert!(
        fs::read_to_string(folder.0.join("r/manifest.json")).unwrap().contains("paths.parquet")
    );
    let said = done(&folder, &["replay", "r"]);
    assert!(
        said.contains("are the same to the last byte") && said.contains("tracks.parquet"),
        "{said}"
    );
    done(&folder, &["run", "fiber-glut.toml", "--paths", "10", "--quiet", "--out", "r"]);
    assert!(files(&folder.0.join("r")).iter().all(|name| !name.ends_with(".parquet")));
}

#[test]
fn columns_say_what_they_are() {
    let folder = result("export-columns");
    done(&folder, &["export", "r", "--to", "parquet", "--quiet"]);
    let read = |name| Pair::read(&folder.0.join("r"), name);
    let told = read("paths").told("columns");
    assert_eq!(told["write_down"]["unit"], "$bn");
    assert_eq!(told["bust_begins"]["null"], "never");
    assert_eq!(
        told["demand.growth"],
        serde_json::json!({
            "meaning": "Growth at the start of those without a name of their own, along the reference price.",
            "unit": "share a year",
        })
    );
    let known = read("tracks").told("names");
    assert_eq!(known["spending"]["unit"], "$bn");
    assert!(known["spending"]["meaning"].as_str().unwrap().len() > 10);
    let kinds: Vec<String> = read("drivers").columns().into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds[..5], ["BYTE_ARRAY", "BYTE_ARRAY", "DOUBLE", "DOUBLE", "BOOLEAN"]);
    let kinds: Vec<String> = read("paths").columns().into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds[..3], ["INT64", "BOOLEAN", "DOUBLE"]);
}

/// The same with the programs that people use, where they are installed.
const CHECK: &str = r#"
import csv, json, os, sys
os.chdir(sys.argv[1])
import duckdb, pyarrow.parquet as pq
db = duckdb.connect()
db.execute(open("tables.sql").read())
comments = dict(db.execute("SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE comment IS NOT NULL").fetchall())
assert "$bn" in comments["paths.write_down"], comments["paths.write_down"]
assert db.execute("SELECT unit FROM names WHERE name = 'spending'").fetchone() == ("$bn",)
for name in ("paths", "tracks", "drivers"):
    cells = list(csv.reader(open(name + ".csv")))
    table = pq.read_table(name + ".parquet")
    told = json.loads(table.schema.metadata[b"columns"])
    assert table.column_names == cells[0] == list(told)
    made = db.execute(f"SELECT * FROM {name}").fetchall()
    read = db.execute(f"SELECT * FROM '{name}.parquet'").fetchall()
    rows = list(zip(*[column.to_pylist() for column in table.columns]))
    assert made == read == rows, name
    assert len(rows) == len(cells) - 1
    for row, words in zip(rows, cells[1:]):
        for value, word in zip(row, words):
            if value is None: assert word in ("", "never", "undefined", "inf", "NaN"), word
            elif isinstance(value, bool): assert word in (str(int(value)), str(value).lower())
            elif isinstance(value, str): assert word == value
            else: assert float(word) == value, (word, value)
assert db.execute("SELECT count(*) FROM paths WHERE bust").fetchone()[0] == sum(r[1] == "1" for r in csv.reader(open("paths.csv")))
print("read")
"#;

#[test]
fn tables_open_in_duckdb_and_pyarrow() {
    let folder = result("export-elsewhere");
    done(&folder, &["export", "r", "--to", "parquet", "--quiet"]);
    done(&folder, &["export", "r", "--to", "duckdb-sql", "--quiet"]);
    assert!(files(&folder.0.join("r")).contains(&"paths.parquet".to_owned()), "both stay");
    let python = std::env::var("OVERBUILD_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let lacks = ["-c", "import duckdb, pyarrow"];
    let there = Command::new(&python).args(lacks).output().is_ok_and(|done| done.status.success());
    if !there {
        eprintln!("skipped: {python} has no duckdb or no pyarrow");
        return;
    }
    let output =
        Command::new(&python).args(["-c", CHECK]).arg(folder.0.join("r")).output().unwrap();
    assert!(output.status.success() && output.stdout == b"read\n", "{}", errors(&output));
}

#[test]
fn what_cannot_be_exported_is_told() {
    let folder = result("export-refused");
    let refuse = |arguments: &[&str], parts: &[&str]| {
        refused(&folder, &[&["export"], arguments].concat(), 2, parts);
    };
    refuse(&["r", "--to", "parqet"], &["parqet", "'parquet'"]);
    refuse(&["r", "--to", "excel"], &["possible values: parquet, duckdb-sql"]);
    refuse(
        &["nowhere", "--to", "parquet"],
        &["nowhere is no folder; expected the folder of a result"],
    );
    refuse(&["data", "--to", "parquet"], &["data is no result of overbuild"]);
    done(
        &folder,
        &["run", "fiber-glut.toml", "--paths", "128", "--shard", "1/2", "--out", "s", "--quiet"],
    );
    refuse(&["s", "--to", "parquet"], &["s has no tables; expected a result with CSV files"]);
    // What stands in the way and is not ours.
    folder.write("r/tracks.parquet", "mine");
    refuse(&["r", "--to", "parquet"], &["tracks.parquet"]);
    assert_eq!(fs::read(folder.0.join("r/tracks.parquet")).unwrap(), b"mine");
    assert!(!folder.0.join("r/paths.parquet").exists(), "all or nothing");
    done(&folder, &["export", "r", "--to", "parquet", "--out", "beside"]);
    assert_eq!(files(&folder.0.join("beside")).len(), 4, "three tables and a record");
    // A table that is not as it was written.
    let text = fs::read_to_string(folder.0.join("r/paths.csv")).unwrap();
    for changed in [&text[..text.len() / 2], &text.replacen("never", "2001", 1), ""] {
        folder.write("r/paths.csv", changed);
        refuse(
            &["r", "--to", "duckdb-sql", "--out", "x"],
            &["paths.csv", "truncated or changed since"],
        );
    }
    fs::remove_file(folder.0.join("r/paths.csv")).unwrap();
    refuse(&["r", "--to", "duckdb-sql", "--out", "x"], &["r: paths.csv: "]);
    assert!(!folder.0.join("x").exists());
}
