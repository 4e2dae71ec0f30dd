//! `[calibration]`: what may be learned from the observations, and carried elsewhere.

use super::{
    diagnostic::Problems,
    node::{Node, Table, Value},
    source::Span,
};

/// The `[calibration]` table.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    /// Uncertain parameters that are not learned, because sources know them better: they keep their
    /// distributions.
    pub keep: Vec<(String, Span)>,
    /// Parameters whose posterior may be carried into another scenario.
    pub carry: Vec<(String, Span)>,
    /// Why those and not the others: written into the overlay.
    pub because: String,
}

const KEYS: [&str; 3] = ["keep", "carry", "because"];

impl Calibration {
    /// Reads the table.
    pub(super) fn read(root: &Table, problems: &mut Problems) -> Self {
        let Some(node) = root.get("calibration") else { return Self::default() };
        let Value::Table(table) = &node.value else {
            problems.error(Some(node.span.clone()), "calibration: expected a table [calibration]");
            return Self::default();
        };
        for entry in table.0.iter().filter(|entry| !KEYS.contains(&entry.key.as_str())) {
            let message = format!("unknown key `{}` in [calibration]", entry.key);
            problems.error(Some(entry.key_span.clone()), message).suggest(&entry.key, KEYS);
        }
        let because = match table.get("because").map(|node| &node.value) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let calibration = Self {
            keep: names(table.get("keep"), "keep", problems),
            carry: names(table.get("carry"), "carry", problems),
            because,
        };
        if !calibration.carry.is_empty() && calibration.because.trim().is_empty() {
            let message = "calibration: missing key `because`: why these parameters may be carried \
                           elsewhere and the others not, as text";
            problems.error(Some(node.span.clone()), message);
        }
        calibration
    }

    /// Notes the names that are no uncertain parameters.
    pub fn check(&self, drawn: &[&str], problems: &mut Problems) {
        for (name, span) in self.keep.iter().chain(&self.carry) {
            if !drawn.contains(&name.as_str()) {
                let message = format!("calibration: `{name}` is no uncertain parameter here");
                problems.error(Some(span.clone()), message).suggest(name, drawn);
            }
        }
    }
}

fn names(node: Option<&Node>, key: &str, problems: &mut Problems) -> Vec<(String, Span)> {
    let Some(node) = node else { return Vec::new() };
    let list = match &node.value {
        Value::List(list) => list.as_slice(),
        _ => &[],
    };
    let text = |item: &Node| match &item.value {
        Value::Text(text) => Some((text.clone(), item.span.clone())),
        _ => None,
    };
    let names: Option<Vec<_>> = list.iter().map(text).collect();
    if list.is_empty() || names.is_none() {
        let message = format!("calibration.{key}: expected a list of names of parameters");
        problems.error(Some(node.span.clone()), message);
    }
    names.unwrap_or_default()
}
