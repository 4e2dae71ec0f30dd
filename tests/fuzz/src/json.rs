//! Trees of JSON.

use serde_json::Value;

use crate::tree::Tree;

impl Tree {
    /// The tree of a JSON text, if it is one.
    pub(crate) fn of_json(text: &str) -> Option<Self> {
        Some(of(&serde_json::from_str(text).ok()?))
    }

    /// As JSON.
    pub(crate) fn json(&self) -> String {
        self.write(":")
    }
}

fn of(value: &Value) -> Tree {
    match value {
        Value::Array(list) => Tree::List(list.iter().map(of).collect()),
        Value::Object(table) => {
            Tree::Table(table.iter().map(|(key, value)| (key.clone(), of(value))).collect())
        }
        other => Tree::Leaf(other.to_string()),
    }
}
