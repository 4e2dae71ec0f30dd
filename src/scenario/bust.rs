//! `[bust]`: what counts as a bust, said once.

use super::{
    diagnostic::Problems,
    node::{Node, Table, Value},
    source::Span,
};

/// A bust is a path on which any of these conditions on metrics holds.
#[derive(Clone, Debug)]
pub struct Bust {
    /// The conditions.
    pub any_of: Vec<Condition>,
}

/// A metric above or below a number.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Name of the metric.
    pub metric: String,
    /// The number.
    pub bound: f64,
    /// Whether the metric must be above it (else below).
    pub above: bool,
    /// Where it was written.
    pub span: Option<Span>,
}

impl Condition {
    /// The condition in words: `spending_fall above 0.5`.
    pub fn words(&self) -> String {
        let side = if self.above { "above" } else { "below" };
        format!("{} {side} {}", self.metric, self.bound)
    }
}

impl Default for Bust {
    /// Write-downs above a quarter of cumulative spending, or spending down by half from its peak
    /// within three years.
    fn default() -> Self {
        let above = |metric: &str, bound| Condition {
            metric: metric.to_owned(),
            bound,
            above: true,
            span: None,
        };
        Self { any_of: vec![above("write_down_share", 0.25), above("spending_fall", 0.5)] }
    }
}

impl Bust {
    /// Reads the table.
    pub fn read(root: &Table, problems: &mut Problems) -> Self {
        let Some(node) = root.get("bust") else { return Self::default() };
        let expected =
            "bust: expected any_of = [{ metric = \"write_down_share\", above = 0.25 }, ..]";
        let list = match &node.value {
            Value::Table(table) if table.0.len() == 1 => table.get("any_of"),
            _ => None,
        };
        match list.map(|node| &node.value) {
            Some(Value::List(items)) if !items.is_empty() => {
                Self { any_of: items.iter().filter_map(|item| condition(item, problems)).collect() }
            }
            _ => {
                problems.error(Some(node.span.clone()), expected);
                Self::default()
            }
        }
    }
}

fn condition(item: &Node, problems: &mut Problems) -> Option<Condition> {
    if let Value::Table(table) = &item.value {
        let number = |key: &str| match table.get(key).map(|node| &node.value) {
            Some(Value::Number(bound)) if bound.is_finite() => Some(*bound),
            _ => None,
        };
        let metric = match table.get("metric").map(|node| &node.value) {
            Some(Value::Text(metric)) => Some(metric.clone()),
            _ => None,
        };
        let bounds = (number("above"), number("below"));
        if let (Some(metric), (Some(bound), None) | (None, Some(bound)), 2) =
            (metric, bounds, table.0.len())
        {
            let span = table.get("metric").map(|node| node.span.clone());
            return Some(Condition { metric, bound, above: bounds.0.is_some(), span });
        }
    }
    let message = "bust: expected { metric = \"name\", above = number } or below";
    problems.error(Some(item.span.clone()), message);
    None
}
