//! From files and command-line settings to one merged table.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    diagnostic::Problems,
    node::{self, Entry, Node, Table, Value},
    source::{Sources, Span},
};

/// A scenario as written: merged, not yet understood.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Every text that was read.
    pub sources: Sources,
    /// The merged keys.
    pub root: Table,
    /// Mistakes so far.
    pub problems: Problems,
    /// Folder against which the paths in the file are resolved.
    pub folder: PathBuf,
}

impl Document {
    /// Reads a file, what it extends, and the `--set key=value` settings over both.
    pub fn load(path: &Path, settings: &[String]) -> Self {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let mut document = Self { folder, ..Self::default() };
        document.root = document.layer(path, None, &mut Vec::new());
        for setting in settings {
            document.set(setting);
        }
        let settings_without = document.root.remove("without");
        document.root = document.leave_out(document.root.clone(), settings_without);
        document
    }

    /// The same scenario without some tables, and with `key=value` settings over it.
    #[must_use]
    pub fn changed(&self, without: &[&str], settings: &[&str]) -> Self {
        let mut changed = self.clone();
        for table in without {
            remove_everywhere(&mut changed.root, table);
        }
        for setting in settings {
            changed.set(setting);
        }
        changed
    }

    /// Reads a scenario from a text, as if it were a file of that name in the current folder.
    pub fn from_text(name: &str, text: &str) -> Self {
        let mut document = Self::default();
        let (mut root, _) = node::parse(name, text, &mut document.sources, &mut document.problems);
        let without = root.remove("without");
        document.root = document.leave_out(root, without);
        document
    }

    /// One file over the files that it extends.
    fn layer(&mut self, path: &Path, asked: Option<Span>, chain: &mut Vec<PathBuf>) -> Table {
        let known = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if chain.contains(&known) {
            let message =
                format!("extends: {} extends itself, by way of its bases", path.display());
            self.problems.error(asked, message);
            return Table::default();
        }
        let Some(text) = self.read(path, asked) else { return Table::default() };
        let name = path.display().to_string();
        let (mut table, _) = node::parse(&name, &text, &mut self.sources, &mut self.problems);
        let without = table.remove("without");
        let Some(extends) = table.remove("extends") else { return self.leave_out(table, without) };
        chain.push(known);
        let mut merged = Table::default();
        for (base, span) in self.bases(&extends) {
            let file = path.parent().unwrap_or(Path::new("")).join(base);
            let layer = self.layer(&file, Some(span), chain);
            merged.overlay(layer);
        }
        chain.pop();
        merged.overlay(table);
        self.leave_out(merged, without)
    }

    fn bases(&mut self, extends: &Node) -> Vec<(String, Span)> {
        let list = match &extends.value {
            Value::List(list) => list.as_slice(),
            _ => std::slice::from_ref(extends),
        };
        let mut bases = Vec::new();
        for node in list {
            match &node.value {
                Value::Text(text) => bases.push((text.clone(), node.span.clone())),
                other => {
                    let message = format!(
                        "extends: expected a file name or a list of them, found {}",
                        other.kind()
                    );
                    self.problems.error(Some(node.span.clone()), message);
                }
            }
        }
        bases
    }

    fn read(&mut self, path: &Path, asked: Option<Span>) -> Option<String> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("cannot read {}: {error}", path.display());
                self.problems.error(asked, message);
                return None;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..valid].split(|b| *b == b'\n').count();
                let message = format!("{}:{line}: the file is not UTF-8 text", path.display());
                self.problems.error(asked, message).help("save it with the encoding UTF-8");
                None
            }
        }
    }

    /// Lays `key.key=value` over the document. A bare word is taken as text, as shells eat quotes.
    fn set(&mut self, setting: &str) {
        let Some((key, value)) = setting.split_once('=') else {
            let message =
                format!("--set {setting}: expected KEY=VALUE, as in --set demand.growth=0.3");
            self.problems.error(None, message);
            return;
        };
        let mut trial = Problems::default();
        let quoted = format!("{key}={value:?}");
        node::parse("--set", setting, &mut Sources::default(), &mut trial);
        let text = if trial.fatal() { &quoted } else { setting };
        let (table, _) = node::parse("--set", text, &mut self.sources, &mut self.problems);
        let table = self.name_builders(table);
        self.root.overlay(table);
    }

    /// `--set builder.Meta.share=0.2` names an entry of `[[builder]]`.
    fn name_builders(&self, mut table: Table) -> Table {
        for Entry { key, node, key_span } in &mut table.0 {
            let listed = matches!(self.root.get(key).map(|n| &n.value), Some(Value::List(_)));
            let Value::Table(by_name) = &node.value else { continue };
            if !listed {
                continue;
            }
            let named = by_name.0.iter().map(|entry| named_entry(entry, key_span)).collect();
            node.value = Value::List(named);
        }
        table
    }

    /// Takes out of a table what `without = ["power", "builder.Meta"]` names.
    fn leave_out(&mut self, mut table: Table, without: Option<Node>) -> Table {
        let Some(without) = without else { return table };
        let Value::List(names) = without.value else {
            let message = format!(
                "without: expected a list of table names, as in [\"power\", \"builder.Meta\"], found {}",
                without.value.kind()
            );
            self.problems.error(Some(without.span), message);
            return table;
        };
        for node in names {
            let Value::Text(name) = &node.value else {
                let message =
                    format!("without: expected the name of a table, found {}", node.value.kind());
                self.problems.error(Some(node.span.clone()), message);
                continue;
            };
            let found = match name.split_once('.') {
                Some((list, entry)) => remove_named(&mut table, list, entry),
                None => remove_everywhere(&mut table, name),
            };
            if !found {
                let message = format!("without: there is no table `{name}` to leave out");
                let problem = self.problems.error(Some(node.span.clone()), message);
                problem.suggest(name, table.0.iter().map(|entry| entry.key.as_str()));
            }
        }
        table
    }
}

fn named_entry(entry: &Entry, list_span: &Span) -> Node {
    let name = Node { span: entry.key_span.clone(), value: Value::Text(entry.key.clone()) };
    let name = Entry { key: "name".to_owned(), key_span: list_span.clone(), node: name };
    let mut keys = vec![name];
    if let Value::Table(table) = &entry.node.value {
        keys.extend(table.0.iter().cloned());
    }
    Node { span: entry.node.span.clone(), value: Value::Table(Table(keys)) }
}

/// Takes a table out, and what any entry of a list overrules in it.
fn remove_everywhere(root: &mut Table, name: &str) -> bool {
    let mut found = root.remove(name).is_some();
    for entry in &mut root.0 {
        let Value::List(nodes) = &mut entry.node.value else { continue };
        for node in nodes {
            if let Value::Table(own) = &mut node.value {
                found |= own.remove(name).is_some();
            }
        }
    }
    found
}

fn remove_named(root: &mut Table, list: &str, name: &str) -> bool {
    let Some(entry) = root.0.iter_mut().find(|entry| entry.key == list) else { return false };
    let Value::List(nodes) = &mut entry.node.value else { return false };
    let before = nodes.len();
    nodes.retain(|node| node.name() != Some(name));
    nodes.len() < before
}
