//! A TOML document as a tree of values that remember where they were written.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    diagnostic::Problems,
    source::{Sources, Span},
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
    /// Integer or decimal number; `inf` and `nan` are refused by the readers.
    Number(f64),
    /// `true` or `false`.
    Flag(bool),
    /// A string.
    Text(String),
    /// `[..]`, also an array of tables.
    List(Vec<Node>),
    /// `{..}` or a `[table]`.
    Table(Table),
}

impl Value {
    /// What it is, for messages.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::Text(_) => "text",
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

    /// Lays another table over this one: its values win; tables merge key by key, lists of tables
    /// with a `name` merge name by name, and correlations pair by pair.
    pub fn overlay(&mut self, over: Self) {
        for entry in over.0 {
            match self.0.iter_mut().find(|mine| mine.key == entry.key) {
                Some(mine) => {
                    mine.node.overlay(entry.node);
                    mine.key_span = entry.key_span;
                }
                None => self.0.push(entry),
            }
        }
    }
}

impl Node {
    fn overlay(&mut self, over: Self) {
        match (&mut self.value, over.value) {
            (Value::Table(mine), Value::Table(theirs)) if !replaces(mine, &theirs) => {
                mine.overlay(theirs);
            }
            (Value::List(mine), Value::List(theirs))
                if theirs.iter().all(|n| n.identity().is_some()) =>
            {
                overlay_named(mine, theirs);
            }
            (mine, theirs) => *mine = theirs,
        }
        self.span = over.span;
    }

    /// What tells a table of a list from the others: its `name`, or the two that are `between` it.
    pub(super) fn identity(&self) -> Option<Vec<&str>> {
        if let Some(name) = self.name() {
            return Some(vec![name]);
        }
        let Value::Table(table) = &self.value else { return None };
        let Value::List(ends) = &table.get("between")?.value else { return None };
        let names = ends.iter().map(|end| match &end.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let mut names: Vec<&str> = names.collect::<Option<_>>()?;
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
    for node in theirs {
        match mine.iter().position(|known| known.identity() == node.identity()) {
            Some(known) => mine[known].overlay(node),
            None => mine.push(node),
        }
    }
}

/// Reads a text as a table; syntax errors go to `problems`, all of them.
pub(super) fn parse(
    name: &str,
    text: &str,
    sources: &mut Sources,
    problems: &mut Problems,
) -> (Table, usize) {
    let base = sources.add(name.to_owned(), text.to_owned());
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().map(|span| span.start + base..span.end + base);
        problems.error(span, format!("not valid TOML: {}", error.message()));
    }
    let table = table_of(table.get_ref(), base, problems);
    super::doubles::note(&table, problems);
    (table, base)
}

fn table_of(table: &DeTable<'_>, base: usize, problems: &mut Problems) -> Table {
    let entries = table.iter().map(|(key, value)| Entry {
        key: key.get_ref().to_string(),
        key_span: shift(key.span(), base),
        node: node_of(value, base, problems),
    });
    let mut entries: Vec<Entry> = entries.collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Table(entries)
}

fn node_of(value: &Spanned<DeValue<'_>>, base: usize, problems: &mut Problems) -> Node {
    let span = shift(value.span(), base);
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Array(list) => {
            Value::List(list.iter().map(|item| node_of(item, base, problems)).collect())
        }
        DeValue::Table(table) => Value::Table(table_of(table, base, problems)),
        DeValue::Integer(digits) => {
            let parsed = i64::from_str_radix(digits.as_str(), digits.radix());
            Value::Number(parsed.map_or(f64::INFINITY, |integer| integer as f64))
        }
        DeValue::Float(digits) => Value::Number(digits.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Datetime(_) => {
            problems
                .error(Some(span.clone()), "a date has no place here; years are numbers: 2026.5");
            Value::Number(f64::NAN)
        }
    };
    Node { span, value }
}

const fn shift(span: Span, base: usize) -> Span {
    span.start + base..span.end + base
}
