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
        if names.is_empty() {
            let message = "without: an empty list leaves nothing out";
            self.problems.error(Some(without.span.clone()), message);
        }
        let before = self.left_out.len();
        for node in names {
            let Value::Text(name) = &node.value else {
                let message =
                    format!("without: expected the name of a table, found {}", node.value.kind());
                self.problems.error(Some(node.span.clone()), message);
                continue;
            };
            if self.leave_out_one(name) {
                self.left_out.push((name.clone(), node.span.clone()));
            } else if let Some(known) = self.left_by(name, before) {
                let message = format!("without: `{name}` is left out already, by `{known}`");
                self.problems.error(Some(node.span.clone()), message);
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

    /// What of the same list has taken a table, or the list of an entry.
    fn left_by(&self, name: &str, before: usize) -> Option<String> {
        let list = name.split('.').next().unwrap_or_default();
        let mut own = self.left_out[before..].iter().map(|(own, _)| own);
        own.find(|own| *own == name || *own == list).cloned()
    }

    /// Says of what is missing, since a `without` has taken its table, which one has.
    pub fn blame_without(&mut self) {
        let names_in = |message: &str, name: &str| {
            message
                .strip_prefix("missing key `")
                .and_then(|rest| rest.strip_prefix(name))
                .is_some_and(|rest| rest.starts_with('.'))
        };
        for problem in &mut self.problems.0 {
            let mut left = self.left_out.iter();
            let Some((name, span)) = left.find(|(name, _)| names_in(&problem.message, name)) else {
                continue;
            };
            problem.span = Some(span.clone());
            problem.help(format!("`without` leaves {name} out, which every scenario needs"));
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a file with a `without` over two tables and a list.
    fn said(without: &str) -> String {
        let base = "title = \"T\"\n[demand]\ninitial = 1\n[pricing]\n[[builder]]\nname = \"A\"\n";
        let mut document = Document::from_text("base.toml", base)
            .laid_over("own.toml", &format!("without = {without}\n"));
        document.problems.error(None, "missing key `demand.initial`: how much");
        document.blame_without();
        document.problems.render(&document.sources, false)
    }

    #[test]
    fn what_is_left_out_twice_is_there_and_named_twice() {
        assert!(said("[\"pricing\", \"pricing\"]").contains("left out already, by `pricing`"));
        assert!(said("[\"builder\", \"builder.A\"]").contains("left out already, by `builder`"));
        assert!(said("[\"builder.A\", \"builder.A\"]").contains("already, by `builder.A`"));
        assert!(said("[\"default\"]").contains("there is no table `default` to leave out"));
        assert!(said("[]").contains("an empty list leaves nothing out"));
    }

    #[test]
    fn what_lacks_since_it_is_left_out_is_told_where_it_is() {
        let told = said("[\"demand\"]");
        assert!(told.contains("own.toml:1:12") && told.contains("leaves demand out"), "{told}");
        assert!(!said("[\"pricing\"]").contains("which every scenario needs"));
    }
}
