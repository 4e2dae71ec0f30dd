//! A TOML document as a tree of values that remember where they were written.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    files::{File, Files},
    source::Span,
};

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it was written.
    pub span: Span,
    /// What was written.
    pub value: Value,
}

/// What a scenario file can hold. Dates are refused: years are numbers.
#[derive(Clone, Debug)]
pub enum Value {
    /// Integer or decimal number, finite: [`parse`](super::parse) refuses `inf` and `nan`.
    Number(f64),
    /// `true` or `false`.
    Flag(bool),
    /// A string.
    Text(String),
    /// The name of a data file, the text of a key `csv`.
    File(FileName),
    /// `[..]`, also an array of tables.
    List(Vec<Node>),
    /// `{..}` or a `[table]`.
    Table(Table),
}

/// A file as a scenario names it.
#[derive(Clone, Debug, Default)]
pub struct FileName {
    /// Its name as written.
    pub written: String,
    /// Where it is: beside the file that names it, or among the program's own.
    pub path: PathBuf,
    /// What was found there.
    pub file: Arc<File>,
    /// Of a workbook, the sheet that is named behind a `#`.
    pub sheet: Option<String>,
}

impl FileName {
    /// Looks for a file that a text in some folder names.
    pub(super) fn open(written: &str, folder: &Path, files: &mut Files) -> Self {
        let (name, sheet) = sheet_of(written);
        let mut path = PathBuf::new();
        for part in folder.join(name).components() {
            // `extends = "../base.toml"` leads through the same folders; one file has one path.
            let back = part.as_os_str() == ".." && path.file_name().is_some();
            if back {
                path.pop();
            } else {
                path.push(part);
            }
        }
        let file = files.open(&path, Path::new(name));
        Self { written: written.to_owned(), path: file.place.clone(), file, sheet }
    }

    /// Its bytes, if it could be read.
    pub fn content(&self) -> Option<&[u8]> {
        self.file.content.as_deref().ok()
    }

    /// The file, and the sheet behind it, for messages.
    pub(super) fn shown(&self) -> String {
        let sheet = self.sheet.as_ref().map_or_else(String::new, |sheet| format!("#{sheet}"));
        format!("{}{sheet}", self.path.display())
    }

    /// Whether another name leads to the same numbers.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let same_file = self.path == other.path
            || (self.file.content.is_ok() && self.file.content == other.file.content);
        same_file && self.sheet == other.sheet
    }
}

/// Whether a file is a workbook, by its name.
pub(super) fn is_book(name: &Path) -> bool {
    ends_in(name, &["xlsx", "xlsm"])
}

/// Whether a file is a workbook of a format that is not read.
pub(super) fn is_other_book(name: &Path) -> bool {
    ends_in(name, &["xls", "xlsb", "xltx", "xlt", "ods", "fods", "numbers"])
}

fn ends_in(name: &Path, endings: &[&str]) -> bool {
    let ending = name.extension().unwrap_or_default();
    endings.iter().any(|own| ending.eq_ignore_ascii_case(own))
}

/// The file that a name leads to, and if it is a workbook, the sheet: `plan.xlsx#Sheet1`.
fn sheet_of(written: &str) -> (&str, Option<String>) {
    let mut parts = written.match_indices('#').map(|(at, _)| written.split_at(at));
    let of_book = |(name, _): &(&str, &str)| {
        let name = Path::new(name);
        is_book(name) || is_other_book(name)
    };
    parts.find(of_book).map_or((written, None), |(name, sheet)| (name, Some(sheet[1..].to_owned())))
}

impl Value {
    /// What it is, for messages.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::Text(_) | Self::File(_) => "text",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// The keys of a table, in the order of writing.
#[derive(Clone, Debug, Default)]
pub struct Table(pub Vec<Entry>);

/// One key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key was written.
    pub key_span: Span,
    /// Its value.
    pub node: Node,
}

impl Table {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.0.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// Takes a key out.
    pub fn remove(&mut self, key: &str) -> Option<Node> {
        let index = self.0.iter().position(|entry| entry.key == key)?;
        Some(self.0.remove(index).node)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.0.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.node)
    }

    /// Lays another table over this one: its values win; tables merge key by key, lists of tables
    /// with a `name` merge name by name, and correlations pair by pair.
    pub fn overlay(&mut self, over: Self) {
        let mut places: BTreeMap<String, usize> =
            self.0.iter().enumerate().map(|(place, mine)| (mine.key.clone(), place)).collect();
        for entry in over.0 {
            if let Some(place) = places.get(&entry.key) {
                let mine = &mut self.0[*place];
                mine.node.overlay(entry.node);
                mine.key_span = entry.key_span;
            } else {
                places.insert(entry.key.clone(), self.0.len());
                self.0.push(entry);
            }
        }
    }
}

impl Node {
    pub(super) fn overlay(&mut self, over: Self) {
        match (&mut self.value, over.value) {
            (Value::Table(mine), Value::Table(theirs)) if !replaces(mine, &theirs) => {
                mine.overlay(theirs);
            }
            (Value::List(mine), Value::List(theirs))
                if !theirs.is_empty() && theirs.iter().all(|n| n.identity().is_some()) =>
            {
                overlay_named(mine, theirs);
            }
            (mine, theirs) => *mine = theirs,
        }
        self.span = over.span;
    }

    /// What tells a table of a list from the others: its `name`, or the two that are `between` it.
    pub(super) fn identity(&self) -> Option<Vec<String>> {
        if let Some(name) = self.name() {
            return Some(vec![name.to_owned()]);
        }
        let Value::Table(table) = &self.value else { return None };
        let Value::List(ends) = &table.get("between")?.value else { return None };
        let names = ends.iter().map(|end| match &end.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        });
        let mut names: Vec<String> = names.collect::<Option<_>>()?;
        names.sort_unstable();
        Some(names)
    }

    /// The `name` of a table.
    pub fn name(&self) -> Option<&str> {
        let Value::Table(table) = &self.value else { return None };
        match &table.get("name")?.value {
            Value::Text(name) => Some(name),
            _ => None,
        }
    }
}

/// The key that tells the form of a distribution; three quantiles are known by their `p50`.
pub(super) const DISTRIBUTION_KEYS: [&str; 8] =
    ["uniform", "triangular", "pert", "normal", "log_normal", "beta", "values", "range"];

/// A distribution replaces a distribution whole: half of one and half of another means nothing. So does a
/// series; but an entry of a list that has a name is neither.
fn replaces(mine: &Table, theirs: &Table) -> bool {
    if mine.get("name").is_some() {
        return false;
    }
    let mut marks = DISTRIBUTION_KEYS.into_iter().chain(["p50", "csv"]);
    marks.any(|mark| theirs.get(mark).is_some() || mine.get(mark).is_some())
}

fn overlay_named(mine: &mut Vec<Node>, theirs: Vec<Node>) {
    let mut places = BTreeMap::new();
    for (place, node) in mine.iter().enumerate() {
        places.entry(node.identity()).or_insert(place);
    }
    for node in theirs {
        let identity = node.identity();
        if let Some(place) = places.get(&identity) {
            mine[*place].overlay(node);
        } else {
            places.insert(identity, mine.len());
            mine.push(node);
        }
    }
}
