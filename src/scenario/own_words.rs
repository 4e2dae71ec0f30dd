//! `[german]`: the words of a scenario in German.

use super::{
    node::{Node, Value},
    reader::TableReader,
    specification::TableSpecification,
};

/// Letters of a text, at most.
const MOST: usize = 2000;

/// The table: its keys are the scenario's own words.
pub(super) const GERMAN: TableSpecification = TableSpecification {
    name: "german",
    label: "German words",
    german: "Deutsche Wörter",
    meaning: "The scenario's own words in German, each by the English that it stands for: title, question, names, units, labels. Reports in German say them; what has none stays as it is.",
    keys: &[],
    list: false,
    overrides: &[],
    either: &[],
};

/// Reads it: what is said in English, and in German.
pub(super) fn read(reader: &mut TableReader<'_>) -> Vec<(String, String)> {
    let Some(table) = reader.table else { return Vec::new() };
    let mut words = Vec::new();
    for entry in &table.0 {
        let Some(german) = text(&entry.node, &entry.key, reader) else { continue };
        words.push((entry.key.clone(), german));
    }
    words
}

/// A text that screens and pages can show.
fn text(node: &Node, english: &str, reader: &mut TableReader<'_>) -> Option<String> {
    let wrong = match &node.value {
        Value::Text(text) if text.trim().is_empty() => "expected text, found none".to_owned(),
        Value::Text(text) if text.chars().count() > MOST => {
            format!("expected text of at most {MOST} letters, found {}", text.chars().count())
        }
        Value::Text(text) if text.chars().any(char::is_control) => {
            "it has a control character, which no screen and no page can show".to_owned()
        }
        Value::Text(text) => return Some(text.clone()),
        other => format!("expected the German for it as text, found {}", other.kind()),
    };
    let message = format!("german: `{english:.40}`: {wrong}");
    reader.problems.error(Some(node.span.clone()), message);
    None
}
