//! `[german]`: the words of a scenario in German.

use std::collections::BTreeSet;

use super::{
    document::Document,
    names::near,
    node::{Node, Table, Value},
    reader::TableReader,
    source::{SETTING, Span},
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

impl Document {
    /// Tells of German words for what the scenario nowhere says, of those that the file that was asked for has: what a
    /// base has words for may have been left out.
    pub fn check_own_words(&mut self) {
        let Some(Value::Table(german)) = self.root.get("german").map(|node| &node.value) else {
            return;
        };
        if self.is_variant {
            return;
        }
        // A setting may have changed or taken out what was said: then its own words alone are at fault.
        let is_set = self.sources.iter().any(|source| source.name == SETTING);
        let least = if is_set { 2 } else { 1 };
        let said = texts(&self.root);
        let strays: Vec<(String, Span)> = german
            .0
            .iter()
            .filter(|entry| {
                self.sources.rank(&entry.key_span) >= least && !said.contains(entry.key.as_str())
            })
            .map(|entry| (entry.key.clone(), entry.key_span.clone()))
            .collect();
        let said: Vec<String> = said.into_iter().map(str::to_owned).collect();
        for (english, span) in strays {
            let message = format!(
                "german: the scenario nowhere says `{english:.60}`, so nothing is put into German"
            );
            let help = "title, question, names, units and labels of the scenario have their German here, letter by letter";
            let near = near(&english, &said).map(|near| format!("did you mean `{near:.60}`?"));
            self.problems.warn(Some(span), message).help(near.unwrap_or_else(|| help.to_owned()));
        }
    }
}

/// All that a scenario says in words, but for the German itself.
fn texts(root: &Table) -> BTreeSet<&str> {
    let mut all = BTreeSet::new();
    let mut open: Vec<&Node> =
        root.0.iter().filter(|entry| entry.key != "german").map(|entry| &entry.node).collect();
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Text(text) => drop(all.insert(text.as_str())),
            Value::List(list) => open.extend(list),
            Value::Table(table) => open.extend(table.0.iter().map(|entry| &entry.node)),
            Value::Number(_) | Value::Flag(_) | Value::File(_) => {}
        }
    }
    all
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
