//! Tables whose keys are read as fields.

use super::{At, Field};
use crate::scenario::{
    Problems, Rules, TableReader,
    diagnostic::nearest,
    node::{Node, Value},
    specification::{Key, TableSpecification},
};

/// Reads the tables of a list, each under its name or number.
pub(in crate::scenario) fn read_items<T>(
    items: &[Node],
    list: &str,
    problems: &mut Problems,
    mut read: impl FnMut(&mut TableReader<'_>) -> Option<T>,
) -> Vec<T> {
    let mut all = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let label = item.name().map_or_else(|| format!("number {}", place + 1), str::to_owned);
        let name = format!("{list}.{label:.60}");
        let Value::Table(table) = &item.value else {
            let message = format!("{name}: expected a table, found {}", item.value.kind());
            problems.error(Some(item.span.clone()), message);
            continue;
        };
        let mut reader = TableReader {
            table: Some(table),
            name,
            span: Some(item.span.clone()),
            rules: Rules::default(),
            problems,
        };
        all.extend(read(&mut reader));
    }
    all
}

impl<'a> TableReader<'a> {
    /// What the file has at a key.
    pub(in crate::scenario) fn at(&self, key: &str) -> Option<&'a Node> {
        self.table.and_then(|table| table.get(key))
    }

    /// The value of a key: as written, else its default.
    pub(crate) fn field<F: Field>(&mut self, keys: &TableSpecification, name: &str) -> F {
        let key = keys.key(name).expect("a table reads only keys that its specification has");
        let full =
            if self.name.is_empty() { name.to_owned() } else { format!("{}.{name}", self.name) };
        let mut at = At { key, full: &full, problems: self.problems };
        let found = match self.table.and_then(|table| table.get(name)) {
            Some(node) => F::written(node, &mut at),
            None if key.optional() => F::left_out(),
            None if key.otherwise.is_empty() => {
                // Of a table that is no table, that has been said.
                let is_due = self.table.is_some() || self.span.is_none();
                if is_due && !self.is_misspelt(keys, name) {
                    self.missing(key, &full);
                }
                None
            }
            None => key.silence().and_then(|node| F::written(&node, &mut at)),
        };
        found.unwrap_or_else(|| F::stand_in(key))
    }

    /// Whether a key that is not there stands there under a name that is nearly right, which is told already.
    pub(in crate::scenario) fn is_misspelt(
        &self,
        specification: &TableSpecification,
        key: &str,
    ) -> bool {
        let Some(table) = self.table else { return false };
        let valid = specification.keys.iter().map(|key| key.name);
        let valid: Vec<&str> = valid.chain(specification.overrides.iter().copied()).collect();
        let is_meant =
            |written: &str| !valid.contains(&written) && nearest(written, &valid) == Some(key);
        table.0.iter().any(|entry| is_meant(&entry.key))
    }

    fn missing(&mut self, key: &Key, full: &str) {
        let message = format!("missing key `{full}`: {}", key.meaning.trim());
        let unit = if key.unit.is_empty() { String::new() } else { format!(" ({})", key.unit) };
        let help = format!("expected {}{unit}", key.form.words());
        self.problems.error(self.span.clone(), message).help(help);
    }

    /// Notes where not exactly one of the sets of keys is given that exclude each other.
    pub(crate) fn check_either(&mut self, keys: &TableSpecification) {
        let Some(table) = self.table.filter(|_| !keys.either.is_empty()) else { return };
        let begun = |set: &&&[&str]| set.iter().any(|key| table.get(key).is_some());
        let given: Vec<&&[&str]> = keys.either.iter().filter(begun).collect();
        match given.as_slice() {
            [] if keys.keys.iter().any(|key| self.is_misspelt(keys, key.name)) => {}
            [] => {
                let sets: Vec<String> = keys.either.iter().map(|set| quoted(set)).collect();
                let message = format!("{}: expected either {}", self.name, sets.join(" or "));
                self.problems.error(self.span.clone(), message);
            }
            [set] => {
                for name in set.iter().filter(|name| table.get(name).is_none()) {
                    if let Some(key) = keys.key(name).filter(|_| !self.is_misspelt(keys, name)) {
                        self.missing(key, &format!("{}.{name}", self.name));
                    }
                }
            }
            [first, second, ..] => {
                let has = |set: &[&'static str]| {
                    set.iter().copied().find(|key| table.get(key).is_some()).unwrap_or_default()
                };
                let (one, other) = (has(first), has(second));
                self.useless(other, &format!("`{one}` excludes it"));
            }
        }
    }

    /// Notes a key that says nothing where it stands.
    pub(in crate::scenario) fn useless(&mut self, key: &str, because: &str) {
        let entry = self.table.and_then(|table| table.0.iter().find(|entry| entry.key == key));
        if let Some(entry) = entry {
            let message = format!("{}.{key}: has no use here: {because}", self.name);
            self.problems.error(Some(entry.key_span.clone()), message);
        }
    }

    /// Notes a mistake at a key, or at the table if the key is not there.
    pub(in crate::scenario) fn fail<T>(&mut self, key: &str, message: &str) -> Option<T> {
        let span = self.at(key).map(|node| node.span.clone()).or_else(|| self.span.clone());
        self.problems.error(span, format!("{}: {message}", self.name));
        None
    }
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(" and ")
}
