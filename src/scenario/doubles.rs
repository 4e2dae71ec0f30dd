//! Entries that one file gives twice. Laid over each other, the later would win without a word.

use super::{
    diagnostic::Problems,
    node::{Node, Table, Value},
};

/// Lists whose doubles are told here; `[[builder]]` and its like tell their own.
const LISTS: [&str; 2] = ["correlation", "observation"];

/// Notes the entries of a file that are given twice: pairs in either order, observations by name.
pub(super) fn note(file: &Table, problems: &mut Problems) {
    for list in LISTS {
        let Some(Value::List(nodes)) = file.get(list).map(|node| &node.value) else { continue };
        let mut known: Vec<(Vec<String>, &Node)> = Vec::new();
        for node in nodes {
            let Some(identity) = node.identity() else { continue };
            if let Some((_, first)) = known.iter().find(|(other, _)| *other == identity) {
                let names: Vec<String> = identity.iter().map(|name| format!("`{name}`")).collect();
                let message = format!("{list}: {} is given twice", names.join(" and "));
                let problem = problems.error(Some(node.span.clone()), message);
                problem.also(first.span.clone(), "given here already");
            } else {
                known.push((identity, node));
            }
        }
    }
}
