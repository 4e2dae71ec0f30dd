//! What is said where a list of tables is none.

use crate::scenario::{Entry, Node, Problems, Value};

/// A table in the place of a list comes of `--set` of an entry that is not there.
pub(crate) fn complain(list: &str, node: Option<&Node>, problems: &mut Problems) {
    let named = match node.map(|node| &node.value) {
        Some(Value::Table(table)) => table.0.first(),
        _ => None,
    };
    let message = match named {
        Some(Entry { key, node: Node { value: Value::Table(_), .. }, .. }) => {
            format!("there is no {list} `{key:.60}`: the scenario has no [[{list}]]")
        }
        _ => format!("{list}: expected a list of tables, written as [[{list}]]"),
    };
    let problem = problems.error(node.map(|node| node.span.clone()), message);
    if named.is_some() {
        problem.help(format!(
            "a file writes [[{list}]] with name = \"..\" in it; --set changes entries that are there, a new one needs a file"
        ));
    }
}
