//! A distribution as a user writes it.

use super::Distribution;
use crate::scenario::{
    diagnostic::Problems,
    node::{DISTRIBUTION_KEYS, Entry, Node, Table, Value},
    slip::number_hint,
};

const FORMS: &[&str] = &[
    "p10, p50, p90",
    "uniform",
    "triangular",
    "pert",
    "normal",
    "log_normal",
    "beta",
    "values",
    "range",
];

pub(super) const INFINITE: [f64; 2] = [f64::NEG_INFINITY, f64::INFINITY];

/// Reads a number or a distribution; `key` names it in messages.
pub(crate) fn read_distribution(
    node: &Node,
    key: &str,
    problems: &mut Problems,
) -> Option<Distribution> {
    match &node.value {
        Value::Number(value) => Some(Distribution::Fixed(*value)),
        Value::Table(table) => read_form(node, table, key, problems),
        other => {
            let message =
                format!("{key}: expected a number or a distribution, found {}", other.kind());
            let problem = problems.error(Some(node.span.clone()), message);
            let example = "for example 0.2, { p10 = 0.1, p50 = 0.2, p90 = 0.4 } or { pert = [0.1, 0.2, 0.4] }";
            problem.help(number_hint(other, example));
            None
        }
    }
}

/// The number or distribution that a key says, if it can be read.
pub fn distribution_of(node: &Node) -> Option<Distribution> {
    read_distribution(node, "", &mut Problems::default())
}

/// A table under reading, so that each form can speak of its own keys.
pub(super) struct Form<'a> {
    node: &'a Node,
    pub(super) table: &'a Table,
    key: &'a str,
    problems: &'a mut Problems,
}

fn read_form(
    node: &Node,
    table: &Table,
    key: &str,
    problems: &mut Problems,
) -> Option<Distribution> {
    let form = Form { node, table, key, problems };
    let has = |name: &str| table.get(name).is_some();
    match DISTRIBUTION_KEYS.into_iter().find(|mark| has(mark)) {
        Some("uniform") => form.uniform(),
        Some("triangular") => form.corners("triangular"),
        Some("pert") => form.corners("pert"),
        Some("normal") => form.normal(false),
        Some("log_normal") => form.normal(true),
        Some("beta") => form.beta(),
        Some("values") => form.discrete(),
        Some("range") => form.range(),
        _ if has("p50") => form.quantiles(),
        _ => form.unknown(),
    }
}

impl Form<'_> {
    pub(super) fn fail<T>(self, message: &str) -> Option<T> {
        self.problems.error(Some(self.node.span.clone()), format!("{}: {message}", self.key));
        None
    }

    fn unknown(self) -> Option<Distribution> {
        let word = self.table.0.first().map_or("", |entry| entry.key.as_str());
        let message = format!("{}: `{word}` is no known form of a distribution", self.key);
        self.problems
            .error(Some(self.node.span.clone()), message)
            .suggest(word, FORMS.iter().copied());
        None
    }

    /// Refuses keys beside those that the form knows.
    pub(super) fn only(&mut self, known: &[&str]) -> bool {
        let stray: Vec<&Entry> =
            self.table.0.iter().filter(|entry| !known.contains(&entry.key.as_str())).collect();
        for entry in &stray {
            let message = format!("{}: unknown key `{}` in a distribution", self.key, entry.key);
            let problem = self.problems.error(Some(entry.key_span.clone()), message);
            problem.suggest(&entry.key, known.iter().copied());
        }
        stray.is_empty()
    }

    pub(super) fn number(&mut self, name: &str) -> Option<f64> {
        match self.table.get(name).map(|node| &node.value) {
            Some(Value::Number(value)) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn numbers<const N: usize>(&mut self, name: &str) -> Option<[f64; N]> {
        let list = self.list(name)?;
        let found = <[f64; N]>::try_from(list.as_slice()).ok();
        if found.is_none() {
            let message = format!("{}: {name} expects {N} numbers, found {}", self.key, list.len());
            self.problems.error(Some(self.node.span.clone()), message);
        }
        found
    }

    pub(super) fn list(&mut self, name: &str) -> Option<Vec<f64>> {
        let node = self.table.get(name)?;
        let Value::List(items) = &node.value else {
            let message = format!(
                "{}: {name} expects a list of numbers, found {}",
                self.key,
                node.value.kind()
            );
            self.problems.error(Some(node.span.clone()), message);
            return None;
        };
        let number = |item: &Node| match item.value {
            Value::Number(value) => Some(value),
            _ => None,
        };
        let numbers: Option<Vec<f64>> = items.iter().map(number).collect();
        if numbers.is_none() {
            let message = format!("{}: {name} expects numbers only", self.key);
            self.problems.error(Some(node.span.clone()), message);
        }
        numbers
    }

    /// `min` and `max`, or the bounds of the form where they are not given.
    pub(super) fn bounds(&mut self, otherwise: [f64; 2]) -> Option<[f64; 2]> {
        let mut bounds = otherwise;
        for (name, bound) in ["min", "max"].into_iter().zip(&mut bounds) {
            if let Some(node) = self.table.get(name) {
                let Value::Number(value) = node.value else {
                    let kind = node.value.kind();
                    let message = format!("{}: {name} expects a number, found {kind}", self.key);
                    self.problems.error(Some(node.span.clone()), message);
                    return None;
                };
                *bound = value;
            }
        }
        Some(bounds)
    }
}
