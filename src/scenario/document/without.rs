//! `without = ["power", "builder.Meta"]`: tables that a scenario leaves out of its bases.

use super::Document;
use crate::scenario::node::{Node, Table, Value};

impl Document {
    /// Takes out what a `without` names, which stands beside these tables.
    pub(in crate::scenario) fn leave_out(&mut self, without: &Node, beside: &Table) {
        let Value::List(names) = &without.value else {
            let message = format!(
                "without: expected a list of table names, as in [\"power\", \"builder.Meta\"], found {}",
                without.value.kind()
            );
            self.problems.error(Some(without.span.clone()), message);
            return;
        };
        for node in names {
            let Value::Text(name) = &node.value else {
                let message =
                    format!("without: expected the name of a table, found {}", node.value.kind());
                self.problems.error(Some(node.span.clone()), message);
                continue;
            };
            if self.leave_out_one(name) {
                self.left_out.push((name.clone(), node.span.clone()));
            } else {
                let message = format!("without: there is no table `{name}` to leave out");
                let valid: Vec<String> = names_in(&self.root);
                let problem = self.problems.error(Some(node.span.clone()), message);
                if names_in(beside).contains(name) {
                    problem.help("the file itself has it: `without` leaves out what its bases say");
                } else {
                    problem.suggest(name, valid);
                }
            }
        }
    }

    fn leave_out_one(&mut self, name: &str) -> bool {
        let Some((list, entry)) = name.split_once('.') else {
            return remove_everywhere(&mut self.root, name);
        };
        let Some(node) = remove_named(&mut self.root, list, entry) else { return false };
        self.members.remove(list, node);
        true
    }
}

/// What may be left out: tables, and entries of lists by their names.
fn names_in(root: &Table) -> Vec<String> {
    let mut names = Vec::new();
    for entry in &root.0 {
        match &entry.node.value {
            Value::Table(_) => names.push(entry.key.clone()),
            Value::List(nodes) => {
                names.push(entry.key.clone());
                let own = nodes.iter().filter_map(Node::name);
                names.extend(own.map(|name| format!("{}.{name}", entry.key)));
            }
            _ => {}
        }
    }
    names
}

/// Takes a table out, and what any entry of a list overrules in it.
pub(in crate::scenario) fn remove_everywhere(root: &mut Table, name: &str) -> bool {
    let mut found = root.remove(name).is_some();
    for entry in &mut root.0 {
        let Value::List(nodes) = &mut entry.node.value else { continue };
        for node in nodes {
            if let Value::Table(own) = &mut node.value {
                let table = own.get(name).is_some_and(|own| matches!(own.value, Value::Table(_)));
                found |= table && own.remove(name).is_some();
            }
        }
    }
    found
}

fn remove_named(root: &mut Table, list: &str, name: &str) -> Option<Node> {
    let Value::List(nodes) = &mut root.get_mut(list)?.value else { return None };
    let place = nodes.iter().position(|node| node.name() == Some(name))?;
    Some(nodes.remove(place))
}
