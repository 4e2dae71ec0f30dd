//! What a file says in the wrong place, so that half of the scenario would seem to be missing: what the top of a file says,
//! within a table; a table laid over a list, or the other way round.

use super::Document;
use crate::scenario::{
    diagnostic::{Problems, nearest, suggestion},
    node::{Entry, Node, Table, Value},
};

/// Keys that stand at the top of a file, before any table.
const TOP: [&str; 5] = ["title", "question", "answer", "extends", "without"];

/// Refuses keys of the top of a file that stand behind the name of a table, whose keys TOML takes them for.
pub(super) fn refuse_buried(file: &Table, problems: &mut Problems) {
    // What stands there is words of the scenario.
    for entry in file.0.iter().filter(|entry| entry.key != "german") {
        buried(&entry.node, &entry.key, &mut |own, table| {
            if file.get(&own.key).is_none() {
                let message = format!(
                    "{}: it stands within [{table}], and belongs at the top of the file",
                    own.key
                );
                let help = "whatever stands behind a [table] is a key of that table";
                problems.error(Some(own.key_span.clone()), message).help(help);
            }
        });
    }
}

/// Every key of the top that stands in a table or in one within it.
fn buried(node: &Node, name: &str, found: &mut dyn FnMut(&Entry, &str)) {
    match &node.value {
        Value::List(nodes) => nodes.iter().for_each(|node| buried(node, name, found)),
        Value::Table(table) => {
            for entry in &table.0 {
                if TOP.contains(&entry.key.as_str()) {
                    found(entry, name);
                } else {
                    buried(&entry.node, &format!("{name}.{}", entry.key), found);
                }
            }
        }
        _ => {}
    }
}

/// Refuses `extend = "base.toml"`: all that the base says would seem to be missing.
pub(super) fn refuse_misspelt_base(file: &Table, problems: &mut Problems) {
    let says_files = |node: &Node| match &node.value {
        Value::Text(_) => true,
        Value::List(all) => all.iter().all(|one| matches!(one.value, Value::Text(_))),
        _ => false,
    };
    let is_meant = |entry: &&Entry| {
        !TOP.contains(&entry.key.as_str())
            && nearest(&entry.key, &TOP) == Some("extends")
            && says_files(&entry.node)
    };
    if let Some(entry) = file.0.iter().find(is_meant) {
        let message = format!("unknown key or table `{}`", entry.key);
        let problem = problems.error(Some(entry.key_span.clone()), message);
        problem.help(suggestion(&entry.key, &TOP));
    }
}

impl Document {
    /// Takes what has no name out of a list that is laid over entries with names: a mistake, and no new list. Whether
    /// anything is left.
    pub(super) fn takes(&mut self, list: &mut Entry) -> bool {
        let mine = self.root.get(&list.key).map(|node| &node.value);
        let (Some(Value::List(mine)), Value::List(theirs)) = (mine, &mut list.node.value) else {
            return true;
        };
        if theirs.is_empty() || mine.is_empty() || mine.iter().any(|own| own.identity().is_none()) {
            return true;
        }
        let what = if list.key == "correlation" { "between" } else { "name" };
        theirs.retain(|node| {
            let Value::Table(table) = &node.value else { return true };
            let found = table.get(what);
            let is_nameless = node.identity().is_none() && (what == "name" || found.is_none());
            if let Some(found) = found.filter(|_| is_nameless) {
                let message = format!("{}.{what}: expected text, found {}", list.key, found.value.kind());
                self.problems.error(Some(found.span.clone()), message);
            } else if is_nameless {
                let message = format!("{}: an entry without `{what}`, which says whether it changes one of the base or is new", list.key);
                let slip = table.0.iter().find(|own| nearest(&own.key, &[what]).is_some());
                let span = slip.map_or(&node.span, |own| &own.key_span).clone();
                let problem = self.problems.error(Some(span), message);
                problem.help = slip.map(|own| suggestion(&own.key, &[what]));
            }
            !is_nameless
        });
        !theirs.is_empty()
    }

    /// Refuses whatever is no list over a list, and whatever is no table over a table: what lies below is kept.
    pub(super) fn keep_kinds(&mut self, table: &mut Table) {
        table.0.retain(|entry| match self.root.get(&entry.key).map(|node| &node.value) {
            Some(Value::List(mine)) if mine.iter().any(is_table) => {
                let is_list = matches!(entry.node.value, Value::List(_));
                if !is_list {
                    no_list(entry, &mut self.problems);
                }
                is_list
            }
            Some(Value::Table(_)) if !is_table(&entry.node) => {
                let message =
                    format!("[{}]: expected a table, found {}", entry.key, entry.node.value.kind());
                self.problems.error(Some(entry.node.span.clone()), message);
                false
            }
            _ => true,
        });
    }
}

const fn is_table(node: &Node) -> bool {
    matches!(node.value, Value::Table(_))
}

/// Notes a table, `[builder.Meta]`, or anything else in the place of a list.
pub(in crate::scenario) fn no_list(entry: &Entry, problems: &mut Problems) {
    let (list, value) = (&entry.key, &entry.node.value);
    let message =
        format!("{list}: expected a list of tables, written as [[{list}]], found {}", value.kind());
    let first = match value {
        Value::Table(own) => own.0.iter().find(|own| is_table(&own.node)).map(|own| &own.key),
        _ => None,
    };
    let name = entry.node.name().or(first.map(String::as_str));
    let problem = problems.error(Some(entry.key_span.clone()), message);
    if let Some(name) = name {
        problem.help(format!("a file writes [[{list}]] with name = \"{name:.60}\" in it"));
    }
}
